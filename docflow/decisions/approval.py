"""Approving a payment and taking an approval back: the only places where money starts to move.

One transaction writes payment, allocations, what is taken off the open items, tracked deductions and one outbox row a
ledger. The database refuses the rest: a payment that does not add up, an item that would be over-applied, a document
that somebody else moved.
"""

import datetime as dt

from docflow.decisions import aliases, cases, people, security
from docflow.decisions.assessment import assess, materially_equal, remittance_of
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.decisions.withdrawal import withdraw
from docflow.errors import Refused, Stale
from docflow.rules.keys import folded
from docflow.rules.matching import printed
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import make_posting
from docflow.rules.routing import fits
from docflow.schema.documents import Document
from docflow.schema.money import plain
from docflow.schema.payments import Allocation
from docflow.schema.receivables import Application, LineMatch
from docflow.schema.records import Kind, RemittanceLine
from docflow.schema.states import DocumentState
from docflow.store import Tx

UNDONE_FROM = frozenset(
    {
        DocumentState.APPROVED,
        DocumentState.REJECTED_BY_LEDGER,
        DocumentState.SECOND_APPROVAL,
        DocumentState.NOT_REMITTANCE,
        DocumentState.DUPLICATE,
        DocumentState.MERGED,
        DocumentState.FILED,
        DocumentState.PARKED,
        DocumentState.AWAITING_PAYER,
    }
)
"""States that a decision led to and that can be left again."""


def approve(
    tx: Tx,
    document_id: str,
    version: int,
    actor: str,
    content_hash: str,
    policy: Policy,
    *,
    on_account: bool = False,
    reason: str = "",
) -> Document:
    """A person approves exactly the content they have seen.

    on_account: what no line takes may be credited to the customer; `reason` says why. The document becomes approved,
    or, above the policy's limit, waits for a second person. Raises Stale where document or open items have changed,
    NotAllowed where this person may not, Refused with the sentence that says what is missing.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if document.content_hash != content_hash:
        raise Stale(f"{document.label} is not what you have seen any more; read it again before you approve.")
    today = tx.now().date()
    lock_payer(tx, document)
    application = _still_true(tx, document, policy, today)
    _check_complete(document, application, on_account)
    security.check(tx, document, actor)
    second = _needs_second(application, policy) and not people.is_second_person(tx, document, actor)
    note(tx, document, actor, "approve", {"on_account": on_account, "reason": reason, "waits_for_second": second})
    if not second:
        return book(tx, document, application, policy, actor, today)
    limit = plain(policy.second_approval_above) if policy.second_approval_above is not None else ""
    why = f"Approved by {actor}; above {limit} {policy.currency or application.currency} a second person must approve."
    return tx.documents.move(document.id, document.version, DocumentState.SECOND_APPROVAL, reason=why)


def book(tx: Tx, document: Document, application: Application, policy: Policy, actor: str, today: dt.date) -> Document:
    """Writes everything an approval means. The caller has checked that it may be approved."""
    revision = len(tx.payments.of_document(document.id)) + 1
    posting = make_posting(document, application, policy, revision=revision, approved_by=actor, today=today)
    moved = tx.documents.move(document.id, document.version, DocumentState.APPROVED, reason=f"Approved by {actor}.")
    tx.payments.add(
        document.id,
        revision,
        customer=application.payer.customer,
        currency=posting.currency,
        amount=application.amount,
        unapplied=application.unapplied,
        allocations=[_allocation(match) for match in application.lines if _moves_money(match)],
    )
    tx.open_items.reserve(posting)
    aliases.learn(tx, document, application.payer, policy.own_domains, actor)
    _track_deductions(tx, document, application, posting.posting_id, actor, policy)
    cases.paid_after_all(tx, posting, policy, actor)
    for ledger in policy.ledgers:
        tx.postings.add(ledger, posting, document.id)
    tx.audit.append(actor, "post", document.id, {"posting_id": posting.posting_id, "ledgers": list(policy.ledgers)})
    return moved


def undo(tx: Tx, document_id: str, version: int, actor: str, policy: Policy, reason: str = "") -> Document:
    """Takes the last decision back; the document needs review again. An approval only until it is delivered.

    Raises Refused where it cannot be taken back any more, Stale where the document has changed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if document.state not in UNDONE_FROM:
        raise Refused(f"{document.label} is {document.state}; there is nothing to take back.")
    sent = document.state in (DocumentState.APPROVED, DocumentState.REJECTED_BY_LEDGER)
    if sent and not withdraw(tx, document, policy):
        raise Refused("It is on its way into the ledger or booked already; reverse it there.")
    if tx.statements.of_document(document.id) is not None:
        raise Refused("Its receipts are kept, and others may rest on them; correct the receipts instead.")
    if document.state is DocumentState.FILED:
        cases.unfile(tx, document, actor, reason or "It was taken back.")
    aliases.unlearn(tx, document)
    note(tx, document, actor, "undo", {"state": document.state.value, "reason": reason})
    why = f"{actor} took it back{f': {reason}' if reason else ''}."
    moved = tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=why, duplicate_of=None)
    if moved.kind is not Kind.REMITTANCE:
        return moved
    return tx.documents.save_application(moved.id, moved.version, assess(tx, moved, policy, tx.now().date()))


