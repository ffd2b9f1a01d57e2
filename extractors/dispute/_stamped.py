"""An invoice that comes back with a stamp or a note: its buyer disputes it, as a whole unless an amount is noted."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.money import plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Evidence, Extraction, Invoice, Kind
from extractors.contract import Hints
from extractors.dispute._claim import spoken
from extractors.dispute._given import Given, kept
from extractors.dispute._reading import reading_of
from extractors.dispute._reason import in_sentence
from extractors.dispute._sentences import sentences_of
from extractors.fields.amounts import AmountReading, find_amounts
from extractors.fields.dates import DateReading, find_dates
from extractors.fields.lexicon import any_speaks_of, normalise
from extractors.fields.reasons import classify_reason
from extractors.invoice._finish import confidence_of, note_reading
from extractors.invoice._stamp import Stamp, refuses
from extractors.invoice.invoice import read_invoice
from extractors.papers.draft import Draft
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_LESS = re.compile(r"(?<!\w)[-–−]\s?(?:[A-Z]{3}|[€$£])?\s?\d")
"""An amount behind a minus is taken off."""
_CLAIMED = 0.6
"""How surely an amount is claimed that nobody is asked about."""
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
    claimed = _claimed(draft.paper, stamp)
    words = normalise(stamp.text).split()
    taken = bool(_LESS.search(stamp.text)) or any(any_speaks_of(wanted, words) for wanted in ("credit", "deduct"))
    if claimed is None and len(noted) == 1 and taken:
        (claimed,) = noted
    if claimed is not None:
        draft.fields["amount"] = _noted(draft, stamp, plain(claimed), 0.8)
        return claimed
    if noted:
        draft.ask(f'It is not said which amount is disputed in "{stamp.text}".')
    reading = classify_reason(stamp.text)
    none_came = reading is not None and reading.reason is Reason.NOT_RECEIVED
    if not (none_came or refuses(stamp.text) or any_speaks_of("cancel", words)):
        draft.fields.pop("amount", None)
        draft.ask("It is not said how much of the invoice is disputed.")
        return None
    if invoice.total_amount is None:
        draft.ask("No claimed amount was found.")
    return invoice.total_amount


def _note(paper: Paper, stamp: Stamp) -> Paper:
    """The note as a text by itself."""
    lines: list[Row] = []
    for atom in stamp.atoms:
        if not lines or atom.y0 >= lines[-1].y1 - 0.5 * (atom.y1 - atom.y0):
            lines.append(Row(stamp.page, atom.y0, atom.y1, [], em=atom.y1 - atom.y0))
        lines[-1].atoms.append(atom)
    return paper.reread([lines if page == stamp.page else [] for page in range(len(paper.rows))], [])


def _claimed(paper: Paper, stamp: Stamp) -> Decimal | None:
    """The amount that the note's own sentences claim or its figures make."""
    note = _note(paper, stamp)
    found = sorted(spoken(note, sentences_of(note)), key=lambda choice: -choice.weight)
    best = found[0] if found and found[0].weight >= _CLAIMED else None
    rivals = [choice for choice in found[1:] if best is not None and choice.weight >= best.weight]
    return best.amount if best is not None and not rivals else None


def _amounts_in(paper: Paper, atom: Atom) -> list[AmountReading]:
    """Amounts of money, in whatever phrase: with cents, or with their currency."""
    if atom.kind == "date":
        return []
    found = (match.reading for match in find_amounts(atom.text, paper.convention))
    return [reading for reading in found if reading.decimals == 2 or reading.currency]


def _reason(draft: Draft, stamp: Stamp) -> Reason:
    """What a sentence of the note tells, or else the note as a whole; what it asks for counts less."""
    seen = min((atom.confidence for atom in stamp.atoms), default=1.0)
    told = sentences_of(_note(draft.paper, stamp))
    readings = [(given.reading, given.sure) for sentence in told for given in in_sentence(sentence)]
    if not readings and (whole := reading_of(stamp.text)) is not None:
        readings = [(whole, 1.0)]
    if not readings:
        draft.ask("No reason for the dispute was found.")
        return Reason.OTHER
    every = [Given(reading, stamp.atoms, stamp.page, sure * seen) for reading, sure in readings]
    return kept(draft, max(every, key=lambda given: given.confidence), every)
