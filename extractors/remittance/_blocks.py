"""A block of labels and values for each document instead of a table: "Your reference: INV-1", "Payment: 980.00".

Each label that names a document has a block: what is told from it up to the next one, or from the labels that stand
before each of them. The sum must be printed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import mode
from typing import NamedTuple

from extractors.fields.currency import parse_currency
from extractors.fields.reasons import classify_reason
from extractors.fields.references import clean, document_type_of, looks_like_document_number
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.remittance._cards import rows_by_card
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._prose import reading_of
from extractors.remittance._totals import echoed
from extractors.tables import Atom, Row
from extractors.tables.header import meanings_of

_AMOUNTS = {
    "gross_amount": "gross", "discount_amount": "discount", "deduction_amount": "deduction",
    "withholding_amount": "withholding", "paid_amount": "paid",
}  # fmt: skip
_SURE = 0.5
_TWO = 2
_LETTERS = 5
"""Capitals that are too many to begin a number."""
_MOST = 6
"""Amounts of one document, at most."""


def block_reading(paper: Paper, scale: int) -> TableReading | None:
    """The lines of such blocks, or None where there are none, or they do not come to a printed sum."""
    blocks = list(_blocks(paper))
    usual = mode(number.label for number, _ in blocks) if blocks else ""
    # "EFT reference" over "Total paid" may look like a document's block.
    alike = [(number, block) for number, block in blocks if number.label == usual]
    tried = (_read(paper, some, scale) for some in ([blocks, alike] if 1 < len(alike) < len(blocks) else [blocks]))
    return next((reading for reading in tried if reading is not None), None)


def _read(paper: Paper, blocks: "Sequence[tuple[_Told, list[_Told]]]", scale: int) -> TableReading | None:
    lines = [_line(paper, number, block, scale) for number, block in blocks]
    lines = [line for line in lines if {"gross_amount", "paid_amount"} & set(line.cells)]
    if not lines or len({line.number for line in lines}) < len(lines):
        return None
    reading = reading_of(lines, scale)
    return reading if echoed(paper, [reading]) else None


class _Told(NamedTuple):
    """A label and its value in a row, and what the label may mean."""

    row: Row
    label: str
    value: Atom

    @property
    def roles(self) -> dict[str, float]:
        """What the label surely means."""
        return {hit.target: hit.weight for hit in meanings_of(self.label, False) if hit.weight >= _SURE}

    @property
    def names(self) -> bool:
        """Whether it gives the number of a document."""
        return "document_number" in self.roles and looks_like_document_number(clean(self.value.text))


def _blocks(paper: Paper) -> Iterator[tuple[_Told, list[_Told]]]:
    """The number of each document with what else is told of it."""
    told = [_Told(*found) for found in _labelled_rows(paper)]
    numbers = [n for n, one in enumerate(told) if one.names]
    labels = [one.label for one in told]
    usual = mode(labels[n] for n in numbers) if numbers else ""  # "Payment number" may look like a document's
    ahead = _ahead(labels, [n for n in numbers if labels[n] == usual])
    edges = [*(n - ahead if labels[n] == usual else n for n in numbers), len(told)]
    for number, (start, end) in zip(numbers, pairwise(edges), strict=True):
        yield told[number], [one for one in told[start:end] if one is not told[number]]


def _ahead(labels: Sequence[str], numbers: Sequence[int]) -> int:
    """Labels of each block that stand before its number: the same ones before every number."""
    count = 0
    while len(numbers) > 1:
        before = [n - count - 1 for n in numbers]
        apart = before[0] >= 0 and all(b > a for a, b in zip(numbers, before[1:], strict=False))
        if not apart or len({labels[n] for n in before}) > 1:
            break
        count += 1
    return count


def _line(paper: Paper, number: _Told, block: Sequence[_Told], scale: int) -> PaidLine:
    line = PaidLine(clean(number.value.text), {"document_number": Cell(number.row.page, (number.value,))})
    for one in block:
        _take(paper, line, one, scale)
    _close(line)
    if not line.holds:
        _lead(paper, line, block, scale)
    return line


def _labelled_rows(paper: Paper) -> Iterator[tuple[Row, str, Atom]]:
    """Labels and their values, one pair in a row or several, whether a colon or a blank parts them."""
    for row in rows_by_card(paper):
        atoms = list(_without_currencies([atom for atom in row.atoms if atom.kind != "mark"]))
        if len(atoms) == _TWO and not _named(atoms[0]) and ":" not in atoms[1].text:
            yield row, atoms[0].text.rstrip(" :"), atoms[1]
        else:
            yield from ((row, label, value) for label, value in _pairs(atoms))


def _pairs(atoms: Sequence[Atom]) -> Iterator[tuple[str, Atom]]:
    """ "Text: Rent | Paid: | 4,180.37", "Invoice 4711 of | 1 June": a label is what stands before its value, behind a
    colon or in the next phrase; an amount and a date may have none."""
    label = ""
    for atom, after in zip_longest(atoms, atoms[1:]):
        count = next((n + 1 for n, word in enumerate(atom.words) if word.text.endswith(":")), 0)
        if atom.kind == "text" and after is not None and after.kind == "money" and not any(map(str.isdigit, atom.text)):
            label = atom.text.rstrip(" :")  # "To deduct: late delivery | -46.81"
            continue
        if count:
            label = " ".join(word.text for word in atom.words[:count]).rstrip(" :")
        if not count and (at := _named(atom)):
            begin = at - _lettered(atom, at)
            yield " ".join(word.text for word in atom.words[:begin]), part_of(atom, begin, at + 1)
            label = " ".join(word.text for word in atom.words[at + 1 :])
        elif not count and atom.kind == "text":
            label = atom.text
        elif count < len(atom.words) and (label or atom.kind in ("money", "date")):
            yield label, part_of(atom, count, len(atom.words)) if count else atom
            label = ""


def _lettered(atom: Atom, at: int) -> bool:
    """ "Fattura FPA 7/26": capitals behind the word for its kind belong to the number."""
    before = atom.words[at - 1].text
    return (
        at > 1 and before.isalpha() and before.isupper() and len(before) < _LETTERS and atom.words[at].text[0].isdigit()
    )


def _named(atom: Atom) -> int:
    """Which word of "Ihre Rechnung R45736 vom" is the number of a document that the words before it name; 0 where none
    is."""
    words = [word.text for word in atom.words]
    at = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), 0)
    kind = document_type_of(" ".join(words[:at])) if at else None
    return at if kind not in (None, "purchase_order") and looks_like_document_number(words[at]) else 0


def _without_currencies(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """Without what only says in which currency the amount behind it is: "Amount paid: | R | 29 663.79"."""
    for n, atom in enumerate(atoms):
        amount = n + 1 < len(atoms) and atoms[n + 1].kind in ("money", "integer")
        if not (amount and parse_currency(atom.text, beside_amount=True)):
            yield atom


def _take(paper: Paper, line: PaidLine, one: _Told, scale: int) -> None:
    """A value of the block, by the surest meaning of its label that it can have."""
    row, roles, value = one.row, one.roles, one.value
    for role in sorted(roles, key=lambda role: -roles[role]) or ["document_date"]:  # the only date, whatever its label
        if role == "document_date" and line.date is None and value.kind == "date" and (day := paper.day(value)):
            line.date, line.cells["document_date"] = day.value.isoformat(), Cell(row.page, (value,))
            if day.ambiguous:
                line.doubts.append("date")
            return
        if role == "purchase_order" and looks_like_document_number(value.text):
            line.purchase_order, line.cells[role] = value.text, Cell(row.page, (value,))
            return
        amount = paper.amount(value) if role in _AMOUNTS and role not in line.cells else None
        if amount is not None and not amount.ambiguous and not amount.doubtful:
            setattr(line, _AMOUNTS[role], to_units(amount.value, scale))
            line.cells[role] = Cell(row.page, (value,))
            if role in ("deduction_amount", "withholding_amount"):
                line.header = one.label
                _explain(line, one)
            return


def _lead(paper: Paper, line: PaidLine, block: Sequence[_Told], scale: int) -> None:
    """What the labels do not tell, the amounts may: the first of the block less those between is the last."""
    told = [one for one in block if one.value.kind == "money"][:_MOST]
    readings = [paper.amount(one.value) for one in told]
    values = [to_units(reading.value, scale) if reading is not None else 0 for reading in readings]
    for count in range(_TWO + 1, len(values) + 1):
        first, *off, last = values[:count]
        less = [abs(value) for value in off]
        if all(less) and abs(last) == abs(first) - sum(less) and last * first > 0:
            _take_off(line, told[:count], [first, *less, last])
            return


def _take_off(line: PaidLine, told: Sequence[_Told], units: Sequence[int]) -> None:
    """The block's amounts by their order; what is taken off is a discount where its label says so."""
    line.gross, line.paid, line.holds = units[0], units[-1], True
    line.discount = line.deduction = line.withholding = 0
    page = told[0].row.page
    line.cells["gross_amount"], line.cells["paid_amount"] = Cell(page, (told[0].value,)), Cell(page, (told[-1].value,))
    for one, value in zip(told[1:-1], units[1:-1], strict=True):
        discount = one.roles.get("discount_amount", 0.0) > one.roles.get("deduction_amount", 0.0)
        role = "discount" if discount else "deduction"
        setattr(line, role, getattr(line, role) + value)
        line.cells[f"{role}_amount"] = Cell(page, (one.value,))
        if role == "deduction":
            _explain(line, one)


def _explain(line: PaidLine, one: _Told) -> None:
    """The label says why something is taken off, if it says more than that."""
    before = tuple(atom for atom in one.row.atoms if atom.x1 <= one.value.x0 and atom.text.rstrip(" :") == one.label)
    if before and (classify_reason(one.label) is not None or not one.roles):
        line.reason_text, line.cells["deduction_text"] = one.label, Cell(one.row.page, before)


def _close(line: PaidLine) -> None:
    """What is not printed follows from the rest; where both are, the equation holds or not."""
    line.discount, line.deduction, line.withholding = abs(line.discount), abs(line.deduction), abs(line.withholding)
    off = line.discount + line.deduction + line.withholding
    if "paid_amount" not in line.cells:
        line.paid = line.gross - off
    elif "gross_amount" not in line.cells:
        line.gross = line.paid + off
    else:
        line.holds = line.gross - off == line.paid
    if "withholding_amount" in line.cells:
        line.cells.setdefault("deduction_amount", line.cells.pop("withholding_amount"))
