"""PDFium's C functions for text: characters, their boxes, how they are painted.

pypdfium2's own prototypes cost 1.0-1.6 us a call in argument conversion; the same functions bound to plain
pointers cost 0.3-0.5. A page has hundreds of words, so that is the difference between 10 and 3 us a word.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pypdfium2_raw import bindings  # type: ignore[import-untyped]

Floats = NDArray[np.float64]

_P, _INT, _UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def bind(name: str, result: object, *arguments: object) -> Callable[..., Any]:
    function = bindings._libs["pdfium"][name]
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


_load_text = bind("FPDFText_LoadPage", _P, _P)
_close_text = bind("FPDFText_ClosePage", None, _P)
_count_chars = bind("FPDFText_CountChars", _INT, _P)
_get_text = bind("FPDFText_GetText", _INT, _P, _INT, _INT, _P)
_unicode = bind("FPDFText_GetUnicode", _UINT, _P, _INT)
# The two that are called for every word are bound without prototypes: given ready-made pointers that is faster still.
_loose_box = bind("FPDFText_GetLooseCharBox", _INT)
_text_object = bind("FPDFText_GetTextObject", _P)
_tight_box = bind("FPDFText_GetCharBox", _INT, _P, _INT, _P, _P, _P, _P)
_origin = bind("FPDFText_GetCharOrigin", _INT, _P, _INT, _P, _P)
_font_size = bind("FPDFText_GetFontSize", ctypes.c_double, _P, _INT)
_font_weight = bind("FPDFText_GetFontWeight", _INT, _P, _INT)
_char_matrix = bind("FPDFText_GetMatrix", _INT, _P, _INT, _P)
_map_error = bind("FPDFText_HasUnicodeMapError", _INT, _P, _INT)
_font_of = bind("FPDFTextObj_GetFont", _P, _P)
_font_name = bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_render_mode = bind("FPDFTextObj_GetTextRenderMode", _INT, _P)
_count_marks = bind("FPDFPageObj_CountMarks", _INT, _P)
_get_mark = bind("FPDFPageObj_GetMark", _P, _P, ctypes.c_ulong)
_mark_name = bind("FPDFPageObjMark_GetName", _INT, _P, _P, ctypes.c_ulong, _P)
_fill_colour = bind("FPDFPageObj_GetFillColor", _INT, _P, _P, _P, _P, _P)

SAMPLED = 200
_FLAT = 0.5
"""Points; a box as low as this comes from a font that does not tell its height."""
_GAP = 0.22
"""Of the line height: two text objects further apart than this are two words even without a blank."""

# Blanks, control characters (PDFium marks a hyphen at a line's end with one of them) and non-characters end a word.
_WORD: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ufffe\uffff\u200b\u2060\ufeff]+")
_HYPHENS = "\x02\ufffe"


def _is_optional(handle: int) -> bool:
    name = ctypes.create_string_buffer(8)
    length = ctypes.c_ulong()
    for n in range(max(_count_marks(handle), 0)):
        mark = _get_mark(handle, n)
        if _mark_name(mark, ctypes.addressof(name), 8, ctypes.addressof(length)) and name.raw[:6] == b"O\0C\0\0\0":
            return True
    return False


def address(pointer: object) -> int:
    """Of a page, for the functions here."""
    return ctypes.cast(pointer, _P).value or 0  # type: ignore[arg-type]


class Font(NamedTuple):
    """What one font adds to a word."""

    bold: bool
    ratio: float
    """Height of the loose box / font size."""
    rise: float
    """Baseline above the loose box's bottom / its height; NaN where each character must be asked."""


class Run(NamedTuple):
    """How one text object is painted."""

    font: Font
    mode: int
    """PDF text rendering mode; 3 and 7 paint nothing."""
    luminance: float
    """0 black .. 1 white, of the fill; 0 where the colour space is none we know."""
    alpha: float
    optional: bool
    """Part of a layer that a viewer may switch off."""


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
    """Characters (of the first SAMPLED) whose meaning the font does not tell."""


