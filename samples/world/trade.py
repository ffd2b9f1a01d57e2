"""A small world as files that the demo takes in: customers, what they owe, and a statement's money without advices.

`samples.generate` writes them into samples/trade/: customers.csv, open_items.csv, receipts.jsonl (a `BankEntry` a line)
and meant.json (bank reference -> whose money it is, how it was paid, and what it takes off each item).
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, get_args

from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import BankEntry
from samples.world.shape import Shape
from samples.world.truth import Carrier, Day, Receipt, Truth
from samples.world.year import Year

SEED = 2026
_CARRIERS: dict[Carrier, float] = dict.fromkeys(get_args(Carrier), 0.05) | {"none": 0.7}
SHAPE = Shape(customers=900, start=dt.date(2026, 6, 1), days=167, bills_a_year=50, carriers=_CARRIERS, returned=0.02)
"""Its last bill is as old as the last of the samples. Most of its payers send no advice: of that
the samples show nothing."""
HOUSE = "US01"
_LAST_DAYS = 7
"""Of the world, whose money one statement brings."""


class Trade(NamedTuple):
    """One of our companies: what it knows in the morning, and what the bank brings."""

    customers: list[Customer]
    items: list[OpenItem]
    receipts: list[BankEntry]
    truths: dict[str, Truth]
    """By the receipt's bank reference."""


def drawn(seed: int = SEED, shape: Shape = SHAPE) -> Trade:
    """The world on one morning near its end."""
    year, books = Year(seed, shape), _Books()
    morning = shape.start + dt.timedelta(days=shape.days - _LAST_DAYS)
    days = year.days()
    for day in days:
        books.keep(day)
        if day.date == morning:
            break
    ours = {trader.ref: trader for trader in year.traders.values() if trader.house.code == HOUSE}
    account = next(iter(ours.values())).house.account
    items = {item.ref: item for item in books.items.values() if item.customer in ours and item.remaining}
    alone = [
        (receipt.entry, truth)
        for day in days
        for receipt, truth in books.brought(day)
        if day.date <= morning + dt.timedelta(days=_LAST_DAYS)
        and receipt.account == account
        and _needs_no_paper(truth)
        and _settles(truth) <= items.keys()
    ]
    return Trade(
        [trader.customer for trader in ours.values()],
        list(items.values()),
        [entry for entry, _ in alone],
        {entry.bank_reference or "": truth for entry, truth in alone},
    )


def _needs_no_paper(truth: Truth) -> bool:
    return truth.carrier == "none" and truth.amount > 0 and len(truth.receipts) == 1


def _settles(truth: Truth) -> set[str]:
    return {one.ref for one in truth.settled}


class _Books:
    """A ledger that knows the truth: what is open when the money comes, not when the payer decides."""

    def __init__(self) -> None:
        self.items: dict[str, OpenItem] = {}
        self._meant: dict[str, Truth] = {}
        """Receipt -> the payment that it is (part of)."""
        self._settled: set[str] = set()

    def keep(self, day: Day) -> None:
        """All of a day is booked."""
        self.items |= {item.ref: item for item in day.issued}
        for ref, amount in day.cleared:
            self._take(ref, amount)
        for _, truth in self.brought(day):
            if truth.id not in self._settled:
                self._settled.add(truth.id)
                for one in truth.settled:
                    self._take(one.ref, one.taken)

    def brought(self, day: Day) -> Iterator[tuple[Receipt, Truth]]:
        """What the bank has in on this day, and what it means."""
        self._meant |= {receipt: truth for truth in day.truths for receipt in truth.receipts}
        for receipt in day.receipts:
            yield receipt, self._meant[receipt.id]

    def _take(self, ref: str, amount: Decimal) -> None:
        item = self.items[ref]
        self.items[ref] = item.but(remaining=item.remaining - amount)
