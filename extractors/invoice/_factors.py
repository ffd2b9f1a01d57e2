"""What an amount is the product of: two numbers of its row, less a percentage or not, to the cent."""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.fields.amounts import parse_amount, parse_percent
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_CENT = Decimal("0.011")
_MOST_OFF = 60
"""Percent by which a position is discounted at most."""
_TIMES = re.compile(r"(?:^|\s)(?:[x×*@àa]|at)\s+\S{0,3}\s?\d|\s=\s")
"""A sign between two numbers that says what they make."""


class Factors(NamedTuple):
    """A quantity and the price of one, where they are printed."""

    quantity: Decimal
    price: Decimal
    atoms: tuple[Atom, Atom]


class _Number(NamedTuple):
    atom: Atom
    value: Decimal


def multiply(quantity: Decimal | None, price: Decimal | None, net: Decimal, off: Sequence[Decimal] = ()) -> bool:
    """Whether quantity times price, less one of these percentages or none, is the amount, to the cent, whatever their
    signs."""
    if quantity is None or price is None:
        return False
    whole = abs(quantity * price)
    return any(abs(whole * (1 - rate / 100) - abs(net)) <= _CENT for rate in (Decimal(0), *off))


def factors_of(paper: Paper, atoms: Sequence[Atom], net: Decimal, price: Decimal | None = None) -> Factors | None:
    """The two numbers that make the amount; `price` where a head tells which of all it is. A percentage that is only a
    number among them counts where no two numbers make the amount as they are."""
    told = [rate for atom in atoms if "%" in atom.text and (rate := parse_percent(atom.text)) is not None]
    numbers = list(_numbers(paper, atoms))
    bare = [n for n in numbers if 0 < n.value <= _MOST_OFF and n.atom.kind == "integer"]
    for left, right in itertools.combinations(numbers, 2):
        if _fit(left, right) and multiply(left.value, right.value, net, told):
            return _ordered(left, right, price)
    for left, right in itertools.combinations(numbers, 2):
        rates = [n.value for n in bare if n is not left and n is not right]
        if _fit(left, right) and multiply(left.value, right.value, net, rates):
            return _ordered(left, right, price)
    return None


def is_counted_out(paper: Paper, row: Row) -> bool:
    """ "- Hinge, 12 pcs x 18.50: 222.00": a line that says what its amount is made of."""
    reading = paper.amount(row.atoms[-1]) if row.atoms[-1].kind == "money" else None
    if reading is None or not reading.value or not _TIMES.search(row.text):
        return False
    return factors_of(paper, row.atoms[:-1], reading.value) is not None


def _numbers(paper: Paper, atoms: Sequence[Atom]) -> Iterator[_Number]:
    """Numbers by themselves and, from left to right, those within a phrase."""
    for atom in sorted(atoms, key=lambda atom: atom.x0):
        if atom.kind in ("money", "integer"):
            if (reading := paper.amount(atom)) is not None and reading.value:
                yield _Number(atom, reading.value)
        elif atom.kind in ("text", "code"):
            for n in range(len(atom.words) if len(atom.words) > 1 else 0):
                word = part_of(atom, n, n + 1)
                found = parse_amount(word.text.strip(",:;="), paper.convention)
                if found is not None and found.value:
                    yield _Number(word, found.value)


def _fit(left: _Number, right: _Number) -> bool:
    """One of the two has cents or is set as an amount: two counts make none."""
    return any(_is_price(number) for number in (left, right))


def _is_price(number: _Number) -> bool:
    return number.value.as_tuple().exponent == -2 or number.atom.kind == "money"


def _ordered(left: _Number, right: _Number, price: Decimal | None) -> Factors:
    """The quantity comes first, unless the head says otherwise or only the other one is a price."""
    turned = left.value == price if price is not None else _is_price(left) and not _is_price(right)
    quantity, each = (right, left) if turned else (left, right)
    return Factors(quantity.value, each.value, (quantity.atom, each.atom))
