"""The work to be done: leased by the database's clock, fenced by a token that grows with every lease."""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, func, select, text, update

from docflow.errors import Stale
from docflow.schema.documents import Task
from docflow.schema.states import Step
from docflow.schema.trail import FailedTask
from docflow.store.columns import NOTHING, database_now
from docflow.store.tables import OPEN_TASK, TaskState, tasks
from docflow.store.work import Work, insert_into

_RETURNED = (tasks.c.id, tasks.c.step, tasks.c.subject, tasks.c.attempt, tasks.c.token)
_OPEN = tasks.c.state.in_([TaskState.READY.value, TaskState.LEASED.value])


def _due() -> ColumnElement[bool]:
    """Ready and its time has come, or leased by somebody whose lease is over."""
    now = database_now()
    ready = (tasks.c.state == TaskState.READY.value) & (tasks.c.not_before <= now)
    return ready | ((tasks.c.state == TaskState.LEASED.value) & (tasks.c.lease_until <= now))


@lru_cache(maxsize=64)
def _asking(on_postgresql: bool, delay: dt.timedelta) -> Any:
    """The statement of Tasks.add, built once: building costs more than running it."""
    new = insert_into(tasks, on_postgresql).values(not_before=database_now(delay))
    once = new.on_conflict_do_update(
        index_elements=["tenant", "step", "subject"],
        index_where=text(OPEN_TASK),
        set_={"again": tasks.c.again | (tasks.c.state == TaskState.LEASED.value)},
    )
    return once.returning(tasks.c.id)


