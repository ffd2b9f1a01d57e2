"""The main job on real servers: mails delivered to Dovecot over LMTP become receipts in Tryton, once and only once.

Dovecot, Redis, PostgreSQL and Tryton are the real programs; docflow runs as its own processes, started by its command
line, and is killed with SIGKILL in the middle.
"""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from docflow.ledgers.registry import open_ledger
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.flow.mails import Paid, Payment, mail_of
from tests.flow.running import kill, running, start, wait_until
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.ports import free_port
from tests.servers.postgres import running_postgres
from tests.servers.redis import running_redis
from tests.servers.tryton import TrytonServer, running_tryton

pytestmark = [pytest.mark.slow, pytest.mark.servers]

TODAY = date(2026, 11, 20)
CARRIERS = ("pdf", "csv", "text", "html")
MAILS = 8
CUSTOMERS = [
    {"code": f"C-{number}", "name": name}
    for number, name in enumerate(
        [
            "Northwind Traders Ltd",
            "Bluebell Foods Inc",
            "Harbour Tools LLC",
            "Sunrise Textiles Ltd",
            "Kepler Optics Inc",
        ],
        1001,
    )
]
UNPAID = 5
CONFIG = """
home = "{home}"
database = "{database}"
redis = "{redis}"
port = {port}
workers = 2
poll_seconds = 1
sweep_seconds = 2
lease_seconds = 10

[policy]
post_on = "advice"
second_approval_above = "100000"
currency = "USD"
[policy.accounts]
bank = "1.1.1"
discount = "6.9.1"
deduction = "6.9.2"
write_off = "6.9.3"

[mailboxes.ar]
host = "127.0.0.1"
port = {imaps}
ca_file = "{certificate}"
user = "ar"
password = "{password}"

[ledgers.tryton]
kind = "tryton"
url = "{tryton}"
database = "books"
key = "{key}"
patience = 15
"""


def payments(first: int, count: int) -> list[Payment]:
    """Payments of one to three invoices each; every fifth takes a deduction off its first line."""
    found = []
    for number in range(first, first + count):
        lines = [
            Paid(
                number=f"INV-{number:04d}{'ABC'[line]}",
                issued=TODAY - timedelta(days=40 + line),
                gross=Decimal(1000 + 37 * number + line) + Decimal(line) / 4,
                deduction=Decimal("20.00") if number % 5 == 0 and line == 0 else Decimal(0),
            )
            for line in range(1 + number % 3)
        ]
        payer = CUSTOMERS[number % len(CUSTOMERS)]["name"]
        found.append(Payment(payer, f"EFT-{99000 + number}", TODAY, "USD", lines))
    return found


def invoices() -> list[dict[str, str]]:
    """What the ledger holds: all that is paid in these tests, and a few that nobody pays."""
    owed = [
        (payment.payer, line.number, line.issued, line.gross)
        for payment in payments(0, 2 * MAILS)
        for line in payment.lines
    ]
    owed += [(CUSTOMERS[0]["name"], f"INV-OPEN-{number}", TODAY, Decimal(500)) for number in range(UNPAID)]
    codes = {customer["name"]: customer["code"] for customer in CUSTOMERS}
    return [
        {"customer": codes[payer], "number": number, "date": f"{issued}", "due": f"{issued + timedelta(30)}",
         "amount": f"{gross:.2f}", "currency": "USD"}
        for payer, number, issued, gross in owed
    ]  # fmt: skip


