"""PDFium's C functions for what is drawn on a page: paths and pictures in their order, forms opened."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

from extractors.readers._pdfium import bind

_P, _INT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
Matrix = tuple[float, float, float, float, float, float]

_count_objects = bind("FPDFPage_CountObjects", _INT, _P)
_get_object = bind("FPDFPage_GetObject", _P)
_count_inner = bind("FPDFFormObj_CountObjects", _INT, _P)
_get_inner = bind("FPDFFormObj_GetObject", _P, _P, _ULONG)
_object_type = bind("FPDFPageObj_GetType", _INT, _P)
_bounds = bind("FPDFPageObj_GetBounds", _INT, _P, _P, _P, _P, _P)
_matrix = bind("FPDFPageObj_GetMatrix", _INT, _P, _P)
_count_segments = bind("FPDFPath_CountSegments", _INT, _P)
_get_segment = bind("FPDFPath_GetPathSegment", _P, _P, _INT)
_segment_point = bind("FPDFPathSegment_GetPoint", _INT, _P, _P, _P)
_segment_type = bind("FPDFPathSegment_GetType", _INT, _P)
_has_transparency = bind("FPDFPageObj_HasTransparency", _INT, _P)
_draw_mode = bind("FPDFPath_GetDrawMode", _INT, _P, _P, _P)
_fill_colour = bind("FPDFPageObj_GetFillColor", _INT, _P, _P, _P, _P, _P)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
_MAX_OBJECTS = 40_000
_MAX_DEPTH = 4


class Drawn(NamedTuple):
    """One painted path or picture."""

    kind: int
    handle: int
    order: int
    """Of painting; later covers earlier."""
    box: tuple[float, float, float, float]
    """left, bottom, right, top in user space."""
    matrix: Matrix
    """From the object's own space (inside forms) to user space."""


class Painting:
    """All that a page paints, in its order, forms opened; at most some ten thousand objects."""

    def __init__(self, page: int) -> None:
        self.things: list[Drawn] = []
        self.text_order: dict[int, int] = {}
        """Text object -> order of painting."""
        self._box = (ctypes.c_float * 4)()
        self._left = _MAX_OBJECTS
        pointer = _P(page)
        handles = (_get_object(pointer, n) for n in range(max(_count_objects(pointer), 0)))
        self._add(handles, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)

    def _add(self, handles: Iterator[int], matrix: Matrix, depth: int) -> None:
        at = ctypes.addressof(self._box)
        for handle in handles:
            if self._left <= 0:
                return
            self._left -= 1
            kind = _object_type(handle)
            if kind == TEXT:
                self.text_order[handle] = -self._left
            elif kind in (PATH, IMAGE):
                _bounds(handle, at, at + 4, at + 8, at + 12)
                self.things.append(Drawn(kind, handle, -self._left, _moved(tuple(self._box), matrix), matrix))
            elif kind == FORM and depth < _MAX_DEPTH:
                inner = (_get_inner(handle, n) for n in range(max(_count_inner(handle), 0)))
                self._add(inner, _combined(_own_matrix(handle), matrix), depth + 1)


def _own_matrix(handle: int) -> Matrix:
    parts = (ctypes.c_float * 6)()
    _matrix(handle, ctypes.addressof(parts))
    return (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(box: tuple[float, ...], matrix: Matrix) -> tuple[float, float, float, float]:
    if matrix == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
        return (box[0], box[1], box[2], box[3])
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def is_filled(path: int) -> bool:
    """Whether the path paints its inside."""
    return _modes(path)[0]


def is_stroked(path: int) -> bool:
    """Whether the path paints its outline."""
    return _modes(path)[1]


def _modes(path: int) -> tuple[bool, bool]:
    fill, stroke = _INT(), _INT()
    _draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(fill.value), bool(stroke.value)


def is_opaque(handle: int) -> bool:
    """Whether it hides what is under it: full alpha, normal blending. (A picture's own mask is not looked at.)"""
    return not _has_transparency(handle)


def luminance(handle: int) -> float:
    """0 black .. 1 white of an object's fill; 1 where unknown."""
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    known = _fill_colour(handle, at, at + 4, at + 8, at + 12)
    return (0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]) / 255 if known else 1.0


def corners(item: Drawn, limit: int = 400) -> list[tuple[int, float, float]]:
    """The path's points in user space as (kind: 0 line, 1 curve, 2 move; x, y); empty when it has too many."""
    count = _count_segments(item.handle)
    if not 0 < count <= limit:
        return []
    a, b, c, d, e, f = _combined(_own_matrix(item.handle), item.matrix)
    found, point = [], (ctypes.c_float * 2)()
    at = ctypes.addressof(point)
    for n in range(count):
        segment = _get_segment(item.handle, n)
        _segment_point(segment, at, at + 4)
        x, y = point[0], point[1]
        found.append((_segment_type(segment), a * x + c * y + e, b * x + d * y + f))
    return found