Span = tuple[int, int, int]
"""First character, the one behind the last, text object."""


class TextPage:
    """A page's text layer; close it before the page."""

    def __init__(self, page: int, *, layers: bool = False) -> None:
        """`layers`: the document may have optional content; each text object is then asked whether it is part of it."""
        self._layers = layers
        self._handle = _P(_load_text(page))
        self.count: int = max(_count_chars(self._handle), 0) if self._handle else 0
        self._box = (ctypes.c_float * 4)()
        self._box_at, self._box_bytes = ctypes.byref(self._box), memoryview(self._box).cast("B").tobytes
        self._colour = (_UINT * 4)()
        self._colour_at = ctypes.addressof(self._colour)
        self._fonts: dict[int, Font] = {}
        self._runs: dict[tuple[int, ...], Run] = {}

    def close(self) -> None:
        """Give PDFium its memory back."""
        if self._handle:
            _close_text(self._handle)
            self._handle = _P(None)

    def words(self) -> Chars:
        """All words between blanks, with the boxes of their first and last characters."""
        text = self._text()
        spans = list(self._spans(text))
        page, place, taken = self._handle, self._box_at, self._box_bytes
        firsts: list[bytes] = []
        lasts: list[bytes] = []
        for start, stop, _ in spans:
            _loose_box(page, start, place)
            firsts.append(taken())
            _loose_box(page, stop - 1, place)
            lasts.append(taken())
        first, last = _boxes(firsts), _boxes(lasts)
        objects = [handle for _, _, handle in spans]
        runs = self._runs_of(spans)
        baseline = self._baselines(spans, runs, first, last)
        texts = [_clean(text[start:stop], text[stop : stop + 1]) for start, stop, _ in spans]
        return Chars(texts, first, last, baseline, runs, objects, self._unmapped())

    def _runs_of(self, spans: list[Span]) -> list[Run]:
        seen: dict[int, Run] = {}
        runs = []
        for start, _, handle in spans:
            run = seen.get(handle)
            if run is None:
                run = seen[handle] = self._run(handle, start)
            runs.append(run)
        return runs

    def _baselines(self, spans: list[Span], runs: list[Run], first: Floats, last: Floats) -> Floats:
        """Origins of the first characters: computed where the font's boxes are even, asked for where they are not.
        Boxes of a font that does not tell its height are given one."""
        height = first[:, 1] - first[:, 3]
        rise = np.array([run.font.rise for run in runs], float)
        origin = np.stack([first[:, 0], first[:, 3] + rise * height], axis=1) if spans else np.zeros((0, 2))
        point = (ctypes.c_double * 2)()
        at = ctypes.addressof(point)
        for n in np.flatnonzero(np.isnan(rise)).tolist():
            _origin(self._handle, spans[n][0], at, at + 8)
            origin[n] = point[0], point[1]
            if abs(height[n]) < _FLAT:
                size = self._scale(spans[n][0])
                first[n, [1, 3]] = last[n, [1, 3]] = point[1] + 0.8 * size, point[1] - 0.2 * size
        return origin

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

    def _spans(self, text: str) -> Iterator[Span]:
        """Start, end and text object of each word; one that spans objects is cut where they stand apart."""
        page = self._handle
        for match in _WORD.finditer(text):
            start, stop = match.span()
            handle = _text_object(page, start) or 0
            if stop - start > 1 and handle != (_text_object(page, stop - 1) or 0):
                yield from self._cut(start, stop)
            else:
                yield start, stop, handle

    def _cut(self, start: int, stop: int) -> Iterator[Span]:
        boxes = []
        for n in range(start, stop):
            _loose_box(self._handle, n, self._box_at)
            boxes.append(self._box_bytes())
        left, top, right, bottom = _boxes(boxes).T
        height = np.maximum(top - bottom, 0.1)[:-1]
        across = np.maximum(left[1:] - right[:-1], left[:-1] - right[1:])
        down = np.maximum(bottom[1:] - top[:-1], bottom[:-1] - top[1:])
        # Side by side with a gap, or one above the other with one (a wrapped cell, vertical text).
        # Evenly spaced letters are one word however wide they are set.
        usual = float(np.median(across)) if len(across) > 3 else 0.0
        apart = (across > np.maximum(_GAP * height, 2.5 * usual)) | (down > _GAP * height)
        previous = start
        for cut in [*(np.flatnonzero(apart) + start + 1).tolist(), stop]:
            yield previous, cut, _text_object(self._handle, previous) or 0
            previous = cut

    def _run(self, handle: int, index: int) -> Run:
        if not handle:
            return Run(Font(False, 1.2, math.nan), 0, 0.0, 1.0, False)
        at = self._colour_at
        known = _fill_colour(handle, at, at + 4, at + 8, at + 12)
        red, green, blue, alpha = self._colour if known else (0, 0, 0, 255)
        font = _font_of(handle) or 0
        optional = self._layers and _is_optional(handle)
        key = (font, _render_mode(handle), red, green, blue, alpha, optional)
        run = self._runs.get(key)
        if run is None:
            light = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
            run = self._runs[key] = Run(self._font(font, index), key[1], light, alpha / 255, optional)
        return run

    def _font(self, font: int, index: int) -> Font:
        if font not in self._fonts:
            self._fonts[font] = self._measure_font(font, index)
        return self._fonts[font]

    def _measure_font(self, font: int, index: int) -> Font:
        name = ctypes.create_string_buffer(256)
        _font_name(font, ctypes.addressof(name), 256)
        heavy = re.search(rb"(?i)bold|black|heavy|semib|demi", name.value) is not None
        bold = heavy or _font_weight(self._handle, index) >= 600
        left, top, right, bottom = self._loose(index)
        upright = self._is_upright(index)
        height = right - left if upright else top - bottom
        scale = self._scale(index)
        ratio = height / scale if scale and height > _FLAT else 1.0
        if upright or height <= _FLAT or self._is_tight(index):
            return Font(bold, ratio, math.nan)
        point = (ctypes.c_double * 2)()
        at = ctypes.addressof(point)
        _origin(self._handle, index, at, at + 8)
        return Font(bold, ratio, (point[1] - bottom) / height)

    def _loose(self, index: int) -> tuple[float, float, float, float]:
        _loose_box(self._handle, index, self._box_at)
        left, top, right, bottom = self._box
        return left, top, right, bottom

    def _is_tight(self, index: int) -> bool:
        """Whether the loose box is that of the glyph: such a font does not tell its ascent, and boxes differ."""
        parts = (ctypes.c_double * 4)()
        at = ctypes.addressof(parts)
        _tight_box(self._handle, index, at, at + 8, at + 16, at + 24)  # left, right, bottom, top
        _, top, _, bottom = self._loose(index)
        return abs(parts[3] - top) < 0.01 and abs(parts[2] - bottom) < 0.01

    def _scale(self, index: int) -> float:
        """Font size in points as painted."""
        parts = self._char_matrix(index)
        return max(abs(parts[3]), abs(parts[2])) * float(_font_size(self._handle, index))

    def _is_upright(self, index: int) -> bool:
        """Whether the line runs up or down the page."""
        parts = self._char_matrix(index)
        return abs(parts[2]) > abs(parts[3])

    def _char_matrix(self, index: int) -> tuple[float, ...]:
        parts = (ctypes.c_float * 6)()
        _char_matrix(self._handle, index, ctypes.addressof(parts))
        return tuple(parts)

    def _unmapped(self) -> int:
        return sum(1 for n in range(min(self.count, SAMPLED)) if _map_error(self._handle, n) == 1)


def _boxes(taken: list[bytes]) -> Floats:
    return np.frombuffer(b"".join(taken), np.float32).reshape(-1, 4).astype(float)


_PLAIN = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None})


def _clean(word: str, after: str) -> str:
    """Ligatures spelled out, soft hyphens dropped, the hyphen at a line's end put back."""
    plain = word if word.isascii() else word.translate(_PLAIN)
    return plain + "-" if after and after in _HYPHENS else plain