class Tasks:
    """At most one open task per step and subject."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.asked: list[str] = []
        """The tasks that this transaction asked for; worth a hint once it is committed."""

    def add(self, step: Step, subject: str, delay: dt.timedelta = NOTHING) -> str:
        """Asks for a step; returns the id of the open task.

        One that is open already serves. If it is being performed just now it may have looked before our change:
        it is then performed once more after it is done.
        """
        statement = _asking(self._work.on_postgresql, delay)
        found = self._work.connection.execute(statement, self._row(step, subject)).scalar()
        self.asked.append(str(found))
        return self.asked[-1]

    def add_first(self, step: Step, subjects: Sequence[str]) -> list[str]:
        """Asks for the step of many subjects that were made in this very transaction; the ids of the tasks."""
        rows = [self._row(step, subject) for subject in subjects]
        self._work.many(self._work.insert(tasks).values(not_before=database_now()), rows)
        self.asked += [row["id"] for row in rows]
        return [row["id"] for row in rows]

    def _row(self, step: Step, subject: str) -> dict[str, Any]:
        work, now = self._work, self._work.clock()
        return {
            "tenant": work.tenant,
            "id": work.new_id("task"),
            "step": step.value,
            "subject": subject,
            "state": TaskState.READY.value,
            "created_at": now,
            "updated_at": now,
        }

    def claim(self, task_id: str, worker: str, lease: dt.timedelta) -> Task | None:
        """Leases the task, or None where it is not due or somebody else has it."""
        return self._lease(tasks.c.id == task_id, worker, lease)

    def claim_next(self, worker: str, lease: dt.timedelta, steps: Collection[Step] | None = None) -> Task | None:
        """Leases the task that is due longest, passing over those that others are just claiming."""
        due = self._work.mine(tasks, _due()).with_only_columns(tasks.c.id)
        if steps is not None:
            due = due.where(tasks.c.step.in_([step.value for step in steps]))
        first = due.order_by(tasks.c.not_before, tasks.c.id).limit(1).with_for_update(skip_locked=True)
        task_id = self._work.value(first)
        return None if task_id is None else self.claim(task_id, worker, lease)

    def _lease(self, which: ColumnElement[bool], worker: str, lease: dt.timedelta) -> Task | None:
        claimed = update(tasks).where(tasks.c.tenant == self._work.tenant, which, _due())
        row = self._work.row(
            claimed.values(
                state=TaskState.LEASED.value,
                worker=worker,
                lease_until=database_now(lease),
                attempt=tasks.c.attempt + 1,
                token=tasks.c.token + 1,
                updated_at=self._work.clock(),
            ).returning(*_RETURNED)
        )
        return None if row is None else _task(row)

    def extend(self, task: Task, lease: dt.timedelta) -> None:
        """Keeps the lease for longer, from now. Raises Stale."""
        self._held(task, lease_until=database_now(lease))

    def done(self, task: Task) -> None:
        """Ends the task, or readies it once more if it was asked for meanwhile. Raises Stale if the lease was lost."""
        self._held(
            task,
            state=case((tasks.c.again, TaskState.READY.value), else_=TaskState.DONE.value),
            attempt=case((tasks.c.again, 0), else_=tasks.c.attempt),
            again=False,
            error="",
            lease_until=None,
            not_before=database_now(),
        )

    def retry(self, task: Task, error: str, delay: dt.timedelta) -> None:
        """Gives the task back, to be tried again after the delay. Raises Stale where the lease was lost."""
        not_before = database_now(delay)
        self._held(task, state=TaskState.READY.value, lease_until=None, error=error, again=False, not_before=not_before)

    def fail(self, task: Task, error: str) -> None:
        """Gives up. Raises Stale where the lease was lost."""
        self._held(task, state=TaskState.FAILED.value, lease_until=None, error=error, again=False)

    def _held(self, task: Task, **values: Any) -> None:
        """Changes the task if its lease is still ours: nobody has leased it since."""
        ours = (tasks.c.id == task.id) & (tasks.c.token == task.token) & (tasks.c.state == TaskState.LEASED.value)
        changed = update(tasks).where(tasks.c.tenant == self._work.tenant, ours)
        if not self._work.run(changed.values(updated_at=self._work.clock(), **values)):
            raise Stale(f"The lease of {task.step} for {task.subject} is over; somebody else has it.")

    def due(self, limit: int = 100) -> list[str]:
        """Ids of the tasks that may be claimed now, longest due first."""
        found = self._work.mine(tasks, _due()).with_only_columns(tasks.c.id)
        return [row.id for row in self._work.rows(found.order_by(tasks.c.not_before, tasks.c.id).limit(limit))]

    def oldest_open(self) -> dt.datetime | None:
        """When the oldest task that is not over was added; None where there is none."""
        since: dt.datetime | None = self._work.value(
            select(func.min(tasks.c.created_at)).where(tasks.c.tenant == self._work.tenant, _OPEN)
        )
        return since

    def open_count(self) -> int:
        """How many tasks are neither done nor given up."""
        return self._work.count(tasks, _OPEN)

    def failed(self, limit: int = 50) -> list[FailedTask]:
        """What was given up, newest first."""
        given_up = self._work.mine(tasks, tasks.c.state == TaskState.FAILED.value)
        rows = self._work.rows(given_up.order_by(tasks.c.id.desc()).limit(limit))
        return [FailedTask(**_task(row).model_dump(), error=row.error) for row in rows]

    def forget(self, older_than: dt.timedelta) -> None:
        """Removes tasks that were done so long ago."""
        done = (tasks.c.state == TaskState.DONE.value) & (tasks.c.not_before < database_now(-older_than))
        self._work.run(delete(tasks).where(tasks.c.tenant == self._work.tenant, done))

    def cancel(self, step: Step, subject: str) -> bool:
        """Withdraws a task that nobody is performing; whether there was one."""
        mine = (tasks.c.tenant == self._work.tenant) & (tasks.c.step == step.value) & (tasks.c.subject == subject)
        waiting = update(tasks).where(mine, tasks.c.state == TaskState.READY.value)
        return bool(self._work.run(waiting.values(state=TaskState.DONE.value, updated_at=self._work.clock())))


def _task(row: Row[Any]) -> Task:
    return Task(id=row.id, step=Step(row.step), subject=row.subject, attempt=row.attempt, token=row.token)
