"""Mails of a mixed, malformed mailbox through two pollers that are killed, over connections that are cut.

    python -m tests.soak.mailbox 5000

One mailbox flags its mails and has two folders, between which somebody moves mails; the other moves its mails away.
Once on the way every folder gets another UIDVALIDITY. Status 1 where a mail is lost, doubled, or marked before it is
durable.
"""

import hashlib
import imaplib
import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

from docflow.cli.compose import load_settings, open_files, open_store
from docflow.cli.run import open_sources
from docflow.schema.states import PlaceState
from docflow.settings import Settings
from docflow.store import Store
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.soak.letters import letters
from tests.soak.poller import poller
from tests.soak.witness import Witness

MAX_MEGABYTES = 1
PLACES = (("flagging", "INBOX"), ("flagging", "Claims"), ("moving", "INBOX"))
CONFIG = """
home = "{home}"
lease_seconds = 3
[mailboxes.flagging]
host = "127.0.0.1"
port = {port}
security = "none"
user = "flagging"
password = "{password}"
folders = ["INBOX", "Claims"]
after = "flag"
max_megabytes = 1
[mailboxes.moving]
host = "127.0.0.1"
port = {port}
security = "none"
user = "moving"
password = "{password}"
after = "move"
move_to = "done"
max_megabytes = 1
"""
Sent = list[tuple[str, str, bytes]]
"""(user, folder, mail)"""


class Outcome(NamedTuple):
    """The figures of a run."""

    mails: int
    lost: int
    doubled: int
    too_early: int
    not_settled: int
    kills: int
    connections: int
    cuts: int
    marks: int
    moved_by_hand: int
    renumbered: int
    seconds: float

    @property
    def right(self) -> bool:
        """Nothing lost, doubled, marked early or left undone."""
        return not (self.lost or self.doubled or self.too_early or self.not_settled)


def soak(
    count: int, seed: int, kill_every: float, mean_bytes: float, patience: float, say: Callable[[str], None]
) -> Outcome:
    """Runs until every mail is settled, or for `patience` seconds, and once more without faults."""
    with tempfile.TemporaryDirectory(prefix="docflow-soak-") as folder:
        home = Path(folder) / "home"
        with running_dovecot() as dovecot, Witness(dovecot.imap, home, random.Random(seed), mean_bytes) as witness:
            config = Path(folder) / "docflow.toml"
            config.write_text(CONFIG.format(home=home, port=witness.port, password=PASSWORD))
            settings = load_settings(config)
            return _Run(settings, open_store(settings), dovecot, witness, seed, say).run(count, kill_every, patience)


