"""Whatever happens in whatever order: tasks and postings behave as a simple model of them does.

The model keeps its own time in seconds; `pass_time` lets the database's rows grow older by as much.
"""

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from docflow.errors import IllegalMove, Stale
from docflow.schema.documents import PostingRow, Task
from docflow.schema.states import POSTING_MOVES, PostingState, Step
from docflow.store import Store
from tests.servers.stores import pass_time
from tests.store.things import a_document, posting

LEASE = 90
SUBJECTS = st.sampled_from(["doc_1", "doc_2"])
STEPS = st.sampled_from([Step.READ, Step.MATCH])
# Never exactly the end of a lease or delay: the little real time that passes must not matter.
SECONDS = st.sampled_from([20, 50, 100, 300])
DELAYS = st.sampled_from([0, 35, 75])
P = PostingState


def lease(seconds: int = LEASE) -> dt.timedelta:
    return dt.timedelta(seconds=seconds)


@dataclass
class OnPaper:
    """What we believe of a task."""

    id: str
    step: Step
    subject: str
    state: str = "ready"
    from_time: int = 0
    until: int = 0
    attempt: int = 0
    token: int = 0
    again: bool = False

    def due(self, now: int) -> bool:
        return (self.state == "ready" and self.from_time <= now) or (self.state == "leased" and self.until <= now)


