"""PDFium's C functions for what is drawn on a page: paths and pictures in their order, forms opened."""

import ctypes
from collections.abc import Sequence
from itertools import islice, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from extractors.readers._pdfium import Slots, bind, each

_P, _INT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Matrix = tuple[float, float, float, float, float, float]
"""From an object's own space (inside forms) to user space."""

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

PATH, IMAGE, FORM = 2, 3, 5
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_OBJECTS = 40_000
_MAX_DEPTH = 4
_bounds_at = Slots(ctypes.c_float, 4, at_once=4)


class Painting:
    """All paths and pictures that a page paints, in their order, forms opened; at most some ten thousand objects."""

    def __init__(self, page: int) -> None:
        self._count = 0
        self._runs: list[tuple[int, list[int]]] = []
        """Objects that were painted one after the other, with the order of the first."""
        self._drawn: list[tuple[list[int], Ints, Ints, Floats, Matrix]] = []
        pointer = _P(page)
        handles = map(_get_object, repeat(pointer), range(max(_count_objects(pointer), 0)))
        self._add(list(islice(handles, _MAX_OBJECTS)), _IDENTITY, 0)
        parts = self._drawn
        self.handles: list[int] = [handle for part in parts for handle in part[0]]
        self.pictures: NDArray[np.bool_] = np.concatenate([np.zeros(0, int), *(part[1] for part in parts)]) == IMAGE
        """Which of them are pictures; the others are paths."""
        self.orders: Ints = np.concatenate([np.zeros(0, int), *(part[2] for part in parts)])
        """Of painting; later covers earlier."""
        self.boxes: Floats = np.concatenate([np.zeros((0, 4)), *(part[3] for part in parts)])
        """n x 4: left, bottom, right, top in user space."""
        self._matrices = [part[4] for part in parts for _ in part[0]]

    def text_orders(self, objects: Sequence[int]) -> Ints:
        """Order of painting of these text objects; one that is not known comes last."""
        order = {handle: first + n for first, handles in self._runs for n, handle in enumerate(handles)}
        return np.array([order.get(handle, 1 << 30) for handle in objects], np.int64)

    def corners(self, n: int, limit: int = 400) -> list[tuple[int, float, float]]:
        """A path's points in user space as (kind: 0 line, 1 curve, 2 move; x, y); empty when it has too many."""
        return _corners(self.handles[n], self._matrices[n], limit)

    def _add(self, handles: list[int], matrix: Matrix, depth: int) -> None:
        handles = handles[: _MAX_OBJECTS - self._count]
        kinds = list(map(_object_type, handles))
        forms = [n for n, kind in enumerate(kinds) if kind == FORM and depth < _MAX_DEPTH] if FORM in kinds else []
        for start, form in pairwise([-1, *forms, len(kinds)]):
            self._take(handles[start + 1 : form], kinds[start + 1 : form], matrix)
            if form < len(kinds):
                self._count += 1
                form_handle = handles[form]
                inner = map(_get_inner, repeat(form_handle), range(max(_count_inner(form_handle), 0)))
                own = _combined(_own_matrix(form_handle), matrix)
                self._add(list(islice(inner, _MAX_OBJECTS)), own, depth + 1)

    def _take(self, handles: list[int], kinds: list[int], matrix: Matrix) -> None:
        """Objects that hold no others."""
        self._runs.append((self._count, handles))
        sort = np.array(kinds, int)
        drawn = np.flatnonzero((sort == PATH) | (sort == IMAGE))
        chosen = [handles[n] for n in drawn.tolist()]
        each(_bounds, chosen, *_bounds_at.places(len(chosen)))
        boxes = _moved(_bounds_at.taken(len(chosen)).astype(float), matrix)
        self._drawn.append((chosen, sort[drawn], drawn + self._count, boxes, matrix))
        self._count += len(handles)


def _own_matrix(handle: int) -> Matrix:
    parts = (ctypes.c_float * 6)()
    _matrix(handle, ctypes.addressof(parts))
    return (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])


def _combined(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(boxes: Floats, matrix: Matrix) -> Floats:
    if matrix == _IDENTITY:
        return boxes
    a, b, c, d, e, f = matrix
    xs = [a * boxes[:, i] + c * boxes[:, j] + e for i in (0, 2) for j in (1, 3)]
    ys = [b * boxes[:, i] + d * boxes[:, j] + f for i in (0, 2) for j in (1, 3)]
    return np.stack([np.min(xs, axis=0), np.min(ys, axis=0), np.max(xs, axis=0), np.max(ys, axis=0)], axis=1)


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


def _corners(handle: int, matrix: Matrix, limit: int) -> list[tuple[int, float, float]]:
    count = _count_segments(handle)
    if not 0 < count <= limit:
        return []
    a, b, c, d, e, f = _combined(_own_matrix(handle), matrix)
    found, point = [], (ctypes.c_float * 2)()
    at = ctypes.addressof(point)
    for n in range(count):
        segment = _get_segment(handle, n)
        _segment_point(segment, at, at + 4)
        x, y = point[0], point[1]
        found.append((_segment_type(segment), a * x + c * y + e, b * x + d * y + f))
    return found
