"""What is doubtful about a table's lines once its columns are read."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.papers.paper import Paper
from extractors.remittance._amounts import MEASURES, cell_amount
from extractors.remittance._filled import FIELD
from extractors.remittance._paid import PaidLine, TableReading
from extractors.remittance._plausible import one_rate
from extractors.remittance._sides import lines_left_out
from extractors.remittance._solution import REDUCING, AmountColumn, Solution
from extractors.remittance._text_columns import TextColumns, told_in
from extractors.tables import Column, Table

_CLEAR = 0.85
"""How surely a header says discount that needs no other sign."""


def doubts_of(
    paper: Paper, reading: TableReading, amounts: Sequence[AmountColumn], columns: TextColumns
) -> Iterator[str]:
    """Every doubt about the lines of this table, as sentences."""
    table, solution = reading.table, reading.solution
    reason = told_in(table, columns)
    reasoned = np.array([reason is not None and bool(row.cells.get(reason)) for row in table.lines], bool)
    yield from _unread(paper, table, solution)
    yield from _unsure_roles(table, amounts, solution, reasoned)
    yield from _left_aside(table, amounts, solution)
    yield from _summed_aside(paper, table, solution)
    if left := lines_left_out(amounts, [n for n, role in solution.roles.items() if role in FIELD]):
        yield f"The only amount of line {', '.join(map(str, left[:5]))} was not used."
    yield from _undated(reading.lines, columns.date)
    yield from _unreasoned(reading.lines)


def _left_aside(table: Table, amounts: Sequence[AmountColumn], solution: Solution) -> Iterator[str]:
    """Columns that clearly say that they take something off, or what is paid, and were not used."""
    for column in amounts:
        said = max(column.weights.get(role, 0.0) for role in (*REDUCING, "paid_amount"))
        if said >= _CLEAR and solution.roles[column.index] == "ignore" and column.cents.any():
            yield f'The amounts under "{table.columns[column.index].header}" were not used.'


def _summed_aside(paper: Paper, table: Table, solution: Solution) -> Iterator[str]:
    """Columns whose sum is printed and that were not read as amounts: one of them may be what is paid."""
    for n, column in enumerate(table.columns):
        if n in solution.roles or n == table.number or column.kind != "money" or _measures(column):
            continue
        every = [value for row in table.lines if (value := cell_amount(paper, row.cells.get(n, ()))) is not None]
        sums = [cell_amount(paper, row.cells.get(n, ())) for row in table.rows if row.kind == "total"]
        if len(every) > 1 and sum(every) in sums:
            yield f'The amounts under "{column.header}", whose sum is printed, were not used.'


def _measures(column: Column) -> bool:
    """Whether its header says clearly that it holds no amounts of the documents."""
    return any(hit.target in MEASURES and hit.weight >= _CLEAR for hit in column.hits)


def _undated(lines: Sequence[PaidLine], column: int | None) -> list[str]:
    """Documents whose date is missing where others of the table have one."""
    missing = [n for n, line in enumerate(lines, 1) if not (line.date or line.unread_date) and line.number]
    if column is None or not missing or len(missing) == len(lines):
        return []
    documents = [str(n) for n in missing if lines[n - 1].kind in ("invoice", "credit_memo")]
    return [f"Line {', '.join(documents[:5])} has no date, though others have."] if documents else []


def _unreasoned(lines: Sequence[PaidLine]) -> list[str]:
    """Deductions without a word why, where others of the table have one: it may stand over the page's edge."""
    taken = [n for n, line in enumerate(lines, 1) if line.deduction or line.withholding]
    silent = [str(n) for n in taken if not (lines[n - 1].reason_text or lines[n - 1].below)]
    if not silent or len(silent) == len(taken):
        return []
    return [f"Line {', '.join(silent[:5])} has a deduction without a reason, though others have one."]


def _unsure_roles(
    table: Table, amounts: Sequence[AmountColumn], solution: Solution, reasoned: NDArray[np.bool_]
) -> list[str]:
    """No arithmetic tells a discount from a deduction for sure: only a clear header does, or one that may say so over
    amounts that are the same share of every invoice. A discount needs no reason: one that stands beside one, in the
    `reasoned` lines, is doubtful, unless a deduction stands there as well."""
    notes = []
    gross = next((column for column in amounts if solution.roles[column.index] == "gross_amount"), None)
    taken = (solution.deduction != 0) | (solution.withholding != 0)
    for column in amounts:
        role, header = solution.roles[column.index], table.columns[column.index]
        discount = header.weight("discount_amount")
        deduction = max(header.weight("deduction_amount"), header.weight("withholding_amount"))
        most = gross is not None and 2 * np.count_nonzero(column.cents) >= np.count_nonzero(gross.cents > 0)
        told = most and np.count_nonzero(column.cents) > 1 and discount >= 0.4
        at_rate = told and gross is not None and one_rate(gross, column) is True
        argued = bool((reasoned & ~taken & (column.cents != 0)).any())
        weak = discount < _CLEAR or deduction > discount - 0.2
        unsure = (role == "discount_amount" and (argued or (not at_rate and weak))) or (
            role in ("deduction_amount", "withholding_amount")
            and (deduction < 0.6 or discount > deduction - 0.2 or (at_rate and not reasoned.any()))
        )
        if unsure and column.cents.any():
            kind = role.partition("_")[0]
            notes.append(f'The column "{header.header}" was read as a {kind}; it may be another kind of reduction.')
    return notes


def _unread(paper: Paper, table: Table, solution: Solution) -> list[str]:
    """Amounts of the lines that could not be read, or only by guessing at digits."""
    notes = []
    for n, role in solution.roles.items():
        for row in table.lines if role in FIELD else ():
            for atom in row.cells.get(n, ()):
                value = paper.amount(atom) if atom.kind != "mark" else None
                if atom.kind != "mark" and value is None:
                    notes.append(f'"{atom.text}" under "{table.columns[n].header}" could not be read as an amount.')
                elif value is not None and (value.doubtful or value.ambiguous):
                    notes.append(f'The amount "{atom.text}" can be read in more than one way.')
    return notes[:5]
