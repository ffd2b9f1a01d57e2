"""Which receipt is the money of which advice (DOMAIN: receipt and advice wait for each other).

Signs, strongest first: a reference that both bear, with an amount that fits; then payer, amount, currency and date,
where nothing else fits as well. Several advices may be paid by one receipt and one advice by several receipts, to the
cent. A tie is no match: it goes to a person with everything that it might be.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple, TypeVar

from pydantic import Field

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, in_units, minor_digits, plain
from docflow.schema.records import Exchange

_DIGIT = re.compile(r"\d")
_TELLING = 6
"""Characters from which a reference tells a payment from every other; shorter ones (cheque numbers) need the payer."""
_COMBINED = 6
"""So many advices (or receipts) of one payer are tried in combination; with more, chance finds a sum."""


class Limits(Frozen):
    """How far receipt and advice may be apart."""

    days_before: int = Field(default=3, ge=0)
    """The money may be booked so many days before the payment date that the advice tells."""
    days_after: int = Field(default=10, ge=0)
    """... and so many after it."""
    charge_limit: Amount = Field(default=Decimal(30), ge=0)
    """What banks on the way may have kept of a wire without saying so, in the payment's currency ..."""
    charge_percent: Amount = Field(default=Decimal(2), ge=0)
    """... and of the payment; both must hold."""
    days_on_way: int = Field(default=4, ge=0)
    """A payment is booked within so many days of the payer's date: where nothing but the day tells it from its like,
    and where only the bank tells the day, so that a discount whose terms ended so shortly before was taken in time."""
    exchange_percent: Amount = Field(default=Decimal(1), ge=0)
    """By how much money that was converted at a rate which the bank states may differ from the advice."""

    def near(self, booked_on: dt.date | None, paid_on: dt.date | None) -> bool:
        """Whether a booking of that day may be a payment of that day; a day that is not known tells nothing."""
        if booked_on is None or paid_on is None:
            return False
        return -self.days_before <= (booked_on - paid_on).days <= self.days_after

    def on_time(self, booked_on: dt.date | None, paid_on: dt.date | None) -> bool:
        """Whether a booking of that day is just when a payment of that day comes."""
        if booked_on is None or paid_on is None:
            return False
        return 0 <= (booked_on - paid_on).days <= self.days_on_way


class Side(Frozen):
    """What receipt and advice have in common."""

    id: str
    amount: Amount
    currency: str
    day: dt.date | None = None
    """Booked, or said to be paid."""
    references: frozenset[str] = frozenset()
    """Folded (`rules.keys.folded`)."""
    customer: str | None = None
    names: frozenset[str] = frozenset()
    """Keys of the payer's name (`rules.keys.name_keys`)."""
    documents: frozenset[str] = frozenset()
    """What it says that is paid: folded numbers, and of a bank's text every word that may be one."""


class Money(Side):
    """A receipt, as far as no advice has it yet."""

    charges: Amount = ZERO
    """What the bank says was taken before it was booked, in its currency."""
    exchange: Exchange | None = None
    given: frozenset[str] = frozenset()
    """Of the references those that the payer gave, not the bank."""
    fresh: bool = False
    """It came only lately, so that its own advice may still be on the way."""


class Claim(Side):
    """An advice that says that money was paid."""

    by_wire: bool = False
    """Whether banks on the way may keep something of it: of clearing in one country the whole amount arrives."""


_S = TypeVar("_S", Money, Claim)


class Share(NamedTuple):
    """What of a receipt is the payment of an advice."""

    receipt: str
    advice: str
    amount: Decimal
    """In the receipt's currency."""
    value: Decimal
    """In the advice's."""
    charges: Decimal
    difference: Decimal
    because: str


class Candidate(NamedTuple):
    """What might be, for a person to decide."""

    receipt: str
    advice: str
    because: str


class Pairs(NamedTuple):
    """What belongs together for certain, and what a person might pair."""

    shares: tuple[Share, ...]
    candidates: tuple[Candidate, ...]


class Fit(NamedTuple):
    """How money covers what was paid: value + charges + difference is the claim."""

    charges: Decimal
    difference: Decimal
    because: str


def pair(
    receipts: Sequence[Money],
    advices: Sequence[Claim],
    limits: Limits,
    apart: Collection[tuple[str, str]] = (),
    mistakable: Callable[[Claim], bool] = lambda _: False,
) -> Pairs:
    """What belongs together among these. `apart`: (receipt, advice) that a person has taken apart: never again.

    mistakable: whether the payer owes something else of just the advice's amount, so that money which names nothing may
    be meant for that: then the days must agree, and the money has waited for an advice of its own. The order in which
    they are given makes no difference.
    """
    table = _Table(sorted(receipts, key=_id), sorted(advices, key=_id), limits, frozenset(apart), mistakable)
    named, alike = table.named, table.alike
    shares = [
        *_ones(table, named),
        *_sums(table, named),
        *_ones(table, alike),
        *_combined(table, alike),
    ]
    return Pairs(tuple(shares), tuple(_candidates(table)))


