"""What was settled comes into dispute again, and what was disputed goes away: reversals, undos, withdrawals; and money
that comes for what was disputed."""

from collections.abc import Collection
from decimal import Decimal

from docflow.decisions import outbox, people
from docflow.decisions.cases.changing import items_of, locked, seen, write
from docflow.decisions.cases.resolving import enter_settled
from docflow.errors import BadInput, Refused
from docflow.rules.cases.clock import moved
from docflow.rules.cases.filing import Sign
from docflow.rules.cases.resolution import left_of
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import mirrored
from docflow.schema.disputes import CHANGEABLE, OPEN, Claim, DisputeCase, DisputeState
from docflow.schema.documents import Document
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting
from docflow.store import Tx

_S = DisputeState
_SETTLED = frozenset({_S.RESOLVED, _S.CLOSED})


def reopen(tx: Tx, dispute_id: str, version: int, actor: str, policy: Policy, *, reason: str) -> DisputeCase:
    """A person takes a resolution back: before the ledger can have it it is withdrawn, afterwards reversed.

    Raises BadInput without a reason, Refused where a payment settled it or the ledger is just about to book.
    """
    if not reason.strip():
        raise BadInput("Say why it is reopened.")
    case = seen(tx, dispute_id, version, actor, _SETTLED)
    if case.resolution is None:
        raise Refused("The customer has paid it; reverse the payment instead, which reopens the dispute.")
    _undo_in_ledger(tx, case, actor, reason)
    return _restored(tx, case, actor, policy, _amounts_of_last(tx, case), case.resolution.posting_id, reason)


