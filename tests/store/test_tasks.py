"""Tasks: one open per step and subject, leased by the database's clock, fenced by the token."""

import datetime as dt

import pytest

from docflow.errors import Stale
from docflow.schema.states import Step
from docflow.store import Store
from tests.servers.stores import Clock, pass_time
from tests.store.things import LEASE, SECOND

NOW = dt.timedelta(0)


def add(store: Store, subject: str = "doc_1", step: Step = Step.READ) -> str:
    with store.begin() as tx:
        return tx.tasks.add(step, subject)


def test_one_open_task_per_step_and_subject(store: Store) -> None:
    first = add(store)
    assert add(store) == first
    assert add(store, step=Step.EXTRACT) != first
    assert add(store, subject="doc_2") != first
    with store.begin() as tx:
        assert tx.tasks.open_count() == 3
        task = tx.tasks.claim(first, "w", LEASE)
        assert task is not None
        tx.tasks.done(task)
    assert add(store) != first


def test_a_lease_keeps_others_out(store: Store) -> None:
    task_id = add(store)
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "a", LEASE)
        assert task is not None
        assert (task.subject, task.step, task.attempt, task.token) == ("doc_1", Step.READ, 1, 1)
        assert tx.tasks.claim(task_id, "b", LEASE) is None
        assert tx.tasks.due() == []
    with store.begin() as tx:
        tx.tasks.done(task)
        assert tx.tasks.claim(task_id, "b", LEASE) is None
        assert tx.tasks.open_count() == 0


def test_a_lease_that_is_over_is_taken_and_the_first_worker_fenced_off(store: Store) -> None:
    task_id = add(store)
    with store.begin() as tx:
        slow = tx.tasks.claim(task_id, "slow", LEASE)
    assert slow is not None
    pass_time(store, LEASE - 5 * SECOND)
    with store.begin() as tx:
        assert tx.tasks.claim(task_id, "fast", LEASE) is None
    pass_time(store, 6 * SECOND)
    with store.begin() as tx:
        assert tx.tasks.due() == [task_id]
        fast = tx.tasks.claim(task_id, "fast", LEASE)
    assert fast is not None
    assert (fast.attempt, fast.token) == (2, 2)
    for late in ("done", "retry", "fail", "extend"):
        more = {"done": (), "retry": ("x", NOW), "fail": ("x",), "extend": (LEASE,)}[late]
        with pytest.raises(Stale), store.begin() as tx:
            getattr(tx.tasks, late)(slow, *more)
    with store.begin() as tx:
        tx.tasks.done(fast)
    with pytest.raises(Stale), store.begin() as tx:
        tx.tasks.done(fast)


def test_a_late_worker_whose_task_nobody_took_may_still_finish(store: Store) -> None:
    task_id = add(store)
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "slow", LEASE)
    assert task is not None
    pass_time(store, 2 * LEASE)
    with store.begin() as tx:
        tx.tasks.done(task)
        assert tx.tasks.open_count() == 0


def test_extending(store: Store) -> None:
    task_id = add(store)
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "w", LEASE)
        assert task is not None
        tx.tasks.extend(task, 3 * LEASE)
    pass_time(store, 2 * LEASE)
    with store.begin() as tx:
        assert tx.tasks.claim(task_id, "other", LEASE) is None


def test_retrying_waits_and_counts(store: Store) -> None:
    task_id = add(store)
    for attempt in (1, 2):
        with store.begin() as tx:
            task = tx.tasks.claim(task_id, "w", LEASE)
            assert task is not None
            assert task.attempt == attempt
            tx.tasks.retry(task, "ledger down", 60 * SECOND)
            assert tx.tasks.due() == []
            assert tx.tasks.claim(task_id, "w", LEASE) is None
        pass_time(store, 61 * SECOND)
        with store.read() as tx:
            assert tx.tasks.due() == [task_id]


def test_a_delayed_task(store: Store) -> None:
    with store.begin() as tx:
        task_id = tx.tasks.add(Step.MATCH, "doc_1", 60 * SECOND)
        assert tx.tasks.due() == []
    pass_time(store, 61 * SECOND)
    with store.begin() as tx:
        assert tx.tasks.due() == [task_id]


def test_giving_up(store: Store) -> None:
    task_id = add(store)
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "w", LEASE)
        assert task is not None
        tx.tasks.fail(task, "no use")
        (failed,) = tx.tasks.failed()
        assert (failed.id, failed.error, failed.attempt) == (task_id, "no use", 1)
        assert tx.tasks.open_count() == 0


def test_what_is_asked_for_while_it_is_performed_is_performed_again(store: Store) -> None:
    """The worker may have looked before our change was there."""
    task_id = add(store)
    with store.begin() as tx:
        task = tx.tasks.claim(task_id, "w", LEASE)
    assert task is not None
    assert add(store) == task_id
    with store.begin() as tx:
        tx.tasks.done(task)
        assert tx.tasks.due() == [task_id]
        again = tx.tasks.claim(task_id, "w", LEASE)
        assert again is not None
        assert (again.attempt, again.token) == (1, 2)
        tx.tasks.done(again)
        assert tx.tasks.open_count() == 0


def test_the_longest_due_is_next(store: Store) -> None:
    first, second = add(store, "doc_1"), add(store, "doc_2", Step.MATCH)
    with store.begin() as tx:
        task = tx.tasks.claim_next("w", LEASE, [Step.MATCH])
        assert task is not None
        assert task.id == second
        task = tx.tasks.claim_next("w", LEASE)
        assert task is not None
        assert task.id == first
        assert tx.tasks.claim_next("w", LEASE) is None


def test_withdrawing(store: Store) -> None:
    add(store)
    with store.begin() as tx:
        assert tx.tasks.cancel(Step.READ, "doc_1")
        assert not tx.tasks.cancel(Step.READ, "doc_1")
        assert tx.tasks.due() == []


def test_the_workers_clock_does_not_matter(store: Store, clock: Clock) -> None:
    """A day ahead or behind: leases are kept by the database."""
    task_id = add(store)
    clock.advance(days=-1)
    with store.begin() as tx:
        assert tx.tasks.claim(task_id, "w", LEASE) is not None
    clock.advance(days=2)
    with store.begin() as tx:
        assert tx.tasks.due() == []
        assert tx.tasks.claim(task_id, "w", LEASE) is None


def test_tenants_have_their_own_work(store: Store) -> None:
    task_id = add(store)
    with store.of("other").begin() as tx:
        assert tx.tasks.due() == []
        assert tx.tasks.claim(task_id, "w", LEASE) is None
        assert tx.tasks.claim_next("w", LEASE) is None
