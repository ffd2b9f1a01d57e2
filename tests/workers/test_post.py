"""Delivery: each class of error has its own next step, and nothing is ever booked twice."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow import decisions
from docflow.decisions import connectors, delivery
from docflow.errors import (
    IllegalMove,
    LedgerAmbiguous,
    LedgerAuth,
    LedgerError,
    LedgerMismatch,
    LedgerRejected,
    LedgerStale,
    LedgerTransient,
    Refused,
)
from docflow.rules.policy import PULL, Policy
from docflow.schema.documents import Document, PostingRow
from docflow.schema.records import RemittanceLine
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.house import get, left, open_up, read, settle
from tests.rules.worlds import item, line
from tests.servers.stores import Clock, pass_time
from tests.workers.ledger import ScriptedLedger
from workers import post

ONE = Policy(company="main", one_wrong_in=100, ledgers=("books",), post_on="advice")


@pytest.fixture
def books() -> ScriptedLedger:
    return ScriptedLedger()


@pytest.fixture
def document(store: Store) -> Document:
    """An approved payment of 1480.00 on its way into the ledger `books`."""
    open_up(store)
    approved = settle(store, read(), ONE)
    assert approved.state is DocumentState.APPROVED, approved.reason
    return approved


def posting_id(store: Store, document: Document) -> str:
    with store.read() as tx:
        return tx.postings.of_document(document.id)[-1].posting_id


def deliver(store: Store, document: Document, *ledgers: ScriptedLedger, worker: str = "w1") -> list[PostingRow]:
    due = posting_id(store, document)
    post.deliver(store, {ledger.name: ledger for ledger in ledgers}, due, worker, ONE, lambda: 0.5)
    with store.read() as tx:
        return tx.postings.of(due)


def later(store: Store, clock: Clock, **by: float) -> None:
    pass_time(store, dt.timedelta(**by))
    clock.advance(**by)


def test_a_posting_arrives_and_the_document_is_posted(store: Store, document: Document, books: ScriptedLedger) -> None:
    (row,) = deliver(store, document, books)
    assert (row.state, row.external_ref, row.uncertain_since) == (PostingState.VERIFIED, f"E-{row.posting_id}", None)
    assert get(store, document.id).state is DocumentState.POSTED
    assert f"books as E-{row.posting_id}" in get(store, document.id).reason
    assert left(store) == Decimal(0)
    deliver(store, document, books)
    assert books.calls == ["find", "post", "verify"]


def test_what_certainly_did_not_arrive_is_sent_again(
    store: Store, document: Document, books: ScriptedLedger, clock: Clock
) -> None:
    books.before = [LedgerTransient("refused")]
    (row,) = deliver(store, document, books)
    assert (row.state, row.error, row.uncertain_since) == (PostingState.QUEUED, "refused", None)
    assert get(store, document.id).state is DocumentState.DELIVERED
    deliver(store, document, books)
    assert books.calls == ["find", "post"], "its pause is not over"
    later(store, clock, minutes=1)
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.VERIFIED
    assert books.booked == {row.posting_id: 1}


def test_an_uncertain_outcome_is_looked_up_first(
    store: Store, document: Document, books: ScriptedLedger, clock: Clock
) -> None:
    books.after = [LedgerAmbiguous("no answer")]
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.QUEUED
    assert row.uncertain_since is not None
    later(store, clock, minutes=1)
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.VERIFIED
    assert books.calls == ["find", "post", "find", "verify"]
    assert books.booked == {row.posting_id: 1}


def test_an_undo_is_refused_while_the_outcome_is_uncertain(
    store: Store, document: Document, books: ScriptedLedger
) -> None:
    books.after = [LedgerAmbiguous("no answer")]
    deliver(store, document, books)
    now = get(store, document.id)
    with pytest.raises(Refused), store.begin() as tx:
        decisions.undo(tx, now.id, now.version, "anna", ONE)


def test_an_undo_is_possible_while_the_ledger_is_down(store: Store, document: Document, books: ScriptedLedger) -> None:
    books.finding = [LedgerTransient("down")]
    deliver(store, document, books)
    now = get(store, document.id)
    assert now.state is DocumentState.APPROVED
    with store.begin() as tx:
        decisions.undo(tx, now.id, now.version, "anna", ONE)
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.CANCELLED
    assert not books.booked


def test_without_look_up_and_guard_an_uncertain_outcome_goes_to_a_clerk(
    store: Store, document: Document, clock: Clock
) -> None:
    books = ScriptedLedger(lookup=False, has_key_guard=False)
    books.after = [LedgerAmbiguous("no answer")]
    deliver(store, document, books)
    later(store, clock, minutes=1)
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.NEEDS_CLERK
    assert "Look for" in row.error
    assert "Look for" in get(store, document.id).reason
    assert get(store, document.id).state is DocumentState.DELIVERED
    assert books.booked == {row.posting_id: 1}


@pytest.mark.parametrize("there", [True, False])
def test_a_clerk_who_has_looked_ends_the_uncertainty(
    store: Store, document: Document, clock: Clock, there: bool
) -> None:
    books = ScriptedLedger(lookup=False, has_key_guard=False)
    (books.after if there else books.before).append(LedgerAmbiguous("no answer"))
    for _ in range(2):
        deliver(store, document, books)
        later(store, clock, minutes=1)
    key = posting_id(store, document)
    with store.begin() as tx:
        delivery.vouched(tx, key, "books", "anna", there=there, external_ref="R-7")
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.VERIFIED
    assert get(store, document.id).state is DocumentState.POSTED
    assert books.booked == {key: 1}
    with pytest.raises(IllegalMove), store.begin() as tx:
        delivery.vouched(tx, key, "books", "anna", there=False)


@pytest.mark.parametrize(("hours", "state"), [(23, PostingState.VERIFIED), (25, PostingState.NEEDS_CLERK)])
def test_a_guard_is_trusted_as_long_as_it_remembers(
    store: Store, document: Document, clock: Clock, hours: int, state: PostingState
) -> None:
    books = ScriptedLedger(lookup=False, has_key_guard=True, key_lifetime=dt.timedelta(hours=24))
    books.after = [LedgerAmbiguous("no answer")]
    deliver(store, document, books)
    later(store, clock, hours=hours)
    (row,) = deliver(store, document, books)
    assert row.state is state
    assert books.booked == {row.posting_id: 1}


def test_an_outage_of_three_days_is_survived_without_a_guard_that_long(
    store: Store, document: Document, clock: Clock
) -> None:
    books = ScriptedLedger(lookup=False, has_key_guard=True, key_lifetime=dt.timedelta(hours=24))
    books.before = [LedgerTransient("refused") for _ in range(72)]
    for _ in range(80):
        later(store, clock, hours=1)
        rows = deliver(store, document, books)
    assert rows[0].state is PostingState.VERIFIED
    assert books.booked == {rows[0].posting_id: 1}


def test_after_four_days_a_person_looks(store: Store, document: Document, books: ScriptedLedger, clock: Clock) -> None:
    books.finding = [LedgerTransient("down") for _ in range(200)]
    for _ in range(120):
        later(store, clock, hours=1)
        rows = deliver(store, document, books)
    assert rows[0].state is PostingState.NEEDS_CLERK
    assert "Last: down" in rows[0].error


def test_a_refused_key_pauses_this_ledger_and_no_other(store: Store, clock: Clock) -> None:
    open_up(store)
    document = settle(store, read())
    books, mirror = ScriptedLedger("books"), ScriptedLedger("mirror")
    books.finding = [LedgerAuth("wrong key")]
    books.well = False
    deliver(store, document, books, mirror)
    states = {row.ledger: row.state for row in deliver(store, document, books, mirror)}
    assert states == {"books": PostingState.QUEUED, "mirror": PostingState.VERIFIED}
    assert books.calls == ["find"]
    assert get(store, document.id).state is not DocumentState.POSTED
    with store.read() as tx:
        assert connectors.paused(tx, "books") == "wrong key"
    assert post.probe(store, {"books": books, "mirror": mirror}) == []
    books.well = True
    assert post.probe(store, {"books": books, "mirror": mirror}) == ["books"]
    later(store, clock, minutes=1)
    deliver(store, document, books, mirror)
    assert get(store, document.id).state is DocumentState.POSTED
    assert sum(books.booked.values()) == sum(mirror.booked.values()) == 1


@pytest.mark.parametrize("error", [LedgerRejected("Period 2026-05 is closed."), LedgerStale("INV-2 is paid.")])
def test_a_refused_posting_comes_back_with_the_ledgers_words(
    store: Store, document: Document, books: ScriptedLedger, clock: Clock, error: LedgerError
) -> None:
    books.before = [error]
    books.items = [item(), item("INV-2", "500.00")]
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.CANCELLED
    now = get(store, document.id)
    assert now.state is DocumentState.NEEDS_REVIEW
    assert str(error) in now.reason
    assert left(store) == Decimal(1000), "released"
    assert ("list" in books.calls) == isinstance(error, LedgerStale)
    clock.advance(seconds=1)  # the revisions of a document are told apart by their time
    with store.begin() as tx:
        decisions.approve(tx, now.id, now.version, "anna", now.content_hash, ONE)
    rows = deliver(store, document, books)
    assert rows[0].posting_id != row.posting_id
    assert get(store, document.id).state is DocumentState.POSTED
    assert sum(books.booked.values()) == 1


def test_refused_by_one_ledger_and_booked_in_another_waits_for_a_clerk(store: Store) -> None:
    open_up(store)
    document = settle(store, read())
    books, mirror = ScriptedLedger("books"), ScriptedLedger("mirror")
    mirror.before = [LedgerRejected("no such account")]
    rows = {row.ledger: row for row in deliver(store, document, books, mirror)}
    assert rows["books"].state is PostingState.VERIFIED
    assert rows["mirror"].state is PostingState.NEEDS_CLERK
    now = get(store, document.id)
    assert now.state is DocumentState.DELIVERED
    assert "no such account" in now.reason


def test_a_refusal_after_an_uncertain_send_is_not_believed(store: Store, document: Document, clock: Clock) -> None:
    books = ScriptedLedger(lookup=False, has_key_guard=True)
    books.after = [LedgerAmbiguous("no answer")]
    deliver(store, document, books)
    books.before = [LedgerRejected("409 conflict")]
    later(store, clock, minutes=1)
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.NEEDS_CLERK
    assert get(store, document.id).state is DocumentState.DELIVERED


def test_books_that_differ_are_a_clerks_matter(store: Store, document: Document, books: ScriptedLedger) -> None:
    books.verifying = [LedgerMismatch("it is dated 2026-06-01, not 2026-05-01")]
    (row,) = deliver(store, document, books)
    assert row.state is PostingState.NEEDS_CLERK
    assert "2026-06-01" in get(store, document.id).reason
    assert get(store, document.id).state is DocumentState.DELIVERED


def test_a_failing_ledger_is_left_alone_for_a_while(store: Store, clock: Clock) -> None:
    open_up(store, *(item(f"INV-{n}", "10.00") for n in range(8)))
    books, ids = ScriptedLedger(), []
    for n in range(8):
        one = settle(store, read(line_of(f"INV-{n}"), amount="10.00", payment_reference=f"R{n}"), ONE, f"{n}.pdf")
        assert one.state is DocumentState.APPROVED, one.application
        ids.append(one)
    books.finding = [LedgerTransient("down") for _ in range(3)]
    for one in ids:
        deliver(store, one, books)
    assert books.calls == ["find"] * 3
    later(store, clock, minutes=1)
    for one in ids:
        deliver(store, one, books)
    assert sum(books.booked.values()) == 8


def line_of(number: str) -> RemittanceLine:
    return line(number, "10.00")


class Killed(BaseException):
    """kill -9: nothing is cleaned up."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_worker_is_followed_by_another(
    store: Store, document: Document, books: ScriptedLedger, clock: Clock, when: str
) -> None:
    getattr(books, when).append(Killed())
    with pytest.raises(Killed):
        deliver(store, document, books)
    (row,) = deliver(store, document, books, worker="w2")
    assert row.state is PostingState.CLAIMED, "the dead worker's lease holds"
    assert row.uncertain_since is not None
    later(store, clock, minutes=3)
    (row,) = deliver(store, document, books, worker="w2")
    assert row.state is PostingState.VERIFIED
    assert books.booked == {row.posting_id: 1}


