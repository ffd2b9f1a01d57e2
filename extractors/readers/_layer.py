"""The text layer of one PDF page: words as displayed, what of it a reader of the paper would not see, drawn lines."""

import itertools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docflow.schema.place import Box, Ruling, Word
from extractors.readers import _drawn as drawing
from extractors.readers import _pdfium as pdfium
from extractors.readers._lines import reading_order

_TINY = 2.0
"""Points; print smaller than this is not meant for people."""
_PALE = 0.93
"""Luminance of a fill that cannot be seen on white paper."""
_THIN = 2.5
"""Points; a filled rectangle thinner than this is a line."""
_LONG = 6.0
_MAX_RULINGS = 4_000
"""More lines than this are a drawing, not a table."""


class Frame(NamedTuple):
    """How user space maps to the page as displayed: the visible box (left, bottom, right, top) and quarter turns
    clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def place(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """User space to points from the top left."""
        match self.turns % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def boxes(self, raw: NDArray[np.float64]) -> NDArray[np.float64]:
        """n x 4 rectangles of two opposite corners (x, y, x, y) to boxes as displayed."""
        if not len(raw):
            return np.zeros((0, 4))
        ax, ay = self.place(raw[:, 0], raw[:, 1])
        bx, by = self.place(raw[:, 2], raw[:, 3])
        return np.stack([np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)], axis=1)


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


def read_layer(page: int, frame: Frame) -> Layer:
    """The layer of a loaded page."""
    text = pdfium.TextPage(page)
    try:
        chars = text.words()
        total = text.count
    finally:
        text.close()
    turned = _turned(chars, frame)
    frame = frame._replace(turns=(frame.turns + turned) % 4)
    things = list(drawing.drawn(page))
    words, hidden, reasons = _words(chars, frame, things)
    images = frame.boxes(np.array([item.box for item in things if item.kind == drawing.IMAGE], float).reshape(-1, 4))
    return Layer(
        words=words,
        hidden=hidden,
        reasons=reasons,
        images=[_box(row) for row in images.tolist()],
        rulings=_rulings([item for item in things if item.kind == drawing.PATH], frame),
        painted=sum(1 for item in things if item.kind != drawing.TEXT),
        unmapped=chars.unmapped / max(min(total, pdfium.SAMPLED), 1),
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
    chars: pdfium.Chars, frame: Frame, things: list[drawing.Drawn]
) -> tuple[list[Word], list[Word], Counter[str]]:
    first, last = frame.boxes(chars.first), frame.boxes(chars.last)
    boxes = np.concatenate([np.minimum(first, last)[:, :2], np.maximum(first, last)[:, 2:]], axis=1).round(2)
    base = frame.place(chars.baseline[:, 0], chars.baseline[:, 1])[1]
    heights = np.minimum(first[:, 3] - first[:, 1], boxes[:, 3] - boxes[:, 1])
    sizes = heights / np.array([run.font.ratio for run in chars.runs] or [1.0])[: len(heights)]
    _trim(boxes, base, sizes)
    reasons = _hidden(chars, boxes, sizes, frame, things)
    order = reading_order(base.tolist(), boxes[:, 0].tolist(), heights.tolist())
    rows, points = boxes.tolist(), sizes.round(1).tolist()
    seen: list[Word] = []
    unseen: list[Word] = []
    for n in order:
        x0, y0, x1, y1 = rows[n]
        word = Word(chars.texts[n], x0, y0, x1, y1, 1.0, points[n], chars.runs[n].font.bold)
        (unseen if n in reasons else seen).append(word)
    return seen, unseen, Counter(reasons.values())


def _trim(boxes: NDArray[np.float64], base: NDArray[np.float64], sizes: NDArray[np.float64]) -> None:
    """Cuts level words to what a line takes: some fonts claim heights that reach into the next line."""
    level = boxes[:, 3] - boxes[:, 1] < 2 * sizes
    top = np.maximum(boxes[:, 1], base - sizes)
    bottom = np.minimum(boxes[:, 3], base + 0.35 * sizes)
    sound = level & (bottom > top)
    boxes[sound, 1], boxes[sound, 3] = top[sound].round(2), bottom[sound].round(2)


def _hidden(
    chars: pdfium.Chars,
    boxes: NDArray[np.float64],
    sizes: NDArray[np.float64],
    frame: Frame,
    things: list[drawing.Drawn],
) -> dict[int, str]:
    """Index of each word that cannot be seen -> why."""
    if not len(boxes):
        return {}
    found: dict[int, str] = {}
    width, height = frame.size
    outside = (boxes[:, 2] < 1) | (boxes[:, 0] > width - 1) | (boxes[:, 3] < 1) | (boxes[:, 1] > height - 1)
    found.update(dict.fromkeys(np.flatnonzero(outside).tolist(), "outside"))
    tiny = sizes < _TINY
    if tiny.mean() < 0.5:
        found.update(dict.fromkeys(np.flatnonzero(tiny).tolist(), "tiny"))
    grounds = _grounds(things, frame)
    order = {item.handle: item.order for item in things if item.kind == drawing.TEXT} if grounds else {}
    for n, run in enumerate(chars.runs):
        if run.mode in (3, 7) or run.alpha < 0.05:
            found[n] = "invisible"
        elif run.luminance > _PALE and not _on_dark(boxes[n].tolist(), order.get(chars.objects[n], 0), grounds):
            found.setdefault(n, "white")
    for n in _covered(chars, boxes, order, grounds):
        found.setdefault(n, "covered")
    return found


class _Ground(NamedTuple):
    """An opaque area: a filled path or an image."""

    box: Box
    order: int
    light: float
    """Luminance; an image counts as 0 (unknown)."""


def _grounds(things: list[drawing.Drawn], frame: Frame) -> list[_Ground]:
    items = [
        item
        for item in things
        if item.kind == drawing.IMAGE or (item.kind == drawing.PATH and _big(item) and drawing.is_filled(item.handle))
    ]
    boxes = frame.boxes(np.array([item.box for item in items], float).reshape(-1, 4)).tolist()
    lights = [0.0 if item.kind == drawing.IMAGE else drawing.luminance(item.handle) for item in items]
    return [_Ground(_box(box), item.order, light) for box, item, light in zip(boxes, items, lights, strict=True)]


def _big(item: drawing.Drawn) -> bool:
    left, bottom, right, top = item.box
    return right - left > _THIN and top - bottom > _THIN


def _on_dark(box: list[float], order: int, grounds: list[_Ground]) -> bool:
    """Whether white print stands out: the last thing painted under it is not white."""
    under = [ground for ground in grounds if ground.order < order and _holds(ground.box, box)]
    return bool(under) and max(under, key=lambda ground: ground.order).light < 0.85


def _holds(outer: Box, box: list[float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _covered(
    chars: pdfium.Chars, boxes: NDArray[np.float64], order: dict[int, int], grounds: list[_Ground]
) -> Iterable[int]:
    """Words that something opaque is painted over."""
    if not grounds:
        return []
    orders = np.array([order.get(handle, 1 << 30) for handle in chars.objects])
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    covered = np.zeros(len(boxes), bool)
    for ground in grounds[:500]:
        left, top, right, bottom = ground.box
        covered |= (orders < ground.order) & (x > left) & (x < right) & (y > top) & (y < bottom)
    return np.flatnonzero(covered).tolist()


def _rulings(paths: list[drawing.Drawn], frame: Frame) -> list[Ruling]:
    """Straight horizontal and vertical lines: thin rectangles, strokes, the sides of stroked rectangles."""
    raw: list[tuple[float, float, float, float]] = []
    for item in paths:
        left, bottom, right, top = item.box
        wide, tall = right - left, top - bottom
        if min(wide, tall) <= _THIN and max(wide, tall) >= _LONG:
            middle = ((left + right) / 2, (bottom + top) / 2)
            raw.append((left, middle[1], right, middle[1]) if wide > tall else (middle[0], bottom, middle[0], top))
        elif min(wide, tall) > _THIN and drawing.is_stroked(item.handle):
            raw.extend(_sides(drawing.corners(item)))
        if len(raw) > _MAX_RULINGS:
            return []
    boxes = frame.boxes(np.array(raw, float).reshape(-1, 4)).round(2).tolist()
    return [Ruling(*box) for box in sorted(boxes, key=lambda box: (box[1], box[0]))]


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