class Machine(RuleBasedStateMachine):
    """A fresh SQLite store for each example."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="docflow-machine-"))
        shutil.copy(self.template, self.folder / "d.db")
        self.store = Store(f"sqlite:///{self.folder}/d.db")
        self.now = 0

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: int) -> None:
        pass_time(self.store, lease(seconds))
        self.now += seconds


class TaskMachine(Machine):
    """One open task per subject and step; whoever holds an old token changes nothing."""

    held = Bundle("held")

    def __init__(self) -> None:
        super().__init__()
        self.tasks: dict[str, OnPaper] = {}

    def open_one(self, step: Step, subject: str) -> OnPaper | None:
        same = (it for it in self.tasks.values() if (it.step, it.subject) == (step, subject))
        return next((it for it in same if it.state in ("ready", "leased")), None)

    @rule(step=STEPS, subject=SUBJECTS, delay=DELAYS)
    def add(self, step: Step, subject: str, delay: int) -> None:
        there = self.open_one(step, subject)
        with self.store.begin() as tx:
            task_id = tx.tasks.add(step, subject, lease(delay))
        if there:
            assert task_id == there.id
            there.again = there.again or there.state == "leased"
        else:
            assert task_id not in self.tasks
            self.tasks[task_id] = OnPaper(task_id, step, subject, from_time=self.now + delay)

    @precondition(lambda self: self.tasks)
    @rule(target=held, data=st.data())
    def claim(self, data: st.DataObject) -> Any:
        task_id = data.draw(st.sampled_from(sorted(self.tasks)))
        paper = self.tasks[task_id]
        with self.store.begin() as tx:
            task = tx.tasks.claim(task_id, "w", lease())
        assert (task is not None) == paper.due(self.now)
        return multiple() if task is None else self.taken(paper, task)

    @rule(target=held)
    def claim_next(self) -> Any:
        with self.store.begin() as tx:
            task = tx.tasks.claim_next("w", lease())
        assert (task is not None) == any(paper.due(self.now) for paper in self.tasks.values())
        return multiple() if task is None else self.taken(self.tasks[task.id], task)

    def taken(self, paper: OnPaper, task: Task) -> Task:
        assert paper.due(self.now)
        paper.state, paper.until = "leased", self.now + LEASE
        paper.attempt += 1
        paper.token += 1
        assert (task.attempt, task.token) == (paper.attempt, paper.token)
        return task

    @rule(task=held, how=st.sampled_from(["done", "retry", "fail", "extend"]), delay=DELAYS)
    def finish(self, task: Task, how: str, delay: int) -> None:
        paper = self.tasks[task.id]
        ours = paper.state == "leased" and paper.token == task.token
        try:
            with self.store.begin() as tx:
                more = {"done": (), "retry": ("x", lease(delay)), "fail": ("x",), "extend": (lease(),)}[how]
                getattr(tx.tasks, how)(task, *more)
        except Stale:
            assert not ours
            return
        assert ours
        self.write_down(paper, how, delay)

    def write_down(self, paper: OnPaper, how: str, delay: int) -> None:
        match how:
            case "extend":
                paper.until = self.now + LEASE
                return
            case "done" if paper.again:
                paper.state, paper.from_time, paper.attempt = "ready", self.now, 0
            case "done":
                paper.state = "done"
            case "retry":
                paper.state, paper.from_time = "ready", self.now + delay
            case _:
                paper.state = "failed"
        paper.again = False

    @invariant()
    def the_store_agrees(self) -> None:
        with self.store.read() as tx:
            assert set(tx.tasks.due()) == {paper.id for paper in self.tasks.values() if paper.due(self.now)}
            assert tx.tasks.open_count() == sum(it.state in ("ready", "leased") for it in self.tasks.values())


@dataclass
class Pen:
    """Who may write to a company of a ledger."""

    until: int = 0
    token: int = 0


class PostingMachine(Machine):
    """Four postings of two companies; whatever is tried, there is one writer at a time and only legal moves."""

    seen = Bundle("seen")
    companies = {"p1": "US01", "p2": "US01", "p3": "US01", "p4": "DE01"}

    @initialize(target=seen)
    def begin(self) -> Any:
        self.pens = {company: Pen() for company in set(self.companies.values())}
        self.lease_of: dict[str, int] = {}
        self.from_time = dict.fromkeys(self.companies, 0)
        with self.store.begin() as tx:
            for posting_id, company in self.companies.items():
                document = a_document(tx, posting_id)
                tx.postings.add("books", posting(posting_id, company=company), document.id)
            self.rows = {posting_id: tx.postings.get(posting_id, "books") for posting_id in self.companies}
        return multiple(*self.rows.values())

    def due(self, posting_id: str) -> bool:
        state = self.rows[posting_id].state
        if state is P.QUEUED:
            return self.from_time[posting_id] <= self.now
        under_way = state in (P.CLAIMED, P.CREATED, P.POSTED, P.RECONCILED)
        return under_way and self.lease_of[posting_id] <= self.now

    @rule(target=seen, posting_id=st.sampled_from(sorted(companies)))
    def claim(self, posting_id: str) -> Any:
        pen = self.pens[self.companies[posting_id]]
        with self.store.begin() as tx:
            row = tx.postings.claim(posting_id, "books", "w", lease())
        assert (row is not None) == (self.due(posting_id) and pen.until <= self.now)
        if row is None:
            return multiple()
        before = self.rows[posting_id]
        pen.token += 1
        pen.until = self.lease_of[posting_id] = self.now + LEASE
        assert row.token == pen.token > before.token
        assert row.state is (P.CLAIMED if before.state is P.QUEUED else before.state)
        assert row.uncertain_since == before.uncertain_since
        self.rows[posting_id] = row
        return row

    @rule(target=seen, row=seen, to=st.sampled_from(list(P)), delay=DELAYS, certain=st.booleans())
    def move(self, row: PostingRow, to: PostingState, delay: int, certain: bool) -> Any:
        fresh = row == self.rows[row.posting_id]
        try:
            with self.store.begin() as tx:
                moved = tx.postings.move(row, to, delay=lease(delay), certain=certain)
        except IllegalMove:
            assert to is P.CLAIMED or to not in POSTING_MOVES[row.state]
            return multiple()
        except Stale:
            assert not fresh
            return multiple()
        assert fresh
        assert to in POSTING_MOVES[row.state]
        if to not in (P.CLAIMED, P.CREATED, P.POSTED, P.RECONCILED):
            pen = self.pens[self.companies[row.posting_id]]
            if pen.token == row.token:
                pen.until = 0
        self.from_time[row.posting_id] = self.now + delay
        self.rows[row.posting_id] = moved
        return moved

    @rule(target=seen, row=seen)
    def send(self, row: PostingRow) -> Any:
        try:
            with self.store.begin() as tx:
                sending = tx.postings.sending(row)
        except Stale:
            assert row != self.rows[row.posting_id]
            return multiple()
        assert row == self.rows[row.posting_id]
        assert sending.uncertain_since is not None
        self.rows[row.posting_id] = sending
        return sending

    @rule(posting_id=st.sampled_from(sorted(companies)))
    def undo(self, posting_id: str) -> None:
        before = self.rows[posting_id]
        with self.store.begin() as tx:
            withdrawn = tx.postings.cancel(posting_id)
            self.rows[posting_id] = tx.postings.get(posting_id, "books")
        assert withdrawn == (before.state is P.QUEUED and before.uncertain_since is None)

    @invariant()
    def the_store_agrees(self) -> None:
        with self.store.read() as tx:
            assert {row.posting_id for row in tx.postings.due()} == set(filter(self.due, self.companies))
            for posting_id, row in self.rows.items():
                assert tx.postings.get(posting_id, "books") == row


@pytest.mark.parametrize("machine", [TaskMachine, PostingMachine])
@pytest.mark.parametrize("examples", [25, pytest.param(250, marks=pytest.mark.soak)])
def test_any_order_of_events(machine: type[Machine], examples: int, sqlite_template: Path) -> None:
    machine.template = sqlite_template
    health = [HealthCheck.too_slow, HealthCheck.data_too_large]
    limits = settings(max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=health)
    run_state_machine_as_test(machine, settings=limits)