class _Run:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        dovecot: Dovecot,
        witness: Witness,
        seed: int,
        say: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._store = store
        self._dovecot = dovecot
        self._witness = witness
        self._dice = random.Random(seed)
        self._seed = seed
        self._say = say
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.soak.poller"])
        self._at_server = threading.Lock()
        self._kills = self._moved = self._renumbered = 0

    def run(self, count: int, kill_every: float, patience: float) -> Outcome:
        started = time.monotonic()
        sent: Sent = []
        for user, folder in PLACES:
            self._dovecot.append(user, folder=folder)
        delivering = threading.Thread(target=self._deliver, args=(count, sent), daemon=True)
        delivering.start()
        self._pollers = [self._poller(), self._poller()]
        pause, before = kill_every, self._taken()
        try:
            while time.monotonic() - started < patience and not (len(sent) == count and self._settled(count)):
                time.sleep(pause)
                if not delivering.is_alive() and len(sent) < count:
                    raise RuntimeError(f"The delivery ended with {len(sent)} of {count} mails; its error stands above.")
                self._replace_one()
                # On a slow machine a poller must live longer to get anything done.
                pause, before = (kill_every if self._taken() > before else pause * 1.5), self._taken()
                if self._taken() < count:
                    self._move_some_by_hand()
                if not self._renumbered and self._taken() > count / 2:
                    self._number_anew()
                self._say(f"{time.monotonic() - started:5.0f} s: {self._taken()} of {len(sent)}, {self._kills} kills")
            delivering.join()
        finally:
            self._end()
        self._witness.cutting = False
        time.sleep(self._settings.lease_seconds)
        for source in self._sources():
            source.look()
            source.close()
        return self._outcome(sent, time.monotonic() - started)

    def _deliver(self, count: int, sent: Sent) -> None:
        """At first half of the mails, then one by one while they are being fetched."""
        parts: dict[tuple[str, str], list[bytes]] = {place: [] for place in PLACES}
        for mail in letters(count, self._seed):
            parts[self._dice.choice(PLACES)].append(mail)
        for half in (0, 1):
            for (user, folder), mails in parts.items():
                middle = len(mails) // 2
                for start in range(0, len(mails), 50):
                    some = mails[max(start, middle) : start + 50] if half else mails[start : min(start + 50, middle)]
                    with self._at_server:
                        self._dovecot.append(user, *some, folder=folder)
                    sent += [(user, folder, mail) for mail in some]

    def _poller(self) -> BaseProcess:
        process = self._context.Process(target=poller, args=(str(self._settings.home.parent / "docflow.toml"),))
        process.start()
        return process

    def _replace_one(self) -> None:
        victim = self._pollers.pop(self._dice.randrange(len(self._pollers)))
        victim.kill()
        victim.join()
        self._kills += 1
        self._pollers.append(self._poller())

    def _end(self) -> None:
        for process in self._pollers:
            process.kill()
            process.join()

    def _number_anew(self) -> None:
        """With nobody connected, as when a server is restored."""
        self._end()
        with self._at_server:
            self._renumber_all()
        self._pollers = [self._poller(), self._poller()]

    def _renumber_all(self) -> None:
        for user, folder in PLACES:
            self._dovecot.number_anew(user, folder)
            self._renumbered += 1

    def _move_some_by_hand(self) -> None:
        """Somebody files mails from one watched folder in another, read or not."""
        with imaplib.IMAP4("127.0.0.1", self._dovecot.imap) as imap:
            imap.login("flagging", PASSWORD)
            folders = ["INBOX", "Claims"]
            self._dice.shuffle(folders)
            imap.select(folders[0])
            uids = imap.uid("SEARCH", "ALL")[1][0].split()
            chosen = self._dice.sample(uids, min(2, len(uids)))
            if chosen:
                imap.uid("MOVE", b",".join(chosen).decode(), folders[1])
                self._moved += len(chosen)

    def _taken(self) -> int:
        with self._store.read() as tx:
            return tx.mails.count()

    def _due(self) -> int:
        """Mails that are still there whose after-action is to be done."""
        found = 0
        with self._store.read() as tx:
            for user, folder in PLACES:
                with imaplib.IMAP4("127.0.0.1", self._dovecot.imap) as imap:
                    imap.login(user, PASSWORD)
                    imap.select(folder, readonly=True)
                    validity = int(imap.response("UIDVALIDITY")[1][0] or 0)
                    there = {
                        int(uid) for uid in imap.uid("SEARCH", "ALL" if user == "moving" else "UNSEEN")[1][0].split()
                    }
                known = tx.places.known(user, folder, validity)
                found += len(there) + sum(state is PlaceState.DUE and uid in there for uid, state in known.items())
        return found

    def _settled(self, count: int) -> bool:
        return self._taken() >= count and self._due() == 0

    def _sources(self):  # type: ignore[no-untyped-def]
        return open_sources(self._settings, self._store, open_files(self._settings), lambda task: None)

    def _outcome(self, sent: Sent, seconds: float) -> Outcome:
        wanted = Counter((user, hashlib.sha256(_handed_out(mail)).hexdigest()) for user, _, mail in sent)
        with self._store.read() as tx:
            found = Counter((mail.source, mail.sha256) for mail in tx.mails.list(10**6))
        return Outcome(
            mails=len(sent),
            lost=(wanted - found).total(),
            doubled=(found - wanted).total(),
            too_early=len(self._witness.too_early),
            not_settled=self._due(),
            kills=self._kills,
            connections=self._witness.connections,
            cuts=self._witness.cuts,
            marks=self._witness.marks,
            moved_by_hand=self._moved,
            renumbered=self._renumbered,
            seconds=seconds,
        )


def _handed_out(mail: bytes) -> bytes:
    """What is stored of the mail: of one that is too large its headers."""
    return mail.split(b"\r\n\r\n", 1)[0] + b"\r\n\r\n" if len(mail) > MAX_MEGABYTES * 2**20 else mail


def main() -> None:
    """The long run."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20261129
    outcome = soak(count, seed, kill_every=2.0, mean_bytes=1e6, patience=1200, say=print)
    print(", ".join(f"{name} {value:.0f}" for name, value in outcome._asdict().items()))
    sys.exit(not outcome.right)


if __name__ == "__main__":
    main()
