"""How values read on the screen: amounts, dates, and what people call states and fields."""

import datetime as dt
import re
from decimal import Decimal

from docflow.schema.money import in_units
from docflow.schema.receipts import ReceiptState
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState, PostingState

_STATES = {
    DocumentState.RECEIVED: "received",
    DocumentState.READING: "being read",
    DocumentState.EXTRACTED: "being matched",
    DocumentState.NEEDS_REVIEW: "needs review",
    DocumentState.IN_REVIEW: "in review",
    DocumentState.PARKED: "parked",
    DocumentState.AWAITING_PAYER: "waiting for the payer",
    DocumentState.SECOND_APPROVAL: "needs a second approval",
    DocumentState.AWAITING_RECEIPT: "waiting for its money",
    DocumentState.APPROVED: "approved",
    DocumentState.DELIVERED: "sent to the ledger",
    DocumentState.POSTED: "posted",
    DocumentState.QUARANTINED: "cannot be read",
    DocumentState.NOT_REMITTANCE: "not a remittance",
    DocumentState.DUPLICATE: "duplicate",
    DocumentState.SPLIT: "split",
    DocumentState.MERGED: "merged",
    DocumentState.REJECTED_BY_LEDGER: "refused by the ledger",
    DocumentState.FILED: "recorded",
}
_POSTING_STATES = {
    PostingState.QUEUED: "waiting",
    PostingState.CLAIMED: "being sent",
    PostingState.CREATED: "created, not yet booked",
    PostingState.POSTED: "booked, not yet read back",
    PostingState.RECONCILED: "reconciled",
    PostingState.VERIFIED: "booked and read back",
    PostingState.CANCELLED: "withdrawn",
    PostingState.FAILED: "failed, will be tried again",
    PostingState.NEEDS_CLERK: "needs a person",
}
_KINDS = {
    Kind.REMITTANCE: "remittance advice",
    Kind.INVOICE: "invoice",
    Kind.DISPUTE: "dispute",
    Kind.BANK_STATEMENT: "bank statement",
    Kind.OTHER: "other mail",
}
_FIELDS = {
    "customer_number": "Our customer number",
    "tax_id": "Tax id",
    "iban": "IBAN",
    "payee.name": "Paid to",
    "payment_method": "Method",
    "amount": "Total paid",
    "document_number": "Document",
    "gross_amount": "Gross",
    "discount_amount": "Discount",
    "deduction_amount": "Deduction",
    "deduction_reason": "Reason",
    "deduction_text": "Reason as printed",
    "paid_amount": "Paid",
    "net_amount": "Net",
    "tax_amount": "Tax",
    "total_amount": "Total",
    "amount_due": "Still due",
    "date": "Claim date",
}


def state_label(state: DocumentState | PostingState) -> str:
    """What people call the state; both kinds know "posted", and mean different things."""
    known = _STATES.get(state) if isinstance(state, DocumentState) else _POSTING_STATES.get(state)
    return known or state.value.replace("_", " ")


def receipt_label(status: ReceiptState) -> str:
    """What people call the status of a receipt."""
    return status.value.replace("_", " ")


def kind_label(kind: Kind | None) -> str:
    """What people call this kind of document."""
    return _KINDS[kind] if kind else "unread"


def field_label(path: str, kind: Kind | None = None) -> str:
    """What people call the field at this path of a record: "lines.2.paid_amount" is "Line 3, paid"."""
    if path.startswith("lines.+."):
        return f"New line, {field_label(path.removeprefix('lines.+.')).lower()}"
    line = re.fullmatch(r"lines\.(\d+)\.(.+)", path)
    if line:
        return f"Line {int(line[1]) + 1}, {field_label(line[2]).lower()}"
    if path == "amount" and kind == Kind.DISPUTE:
        return "Amount claimed"
    party, _, rest = path.partition(".")
    if not rest or path in _FIELDS:
        return _FIELDS.get(path) or path.replace("_", " ").capitalize()
    label = _FIELDS.get(rest, rest.replace("_", " "))
    return (
        party.capitalize() if rest == "name" else f"{party.capitalize()}: {label if label == 'IBAN' else label.lower()}"
    )


def equation_words(equation: str) -> str:
    """ "lines.0.gross_amount - lines.0.paid_amount = 0" is "Line 1: gross − paid = 0" to a clerk."""
    line = re.match(r"lines\.(\d+)[.:]", equation)
    rest = re.sub(r"lines\.\d+(\.|: )", "", equation) if line else re.sub(r"\(lines\.(\w+)\)", r" of \1", equation)
    said = re.sub(r'"[^"]*"|[a-z]+(?:[_.][a-z]+)*', lambda name: _term(name[0]), rest).replace(" - ", " − ")
    return f"Line {int(line[1]) + 1}: {said}" if line else said[:1].upper() + said[1:]


def _term(name: str) -> str:
    """A field in an equation; what a payer printed stands in quotes and stays."""
    return name if name.startswith('"') else _FIELDS.get(name, name.replace("_amount", "").replace("_", " ")).lower()


def money(amount: Decimal | None, currency: str | None = None) -> str:
    """12480.5 -> "12,480.50", with the digits its currency has; nothing for no amount."""
    if amount is None:
        return ""
    return f"{in_units(amount, currency):,f}"


def percent(share: float) -> str:
    """0.987 -> "98 %"; never rounded up, so that only certainty reads 100 %."""
    return f"{int(share * 100 + 1e-9)} %"


def day(date: dt.date | None) -> str:
    """14 Oct 2026: no order of day and month to mistake."""
    return f"{date.day} {date:%b %Y}" if date else ""


def when(moment: dt.datetime | None) -> str:
    """14 Oct 2026 10:42 UTC."""
    return f"{day(moment.date())} {moment:%H:%M} UTC" if moment else ""


def ago(moment: dt.datetime, now: dt.datetime) -> str:
    """How long ago, in the coarsest unit that says something: "3 h"."""
    seconds = max((now - moment).total_seconds(), 0)
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{int(seconds // length)} {unit}"
    return "now"
