"""What money that came is applied to: by the machine where that is certain, else by a person.

A receipt waits for its advice. Where the bank's own words prove what it pays, or the advice does not come, it is
applied without one. What a person decided about it stands.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from docflow.decisions import aliases, outcomes, pairing, people, rule_table
from docflow.decisions.approval import go_on
from docflow.decisions.assessment import StoredBooks
from docflow.decisions.booking import book_receipt, check_reversed, itself, restate
from docflow.decisions.reversal import taken_back
from docflow.decisions.withdrawal import take_back, withdraw_payments
from docflow.errors import BadInput, InvalidValues, NotFound, Refused, Stale
from docflow.rules import payer
from docflow.rules.applying import applied, received
from docflow.rules.corrections import CUSTOMER
from docflow.rules.policy import Policy
from docflow.schema.base import Frozen
from docflow.schema.disputes import DisputeType, Outcome
from docflow.schema.documents import Decision
from docflow.schema.money import ZERO, Amount, fits, plain
from docflow.schema.reasons import Reason
from docflow.schema.receipts import OPEN_RECEIPTS, RECEIPT_MOVES, Receipt, ReceiptState
from docflow.schema.receivables import Application, LineMatch, OpenItem
from docflow.schema.records import Evidence
from docflow.store import Tx

_R = ReceiptState


class Taken(Frozen):
    """What a person lets a receipt pay of an open item."""

    open_item: str
    amount: Amount
    """Money; negative for a credit memo that is used."""
    discount: Amount = ZERO
    """Granted."""
    deduction: Amount = ZERO
    """Taken off by the payer for a reason: it becomes a case."""
    deduction_reason: Reason | None = None
    write_off: Amount = ZERO
    """Given up; above the limit for what is written off of a dispute a second person must agree."""

    @property
    def parts(self) -> tuple[Decimal, ...]:
        """All that is taken off the item."""
        return self.amount, self.discount, self.deduction, self.write_off


# --- the machine ------------------------------------------------------------------------------------------------------


def settle_receipt(tx: Tx, receipt_id: str, policy: Policy, today: dt.date) -> Receipt:
    """Looks for the advice of money that waits for it, and for what it pays without one. May be repeated."""
    pairing.lock(tx)
    receipt = tx.receipts.get(receipt_id)
    if receipt.status not in OPEN_RECEIPTS or receipt.decided_by is not None or receipt.amount < ZERO:
        return receipt
    advices = pairing.look_for_advices(tx, receipt, policy)
    for document in advices:
        go_on(tx, document, policy, today)
    restate(tx, receipt.id)
    receipt = tx.receipts.get(receipt.id)
    return receipt if advices or receipt.status not in OPEN_RECEIPTS else _by_its_words(tx, receipt, policy, today)


def _by_its_words(tx: Tx, receipt: Receipt, policy: Policy, today: dt.date) -> Receipt:
    """Applied where the bank's words prove it; a person looks where it has waited long enough."""
    application = assess_receipt(tx, receipt, policy, today)
    if application.approve:
        tx.lock(f"customer:{application.payer.customer}")
        application = assess_receipt(tx, receipt, policy, today)
    waits = receipt.status is _R.AWAITING_ADVICE and not _waited(tx, receipt, policy)
    if application.approve or not waits:
        # While its advice may still come, it says nothing of what its own words are worth.
        tx.line_signals.note(receipt.document_id, application, receipt.id)
    if application.approve:
        return book_receipt(tx, receipt, application, policy, people.MACHINE, today)
    outcomes.proposed(tx, tx.documents.get(receipt.document_id), application, receipt.id)
    why = next(iter(application.review), "")
    customer = application.payer.customer or receipt.customer
    if receipt.status is not _R.AWAITING_ADVICE or not _waited(tx, receipt, policy):
        return tx.receipts.change(receipt, why, application=application)
    status = _R.UNAPPLIED if customer else _R.UNIDENTIFIED
    return tx.receipts.move(receipt, status, f"No advice came. {why}", application=application, customer=customer)


