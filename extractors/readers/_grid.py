"""Pages for carriers that have none: text on a monospace grid, so that one table reader serves all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docflow.schema.place import Method, Page, Word
from extractors.readers._framed import unframed

COLUMN = 6.0
"""Points of one character."""
LINE = 12.0
_ROWS_PER_PAGE = 5_000
"""A page of a grid is as long as it needs to be; this only keeps one value bounded."""
_TAB = 8
_CELLS, _APART = 3, 3
"""Cells from which lines with tabs are a table; and the blanks between them."""
# A single blank inside a name is one gap; the words are still given one by one.
_WORD = re.compile(r"\S+")


def words_of_line(line: str, row: int, bold: bool = False) -> list[Word]:
    """One word per blank-separated text; tabs count to the next eighth column."""
    plain = line.expandtabs(_TAB)
    return [word(match.group(), match.start(), row, bold=bold) for match in _WORD.finditer(plain)]


def words_of_lines(lines: Sequence[str]) -> Iterator[Word]:
    """The words of lines one below the other, from row 0; a frame drawn around a table is no text."""
    return (item for row, line in enumerate(unframed(_untabbed(lines))) for item in words_of_line(line, row))


def _untabbed(lines: Sequence[str]) -> list[str]:
    """The lines with blanks for tabs: what one tab parts in each of several lines are cells, which stand below each
    other however long they are; other tabs count to the next eighth column."""
    found: list[str] = []
    for tabbed, block in groupby(lines, key=lambda line: "\t" in line):
        cells = [line.split("\t") for line in block]
        count = max(map(len, cells))
        if tabbed and count >= _CELLS and sum(len(row) == count for row in cells) > 1:
            found += _below_each_other(cells, count)
        else:
            found += ["\t".join(row).expandtabs(_TAB) for row in cells]
    return found


def _below_each_other(rows: Sequence[Sequence[str]], count: int) -> Iterator[str]:
    """Rows of so many cells as columns; a sum with fewer cells than the lines has its last under their last."""
    whole = [(row[0], *[""] * (count - len(row)), *row[1:]) for row in rows]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    for cells in whole:
        yield "".join(cell.ljust(width + _APART) for cell, width in zip(cells, widths, strict=True)).rstrip()


def word(
    text: str, column: float, row: float, *, width: float | None = None, bold: bool = False, ref: str = ""
) -> Word:
    """A word whose first character stands in this column of this row (both from 0)."""
    wide = len(text) if width is None else width
    x, y = column * COLUMN, row * LINE
    return Word(text, x, y + 1.0, x + wide * COLUMN, y + LINE - 1.0, 1.0, 10.0, bold, ref)


def spread(values: Iterable[tuple[str, str]], step: int, row: float, where: str) -> Iterator[Word]:
    """Named values of a segment, each in its own column of so many characters, further right after a long one.
    `where` ends their refs."""
    free = 0
    for index, (name, value) in enumerate(values, 1):
        if text := value.strip():
            column = max(index * step, free)
            yield word(text, column, row, ref=name + where)
            free = column + len(text) + 2


def page(number: int, words: Iterable[Word], method: Method, notes: tuple[str, ...] = ()) -> Page:
    """A page that is just large enough for its words."""
    given = tuple(words)
    width = max((item.x1 for item in given), default=0.0) + COLUMN
    height = max((item.y1 for item in given), default=0.0) + LINE
    return Page(
        number=number, width=max(width, 612.0), height=max(height, 792.0), words=given, method=method, notes=notes
    )


def pages_of_lines(lines: list[str], method: Method) -> list[Page]:
    """Text lines, cut at form feeds into pages."""
    sheets: list[list[str]] = [[]]
    for line in lines:
        for n, part in enumerate(line.split("\f")):
            if n or len(sheets[-1]) >= _ROWS_PER_PAGE:
                sheets.append([])
            sheets[-1].append(part)
    return [page(number, words_of_lines(sheet), method) for number, sheet in enumerate(sheets, 1)]
