"""A text that was broken into lines of fixed width, joined again; every part of it still knows where it stands."""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from extractors.messages.elements import Cell
from extractors.readers._grid import COLUMN

_TAG = 4
""" ":86:" stands before the first line."""


class _Run(NamedTuple):
    start: int
    """Of the joined text."""
    cell: Cell


class Joined:
    """The joined text."""

    def __init__(self, cells: Sequence[Cell], width: int) -> None:
        """A line with so many characters goes on in the next; one that ends before was ended on purpose."""
        text, self._runs = "", list[_Run]()
        full = False
        for n, cell in enumerate(cells):
            first = round(cell.word.x0 / COLUMN) - (0 if n else _TAG)
            if text and (not full or first > 0):
                text += " "
            self._runs.append(_Run(len(text), cell))
            text += cell.text
            full = first + len(cell.text) >= width
        self.text = text
        self._starts = [run.start for run in self._runs]

    def cells(self, start: int, end: int) -> list[Cell]:
        """The words of a part, cut out of their lines; a ref such as ":86: text, line 7, characters 5-16"."""
        found = []
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        for run in self._runs[first : bisect.bisect_left(self._starts, end)]:
            a, b = max(start - run.start, 0), min(end - run.start, len(run.cell.text))
            if a < b:
                found.append(_cut(run.cell, a, b))
        return found


def _cut(cell: Cell, start: int, end: int) -> Cell:
    word = cell.word
    x0 = word.x0 + start * COLUMN
    ref = f"{word.ref}, characters {start + 1}-{end}"
    return Cell(cell.page, word._replace(text=word.text[start:end], x0=x0, x1=x0 + (end - start) * COLUMN, ref=ref))
