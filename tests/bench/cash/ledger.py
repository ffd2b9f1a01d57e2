"""The books of one program: what is open, which payment took what of it, and every cent of both sides."""

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from docflow.rules.books import Books
from docflow.schema.money import ZERO
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Party
from samples.world.truth import Settled
from tests.bench.cash.learning import LearningBooks

_KEPT = dt.timedelta(days=120)
"""A settled item is known so long by its number."""


class KeptBooks(Books, Protocol):
    """Books that follow the ledger and what people decide."""

    def put(self, item: OpenItem) -> None:
        """A new item, or what is left of one."""
        ...

    def drop(self, item: OpenItem) -> None:
        """Nobody will ask for it any more."""
        ...

    def learn(self, party: Party, customer: str) -> None:
        """A person approved a paper with these signs of the payer for this customer."""
        ...

    def learn_payee(self, payer: str, other: str) -> None:
        """A person let one customer pay what another one owes."""
        ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A posted payment."""

    settled: tuple[Settled, ...]
    on_account: Decimal
    amount: Decimal


class Ledger:
    """Open items with what is left of them, and the postings that took the rest."""

    def __init__(self, customers: Iterable[Customer], books: KeptBooks | None = None) -> None:
        self.customers = tuple(customers)
        self.books = books or LearningBooks(self.customers)
        self.items: dict[str, OpenItem] = {}
        self.by_amount: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
        """(currency, amount) -> refs of which just that is left, or that less the discount."""
        self._entries: dict[str, Entry] = {}
        self._takers: dict[str, list[str]] = defaultdict(list)
        self._settled: deque[tuple[dt.date, str]] = deque()
        self.pinned: set[str] = set()
        """Payments whose items are not forgotten, since they are wrong."""
        self._billed = self._cleared = self._taken = self._came_in = self._on_account = self._paid = ZERO
        self.today = dt.date.min
        """Moved on by whoever runs the year."""

    def issue(self, item: OpenItem) -> None:
        """A new item."""
        self._billed += item.remaining
        self._put(item)

    def clear(self, ref: str, amount: Decimal) -> None:
        """The ledger itself takes it off."""
        self._cleared += amount
        self._shift(ref, amount)

    def lacks(self, settled: Iterable[Settled]) -> list[str]:
        """Items of which less is left than would be taken."""
        return [one.ref for one in settled if not self._has(one)]

    def takers(self, ref: str) -> Sequence[str]:
        """The payments that took something off the item."""
        return self._takers.get(ref, ())

    def post(
        self, payment: str, day: dt.date, settled: tuple[Settled, ...], on_account: Decimal, amount: Decimal
    ) -> None:
        """Takes a payment in: to the cent, and of no item more than is left."""
        paid = sum((one.paid for one in settled), ZERO)
        assert paid + on_account == amount, f"{payment}: {paid} + {on_account} is not {amount}"
        assert not self.lacks(settled), f"{payment} takes more than is left of {self.lacks(settled)}"
        self._entries[payment] = Entry(settled, on_account, amount)
        for one in settled:
            self._takers[one.ref].append(payment)
            self._shift(one.ref, one.taken, day)
        self._count(self._entries[payment], 1)

    def undo(self, payment: str) -> None:
        """As if it had not been posted."""
        entry = self._entries.pop(payment)
        for one in entry.settled:
            self._takers[one.ref].remove(payment)
            self._shift(one.ref, -one.taken)
        self._count(entry, -1)

    def forget(self, today: dt.date) -> None:
        """Items that were settled long ago, so that a year fits into memory."""
        while self._settled and self._settled[0][0] + _KEPT < today:
            _, ref = self._settled.popleft()
            item = self.items.get(ref)
            if item is None or item.remaining:
                continue
            if self.pinned.intersection(self.takers(ref)):
                self._settled.append((today, ref))
            else:
                self.books.drop(item)
                del self.items[ref]
                for payment in self._takers.pop(ref, ()):
                    self._entries.pop(payment, None)

    def check(self) -> None:
        """Every cent is somewhere: what was billed is open, cleared or taken; what came in is applied or on account."""
        left = sum((item.remaining for item in self.items.values()), ZERO)
        assert self._billed == left + self._cleared + self._taken, "items do not add up"
        assert self._came_in == self._paid + self._on_account, "money does not add up"

    def _count(self, entry: Entry, sign: int) -> None:
        self._taken += sign * sum((one.taken for one in entry.settled), ZERO)
        self._paid += sign * sum((one.paid for one in entry.settled), ZERO)
        self._on_account += sign * entry.on_account
        self._came_in += sign * entry.amount

    def _has(self, one: Settled) -> bool:
        item = self.items.get(one.ref)
        if item is None:
            return False
        left = item.remaining - one.taken
        sign = 1 if item.original > 0 else -1
        return ZERO <= left * sign <= item.original * sign

    def _shift(self, ref: str, amount: Decimal, day: dt.date | None = None) -> None:
        item = self.items[ref]
        self._unlist(item)
        self._put(item.but(remaining=item.remaining - amount, paid_on=day or item.paid_on))

    def _put(self, item: OpenItem) -> None:
        self.items[item.ref] = item
        self.books.put(item)
        if item.remaining:
            for amount in {item.remaining, item.remaining - item.discount}:
                self.by_amount[item.currency, amount].add(item.ref)
        else:
            self._settled.append((self.today, item.ref))

    def _unlist(self, item: OpenItem) -> None:
        for amount in {item.remaining, item.remaining - item.discount}:
            refs = self.by_amount.get((item.currency, amount))
            if refs is not None:
                refs.discard(item.ref)
                if not refs:
                    del self.by_amount[item.currency, amount]
