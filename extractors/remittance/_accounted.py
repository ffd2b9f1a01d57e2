"""Amounts that are printed and that nothing accounts for: whatever they are, the lines may lack it.

Lines and total prove each other even where both leave out the same thing: invoices and their subtotal without the
adjustments below it. So each amount outside the lines must be one that the lines explain.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from extractors.papers.loose import in_mail_head
from extractors.papers.paper import Paper
from extractors.remittance._amounts import amount_atom
from extractors.remittance._paid import PaidLine, TableReading, to_units
from extractors.remittance._totals import own_atoms
from extractors.tables import Atom, Row

_MOST_RUNS = 60
"""Lines of which every run may have a subtotal; of more only those from the first one."""


def unaccounted(
    paper: Paper, readings: Sequence[TableReading], lines: Sequence[PaidLine], total: Decimal | None, scale: int
) -> list[str]:
    """The amounts as printed, with the words before them."""
    if not readings or any(line.unknown for line in lines):
        return []
    outside = list(_amounts(paper, readings))
    own = {id(atom) for _, atom in outside}.intersection(own_atoms(lines))
    found: dict[int, str] = {}
    for row, atom in outside:
        reading = paper.amount(atom)
        if reading is None or id(atom) in own or not 0 < reading.decimals <= scale:
            continue  # "(800)" of a telephone number; a rate
        if units := abs(to_units(reading.value, scale)):
            found.setdefault(units, _told(row, atom))
    if total is not None:
        found.pop(abs(to_units(total, scale)), None)
    left = found.keys() - explained(lines) if found else ()
    sums = {n for reading in readings for n in _columns(paper, reading, scale)} if left else frozenset[int]()
    return [told for units, told in found.items() if units in left and units not in sums]


def _amounts(paper: Paper, readings: Sequence[TableReading]) -> Iterator[tuple[Row, Atom]]:
    """Amounts printed outside the tables' lines, from where the first table begins."""
    lines = [row.row for reading in readings for row in reading.table.rows if row.kind == "line"]
    inner, printed = set(map(id, lines)), {row.text for row in lines}  # a second stub repeats them
    for rows in paper.rows:
        for row in rows:
            if id(row) not in inner and row.text not in printed and not in_mail_head(paper, row):
                yield from ((row, atom) for atom in row.atoms if atom.kind == "money")


def explained(lines: Sequence[PaidLine]) -> set[int]:
    """What the lines say and add up to, each in minor units without its sign."""
    columns = [
        [line.gross for line in lines],
        [line.paid for line in lines],
        [line.discount for line in lines],
        [line.deduction + line.withholding for line in lines],
        [line.discount + line.deduction + line.withholding for line in lines],
    ]
    known = {abs(value) for column in columns for value in column}
    for column in {tuple(column) for column in columns if any(column)}:
        known |= {abs(value) for value in _runs(column)}
        known.add(sum(value for value in column if value > 0))
        known.add(-sum(value for value in column if value < 0))
    return known


def _columns(paper: Paper, reading: TableReading, scale: int) -> Iterator[int]:
    """Sums of all columns of amounts, those too that say nothing of what is paid."""
    for n, column in enumerate(reading.table.columns):
        if column.kind == "money":
            cells = (amount_atom(paper, line.cells.get(n, ())) for line in reading.table.lines)
            found = (paper.amount(atom) for atom in cells if atom is not None)
            yield abs(sum(to_units(each.value, scale) for each in found if each is not None))


def _runs(column: Sequence[int]) -> Iterator[int]:
    """Sums of lines that follow each other."""
    sums = [0, *accumulate(column)]
    yield from sums
    yield from (after - before for before, after in pairwise(sums))
    if len(column) <= _MOST_RUNS:
        yield from (stop - start for n, start in enumerate(sums) for stop in sums[n + 1 :])


def _told(row: Row, atom: Atom) -> str:
    before = " ".join(other.text for other in row.atoms if other.x1 <= atom.x0)[-40:].strip(" :")
    return f"{before} {atom.text}".strip()
