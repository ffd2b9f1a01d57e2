"""Words into reading order: lines by baseline, each from left to right."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_SAME_LINE = 0.35
"""Of the font's height: baselines nearer than this are one line."""


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
