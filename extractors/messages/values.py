"""Amounts and dates as messages write them: by their standards, never by guessing."""

import datetime as dt
import re
from decimal import Decimal

_DECIMAL = re.compile(r"[-+]?(?:\d{1,18}(?:\.\d{0,18})?|\.\d{1,18})")
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d.*|Z|[+-]\d\d:?\d\d)?")


def amount_of(text: str, *, comma: bool = False) -> Decimal | None:
    """ "97.9", "-143.76"; None where it is no decimal. `comma`: EDIFACT's "97,9" is one, too."""
    plain = text.replace(",", ".") if comma else text
    return Decimal(plain) if _DECIMAL.fullmatch(plain) else None


def date_of(text: str) -> dt.date | None:
    """CCYYMMDD or YYMMDD, with or without a time behind it; None where it is neither."""
    if not text.isascii() or not text.isdigit() or len(text) not in (6, 8, 10, 12, 14):
        return None
    has_century = len(text) in (8, 14) or (len(text) == 12 and text[:2] in ("19", "20"))
    digits = text if has_century else "20" + text
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def iso_date_of(text: str) -> dt.date | None:
    """The day of an ISO 8601 date or moment; None where it is none."""
    match = _ISO_DAY.fullmatch(text)
    try:
        return dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def day_of(text: str) -> dt.date | None:
    """A date as XML or as EDI writes it."""
    return iso_date_of(text) or date_of(text)
