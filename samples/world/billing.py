"""What customers are billed: invoices, instalments of one invoice, credit memos."""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.receivables import OpenItem
from samples.world.traders import House, Trader

CENT = Decimal("0.01")


class Bill(NamedTuple):
    """An item, with what its papers say besides."""

    item: OpenItem
    delivery_note: str


class Billing:
    """Numbers run on within each house."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._next: dict[str, int] = {}
        self._made = 0

    def bill(self, trader: Trader, day: dt.date) -> Iterator[Bill]:
        """One invoice, or its instalments."""
        amount = self._amount(trader)
        number = trader.house.invoice.format(self._count(trader.house, "invoice", trader.house.first))
        parts = 3 if trader.instalments and amount > 300 else 1
        order = self._order(trader)
        for part in range(parts):
            share = (amount / parts).quantize(CENT)
            share = amount - share * (parts - 1) if part == parts - 1 else share
            yield self._item(trader, day, number, share, order, part + 1 if parts > 1 else None)

    def credit(self, trader: Trader, day: dt.date) -> Bill:
        """A credit memo."""
        number = trader.house.credit.format(self._count(trader.house, "credit", 10_400))
        amount = -(self._amount(trader) * self._dice.choice((10, 20, 25, 50)) / 100).quantize(CENT)
        return self._item(trader, day, number, amount, None)

    def _item(
        self, trader: Trader, day: dt.date, number: str, amount: Decimal, order: str | None, part: int | None = None
    ) -> Bill:
        self._made += 1
        terms, credit = trader.terms, amount < 0
        note = f"LS{self._dice.randrange(10**6, 10**7)}"
        granted = terms.percent and not credit and part in (None, 1)
        later = 30 * (part - 1) if part else 0
        discount = (amount * terms.percent / 100).quantize(CENT) if granted else ZERO
        item = OpenItem.made(
            ref=f"{'crn' if credit else 'inv'}:{self._made}", customer=trader.ref, number=number,
            kind="credit_memo" if credit else "invoice", purchase_order=order, issued=day,
            due=day + dt.timedelta(days=terms.net + later), currency=trader.house.currency, original=amount,
            remaining=amount, discount=discount,
            instalment=part, delivery_note=note,
            company=trader.house.code, discount_until=day + dt.timedelta(days=terms.days) if discount else None,
        )  # fmt: skip
        return Bill(item, note)

    def _count(self, house: House, series: str, first: int) -> int:
        name = f"{house.code} {series}"
        self._next[name] = self._next.get(name, first) + self._dice.choice((1, 1, 1, 2, 3))
        return self._next[name]

    def _amount(self, trader: Trader) -> Decimal:
        if trader.prices == "subscription":
            return trader.units[0]
        if trader.prices == "list":
            lots = self._dice.choices(
                (1, 2, 3, 4, 10, 25, 100), (20, 20, 15, 15, 15, 10, 5), k=self._dice.choice((1, 1, 2))
            )
            return sum((self._dice.choice(trader.units) * lot for lot in lots), ZERO).quantize(CENT)
        return Decimal(round(self._dice.lognormvariate(6.3, 1.2) * 100) + 500) / 100

    def _order(self, trader: Trader) -> str | None:
        """A number of the customer's; some orders are billed in several parts."""
        if not trader.orders:
            return None
        if not trader.last_order or self._dice.random() < 0.8:
            trader.last_order = f"{self._dice.choice(('45', 'PO-', 'B', '47'))}{self._dice.randrange(10**6, 10**8)}"
        return trader.last_order
