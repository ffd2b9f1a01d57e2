"""Disputes as cases: what is disputed, where it stands, and how it ends (DOMAIN: dispute, states)."""

import datetime as dt
import hashlib
import json
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.reasons import Reason


class DisputeState(StrEnum):
    """Where a case stands."""

    NEW = "new"
    DOCUMENTS_PENDING = "documents_pending"
    """What proves or refutes it has yet to come in."""
    UNDER_REVIEW = "under_review"
    VALIDATED = "validated"
    """Somebody has said how much of it is right: valid, partial or invalid."""
    PENDING_APPROVAL = "pending_approval"
    """A resolution is proposed that takes a second person."""
    RESOLVED = "resolved"
    """Nothing is in dispute any more; the ledger, or a credit note, is still awaited."""
    CLOSED = "closed"
    ON_HOLD = "on_hold"
    VOIDED = "voided"
    """Withdrawn, merged into another case, or gone with the payment that opened it."""
    REOPENED = "reopened"
    """What settled it was taken back."""


_D = DisputeState
_WORKED_ON = frozenset({_D.DOCUMENTS_PENDING, _D.UNDER_REVIEW, _D.VALIDATED})
# A customer may pay what they disputed, and a case may be put off or withdrawn, at any time before its end.
_AT_ANY_TIME = frozenset({_D.ON_HOLD, _D.VOIDED, _D.RESOLVED})
DISPUTE_MOVES: dict[DisputeState, frozenset[DisputeState]] = {
    _D.NEW: frozenset({_D.DOCUMENTS_PENDING, _D.UNDER_REVIEW}) | _AT_ANY_TIME,
    _D.REOPENED: _WORKED_ON - {_D.VALIDATED} | _AT_ANY_TIME,
    _D.DOCUMENTS_PENDING: frozenset({_D.UNDER_REVIEW}) | _AT_ANY_TIME,
    _D.UNDER_REVIEW: frozenset({_D.DOCUMENTS_PENDING, _D.VALIDATED}) | _AT_ANY_TIME,
    _D.VALIDATED: frozenset({_D.UNDER_REVIEW, _D.PENDING_APPROVAL}) | _AT_ANY_TIME,
    # A refusal, or any change of what was proposed, leads back.
    _D.PENDING_APPROVAL: frozenset({_D.VALIDATED, _D.RESOLVED, _D.VOIDED}),
    _D.ON_HOLD: frozenset({_D.NEW, _D.REOPENED, _D.RESOLVED, _D.VOIDED}) | _WORKED_ON,
    _D.RESOLVED: frozenset({_D.CLOSED, _D.REOPENED}),
    _D.CLOSED: frozenset({_D.REOPENED}),
    _D.VOIDED: frozenset(),
}
"""The one table of legal transitions."""

OPEN = frozenset(DisputeState) - {_D.RESOLVED, _D.CLOSED, _D.VOIDED}
"""States in which something is in dispute."""
CHANGEABLE = OPEN - {_D.PENDING_APPROVAL}
"""States in which what the case says may be changed."""


class DisputeType(StrEnum):
    """What kind of quarrel it is."""

    PRE_PAYMENT = "pre_payment_dispute"
    DEDUCTION = "deduction"
    UNEARNED_DISCOUNT = "unearned_discount"
    OVERPAYMENT = "overpayment_claim"


class Section(StrEnum):
    """Which part of the invoices is disputed."""

    TOTAL = "total"
    LINES = "lines"
    SHIPPING = "shipping"
    TAX = "tax"


class Validity(StrEnum):
    """Whether the customer is right."""

    UNKNOWN = "unknown"
    VALID = "valid"
    PARTIAL = "partial"
    INVALID = "invalid"


class Outcome(StrEnum):
    """How (a part of) a case ends."""

    CREDITED = "credited"
    """The customer is right: a credit note is asked for. No ledger line of ours."""
    WRITTEN_OFF = "written_off"
    """We give it up."""
    RECOVERED = "recovered"
    """The customer is wrong: what was deducted is charged back, what is still open stays due, or was paid."""
    MATCHED_TO_PROMOTION = "matched_to_promotion"
    """It was promised to the customer, and the money for it is put aside."""


class Backup(StrEnum):
    """What a document proves in a dispute."""

    POD = "pod"
    """Proof of delivery: the receiver has signed."""
    BOL = "bol"
    """Bill of lading: the carrier has taken it over."""
    PURCHASE_ORDER = "purchase_order"
    CONTRACT = "contract"
    OTHER = "other"


class Clock(Frozen):
    """The service clock of the state that a case is in: it stands still while the case is on hold or waits for the
    customer."""

    since: dt.datetime
    paused_at: dt.datetime | None = None
    """Since when it stands still."""
    paused: dt.timedelta = dt.timedelta(0)
    """How long it stood still before."""


