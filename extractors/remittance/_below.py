"""What is printed below a line: its details, the rest of its wrapped cells, and remarks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.composed import told_order
from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell, PaidLine
from extractors.tables import Atom, Table, TableRow
from extractors.tables.kinds import is_remark
from extractors.tables.model import text_of

_CONNECTORS = "-/._"
_BULLET = re.compile(r"[-–—•·*>]+\s+(?=\S)")


def attach(
    paper: Paper, table: Table, order: int | None, lines: Sequence[PaidLine], *, dated: bool, reason: int | None = None
) -> None:
    """Details and wrapped cells to the line above them. `dated`: dates of the lines may stand there, for there is no
    column of dates. `reason`: the column that tells reasons."""
    at = -1
    above: TableRow | None = None
    for row in table.rows:
        if row.kind == "line":
            at += 1
        elif at >= 0 and row.kind == "detail":
            lines[at].details.append(row)
        elif above is not None and dated and (date := _date_below(paper, table, lines[at], row)) is not None:
            _remark(lines[at], row, date)
        elif at >= 0 and row.kind in ("wrap", "other") and _goes_on_as_date(paper, lines[at], row):
            _wrap(table, order, lines[at], _without_date(row))
        elif at >= 0 and row.kind == "wrap" and reason is not None and table.number not in row.cells:
            _wrap_reason(lines[at], row, reason)
            _wrap_order(lines[at], row, order)
        elif at >= 0 and row.kind == "wrap":
            _wrap(table, order, lines[at], row)
        elif above is not None and is_remark(table, above, row):
            if not _named_order(lines[at], row):
                _remark(lines[at], row)
        else:
            above = None
            continue
        above = row if at >= 0 else None


def _goes_on_as_date(paper: Paper, line: PaidLine, row: TableRow) -> bool:
    """ "25 settembre" over "2026" in the cell of the date."""
    cell = line.cells.get("unread_date")
    if line.date is not None or cell is None:
        return False
    for atoms in row.cells.values():
        near = [a for a in atoms if a.x0 < cell.atoms[-1].x1 and a.x1 > cell.atoms[0].x0]
        for atom in near[:1]:
            whole = cell.atoms[0]._replace(
                text=f"{line.unread_date} {atom.text}", words=(*cell.atoms[0].words, *atom.words)
            )
            if (reading := paper.day(whole)) is not None:
                line.date, line.unread_date = reading.value.isoformat(), ""
                line.cells["document_date"] = Cell(cell.page, (*cell.atoms, atom))
                return True
    return False


def _without_date(row: TableRow) -> TableRow:
    """The row without the part of a date in it."""
    cells = {n: atoms for n, atoms in row.cells.items() if not all(a.text.strip(".,").isdigit() for a in atoms)}
    return replace(row, cells=cells)


def _date_below(paper: Paper, table: Table, line: PaidLine, row: TableRow) -> Atom | None:
    """The line's date in its second row: the only one there, under its number or under a header that names dates."""
    dates = [atom for atom in row.row.atoms if atom.kind == "date"]
    if line.date is not None or len(dates) != 1 or row.row.has_money or (reading := paper.day(dates[0])) is None:
        return None
    columns = [n for n, atoms in row.cells.items() if any(atom is dates[0] for atom in atoms)]
    if not any(n == table.number or table.columns[n].weight("document_date") > 0 for n in columns):
        return None
    line.date, line.cells["document_date"] = reading.value.isoformat(), Cell(row.row.page, (dates[0],))
    if reading.ambiguous:
        line.doubts.append("date")
    return dates[0]


def _wrap_reason(line: PaidLine, row: TableRow, column: int) -> None:
    """The reason goes on in its own cell; what other cells go on with says nothing of it."""
    more = row.cells.get(column)
    if more and "deduction_text" in line.cells:
        line.reason_text = f"{line.reason_text} {row.text(column)}"
        cell = line.cells["deduction_text"]
        line.cells["deduction_text"] = Cell(cell.page, (*cell.atoms, *more))


def _wrap_order(line: PaidLine, row: TableRow, column: int | None) -> None:
    """ "PO-" goes on in the row below."""
    more = row.text(column)
    if column is not None and more and line.purchase_order and line.purchase_order.endswith(tuple(_CONNECTORS)):
        line.purchase_order += more
        cell = line.cells["purchase_order"]
        line.cells["purchase_order"] = Cell(cell.page, (*cell.atoms, *row.cells[column]))


def _wrap(table: Table, order: int | None, line: PaidLine, row: TableRow) -> None:
    if _is_remark(row):
        _remark(line, row)
        return
    _wrap_order(line, row, order)
    if _named_order(line, row):
        return
    more = row.cells.get(table.number, []) if table.number is not None else []
    text = " ".join(atom.text for atom in more)
    open_end = line.number.endswith(tuple(_CONNECTORS)) or text.startswith(tuple(_CONNECTORS))
    wraps = " " not in text and any(map(str.isdigit, text)) and len(row.cells) == 1 and len(text) <= len(line.number)
    if text and (open_end or wraps):  # a longer one below had room for more above: it is another number
        cell = line.cells["document_number"]
        line.number += text
        line.cells["document_number"] = Cell(cell.page, (*cell.atoms, *more))
        if not open_end:
            line.doubts.append("wrapped")
        return
    _remark(line, row)


def _named_order(line: PaidLine, row: TableRow) -> bool:
    """ "PO 4500340237 clamps" under the invoice, in the same cell: the word before the only number says what it is."""
    for atoms in row.cells.values():
        order = told_order(text_of(atoms))
        if order is not None and line.purchase_order is None:
            line.purchase_order, line.cells["purchase_order"] = order, Cell(row.row.page, tuple(atoms))
            return True
    return False


def _is_remark(row: TableRow) -> bool:
    """ "- price difference": words behind a bullet say something about the line, they are no part of its cells."""
    text = row.row.text
    return _BULLET.match(text) is not None and not any(c.isdigit() for c in text.split()[1])


def _remark(line: PaidLine, row: TableRow, date: Atom | None = None) -> None:
    """The words of the row, below its line, without the line's date."""
    words = tuple(atom for atom in row.row.atoms if atom.kind != "mark" and atom is not date)
    if any(atom.kind == "text" for atom in words):
        said = " ".join(atom.text for atom in words)
        line.below = f"{line.below} {_BULLET.sub('', said)}".strip()
        line.cells.setdefault("below", Cell(row.row.page, words))
