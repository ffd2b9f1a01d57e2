"""Positions that count what is missing: so many billed, so many received, the difference at its price. The figures tell
it in any language, whatever the columns are called."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row
from extractors.tables.header import may_be_header


@once
def shortage_of(paper: Paper) -> list[Row]:
    """The head and the rows of such positions; none unless the rows that count three things are such, but for a third
    of them that may be misread."""
    counting = [row for rows in paper.rows for row in rows if len(_counts(row)) > 2]
    if not counting or 3 * sum(_falls_short(paper, row) for row in counting) < 2 * len(counting):
        return []
    first = counting[0]
    above = [row for row in paper.rows[first.page] if row.y0 < first.y0]
    return [*(row for row in above[-1:] if may_be_header(row)), *counting]


def covers(rows: Sequence[Row], row: Row) -> bool:
    """Whether it is one of the rows."""
    return any(row is one for one in rows)


def _counts(row: Row) -> list[int]:
    return [int(atom.text) for atom in row.atoms if _is_count(atom)]


def _is_count(atom: Atom) -> bool:
    return atom.kind == "integer" and atom.text.isascii() and atom.text.isdigit()


def _falls_short(paper: Paper, row: Row) -> bool:
    """40, 37, 3, at 2.50: 7.50."""
    figures = list(_figures(paper, row))
    missing = {many - few for many, few in combinations(_counts(row), 2) if many > few} & set(_counts(row))
    return any(price * count == amount for count in missing for price, amount in combinations(figures, 2))


def _figures(paper: Paper, row: Row) -> Iterator[Decimal]:
    for atom in row.atoms:
        reading = paper.amount(atom) if atom.kind == "money" else None
        if reading is not None:
            yield reading.value