def _id(side: Side) -> str:
    return side.id


Together = Callable[[Money, Claim], bool]


class _Table:
    """All receipts and advices, and which of them are taken by now."""

    def __init__(
        self,
        receipts: list[Money],
        advices: list[Claim],
        limits: Limits,
        apart: frozenset[tuple[str, str]],
        mistakable: Callable[[Claim], bool],
    ) -> None:
        self._receipts, self._advices, self.limits, self._apart = receipts, advices, limits, apart
        self._mistakable = mistakable
        self.taken: set[str] = set()
        self._told = {side.id for m in receipts for c in advices if self.named(m, c) for side in (m, c)}

    @property
    def receipts(self) -> list[Money]:
        return [one for one in self._receipts if one.id not in self.taken]

    @property
    def advices(self) -> list[Claim]:
        return [one for one in self._advices if one.id not in self.taken]

    def named(self, money: Money, claim: Claim) -> bool:
        """Whether both bear a reference that tells this payment, and nothing says that others paid; of one payer also
        the documents that it pays."""
        if (money.id, claim.id) in self._apart or same_payer(money, claim) is False:
            return False
        telling = same_payer(money, claim) is True
        if telling and money.documents & claim.documents:
            return self.limits.near(money.day, claim.day)
        return any(telling or len(one) >= _TELLING for one in money.references & claim.references)

    def alike(self, money: Money, claim: Claim) -> bool:
        """Whether both are of one payer and time, and neither names something else."""
        if (money.id, claim.id) in self._apart or same_payer(money, claim) is not True:
            return False
        told = bool({money.id, claim.id} & self._told)
        differ = any(_differ(one, other) for one in money.given for other in claim.references)
        others = any(_differ(one, other, 2) for one in money.documents for other in claim.documents)
        return not told and not differ and not others and self.limits.near(money.day, claim.day)

    def certain(self, money: Money, claim: Claim, together: Together) -> bool:
        """Whether the only two that fit each other belong together, or others may still come that fit as well."""
        if together == self.named or not self._mistakable(claim):
            return True
        return not money.fresh and self.limits.on_time(money.day, claim.day)

    def fit(self, receipts: Sequence[Money], advices: Sequence[Claim], together: Together) -> Fit | None:
        """How the money covers what these say; small charges that nobody states only where a reference is shared."""
        return fit(receipts, advices, self.limits, supposing=together == self.named)

    def take(self, receipts: Sequence[Money], advices: Sequence[Claim], found: Fit) -> list[Share]:
        self.taken |= {one.id for one in (*receipts, *advices)}
        return list(shares_of(receipts, advices, found))


def same_payer(one: Side, other: Side) -> bool | None:
    """Whether one payer is behind both; None where that cannot be told."""
    if one.customer is not None and other.customer is not None:
        return one.customer == other.customer
    return True if one.names & other.names else None


def _differ(one: str, other: str, begins: int = 0) -> bool:
    """Whether both count in one way and mean different ones: EFT-1001 and EFT-1002. `begins`: with so many characters
    in common, where a word may be anything."""
    return one != other and one[:begins] == other[:begins] and _DIGIT.sub("9", one) == _DIGIT.sub("9", other)


def _ones(table: _Table, together: Together) -> list[Share]:
    """One receipt and one advice that fit each other and nothing else."""
    fits = {
        (money.id, claim.id): (money, claim, found)
        for money in table.receipts
        for claim in table.advices
        if together(money, claim) and (found := table.fit([money], [claim], together))
    }
    first, second = [key[0] for key in fits], [key[1] for key in fits]
    shares = []
    for (receipt, advice), (money, claim, found) in fits.items():
        if first.count(receipt) == second.count(advice) == 1 and table.certain(money, claim, together):
            shares += table.take([money], [claim], found)
    return shares


def _sums(table: _Table, together: Together) -> list[Share]:
    """All advices that name a receipt and add up to it; all receipts that name an advice and add up to it."""
    shares: list[Share] = []
    for money in table.receipts:
        claims = [claim for claim in table.advices if together(money, claim)]
        alone = all(not together(other, claim) for claim in claims for other in table.receipts if other != money)
        if len(claims) > 1 and alone and (found := table.fit([money], claims, together)):
            shares += table.take([money], claims, found)
    for claim in table.advices:
        moneys = [money for money in table.receipts if together(money, claim)]
        alone = all(not together(money, other) for money in moneys for other in table.advices if other != claim)
        if len(moneys) > 1 and alone and (found := table.fit(moneys, [claim], together)):
            shares += table.take(moneys, [claim], found)
    return shares


