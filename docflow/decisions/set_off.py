"""A person sets a customer's open items off against one another: money on account, or a credit, against invoices.

What they chose becomes a document of our own and takes the way of every payment: second approval, undo, reversal.
"""

from collections.abc import Sequence
from decimal import Decimal

from docflow.decisions import people
from docflow.decisions.approval import approve
from docflow.decisions.assessment import assess
from docflow.decisions.trail import note
from docflow.errors import BadInput, InvalidValues, Refused
from docflow.rules.policy import Policy
from docflow.rules.set_offs import SetOff, record_of
from docflow.schema.base import Frozen
from docflow.schema.documents import Document, NewDocument
from docflow.schema.money import ZERO, Amount, fits, plain
from docflow.schema.receivables import OpenItem
from docflow.schema.states import DocumentState
from docflow.store import Tx


class Offset(Frozen):
    """What one open item gives (negative) or takes."""

    open_item: str
    amount: Amount


def chosen(tx: Tx, customer: str, offsets: Sequence[Offset], reason: str) -> SetOff:
    """What is to be set off, if it can be. Raises Refused, InvalidValues, BadInput."""
    found = tx.customers.get(customer)
    if found is None:
        raise BadInput(f"There is no customer {customer}.")
    if not reason.strip():
        raise BadInput("Say why it is set off; that is kept with the voucher.")
    items = tx.open_items.named(one.open_item for one in offsets)
    wrong = {f"lines.{n}": why for n, one in enumerate(offsets) if (why := _wrong(items, one, customer))}
    if wrong:
        raise InvalidValues(wrong)
    if len(items) < len(offsets):
        raise Refused("An open item stands there twice.")
    _check_together([items[one.open_item] for one in offsets], sum((one.amount for one in offsets), ZERO))
    return SetOff(found, [(items[one.open_item], one.amount) for one in offsets], reason.strip())


def set_off(tx: Tx, what: SetOff, paper: NewDocument, actor: str, policy: Policy) -> Document:
    """Books it, or lets it wait for a second person above the policy's limit. `paper`: the voucher, whose bytes are
    kept already. Raises Stale, NotAllowed, Refused."""
    people.check_may_decide(tx, actor)
    document_id, _ = tx.documents.add(paper)
    reading = tx.documents.move(document_id, tx.documents.get(document_id).version, DocumentState.READING)
    number = f"SET-OFF-{document_id.rpartition('_')[2]}"
    today = tx.now().date()
    read = record_of(what, number, today)
    document = tx.documents.move(document_id, reading.version, DocumentState.EXTRACTED, extraction=read)
    note(tx, document, actor, "set_off", {"reason": what.reason})
    document = tx.documents.save_application(document.id, document.version, assess(tx, document, policy, today))
    waiting = tx.documents.move(
        document.id, document.version, DocumentState.NEEDS_REVIEW, reason=what.reason, customer=what.customer.ref
    )
    return approve(tx, waiting.id, waiting.version, actor, waiting.content_hash, policy, reason=what.reason)


def _check_together(items: Sequence[OpenItem], left: Decimal) -> None:
    if len({item.currency for item in items}) != 1 or not any(item.remaining < 0 for item in items):
        raise Refused("Choose a credit, or money on account, and what it pays, in one currency.")
    if left:
        raise Refused(f"What is given and what is taken differ by {plain(abs(left))} {items[0].currency}; correct one.")


def _wrong(items: dict[str, OpenItem], one: Offset, customer: str) -> str:
    """Why that cannot be; empty where it can."""
    item = items.get(one.open_item)
    if item is None or customer not in (item.customer, item.payer):
        return f"There is no open item {one.open_item} of customer {customer}."
    if not fits(one.amount, item.currency):
        return f"An amount is finer than {item.currency} can be."
    if not one.amount or one.amount * item.remaining < 0 or abs(one.amount) > abs(item.remaining):
        return f"{item.number} has {plain(item.remaining)} left."
    return ""
