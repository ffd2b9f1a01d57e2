"""Amounts and dates as bank files write them."""

import datetime as dt
import re
from decimal import Decimal

_SWIFT = re.compile(r"\d{1,15}(?:[,.]\d{0,5})?")
_IMPLIED = re.compile(r"[+-]?\d{1,18}")
_CENTURY = 80
"""Two digits of a year below it are of this century."""


def swift_amount(text: str) -> Decimal | None:
    """ "3236,28", "9,": SWIFT writes a comma and no thousands. None where it is none."""
    return Decimal(text.replace(",", ".").rstrip(".")) if _SWIFT.fullmatch(text) else None


def implied_amount(text: str, digits: int) -> Decimal | None:
    """ "+00000208500" in minor units of so many digits. None where it is none."""
    return Decimal(int(text)).scaleb(-digits) if _IMPLIED.fullmatch(text) else None


def currency_of(text: str) -> str | None:
    """An ISO 4217 code in any case. None where it is none."""
    return text.upper() if re.fullmatch(r"[A-Za-z]{3}", text) else None


def day_of(text: str) -> dt.date | None:
    """YYMMDD or YYYYMMDD. None where there is no such day."""
    if not re.fullmatch(r"\d{6}|\d{8}", text):
        return None
    year, rest = (int(text[:4]), text[4:]) if len(text) == 8 else (int(text[:2]), text[2:])
    if len(text) == 6:
        year += 2000 if year < _CENTURY else 1900
    return _day(year, int(rest[:2]), int(rest[2:]))


def day_near(text: str, other: dt.date | None) -> dt.date | None:
    """MMDD of the year in which it is nearest to the other date (an entry of 0102 may be valued on 31 December)."""
    if other is None or not re.fullmatch(r"\d{4}", text):
        return None
    found = [_day(other.year + n, int(text[:2]), int(text[2:])) for n in (-1, 0, 1)]
    days = [day for day in found if day is not None]
    return min(days, key=lambda day: abs((day - other).days), default=None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
