"""What a cell means: amounts and dates as houses write them. What may mean two things is refused, never guessed."""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

_AMOUNT = re.compile(r"[-+]?\s*\d[\d.,' \u00a0\u202f]*-?")
_FRACTION = re.compile(r"([.,])\d{1,2}-?$")
_GROUPS = re.compile(r"\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*")
_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CENTURY = 2000


class Habits(NamedTuple):
    """How a file writes; None where its cells do not tell."""

    decimal: str | None = None
    month_first: bool | None = None


def habits(amounts: Iterable[str], dates: Iterable[str]) -> Habits:
    """What the cells of a file tell of its habits; nothing where they contradict each other."""
    marks = {found[1] for text in amounts if (found := _FRACTION.search(text.strip()))}
    orders = {order for text in dates if (order := _told_order(text)) is not None}
    return Habits(
        marks.pop() if len(marks) == 1 else None,
        orders.pop() if len(orders) == 1 else None,
    )


def amount(text: str, habit: Habits) -> str:
    """The amount as a decimal string. Raises ValueError with a sentence."""
    shown = text.strip().removesuffix("EUR").removesuffix("€").strip()
    if not _AMOUNT.fullmatch(shown):
        raise ValueError(f"{text!r} is not an amount; write it like 1480.00")
    minus = shown.startswith("-") or shown.endswith("-")
    digits = shown.strip("+- ")
    mark = _decimal_mark(digits, habit.decimal)
    whole, _, rest = digits.rpartition(mark) if mark else (digits, "", "")
    if mark and not rest.isdigit():
        raise ValueError(f"{text!r} is not an amount; write it like 1480.00")
    if not whole.isdigit() and not _GROUPS.fullmatch(whole):
        raise ValueError(f"{text!r} is not an amount; write it like 1480.00")
    plain = "".join(c for c in whole if c.isdigit()) + (f".{rest}" if rest else "")
    return f"-{plain}" if minus else plain


def day(text: str, habit: Habits) -> str:
    """The date as ISO text. Raises ValueError with a sentence."""
    shown = text.strip().partition("T")[0].partition(" ")[0]
    if found := _COMPACT.fullmatch(shown):
        return "-".join(found.groups())
    found = _DAY.fullmatch(shown)
    if found is None:
        return shown
    first, mark, second, year = found.groups()
    month_first = False if mark == "." else _known_order(shown, habit)
    if month_first is None:
        raise ValueError(f"{text!r} may be two different days; write it like 2026-05-01")
    month, number = (first, second) if month_first else (second, first)
    full = int(year) if len(year) == 4 else _CENTURY + int(year)
    return f"{full:04}-{int(month):02}-{int(number):02}"


def value(cell: object) -> object:
    """A cell of a workbook as one of a text file: numbers and dates are typed there."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, float):
        # A workbook keeps the shortest number that was typed; a whole one is typed without its ".0".
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
    return cell


def _decimal_mark(digits: str, habit: str | None) -> str | None:
    """Which of its marks parts the cents off. Raises ValueError where nothing tells."""
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return None
    last = marks[-1]
    if len(set(marks)) == 2 or _FRACTION.search(digits):
        return last
    if marks.count(last) > 1:
        return None
    if habit is not None:
        return last if last == habit else None
    if len(digits.rpartition(last)[2]) == 3 and digits.partition(last)[0] not in ("", "0"):
        raise ValueError(f"{digits!r} may be a thousand times as much; write it like 1480.00")
    return last


def _known_order(shown: str, habit: Habits) -> bool | None:
    told = _told_order(shown)
    return habit.month_first if told is None else told


def _told_order(text: str) -> bool | None:
    """Whether the month comes first, if the date itself tells."""
    found = _DAY.fullmatch(text.strip())
    if found is None or found[2] == ".":
        return None
    first, second = int(found[1]), int(found[3])
    return second > 12 if (first > 12) != (second > 12) else None
