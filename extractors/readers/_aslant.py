"""Print that stands aslant on a scan: rubber stamps, notes across the page. The page's own reading passes it over.

What ink is left where nothing was read is cut out where it lies in heaps, turned level and read by itself.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.readers import _prepare, _print
from extractors.readers._engine import Engine, Found

_COARSE = 3
"""Dots of the picture to one of the coarse one in which heaps of ink are sought."""
_DARK, _BLACK = 190, 160
_TILE = 16
"""Coarse dots of a tile's side: a sixth of an inch."""
_INKED = 0.03
"""Share of dark dots from which a tile holds ink."""
_LEAST, _FULL = 5, 0.5
"""Tiles of the smallest stamp; the share of dark dots that is a picture, no print."""
_MOST = 3
"""Heaps that are read, the largest ones."""
_STEEP, _STEP, _LEVEL = 45.0, 1.0, 3.0
"""Degrees: how far a stamp may lean, how finely that is sought, what is as good as level."""
_RULE = 90
"""Dots of the shortest ruling, as frames of stamps have them."""
_PSM = 6
"""One block of print."""
_TRUSTED, _SURE, _LETTERS = 0.3, 0.7, 4
"""Confidence from which a word counts, and that of at least one word with so many letters or digits."""
_SEEN = 0.6
"""Confidence from which a word of the page's own reading stands where it is."""
_TALL = 1.5
"""Of a usual word's height."""
_MARGIN = 8

Ink = NDArray[np.bool_]


class Slanted(NamedTuple):
    """A word, and how it stands: the degrees by which it rises to the right."""

    found: Found
    slant: float
    tall: int
    """Its height in dots, as it is read."""


def read_aslant(found: Sequence[Found], page: Image.Image, engine: Engine, language: str, dpi: int) -> list[Slanted]:
    """Words of the heaps of ink that hold none of the page's own words."""
    ink = _left_over([word for word, level in zip(found, _level(found), strict=True) if level], page)
    leaning = (heap for tiles in sorted(_heaps(ink), key=lambda tiles: -len(tiles)) if (heap := _leaning(tiles, ink)))
    return [word for heap in islice(leaning, _MOST) for word in _read_heap(heap, page, engine, language, dpi)]


def without_crossed(found: Sequence[Found], slanted: Sequence[Slanted]) -> list[Found]:
    """The page's own words but for those that are a part of what stands aslant."""
    boxes = [word.found for word in slanted]
    kept = zip(found, _level(found), strict=True)
    return [word for word, level in kept if level or not any(_lies_in(word, box) for box in boxes)]


def _level(found: Sequence[Found]) -> list[bool]:
    """Whether each word is surely level print: a word aslant has a box much taller than its letters."""
    usual = _print.usual_height(found)
    return [word.confidence >= _SEEN and word.bottom - word.top <= _TALL * usual for word in found]


def _lies_in(word: Found, box: Found) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _left_over(found: Sequence[Found], page: Image.Image) -> Ink:
    """Coarse: dark dots that belong to no word and to no ruling."""
    dark: Ink = np.asarray(page.reduce(_COARSE)) < _DARK
    rule = _RULE // _COARSE
    dark = dark & ~_prepare.long_runs(dark, rule) & ~_prepare.long_runs(dark.T, rule).T
    for word in found:
        top, bottom = (word.top - 4) // _COARSE, (word.bottom + 4) // _COARSE + 1
        dark[max(top, 0) : bottom, max((word.left - 8) // _COARSE, 0) : (word.right + 8) // _COARSE + 1] = False
    return dark


def _heaps(ink: Ink) -> Iterator[list[tuple[int, int]]]:
    """Tiles with ink that touch each other, as (row, column)."""
    rows, columns = (side // _TILE for side in ink.shape)
    shares = ink[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE).mean(axis=(1, 3))
    open_tiles = set(zip(*(side.tolist() for side in np.nonzero(shares > _INKED)), strict=True))
    while open_tiles:
        heap = [open_tiles.pop()]
        for row, column in heap:
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & open_tiles
            open_tiles -= near
            heap += near
        if len(heap) >= _LEAST and np.mean([shares[tile] for tile in heap]) < _FULL:
            yield heap


class _Heap(NamedTuple):
    """A heap of ink whose lines rise."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom, in dots of the page."""
    slant: float


def _leaning(tiles: Sequence[tuple[int, int]], ink: Ink) -> _Heap | None:
    """The heap, if its lines do not lie level."""
    rows, columns = [row for row, _ in tiles], [column for _, column in tiles]
    top, bottom, left, right = (
        min(rows) * _TILE,
        (max(rows) + 1) * _TILE,
        min(columns) * _TILE,
        (max(columns) + 1) * _TILE,
    )
    slant = _slant(ink[top:bottom, left:right])
    box = (left * _COARSE - _MARGIN, top * _COARSE - _MARGIN, right * _COARSE + _MARGIN, bottom * _COARSE + _MARGIN)
    return _Heap(box, slant) if abs(slant) >= _LEVEL else None


def _read_heap(heap: _Heap, page: Image.Image, engine: Engine, language: str, dpi: int) -> list[Slanted]:
    """The words of one heap; none where it is no print."""
    left, top, right, bottom = heap.box
    corner = (max(left, 0), max(top, 0))
    piece = page.crop((*corner, min(right, page.width), min(bottom, page.height)))
    level = piece.rotate(-heap.slant, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    words = [word for word in engine.read(_unframed(level), language, dpi, _PSM) if _is_print(word)]
    if not any(word.confidence >= _SURE and sum(map(str.isalnum, word.text)) >= _LETTERS for word in words):
        return []
    return [
        Slanted(_placed(word, level.size, piece.size, corner, heap.slant), heap.slant, word.bottom - word.top)
        for word in words
    ]


def _is_print(word: Found) -> bool:
    return word.confidence >= _TRUSTED and any(map(str.isalnum, word.text))


def _slant(ink: Ink) -> float:
    """Degrees by which the lines of this ink rise to the right."""
    ys, xs = (side.astype(np.float32) for side in np.nonzero(ink))
    coarse = _prepare.best_angle(ys, xs, np.arange(-_STEEP, _STEEP + 0.1, _STEP))
    return round(_prepare.best_angle(ys, xs, np.arange(coarse - 1.0, coarse + 1.1, 0.25)), 2)


def _unframed(piece: Image.Image) -> Image.Image:
    """Without the frame of a stamp, as far as it lies level now."""
    grey = np.array(piece)
    dark: Ink = grey < _BLACK
    grey[_prepare.long_runs(dark, _RULE) | _prepare.long_runs(dark.T, _RULE).T] = 255
    return Image.fromarray(grey)


def _placed(
    word: Found, level: tuple[int, int], piece: tuple[int, int], corner: tuple[int, int], slant: float
) -> Found:
    """The word with the box that encloses it on the page, in dots."""
    sine, cosine = math.sin(math.radians(slant)), math.cos(math.radians(slant))
    xs, ys = [], []
    for x, y in ((word.left, word.top), (word.right, word.top), (word.left, word.bottom), (word.right, word.bottom)):
        right, down = x - level[0] / 2, y - level[1] / 2
        xs.append(right * cosine + down * sine + piece[0] / 2 + corner[0])
        ys.append(-right * sine + down * cosine + piece[1] / 2 + corner[1])
    return word._replace(left=round(min(xs)), top=round(min(ys)), right=round(max(xs)), bottom=round(max(ys)))
