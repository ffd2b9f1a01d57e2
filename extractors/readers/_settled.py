"""What the whole page and our vocabulary say about words that the two engines read differently.

Of two readings of which one has a letter or digit more the one is taken that is as wide as the print: how wide a digit
is, the page's other numbers say. Of two readings with the same digits the one is taken that writes amounts as the rest
of the page does; a date of two different marks has those of the page's other dates; a doubtful number that stands on
the page once more is written as there; of two readings of a word the one
that our lexicon has is taken; a legal form with a look-alike in it
("S.r.I.") is that form.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.fields.lexicon import known_words, normalise
from extractors.fields.parties import legal_form_meant
from extractors.fields.references import folded
from extractors.readers._engine import Found

_CENTS = re.compile(r"\d([.,])\d\d\D{0,3}$")
_AMOUNT = {
    mark: re.compile(rf"\D*\d{{1,3}}(?:(?:{re.escape(group)}|['’])?\d{{3}})*{re.escape(mark)}\d\d\D*$")
    for mark, group in (".,", ",.")
}
_GROUPED = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+[.,]\d\d")
_GROUPS = {".": str.maketrans(".", ","), ",": str.maketrans(",", ".")}
_DATE = re.compile(r"\d\d?([./-])\d\d?\1(?:\d\d){1,2}")
_ANY_DATE = re.compile(r"(\d\d?)([.,:/-])(\d\d?)([.,:/-])((?:\d\d){1,2})")
_LEAST, _MOST_ODD = 3, 0.2
"""So many amounts or dates must show the page's mark, and no larger share another one."""
_SETTLED = 0.95
"""Trust in a word on whose digits both engines agree and whose mark is that of the page."""
_REPEATED = re.compile(r"(?=.*\d)(?=.*[^\W\d_])[\w./-]{5,}")
"""Numbers with letters in them, which look-alikes may be."""
_LETTERS = str.maketrans("01", "OI")
_SLASHED = {"tla": "t/a", "clo": "c/o"}
"""Short forms whose slash is read as a letter, and which are no words without it."""
_KNOWN = 0.9
"""Trust in a reading that our lexicon has, where the other one is no word of it."""
_LEVEL = re.compile(r"[A-Z0-9][A-Z0-9.-]*\d[A-Z0-9.-]*")
"""Print without descenders, whose box is as high as its digits."""
_WIDE = {".": 0.5, "-": 0.6, "I": 0.5, "M": 1.5, "W": 1.7}
_LETTER = 1.2
"""Of a digit's width."""
_SAMPLES, _MEASURED = 5, 4
"""So many numbers, each of at least so many digits and letters, must say how wide a digit is."""
_ALIKE = 1.2
"""Heights that differ by less than this factor are of one font."""
_FITS, _FITS_NOT = 0.045, 0.06
"""Logarithm of a reading's width against the print's up to which it fits, from which it does not."""


def settled(found: Sequence[Found]) -> list[Found]:
    """The words, each as the page and the lexicon would have it where its readings differ."""
    measured = [(_height(word), width / _units(word.text)) for word in found if (width := _sure_width(word))]
    found = [_wide_enough(word, measured) for word in found]
    mark, between, sure = _mark_of(found), _between_dates(found), _sure_numbers(found)
    found = [_repeated(_dated(word, between), sure) for word in found]
    return [_amount(word, mark) if mark and _CENTS.search(word.text) else _worded(word) for word in found]


def _height(word: Found) -> int:
    return max(word.bottom - word.top, 1)


def _units(text: str) -> float:
    """How wide a text is, in digits."""
    return sum(_WIDE.get(char, 1.0 if char.isdigit() else _LETTER) for char in text)


def _sure_width(word: Found) -> int:
    """Dots of a number on which nobody differs; 0 of any other word."""
    sure = not word.others and word.confidence >= _SETTLED and len(word.text) >= _MEASURED
    return word.right - word.left if sure and _LEVEL.fullmatch(word.text) else 0


def _wide_enough(word: Found, measured: Sequence[tuple[int, float]]) -> Found:
    """The word by its reading that has the print's width, where another has a letter more or less."""
    texts = [text for text in (word.text, *(other for other, _ in word.others[:1])) if _LEVEL.fullmatch(text)]
    tall = _height(word)
    digits = [width for height, width in measured if 1 / _ALIKE < height / tall < _ALIKE]
    if len(texts) < 2 or abs(len(texts[0]) - len(texts[1])) != 1 or len(digits) < _SAMPLES:
        return word
    width = (word.right - word.left) / statistics.median(digits)
    (near, best), (far, other) = sorted((abs(math.log(_units(text) / width)), text) for text in texts)
    if near > _FITS or far < _FITS_NOT:
        return word
    return word._replace(text=best, confidence=_KNOWN, others=((other, 1 - _KNOWN),))


