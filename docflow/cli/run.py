"""The long-running processes: one worker, or the service with its workers, mailbox pollers and sweeper."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import structlog

from docflow.cli.compose import environment_of, open_files, open_ledgers, open_mailboxes, open_workshop
from docflow.errors import MailboxDown, MailboxRefused, Unavailable
from docflow.files import Files
from docflow.mail.mailbox import Mailbox
from docflow.settings import Settings
from docflow.store import Store
from workers.ingest import poll as poll_mailbox
from workers.queue import Queue, private_server
from workers.steps import perform
from workers.sweep import look_after_forever, sweep, sweep_forever

_log = structlog.get_logger()


@contextmanager
def open_queue(settings: Settings) -> Iterator[tuple[Queue, str]]:
    """The queue and its URL; without one in the settings, a private server that lives as long as this process."""
    if settings.redis:
        yield Queue(settings.redis), settings.redis
        return
    with private_server() as url:
        yield Queue(url), url


def work(settings: Settings, burst: bool = False) -> None:
    """One worker: performs tasks until it is told to stop, or until none is left."""
    with open_queue(settings) as (queue, _), open_workshop(settings) as shop, ExitStack() as stack:

        def handle(subject: str) -> None:
            for following in perform(shop, subject):
                queue.hint(following)

        stop = threading.Event()
        stack.callback(stop.set)
        sweep(shop.store, queue.hint)
        threading.Thread(
            target=sweep_forever, args=(shop.store, queue.hint, stop, settings.sweep_seconds), daemon=True
        ).start()
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


@contextmanager
def background(settings: Settings, queue: Queue, store: Store, poll: bool = True) -> Iterator[None]:
    """The sweeper, the mirror of the ledgers' open items and, if wanted, one poller for each mailbox, as threads."""
    stop = threading.Event()
    files = open_files(settings)
    mailboxes = open_mailboxes(settings) if poll else []
    ledgers = open_ledgers(settings)
    threads = [
        threading.Thread(target=sweep_forever, args=(store, queue.hint, stop, settings.sweep_seconds), daemon=True),
        threading.Thread(target=look_after_forever, args=(store, ledgers, stop), daemon=True),
    ]
    for mailbox in mailboxes:
        arguments = (mailbox, store, files, queue.hint, stop, settings.poll_seconds)
        threads.append(threading.Thread(target=poll_forever, args=arguments, daemon=True))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for mailbox in mailboxes:
            mailbox.close()
        for thread in threads:
            thread.join(timeout=5)


def poll_forever(
    mailbox: Mailbox,
    store: Store,
    files: Files,
    hint: Callable[[str], None],
    stop: threading.Event,
    seconds: float,
) -> None:
    """Polls one mailbox until `stop`; trouble is recorded, shown, and tried again after a growing pause."""
    pause = 5.0
    while not stop.is_set():
        try:
            poll_mailbox(mailbox, store, files, hint)
            pause = 5.0
            mailbox.wait(seconds)
        except (MailboxDown, MailboxRefused, Unavailable) as problem:
            _log.warning("mailbox trouble", mailbox=mailbox.name, reason=str(problem))
            stop.wait(pause)
            pause = min(2 * pause, 300.0)


def poll_once(settings: Settings, queue: Queue, store: Store) -> int:
    """One look into every mailbox; returns how many mails were new."""
    files = open_files(settings)
    return sum(poll_mailbox(mailbox, store, files, queue.hint) for mailbox in open_mailboxes(settings))
