"""Lines outside the tables that name invoices: a list of debit notes with columns of its own, or without heads that
anybody knows. They belong to the payment where a printed total is reached with them, and not without."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from extractors.papers.paper import Paper
from extractors.remittance._paid import TableReading, to_units
from extractors.tables import Row, Table
from extractors.tables.find import tables_without_heads
from extractors.tables.kinds import label_of

_MOST = 3
"""Further lists that are tried together."""
Read = Callable[[Table], TableReading | None]


def further_lines(paper: Paper, found: Sequence[TableReading], stated: Sequence[int], read: Read) -> list[TableReading]:
    """The readings of such lists; those printed without a sign are taken off where only so the total is reached."""
    if not found:
        return []
    outside = _outside(paper, found)
    paid, scale = sum(reading.paid for reading in found), found[0].scale
    totals = {*stated, *_sums(paper, outside, scale)}
    if not totals or paid in totals:
        return []
    headed = [t for t in paper.tables if t.number is not None and all(t is not r.table for r in found)]
    lists = [*headed, *tables_without_heads(_not_in(outside, headed))][:_MOST]
    readings = [reading for table in lists if (reading := read(table)) is not None]
    for count in range(1, len(readings) + 1):
        for chosen in combinations(readings, count):
            more = sum(reading.paid for reading in chosen)
            if paid + more in totals:
                return list(chosen)
            if more > 0 and paid - more in totals:
                _take_off(chosen)
                return list(chosen)
    return []


def _outside(paper: Paper, found: Sequence[TableReading]) -> list[Row]:
    """The rows that belong to none of these tables."""
    return _not_in([row for rows in paper.rows for row in rows], [reading.table for reading in found])


def _not_in(rows: Sequence[Row], tables: Sequence[Table]) -> list[Row]:
    inner = {id(row.row) for table in tables for row in table.rows} | {id(r) for t in tables for r in t.header}
    return [row for row in rows if id(row) not in inner]


def _sums(paper: Paper, rows: Sequence[Row], scale: int) -> Iterator[int]:
    """The only amounts of rows that call themselves totals."""
    for row in rows:
        money = [atom for atom in row.atoms if atom.kind == "money"]
        label = label_of(row) if len(money) == 1 else ()
        value = paper.amount(money[0]) if label and label[0].target == "total" else None
        if value is not None:
            yield to_units(value.value, scale)


def _take_off(readings: Sequence[TableReading]) -> None:
    for line in (line for reading in readings for line in reading.lines):
        line.gross, line.paid = -line.gross, -line.paid
        line.discount, line.deduction, line.withholding = -line.discount, -line.deduction, -line.withholding
    for reading in readings:
        reading.solution.flipped = True
