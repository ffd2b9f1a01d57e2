"""The words of one printed line -> atoms: what belongs together is read as one."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from docflow.schema.place import Word
from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import months, normalise
from extractors.tables.model import Atom, Kind

_BLANKS = "\u00a0\u202f\u2009 "
_NUMBER = (
    rf"(?:\d{{1,3}}(?:[.,'’´`′ʹ‘{_BLANKS}]\d{{2,3}})+(?:[.,]\d{{1,3}})?"
    rf"|\d+[.,]\d{{1,4}}|[.,]\d{{2}}|\d+[.,][-–—]{{1,2}})"
)
_CURRENCY = r"(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\.?|Fr\.?|kr\.?|zł)"
_SIGN = r"[-+–—−]"
_CLOSED = r"[.,;:)]{0,2}"
"""What a sentence closes a date with."""
_MONEY = rf"[*#=]*(?:\(?{_SIGN}?{_CURRENCY}?[{_BLANKS}]?\(?{_SIGN}?)"
_AFTER = rf"(?:[{_BLANKS}]?(?:{_SIGN}|\)|{_CURRENCY}|CR|DR|Cr\.?|Dr\.?|cr|dr|[HS]))*[*#=]*"
_SHAPE = re.compile(
    rf"""
    (?P<date>\(?\d{{1,2}}([./-])\d{{1,2}}\2(?:\d{{4}}|\d{{2}}){_CLOSED}
        |\(?(?:19|20)\d\d([./-])\d{{1,2}}\3\d{{1,2}}{_CLOSED}|\d{{1,2}}\.\s\d{{1,2}}\.\s\d{{4}}
        |\(?\d{{1,2}}[-./]?[^\W\d_]{{3,9}}\.?[-./]?(?:\d{{4}}|\d{{2}}){_CLOSED}
        |(?P<told>\d{{1,2}}\.?\s(?:de\s)?[^\W\d_]{{3,10}}\.?\s(?:de\s)?\d{{4}}
            |[^\W\d_]{{3,10}}\.?\s\d{{1,2}},?\s\d{{4}})
        |(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d.*)$
    |(?P<percent>{_SIGN}?\d{{1,3}}(?:[.,]\d+)?[{_BLANKS}]?%|%)$
    |(?P<money>{_MONEY}{_NUMBER}{_AFTER})$
    |(?P<marked>[*#=]*(?:(?:\(?{_SIGN}?{_CURRENCY}?[{_BLANKS}]?\(?{_SIGN}?)\d+{_AFTER}))[*#=]*$
    |(?P<mark>[^\w$€£¥₹#]+|CR|DR|Cr\.?|Dr\.?)$
    """,
    re.VERBOSE,
)
_PLAIN_MONEY = re.compile(r"-?(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d\d$")
_FILLED_UP = re.compile(r"0\d*(?:[.,]\d{3})+$")
"""A number filled up with noughts, "000.018.442": no amount is printed so."""
_YEARLY = re.compile(r"(?:19|20)\d\d\.\d{3,4}")
"""A number counted by the year, "2026.4471": no amount has so many digits behind its point, or before its mark."""
_PAIRED = re.compile(r"\d{1,4}([.,])\d\d(?:\1\d\d)+")
"""A number parted in twos, "951.04.25": the last group of an amount before its cents has three digits everywhere."""
_PUNCTUATION = re.compile(r"[-_=.*~·•|:–—]{3,}$|\|$")
_DIGITS = re.compile(r"\d+")
_AREA = re.compile(r"\(\d{2,5}\)")
"""Before other digits an area's code, "(836) 555-0171"; alone a negative amount."""
_GROUP_TAIL = re.compile(r"\d{3}(?:[.,]\d{1,2})?(?:[-–−)]|CR|DR)?[*#=]*$")
_GROUP_TAIL_WITH_DECIMALS = re.compile(r"\d{3}[.,]\d{1,2}\D*$")
_HEADLESS = re.compile(r"0\d\d[.,]\d{1,2}\D*$")
_CENTS = re.compile(r"[.,]\d\d(?:[-)]|CR|DR)?$")
_DAY = re.compile(r"\(?\d{1,2}(?:\.|st|nd|rd|th|er|º|°)?,?$")
_YEAR = re.compile(r"(?:19|20)\d\d[,.):;]*$|'?\d\d$")
_MARKS = 8
"""No amount has more currencies and signs before it."""
_TYPED, _EXACT = 0.6, 0.012
"""Ems: the width of every letter and blank of Courier and its kin."""
_WIDEST, _EVEN = 1.3, 0.09
"""Ems of a blank that may be one of a typed line, and how far its steps differ as recognised."""
_FEW_GAPS = 3
"""Blanks that are alike by chance in no line."""
_JOINERS = frozenset(("de", "of", "di", "del"))
_SIGNS_AFTER = frozenset(("-", "–", "—", "−", ")", "CR", "DR", "Cr", "Dr", "Cr.", "Dr.", "H", "S"))
_SIGNS = "-–—−(+"
_CLOSING = ",;:.)"
_LONGEST_WHOLE = 8
"""Digits of an amount without decimals, at most."""
_JOINED = frozenset(("currency", "mark"))
"""What belongs to an amount further away, too."""
_DASHES = frozenset(("-", "–", "—", "−"))
_SIGNS_BEFORE = frozenset(("-", "–", "−", "+", "(", "(-", "(-)"))


@lru_cache(maxsize=16384)
def kind_of(text: str) -> Kind:
    """What one word looks like; a date stays one where a sentence goes on or ends behind it."""
    if text[-1:] in _CLOSING and (bare := text.rstrip(_CLOSING)) and kind_of(bare) == "date":
        return "date"
    if _PLAIN_MONEY.match(text):
        return "money"
    if text.isalnum() and text.isascii():
        if text.isdecimal():
            return "integer"
        if text.isalpha() and text not in _SIGNS_AFTER:
            return _wordlike(text)
    found = _SHAPE.match(text)
    if found is None:
        return _wordlike(text)
    shape = found.lastgroup if found.lastgroup in ("date", "percent", "money", "marked", "mark") else _named(found)
    if shape == "date":
        told = text.lstrip("(")[0].isdigit() or found["told"]
        return "date" if told and _real_date(text) else _wordlike(text)
    if shape == "marked":
        return _integer_or_code(text)
    if shape == "money" and (_FILLED_UP.match(text) or _YEARLY.fullmatch(text) or _PAIRED.fullmatch(text)):
        return "code"
    return shape  # type: ignore[return-value]


def _named(found: re.Match[str]) -> str:
    return next(name for name, value in found.groupdict().items() if value is not None)


def _wordlike(text: str) -> Kind:
    if _DIGITS.search(text):
        return "code"
    return "currency" if _is_currency(text.lstrip(_SIGNS) or text) else "text"  # "-EUR 642.14"


def _integer_or_code(text: str) -> Kind:
    """Bare digits, or digits with a sign or currency: an amount; "R4711" and "INV100" are codes."""
    if text.isdigit():
        return "integer"
    if text[-1] == ")" and "(" not in text:
        return "code"  # "(CRO 26282004418)", "(last 8)"
    if text[0] == "(" and text[1:].isdigit():
        return "integer"  # "(19 January, £864.00)"; what closes it tells whether it is less than nothing
    letters = re.sub(r"[^A-Za-z]", "", text)
    if letters and letters not in ("CR", "DR", "Cr", "Dr", "cr", "dr") and not _is_currency(letters):
        return "code"
    digits = re.sub(r"\D", "", text)
    if (
        (not letters and text[-1] in "-–—" and text[0].isdigit())
        or text[0] in "*#=+"
        or (digits[0] == "0" and len(digits) > 2)
    ):
        return "code"
    return "money"


def _real_date(text: str) -> bool:
    letters = re.sub(r"[\d\W_]+|\bde\b", "", text)
    if not letters and not any(int(part) <= 12 for part in _DIGITS.findall(text)[:2]):
        return False  # "90-26-2217"
    return not letters or letters == "T" or normalise(letters) in months()


@lru_cache(maxsize=4096)
def _is_currency(text: str) -> bool:
    return len(text) <= 4 and parse_currency(text) is not None


@lru_cache(maxsize=4096)
def _is_month(text: str) -> bool:
    return _DIGITS.search(text) is None and normalise(text) in months()


def is_rule(text: str) -> bool:
    """A line drawn with characters."""
    return _PUNCTUATION.match(text) is not None


_NARROWEST = 0.38
"""Ems: a blank within a phrase may be as wide as this however narrow most are, before letters that stand upright."""


def atoms_of(words: Sequence[Word], em: float, space: float) -> list[Atom]:
    """Atoms of one printed line, from left to right. `space`: width of a blank in ems."""
    kinds = [kind_of(word.text) for word in words]
    atoms, at = [], 0
    space = max(space, _typed(words, em))
    phrase_gap = max(space * 1.55 * em, _NARROWEST * em, _set_apart(words, em))
    wide = max(1.6 * phrase_gap, 0.75 * em, 0.65 * max([word.size for word in words], default=0.0))
    last = len(words) - 1
    while at <= last:
        kind, end = kinds[at], at + 1
        if kind in _JOINED or (at < last and words[end].x0 - words[at].x1 <= wide):
            kind, end = _span(words, kinds, at, em, phrase_gap)
        atoms.append(_atom(kind, words[at:end]))  # a word that stands alone is an atom of its own
        at = end
    return atoms


def _typed(words: Sequence[Word], em: float) -> float:
    """The blank, in ems, of a line typed on a page that is set in other print besides; 0 of any other line. In a text
    layer all its letters are as wide as a typewriter's; where it is recognised, one letter and one blank further is as
    far from word to word."""
    if any(word.size <= 0 or word.confidence < 1.0 for word in words):
        steps = [
            (word.x0 - left.x0) / (len(left.text) + 1)
            for left, word in pairwise(words)
            if word.x0 - left.x1 < _WIDEST * em
        ]
        even = len(steps) > 1 and max(steps) - min(steps) < _EVEN * max(steps)
        return sum(steps) / len(steps) / em if even else 0.0
    each = ((word.x1 - word.x0) / (len(word.text) * word.size) for word in words)
    return _TYPED if len(words) > 1 and all(abs(width - _TYPED) < _EXACT for width in each) else 0.0


def _set_apart(words: Sequence[Word], em: float) -> float:
    """The blank of a line whose letters are set apart: every one of its blanks is as wide; 0 where they differ."""
    if len(words) <= _FEW_GAPS or any(_DIGITS.search(word.text) for word in words):
        return 0.0
    gaps = [_gap(words, n) for n in range(1, len(words))]
    return 1.05 * max(gaps) if max(gaps) <= min(0.7 * em, 1.1 * min(gaps)) else 0.0


def _span(words: Sequence[Word], kinds: list[Kind], at: int, em: float, phrase_gap: float) -> tuple[Kind, int]:
    """Kind and end of the atom that starts at this word."""
    kind = kinds[at]
    if _AREA.fullmatch(words[at].text) and kinds[at + 1 : at + 2] in (["code"], ["integer"]):
        return ("code", at + 2) if _gap(words, at + 1) <= phrase_gap else (kind, at + 1)
    if kind == "text" and not _is_month(words[at].text):
        return _phrase(words, kinds, at, phrase_gap)
    if (end := _date_end(words, at, phrase_gap)) > at:
        return "date", end
    if kind in ("currency", "mark"):
        start = _before(words, kinds, at, em, phrase_gap)
        if start > at:
            return "money", _money_end(words, kinds, start, em, phrase_gap)
        return _phrase(words, kinds, at, phrase_gap) if kind == "currency" else (kind, at + 1)
    if kind in ("money", "integer") or _guarded(words[at].text):
        end = _money_end(words, kinds, at, em, phrase_gap)
        if end > at + 1 or kind == "money":
            return _percent_or_money(words, kinds, at, end, phrase_gap)
    if kind == "percent" or kind == "date":
        return kind, at + 1
    return _phrase(words, kinds, at, phrase_gap)


def _guarded(text: str) -> bool:
    """ "**457" of "**457 828,91**": digits behind the stars that keep others from writing before them; or "R1" of
    "R1 330.56", behind a currency."""
    bare = _bare_digits(text)
    return bare != text and bare.isdigit()


def _bare_digits(text: str) -> str:
    """Without what is set right before the digits of an amount: stars, or the letters of a currency."""
    letters = text.rstrip("0123456789")
    glued = letters.isalpha() and parse_currency(letters, beside_amount=True) is not None
    return text[len(letters) :] if glued else text.lstrip("*#=")


def _percent_or_money(words: Sequence[Word], kinds: list[Kind], at: int, end: int, gap: float) -> tuple[Kind, int]:
    if end < len(words) and words[end].text == "%" and _gap(words, end) <= gap:
        return "percent", end + 1
    return "money", end


def _gap(words: Sequence[Word], at: int) -> float:
    """Blank before this word; infinite where another cell of a sheet begins."""
    before, word = words[at - 1], words[at]
    if before.ref != word.ref:
        return float("inf")
    return word.x0 - before.x1


def _before(words: Sequence[Word], kinds: list[Kind], at: int, em: float, phrase_gap: float) -> int:
    """Where the number starts that this currency or sign stands before; `at` where there is none."""
    end, reach = at, 1.2 * em if kinds[at] == "currency" else 0.9 * phrase_gap
    while end < min(len(words), at + _MARKS) and (kinds[end] == "currency" or words[end].text in _SIGNS_BEFORE):
        if not words[end].text[-1].isalpha() and kinds[end] == "currency":
            reach = 9 * em  # "$" stands at the left edge of a cell whose number is set right
        end += 1
        if end < len(words) and _gap(words, end) > reach:
            return at
    return end if end < len(words) and kinds[end] in ("money", "integer") else at


def _money_end(words: Sequence[Word], kinds: list[Kind], at: int, em: float, phrase_gap: float) -> int:
    """End of the amount that starts at this number: digit groups, sign and currency after it."""
    end = _grouped_end(words, kinds, at, phrase_gap)
    opened = words[at].text.startswith("(") and ")" not in words[at].text
    while end < len(words) and _gap(words, end) <= max(phrase_gap, 0.75 * em):
        if opened and words[end].text.rstrip(".,;").endswith(")") and _is_currency(words[end].text.strip(").,;")):
            return end + 1
        if words[end].text in _DASHES and (
            _gap(words, end) > 0.9 * phrase_gap or _parts(words, kinds, end, phrase_gap)
        ):
            break  # the dash of an empty cell, or between a number and its date
        if words[end].text not in _SIGNS_AFTER and (kinds[end] != "currency" or _starts_number(words, kinds, end)):
            break
        end += 1
    return end


def _parts(words: Sequence[Word], kinds: list[Kind], at: int, phrase_gap: float) -> bool:
    """ "4711 - 12.03.2026": a dash as far from the date behind it as from the number before it is no minus."""
    return (
        at + 1 < len(words)
        and (kinds[at + 1] == "date" or _date_end(words, at + 1, phrase_gap) > at + 1)
        and _gap(words, at) > 0
        and _gap(words, at + 1) <= phrase_gap
    )


def _starts_number(words: Sequence[Word], kinds: list[Kind], at: int) -> bool:
    """A currency that stands nearer to the next number than to the one before."""
    follows = at + 1 < len(words) and (
        kinds[at + 1] == "money" or (kinds[at + 1] == "integer" and kinds[at - 1] != "money")
    )
    return (
        follows
        and _gap(words, at) > 0.3 * (words[at].size or words[at].y1 - words[at].y0)
        and 0 <= _gap(words, at + 1) < _gap(words, at)
    )


def _grouped_end(words: Sequence[Word], kinds: list[Kind], at: int, reach: float) -> int:
    """1 234 567,89 set with blanks: groups of three digits, the last one with decimals."""
    first = _bare_digits(words[at].text.lstrip("-–−(+$€£*#="))
    end = at + 1
    if first.isdigit() and end < len(words) and _CENTS.match(words[end].text) and _gap(words, end) <= reach:
        return end + 1  # recognised apart
    if not (first.isdigit() and (len(first) <= 3 or _goes_on(words, at, first))):
        return end
    while end < len(words) and _gap(words, end) <= reach and _GROUP_TAIL.match(words[end].text):
        end += 1
        if not words[end - 1].text.isdigit():
            return end
    return end if end > at + 1 and _GROUP_TAIL_WITH_DECIMALS.match(words[end - 1].text) else at + 1


def _goes_on(words: Sequence[Word], at: int, first: str) -> bool:
    """ "1232 091,97": recognition lost the first blank; no number of its own begins with nought and goes on."""
    return len(first) <= _LONGEST_WHOLE and at + 1 < len(words) and _HEADLESS.match(words[at + 1].text) is not None


def _date_end(words: Sequence[Word], at: int, reach: float) -> int:
    """End of a date of several words (14. Oktober 2026; Oct 14, 2026; 14 de octubre de 2026), or `at`."""
    if at + 2 >= len(words) or not (
        _is_month(words[at].text) or _is_month(words[at + 1].text) or words[at + 1].text in _JOINERS
    ):
        return at
    texts = [word.text for word in words[at : at + 5]]
    near = [True, *(_gap(words, n) <= reach * 1.6 for n in range(at + 1, at + len(texts)))]
    count = next((n for n, close in enumerate(near) if not close), len(texts))
    texts = texts[:count]
    bare = [n for n, text in enumerate(texts) if text not in _JOINERS]
    if len(bare) < 3:
        return at
    a, b, c = (texts[n] for n in bare[:3])
    day_first = _DAY.match(a) and _is_month(b)
    month_first = _is_month(a) and _DAY.match(b)
    return at + bare[2] + 1 if (day_first or month_first) and _YEAR.match(c) else at


def _phrase(words: Sequence[Word], kinds: list[Kind], at: int, reach: float) -> tuple[Kind, int]:
    """Words of a sentence or name up to a wide gap, an amount or a date."""
    end = at + 1
    while (
        end < len(words)
        and kinds[end] not in ("money", "date")
        and _gap(words, end) <= _reach(words, kinds, end, reach)
    ):
        if kinds[end] in ("integer", "text", "code") and _date_end(words, end, reach) > end:
            break
        if kinds[end] == "integer" and _grouped_end(words, kinds, end, reach) > end + 1:
            break
        if kinds[end] == "currency" and _before(words, kinds, end, reach, reach) > end:
            break
        end += 1
    if end == at + 1:
        return kinds[at], end
    return "text", end


def _reach(words: Sequence[Word], kinds: list[Kind], at: int, reach: float) -> float:
    """How wide a blank may be before this word; a little wider where it goes on in small letters."""
    if kinds[at] in ("code", "integer") and kinds[at - 1] in ("code", "integer"):
        return 0.78 * reach  # two numbers side by side are two columns sooner than one number
    if kinds[at] != "text" or kinds[at - 1] != "text" or not words[at].text[0].islower():
        return reach
    return max(reach, 0.65 * words[at].size)


def _atom(kind: Kind, words: Sequence[Word]) -> Atom:
    first, last = words[0], words[-1]
    if len(words) == 1:
        left, right = _core(first) if kind == "money" else (first.x0, first.x1)
        return Atom(kind, first.text, first.x0, first.y0, first.x1, first.y1, left, right, (first,))
    digits = [word for word in words if any(c.isdigit() for c in word.text)] if kind == "money" else words
    left, right = digits[0].x0, digits[-1].x1
    if kind == "money":
        left, right = _core(digits[0])[0], _core(digits[-1])[1]
    text = " ".join(word.text for word in words)
    y0, y1 = min(word.y0 for word in words), max(word.y1 for word in words)
    return Atom(kind, text, first.x0, y0, last.x1, y1, left, right, tuple(words))


def _core(word: Word) -> tuple[float, float]:
    """Edges of the digits inside an amount: signs and currency marks hang over the column's edge."""
    text = word.text
    if text[0].isdigit() and text[-1].isdigit():
        return word.x0, word.x1
    each = (word.x1 - word.x0) / len(text)
    lead = len(text) - len(text.lstrip("()-–−+$€£¥₹*ABCDEFGHIJKLMNOPQRSTUVWXYZ "))
    tail = len(text) - len(text.rstrip("()-–−+$€£¥₹*ABCDEFGHIJKLMNOPQRSTUVWXYZ "))
    return word.x0 + lead * each, word.x1 - tail * each
