"""Postings through a network that breaks 30 % of the calls.

    python -m tests.bench postings [N] [--ledger tryton] [--books B] [--minutes M] [--folder D]

The ledgers have no guard against doubles: a receiver that books whatever it is sent and tells what it has, a real
Tryton (money on account, so that no invoices are needed), or the stand-in of ERPNext, with drafts. Counted is what
stands in their own books, not what docflow says.
Time is virtual, of the database too: pauses, leases and rests are the product's own, and pass without being waited for.
Of several books each has a server, an outbox and a worker of its own. What is kept in a folder can be gone on with:
the same command takes up where the minutes of the last were over.
"""

import argparse
import datetime as dt
import functools
import itertools
import json
import math
import multiprocessing
import operator
import os
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import astuple, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import structlog

from docflow.exports import formats
from docflow.ledgers._documents import written
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import open_ledger
from docflow.rules.policy import Policy
from docflow.schema.documents import NewDocument
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState
from docflow.store import Store
from tests.ledgers.books import CUSTOMERS, STANDS
from tests.ledgers.postings import line, posting
from tests.servers.fault_proxy import FaultProxy, fault_proxy, share
from tests.servers.ports import free_port
from tests.servers.recorded import recorded
from tests.servers.stores import Clock, keep_time_by, make_store
from tests.servers.tryton import running_tryton
from tests.servers.webhook_receiver import running_receiver
from workers import post
from workers.sweep import sweep

SHARE = 0.3
"""Of the calls: reset, 500, slow, cut, nonsense, answered twice."""
REFUSED = 0.03
"""Of the deliveries: nothing listens."""
BEAN_CHECK = Path(__file__).parents[2] / ".venv-programs/bin/bean-check"
_OVER = frozenset({PostingState.VERIFIED, PostingState.CANCELLED, PostingState.NEEDS_CLERK, PostingState.FAILED})
_POLICY = Policy(ledgers=("books",))
_AT_ONCE = 100
"""So many postings wait in the outbox or are under way; the next are added as these are done."""
_DEADLINE = 2.0
_SLOW = 3.0
_log = structlog.get_logger(__name__)
Applied = Callable[[], Counter[str]]
"""How often the ledger's own books hold each posting."""
Sum = Callable[[], Decimal]


@dataclass(frozen=True)
class Outcome:
    """What was found at the end. Faults, calls, sweeps and hints are those of this run."""

    postings: int
    missing: int
    doubled: int
    with_a_clerk: int
    sum_sent: Decimal
    sum_booked: Decimal
    faults: int
    calls: int
    sweeps: int
    left_alone: int
    """Hints at a posting that were not followed, because the ledger rested."""
    bean_check: str
    """What it complains of; empty where it accepts the export."""

    @property
    def exact(self) -> bool:
        """Something sent, nothing missing, nothing doubled, nothing left to a person, every cent there."""
        wrong = self.missing or self.doubled or self.with_a_clerk or self.bean_check
        return self.postings > 0 and not wrong and self.sum_sent == self.sum_booked


@dataclass(frozen=True)
class Subject:
    """A ledger that is posted to, and a look into its books past docflow."""

    address: str
    open: Callable[[str], Ledger]
    applied: Applied
    total: Sum


@contextmanager
def guardless(folder: Path) -> Iterator[Subject]:
    """The reference: one book, and each request to post adds to it."""
    with running_receiver() as receiver, _kept(folder, receiver.booked):
        receiver.dedupes = False
        receiver.first = {str(one["posting_id"]): one for one in reversed(receiver.booked)}

        def opened(address: str) -> Ledger:
            places = {"url": f"{address}/postings", "status_url": f"{address}/postings/{{posting_id}}"}
            return open_ledger("books", receiver.settings(dedupes=False, deadline=_DEADLINE, **places))

        yield Subject(
            address=receiver.url,
            open=opened,
            applied=lambda: Counter(str(one["posting_id"]) for one in receiver.booked),
            total=lambda: sum((Decimal(one["payment"]["amount"]) for one in receiver.booked), Decimal()),
        )


@contextmanager
def drafts(folder: Path) -> Iterator[Subject]:
    """The stand-in of ERPNext: the same entry twice is two entries."""
    with (
        recorded(STANDS["erpnext"].serve) as server,
        _kept(folder, server.made.setdefault("Payment Entry", [])) as book,
    ):
        settings = {"kind": "erpnext", "token": "t", "deadline": _DEADLINE, **STANDS["erpnext"].settings}

        def entries() -> list[dict[str, object]]:
            return [one for one in book if one["docstatus"] == 1]

        yield Subject(
            address=server.url,
            open=lambda address: open_ledger("books", {**settings, "url": address}),
            applied=lambda: Counter(str(one["reference_no"]) for one in entries()),
            total=lambda: sum((Decimal(str(one["paid_amount"])) for one in entries()), Decimal()),
        )


