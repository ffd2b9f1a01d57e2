"""Receipts and advices that wait for each other, in memory: what is asked of the store, asked of indexes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from docflow.rules.announced import claim_of, mistakable, money_of
from docflow.rules.books import Books
from docflow.rules.pairing import Claim, Limits, Money, Share, pair
from docflow.schema.documents import Document
from docflow.schema.money import ZERO
from docflow.schema.receipts import Receipt as KeptReceipt
from samples.world.truth import Advice, Receipt

_S = TypeVar("_S", Money, Claim)
_LONG_AGO = dt.timedelta(days=30)


class Group(NamedTuple):
    """Receipts and advices that are one payment."""

    receipts: tuple[str, ...]
    advices: tuple[str, ...]
    charges: Decimal
    """Kept on the way, or lost in conversion."""


class Waiting:
    """What waits, and what of it belongs together (`rules.pairing`)."""

    def __init__(self, limits: Limits, books: Books) -> None:
        self._limits, self._books = limits, books
        self.advices: dict[str, Advice] = {}
        self.receipts: dict[str, Receipt] = {}
        self._claims, self._moneys = _Sides[Claim](), _Sides[Money]()

    def put_advice(self, advice: Advice, customer: str | None) -> None:
        """An advice has come; `customer`: who certainly wrote it."""
        claim = claim_of(Document.made(id=advice.id, extraction=advice.extraction, customer=customer))
        if claim is not None:
            self.advices[advice.id] = advice
            self._claims.put(claim, claim.amount)

    def put_receipt(self, receipt: Receipt, customer: str | None) -> None:
        """Money has come."""
        entry = receipt.entry
        kept = KeptReceipt.made(
            id=receipt.id, amount=entry.amount, currency=entry.currency, customer=customer, entry=entry
        )
        money = money_of(kept, fresh=True)
        self.receipts[receipt.id] = receipt
        self._moneys.put(money, money.amount + money.charges)

    def late(self, receipt: str) -> None:
        """It has waited long for its advice."""
        money = self._moneys.all[receipt]
        if money.fresh:
            self._moneys.drop(receipt)
            self._moneys.put(money.but(fresh=False), money.amount + money.charges)

    def group_of(self, receipt: str) -> Group | None:
        """The payment that this receipt is (part of), if its advices and all its money are there."""
        money = self._moneys.all[receipt]
        claims = {claim.id: claim for claim in self._around(money, self._claims, money.amount + money.charges)}
        moneys = {money.id: money}
        for claim in claims.values():
            moneys |= {one.id: one for one in self._around(claim, self._moneys, claim.amount)}
        if not claims:
            return None
        found = pair(list(moneys.values()), list(claims.values()), self._limits, (), self._mistakable)
        return _group(found.shares, receipt)

    def take(self, receipts: Iterable[str], advices: Iterable[str] = ()) -> None:
        """They wait no longer."""
        for receipt in receipts:
            self._moneys.drop(receipt)
            del self.receipts[receipt]
        for advice in advices:
            self._claims.drop(advice)
            del self.advices[advice]

    def forget(self, today: dt.date) -> None:
        """Advices whose money never came."""
        old = [one.id for one in self._claims.all.values() if one.day is None or one.day + _LONG_AGO < today]
        self.take((), old)

    def _mistakable(self, claim: Claim) -> bool:
        owed = self._books.owing(claim.customer, claim.currency, [claim.amount]) if claim.customer else ()
        return mistakable(claim, owed)

    def _around(self, side: Money | Claim, others: "_Sides[_S]", amount: Decimal) -> Iterator[_S]:
        for other in others.like(side, amount):
            dated = self._near(side, other)
            if side.references & other.references or dated:
                yield other

    def _near(self, side: Money | Claim, other: Money | Claim) -> bool:
        money, claim = (side, other) if isinstance(side, Money) else (other, side)
        return self._limits.near(money.day, claim.day)


class _Sides(Generic[_S]):
    """One side by reference, customer and amount."""

    def __init__(self) -> None:
        self.all: dict[str, _S] = {}
        self._by: dict[object, dict[str, None]] = defaultdict(dict)
        self._keys: dict[str, list[object]] = {}

    def put(self, side: _S, amount: Decimal) -> None:
        self.all[side.id] = side
        keys: list[object] = [("reference", one) for one in side.references]
        keys += [("customer", side.customer)] if side.customer else []
        self._keys[side.id] = [*keys, ("amount", side.currency, amount)]
        for key in self._keys[side.id]:
            self._by[key][side.id] = None

    def drop(self, name: str) -> None:
        del self.all[name]
        for key in self._keys.pop(name):
            del self._by[key][name]
            if not self._by[key]:
                del self._by[key]

    def like(self, side: Money | Claim, amount: Decimal) -> list[_S]:
        keys: list[object] = [("reference", one) for one in side.references]
        keys += [("customer", side.customer), ("amount", side.currency, amount)]
        return [self.all[name] for name in dict.fromkeys(name for key in keys for name in self._by.get(key, ()))]


def _group(shares: Iterable[Share], receipt: str) -> Group | None:
    """The shares that hang together with this receipt."""
    left, sides = list(shares), {receipt}
    mine: list[Share] = []
    while found := [one for one in left if sides & {one.receipt, one.advice}]:
        mine += found
        left = [one for one in left if one not in found]
        sides |= {side for one in found for side in (one.receipt, one.advice)}
    if not mine:
        return None
    receipts = tuple(dict.fromkeys(one.receipt for one in mine))
    advices = tuple(dict.fromkeys(one.advice for one in mine))
    return Group(receipts, advices, sum((one.charges + one.difference for one in mine), ZERO))
