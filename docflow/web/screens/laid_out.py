"""Pages that have no picture as HTML: sheets as grids of cells, mails and messages as lines of text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docflow.schema.place import Box, Page, Word
from docflow.web.screens.fields import FieldView

_COLUMN, _LINE = 6.0, 12.0
"""Points of a character and of a line on the grid that readers lay such carriers out on."""
_CELL = re.compile(r"(?:.*!)?([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS = 200


class Piece(NamedTuple):
    """A word, with the field that it belongs to."""

    gap: str
    """Blanks before it."""
    text: str
    box: str
    """ "x0 y0 x1 y1", in points."""
    ref: str
    status: str
    """Of the field that was read from it; empty where none was."""
    label: str
    bold: bool


class SheetRow(NamedTuple):
    """A row of a sheet."""

    number: int
    cells: list[list[Piece]]


class Sheet(NamedTuple):
    """A sheet as a grid."""

    letters: list[str]
    rows: list[SheetRow]


def lines_of(words: Sequence[Word], marks: Sequence[FieldView]) -> list[list[Piece]]:
    """Lines of text as they stand, with empty ones between paragraphs."""
    found: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        found[int(word.y0 // _LINE)].append(word)
    labels = _Labels(marks)
    lines: list[list[Piece]] = []
    last = min(found, default=0)
    for row in sorted(found):
        if row - last > 1 and lines:
            lines.append([])
        last = row
        lines.append(_line(sorted(found[row], key=lambda word: word.x0), labels))
    return lines


def _line(words: Iterable[Word], labels: "_Labels") -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for word in words:
        column = max(round(word.x0 / _COLUMN), end + 1 if pieces else 0)
        pieces.append(_piece(word, labels, " " * (column - end)))
        end = column + len(word.text)
    return pieces


def sheet_of(page: Page, words: Sequence[Word], marks: Sequence[FieldView]) -> Sheet | None:
    """The cells of a sheet by the places that its words name; None where they name none."""
    rows: dict[int, dict[int, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        place = _CELL.fullmatch(word.ref)
        if place is None:
            return None
        rows[int(place[2])][_column(place[1])].append(word)
    if not rows:
        return None
    columns = sorted({column for row in rows.values() for column in row})[:_MOST_COLUMNS]
    labels = _Labels(marks)
    return Sheet(
        [_letters(column) for column in columns],
        [
            SheetRow(
                number, [[_piece(word, labels, "") for word in rows[number].get(column, ())] for column in columns]
            )
            for number, row in sorted(rows.items())
        ],
    )


class _Labels:
    """Which field a word belongs to; by lines, since a page has thousands of both."""

    def __init__(self, marks: Sequence[FieldView]) -> None:
        self._by_line: dict[int, list[tuple[Box, FieldView]]] = defaultdict(list)
        for mark in marks:
            if mark.box:
                for line in range(int(mark.box[1] // _LINE), int(mark.box[3] // _LINE) + 1):
                    self._by_line[line].append((mark.box, mark))

    def of(self, word: Word) -> FieldView | None:
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        near = self._by_line.get(int(y // _LINE), ())
        return next((mark for box, mark in near if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _piece(word: Word, labels: _Labels, gap: str) -> Piece:
    mark = labels.of(word)
    box = f"{word.x0:.1f} {word.y0:.1f} {word.x1:.1f} {word.y1:.1f}"
    return Piece(gap, word.text, box, word.ref, mark.status if mark else "", mark.label if mark else "", word.bold)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
