"""Dates in the languages of the lexicon; the order of day and month is a property of the document."""

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from extractors.fields.lexicon import day_first_in, months, normalise

_MAX_TEXT = 60
_FIRST_YEAR, _LAST_YEAR = 1990, 2079
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})"
_YEAR4 = r"(?:19|20)\d{2}"
_MONTH_NAME = r"[A-Za-zÀ-ÿ]{3,12}"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|º|ª|°|\.º)?"
_DATE = re.compile(
    rf"(?P<y1>{_YEAR4})(?P<q1>[-/.\s])(?P<m1>\d{{1,2}})(?P=q1)(?P<d1>\d{{1,2}})"
    rf"|(?P<a>\d{{1,2}})\s?(?P<q2>[-/.])\s?(?P<b>\d{{1,2}})\s?(?P=q2)\s?(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}}){_ORDINAL}[\s.,/-]{{0,3}}(?:d[eio]l?\s|of\s|d['’])?(?P<n3>{_MONTH_NAME})"
    rf"[\s.,/-]{{0,3}}(?:d[eio]l?\s)?(?P<y3>{_YEAR})"
    rf"|(?P<n4>{_MONTH_NAME})[\s./-]{{0,3}}(?P<d4>\d{{1,2}}){_ORDINAL}(?:,\s?|[\s./-]\s?)(?P<y4>{_YEAR})"
    rf"|(?P<y5>{_YEAR4})[\s./-](?P<n5>{_MONTH_NAME})[\s./-](?P<d5>\d{{1,2}})"
    rf"|(?P<y6>{_YEAR4})(?P<m6>0[1-9]|1[0-2])(?P<d6>0[1-9]|[12]\d|3[01])"
    r"|(?P<y7>\d{4})年(?P<m7>\d{1,2})月(?P<d7>\d{1,2})日",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?\s?(?:[AaPp]\.?[Mm]\.?|Uhr|Z|UTC|GMT)?(?:\s?[+-]\d{2}:?\d{2})?"
_TIME = rf"(?:[\sT,]{{1,3}}(?:at\s|um\s)?{_CLOCK})?"
_WHOLE = re.compile(rf"(?:[A-Za-zÀ-ÿ]{{2,13}}\.?,?\s)?(?P<date>{_DATE.pattern}){_TIME}", re.IGNORECASE)
_IN_TEXT = re.compile(rf"(?<![\w/.,-])(?:{_DATE.pattern})(?!\w|[/-]\d|[.,]\d)", re.IGNORECASE)


_HELD = re.compile(r"(?<!\d)20\d{6}(?!\d)")
"""A day within a number: year, month and day without marks."""


class DateOrder(StrEnum):
    """How a document writes numeric dates."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    UNKNOWN = "unknown"


class DateReading(NamedTuple):
    """A date; `other` is the reading in the other order where nothing decides."""

    value: dt.date
    ambiguous: bool = False
    other: dt.date | None = None


class DateMatch(NamedTuple):
    """A date in running text; start and end slice the text."""

    start: int
    end: int
    reading: DateReading


def _date(year: str, month: str | int, day: str) -> dt.date | None:
    number = int(year.lstrip("'’"))
    if number < 100:
        number += 2000 if number < 80 else 1900
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    try:
        return dt.date(number, int(month), int(day))
    except ValueError:
        return None


def _numeric(first: str, second: str, year: str, order: DateOrder | None) -> DateReading | None:
    """Two numbers and a year: impossible months decide, then the document's order; else both readings."""
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return DateReading(only) if only else None
    if order is DateOrder.DMY:
        return DateReading(day_first)
    if order is DateOrder.MDY:
        return DateReading(month_first)
    return DateReading(day_first, True, month_first)


def _short_year_first(match: re.Match[str]) -> DateReading | None:
    """ "26-10-14" in a document that writes years first."""
    value = _date(match["a"], match["b"], match["y2"])
    return DateReading(value) if value else None


def _reading(match: re.Match[str], order: DateOrder | None) -> DateReading | None:
    if match["a"]:
        if order is DateOrder.YMD and len(match["y2"]) == 2 and match["q2"] != ".":
            return _short_year_first(match)
        return _numeric(match["a"], match["b"], match["y2"], order)
    for n in ("1", "6", "7"):
        if match[f"y{n}"]:
            value = _date(match[f"y{n}"], match[f"m{n}"], match[f"d{n}"])
            return DateReading(value) if value else None
    for n in ("3", "4", "5"):
        if match[f"n{n}"]:
            month = months().get(normalise(match[f"n{n}"]))
            value = _date(match[f"y{n}"], month, match[f"d{n}"]) if month else None
            return DateReading(value) if value else None
    return None


def parse_date(text: str, order: DateOrder | None = None) -> DateReading | None:
    """The whole text as one date; a weekday before it and a time after it are allowed."""
    text = text.strip().strip(".,;:()")
    if not 6 <= len(text) <= _MAX_TEXT:
        return None
    match = _WHOLE.fullmatch(text)
    return _reading(match, order) if match else None


_PLACES = {"Y": "year", "A": "year", "M": "month", "D": "day", "T": "day", "G": "day"}
"""What a letter stands for where a form of dates is printed: "TT.MM.JJJJ", "GG/MM/AAAA"."""
_FORM = re.compile(r"(?<!\w)([A-Z])\1(?:\1\1)?([-/. ]?)([A-Z])\3(?:\3\3)?\2([A-Z])\4(?:\4\4)?(?!\w)")
_ORDERS = {"day month": DateOrder.DMY, "month day": DateOrder.MDY, "year month": DateOrder.YMD}


def stated_form(text: str) -> tuple[str, ...]:
    """The order in which a printed form sets year, month and day: "DAT. JJMMTT", "Date (DD/MM/YYYY)"; empty where none
    is printed.
    J is the year in German and Dutch, the day beside a French A."""
    for found in _FORM.finditer(text):
        letters = (found[1], found[3], found[4])
        places = tuple(_PLACES.get(letter, "day" if "A" in letters else "year") for letter in letters)
        if letters[1] in "MDTGJ" and sorted(places) == ["day", "month", "year"]:
            return places
    return ()


def order_stated(texts: Iterable[str]) -> DateOrder | None:
    """The order of day and month that a document says it writes, where it says one."""
    forms = (stated_form(text) for text in texts if "MM" in text)
    said = {_ORDERS.get(" ".join(form[:2])) for form in forms if form}
    return said.pop() if len(said) == 1 else None


def parse_in_form(text: str, form: tuple[str, ...]) -> DateReading | None:
    """Digits without marks as a date of a stated form: "260401" under "JJMMTT"."""
    if not form or not text.isdigit() or len(text) not in (6, 8):
        return None
    lengths = {"year": len(text) - 4, "month": 2, "day": 2}
    parts: dict[str, str] = {}
    for place in form:
        parts[place], text = text[: lengths[place]], text[lengths[place] :]
    value = _date(parts["year"], parts["month"], parts["day"])
    return DateReading(value) if value else None


_YEARLESS = re.compile(
    rf"(?P<day>\d{{1,2}}){_ORDINAL}[\s.,/-]{{0,3}}(?:d[eio]l?\s|of\s|d['’])?(?P<month>{_MONTH_NAME})"
)
_LEAP = 2024
"""A year that has every day."""


def is_yearless(text: str) -> bool:
    """Whether the whole text is a day and the name of its month: "19 January", "le 4 mars" without its article."""
    found = _YEARLESS.fullmatch(text.strip(" .,;:()"))
    month = months().get(normalise(found["month"])) if found else None
    return found is not None and month is not None and _date(str(_LEAP), month, found["day"]) is not None


def last_such_day(text: str, latest: dt.date) -> DateReading | None:
    """A day that is told without its year: the last one that is not after `latest`."""
    if not is_yearless(text):
        return None
    years = (latest.year - back for back in range(5))
    days = (parse_date(f"{text.strip(' .,;:()')} {year}") for year in years)
    return next((day for day in days if day is not None and day.value <= latest), None)


def looks_like_date(text: str) -> bool:
    """Whether the whole text is one date."""
    return parse_date(text) is not None


def find_dates(text: str, order: DateOrder | None = None) -> list[DateMatch]:
    """Dates in running text."""
    found = []
    for match in _IN_TEXT.finditer(text):
        reading = _reading(match, order)
        if reading:
            found.append(DateMatch(match.start(), match.end(), reading))
    return found


_US_PLACE = re.compile(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?"
    r"\s{1,3}\d{5}(?:-\d{4})?\b|\bUSA\b|\bUnited States\b"
)
_US_CHECK = re.compile(r"\b(?i:check)\s(?i:no|number|date|total|amount|amt|nbr|ref)\b|\b(?i:check)\s?#")
_DOLLARS = re.compile(r"(?<![A-Z])\$|\bUSD\b")
_DAY_FIRST_PLACE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"  # British postcode
    r"|\b(?:United Kingdom|England|Ireland|Australia|New Zealand|India|Singapore|South Africa|Germany|France|Spain)\b"
    r"|\b(?:Italy|Netherlands|Portugal|Belgium|Austria|Switzerland|Poland)\b|[€£₹]|\b(?:GST|ABN|VAT)\b"
    r"|\b(?:GBP|EUR|CHF|AUD|NZD|INR|ZAR|SEK|DKK|NOK|PLN)\b|\bGmbH\b|\b(?:Pty\.? Ltd|PLC|plc|S\.A\.|B\.V\.)"
)


