"""Receipts and advices in any order, any of them again: the same postings, every cent of each receipt accounted for."""

import shutil
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.schema.receipts import Receipt, ReceiptState
from docflow.schema.records import BankEntry
from docflow.schema.states import PostingState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, bring, posted, statement, work_off
from tests.decisions.house import open_up, read, settle
from tests.decisions.test_machine import MEMORY, START, template
from tests.rules.worlds import item, line

ITEMS = [item("INV-1", "1000.00"), item("INV-2", "500.00"), item("INV-3", "250.00"), item("INV-4", "300.00")]
SHORT = {"gross_amount": "300.00", "deduction_amount": "10.00", "deduction_reason": "pricing"}


def advice(name: str, number: str, paid: str, **more: object) -> Callable[[Store], object]:
    """An advice of one invoice; `name` is its reference."""
    of_line = {key: more.pop(key) for key in list(more) if key in SHORT}
    found = read(line(number, paid, **of_line), payment_reference=name, **more)
    return lambda store: settle(store, found, WAITING, f"{name} {number}.pdf")


def money(number: int, entry: BankEntry) -> Callable[[Store], object]:
    return lambda store: bring(store, statement(entry, sequence=str(number)), f"{number}.sta")


EVENTS = [
    advice("EFT-00001", "INV-1", "1000.00", payment_method="wire"),
    advice("RUN-2026-05", "INV-2", "500.00"),
    advice("RUN-2026-05", "INV-3", "250.00"),
    advice("EFT-00004", "INV-4", "290.00", **SHORT),
    money(1, acme("990.00", "EFT-00001", charges=[{"amount": "10.00", "currency": "EUR"}])),
    money(2, acme("750.00", "RUN-2026-05")),
    money(3, acme("200.00", "EFT-00004")),
    money(4, acme("90.00", "EFT-00004")),
    money(5, acme("77.00", "")),
]
BOOKED = [
    {"bank": Decimal("250.00"), "inv:INV-3": Decimal("-250.00")},
    {"bank": Decimal("290.00"), "deduction": Decimal("10.00"), "inv:INV-4": Decimal("-300.00")},
    {"bank": Decimal("500.00"), "inv:INV-2": Decimal("-500.00")},
    {"bank": Decimal("990.00"), "charges": Decimal("10.00"), "inv:INV-1": Decimal("-1000.00")},
]


def accounted_for(store: Store) -> None:
    """Of each receipt: what stands in postings and what is not applied is the amount."""
    with store.read() as tx:
        receipts = tx.receipts.list(limit=500)
        rows = [row for row in tx.postings.list(limit=500) if row.state is not PostingState.CANCELLED]
        paired = {one.id: tx.pairings.of_receipt(one.id) for one in receipts}
        assert tx.broken() == []
    booked = {row.document_id for row in rows}
    for one in receipts:
        used = sum((p.amount for p in paired[one.id] if p.document_id in booked), Decimal(0))
        assert used == (one.amount if one.status is ReceiptState.APPLIED else 0), one
    assert sum((one["bank"] for one in posted(store)), Decimal(0)) == sum(map(_applied, receipts), Decimal(0))


def _applied(one: Receipt) -> Decimal:
    return one.amount if one.status is ReceiptState.APPLIED else Decimal(0)


@pytest.mark.slow
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.permutations(range(len(EVENTS))), st.lists(st.integers(0, len(EVENTS) - 1), max_size=3))
def test_in_any_order_the_same_postings_and_nothing_new_by_repeating(order: list[int], again: list[int]) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        file = Path(folder) / "docflow.db"
        shutil.copy(template(), file)
        store = Store(f"sqlite:///{file}", lambda: START)
        open_up(store, *ITEMS)
        for event in (*order, *again):
            EVENTS[event](store)
            work_off(store)
            accounted_for(store)
        assert sorted(posted(store), key=lambda one: one["bank"]) == BOOKED
        store.close()
