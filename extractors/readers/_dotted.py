"""Rulings that are rows of dots, or pale, wiped off a page before it is read.

Tesseract takes solid rulings off a page itself. A grey border that came through black and white, or is printed dotted,
is a row of dots to it, and these are read as letters, or the rows of the table between them as a picture.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.readers import _prepare

Cells = NDArray[np.bool_]

_CELL, _PART = 40, 8
"""Dots along the ruling that are judged together, and those of a part of them."""
_DOTTED, _SOLID, _TOUCHED = 0.06, 0.7, 0.02
"""How dark a cell is on a broken ruling, in the mean of its dots; on a whole one, which stays; each of its parts."""
_FLANK, _LIGHT = (5, 6, 7), 0.08
"""Dots beside a ruling that are light, and how dark they may be together; lines of letters are higher."""
_LEAST, _SHARE = 5, 0.4
"""Cells of the shortest ruling, longer than a dash or the stroke of a letter; share of it that is surely one."""
_CROSSED = 12
"""Cells in a row that letters may stand so near to that the ruling does not show."""
_STRAY, _DRIFT = 1.5, 0.1
"""Dots that a ruling may leave its line by, and more for each cell on: a page is not quite level."""
_FRINGE = 2
"""Dots beside a ruling that are shades of it."""
_FOOT, _DARK = 2, 128
"""Dots of a letter that meets the ruling, and how dark they are; there nothing is wiped."""


class _Spot(NamedTuple):
    """A cell of a ruling: its number along the ruling, and the line of dots that it lies on."""

    cell: int
    line: float


def without_dotted(image: Image.Image) -> Image.Image:
    """The picture of a prepared page (300 dpi) without level and upright rulings that are rows of dots, or pale."""
    across = _rulings(_cells(255 - np.asarray(image.reduce((_PART, 1)))))
    down = _rulings(_cells(255 - np.asarray(image.reduce((1, _PART))).T))
    if not (across or down):
        return image
    grey = np.array(image)
    for ruling in across:
        _wipe(grey, ruling)
    for ruling in down:
        _wipe(grey.T, ruling)
    return Image.fromarray(grey)


def _cells(parts: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How dark each part is, lines of dots x cells along them x parts of a cell."""
    per_cell = _CELL // _PART
    missing = -parts.shape[1] % per_cell
    return np.pad(parts, ((0, 0), (0, missing))).reshape(len(parts), -1, per_cell).astype(np.float32)


def _rulings(parts: NDArray[np.float32]) -> list[list[_Spot]]:
    """Broken rulings. The gaps in a ruling are shorter than a part of a cell; longer ones stand between letters one
    below the other, as in a column of ones."""
    paper = np.float32(np.median(parts[::8]))
    shares = parts.mean(axis=2) - paper
    thin = (shares > 255 * _DOTTED) & (shares < 255 * _SOLID)
    thin &= _thick(parts > paper + 255 * _TOUCHED).all(axis=2)
    sums = np.cumsum(np.pad(shares, ((_FLANK[-1] + 1, _FLANK[-1]), (0, 0))), axis=0)
    for first, last in ((_FLANK[0], _FLANK[-1]), (-_FLANK[-1], -_FLANK[0])):
        beside = _sum_of(sums, first, last, len(shares))
        thin &= beside < 255 * _LIGHT * len(_FLANK)
    return [ruling for ruling in _traced(thin) if _is_ruling(ruling)]


def _sum_of(sums: NDArray[np.float32], first: int, last: int, size: int) -> NDArray[np.float32]:
    """Of the lines from `first` to `last` beside each."""
    at = _FLANK[-1]
    return sums[at + 1 + last : at + 1 + last + size] - sums[at + first : at + first + size]


def _thick(cells: Cells) -> Cells:
    """With the lines of dots above and below: a ruling that is not quite level changes from one to the next."""
    thick = cells.copy()
    thick[1:] |= cells[:-1]
    thick[:-1] |= cells[1:]
    return thick


def _traced(thin: Cells) -> list[list[_Spot]]:
    """The cells in chains, each along one straight line."""
    chains: list[list[_Spot]] = []
    going: list[list[_Spot]] = []
    for cell in np.flatnonzero(thin.any(axis=0)).tolist():
        going = [chain for chain in going if cell - chain[-1].cell <= _CROSSED]
        for top, bottom in _prepare.stretches(thin[:, cell], 2):
            spot = _Spot(cell, (top + bottom - 1) / 2)
            near = [chain for chain in going if _goes_on(chain[-1], spot)]
            if near:
                min(near, key=lambda chain: abs(chain[-1].line - spot.line)).append(spot)
            else:
                chains.append([spot])
                going.append(chains[-1])
    return chains


def _goes_on(last: _Spot, spot: _Spot) -> bool:
    far = spot.cell - last.cell
    return far > 0 and abs(spot.line - last.line) <= _STRAY + _DRIFT * far


def _is_ruling(chain: list[_Spot]) -> bool:
    return len(chain) >= _LEAST and len(chain) >= _SHARE * (chain[-1].cell - chain[0].cell + 1)


def _wipe(grey: NDArray[np.uint8], ruling: list[_Spot]) -> None:
    """Makes the ruling as light as paper, but where a letter comes down to it or hangs from it."""
    for cell, line in _whole(ruling):
        top, bottom = max(round(line) - 1 - _FRINGE, 0), round(line) + 2 + _FRINGE
        left, right = max(cell, 0) * _CELL, (cell + 1) * _CELL
        above, below = grey[max(top - _FOOT, 0) : top, left:right], grey[bottom : bottom + _FOOT, left:right]
        letters = _met(above) | _met(below)
        band = grey[top:bottom, left:right]
        band[:, ~letters] = 255


def _whole(ruling: list[_Spot]) -> Iterator[_Spot]:
    """Every cell from end to end, with those that the ends fill in part."""
    known, lines = [spot.cell for spot in ruling], [spot.line for spot in ruling]
    cells = range(known[0] - 1, known[-1] + 2)
    yield from map(_Spot, cells, np.interp(cells, known, lines).tolist())


def _met(beside: NDArray[np.uint8]) -> NDArray[np.bool_]:
    dark = np.asarray((beside < _DARK).all(axis=0)) & bool(len(beside))
    wide = dark.copy()
    wide[1:] |= dark[:-1]
    wide[:-1] |= dark[1:]
    return wide
