"""Mails of a mixed, malformed mailbox through two pollers that are killed, over connections that are cut.

    python -m tests.soak.mailbox 5000 [SEED] [none|tls|starttls] [xoauth2]

One mailbox flags its mails and has two folders, between which somebody moves mails; the other moves its mails away.
Once on the way every folder gets another UIDVALIDITY. The processes that see to the line (docflow.mail.ferry) are
killed too. With xoauth2 every connection signs in with a token of an OpenID provider. Status 1 where a mail is lost,
doubled, or marked before it is durable, or where such a process outlives its poller.
"""

import datetime as dt
import hashlib
import imaplib
import multiprocessing
import os
import random
import signal
import ssl
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from docflow.cli.compose import load_settings, open_files, open_store
from docflow.cli.mailboxes import accept, invite
from docflow.cli.run import Source, open_sources
from docflow.mail import ferry
from docflow.schema.states import PlaceState
from docflow.settings import Settings
from docflow.store import Store
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot, write_certificate
from tests.servers.oidc import OpenIdProvider, running_oidc
from tests.soak.cutter import Cutter
from tests.soak.letters import letters
from tests.soak.poller import poller
from tests.soak.witness import Witness

MAX_MEGABYTES = 1
PLACES = (("flagging", "INBOX"), ("flagging", "Claims"), ("moving", "INBOX"))
USERS = ("flagging", "moving")
CONFIG = """
home = "{home}"
lease_seconds = 3
[mailboxes.flagging]
host = "127.0.0.1"
port = {port}
{security}
user = "flagging"
password = "{password}"
folders = ["INBOX", "Claims"]
after = "flag"
max_megabytes = 1
[mailboxes.moving]
host = "127.0.0.1"
port = {port}
{security}
user = "moving"
password = "{password}"
after = "move"
move_to = "done"
max_megabytes = 1
"""
OAUTH = """
[mailboxes.{user}.oauth]
provider = "generic"
authority = "{authority}"
client_id = "docflow"
client_secret = "hush"
scopes = ["openid", "offline_access", "imap"]
ca_file = "{certificate}"
"""
_LIVES = dt.timedelta(hours=1)
"""Longer than a run: who is killed between a renewal and its being kept has to sign in again (0020)."""
Security = Literal["none", "tls", "starttls"]
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
    ferries_killed: int
    ferries_left: int
    """Processes that see to the line and outlived their poller."""
    connections: int
    cuts: int
    marks: int
    moved_by_hand: int
    renumbered: int
    seconds: float

    @property
    def right(self) -> bool:
        """Nothing lost, doubled, marked early or left undone."""
        return not (self.lost or self.doubled or self.too_early or self.not_settled or self.ferries_left)


def soak(
    count: int,
    seed: int,
    kill_every: float,
    mean_bytes: float,
    patience: float,
    say: Callable[[str], None],
    security: Security = "none",
    tokens: bool = False,
) -> Outcome:
    """Runs until every mail is settled, or for `patience` seconds, and once more without faults."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="docflow-soak-")))
        provider = stack.enter_context(_provider(folder)) if tokens else None
        dovecot = stack.enter_context(running_dovecot(folder, provider.userinfo) if provider else running_dovecot())
        home = folder / "home"
        with (
            Witness(
                dovecot.imap, home, None if security == "none" else _identity(dovecot), security == "starttls"
            ) as witness,
            Cutter(witness.port, random.Random(seed), mean_bytes) as cutter,
        ):
            trust = f'security = "{security}"\nca_file = "{dovecot.certificate}"'
            config = folder / "docflow.toml"
            config.write_text(
                CONFIG.format(home=home, port=cutter.port, password=PASSWORD, security=trust)
                + "".join(OAUTH.format(user=user, **vars(provider)) for user in USERS if provider)
            )
            settings = load_settings(config)
            store = open_store(settings)
            if provider:
                _sign_in(settings, store, dovecot, provider, cutter)
            return _Run(settings, store, dovecot, witness, cutter, seed, say).run(count, kill_every, patience)


@contextmanager
def _provider(base: Path) -> Iterator[OpenIdProvider]:
    write_certificate(base)
    with running_oidc(base / "cert.pem", base / "key.pem", list(USERS), _LIVES) as provider:
        yield provider


def _sign_in(settings: Settings, store: Store, dovecot: Dovecot, provider: OpenIdProvider, cutter: Cutter) -> None:
    """Every mailbox, as a person does it, while nothing is cut."""
    cutter.cutting = False
    for user, folder in PLACES:
        dovecot.append(user, folder=folder)
    for user in USERS:
        invitation = invite(settings, store, user, False)
        accept(settings, store, user, False, invitation, provider.browse(invitation.words, user))
    cutter.cutting = True


def _identity(dovecot: Dovecot) -> ssl.SSLContext:
    """The server's own, for who stands before it."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(dovecot.certificate, dovecot.base / "key.pem")
    return context


