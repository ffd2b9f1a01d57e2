"""Cells to words: columns as wide as their widest content, rows one below the other."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docflow.schema.place import Method, Page, Word
from extractors.readers import _grid

MAX_CELLS = 1_000_000
_WIDEST = 60
"""Characters; longer cells are wrapped no further, they only reach into the next column's gap."""
_LABELLED = re.compile(r"([^:\d]{2,40}:)\s+(\S.*)")
_GAP = 3
"""Characters between two columns."""


class Cell(NamedTuple):
    """One cell of a sheet; row and column from 0."""

    text: str
    row: int
    column: int
    bold: bool = False
    number: bool = False
    """Numbers stand to the right, as people expect."""


def page_of_cells(number: int, cells: Sequence[Cell], method: Method, sheet: str = "", top: float = 0.0) -> Page:
    """One page; a word per cell that has text, its ref "Sheet1!B7"."""
    return _grid.page(number, words_of_cells(cells, sheet, top), method)


def words_of_cells(cells: Sequence[Cell], sheet: str = "", top: float = 0.0, left: float = 0.0) -> list[Word]:
    """Words in reading order; `top` and `left` in rows and characters from the page's corner."""
    kept = [cell for cell in cells if cell.text]
    starts, widths = _columns(kept)
    prefix = f"{sheet}!" if sheet else ""
    words = []
    for cell in sorted(kept, key=lambda cell: (cell.row, cell.column)):
        text = " ".join(cell.text.split())
        shift = max(widths[cell.column] - len(text), 0) if cell.number else 0
        width = min(len(text), widths[cell.column])
        ref = f"{prefix}{column_letters(cell.column)}{cell.row + 1}"
        place = left + starts[cell.column] + shift
        share = width / max(len(text), 1)
        for start, part in _parts(text):
            at, wide = place + start * share, len(part) * share
            words.append(_grid.word(part, at, top + cell.row, width=wide, bold=cell.bold, ref=ref))
    return words


def _parts(text: str) -> list[tuple[int, str]]:
    """A cell's text; a label and its value in one cell ("Payment no.: 4708495") are two words of it."""
    match = _LABELLED.fullmatch(text)
    return [(0, text)] if match is None else [(0, match[1]), (match.start(2), match[2])]


def _columns(cells: Sequence[Cell]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each used column starts and how wide it is, in characters."""
    widths: dict[int, int] = {}
    for cell in cells:
        widths[cell.column] = max(widths.get(cell.column, 1), min(len(cell.text), _WIDEST))
    starts, at = {}, 0
    for column in sorted(widths):
        starts[column] = at
        at += widths[column] + _GAP
    return starts, widths


def column_letters(column: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters
