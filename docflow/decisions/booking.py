"""Writing everything that an approval means: payment, allocations, what is taken off the open items, tracked
deductions, one outbox row a ledger, and what becomes of the receipts that are the money."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from docflow.decisions import aliases, cases, number_forms, outbox, outcomes, pairing, payees, people
from docflow.errors import Refused
from docflow.rules.announced import charges_kept, reference_of
from docflow.rules.matching import printed
from docflow.rules.policy import Policy
from docflow.rules.posting_lines import make_posting, posting_id, reversal_id
from docflow.schema.documents import Document
from docflow.schema.money import ZERO
from docflow.schema.payments import Allocation, Payment
from docflow.schema.postings import Posting
from docflow.schema.receipts import OPEN_RECEIPTS, Inflow, Receipt, ReceiptState, Received
from docflow.schema.receivables import Application, LineMatch
from docflow.schema.records import Remittance, RemittanceLine
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Tx

_R = ReceiptState
_UNDER_WAY = frozenset(PostingState) - {PostingState.VERIFIED, PostingState.CANCELLED}


def book_or_wait(
    tx: Tx, document: Document, application: Application, policy: Policy, actor: str, today: dt.date, *,
    refund: bool = False,
) -> Document:  # fmt: skip
    """Books an approved advice, or lets it wait for its money where the company posts on receipt.

    What only sets items off (money on account, or a credit, against an invoice) waits for none: it is a transfer.
    """
    money = pairing.look_for_money(tx, document, policy)
    if money is None and policy.post_on == "receipt" and application.amount:
        why = f"Approved by {actor}; it is booked when the money comes."
        return tx.documents.move(document.id, document.version, DocumentState.AWAITING_RECEIPT, reason=why)
    return book(tx, document, application, policy, actor, today, received=money, refund=refund)


def book(
    tx: Tx, document: Document, application: Application, policy: Policy, actor: str, today: dt.date, *,
    received: Received | None = None, refund: bool = False,
) -> Document:  # fmt: skip
    """Books an advice. The caller has checked that it may be approved.

    Raises Refused while its last posting is still being reversed.
    """
    check_reversed(tx, document, tx.payments.of_document(document.id))
    posting = make_posting(
        document, application, policy, revision=tx.payments.next_revision(document.id), approved_by=actor, today=today,
        received=received, rests=_rests(tx, application, policy), refund=refund,
    )  # fmt: skip
    moved = tx.documents.move(document.id, document.version, DocumentState.APPROVED, reason=f"Approved by {actor}.")
    _enter(tx, document, application, posting, policy, actor)
    aliases.learn(tx, document, application.payer, policy.own_domains, actor)
    number_forms.learn(tx, document, application, actor)
    payees.learn(tx, document.id, application, actor, document.id)
    _track_deductions(tx, document, application, posting.posting_id, actor, policy)
    cases.paid_after_all(tx, posting, policy, actor)
    for one in received.inflows if received else ():
        restate(tx, one.receipt_id)
    return moved


def book_receipt(
    tx: Tx, receipt: Receipt, application: Application, policy: Policy, actor: str, today: dt.date, *,
    refund: bool = False,
) -> Receipt:  # fmt: skip
    """Books money that no advice tells of, or what the advices left of it."""
    statement = tx.documents.get(receipt.document_id)
    check_reversed(tx, statement, tx.payments.of_receipt(receipt.id))
    posting = make_posting(
        statement, application, policy, revision=tx.payments.next_revision(statement.id), approved_by=actor,
        today=today, received=itself(tx, receipt), rests=_rests(tx, application, policy), refund=refund,
    )  # fmt: skip
    _enter(tx, statement, application, posting, policy, actor, receipt.id)
    aliases.learn_from_receipt(tx, receipt, application.payer.customer, actor)
    payees.learn(tx, receipt.id, application, actor, statement.id)
    _track_deductions(tx, statement, application, posting.posting_id, actor, policy, words=receipt.entry.text)
    cases.paid_after_all(tx, posting, policy, actor)
    settles = any(match.open_item for match in application.lines)
    status = _R.APPLIED if settles else _R.ON_ACCOUNT
    why = f"Approved by {actor}."
    return tx.receipts.move(receipt, status, why, application=application, customer=application.payer.customer)


def itself(tx: Tx, receipt: Receipt) -> Received:
    """The money of a receipt that no advice has; with what the bank kept it is what was paid."""
    taken = tx.pairings.used(receipt.id)
    left = receipt.amount - taken
    whole = not taken
    inflow = Inflow(receipt_id=receipt.id, account=receipt.account, value=left, amount=left, currency=receipt.currency)
    return Received(
        inflows=(inflow,),
        charges=charges_kept(receipt.entry, receipt.currency) if whole else ZERO,
        booked_on=receipt.entry.booking_date,
        reference=reference_of(receipt.entry),
    )


def restate(tx: Tx, receipt_id: str, reason: str = "") -> None:
    """Brings the status of a receipt in line with what is booked of it."""
    receipt = tx.receipts.get(receipt_id)
    whole = booked_of(tx, receipt) == receipt.amount
    if whole and receipt.status in OPEN_RECEIPTS:
        tx.receipts.move(receipt, _R.APPLIED, reason)
    elif not whole and receipt.status in (_R.APPLIED, _R.ON_ACCOUNT):
        tx.receipts.move(receipt, _R.UNAPPLIED, reason)


def booked_of(tx: Tx, receipt: Receipt) -> Decimal:
    """How much of the receipt stands in a payment."""
    if stands(tx.payments.of_receipt(receipt.id)):
        return receipt.amount
    pairings = tx.pairings.of_receipt(receipt.id)
    return sum((one.amount for one in pairings if stands(tx.payments.of_document(one.document_id))), ZERO)


def stands(payments: Iterable[Payment]) -> bool:
    """Whether one of them was not taken back."""
    return any(one.reversed_at is None for one in payments)


def _enter(
    tx: Tx, document: Document, application: Application, posting: Posting, policy: Policy, actor: str,
    receipt_id: str = "",
) -> None:  # fmt: skip
    payment_id = tx.payments.add(
        document.id,
        tx.payments.next_revision(document.id),
        customer=application.payer.customer,
        currency=posting.currency,
        amount=application.amount,
        unapplied=application.unapplied,
        allocations=[_allocation(match) for match in application.lines if _moves_money(match)],
        receipt_id=receipt_id,
    )
    tx.open_items.reserve(posting)
    told = {"content_hash": document.content_hash}
    outbox.enter(tx, posting, policy.ledgers, receipt_id or document.id, actor, **told)
    payment = tx.payments.get(payment_id)
    outcomes.booked(tx, document, application, payment, policy, actor, posting.posting_id)


def check_reversed(tx: Tx, document: Document, payments: Iterable[Payment]) -> None:
    """What was taken back is booked anew only when the ledger has taken it back too."""
    keys = [posting_id(document.tenant, document.id, one.revision) for one in payments if one.reversed_at]
    for row in (row for key in keys for row in tx.postings.of(reversal_id(key))):
        if row.state in _UNDER_WAY:
            raise Refused(f"Its reversal is still on its way into {row.ledger}; approve it when that is done.")


def _rests(tx: Tx, application: Application, policy: Policy) -> dict[str, Decimal]:
    """What stays open of items paid in part, where the company lets these clear and opens new ones for the rest."""
    if policy.short_pay != "residual":
        return {}
    found: dict[str, Decimal] = {}
    for match in application.lines:
        item = tx.open_items.get(match.open_item) if match.open_item else None
        if item is not None and item.remaining > ZERO:
            left = found.get(item.ref, item.remaining)
            found[item.ref] = left - match.applied - match.write_off
    return {ref: rest for ref, rest in found.items() if rest}


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
    tx: Tx, document: Document, application: Application, posting_id: str, actor: str, policy: Policy, *,
    words: str | None = None,
) -> None:  # fmt: skip
    """Each deduction is a dispute to be worked on, with the words of the paper where one tells of it, else those that
    came with the money."""
    record = document.extraction.record if document.extraction else None
    said = record if isinstance(record, Remittance) else Remittance()
    for match in application.lines:
        if match.deduction > 0:
            cases.from_deduction(
                tx,
                document,
                match,
                printed(said, match) or RemittanceLine(deduction_text=words),
                customer=application.payer.customer,
                currency=application.currency or "",
                posting_id=posting_id,
                actor=actor,
                policy=policy,
            )
    if actor == people.MACHINE:
        _ask_about_short_pays(tx, document, application, posting_id, policy)


def _ask_about_short_pays(
    tx: Tx, document: Document, application: Application, posting_id: str, policy: Policy
) -> None:
    """What the machine leaves open of an item has no reason yet; a person who does so knows it."""
    partly = {match.open_item: match for match in application.lines if match.state == "partial"}
    for ref, match in partly.items():
        item = tx.open_items.get(ref) if ref else None
        if item is not None and item.expected > ZERO:
            cases.from_short_pay(tx, document, match, item, posting_id=posting_id, actor=people.MACHINE, policy=policy)
