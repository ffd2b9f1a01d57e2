"""Several who want the same thing at the same moment: exactly one gets it, on both databases."""

import datetime as dt
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from docflow.errors import DocflowError, IllegalMove, Stale
from docflow.schema.states import DocumentState, PostingState, Step
from docflow.store import PULL, Store
from tests.store.things import LEASE, a_document, extracted, open_item, place, posting, queued, sha


def together(number: int, act: Callable[[int], object]) -> list[object]:
    """The outcomes of several threads that begin at the same moment; a DocflowError is an outcome."""
    barrier = threading.Barrier(number)
    outcomes: list[object] = [None] * number

    def run(n: int) -> None:
        barrier.wait(60)
        try:
            outcomes[n] = act(n)
        except DocflowError as problem:
            outcomes[n] = problem

    threads = [threading.Thread(target=run, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_a_task_is_claimed_once(store: Store) -> None:
    for number in range(10):
        with store.begin() as tx:
            task_id = tx.tasks.add(Step.READ, f"doc_{number}")

        def claim(n: int, task_id: str = task_id) -> object:
            with store.begin() as tx:
                return tx.tasks.claim(task_id, f"w{n}", LEASE)

        assert sum(task is not None for task in together(6, claim)) == 1


def test_tasks_are_shared_out_without_overlap(store: Store) -> None:
    with store.begin() as tx:
        made = {tx.tasks.add(Step.READ, f"doc_{number}") for number in range(60)}

    def work(n: int) -> list[str]:
        mine = []
        while True:
            with store.begin() as tx:
                task = tx.tasks.claim_next(f"w{n}", LEASE)
                if task is None:
                    return mine
                mine.append(task.id)

    shares = together(6, work)
    taken = Counter(task_id for share in shares if isinstance(share, list) for task_id in share)
    # Passing over locked rows a worker may come away early, but nothing is taken twice and nothing is left.
    assert set(taken) == made
    assert set(taken.values()) == {1}


def test_processes_share_the_work_too(store_url: str, store: Store) -> None:
    with store.begin() as tx:
        made = {tx.tasks.add(Step.READ, f"doc_{number}") for number in range(80)}
    code = """
import datetime as dt, sys
from docflow.store import Store
store = Store(sys.argv[1], wait=60)
while True:
    with store.begin() as tx:
        due = tx.tasks.due(1)
        task = tx.tasks.claim(due[0], sys.argv[2], dt.timedelta(seconds=90)) if due else None
    if not due:
        break
    if task:
        with store.begin() as tx:
            tx.tasks.done(task)
        print(task.id)
"""
    command = [sys.executable, "-c", code, store_url]
    running = [subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(3)]
    taken = Counter(line for process in running for line in process.communicate(timeout=120)[0].split())
    assert [process.returncode for process in running] == [0, 0, 0]
    assert set(taken) == made
    assert set(taken.values()) == {1}


def test_a_place_is_taken_by_one_mail(store: Store) -> None:
    """Two to five pollers on one mailbox: the unique index decides."""

    def take_in(_n: int) -> list[tuple[str, bool]]:
        found = []
        for uid in range(10):
            with store.begin() as tx:
                found.append(tx.mails.add(place(uid), sha(str(uid)), 1, "ar"))
        return found

    outcomes = together(5, take_in)
    assert all(isinstance(outcome, list) for outcome in outcomes)
    pairs = [pair for outcome in outcomes if isinstance(outcome, list) for pair in outcome]
    assert sum(created for _, created in pairs) == 10
    assert len({mail_id for mail_id, _ in pairs}) == 10
    with store.read() as tx:
        assert tx.mails.count() == 10


def test_mails_that_moved_are_not_doubled_by_two_pollers(store: Store) -> None:
    with store.begin() as tx:
        for uid in range(6):
            tx.mails.add(place(uid, 1), sha("same"), 1, "ar")

    def rescan(_n: int) -> None:
        for uid in range(6):
            while True:
                try:
                    with store.begin() as tx:
                        tx.mails.add(place(uid, 2), sha("same"), 1, "ar")
                    break
                except Stale:
                    continue

    together(4, rescan)
    with store.read() as tx:
        assert tx.mails.count() == 6
        assert set(tx.places.known("ar", "INBOX", 2)) == set(range(6))


def test_two_approve_one_document(store: Store) -> None:
    with store.begin() as tx:
        document = extracted(tx, a_document(tx))

    def approve(_n: int) -> object:
        with store.begin() as tx:
            return tx.documents.move(document.id, document.version, DocumentState.APPROVED)

    outcomes = together(5, approve)
    assert sum(isinstance(outcome, Stale | IllegalMove) for outcome in outcomes) == 4


def test_two_documents_take_the_same_open_item(store: Store) -> None:
    """Together they never take more than is left."""
    with store.begin() as tx:
        tx.open_items.upsert([open_item("inv:1", "100.00")])

    def reserve(n: int) -> None:
        with store.begin() as tx:
            tx.open_items.reserve(posting(f"dfp_{n}", {"inv:1": "30.00"}))

    outcomes = together(6, reserve)
    assert sum(outcome is None for outcome in outcomes) == 3
    with store.read() as tx:
        item = tx.open_items.get("inv:1")
        assert item is not None
        assert item.remaining == Decimal("10.00")


def test_one_writer_at_a_time(store: Store) -> None:
    for number in range(6):
        queued(store, f"dfp_{number}")

    def claim(n: int) -> object:
        with store.begin() as tx:
            return tx.postings.claim(f"dfp_{n}", "books", f"w{n}", LEASE)

    assert sum(row is not None for row in together(6, claim)) == 1


def test_claiming_and_withdrawing_at_once(store: Store) -> None:
    """Either it is on its way or it is withdrawn, never both."""
    for number in range(8):
        posting_id = f"dfp_{number}"
        queued(store, posting_id)

        def act(n: int, posting_id: str = posting_id) -> object:
            with store.begin() as tx:
                if n:
                    return tx.postings.claim(posting_id, "books", "w", LEASE) is not None
                return tx.postings.cancel(posting_id)

        cancelled, claimed = together(2, act)
        with store.begin() as tx:
            (row,) = tx.postings.of(posting_id)
            assert (cancelled is True) == (row.state is PostingState.CANCELLED)
            assert (claimed is True) == (row.state is PostingState.CLAIMED)
            assert (cancelled is True) != (claimed is True)
            if claimed is True:
                tx.postings.move(row, PostingState.NEEDS_CLERK)


def test_one_request_sent_twice_at_once(store: Store) -> None:
    def request(_n: int) -> None:
        with store.begin() as tx:
            a_document(tx)
            tx.idempotency.remember("key", "upload", "h", 201, "{}")

    outcomes = together(5, request)
    assert sum(outcome is None for outcome in outcomes) == 1
    with store.read() as tx:
        assert len(tx.documents.list()) == 1


def test_one_feed_entry_acknowledged_by_many_at_once(store: Store) -> None:
    queued(store, "dfp_1", PULL)
    with store.begin() as tx:
        tx.postings.feed()

    def acknowledge(n: int) -> object:
        with store.begin() as tx:
            return tx.postings.acknowledge("erp", "dfp_1", f"E{n}")

    assert sorted(together(5, acknowledge), key=bool) == [False] * 4 + [True]


def test_asking_for_a_step_while_it_ends(store: Store) -> None:
    """Whatever the order: after the last request there is (or was) a run that began later."""
    for number in range(10):
        with store.begin() as tx:
            task_id = tx.tasks.add(Step.MATCH, f"doc_{number}")
            task = tx.tasks.claim(task_id, "w", LEASE)
        assert task is not None

        def act(n: int, task: object = task, subject: str = f"doc_{number}") -> object:
            with store.begin() as tx:
                return tx.tasks.add(Step.MATCH, subject) if n else tx.tasks.done(task)  # type: ignore[arg-type]

        together(2, act)
        with store.begin() as tx:
            again = tx.tasks.claim_next("w", dt.timedelta(seconds=90))
            assert again is not None
            tx.tasks.done(again)
            assert tx.tasks.open_count() == 0
