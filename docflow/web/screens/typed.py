"""What a clerk types -> the value as in the record's JSON; an unclear value is refused, never guessed.

Where the marks alone do not tell, the reader's country does: "1.480" is a thousand and more in German. English is read
by people of many countries, so there "1.480" and "04/11/2026" are asked for again.
"""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from babel import Locale

from docflow.errors import BadInput, InvalidValues
from docflow.schema.money import plain
from docflow.web import words
from docflow.web.language import _, spoken

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
_ENGLISH = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}|[0-9]+,[0-9]{1,2}|[0-9]{1,3}(\.[0-9]{3}){2,}")
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}")
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|[$€£¥]|Fr\.?|R\$|kr\.?)\s*|\s*(?:[A-Z]{3}|[$€£¥]|Fr\.?|kr\.?)$")


TAKE = "take."
"""Name of the input with what an open item gets, before its ref."""


def of_items(form: Mapping[str, str]) -> dict[str, Decimal]:
    """Ref -> amount, of the open items beside which one was typed. Raises InvalidValues."""
    said = {name.removeprefix(TAKE): text for name, text in form.items() if name.startswith(TAKE) and text.strip()}
    return {ref: _of_item(ref, text) for ref, text in said.items()}


def _of_item(ref: str, text: str) -> Decimal:
    try:
        return Decimal(amount(text))
    except BadInput as error:
        raise InvalidValues({ref: str(error)}) from error


def amount(text: str) -> str:
    """'$1,480.00', '1.480,00', '(20.00)' and '20.00-' -> '1480.00', '1480.00', '-20.00', '-20.00'. Raises BadInput."""
    digits, negative = _unsigned(text.strip())
    if thousands := _THOUSANDS.fullmatch(digits):
        digits = _thousands(text, digits, thousands[1])
    elif _ENGLISH.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _CONTINENTAL.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    if not _PLAIN.fullmatch(digits):
        example = words.figure("1,480.00")
        raise BadInput(_("“%(text)s” is not an amount: type it like %(example)s.", text=text, example=example))
    return f"{'-' if negative else ''}{digits}"


def _thousands(text: str, digits: str, mark: str) -> str:
    """One mark before three digits: thousands to people whose thousands have it, and two amounts to all others."""
    if mark == words.marks(spoken().locale)[0]:
        return digits.replace(mark, "")
    whole = words.figure(digits.replace(mark, ","))
    small = words.figure(digits.replace(mark, "."))
    raise BadInput(
        _("“%(text)s” may be %(whole)s or %(small)s: type it with two decimals.", text=text, whole=whole, small=small)
    )


def _unsigned(text: str) -> tuple[str, bool]:
    """Without currency, blanks, sign and parentheses; and whether it is negative."""
    bare = re.sub(r"[\s'’]", "", _CURRENCY.sub("", text.replace("−", "-")))
    signed = re.fullmatch(r"[-+](.+)|(.+)-|\((.+)\)", bare)
    digits = next(part for part in signed.groups() if part) if signed else bare
    return _CURRENCY.sub("", digits), signed is not None and not bare.startswith("+")


def date(text: str) -> str:
    """'2026-10-14', '14.10.2026', '14 Oct 2026', '10/25/2026' -> ISO. Raises BadInput, also where two readings fit."""
    named = re.fullmatch(r"([0-9]{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?\s+(?:de\s+)?([0-9]{4})", text.strip())
    numbers = re.fullmatch(r"([0-9]{1,4})([-./])([0-9]{1,2})\2([0-9]{1,4})", text.strip())
    if named and (month := _month(named[2].lower())):
        return _iso(text, int(named[3]), month, int(named[1]))
    if not numbers:
        raise BadInput(_("“%(text)s” is not a date: type it like %(example)s.", text=text, example=_example()))
    first, mark, second, third = int(numbers[1]), numbers[2], int(numbers[3]), int(numbers[4])
    if len(numbers[1]) == 4:
        return _iso(text, first, second, third)
    year = third if third > 99 else 2000 + third
    if mark == "." or first > 12 or words.day_pattern(spoken().locale).startswith("%d"):
        return _iso(text, year, second, first)
    if second > 12 or first == second:
        return _iso(text, year, first, second)
    raise BadInput(
        _(
            "“%(text)s” may be %(one)s or %(other)s: type it like %(example)s.",
            text=text, one=_said(year, second, first), other=_said(year, first, second), example=_example(),
        )
    )  # fmt: skip


def _month(name: str) -> int | None:
    """The month whose name begins like this, in the reader's language or in English; None where two do."""
    found = {month for full, month in _months(spoken().locale) if full.startswith(name)}
    return found.pop() if len(found) == 1 else None


@cache
def _months(locale: Locale) -> tuple[tuple[str, int], ...]:
    local = [(name.lower(), month) for month, name in locale.months["format"]["wide"].items()]
    english = [(name.lower(), month) for month, name in enumerate(calendar.month_name) if name]
    return (*local, *english)


def _example() -> str:
    return words.typed_day(dt.date(2026, 10, 14))


def _iso(text: str, year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as error:
        raise BadInput(_("“%(text)s” is not a day of the calendar.", text=text)) from error


def _said(year: int, month: int, day: int) -> str:
    """A reading of it; a day that there is not is told by its numbers."""
    try:
        return words.day(dt.date(year, month, day))
    except ValueError:
        return f"{year}-{month:02}-{day:02}"


_OPERATOR = re.compile(r"(?<=[\d)%])\s*([-+*/×÷−])\s*(?=[\d(.,]|[-+])")


def reckoned(text: str) -> str:
    """'1,000 + 2*20.50' -> '1041.00'; products before sums, to the cent. Raises BadInput."""
    first, *rest = _OPERATOR.split(text.strip())
    terms = [Decimal(amount(first))]
    for operator, number in zip(rest[::2], rest[1::2], strict=True):
        value = Decimal(amount(number))
        if operator in "/÷" and not value:
            raise BadInput(_("“%(text)s” divides by nothing.", text=text))
        if operator in "*×":
            terms[-1] *= value
        elif operator in "/÷":
            terms[-1] /= value
        else:
            terms.append(value if operator == "+" else -value)
    return plain(sum(terms, Decimal()).quantize(Decimal("0.01")))
