"""Payments told in words: "we paid 508.62 EUR for your invoice 4711 of 2 October over 150.50 less 2 % discount (3.01)".

The text is read as a stream: each document number opens a line; dates and amounts up to the next number are its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np

from extractors.fields.lexicon import (
    any_speaks_of,
    normalise,
)
from extractors.fields.references import document_type_of, looks_like_document_number
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._retold import Said, led_to
from extractors.remittance._solution import Solution
from extractors.remittance._stream import REDUCING, events, is_amount, role_of, unbracketed
from extractors.remittance._totals import echoed
from extractors.tables import Atom, Row, Table

_WRAPPING = ".,;:()[]"
_MOST_AMOUNTS = 8
"""Amounts of a mail among which an equation is sought."""
_SEVERAL = 2
_BRACKETED = re.compile(r"\(([^()]+)\)")


@dataclass
class _Item:
    """One document number and what is said about it."""

    number: str
    kind_word: str
    cell: Cell
    date: Atom | None = None
    amounts: dict[str, Atom] = field(default_factory=dict)
    page: int = 0
    told: tuple[Atom, ...] = ()
    """The words on the deduction's own printed row, which say what it is for."""
    rivals: int = 0
    """Other numbers of documents in the same printed line."""
    rest: tuple[Atom, ...] = ()
    """Further amounts said of it, whose meaning no word tells."""
    said: list[Said] = field(default_factory=list)
    """All amounts said of it, in their order."""
    deductions: tuple[Atom, ...] = ()
    """What is taken off besides the discount, where an equation tells."""
    proven: bool = False
    """Whether an equation of its own says what its amounts are."""
    remark: str = ""
    """What stands behind the last of them in brackets."""

    def with_first_only(self) -> "_Item":
        """The item as if nothing but its first amount were said of it."""
        return replace(self, amounts={"gross": self.said[0].atom} if self.said else self.amounts, rest=())


def prose_reading(paper: Paper, stated: Sequence[int], scale: int) -> TableReading | None:
    """Lines told in running text, or None where no document is named."""
    items = _counted(paper, _items(paper), scale)
    if not items:
        return None
    if len(items) == 1 and not items[0].proven and (found := balanced(paper)):
        items[0].amounts, items[0].told = found.amounts, found.told
    if len(items) == 1 and len(set(stated)) == 1 and not _leads_to(paper, items[0], stated[0], scale):
        items[0].amounts = {}
    lines = [_line(paper, item, scale) for item in items]
    lines = _paid_in_part(paper, items, lines, scale)
    if len(lines) == 1 and not items[0].amounts and len(set(stated)) == 1:
        lines[0].gross = lines[0].paid = stated[0]
    elif len(lines) == 1 and not items[0].amounts and (only := _only_amount(paper)) is not None:
        _pay_with(lines[0], only, items[0].page, to_units(abs(only[1]), scale))
    elif any(not item.amounts for item in items):
        for line, item in zip(lines, items, strict=True):
            line.unknown = not item.amounts
    return reading_of(lines, scale)


def _counted(paper: Paper, items: list[_Item], scale: int) -> list[_Item]:
    """The items that the printed sum counts: a number that only names the payment is none of them, and amounts behind
    the last one are the sum's. As they are where none comes to it."""
    if len(items) < _SEVERAL or not any(item.amounts for item in items):
        return items
    amounts = [item for item in items if item.amounts]
    plain = [item if item.proven else item.with_first_only() for item in amounts]
    for tried in chain((amounts, plain), _one_less(paper, plain, scale)):
        if tried and echoed(paper, [reading_of([_line(paper, item, scale) for item in tried], scale)]):
            return tried
    return items


def _one_less(paper: Paper, items: Sequence[_Item], scale: int) -> Iterator[list[_Item]]:
    """The items without each one whose absence leaves a sum that is printed: of hundreds next to none."""
    paid = [_line(paper, item, scale).paid for item in items]
    money = (atom for rows in paper.rows for row in rows for atom in row.atoms if atom.kind == "money")
    printed = {reading.value for atom in money if (reading := paper.amount(atom)) is not None}
    whole = sum(paid)
    for n, item in enumerate(items):
        if not item.proven and Decimal(whole - paid[n]).scaleb(-scale) in printed:
            yield [*items[:n], *items[n + 1 :]]


def _paid_in_part(paper: Paper, items: Sequence[_Item], lines: list[PaidLine], scale: int) -> list[PaidLine]:
    """ "Invoice 4502: 1,464.00, of which 1,344.00 is paid (2 tyres short)": a second, smaller amount said of a document
    is what is paid where only so the lines come to a printed sum."""
    if not any(item.rest for item in items) or echoed(paper, [reading_of(lines, scale)]):
        return lines
    tried = []
    for item, line in zip(items, lines, strict=True):
        value = paper.amount(item.rest[0]) if item.rest and "gross" in item.amounts else None
        units = to_units(value.value, scale) if value is not None else line.paid
        if 0 < units < line.gross and not (line.discount or line.deduction):
            line = replace(line, paid=units, deduction=line.gross - units, holds=True, reason_text=item.remark)
            line.cells = {**line.cells, "paid_amount": Cell(item.page, (item.rest[0],))}
        tried.append(line)
    return tried if echoed(paper, [reading_of(tried, scale)]) else lines


