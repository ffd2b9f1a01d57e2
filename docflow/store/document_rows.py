"""Between a document and its row: which columns a change touches, and the values by which documents are found."""

import datetime as dt
from decimal import Decimal
from typing import Any, TypedDict

from sqlalchemy import Row

from docflow.rules.keys import folded
from docflow.schema.documents import Document
from docflow.schema.money import from_minor
from docflow.schema.receivables import Application
from docflow.schema.records import BankStatement, Dispute, Extraction, Invoice, Kind, Remittance
from docflow.schema.states import QuarantineCode
from docflow.store.amounts import minor_units_if_any
from docflow.store.texts import canonical, parsed

_INDEXED = 200


class Changes(TypedDict, total=False):
    """What may be changed together with (or without) a move."""

    reason: str
    quarantine_code: QuarantineCode | None
    kind: Kind | None
    pages_sha256: str | None
    extraction: Extraction | None
    application: Application | None
    customer: str | None
    owner: str
    duplicate_of: str | None
    parked_until: dt.date | None
    asked_back_by: str | None
    name: str
    media_type: str
    hints: dict[str, str]


class Found(TypedDict):
    """The values of a record by which its document is found."""

    payer: str
    reference: str | None
    amount: Decimal | None
    currency: str | None
    paid_on: dt.date | None


def columns_of(changes: Changes) -> dict[str, Any]:
    """The columns and values that the changes stand for."""
    values: dict[str, Any] = dict(changes)
    for name in ("extraction", "application"):
        if values.get(name) is not None:
            values[name] = values[name].model_dump_json()
    if "hints" in values:
        values["hints"] = canonical(values["hints"])
    if (application := changes.get("application")) is not None:
        values.setdefault("customer", application.payer.customer)
    if (extraction := changes.get("extraction")) is not None:
        values.setdefault("kind", extraction.kind)
        values |= _searched(found_in(extraction), extraction.confidence)
    return values


def _searched(found: Found, confidence: float) -> dict[str, Any]:
    minor = minor_units_if_any(found["amount"], found["currency"])
    return {
        "confidence": confidence,
        "at_risk": int(abs(minor or 0) * Decimal(1 - min(max(confidence, 0.0), 1.0))),
        "payer": found["payer"],
        "payer_key": folded(found["payer"]),
        "reference": found["reference"],
        "reference_key": reference_key(found["reference"]) if found["reference"] else None,
        "amount_minor": minor,
        "currency": found["currency"],
        "paid_on": found["paid_on"],
    }


def found_in(extraction: Extraction) -> Found:
    """Payer, reference, amount, currency and date of whatever record it is."""
    match extraction.record:
        case Remittance() as it:
            reference = it.payment_reference or it.advice_number
            return _found(it.payer.name, reference, it.amount, it.currency, it.payment_date)
        case Invoice() as it:
            return _found(it.seller.name, it.invoice_number, it.total_amount, it.currency, it.invoice_date)
        case Dispute() as it:
            return _found(it.customer.name, it.claim_number, it.amount, it.currency, it.date)
        case BankStatement() as it:
            return _found(it.account, it.statement_id, it.closing_balance, it.currency, None)
        case _:
            return _found(None, None, None, None, None)


def _found(
    payer: str | None, reference: str | None, amount: Decimal | None, currency: str | None, paid_on: dt.date | None
) -> Found:
    return {"payer": payer or "", "reference": reference, "amount": amount, "currency": currency, "paid_on": paid_on}


def reference_key(reference: str) -> str:
    """By what a payment's reference is compared; of a nonsensically long one the beginning, which an index can hold."""
    return folded(reference)[:_INDEXED]


def document_of(row: Row[Any]) -> Document:
    """The document that a row stands for; columns that were not selected stay at their defaults."""
    values = row._asdict()
    for name in ("payer_key", "reference_key", "at_risk", "asked_back_by"):
        values.pop(name)
    minor, currency = values.pop("amount_minor"), row.currency
    values["amount"] = None if minor is None else from_minor(minor, currency or "")
    values["hints"] = parsed(row.hints)
    if values.get("extraction"):
        values["extraction"] = Extraction.parse(parsed(values["extraction"]))
    if values.get("application"):
        values["application"] = Application.model_validate_json(values["application"])
    return Document.model_validate(values)