@contextmanager
def _kept(folder: Path, book: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """A book that is in memory while its server runs, and in the folder before and after."""
    path = folder / "book.json"
    book += json.loads(path.read_text(), parse_float=Decimal) if path.exists() else []
    try:
        yield book
    finally:
        path.write_text(written(book))


@contextmanager
def tryton(folder: Path) -> Iterator[Subject]:
    """The real thing, asked over HTTP without docflow's connector."""
    with running_tryton(folder, CUSTOMERS) as server:

        def statements() -> list[dict[str, str]]:
            fields = ("name", "state", "lines.amount")
            found = server.rows("account.statement", *fields)
            return [row for row in found if row["state"] == "posted"]

        def amount(row: dict[str, object]) -> Decimal:
            lines = row["lines"]
            assert isinstance(lines, list)
            return sum((Decimal(str(one["amount"]["decimal"])) for one in lines), Decimal())

        yield Subject(
            address=server.url,
            open=lambda address: open_ledger("books", server.settings(url=address, deadline=_DEADLINE, papers=False)),
            applied=lambda: Counter(row["name"] for row in statements()),
            total=lambda: sum((amount(dict(row)) for row in statements()), Decimal()),
        )


SUBJECTS = {"guardless": guardless, "erpnext": drafts, "tryton": tryton}


def made(first: int, last: int) -> Iterator[Posting]:
    """Money on account, each another amount."""
    for n in range(first, last + 1):
        amount = f"{n // 100 + 1}.{n % 100:02}"
        on_account = line(2, "on_account", f"-{amount}", account=None)
        yield posting(f"dfp_B{n:06}", line(1, "bank", amount, account="1.1.1"), on_account)


def run(ledger: str, count: int, seed: int, folder: Path, minutes: float = math.inf) -> Outcome:
    """Delivers so many, or as many as are begun in these minutes, and counts."""
    until = time.monotonic() + 60 * minutes
    outbox = _Outbox.kept(folder)
    with (
        SUBJECTS[ledger](folder) as subject,
        fault_proxy(subject.address, share(SHARE, seed, slow=0.02), slow=_SLOW) as proxy,
    ):
        nobody = f"http://127.0.0.1:{free_port()}"
        reach = {True: subject.open(proxy.url), False: subject.open(nobody)}
        sweeps, left_alone = _deliver(outbox, count, reach, proxy, random.Random(seed), until)
        applied, booked = subject.applied(), subject.total()
    sent = list(made(1, outbox.added()))
    ids = [one.posting_id for one in sent]
    return Outcome(
        postings=len(ids),
        missing=sum(not applied[one] for one in ids),
        doubled=sum(applied[one] > 1 for one in ids) + len(set(applied) - set(ids)),
        with_a_clerk=outbox.counts()[PostingState.NEEDS_CLERK],
        sum_sent=sum((one.payment.amount for one in sent), Decimal()),
        sum_booked=booked,
        faults=sum(number for fault, number in proxy.done.items() if fault != "none"),
        calls=sum(proxy.done.values()),
        sweeps=sweeps,
        left_alone=left_alone,
        bean_check=_checked(outbox.store, folder),
    )


def run_all(ledger: str, count: int, seed: int, folder: Path, minutes: float, books: int) -> Outcome:
    """The same in several books at the same time, a process each; what was found in all of them."""
    folders = [folder / f"books-{n}" for n in range(1, books + 1)]
    for one in folders:
        one.mkdir(parents=True, exist_ok=True)
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(books, forked, initializer=os.setsid) as workers:
        of_each = functools.partial(run, ledger, count // books, minutes=minutes)
        found = list(workers.map(of_each, itertools.count(seed), folders))
    return Outcome(*(functools.reduce(operator.add, column) for column in zip(*map(astuple, found), strict=True)))


@dataclass(frozen=True)
class _Outbox:
    """Docflow's store and its clock, both kept in a folder."""

    store: Store
    clock: Clock
    note: Path

    @classmethod
    def kept(cls, folder: Path) -> "_Outbox":
        """As it was left, or new."""
        note, url = folder / "clock", f"sqlite:///{folder / 'docflow.db'}"
        if not note.exists():
            make_store(url)
            note.write_text(dt.datetime.now(dt.UTC).isoformat())
        clock = Clock(dt.datetime.fromisoformat(note.read_text()))
        store = Store(url, clock)
        keep_time_by(store, clock)
        return cls(store, clock, note)

    def counts(self) -> dict[PostingState, int]:
        with self.store.read() as tx:
            return tx.postings.counts()

    def added(self) -> int:
        return sum(self.counts().values())

    def under_way(self) -> int:
        return sum(number for state, number in self.counts().items() if state not in _OVER)

    def fill(self, count: int) -> None:
        """The next ones, up to `count` in all."""
        added = self.added()
        last = min(count, added + _AT_ONCE - self.under_way())
        with self.store.begin() as tx:
            document, _ = tx.documents.add(NewDocument(name="advice.pdf", sha256="0" * 64, size=1))
            for one in made(added + 1, last):
                tx.postings.add("books", one, document)

    def note_down(self, sweeps: int) -> None:
        """The time, for whoever goes on with it, and how far it is."""
        self.note.write_text(self.clock().isoformat())
        far = {state.value: number for state, number in self.counts().items() if number}
        _log.info("under way", books=self.note.parent.name, sweeps=sweeps, **far)


def _deliver(
    outbox: _Outbox, count: int, reach: Mapping[bool, Ledger], proxy: FaultProxy, dice: random.Random, until: float
) -> tuple[int, int]:
    """One worker and the sweeper, until nothing is left that the machine may do; how often it swept, and how many hints
    found the ledger at rest.

    A delivery takes a second and a sweep comes every fifteen, so that pauses and the rest of a ledger that failed often
    in a row pass as they would. `reach`: the ledger, and its address while nothing listens there. After `until`
    (monotonic seconds) none is begun."""
    left_alone = 0
    for sweeps in itertools.count(1):
        if time.monotonic() < until:
            outbox.fill(count)
        if sweeps % 20 == 0:
            outbox.note_down(sweeps)
        due: list[str] = []
        sweep(outbox.store, due.append)
        for posting_id in due:
            reached, calls = dice.random() >= REFUSED, len(proxy.seen)
            post.deliver(outbox.store, {"books": reach[reached]}, posting_id, "bench", _POLICY, dice.random)
            left_alone += reached and len(proxy.seen) == calls
            outbox.clock.advance(seconds=1)
        if not outbox.under_way():
            outbox.note_down(sweeps)
            if outbox.added() >= count or time.monotonic() >= until:
                return sweeps, left_alone
        outbox.clock.advance(seconds=15)
    raise AssertionError


def _checked(store: Store, folder: Path) -> str:
    """What bean-check says of the export of all."""
    with store.read() as tx:
        exported = [row.posting for row in tx.postings.verified(100_000)]
    path = folder / "export.beancount"
    path.write_bytes(b"".join(formats()["beancount"].write(exported)))
    if not BEAN_CHECK.exists():
        return "bean-check is not installed: run make setup"
    done = subprocess.run([BEAN_CHECK, "--no-cache", path], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _of_the_bench(_log: object, _method: str, told: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Only how far it is; what failed on the way is meant to."""
    if told["event"] != "under way":
        raise structlog.DropEvent
    return told


def main(arguments: list[str]) -> None:
    """Prints what was found; status 1 where it is not exact."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench postings")
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--ledger", choices=sorted(SUBJECTS), default="guardless")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=math.inf, help="what is not begun by then is left out")
    parser.add_argument("--books", type=int, default=1, help="companies at the same time, each with its share")
    parser.add_argument("--folder", type=Path, help="keep all here, and go on with what is there")
    given = parser.parse_args(arguments)
    structlog.configure(processors=[_of_the_bench, *structlog.get_config()["processors"]])
    started = time.monotonic()
    with _place(given.folder) as folder:
        outcome = run_all(given.ledger, given.count, given.seed, folder, given.minutes, given.books)
    print(outcome)
    print(f"exact: {outcome.exact} ({time.monotonic() - started:.0f} s)")
    raise SystemExit(not outcome.exact)


def _place(folder: Path | None) -> AbstractContextManager[Path]:
    """The folder, or one that is gone afterwards."""
    if folder is not None:
        return nullcontext(folder)

    @contextmanager
    def passing() -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="docflow-postings-") as place:
            yield Path(place)

    return passing()
