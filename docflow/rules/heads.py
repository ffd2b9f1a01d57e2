"""The words that head a column: what is printed above a value, as a person who points at it would name it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docflow.schema.place import Box, Page, Word

_GAP = 0.75
"""Heights of a line: words closer than this are one phrase."""
_NEAR = 0.9
"""Heights between two lines of one wrapped header."""
_LINES = 3
"""A header is wrapped over at most so many lines."""


class Phrase(NamedTuple):
    """Words of one line that stand together."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def heads_above(page: Page, box: Box) -> tuple[str, ...]:
    """What may be the header of the column that the box stands in, likeliest first: its line alone, then with the
    lines that it may be wrapped over. Empty where nothing but figures stands above."""
    parts: list[Phrase] = []
    beside: Phrase | None = None
    for line in _lines_above(page.words, box[1]):
        phrase = _over(line, box)
        if phrase is None:
            beside = beside or _beside(line, box)
        elif _has_digits(phrase.text):
            if parts:
                break
        elif parts and parts[0].y0 - phrase.y1 > _NEAR * (phrase.y1 - phrase.y0):
            break
        else:
            parts.insert(0, phrase)
        if len(parts) == _LINES or (beside and beside.y0 - line[0].y1 > _NEAR * (line[0].y1 - line[0].y0)):
            break
    parts = parts or ([beside] if beside else [])
    return tuple(" ".join(part.text for part in parts[-n:]) for n in range(1, len(parts) + 1))


def _lines_above(words: Sequence[Word], top: float) -> Iterator[list[Phrase]]:
    """The printed lines above this height as phrases, the nearest first."""
    above = sorted((word for word in words if (word.y0 + word.y1) / 2 < top), key=lambda word: -(word.y0 + word.y1))
    line: list[Word] = []
    for word in above:
        if line and (word.y0 + word.y1) / 2 < line[0].y0:
            yield _phrases(line)
            line = []
        line.append(word)
    if line:
        yield _phrases(line)


def _phrases(line: Sequence[Word]) -> list[Phrase]:
    found: list[Phrase] = []
    for word in sorted(line, key=lambda word: word.x0):
        last = found[-1] if found else None
        if last is not None and word.x0 - last.x1 < _GAP * (word.y1 - word.y0):
            text = f"{last.text} {word.text}"
            found[-1] = Phrase(text, last.x0, min(last.y0, word.y0), word.x1, max(last.y1, word.y1))
        else:
            found.append(Phrase(word.text, word.x0, word.y0, word.x1, word.y1))
    return found


def _over(line: Sequence[Phrase], box: Box) -> Phrase | None:
    """The phrase of the line that stands above the box."""
    over = [phrase for phrase in line if min(phrase.x1, box[2]) - max(phrase.x0, box[0]) > 0]
    return max(over, key=lambda phrase: min(phrase.x1, box[2]) - max(phrase.x0, box[0]), default=None)


def _beside(line: Sequence[Phrase], box: Box) -> Phrase | None:
    """In a line of nothing but words, the one nearest to the column: a narrow header may stand beside a value."""
    if len(line) < 2 or any(_has_digits(phrase.text) for phrase in line):
        return None
    return min(line, key=lambda phrase: min(abs(phrase.x0 - box[0]), abs(phrase.x1 - box[2])))


def _has_digits(text: str) -> bool:
    return any(c.isdigit() for c in text)
