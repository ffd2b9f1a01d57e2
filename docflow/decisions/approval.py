"""Approving a payment.

What it means is written in one transaction (`booking`). The database refuses the rest: a payment that does not add up,
an item that would be over-applied, a document that somebody else moved.
"""

import datetime as dt

from docflow.decisions import pairing, people, security
from docflow.decisions.assessment import assess, materially_equal, remittance_of
from docflow.decisions.booking import book, book_or_wait, check_reversed
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.errors import Refused, Stale
from docflow.rules.keys import folded
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.money import fits, plain
from docflow.schema.receivables import Application
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState
from docflow.store import Tx


def approve(
    tx: Tx,
    document_id: str,
    version: int,
    actor: str,
    content_hash: str,
    policy: Policy,
    *,
    on_account: bool = False,
    refund: bool = False,
    reason: str = "",
) -> Document:
    """A person approves exactly the content they have seen.

    on_account: what no line takes may be credited to the customer; refund: it is to be paid back; `reason` says why.
    The document becomes approved, or waits for its money, or, above the policy's limit, for a second person. Raises
    Stale where document or open items have changed, NotAllowed where this person may not, Refused with the sentence
    that says what is missing.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if document.content_hash != content_hash:
        raise Stale(f"{document.label} is not what you have seen any more; read it again before you approve.")
    today = tx.now().date()
    pairing.lock(tx)
    lock_payer(tx, document)
    check_reversed(tx, document, tx.payments.of_document(document.id))
    application = _still_true(tx, document, policy, today)
    _check_complete(document, application, on_account or refund)
    security.check(tx, document, actor)
    second = _needs_second(application, policy) and not people.is_second_person(tx, document, actor)
    told = {"on_account": on_account, "refund": refund, "reason": reason, "waits_for_second": second}
    note(tx, document, actor, "approve", told)
    if not second:
        return book_or_wait(tx, document, application, policy, actor, today, refund=refund)
    limit = plain(policy.second_approval_above)
    why = f"Approved by {actor}; above {limit} {policy.currency or application.currency} a second person must approve."
    return tx.documents.move(document.id, document.version, DocumentState.SECOND_APPROVAL, reason=why)


def go_on(tx: Tx, document: Document, policy: Policy, today: dt.date) -> Document:
    """The money of an advice has come: what waited for it is booked, if all is as it was when it was approved.

    The caller holds the lock of `pairing`."""
    money = pairing.money_for(tx, document) if document.state is DocumentState.AWAITING_RECEIPT else None
    if money is None or document.application is None:
        return document
    lock_payer(tx, document)
    approval = [one for one in tx.decisions.of(document.id) if one.action == "approve"][-1]
    now = assess(tx, document, policy, today)
    proven = now.approve if approval.actor == people.MACHINE else materially_equal(now, document.application)
    document = tx.documents.save_application(document.id, document.version, now)
    if not proven:
        why = next(iter(now.review), "") or f"Things have changed since {approval.actor} approved it; look again."
        return tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=why)
    refund = bool(approval.body.get("refund"))
    return book(tx, document, now, policy, approval.actor, today, received=money, refund=refund)


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
