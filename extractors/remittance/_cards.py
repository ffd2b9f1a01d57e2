"""Cards that stand side by side, one for each document: read one after the other, each from its top to its bottom.

A row that says the same thing several times ("Invoice 4711", "Invoice 4712") begins a band of cards; each row below
whose parts stay within the cards, and begin where they begin, goes on with them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.papers.paper import Paper, once
from extractors.tables import Row

_VALUES = re.compile(r"\S*\d\S*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NEAR = 3.0
"""Ems between two rows of a card, at most."""
_OFF = 1.5
"""Ems that a row of a card may begin beside it."""


@once
def rows_by_card(paper: Paper) -> tuple[Row, ...]:
    """All rows of the paper; those of cards parted, in the order of the cards."""
    return tuple(row for rows in paper.rows for row in _apart(rows))


def _apart(rows: Sequence[Row]) -> Iterator[Row]:
    at = 0
    while at < len(rows):
        starts = _starts(rows[at])
        stop = _end(rows, at, starts) if starts else at + 1
        cards = [[_part(row, starts, n) for row in rows[at:stop]] for n in range(len(starts))]
        if cards and all(any(row.has_money for row in card) for card in cards):
            yield from (row for card in cards for row in card if row.atoms)
        else:
            yield from rows[at:stop]
        at = stop


def _starts(row: Row) -> list[float]:
    """Where the cards begin whose first row this is; empty where it begins none."""
    if len(row.atoms) < 2 or not any(map(str.isdigit, row.text)):
        return []
    first = _said(row.atoms[0].text)
    starts = [atom.x0 for atom in row.atoms if _said(atom.text) == first]
    return starts if len(starts) > 1 and _LETTERS.search(first) else []


def _said(text: str) -> str:
    """Its words without numbers: "Invoice INV-4711" says "Invoice"."""
    return " ".join(_VALUES.sub(" ", text).split())


def _end(rows: Sequence[Row], at: int, starts: Sequence[float]) -> int:
    """Behind the last row of these cards."""
    first = _said(rows[at].atoms[0].text)
    stop = at + 1
    while stop < len(rows) and _fits(rows[stop], starts) and rows[stop].y0 - rows[stop - 1].y1 < _NEAR * rows[stop].em:
        if any(_said(atom.text) == first for atom in rows[stop].atoms):
            break
        stop += 1
    return stop


def _fits(row: Row, starts: Sequence[float]) -> bool:
    """Whether no part of it reaches from one card into the next, and each card's begins at its edge."""
    edges = [*starts[1:], float("inf")]
    last = -1
    for atom in row.atoms:
        card = _card(atom.x0, starts, row.em)
        if card < 0 or atom.x1 > edges[card]:
            return False
        if card != last and abs(atom.x0 - starts[card]) > _OFF * row.em:
            return False
        last = card
    return bool(row.atoms)


def _card(x0: float, starts: Sequence[float], em: float) -> int:
    return bisect_right(starts, x0 + _OFF * em) - 1


def _part(row: Row, starts: Sequence[float], card: int) -> Row:
    return replace(row, atoms=[atom for atom in row.atoms if _card(atom.x0, starts, row.em) == card])
