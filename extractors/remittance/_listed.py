"""Lists of short sentences: "- Invoice CT 7699/26 dated 06/11/26: 2,399.94 USD", one document to a line.

Each line must be told wholly by kind, number, date and amount, and the sum must be printed; else others read the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.records import DocumentType
from extractors.fields.references import document_type_of, looks_like_document_number
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._prose import reading_of
from extractors.remittance._totals import echoed
from extractors.tables import Atom, Row
from extractors.tables.kinds import label_of

_MARKS = " .,;:()#*-–—•·|"
_LONGEST_LINK = 6
"""Letters of the longest small word ("vom", "dated", "über", "valued") between number, date and amount."""


@dataclass
class _Said:
    """What one line of the list says."""

    amount: Atom
    numbers: list[Atom] = field(default_factory=list)
    dates: list[Atom] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    unknown: int = 0


def listed_reading(paper: Paper, scale: int) -> TableReading | None:
    """The lines of such a list, or None where there is none whose sum is printed."""
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    told = [(n, line) for n, row in enumerate(rows) if (line := _line(paper, row, scale)) is not None]
    lines = [line for _, line in told]
    if not lines or len({line.number for line in lines}) < len(lines):
        return None
    if not echoed(paper, [reading_of(lines, scale)]):
        lines += _closing(paper, rows[told[-1][0] + 1 :], sum(line.paid for line in lines), scale)
    reading = reading_of(lines, scale)
    return reading if echoed(paper, [reading]) else None


def _closing(paper: Paper, rows: Sequence[Row], paid: int, scale: int) -> list[PaidLine]:
    """What is taken off or added between the list and its total: "less 2 % discount -121.10"; empty where it does not
    lead there."""
    found: list[PaidLine] = []
    for row in rows:
        value = paper.amount(row.atoms[-1]) if row.atoms[-1].kind == "money" and len(row.atoms) > 1 else None
        if value is None:
            return []
        units = to_units(value.value, scale)
        if found and label_of(row) and units == paid + sum(line.paid for line in found):
            return found
        cells = {
            "paid_amount": Cell(row.page, tuple(row.atoms[-1:])),
            "deduction_text": Cell(row.page, tuple(row.atoms[:-1])),
        }
        found.append(PaidLine("", cells, kind="adjustment", gross=units, paid=units))
        found[-1].reason_text = " ".join(atom.text for atom in row.atoms[:-1])
    return []


def _line(paper: Paper, row: Row, scale: int) -> PaidLine | None:
    said = _said(paper, row)
    if said is None or said.unknown or len(said.numbers) != 1 or len(said.dates) > 1:
        return None
    kind = document_type_of(" ".join(said.kind)) if said.kind else None
    if (said.kind and kind is None) or not (kind or said.dates):
        return None
    amount = paper.amount(said.amount)
    if amount is None or amount.ambiguous or amount.doubtful:
        return None
    return _paid(paper, row, said, kind, amount.value, scale)


def _paid(paper: Paper, row: Row, said: _Said, kind: DocumentType | None, amount: Decimal, scale: int) -> PaidLine:
    number = said.numbers[0]
    line = PaidLine(number.text, {"document_number": Cell(row.page, (number,))})
    line.kind = kind or ("credit_memo" if amount < 0 else "invoice")
    if line.kind == "credit_memo" and amount > 0:
        amount = -amount
    line.gross = line.paid = to_units(amount, scale)
    line.cells["gross_amount"] = line.cells["paid_amount"] = Cell(row.page, (said.amount,))
    for atom in said.dates:
        if day := paper.day(atom):
            line.date, line.cells["document_date"] = day.value.isoformat(), Cell(row.page, (atom,))
            if day.ambiguous:
                line.doubts.append("date")
    return line


def _said(paper: Paper, row: Row) -> _Said | None:
    """The words of a line that ends in its only amount, sorted by what they are."""
    first, *others = row.atoms
    if first.kind == "money" and len(first.words) == 2 and first.words[1].text.isdigit():
        first = _undashed(first)._replace(kind="code")  # "- 846014" begins a line with a bullet
    atoms = [first, *others]
    amounts = [atom for atom in atoms if atom.kind == "money"]
    if len(amounts) != 1 or atoms[-1] is not amounts[0]:
        return None
    said = _Said(_undashed(amounts[0]))
    for atom in atoms[:-1]:
        if atom.kind == "date":
            said.dates.append(atom)
        elif atom.kind != "mark":
            _sort_words(paper, said, atom)
    return said


def _undashed(atom: Atom) -> Atom:
    """Without a dash that stands apart before it and is no sign: the printed sum decides."""
    dashed = atom.words[0].text in ("-", "–", "—") and len(atom.words) > 1
    return part_of(atom, 1, len(atom.words)) if dashed else atom


def _sort_words(paper: Paper, said: _Said, atom: Atom) -> None:
    at = 0
    while at < len(atom.words):
        text = atom.words[at].text.strip(_MARKS)
        end = at + 1
        if (
            text.isalpha()
            and text.isupper()
            and len(text) <= 4
            and _digits(atom, end)
            and (said.kind or "/" in atom.words[end].text or not document_type_of(text))
        ):
            text, end = f"{text} {atom.words[end].text.strip(_MARKS)}", end + 1
        part = part_of(atom, at, end)._replace(text=text)
        if any(c.isdigit() for c in text):
            is_date = bool(said.numbers) and paper.day(part) is not None
            (said.dates if is_date else said.numbers).append(part)
            said.unknown += not (is_date or looks_like_document_number(text))
        elif text and not said.numbers:
            said.kind.append(text)
        elif len(text) > _LONGEST_LINK:
            said.unknown += 1
        at = end


def _digits(atom: Atom, at: int) -> bool:
    return at < len(atom.words) and any(c.isdigit() for c in atom.words[at].text)
