"""What a worker does with a hint: claim the task in the database, perform its step, account for how it ended.

Every step is: load, pure work, one transaction that ends the task, writes the result and the next step's task.
A step that dies leaves a lease that runs out; the third attempt to die ends in quarantine (a poison document).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import partial

import structlog
from opentelemetry import trace
from structlog.contextvars import bound_contextvars

from docflow import decisions
from docflow.decisions import asking
from docflow.errors import DocflowError, Quarantine, Refused, Stale
from docflow.schema.documents import Task
from docflow.schema.states import DocumentState, QuarantineCode, Step
from workers import attach, combine, extract, ingest, match, post, read, send
from workers.beside import beside, every
from workers.onward import onward
from workers.workshop import Workshop

MAX_ATTEMPTS = 3

_log = structlog.get_logger()
_tracer = trace.get_tracer("docflow")

STEPS: dict[Step, Callable[[Workshop, Task], list[str]]] = {
    Step.SPLIT: ingest.split,
    Step.READ: read.read,
    Step.EXTRACT: extract.extract,
    Step.COMBINE: combine.combine,
    Step.MATCH: match.match,
    Step.APPLY: match.apply,
    Step.SEND: send.send,
    Step.ATTACH: attach.attach,
}
"""Each returns the hints for what comes next."""


def perform(shop: Workshop, subject: str) -> list[str]:
    """Performs the task or delivers the posting that a hint names, if it is due and nobody else has it."""
    if not subject.startswith("task_"):
        return post.deliver(shop.store, shop.ledgers, subject, shop.name, shop.policy)
    with shop.store.begin() as tx:
        task = tx.tasks.claim(subject, shop.name, shop.lease)
    if task is None:
        return []
    if task.attempt > MAX_ATTEMPTS:
        return _quarantine(shop, task, Quarantine(QuarantineCode.LIMITS, "Reading it failed three times."))
    with _told(shop, task), _lease_kept(shop, task):
        return _attempt(shop, task)


@contextmanager
def _told(shop: Workshop, task: Task) -> Iterator[None]:
    """Every line that is logged meanwhile, and the trace, say which step of what they belong to."""
    about = {"tenant": shop.store.tenant, "task": task.id, "document_id": task.subject}
    named = {f"docflow.{name}": value for name, value in about.items()}
    with bound_contextvars(**about), _tracer.start_as_current_span(f"step {task.step.value}", attributes=named):
        yield


def _lease_kept(shop: Workshop, task: Task) -> AbstractContextManager[None]:
    """Renews the lease while the step runs (a long scan takes minutes); with the process the renewing dies too."""

    def renew() -> None:
        with shop.store.begin() as tx:
            tx.tasks.extend(task, shop.lease)

    return beside(partial(every, shop.lease.total_seconds() / 3, renew, f"lease of {task.id}"))


def _attempt(shop: Workshop, task: Task) -> list[str]:
    try:
        return STEPS[task.step](shop, task)
    except Quarantine as problem:
        return _quarantine(shop, task, problem)
    except Stale as problem:
        return _once_more(shop, task, problem)
    except Refused as problem:
        # Somebody else was first: their result stands.
        _log.info("step overtaken", step=task.step, subject=task.subject, reason=str(problem))
        _give_up(shop, task, str(problem))
    except DocflowError as problem:
        _log.warning("step failed", step=task.step, subject=task.subject, attempt=task.attempt, reason=str(problem))
        _retry(shop, task, problem)
    return []


def _quarantine(shop: Workshop, task: Task, problem: Quarantine) -> list[str]:
    """Ends the task and sets its document (or mail) aside with the reason; the original is kept."""
    if task.step is Step.COMBINE:
        return _apart(shop, task, problem)
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        tx.audit.append("docflow", "quarantined", task.subject, {"code": problem.code, "reason": str(problem)})
        if task.step is Step.APPLY:
            decisions.give_up(tx, task.subject, str(problem))
            return []
        if task.step is Step.SEND:
            asking.failed(tx, tx.letters.get(task.subject), str(problem))
            return []
        if task.step is Step.ATTACH:
            attach.set_aside(tx, shop, task.subject, str(problem))
            return []
        if task.step is Step.SPLIT:
            tx.mails.quarantine(task.subject, problem.code, str(problem))
            return []
        document = tx.documents.get(task.subject)
        tx.documents.move(
            document.id,
            document.version,
            DocumentState.QUARANTINED,
            quarantine_code=problem.code,
            reason=str(problem),
        )
        # The other papers of its mail need not wait for it any more.
        return onward(tx, [], document.mail_id)


def _apart(shop: Workshop, task: Task, problem: Quarantine) -> list[str]:
    """Papers that are too much together go on one by one."""
    _log.warning("papers not looked at together", mail=task.subject, reason=str(problem))
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        return [tx.tasks.add(Step.MATCH, one.id) for one in combine.waiting(tx, task.subject)]


def _once_more(shop: Workshop, task: Task, problem: Stale) -> list[str]:
    """The document was changed under the step (somebody took it on, say): the step looks at it as it is now."""
    _log.info("step met a change", step=task.step, subject=task.subject, reason=str(problem))
    if task.attempt >= MAX_ATTEMPTS:
        _give_up(shop, task, str(problem))
        return []
    try:
        with shop.store.begin() as tx:
            tx.tasks.retry(task, str(problem), timedelta())
    except Refused:
        # What is stale is our lease: another worker performs it.
        return []
    return [task.id]


def _give_up(shop: Workshop, task: Task, reason: str) -> None:
    try:
        with shop.store.begin() as tx:
            tx.tasks.fail(task, reason)
    except Refused:
        _log.info("task taken over", task=task.id)


def _retry(shop: Workshop, task: Task, problem: DocflowError) -> None:
    """Tries again after a growing pause; what is not temporary and keeps failing ends with its reason."""
    if not problem.temporary and task.attempt >= MAX_ATTEMPTS:
        _quarantine(shop, task, Quarantine(QuarantineCode.UNREADABLE, str(problem)))
        return
    with shop.store.begin() as tx:
        tx.tasks.retry(task, str(problem), timedelta(seconds=min(5 * 4 ** (task.attempt - 1), 3600)))