def assess_receipt(
    tx: Tx, receipt: Receipt, policy: Policy, today: dt.date, *, chosen: str | None = None
) -> Application:
    """How money without an advice would be applied by what the bank tells; nothing is written. `chosen`: the customer
    whom a person names."""
    books = StoredBooks(tx)
    # By our own key it is found again, whatever the bank calls it.
    told = {"amount": itself(tx, receipt).covered, "bank_reference": receipt.entry.bank_reference or receipt.id}
    extraction, texts = received(receipt.entry.model_copy(update=told))
    table = rule_table.current(tx).table
    alone = _waited(tx, receipt, policy)
    found = applied(extraction, books, policy, today, texts=texts, table=table, by_amount=alone, booked=True)
    if chosen is None and receipt.customer in (None, found.payer.customer):
        return found
    named = Evidence(value=chosen or receipt.customer or "", confidence=1.0, method="person")
    told_by_person = extraction.model_copy(update={"fields": {**extraction.fields, CUSTOMER: named}})
    return applied(told_by_person, books, policy, today, texts=texts, table=table, by_amount=alone, booked=True)


def _waited(tx: Tx, receipt: Receipt, policy: Policy) -> bool:
    """Whether it has waited for its advice as long as it is to."""
    return tx.now() - receipt.created_at >= dt.timedelta(days=policy.advice_days)


def give_up(tx: Tx, receipt_id: str, reason: str) -> None:
    """The machine could not decide: a person looks."""
    receipt = tx.receipts.get(receipt_id)
    if receipt.status is _R.AWAITING_ADVICE:
        tx.receipts.move(receipt, _R.UNAPPLIED if receipt.customer else _R.UNIDENTIFIED, reason)


# --- people -----------------------------------------------------------------------------------------------------------


def apply(
    tx: Tx, receipt_id: str, version: int, actor: str, policy: Policy, taken: Sequence[Taken], *,
    customer: str | None = None, on_account: bool = False, refund: bool = False, reason: str = "",
) -> Receipt:  # fmt: skip
    """A person says what the money pays. Above the policy's limit a second person must approve the same.

    on_account: what is left is credited to the customer; refund: it is to be paid back. Raises Refused, Stale,
    NotAllowed, InvalidValues.
    """
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    receipt = _seen(tx, receipt_id, version)
    _check_open(receipt)
    check_reversed(tx, tx.documents.get(receipt.document_id), tx.payments.of_receipt(receipt.id))
    application = _chosen(tx, receipt, taken, customer or receipt.customer)
    if application.unapplied and not (on_account or refund):
        left = f"{plain(application.unapplied)} {receipt.currency}"
        raise Refused(f"{left} is not applied; choose what it pays, put it on account, or have it refunded.")
    kept = tx.receipts.change(
        receipt, reason, application=application, customer=application.payer.customer, decided_by=actor
    )
    return _approve(tx, kept, actor, policy, refund=refund, reason=reason)


def approve_receipt(
    tx: Tx, receipt_id: str, version: int, actor: str, content_hash: str, policy: Policy, reason: str = ""
) -> Receipt:
    """A second person approves exactly what the first one chose, as they have seen it."""
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    receipt = _seen(tx, receipt_id, version)
    _check_open(receipt)
    first = [one for one in _decisions(tx, receipt) if one.action == "approve"]
    if receipt.application is None or not first:
        raise Refused("Nobody has said what it pays; apply it first.")
    if receipt.content_hash != content_hash:
        raise Stale(f"Receipt {receipt.id} is not what you have seen any more; read it again before you approve.")
    return _approve(tx, receipt, actor, policy, refund=bool(first[-1].body.get("refund")), reason=reason)


def unapply(tx: Tx, receipt_id: str, version: int, actor: str, policy: Policy, reason: str) -> Receipt:
    """Takes back what was booked of money without an advice; the machine does not apply it again.

    Where a ledger has it, by a reversal; above the policy's limit that takes two people. Raises Refused, Stale,
    NotAllowed, BadInput without a reason.
    """
    people.check_may_decide(tx, actor)
    if not reason.strip():
        raise BadInput("Say why it is taken back.")
    pairing.lock(tx)
    receipt = _seen(tx, receipt_id, version)
    payments = [one for one in tx.payments.of_receipt(receipt.id) if one.reversed_at is None]
    if not payments:
        raise Refused(f"Nothing of receipt {receipt.id} is booked without an advice; take the advice back instead.")
    statement = tx.documents.get(receipt.document_id)
    if not withdraw_payments(tx, statement, payments, policy):
        if _waits_for_second(tx, receipt, actor, policy, "reverse", reason):
            return tx.receipts.change(receipt, f"{actor} wants it taken back; a second person must agree.")
        take_back(tx, statement, payments, policy, actor, tx.now().date(), reason)
    _note(tx, receipt, actor, "reversed", {"reason": reason})
    aliases.unlearn(tx, receipt.id)
    back = tx.receipts.get(receipt.id)
    return tx.receipts.change(back, f"{actor} took it back: {reason}", decided_by=actor)


