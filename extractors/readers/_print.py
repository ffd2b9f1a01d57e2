"""Where print stands on a prepared picture: letters that recognition clipped, words that it passed over."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.readers import _prepare
from extractors.readers._engine import Found

_DARK = 165
LETTER_GAP = 0.36
"""Of a word's height: ink that stands nearer belongs to the word."""
_CLIPPED = 0.1
"""Of a word's height: so much print beside the word's box makes it doubtful."""
_COARSE = 3
"""Dots of the picture to one of the coarse one in which unread lines are sought."""
_LINE = (5, 30)
"""Coarse dots that a line of print is high."""
_RULE = 40
"""Coarse dots of the shortest ruling."""
_DUST = 0.06
"""Share of dark dots below which a piece holds no letters."""
_WORD = 0.5
"""Of a line's height: print narrower than this between two words is dust."""
_HEAP, _ROW = 1.6, 0.4
"""Of a usual word's height: a box taller than this may hold two rows, each at least so high."""
_UNSURE = 0.9
_SPECK = 0.4
"""Of a usual word's height: no letter is so low, nor is a digit; a dash or a dot is."""
_DOT = 0.25
"""Of a usual word's height: a dash is wider."""
_SIGNS, _UNSIGNED = "-–—.·~_", re.compile(r"\d[\d.,'’]*[.,]\d\d")
"""What a minus is read as; the amount behind it."""
_DASH_HIGH, _DASH_FROM, _DASH_TO = 0.3, 0.3, 0.8
"""Of the digits' height: no dash is higher; where its middle stands."""
_MIDDLE_DOT, _DOT_FROM, _DOT_TO, _DOT_SURE = 0.35, 0.3, 0.75, 0.95
"""Of a usual word's height: the largest middle dot; of its neighbours' height, where it stands; trust in it."""
_BEYOND, _BORDER, _HALF = 0.3, 0.7, 0.5
"""Of a word's height, how far above and below a border between cells is looked for; share of it that is dark, of which
the highest letter has 0.63; share of what is above, and of what is below."""
_STROKES, _BORDER_BEYOND = ("1", "I", "l", "i", "!", "|", "[", "]", "j", "f", "ı"), 0.6
"""What a piece of a border is read as; of its height, how far above and below the border must go on."""
_BLANK, _WIDER = 0.25, 2.0
"""Of the print's height, and of a wide gap between its letters (of four gaps, three are narrower): what a blank is
wider than."""
_TYPED_BLANK = 0.55
"""The same of a typewriter's."""
_LEAST_GAPS = 3
_SHORTEST, _LEAST_PAIRS, _ONE_PITCH = 4, 3, 0.035
"""Letters of words that are compared; pairs of them; median difference of their pitch (logarithm) of one typewriter."""


