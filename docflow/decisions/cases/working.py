"""What people do with a case until it is settled: who looks after it, what is known, whether the customer is right."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from docflow.decisions.cases.changing import move, seen, unjudged, write
from docflow.decisions.cases.opening import items_named
from docflow.errors import BadInput, Refused
from docflow.rules.cases import clock
from docflow.rules.policy import Policy
from docflow.schema.base import Frozen
from docflow.schema.disputes import (
    CHANGEABLE,
    OPEN,
    DisputeCase,
    DisputeState,
    DisputeType,
    Section,
    Validity,
)
from docflow.schema.money import ZERO, Amount, Currency, fits, plain
from docflow.schema.reasons import Reason
from docflow.store import Tx

_S = DisputeState
BY_HAND = frozenset({_S.DOCUMENTS_PENDING, _S.UNDER_REVIEW})
"""States to which a person simply moves a case; the others are reached by what is decided."""
_JUDGED_IN = frozenset({_S.UNDER_REVIEW, _S.VALIDATED})


class Amendment(Frozen):
    """What is known better now; None leaves a value as it is."""

    customer: str | None = None
    type: DisputeType | None = None
    section: Section | None = None
    reference: str | None = Field(default=None, max_length=80)
    reason: Reason | None = None
    reason_code: str | None = Field(default=None, max_length=40)
    reason_text: str | None = Field(default=None, max_length=2000)
    internal_reason: Reason | None = None
    root_cause: str | None = Field(default=None, max_length=500)
    claimed: Amount | None = Field(default=None, gt=0)
    amount: Amount | None = Field(default=None, gt=0)
    """What is in dispute; of one claim that no payment has taken."""
    currency: Currency | None = None
    invoices: tuple[str, ...] | None = Field(default=None, max_length=500)


def assign(
    tx: Tx,
    dispute_id: str,
    version: int,
    actor: str,
    policy: Policy,
    *,
    owner: str | None,
    deadline: dt.datetime | None = None,
) -> DisputeCase:
    """Who looks after the case, and until when; without a deadline that of the policy holds.

    Raises BadInput for somebody who may not, Stale, Refused, NotAllowed.
    """
    case = seen(tx, dispute_id, version, actor, OPEN | {_S.RESOLVED})
    if owner is not None and ((user := tx.users.by_name(owner)) is None or user.disabled):
        raise BadInput(f"There is no user {owner}.")
    if deadline is not None and case.clock.paused_at is not None:
        raise Refused("The clock stands still; let the case go on before you set a deadline.")
    set_by = actor if deadline is not None else None
    after = case.model_copy(update={"owner": owner, "deadline": deadline, "deadline_by": set_by})
    told = {"owner": owner, "deadline": deadline.isoformat() if deadline else None}
    return write(tx, case, clock.timed(after, policy.disputes), actor, "assigned", told)


def move_to(
    tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, to: DisputeState, reason: str = ""
) -> DisputeCase:
    """To the documents' queue, or under review (although something may be missing). Raises Refused for other states."""
    case = seen(tx, dispute_id, version, actor)
    if to not in BY_HAND or case.state is _S.ON_HOLD:
        raise Refused(f"Dispute {case.id} is {case.state}; it does not become {to} by hand.")
    told = {"reason": reason, "missing": [backup.value for backup in case.missing]}
    return move(tx, case, to, actor, "moved", policy, told, validity=Validity.UNKNOWN)


