"""Cells to words: columns as wide as what must fit into them, rows one below the other, as a sheet shows them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from docflow.schema.place import Method, Page, Word
from extractors.readers import _grid

MAX_CELLS = 1_000_000
_WIDEST = 60
"""Characters; longer cells are wrapped no further, they only reach into the next column's gap."""
_LABELLED = re.compile(r"([^:\d]{2,40}:)\s+(\S.*)")
_NUMBERED = re.compile(r"[^\d]+\s\S*\d\S*")
_WORD = re.compile(r"\S+")
_SENTENCE = 4
"""So many words in a cell are read one by one, as on a page."""
_LIST = 4
"""Filled cells of a row of a list."""
_GAP = 3
"""Characters between two columns."""


class Cell(NamedTuple):
    """One cell of a sheet; row and column from 0."""

    text: str
    row: int
    column: int
    bold: bool = False


def page_of_cells(number: int, cells: Sequence[Cell], method: Method, sheet: str = "", top: float = 0.0) -> Page:
    """One page; a word per cell that has text, its ref "Sheet1!B7"."""
    return _grid.page(number, words_of_cells(cells, sheet, top), method)


def words_of_cells(cells: Sequence[Cell], sheet: str = "", top: float = 0.0, left: float = 0.0) -> list[Word]:
    """Words in reading order; `top` and `left` in rows and characters from the page's corner."""
    kept = sorted((cell for cell in cells if cell.text), key=lambda cell: (cell.row, cell.column))
    starts = _starts(kept)
    prefix = f"{sheet}!" if sheet else ""
    filled = Counter(cell.row for cell in kept)
    right_of, grouped = dict(pairwise(starts)), _group_headings(kept)
    words = []
    for cell, after in _with_next(kept):
        text = " ".join(cell.text.split())
        place = starts[cell.column]
        beside = right_of.get(cell.column) if cell in grouped else after.column if after is not None else None
        room = starts[beside] - _GAP - place if beside is not None else _WIDEST
        share = min(len(text), room) / max(len(text), 1)
        ref = f"{prefix}{column_letters(cell.column)}{cell.row + 1}"
        for start, part in _parts(text, in_list=filled[cell.row] >= _LIST):
            at, wide = left + place + start * share, len(part) * share
            words.append(_grid.word(part, at, top + cell.row, width=wide, bold=cell.bold, ref=ref))
    return words


def _group_headings(cells: Sequence[Cell]) -> set[Cell]:
    """Cells of a row over the headings of a list: fewer than those, and no numbers. One that is merged over several
    headings must not join them."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    return {
        cell
        for above, below in pairwise(rows)
        if below[0].row == above[0].row + 1 and len(below) >= _LIST and 1 < len(above) < len(below)
        if not any(map(str.isdigit, "".join(cell.text for cell in above)))
        for cell in above
    }


def _with_next(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell | None]]:
    """Each cell with the next one that is filled in its row."""
    for cell, after in pairwise((*cells, None)):
        if cell is not None:
            yield cell, after if after is not None and after.row == cell.row else None


def _parts(text: str, *, in_list: bool) -> list[tuple[int, str]]:
    """A cell's text. A label and its value in one cell ("Payment no.: 4708495") are two words of it; a sentence, and
    a title with its number outside a list ("Remittance 60231"), is as many as it has."""
    match = _LABELLED.fullmatch(text)
    if match is not None:
        return [(0, match[1]), (match.start(2), match[2])]
    words = list(_WORD.finditer(text))
    told = len(words) >= _SENTENCE or (not in_list and _NUMBERED.fullmatch(text) is not None)
    return [(word.start(), word[0]) for word in words] if told else [(0, text)]


def _starts(cells: Sequence[Cell]) -> dict[int, int]:
    """Where each used column starts, in characters. A text with empty cells to its right, such as a title, reaches over
    them and makes its own column no wider."""
    used = sorted({cell.column for cell in cells})
    right_of = dict(pairwise(used))
    widths = dict.fromkeys(used, 1)
    for cell, after in _with_next(cells):
        if after is not None and after.column == right_of[cell.column]:
            widths[cell.column] = max(widths[cell.column], min(len(cell.text), _WIDEST))
    starts, at = {}, 0
    for column in used:
        starts[column] = at
        at += widths[column] + _GAP
    return starts


def column_letters(column: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters
