"""Words into reading order: lines by baseline, each from left to right."""

import itertools
import statistics
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docflow.schema.place import Word

_SAME_LINE = 0.35
"""Of the font's height: baselines nearer than this are one line."""
_SPACED = 0.7
"""Of the font's height: letters of a heading set wide stand no further apart."""
_FEWEST, _TOGETHER = 4, 3
_KERNED = 0.15
"""Of the font's height: how far a letter may reach under the one before it, as T does under A."""
_MARKS = frozenset(",.-&")


def reading_order(baselines: Sequence[float], lefts: Sequence[float], heights: Sequence[float]) -> list[int]:
    """Indices in reading order. Values in points, y downwards."""
    line = line_numbers(baselines, heights)
    order: list[int] = np.lexsort((np.asarray(lefts), line)).tolist()
    return order


def line_numbers(baselines: Sequence[float], heights: Sequence[float]) -> NDArray[np.intp]:
    """The line of each word, from the top. A line's reference is the baseline of its first (topmost) word,
    moved along slowly, so that a long line may drift but two lines never chain together."""
    ys, tall = np.asarray(baselines, float), np.asarray(heights, float)
    order = np.argsort(ys, kind="stable")
    found = np.zeros(len(ys), np.intp)
    line, reference = 0, None
    for index, y, height in zip(order.tolist(), ys[order].tolist(), tall[order].tolist(), strict=True):
        if reference is None or y - reference > _SAME_LINE * max(height, 1.0):
            line, reference = line + 1, y
        found[index] = line
    return found


def joined_letters(words: list[Word]) -> list[Word]:
    """Headings set in wide letters ("R E M I T T A N C E") and words that were parted where one letter is set under
    another ("CORPORA TION") as the words they are; everything else as it was."""
    words = _without_kerning(words)
    if _FEWEST * "x" not in "".join(["x" if _is_letters(word) else "." for word in words]):
        return words
    found: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            found.extend(_joined(run))
            run = []
        run.append(word)
    return [*found, *_joined(run)]


def _without_kerning(words: list[Word]) -> list[Word]:
    """Words that begin before the one before them ends have no blank between them; in a print in which most words do,
    the font tells its letters wider than they are."""
    kerned = Counter((word.size, word.bold) for last, word in itertools.pairwise(words) if _is_kerned(last, word))
    if not kerned:
        return words
    beside = Counter((word.size, word.bold) for last, word in itertools.pairwise(words) if _is_beside(last, word))
    wide = {print_ for print_, count in kerned.items() if count > 1 and 2 * count > beside[print_]}
    found: list[Word] = []
    for word in words:
        if found and (word.size, word.bold) not in wide and _is_kerned(found[-1], word):
            found[-1] = found[-1]._replace(text=found[-1].text + word.text, x1=word.x1)
        else:
            found.append(word)
    return found


def _is_kerned(last: Word, word: Word) -> bool:
    near = -_KERNED * last.size < word.x0 - last.x1 < 0 and last.size == word.size and abs(last.y1 - word.y1) < 1
    return near and last.text[-1:].isalpha() and word.text[:1].isalpha() and last.bold == word.bold


def _is_beside(last: Word, word: Word) -> bool:
    """Whether a word stands in the same print no more than a blank behind another."""
    near = abs(word.x0 - last.x1) < _SPACED * last.size and abs(last.y1 - word.y1) < 1
    return near and last.size == word.size and last.bold == word.bold


def _goes_on(last: Word, word: Word) -> bool:
    near = -0.1 <= (word.x0 - last.x1) / max(word.size, 1.0) < _SPACED
    return near and _is_letters(last) and _is_letters(word) and abs(last.y1 - word.y1) < 1 and last.size == word.size


def _is_letters(word: Word) -> bool:
    """One letter, a few that kerning holds together ("S TA"), or a mark between them."""
    return (len(word.text) <= _TOGETHER and word.text.isalpha()) or word.text in _MARKS


def _joined(run: list[Word]) -> list[Word]:
    single = sum(1 for word in run if len(word.text) == 1)
    if len(run) < _FEWEST or 2 * single < len(run):
        return run
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(run)]
    usual = statistics.median(gaps)
    parts = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > max(1.7 * usual, usual + 1.0):
            parts.append([])
        parts[-1].append(word)
    return [
        part[0]._replace(text="".join(word.text for word in part), x1=part[-1].x1, y0=min(word.y0 for word in part))
        for part in parts
    ]
