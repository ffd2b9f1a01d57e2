"""A table -> the paid lines: roles of its columns by the solver, sub-lines folded in, every value with its place."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docflow.schema.records import DocumentType
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.remittance._amounts import amount_columns, told_below
from extractors.remittance._below import attach
from extractors.remittance._captions import captions
from extractors.remittance._copies import drop_copy
from extractors.remittance._filled import at_one_rate, explain, fill
from extractors.remittance._foreign import foreign_apart
from extractors.remittance._headings import headings
from extractors.remittance._named_lines import named_line, rejoin, take_second_rows
from extractors.remittance._paid import Cell, PaidLine, TableReading
from extractors.remittance._row_kinds import tell_sums
from extractors.remittance._row_totals import carried_of, totals_of
from extractors.remittance._sides import with_sides_folded
from extractors.remittance._solution import NEAR, AmountColumn, Problem
from extractors.remittance._table_doubts import doubts_of
from extractors.remittance._text_columns import TextColumns, told_in
from extractors.remittance._usual_discounts import take_usual_discounts
from extractors.remittance.proof import solve
from extractors.tables import Table


def read_table(paper: Paper, table: Table, stated: Sequence[int], scale: int) -> TableReading | None:
    """The best reading of a table, or None where it has no amounts that could be paid."""
    tell_sums(paper, table, stated, scale)
    take_second_rows(table, table.lines)
    amounts = amount_columns(paper, table, table.lines, scale)
    if drop_copy(table, amounts, stated):
        amounts = amount_columns(paper, table, table.lines, scale)
    if not amounts:
        return None
    rows = table.lines
    amounts, in_what = foreign_apart(paper, table, amounts)
    amounts, taken_off, difference = with_sides_folded(paper, table, rows, amounts, scale)
    columns = TextColumns.of(table)
    above = captions(paper, table)
    named = _named(paper, table, columns, above)
    credited = (np.array([line.credit_by_word for line in named], bool) | taken_off) & _positive(amounts, len(rows))
    below = np.array([told_below(paper, line, scale) for line in named], np.int64)
    solutions = solve(Problem(amounts, (*stated, *difference), credited, below))
    if not solutions:
        return None
    best = solutions[0]
    taxed = at_one_rate(amounts, best)
    for i, line in enumerate(named):
        fill(line, table, rows[i], best, i, taxed)
    if not columns.reasons:
        explain(table, rows, named)
    others = [s for s in solutions[1:] if s.score > best.score - NEAR and not s.same_result(best)]
    reading = TableReading(
        table, named, best, others, totals_of(paper, table, best, scale), scale, captioned=bool(above)
    )
    reading.notes.extend((*in_what, *take_usual_discounts(named), *doubts_of(paper, reading, amounts, columns)))
    reading.carried = carried_of(paper, table, best, scale)
    return reading


def _named(paper: Paper, table: Table, columns: TextColumns, above: Sequence[Cell]) -> list[PaidLine]:
    """Each line with all but its amounts. `above`: the numbers printed above the lines."""
    under = headings(paper, table)
    heads = table.columns[table.number].header_atoms if table.number is not None else ()
    usual: DocumentType | None = "debit_memo" if any(document_type_of(a.text) == "debit_memo" for a in heads) else None
    named = [named_line(paper, table, columns, row, under.get(id(row.row), usual)) for row in table.lines]
    for line, cell in zip(named, above, strict=False):
        line.number, line.cells["document_number"] = cell.atoms[0].text, cell
    attach(paper, table, columns.order, named, dated=columns.date is None, reason=told_in(table, columns))
    rejoin(paper, named)
    return named


def _positive(amounts: Sequence[AmountColumn], count: int) -> NDArray[np.bool_]:
    """Lines with an amount printed above nought."""
    return np.array([any(c.cents[i] > 0 for c in amounts if "balance" not in c.weights) for i in range(count)], bool)
