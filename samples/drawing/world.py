"""The receivables world that every sample refers to: our branches, our customers, their open items.

Seeded, so that each run draws the same world. Cases take items from it; what is taken once is not taken again,
so that no invoice is paid twice unless a case does so on purpose.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from docflow.schema.receivables import Customer, OpenItem
from samples.drawing.people import BRANCHES, CLIENTS, Branch, Client

CENT = Decimal("0.01")
FIRST_BILL = dt.date(2026, 7, 1)
LAST_BILL = dt.date(2026, 11, 13)


@dataclass(frozen=True)
class Bill:
    """One open item in the making; its number is given when all bills are in the order of their dates."""

    client: Client
    issued: dt.date
    amount: Decimal
    order: str | None
    credit: bool = False


class World:
    """All customers and open items; hands items out to the cases."""

    def __init__(self, seed: int = 2026) -> None:
        self.clients = {client.ref: client for client in CLIENTS}
        self.customers = [_customer(client) for client in CLIENTS]
        self.items = list(_numbered(_bills(random.Random(seed))))
        self._taken: set[str] = set()

    def client(self, ref: str) -> Client:
        """The customer with what only the drawings need: address, language, habits."""
        return self.clients[ref]

    def branch(self, ref: str) -> Branch:
        """Which of our companies bills this customer."""
        return BRANCHES[self.clients[ref].branch]

    def take(self, ref: str, count: int, paid_on: dt.date, within: int = 75) -> list[OpenItem]:
        """The oldest `count` untaken invoices that were issued at most `within` days before the payment."""
        earliest = paid_on - dt.timedelta(days=within)
        return self._claim(ref, count, lambda item: item.original > 0 and earliest <= item.issued < paid_on)

    def take_credit(self, ref: str, paid_on: dt.date) -> OpenItem:
        """An untaken credit memo issued before the payment."""
        return self._claim(ref, 1, lambda item: item.original < 0 and item.issued < paid_on)[0]

    def _claim(self, ref: str, count: int, fits: Callable[[OpenItem], bool]) -> list[OpenItem]:
        free = [i for i in self.items if i.customer == ref and i.ref not in self._taken and fits(i)][:count]
        if len(free) < count:
            raise LookupError(f"{ref} has only {len(free)} of {count} open items that fit")
        self._taken.update(item.ref for item in free)
        return free


def _customer(client: Client) -> Customer:
    return Customer(
        ref=client.ref,
        name=client.name,
        aliases=client.aliases,
        tax_ids=(client.tax_id,) if client.tax_id else (),
        ibans=(client.account,),
        email_domains=(client.domain,),
    )


def _bills(dice: random.Random) -> Iterator[Bill]:
    for client in CLIENTS:
        step = (LAST_BILL - FIRST_BILL).days / client.bills
        dates = [FIRST_BILL + dt.timedelta(days=int((at + dice.random()) * step)) for at in range(client.bills)]
        for issued in dates:
            yield Bill(client, _workday(issued), _amount(dice, client), _order(dice, client))
        for later in dates[2 :: max(3, client.bills // 3)][:2]:
            yield Bill(client, _workday(later), -_amount(dice, client) / 8, None, credit=True)


def _workday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def _amount(dice: random.Random, client: Client) -> Decimal:
    scale = Decimal(client.typical)
    factor = Decimal(dice.choice((30, 55, 80, 100, 100, 130, 190, 310))) / 100
    cents = Decimal(dice.choice((0, 0, 25, 40, 50, 75, 80, 90, 99, dice.randrange(100)))) / 100
    return (scale * factor * Decimal(dice.randrange(70, 131)) / 100).quantize(Decimal(1)) + cents


def _order(dice: random.Random, client: Client) -> str | None:
    if not client.orders:
        return None
    return client.orders.replace("#", str(dice.randrange(10_000, 99_999)))


def _numbered(bills: Iterator[Bill]) -> Iterator[OpenItem]:
    counters = {code: branch.first for code, branch in BRANCHES.items()}
    for at, bill in enumerate(sorted(bills, key=lambda b: (b.issued, b.client.ref, b.amount)), start=1):
        branch = BRANCHES[bill.client.branch]
        counters[branch.code] += 1 + (at % 3)
        yield _item(at, bill, branch, counters[branch.code])


def _item(at: int, bill: Bill, branch: Branch, counter: int) -> OpenItem:
    client, amount = bill.client, bill.amount.quantize(CENT)
    discount = (amount * client.discount / 100).quantize(CENT) if client.discount and not bill.credit else Decimal(0)
    return OpenItem(
        ref=f"{'crn' if bill.credit else 'inv'}:{at}",
        customer=client.ref,
        number=(branch.credit if bill.credit else branch.invoice).format(n=counter, m=bill.issued.month),
        kind="credit_memo" if bill.credit else "invoice",
        purchase_order=bill.order,
        issued=bill.issued,
        due=bill.issued + dt.timedelta(days=client.net_days),
        currency=client.currency,
        original=amount,
        remaining=amount,
        discount_until=bill.issued + dt.timedelta(days=client.discount_days) if discount else None,
        discount=discount,
    )


def assert_numbers_unique(items: list[OpenItem]) -> None:
    """A world with two equal numbers of one customer would make its advices ambiguous by accident."""
    keys = sorted((item.customer, item.number) for item in items)
    for left, right in pairwise(keys):
        if left == right:
            raise ValueError(f"{left} exists twice")
