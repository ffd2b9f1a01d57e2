"""The one place that calls PDFium's C functions: characters, boxes, drawn objects of a page.

pypdfium2's own prototypes cost 1.0-1.6 us a call in argument conversion; the same functions bound to plain
pointers cost 0.3-0.5. A page has hundreds of words, so that is the difference between 10 and 3 us a word.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2_raw import bindings  # type: ignore[import-untyped]

Floats = NDArray[np.float64]

_P, _INT, _UINT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong


def _bind(name: str, result: object, *arguments: object) -> Callable[..., Any]:
    function = bindings._libs["pdfium"][name]
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


_load_text = _bind("FPDFText_LoadPage", _P, _P)
_close_text = _bind("FPDFText_ClosePage", None, _P)
_count_chars = _bind("FPDFText_CountChars", _INT, _P)
_get_text = _bind("FPDFText_GetText", _INT, _P, _INT, _INT, _P)
_unicode = _bind("FPDFText_GetUnicode", _UINT, _P, _INT)
_loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _P, _INT, _P)
_origin = _bind("FPDFText_GetCharOrigin", _INT, _P, _INT, _P, _P)
_text_object = _bind("FPDFText_GetTextObject", _P, _P, _INT)
_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _P, _INT)
_font_weight = _bind("FPDFText_GetFontWeight", _INT, _P, _INT)
_char_matrix = _bind("FPDFText_GetMatrix", _INT, _P, _INT, _P)
_map_error = _bind("FPDFText_HasUnicodeMapError", _INT, _P, _INT)
_font_of = _bind("FPDFTextObj_GetFont", _P, _P)
_font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_render_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _P)
_fill_colour = _bind("FPDFPageObj_GetFillColor", _INT, _P, _P, _P, _P, _P)
_count_objects = _bind("FPDFPage_CountObjects", _INT, _P)
_get_object = _bind("FPDFPage_GetObject", _P, _P, _INT)
_count_inner = _bind("FPDFFormObj_CountObjects", _INT, _P)
_get_inner = _bind("FPDFFormObj_GetObject", _P, _P, _ULONG)
_object_type = _bind("FPDFPageObj_GetType", _INT, _P)
_bounds = _bind("FPDFPageObj_GetBounds", _INT, _P, _P, _P, _P, _P)
_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _P, _P)
_count_segments = _bind("FPDFPath_CountSegments", _INT, _P)
_get_segment = _bind("FPDFPath_GetPathSegment", _P, _P, _INT)
_segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _P, _P, _P)
_segment_type = _bind("FPDFPathSegment_GetType", _INT, _P)
_draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _P, _P, _P)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
_MAX_OBJECTS = 40_000
_MAX_DEPTH = 4
_GAP = 0.22
"""Of the line height: two text objects further apart than this are two words even without a blank."""

# Blanks, control characters (PDFium marks a hyphen at a line's end with one of them) and non-characters end a word.
_WORD: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ufffe\uffff\u200b\u2060\ufeff]+")
_HYPHENS = "\x02\ufffe"


class Font(NamedTuple):
    """What one font adds to a word."""

    bold: bool
    ratio: float
    """Height of the loose box / font size."""


class Run(NamedTuple):
    """How one text object is painted."""

    font: Font
    mode: int
    """PDF text rendering mode; 3 and 7 paint nothing."""
    luminance: float
    """0 black .. 1 white, of the fill; 0 where the colour space is none we know."""
    alpha: float


class Chars(NamedTuple):
    """The words of a page's text layer in PDFium's order, in user space (y upwards)."""

    texts: list[str]
    first: Floats
    """n x 4: left, top, right, bottom of the first character."""
    last: Floats
    baseline: Floats
    """n x 2: origin of the first character."""
    runs: list[Run]
    objects: list[int]
    """The text object of each word's first character."""
    unmapped: int
    """Characters (of the first 400) whose meaning the font does not tell."""


