"""The pull feed: in the order of the commits, nothing skipped, acknowledged by each consumer for itself."""

import threading
import time

import pytest

from docflow.errors import NotFound
from docflow.schema.states import PostingState
from docflow.store import PULL, Store
from tests.store.things import a_document, posting, queued

P = PostingState


def fetch(store: Store, after: str | None = None, limit: int = 100, consumer: str | None = None) -> list[str]:
    with store.begin() as tx:
        return [row.posting_id for row in tx.postings.feed(after, limit, consumer)]


def test_in_the_order_of_the_commits(store: Store) -> None:
    for posting_id in ("c", "a", "b"):
        queued(store, posting_id, PULL)
    queued(store, "elsewhere", "books")
    assert fetch(store) == ["c", "a", "b"]
    assert fetch(store, "c") == ["a", "b"]
    assert fetch(store, "c", limit=1) == ["a"]
    assert fetch(store, "b") == []
    with pytest.raises(NotFound):
        fetch(store, "elsewhere")


def test_handing_out_claims(store: Store) -> None:
    """What a consumer may have booked cannot just be withdrawn."""
    queued(store, "a", PULL)
    queued(store, "b", PULL)
    with store.begin() as tx:
        (row,) = tx.postings.feed(limit=1)
        assert row.state is P.CLAIMED
        assert row.uncertain_since is not None
    with store.begin() as tx:
        assert not tx.postings.cancel("a")
        assert tx.postings.cancel("b")
    assert fetch(store) == ["a"]
    with store.begin() as tx, pytest.raises(NotFound):
        tx.postings.acknowledge("erp", "b")


def test_each_consumer_acknowledges_for_itself(store: Store) -> None:
    for posting_id in ("a", "b"):
        queued(store, posting_id, PULL)
    fetch(store)
    with store.begin() as tx:
        assert tx.postings.acknowledge("erp", "a", "ERP-1")
        assert not tx.postings.acknowledge("erp", "a", "ERP-2")
        row = tx.postings.get("a", PULL)
        assert (row.state, row.external_ref) == (P.VERIFIED, "ERP-1")
        assert tx.postings.acknowledge("bi", "a", "BI-1")
        assert tx.postings.get("a", PULL).external_ref == "ERP-1"
        with pytest.raises(NotFound):
            tx.postings.acknowledge("erp", "none")
    assert fetch(store, consumer="erp") == ["b"]
    assert fetch(store, consumer="bi") == ["b"]
    assert fetch(store, consumer="third") == ["a", "b"]
    assert fetch(store) == ["a", "b"]


def test_a_rolled_back_posting_leaves_no_gap_to_wait_for(store: Store) -> None:
    queued(store, "a", PULL)
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        tx.postings.add(PULL, posting("lost"), a_document(tx).id)
        raise ZeroDivisionError
    queued(store, "b", PULL)
    assert fetch(store, "a") == ["b"]


def test_a_slow_transaction_does_not_hide_behind_a_quick_one(store: Store) -> None:
    """The one that adds first but commits last comes last: whoever has read on to the other still gets it."""
    added, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        with store.begin() as tx:
            tx.postings.add(PULL, posting("slow"), a_document(tx, "slow").id)
            added.set()
            if "sqlite" not in store.url:
                go_on.wait(60)

    thread = threading.Thread(target=slowly)
    thread.start()
    added.wait(60)
    queued(store, "quick", PULL)
    seen = fetch(store)
    go_on.set()
    thread.join()
    seen += fetch(store, seen[-1])
    assert sorted(seen) == ["quick", "slow"]


def test_a_reader_that_reads_on_misses_nothing(store: Store) -> None:
    """Five writers, transactions of random length, one reader that follows the feed by its last id."""
    writers, each = 5, 20
    done = threading.Event()

    def write(number: int) -> None:
        for n in range(each):
            with store.begin() as tx:
                tx.postings.add(PULL, posting(f"w{number}_{n}"), a_document(tx).id)
                time.sleep(0.001 * ((number * 7 + n * 3) % 5))

    def follow() -> None:
        last: str | None = None
        while not done.is_set() or fetch(store, last):
            page = fetch(store, last, limit=7)
            seen.extend(page)
            last = page[-1] if page else last

    seen: list[str] = []
    reader = threading.Thread(target=follow)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in [reader, *threads]:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    assert sorted(seen) == sorted(f"w{number}_{n}" for number in range(writers) for n in range(each))
