"""Columns drawn with characters, as reports of line printers have them: "--- ----------- ------------"."""

from collections.abc import Sequence
from typing import NamedTuple

from docflow.schema.place import Word

_DRAWN = "-=_"
_FEWEST = 3
"""Columns of a ruler, and characters of each."""
_OVER = 2.5
"""Lines above a ruler that are still its head."""


class Ruler(NamedTuple):
    """Where columns begin and end, from left to right."""

    y: float
    height: float
    columns: tuple[tuple[float, float], ...]

    def at(self, word: Word) -> int | None:
        """The column that the whole word stands in; None where it stands in none, or in more than one."""
        for n, (left, right) in enumerate(self.columns):
            if word.x0 >= left and word.x1 <= right:
                return n
        return None


def rulers_of(words: Sequence[Word]) -> list[Ruler]:
    """The rulers of a page, from the top."""
    drawn = [w for w in words if w.text[:1] in _DRAWN and len(w.text) >= _FEWEST and not w.text.strip(w.text[0])]
    lines: dict[int, list[Word]] = {}
    for word in drawn:
        lines.setdefault(round(word.y0), []).append(word)
    return [_ruler(line) for _, line in sorted(lines.items()) if len(line) >= _FEWEST]


def _ruler(line: Sequence[Word]) -> Ruler:
    half = min((word.x1 - word.x0) / len(word.text) for word in line) / 2
    columns = sorted((word.x0 - half, word.x1 + half) for word in line)
    return Ruler(line[0].y0, line[0].y1 - line[0].y0, tuple(columns))


def parted(line: list[Word], rulers: Sequence[Ruler]) -> list[list[Word]]:
    """The words of one line by the columns that are drawn over or below it; a line with a word that fits none of them
    is no line of the table."""
    ruler = _for(line[0], rulers) if rulers else None
    places = [ruler.at(word) for word in line] if ruler is not None else []
    if not places or None in places:
        return [line]
    runs = [[line[0]]]
    for word, place, before in zip(line[1:], places[1:], places, strict=False):
        if place == before:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _for(word: Word, rulers: Sequence[Ruler]) -> Ruler | None:
    """The ruler close below, of a head; else the last one above."""
    below = [ruler for ruler in rulers if 0.0 < ruler.y - word.y0 < _OVER * max(ruler.height, word.y1 - word.y0)]
    above = [ruler for ruler in rulers if ruler.y <= word.y0]
    return below[0] if below else above[-1] if above else None
