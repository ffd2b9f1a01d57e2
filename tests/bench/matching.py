"""`python -m tests.bench matching [--items 1000000]`: what matching costs beside its look-ups, in one run."""

import argparse
import datetime as dt
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path

from docflow.decisions.assessment import StoredBooks
from docflow.rules.applying import applied, received
from docflow.rules.keys import folded
from docflow.rules.policy import Policy
from docflow.rules.proof import prove
from docflow.schema.receivables import Application, Customer, OpenItem
from docflow.schema.records import BankEntry, Extraction, Kind, Party, Remittance, RemittanceLine
from docflow.store import Store, Tx

TODAY = dt.date(2026, 5, 4)
POLICY = Policy()
_BIG, _MIDDLE = "C-BIG", "C-MIDDLE"
_BIG_ITEMS, _MIDDLE_ITEMS, _LINES = 5_000, 2_000, 500
_PAYMENTS = 100
_USUAL = 20
"""Open items of a usual customer."""


def main(arguments: Sequence[str]) -> None:
    """Fills ledgers of three sizes and prints each cost with its bound."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench matching")
    parser.add_argument("--items", type=int, default=1_000_000, help="open items of the largest ledger")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        small, large = _usual_payments(Path(folder), (10_000, asked.items))
        print(f"a usual payment: {small:.2f} ms at 10,000 open items, {large:.2f} ms at {asked.items:,}: "
              f"{large / small:.2f} x (bound 1.3 x)")  # fmt: skip
        _advice(Path(folder), asked.items)
        _receipt(Path(folder), asked.items)


def _advice(folder: Path, items: int) -> None:
    """500 lines against 5,000 items of one customer, beside the bare join of their keys."""
    store = _store(folder, items)
    numbers = [f"BIG-{n:07d}" for n in random.Random(1).sample(range(_BIG_ITEMS), _LINES)]
    keys = json.dumps(sorted(folded(number) for number in numbers))
    bare = sqlite3.connect(folder / f"{items}.db")
    sql = """SELECT i.* FROM json_each(?) AS k
             CROSS JOIN open_items AS i INDEXED BY ix_open_items_number_key
             ON i.tenant = 'main' AND i.number_key = k.value"""
    advice = _read([RemittanceLine(document_number=n, paid_amount=_amount(n)) for n in numbers], "Big Buyer GmbH")
    misread = [line.model_copy(update={"document_number": f"{line.document_number}7"}) for line in _lines(advice)[:25]]
    worse = _read([*misread, *_lines(advice)[25:]], "Big Buyer GmbH")
    with store.read() as tx:
        found = applied(advice, StoredBooks(tx), POLICY, TODAY)
        assert sum(line.certain for line in found.lines) == _LINES, found.review
        floor, plain, slips = _in_turn(
            lambda: bare.execute(sql, [keys]).fetchall(),
            lambda: applied(advice, StoredBooks(tx), POLICY, TODAY),
            lambda: applied(worse, StoredBooks(tx), POLICY, TODAY),
            times=20,
        )
    print(f"500 lines, 5,000 items, ledger of {items:,}: {plain:.1f} ms, the join alone {floor:.2f} ms: "
          f"{plain / floor:.1f} x (bound 10 x)")  # fmt: skip
    print(f"  with 25 of the 500 numbers misread: {slips:.1f} ms, {slips / floor:.1f} x")


def _receipt(folder: Path, items: int) -> None:
    """Money without an advice against a customer with 2,000 open items."""
    store = _store(folder, items)
    rng = random.Random(2)
    for told, amount in (
        ("one item's amount", _amount(f"MID-{7:07d}")),
        ("a sum of three", sum((_amount(f"MID-{n:07d}") for n in rng.sample(range(_MIDDLE_ITEMS), 3)), Decimal())),
        ("a sum of nothing", Decimal("1234567.89")),
    ):
        entry = BankEntry(amount=amount, currency="EUR", booking_date=TODAY, counterparty=Party(name="Middle Buyer AG"))
        spent, said = _alone(entry, store)
        print(f"no advice, 2,000 items, {told}: {spent:.0f} ms (bound 1,000 ms): {said}")


def _alone(entry: BankEntry, store: Store) -> tuple[float, str]:
    """Milliseconds, and what is said of it."""
    extraction, texts = received(entry)
    seen: list[Application] = []
    with store.read() as tx:
        look = lambda: seen.append(applied(extraction, StoredBooks(tx), POLICY, TODAY, texts=texts))  # noqa: E731
        (spent,) = _in_turn(look, times=3)
    return spent, seen[-1].lines[0].reasons[-1]


def _usual_payments(folder: Path, sizes: Sequence[int]) -> list[float]:
    """Milliseconds of CPU of a payment with an advice of five lines, in ledgers of these sizes."""
    with ExitStack() as stack:
        transactions = [stack.enter_context(_store(folder, items).read()) for items in sizes]
        works = [_usual(tx, items) for tx, items in zip(transactions, sizes, strict=True)]
        return [spent / _PAYMENTS for spent in _in_turn(*works, times=5)]


def _usual(tx: Tx, items: int) -> Callable[[], object]:
    """Some payments of customers drawn by chance."""
    rng = random.Random(3)
    customers = [rng.randrange(_customers(items)) for _ in range(_PAYMENTS)]
    advices = [_read([_line(f"INV-{c * _USUAL + n:07d}") for n in range(5)], f"Buyer {c} GmbH") for c in customers]
    assert applied(advices[0], StoredBooks(tx), POLICY, TODAY).lines[0].certain
    return lambda: [applied(advice, StoredBooks(tx), POLICY, TODAY) for advice in advices]


# --- the ledger ------------------------------------------------------------------------------------------------------


def _customers(items: int) -> int:
    return (items - _BIG_ITEMS - _MIDDLE_ITEMS) // _USUAL


def _store(folder: Path, items: int) -> Store:
    path = folder / f"{items}.db"
    store = Store(f"sqlite:///{path}")
    if not path.exists() or store.current_revision() is None:
        store.upgrade()
        with store.begin() as tx:
            tx.customers.upsert([Customer(ref=f"C-{n}", name=f"Buyer {n} GmbH") for n in range(_customers(items))])
            large = {_BIG: "Big Buyer GmbH", _MIDDLE: "Middle Buyer AG"}
            tx.customers.upsert([Customer(ref=ref, name=name) for ref, name in large.items()])
            tx.open_items.upsert(_items(items))
    return store


def _items(items: int) -> Iterator[OpenItem]:
    for n in range(_BIG_ITEMS):
        yield _item(f"BIG-{n:07d}", _BIG)
    for n in range(_MIDDLE_ITEMS):
        yield _item(f"MID-{n:07d}", _MIDDLE)
    for n in range(_customers(items) * _USUAL):
        yield _item(f"INV-{n:07d}", f"C-{n // _USUAL}")


def _item(number: str, customer: str) -> OpenItem:
    amount = _amount(number)
    return OpenItem.made(
        ref=f"inv:{number}", customer=customer, number=number, issued=TODAY - dt.timedelta(days=40),
        due=TODAY - dt.timedelta(days=10), currency="EUR", original=amount, remaining=amount,
    )  # fmt: skip


def _amount(number: str) -> Decimal:
    return Decimal(random.Random(number).randint(1_000, 999_999)).scaleb(-2)


def _line(number: str) -> RemittanceLine:
    return RemittanceLine(document_number=number, paid_amount=_amount(number))


def _lines(extraction: Extraction) -> tuple[RemittanceLine, ...]:
    assert isinstance(extraction.record, Remittance)
    return extraction.record.lines


def _read(lines: Sequence[RemittanceLine], payer: str) -> Extraction:
    total = sum((line.paid_amount or Decimal() for line in lines), Decimal())
    head = {"payer": Party(name=payer), "payment_reference": "REF-1", "payment_date": TODAY, "currency": "EUR"}
    record = Remittance.model_validate(head | {"amount": total, "lines": tuple(lines)})
    return Extraction(kind=Kind.REMITTANCE, confidence=0.999, record=record, proof=prove(record))


def _in_turn(*works: Callable[[], object], times: int) -> list[float]:
    """The least milliseconds of CPU of each; in turn, so that a busy machine is busy for all of them."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for work, mine in zip(works, spent, strict=True):
            began = time.process_time()
            work()
            mine.append(time.process_time() - began)
    return [1000 * min(mine) for mine in spent]
