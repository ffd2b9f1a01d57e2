"""An invoice that comes back with a stamp or a note: its buyer disputes it, as a whole unless an amount is noted."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.money import plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Evidence, Extraction, Invoice, Kind
from extractors.contract import Hints
from extractors.dispute._given import Given, kept
from extractors.fields.amounts import AmountReading, find_amounts
from extractors.fields.dates import DateReading, find_dates
from extractors.fields.lexicon import any_speaks_of, normalise
from extractors.fields.reasons import classify_reason
from extractors.invoice._finish import confidence_of, note_reading
from extractors.invoice._stamp import Stamp, refuses
from extractors.invoice.invoice import read_invoice
from extractors.papers.draft import Draft
from extractors.papers.paper import Paper
from extractors.tables import Atom

_LESS = re.compile(r"(?<!\w)[-–−]\s?(?:[A-Z]{3}|[€$£])?\s?\d")
"""An amount behind a minus is taken off."""
_COPIED = {
    "invoice_number": "invoices.0",
    "currency": "currency",
    "buyer.name": "customer.name",
    "total_amount": "amount",
}
"""Field of the invoice -> field of the dispute whose evidence it is."""


def stamped(draft: Draft, stamp: Stamp, hints: Hints) -> Extraction:
    """The dispute that a note on an invoice tells."""
    invoice = read_invoice(draft, hints)
    draft.fields = {new: draft.fields[old] for old, new in _COPIED.items() if old in draft.fields}
    # Whether day and month of the invoice's own dates are clear does not matter here.
    draft.review = [sentence for sentence in draft.review if " date" not in sentence and "seller" not in sentence]
    record = Dispute(
        customer=invoice.buyer, date=_date(draft, stamp), currency=invoice.currency,
        amount=_amount(draft, stamp, invoice), reason=_reason(draft, stamp),
        invoices=(invoice.invoice_number,) if invoice.invoice_number else (), description=stamp.text,
    )  # fmt: skip
    draft.fields["description"] = _noted(draft, stamp, stamp.text, 0.9)
    if invoice.buyer.name is None:
        draft.ask("It is not clear which customer disputes.")
    note_reading(draft)
    return Extraction(
        kind=Kind.DISPUTE, confidence=confidence_of(draft), review=tuple(draft.review), record=record,
        fields=draft.fields, proof=tuple(draft.proof),
    )  # fmt: skip


def _noted(draft: Draft, stamp: Stamp, value: str, sure: float) -> Evidence:
    seen = min((atom.confidence for atom in stamp.atoms), default=1.0)
    return draft.paper.evidence(value, stamp.atoms, stamp.page, sure * seen)


def _date(draft: Draft, stamp: Stamp) -> dt.date | None:
    """The day noted beside the stamp."""
    for text, atoms, reading in _days(draft.paper, stamp):
        if reading is not None:
            if reading.ambiguous:
                draft.ask(f'Day and month of "{text}" may be the other way round.')
            draft.fields["date"] = draft.paper.evidence(reading.value.isoformat(), atoms, stamp.page, 0.9)
            return reading.value
    draft.ask("No date of the dispute was found.")
    return None


def _days(paper: Paper, stamp: Stamp) -> Iterator[tuple[str, tuple[Atom, ...], DateReading | None]]:
    """Each with its text: dates that stand alone first, then those of the note as a whole."""
    yield from ((atom.text, (atom,), paper.day(atom)) for atom in stamp.atoms if atom.kind == "date")
    yield from ((stamp.text, stamp.atoms, found.reading) for found in find_dates(stamp.text, paper.order))


def _amount(draft: Draft, stamp: Stamp, invoice: Invoice) -> Decimal | None:
    """An amount in the note, or the whole invoice where the note refuses or cancels it or nothing came."""
    noted = {reading.value for atom in stamp.atoms for reading in _amounts_in(draft.paper, atom)}
    words = normalise(stamp.text).split()
    taken = bool(_LESS.search(stamp.text)) or any(any_speaks_of(wanted, words) for wanted in ("credit", "deduct"))
    if noted and not taken:
        draft.ask(f'It is not said whether the amount in "{stamp.text}" is what is disputed.')
    elif len(noted) == 1:
        (amount,) = noted
        draft.fields["amount"] = _noted(draft, stamp, plain(amount), 0.8)
        return amount
    reading = classify_reason(stamp.text)
    none_came = reading is not None and reading.reason is Reason.NOT_RECEIVED
    if not (none_came or refuses(stamp.text) or any_speaks_of("cancel", words)):
        draft.fields.pop("amount", None)
        draft.ask("It is not said how much of the invoice is disputed.")
        return None
    if invoice.total_amount is None:
        draft.ask("No claimed amount was found.")
    return invoice.total_amount


def _amounts_in(paper: Paper, atom: Atom) -> list[AmountReading]:
    """Amounts of money, in whatever phrase: with cents, or with their currency."""
    if atom.kind == "date":
        return []
    found = (match.reading for match in find_amounts(atom.text, paper.convention))
    return [reading for reading in found if reading.decimals == 2 or reading.currency]


def _reason(draft: Draft, stamp: Stamp) -> Reason:
    reading = classify_reason(stamp.text)
    if reading is None:
        draft.ask("No reason for the dispute was found.")
        return Reason.OTHER
    seen = min((atom.confidence for atom in stamp.atoms), default=1.0)
    given = Given(reading, stamp.atoms, stamp.page, seen)
    return kept(draft, given, [given])
