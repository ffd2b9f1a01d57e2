"""A cheque with two stubs prints its lines twice: where one half is the payment, the other is its copy."""

import re
from collections.abc import Sequence

from extractors.remittance._solution import AmountColumn
from extractors.tables import Table

_NOUGHT = re.compile(r"^[-–]?(?:0[.,]00)?$")
"""Nothing, in one stub written so and in the other so."""


def drop_copy(table: Table, amounts: Sequence[AmountColumn], stated: Sequence[int]) -> bool:
    """Takes the second half of the lines out of the table where it repeats the first, and a printed total is the sum of
    one half and none is that of both; whether it did."""
    lines = table.lines
    half = len(lines) // 2
    if not half or len(lines) % 2 or not any(_sums_one_half(column, half, stated) for column in amounts):
        return False
    if not _repeats(table, amounts, half, stated) or any(
        column.sum in _totals(column, stated) for column in amounts if column.sum
    ):
        return False
    at = next(n for n, row in enumerate(table.rows) if row is lines[half])
    del table.rows[at:]
    return True


def _repeats(table: Table, amounts: Sequence[AmountColumn], half: int, stated: Sequence[int]) -> bool:
    """Whether the second half says what the first does; on a scan, where a cell may be read in one half only, its
    numbers, and what each line pays."""
    texts = [[_NOUGHT.sub("", line.text(n)) for n in range(len(table.columns))] for line in table.lines]
    if texts[:half] == texts[half:]:
        return True
    numbers = [text[table.number] for text in texts] if table.number is not None else []
    paid = [column for column in amounts if _sums_one_half(column, half, stated)]
    same = all((column.cents[:half] == column.cents[half:]).all() for column in paid)
    return bool(numbers) and numbers[:half] == numbers[half:] and len(set(numbers)) == half and same


def _sums_one_half(column: AmountColumn, half: int, stated: Sequence[int]) -> bool:
    return int(column.cents[:half].sum()) in _totals(column, stated) - {0}


def _totals(column: AmountColumn, stated: Sequence[int]) -> set[int]:
    return {*stated, *column.totals, *column.partial}
