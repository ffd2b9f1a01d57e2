"""Words -> printed lines: one baseline, left to right, with tolerance for the jitter of recognition."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from docflow.schema.place import Page, Pages, Word
from extractors.tables.atoms import atoms_of, is_rule
from extractors.tables.model import Atom, Row
from extractors.tables.rulers import Ruler, parted, rulers_of

Floats = NDArray[np.float64]
_STEPS = 20
"""Slopes tried to each side, 0.09 degrees each."""
_EDGES = r"_~=\[\]{}‘’“”\"'`«»—"
_RULED = re.compile(rf"[|¦]|^[{_EDGES}]+(?=.)|(?<=.)[{_EDGES}]+$")
_DASHED = re.compile(r"^[-–](?=[A-Za-z])")
_BETWEEN_RULES = re.compile(rf"[^|¦{_EDGES}\s](?:[^|¦]*[^|¦{_EDGES}\s])?")
_GLUED = re.compile(r"([^\W\d_][^\W\d_.'’/-]*(?:[^\W\d_]|\.):)(?!//)(?=[^\W_]|[$€£(-])(.+)")
_WEB = frozenset(("http:", "https:", "mailto:", "ftp:"))
_INITIALS = 5
"""Capitals and the colon behind them that may be a part of a number."""
_ONE_NAME = 0.4
"""Of the smaller print: a blank between two words of other size."""
_SCALE = 1.25
"""A recognised box hugs the ink: the font is so much larger than it."""
_LETTERS = re.compile(r"[^\W\d_]{2}[^\d_]*")
_LEAST_GAPS = 4
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+")
_CENTS = re.compile(r"\d[.,]\d\d(?!\d)")
_SAME_LINE = 0.45
"""Of the font's height."""


def rows_of(pages: Pages) -> list[list[Row]]:
    """The rows of each page, from the top."""
    printed = [_printed(page) for page in pages.pages]
    lines = [line for lines, _ in printed for line in lines]
    space = _recognised_space(lines) if any(page.method == "ocr" for page in pages.pages) else _space(lines)
    rows = []
    for index, (page, (lines, tilt)) in enumerate(zip(pages.pages, printed, strict=True)):
        rulers = rulers_of(page.words) if page.method != "ocr" else []
        rows.append([_row(index, line, tilt, page.method == "ocr", space, rulers) for line in lines])
    _part_numbers([row for page in rows for row in page])
    return rows


def _part_numbers(rows: Sequence[Row]) -> None:
    """Where amounts are printed with cents, millions without cents and currency are numbers: "43.900.260"."""
    money = [atom.text for row in rows for atom in row.atoms if atom.kind == "money"]
    grouped = sum(_GROUPED.fullmatch(text) is not None for text in money)
    if grouped and sum(_CENTS.search(text) is not None for text in money) >= grouped:
        for row in rows:
            row.atoms[:] = [a._replace(kind="code") if _GROUPED.fullmatch(a.text) else a for a in row.atoms]


def atoms_in_lines(words: Sequence[Word]) -> Iterator[list[Atom]]:
    """Words of a note that stand level, as the atoms of its lines."""
    for line in _lines(words, recognised=False):
        yield _atoms(line, _em(line, 1.0), 1.0, _space([line]))


def _printed(page: Page) -> tuple[list[list[Word]], float]:
    """The printed lines of a page, levelled, and what was taken off to level them."""
    words = [
        part
        for word in page.words
        if word.text.strip() and not word.slant and not is_rule(word.text)
        for part in (_unglued(word) if ":" in word.text else (word,))
    ]
    if page.method == "mail":
        words = [word for word in words if word.text.strip("> ")]
    if not words:
        return [], 0.0
    recognised = page.method == "ocr"
    if recognised:
        words = [part for word in words for part in _inked(word)]
        if not words:
            return [], 0.0
    tilt = _tilt(words) if recognised else 0.0
    if tilt:
        words = [levelled(word, tilt) for word in words]
    return _lines(words, recognised), tilt


def _unglued(word: Word) -> tuple[Word, ...]:
    """A label and its value between which no blank is printed: "No.:3817"; "INV:4711" is a number with letters."""
    found = _GLUED.fullmatch(word.text)
    if found is None or found[1].lower() in _WEB or (found[1].isupper() and len(found[1]) <= _INITIALS):
        return (word,)
    edge = word.x0 + (word.x1 - word.x0) * len(found[1]) / len(word.text)
    return (word._replace(text=found[1], x1=edge), word._replace(text=found[2], x0=edge))


def _inked(word: Word) -> Iterator[Word]:
    """A recognised word without the rulings read into it: "191,88]" and "INV-1|4711" stood in a grid."""
    if not _RULED.search(word.text):
        yield word._replace(text=word.text[1:]) if _DASHED.match(word.text) else word
        return
    each = (word.x1 - word.x0) / len(word.text)
    for found in _BETWEEN_RULES.finditer(word.text):
        if any(c.isalnum() for c in found.group()):
            yield word._replace(text=found.group(), x0=word.x0 + each * found.start(), x1=word.x0 + each * found.end())


def levelled(word: Word, tilt: float) -> Word:
    """The word where it would stand on a page turned level."""
    down, right = tilt * word.x0, tilt * word.y0
    return word._replace(x0=word.x0 + right, x1=word.x1 + right, y0=word.y0 - down, y1=word.y1 - down)


