"""Why less was paid, as a remark outside the table tells: "Difference on ED-260934: 180.00 - 3 pallets missing"."""

from collections.abc import Iterator, Sequence

from extractors.papers.paper import Paper
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.tables import Atom, Row

_OF_LINES = ("line", "total", "carried", "detail")
"""Kinds of rows that are no remark."""


def take_remarks(paper: Paper, readings: Sequence[TableReading]) -> None:
    """What is missing of a line is its deduction where one remark, and no other, tells just this amount; one that
    names another line's document is not meant."""
    lines = [line for reading in readings for line in reading.lines]
    inner = {id(row.row) for reading in readings for row in reading.table.rows if row.kind in _OF_LINES}
    spoken = [row for rows in paper.rows for row in rows if id(row) not in inner and len(row.atoms) > 1]
    short = [(line, gap, reading.scale) for reading in readings for line in reading.lines if (gap := _gap(line))]
    for line, gap, scale in short:
        others = {other.number for other in lines} - {line.number}
        alone = sum(other == gap for _, other, _ in short) == 1
        told = [(row, atom) for row, atom in _telling(paper, spoken, abs(gap), scale) if not _names(row, others)]
        named = [(row, atom) for row, atom in told if _names(row, {line.number})]
        meant = named or (told if alone else [])
        if len(meant) == 1:
            _deduct(line, gap, *meant[0])


def _gap(line: PaidLine) -> int:
    """What neither a discount nor a deduction explains of a line that does not add up."""
    return line.gross - line.discount - line.deduction - line.withholding - line.paid if line.holds is False else 0


def _telling(paper: Paper, rows: Sequence[Row], units: int, scale: int) -> Iterator[tuple[Row, Atom]]:
    """Rows that print this amount."""
    for row in rows:
        for atom in row.atoms:
            value = paper.amount(atom) if atom.kind == "money" else None
            if value is not None and abs(to_units(value.value, scale)) == units:
                yield row, atom


def _names(row: Row, numbers: set[str]) -> bool:
    return any(number and number in row.text for number in numbers)


def _deduct(line: PaidLine, gap: int, row: Row, amount: Atom) -> None:
    line.deduction += gap
    line.holds = True
    line.reason_text = row.text
    line.cells["deduction_amount"] = Cell(row.page, (amount,))
    line.cells["deduction_text"] = Cell(row.page, tuple(row.atoms))
