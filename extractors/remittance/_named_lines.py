"""What the lines of a table are called: number, date, order, kind and reason, as their cells say."""

import re
from collections.abc import Sequence

from docflow.schema.records import DocumentType
from extractors.fields.composed import order_number, split_order, told_order
from extractors.fields.dates import parse_in_form, stated_form
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.remittance._named import number_in, said_first
from extractors.remittance._paid import Cell, PaidLine
from extractors.remittance._scanned import as_most
from extractors.remittance._text_columns import TextColumns, is_description
from extractors.tables import Atom, Table, TableRow
from extractors.tables.model import text_of
from extractors.tables.naming import of_supplier

_LETTERS = re.compile(r"[A-Z]{2,4}(?=[-/ ]?\d)")


def named_line(paper: Paper, table: Table, columns: TextColumns, row: TableRow, under: DocumentType | None) -> PaidLine:
    number = row.cells.get(table.number, []) if table.number is not None else []
    text = text_of(number)
    named, order = split_order(text)
    line = PaidLine(number_in(named), {"document_number": Cell(row.row.page, tuple(number))})
    if order is not None:
        line.purchase_order, line.cells["purchase_order"] = order, Cell(row.row.page, tuple(number))
    line.theirs = table.number is not None and of_supplier(table.columns[table.number])
    own = set(map(id, row.row.atoms))
    strange = [atom for atoms in row.cells.values() for atom in atoms if id(atom) not in own]
    line.second = frozenset([id(atom) for atom in strange if atom not in row.row.atoms])
    form = stated_form(table.columns[columns.date].header) if columns.date is not None else ()
    take_date(paper, line, row, columns.date, form)
    if columns.date is None and number and (rest := said_first(named)[1]):
        _take_told(paper, line, row, number, rest)
    if columns.date is not None and row.cells.get(columns.date) and line.date is None:
        line.unread_date = row.text(columns.date)
        line.cells["unread_date"] = Cell(row.row.page, tuple(row.cells[columns.date]))
    if columns.order is not None and columns.order in row.cells:
        line.purchase_order = order_number(row.text(columns.order))
        line.cells["purchase_order"] = Cell(row.row.page, tuple(row.cells[columns.order]))
    line.kind, line.credit_by_word = _kind(columns.kind, row, text, under)
    for column in columns.reasons:
        if column in row.cells and not line.reason_text:
            line.reason_text, line.cells["deduction_text"] = (
                row.text(column),
                Cell(row.row.page, tuple(row.cells[column])),
            )
            line.described = is_description(table.columns[column])
            _take_order(line)
    if columns.kind is not None and columns.kind in row.cells:
        known = document_type_of(row.text(columns.kind))
        if known in (None, "adjustment"):
            told = Cell(row.row.page, tuple(row.cells[columns.kind]))
            line.cells["type" if known is None else "adjusted"] = told
    return line


def _take_order(line: PaidLine) -> None:
    """ "PO 4310087551" as the description of what was bought."""
    order = told_order(line.reason_text) if line.described and line.purchase_order is None else None
    if order is not None:
        line.purchase_order, line.cells["purchase_order"] = order, line.cells["deduction_text"]


def take_date(paper: Paper, line: PaidLine, row: TableRow, column: int | None, form: tuple[str, ...] = ()) -> None:
    """The date that stands in this column of the row, in one piece or over two of its lines; `form`: as its header says
    that it is written."""
    atoms = row.cells.get(column, []) if column is not None else []
    whole = [_joined(atoms)] if len(atoms) > 1 else []
    for atom in (*atoms, *whole):
        if reading := parse_in_form(atom.text, form) or paper.day(atom):
            line.date, line.cells["document_date"] = reading.value.isoformat(), Cell(row.row.page, (atom,))
            if reading.ambiguous:
                line.doubts.append("date")


def _take_told(paper: Paper, line: PaidLine, row: TableRow, atoms: Sequence[Atom], rest: str) -> None:
    """The date behind the number in its own cell: "SO12205-1 dated 2024-07-03"."""
    told = atoms[-1]._replace(text=" ".join(word for word in rest.split() if not (word.isalpha() and word.islower())))
    if told.text and (day := paper.day(told)) is not None:
        line.date, line.cells["document_date"] = day.value.isoformat(), Cell(row.row.page, (told,))
        if day.ambiguous:
            line.doubts.append("date")


def _joined(atoms: Sequence[Atom]) -> Atom:
    words = tuple(word for atom in atoms for word in atom.words)
    return atoms[0]._replace(text=text_of(atoms), words=words)


def _kind(column: int | None, row: TableRow, number: str, under: DocumentType | None) -> tuple[DocumentType, bool]:
    """Type of the document, and whether a word says that it is a credit. `under`: what the heading above says."""
    texts = [row.text(column)] if column is not None else []
    if " " in number:
        words = number.split()
        at = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), 1)
        texts += [words[0], " ".join(words[:at])]
    for text in texts:
        kind = document_type_of(text) if len(text) > 1 else None  # a lone letter marks a side
        if kind == "adjustment" and (lettered := _LETTERS.match(number)):  # "Deduction" DM560480
            kind = "debit_memo" if document_type_of(lettered.group()) == "debit_memo" else kind
        if kind:
            return kind, kind == "credit_memo"
    return under or "invoice", under == "credit_memo"


def take_second_rows(table: Table, rows: Sequence[TableRow]) -> None:
    """A line may be printed over two rows: its paid amount stands in the row below, under its own column."""
    above: TableRow | None = None
    for row in table.rows:
        if row.kind == "line":
            above = row
        elif above is not None and row.kind == "detail":
            for n, atoms in row.cells.items():
                if (
                    table.columns[n].weight("paid_amount") >= 0.5
                    and n not in above.cells
                    and table.columns[n].kind == "money"
                ):
                    above.cells[n] = atoms


def rejoin(paper: Paper, lines: Sequence[PaidLine]) -> None:
    """On recognised pages, numbers cut apart or with dust are read like the others, and shown to a person."""
    if not lines or paper.page(lines[0].cells["document_number"].page).method != "ocr":
        return
    for line, number in zip(lines, as_most([line.number for line in lines]), strict=True):
        if number != line.number:
            line.number = number
            line.doubts.append("wrapped")