class Drawn(NamedTuple):
    """One painted object."""

    kind: int
    handle: int
    order: int
    """Of painting; later covers earlier."""
    box: tuple[float, float, float, float]
    """left, bottom, right, top in user space."""
    matrix: tuple[float, float, float, float, float, float]
    """From the object's own space (inside forms) to user space."""


class TextPage:
    """A page's text layer; close it before the page."""

    def __init__(self, page: int) -> None:
        self._handle = _load_text(page)
        self.count: int = max(_count_chars(self._handle), 0) if self._handle else 0

    def close(self) -> None:
        """Give PDFium its memory back."""
        if self._handle:
            _close_text(self._handle)
            self._handle = None

    def words(self) -> Chars:
        """All words between blanks, with the boxes of their first and last characters."""
        text = self._text()
        spans = list(self._spans(text))
        count = len(spans)
        first, last = np.zeros((count, 4), np.float32), np.zeros((count, 4), np.float32)
        origin = np.zeros((count, 2), np.float64)
        box, end, point = first.ctypes.data, last.ctypes.data, origin.ctypes.data
        page = self._handle
        runs: list[Run] = []
        objects: list[int] = []
        seen: dict[int, Run] = {}
        for n, (start, stop) in enumerate(spans):
            _loose_box(page, start, box + 16 * n)
            _loose_box(page, stop - 1, end + 16 * n)
            _origin(page, start, point + 16 * n, point + 16 * n + 8)
            handle = _text_object(page, start) or 0
            run = seen.get(handle)
            if run is None:
                run = seen[handle] = self._run(handle, start)
            runs.append(run)
            objects.append(handle)
        texts = [_clean(text[start:stop], text[stop : stop + 1]) for start, stop in spans]
        return Chars(texts, first.astype(float), last.astype(float), origin, runs, objects, self._unmapped())

    def _text(self) -> str:
        """One character of str per PDFium character, so that indices agree."""
        if not self.count:
            return ""
        buffer = (ctypes.c_ushort * (self.count * 2 + 2))()
        written = _get_text(self._handle, 0, self.count, ctypes.addressof(buffer))
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        codes = (_unicode(self._handle, n) for n in range(self.count))
        return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each word; a word that spans several text objects is cut where they stand apart."""
        for match in _WORD.finditer(text):
            start, stop = match.span()
            if stop - start > 1 and _text_object(self._handle, start) != _text_object(self._handle, stop - 1):
                yield from self._cut(start, stop)
            else:
                yield start, stop

    def _cut(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        boxes = np.zeros((stop - start, 4), np.float32)
        for n in range(start, stop):
            _loose_box(self._handle, n, boxes.ctypes.data + 16 * (n - start))
        left, top, right, bottom = boxes.T
        height = np.maximum(top - bottom, 0.1)[:-1]
        across = np.maximum(left[1:] - right[:-1], left[:-1] - right[1:])
        down = np.maximum(bottom[1:] - top[:-1], bottom[:-1] - top[1:])
        # Side by side with a gap, or one above the other with one (a wrapped cell, vertical text).
        # Evenly spaced letters are one word however wide they are set.
        usual = float(np.median(across)) if len(across) > 3 else 0.0
        apart = (across > np.maximum(_GAP * height, 2.5 * usual)) | (down > _GAP * height)
        previous = start
        for n in np.flatnonzero(apart).tolist():
            yield previous, start + n + 1
            previous = start + n + 1
        yield previous, stop

    def _run(self, handle: int, index: int) -> Run:
        if not handle:
            return Run(Font(False, 1.2), 0, 0.0, 1.0)
        red, green, blue, alpha = _UINT(), _UINT(), _UINT(), _UINT()
        known = _fill_colour(handle, *(ctypes.addressof(part) for part in (red, green, blue, alpha)))
        light = (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255 if known else 0.0
        return Run(self._font(handle, index), _render_mode(handle), light, alpha.value / 255 if known else 1.0)

    def _font(self, handle: int, index: int) -> Font:
        font = _font_of(handle) or 0
        key = (font, _font_size(self._handle, index))
        cache = self.__dict__.setdefault("_fonts", {})
        if key not in cache:
            cache[key] = self._measure_font(font, index)
        return cache[key]  # type: ignore[no-any-return]

    def _measure_font(self, font: int, index: int) -> Font:
        name = ctypes.create_string_buffer(256)
        _font_name(font, ctypes.addressof(name), 256)
        heavy = re.search(rb"(?i)bold|black|heavy|semib|demi", name.value) is not None
        bold = heavy or _font_weight(self._handle, index) >= 600
        parts = (ctypes.c_float * 6)()
        box = (ctypes.c_float * 4)()
        _char_matrix(self._handle, index, ctypes.addressof(parts))
        _loose_box(self._handle, index, ctypes.addressof(box))
        scale = max(abs(parts[3]), abs(parts[2]), 1e-6) * _font_size(self._handle, index)
        height = abs(box[1] - box[3]) if abs(parts[3]) >= abs(parts[2]) else abs(box[2] - box[0])
        return Font(bold, height / scale if scale and height else 1.2)

    def _unmapped(self) -> int:
        return sum(1 for n in range(min(self.count, 400)) if _map_error(self._handle, n) == 1)


_PLAIN = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None})


def _clean(word: str, after: str) -> str:
    """Ligatures spelled out, soft hyphens dropped, the hyphen at a line's end put back."""
    plain = word if word.isascii() else word.translate(_PLAIN)
    return plain + "-" if after and after in _HYPHENS else plain


