"""How values read on the screen: amounts, dates, and what people call states and fields."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_skeleton, get_date_format
from babel.numbers import get_decimal_symbol, get_group_symbol

from docflow.schema.money import in_units
from docflow.schema.receipts import ReceiptState
from docflow.schema.records import Equation, Kind
from docflow.schema.states import DocumentState, PostingState
from docflow.web.language import _, _later, spoken
from docflow.web.vocabulary import VOCABULARY

_STATES = {
    DocumentState.RECEIVED: _later("received"),
    DocumentState.READING: _later("being read"),
    DocumentState.EXTRACTED: _later("being matched"),
    DocumentState.NEEDS_REVIEW: _later("needs review"),
    DocumentState.IN_REVIEW: _later("in review"),
    DocumentState.PARKED: _later("parked"),
    DocumentState.AWAITING_PAYER: _later("waiting for the payer"),
    DocumentState.SECOND_APPROVAL: _later("needs a second approval"),
    DocumentState.AWAITING_RECEIPT: _later("waiting for its money"),
    DocumentState.APPROVED: _later("approved"),
    DocumentState.DELIVERED: _later("sent to the ledger"),
    DocumentState.POSTED: _later("posted"),
    DocumentState.QUARANTINED: _later("cannot be read"),
    DocumentState.NOT_REMITTANCE: _later("not a remittance"),
    DocumentState.DUPLICATE: _later("duplicate"),
    DocumentState.SPLIT: _later("split"),
    DocumentState.MERGED: _later("merged"),
    DocumentState.REJECTED_BY_LEDGER: _later("refused by the ledger"),
    DocumentState.FILED: _later("recorded"),
}
_POSTING_STATES = {
    PostingState.QUEUED: _later("waiting"),
    PostingState.CLAIMED: _later("being sent"),
    PostingState.CREATED: _later("created, not yet booked"),
    PostingState.POSTED: _later("booked, not yet read back"),
    PostingState.RECONCILED: _later("reconciled"),
    PostingState.VERIFIED: _later("booked and read back"),
    PostingState.CANCELLED: _later("withdrawn"),
    PostingState.FAILED: _later("failed, will be tried again"),
    PostingState.NEEDS_CLERK: _later("needs a person"),
}
_KINDS = {
    Kind.REMITTANCE: _later("remittance advice"),
    Kind.INVOICE: _later("invoice"),
    Kind.DISPUTE: _later("dispute"),
    Kind.BANK_STATEMENT: _later("bank statement"),
    Kind.OTHER: _later("other mail"),
}
_FIELDS = {
    "customer_number": _later("Our customer number"),
    "tax_id": _later("Tax id"),
    "iban": _later("IBAN"),
    "payee.name": _later("Paid to"),
    "payment_method": _later("Method"),
    "amount": _later("Total paid"),
    "document_number": _later("Document"),
    "gross_amount": _later("Gross"),
    "discount_amount": _later("Discount"),
    "deduction_amount": _later("Deduction"),
    "deduction_reason": _later("Reason"),
    "deduction_text": _later("Reason as printed"),
    "paid_amount": _later("Paid"),
    "net_amount": _later("Net"),
    "tax_amount": _later("Tax"),
    "total_amount": _later("Total"),
    "amount_due": _later("Still due"),
    "date": _later("Claim date"),
}


def state_label(state: DocumentState | PostingState) -> str:
    """What people call the state; both kinds know "posted", and mean different things."""
    known = _STATES.get(state) if isinstance(state, DocumentState) else _POSTING_STATES.get(state)
    return _(known) if known else term(state.value)


def term(code: str) -> str:
    """What people call one of our codes: "credit_memo" is "credit memo", or "Gutschrift"; see the vocabulary."""
    return _(VOCABULARY.get(code.replace(" ", "_")) or code.replace("_", " "))


def receipt_label(status: ReceiptState) -> str:
    """What people call the status of a receipt."""
    return term(status.value)


def kind_label(kind: Kind | None) -> str:
    """What people call this kind of document."""
    return _(_KINDS[kind]) if kind else _("unread")


def field_label(path: str, kind: Kind | None = None) -> str:
    """What people call the field at this path of a record: "lines.2.paid_amount" is "Line 3, paid"."""
    if path.startswith("lines.+."):
        return _("New line, %(field)s", field=_lower(field_label(path.removeprefix("lines.+."))))
    line = re.fullmatch(r"lines\.(\d+)\.(.+)", path)
    if line:
        return _("Line %(number)s, %(field)s", number=int(line[1]) + 1, field=_lower(field_label(line[2])))
    if path == "amount" and kind == Kind.DISPUTE:
        return _("Amount claimed")
    party, _dot, rest = path.partition(".")
    if not rest or path in _FIELDS:
        return _(_FIELDS.get(path) or path.replace("_", " ").capitalize())
    whose = _(party.capitalize())
    return whose if rest == "name" else f"{whose}: {_lower(field_label(rest))}"


def _lower(label: str) -> str:
    """A label inside of another; a German noun and an abbreviation keep their capitals."""
    return label if spoken().tag == "de" or label.isupper() else label[:1].lower() + label[1:]


def equation_words(equation: str) -> str:
    """ "lines.0.gross_amount - lines.0.paid_amount = 0" is "Line 1: gross − paid = 0" to a clerk."""
    line = re.match(r"lines\.(\d+)[.:]", equation)
    rest = re.sub(r"lines\.\d+(\.|: )", "", equation) if line else re.sub(r"\(lines\.(\w+)\)", r" of \1", equation)
    said = re.sub(r'"[^"]*"|[a-z]+(?:[_.][a-z]+)*', lambda name: _term(name[0]), rest).replace(" - ", " − ")
    if not line:
        return said[:1].upper() + said[1:]
    return _("Line %(number)s: %(said)s", number=int(line[1]) + 1, said=said)


def sum_words(equation: Equation) -> str:
    """The figures of an equation; where they do not add up, that is what is written: "1.00 + 1.00 ≠ 3.00"."""
    sum_of, _equals, result = equation.detail.rpartition(" = ")
    # "2.00, not 3.00": what they add up to, and what is printed.
    printed = result.rpartition(", not ")[2]
    return equation.detail if equation.holds or not sum_of else f"{sum_of} ≠ {printed}"


def _term(name: str) -> str:
    """A field in an equation; what a payer printed stands in quotes and stays."""
    if name.startswith('"'):
        return name
    known = _FIELDS.get(name)
    return _lower(_(known)) if known else term(name.replace("_amount", ""))


def money(amount: Decimal | None, currency: str | None = None) -> str:
    """12480.5 -> "12,480.50", or "12.480,50" to a German, with the digits its currency has; nothing for no amount."""
    return "" if amount is None else figure(f"{in_units(amount, currency):,f}")


def figure_of(value: str, currency: str | None = None) -> str:
    """The same of an amount in the record's own notation; what is no amount stays as it is."""
    try:
        return money(Decimal(value), currency)
    except InvalidOperation:
        return value


