"""From a button or an API call about a receipt to `docflow.decisions`; nothing is decided here."""

import datetime as dt
from typing import Literal

from pydantic import Field

from docflow import decisions
from docflow.decisions import Taken
from docflow.decisions.candidates import Other, postings_of, sides_of_receipt
from docflow.rules.announced import reference_of
from docflow.schema.base import Frozen
from docflow.schema.money import Amount, Currency
from docflow.schema.receipts import Pairing, Receipt, ReceiptState
from docflow.schema.receivables import Application
from docflow.schema.records import BankEntry
from docflow.schema.states import DocumentState
from docflow.store import Tx
from docflow.web.deps import Deps


class ReceiptDecision(Frozen):
    """What somebody decides about money that came."""

    action: Literal[
        "apply", "approve", "on_account", "refund", "unapply", "pair", "part", "takes_back", "name_customer"
    ]
    lines: list[Taken] = Field(default=[], max_length=1000)
    """apply: the open items that it pays, with the money that each takes."""
    customer: str | None = None
    """apply, on_account, refund, name_customer: who paid, where that is not known yet."""
    on_account: bool = False
    """apply: what is left is credited to the customer."""
    refund: bool = False
    """apply: what is left is to be paid back."""
    document: str = ""
    """pair, part: id of the advice."""
    other: str = ""
    """takes_back: id of the receipt that the bank took back."""
    content_hash: str = ""
    """approve: of what was seen (`content_hash` of the receipt)."""
    reason: str = Field(default="", max_length=500)
    """Kept in the audit trail; unapply needs it."""


class Advice(Frozen):
    """An advice whose money it might be."""

    id: str
    name: str
    state: DocumentState
    payer: str
    reference: str | None
    amount: Amount | None
    currency: str | None


class Candidate(Frozen):
    """... and why."""

    document: Advice
    because: str


class ReceiptShown(Frozen):
    """Everything about one receipt."""

    id: str
    version: int
    statement_id: str
    document_id: str
    """The statement's paper."""
    ordinal: int
    """Index of the booking in its statement, from 0."""
    account: str
    status: ReceiptState
    currency: Currency
    amount: Amount
    """Negative where money went back."""
    customer: str | None
    takes_back: str | None
    """Id of the receipt that it takes back."""
    reason: str
    """Why it stands where it stands, as a sentence."""
    application: Application | None
    """What it pays without any advice."""
    decided_by: str | None
    entry: BankEntry
    """The booking as the bank told it."""
    created_at: dt.datetime
    updated_at: dt.datetime
    content_hash: str
    """What an approval names."""
    pairings: tuple[Pairing, ...]
    """The advices whose money it is."""
    candidates: tuple[Candidate, ...]
    postings: tuple[str, ...]
    """What was booked: posting ids."""


def decide(tx: Tx, deps: Deps, actor: str, receipt_id: str, version: int, body: ReceiptDecision) -> Receipt:
    """One decision. Raises NotAllowed, Stale, Refused, BadInput, InvalidValues."""
    seen = (tx, receipt_id, version, actor)
    match body.action:
        case "apply" | "on_account" | "refund":
            return decisions.apply(
                *seen,
                deps.policy,
                body.lines if body.action == "apply" else [],
                customer=body.customer,
                on_account=body.on_account or body.action == "on_account",
                refund=body.refund or body.action == "refund",
                reason=body.reason,
            )
        case "approve":
            return decisions.approve_receipt(*seen, body.content_hash, deps.policy, body.reason)
        case "unapply":
            return decisions.unapply(*seen, deps.policy, body.reason)
        case "pair":
            return decisions.pair(*seen, deps.policy, body.document)
        case "part":
            return decisions.part(*seen, body.document)
        case "takes_back":
            return decisions.takes_back(*seen, deps.policy, body.other)
        case "name_customer":
            return decisions.name_customer(*seen, deps.policy, body.customer or "")


def view(tx: Tx, deps: Deps, receipt: Receipt) -> dict[str, object]:
    """Everything about one receipt, with what it is paired with and what it might be."""
    others = sides_of_receipt(tx, receipt, deps.policy)
    return {
        **receipt.model_dump(mode="json"),
        "content_hash": receipt.content_hash,
        "pairings": [one.pairing.model_dump(mode="json") for one in others if one.pairing],
        "candidates": [_candidate(one) for one in others if not one.pairing],
        "postings": list(dict.fromkeys(row.posting_id for row in postings_of(tx, receipt))),
    }


def reference(receipt: Receipt) -> str:
    """By what one would ask the bank, or the payer, for it."""
    return reference_of(receipt.entry)


def _candidate(one: Other) -> dict[str, object]:
    shown = {"id", "name", "state", "payer", "reference", "amount", "currency"}
    return {"document": one.document.model_dump(mode="json", include=shown), "because": one.because}
