"""A second opinion on words that are doubtful: another engine reads their crops, and the two readings are weighed.

Measured on 1,924 words with digits of 36 drawn scans: below a confidence of 0.95 Tesseract had 117 wrong and the
recogniser 21; at 0.95 and above, none; where both agreed, 4 of 1,799, all with a stray mark at their end or clipped.
Of those between 0.90 and 0.95, the wrong ones had a ruling at their edge or letters among the digits.
"""

import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from PIL import Image

from extractors.fields.parties import legal_form
from extractors.fields.references import folded
from extractors.readers import _print, _recogniser, _settled
from extractors.readers._engine import Found
from extractors.readers._recogniser import Reading

SURE_DIGITS, SURE_NAME, SURE = 0.95, 0.93, 0.9
"""Confidence from which Tesseract's word stands alone: a date, a number, one of letters and digits, a word in capitals
or beside a legal form, which nothing proves; one with a capital, as names have (of 50 scans 1,300 such words at 0.93
and above were right, and 4 of 119 below wrong); an amount, of which the equations speak, and any other."""
_AMOUNT = re.compile(r"^\D{0,3}\d[\d.,'’]*[.,]\d\d\D{0,3}$")
AGREED = 0.995
_CLEAR = 0.9
"""Either engine must be so sure for an agreement to count as such."""
_TAKEN, _TAKEN_LETTERS = 0.5, 0.95
"""Probability from which the recogniser's reading replaces a doubtful one, with and without digits."""
_LOOK_ALIKE_SURE = 0.97
_ALONE = 0.9
"""Trust in a word that only the second engine has seen."""
_DUST, _DUST_LETTERS = 0.6, 4
"""Words this short on which neither engine is so sure, and which they read differently, are no print."""
_LEADER, _LEADER_LETTERS = 5, 4
"""A reading so long of so few different letters ("eeoeeooss") is a row of dots."""
_MOST, _MOST_MISSED = 160, 30
"""Words of a page that are read twice at most, the least sure ones first."""
_EDGES = "|¦[]{}_~'‘’‚`´\"“”„°•·—–<>«»\\"
"""What rulings, dust and folds are read as at a word's ends."""
_NUMERO = re.compile(r"[Nn]\.?[°*”\"'’]")
"""The short form of "number", whose small circle is read as other small marks."""
_RULINGS = "|¦[]{}_~!"
_BEFORE_CENTS, _GROUPED = re.compile(r"\d[.,]$"), re.compile(r"\d[.,]\d{3}$")
"""What cents may follow: a mark, or thousands whose mark was passed over."""
_THOUSANDS = re.compile(r"\d{3}([.,])\d{3}(?!\1)[.,]\d\d")
_GUESSED = 0.3
"""Confidence of a word that the first engine has made up to fill a gap."""
_MINUS = ("-", "–", "—")
"""What the border of a cell is read as before an amount."""
_TOUCHING = 0.12
"""Of a word's height: no blank is so narrow."""
_INNER = ".,/-"
"""Marks with which a word goes on."""
_LEAST_BEFORE_SLASH, _SLASH_WIDE = 3, 0.15
"""Letters of the shortest word from which a slash is parted; share of the word that it is wide at most."""
_LONG = 6
"""Letters and digits of what may be two words in one."""
_LOOSE = ".,;:/-'’!"
"""Marks beside which letters stand further apart."""
_ODD = re.compile(
    r"\d[;:!\"'*]+\d|[.,;:]{2}|\d[.,]\d{3}[.,]\d{4,}|[.,]$|\d\.\d{3}\.\d\d[^\d\w]*$|\d,\d{3},\d\d[^\d\w]*$"
    r"|^\d\d?(?P<mark>[./-])\d\d?(?!(?P=mark))[.,/-]\d\d(?:\d\d)?$|^\d\d?,\d\d?[./-]\d\d(?:\d\d)?$"
)
"""Marks as no amount, date or number has them (a time of day, with one colon, does no harm)."""
_DAY = re.compile(r"\d{1,2}[.,]")
"""The day of a date in words, whose mark changes nothing."""
_COMPLETE = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\d?([./])\d\d?\1\d{4}|\d[\d.,'’]*[.,]\d\d)[.,]")
"""A date or an amount with cents, and one mark too many."""
_GLUED = re.compile(r"[^\W\d_]{2}[.,;:'’][^\W\d_]{2}")
"""Two words with a mark and no blank between: "Co.KG", or dust: "agosto'de"."""
_APART = re.compile(r"(?<=[^\W\d_][^\W\d_]) (?=[^\W\d_][^\W\d_])")
"""A blank between two words, which one of the engines may pass over."""
_ALIKE = str.maketrans("–—−‐‑º", "-----°")
_STROKES = str.maketrans("/|!", "111")


def reviewed(found: Sequence[Found], page: Image.Image) -> list[Found]:
    """The words, those in doubt weighed against a second engine's reading of the prepared picture, and print that the
    first has passed over; all as it was where no second engine is installed."""
    engine = _recogniser.recogniser() if found else None
    if engine is None:
        return list(found)
    grey = np.asarray(page)
    found = [word for word in found if not _print.is_border(word, grey)]
    blanks = partial(_print.blanks, grey=grey, typewritten=_print.is_typewritten(found))
    found = [part for word in found for part in (_print.parted(word, grey) if _is_long(word) else [word])]
    found = [part for word in found for part in _slash_apart(word, blanks)]
    heaped = _print.heaps(found, grey)
    heaps, found = [found[n] for n in heaped], [word for n, word in enumerate(found) if n not in heaped]
    missed = _print.passed_over(found, grey)[:_MOST_MISSED]
    every = np.array([(word.left, word.top, word.right, word.bottom) for word in [*found, *missed]])
    runs = _runs(found)
    wholes = [_print.with_print(_whole([found[k] for k in run]), grey, np.delete(every, run, axis=0)) for run in runs]
    asked = {n: wholes[n] for n in _doubtful(found, runs, wholes, blanks)}
    crops = [*asked.values(), *missed]
    gaps = [blanks(word) for word in crops]
    readings = list(map(_spaced, engine.read([_crop(page, word) for word in crops]), gaps))
    judged = {
        n: weighed(asked[n], second, apart=bool(at)) for n, second, at in zip(asked, readings, gaps, strict=False)
    }
    dust = {n for n, second in zip(asked, readings, strict=False) if is_dust(asked[n], second)}
    result: list[Found] = []
    for n, run in enumerate(runs):
        if n not in dust:
            result += judged.get(n) or [found[k]._replace(confidence=_doubt(found, run, n in judged)) for k in run]
    result = [_print.signed(word, grey) for word in _once(result)]
    new = _new_words(missed, readings[len(asked) :], heaps, result)
    settled = _settled.settled([*result, *(_print.snug(word, grey) for word in new)])
    return _print.without_specks(_print.middle_dots(settled, grey))


def _slash_apart(word: Found, blanks: Callable[[Found], list[float]]) -> list[Found]:
    """A word and the slash behind it, where there is a blank before that: the slash parts two values of a cell."""
    at = blanks(word) if len(word.text) > _LEAST_BEFORE_SLASH and word.text[-1] == "/" else []
    if not at or at[-1] < 1 - 1 / len(word.text) - _SLASH_WIDE:
        return [word]
    cut = word.left + round(at[-1] * (word.right - word.left))
    return [word._replace(text=word.text[:-1], right=cut), word._replace(text="/", left=cut)]


def _is_long(word: Found) -> bool:
    """Whether this may be several words."""
    return sum(map(str.isalnum, word.text)) >= _LONG


def _spaced(second: Reading, blanks: Sequence[float]) -> Reading:
    """The reading with the blanks that are printed, which this engine tends to pass over. Between digits they may be
    thin ones that group thousands, and beside marks letters stand further apart."""
    text, spots = second.text, list(second.spots)
    for blank in reversed(blanks):
        at = bisect(spots, blank)
        if _are_letters(text[max(at - 1, 0) : at + 1]):
            text = f"{text[:at]} {text[at:]}"
            spots.insert(at, blank)
    return second._replace(text=text, spots=tuple(spots))


def _are_letters(sides: str) -> bool:
    return len(sides) == 2 and any(map(str.isalpha, sides)) and not set(sides) & set(_LOOSE)


def _doubtful(
    found: Sequence[Found],
    runs: Sequence[Sequence[int]],
    wholes: Sequence[Found],
    blanks: Callable[[Found], list[float]],
) -> list[int]:
    """Runs to be read again, no more than a page may have; the least sure ones go first."""
    names = _lines_with_names(found)

    def is_asked(n: int, run: Sequence[int]) -> bool:
        parts, whole = [found[k] for k in run], wholes[n]
        unsure = any(is_doubtful(part.text, part.confidence) for part in parts)
        named = any(part.line in names and part.confidence < SURE_DIGITS for part in parts)
        glued = _is_long(whole) and whole.text.isalpha() and bool(blanks(whole))
        return unsure or named or _print.is_clipped(parts, whole) or glued

    doubtful = [n for n, run in enumerate(runs) if wholes[n].text.strip(_RULINGS) and is_asked(n, run)]
    return sorted(sorted(doubtful, key=lambda n: min(found[k].confidence for k in runs[n]))[:_MOST])


def _lines_with_names(found: Sequence[Found]) -> set[tuple[int, int, int]]:
    """Lines with a legal form on them."""
    lines: dict[tuple[int, int, int], list[str]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word.text)
    return {line for line, texts in lines.items() if legal_form(" ".join(texts))}


def _new_words(
    missed: Sequence[Found], readings: Sequence[Reading], heaps: Sequence[Found], seen: Sequence[Found]
) -> list[Found]:
    """Words that only the second engine has seen, where it is sure that there are any, or print is known to be there;
    and the heaps in which it has seen none."""
    new: list[Found] = []
    for word, second in zip(missed, readings, strict=True):
        least = _TAKEN if any(_meets(word, heap) for heap in heaps) else _CLEAR
        if second.probability >= least and any(map(str.isalnum, second.text)):
            parts = _parts(word._replace(confidence=round(_ALONE * second.probability, 4)), second.text, second.spots)
            new += [part for part in parts if not any(_meets(part, other) for other in seen)]
    return new + [heap for heap in heaps if not any(_meets(word, heap) for word in (*new, *seen))]


def _once(words: Sequence[Found]) -> list[Found]:
    """The words without those that are read a second time: as a part of a word whose clipped letters were read, or
    as the same word, where its box or its neighbour's was too wide."""
    differing, alike = [word for word in words if word.others], defaultdict[str, list[Found]](list)
    for word in sorted(words, key=lambda word: -word.confidence):
        if not any(_meets(word, other) for other in alike[word.text]):
            alike[word.text].append(word)
    return [
        word
        for word in words
        if any(word is one for one in alike[word.text]) and not any(_swallows(other, word) for other in differing)
    ]


def _swallows(whole: Found, part: Found) -> bool:
    """Whether a word whose clipped letters were read holds another that is no more than those: "F2024" and "F"."""
    across = whole.left <= part.left and part.right <= whole.right
    down = whole.top <= part.bottom and part.top <= whole.bottom
    return across and down and whole.text != part.text and part.text in whole.text


def _meets(word: Found, other: Found) -> bool:
    """Whether both hold the same print, or some of it."""
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    small = min(word.bottom - word.top, other.bottom - other.top)
    return across > 0.3 * min(word.right - word.left, other.right - other.left) and down > 0.4 * small


def _doubt(found: Sequence[Found], run: Sequence[int], judged: bool) -> float:
    """A word that the first engine cut in two and the second reads as something else stays as it was, and unsure."""
    sure = min(found[k].confidence for k in run)
    return min(sure, 0.5) if judged else sure


def _runs(found: Sequence[Found]) -> list[list[int]]:
    """Indices of words, those together that stand closer than words do and are not sure: one word cut apart."""
    runs: list[list[int]] = []
    for n, word in enumerate(found):
        if runs and _goes_on(found[runs[-1][-1]], word):
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _goes_on(last: Found, word: Found) -> bool:
    open_end = _BEFORE_CENTS.search(last.text) or _GROUPED.search(last.text)
    cents = bool(open_end and word.text[:2].isdecimal() and len(word.text.rstrip("-)")) == 2)
    known = cents or _opens_amount(last, word) or _shares_a_letter(last, word)
    if last.line != word.line or (max(last.confidence, word.confidence) >= SURE_DIGITS and not known):
        return False
    if last.text[-1] in _RULINGS or word.text[0] in _RULINGS:
        return False  # the border between two cells
    if not (any(map(str.isalnum, last.text)) and any(map(str.isalnum, word.text))):
        return False
    # Tesseract gives the parts of a word that it cut itself the same figure; two whole words may have it by chance.
    short = min(sum(map(str.isalnum, part.text)) for part in (last, word)) <= 2
    cut = last.confidence == word.confidence and short and last.text[-1].isalnum() and any(map(str.isdigit, last.text))
    joined = word.text[0] in _INNER or known
    near = 2 * _print.LETTER_GAP if cut or cents else _print.LETTER_GAP if joined else 0.0
    return _gap(last, word) < max(near, _TOUCHING) and any(map(str.isdigit, last.text + word.text))


def _opens_amount(last: Found, word: Found) -> bool:
    """Whether a number is the millions of the amount behind it, whose mark was passed over: "1" and "260.980,00"."""
    return last.text.isdecimal() and len(last.text) <= 3 and bool(_THOUSANDS.fullmatch(word.text))


def _shares_a_letter(last: Found, word: Found) -> bool:
    """Whether a word that nobody believes begins with the letter that the one before ends with: "P92-4" and "4370"."""
    return word.confidence < _GUESSED and word.text[0] == last.text[-1] and _gap(last, word) < _TOUCHING


def _gap(last: Found, word: Found) -> float:
    """Between two words, as a share of the lower one's height."""
    return (word.left - last.right) / max(min(last.bottom - last.top, word.bottom - word.top), 1)


def _whole(parts: Sequence[Found]) -> Found:
    if len(parts) == 1:
        return parts[0]
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    sure, text = min(part.confidence for part in parts), parts[0].text
    for last, part in pairwise(parts):
        near = _gap(last, part) < _print.LETTER_GAP and not (_GROUPED.search(last.text) and part.text[0].isdigit())
        joined = near or _BEFORE_CENTS.search(last.text)
        text += part.text if joined else f" {part.text}"
    right = max(part.right for part in parts)
    return parts[0]._replace(text=text, right=right, top=top, bottom=bottom, confidence=sure)


def is_doubtful(text: str, confidence: float) -> bool:
    """Whether a word may have been misread and matters enough to be read again; words in capitals may be
    currencies, parts of numbers or names, whose accents are the first to be lost."""
    if any(char.isdigit() for char in text):
        limit = SURE if _AMOUNT.search(text) and not text.startswith(_MINUS) else SURE_DIGITS
        return confidence < limit or text[0] in _EDGES or text[-1] in _EDGES or bool(_ODD.search(text))
    if not any(char.isalpha() for char in text):
        return False
    limit = SURE_DIGITS if text.isupper() else SURE_NAME if text[:1].isupper() else SURE
    return confidence < limit or bool(_GLUED.search(text))


def weighed(word: Found, second: Reading, *, apart: bool = False) -> list[Found]:
    """One word, or several where the second engine sees a gap that the first has read across; none where the first
    has cut one in two and the second does not help. `apart`: the print has a blank."""
    mine, (theirs, spots) = _ended(_inner(word.text)), _bare(second)
    cut = " " in word.text or "|" in theirs or (apart and bool(_APART.search(theirs)))
    if theirs and _same(mine, theirs):
        sure = word._replace(text=mine, confidence=_agreement(mine, word.confidence, second.probability))
        return _parts(sure, theirs, spots) if cut or _GLUED.search(mine) else [sure]
    if _only_accents_differ(mine, theirs) and " " not in mine + theirs:
        return [_accented(word, mine, theirs, second.probability)]
    if theirs and _only_marks_differ(mine, theirs) and _ODD.search(theirs) and not _ODD.search(mine):
        return [word._replace(text=mine, confidence=max(word.confidence, _CLEAR))]
    if not theirs or not _is_better(mine, theirs, word.confidence, second.probability):
        return [] if " " in word.text else [_kept(word, theirs, second.probability)]
    sure_of = _trust(mine, theirs, second.probability)
    taken = word._replace(confidence=sure_of, others=((word.text, round(1 - sure_of, 4)),))
    return _parts(taken, theirs, spots)


def _only_accents_differ(mine: str, theirs: str) -> bool:
    return mine != theirs and _unaccented(mine) == _unaccented(theirs)


def _unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _accented(word: Found, mine: str, theirs: str, probability: float) -> Found:
    """The reading that has accents, where its engine is sure: both engines lose them, neither often adds one."""
    theirs_has = len(unicodedata.normalize("NFKD", theirs)) > len(unicodedata.normalize("NFKD", mine))
    if not theirs_has:
        return word._replace(text=mine, others=((theirs, round(1 - probability / 2, 4)),))
    if probability < _CLEAR:
        return _kept(word._replace(text=mine), theirs, probability)
    sure = round(0.97 * probability, 4)
    return word._replace(text=theirs, confidence=sure, others=((mine, round(1 - sure, 4)),))


def is_dust(word: Found, second: Reading) -> bool:
    """Whether both engines only guess at something short, or see dots that lead to a figure, and guess differently."""
    mine, theirs = _inner(word.text), _bare(second)[0]
    guessed = max(len(mine), len(theirs)) <= _DUST_LETTERS and max(word.confidence, second.probability) < _DUST
    dots = _is_leader(theirs, second.probability) and word.confidence < _TAKEN
    return (guessed or dots) and not (_only_marks_differ(mine, theirs) and theirs)


def _is_leader(text: str, probability: float) -> bool:
    """Whether a reading is of a row of dots. A number that is sure is none, though many have few different digits
    ("561,11"), nor is a word in which few letters stand twice ("Payee", "Total", "S.A.S.")."""
    letters = list(filter(str.isalnum, text.casefold()))
    sure = probability >= _CLEAR and (len(letters) < 2 * len(set(letters)) or any(map(str.isdigit, text)))
    return len(text) >= _LEADER and len(set(text.casefold())) <= _LEADER_LETTERS and not sure


def _inner(text: str) -> str:
    """Without what rulings, dust and folds are read as at the ends; the circle of "N°" is none."""
    return text if _NUMERO.fullmatch(text) else text.strip(_EDGES)


def _ended(text: str) -> str:
    """Without the mark behind a date or an amount that is complete: dust, which changes nothing."""
    return text[:-1] if _COMPLETE.fullmatch(text) else text


def _bare(second: Reading) -> tuple[str, tuple[float, ...]]:
    """The reading without what rulings and dust look like at its ends."""
    text = _ended(_inner(second.text))
    lead = len(second.text) - len(second.text.lstrip(_EDGES))
    return text, second.spots[lead : lead + len(text)]


def _only_marks_differ(mine: str, theirs: str) -> bool:
    return "".join(filter(str.isalnum, mine)) == "".join(filter(str.isalnum, theirs))


def _kept(word: Found, theirs: str, probability: float) -> Found:
    """The first engine's word, less sure than before."""
    if not theirs:
        return word
    sure = min(word.confidence, 1 - probability / 2)
    return word._replace(confidence=sure, others=((theirs, round(min(probability, 1 - sure), 4)),))


def _same(mine: str, theirs: str) -> bool:
    """Letter by letter, but for blanks and the kinds of dashes and of small circles."""
    first, second = ("".join(text.replace("|", " ").split()).translate(_ALIKE) for text in (mine, theirs))
    return first == second


def _agreement(text: str, first: float, second: float) -> float:
    """Both engines see dust and folds as full stops, so an agreement on those is none."""
    best = max(first, second)
    if best < _CLEAR or (any(map(str.isdigit, text)) and _ODD.search(text) and not _DAY.fullmatch(text)):
        return min(best, 0.89)
    return max(AGREED, first)


def _is_better(mine: str, theirs: str, first: float, second: float) -> bool:
    digits = any(char.isdigit() for char in mine + theirs)
    if _GLUED.search(mine) and _only_marks_differ(mine, theirs):
        return second >= _CLEAR
    if digits:
        return second >= _TAKEN and not _is_clipped("".join(theirs.split()), mine)
    return second >= _TAKEN_LETTERS and first < SURE and len(theirs) > 1 and not _is_clipped(theirs, mine)


def _is_clipped(theirs: str, mine: str) -> bool:
    """Whether a reading only lacks letters of the other at an end (but for one that a ruling may have left there)."""
    lost = mine[: -len(theirs)] if mine.endswith(theirs) else mine[len(theirs) :] if mine.startswith(theirs) else ""
    return any(map(str.isalnum, lost)) and not (mine.endswith(theirs) and lost.strip("|") in "1IlJi!/")


def _trust(mine: str, theirs: str, probability: float) -> float:
    """Probability of a reading that the first engine does not share; two readings that differ only in look-alikes
    (O and 0, I and 1) are the hardest to tell apart."""
    if _shape_of(mine) == _shape_of(theirs) and probability < _LOOK_ALIKE_SURE:
        return min(probability, 0.85)
    return round(0.97 * probability, 4)


def _shape_of(text: str) -> str:
    return folded(text.translate(_STROKES))


def _parts(word: Found, text: str, spots: Sequence[float]) -> list[Found]:
    """The word cut where the reading has blanks."""
    wide = word.right - word.left
    found: list[Found] = []
    at = 0
    for match in re.finditer(r"[^\s|]+", text):
        end = match.end()
        right = word.right if end == len(text) else word.left + round(wide * (spots[end - 1] + spots[end]) / 2)
        left = word.left if not found else word.left + round(wide * (spots[at] + spots[match.start()]) / 2)
        found.append(word._replace(text=match[0], left=left, right=max(right, left + 1)))
        at = end
    return [found[0]] if len(found) == 1 else [one._replace(others=()) for one in found]


def _crop(page: Image.Image, word: Found) -> Image.Image:
    pad = round(0.1 * max(word.bottom - word.top, 20))
    return page.crop((word.left, word.top - pad, word.right + 1, word.bottom + pad))
