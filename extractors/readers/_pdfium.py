"""PDFium's C functions for text: characters, their boxes, how they are painted.

pypdfium2's own prototypes cost 1.0-1.6 us a call in argument conversion; the same functions bound to plain
pointers cost 0.2-0.5, and mapped over all words of a page they cost nothing but the calls: results go into memory that
was laid out before (`Slots`) and are then read by numpy as one array.
"""

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
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

SAMPLED = 64
"""Characters of a page, spread evenly, that are asked whether their font tells what they mean."""
_BLACK = (0, 0, 0, 255)
_FLAT = 0.5
"""Points; a box as low as this comes from a font that does not tell its height."""
_HAIR, _LEVEL = 0.01, 0.1
"""Points between edges that are one; and of a font's size, how far below its baseline letters without a tail end."""
_READABLE, _TALL = 3.0, 1.3
"""Points of a font's size, and how much higher its ink may be: others are told in units of the font's own."""
_GAP = 0.22
"""Of the line height: two text objects further apart than this are two words even without a blank."""
_COMMA: Final = re.compile(r",(?=[^\W\d_])")
_NARROW = 0.1
"""Of the line height: a blank behind a comma."""

# Blanks, control characters (PDFium marks a hyphen at a line's end with one of them) and non-characters end a word.
_WORD: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ufffe\uffff\u200b\u2060\ufeff]+")
_HYPHENS = "\x02\ufffe"


class Slots:
    """Memory for so many results of a C function, `width` numbers each, with ready-made pointers; grows as needed."""

    def __init__(self, number: Any, width: int, at_once: int = 1) -> None:
        """`at_once`: one pointer for each of so many of the numbers (functions that take a pointer for each)."""
        self._number, self._width, self._each = number, width, at_once
        self._memory: Any = (number * 0)()
        self._columns: list[Any] = [()] * at_once
        self._room = 0

    def places(self, count: int) -> list[Any]:
        """Pointers for `count` results: a sequence of them for each pointer argument."""
        if count > self._room:
            self._room = max(256, 2 * count)
            self._memory = (self._number * (self._width * self._room))()
            size = ctypes.sizeof(self._number)
            if self._each == 1:
                stops = range(0, self._room * self._width * size, self._width * size)
                self._columns = [[ctypes.byref(self._memory, at) for at in stops]]
            else:
                base, end = ctypes.addressof(self._memory), self._room * self._width * size
                self._columns = [range(base + k * size, base + end, self._width * size) for k in range(self._each)]
        return self._columns

    def taken(self, count: int) -> NDArray[Any]:
        """The first `count` results, copied."""
        flat: NDArray[Any] = np.frombuffer(self._memory, self._number, count * self._width)
        return flat.reshape(count, self._width).copy()


