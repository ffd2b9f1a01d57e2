"""What really happened: for whom and for which items a payment was meant. Only the judge may look at it."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.reasons import Reason
from docflow.schema.receivables import OpenItem
from docflow.schema.records import BankEntry, Extraction

Carrier = Literal["edi", "xml", "sheet", "mail", "pdf", "scan", "none"]
"""What brings the advice; none: the bank's text is all there is."""

Habit = Literal[
    "exact", "several", "instalment", "discount_earned", "discount_unearned", "credit_used", "short_with_reason",
    "short_without_reason", "rest_paid", "within_tolerance", "over_payment", "on_account", "duplicate_payment",
    "set_without_numbers", "silent", "order_number", "delivery_note", "number_typo", "number_cut", "number_rewritten",
    "number_of_another", "third_party", "parent_pays", "charges", "exchange", "returned", "lockbox", "many_advices",
    "many_receipts",
]  # fmt: skip
"""The least usual thing about a payment; `returned` is the return itself, not the payment it takes back."""


class Settled(NamedTuple):
    """What a payment does to one open item; all negative for credits."""

    ref: str
    paid: Decimal
    discount: Decimal = ZERO
    deduction: Decimal = ZERO
    """Short by a claim that has a reason: it may be booked as such or be left open."""
    reason: Reason | None = None
    write_off: Decimal = ZERO
    """Too little to ask for, lost to a bank's charges or to an exchange rate."""

    @property
    def taken(self) -> Decimal:
        """All that it takes off the item."""
        return self.paid + self.discount + self.deduction + self.write_off

    def plus(self, other: "Settled") -> "Settled":
        """What both do to it together."""
        return Settled(
            self.ref, self.paid + other.paid, self.discount + other.discount, self.deduction + other.deduction,
            other.reason or self.reason, self.write_off + other.write_off,
        )  # fmt: skip

    @property
    def undone(self) -> "Settled":
        """What a return does to the item."""
        return Settled(self.ref, -self.paid, -self.discount, -self.deduction, self.reason, -self.write_off)


@dataclass(frozen=True, slots=True)
class Truth:
    """One payment as it was meant."""

    id: str
    day: dt.date
    """On which the payer decided it."""
    payer: str
    """Ref of the customer, or the name of a stranger who pays for customers."""
    customers: frozenset[str]
    """Whoever of them is named as the customer is right."""
    habit: Habit
    carrier: Carrier
    currency: str
    amount: Decimal
    """What comes in."""
    settled: tuple[Settled, ...]
    on_account: Decimal = ZERO
    """What is left for the customer to use."""
    receipts: tuple[str, ...] = ()
    advices: tuple[str, ...] = ()
    reverses: str | None = None
    """The payment that a return takes back ..."""
    takes_back: tuple[str, ...] = ()
    """... and its receipts."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A paper as it was read."""

    id: str
    carrier: Carrier
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money as the bank tells of it."""

    id: str
    account: str
    entry: BankEntry


@dataclass(slots=True)
class Day:
    """All that happens on one day, in this order."""

    date: dt.date
    issued: list[OpenItem] = field(default_factory=list)
    """New in the ledger."""
    cleared: list[tuple[str, Decimal]] = field(default_factory=list)
    """(item, amount) that the ledger itself takes off: credited, refunded or given up."""
    advices: list[Advice] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)
    """Of payments decided on this day; their receipts come now or within days."""