def figure(written: str) -> str:
    """An English number with the marks of the reader's country."""
    return figure_in(written, spoken().locale)


def figure_in(written: str, locale: Locale) -> str:
    """The same for somebody else: who gets a letter."""
    group, point = marks(locale)
    return written.translate({ord(","): group, ord("."): point})


@cache
def marks(locale: Locale) -> tuple[str, str]:
    """What stands between thousands and before the cents: "," and "." in English."""
    return get_group_symbol(locale), get_decimal_symbol(locale)


def percent(share: float) -> str:
    """0.987 -> "98 %"; never rounded up, so that only certainty reads 100 %."""
    return f"{int(share * 100 + 1e-9)} %"


def day(date: dt.date | None) -> str:
    """14 Oct 2026: the month has a name, so there is no order of day and month to mistake."""
    return day_in(date, spoken().locale) if date else ""


@lru_cache(maxsize=4096)
def day_in(date: dt.date, locale: Locale) -> str:
    """The same in another language than the reader's, as in a letter."""
    return str(format_skeleton("yMMMd", date, locale=locale))


def week(name: str) -> str:
    """ "2026-W07" is "9 Feb", the Monday of it."""
    monday = dt.datetime.strptime(f"{name}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a day has no zone
    return str(format_skeleton("MMMd", monday, locale=spoken().locale))


def typed_day(date: dt.date) -> str:
    """A date in an input, as its reader types it: 14.10.2026; ISO in English, where 10/11/2026 is two days."""
    return date.strftime(day_pattern(spoken().locale))


@cache
def day_pattern(locale: Locale) -> str:
    """How numbers make a date there, for strftime."""
    if locale.language == "en":
        return "%Y-%m-%d"
    parts = re.sub("y+", "%Y", get_date_format("short", locale).pattern)
    return re.sub("M+", "%m", re.sub("d+", "%d", parts))


def when(moment: dt.datetime | None) -> str:
    """14 Oct 2026 10:42 UTC."""
    return f"{day(moment.date())} {moment:%H:%M} UTC" if moment else ""


def ago(moment: dt.datetime, now: dt.datetime) -> str:
    """How long ago, in the coarsest unit that says something: "3 h"."""
    seconds = max((now - moment).total_seconds(), 0)
    for unit, length in ((_("d"), 86_400), (_("h"), 3_600), (_("min"), 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return _("now")
