"""How a case ends: proposed by one person, approved by a second one above the limits, booked, closed.

The approval binds to what was seen (`content_hash`); whatever changes the case meanwhile leads back to a new proposal.
"""

from collections.abc import Sequence

from docflow.decisions import outbox, people
from docflow.decisions.cases.changing import items_of, locked, makers, move, seen, write
from docflow.errors import BadInput, NotAllowed, Refused, Stale
from docflow.rules.cases.clock import moved
from docflow.rules.cases.posting import make_posting
from docflow.rules.cases.resolution import FIELD_OF, check_parts, needs_second, settled
from docflow.rules.policy import Policy
from docflow.schema.disputes import DisputeCase, DisputeState, Outcome, Part, Resolution
from docflow.schema.documents import Document
from docflow.schema.money import plain
from docflow.schema.postings import Posting
from docflow.store import Tx

_S = DisputeState


def propose(
    tx: Tx,
    dispute_id: str,
    version: int,
    actor: str,
    policy: Policy,
    *,
    parts: Sequence[Part],
    reason: str = "",
    reference: str | None = None,
) -> DisputeCase:
    """How the case is to end. Within the limits it ends so at once; above them it waits for a second person.

    Raises BadInput where the parts are not all that is in dispute, Refused where they contradict its validity or
    cannot be booked, Stale, NotAllowed.
    """
    case = seen(tx, dispute_id, version, actor, {_S.VALIDATED})
    check_parts(case, parts)
    resolution = Resolution(parts=tuple(parts), proposed_by=actor, reason=reason, reference=reference)
    _posting(tx, case, parts, policy, actor)
    told = {"parts": _told(parts), "reason": reason}
    why = needs_second(case, parts, policy)
    if why:
        waits = {**told, "waits_for_second": why}
        return move(tx, case, _S.PENDING_APPROVAL, actor, "proposed", policy, waits, resolution=resolution)
    proposed = write(tx, case, case.model_copy(update={"resolution": resolution}), actor, "proposed", told)
    return _resolve(tx, proposed, resolution, actor, policy)


def approve(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, content_hash: str) -> DisputeCase:
    """A second person approves exactly what they have seen. Nobody who made the case what it is may; no exemption.

    Raises NotAllowed, Stale where it is not what was seen, Refused where it cannot be booked any more.
    """
    case = seen(tx, dispute_id, version, actor, {_S.PENDING_APPROVAL})
    if case.content_hash != content_hash:
        raise Stale(f"Dispute {case.id} is not what you have seen any more; read it again before you approve.")
    assert case.resolution is not None
    people.check_is_checker(tx, actor)
    if actor in makers(tx, case):
        raise NotAllowed(f"{actor} has worked on the claim or proposed how it ends; a second person must approve.")
    check_parts(case, case.resolution.parts)
    return _resolve(tx, case, case.resolution.model_copy(update={"approved_by": actor}), actor, policy)


def refuse(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, reason: str) -> DisputeCase:
    """Says no to what is proposed, or takes the proposal back. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say why it is refused.")
    case = seen(tx, dispute_id, version, actor, {_S.PENDING_APPROVAL})
    return move(tx, case, _S.VALIDATED, actor, "refused", policy, {"reason": reason}, resolution=None)


def close(tx: Tx, dispute_id: str, version: int, actor: str, *, reference: str | None = None) -> DisputeCase:
    """Nothing is awaited any more: the credit note is there. Raises Refused while a ledger has yet to book."""
    case = seen(tx, dispute_id, version, actor, {_S.RESOLVED})
    resolution = case.resolution
    if resolution and resolution.posting_id and not outbox.all_have(tx.postings.of(resolution.posting_id)):
        raise Refused("The ledger has not booked it yet; it is closed when it has.")
    if resolution and reference:
        resolution = resolution.model_copy(update={"reference": reference})
    return move(tx, case, _S.CLOSED, actor, "closed", None, {"reference": reference}, resolution=resolution)


def booked(tx: Tx, posting: Posting, actor: str) -> None:
    """To be called when all ledgers that count have the posting: the case is closed unless a credit note is awaited."""
    case = locked(tx, posting.evidence.dispute_id or "")
    mine = case.resolution is not None and case.resolution.posting_id == posting.posting_id
    tx.audit.append(actor, "booked", case.id, {"posting_id": posting.posting_id})
    if mine and case.state is _S.RESOLVED and not _awaits_credit_note(case):
        move(tx, case, _S.CLOSED, people.MACHINE, "closed", None, {"posting_id": posting.posting_id})


def _resolve(tx: Tx, case: DisputeCase, resolution: Resolution, actor: str, policy: Policy) -> DisputeCase:
    """Writes all that the end of the case means; the caller has checked that it may be."""
    posting = _posting(tx, case, resolution.parts, policy, actor)
    key = posting.posting_id if posting else None
    after = settled(case, resolution.parts).model_copy(
        update={
            "resolution": resolution.model_copy(update={"posting_id": key}),
            "resolutions": case.resolutions + 1,
        }
    )
    if posting is not None:
        tx.open_items.reserve(posting)
        outbox.enter(tx, posting, policy.ledgers, case.id, actor)
    resolved = enter_settled(tx, case, after, actor, "resolved", policy, amounts_of(resolution.parts), key)
    if posting is None and not _awaits_credit_note(resolved):
        return move(tx, resolved, _S.CLOSED, people.MACHINE, "closed", None)
    return resolved


def enter_settled(
    tx: Tx,
    before: DisputeCase,
    after: DisputeCase,
    actor: str,
    action: str,
    policy: Policy,
    amounts: dict[str, str],
    posting_id: str | None,
) -> DisputeCase:
    """Keeps what settled (a part of) a case, with the amounts by which it can be taken back again."""
    if not after.current:
        after = moved(after, _S.RESOLVED, tx.now(), policy.disputes)
    return write(tx, before, after, actor, action, {"amounts": amounts}, posting_id)


def amounts_of(parts: Sequence[Part]) -> dict[str, str]:
    """Amount of the case -> what the parts add to it."""
    sums: dict[str, str] = {}
    for name in dict.fromkeys(FIELD_OF.values()):
        total = sum(part.amount for part in parts if FIELD_OF[part.outcome] == name)
        if total:
            sums[name] = plain(total)
    return sums


def _posting(tx: Tx, case: DisputeCase, parts: Sequence[Part], policy: Policy, actor: str) -> Posting | None:
    return make_posting(
        case,
        parts,
        items_of(tx, case),
        policy,
        tenant=tx.tenant,
        paper=_paper(tx, case),
        approved_by=actor,
        today=tx.now().date(),
    )


def _paper(tx: Tx, case: DisputeCase) -> Document | None:
    """The document that shows what is disputed: one that opened the case, else one that is attached."""
    return tx.documents.get(case.papers[0]) if case.papers else None


def _awaits_credit_note(case: DisputeCase) -> bool:
    parts = case.resolution.parts if case.resolution else ()
    return any(part.outcome is Outcome.CREDITED for part in parts)


def _told(parts: Sequence[Part]) -> dict[str, str]:
    return {part.outcome.value: plain(part.amount) for part in parts}
