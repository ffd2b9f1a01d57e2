"""What must hold whatever happened: looked for in the data themselves, for `doctor` and for the tests under faults.

The balance of each payment needs no look: the database refuses any other.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Table, exists, func, select

from docflow.schema.desk import LetterState
from docflow.schema.states import DocumentState, PostingState, Step
from docflow.store.tables import (
    dispute_history,
    disputes,
    documents,
    letters,
    mails,
    pairings,
    payments,
    postings,
    receipts,
    tasks,
)
from docflow.store.work import Work

_AT_WORK = [state.value for state in (DocumentState.RECEIVED, DocumentState.READING, DocumentState.EXTRACTED)]
_BOOKING = [state.value for state in (DocumentState.APPROVED, DocumentState.DELIVERED, DocumentState.POSTED)]
_SHOWN = 20
"""At most so many of each kind are named."""

Sentences = list[str]


def broken(work: Work) -> Sentences:
    """What does not hold, as sentences with the ids; none if all is well. Reads in one transaction."""
    looks = (_lost_mails, _lost_documents, _lost_letters, _unbooked, _without_proof, _unexplained, _overspent)
    return [sentence for look in looks for sentence in look(work)]


def _lost_mails(work: Work) -> Iterator[str]:
    """A mail became documents, was quarantined, or is being taken apart."""
    papers = exists().where(documents.c.tenant == mails.c.tenant, documents.c.mail_id == mails.c.id)
    lost = (mails.c.quarantine_code.is_(None), ~papers, ~_open_task(mails, Step.SPLIT))
    for mail_id in _ids(work, mails, mails.c.id, *lost):
        yield f"Mail {mail_id} has no documents, and nobody is at it."


def _lost_documents(work: Work) -> Iterator[str]:
    """A document that waits for no person has a task that goes on with it."""
    lost = (documents.c.state.in_(_AT_WORK), ~_open_task(documents))
    for document_id in _ids(work, documents, documents.c.id, *lost):
        yield f"Document {document_id} is neither finished nor at work, and no person is asked about it."


def _lost_letters(work: Work) -> Iterator[str]:
    """A letter that is not sent yet has a task that sends it."""
    waiting = letters.c.state.in_([LetterState.QUEUED.value, LetterState.SENDING.value])
    lost = (waiting, ~_open_task(letters, Step.SEND))
    for letter_id in _ids(work, letters, letters.c.id, *lost):
        yield f"Letter {letter_id} waits to be sent, and nobody is at it."


def _unbooked(work: Work) -> Iterator[str]:
    """What is approved is on its way into a ledger, and what is posted has arrived in one."""
    rows = exists().where(postings.c.tenant == documents.c.tenant, postings.c.document_id == documents.c.id)
    live = rows.where(postings.c.state != PostingState.CANCELLED.value)
    for document_id in _ids(work, documents, documents.c.id, documents.c.state.in_(_BOOKING), ~live):
        yield f"Document {document_id} is approved, but nothing of it is on its way into a ledger."
    arrived = rows.where(postings.c.state == PostingState.VERIFIED.value)
    for document_id in _ids(work, documents, documents.c.id, documents.c.state == DocumentState.POSTED.value, ~arrived):
        yield f"Document {document_id} is posted, but no ledger was seen to have it."


def _without_proof(work: Work) -> Iterator[str]:
    """Money that is booked has its paper, what was read from it, and a payment that stands."""
    standing = exists().where(
        payments.c.tenant == documents.c.tenant,
        payments.c.document_id == documents.c.id,
        payments.c.reversed_at.is_(None),
    )
    unproven = ~standing | documents.c.extraction.is_(None)
    for document_id in _ids(work, documents, documents.c.id, documents.c.state.in_(_BOOKING), unproven):
        yield f"Document {document_id} is booked without a standing payment, or without what was read from it."


def _unexplained(work: Work) -> Iterator[str]:
    """The history of a dispute explains every cent that is in it."""
    told = select(func.coalesce(func.sum(dispute_history.c.change_minor), 0)).where(
        dispute_history.c.tenant == disputes.c.tenant, dispute_history.c.dispute_id == disputes.c.id
    )
    for dispute_id in _ids(work, disputes, disputes.c.id, disputes.c.current_minor != told.scalar_subquery()):
        yield f"The history of dispute {dispute_id} does not add up to what is in dispute."


def _overspent(work: Work) -> Iterator[str]:
    """No receipt pays more than came."""
    spent = (
        select(pairings.c.receipt_id, func.sum(pairings.c.amount_minor).label("spent"))
        .where(pairings.c.tenant == work.tenant, pairings.c.parted_by.is_(None))
        .group_by(pairings.c.receipt_id)
        .subquery()
    )
    there = (receipts.c.id == spent.c.receipt_id) & (receipts.c.tenant == work.tenant)
    over = select(receipts.c.id).join(spent, there).where(spent.c.spent > receipts.c.amount_minor)
    for row in work.rows(over.order_by(receipts.c.id).limit(_SHOWN)):
        yield f"Receipt {row.id} pays advices of more than came."


def _open_task(table: Table, step: Step | None = None) -> ColumnElement[bool]:
    mine = exists().where(
        tasks.c.tenant == table.c.tenant, tasks.c.subject == table.c.id, tasks.c.state.in_(["ready", "leased"])
    )
    return mine if step is None else mine.where(tasks.c.step == step.value)


def _ids(work: Work, table: Table, column: Any, *criteria: Any) -> list[str]:
    found = select(column).where(table.c.tenant == work.tenant, *criteria).order_by(column).limit(_SHOWN)
    return [row[0] for row in work.rows(found)]
