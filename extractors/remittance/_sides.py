"""Two columns for one amount: debit and credit, invoices and credits. Each line stands in one of them."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from extractors.papers.paper import Paper
from extractors.remittance._paid import to_units
from extractors.remittance._solution import REDUCING, AmountColumn
from extractors.tables import Table, TableRow

_WEIGHTS = {"paid_amount": 0.8, "gross_amount": 0.75}
"""What the two say together."""


def with_sides_folded(
    paper: Paper, table: Table, rows: Sequence[TableRow], amounts: list[AmountColumn], scale: int
) -> tuple[list[AmountColumn], NDArray[np.bool_], tuple[int, ...]]:
    """The columns, two sides of one amount made one; the lines that stand on the side that is taken off; and the
    difference of the two sums, which is printed and tells which side that is. Without it all stays as it is."""
    none = np.zeros(len(rows), bool)
    for one, other in combinations(amounts, 2):
        if not _complementary(one, other):
            continue
        outside = _printed_outside(paper, rows, scale)
        if (one.sum - other.sum in outside) == (other.sum - one.sum in outside) or one.sum == other.sum:
            continue
        off = _filled(other if one.sum - other.sum in outside else one)
        paid = one.sum - other.sum if one.sum - other.sum in outside else other.sum - one.sum
        folded = AmountColumn(one.index, one.cents + other.cents, one.filled | other.filled, _WEIGHTS)
        _move(rows, one, other)
        return [folded, *(column for column in amounts if column not in (one, other))], off, (paid,)
    return amounts, none, ()


def _filled(column: AmountColumn) -> NDArray[np.bool_]:
    """Lines with an amount; a printed nought is none."""
    filled: NDArray[np.bool_] = column.cents != 0
    return filled


def _complementary(one: AmountColumn, other: AmountColumn) -> bool:
    """Each line has an amount in exactly one of both; neither calls itself a discount or deduction."""
    reduces = any(column.weights.get(role, 0.0) > 0.6 for column in (one, other) for role in REDUCING)
    some = _filled(one).any() and _filled(other).any()
    return bool(some) and not reduces and bool((_filled(one) ^ _filled(other)).all())


def _printed_outside(paper: Paper, rows: Sequence[TableRow], scale: int) -> set[int]:
    """Every amount of the paper that stands in no line of the table, in minor units."""
    own = {id(row.row) for row in rows}
    atoms = (atom for page in paper.rows for row in page if id(row) not in own for atom in row.atoms)
    readings = (paper.amount(atom) for atom in atoms if atom.kind == "money")
    return {to_units(reading.value, scale) for reading in readings if reading is not None}


def _move(rows: Sequence[TableRow], one: AmountColumn, other: AmountColumn) -> None:
    """The cells of the other column under the first."""
    for row, there in zip(rows, _filled(other).tolist(), strict=True):
        atoms = row.cells.pop(other.index, None)
        if there and atoms:
            row.cells[one.index] = atoms


def lines_left_out(amounts: Sequence[AmountColumn], used: Sequence[int]) -> list[int]:
    """Lines whose only amounts stand in columns that were not used for what is paid: numbers from 1."""
    counted = [column for column in amounts if column.index in used]
    others = [column for column in amounts if column.index not in used]
    if not counted or not others:
        return []
    empty = ~np.any([_filled(column) for column in counted], axis=0)
    return [int(n) + 1 for n in np.flatnonzero(empty & np.any([_filled(column) for column in others], axis=0))]