def test_a_worker_that_slept_through_its_lease_changes_nothing(
    store: Store, document: Document, books: ScriptedLedger, clock: Clock
) -> None:
    def overtake() -> None:
        books.meanwhile = lambda: None
        later(store, clock, minutes=3)
        deliver(store, document, books, worker="w2")

    books.meanwhile = overtake
    (row,) = deliver(store, document, books, worker="w1")
    assert row.state is PostingState.VERIFIED
    assert books.booked == {row.posting_id: 1}
    assert books.calls == ["find", "post", "find", "verify"]


def test_one_writer_per_ledger(store: Store, books: ScriptedLedger) -> None:
    open_up(store, item("INV-0", "10.00"), item("INV-1", "10.00"))
    first, second = (
        settle(store, read(line_of(f"INV-{n}"), amount="10.00", payment_reference=f"R{n}"), ONE, f"{n}.pdf")
        for n in range(2)
    )
    seen: list[PostingState] = []
    books.meanwhile = lambda: seen.extend(row.state for row in deliver(store, second, books, worker="w2"))
    deliver(store, first, books)
    assert seen == [PostingState.QUEUED]
    books.meanwhile = lambda: None
    assert deliver(store, second, books)[0].state is PostingState.VERIFIED


def test_a_ledger_that_is_not_configured_any_more(store: Store, document: Document) -> None:
    (row,) = deliver(store, document)
    assert row.state is PostingState.NEEDS_CLERK
    assert "No ledger named books" in row.error


