"""Which rows of a table are sums: decided for all rows that are alike at once, by what the rows above them come to.

A word such as "Total" tells many sums, but "Store 014 | 750.00 | 730.00" under two invoices of that store is told only
by arithmetic and by being unlike the lines: it has no date, and so have all its like.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from extractors.fields.lexicon import Hit, totals
from extractors.papers.paper import Paper
from extractors.remittance._amounts import cell_amount, may_hold_amounts
from extractors.remittance._paid import to_units
from extractors.remittance._taken_off import side_of
from extractors.tables import Table, TableRow

_FULL = 3
"""Amounts that only a line has in one row, beside its number."""
_MOST_KINDS = 4
"""Kinds of rows that are tried as sums in all combinations."""
_RIGHT = 0.75
"""Of the rows of a kind so many add up: digits are misread."""
_DIGITS = re.compile(r"\d+")
Likeness = tuple[str, frozenset[int], str]
"""What the row was taken for, the columns it fills, and of what is no line the words that open it."""


class _Valued(NamedTuple):
    """A row and its amounts in minor units, by column."""

    row: TableRow
    like: Likeness
    units: Mapping[int, int]


def tell_sums(paper: Paper, table: Table, stated: Collection[int], scale: int) -> None:
    """Rows taken for lines or sub-lines that sum up the lines above them become totals; rows that come back to the
    document above them its sub-lines."""
    _tell_repeats(table)
    _tell_unnumbered(table)
    every = list(_valued(paper, table, scale))
    rows = [row for row in every if row.row.kind in ("line", "detail")]
    printed = {*stated, *(value for row in every if row.row.kind == "total" for value in row.units.values())}
    tried = (_sums_among([_turned(row, mark) for row in rows], printed) for mark in ("", *sorted(_marks(rows))))
    sums, items = next(((sums, items) for sums, items in tried if sums), (frozenset[Likeness](), []))
    added = _added(items)
    for row in rows:
        if row.like in sums:
            of_all = all(added[n] == value for n, value in row.units.items())
            row.row.kind, row.row.label = "total", () if of_all else _SUBTOTAL


def _tell_repeats(table: Table) -> None:
    """ "Ret. Ganancias s/ 0003-00044718" under 0003-00044718: words before the number of the line above are said of
    that line."""
    above = ""
    for row in table.lines:
        words = row.text(table.number).split()
        if above and len(words) > len(above.split()) and " ".join(words).endswith(f" {above}"):
            row.kind = "detail"
        else:
            above = " ".join(words)


def _tell_unnumbered(table: Table) -> None:
    """A row with a date that fills the columns of a usual line, all but that of its number, is a line: a scan lost the
    number. So is one with several amounts, whatever its number looks like: "Cert 7"."""
    shapes = Counter(frozenset(row.cells) for row in table.lines)
    usual = shapes.most_common(1)[0][0] - {table.number} if shapes else frozenset[int]()
    amounts = sum(table.columns[n].kind == "money" for n in usual)
    for row in table.rows:
        if row.kind != "detail" or usual != set(row.cells) - {table.number}:
            continue
        number = row.text(table.number) if table.number in row.cells else ""
        numbered = any(map(str.isdigit, number))
        if (numbered and amounts >= _FULL) or (not number and _dated(table, row, usual)):
            row.kind = "line"


def _dated(table: Table, row: TableRow, columns: Collection[int]) -> bool:
    dated = [n for n in columns if table.columns[n].kind == "date"]
    return bool(dated) and all(any(atom.kind == "date" for atom in row.cells[n]) for n in dated)


def _marks(rows: Sequence[_Valued]) -> set[str]:
    """The marks behind amounts that may say that they are taken off."""
    return {side for row in rows for n in row.units if (side := side_of(row.row.text(n)))}


def _turned(row: _Valued, mark: str) -> _Valued:
    """The row with the amounts of this mark taken off."""
    if not mark:
        return row
    units = {n: -abs(value) if side_of(row.row.text(n)) == mark else value for n, value in row.units.items()}
    return row._replace(units=units)


def _sums_among(rows: Sequence[_Valued], printed: Collection[int]) -> tuple[frozenset[Likeness], list[_Valued]]:
    """Which kinds of rows are sums, and the rows that are lines."""
    lines = Counter(row.like for row in rows if row.row.kind == "line")
    usual = lines.most_common(1)[0][0] if lines else None
    sums = next(_choices(rows, [like for like in lines if like != usual][:_MOST_KINDS], printed), frozenset())
    below = {row.like for row in rows if row.row.kind == "detail"}
    sums |= {like for like in below if _add_up(rows, like, sums)}
    return sums, [row for row in rows if row.row.kind == "line" and row.like not in sums]


_SUBTOTAL: tuple[Hit, ...] = totals().exact("subtotal")[:1]


def _valued(paper: Paper, table: Table, scale: int) -> Iterator[_Valued]:
    columns = [n for n, column in enumerate(table.columns) if n != table.number and may_hold_amounts(column)]
    for row in table.rows:
        cells = ((n, cell_amount(paper, row.cells.get(n, ()))) for n in columns)
        units = {n: to_units(value, scale) for n, value in cells if value is not None}
        if units and row.kind != "other":
            said = _DIGITS.sub("", row.row.atoms[0].text) if row.kind == "detail" and row.row.atoms else ""
            yield _Valued(row, (row.kind, frozenset(row.cells), said), units)


def _choices(
    rows: Sequence[_Valued], unlike: Sequence[Likeness], stated: Collection[int]
) -> Iterator[frozenset[Likeness]]:
    """Kinds of lines that are sums, all of them in each row; the most kinds first. Nothing is a sum where the printed
    total counts it as a line."""
    for count in range(len(unlike), 0, -1):
        for sums in map(frozenset, combinations(unlike, count)):
            if all(_add_up(rows, like, sums) for like in sums) and not _is_counted(rows, sums, stated):
                yield sums


def _add_up(rows: Sequence[_Valued], like: Likeness, sums: Collection[Likeness]) -> bool:
    """Whether the rows of this kind are the sums of the lines since the last one of their kind, or of all lines above
    them; one at least of several lines."""
    return any(_summed(rows, like, sums, afresh=afresh) for afresh in (True, False))


def _summed(rows: Sequence[_Valued], like: Likeness, sums: Collection[Likeness], *, afresh: bool) -> bool:
    may_miss = (1 - _RIGHT) * sum(row.like == like for row in rows)
    so_far: dict[int, int] = {}
    count, most, missed = 0, 0, 0
    for row in rows:
        if row.like == like:
            if count and all(so_far.get(n, 0) == value for n, value in row.units.items()):
                most = max(most, count if any(row.units.values()) else 0)
            else:
                missed += 1
            if missed > may_miss:
                return False
            if afresh:
                so_far, count = {}, 0
        elif row.row.kind == "line" and row.like not in sums:
            for n, value in row.units.items():
                so_far[n] = so_far.get(n, 0) + value
            count += 1
    return most > 1


def _is_counted(rows: Sequence[_Valued], sums: Collection[Likeness], stated: Collection[int]) -> bool:
    """Whether a printed total is the sum of all rows, and none that of the rows without these."""
    lines = [row for row in rows if row.row.kind == "line"]
    every, without = _sums(lines), _sums([row for row in lines if row.like not in sums])
    return not every.isdisjoint(stated) and without.isdisjoint(stated)


def _sums(rows: Sequence[_Valued]) -> set[int]:
    return set(_added(rows).values())


def _added(rows: Sequence[_Valued]) -> Counter[int]:
    """The sum of each column."""
    found: Counter[int] = Counter()
    for row in rows:
        found.update(row.units)
    return found
