"""Where the words of a mail stand in its HTML: ranges of characters of the text between the tags."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docflow.schema.place import Box, Page, Word

_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"\S+")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}
_ENTITY = re.compile("|".join(_ENTITIES))


class Range(NamedTuple):
    """Characters of the markup, from start to before end."""

    start: int
    end: int


def marked(markup: str, marks: Sequence[tuple[Range, str]]) -> str:
    """The markup with each range between <mark> tags, some with an id; ranges inside one another are left out."""
    parts, at = [], 0
    for (start, end), kind in sorted(marks):
        if start < at:
            continue
        parts += [markup[at:start], f'<mark id="{kind}">' if kind else "<mark>", markup[start:end], "</mark>"]
        at = end
    return "".join((*parts, markup[at:]))


def ranges_of(markup: str, page: Page, box: Box) -> list[Range]:
    """The characters of the words that stand in this box of the page: each word at the same turn among its like, since
    tables are read in another order than they are written."""
    wanted = {(word.text, turn) for word, turn in _turns(page.words) if _inside(word, box)}
    seen: Counter[str] = Counter()
    found = []
    for text, place in _tokens(markup):
        seen[text] += 1
        if (text, seen[text]) in wanted:
            found.append(place)
    return found


def _turns(words: Sequence[Word]) -> Iterator[tuple[Word, int]]:
    """Each word of the body with how often it was there by then; the head of the mail stands above the first gap."""
    seen: Counter[str] = Counter()
    for word in words[_head(words) :]:
        seen[word.text] += 1
        yield word, seen[word.text]


def _head(words: Sequence[Word]) -> int:
    """How many words the lines From, Subject and Date take: they end with an empty line."""
    for n, (above, below) in enumerate(pairwise(words), 1):
        if below.y0 - above.y0 > 1.5 * (above.y1 - above.y0 + 2.0):
            return n
    return 0


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _tokens(markup: str) -> Iterator[tuple[str, Range]]:
    """Words between the tags, entities as the characters they stand for."""
    at = 0
    for tag in (*_TAG.finditer(markup), None):
        end = tag.start() if tag else len(markup)
        for token in _TOKEN.finditer(markup, at, end):
            yield _ENTITY.sub(lambda one: _ENTITIES[one[0]], token[0]), Range(token.start(), token.end())
        at = tag.end() if tag else end
