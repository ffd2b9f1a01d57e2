"""Taking a payment back from every ledger that cannot have it yet, or booking the reversal where one may have it."""

import datetime as dt
from collections.abc import Sequence

from docflow.decisions import outbox, outcomes
from docflow.decisions.booking import restate
from docflow.decisions.cases import reopening
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import mirrored, posting_id
from docflow.schema.documents import Document
from docflow.schema.payments import Payment
from docflow.store import Tx


def withdraw(tx: Tx, document: Document, policy: Policy) -> bool:
    """Takes payment, reservations, outbox rows and tracked deductions of the advice's live revision back; False, and
    nothing is changed, where a ledger has it or may have it."""
    return withdraw_payments(tx, document, standing(tx, document), policy)


def withdraw_payments(tx: Tx, document: Document, payments: Sequence[Payment], policy: Policy) -> bool:
    """The same for some payments that the paper tells of."""
    if not outbox.cancel_unsent(tx, [_key(document, payment) for payment in payments]):
        return False
    for payment in payments:
        _forget(tx, document, payment, policy)
    return True


def take_back(
    tx: Tx, document: Document, payments: Sequence[Payment], policy: Policy, actor: str, today: dt.date, reason: str
) -> bool:
    """Takes payments back whatever became of them: withdrawn where no ledger can have them, else by a reversal in each
    ledger; the open items are free again when the ledger has it. Whether reversals are on their way."""
    if withdraw_payments(tx, document, payments, policy):
        return False
    for payment in payments:
        key = _key(document, payment)
        subject = payment.receipt_id or document.id
        if rows := outbox.live(tx.postings.of(key)):
            undone = mirrored(rows[0].posting, approved_by=actor, today=today, reason=reason)
            outbox.enter(tx, undone, [row.ledger for row in rows], subject, actor)
        tx.audit.append(actor, "reverse_posting", subject, {"posting_id": key, "reason": reason})
        _forget(tx, document, payment, policy)
    return True


def standing(tx: Tx, document: Document) -> list[Payment]:
    """What is booked of an advice and was not taken back."""
    payments = tx.payments.of_document(document.id)
    return [payment for payment in payments if payment.reversed_at is None and payment.receipt_id is None]


def _key(document: Document, payment: Payment) -> str:
    return posting_id(document.tenant, document.id, payment.revision)


def _forget(tx: Tx, document: Document, payment: Payment, policy: Policy) -> None:
    """The payment stands no more; disputes that it opened or settled are as they were before."""
    tx.payments.reverse(payment.id)
    reopening.reopen_for(tx, _key(document, payment), policy, why="The payment was taken back.")
    outcomes.taken_back(tx, payment.receipt_id or document.id)
    if payment.receipt_id is not None:
        restate(tx, payment.receipt_id)
        return
    for one in tx.pairings.of_document(document.id):
        restate(tx, one.receipt_id)
