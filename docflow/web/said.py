"""Sentences that were said when a paper was read and matched, in the language of whoever reads them now.

They are kept in English, as they stand in the audit trail. The catalogues hold their forms, found in the code that says
them. A sentence that fits a form is said again in the reader's language, with its numbers, names and amounts put in;
one that fits none stays as it is.
"""

import datetime as dt
import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale

from docflow.schema.states import DocumentState
from docflow.web import words
from docflow.web.language import _, machine_forms, spoken

_HOLE = re.compile(r"%\((\w+)\)s")
_NEXT = re.compile(r"(?<=[.?!]) (?=[A-Z“])")
"""Between two sentences that stand together."""
_LINE = re.compile(r"(?:Line (\d+)(?: \((.+?)\))?|The payment): (.+)")
"""What is said of a line, or of a payment without lines (docflow.rules.routing)."""
_CALLED = re.compile(r"Line (\d+)(?: \((.+?)\))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"(-?\d+\.\d+)( [A-Z]{3})?")
_PERCENT = re.compile(r"\d+(?:\.\d+)?%|\d{1,3}(?:,\d{3})+")
_MONEY = re.compile(r"amount|above|total|paid|rest|left|limit")
"""Names of holes that amounts fill, also such as have no cents."""
_CODED = frozenset({"state", "status", "what", "to", "outcome", "outcomes", "validity", "reason", "value", "others"})
"""Names of holes that codes of ours may fill."""
_NAMED = re.compile(r'([a-z][a-z ]*?)(?: of line (\d+))? "([^"]*)" \((\d+(?:\.\d+)?%)(?:, ([^()]+))?\)')
"""A field by name with what was read, how sure that is and what speaks against it, as in "Check first"."""
_AMOUNT = re.compile(r"(?<![\w.,/“\"-])-?\d+(?:\.\d{2}|(?= [A-Z]{3}\b))(?![\w”\"%/-]|[.,]\d| ?%)")
"""An amount within a sentence, in plain notation and outside of quotes: with cents, or before its currency."""
_DATE = re.compile(r"(?<![\w.,/:“\"-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w”\"/-]|\.\w)")
"""A day within a sentence, in plain notation and outside of quotes."""


def again(sentence: str) -> str:
    """The sentence in the language of this request; in English, or where no form fits, as it was said. Amounts and days
    stand as its reader writes them; what is quoted from a paper stays as printed."""
    return _figures(_named(sentence)) if spoken().tag == "en" else _again(sentence, spoken())


@lru_cache(maxsize=4096)
def _again(sentence: str, _language: object) -> str:
    if line := _LINE.fullmatch(sentence):
        return f"{_place(line[1], line[2])}: {_again(line[3], _language)}"
    told = _told(sentence.removesuffix("."))
    if told is not None:
        return told + "." * sentence.endswith(".")
    several = _NEXT.split(sentence)
    return " ".join(_again(one, _language) for one in several) if len(several) > 1 else _figures(sentence)


def _place(number: str | None, called: str | None) -> str:
    if number is None:
        return _("The payment")
    if called:
        return _("Line %(number)s (%(called)s)", number=number, called=called)
    return _("Line %(number)s", number=number)


def _told(bare: str) -> str | None:
    """The sentence, without its full stop, by the form that fits it most closely; None where none does."""
    lower = bare.casefold()
    for form in _forms(spoken().tag):
        if form.sign in lower and (found := form.pattern.fullmatch(bare)):
            told = form.said % {name: _shown(text, name) for name, text in found.groupdict().items()}
            return told[:1].upper() + told[1:] if bare[:1].isupper() else told
    return None


def _figures(sentence: str) -> str:
    return figures_in(sentence, spoken().locale)


def figures_in(text: str, locale: Locale) -> str:
    """The text with its amounts and days as they are written there."""
    dated = _DATE.sub(lambda day: _day_in(day[0], locale), text)
    return _AMOUNT.sub(lambda amount: words.figure_in(f"{Decimal(amount[0]):,}", locale), dated)


def _day_in(text: str, locale: Locale) -> str:
    """A day that there is; 31 February stays as it was said."""
    try:
        return words.day_in(dt.date.fromisoformat(text), locale)
    except ValueError:
        return text


class _Form(NamedTuple):
    """A form, ready to be found again in a sentence."""

    sign: str
    """Its longest part without a hole; a sentence that has it not is not of this form."""
    pattern: re.Pattern[str]
    said: str


@cache
def _forms(language: str) -> tuple[_Form, ...]:
    """Those with most words of their own first, so that a wide form takes nothing from a close one."""
    bare = {form.removesuffix("."): said.removesuffix(".") for form, said in machine_forms(language).items()}
    return tuple(_form(form, bare[form]) for form in sorted(bare, key=lambda form: -len(_HOLE.sub("", form))))


def _form(form: str, said: str) -> _Form:
    """With its holes open, whichever case it begins in. What is said in some cases only (in a hole right behind a word,
    or, after a stop, behind another hole) may be missing."""
    parts = _HOLE.split(form.replace("%%", "%"))
    pattern = "".join(re.escape(part) if at % 2 == 0 else _hole(part, parts[:at]) for at, part in enumerate(parts))
    return _Form(max(parts[::2], key=len).casefold(), re.compile(pattern, re.IGNORECASE | re.DOTALL), said)


def _hole(name: str, before: list[str]) -> str:
    text = before[-1]
    if text[-1:].isalpha():
        return f"(?P<{name}>.*?)"
    return f"(?P<{name}>(?:(?:[;,:.]| \\().*?)?)" if len(before) > 1 and not text else f"(?P<{name}>.+?)"


def _shown(text: str, name: str) -> str:
    """What fills a hole: an amount as the reader's country writes it; a part of a sentence or one of our codes in the
    reader's language; all else (names, numbers of documents) as it is. `name`: of the hole."""
    if line := _CALLED.fullmatch(text):
        return _place(line[1], line[2])
    if _PERCENT.fullmatch(text) or (_MONEY.search(name) and text.isdigit()):
        return words.figure(f"{int(text):,}" if text.isdigit() else text)
    if _DAY.fullmatch(text):
        return _value(text)
    if amount := _PLAIN.fullmatch(text):
        return f"{words.figure(f'{Decimal(amount[1]):,}')}{amount[2] or ''}"
    if text.endswith("."):
        return again(text)
    if " " in text and (told := _told(text)) is not None:
        return told
    return _code(text) if name in _CODED else _named(text)


def _code(text: str) -> str:
    """One of our codes, or several, as people say them."""
    try:
        return words.state_label(DocumentState(text))
    except ValueError:
        return " / ".join(words.term(one) for one in text.split(" or "))


def _named(text: str) -> str:
    """The fields that are named with what was read of them, as the page calls and shows them."""
    return _NAMED.sub(_with_doubt, text)


def _with_doubt(one: re.Match[str]) -> str:
    against = f", {again(one[5])}" if one[5] else ""
    return f"{_called(one[1], one[2])} “{_value(one[3])}” ({words.figure(one[4])}{against})"


def _value(text: str) -> str:
    """A value in the record's own notation as its reader writes it."""
    try:
        return words.day(dt.date.fromisoformat(text))
    except ValueError:
        return words.figure_of(text) if _PLAIN.fullmatch(text) else text


def _called(name: str, line: str | None) -> str:
    path = name.replace(" ", "_")
    return words.field_label(f"lines.{int(line) - 1}.{path}" if line else path)
