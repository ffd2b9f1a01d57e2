"""Mails per second out of a real Dovecot over TLS: taken in (bytes synced, rows committed, mails flagged) beside bare
imaplib that fetches the same mailbox and keeps nothing."""

import imaplib
import random
import ssl
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docflow.files import LocalFiles
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.store import Store
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from workers.poll import poll

BAR = 0.7
USER = "bench"
_SIZES = (3_000, 15_000, 60_000, 150_000)
"""Bytes of mails with a text only, with a short PDF, with a longer one, with a scan; equally many."""


def main(mails: int = 1200, rounds: int = 5) -> float:
    """Prints the rates and the ratio of the medians; returns the ratio."""
    with running_dovecot() as dovecot:
        fill(dovecot, mails)
        ways: dict[str, Callable[[], tuple[int, float]]] = {
            "imaplib, one mail a command": lambda: bare(dovecot, 1),
            "imaplib, 50 mails a command": lambda: bare(dovecot, 50),
            "docflow, stored and flagged": lambda: taken_in(dovecot),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, fetch in ways.items():
                count, seconds = fetch()
                assert count == mails, name
                times[name].append(seconds)
    print(f"fetching {mails} mails, {rounds} rounds in turn, medians:")
    rates = {name: mails / statistics.median(found) for name, found in times.items()}
    for name, rate in rates.items():
        print(f"  {name}: {rate:.0f} mails/s")
    one, many, ours = rates.values()
    print(
        f"  docflow / imaplib: {ours / many:.2f} (bar {BAR}) beside 50 a command, {ours / one:.2f} beside one a command"
    )
    return ours / many


def fill(dovecot: Dovecot, count: int) -> None:
    """Mails of equally many of each size."""
    dice = random.Random(1)
    for start in range(0, count, 100):
        dovecot.append(USER, *(_mail(number, dice) for number in range(start, min(start + 100, count))))


def _mail(number: int, dice: random.Random) -> bytes:
    body = dice.randbytes(_SIZES[number % len(_SIZES)] // 2).hex()
    lines = "\r\n".join(body[at : at + 76] for at in range(0, len(body), 76))
    return f"From: ap@payer.example\r\nTo: ar@us.example\r\nSubject: Remittance {number}\r\n\r\n{lines}\r\n".encode()


def bare(dovecot: Dovecot, at_once: int) -> tuple[int, float]:
    """What a plain loop over imaplib does."""
    started = time.perf_counter()
    context = ssl.create_default_context(cafile=dovecot.certificate)
    with imaplib.IMAP4_SSL("127.0.0.1", dovecot.imaps, ssl_context=context) as imap:
        imap.login(USER, PASSWORD)
        imap.select("INBOX", readonly=True)
        uids = imap.uid("SEARCH", "ALL")[1][0].split()
        found = 0
        for start in range(0, len(uids), at_once):
            answer = imap.uid("FETCH", b",".join(uids[start : start + at_once]).decode(), "(BODY.PEEK[])")[1]
            found += sum(isinstance(item, tuple) for item in answer)
    return found, time.perf_counter() - started


def taken_in(dovecot: Dovecot) -> tuple[int, float]:
    """One look of the poller into an empty store."""
    account = ImapAccount(
        host="127.0.0.1", port=dovecot.imaps, ca_file=dovecot.certificate, user=USER, password=PASSWORD
    )
    with tempfile.TemporaryDirectory(prefix="docflow-bench-") as folder:
        store, mailbox = Store(f"sqlite:///{folder}/docflow.sqlite"), ImapMailbox("ar", account)
        store.upgrade()
        started = time.perf_counter()
        count = poll(mailbox, store, LocalFiles(Path(folder) / "files"), lambda task: None)
        mailbox.close()
        seconds = time.perf_counter() - started
        store.close()
    return count, seconds
