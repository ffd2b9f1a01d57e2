"""Amounts, dates and words as people in different countries print them."""

import datetime as dt
from decimal import Decimal

_SIGNS = {
    "en": (",", "."),
    "eu": (".", ","),
    "fr": ("\u00a0", ","),
    "ch": ("'", "."),
    "plain": ("", "."),
    "bare": ("", ","),
}


def money(amount: Decimal, style: str = "en", minus: str = "front") -> str:
    """1234.5 -> "1,234.50" (en), "1.234,50" (eu), "1 234,50" (fr), "1'234.50" (ch), "1,234.50" in lakhs (in).

    `minus` is front, back ("12.00-"), brackets ("(12.00)") or cr ("12.00 CR").
    """
    whole, cents = f"{abs(amount):.2f}".split(".")
    group, point = _SIGNS.get(style, _SIGNS["en"])
    text = (_lakhs(whole) if style == "in" else f"{int(whole):,}".replace(",", group)) + point + cents
    return text if amount >= 0 else _negative(text, minus)


def _negative(text: str, minus: str) -> str:
    return {"front": "-" + text, "back": text + "-", "brackets": f"({text})", "cr": text + " CR"}[minus]


def _lakhs(whole: str) -> str:
    head, tail = whole[:-3], whole[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail])


MONTHS = {
    "eng": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "deu": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fra": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "spa": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "ita": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    "nld": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "por": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
}


def day(date: dt.date, style: str = "%d.%m.%Y") -> str:
    """The date in strftime's terms; %b and %B are English."""
    return date.strftime(style)


def long_day(date: dt.date, language: str) -> str:
    """The date in words: "5 mai 2026", "5. Mai 2026", "May 5, 2026", "5 de mayo de 2026"."""
    month = MONTHS[language][date.month - 1]
    if language == "eng":
        return f"{month} {date.day}, {date.year}"
    if language in ("spa", "por"):
        return f"{date.day} de {month} de {date.year}"
    return f"{date.day}. {month} {date.year}" if language == "deu" else f"{date.day} {month} {date.year}"


_ONES = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
]
_TENS = ["-", "-", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]


def cheque_words(amount: Decimal) -> str:
    """ "One thousand two hundred thirty-four and 50/100", as on a cheque."""
    whole, cents = divmod(int(amount * 100), 100)
    return f"{_words(whole)} and {cents:02d}/100"


def _words(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{_words(number // 1000)} Thousand" + (f" {_words(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} Hundred" + (f" {_words(rest)}" if rest else "")
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