def is_american(text: str) -> bool:
    """A town with its state and zip code, or a cheque spelt as in the United States alone."""
    return bool(_US_PLACE.search(text) or _US_CHECK.search(text))


def order_of(texts: Iterable[str], language: str | None = None) -> DateOrder:
    """The order of day and month, from all texts of a document.

    Dates that fit one order only decide; then the language, where it knows one order only (English does not);
    then places and currencies that speak for one side alone. Everything else is unknown, and its dates ambiguous.
    """
    texts = list(texts)
    votes = {DateOrder.DMY: 0, DateOrder.MDY: 0, DateOrder.YMD: 0}
    numeric = False
    for text in set(texts):
        for match in _IN_TEXT.finditer(text):
            numeric |= match["a"] is not None
            if order := _vote(match):
                votes[order] += 1
    day_first, month_first = votes[DateOrder.DMY], votes[DateOrder.MDY]
    if day_first and month_first:
        return DateOrder.UNKNOWN
    if day_first or month_first:
        return DateOrder.DMY if day_first else DateOrder.MDY
    if votes[DateOrder.YMD] and not numeric:
        return DateOrder.YMD
    if day_first_in(language):
        return DateOrder.DMY
    return _order_of_place(texts)


def order_in_numbers(dates: Iterable[str], numbers: Iterable[str]) -> DateOrder:
    """The order in which a date that can be read in two is the day that a number holds in full: 07/08/2026 beside the
    bank's number 20260708MMQFMP2L000418."""
    held = {match for number in numbers for match in _HELD.findall(number)}
    told = set()
    for text in dates if held else ():
        for order in (DateOrder.DMY, DateOrder.MDY):
            reading = parse_date(text, order)
            if reading is not None and reading.value.strftime("%Y%m%d") in held:
                told.add(order)
    return told.pop() if len(told) == 1 else DateOrder.UNKNOWN


def _vote(match: re.Match[str]) -> DateOrder | None:
    if match["y1"] or match["y6"]:
        return DateOrder.YMD
    if not match["a"]:
        return None
    first, second = int(match["a"]), int(match["b"])
    if min(first, second) > 12:
        return None  # "14.66 .00"
    if first > 12 >= second >= 1 and first <= 31:
        return DateOrder.DMY
    if second > 12 >= first >= 1 and second <= 31:
        return DateOrder.MDY
    # Points between the numbers are written only where the day comes first.
    return DateOrder.DMY if match["q2"] == "." else None


def _order_of_place(texts: list[str]) -> DateOrder:
    whole = " ".join(texts)
    month_first, day_first = is_american(whole), bool(_DAY_FIRST_PLACE.search(whole))
    if month_first != day_first:
        return DateOrder.MDY if month_first else DateOrder.DMY
    return DateOrder.MDY if not day_first and _DOLLARS.search(whole) else DateOrder.UNKNOWN
