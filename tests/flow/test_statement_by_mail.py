"""A bank statement by mail through running processes: fetched from Dovecot, read, its money matched, and posted.

The advice of one payment comes by mail too; the other says in the bank's text what it pays.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from email.message import EmailMessage
from pathlib import Path

import pytest

from docflow.schema.postings import Posting
from docflow.schema.receipts import ReceiptState
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.flow.mails import Paid, Payment, mail_of
from tests.flow.running import running, wait_until
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.ports import free_port

pytestmark = [pytest.mark.slow, pytest.mark.servers]

DAY = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
PAYER = "Northwind Traders Ltd"
ADVISED = Payment(PAYER, "EFT-99001", DAY, "EUR", [Paid(f"INV-100{n}", DAY, Decimal(700 + n)) for n in range(2)])
MT940 = """:20:STARTUMSE
:25:10020030/1234567
:28C:00214/001
:60F:C{day}EUR10000,00
:61:{day}CR1401,00NTRFNONREF//2026-1
:86:166?00SEPA-GUTSCHRIFT?20EREF+EFT-99001?32Northwind Traders Ltd
:61:{day}CR250,00NTRFNONREF//2026-2
:86:166?00SEPA-GUTSCHRIFT?20EREF+ZV-7?21SVWZ+Rechnung INV-1002?32Bluebell Foods Inc
:62F:C{day}EUR11651,00
-
"""
CONFIG = """
home = "{home}"
database = "{database}"
port = {port}
workers = 1
poll_seconds = 1
sweep_seconds = 2

[policy]
company = "main"
one_wrong_in = 100

[mailboxes.ar]
host = "127.0.0.1"
port = {imaps}
ca_file = "{certificate}"
user = "ar"
password = "{password}"
"""


@dataclass
class House:
    """docflow's books, the mail server, and where docflow's settings are."""

    store: Store
    dovecot: Dovecot
    config: Path

    def receipts(self) -> dict[str, ReceiptState]:
        """By what the bank calls them."""
        with self.store.read() as tx:
            return {one.entry.bank_reference or one.id: one.status for one in tx.receipts.list()}

    def postings(self) -> dict[str, Posting]:
        """By the reference of the payment."""
        with self.store.read() as tx:
            return {row.posting.payment.reference or "": row.posting for row in tx.postings.list()}

    def left(self) -> dict[str, Decimal]:
        with self.store.read() as tx:
            return {item.number: item.remaining for item in tx.open_items.all(open_only=False)}

    def states(self) -> dict[DocumentState, int]:
        with self.store.read() as tx:
            return tx.documents.counts()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with running_dovecot() as dovecot:
        database = f"sqlite:///{tmp_path / 'docflow.db'}"
        config = tmp_path / "docflow.toml"
        told = {"imaps": dovecot.imaps, "certificate": dovecot.certificate, "password": PASSWORD}
        config.write_text(CONFIG.format(home=tmp_path / "home", database=database, port=free_port(), **told))
        store = Store(database)
        store.upgrade()
        with store.begin() as tx:
            tx.customers.upsert([Customer(ref="C-1", name=PAYER), Customer(ref="C-2", name="Bluebell Foods Inc")])
            advised = [item("C-1", line.number, line.gross) for line in ADVISED.lines]
            others = [item("C-2", "INV-1002", Decimal(250)), item("C-2", "INV-1003", Decimal(90))]
            tx.open_items.upsert([*advised, *others])
        yield House(store, dovecot, config)
        store.close()


def item(customer: str, number: str, amount: Decimal) -> OpenItem:
    return OpenItem(ref=f"inv:{number}", customer=customer, number=number, issued=DAY, due=DAY, currency="EUR",
                    original=amount, remaining=amount)  # fmt: skip


def statement() -> bytes:
    """The mail of the bank, with its file."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "statements@bank.example", "ar@example.com", "Account statement"
    mail["Message-ID"] = "<statement-214@bank.example>"
    mail.set_content("Please find your statement of account attached.")
    text = MT940.format(day=f"{DAY:%y%m%d}")
    mail.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename="umsatz.sta")
    return mail.as_bytes()


def test_a_statement_by_mail_is_matched_and_posted(house: House) -> None:
    house.dovecot.deliver("ar", mail_of(ADVISED, "csv"), statement())
    with running(house.config):
        wait_until(
            lambda: set(house.receipts().values()) == {ReceiptState.APPLIED}, lambda: (house.receipts(), house.states())
        )
        house.dovecot.deliver("ar", statement())
        wait_until(lambda: house.states()[DocumentState.DUPLICATE] >= 1, house.states)
    advised, named = (house.postings()[reference] for reference in ("EFT-99001", "ZV-7"))
    moved = [(one.role, one.open_item, one.debit or -(one.credit or Decimal())) for one in advised.lines]
    assert moved == [
        ("bank", None, Decimal("1401.00")),
        ("receivable", "inv:INV-1000", Decimal("-700.00")),
        ("receivable", "inv:INV-1001", Decimal("-701.00")),
    ]
    assert [(one.role, one.open_item) for one in named.lines] == [("bank", None), ("receivable", "inv:INV-1002")]
    assert len(house.postings()) == len(house.receipts()) == 2, "the statement that came again changed nothing"
    assert house.left() == {"INV-1000": 0, "INV-1001": 0, "INV-1002": 0, "INV-1003": 90}