def each(function: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Call the function once for each set of arguments; its results are in the places given."""
    deque(map(function, *arguments), maxlen=0)


_boxes_at = Slots(ctypes.c_float, 4)
_colours_at = Slots(_UINT, 4, at_once=4)


_LINE_END = 2
"""Characters that PDFium puts where it sees a new line."""
_ASLANT = 0.02
"""Of a word's run along one axis: how far it may run along the other and still be level or upright."""
_TOUCHING = 0.1
"""Of the line height: the gap and the step within which letters on one line are one word."""


def _wrongly_parted(starts: list[int], stops: list[int], first: Floats, last: Floats) -> NDArray[np.bool_] | None:
    """Which words really open one, where others do not: a page whose few letters PDFium takes for vertical writing has
    a new line after each letter, though they touch and stand on one line. None where all do."""
    if len(starts) < 2:
        return None
    height = np.maximum(first[:, 1] - first[:, 3], _FLAT)[1:]
    new_line = np.array(starts[1:]) - np.array(stops[:-1]) == _LINE_END
    level = np.abs(first[1:, 3] - last[:-1, 3]) < _TOUCHING * height
    gap = first[1:, 0] - last[:-1, 2]
    parted = new_line & level & (gap < _TOUCHING * height) & (gap > -4 * _TOUCHING * height)
    return np.concatenate([[True], ~parted]) if parted.any() else None


def _joined(
    opens: NDArray[np.bool_], texts: list[str], starts: list[int], objects: list[int], first: Floats, last: Floats
) -> tuple[list[str], list[int], list[int], Floats, Floats]:
    """The words with what does not open one put to the word before."""
    at = np.flatnonzero(opens)
    ends = np.append(at[1:], len(texts))
    words = ["".join(texts[start:end]) for start, end in zip(at.tolist(), ends.tolist(), strict=True)]
    return words, [starts[n] for n in at], [objects[n] for n in at], first[at], last[ends - 1]


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
    inked: bool = False
    """Whether its boxes are those of the ink, of other height with every letter: it does not tell its ascent."""


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
    styles: list[Run]
    """The different ways in which the page's words are painted."""
    style: NDArray[np.intp]
    """Of each word, as index into `styles`."""
    objects: list[int]
    """The text object of each word's first character."""
    unmapped: float
    """Share of the characters whose meaning the font does not tell."""
    slants: dict[int, float]
    """Word -> degrees by which its line rises, where it runs along neither axis."""

    def of_style(self, read: Callable[[Run], float | bool]) -> NDArray[Any]:
        """Something about the painting of each word."""
        return np.array([read(run) for run in self.styles] or [0.0])[self.style]


Span = tuple[int, int, int]
"""First character, the one behind the last, text object."""


class TextPage:
    """A page's text layer; close it before the page."""

    def __init__(self, page: int, *, layers: bool = False) -> None:
        """`layers`: the document may have optional content; each text object is then asked whether it is part of it."""
        self._layers = layers
        self._handle = _P(_load_text(page))
        self.count: int = max(_count_chars(self._handle), 0) if self._handle else 0
        self._fonts: dict[int, Font] = {}

    def close(self) -> None:
        """Give PDFium its memory back."""
        if self._handle:
            _close_text(self._handle)
            self._handle = _P(None)

    def words(self) -> Chars:
        """All words between blanks, with the boxes of their first and last characters."""
        text = self._text()
        spans = self._spans(text)
        starts, stops, objects = ([span[k] for span in spans] for k in range(3))
        first, last = self._loose_boxes(starts), self._loose_boxes([stop - 1 for stop in stops])
        texts = [text[start:stop] for start, stop, _ in spans]
        if not text.isascii() or "\x02" in text:
            texts = [_clean(word, text[stop : stop + 1]) for word, stop in zip(texts, stops, strict=True)]
        if (opens := _wrongly_parted(starts, stops, first, last)) is not None:
            texts, starts, objects, first, last = _joined(opens, texts, starts, objects, first, last)
        self._straighten(starts, first, last)
        slants = self._slants(starts, objects, first, last)
        styles, style = self._styles(starts, objects, slants)
        fonts = [run.font for run in styles]
        rise = np.array([font.rise for font in fonts] or [0.0])[style]
        inked = np.array([font.inked for font in fonts] or [False])[style]
        baseline = self._baselines(starts, rise, inked, first, last)
        return Chars(texts, first, last, baseline, styles, style, objects, self._unmapped(), slants)

    def _slants(self, starts: list[int], objects: list[int], first: Floats, last: Floats) -> dict[int, float]:
        """The words that run along neither axis, and those of the same text objects. Only what looks so is asked."""
        right, up = np.abs((last[:, [0, 1]] + last[:, [2, 3]] - first[:, [0, 1]] - first[:, [2, 3]]).T)
        odd = np.flatnonzero((up > _ASLANT * right) & (right > _ASLANT * up) & (right + up > 1.0)).tolist()
        if not odd:
            return {}
        known = {objects[n]: angle for n in odd if (angle := self._angle(starts[n])) % 90}
        return {n: known[handle] for n, handle in enumerate(objects) if handle in known}

    def _straighten(self, starts: list[int], first: Floats, last: Floats) -> None:
        """In place: letters that a program slants itself are as wide as those it slants, though their boxes reach into
        those beside them. Only words that lie over each other are asked."""
        level = np.abs(first[1:, 3] - last[:-1, 3]) < _HAIR
        over = np.flatnonzero(level & (first[1:, 0] < last[:-1, 2]) & (first[1:, 0] > first[:-1, 0]))
        for n in sorted({*over.tolist(), *(over + 1).tolist()}):
            _, rise, lean, up, _, _ = self._char_matrix(starts[n])
            if lean > _ASLANT * up > 0 == rise:
                first[n, 2] -= lean / up * (first[n, 1] - first[n, 3])
                last[n, 2] -= lean / up * (last[n, 1] - last[n, 3])

    def _angle(self, index: int) -> float:
        parts = self._char_matrix(index)
        return round(math.degrees(math.atan2(parts[1], parts[0])), 1)

    def _loose_boxes(self, indices: list[int]) -> Floats:
        """n x 4: left, top, right, bottom of these characters."""
        each(_loose_box, repeat(self._handle), indices, *_boxes_at.places(len(indices)))
        return _boxes_at.taken(len(indices)).astype(float)

    def _styles(
        self, starts: list[int], objects: list[int], slants: dict[int, float]
    ) -> tuple[list[Run], NDArray[np.intp]]:
        """The different paintings, and which one each word has; each is measured at a level word where it has one."""
        handles = list(dict.fromkeys(objects))
        known = list(map(_fill_colour, handles, *_colours_at.places(len(handles))))
        colours = _colours_at.taken(len(handles))
        colours[np.array(known, int) == 0] = _BLACK
        fonts, modes = map(_font_of, handles), map(_render_mode, handles)
        optional = map(_is_optional, handles) if self._layers else repeat(False)
        parts = zip(map(bool, handles), fonts, modes, *colours.T.tolist(), optional, strict=False)
        looks = dict(zip(handles, parts, strict=True))
        each_look = [looks[handle] for handle in objects]
        first = dict(zip(reversed(each_look), reversed(starts), strict=True))
        first |= {each_look[n]: starts[n] for n in reversed(range(len(starts))) if n not in slants} if slants else {}
        numbers = {look: n for n, look in enumerate(dict.fromkeys(each_look))}
        runs = [self._run(look, first[look]) for look in numbers]
        return runs, np.array([numbers[look] for look in each_look], np.intp)

    def _run(self, look: tuple[Any, ...], index: int) -> Run:
        known, font, mode, red, green, blue, alpha, optional = look
        if not known:
            return Run(Font(False, 1.2, math.nan), 0, 0.0, 1.0, False)
        light = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
        return Run(self._font(font or 0, index), mode, light, alpha / 255, optional)

    def _baselines(
        self, starts: list[int], rise: Floats, inked: NDArray[np.bool_], first: Floats, last: Floats
    ) -> Floats:
        """Origins of the first characters: computed where the font's boxes are even, asked for where they are not.
        Level boxes of a font that does not tell its height, or only that of its ink, are given one."""
        height = first[:, 1] - first[:, 3]
        origin = np.empty((len(starts), 2))
        origin[:, 0], origin[:, 1] = first[:, 0], first[:, 3] + rise * height
        point = (ctypes.c_double * 2)()
        at = ctypes.addressof(point)
        for n in np.flatnonzero(np.isnan(rise)).tolist():
            _origin(self._handle, starts[n], at, at + 8)
            origin[n] = point[0], point[1]
            if abs(height[n]) < _FLAT or (inked[n] and self._angle(starts[n]) == 0):
                size = self._scale(starts[n])
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

    def _spans(self, text: str) -> list[Span]:
        """Start, end and text object of each word; one that spans objects is cut where they stand apart."""
        bounds = [match.span() for match in _WORD.finditer(text)]
        if _COMMA.search(text):
            bounds = [part for start, stop in bounds for part in self._behind_commas(text, start, stop)]
        page = repeat(self._handle)
        first = list(map(_text_object, page, [start for start, _ in bounds]))
        last = list(map(_text_object, page, [stop - 1 for _, stop in bounds]))
        if first == last:
            return [(start, stop, handle or 0) for (start, stop), handle in zip(bounds, first, strict=True)]
        spans: list[Span] = []
        for (start, stop), one, other in zip(bounds, first, last, strict=True):
            if one != other:
                spans += self._cut(start, stop)
            else:
                spans.append((start, stop, one or 0))
        return spans

    def _behind_commas(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """A word cut where a sentence goes on behind a comma with a blank so narrow that PDFium sees none."""
        previous = start
        for comma in _COMMA.finditer(text, start, stop):
            before, after = self._loose(comma.start()), self._loose(comma.end())
            if after[0] - before[2] > _NARROW * (before[1] - before[3]):
                yield previous, comma.end()
                previous = comma.end()
        yield previous, stop

    def _cut(self, start: int, stop: int) -> Iterator[Span]:
        left, top, right, bottom = self._loose_boxes(list(range(start, stop))).T
        height = np.minimum((top - bottom)[:-1], (top - bottom)[1:])  # large letters hide the blank before small ones
        if height.min() < _FLAT:  # The font does not tell it: without a height every hair's breadth is a gap.
            height = np.maximum(height, max(self._scale(start), _FLAT))
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

    def _font(self, font: int, index: int) -> Font:
        if font not in self._fonts:
            measured = self._measure_font(font, index)
            if self._angle(index) % 90:
                return measured  # the box around a letter that leans tells nothing of the level ones
            self._fonts[font] = measured
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
        if upright or height <= _FLAT:
            return Font(bold, ratio, math.nan)
        if self._is_tight(index):
            plausible = scale >= _READABLE and ratio < _TALL
            return Font(bold, 1.0 if plausible else ratio, math.nan, plausible)
        point = (ctypes.c_double * 2)()
        at = ctypes.addressof(point)
        _origin(self._handle, index, at, at + 8)
        return Font(bold, ratio, (point[1] - bottom) / height)

    def _loose(self, index: int) -> tuple[float, float, float, float]:
        left, top, right, bottom = self._loose_boxes([index])[0].tolist()
        return left, top, right, bottom

    def _is_tight(self, index: int) -> bool:
        """Whether the loose box is that of the ink, or ends with it on the baseline: such a font does not tell how far
        its letters reach, and boxes differ."""
        parts = (ctypes.c_double * 4)()
        at = ctypes.addressof(parts)
        _tight_box(self._handle, index, at, at + 8, at + 16, at + 24)  # left, right, bottom, top
        _, top, _, bottom = self._loose(index)
        if abs(parts[2] - bottom) >= _HAIR:
            return False
        _origin(self._handle, index, at, at + 8)
        return abs(parts[3] - top) < _HAIR or parts[1] - bottom < _LEVEL * self._scale(index)

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

    def _unmapped(self) -> float:
        asked = range(0, self.count, max(1, self.count // SAMPLED))
        return list(map(_map_error, repeat(self._handle), asked)).count(1) / max(len(asked), 1)


_PLAIN = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None})


def _clean(word: str, after: str) -> str:
    """Ligatures spelled out, soft hyphens dropped, the hyphen at a line's end put back."""
    plain = word if word.isascii() else word.translate(_PLAIN)
    return plain + "-" if after and after in _HYPHENS else plain
