"""Letters to payers -> the mail server: the SEND step.

A letter is never sent twice. That it is being handed over is noted before the first byte goes; where no note of the
server's answer follows (the network went, the worker died), nobody knows whether it was taken, and a person is asked.
"""

import datetime as dt

from docflow.decisions import asking
from docflow.errors import DocflowError, LetterRefused, LetterUnsure, Unavailable
from docflow.schema.desk import Letter, LetterState
from docflow.schema.documents import Task
from docflow.schema.states import Step
from workers.workshop import Workshop

_GIVEN_UP = dt.timedelta(days=3)
"""A mail server that is down for longer is somebody's business (RFC 5321, 4.5.4.1: at least 4-5 days for relays)."""
_FIRST, _LONGEST = dt.timedelta(seconds=30), dt.timedelta(hours=1)


def send(shop: Workshop, task: Task) -> list[str]:
    """The SEND step; a server that is away is tried again, less and less often."""
    with shop.store.begin() as tx:
        letter = tx.letters.get(task.subject)
        if letter.state is LetterState.SENDING:
            asking.unsure(tx, letter, "the worker was cut off while it handed it over")
        if letter.state is not LetterState.QUEUED:
            tx.tasks.done(task)
            return []
        letter = tx.letters.settle(letter, LetterState.SENDING)
    try:
        _handed_over(shop, letter)
    except Unavailable as away:
        return _later(shop, task, letter, str(away))
    except (LetterRefused, LetterUnsure) as error:
        return _ended(shop, task, letter, error)
    return _ended(shop, task, letter)


def _ended(shop: Workshop, task: Task, letter: Letter, error: DocflowError | None = None) -> list[str]:
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        match error:
            case None:
                asking.sent(tx, letter)
            case LetterUnsure():
                asking.unsure(tx, letter, str(error))
            case _:
                asking.failed(tx, letter, str(error))
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
            asking.failed(tx, letter, problem)
        else:
            tx.letters.settle(letter, LetterState.QUEUED)
            # A new task: this is no poison that fails three times, only somebody who is not at home.
            tx.tasks.add(Step.SEND, letter.id, min(_LONGEST, _FIRST + age / 2))
    return []
