"""Lines that are taken off though printed without a sign: headed as credits, in a table of their own, marked "S" among
"H". The printed total says whether they are."""

import re
from collections.abc import Iterator, Sequence

from extractors.remittance._paid import PaidLine, TableReading
from extractors.remittance._row_totals import paid_column
from extractors.tables.model import text_of

_SIDE = re.compile(r"\d\s?([HSDK]|[CD][Rr])\b")
_MARK = 2
"""Letters of a mark such as S, H, CR, DR."""


def settle_sides(found: Sequence[TableReading], stated: Sequence[int]) -> None:
    """Negates the lines of one side where the total asks for it, and for no other."""
    totals = {*stated, *(value for reading in found for value, _ in reading.totals)}
    paid = sum(reading.paid for reading in found)
    if not totals or paid in totals:
        return
    sides = [side for side in _sides(found) if paid - 2 * sum(line.paid for line in side) in totals]
    if len(sides) == 1:
        for line in sides[0]:
            _negate(line)
        for reading in found:
            _told(reading, sides[0], totals)


def _sides(found: Sequence[TableReading]) -> Iterator[list[PaidLine]]:
    """Groups of lines, all printed positive, that may be taken off together; each once."""
    groups = [[line for reading in found for line in reading.lines if line.credit_by_word]]
    groups += [side for reading in found for side in (*_marked(reading), *_lettered(reading))]
    seen: list[set[int]] = []
    for group in groups:
        ids = set(map(id, group))
        if group and ids not in seen and all(line.paid > 0 for line in group):
            seen.append(ids)
            yield group


def _marked(reading: TableReading) -> Iterator[list[PaidLine]]:
    """The lines of either mark, in each column that holds two of them and nothing else."""
    rows = reading.table.lines
    if len(rows) != len(reading.lines):
        return
    for n in range(len(reading.table.columns)) if rows else ():
        if not 1 <= len(rows[0].text(n)) <= _MARK:
            continue
        marks = [row.text(n) for row in rows]
        if len(set(marks)) == _MARK and all(1 <= len(mark) <= _MARK for mark in marks):
            for mark in sorted(set(marks)):
                yield [line for line, own in zip(reading.lines, marks, strict=True) if own == mark]


def _lettered(reading: TableReading) -> Iterator[list[PaidLine]]:
    """The lines whose amounts end in the letter of a side: "341.83 H"."""
    cells = [line.cells.get("paid_amount") or line.cells.get("gross_amount") for line in reading.lines]
    sides = [side_of(text_of(cell.atoms)) if cell else "" for cell in cells]
    for mark in sorted(set(sides) - {""}):
        yield [line for line, side in zip(reading.lines, sides, strict=True) if side == mark]


def side_of(text: str) -> str:
    """The mark behind an amount that says on which side it stands, "H" of "341.83 H"; empty where there is none."""
    found = _SIDE.search(text)
    return found[1] if found else ""


def _negate(line: PaidLine) -> None:
    line.gross, line.paid = -line.gross, -line.paid
    line.discount, line.deduction, line.withholding = -line.discount, -line.deduction, -line.withholding


def _told(reading: TableReading, side: Sequence[PaidLine], totals: set[int]) -> None:
    """What the reading says of itself once some of its lines are negated."""
    negated = set(map(id, side))
    if any(id(line) in negated for line in reading.lines):
        reading.solution.flipped = True
        column = paid_column(reading.solution)
        if reading.paid in totals and column in reading.solution.column_totals:
            reading.solution.column_totals[column] = True
