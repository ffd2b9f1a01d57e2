"""From an API call to `docflow.decisions.cases`, the one door for disputes; nothing is decided here."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from docflow.decisions import cases
from docflow.decisions.cases import Amendment, Take
from docflow.rules.policy import Policy
from docflow.schema.base import Frozen
from docflow.schema.disputes import (
    Attached,
    Backup,
    Claim,
    Clock,
    DisputeCase,
    DisputeState,
    DisputeType,
    Entry,
    Part,
    Resolution,
    Section,
    Validity,
)
from docflow.schema.money import Amount, Currency, plain
from docflow.schema.reasons import Reason
from docflow.store import Tx

Why = Annotated[str, Field(max_length=500, description="Kept in the history.")]
_S = DisputeState


class Assign(Frozen):
    """Who looks after the case, and until when."""

    action: Literal["assign"]
    owner: str | None = Field(description="Name of a user; null: nobody.")
    deadline: AwareDatetime | None = None
    """Instead of that of the policy, until the case leaves its state."""


class Move(Frozen):
    """To the documents' queue, or under review although something is missing."""

    action: Literal["move"]
    to: Literal[DisputeState.DOCUMENTS_PENDING, DisputeState.UNDER_REVIEW]
    reason: Why = ""


class Hold(Frozen):
    """Puts the case off; its clock stands still."""

    action: Literal["hold"]
    reason: Why


class AwaitCustomer(Frozen):
    """The customer was asked; the clock stands still until something comes in."""

    action: Literal["await_customer"]
    reason: Why = ""


class GoOn(Frozen):
    """Off hold, or no longer waiting for the customer."""

    action: Literal["go_on"]


class Judge(Frozen):
    """Whether the customer is right."""

    action: Literal["judge"]
    validity: Literal[Validity.VALID, Validity.PARTIAL, Validity.INVALID]
    reason: Why


class Amend(Amendment):
    """What is known better now. Where what is disputed changes, it has to be judged anew."""

    action: Literal["amend"]


class Propose(Frozen):
    """How the case is to end: parts that add up to what is in dispute. Within the limits it ends so at once."""

    action: Literal["propose"]
    parts: tuple[Part, ...] = Field(min_length=1, max_length=4, examples=[[{"outcome": "credited", "amount": "60.00"}]])
    reason: Why = ""
    reference: str | None = Field(default=None, max_length=80)
    """The promotion that it is matched to, or the credit note that is there already."""


class Approve(Frozen):
    """The second person approves what they have seen."""

    action: Literal["approve"]
    content_hash: str
    """Of what was seen."""


class Refuse(Frozen):
    """Says no to what is proposed, or takes the proposal back."""

    action: Literal["refuse"]
    reason: Why


class Close(Frozen):
    """Nothing is awaited any more: the credit note is there."""

    action: Literal["close"]
    reference: str | None = Field(default=None, max_length=80)


class Reopen(Frozen):
    """Takes the resolution back; what the ledger has booked is reversed."""

    action: Literal["reopen"]
    reason: Why


class Void(Frozen):
    """There never was a dispute."""

    action: Literal["void"]
    reason: Why


class Merge(Frozen):
    """Takes another case of the same customer into this one."""

    action: Literal["merge"]
    other: str
    """Id of the other case."""
    other_version: int
    """Its version, as you have seen it."""


class Split(Frozen):
    """Some of the claims, or parts of them, go into a case of their own; the reply names it as `split_into`."""

    action: Literal["split"]
    takes: tuple[Take, ...] = Field(min_length=1, max_length=200)


Change = (
    Assign | Move | Hold | AwaitCustomer | GoOn | Judge | Amend | Propose | Approve | Refuse | Close | Reopen | Void
    | Merge | Split
)  # fmt: skip
ChangeBody = Annotated[Change, Field(discriminator="action")]
SCOPES: dict[str, str] = {"propose": "post", "approve": "post", "reopen": "post"}
"""What an action takes where it is more than "write"."""


