"""Money that the demo's bank brings without advices: what is applied untouched is what was meant."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

from docflow.rules.applying import applied, received
from docflow.rules.policy import Policy
from samples import generate
from samples.world import trade
from tests.bench.cash.learning import LearningBooks

TODAY = dt.date(2026, 11, 16)
HERE = Path(generate.__file__).parent / "trade"
DRAWN = trade.drawn()


def test_the_files_are_what_is_drawn(tmp_path: Path) -> None:
    generate.write_trade(DRAWN, tmp_path)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {
        file.name: file.read_text() for file in HERE.iterdir()
    }


def test_what_is_meant_is_open_when_the_money_comes() -> None:
    items = {item.ref: item for item in DRAWN.items}
    assert len(DRAWN.receipts) == len(DRAWN.truths) >= 20
    for truth in DRAWN.truths.values():
        assert all(0 < one.taken <= items[one.ref].remaining for one in truth.settled if one.paid > 0)


def test_what_needs_nobody_is_applied_as_it_was_meant() -> None:
    books = LearningBooks(DRAWN.customers)
    for item in DRAWN.items:
        books.put(item)
    meant = json.loads((HERE / "meant.json").read_text())
    untouched = 0
    for entry in DRAWN.receipts:
        extraction, texts = received(entry)
        application = applied(extraction, books, Policy(), TODAY, texts=texts, by_amount=True, booked=True)
        if application.approve:
            untouched += 1
            taken = {
                line.open_item: line.paid + line.discount + line.deduction + line.write_off
                for line in application.lines
                if line.open_item
            }
            truth = meant[entry.bank_reference]
            assert taken == {ref: Decimal(amount) for ref, amount in truth["settled"].items()}, entry
            assert application.payer.customer in truth["customers"]
    assert untouched > len(DRAWN.receipts) / 2
