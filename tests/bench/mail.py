"""Mails per second out of a real Dovecot over TLS: taken in (bytes synced, rows committed, mails flagged) beside bare
imaplib that fetches the same mailbox and keeps nothing, and imaplib that writes and syncs a file for each mail."""

import imaplib
import itertools
import os
import random
import ssl
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from docflow.files import LocalFiles
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.store import Store
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from workers.poll import poll

BAR = 0.7
AT_ONCE = 50
"""Mails in one command of imaplib."""
USER = "bench"
_SIZES = (3_000, 15_000, 60_000, 150_000)
"""Bytes of mails with a text only, with a short PDF, with a longer one, with a scan; equally many."""


def main(mails: int = 2400, rounds: int = 3) -> float:
    """Prints rates, CPU and ratios of medians; returns docflow's ratio to imaplib."""
    with running_dovecot() as dovecot, tempfile.TemporaryDirectory(prefix="docflow-bench-") as scratch:
        fill(dovecot, mails)
        folders = (Path(tempfile.mkdtemp(dir=scratch)) for _ in itertools.count())
        ways: dict[str, Callable[[], Round]] = {
            "imaplib, keeps nothing": lambda: bare(dovecot),
            "imaplib, a synced file each": lambda: bare(dovecot, next(folders)),
            "docflow, stored and flagged": lambda: taken_in(dovecot, next(folders)),
            "docflow, stored and left as they are": lambda: taken_in(dovecot, next(folders), after="leave"),
        }
        found: dict[str, list[Round]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, fetch in ways.items():
                os.sync()  # what the round before left to be written
                found[name].append(fetch())
                assert found[name][-1].mails == mails, name
    print(f"fetching {mails} mails, {AT_ONCE} in a command, {rounds} rounds in turn, medians:")
    for name, all_of_them in found.items():
        print(f"  {name}: {mails / _median(all_of_them, 'seconds'):.0f} mails/s, "
              f"{1000 * _median(all_of_them, 'cpu') / mails:.2f} ms CPU a mail")  # fmt: skip
    bare_rounds, floor, ours, left = found.values()
    for what, seconds in (
        ("", _median(ours, "seconds")),
        (", files of their own included", _median(ours, "seconds") + _median(ours, "later")),
        (" that marks nothing", _median(left, "seconds")),
    ):
        print(
            f"  docflow{what}: {_median(bare_rounds, 'seconds') / seconds:.2f} x imaplib that keeps nothing "
            f"(bar {BAR}), {_median(floor, 'seconds') / seconds:.2f} x imaplib that keeps"
        )
    return _median(bare_rounds, "seconds") / _median(ours, "seconds")


class Round(NamedTuple):
    """What one way took."""

    mails: int
    seconds: float
    cpu: float
    """Seconds of this process; the server's come on top, much the same for all."""
    later: float = 0.0
    """Seconds after the last mail was flagged, in which blobs get files of their own; not among the others."""


def _median(rounds: list[Round], field: str) -> float:
    return statistics.median(float(getattr(one, field)) for one in rounds)


def _timed(fetch: Callable[[], int]) -> Round:
    started, cpu = time.perf_counter(), time.process_time()
    mails = fetch()
    return Round(mails, time.perf_counter() - started, time.process_time() - cpu)


def fill(dovecot: Dovecot, count: int) -> None:
    """Mails of equally many of each size."""
    dice = random.Random(1)
    for start in range(0, count, 100):
        dovecot.append(USER, *(_mail(number, dice) for number in range(start, min(start + 100, count))))


def _mail(number: int, dice: random.Random) -> bytes:
    body = dice.randbytes(_SIZES[number % len(_SIZES)] // 2).hex()
    lines = "\r\n".join(body[at : at + 76] for at in range(0, len(body), 76))
    return f"From: ap@payer.example\r\nTo: ar@us.example\r\nSubject: Remittance {number}\r\n\r\n{lines}\r\n".encode()


def bare(dovecot: Dovecot, folder: Path | None = None) -> Round:
    """What a plain loop over imaplib does; with a folder, it syncs each mail as a file of its own."""
    return _timed(lambda: sum(_kept(answer, folder) for answer in _answers(dovecot)))


def _answers(dovecot: Dovecot) -> Iterator[list[tuple[bytes, bytes]]]:
    context = ssl.create_default_context(cafile=dovecot.certificate)
    with imaplib.IMAP4_SSL("127.0.0.1", dovecot.imaps, ssl_context=context) as imap:
        imap.login(USER, PASSWORD)
        imap.select("INBOX", readonly=True)
        uids = imap.uid("SEARCH", "ALL")[1][0].split()
        for start in range(0, len(uids), AT_ONCE):
            answer = imap.uid("FETCH", b",".join(uids[start : start + AT_ONCE]).decode(), "(BODY.PEEK[])")[1]
            yield [item for item in answer if isinstance(item, tuple)]


def _kept(answer: list[tuple[bytes, bytes]], folder: Path | None) -> int:
    for words, data in answer if folder else ():
        assert folder
        with (folder / words.split()[0].decode()).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return len(answer)


def taken_in(dovecot: Dovecot, folder: Path, after: Literal["flag", "leave"] = "flag") -> Round:
    """One look of the poller into an empty store."""
    account = ImapAccount(
        host="127.0.0.1", port=dovecot.imaps, ca_file=dovecot.certificate, user=USER, password=PASSWORD, after=after
    )
    store, mailbox, files = Store(f"sqlite:///{folder}/docflow.sqlite"), ImapMailbox("ar", account), _Timed(folder)
    store.upgrade()
    try:
        whole = _timed(lambda: poll(mailbox, store, files, lambda task: None))
    finally:
        mailbox.close()
        store.close()
    return whole._replace(seconds=whole.seconds - files.seconds, cpu=whole.cpu - files.cpu, later=files.seconds)


class _Timed(LocalFiles):
    """Tells how long filing away took."""

    seconds = cpu = 0.0

    def file_away(self) -> None:
        took = _timed(lambda: super(_Timed, self).file_away() or 0)
        self.seconds += took.seconds
        self.cpu += took.cpu
