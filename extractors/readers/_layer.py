"""The text layer of one PDF page: words as displayed, what of it a reader of the paper would not see, drawn lines."""

import itertools
from collections import Counter
from collections.abc import Callable
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from docflow.schema.place import Box, Ruling, Word
from extractors.readers import _drawn as drawing
from extractors.readers import _pdfium as pdfium
from extractors.readers._frame import Frame
from extractors.readers._hidden import Look, hidden_words
from extractors.readers._lines import joined_letters, reading_order

_LAST = 1e6
_THIN = 2.5
"""Points; a filled rectangle thinner than this is a line."""
_LONG = 6.0
_ASKEW = 1.2
"""Degrees within which a line counts as level."""
_MAX_RULINGS = 4_000
"""More lines than this are a drawing, not a table."""


Glance = Callable[[int], NDArray[np.uint8] | None]
"""Draws the page small and grey, with so many quarter turns clockwise; None where it is too big to draw."""


class Layer(NamedTuple):
    """All that a page's own objects say."""

    words: list[Word]
    """Visible ones in reading order."""
    hidden: list[Word]
    """Painted so that nobody sees them, or lying outside the page."""
    reasons: Counter[str]
    """Why words are hidden: invisible, white, tiny, outside, covered."""
    images: list[Box]
    rulings: list[Ruling]
    painted: int
    """Objects other than text."""
    unmapped: float
    """Share of characters whose meaning the font does not tell."""
    frame: Frame
    """With the turns that bring sideways text upright."""
    turned: int
    """Quarter turns clockwise beyond the page's own /Rotate."""


def read_layer(page: pypdfium2.PdfPage, frame: Frame, glance: Glance, *, layers: bool = False) -> Layer:
    """The layer of a loaded page; `glance` gives a small drawing of it, asked for only where something looks odd."""
    pointer = pdfium.address(page.raw)
    text = pdfium.TextPage(pointer, layers=layers)
    try:
        chars = text.words()
    finally:
        text.close()
    turned = _turned(chars, frame)
    frame = frame._replace(turns=(frame.turns + turned) % 4)
    painting = drawing.Painting(pointer)
    words, hidden, reasons = _words(chars, frame, painting, lambda: glance(turned))
    images = frame.boxes(painting.boxes[painting.pictures])
    return Layer(
        words=words,
        hidden=hidden,
        reasons=reasons,
        images=[_box(row) for row in images.tolist()],
        rulings=_rulings(painting, frame),
        painted=len(painting.handles),
        unmapped=chars.unmapped,
        frame=frame,
        turned=turned,
    )


def _box(row: list[float]) -> Box:
    return (row[0], row[1], row[2], row[3])


def _turned(chars: pdfium.Chars, frame: Frame) -> int:
    """Quarter turns clockwise that make most of the text read from left to right."""
    long = [n for n, text in enumerate(chars.texts) if len(text) > 2]
    if not long:
        return 0
    ax, ay = _centres(chars.first[long], frame)
    bx, by = _centres(chars.last[long], frame)
    across, down = bx - ax, by - ay
    flat = np.abs(across) >= np.abs(down)
    votes = [
        np.sum(flat & (across >= 0)),
        np.sum(~flat & (down < 0)),
        np.sum(flat & (across < 0)),
        np.sum(~flat & (down > 0)),
    ]
    best = int(np.argmax(votes))
    return best if votes[best] > 0.6 * len(long) else 0