def usual_height(found: Sequence[Found]) -> int:
    """Of a word of the page, in dots; 0 where it has none."""
    heights = sorted(word.bottom - word.top for word in found if any(map(str.isalnum, word.text)))
    return heights[len(heights) // 2] if heights else 0


def without_specks(found: Sequence[Found]) -> list[Found]:
    """The words but for what specks are read as: letters and digits lower than any, marks as small as a dot that stand
    by themselves (one between two words parts them). Of a low word the mark, if one is among its readings."""
    usual = usual_height(found)
    kept = (word if not _is_low(word, usual) else _as_mark(word) for word in found)
    words = [word for word in kept if word is not None]
    return [word for word in words if not _is_dot(word, usual) or _parts_words(word, words, usual)]


def middle_dots(words: Sequence[Found], grey: NDArray[np.uint8]) -> list[Found]:
    """The words, with the dots at half height that part two of them as such: whatever they were read as (a dash, a
    colon, a letter), they are as wide as high, and stand where no full stop and no speck of the paper's edge does."""
    usual = usual_height(words)
    lines: dict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return [_as_middle_dot(word, lines[word.line], usual, grey) if len(word.text) == 1 else word for word in words]


def _as_middle_dot(word: Found, line: Sequence[Found], usual: int, grey: NDArray[np.uint8]) -> Found:
    box = snug(word, grey)
    wide, high, middle = box.right - box.left, box.bottom - box.top, (box.top + box.bottom) / 2
    if max(wide, high) > _MIDDLE_DOT * usual or not 2 / 3 <= wide / high <= 3 / 2:
        return word
    beside = [one for one in line if one is not word and len(one.text) > 1 and any(map(str.isalnum, one.text))]
    near = [one for one in beside if min(abs(one.left - box.right), abs(box.left - one.right)) <= 2 * usual]
    at = [(middle - one.top) / max(one.bottom - one.top, 1) for one in near]
    if len(at) < 2 or not all(_DOT_FROM < share < _DOT_TO for share in at):
        return word
    return box._replace(text="·", confidence=_DOT_SURE, others=())


def _is_low(word: Found, usual: int) -> bool:
    return word.bottom - word.top < _SPECK * usual and any(map(str.isalnum, word.text))


def _as_mark(word: Found) -> Found | None:
    marks = [text for text, _ in word.others if text and not any(map(str.isalnum, text))]
    return word._replace(text=marks[0], others=()) if marks else None


def _is_dot(word: Found, usual: int) -> bool:
    side = max(word.right - word.left, word.bottom - word.top)
    return side < _DOT * usual and not any(map(str.isalnum, word.text))


def _parts_words(dot: Found, words: Sequence[Found], usual: int) -> bool:
    """Whether it stands between two words of its line, no further from either than a blank is wide."""
    beside = [word for word in words if word is not dot and word.top <= dot.bottom and word.bottom >= dot.top]
    before = any(0 <= dot.left - word.right <= usual for word in beside)
    return before and any(0 <= word.left - dot.right <= usual for word in beside)


def is_clipped(parts: Sequence[Found], whole: Found) -> bool:
    """Whether print goes on beyond the boxes of the words."""
    tall = max(whole.bottom - whole.top, 12)
    return max(parts[0].left - whole.left, whole.right - parts[-1].right) > _CLIPPED * tall + 1


def heaps(found: Sequence[Found], grey: NDArray[np.uint8]) -> set[int]:
    """Indices of words whose boxes hold two rows of print, and of unsure ones on their lines: where blocks stand side
    by side, their lines at different heights, the first engine takes two lines of the one for a single one."""
    usual = usual_height(found)
    tall = [word.bottom - word.top > _HEAP * usual and _is_heap(word, grey, usual) for word in found]
    lines = {word.line for word, heap in zip(found, tall, strict=True) if heap}
    return {n for n, word in enumerate(found) if tall[n] or (word.line in lines and word.confidence < _UNSURE)}


def _is_heap(word: Found, grey: NDArray[np.uint8], usual: int) -> bool:
    ink = grey[max(word.top, 0) : word.bottom, max(word.left, 0) : word.right] < _DARK
    rows = ink[:, ~_ruled(ink)].sum(axis=1) > 1
    return sum(end - start >= _ROW * usual for start, end in _prepare.stretches(rows, 1)) > 1


def is_border(word: Found, grey: NDArray[np.uint8]) -> bool:
    """Whether a single stroke is a piece of the border between two cells, which goes on above and below the line."""
    if word.text not in _STROKES:
        return False
    far = round(_BORDER_BEYOND * (word.bottom - word.top))
    top = max(word.top - far, 0)
    strip = grey[top : word.bottom + far, max(word.left - 2, 0) : word.right + 2] < _DARK
    return bool((strip[:far].mean(axis=0) > _BORDER).any() and (strip[-far:].mean(axis=0) > _BORDER).any())


def _goes_beyond(strip: NDArray[np.bool_], far: int) -> NDArray[np.bool_]:
    """Columns that are dark above and below the print, as a border is, and the stem of a letter between rulings not."""
    return np.asarray((strip[:far].mean(axis=0) > _HALF) & (strip[-far:].mean(axis=0) > _HALF))


def parted(word: Found, grey: NDArray[np.uint8]) -> list[Found]:
    """An unsure word cut at the border between two cells that it was read across; a bar says where the parts were cut.
    A border goes on above and below the word, where no letter does. (What is sure may be a text that crosses one.)"""
    if word.confidence >= _UNSURE:
        return [word]
    tall = word.bottom - word.top
    far = round(_BEYOND * tall)
    strip = grey[max(word.top - far, 0) : word.bottom + far, max(word.left, 0) : word.right] < _DARK
    border = np.flatnonzero((strip.mean(axis=0) > _BORDER) & _goes_beyond(strip, far))
    inner = border[(border > tall // 2) & (border < strip.shape[1] - tall // 2)]
    if not len(inner):
        return [word]
    first, last = int(inner[0]), int(inner[-1])
    text, behind = _divided(word.text, (first + last) / 2 / strip.shape[1])
    left = word._replace(text=f"{text}|", right=word.left + first - 1, confidence=0.0)
    return [left, *parted(word._replace(text=behind, left=word.left + last + 2, confidence=0.0), grey)]


def _divided(text: str, share: float) -> tuple[str, str]:
    """What stands before and behind a bar, or else before and behind such a share of the letters."""
    before, bar, behind = text.partition("|")
    at = min(max(round(share * len(text)), 1), len(text) - 1)
    return (before, behind) if before and bar and behind else (text[:at], text[at:])


def signed(word: Found, grey: NDArray[np.uint8]) -> Found:
    """An amount of whose readings only one has a minus, with it where its print begins with a dash."""
    others = [text for text, _ in word.others if text.lstrip(_SIGNS) == word.text.lstrip(_SIGNS)]
    texts = [word.text, *others]
    if not others or not _UNSIGNED.fullmatch(word.text.lstrip(_SIGNS)) or not any(text[0] in "-–—" for text in texts):
        return word
    minus = "-" if _begins_with_dash(word, grey) else ""
    return word._replace(text=minus + word.text.lstrip(_SIGNS))


def _begins_with_dash(word: Found, grey: NDArray[np.uint8]) -> bool:
    """Whether what is printed first is low, wider than high, and stands at half the height of the digits."""
    box = snug(word, grey)
    ink = grey[box.top : box.bottom, box.left : box.right] < _DARK
    start, end = next(_prepare.stretches(np.asarray(ink.any(axis=0))), (0, 0))
    rows, tall = np.flatnonzero(ink[:, start:end].any(axis=1)), box.bottom - box.top
    if not len(rows):
        return False
    top, high = int(rows[0]), int(rows[-1] - rows[0]) + 1
    return high < min(_DASH_HIGH * tall, end - start + 1) and _DASH_FROM * tall < top + high / 2 < _DASH_TO * tall


def snug(word: Found, grey: NDArray[np.uint8]) -> Found:
    """The word with its box cut to its print."""
    left, top = max(word.left, 0), max(word.top, 0)
    ink = grey[top : word.bottom, left : word.right] < _DARK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return word
    x0, x1, y0, y1 = (int(edge) for edge in (columns[0], columns[-1], rows[0], rows[-1]))
    return word._replace(left=left + x0, right=left + x1 + 1, top=top + y0, bottom=top + y1 + 1)


def is_typewritten(found: Sequence[Found]) -> bool:
    """Whether letters are all of one width, so that words side by side are as wide as they are long. Measured on 48
    scans: typewritten pages differ by 0.022 at most, others by 0.052 at least."""
    words = [word for word in found if word.confidence >= _UNSURE and len(word.text) >= _SHORTEST]
    pairs = [
        pair for pair in pairwise(words) if pair[0].line == pair[1].line and (pair[0].text + pair[1].text).isalpha()
    ]
    return len(pairs) >= _LEAST_PAIRS and median(abs(log(_pitch(a) / _pitch(b))) for a, b in pairs) < _ONE_PITCH


def _pitch(word: Found) -> float:
    """Dots from letter to letter; the last one's blank margin is no part of the box."""
    return max(word.right - word.left, 1) / (len(word.text) - 0.25)


def blanks(word: Found, grey: NDArray[np.uint8], *, typewritten: bool) -> list[float]:
    """Where blanks stand in a piece of print, as shares of its width: measured on 45 scans, 96 of 100 blanks and one
    gap of 1,000 between letters are so wide. A typewriter's i stands as far from its neighbours as a blank of other
    print."""
    crop = grey[max(word.top, 0) : word.bottom, max(word.left, 0) : word.right]
    ink = crop < max(_DARK, crop.min(initial=255) / 2 + crop.max(initial=0) / 2)  # print may be pale
    at = np.flatnonzero(ink.any(axis=0))
    wide = np.diff(at) - 1
    gaps = wide[wide > 0]
    if len(gaps) < _LEAST_GAPS:
        return []
    rows = np.flatnonzero(ink.any(axis=1))
    blank = _TYPED_BLANK if typewritten else _BLANK
    least = max(blank * (rows[-1] - rows[0] + 1), _WIDER * float(np.quantile(gaps, 0.75)))
    return [float(at[n] + wide[n] / 2) / ink.shape[1] for n in np.flatnonzero(wide > least)]


def passed_over(found: Sequence[Found], grey: NDArray[np.uint8]) -> list[Found]:
    """Places that hold print and no word, as words without text: between two words of a line, and whole lines."""
    lines: dict[tuple[int, int, int], list[Found]] = defaultdict(list)
    for word in found:
        if any(map(str.isalnum, word.text)):
            lines[word.line].append(word)
    gaps = [place for line in lines.values() for last, word in pairwise(line) for place in _between(last, word, grey)]
    return gaps + lines_of_print([*found, *gaps], grey)


def lines_of_print(found: Sequence[Found], grey: NDArray[np.uint8]) -> list[Found]:
    """Lines of print, cut at wide gaps, where no word was found: in a shadow, beside a stamp."""
    coarse = np.asarray(Image.fromarray(grey).reduce(_COARSE)) < _DARK + 25
    coarse &= ~_prepare.long_runs(coarse, _RULE) & ~_prepare.long_runs(coarse.T, _RULE).T
    for word in found:
        top, bottom = (word.top - 4) // _COARSE, (word.bottom + 4) // _COARSE + 1
        coarse[max(top, 0) : bottom, max((word.left - 8) // _COARSE, 0) : (word.right + 8) // _COARSE + 1] = False
    return [
        Found("", left * _COARSE - 4, top * _COARSE - 4, right * _COARSE + 4, bottom * _COARSE + 4, 0.0, (-1, n, 0))
        for n, (left, top, right, bottom) in enumerate(_blocks(coarse))
        if _LINE[0] <= bottom - top <= _LINE[1] and right - left >= 2 * (bottom - top)
    ]


def _blocks(dark: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """Rows of print, each cut where it has wide gaps, and these pieces' own rows."""
    for top, bottom in _prepare.stretches(dark.sum(axis=1) > 1, 1):
        for left, right in _prepare.stretches(np.asarray(dark[top:bottom].any(axis=0)), 12):
            for start, end in _prepare.stretches(dark[top:bottom, left:right].sum(axis=1) > 1, 1):
                piece = dark[top + start : top + end, left:right]
                if piece.mean() > _DUST:
                    yield left, top + start, right, top + end


def _between(last: Found, word: Found, grey: NDArray[np.uint8]) -> Iterator[Found]:
    top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
    tall = min(last.bottom - last.top, word.bottom - word.top)
    if word.left - last.right < 1.5 * tall or bottom - top > 2 * tall or tall < 12:
        return
    strip = grey[top:bottom, last.right + 2 : word.left - 2] < _DARK
    ink = _ink(strip, len(strip) // 5, len(strip) - len(strip) // 5)
    near = LETTER_GAP * tall  # print nearer than this is a clipped letter of the word itself
    for start, end in _prepare.stretches(ink & ~_ruled(strip), max(round(LETTER_GAP * 1.5 * tall), 1)):
        if end - start > _WORD * tall and near < start + 2 and end - 2 < len(ink) - near:
            left = last.right + 2
            yield Found("", left + start, top, left + end, bottom, 0.0, last.line)


def _ink(strip: NDArray[np.bool_], top: int, bottom: int) -> NDArray[np.bool_]:
    """Columns with two dark dots or more in the middle of the line; rulings above and below are no ink."""
    return np.asarray(strip[top:bottom].sum(axis=0) > 1)


def _ruled(strip: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(strip.mean(axis=0) > 0.9)


def _room(word: Found, others: NDArray[np.intp]) -> tuple[int, int]:
    """How far the word's print may reach to the left and right: three heights, and not into its neighbours (where a
    neighbour's box begins in the word's, that is where the word ends)."""
    far = 3 * max(word.bottom - word.top, 12)
    shared = np.minimum(others[:, 3], word.bottom) - np.maximum(others[:, 1], word.top)
    level = shared > 0.3 * np.minimum(others[:, 3] - others[:, 1], word.bottom - word.top)  # a dot is a neighbour too
    before = np.minimum(others[level & (others[:, 0] < word.left) & (others[:, 2] < word.right), 2], word.left)
    behind = others[level & (others[:, 0] > (word.left + word.right) / 2), 0]
    return max(word.left - far, int(before.max(initial=0)), 0), min(word.right + far, int(behind.min(initial=1 << 30)))


def with_print(word: Found, grey: NDArray[np.uint8], others: NDArray[np.intp]) -> Found:
    """The word's box without rulings at its ends, and with letters that the first engine clipped. `others`: boxes of
    the other words, n x 4."""
    tall, (start, end) = max(word.bottom - word.top, 12), _room(word, others)
    above = max(word.top - tall // 3, 0)
    strip = grey[above : word.bottom + tall // 3, start:end] < _DARK
    ink = _ink(strip, word.top - above + tall // 6, word.bottom - above - tall // 12)
    first, last = word.left - start, min(word.right - start, len(ink)) - 1
    if not ink[first : last + 1].any():
        return word
    rule = _ruled(strip)
    edge = max((last - first) // 5, 2)
    first += _past_rule(rule[first : first + edge])
    last -= _past_rule(rule[max(last - edge, 0) : last + 1][::-1])
    gap = max(round(LETTER_GAP * tall), 1)
    last += _more(ink[last + 1 :], rule[last + 1 :], gap)
    first -= _more(ink[:first][::-1], rule[:first][::-1], gap)
    return word._replace(left=start + first, right=start + max(last, first + 1) + 1)


def _past_rule(rule: NDArray[np.bool_]) -> int:
    """Columns to leave out so that no ruling is left at this end."""
    at = np.flatnonzero(rule)
    return int(at[-1]) + 2 if len(at) else 0


def _more(ink: NDArray[np.bool_], rule: NDArray[np.bool_], gap: int) -> int:
    """Columns of ink that go on from the word's end, up to the first wide gap or ruling."""
    taken = 0
    for at, (dark, ruled) in enumerate(zip(ink.tolist(), rule.tolist(), strict=True)):
        if ruled or at - taken > gap:
            break
        if dark:
            taken = at + 1
    return taken