def lock_payer(tx: Tx, document: Document) -> None:
    """One decision at a time about the money of one payer, so that two copies of a payment see each other."""
    tx.lock(f"customer:{document.customer}" if document.customer else f"payer:{folded(document.payer)}")


def _still_true(tx: Tx, document: Document, policy: Policy, today: dt.date) -> Application:
    """The application as it is now, if it moves the same money as the one that the person saw."""
    if document.kind is not Kind.REMITTANCE or document.application is None:
        raise Refused(f"{document.label} is no remittance; only payments are approved.")
    now = assess(tx, document, policy, today)
    if not materially_equal(now, document.application):
        raise Stale("Open items or customers have changed since you looked; read the document again.")
    if news := [sentence for sentence in now.review if sentence not in document.application.review]:
        raise Stale(f"Since you looked, something new speaks against it: {news[0]}")
    return now


def _check_complete(document: Document, application: Application, on_account: bool) -> None:
    """What no person's judgement can replace. Everything else a person may take upon themselves."""
    _, record = remittance_of(document)
    if application.payer.customer is None:
        raise Refused("The payer is not known; choose the customer first.")
    if record.currency is None:
        raise Refused("The currency is missing; choose it first.")
    if record.amount is None:
        raise Refused("The total is missing; type it first.")
    if record.amount < 0 or application.unapplied < 0:
        raise Refused("The lines take more than was paid; correct the total or a line first.")
    if not fits(record.amount, record.currency) or not all(fits(m.paid, record.currency) for m in application.lines):
        raise Refused(f"An amount is finer than {record.currency} can be; correct it first.")
    if application.unapplied and not on_account:
        rest = f"{plain(application.unapplied)} {record.currency}"
        raise Refused(f"{rest} is not applied; choose what it pays, or approve with the rest on account.")


def _needs_second(application: Application, policy: Policy) -> bool:
    gross = max(application.amount, sum((abs(match.applied) for match in application.lines), application.amount * 0))
    return policy.above(policy.second_approval_above, gross, application.currency or "")


def _moves_money(match: LineMatch) -> bool:
    return any((match.applied, match.paid, match.discount, match.deduction, match.write_off))


def _allocation(match: LineMatch) -> Allocation:
    return Allocation(
        line=match.line,
        open_item=match.open_item,
        paid=match.paid,
        discount=match.discount,
        deduction=match.deduction,
        write_off=match.write_off,
        reason=match.deduction_reason,
        close=match.close,
    )


def _track_deductions(
    tx: Tx, document: Document, application: Application, posting_id: str, actor: str, policy: Policy
) -> None:
    """Each deduction is a dispute to be worked on, with the words of the paper."""
    _, record = remittance_of(document)
    for match in application.lines:
        if match.deduction > 0:
            cases.from_deduction(
                tx,
                document,
                match,
                printed(record, match) or RemittanceLine(),
                customer=application.payer.customer,
                currency=application.currency or "",
                posting_id=posting_id,
                actor=actor,
                policy=policy,
            )