class DisputeSummary(Frozen):
    """A row of a list of disputes: current = original - credited - paid - written_off."""

    id: str
    version: int
    type: DisputeType
    state: DisputeState
    customer: str | None
    currency: Currency | None
    section: Section
    reference: str | None
    """What the customer calls it."""
    reason: Reason | None
    """As the customer says."""
    reason_code: str | None
    internal_reason: Reason | None
    """As we found."""
    claimed: Amount
    original: Amount
    credited: Amount
    paid: Amount
    written_off: Amount
    current: Amount
    """What is still in dispute."""
    basis: Amount | None
    validity: Validity
    owner: str | None
    deadline: dt.datetime | None
    deadline_by: str | None
    late: bool
    escalation: int
    held_from: DisputeState | None
    awaits_customer: bool
    news: bool
    resolutions: int
    merged_into: str | None
    split_from: str | None
    invoices: tuple[str, ...]
    """Numbers, as printed."""
    opened_at: dt.datetime
    updated_at: dt.datetime


class DisputeShown(DisputeSummary):
    """Everything about one case; `messages` are a part of its history."""

    reason_text: str | None
    root_cause: str
    clock: Clock
    escalated_for: dt.datetime | None
    required: tuple[Backup, ...]
    missing: tuple[Backup, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Attached, ...]
    resolution: Resolution | None
    content_hash: str
    """What an approval names."""
    messages: tuple[Entry, ...]
    history: tuple[Entry, ...]
    """Those with a `change` add up to `current`."""


class DisputeChanged(DisputeShown):
    """The case after a change."""

    split_into: str | None = None
    """Id of the new case of a split."""


class MessageBody(Frozen):
    """A note, or what was said to or by the customer; docflow sends nothing."""

    text: str = Field(min_length=1, max_length=10_000)
    direction: Literal["note", "in", "out"] = "note"


def change(tx: Tx, policy: Policy, actor: str, dispute_id: str, version: int, body: Change) -> list[DisputeCase]:
    """One change; the case, and the new one of a split. Raises NotAllowed, Stale, Refused, BadInput, NotFound."""
    of = (tx, dispute_id, version, actor)
    match body:
        case Close():
            return [cases.close(*of, reference=body.reference)]
        case Void():
            return [cases.void(*of, reason=body.reason)]
        case Split():
            return list(cases.split(*of, policy, takes=body.takes))
        case _:
            return [_changed(tx, dispute_id, version, actor, policy, body)]


def _changed(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, body: Change) -> DisputeCase:
    of = (tx, dispute_id, version, actor, policy)
    match body:
        case Assign():
            return cases.assign(*of, owner=body.owner, deadline=body.deadline)
        case Move():
            return cases.move_to(*of, to=body.to, reason=body.reason)
        case Hold():
            return cases.hold(*of, reason=body.reason)
        case AwaitCustomer():
            return cases.await_customer(*of, reason=body.reason)
        case Judge():
            return cases.judge(*of, validity=body.validity, reason=body.reason)
        case Amend():
            return cases.amend(*of, changes=Amendment(**body.model_dump(exclude={"action"}, exclude_none=True)))
        case Propose():
            return cases.propose(*of, parts=body.parts, reason=body.reason, reference=body.reference)
        case Approve():
            return cases.approve(*of, content_hash=body.content_hash)
        case Refuse():
            return cases.refuse(*of, reason=body.reason)
        case Reopen():
            return cases.reopen(*of, reason=body.reason)
        case Merge():
            return cases.merge(*of, other_id=body.other, other_version=body.other_version)
        case _:
            return cases.go_on(*of)


def summary(case: DisputeCase, now: dt.datetime) -> dict[str, object]:
    """A row of a list."""
    hidden = {"claims", "documents", "resolution", "clock", "root_cause", "reason_text", "required", "escalated_for"}
    told = case.model_dump(mode="json", exclude=hidden)
    late = case.deadline is not None and case.deadline < now
    return {**told, "current": plain(case.current), "invoices": list(case.invoices), "late": late}


def detail(case: DisputeCase, history: list[Entry], now: dt.datetime) -> dict[str, object]:
    """Everything about one case; `messages` and `amounts` are parts of its history."""
    told = [entry.model_dump(mode="json") for entry in history]
    return {
        **summary(case, now),
        **case.model_dump(mode="json"),
        "missing": [backup.value for backup in case.missing],
        "content_hash": case.content_hash,
        "messages": [one for one in told if one["action"] in ("message", "attached")],
        "history": told,
    }
