"""What is printed between the sum of the lines and the payment."""

from collections.abc import Iterator, Sequence

from extractors.papers.paper import Paper
from extractors.remittance._details import adjustment, last_amount
from extractors.remittance._paid import Cell, TableReading
from extractors.remittance._row_totals import paid_column
from extractors.tables import TableRow
from extractors.tables.columns import assign

_CLOSE = 1.8
"""Ems between rows that belong to one list."""


def close(paper: Paper, reading: TableReading) -> None:
    """Rows under the lines that lead from their sum to another: "Freight allowance (120.47)", "Net 18,005.84". The last
    is the total and those before it are free-standing, because they add up to it."""
    column = paid_column(reading.solution)
    if column is None or not reading.lines:
        return
    sum_of, summed, found = reading.paid, False, list[tuple[TableRow, int]]()
    for row in _rows_below(paper, reading, column):
        value = last_amount(paper, row, reading.scale)
        for sign in (1, -1):
            if found and value == sum_of + sign * sum(units for _, units in found):
                for each, units in found if not _told_above(paper, reading, found) else ():
                    reading.lines.append(adjustment(paper, reading.table, each, sign * units, column))
                _drop_rows(reading, [*(each for each, _ in found), row])
                reading.totals[:] = [(value, Cell(row.row.page, tuple(row.cells[column])))]
                return
        if summed and value != sum_of:
            found.append((row, value))
        summed = summed or value == sum_of


def _told_above(paper: Paper, reading: TableReading, found: Sequence[tuple[TableRow, int]]) -> bool:
    """Whether the sub-lines of the lines come to the same: what is printed below sums them up."""
    below = min(each.row.y0 for each, _ in found), found[0][0].row.page
    rows = [row for line in reading.lines for row in line.details if (row.row.page, row.row.y0) < (below[1], below[0])]
    taken = sum(last_amount(paper, row, reading.scale) for row in rows)
    whole = reading.paid  # the row of the lines' own sum stands among them
    return abs(sum(units for _, units in found)) in (abs(taken), abs(taken - whole)) and len(rows) > 1


def _rows_below(paper: Paper, reading: TableReading, column: int) -> Iterator[TableRow]:
    """The close rows after the last line, those of the table and those under it, of words and one amount in line with
    what is paid."""
    last = reading.table.lines[-1].row
    bottom, right = last.y1, reading.table.columns[column].right
    for row in paper.rows[last.page]:
        if row.y0 < last.y1 - 1:
            continue
        money = [atom for atom in row.atoms if atom.kind == "money"]
        aligned = len(money) == 1 and money[0] is row.atoms[-1] and abs(money[0].right - right) < row.em
        if row.y0 - bottom > _CLOSE * row.em or not aligned or len(row.atoms) < 2:
            return
        bottom = row.y1
        yield TableRow("detail", {**assign(row, reading.table.columns), column: money}, row)


def _drop_rows(reading: TableReading, rows: Sequence[TableRow]) -> None:
    """They are details of the last line no longer."""
    taken = {id(row.row) for row in rows}
    for line in reading.lines:
        line.details = [detail for detail in line.details if id(detail.row) not in taken]
