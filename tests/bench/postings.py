"""Postings through a network that breaks 30 % of the calls: `python -m tests.bench postings [N] [--ledger tryton]`.

The ledgers have no guard against doubles: a real Tryton (money on account, so that no invoices are needed), or the
stand-in of ERPNext, which books whatever it is sent. Counted is what stands in their own books, not what docflow says.
Every pause is virtual: docflow's clock and the database's leases are moved on.
"""

import argparse
import datetime as dt
import logging
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import structlog

from docflow.exports import formats
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import open_ledger
from docflow.rules.policy import Policy
from docflow.schema.documents import NewDocument
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState
from docflow.store import Store
from tests.ledgers.books import CUSTOMERS, STANDS
from tests.ledgers.postings import line, posting
from tests.servers.fault_proxy import fault_proxy, share
from tests.servers.recorded import recorded
from tests.servers.stores import Clock, make_store, pass_time
from tests.servers.tryton import running_tryton
from workers import post

SHARE = 0.3
BEAN_CHECK = Path(__file__).parents[2] / ".venv-programs/bin/bean-check"
_POLICY = Policy(ledgers=("books",))
_DEADLINE = 2.0
_SLOW = 3.0
Applied = Callable[[], Counter[str]]
"""How often the ledger's own books hold each posting."""
Sum = Callable[[], Decimal]


@dataclass(frozen=True)
class Outcome:
    """What was found at the end."""

    postings: int
    missing: int
    doubled: int
    with_a_clerk: int
    sum_sent: Decimal
    sum_booked: Decimal
    faults: int
    calls: int
    rounds: int
    bean_check: str
    """What it complains of; empty where it accepts the export."""

    @property
    def exact(self) -> bool:
        """Nothing missing, nothing doubled, nothing left to a person, every cent there."""
        nothing = not (self.missing or self.doubled or self.with_a_clerk or self.bean_check)
        return nothing and self.sum_sent == self.sum_booked


@dataclass(frozen=True)
class Subject:
    """A ledger that is posted to, and a look into its books past docflow."""

    address: str
    open: Callable[[str], Ledger]
    applied: Applied
    total: Sum


@contextmanager
def guardless(_folder: Path) -> Iterator[Subject]:
    """The stand-in of ERPNext: the same entry twice is two entries."""
    with recorded(STANDS["erpnext"].serve) as server:
        settings = {"kind": "erpnext", "token": "t", "deadline": _DEADLINE, **STANDS["erpnext"].settings}

        def entries() -> list[dict[str, object]]:
            return [one for one in server.made.get("Payment Entry", []) if one["docstatus"] == 1]

        yield Subject(
            address=server.url,
            open=lambda address: open_ledger("books", {**settings, "url": address}),
            applied=lambda: Counter(str(one["reference_no"]) for one in entries()),
            total=lambda: sum((Decimal(str(one["paid_amount"])) for one in entries()), Decimal()),
        )


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
            open=lambda address: open_ledger("books", server.settings(url=address, deadline=_DEADLINE)),
            applied=lambda: Counter(row["name"] for row in statements()),
            total=lambda: sum((amount(dict(row)) for row in statements()), Decimal()),
        )


SUBJECTS = {"guardless": guardless, "tryton": tryton}


def made(count: int) -> Iterator[Posting]:
    """Money on account, each another amount."""
    for n in range(1, count + 1):
        amount = f"{n // 100 + 1}.{n % 100:02}"
        on_account = line(2, "on_account", f"-{amount}", account=None)
        yield posting(f"dfp_B{n:06}", line(1, "bank", amount, account="1.1.1"), on_account)


def run(ledger: str, count: int, seed: int, folder: Path) -> Outcome:
    """Delivers so many, and counts."""
    clock = Clock(dt.datetime.now(dt.UTC))
    store = _filled(folder, clock, count)
    with (
        SUBJECTS[ledger](folder) as subject,
        fault_proxy(subject.address, share(SHARE, seed, slow=0.02), slow=_SLOW) as proxy,
    ):
        rounds = _deliver(store, clock, subject.open(proxy.url))
        applied, booked = subject.applied(), subject.total()
        faults = sum(number for fault, number in proxy.done.items() if fault != "none")
        calls = sum(proxy.done.values())
    ids = [one.posting_id for one in made(count)]
    with store.read() as tx:
        stuck = tx.postings.counts()[PostingState.NEEDS_CLERK]
    return Outcome(
        postings=count,
        missing=sum(not applied[one] for one in ids),
        doubled=sum(applied[one] > 1 for one in ids) + len(set(applied) - set(ids)),
        with_a_clerk=stuck,
        sum_sent=sum((one.payment.amount for one in made(count)), Decimal()),
        sum_booked=booked,
        faults=faults,
        calls=calls,
        rounds=rounds,
        bean_check=_checked(store, folder),
    )


def _filled(folder: Path, clock: Clock, count: int) -> Store:
    """A store whose outbox holds the postings."""
    url = f"sqlite:///{folder / 'docflow.db'}"
    make_store(url)
    store = Store(url, clock)
    with store.begin() as tx:
        document, _ = tx.documents.add(NewDocument(name="advice.pdf", sha256="0" * 64, size=1))
        for one in made(count):
            tx.postings.add("books", one, document)
    return store


def _deliver(store: Store, clock: Clock, ledger: Ledger) -> int:
    """Again and again, until nothing is left that the machine may do; how many rounds it took."""
    rounds = 0
    while True:
        with store.read() as tx:
            due = [row.posting_id for row in tx.postings.due(100_000)]
            waiting = tx.postings.counts()[PostingState.QUEUED]
        if not due and not waiting:
            return rounds
        for posting_id in due:
            post.deliver(store, {"books": ledger}, posting_id, "bench", _POLICY, lambda: 0.5)
            post.resume(store, "books", "bench")  # else a ledger that failed often in a row is left alone for minutes
        pass_time(store, dt.timedelta(hours=2))
        clock.advance(minutes=5)
        rounds += 1


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


def main(arguments: list[str]) -> None:
    """Prints what was found; status 1 where it is not exact."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench postings")
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--ledger", choices=sorted(SUBJECTS), default="guardless")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    started, cpu = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory(prefix="docflow-postings-") as folder:
        outcome = run(given.ledger, given.count, given.seed, Path(folder))
    print(outcome)
    print(f"exact: {outcome.exact} ({time.monotonic() - started:.0f} s, {time.process_time() - cpu:.0f} s CPU)")
    raise SystemExit(not outcome.exact)
