"""Mails over LMTP and files in a watched folder, while the process behind the door is killed again and again.

    python -m tests.soak.doors 40

A mail server delivers a mail again until it hears 250, and a scanner drops each file once. Status 1 where something
that was acknowledged or dropped is lost, half, or there twice.
"""

import multiprocessing
import os
import random
import smtplib
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from docflow.cli.compose import load_settings, open_files
from docflow.files.contract import digest
from docflow.files.watched import DONE
from docflow.settings import Settings
from docflow.store import Store, open_store
from tests.servers.ports import free_port
from tests.soak.poller import serve, watch

CONFIG = """
home = "{home}"
[lmtp]
port = {port}
[mailboxes.scans]
kind = "folder"
path = "{inbox}"
"""


class Outcome(NamedTuple):
    """The figures of a run."""

    kills: int
    delivered: int
    refused: int
    """Deliveries that heard no 250 and were made again."""
    dropped: int
    lost: int
    doubled: int
    left: int
    """Files that are still in the folder."""

    @property
    def right(self) -> bool:
        """Nothing lost, doubled or left."""
        return not (self.lost or self.doubled or self.left)


def soak(kills: int, seed: int) -> Outcome:
    """Kills the two processes so many times, at random moments of their work, and looks what came of it."""
    with tempfile.TemporaryDirectory(prefix="docflow-doors-") as folder:
        home, inbox, config = Path(folder) / "home", Path(folder) / "inbox", Path(folder) / "docflow.toml"
        home.mkdir()
        inbox.mkdir()
        config.write_text(CONFIG.format(home=home, port=free_port(), inbox=inbox))
        settings = load_settings(config)
        Store(settings.database_url).upgrade()
        return _Run(settings, str(config), inbox, random.Random(seed)).run(kills)


class _Run:
    def __init__(self, settings: Settings, config: str, inbox: Path, dice: random.Random) -> None:
        self._settings = settings
        self._config = config
        self._inbox = inbox
        self._dice = dice
        self._stop = threading.Event()
        self._sent: list[bytes] = []
        self._dropped: list[tuple[str, bytes]] = []
        self._refused = 0

    def run(self, kills: int) -> Outcome:
        outside = [threading.Thread(target=work, daemon=True) for work in (self._deliver, self._drop)]
        for thread in outside:
            thread.start()
        doors = {serve: lambda: len(self._sent), watch: self._moved}
        with _running(tuple(doors), self._config) as restart:
            for _ in range(kills):
                door = self._dice.choice(list(doors))
                before = doors[door]()
                while doors[door]() == before:
                    time.sleep(0.01)
                time.sleep(self._dice.expovariate(20))
                restart(door)
            self._stop.set()
            for thread in outside:
                thread.join()
            while self._left():
                time.sleep(0.05)
        return self._outcome(kills)

    def _deliver(self) -> None:
        """A mail server: it forgets a mail when it heard 250 for it, not before."""
        number = 0
        while not self._stop.is_set():
            number += 1
            mail = b"Subject: %d\r\n\r\n%s\r\n" % (number, b"x" * self._dice.choice([10, 40_000]))
            while not self._taken(mail):
                self._refused += 1
                time.sleep(0.02)
            self._sent.append(mail)

    def _taken(self, mail: bytes) -> bool:
        with suppress(OSError, smtplib.SMTPException):
            with smtplib.LMTP("127.0.0.1", self._settings.lmtp.port, timeout=5) as lmtp:
                lmtp.sendmail("ap@payer.example", ["ar@us.example"], mail)
            return True
        return False

    def _drop(self) -> None:
        """A scanner: each file is renamed into the folder when it is whole; some hold the same bytes."""
        number = 0
        while not self._stop.is_set():
            number += 1
            name, data = f"scan-{number}.txt", b"page %d\n" % (number // 2) * self._dice.choice([1, 5000])
            half = self._inbox / f".{name}"
            half.write_bytes(data)
            os.utime(half, (0, number))
            half.rename(self._inbox / name)
            self._dropped.append((name, data))
            time.sleep(0.05)

    def _moved(self) -> int:
        done = self._inbox / DONE
        return sum(1 for _ in done.iterdir()) if done.is_dir() else 0

    def _left(self) -> int:
        return sum(path.is_file() for path in self._inbox.iterdir())

    def _outcome(self, kills: int) -> Outcome:
        files = open_files(self._settings)
        with open_store(self._settings.database_url).read() as tx:
            mails = Counter(digest(files.get(mail.sha256)) for mail in tx.mails.list(10**6))
            papers = Counter((one.name, digest(files.get(one.sha256))) for one in tx.documents.list(limit=10**6))
        wanted = Counter(digest(b"Return-Path: <ap@payer.example>\r\n" + mail) for mail in self._sent)
        scans = Counter((name, digest(data)) for name, data in self._dropped)
        moved = Counter((path.name, digest(path.read_bytes())) for path in (self._inbox / DONE).iterdir())
        return Outcome(
            kills=kills,
            delivered=len(self._sent),
            refused=self._refused,
            dropped=len(self._dropped),
            lost=(wanted - mails).total() + (scans - papers).total() + (scans - moved).total(),
            doubled=(mails - wanted).total() + (papers - scans).total(),
            left=self._left(),
        )


Door = Callable[[str], None]


@contextmanager
def _running(doors: tuple[Door, ...], config: str) -> Iterator[Callable[[Door], None]]:
    """A process for each door; what is given kills one and starts it anew."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([serve.__module__])
    running: dict[Door, BaseProcess] = {}

    def start(door: Door) -> None:
        running[door] = context.Process(target=door, args=(config,))
        running[door].start()

    def kill(door: Door) -> None:
        running[door].kill()
        running[door].join()

    def restart(door: Door) -> None:
        kill(door)
        start(door)

    for door in doors:
        start(door)
    try:
        yield restart
    finally:
        for door in doors:
            kill(door)


def main() -> None:
    """The long run."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    outcome = soak(kills, int(sys.argv[2]) if len(sys.argv) > 2 else 4)
    print(", ".join(f"{name} {value}" for name, value in outcome._asdict().items()))
    sys.exit(not outcome.right)


if __name__ == "__main__":
    main()
