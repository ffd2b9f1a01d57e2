"""Sentences that were said when a paper was read and matched, in the language of whoever reads them now.

They are kept in English, as they stand in the audit trail. A sentence that fits one of these forms is said again in the
reader's language, with its numbers, names and amounts put in; one that fits none stays as it is.
"""

import datetime as dt
import re
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale

from docflow.web import words
from docflow.web.language import _, _later, spoken

FORMS = (
    _later("%(called)s does not add up: %(result)s, but %(paid)s is read as paid; correct the wrong one"),
    _later("The lines add up to %(sum)s, but the total is %(total)s; correct the total or a line"),
    _later("Net and tax add up to %(sum)s, but the total is %(total)s"),
    _later("The lines add up to %(sum)s, but the net amount is %(net)s"),
    _later("The entries lead to %(sum)s, but the closing balance is %(closing)s"),
    _later("Nothing proves the total, since an amount is missing; check the amounts against the page"),
    _later("The currency is missing; choose it"),
    _later("The total is missing; type it"),
    _later("No line was found; add what the payment is for, or put it on account"),
    _later("There is no payment reference to find the money, or a second copy, by; type it"),
    _later("The payment date is missing; type it"),
    _later("The payer is not known: %(why)s Choose the customer"),
    _later("The payer is not certain: %(why)s Confirm the customer or choose another"),
    _later("%(amount)s is not applied; choose what it pays or put it on account"),
    _later("%(amount)s is not applied; choose what it pays, or approve with the rest on account"),
    _later("The lines take %(amount)s more than was paid; correct the total or a line"),
    _later("%(amount)s is above the limit for approving without a person; look at it"),
    _later("it is not matched; choose the open item"),
    _later("The reading is only %(sure)s sure, and %(needed)s are needed (%(why)s). Check first: %(where)s"),
    _later("The reading is only %(sure)s sure; check it against the page"),
    _later("Only the amount tells what it pays; confirm the open item, or wait until an advice names it"),
    _later("no open item has the number %(number)s; choose one or put it on account"),
    _later("%(number)s is settled already, or promised to another payment; check it"),
    _later("%(number)s is the number of an open item"),
    _later("it names no document; choose the open item or put it on account"),
    _later("%(number)s belongs to customer %(owners)s, not to the payer; check who pays"),
    _later("the amount is exactly what is open"),
    _later("the amount is what is open less the discount granted until %(day)s"),
    _later("%(amount)s of %(whole)s stays open; say why, or approve it as a part payment"),
    _later("%(amount)s is deducted for %(reason)s, and the rest is exactly what is open"),
    _later("%(amount)s is deducted without a reason that we know; choose the reason"),
    _later("the difference of %(amount)s is within tolerance and written off"),
    _later("%(amount)s more is paid than is open; correct it or apply less"),
    _later("the number is not certain; confirm the open item"),
    _later("the payer is not certain; confirm the customer"),
    _later("it does not say what is paid; type the amount"),
    _later("It seems to be the same payment as %(paper)s; mark it as a duplicate if it is"),
    _later("The bank account %(number)s is on file for %(customer)s"),
    _later("The tax number %(number)s is on file for %(customer)s"),
    _later("The name %(name)s is on file for %(customer)s"),
    _later("The name %(name)s is similar to the one on file for %(customer)s"),
    _later("A person chose %(customer)s as the payer"),
    _later("No customer on file is called %(name)s, or nearly so"),
    _later("Nothing on the paper says which customer pays"),
    _later("It is an invoice, not a payment; say whether it is disputed or does not belong here"),
    _later("It is not clear what this is; choose its kind, or mark it as no remittance"),
    _later("It speaks of new bank details: call the sender by a number you know before you believe it"),
    _later("The payer is not known; choose the customer first"),
    _later("Approved by %(actor)s"),
    _later("Payer, amount and time fit, and so do others"),
)
_LINE = re.compile(r"Line (\d+)(?: \((.+?)\))?: (.+)")
_PLAIN = re.compile(r"(-?\d+\.\d+)( [A-Z]{3})?")
_PERCENT = re.compile(r"\d+(?:\.\d+)?%")
_NAMED = re.compile(r'([a-z][a-z ]*?)(?: of line (\d+))? "([^"]*)" \((\d+(?:\.\d+)?%)\)')
"""A field by name with what was read and how sure that is, as in "Check first"."""
_AMOUNT = re.compile(r"(?<![\w.,/“\"-])-?\d+(?:\.\d{2}|(?= [A-Z]{3}\b))(?![\w”\"%/-]|[.,]\d| ?%)")
"""An amount within a sentence, in plain notation and outside of quotes: with cents, or before its currency."""


def again(sentence: str) -> str:
    """The sentence in the language of this request; in English, or where no form fits, as it was said. Amounts stand
    as its reader writes them; what is quoted from a paper stays as printed."""
    return _amounts(_named(sentence)) if spoken().tag == "en" else _again(sentence, spoken())


@lru_cache(maxsize=4096)
def _again(sentence: str, _language: object) -> str:
    if line := _LINE.fullmatch(sentence):
        number, called, rest = line.groups()
        place = (
            _("Line %(number)s (%(called)s)", number=number, called=called)
            if called
            else _("Line %(number)s", number=number)
        )
        return f"{place}: {_again(rest, _language)}"
    bare = sentence.removesuffix(".")
    for form, pattern in _patterns():
        if found := pattern.fullmatch(bare):
            told = _(form) % {name: _shown(text) for name, text in found.groupdict().items()}
            told = told[:1].upper() + told[1:] if bare[:1].isupper() else told
            return told + sentence[len(bare) :]
    return _amounts(sentence)


def _amounts(sentence: str) -> str:
    return amounts_in(sentence, spoken().locale)


def amounts_in(text: str, locale: Locale) -> str:
    """The text with its amounts as they are written there."""
    return _AMOUNT.sub(lambda amount: words.figure_in(f"{Decimal(amount[0]):,}", locale), text)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form with its holes open, whichever case it begins in."""
    return tuple((form, re.compile(_pattern(form), re.IGNORECASE)) for form in FORMS)


def _pattern(form: str) -> str:
    parts = re.split(r"%\((\w+)\)s", form)
    return "".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>.+?)" for at, part in enumerate(parts))


def _shown(text: str) -> str:
    """An amount as the reader's country writes it; a sentence within a sentence again; all else as it is."""
    if _PERCENT.fullmatch(text):
        return words.figure(text)
    if amount := _PLAIN.fullmatch(text):
        return f"{words.figure(f'{Decimal(amount[1]):,}')}{amount[2] or ''}"
    return again(text) if text.endswith(".") else _named(text)


def _named(text: str) -> str:
    """The fields that are named with what was read of them, as the page calls and shows them."""
    return _NAMED.sub(lambda one: f"{_called(one[1], one[2])} “{_value(one[3])}” ({words.figure(one[4])})", text)


def _value(text: str) -> str:
    """A value in the record's own notation as its reader writes it."""
    try:
        return words.day(dt.date.fromisoformat(text))
    except ValueError:
        return words.figure_of(text) if _PLAIN.fullmatch(text) else text


def _called(name: str, line: str | None) -> str:
    path = name.replace(" ", "_")
    return words.field_label(f"lines.{int(line) - 1}.{path}" if line else path)
