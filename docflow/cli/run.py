"""The long-running processes: one worker, or the service with its workers, mailbox pollers and sweeper."""

import datetime as dt
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import structlog

from docflow.cli.compose import (
    environment_of,
    open_anchors,
    open_files,
    open_ledgers,
    open_sender,
    open_workshop,
    policy_of,
)
from docflow.cli.mailboxes import open_folders, open_mailboxes
from docflow.cli.tracing import set_up_tracing
from docflow.errors import MailboxDown, MailboxRefused, Unavailable
from docflow.files import Files
from docflow.settings import Settings
from docflow.store import Store
from workers.beside import Work, beside, every
from workers.notify import notify_forever
from workers.poll import Hint, poll
from workers.queue import Queue, private_server
from workers.steps import perform
from workers.sweep import look_after_forever, sweep
from workers.watch import take_in

_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 300.0
_PATIENCE = 5.0
"""Seconds that a thread has to end."""

_log = structlog.get_logger()


@contextmanager
def open_queue(settings: Settings) -> Iterator[tuple[Queue, str]]:
    """The queue and its URL; without one in the settings, a private server that lives as long as this process."""
    if settings.redis:
        yield Queue(settings.redis, settings.tenant), settings.redis
        return
    with private_server() as url:
        yield Queue(url, settings.tenant), url


def work(settings: Settings, burst: bool = False) -> None:
    """One worker: performs tasks until it is told to stop, or until none is left."""
    set_up_tracing(settings.tenant)
    with open_queue(settings) as (queue, _), open_workshop(settings) as shop, ExitStack() as stack:

        def handle(subject: str) -> None:
            for following in perform(shop, subject):
                queue.hint(following)

        sweep(shop.store, queue.hint)
        stack.enter_context(beside(_sweeping(settings, shop.store, queue), patience=_PATIENCE))
        queue.work(handle, shop.name, burst=burst)


@contextmanager
def workers_running(
    settings: Settings, redis_url: str, count: int, log: Path | None = None
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """`count` worker processes; they are asked to finish their task at the end. They log into `log`, if given."""
    command = [sys.executable, "-m", "docflow.cli", "worker"]
    environment = environment_of(settings, redis_url)
    with ExitStack() as stack:
        output = stack.enter_context(log.open("ab")) if log else None
        processes = [subprocess.Popen(command, env=environment, stderr=output) for _ in range(count)]
    try:
        yield processes
    finally:
        for process in processes:
            process.send_signal(signal.SIGTERM)
        for process in processes:
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


class Source(NamedTuple):
    """Where papers come from by themselves: a mailbox or a watched folder."""

    name: str
    look: Callable[[], int]
    """Takes in what is new; how many."""
    wait: Callable[[float], None]
    close: Callable[[], None]


def open_sources(settings: Settings, store: Store, files: Files, hint: Hint) -> list[Source]:
    """Every mailbox and watched folder of the settings; nothing is connected yet."""
    lease = dt.timedelta(seconds=settings.lease_seconds)
    mailboxes = [
        Source(box.name, partial(poll, box, store, files, hint, lease), box.wait, box.close)
        for box in open_mailboxes(settings, lambda: store)
    ]
    folders = [
        Source(folder.name, partial(take_in, folder, store, files, hint), folder.wait, folder.close)
        for folder in open_folders(settings)
    ]
    return [*mailboxes, *folders]


@contextmanager
def background(settings: Settings, queue: Queue, store: Store, poll: bool = True) -> Iterator[None]:
    """The sweeper, the mirror of the ledgers' open items and, if wanted, one poller for each mailbox, as threads."""
    sources = open_sources(settings, store, open_files(settings), queue.hint) if poll else []
    ledgers, policy, anchors = open_ledgers(settings), policy_of(settings), open_anchors(settings)
    works: list[Work] = [
        _sweeping(settings, store, queue),
        partial(look_after_forever, store, ledgers, policy, anchors),
        partial(notify_forever, store, open_sender(settings).send, interval=settings.webhooks.look_seconds),
        *(partial(look_forever, source, seconds=settings.poll_seconds) for source in sources),
        partial(_close, sources),
    ]
    with beside(*works, patience=_PATIENCE):
        yield


def _sweeping(settings: Settings, store: Store, queue: Queue) -> Work:
    return partial(every, settings.sweep_seconds, partial(sweep, store, queue.hint), "sweep")


def _close(sources: Iterable[Source], over: threading.Event) -> None:
    """At the end, whoever waits in a mailbox for news waits no longer."""
    over.wait()
    for source in sources:
        source.close()


def look_forever(source: Source, stop: threading.Event, seconds: float, first_pause: float = _FIRST_PAUSE) -> None:
    """Looks into one source until `stop`; trouble is recorded, shown, and tried again after a growing pause."""
    pause = first_pause
    while not stop.is_set():
        try:
            source.look()
            pause = first_pause
            source.wait(seconds)
        except (MailboxDown, MailboxRefused, Unavailable) as problem:
            _log.warning("mailbox trouble", mailbox=source.name, reason=str(problem))
            stop.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


def look_once(settings: Settings, queue: Queue, store: Store) -> int:
    """One look into every mailbox and folder; returns how many papers were new."""
    return sum(source.look() for source in open_sources(settings, store, open_files(settings), queue.hint))
