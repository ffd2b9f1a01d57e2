"""Letters to payers -> the mail server: the SEND step.

A letter may be sent twice where a worker dies between the server's answer and our note of it; both have one Message-ID,
by which mail programs and our own intake know them as one. It is never sent not at all.
"""

import datetime as dt

from docflow.decisions import asking
from docflow.errors import LetterRefused, Unavailable
from docflow.schema.desk import Letter, LetterState
from docflow.schema.documents import Task
from docflow.schema.states import Step
from workers.workshop import Workshop

_GIVEN_UP = dt.timedelta(days=3)
"""A mail server that is down for longer is somebody's business (RFC 5321, 4.5.4.1: at least 4-5 days for relays)."""
_FIRST, _LONGEST = dt.timedelta(seconds=30), dt.timedelta(hours=1)


def send(shop: Workshop, task: Task) -> list[str]:
    """The SEND step; a server that is away is tried again, less and less often."""
    with shop.store.read() as tx:
        letter = tx.letters.get(task.subject)
    problem = ""
    if letter.state is LetterState.QUEUED:
        try:
            _handed_over(shop, letter)
        except LetterRefused as refused:
            problem = str(refused)
        except Unavailable as away:
            return _later(shop, task, letter, str(away))
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        if problem:
            asking.failed(tx, letter.id, problem)
        elif letter.state is LetterState.QUEUED:
            asking.sent(tx, letter)
    return []


def _handed_over(shop: Workshop, letter: Letter) -> None:
    if shop.send is None:
        raise LetterRefused("No mail server is set up; fill in [smtp] and ask again.")
    shop.send(letter)


def _later(shop: Workshop, task: Task, letter: Letter, problem: str) -> list[str]:
    age = shop.store.clock() - letter.created_at
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        if age > _GIVEN_UP:
            asking.failed(tx, letter.id, problem)
        else:
            # A new task: this is no poison that fails three times, only somebody who is not at home.
            tx.tasks.add(Step.SEND, letter.id, min(_LONGEST, _FIRST + age / 2))
    return []