def drawn(page: int) -> Iterator[Drawn]:
    """Text, paths and images in the order they are painted, forms opened; at most some ten thousand."""
    budget = iter(range(_MAX_OBJECTS))
    inner = (_get_object(page, n) for n in range(max(_count_objects(page), 0)))
    yield from _drawn(inner, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), budget, 0)


def _drawn(
    handles: Iterator[int], matrix: tuple[float, float, float, float, float, float], budget: Iterator[int], depth: int
) -> Iterator[Drawn]:
    parts = (ctypes.c_float * 4)()
    at = ctypes.addressof(parts)
    for handle in handles:
        order = next(budget, None)
        if order is None:
            return
        kind = _object_type(handle)
        if kind == FORM and depth < _MAX_DEPTH:
            count = max(_count_inner(handle), 0)
            inner = (_get_inner(handle, n) for n in range(count))
            yield from _drawn(inner, _combined(_own_matrix(handle), matrix), budget, depth + 1)
        elif kind in (PATH, IMAGE):
            _bounds(handle, at, at + 4, at + 8, at + 12)
            yield Drawn(kind, handle, order, _moved(tuple(parts), matrix), matrix)
        elif kind == TEXT:
            yield Drawn(kind, handle, order, (0.0, 0.0, 0.0, 0.0), matrix)


def _own_matrix(handle: int) -> tuple[float, float, float, float, float, float]:
    parts = (ctypes.c_float * 6)()
    _matrix(handle, ctypes.addressof(parts))
    return (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])


def _combined(
    inner: tuple[float, float, float, float, float, float], outer: tuple[float, float, float, float, float, float]
) -> tuple[float, float, float, float, float, float]:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(
    box: tuple[float, ...], matrix: tuple[float, float, float, float, float, float]
) -> tuple[float, float, float, float]:
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


def luminance(handle: int) -> float:
    """0 black .. 1 white of an object's fill, by its alpha over white; 1 where unknown."""
    parts = (_UINT * 4)()
    at = ctypes.addressof(parts)
    if not _fill_colour(handle, at, at + 4, at + 8, at + 12):
        return 1.0
    light = (0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]) / 255
    alpha = parts[3] / 255
    return light * alpha + 1 - alpha


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