def _leads_to(paper: Paper, item: _Item, stated: int, scale: int) -> bool:
    """Whether what is said of the only document comes to the payment that a label states; a sum printed elsewhere
    ("share capital 500.000.000") does not. Less may be paid than is billed on the same line."""
    line = _line(paper, item, scale)
    return line.paid == stated or any(atom.y0 < item.cell.atoms[0].y1 for atom in item.amounts.values())


def _only_amount(paper: Paper) -> tuple[Atom, Decimal] | None:
    """The only amount of the text, where no document has one behind its number: "just sent you £745.20 for 30771"."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    found = [(atom, reading.value) for row in rows for atom in _amounts(paper, row) if (reading := paper.amount(atom))]
    return found[0] if len(found) == 1 else None


def _pay_with(line: PaidLine, only: tuple[Atom, Decimal], page: int, units: int) -> None:
    line.gross = line.paid = units
    line.cells["gross_amount"] = line.cells["paid_amount"] = Cell(page, (only[0],))


class Balance(NamedTuple):
    """What one document is paid with."""

    amounts: dict[str, Atom]
    told: tuple[Atom, ...] = ()
    """The words behind the deduction."""


def balanced(paper: Paper) -> Balance | None:
    """What one document is paid with, in whatever order it is told: "we paid 1,250.42; the 25.52 discount is off the
    1,275.94". Its equation says which amount is which; None where none or several hold, or no word tells of less."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    atoms = {
        abs(reading.value): (atom, row)
        for row in rows
        for atom in _amounts(paper, row)
        if (reading := paper.amount(unbracketed(atom))) is not None and reading.value
    }
    roles = {
        role for row in rows for word in normalise(row.text).split() if (role := role_of(word)) in REDUCING.values()
    }
    if not roles and any(any_speaks_of("deduct", normalise(row.text).split()) for row in rows):
        roles = {"deduction"}
    if len(atoms) > _MOST_AMOUNTS or not roles:
        return None
    lesser = [(g, off) for g in atoms for off in _reductions(atoms, g)]
    if len(lesser) != 1 or len(lesser[0][1]) < len(roles):
        return None
    gross, off = lesser[0]
    amounts = {"gross": atoms[gross][0], "paid": atoms[gross - sum(off)][0]}
    if len(off) == 1:
        role = next(iter(roles), "") if len(roles) == 1 else ""
        told = _behind(*atoms[off[0]]) if role == "deduction" else ()
        return Balance(amounts | {role: atoms[off[0]][0]}, told) if role else None
    first, second = sorted((atoms[value] for value in off), key=lambda one: -_said_discount(*one))
    if _said_discount(*first) == _said_discount(*second):
        return None
    return Balance(amounts | {"discount": first[0], "deduction": second[0]}, _behind(*second))


def _reductions(atoms: Collection[Decimal], gross: Decimal) -> Iterator[tuple[Decimal, ...]]:
    """One or two amounts that lead from this one to another."""
    small = [value for value in atoms if value * 2 < gross]
    yield from ((less,) for less in small if gross - less in atoms and gross - less not in (less,))
    yield from (pair for pair in combinations(small, 2) if gross - sum(pair) in atoms)


def _said_discount(atom: Atom, row: Row) -> bool:
    """Whether the words right before the amount, or the one behind it, name a discount."""
    before = [word for other in row.atoms if other.x1 <= atom.x0 for word in normalise(other.text).split()][-2:]
    after = [word for other in row.atoms if other.x0 >= atom.x1 for word in normalise(other.text).split()][:2]
    return any(role_of(word) == "discount" for word in (*before, *after))


def _behind(atom: Atom, row: Row) -> tuple[Atom, ...]:
    """The words behind an amount up to the next comma: "31.25 | for broken goods, so"."""
    after = next((other for other in row.atoms if other.x0 >= atom.x1 and other.kind == "text"), None)
    if after is None:
        return ()
    end = next((n + 1 for n, word in enumerate(after.words) if word.text.endswith((",", ".", ";"))), len(after.words))
    part = part_of(after, 0, end)
    return (part._replace(text=part.text.rstrip(",.;")),)


def _amounts(paper: Paper, row: Row) -> Iterator[Atom]:
    """Amounts of a line, those inside a phrase too."""
    for atom in row.atoms:
        if atom.kind == "money":
            yield atom
        elif atom.kind == "text" and len(atom.words) > 1:
            for n, word in enumerate(atom.words):
                text = word.text.strip(_WRAPPING)
                if is_amount(paper, text):
                    yield part_of(atom, n, n + 1)._replace(text=text, kind="money")


