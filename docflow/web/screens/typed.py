"""What a clerk types -> the value as in the record's JSON; an unclear value is refused, never guessed."""

import datetime as dt
import re

from docflow.errors import BadInput

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}|[0-9]+,[0-9]{1,2}|[0-9]{1,3}(\.[0-9]{3}){2,}")
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|[$€£¥]|Fr\.?|R\$|kr\.?)\s*|\s*(?:[A-Z]{3}|[$€£¥]|Fr\.?|kr\.?)$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def amount(text: str) -> str:
    """'$1,480.00', '1.480,00', '(20.00)' and '20.00-' -> '1480.00', '1480.00', '-20.00', '-20.00'. Raises BadInput."""
    digits, negative = _unsigned(text.strip())
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", digits):
        raise BadInput(f"“{text}” may be {digits.replace('.', ',')} or {digits}: type it with two decimals.")
    if _ENGLISH.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _CONTINENTAL.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    if not _PLAIN.fullmatch(digits):
        raise BadInput(f"“{text}” is not an amount: type it like 1,480.00.")
    return f"{'-' if negative else ''}{digits}"


def _unsigned(text: str) -> tuple[str, bool]:
    """Without currency, blanks, sign and parentheses; and whether it is negative."""
    bare = re.sub(r"[\s'’]", "", _CURRENCY.sub("", text.replace("−", "-")))
    signed = re.fullmatch(r"[-+](.+)|(.+)-|\((.+)\)", bare)
    digits = next(part for part in signed.groups() if part) if signed else bare
    return _CURRENCY.sub("", digits), signed is not None and not bare.startswith("+")


def date(text: str) -> str:
    """'2026-10-14', '14.10.2026', '14 Oct 2026', '10/25/2026' -> ISO. Raises BadInput, also where two readings fit."""
    named = re.fullmatch(r"([0-9]{1,2})\.?\s+([A-Za-z]{3})[a-z]*\.?\s+([0-9]{4})", text.strip())
    numbers = re.fullmatch(r"([0-9]{1,4})([-./])([0-9]{1,2})\2([0-9]{1,4})", text.strip())
    if named and named[2].lower() in _MONTHS:
        return _iso(text, int(named[3]), _MONTHS.index(named[2].lower()) + 1, int(named[1]))
    if not numbers:
        raise BadInput(f"“{text}” is not a date: type it like 2026-10-14.")
    first, mark, second, third = int(numbers[1]), numbers[2], int(numbers[3]), int(numbers[4])
    if len(numbers[1]) == 4:
        return _iso(text, first, second, third)
    year = third if third > 99 else 2000 + third
    if mark == "." or first > 12:
        return _iso(text, year, second, first)
    if second > 12 or first == second:
        return _iso(text, year, first, second)
    raise BadInput(
        f"“{text}” may be {_said(year, second, first)} or {_said(year, first, second)}: type it like 2026-10-14."
    )


def _iso(text: str, year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as error:
        raise BadInput(f"“{text}” is not a day of the calendar.") from error


def _said(year: int, month: int, day: int) -> str:
    return f"{day} {_MONTHS[month - 1].capitalize()} {year}"