def test_the_pull_feed_counts_only_alone(store: Store, books: ScriptedLedger) -> None:
    open_up(store, item(), item("INV-2", "500.00"))
    alone = settle(store, read(), Policy(company="main", one_wrong_in=100, ledgers=(PULL,), post_on="advice"))
    deliver(store, alone, books)
    assert get(store, alone.id).state is DocumentState.APPROVED
    with store.begin() as tx:
        (row,) = tx.postings.feed()
        assert not delivery.booked(tx, row.posting_id)
        tx.postings.acknowledge("erp", row.posting_id, "X1")
        assert delivery.booked(tx, row.posting_id, "erp")
    assert get(store, alone.id).state is DocumentState.POSTED


def test_beside_a_ledger_the_pull_feed_holds_nothing_back(store: Store, books: ScriptedLedger) -> None:
    open_up(store)
    both = settle(store, read(), Policy(company="main", one_wrong_in=100, ledgers=("books", PULL), post_on="advice"))
    deliver(store, both, books)
    assert get(store, both.id).state is DocumentState.POSTED


def test_after_a_restore_nothing_is_sent_until_told(store: Store, document: Document, books: ScriptedLedger) -> None:
    with store.begin() as tx:
        tx.flags.set(connectors.POSTING_PAUSED, "restored")
    deliver(store, document, books)
    assert books.calls == []
    with store.begin() as tx:
        tx.flags.clear(connectors.POSTING_PAUSED)
    deliver(store, document, books)
    assert get(store, document.id).state is DocumentState.POSTED


def test_stale_items_are_fetched_before_the_document_is_assessed_again(
    store: Store, document: Document, books: ScriptedLedger
) -> None:
    books.before = [LedgerStale("INV-1001 has 400.00 left")]
    books.items = [item(remaining="400.00"), item("INV-2", "500.00")]
    deliver(store, document, books)
    assert left(store) == Decimal(400)
    application = get(store, document.id).application
    assert application is not None
    assert not application.approve


def test_pauses_grow_and_end_at_an_hour() -> None:
    pauses = [post.pause_after(attempt, 0.5).total_seconds() for attempt in range(1, 30)]
    assert pauses[:4] == [2, 4, 8, 16]
    assert max(pauses) == 3600
    assert post.pause_after(3, 0).total_seconds() == 4
    assert post.pause_after(3, 1).total_seconds() == 12