def void(tx: Tx, dispute_id: str, version: int, actor: str, *, reason: str) -> DisputeCase:
    """Withdraws a case: there never was a dispute. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say why it is voided.")
    case = seen(tx, dispute_id, version, actor, OPEN)
    return _voided(tx, case, actor, reason)


def reopen_for(tx: Tx, posting_id: str, policy: Policy, *, why: str, actor: str = people.MACHINE) -> list[DisputeCase]:
    """To be called when a posting is taken back, withdrawn or reversed: cases that it settled come into dispute again,
    and the deductions that it left on an account are on their invoices again.

    A case that it opened and nobody has worked on is voided with it. Returns the cases as they are then.
    """
    found = tx.disputes.of_posting(posting_id)
    return [_without(tx, locked(tx, case.id), posting_id, actor, policy, why) for case in found]


def unfile(tx: Tx, document: Document, actor: str, reason: str) -> None:
    """A document is no longer filed: it leaves the cases it was attached to, and what it opened is withdrawn.

    Raises Refused where what it opened is settled already.
    """
    for known in tx.disputes.of_document(document.id):
        case = locked(tx, known.id)
        if case.state is _S.VOIDED:
            continue
        own = [claim for claim in case.claims if claim.document_id == document.id and claim.source == "document"]
        if own and case.state not in CHANGEABLE:
            raise Refused(f"Dispute {case.id}, which it opened, is {case.state}; reopen or refuse that first.")
        kept = tuple(one for one in case.documents if one.document_id != document.id)
        if kept != case.documents and case.state in OPEN:
            after = case.model_copy(update={"documents": kept})
            case = write(tx, case, after, actor, "detached", {"document_id": document.id, "reason": reason})
        if own:
            _drop(tx, case, own, actor, reason)


def paid_after_all(tx: Tx, posting: Posting, policy: Policy, actor: str) -> None:
    """To be called once an approved payment has taken its amounts off the open items: what is disputed on an item can
    be no more than what is left of it; the rest the customer has paid after all."""
    refs = {line.open_item for line in posting.lines if line.role == "receivable" and line.open_item}
    for known in tx.disputes.named(Sign.ITEM, refs):
        case = locked(tx, known.id)
        if case.state not in OPEN:
            continue
        if (paid := _no_longer_open(tx, case)) and case.currency == posting.currency:
            after = case.model_copy(update={"paid": case.paid + paid})
            if case.state is _S.PENDING_APPROVAL:
                after = after.model_copy(update={"resolution": None})
                after = moved(after, _S.VALIDATED, tx.now(), policy.disputes) if after.current else after
            amounts = {"paid": plain(paid)}
            settled = enter_settled(tx, case, after, actor, "paid", policy, amounts, posting.posting_id)
            if settled.state is _S.RESOLVED:
                end = moved(settled, _S.CLOSED, tx.now(), None)
                write(tx, settled, end, people.MACHINE, "closed", {"posting_id": posting.posting_id})


def refused_by_ledger(tx: Tx, posting: Posting, words: str, policy: Policy) -> None:
    """The ledger will not take the end of a case: it is in dispute again, with the ledger's words. Where another ledger
    may have it, or a reversal was refused, the posting waits for a clerk."""
    if posting.kind == "reversal":
        return
    if outbox.cancel_unsent(tx, [posting.posting_id]):
        reopen_for(tx, posting.posting_id, policy, why=words)


# --- one case ---------------------------------------------------------------------------------------------------------


def _without(tx: Tx, case: DisputeCase, posting_id: str, actor: str, policy: Policy, why: str) -> DisputeCase:
    if case.state is _S.VOIDED:
        return case
    if amounts := _net(tx, case, posting_id):
        case = _restored(tx, case, actor, policy, amounts, posting_id, why)
    taken = [claim for claim in case.claims if claim.posting_id == posting_id]
    if not taken:
        return case
    if case.state in _SETTLED:
        amounts, key = _amounts_of_last(tx, case), case.resolution.posting_id if case.resolution else None
        _undo_in_ledger(tx, case, actor, why)
        case = _restored(tx, case, actor, policy, amounts, key, why)
    elif case.state is _S.PENDING_APPROVAL:
        after = moved(case.model_copy(update={"resolution": None}), _S.VALIDATED, tx.now(), policy.disputes)
        case = write(tx, case, after, actor, "refused", {"reason": why})
    if _worked_on(tx, case) and all(claim.open_items for claim in taken):
        return _back_on_items(tx, case, taken, actor, why)
    return _drop(tx, case, taken, actor, why)


def _restored(
    tx: Tx,
    case: DisputeCase,
    actor: str,
    policy: Policy,
    amounts: dict[str, Decimal],
    posting_id: str | None,
    why: str,
) -> DisputeCase:
    """The case with these amounts in dispute again; one that was at its end is reopened."""
    less = {name: getattr(case, name) - amount for name, amount in amounts.items()}
    after = case.model_copy(update=less)
    if case.state in _SETTLED:
        after = moved(after.model_copy(update={"resolution": None}), _S.REOPENED, tx.now(), policy.disputes)
    told = {"reason": why, "amounts": {name: plain(-amount) for name, amount in amounts.items()}}
    return write(tx, case, after, actor, "reopened", told, posting_id)


def _undo_in_ledger(tx: Tx, case: DisputeCase, actor: str, why: str) -> None:
    """Withdraws what the resolution asked the ledger to book, or has it reversed: the open items are then free again
    when the ledger has that. Raises Refused in between."""
    key = case.resolution.posting_id if case.resolution else None
    rows = tx.postings.of(key) if key else []
    if key is None or not rows or outbox.cancel_unsent(tx, [key]):
        return
    if not outbox.all_have(rows):
        raise Refused("It is on its way into the ledger; reopen it when the ledger has answered.")
    reversal = mirrored(rows[0].posting, approved_by=actor, today=tx.now().date(), reason=why)
    outbox.enter(tx, reversal, [row.ledger for row in outbox.live(rows)], case.id, actor)


def _amounts_of_last(tx: Tx, case: DisputeCase) -> dict[str, Decimal]:
    """What the last resolution settled."""
    entries = [entry for entry in tx.disputes.history(case.id) if entry.action == "resolved"]
    return _amounts(entries[-1].body) if entries and case.resolution else {}


def _net(tx: Tx, case: DisputeCase, posting_id: str) -> dict[str, Decimal]:
    """What this posting has settled of the case and was not taken back yet."""
    sums: dict[str, Decimal] = {}
    for entry in tx.disputes.history(case.id):
        if entry.posting_id == posting_id:
            for name, amount in _amounts(entry.body).items():
                sums[name] = sums.get(name, ZERO) + amount
    return {name: amount for name, amount in sums.items() if amount}


def _amounts(body: dict[str, object]) -> dict[str, Decimal]:
    told = body.get("amounts")
    return {name: Decimal(text) for name, text in told.items()} if isinstance(told, dict) else {}


def _worked_on(tx: Tx, case: DisputeCase) -> bool:
    """Whether a person has done anything with it, or something came in for it."""
    return bool(case.documents) or any(
        entry.actor != people.MACHINE and entry.action not in ("opened", "deducted")
        for entry in tx.disputes.history(case.id)
    )


def _back_on_items(tx: Tx, case: DisputeCase, taken: Collection[Claim], actor: str, why: str) -> DisputeCase:
    """The invoices are open again by what was deducted, and that is what is disputed on them now."""
    claims = tuple(
        claim.model_copy(update={"account": None, "posting_id": None}) if claim in taken else claim
        for claim in case.claims
    )
    after = case.model_copy(update={"claims": claims})
    return write(tx, case, after, actor, "deduction_reversed", {"reason": why})


def _drop(tx: Tx, case: DisputeCase, gone: Collection[Claim], actor: str, why: str) -> DisputeCase:
    """The case without these claims; where none is left, or the rest is settled, there is no dispute any more."""
    claims = tuple(claim for claim in case.claims if claim not in gone)
    original = sum((claim.amount for claim in claims), ZERO)
    settled = case.original - case.current
    if not claims or original <= settled:
        return _voided(tx, case, actor, why)
    after = case.model_copy(update={"claims": claims, "original": original})
    return write(tx, case, after, actor, "claim_withdrawn", {"reason": why})


def _voided(tx: Tx, case: DisputeCase, actor: str, why: str) -> DisputeCase:
    return write(tx, case, moved(case, _S.VOIDED, tx.now(), None), actor, "voided", {"reason": why})


def _no_longer_open(tx: Tx, case: DisputeCase) -> Decimal:
    """By how much what is disputed on open items exceeds what is left of them."""
    left = left_of(case)
    disputed = sum((left[claim.id] for claim in case.claims if claim.account is None and claim.open_items), ZERO)
    remains = sum((max(item.remaining, ZERO) for item in items_of(tx, case).values()), ZERO)
    return max(disputed - remains, ZERO)