def pair(tx: Tx, receipt_id: str, version: int, actor: str, policy: Policy, document_id: str) -> Receipt:
    """A person says whose money it is; an advice that waited for it is booked. Raises Refused, Stale, NotAllowed."""
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    receipt = _seen(tx, receipt_id, version)
    document = tx.documents.get(document_id)
    pairing.pair_by_hand(tx, receipt, document, actor, policy)
    _note(tx, receipt, actor, "pair", {"document": document.id})
    go_on(tx, document, policy, tx.now().date())
    restate(tx, receipt.id)
    kept = tx.receipts.get(receipt.id)
    return tx.receipts.change(kept, f"{actor} paired it with {document.label}.", decided_by=actor)


def part(tx: Tx, receipt_id: str, version: int, actor: str, document_id: str) -> Receipt:
    """A person says that the receipt is not this advice's money; they are not paired again by the machine."""
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    receipt = _seen(tx, receipt_id, version)
    if any(one.reversed_at is None for one in tx.payments.of_document(document_id)):
        raise Refused("The advice is booked; take that back first.")
    if not tx.pairings.part(receipt.id, document_id, actor):
        raise Refused(f"Receipt {receipt.id} is not paired with {document_id}.")
    _note(tx, receipt, actor, "part", {"document": document_id})
    return tx.receipts.change(receipt, f"{actor} says that it is not the money of that advice.")


def takes_back(tx: Tx, receipt_id: str, version: int, actor: str, policy: Policy, other_id: str) -> Receipt:
    """A person says which receipt the bank took back with this one; what that had settled is open again.

    Above the policy's limit two people must say so. Raises Refused where the amounts are not each other's opposite or
    that receipt was taken back already; Stale, NotAllowed, NotFound.
    """
    people.check_may_decide(tx, actor)
    pairing.lock(tx)
    receipt, original = _seen(tx, receipt_id, version), tx.receipts.get(other_id)
    if receipt.status is not _R.UNIDENTIFIED or receipt.amount >= ZERO or receipt.takes_back is not None:
        raise Refused(f"Receipt {receipt.id} is no money that went back, or it is known what it takes back.")
    if (original.amount, original.currency) != (-receipt.amount, receipt.currency):
        raise Refused(f"{plain(original.amount)} {original.currency} came; {plain(-receipt.amount)} went back.")
    if _R.RETURNED not in RECEIPT_MOVES[original.status]:
        raise Refused(f"Receipt {original.id} is {original.status}; it cannot be taken back.")
    if _waits_for_second(tx, receipt, actor, policy, "takes_back", "", other=original.id):
        return tx.receipts.change(
            receipt, f"{actor} says that it takes back {original.id}; a second person must agree."
        )
    taken_back(tx, original, receipt.entry, policy)
    why = f"{actor} says what it takes back."
    return tx.receipts.move(receipt, _R.APPLIED, why, takes_back=original.id, customer=original.customer)


def name_customer(tx: Tx, receipt_id: str, version: int, actor: str, policy: Policy, customer: str) -> Receipt:
    """A person says who paid; what that may pay is proposed to them. Raises NotFound, Refused, Stale, NotAllowed."""
    people.check_may_decide(tx, actor)
    receipt = _seen(tx, receipt_id, version)
    _check_open(receipt)
    if tx.customers.get(customer) is None:
        raise NotFound(f"There is no customer {customer}.")
    _note(tx, receipt, actor, "name_customer", {"customer": customer})
    aliases.learn_from_receipt(tx, receipt, customer, actor)
    application = assess_receipt(tx, receipt, policy, tx.now().date(), chosen=customer)
    why = f"{actor} knows who paid."
    if receipt.status is _R.UNIDENTIFIED:
        return tx.receipts.move(receipt, _R.UNAPPLIED, why, application=application, customer=customer)
    return tx.receipts.change(receipt, why, application=application, customer=customer)


def _approve(tx: Tx, receipt: Receipt, actor: str, policy: Policy, *, refund: bool, reason: str) -> Receipt:
    application = receipt.application
    assert application is not None
    waits = _waits_for_second(tx, receipt, actor, policy, "approve", reason, refund=refund)
    if waits:
        return tx.receipts.change(receipt, f"Approved by {actor}; above the limit a second person must approve.")
    tx.lock(f"customer:{application.payer.customer}")
    return book_receipt(tx, receipt, application, policy, actor, tx.now().date(), refund=refund)


