"""Where on the page a value stands that a person typed: the words that spell it, nearest to where it is expected."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import plain
from docflow.schema.place import Box, Method, Page, Pages, Word

_MAX_WORDS = 12
"""Longer values are not looked for: nobody types a paragraph."""
_NUMBER = re.compile(r"[\d.,'’\s\u00a0\u202f()+-]*\d[\d.,'’\s\u00a0\u202f()+-]*")
_LINE_HEIGHT = 12.0
_CURRENCY_LETTERS = 3


class Place(NamedTuple):
    """Some words of a page."""

    page: int
    box: Box
    text: str
    method: Method
    ref: str | None


def locate(value: str | Decimal | dt.date, pages: Pages, near: tuple[int, Box] | None = None) -> Place | None:
    """The place that spells the value; of several the one nearest to `near` (page and box), else the first.

    Amounts are found in any way of writing numbers, dates in any order of day, month and year in figures.
    """
    places = [place for page in pages.pages for place in _on_page(value, page)]
    if not places:
        return None
    return min(places, key=lambda place: _distance(place, near)) if near else places[0]


def _on_page(value: str | Decimal | dt.date, page: Page) -> Iterator[Place]:
    if isinstance(value, Decimal):
        for word in page.words:
            if _is_amount(word.text, value):
                yield _place([word], page)
    elif isinstance(value, dt.date):
        yield from _runs(_date_spellings(value), page)
    elif text := _letters(value):
        yield from _runs({text}, page)


def _runs(spellings: set[str], page: Page) -> Iterator[Place]:
    """Runs of words in reading order that, run together, spell one of these."""
    longest = max(map(len, spellings))
    words = page.words
    for start, first in enumerate(words):
        run = _letters(first.text)
        end = start + 1
        while run and len(run) < longest and end < len(words) and end - start < _MAX_WORDS:
            if run in spellings or not any(spelling.startswith(run) for spelling in spellings):
                break
            run += _letters(words[end].text)
            end += 1
        if run in spellings:
            yield _place(list(words[start:end]), page)


def _letters(text: str) -> str:
    """Letters and digits only, case and accents aside."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if c.isalnum())


def _is_amount(text: str, value: Decimal) -> bool:
    """Whether a word prints this amount: the same digits, with or without its decimals, sign aside."""
    printed = _NUMBER.search(text)
    if printed is None:
        return False
    around = [c for c in text[: printed.start()] + text[printed.end() :] if c.isalnum()]
    if len(around) > _CURRENCY_LETTERS or any(c.isdigit() for c in around):
        return False
    # Without decimals it must stand alone: "INV-1480" is no amount.
    spellings = {f"{abs(value):.2f}", f"{abs(value):.3f}", plain(abs(value))}
    if not around:
        spellings.add(plain(abs(value).normalize()))
    wanted = {s for s in spellings if Decimal(s) == abs(value) and ("." in s or not around)}
    digits = re.sub(r"\D", "", printed.group()).lstrip("0")
    return digits in {re.sub(r"\D", "", s).lstrip("0") for s in wanted}


def _date_spellings(value: dt.date) -> set[str]:
    """The date in figures, separators aside; two-digit years and missing zeros too, month names by their beginning."""
    days = {str(value.day), f"{value.day:02}"}
    months = {str(value.month), f"{value.month:02}", value.strftime("%b").lower(), value.strftime("%B").lower()}
    years = {f"{value.year}", f"{value.year % 100:02}"}
    return {
        "".join(parts)
        for day in days
        for month in months
        for year in years
        for parts in ((day, month, year), (month, day, year), (year, month, day))
    }


def _place(words: list[Word], page: Page) -> Place:
    box = (
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
    )
    text = " ".join(word.text for word in words)
    return Place(page.number, box, text, page.method, words[0].ref or None)


def _distance(place: Place, near: tuple[int, Box]) -> tuple[int, float, float]:
    """Pages first, then lines, then along the line: tables are read by rows."""
    number, box = near
    dy = abs((place.box[1] + place.box[3]) - (box[1] + box[3])) / 2
    dx = abs((place.box[0] + place.box[2]) - (box[0] + box[2])) / 2
    return abs(place.page - number), dy // _LINE_HEIGHT, dx