def _row(index: int, line: list[Word], tilt: float, recognised: bool, space: float, rulers: Sequence[Ruler]) -> Row:
    scale = _SCALE if recognised else 1.0
    em = _em(line, scale)
    atoms = [atom for run in parted(line, rulers) for atom in _atoms(run, em, scale, space)]
    return Row(index, min([word.y0 for word in line]), max([word.y1 for word in line]), atoms, em, tilt)


def _atoms(line: list[Word], em: float, scale: float, space: float) -> list[Atom]:
    """Atoms of one line; where big and small print share a line, each by its own measure."""
    if len({word.size for word in line}) < 2:
        return atoms_of(line, em, space)
    atoms, start = [], 0
    for at in range(1, len(line) + 1):
        if at == len(line) or _is_other_print(line[at - 1], line[at], scale):
            run = line[start:at]
            atoms.extend(atoms_of(run, _em(run, scale), space))
            start = at
    return atoms


def _is_other_print(last: Word, word: Word, scale: float) -> bool:
    """Whether a word is bigger or smaller than the one before; words a blank apart are one name in whatever print:
    "WIEHENGARTEN Fachmärkte" with its first word in capitals of a mark."""
    before, here = _size(last, scale), _size(word, scale)
    if 0.75 < here / before < 1.34:
        return False
    near = 0 < word.x0 - last.x1 < _ONE_NAME * min(before, here)
    return not (near and last.text.isalpha() and word.text[0].isalpha())


def _size(word: Word, scale: float) -> float:
    size = word.size or (word.y1 - word.y0) * scale
    return size if size > 0.1 else 0.1


def _tilt(words: Sequence[Word]) -> float:
    """What is left of a scan's skew, as rise per point of width; 0 where its lines are level."""
    boxes = np.array([(word.x0, (word.y0 + word.y1) / 2, word.y1 - word.y0) for word in words], float)
    if len(words) < 12:
        return 0.0
    slopes = np.arange(-_STEPS, _STEPS + 1) * 0.0015
    bins = max(float(np.median(boxes[:, 2])) * 0.3, 1.0)
    scores = [_sharpness(boxes[:, 1] - slope * boxes[:, 0], bins) for slope in slopes]
    slope = float(slopes[int(np.argmax(scores))])
    return slope if abs(slope) >= 0.002 and max(scores) >= 1.1 * scores[_STEPS] else 0.0


def _sharpness(heights: Floats, bins: float) -> float:
    """How much the words' heights gather in lines."""
    counts = np.bincount(((heights - heights.min()) / bins).astype(int))
    return float((np.convolve(counts, (0.5, 1.0, 0.5)) ** 2).sum())


def _lines(words: Sequence[Word], recognised: bool) -> list[list[Word]]:
    boxes = np.array([(word.x0, word.y0, word.y1) for word in words], float)
    heights = np.clip(boxes[:, 2] - boxes[:, 1], 1.0, 60.0)
    if recognised:  # a dash or a comma is no lower line
        heights = np.maximum(heights, 0.8 * np.median(heights))
    # A recognised box hugs the ink: descenders move its bottom. A text layer's box is the font's.
    base = (boxes[:, 1] + boxes[:, 2]) / 2 if recognised else boxes[:, 2] - 0.22 * heights
    lines: list[list[Word]] = []
    reference = height = 0.0
    order = np.argsort(base, kind="stable")
    for at, y, tall in zip(order.tolist(), base[order].tolist(), heights[order].tolist(), strict=True):
        if lines and y - reference <= _SAME_LINE * (tall if tall < height else height):
            lines[-1].append(words[at])
            reference += (y - reference) / (len(lines[-1]) + 1)
        else:
            lines.append([words[at]])
            reference, height = y, tall
    for line in lines:
        line.sort(key=attrgetter("x0"))
    return lines


def _em(line: Sequence[Word], scale: float) -> float:
    sizes = sorted([_size(word, scale) for word in line])
    return min(max(sizes[len(sizes) // 2], 1.0), 200.0)


def _space(lines: Sequence[Sequence[Word]]) -> float:
    """The document's usual blank between two words of a phrase, in ems: 0.25 in most fonts, 0.6 in a typewriter's."""
    near: list[float] = []
    for line in lines:
        for left, right in pairwise(line):
            if left.text[-1:].isdigit() and right.text[:1].isdigit():
                continue  # "5 278,00": the narrow blank within a number is no blank between words
            apart = right.x0 - left.x1
            if apart > 0:
                gap = apart / _size(right, 1.0 if right.confidence == 1.0 else _SCALE)
                if 0.12 < gap < 0.85:
                    near.append(gap)
    near.sort()
    return min(max(near[len(near) // 10], 0.22), 0.62) if near else 0.3


def _recognised_space(lines: Sequence[Sequence[Word]]) -> float:
    """The same of scans, by words without digits only: numbers are cut apart at their marks, and dust stands beside
    them."""
    worded = [
        (word.x0 - left.x1) / _size(word, _SCALE)
        for line in lines
        for left, word in pairwise(line)
        if _LETTERS.fullmatch(left.text) and _LETTERS.fullmatch(word.text)
    ]
    near = sorted(gap for gap in worded if 0.12 < gap < 1.1)
    return min(max(near[len(near) // 4], 0.22), 0.8) if len(near) >= _LEAST_GAPS else _space(lines)
