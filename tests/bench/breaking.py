"""Papers whose names are broken over two lines as narrow columns break them: what was printed below moves down."""

from collections.abc import Iterator, Sequence
from random import Random

from docflow.schema.place import Page, Pages, Ruling, Word

_LEADING = 1.2
"""Heights of a line from one to the next."""
_NARROW = 0.5
"""Of a name's width: no column is narrower."""


def broken(pages: Pages, name: str, random: Random) -> Pages | None:
    """The paper with a break in this name, wherever the first page prints it alone; None where it does not."""
    first, *others = pages.pages
    page = first
    for start, end in reversed(list(_printed(first.words, name.split()))):
        if _stands_alone(page.words, start, end):
            page = _with_break(page, start, start + _full(page.words[start:end], random), end)
    return None if page is first else pages.model_copy(update={"pages": (page, *others)})


def _printed(words: Sequence[Word], name: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the name is printed in one line."""
    for n in range(len(words) - len(name) + 1):
        run = words[n : n + len(name)]
        if len(name) > 1 and [word.text for word in run] == list(name) and run[-1].y0 < run[0].y1 - 1:
            yield n, n + len(name)


def _stands_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether nothing stands close by in its line: no sentence, only a label before it."""
    first, last = words[start], words[end - 1]
    near = 2 * (first.y1 - first.y0)
    level = [word for word in words if word.y0 < first.y1 - 1 and first.y0 < word.y1 - 1]
    before = any(-1 < first.x0 - word.x1 < near and not word.text.endswith(":") for word in level)
    return not before and not any(-1 < word.x0 - last.x1 < near for word in level)


def _full(words: Sequence[Word], random: Random) -> int:
    """How many words a column takes that is narrower than the name by up to a half."""
    room = words[0].x0 + (words[-1].x1 - words[0].x0) * random.uniform(_NARROW, 1)
    return max(1, sum(word.x1 <= room for word in words[:-1]))


def _with_break(page: Page, start: int, at: int, end: int) -> Page:
    """The words from `at` on one line below, flush with the first; what stands lower moves down."""
    first, second = page.words[start], page.words[at]
    down, left = _LEADING * (first.y1 - first.y0), second.x0 - first.x0
    edge = first.y1 - 1
    moved = {n: _moved(word, down, left) for n, word in enumerate(page.words) if at <= n < end}
    lowered = {n: _moved(word, down) for n, word in enumerate(page.words) if word.y0 > edge}
    words = tuple((moved | lowered).get(n, word) for n, word in enumerate(page.words))
    return page.model_copy(update={"words": words, "rulings": tuple(_lowered(r, edge, down) for r in page.rulings)})


def _moved(word: Word, down: float, left: float = 0.0) -> Word:
    return word._replace(x0=word.x0 - left, x1=word.x1 - left, y0=word.y0 + down, y1=word.y1 + down)


def _lowered(ruling: Ruling, edge: float, down: float) -> Ruling:
    return ruling._replace(y0=ruling.y0 + down * (ruling.y0 > edge), y1=ruling.y1 + down * (ruling.y1 > edge))
