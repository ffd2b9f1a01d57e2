"""Taking back what a ledger has: the posting is mirrored by a reversal, the open items are free again when the ledger
has that too, and the advice is a person's. A returned payment (NSF) does the same without anybody asking for it."""

from collections.abc import Iterable

from docflow.decisions import aliases, outcomes, pairing, people
from docflow.decisions.trail import note
from docflow.decisions.versions import seen
from docflow.decisions.withdrawal import standing, take_back
from docflow.errors import BadInput, Refused
from docflow.rules.policy import Policy
from docflow.schema.documents import Decision, Document
from docflow.schema.payments import Payment
from docflow.schema.receipts import Receipt, ReceiptState
from docflow.schema.records import BankEntry
from docflow.schema.states import BOOKED, DocumentState
from docflow.store import Tx

REVERSED_FROM = frozenset({DocumentState.DELIVERED, DocumentState.POSTED})
_STOPPED = ("R08", "STOP")
"""NACHA return code "payment stopped", and the word in a bank's own."""


def reverse(tx: Tx, document_id: str, version: int, actor: str, policy: Policy, reason: str) -> Document:
    """A person takes a booked payment back; the document needs review again. Its money stays paired with it.

    Above the policy's limit two people must want it. Raises BadInput without a reason, Refused where nothing is booked,
    Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    if not reason.strip():
        raise BadInput("Say why it is reversed.")
    pairing.lock(tx)
    document = seen(tx, document_id, version)
    payments = standing(tx, document)
    if document.state not in REVERSED_FROM or not payments:
        raise Refused(f"{document.label} is {document.state}; nothing of it is booked that could be reversed.")
    if _waits_for_second(tx, document, payments[0], actor, policy):
        note(tx, document, actor, "reverse", {"reason": reason})
        why = f"{actor} wants it reversed ({reason}); a second person must agree."
        return tx.documents.change(document.id, document.version, reason=why, asked_back_by=actor)
    note(tx, document, actor, "reverse", {"reason": reason})
    note(tx, document, actor, "reversed", {"reason": reason})
    aliases.unlearn(tx, document.id)
    return _back_to_person(tx, document, payments, policy, actor, reason, f"{actor} took it back: {reason}")


def keep_booked(tx: Tx, document_id: str, version: int, actor: str, reason: str = "") -> Document:
    """The wish of one person to have it reversed is dropped, by them or by who should have agreed: it stays booked.

    Raises Refused where nobody wants it reversed, Stale, NotAllowed.
    """
    people.check_may_decide(tx, actor)
    document = seen(tx, document_id, version)
    if not is_asked_back(document, tx.decisions.of(document.id)):
        raise Refused(f"Nobody wants {document.label} reversed.")
    note(tx, document, actor, "keep_booked", {"reason": reason})
    return tx.documents.change(document.id, document.version, reason=f"{actor} leaves it booked.", asked_back_by=None)


def is_asked_back(document: Document, decisions: Iterable[Decision]) -> bool:
    """Whether somebody wants it reversed and a second person has yet to agree."""
    return document.state in REVERSED_FROM and bool(people.approvers(document.content_hash, decisions, "reverse"))


def taken_back(tx: Tx, original: Receipt, entry: BankEntry, policy: Policy) -> None:
    """The bank took the money back: everything that it settled is reopened."""
    status = _status(entry)
    reason = f"The bank took it back ({entry.return_reason})." if entry.return_reason else "The bank took it back."
    today = tx.now().date()
    statement = tx.documents.get(original.document_id)
    outcomes.returned(tx, original.id)
    if mine := [one for one in tx.payments.of_receipt(original.id) if one.reversed_at is None]:
        take_back(tx, statement, mine, policy, people.MACHINE, today, reason)
    for one in tx.pairings.of_receipt(original.id):
        document = tx.documents.get(one.document_id)
        outcomes.returned(tx, document.id)
        if document.state in BOOKED:
            _back_to_person(tx, document, standing(tx, document), policy, people.MACHINE, reason, reason)
        elif document.state is DocumentState.AWAITING_RECEIPT:
            tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=reason)
        tx.pairings.part(original.id, document.id, people.MACHINE)
    now = tx.receipts.get(original.id)
    tx.receipts.move(now, status, reason)


def _back_to_person(
    tx: Tx, document: Document, payments: list[Payment], policy: Policy, actor: str, reason: str, shown: str
) -> Document:
    on_its_way = take_back(tx, document, payments, policy, actor, tx.now().date(), reason)
    tx.audit.append(actor, "reopened", document.id, {"reason": reason, "reversal": on_its_way})
    return tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW, reason=shown)


def _waits_for_second(tx: Tx, document: Document, payment: Payment, actor: str, policy: Policy) -> bool:
    gross = max(payment.amount, sum((abs(part.applied) for part in payment.allocations), payment.amount * 0))
    above = policy.above(policy.second_approval_above, gross, payment.currency)
    return above and not people.is_second_person(tx, document, actor, "reverse")


def _status(entry: BankEntry) -> ReceiptState:
    if entry.reversal:
        return ReceiptState.REVERSED
    told = (entry.return_reason or "").upper()
    return ReceiptState.STOPPED if any(word in told for word in _STOPPED) else ReceiptState.RETURNED
