"""How a case is changed: seen at a version, written with its line in the history, noted in the audit chain."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from docflow.decisions import people
from docflow.errors import Refused, Stale
from docflow.rules.cases.clock import moved, timed
from docflow.rules.policy import Policy
from docflow.schema.disputes import CHANGEABLE, DisputeCase, DisputeState, Validity
from docflow.schema.receivables import OpenItem
from docflow.store import Tx

MAKING = frozenset({"created", "amended", "judged", "proposed", "merged", "split", "reopened"})
"""What makes somebody a maker of what is approved: they shaped the claim, judged it, or proposed how it ends."""


def seen(
    tx: Tx, dispute_id: str, version: int, actor: str, states: Collection[DisputeState] = CHANGEABLE
) -> DisputeCase:
    """The case as the person saw it, in a state in which this may be done.

    Raises NotFound, Stale, NotAllowed, and Refused where its state does not allow it.
    """
    people.check_may_decide(tx, actor)
    case = locked(tx, dispute_id)
    if case.version != version:
        raise Stale(f"Dispute {case.id} was changed meanwhile (it is {case.state}); read it again.")
    if case.state not in states:
        raise Refused(f"Dispute {case.id} is {case.state}; {_remedy(case.state)}.")
    return case


def locked(tx: Tx, dispute_id: str) -> DisputeCase:
    """The case as it is now, and stays until this transaction ends: the machine, which saw no version before, then is
    never overtaken. Of several cases the lower id is locked first."""
    tx.lock(f"dispute:{dispute_id}")
    return tx.disputes.get(dispute_id)


def _remedy(state: DisputeState) -> str:
    match state:
        case DisputeState.PENDING_APPROVAL:
            return "refuse what is proposed before you change it"
        case DisputeState.RESOLVED | DisputeState.CLOSED:
            return "reopen it before you change it"
        case DisputeState.VOIDED:
            return "it can only be opened anew"
        case _:
            return "this cannot be done now"


def write(
    tx: Tx,
    before: DisputeCase,
    after: DisputeCase,
    actor: str,
    action: str,
    body: Mapping[str, object] | None = None,
    posting_id: str | None = None,
) -> DisputeCase:
    """Keeps the change. What a person changes, they have looked at: it is no news any more."""
    told = dict(body or {})
    if actor != people.MACHINE:
        after = after.model_copy(update={"news": False})
    saved = tx.disputes.save(before, after, actor, action, told, posting_id)
    tx.audit.append(actor, action, before.id, told | {"state": saved.state.value, "version": saved.version})
    return saved


def move(
    tx: Tx,
    case: DisputeCase,
    to: DisputeState,
    actor: str,
    action: str,
    policy: Policy | None,
    body: Mapping[str, object] | None = None,
    **changes: object,
) -> DisputeCase:
    """The case in another state, with other values as given."""
    after = moved(case.model_copy(update=changes), to, tx.now(), policy.disputes if policy else None)
    return write(tx, case, after, actor, action, body)


def unjudged(case: DisputeCase, now: dt.datetime, policy: Policy) -> DisputeCase:
    """The case after what is disputed has changed: it has to be judged anew."""
    fresh = case.model_copy(update={"validity": Validity.UNKNOWN})
    back = case.state is DisputeState.VALIDATED
    return moved(fresh, DisputeState.UNDER_REVIEW, now, policy.disputes) if back else timed(fresh, policy.disputes)


def makers(tx: Tx, case: DisputeCase) -> frozenset[str]:
    """Everybody who made the case what it is; also of the cases that it was split from, or that were merged into it."""
    found, waiting, known = set[str](), [case.id], set[str]()
    while waiting:
        dispute_id = waiting.pop()
        if dispute_id not in known:
            known.add(dispute_id)
            entries = tx.disputes.history(dispute_id)
            found |= {entry.actor for entry in entries if entry.action in MAKING}
            waiting += [str(entry.body["from"]) for entry in entries if "from" in entry.body]
    return frozenset(found - {people.MACHINE})


def items_of(tx: Tx, case: DisputeCase) -> dict[str, OpenItem]:
    """The open items of the case that are still there, by ref."""
    refs = dict.fromkeys(ref for claim in case.claims for ref in claim.open_items)
    return {ref: item for ref in refs if (item := tx.open_items.get(ref)) is not None}


def hints_of(tx: Tx, cases: Iterable[DisputeCase]) -> list[str]:
    """The postings of these cases that the queue is to be told about."""
    found = [case.resolution.posting_id for case in cases if case.resolution and case.resolution.posting_id]
    return [key for key in dict.fromkeys(found) if tx.postings.of(key)]
