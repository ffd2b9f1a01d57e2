"""The sheet of paper in a photograph: its four corners against a darker ground."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Corners = tuple[float, float, float, float, float, float, float, float]

_SIDE = 400
"""Dots of the longer side at which the paper is looked for."""
_CONTRAST = 50
"""Shades between paper and ground."""
_SMALLEST = 0.25
"""Share of the picture that the paper must cover."""


def corners(image: Image.Image) -> Corners | None:
    """Top left, top right, bottom right, bottom left as shares of width and height; None for a plain scan."""
    small = image.copy()
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    grey = np.asarray(small.filter(ImageFilter.MedianFilter(5)), np.float32)
    if min(grey.shape) < 20 or np.ptp(grey) < _CONTRAST:
        return None
    rim = np.concatenate([grey[:3].ravel(), grey[-3:].ravel(), grey[:, :3].ravel(), grey[:, -3:].ravel()])
    threshold = _otsu(grey)
    light = grey > threshold
    if np.mean(rim > threshold) > 0.35 or not _SMALLEST < light.mean() < 0.97:
        return None
    if grey[light].mean() - grey[~light].mean() < _CONTRAST:
        return None
    return _quadrilateral(light)


def _otsu(grey: NDArray[np.float32]) -> float:
    counts, edges = np.histogram(grey, 64, (0, 256))
    weight = np.cumsum(counts)
    total = np.cumsum(counts * edges[:-1])
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (total[-1] * weight / weight[-1] - total) ** 2 / (weight * (weight[-1] - weight))
    return float(edges[int(np.nanargmax(between[:-1])) + 1])


def _quadrilateral(light: NDArray[np.bool_]) -> Corners | None:
    """Each side is a line through the outermost light dots of the rows or columns; None where they are not straight."""
    height, width = light.shape
    rows = np.flatnonzero(light.mean(axis=1) > 0.15)
    columns = np.flatnonzero(light.mean(axis=0) > 0.15)
    if len(rows) < 40 or len(columns) < 40:
        return None
    left = _fit(rows, light[rows].argmax(axis=1))
    right = _fit(rows, width - 1 - light[rows][:, ::-1].argmax(axis=1))
    top = _fit(columns, light[:, columns].argmax(axis=0))
    bottom = _fit(columns, height - 1 - light[::-1][:, columns].argmax(axis=0))
    if left is None or right is None or top is None or bottom is None:
        return None
    points = [_meet(top, left), _meet(top, right), _meet(bottom, right), _meet(bottom, left)]
    shares = [(x / (width - 1), y / (height - 1)) for x, y in points]
    if not _is_paper(shares):
        return None
    flat = [side for point in shares for side in point]
    return (flat[0], flat[1], flat[2], flat[3], flat[4], flat[5], flat[6], flat[7])


def _fit(along: NDArray[np.intp], edge: NDArray[np.intp]) -> tuple[float, float] | None:
    """Slope and offset of a side through most of its dots; None where less than 60 % lie on one line."""
    keep = np.ones(len(along), bool)
    slope = offset = 0.0
    for _ in range(8):
        slope, offset = np.polyfit(along[keep], edge[keep], 1)
        off = np.abs(slope * along + offset - edge)
        keep = off <= max(float(np.percentile(off, 60)), 1.0)
    near = np.abs(slope * along + offset - edge) <= 2.5
    return (float(slope), float(offset)) if near.mean() >= 0.6 else None


def _meet(level: tuple[float, float], upright: tuple[float, float]) -> tuple[float, float]:
    """Where y = a x + b meets x = c y + d."""
    (a, b), (c, d) = level, upright
    y = (a * d + b) / (1 - a * c)
    return c * y + d, y


def _is_paper(points: list[tuple[float, float]]) -> bool:
    """Inside the picture (or nearly), convex by construction, big enough, and not simply the whole picture."""
    if any(not (-0.05 <= side <= 1.05) for point in points for side in point):
        return False
    area = 0.5 * abs(
        sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True))
    )
    whole = all(min(side, 1 - side) < 0.02 for point in points for side in point)
    return area >= _SMALLEST and not whole
