"""The bank of the demo: a payment comes once, whatever happens while it is handed in."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from docflow.cli.demo_bank import Bank
from docflow.errors import Unavailable
from docflow.schema.documents import Document
from docflow.schema.records import BankEntry
from docflow.schema.states import DocumentState
from tests.samples.reading import extracted

TRADE = Path(__file__).parents[2] / "samples" / "trade"
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
ADVICE = Document(
    id="doc_1", name="advice.pdf", sha256="a" * 64, size=1, version=3, state=DocumentState.AWAITING_RECEIPT,
    received_at=NOW, updated_at=NOW, payer="ACME Retail", reference="EFT 1", amount=Decimal("1480.00"), currency="USD",
    paid_on=NOW.date(),
)  # fmt: skip


def test_a_payment_comes_once() -> None:
    bank, handed_in = Bank(), list[bytes]()
    assert bank.pay([ADVICE], handed_in.append) == 1
    assert bank.pay([ADVICE], handed_in.append) == 0
    assert len(handed_in) == 1


def test_a_statement_that_could_not_be_handed_in_comes_again_as_it_was() -> None:
    bank, tried = Bank(), list[bytes]()

    def away(statement: bytes) -> None:
        tried.append(statement)
        raise Unavailable("The database is busy.")

    with pytest.raises(Unavailable):
        bank.pay([ADVICE], away)
    assert bank.pay([ADVICE], tried.append) == 1
    assert tried[0] == tried[1]


def test_what_the_bank_passes_on_is_what_our_reader_finds(tmp_path: Path) -> None:
    brought = [BankEntry.model_validate_json(line) for line in (TRADE / "receipts.jsonl").read_text().splitlines()]
    file = tmp_path / "statement.xml"
    Bank().bring({f"{number}": entry for number, entry in enumerate(brought)}, file.write_bytes)
    (found,) = extracted(file)
    assert all(check.holds for check in found.proof)
    assert [_told(entry) for entry in found.record.entries] == [_told(entry) for entry in brought]


def _told(entry: BankEntry) -> tuple[object, ...]:
    named = [(line.document_number, line.paid_amount) for line in entry.documents]
    return entry.amount, entry.text, entry.cheque_number, entry.end_to_end_id, entry.counterparty, named