def _waits_for_second(
    tx: Tx, receipt: Receipt, actor: str, policy: Policy, action: str, reason: str, **more: object
) -> bool:
    """Notes the decision; whether a second person must take the same one."""
    lines = receipt.application.lines if receipt.application else ()
    gross = max(abs(receipt.amount), sum((abs(match.applied) for match in lines), ZERO))
    given_up = sum((match.write_off for match in lines), ZERO)
    limit = policy.disputes.limit(DisputeType.DEDUCTION, Outcome.WRITTEN_OFF)
    above = policy.above(policy.second_approval_above, gross, receipt.currency)
    above = above or policy.above(limit, given_up, receipt.currency)
    second = above and not people.seconds(tx, _decisions(tx, receipt), receipt.content_hash, actor, action)
    _note(tx, receipt, actor, action, {"reason": reason, "waits_for_second": second, **more})
    return second


def _chosen(tx: Tx, receipt: Receipt, taken: Sequence[Taken], customer: str | None) -> Application:
    """What a person chose, if it can be. Raises Refused, InvalidValues."""
    found = tx.customers.get(customer) if customer else None
    if found is None:
        raise Refused("The payer is not known; choose the customer first.")
    amount = itself(tx, receipt).covered
    lines = tuple(_line(tx, n, one, receipt, found.ref) for n, one in enumerate(taken))
    unapplied = amount - sum((line.paid for line in lines), ZERO)
    if unapplied < ZERO:
        raise Refused(f"The lines take {plain(-unapplied)} {receipt.currency} more than came.")
    return Application(
        payer=payer.chosen(found, tx.customers.directory()),
        currency=receipt.currency,
        amount=amount,
        lines=lines,
        unapplied=unapplied,
    )


def _line(tx: Tx, n: int, one: Taken, receipt: Receipt, customer: str) -> LineMatch:
    item = tx.open_items.get(one.open_item)
    problem = _wrong(item, one, receipt, customer)
    if item is None or problem:
        raise InvalidValues({f"lines.{n}": problem})
    applied = one.amount + one.discount + one.deduction
    return LineMatch(
        line=n, open_item=item.ref, number_signal="exact", amount_signal="deduction" if one.deduction else "exact",
        state="short_paid" if one.deduction else "applied", certain=True,
        applied=applied, paid=one.amount, discount=one.discount, deduction=one.deduction,
        deduction_reason=one.deduction_reason if one.deduction else None, write_off=one.write_off,
        close=applied + one.write_off == item.remaining, reasons=("a person chose it",),
    )  # fmt: skip


def _wrong(item: OpenItem | None, one: Taken, receipt: Receipt, customer: str) -> str:
    """Why that cannot be; empty where it can."""
    if item is None:
        return f"There is no open item {one.open_item}."
    total = sum(one.parts, ZERO)
    if item.currency != receipt.currency:
        return f"{item.number} is in {item.currency}, the money in {receipt.currency}."
    if not all(fits(part, item.currency) for part in one.parts):
        return f"An amount is finer than {item.currency} can be."
    if any(part * item.remaining < 0 for part in one.parts) or abs(total) > abs(item.remaining) or not total:
        return f"{item.number} has {plain(item.remaining)} left."
    if one.deduction and item.remaining < 0:
        return f"{item.number} is a credit; nothing is deducted from it."
    if one.deduction and one.deduction_reason is None:
        return f"{plain(one.deduction)} {item.currency} is deducted without a reason; choose the reason."
    return ""


def _check_open(receipt: Receipt) -> None:
    if receipt.status not in OPEN_RECEIPTS or receipt.amount < ZERO:
        raise Refused(f"Receipt {receipt.id} is {receipt.status}; take that back first.")


def _seen(tx: Tx, receipt_id: str, version: int) -> Receipt:
    receipt = tx.receipts.get(receipt_id)
    if receipt.version != version:
        raise Stale(f"Receipt {receipt_id} was changed meanwhile (it is {receipt.status}); read it again.")
    return receipt


def _decisions(tx: Tx, receipt: Receipt) -> list[Decision]:
    """Those about this receipt; they are kept with its statement."""
    return [one for one in tx.decisions.of(receipt.document_id) if one.body.get("receipt") == receipt.id]


def _note(tx: Tx, receipt: Receipt, actor: str, action: str, body: dict[str, object]) -> None:
    told = {"receipt": receipt.id, **body}
    tx.decisions.add(receipt.document_id, actor, action, told, receipt.content_hash)
    tx.audit.append(actor, action, receipt.id, told | {"content_hash": receipt.content_hash})