class Claim(Frozen):
    """One sum that somebody claims or has taken, as one paper tells it; a case holds one or several."""

    id: str
    source: Literal["document", "deduction", "clerk"] = "document"
    document_id: str | None = None
    line: int = -1
    """Index of the remittance line whose deduction it is; -1 for a document that is a dispute itself."""
    part: int = 0
    """Of one paper's claim that was split: which part of it."""
    amount: Amount = ZERO
    """Positive; ZERO while it is not known."""
    invoices: tuple[str, ...] = ()
    """As printed."""
    open_items: tuple[str, ...] = ()
    """Refs of those invoices, as far as the customer has them."""
    account: str | None = None
    """The ledger account on which a payment has left it; None: it stands open on the items."""
    posting_id: str | None = None
    """The posting that has left it there."""


class Attached(Frozen):
    """A document that belongs to a case."""

    document_id: str
    backup: Backup = Backup.OTHER
    because: str
    """Why it belongs there, as a sentence."""
    actor: str
    at: dt.datetime


class Part(Frozen):
    """How much of a case ends how."""

    outcome: Outcome
    amount: Amount


class Resolution(Frozen):
    """How a case ends: parts that add up to what is in dispute."""

    parts: tuple[Part, ...]
    proposed_by: str
    approved_by: str | None = None
    reason: str = ""
    posting_id: str | None = None
    """What the ledger was asked to book; None where nothing is to be booked."""
    reference: str | None = None
    """The credit note or promotion that settled it."""


class Entry(Frozen):
    """One line of the history of a case; those with a `change` are the history of the disputed amount."""

    seq: int
    at: dt.datetime
    actor: str
    action: str
    state: DisputeState
    """Afterwards."""
    change: Amount = ZERO
    """Of what is in dispute; all of them add up to `current`."""
    current: Amount = ZERO
    """Afterwards."""
    posting_id: str | None = None
    """The posting that settled or took back."""
    body: dict[str, object] = {}


class DisputeCase(Frozen):
    """A tracked dispute: current = original - credited - paid - written_off, always."""

    id: str
    version: int = 1
    type: DisputeType = DisputeType.PRE_PAYMENT
    state: DisputeState = DisputeState.NEW
    customer: str | None = None
    currency: Currency | None = None
    section: Section = Section.TOTAL
    reference: str | None = None
    """What the customer calls it: the claim or debit memo number."""
    reason: Reason | None = None
    """As the customer says."""
    reason_code: str | None = None
    """The customer's own code, as printed."""
    reason_text: str | None = None
    internal_reason: Reason | None = None
    """As we found."""
    root_cause: str = ""
    claimed: Amount = ZERO
    """What the customer asks for."""
    original: Amount = ZERO
    """What came into dispute: the sum of the claims."""
    credited: Amount = ZERO
    """Granted, by credit note or promotion."""
    paid: Amount = ZERO
    """Paid after all, or charged back."""
    written_off: Amount = ZERO
    basis: Amount | None = None
    """Of a case that was split or merged: the whole, by which approval limits judge each part of it."""
    validity: Validity = Validity.UNKNOWN
    owner: str | None = None
    clock: Clock
    deadline: dt.datetime | None = None
    """When the state is to be left; None while the clock stands still, or where there is no limit."""
    deadline_by: str | None = None
    """Who set the deadline, where the policy did not."""
    escalation: int = 0
    """How often it was escalated."""
    escalated_for: dt.datetime | None = None
    """The deadline for which it was last escalated."""
    held_from: DisputeState | None = None
    """The state to which a case on hold returns."""
    awaits_customer: bool = False
    news: bool = False
    """Something came in by mail that no person has seen yet."""
    required: tuple[Backup, ...] = ()
    claims: tuple[Claim, ...] = ()
    documents: tuple[Attached, ...] = ()
    resolution: Resolution | None = None
    resolutions: int = 0
    """How many were carried out: each has a posting of its own."""
    merged_into: str | None = None
    split_from: str | None = None
    opened_at: dt.datetime
    updated_at: dt.datetime

    @property
    def current(self) -> Decimal:
        """What is still in dispute."""
        return self.original - self.credited - self.paid - self.written_off

    @property
    def received(self) -> frozenset[Backup]:
        """What has come in."""
        return frozenset(one.backup for one in self.documents)

    @property
    def missing(self) -> tuple[Backup, ...]:
        """What is required and has not come in."""
        return tuple(backup for backup in self.required if backup not in self.received)

    @property
    def invoices(self) -> tuple[str, ...]:
        """The numbers of all disputed invoices."""
        return tuple(dict.fromkeys(number for claim in self.claims for number in claim.invoices))

    @property
    def papers(self) -> tuple[str, ...]:
        """Ids of the documents that opened it, and of those attached."""
        opened = (claim.document_id for claim in self.claims if claim.document_id)
        return tuple(dict.fromkeys((*opened, *(one.document_id for one in self.documents))))

    @property
    def content_hash(self) -> str:
        """sha256 over all that an approval approves: what is disputed with whom, and how it is to end."""
        told = {"id", "type", "customer", "currency", "claims", "original", "credited", "paid", "written_off"}
        told |= {"basis", "validity", "internal_reason", "resolution"}
        content = self.model_dump(mode="json", include=told)
        return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
