"""The store finds in its own data what should not be there."""

import datetime as dt
from decimal import Decimal

from docflow.schema.documents import NewDocument
from docflow.schema.states import DocumentState, PostingState, QuarantineCode, Step
from docflow.store import PULL, Store, Tx
from tests.servers.stores import Clock, pass_time
from tests.store.things import LEASE, a_document, extracted, place, posting, sha

S = DocumentState


def broken(store: Store) -> list[str]:
    with store.read() as tx:
        return tx.broken()


def approved(tx: Tx) -> str:
    """A document with everything that an approval leaves behind."""
    document = extracted(tx, a_document(tx))
    tx.documents.move(document.id, document.version, S.APPROVED)
    tx.payments.add(
        document.id, 1, customer="C-1", currency="USD", amount=Decimal(1), unapplied=Decimal(1), allocations=()
    )
    tx.postings.add(PULL, posting(document_id=document.id), document.id)
    return document.id


def test_an_empty_house_is_in_order(store: Store) -> None:
    assert broken(store) == []


def test_a_mail_is_at_work_taken_apart_or_set_aside(store: Store) -> None:
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(place(1), sha("m"), 1, "ar")
    assert broken(store) == [f"Mail {mail_id} has no documents, and nobody is at it."]
    with store.begin() as tx:
        task_id = tx.tasks.add(Step.SPLIT, mail_id)
    assert broken(store) == []
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "w", LEASE)
        assert task is not None
        tx.tasks.done(task)
    assert len(broken(store)) == 1
    with store.begin() as tx:
        document_id, _ = tx.documents.add(NewDocument(name="a", sha256=sha("a"), size=1, mail_id=mail_id, part="1"))
        tx.tasks.add(Step.READ, document_id)
    assert broken(store) == []
    with store.begin() as tx:
        other, _ = tx.mails.add(place(2), sha("m"), 1, "ar")
        tx.mails.quarantine(other, QuarantineCode.LIMITS, "too big")
    assert broken(store) == []


def test_a_document_is_at_work_or_a_person_is_asked(store: Store) -> None:
    with store.begin() as tx:
        document = extracted(tx, a_document(tx))
    assert len(broken(store)) == 1
    with store.begin() as tx:
        tx.documents.move(document.id, document.version, S.NEEDS_REVIEW)
    assert broken(store) == []


def test_what_is_approved_is_on_its_way_and_what_is_posted_has_arrived(store: Store) -> None:
    with store.begin() as tx:
        document_id = approved(tx)
    assert broken(store) == []
    with store.begin() as tx:
        for state in (S.DELIVERED, S.POSTED):
            document = tx.documents.get(document_id)
            tx.documents.move(document_id, document.version, state)
    assert broken(store) == [f"Document {document_id} is posted, but no ledger was seen to have it."]
    with store.begin() as tx:
        tx.postings.acknowledge("erp", "dfp_1")
    assert broken(store) == []


def test_an_approval_that_lost_its_posting_or_its_payment(store: Store) -> None:
    with store.begin() as tx:
        document_id = approved(tx)
        (row,) = tx.postings.of_document(document_id)
        tx.postings.move(row, PostingState.CANCELLED)
        tx.payments.reverse(tx.payments.of_document(document_id)[0].id)
    assert len(broken(store)) == 2


def test_tidying_keeps_what_is_open_or_young(store: Store, clock: Clock) -> None:
    week = dt.timedelta(days=7)
    with store.begin() as tx:
        for subject in ("done", "open"):
            task_id = tx.tasks.add(Step.READ, subject)
            task = tx.tasks.claim(task_id, "w", LEASE)
            assert task is not None
            if subject == "done":
                tx.tasks.done(task)
        tx.idempotency.remember("old", "s", "h", 200, "{}")
    pass_time(store, 2 * week)
    clock.advance(days=14)
    with store.begin() as tx:
        tx.idempotency.remember("new", "s", "h", 200, "{}")
        tx.tidy(week)
        assert tx.idempotency.recall("old", "s") is None
        assert tx.idempotency.recall("new", "s") is not None
        assert len(tx.tasks.due()) == 1
        assert tx.tasks.cancel(Step.READ, "done") is False
