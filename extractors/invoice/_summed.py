"""Positions of a list whose heads say nothing of goods, or that has none: lines of words and an amount, right above a
sum, that add up to it. Their sum is the proof that they are all of the positions, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.invoice._amounts import meanings
from extractors.invoice._goods import Goods, is_carried, is_sum
from extractors.invoice._positions import Position, counted_out
from extractors.invoice._totals import Totals
from extractors.papers.paper import Paper
from extractors.tables import Row

_BEFORE = frozenset(("prior_total", "prepaid_total"))
"""What was owed and paid before: no goods, though it may stand above the same sum."""
_NOT_GOODS = 0.7


def positions_summed(paper: Paper, goods: Goods, totals: Totals) -> list[Position]:
    """The positions that were read where they add up; else the longest list that does, of equally long ones the last:
    what was billed and paid before stands above it."""
    printed = {part.value for part in (totals.net, totals.total) if part is not None and part.value}
    if not printed or (goods.total is not None and goods.total in printed):
        return goods.positions
    rows = [row for rows in paper.rows for row in rows if not is_carried(row)]
    lists = [_summing(paper, run, printed) for run in _runs(rows)]
    longest = max(reversed(lists), key=len, default=[])
    return longest if len(longest) > len(goods.positions) else goods.positions


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Lines of words that end with an amount, down to a sum; words of a description may stand between them."""
    run: list[Row] = []
    for row in rows:
        if is_sum(row):
            if row.has_money:
                yield run
                run = []
        elif _is_line(row):
            run.append(row)


def _is_line(row: Row) -> bool:
    if row.atoms[-1].kind != "money" or not any(atom.kind in ("text", "code") for atom in row.atoms[:-1]):
        return False
    before = (hit for atom in row.atoms[:1] for hit in meanings(atom.text))
    return not any(hit.target in _BEFORE and hit.weight >= _NOT_GOODS for hit in before)


def _summing(paper: Paper, run: Sequence[Row], printed: set[Decimal]) -> list[Position]:
    """The last lines of the run, as many of them as add up to the net or the total; none where they never do."""
    found: list[Position] = []
    total, summed = Decimal(0), 0
    for row in reversed(run):
        position = counted_out(paper, row)
        if position is None or position.line.net_amount is None:
            break
        found.append(position)
        total += position.line.net_amount
        if total in printed:
            summed = len(found)
    return _as_told(found[:summed][::-1])


def _as_told(positions: Sequence[Position]) -> list[Position]:
    """Where half of the lines are counted out, as they are; else what one of them counts is a part of its description:
    "Waiting time Hull 2 hrs @ £35"."""
    counted = sum(position.proven for position in positions)
    return list(positions) if 2 * counted >= len(positions) else [_in_words(position) for position in positions]


def _in_words(position: Position) -> Position:
    """The position of a line that is nothing but words and an amount."""
    atoms = position.rows[0].atoms[:-1]
    said = " ".join(atom.text for atom in atoms)
    line = position.line.model_copy(update={"description": said, "quantity": None, "unit_price": None})
    cells = {"description": tuple(atoms), "net_amount": position.cells["net_amount"]}
    return replace(position, line=line, cells=cells)