class _Run:
    def __init__(
        self,
        settings: Settings,
        store: Store,
        dovecot: Dovecot,
        witness: Witness,
        cutter: Cutter,
        seed: int,
        say: Callable[[str], None],
    ) -> None:
        self._settings = settings
        self._store = store
        self._dovecot = dovecot
        self._witness = witness
        self._cutter = cutter
        self._dice = random.Random(seed)
        self._seed = seed
        self._say = say
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.soak.poller"])
        self._at_server = threading.Lock()
        self._kills = self._ferries_killed = self._moved = self._renumbered = 0

    def run(self, count: int, kill_every: float, patience: float) -> Outcome:
        started = time.monotonic()
        sent: Sent = []
        for user, folder in PLACES:
            self._dovecot.append(user, folder=folder)
        delivering = threading.Thread(target=self._deliver, args=(count, sent), daemon=True)
        delivering.start()
        self._pollers = [self._poller(), self._poller()]
        pause, undone = kill_every, count
        try:
            while time.monotonic() - started < patience and (len(sent) < count or undone):
                time.sleep(pause)
                if not delivering.is_alive() and len(sent) < count:
                    raise RuntimeError(f"The delivery ended with {len(sent)} of {count} mails; its error stands above.")
                self._replace_one()
                self._kill_a_ferry()
                # On a slow machine a poller must live longer to get anything done.
                before, undone = undone, self._undone(count)
                pause = kill_every if undone < before else pause * 1.5
                if self._taken() < count:
                    self._move_some_by_hand()
                if not self._renumbered and self._taken() > count / 2:
                    self._number_anew()
                self._say(f"{time.monotonic() - started:5.0f} s: {self._taken()} of {len(sent)}, {self._kills} kills")
            delivering.join()
        finally:
            self._end()
        self._cutter.cutting = False
        time.sleep(self._settings.lease_seconds)
        left = len(self._ferries())
        for source in self._sources():
            source.look()
            source.close()
        return self._outcome(sent, left, time.monotonic() - started)

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

    def _kill_a_ferry(self) -> None:
        """As when memory runs out."""
        if ferries := self._ferries():
            with suppress(ProcessLookupError):
                os.kill(self._dice.choice(ferries), signal.SIGKILL)
                self._ferries_killed += 1

    def _ferries(self) -> list[int]:
        """The processes that see to the line for our pollers."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                words = (process / "cmdline").read_text().split("\0")
                if ferry.__file__ in words and str(self._cutter.port) in words:
                    found.append(int(process.name))
        return found

    def _end(self) -> None:
        for process in self._pollers:
            process.kill()
            process.join()

    def _number_anew(self) -> None:
        """With nobody connected, as when a server is restored."""
        self._end()
        with self._at_server:
            self._dovecot.number_anew(*PLACES)
        self._renumbered += len(PLACES)
        self._pollers = [self._poller(), self._poller()]

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

    def _undone(self, count: int) -> int:
        """Mails that are not stored; once all are, those whose after-action is to be done."""
        return max(0, count - self._taken()) or self._due()

    def _sources(self) -> list[Source]:
        return open_sources(self._settings, self._store, open_files(self._settings), lambda task: None)

    def _outcome(self, sent: Sent, ferries_left: int, seconds: float) -> Outcome:
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
            ferries_killed=self._ferries_killed,
            ferries_left=ferries_left,
            connections=self._cutter.connections,
            cuts=self._cutter.cuts,
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
    security = sys.argv[3] if len(sys.argv) > 3 else "none"
    if security not in get_args(Security):
        sys.exit(f"There is no {security}; known are {', '.join(get_args(Security))}.")
    tokens = "xoauth2" in sys.argv[4:]
    outcome = soak(count, seed, 2.0, 1e6, patience=1200, say=print, security=cast("Security", security), tokens=tokens)
    print(", ".join(f"{name} {value:.0f}" for name, value in outcome._asdict().items()))
    sys.exit(not outcome.right)


if __name__ == "__main__":
    main()
