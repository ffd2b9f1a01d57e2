"""Rulings that a fax has broken into dots, wiped off a page before it is read.

Tesseract takes solid rulings off a page itself. A grey border that came through black and white is a row of dots to it,
and these are read as letters, or the rows of the table between them as a picture.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.readers import _prepare

Cells = NDArray[np.bool_]

_DARK = 128
_CELL, _PART = 40, 8
"""Dots along the ruling that are judged together, and those of a part of them."""
_DOTTED, _SOLID = 0.12, 0.93
"""Share of a cell's dots that are dark on a broken ruling; on a whole one, which stays."""
_FLANK, _LIGHT = (5, 6, 7), 0.06
"""Dots beside a ruling that are light, and up to which share of dark ones they are; lines of letters are higher."""
_LEAST = 5
"""Cells of the shortest ruling: longer than a dash or the stroke of a letter."""
_CROSSED = 12
"""Cells in a row that letters may stand so near to that the ruling does not show."""
_FRINGE = 2
"""Dots beside a ruling that are shades of it."""
_FOOT = 2
"""Dots of a letter that meets the ruling; there nothing is wiped."""


def without_dotted(image: Image.Image) -> Image.Image:
    """The picture of a bilevel page (300 dpi) without level and upright rulings that are rows of dots."""
    level = Image.fromarray((np.asarray(image) < _DARK).astype(np.uint8) * np.uint8(255))
    across = _rulings(_cells(np.asarray(level.reduce((_PART, 1)))))
    down = _rulings(_cells(np.asarray(level.reduce((1, _PART))).T))
    if not (across.any() or down.any()):
        return image
    grey = np.array(image)
    _wipe(grey, across)
    _wipe(grey.T, down)
    return Image.fromarray(grey)


def _cells(parts: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How dark each part is, lines of dots x cells along them x parts of a cell."""
    per_cell = _CELL // _PART
    missing = -parts.shape[1] % per_cell
    return np.pad(parts, ((0, 0), (0, missing))).reshape(len(parts), -1, per_cell)


def _rulings(parts: NDArray[np.uint8]) -> Cells:
    """Which cells hold a broken ruling. The gaps in a ruling are shorter than a part of a cell; longer ones stand
    between letters one below the other, as in a column of ones."""
    shares = parts.mean(axis=2)
    whole = _thick(parts > 0).all(axis=2)
    dark = shares > 255 * _DOTTED
    light = shares < 255 * _LIGHT
    beside = np.ones_like(dark)
    for far in _FLANK:
        beside[far:] &= light[:-far]
        beside[:-far] &= light[far:]
    thin = dark & whole & beside & (shares < 255 * _SOLID)
    found = thin & _prepare.long_runs(_thick(thin), _LEAST)
    return _grown(found, dark) & _grown(found[:, ::-1], dark[:, ::-1])[:, ::-1] if found.any() else found


def _grown(found: Cells, dark: Cells) -> Cells:
    """With the dark cells that a ruling goes on to: what it does from either end lies between two parts of it."""
    for _ in range(_CROSSED):
        along = found.copy()
        along[:, 1:] |= found[:, :-1]
        found = _thick(along) & dark
    return found


def _thick(cells: Cells) -> Cells:
    """With the lines of dots above and below: a ruling that is not quite level changes from one to the next."""
    thick = cells.copy()
    thick[1:] |= cells[:-1]
    thick[:-1] |= cells[1:]
    return thick


def _wipe(grey: NDArray[np.uint8], cells: Cells) -> None:
    """Makes these cells as light as paper, but where a letter comes down to the ruling or hangs from it."""
    for top, bottom in _prepare.stretches(np.asarray(cells.any(axis=1)), 2):
        for left, right in _along(cells[top:bottom]):
            y0, y1 = max(top - _FRINGE, 0), bottom + _FRINGE
            above, below = grey[max(y0 - _FOOT, 0) : y0, left:right], grey[y1 : y1 + _FOOT, left:right]
            letters = _met(above) | _met(below)
            band = grey[y0:y1, left:right]
            band[:, ~letters] = 255


def _along(cells: Cells) -> Iterator[tuple[int, int]]:
    """From and to in dots, with the ends that fill no cell."""
    for start, end in _prepare.stretches(np.asarray(cells.any(axis=0))):
        yield max(start - 1, 0) * _CELL, (end + 1) * _CELL


def _met(beside: NDArray[np.uint8]) -> NDArray[np.bool_]:
    dark = np.asarray((beside < _DARK).all(axis=0)) & bool(len(beside))
    wide = dark.copy()
    wide[1:] |= dark[:-1]
    wide[:-1] |= dark[1:]
    return wide
