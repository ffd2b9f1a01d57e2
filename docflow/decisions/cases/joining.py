"""Several claims in one case, and one claim in several: merging and splitting, with the history on both sides."""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from docflow.decisions.cases.changing import locked, seen, unjudged, write
from docflow.decisions.cases.opening import triage
from docflow.errors import BadInput, Refused
from docflow.rules.cases.clock import moved
from docflow.rules.policy import Policy
from docflow.schema.base import Frozen
from docflow.schema.disputes import CHANGEABLE, Claim, Clock, DisputeCase, DisputeState, Validity
from docflow.schema.money import ZERO, Amount, fits, plain
from docflow.store import Tx

_S = DisputeState
_SUMS = ("claimed", "original", "credited", "paid", "written_off")


class Take(Frozen):
    """What goes into a case of its own: a claim, or a part of it."""

    claim: str
    """Id of the claim."""
    amount: Amount | None = Field(default=None, gt=0)
    """Less than all of it; None: the whole claim."""


def merge(
    tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, other_id: str, other_version: int
) -> DisputeCase:
    """Takes another case of the same customer into this one; the other is voided and says where it went.

    What is disputed has to be judged anew. Raises Refused where they do not belong together, Stale.
    """
    for one in sorted((dispute_id, other_id)):
        locked(tx, one)
    case, other = seen(tx, dispute_id, version, actor), seen(tx, other_id, other_version, actor)
    if case.id == other.id:
        raise BadInput("A case cannot be merged with itself.")
    if (case.customer, case.currency) != (other.customer, other.currency):
        raise Refused("Only cases of one customer and currency can be merged.")
    told = {"reason": f"Merged into {case.id}.", "into": case.id}
    emptied = other.model_copy(update={**dict.fromkeys(_SUMS, ZERO), "claims": (), "merged_into": case.id})
    write(tx, other, moved(emptied, _S.VOIDED, tx.now(), None), actor, "merged_into", told)
    known = {one.document_id for one in case.documents}
    after = case.model_copy(
        update={
            **{name: getattr(case, name) + getattr(other, name) for name in _SUMS},
            "claims": (*case.claims, *other.claims),
            "documents": (*case.documents, *(one for one in other.documents if one.document_id not in known)),
            "required": tuple(dict.fromkeys((*case.required, *other.required))),
            "basis": _whole(case) + _whole(other),
        }
    )
    return write(tx, case, unjudged(after, tx.now(), policy), actor, "merged", {"from": other.id})


def split(
    tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, takes: Sequence[Take]
) -> tuple[DisputeCase, DisputeCase]:
    """Divides a case; returns what is left of it, and the new one. For approval limits each counts as the whole.

    Raises BadInput where nothing, or everything, would go; Refused once a part is settled.
    """
    case = seen(tx, dispute_id, version, actor, CHANGEABLE - {_S.ON_HOLD})
    if case.current != case.original:
        raise Refused("A part of it is settled already; it cannot be split any more.")
    stays, goes = _divided(tx, case, takes)
    if not stays or not goes:
        raise BadInput("Name some of the claims, or a part of one, but not all; both cases need something to dispute.")
    moving = sum((claim.amount for claim in goes), ZERO)
    whole, claimed = _whole(case), min(moving, case.claimed)
    left = case.model_copy(
        update={
            "claims": stays, "original": case.original - moving, "claimed": case.claimed - claimed, "basis": whole,
        }
    )  # fmt: skip
    new_id = tx.new_id("disp")
    told = {"into": new_id, "amount": plain(moving)}
    kept = write(tx, case, unjudged(left, tx.now(), policy), actor, "split", told)
    fresh = case.model_copy(
        update={
            "id": new_id, "version": 1, "claims": goes, "original": moving, "claimed": claimed, "basis": whole,
            "split_from": case.id, "validity": Validity.UNKNOWN, "news": False,
            "opened_at": tx.now(), "updated_at": tx.now(),
        }
    )  # fmt: skip
    fresh = moved(fresh.model_copy(update={"clock": Clock(since=tx.now())}), _S.NEW, tx.now(), policy.disputes)
    opened = tx.disputes.open(fresh, actor, "split", {"from": case.id})
    tx.audit.append(actor, "split", opened.id, {"from": case.id, "amount": plain(moving)})
    return kept, triage(tx, opened, policy)


def _whole(case: DisputeCase) -> Decimal:
    return max(case.basis or ZERO, case.original)


def _divided(tx: Tx, case: DisputeCase, takes: Sequence[Take]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims that stay and those that go; both are zero where a claim's amount is not known."""
    wanted = {take.claim: take.amount for take in takes}
    unknown = wanted.keys() - {claim.id for claim in case.claims}
    if unknown or len(wanted) != len(takes):
        raise BadInput(f"Dispute {case.id} has no such claims, or one is named twice: {', '.join(sorted(unknown))}.")
    stays, goes = [], []
    for claim in case.claims:
        amount = wanted.get(claim.id, ZERO)
        if amount is None or amount == claim.amount > ZERO:
            # The same claim in another case: its row goes with it.
            goes.append(claim)
        elif not amount:
            stays.append(claim)
        elif amount > claim.amount or not fits(amount, case.currency or ""):
            raise BadInput(f"{plain(amount)} is no part of the claim of {plain(claim.amount)} {case.currency}.")
        else:
            stays.append(claim.model_copy(update={"amount": claim.amount - amount}))
            goes.append(_part(tx, claim, amount))
    return tuple(stays), tuple(goes)


def _part(tx: Tx, claim: Claim, amount: Decimal) -> Claim:
    number = tx.disputes.next_part(claim.document_id, claim.line) if claim.document_id else claim.part + 1
    return claim.model_copy(update={"id": tx.new_id("clm"), "amount": amount, "part": number})
