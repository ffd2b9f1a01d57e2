"""Amounts in every convention: 1,234.56 · 1.234,56 · 1 234,56 · 1'234.56 · 12,34,567.00 · 12.50- · (12.50) · 12.50 CR.

Which mark is the decimal one is a property of the document, decided from all its amounts (`convention_of`); a lone
"1.234" stays ambiguous and says so. Look-alikes of OCR (O for 0, l for 1) give candidates marked doubtful, no more.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from extractors.fields.currency import CurrencyReading, parse_currency
from extractors.fields.lexicon import decimal_mark

_MAX_TEXT = 60
_SPACES = "\u00a0\u2007\u2009\u202f "
_MARKS = "'’`´′ʹ‘"
"""What Switzerland sets between thousands, as typesetting has it."""
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(_MARKS, "'"))
_DIGITS = rf"\d(?:[\d.,{_MARKS}{_SPACES}]{{0,30}}\d)?"
_SIGN_BEFORE = r"[-−–+]"
_MONEY = (
    r"(?:(?:US|CA|CAN|CDN|USD|CAD|AU|AUD|NZ|SG|HK|MX|NT|C|A|S|R)?\$(?:US|CA|AU)?|[€£¥₹₺₽₴₩₪₫฿₱₦₡₲₸円元]"
    r"|SFr\.?|[Ff]r\.|Rs\.?|[Kk]r\.?|zł|zl|Kč|Ft|[Ll]ei|TL|RM|Rp|Dhs?|S/\.?|R(?=\s?\d)|[A-Z]{3}|[Ee]uros?|EURO|stg)"
)
_AMOUNT = re.compile(
    rf"(?P<open>\()?\s?(?P<s1>{_SIGN_BEFORE})?\s?(?P<c1>{_MONEY})?\s?(?P<s2>{_SIGN_BEFORE})?\s?(?P<open2>\()?"
    rf"(?P<number>[.,]\d{{1,4}}|{_DIGITS})(?P<dash>[.,](?:--|–|—|-)(?!\d))?"
    rf"\s?(?P<s3>[-−–])?\s?(?P<c2>{_MONEY})?\s?(?P<s4>[-−–])?\s?(?P<close>\))?\s?(?P<side>CR|DR|Cr|Dr|cr|dr|[HS](?![A-Za-z]))?\.?"
)
_LOOKALIKE = str.maketrans({"O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "i": "1", "S": "5",
                            "s": "5", "B": "8", "Z": "2", "z": "2", "g": "9", "q": "9", "b": "6"})  # fmt: skip
_LOOKALIKE_SHAPE = re.compile(
    r"[-(]?[$€£]?\s?[\dOoQDlI|iSsBZzgqb][\dOoQDlI|iSsBZzgqb.,'’ ]*[.,][\dOoQDlI|iSsBZzgqb]{2}[-)]?"
)
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})+,\d{3}"),
    " ": re.compile(r"\d{1,3}(?: \d{3})+|\d{4,6} 0\d\d"),
    "'": re.compile(r"\d{1,3}(?:'\d{3})+"),
}
"""Of blanks recognition may lose the first; "091,97" is no number of its own."""
_PERCENT = re.compile(r"\s*([-+]?\d{1,3}(?:[.,]\d{1,4})?)\s?(?:%|percent|Prozent|v\.\s?H\.)\s*")


class Convention(NamedTuple):
    """How a document writes numbers."""

    decimal: str | None = None
    """"." or ","; None where the document does not decide it."""
    mixed: bool = False
    """Both conventions occur: a person should know."""
    support: int = 0
    """How many printed amounts decided it."""


class AmountReading(NamedTuple):
    """One reading of an amount; `value` carries the sign and as many decimals as printed."""

    value: Decimal
    currency: str | None = None
    currencies: tuple[str, ...] = ()
    """All candidates of the printed symbol, likeliest first."""
    sign: str = ""
    """How the sign was printed: "", minus, trailing_minus, parentheses, CR (negative) or DR."""
    other: Decimal | None = None
    """The second reading where nothing decides between decimal mark and grouping ("1.234")."""
    doubtful: bool = False
    """Read through look-alikes of OCR: a candidate, never simply right."""
    decimals: int = 0

    @property
    def ambiguous(self) -> bool:
        """Whether another reading is as good."""
        return self.other is not None


class AmountMatch(NamedTuple):
    """An amount in running text; start and end slice the text."""

    start: int
    end: int
    reading: AmountReading


def _number(text: str, convention: Convention | None) -> tuple[Decimal, Decimal | None] | None:
    """Digits with marks -> value, and the other reading where it is open. None where the grouping is impossible."""
    plain = re.sub(rf"[{_SPACES}]", " ", text).translate(_TO_APOSTROPHE)
    marks = [c for c in plain if not c.isdigit()]
    if not marks:
        return Decimal(plain), None
    last = marks[-1]
    if len(set(marks)) > 1 or last in " '":
        return _mixed_marks(plain, last)
    if marks.count(last) > 1:
        return (Decimal(plain.replace(last, "")), None) if _GROUPED[last].fullmatch(plain) else None
    return _single_mark(plain, last, convention)


def _mixed_marks(plain: str, last: str) -> tuple[Decimal, Decimal | None] | None:
    """Two kinds of marks: the last is the decimal one and may stand once; the others group."""
    whole, decimals = plain, ""
    if last in ".," and plain.count(last) == 1:
        whole, decimals = plain.rsplit(last, 1)
    groups = {c for c in whole if not c.isdigit()}
    if len(groups) > 1 or not all(_GROUPED[mark].fullmatch(whole) for mark in groups):
        return None
    digits = "".join(c for c in whole if c.isdigit())
    return Decimal(f"{digits}.{decimals}" if decimals else digits), None


def _single_mark(plain: str, mark: str, convention: Convention | None) -> tuple[Decimal, Decimal | None]:
    """One point or comma: decimal, unless three digits follow and the document groups with it."""
    as_decimal = Decimal("0" + plain.replace(",", ".") if plain[0] == mark else plain.replace(",", "."))
    if not _GROUPED[mark].fullmatch(plain) or plain[0] == "0":
        return as_decimal, None
    as_group = Decimal(plain.replace(mark, ""))
    decimal = convention.decimal if convention else None
    if decimal is None:
        return as_group, as_decimal
    return (as_decimal, None) if decimal == mark else (as_group, None)


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _sign(match: re.Match[str]) -> str | None:
    """How the sign is printed; None where the signs contradict each other or a bracket is open."""
    opened, closed = bool(match["open"]) + bool(match["open2"]), bool(match["close"])
    before = match["s1"] or match["s2"]
    after = match["s3"] or match["s4"]
    if opened != closed or (before and after) or (match["s1"] and match["s2"]):
        return None
    if match["side"] and match["side"].upper() == "CR":
        return "CR"
    if opened:
        return "parentheses"
    if after:
        return "trailing_minus"
    if before and before != "+":
        return "minus"
    return "DR" if match["side"] and match["side"].upper() == "DR" else ""


def _currency(match: re.Match[str]) -> CurrencyReading | bool | None:
    """The currency before or after the number; False where a word there is none."""
    readings = []
    for word in (match["c1"], match["c2"]):
        if word:
            reading = parse_currency(word, beside_amount=True)
            if reading is None:
                return False
            readings.append(reading)
    readings.sort(key=lambda reading: len(reading.candidates))
    if len(readings) == 2 and readings[0].code not in readings[1].candidates:
        return False
    return readings[0] if readings else None


def _reading(match: re.Match[str], convention: Convention | None) -> AmountReading | None:
    number, sign, currency = _number(match["number"], convention), _sign(match), _currency(match)
    if number is None or sign is None or isinstance(currency, bool):
        return None
    factor = -1 if sign in ("minus", "trailing_minus", "parentheses", "CR") else 1
    value, other = (None if amount is None else amount * factor for amount in number)
    if value is None:
        return None
    code, codes = (currency.code, currency.candidates) if currency else (None, ())
    return AmountReading(value, code, codes, sign, other, False, _decimals(value))


def parse_amount(text: str, convention: Convention | None = None) -> AmountReading | None:
    """The whole text as one amount, with sign and currency around it; None where it is anything else."""
    text = text.strip().strip("*=_").strip()
    if not text or len(text) > _MAX_TEXT or not any(c.isdigit() for c in text):
        return None
    match = _AMOUNT.fullmatch(text)
    return _reading(match, convention) if match else None


def amount_candidates(text: str, convention: Convention | None = None) -> tuple[AmountReading, ...]:
    """Every reading of the text: as printed first, then the other grouping, then through look-alikes (doubtful)."""
    printed = parse_amount(text, convention)
    if printed:
        other = printed._replace(value=printed.other, other=printed.value) if printed.other is not None else None
        return (printed, other) if other else (printed,)
    stripped = text.strip()
    if len(stripped) > _MAX_TEXT or not _LOOKALIKE_SHAPE.fullmatch(stripped) or not any(c.isdigit() for c in stripped):
        return ()
    guessed = parse_amount(stripped.translate(_LOOKALIKE), convention)
    return (guessed._replace(doubtful=True),) if guessed else ()


# What looks like a number in running text and is no amount: skipped as a whole before amounts are sought.
_NOT_AMOUNTS = re.compile(
    r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,8}(?:\s?[A-Z0-9]{1,4})?\b"  # IBAN
    r"|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b"  # dates
    r"|\b(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?=\s[a-zäöü]|\s?[-–])"  # 12.10. in running German
    r"|\b\d{1,2}:\d{2}(?::\d{2})?\b"  # times
    r"|\+\d[\d\s()/-]{6,20}\d|\(\d{2,5}\)\s?\d[\d\s/-]{3,15}\d|\b0\d{1,4}[\s/-]\d[\d\s/-]{3,14}\d\b"  # phones
    r"|\b\d{3}-\d{3,4}-\d{4}\b"
    r"|[-+]?\d{1,3}(?:[.,]\d{1,4})?\s?%"  # percentages
    r"|\S{0,60}@\S{1,80}|https?://\S{1,200}"
    r"|\b(?=[A-Z0-9/_-]{0,40}[A-Z])(?=[A-Z0-9/_-]{0,40}\d)[A-Z0-9]+(?:[-/_][A-Z0-9]+)+\b"  # INV-1, RE-2026/15
)
_IN_TEXT = re.compile(rf"(?<![\w.,/-]){_AMOUNT.pattern}(?![\w/]|[.,]\d)")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_MONEY_SHAPE = re.compile(
    rf"\d(?:[.,{_MARKS}{_SPACES}]\d{{2,3}})*[.,]\d{{2}}(?!\d)|[.,]-|\d{{1,3}}(?:[.,{_MARKS}]\d{{3}})+(?!\d)"
)


def find_amounts(text: str, convention: Convention | None = None) -> list[AmountMatch]:
    """Amounts of money in running text: with decimals, grouping or a currency; a bare "4711" is none."""
    masked = _NOT_AMOUNTS.sub(lambda match: "\x00" * len(match.group()), _BRACKETED.sub(_unbracketed, text))
    found = []
    for match in _IN_TEXT.finditer(masked):
        reading = _reading(match, convention)
        if reading and _is_money(match, reading):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(AmountMatch(start, start + len(match.group().strip()), reading))
    return found


def _unbracketed(match: re.Match[str]) -> str:
    """Brackets are a minus only around an amount alone: "(6 x 18.90 EUR = 113.40 EUR)" has none."""
    return match.group() if _AMOUNT.fullmatch(match.group()) else f"\x00{match[1]}\x00"


def _is_money(match: re.Match[str], reading: AmountReading) -> bool:
    return reading.currency is not None or bool(match["dash"]) or bool(_MONEY_SHAPE.search(match["number"]))


def looks_like_amount(text: str) -> bool:
    """Has the shape of money: decimals, grouping or a currency; a bare "4711" has not."""
    stripped = text.strip()
    match = _AMOUNT.fullmatch(stripped) if len(stripped) <= _MAX_TEXT else None
    reading = _reading(match, None) if match else None
    return bool(match and reading and _is_money(match, reading))


def is_number(text: str) -> bool:
    """Any plain number, a bare "4711" too."""
    return parse_amount(text) is not None


def parse_percent(text: str) -> Decimal | None:
    """ "19 %" -> 19."""
    match = _PERCENT.fullmatch(text) if len(text) <= _MAX_TEXT else None
    return Decimal(match[1].replace(",", ".")) if match else None


_TWO_DECIMALS = re.compile(
    rf"(?:^|[^\d])(?:\d{{1,3}}(?:[.,{_MARKS}{_SPACES}]?\d{{3}}){{0,5}}|\d+)([.,])\d{{2}}(?:$|[^\d.,])"
)
_PLAIN = re.compile(r"-?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(\.)\d\d|(?:\d{1,3}(?:\.\d{3})+|\d+)(,)\d\d)")
"""Most amounts; nothing else looks like this."""
_MANY_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+(?!\d)|\d{1,3}([.,])\d{3}(?=[.,]\d{1,2}(?!\d))")


def convention_of(texts: Iterable[str], language: str | None = None) -> Convention:
    """The decimal mark of a document, by the vote of all its amounts; the language decides only where none does."""
    votes = {".": 0, ",": 0}
    for text in texts:
        if mark := _vote(text):
            votes[mark] += 1
    points, commas = votes["."], votes[","]
    if points == commas == 0:
        return Convention(decimal_mark(language), False, 0)
    # A stray amount of the other kind (a quantity, a version number) does not unsettle many; a third of them does.
    mixed = min(points, commas) * 3 > max(points, commas)
    return Convention("." if points >= commas else ",", mixed, max(points, commas))


def _vote(text: str) -> str | None:
    """The decimal mark that one text shows without doubt."""
    if plain := _PLAIN.fullmatch(text):
        return plain[1] or plain[2]
    if len(text) > _MAX_TEXT or not any(c.isdigit() for c in text):
        return None
    stripped = text.strip()
    if _NOT_AMOUNTS.fullmatch(stripped):
        return None
    match = _AMOUNT.fullmatch(stripped)
    if not match or _reading(match, None) is None:
        return None
    if grouped := _MANY_GROUPS.search(match["number"]):
        return "," if (grouped[1] or grouped[2]) == "." else "."
    decimal = _TWO_DECIMALS.search(match["number"])
    return decimal[1] if decimal else None
