"""Tells subscribed consumers of events: each in order, one at a time, ten attempts over three days (Standard Webhooks).

The events are the audit trail's entries, so that there is no second log that could miss one. A consumer that is down
holds up nobody else; what it missed waits in the trail. After the last attempt an event becomes a dead letter, which a
person can have sent again, and the next one is tried.
"""

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Protocol

import structlog

from docflow.errors import LedgerError, Misconfigured, NotFound, Stale, Unavailable
from docflow.schema.hooks import PAUSES, Event, Subscription
from docflow.store import Store, Turn, Tx

LEASE = timedelta(seconds=60)
"""Longer than one attempt may take; renewed with each event."""
_PAGE = 100
_AT_ONCE = 16
"""Consumers that are told at the same time."""

_log = structlog.get_logger()


class Send(Protocol):
    """One signed attempt."""

    def __call__(self, url: str, secrets: Sequence[str], message_id: str, body: str) -> object:
        """Raises LedgerError or Misconfigured where it was not taken."""


def notify(store: Store, send: Send) -> int:
    """Tells every consumer what is due, one consumer after the other; how many events were told."""
    return sum(_serve(store, one, send) for one in _all(store))


def notify_forever(store: Store, send: Send, stop: threading.Event, interval: float) -> None:
    """Every `interval` seconds until `stop` is set; each consumer in a thread of its own, so that one who answers
    slowly holds up nobody else."""
    served: dict[str, Future[None]] = {}
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="webhook") as threads:
        while not stop.wait(interval):
            for one in _known(store):
                if one.id not in served or served[one.id].done():
                    served[one.id] = threads.submit(_serve_or_say, store, one, send)


def _known(store: Store) -> list[Subscription]:
    try:
        return _all(store)
    except Unavailable as problem:
        _log.warning("webhooks not served", reason=str(problem))
        return []


def _serve_or_say(store: Store, one: Subscription, send: Send) -> None:
    try:
        _serve(store, one, send)
    except (Unavailable, Stale, NotFound) as problem:
        _log.warning("webhook not served", webhook=one.name, reason=str(problem))


def _all(store: Store) -> list[Subscription]:
    with store.read() as tx:
        return tx.subscriptions.all()


def _serve(store: Store, one: Subscription, send: Send) -> int:
    """Dead letters that are to be sent again, then what is new, until nothing is left or an attempt fails."""
    with store.begin() as tx:
        turn = tx.subscriptions.take(one.id, LEASE)
        secrets = tx.subscriptions.secrets_of(one)
    if turn is None:
        return 0
    told = _send_again(store, one, secrets, send)
    while turn is not None:
        with store.read() as tx:
            event, seen = _next(tx, turn.subscription)
        turn = _tell(store, turn, event, seen, secrets, send)
        told += turn is not None and event is not None
    return told


def _next(tx: Tx, one: Subscription) -> tuple[Event | None, int]:
    """The next event that the consumer wants, and how far the trail was looked at."""
    seen = one.position
    while rows := tx.audit.after(seen, _PAGE):
        for event in map(Event.of, rows):
            seen = event.seq
            if one.wants(event.type):
                return event, seen
    return None, seen


def _tell(store: Store, turn: Turn, event: Event | None, seen: int, secrets: Sequence[str], send: Send) -> Turn | None:
    """One attempt; the turn goes on where it was told."""
    one = turn.subscription
    problem = _attempt(one, event, secrets, send) if event else ""
    with store.begin() as tx:
        if problem and event and one.attempt + 1 >= len(PAUSES):
            tx.subscriptions.give_up(turn, event.seq, problem)
            _log.warning("webhook given up", webhook=one.name, event_id=event.id, reason=problem)
        elif problem:
            tx.subscriptions.failed(turn, problem, PAUSES[one.attempt + 1])
        else:
            turn = tx.subscriptions.passed(turn, seen, LEASE) if seen > one.position else turn
            if event is not None:
                return turn
            tx.subscriptions.rest(turn)
    return None


def _attempt(one: Subscription, event: Event, secrets: Sequence[str], send: Send) -> str:
    """Why it was not taken; empty where it was."""
    try:
        send(one.url, secrets, event.id, event.model_dump_json(exclude={"id", "seq"}))
    except (LedgerError, Misconfigured) as problem:
        return str(problem)
    return ""


def _send_again(store: Store, one: Subscription, secrets: Sequence[str], send: Send) -> int:
    """One attempt at each dead letter that a person wants sent; how many were taken."""
    told = 0
    with store.read() as tx:
        events = [Event.of(tx.audit.entry(letter.seq)) for letter in tx.subscriptions.letters(one.id, again=True)]
    for event in events:
        problem = _attempt(one, event, secrets, send)
        with store.begin() as tx:
            tx.subscriptions.sent_again(one.id, event.seq, problem)
        told += not problem
    return told