def _mark_of(found: Sequence[Found]) -> str | None:
    """The decimal mark of nearly all amounts on which the engines do not differ."""
    counts = Counter(match[1] for word in found if not word.others and (match := _CENTS.search(word.text)))
    (mark, most), *_ = counts.most_common(1) or [("", 0)]
    return mark if most >= _LEAST and counts.total() - most <= _MOST_ODD * counts.total() else None


def _amount(word: Found, mark: str) -> Found:
    if _AMOUNT[mark].match(word.text):
        return word
    if _GROUPED.fullmatch(word.text):
        return _marked(word, mark)
    fitting = [text for text, _ in word.others if _AMOUNT[mark].match(text) and _bare(text) == _bare(word.text)]
    return word._replace(text=fitting[0], confidence=_SETTLED, others=()) if fitting else word


def _marked(word: Found, mark: str) -> Found:
    """Thousands and cents ("996,760,00", "39.669.59"), which can be meant in no other way, with the page's marks."""
    whole, cents = word.text[:-3], word.text[-2:]
    text = whole.translate(_GROUPS[mark]) + mark + cents
    return word._replace(text=text, confidence=min(word.confidence, _KNOWN), others=((word.text, 1 - _KNOWN),))


def _between_dates(found: Sequence[Found]) -> str | None:
    """What stands between day, month and year in nearly all dates of the page."""
    counts = Counter(match[1] for word in found if (match := _DATE.fullmatch(word.text)))
    (mark, most), *_ = counts.most_common(1) or [("", 0)]
    return mark if most >= _LEAST and counts.total() - most <= _MOST_ODD * counts.total() else None


def _dated(word: Found, between: str | None) -> Found:
    """A date of two different marks ("07,12/23") or of two commas, with those of the page's other dates; else with the
    points for which commas are read."""
    odd = _ANY_DATE.fullmatch(word.text)
    commas = odd is not None and odd[2] == odd[4] == ","
    if odd is None or (odd[2] == odd[4] and not commas) or not (between or commas):
        return word
    text = (between or ".").join(odd.group(1, 3, 5))
    return word._replace(text=text, confidence=min(word.confidence, _KNOWN), others=((word.text, 1 - _KNOWN),))


def _sure_numbers(found: Sequence[Found]) -> dict[str, set[str]]:
    """How the numbers that nobody doubts are written, by what they are but for look-alikes."""
    written: dict[str, set[str]] = {}
    for word in found:
        if not word.others and word.confidence >= _SETTLED and _REPEATED.fullmatch(word.text):
            written.setdefault(folded(word.text), set()).add(word.text)
    return written


def _repeated(word: Found, sure: Mapping[str, set[str]]) -> Found:
    """A doubtful number as it is written where it stands once more and is sure ("S183813" as "SI83813")."""
    if word.confidence >= _KNOWN or not _REPEATED.fullmatch(word.text):
        return word
    written = sure.get(folded(word.text), set())
    if len(written) != 1 or word.text in written:
        return word
    return word._replace(text=next(iter(written)), confidence=_KNOWN, others=((word.text, 1 - _KNOWN),))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _worded(word: Found) -> Found:
    if form := legal_form_meant(word.text):
        return word._replace(text=form, confidence=max(word.confidence, _KNOWN))
    if (spelled := _spelled(word.text)) is not None:
        return word._replace(text=spelled)
    if not word.others or any(map(str.isdigit, word.text)) or _is_known(word.text):
        return word
    for text, chance in word.others:
        if len(text) > 1 and _is_known(text) and not any(map(str.isdigit, text)):
            return word._replace(text=text, confidence=max(chance, _KNOWN), others=((word.text, 1 - _KNOWN),))
    return word


def _spelled(text: str) -> str | None:
    """ "P.0.", "T0TAL": letters read as digits in a word that the lexicon has; "tla" is "t/a"."""
    if text in _SLASHED:
        return _SLASHED[text]
    word = text.translate(_LETTERS)
    letters = any(map(str.isalpha, text)) and not any(map(str.isdigit, word))
    return word if word != text and letters and _is_known(word) else None


def _is_known(text: str) -> bool:
    words = normalise(text).split()
    return bool(words) and known_words().issuperset(words)