def reading_of(lines: list[PaidLine], scale: int) -> TableReading:
    """Lines read from words, without a table."""
    none = np.zeros(len(lines), np.int64)
    never = np.zeros(len(lines), bool)
    solution = Solution({}, none, none, none, none, none, never, never, None, 0.0)
    return TableReading(Table([], []), lines, solution, [], [], scale, prose=True)


def _line(paper: Paper, item: _Item, scale: int) -> PaidLine:
    line = PaidLine(item.number, {"document_number": item.cell})
    line.kind = document_type_of(item.kind_word) or "invoice"
    if item.rivals:
        line.doubts.append("rivals")
    if item.date is not None and (day := paper.day(item.date)):
        line.date, line.cells["document_date"] = day.value.isoformat(), Cell(item.page, (item.date,))
        if day.ambiguous:
            line.doubts.append("date")
    values = {role: reading.value for role, atom in item.amounts.items() if (reading := paper.amount(atom))}
    units = {role: to_units(value, scale) for role, value in values.items()}
    line.discount, line.deduction = abs(units.get("discount", 0)), abs(units.get("deduction", 0))
    if item.deductions:
        found = map(paper.amount, item.deductions)
        line.deduction = sum(to_units(abs(one.value), scale) for one in found if one is not None)
    line.gross = units.get("gross", 0)
    line.paid = units.get("paid", line.gross - line.discount - line.deduction)
    if "gross" not in units:
        line.gross = line.paid + line.discount + line.deduction
    if line.kind == "credit_memo" and line.gross > 0:
        line.gross, line.paid = -line.gross, -line.paid
    line.holds = line.gross - line.discount - line.deduction == line.paid if {"gross", "paid"} <= set(units) else None
    names = {
        "gross": "gross_amount",
        "discount": "discount_amount",
        "deduction": "deduction_amount",
        "paid": "paid_amount",
    }
    for role, atom in item.amounts.items():
        if role in names:
            line.cells[names[role]] = Cell(item.page, (atom,))
    if line.deduction and item.told:
        line.reason_text = " ".join(atom.text for atom in item.told)
        line.cells["deduction_text"] = Cell(item.page, item.told)
    if set(item.amounts) == {"gross"}:
        line.cells["paid_amount"] = line.cells["gross_amount"]
    return line


def _items(paper: Paper) -> list[_Item]:
    found: list[_Item] = []
    mode, listed = "gross", 0
    for row, atom, kind, words in events(paper):
        listed = listed + 1 if kind == "number" else 0 if kind == "date" else listed
        if kind == "number":
            found.append(_Item(atom.text, words, Cell(row.page, (atom,)), page=row.page, rivals=_rivals(row, atom)))
            mode = "gross"
        elif not found:
            continue
        elif kind == "word":
            found[-1].said[-1:] = [said.with_word(atom) for said in found[-1].said[-1:]]
        elif kind == "end":
            break
        elif kind == "date" and found[-1].date is None:
            found[-1].date = atom
        elif kind == "role":
            mode = words
        elif kind == "money" and listed > 1:
            listed = 0  # one amount behind a list of numbers is their sum, not the last one's
            mode = "other"
        elif kind == "money":
            found[-1].said.append(Said(atom))
            if mode == "deduction" and mode not in found[-1].amounts:
                found[-1].told = _told(row, atom)
            if mode in found[-1].amounts or mode == "other":
                found[-1].rest = (*found[-1].rest, atom)
                found[-1].remark = _bracket_behind(row, atom)
            found[-1].amounts.setdefault(mode, atom)
            listed = 0
            mode = "paid" if mode in ("discount", "deduction") and "paid" not in found[-1].amounts else "other"
    items = _distinct(found)
    for item in items:
        _settle(paper, item)
    return items


def _bracket_behind(row: Row, amount: Atom) -> str:
    behind = " ".join(atom.text for atom in row.atoms if atom.x0 >= amount.x1)
    found = _BRACKETED.search(behind)
    return found[1] if found else ""


def _settle(paper: Paper, item: _Item) -> None:
    """What its amounts are by their equation, where they have one: what words say of them came after it."""
    found = led_to(paper, item.said)
    if found is not None:
        item.amounts, item.deductions, item.rest, item.told = found.amounts, found.deductions, (), found.told
        item.proven = True


def _told(row: Row, amount: Atom) -> tuple[Atom, ...]:
    """A few words before the amount on a row that names no document: a remark of the payer, not a sentence."""
    before = tuple(atom for atom in row.atoms if atom.x0 < amount.x0)
    words = sum(len(atom.words) for atom in before)
    return before if words <= 8 and all(atom.kind == "text" for atom in before) else ()


def _rivals(row: Row, atom: Atom) -> int:
    others = [a for a in row.atoms if a.kind in ("code", "integer") and a.text != atom.text and len(a.text) > 3]
    return sum(looks_like_document_number(other.text) for other in others)


def _distinct(items: Sequence[_Item]) -> list[_Item]:
    """A number named twice is one document; the mention with an amount counts."""
    best: dict[str, _Item] = {}
    for item in items:
        known = best.get(item.number)
        if known is None or (item.amounts and not known.amounts):
            best[item.number] = item
    return list(best.values())
