"""The outbox: moved along its states by the one who holds the lease, one writer per ledger and company."""

import datetime as dt

import pytest

from docflow.errors import IllegalMove, NotFound, Stale
from docflow.schema.documents import PostingRow
from docflow.schema.states import POSTING_MOVES, PostingState
from docflow.store import PULL, Store
from tests.servers.stores import Clock, pass_time
from tests.store.things import LEASE, SECOND, a_document, posting, queued

P = PostingState


def claim(store: Store, posting_id: str = "dfp_1", ledger: str = "books", worker: str = "w") -> PostingRow:
    with store.begin() as tx:
        row = tx.postings.claim(posting_id, ledger, worker, LEASE)
    assert row is not None
    return row


def move(store: Store, row: PostingRow, to: PostingState, **more: object) -> PostingRow:
    with store.begin() as tx:
        return tx.postings.move(row, to, **more)  # type: ignore[arg-type]


def test_a_posting_is_put_into_the_outbox_once_per_ledger(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        assert tx.postings.add("books", posting(), document.id)
        assert not tx.postings.add("books", posting(items={"inv:9": "1.00"}), document.id)
        assert tx.postings.add("tryton", posting(), document.id)
        assert [row.ledger for row in tx.postings.of("dfp_1")] == ["books", "tryton"]
        assert tx.postings.of_document(document.id) == tx.postings.of("dfp_1")
        row = tx.postings.get("dfp_1", "books")
        assert (row.posting, row.state, row.document_id) == (posting(), P.QUEUED, document.id)
        with pytest.raises(NotFound):
            tx.postings.get("dfp_1", "nowhere")


def test_delivering(store: Store, clock: Clock) -> None:
    queued(store)
    row = claim(store)
    assert (row.state, row.attempt, row.token, row.uncertain_since) == (P.CLAIMED, 1, 1, None)
    with store.begin() as tx:
        sending = tx.postings.sending(row)
        clock.advance(seconds=5)
        assert tx.postings.sending(sending).uncertain_since == sending.uncertain_since
    with store.read() as tx:
        row = tx.postings.get("dfp_1", "books")
    row = move(store, row, P.CREATED, external_ref="42")
    assert row.uncertain_since == sending.uncertain_since
    row = move(store, row, P.VERIFIED)
    assert (row.state, row.external_ref, row.uncertain_since) == (P.VERIFIED, "42", None)
    with store.begin() as tx:
        assert tx.postings.due() == []
        assert tx.postings.counts()[P.VERIFIED] == 1
        assert [it.posting_id for it in tx.postings.list(states=[P.VERIFIED])] == ["dfp_1"]


def test_the_workers_clock_does_not_matter(store: Store, clock: Clock) -> None:
    """A day ahead: the posting is due at once all the same, and its lease is not over."""
    clock.now = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    queued(store)
    with store.begin() as tx:
        assert len(tx.postings.due()) == 1
    claim(store)
    with store.begin() as tx:
        assert tx.postings.due() == []


def test_a_transient_failure_is_due_again_later(store: Store) -> None:
    queued(store)
    row = move(store, claim(store), P.QUEUED, error="down", delay=60 * SECOND, certain=True)
    assert row.error == "down"
    with store.begin() as tx:
        assert tx.postings.due() == []
        assert tx.postings.claim("dfp_1", "books", "w", LEASE) is None
    pass_time(store, 61 * SECOND)
    with store.read() as tx:
        assert [it.posting_id for it in tx.postings.due()] == ["dfp_1"]
    assert claim(store).attempt == 2


@pytest.mark.parametrize("state", [P.CLAIMED, P.CREATED, P.POSTED, P.RECONCILED])
def test_an_abandoned_delivery_is_taken_over_where_it_stands(store: Store, state: PostingState) -> None:
    queued(store)
    with store.begin() as tx:
        slow = tx.postings.claim("dfp_1", "books", "slow", LEASE)
        assert slow is not None
        slow = tx.postings.sending(slow)
        if state is not P.CLAIMED:
            slow = tx.postings.move(slow, state)
    pass_time(store, LEASE + SECOND)
    with store.read() as tx:
        assert [it.posting_id for it in tx.postings.due()] == ["dfp_1"]
    fast = claim(store, worker="fast")
    assert (fast.state, fast.token, fast.attempt) == (state, slow.token + 1, 2)
    assert fast.uncertain_since == slow.uncertain_since is not None
    with pytest.raises(Stale):
        move(store, slow, P.VERIFIED)
    assert move(store, fast, P.VERIFIED).state is P.VERIFIED


def test_one_writer_per_ledger_and_company(store: Store) -> None:
    for posting_id, ledger, company in [
        ("a", "books", "US01"),
        ("b", "books", "US01"),
        ("c", "books", "DE01"),
        ("d", "tryton", "US01"),
    ]:
        queued(store, posting_id, ledger, company)
    row = claim(store, "a")
    with store.begin() as tx:
        assert tx.postings.claim("b", "books", "other", LEASE) is None
        assert tx.postings.claim("c", "books", "other", LEASE) is not None
        assert tx.postings.claim("d", "tryton", "other", LEASE) is not None
    move(store, row, P.NEEDS_CLERK, error="what is this?")
    assert claim(store, "b").token == 2


def test_the_pen_of_a_dead_writer_passes_on(store: Store) -> None:
    queued(store, "a")
    queued(store, "b")
    claim(store, "a", worker="dead")
    pass_time(store, LEASE + SECOND)
    row = claim(store, "b")
    with store.begin() as tx:
        assert tx.postings.claim("a", "books", "w", LEASE) is None
    move(store, row, P.VERIFIED)
    assert claim(store, "a").token == 3


def test_extending_keeps_row_and_pen(store: Store) -> None:
    queued(store, "a")
    queued(store, "b")
    row = claim(store, "a")
    with store.begin() as tx:
        tx.postings.extend(row, 3 * LEASE)
    pass_time(store, 2 * LEASE)
    with store.begin() as tx:
        assert tx.postings.claim("a", "books", "x", LEASE) is None
        assert tx.postings.claim("b", "books", "x", LEASE) is None


def test_only_legal_moves(store: Store) -> None:
    queued(store)
    row = claim(store)
    for to in {*P} - POSTING_MOVES[P.CLAIMED] | {P.CLAIMED}:
        with pytest.raises(IllegalMove):
            move(store, row, to)
    with store.read() as tx:
        assert tx.postings.get("dfp_1", "books") == row


def test_two_who_saw_the_same_row(store: Store) -> None:
    queued(store)
    row = claim(store)
    move(store, row, P.CREATED)
    with pytest.raises(Stale):
        move(store, row, P.FAILED)


def test_an_undo_withdraws_what_has_not_left(store: Store) -> None:
    queued(store, "a")
    queued(store, "a2")
    with store.begin() as tx:
        assert tx.postings.cancel("a")
        assert [row.state for row in tx.postings.of("a")] == [P.CANCELLED]
        assert not tx.postings.cancel("a")
        assert not tx.postings.cancel("none")
        assert tx.postings.claim("a", "books", "w", LEASE) is None
    claim(store, "a2")
    with store.begin() as tx:
        assert not tx.postings.cancel("a2")


def test_an_undo_withdraws_everywhere_or_nowhere(store: Store) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        for ledger in ("books", "tryton"):
            tx.postings.add(ledger, posting(), document.id)
    row = claim(store, ledger="tryton")
    with store.begin() as tx:
        assert not tx.postings.cancel("dfp_1")
        assert tx.postings.get("dfp_1", "books").state is P.QUEUED
    # Back in the queue, but the send may have been applied: it must not be withdrawn either.
    with store.begin() as tx:
        tx.postings.move(tx.postings.sending(row), P.QUEUED, error="timed out")
    with store.begin() as tx:
        assert not tx.postings.cancel("dfp_1")


def test_pages(store: Store) -> None:
    with store.begin() as tx:
        for number in range(3):
            document = a_document(tx, str(number))
            for ledger in ("books", "tryton"):
                tx.postings.add(ledger, posting(f"p{number}"), document.id)
        first = tx.postings.list(limit=3)
        rest = tx.postings.list(after=(first[-1].posting_id, first[-1].ledger))
    keys = [(row.posting_id, row.ledger) for row in first + rest]
    assert keys == [(f"p{number}", ledger) for number in (2, 1, 0) for ledger in ("tryton", "books")]


def test_the_pull_feed_is_not_delivered_by_us(store: Store) -> None:
    queued(store, ledger=PULL)
    with store.begin() as tx:
        assert tx.postings.due() == []
        assert tx.postings.claim("dfp_1", PULL, "w", dt.timedelta(seconds=1)) is None
