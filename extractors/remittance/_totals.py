"""The amount of the payment: labelled totals, total rows, and the sum of the lines."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from extractors.papers.header import Choice, choices, read_amount
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.remittance._paid import PaidLine, TableReading, to_units


def total_choices(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """Labelled totals outside the tables, best first."""
    found = choices(paper, pairs, "total_amount", read_amount)
    for choice in found:
        choice.amount = Decimal(choice.value)
    return found


def stated_totals(paper: Paper, pairs: Sequence[Pair], scale: int) -> list[int]:
    """Amounts outside the tables that may be the payment, in minor units."""
    return [
        to_units(choice.amount, scale)
        for choice in total_choices(paper, pairs)
        if choice.amount is not None and choice.weight >= 0.35
    ]


def row_choices(readings: Sequence[TableReading]) -> list[Choice]:
    """Printed totals of the tables' paid columns."""
    found = []
    for reading in readings:
        for value, cell in reading.totals:
            amount = Decimal(value).scaleb(-reading.scale)
            found.append(Choice(str(amount), 0.8, cell.atoms, cell.page, "total row", amount=amount))
    return found


def echo_of(paper: Paper, paid: Decimal, own: frozenset[int]) -> Choice | None:
    """An amount printed anywhere outside the lines that is their sum."""
    for rows in paper.rows:
        for row in rows:
            for atom in row.atoms:
                reading = paper.amount(atom) if atom.kind == "money" and id(atom) not in own else None
                if reading is not None and reading.value == paid != 0:
                    return Choice(str(paid), 0.5, (atom,), row.page, "", amount=paid)
    return None


def own_atoms(lines: Sequence[PaidLine]) -> frozenset[int]:
    """Identities of the atoms that the lines were read from."""
    cells = (cell.atoms for line in lines for cell in line.cells.values())
    return frozenset(map(id, chain.from_iterable(cells)))


def echoed(paper: Paper, readings: Sequence[TableReading]) -> bool:
    """Whether the sum of all lines is printed outside them."""
    lines = [line for reading in readings for line in reading.lines]
    paid = Decimal(sum(line.paid for line in lines)).scaleb(-readings[0].scale)
    return echo_of(paper, paid, own_atoms(lines)) is not None


def chosen_total(
    labelled: Sequence[Choice], rows: Sequence[Choice], paid: Decimal | None
) -> tuple[Choice | None, bool]:
    """The payment's amount and whether it is the sum of the lines: a printed one that is the sum beats all others."""
    every = [*labelled, *rows]
    agreeing = [choice for choice in every if paid is not None and choice.amount == paid]
    if agreeing:
        return max(agreeing, key=lambda choice: choice.weight), True
    strong = sorted(every, key=lambda choice: -choice.weight)
    return (strong[0] if strong else None), False
