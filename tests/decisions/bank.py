"""Money that comes to the small company of `house`: entries, statements, and what the machine makes of them."""

import datetime as dt
from decimal import Decimal

from docflow import decisions
from docflow.decisions import delivery
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.receipts import Receipt
from docflow.schema.records import BankEntry, BankStatement, Extraction, Kind, Party
from docflow.schema.states import PostingState, Step
from docflow.store import Store, Tx
from tests.decisions.house import TODAY, settle
from tests.rules.worlds import ACME

DAY = dt.date(2026, 5, 4)
WAITING = Policy(company="main", one_wrong_in=100, ledgers=("books",))
"""Books when the money is there, as every company does unless it says otherwise."""


def entry(amount: str, name: str = "", **more: object) -> BankEntry:
    values = {"amount": amount, "currency": "EUR", "booking_date": DAY, "counterparty": Party(name=name or None)}
    return BankEntry.model_validate(values | more)


def statement(*entries: BankEntry, review: tuple[str, ...] = (), **more: object) -> Extraction:
    values = {"account": "DE89 3704", "currency": "EUR", "statement_id": "S", "sequence": "7", "date": DAY}
    record = BankStatement.model_validate({**values, **more, "entries": entries})
    return Extraction(kind=Kind.BANK_STATEMENT, confidence=0.999, review=review, record=record)


def bring(store: Store, found: Extraction, name: str = "statement.sta", policy: Policy = WAITING) -> Document:
    """A statement comes; its receipts are kept and nothing more."""
    return settle(store, found, policy, name)


def pay(store: Store, *entries: BankEntry, number: str = "1", policy: Policy = WAITING) -> list[Receipt]:
    """A statement comes and everything that follows from it is done; its receipts."""
    done = bring(store, statement(*entries, sequence=number), f"{number}.sta", policy)
    work_off(store, policy)
    return receipts(store, done)


def work_off(store: Store, policy: Policy = WAITING) -> None:
    """Performs what is asked for, as a worker does."""
    while True:
        with store.begin() as tx:
            task = tx.tasks.claim_next("test", dt.timedelta(minutes=1), [Step.APPLY])
            if task is None:
                return
            tx.tasks.done(task)
            decisions.settle_receipt(tx, task.subject, policy, TODAY)


def acme(amount: str, reference: str = "ACH99812", **more: object) -> BankEntry:
    """A payment of Acme, which names its advice unless told otherwise."""
    return entry(amount, ACME.name, end_to_end_id=reference or None, **more)


def receipts(store: Store, document: Document) -> list[Receipt]:
    with store.read() as tx:
        return tx.receipts.of_document(document.id)


def receipt(store: Store, one: Receipt) -> Receipt:
    """As it is now."""
    with store.read() as tx:
        return tx.receipts.get(one.id)


def posted(store: Store, document_id: str | None = None) -> list[dict[str, Decimal]]:
    """What stands in the ledger `books`, or is on its way there: role or open item -> debit less credit."""
    with store.read() as tx:
        rows = tx.postings.list(limit=500)
    found = []
    for row in sorted(rows, key=lambda one: one.posting_id):
        if row.ledger != "books" or row.state is PostingState.CANCELLED or document_id not in (None, row.document_id):
            continue
        sums: dict[str, Decimal] = {}
        for line in row.posting.lines:
            key = line.open_item if line.role == "receivable" and line.open_item else line.role
            sums[key] = sums.get(key, Decimal(0)) + (line.debit or Decimal(0)) - (line.credit or Decimal(0))
        found.append(sums)
    return found


def book_all(tx: Tx) -> None:
    """The ledger takes everything that is due, in the order of its coming."""
    for row in sorted(tx.postings.due(), key=lambda one: one.posting_id):
        claimed = tx.postings.claim(row.posting_id, row.ledger, "test", dt.timedelta(minutes=1))
        assert claimed is not None
        claimed = tx.postings.sending(claimed)
        delivery.sent(tx, claimed)
        tx.postings.move(claimed, PostingState.VERIFIED, external_ref=f"E-{row.posting_id[-4:]}")
        delivery.booked(tx, row.posting_id)