def _centres(raw: NDArray[np.float64], frame: Frame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return frame.place((raw[:, 0] + raw[:, 2]) / 2, (raw[:, 1] + raw[:, 3]) / 2)


def _words(
    chars: pdfium.Chars, frame: Frame, painting: drawing.Painting, look: Look
) -> tuple[list[Word], list[Word], Counter[str]]:
    first, last = frame.boxes(chars.first), frame.boxes(chars.last)
    boxes = np.concatenate([np.minimum(first, last)[:, :2], np.maximum(first, last)[:, 2:]], axis=1).round(2)
    base = frame.place(chars.baseline[:, 0], chars.baseline[:, 1])[1]
    heights = np.minimum(first[:, 3] - first[:, 1], boxes[:, 3] - boxes[:, 1])
    sizes = heights / chars.of_style(lambda run: run.font.ratio)
    _trim(boxes, base, sizes)
    reasons = hidden_words(chars, boxes, sizes, painting, frame, look)
    # What runs up the margin or aslant belongs to no line: it comes last.
    upright = (boxes[:, 3] - boxes[:, 1] > 2 * sizes) & (boxes[:, 3] - boxes[:, 1] > 2 * (boxes[:, 2] - boxes[:, 0]))
    slants = _slants(chars, frame.turns)
    aside = upright | (slants != 0)
    order = reading_order(np.where(aside, _LAST + base, base).tolist(), boxes[:, 0].tolist(), heights.tolist())
    texts, bold, points = chars.texts, chars.of_style(lambda run: run.font.bold).tolist(), sizes.round(1).tolist()
    same: dict[float, float] = {}
    # One object for all that begin or end at the same height or edge: a long paper has half a million of these.
    corners = [list(map(same.setdefault, along, along)) for along in boxes.T.tolist()]
    parts = zip(texts, *corners, repeat(1.0), points, bold, repeat(""), repeat(()), slants.tolist(), strict=False)
    words = list(map(tuple.__new__, repeat(Word), parts))  # as Word(...) makes them, without its detour over Python
    seen = [words[n] for n in order if n not in reasons] if reasons else [words[n] for n in order]
    return joined_letters(seen), [words[n] for n in order if n in reasons], Counter(reasons.values())


def _slants(chars: pdfium.Chars, turns: int) -> NDArray[np.float64]:
    """Degrees by which each word rises on the page as displayed; 0 for all where most of the page lies askew."""
    slants = np.zeros(len(chars.texts))
    if 2 * len(chars.slants) > len(slants):
        return slants
    for n, angle in chars.slants.items():
        shown = (angle - 90 * turns + 180) % 360 - 180
        slants[n] = shown if _ASKEW <= abs(shown) <= 90 - _ASKEW else 0.0
    return slants


def _trim(boxes: NDArray[np.float64], base: NDArray[np.float64], sizes: NDArray[np.float64]) -> None:
    """Cuts level words to what a line takes: some fonts claim heights that reach into the next line."""
    level = boxes[:, 3] - boxes[:, 1] < 2 * sizes
    top = np.maximum(boxes[:, 1], base - sizes)
    bottom = np.minimum(boxes[:, 3], base + 0.35 * sizes)
    sound = level & (bottom > top)
    boxes[sound, 1], boxes[sound, 3] = top[sound].round(2), bottom[sound].round(2)


def _rulings(painting: drawing.Painting, frame: Frame) -> list[Ruling]:
    """Straight horizontal and vertical lines: thin rectangles, strokes, the sides of stroked rectangles."""
    left, bottom, right, top = painting.boxes.T
    wide, tall = right - left, top - bottom
    least, path = np.minimum(wide, tall), ~painting.pictures
    thin = path & (least <= _THIN) & (np.maximum(wide, tall) >= _LONG)
    raw = [_thin(painting.boxes[thin], (wide > tall)[thin])]
    count = len(raw[0])
    for n in np.flatnonzero(path & (least > _THIN)).tolist():
        if count > _MAX_RULINGS:
            break
        if drawing.is_stroked(painting.handles[n]) and (sides := _sides(painting.corners(n))):
            raw.append(np.array(sides, float))
            count += len(sides)
    if count > _MAX_RULINGS:
        return []
    boxes = frame.boxes(np.concatenate(raw)).round(2)
    return list(map(Ruling._make, boxes[np.lexsort((boxes[:, 0], boxes[:, 1]))].tolist()))


def _thin(boxes: NDArray[np.float64], level: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The middle lines of thin boxes."""
    left, bottom, right, top = boxes.T
    x, y = (left + right) / 2, (bottom + top) / 2
    return np.stack(
        [np.where(level, left, x), np.where(level, y, bottom), np.where(level, right, x), np.where(level, y, top)],
        axis=1,
    )


def _sides(points: list[tuple[int, float, float]]) -> list[tuple[float, float, float, float]]:
    sides = []
    start = points[0][1:] if points else (0.0, 0.0)
    for (_, ax, ay), (kind, bx, by) in itertools.pairwise(points):
        if kind == 2:
            start = (bx, by)
        elif kind == 0:
            sides.append((ax, ay, bx, by))
    if points and points[-1][1:] != start:
        sides.append((*points[-1][1:], *start))
    return [
        (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        for ax, ay, bx, by in sides
        if (abs(ax - bx) < 0.5 or abs(ay - by) < 0.5) and max(abs(ax - bx), abs(ay - by)) >= _LONG
    ]