def hold(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, reason: str) -> DisputeCase:
    """Puts the case off; its clock stands still. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say why it is put on hold.")
    case = seen(tx, dispute_id, version, actor, CHANGEABLE - {_S.ON_HOLD})
    return move(tx, case, _S.ON_HOLD, actor, "held", policy, {"reason": reason})


def await_customer(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, reason: str) -> DisputeCase:
    """The customer was asked: the clock stands still until something comes in, or somebody lets the case go on."""
    case = seen(tx, dispute_id, version, actor, CHANGEABLE - {_S.ON_HOLD})
    update = {"clock": clock.pause(case.clock, tx.now()), "awaits_customer": True}
    after = clock.timed(case.model_copy(update=update), policy.disputes)
    return write(tx, case, after, actor, "awaits_customer", {"reason": reason})


def go_on(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy) -> DisputeCase:
    """Off hold, or no longer waiting for the customer. Raises Refused where the clock runs."""
    case = seen(tx, dispute_id, version, actor)
    if case.held_from is not None:
        return move(tx, case, case.held_from, actor, "went_on", policy)
    if case.clock.paused_at is None:
        raise Refused(f"Dispute {case.id} neither is on hold nor waits for the customer.")
    return write(tx, case, clock_on(case, tx.now(), policy), actor, "went_on")


def clock_on(case: DisputeCase, now: dt.datetime, policy: Policy) -> DisputeCase:
    """The case no longer waiting for the customer."""
    if not case.awaits_customer:
        return case
    after = case.model_copy(update={"clock": clock.resume(case.clock, now), "awaits_customer": False})
    return clock.timed(after, policy.disputes)


def message(
    tx: Tx,
    dispute_id: str,
    version: int,
    actor: str,
    *,
    text: str,
    direction: Literal["note", "in", "out"] = "note",
) -> DisputeCase:
    """A note, or what was said to or by the customer; docflow sends nothing."""
    if not text.strip():
        raise BadInput("The message is empty.")
    case = seen(tx, dispute_id, version, actor, OPEN | {_S.RESOLVED})
    return write(tx, case, case, actor, "message", {"direction": direction, "text": text.strip()})


def judge(
    tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, validity: Validity, reason: str
) -> DisputeCase:
    """Whether the customer is right. Raises BadInput without a reason, Refused before the case is under review."""
    if validity is Validity.UNKNOWN or not reason.strip():
        raise BadInput("Say whether the claim is valid, partial or invalid, and why.")
    case = seen(tx, dispute_id, version, actor, _JUDGED_IN)
    told = {"validity": validity.value, "reason": reason, "missing": [backup.value for backup in case.missing]}
    if case.state is _S.VALIDATED:
        return write(tx, case, case.model_copy(update={"validity": validity}), actor, "judged", told)
    return move(tx, case, _S.VALIDATED, actor, "judged", policy, told, validity=validity)


def amend(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, changes: Amendment) -> DisputeCase:
    """Corrects what the case says. Where what is disputed changes, it has to be judged anew.

    Raises BadInput for values that cannot be, Refused for an amount that a payment has taken.
    """
    case = seen(tx, dispute_id, version, actor)
    given = {name: value for name, value in changes if value is not None}
    if not given:
        raise BadInput("Say what is to be changed.")
    if changes.customer is not None and tx.customers.get(changes.customer) is None:
        raise BadInput(f"There is no customer {changes.customer}.")
    after = _disputed(tx, case, given)
    reason = after.internal_reason or after.reason
    after = clock.timed(after.model_copy(update={"required": policy.disputes.required(reason)}), policy.disputes)
    if (after.claims, after.customer, after.type) != (case.claims, case.customer, case.type):
        after = unjudged(after, tx.now(), policy)
    before = {name: _shown(getattr(case, name, None)) for name in given}
    return write(tx, case, after, actor, "amended", {"changes": _all_shown(given), "before": before})


def _disputed(tx: Tx, case: DisputeCase, given: Mapping[str, object]) -> DisputeCase:
    """The case with the new values; its claims with a new amount or other invoices."""
    after = case.model_copy(update={name: value for name, value in given.items() if name not in ("amount", "invoices")})
    if given.keys() & {"amount", "currency", "invoices"}:
        after = _with_claim(case, after, given)
    if not fits(after.original, after.currency or "") or not fits(after.claimed, after.currency or ""):
        raise BadInput(f"An amount is finer than {after.currency} can be; correct it.")
    if given.keys() & {"customer", "currency", "invoices"}:
        after = _with_items(tx, after)
    return after


def _with_claim(case: DisputeCase, after: DisputeCase, given: Mapping[str, object]) -> DisputeCase:
    if len(case.claims) != 1 or case.claims[0].account is not None or case.current != case.original:
        raise Refused("What a payment has taken, or several claims, or a part that is settled cannot be retyped.")
    (claim,) = case.claims
    claim = claim.model_copy(update={name: given[name] for name in ("amount", "invoices") if name in given})
    claimed = after.claimed if after.claimed > ZERO else claim.amount
    return after.model_copy(update={"claims": (claim,), "original": claim.amount, "claimed": claimed})


def _with_items(tx: Tx, case: DisputeCase) -> DisputeCase:
    """The claims with the items that their invoices are, of this customer."""
    claims = tuple(
        claim
        if claim.account is not None
        else claim.model_copy(update={"open_items": items_named(tx, case.customer, claim.invoices, case.currency)})
        for claim in case.claims
    )
    return case.model_copy(update={"claims": claims})


def _all_shown(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _shown(value) for name, value in values.items()}


def _shown(value: object) -> object:
    """As it stands in the history: amounts as decimal strings."""
    if isinstance(value, tuple):
        return list(value)
    return plain(value) if hasattr(value, "as_tuple") else value  # type: ignore[arg-type]