@dataclass
class House:
    """Everything that runs beside docflow."""

    dovecot: Dovecot
    tryton: TrytonServer
    store: Store
    config: Path

    def run(self, *arguments: str) -> None:
        environment = {**os.environ, "DOCFLOW_CONFIG": str(self.config)}
        subprocess.run([sys.executable, "-m", "docflow.cli", *arguments], env=environment, check=True, timeout=120)

    def states(self) -> dict[DocumentState, int]:
        with self.store.read() as tx:
            return tx.documents.counts()

    def verified(self) -> int:
        with self.store.read() as tx:
            return tx.postings.counts()[PostingState.VERIFIED]

    def statements(self) -> dict[str, int]:
        """Name -> how many bank statements of that name Tryton has; asked of Tryton itself."""
        return Counter(row["name"] for row in self.tryton.rows("account.statement", "name"))

    def papers(self) -> dict[str, int]:
        """Statement -> how many attachments Tryton has of it."""
        return Counter(row["resource"] for row in self.tryton.rows("ir.attachment", "resource"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    base = tmp_path_factory.mktemp("flow")
    with ExitStack() as stack:
        dovecot = stack.enter_context(running_dovecot())
        redis = stack.enter_context(running_redis())
        postgres = stack.enter_context(running_postgres())
        tryton = stack.enter_context(running_tryton(base, CUSTOMERS, invoices()))
        database = postgres.url(postgres.make())
        config = base / "docflow.toml"
        config.write_text(
            CONFIG.format(
                home=base / "home",
                database=database,
                redis=redis,
                port=free_port(),
                imaps=dovecot.imaps,
                certificate=dovecot.certificate,
                password=PASSWORD,
                tryton=tryton.url,
                key=tryton.key,
            )
        )
        store = Store(database)
        store.upgrade()
        stack.callback(store.close)
        found = House(dovecot, tryton, store, config)
        found.run("import", "ledger", "tryton")
        yield found


def test_every_mail_becomes_one_receipt_and_the_same_mails_again_change_nothing(house: House) -> None:
    mails = [mail_of(payment, CARRIERS[n % 4]) for n, payment in enumerate(payments(0, MAILS))]
    house.dovecot.deliver("ar", *mails)
    with running(house.config):
        assert_ready(house)
        wait_until(lambda: house.verified() == MAILS, house.states)
        wait_until(lambda: house.states()[DocumentState.POSTED] == MAILS, house.states)
        booked, states = house.statements(), house.states()
        house.dovecot.deliver("ar", *mails)
        wanted = states[DocumentState.DUPLICATE] + MAILS
        wait_until(lambda: house.states()[DocumentState.DUPLICATE] == wanted, house.states)
    assert set(booked.values()) == {1}
    assert len(booked) == MAILS
    assert house.statements() == booked
    assert house.states()[DocumentState.POSTED] == states[DocumentState.POSTED]
    assert_settled(house, payments(0, MAILS))


def test_killed_in_the_middle_nothing_is_lost_or_doubled(house: House) -> None:
    done, before = house.verified(), sum(house.states().values())
    mails = [mail_of(payment, CARRIERS[n % 4]) for n, payment in enumerate(payments(MAILS, MAILS))]
    house.dovecot.deliver("ar", *mails)
    process = start(house.config)
    wait_until(lambda: sum(house.states().values()) > before, house.states)
    kill(process)  # while mails are split and read
    process = start(house.config)
    wait_until(lambda: house.verified() > done + 2, house.states)
    kill(process)  # while postings are delivered
    with running(house.config):
        wait_until(lambda: house.verified() == done + MAILS, house.states)
        wait_until(lambda: len(house.papers()) == 2 * MAILS, house.states)
    assert set(house.papers().values()) == {1}, "each statement has its paper, once"
    assert set(house.statements().values()) == {1}
    assert len(house.statements()) == 2 * MAILS
    assert_settled(house, payments(0, 2 * MAILS))
    with house.store.read() as tx:
        assert tx.audit.verify() == []


def assert_settled(house: House, paid: list[Payment]) -> None:
    """Read back from Tryton: what was paid is paid, what was not is open with its whole amount."""
    ledger = open_ledger("tryton", house.tryton.settings())
    remaining = {item.number: item.remaining for item in ledger.list_open_items()}
    ledger.close()
    settled = {line.number for payment in paid for line in payment.lines}
    assert settled.isdisjoint(remaining)
    assert {number for number in remaining if "OPEN" in number} == {f"INV-OPEN-{number}" for number in range(UNPAID)}
    assert {remaining[f"INV-OPEN-{number}"] for number in range(UNPAID)} == {Decimal("500.00")}
    states = {row["number"]: row["state"] for row in house.tryton.rows("account.invoice", "number", "state")}
    assert {states[number] for number in settled} == {"paid"}


def assert_ready(house: House) -> None:
    """The service answers, and says that all it needs is there."""
    port = next(line.split("=")[1].strip() for line in house.config.read_text().splitlines() if line.startswith("port"))
    wait_until(lambda: answers(f"http://127.0.0.1:{port}/livez"), house.states)
    ready = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=60)
    assert ready.status_code == 200, ready.text


def answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.HTTPError:
        return False
