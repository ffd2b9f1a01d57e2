"""Which words of a scan are set bold: their strokes are thick for their size, beside those of the page's other words.

A text layer says it of each font; what stands in a letterhead, over a table or on the left of a form is told by it.
"""

import statistics
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.readers._engine import Found

_SHORTEST = 3
"""Letters and digits of a word whose strokes are measured; a shorter one is as its neighbour is."""
_SOFT = 1.5
"""Dots by which blur widens every stroke, whatever its size."""
_THICK = 1.28
"""Times the usual stroke. Measured on 3,800 plain and 720 bold words of 48 scans: one plain word of fifty has it,
and nine of ten bold ones."""
_LOW, _DEEP = frozenset("acegmnopqrsuvwxyz.,-:;"), frozenset("gjpqyQ,;()/")
_X_HEIGHT, _CAPITALS, _DESCENT = 0.53, 0.73, 0.21
"""Of a font's size: how high small letters, and capitals and digits are, and how deep a descender goes."""
_LEAST = 6
"""Words that say what the usual stroke is."""


def bold(found: Sequence[Found], grey: NDArray[np.uint8]) -> list[bool]:
    """Of each word, whether it is bold; of none where too few are measured."""
    sizes: dict[tuple[int, int, int], list[float]] = {}
    for word in filter(_is_measured, found):
        sizes.setdefault(word.line, []).append(_size(word))
    strokes = [
        _stroke(word, grey) / statistics.median(sizes[word.line]) if _is_measured(word) else None for word in found
    ]
    known = [stroke for stroke in strokes if stroke is not None]
    least = _THICK * statistics.median(known) if len(known) >= _LEAST else float("inf")
    thick = [stroke if stroke is None else stroke > least for stroke in strokes]
    return [_as_beside(found, thick, n) if one is None else one for n, one in enumerate(thick)]


def _is_measured(word: Found) -> bool:
    return sum(map(str.isalnum, word.text)) >= _SHORTEST


def _size(word: Found) -> float:
    """Of its font, in dots: the box is as high as its highest and as deep as its deepest letter."""
    letters = set(word.text)
    top = _X_HEIGHT if letters <= _LOW else _CAPITALS
    return max(word.bottom - word.top, 1) / (top + (0.0 if letters.isdisjoint(_DEEP) else _DESCENT))


def _stroke(word: Found, grey: NDArray[np.uint8]) -> float:
    """How thick the word's strokes are, in dots: twice its ink over the length of its edges."""
    crop = grey[max(word.top, 0) : word.bottom, max(word.left, 0) : word.right]
    ink = np.pad(crop < (crop.min(initial=255) / 2 + crop.max(initial=0) / 2), 1).astype(np.int8)
    edges = np.hypot(np.abs(np.diff(ink, axis=0)).sum(), np.abs(np.diff(ink, axis=1)).sum())
    return float(2 * ink.sum() / edges) - _SOFT if edges else 0.0


def _as_beside(found: Sequence[Found], thick: Sequence[bool | None], at: int) -> bool:
    """As the word before it on its line, or else the one behind."""
    beside = (n for n in (at - 1, at + 1) if 0 <= n < len(found) and found[n].line == found[at].line)
    return next((bool(thick[n]) for n in beside if thick[n] is not None), False)