def _combined(table: _Table, together: Together) -> list[Share]:
    """The only combination of a payer's advices that adds up to a receipt, or of receipts that add up to an advice."""
    found: list[tuple[list[Money], list[Claim], Fit]] = []
    for money in table.receipts:
        claims = [claim for claim in table.advices if together(money, claim)]
        found += [([money], list(some), fit) for some in _some(claims) if (fit := table.fit([money], some, together))]
    for claim in table.advices:
        moneys = [money for money in table.receipts if together(money, claim)]
        found += [(list(some), [claim], fit) for some in _some(moneys) if (fit := table.fit(some, [claim], together))]
    used = [one.id for moneys, claims, _ in found for one in (*moneys, *claims)]
    shares = []
    for moneys, claims, fitting in found:
        if all(used.count(one.id) == 1 for one in (*moneys, *claims)):
            shares += table.take(moneys, claims, fitting)
    return shares


def _some(of: Sequence[_S]) -> Iterator[tuple[_S, ...]]:
    if len(of) <= _COMBINED:
        for size in range(2, len(of) + 1):
            yield from combinations(of, size)


# --- amounts ----------------------------------------------------------------------------------------------------------


def fit(receipts: Sequence[Money], advices: Sequence[Claim], limits: Limits, *, supposing: bool) -> Fit | None:
    """How the receipts together cover the advices together; None where they do not.

    supposing: a small part of a wire that is missing may be charges although no bank states them.
    """
    currencies = {one.currency for one in advices}
    if len(currencies) != 1 or len({one.currency for one in receipts}) != 1:
        return None
    currency = currencies.pop()
    values = [worth(one, currency) for one in receipts]
    if None in values:
        return None
    paid = sum((one.amount for one in advices), ZERO)
    missing = paid - sum((value for value in values if value is not None), ZERO)
    if not missing:
        return Fit(ZERO, ZERO, "the amount is the same")
    if receipts[0].currency != currency:
        within = abs(missing) * 100 <= paid * limits.exchange_percent
        return Fit(ZERO, missing, f"{plain(missing)} {currency} is what conversion made of it") if within else None
    if missing == sum((one.charges for one in receipts), ZERO):
        return Fit(missing, ZERO, f"the bank states charges of {plain(missing)} {currency}")
    small = missing <= limits.charge_limit and missing * 100 <= paid * limits.charge_percent
    if supposing and small and missing > 0 and all(one.by_wire for one in advices):
        return Fit(missing, ZERO, f"banks on the way seem to have kept {plain(missing)} {currency}")
    return None


def worth(money: Money, currency: str) -> Decimal | None:
    """What the receipt is in a currency, by what the bank states of its conversion; None where it states nothing."""
    if money.currency == currency:
        return money.amount
    if money.exchange is None or money.exchange.currency != currency:
        return None
    return in_units(money.exchange.amount, currency)


def shares_of(receipts: Sequence[Money], advices: Sequence[Claim], found: Fit) -> Iterator[Share]:
    """What of each receipt is the payment of each advice; charges and differences are the first one's."""
    charges, difference = found.charges, found.difference
    if len(receipts) == 1:
        yield from _of_one_receipt(receipts[0], advices, found)
        return
    claim = advices[0]
    for money in receipts:
        value = worth(money, claim.currency)
        assert value is not None
        yield Share(money.id, claim.id, money.amount, value, charges, difference, found.because)
        charges = difference = ZERO


def _of_one_receipt(money: Money, advices: Sequence[Claim], found: Fit) -> Iterator[Share]:
    """Its amount over the advices, to the last cent; of a converted one in proportion."""
    charges, difference = found.charges, found.difference
    value_left, amount_left = worth(money, advices[0].currency), money.amount
    assert value_left is not None
    for claim in advices:
        value = claim.amount - charges - difference
        last = claim is advices[-1]
        part = amount_left * value / value_left
        amount = amount_left if last else part.quantize(Decimal(1).scaleb(-minor_digits(money.currency)))
        yield Share(money.id, claim.id, amount, value, charges, difference, found.because)
        amount_left, value_left = amount_left - amount, value_left - value
        charges = difference = ZERO


# --- for a person -----------------------------------------------------------------------------------------------------


def _candidates(table: _Table) -> Iterator[Candidate]:
    for money in table.receipts:
        for claim in table.advices:
            if because := _might_be(table, money, claim):
                yield Candidate(money.id, claim.id, because)


def _might_be(table: _Table, money: Money, claim: Claim) -> str:
    """Why the receipt might be the advice's money although that is not certain; empty where nothing speaks for it."""
    fits = fit([money], [claim], table.limits, supposing=False) is not None
    shared = sorted(money.references & claim.references)
    payer, near = same_payer(money, claim), table.limits.near(money.day, claim.day)
    if shared and not fits:
        return f"Both name {shared[0]}, but {plain(money.amount)} {money.currency} came and not {plain(claim.amount)}."
    if shared and payer is False:
        return f"Both name {shared[0]}, but it was another customer who paid."
    if fits and payer and near:
        return "Payer, amount and time fit, and so do others."
    if fits and near and payer is None:
        return "Amount and time fit; the payer is not known."
    return ""
