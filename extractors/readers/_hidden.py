"""Text that the file holds and a reader of the paper does not see."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docflow.schema.place import Box
from extractors.readers import _drawn as drawing
from extractors.readers import _pdfium as pdfium
from extractors.readers._frame import Frame

Look = Callable[[], NDArray[np.uint8] | None]
Floats = NDArray[np.float64]

_TINY = 2.0
"""Points; print smaller than this is not meant for people."""
_PALE = 0.93
"""Luminance of a fill that cannot be seen on white paper."""
_DARK = 0.85
_THIN = 2.5
_WHOLE = 0.5
"""Share of the page from which on a picture over the text is a scan with its recognised text under it."""
_CONTRAST = 60
"""Shades (of 256) between light and dark in a word's box from which on something is printed there."""
_MAX_GROUNDS = 500


class _Ground(NamedTuple):
    """An opaque area: a filled path or a picture."""

    box: Box
    order: int
    light: float
    """Luminance; 0 for a picture (unknown)."""
    is_page: bool
    """A picture as big as the page."""


def hidden_words(
    chars: pdfium.Chars, boxes: Floats, sizes: Floats, painting: drawing.Painting, frame: Frame, look: Look
) -> dict[int, str]:
    """Index of each word that cannot be seen -> why: invisible, white, tiny, outside, covered, switched off."""
    if not len(boxes):
        return {}
    grounds = _grounds(painting, frame)
    orders = painting.text_orders(chars.objects) if grounds else np.zeros(len(boxes), np.int64)
    doubtful = dict.fromkeys(_covered(boxes, orders, [ground for ground in grounds if not ground.is_page]), "covered")
    doubtful.update(dict.fromkeys(_styled(chars, lambda run: run.optional), "switched off"))
    doubtful.update(dict.fromkeys(_white(chars, boxes, orders, grounds), "white"))
    found = {n: why for n, why in doubtful.items() if not _is_seen(boxes[n].tolist(), frame, look)}
    found.update(dict.fromkeys(_covered(boxes, orders, [ground for ground in grounds if ground.is_page]), "covered"))
    tiny = sizes < _TINY
    if tiny.mean() < 0.5:
        found.update(dict.fromkeys(np.flatnonzero(tiny).tolist(), "tiny"))
    found.update(dict.fromkeys(_styled(chars, lambda run: run.mode in (3, 7) or run.alpha < 0.05), "invisible"))
    found.update(dict.fromkeys(_outside(boxes, frame), "outside"))
    return found


def _styled(chars: pdfium.Chars, odd: Callable[[pdfium.Run], bool]) -> list[int]:
    """Words that are painted like this."""
    if not any(map(odd, chars.styles)):
        return []
    found: list[int] = np.flatnonzero(chars.of_style(odd)).tolist()
    return found


def _outside(boxes: Floats, frame: Frame) -> list[int]:
    width, height = frame.size
    out = (boxes[:, 2] < 1) | (boxes[:, 0] > width - 1) | (boxes[:, 3] < 1) | (boxes[:, 1] > height - 1)
    found: list[int] = np.flatnonzero(out).tolist()
    return found


def _white(chars: pdfium.Chars, boxes: Floats, orders: NDArray[np.int64], grounds: list[_Ground]) -> list[int]:
    """Words as light as paper, with nothing dark painted right under them."""
    pale = _styled(chars, lambda run: run.luminance > _PALE)
    return [n for n in pale if not _on_dark(boxes[n].tolist(), int(orders[n]), grounds)]


def _covered(boxes: Floats, orders: NDArray[np.int64], grounds: list[_Ground]) -> list[int]:
    """Words that something opaque is painted over."""
    if not grounds:
        return []
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    covered = np.zeros(len(boxes), bool)
    for ground in grounds[:_MAX_GROUNDS]:
        left, top, right, bottom = ground.box
        covered |= (orders < ground.order) & (x > left) & (x < right) & (y > top) & (y < bottom)
    found: list[int] = np.flatnonzero(covered).tolist()
    return found


def _grounds(painting: drawing.Painting, frame: Frame) -> list[_Ground]:
    sides = painting.boxes[:, 2:] - painting.boxes[:, :2]
    large = [n for n in np.flatnonzero(sides.min(axis=1) > _THIN).tolist() if _covers(painting, n)]
    boxes = frame.boxes(painting.boxes[large]).tolist()
    page = frame.size[0] * frame.size[1]
    grounds = []
    for (x0, y0, x1, y1), n in zip(boxes, large, strict=True):
        picture = bool(painting.pictures[n])
        light = 0.0 if picture else drawing.luminance(painting.handles[n])
        whole = picture and (x1 - x0) * (y1 - y0) > _WHOLE * page
        grounds.append(_Ground((x0, y0, x1, y1), int(painting.orders[n]), light, whole))
    return grounds


def _covers(painting: drawing.Painting, n: int) -> bool:
    handle = painting.handles[n]
    return bool(painting.pictures[n]) or (drawing.is_filled(handle) and drawing.is_opaque(handle))


def _on_dark(box: list[float], order: int, grounds: list[_Ground]) -> bool:
    """Whether white print stands out: the last thing painted under it is not white."""
    under = [ground for ground in grounds if ground.order < order and _holds(ground.box, box)]
    return bool(under) and max(under, key=lambda ground: ground.order).light < _DARK


def _holds(outer: Box, box: list[float]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _is_seen(box: list[float], frame: Frame, look: Look) -> bool:
    """Whether the drawn page shows something in the middle of the box (its rims may touch a ruling)."""
    page = look()
    if page is None:
        return False
    across, down = page.shape[1] / frame.size[0], page.shape[0] / frame.size[1]
    trim = 0.2 * (box[3] - box[1])
    rows = slice(max(int((box[1] + trim) * down), 0), max(int((box[3] - trim) * down), 0) + 1)
    shades = page[rows, max(int(box[0] * across), 0) : max(int(box[2] * across), 0) + 1]
    return shades.size > 0 and int(shades.max()) - int(shades.min()) > _CONTRAST
