"""What a payer means to pay: of each item how much, what he takes off and why, and what he pays beside it."""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.reasons import Reason
from docflow.schema.receivables import OpenItem
from samples.world.billing import CENT, Bill
from samples.world.shape import Shape
from samples.world.traders import Trader
from samples.world.truth import Habit, Settled

_CLAIMS: tuple[tuple[Reason, str], ...] = (
    (Reason.PRICING, "price difference"), (Reason.DAMAGE, "damaged goods"), (Reason.QUANTITY, "short delivery"),
    (Reason.RETURN, "goods returned"), (Reason.PROMOTION, "promotion allowance"), (Reason.FREIGHT, "freight too high"),
    (Reason.LATE_DELIVERY, "late delivery penalty"), (Reason.QUALITY, "quality complaint"),
)  # fmt: skip
_LATE = dt.timedelta(days=6)
"""Nobody argues about less: banks and weekends take some days."""


@dataclass
class Part:
    """One item of a payment: what is done to it, and what the payer says of it."""

    item: OpenItem
    note: str
    settled: Settled
    text: str = ""
    """Of a deduction."""
    number: str | None = None
    """As the payer writes it; None where he writes none."""
    order: str | None = None


@dataclass
class Payment:
    """A payment in the making."""

    trader: Trader
    day: dt.date
    parts: list[Part]
    habit: Habit = "exact"
    on_account: Decimal = ZERO
    charges: Decimal = ZERO
    """Kept by a bank on the way, and told."""
    foreign: tuple[str, Decimal] | None = None
    """What left the payer's account, in its currency."""
    repeated: list[Part] = field(default_factory=list)
    """What he pays once more: he tells of it, but it settles nothing."""
    names_items: bool = True
    """Whether anything that he sends names what he pays."""

    @property
    def amount(self) -> Decimal:
        """What comes in."""
        return sum((part.settled.paid for part in self.parts), self.on_account)

    @property
    def told(self) -> list[Part]:
        """What he says that he pays."""
        return self.parts + self.repeated

    @property
    def sent(self) -> Decimal:
        """What the payer says that he pays."""
        return self.amount + self.charges


def intend(dice: random.Random, trader: Trader, bills: Sequence[Bill], day: dt.date) -> Payment:
    """Each item in full, less the discount where he takes one."""
    takes = dice.random()
    parts = [_part(trader, bill, day, takes) for bill in bills]
    return Payment(trader, day, parts, _plain_habit(trader, parts))


def deposit(trader: Trader, day: dt.date, amount: Decimal) -> Payment:
    """Money for nothing yet."""
    return Payment(trader, day, [], "on_account", on_account=amount)


def once_more(trader: Trader, day: dt.date, bill: Bill) -> Payment:
    """What was paid already is paid again."""
    item = bill.item
    part = Part(item, bill.delivery_note, Settled(item.ref, item.original))
    return Payment(trader, day, [], "duplicate_payment", on_account=item.original, repeated=[part])


def _part(trader: Trader, bill: Bill, day: dt.date, takes: float) -> Part:
    item = bill.item
    settled = Settled(item.ref, item.remaining)
    if item.discount and item.discount_until and item.remaining == item.original:
        settled = _discounted(trader, item, item.discount_until, day, takes)
    return Part(item, bill.delivery_note, settled)


def _discounted(trader: Trader, item: OpenItem, until: dt.date, day: dt.date, takes: float) -> Settled:
    """`takes`: a number drawn once for the payment: who takes discounts today takes all that there are."""
    net = item.remaining - item.discount
    if day <= until and takes < trader.takes_discount:
        return Settled(item.ref, net, discount=item.discount)
    if day > until + _LATE and trader.takes_discount and takes < trader.takes_it_late:
        return Settled(item.ref, net, deduction=item.discount, reason=Reason.DISCOUNT)
    return Settled(item.ref, item.remaining)


def _plain_habit(trader: Trader, parts: Sequence[Part]) -> Habit:
    """The least usual thing about a payment that nothing special happens to."""
    signs: tuple[tuple[Habit, bool], ...] = (
        ("rest_paid", any(part.item.remaining != part.item.original for part in parts)),
        ("discount_unearned", any(part.settled.reason is Reason.DISCOUNT for part in parts)),
        ("third_party", trader.stranger is not None),
        ("parent_pays", any(part.item.customer != trader.ref for part in parts)),
        ("instalment", trader.instalments),
        ("lockbox", trader.cheques),
        ("number_rewritten", trader.style != "printed"),
        ("credit_used", any(part.item.original < 0 for part in parts)),
        ("discount_earned", any(part.settled.discount for part in parts)),
        ("several", len(parts) > 1),
    )
    return next((habit for habit, there in signs if there), "exact")


# --- what may happen to it ------------------------------------------------------------------------------------------


def short_with_reason(dice: random.Random, payment: Payment) -> bool:
    """He takes something off and says why."""
    part = _largest(payment)
    if part is None:
        return False
    off = (part.settled.paid * dice.choice((2, 3, 5, 8, 10, 15, 20)) / 100).quantize(CENT)
    reason, text = dice.choice(_CLAIMS)
    part.settled = part.settled._replace(paid=part.settled.paid - off, deduction=off, reason=reason)
    part.text = text
    return off > 0


def short_without_reason(dice: random.Random, payment: Payment) -> bool:
    """He pays less and says nothing."""
    part = _largest(payment)
    if part is None:
        return False
    off = (part.settled.paid * dice.randrange(3, 60) / 100).quantize(CENT)
    part.settled = part.settled._replace(paid=part.settled.paid - off)
    return off > 1


def within_tolerance(dice: random.Random, payment: Payment) -> bool:
    """Some cents too few."""
    part = _largest(payment)
    off = Decimal(dice.choice((1, 1, 2, 3, 5, 9, 10, 40))) / 100
    if part is None or off * 200 > part.settled.paid:
        return False
    part.settled = part.settled._replace(paid=part.settled.paid - off, write_off=off)
    return True


def over_payment(dice: random.Random, payment: Payment) -> bool:
    """A round sum, a sum with its digits turned, or an item too much."""
    payment.on_account = Decimal(dice.choice(("0.90", "1.00", "9.00", "10.00", "27.00", "100.00", "180.00")))
    return True


def charges(dice: random.Random, payment: Payment) -> bool:
    """A bank on the way keeps its charges; our bank may tell."""
    kept = Decimal(dice.choice(("7.50", "10.00", "12.50", "15.00", "25.00")))
    part = _largest(payment)
    if part is None or part.settled.paid <= kept * 4:
        return False
    part.settled = part.settled._replace(paid=part.settled.paid - kept, write_off=kept)
    payment.charges = kept
    return True


def exchange(dice: random.Random, payment: Payment) -> bool:
    """Paid out of an account in another currency: what comes in is a little more or less than billed."""
    part = _largest(payment)
    if part is None:
        return False
    lost = (part.settled.paid * dice.randrange(1, 90) / 10_000).quantize(CENT)
    part.settled = part.settled._replace(paid=part.settled.paid - lost, write_off=lost)
    currency = "CHF" if payment.trader.house.currency != "CHF" else "EUR"
    payment.foreign = (currency, (payment.amount * Decimal("0.94")).quantize(CENT))
    return lost > 0


MONEY: dict[Habit, Callable[[random.Random, Payment], bool]] = {
    "short_with_reason": short_with_reason,
    "short_without_reason": short_without_reason,
    "within_tolerance": within_tolerance,
    "over_payment": over_payment,
    "charges": charges,
    "exchange": exchange,
}
"""Twists of the money; each says whether it happened."""


def drawn(dice: random.Random, shape: Shape) -> Habit | None:
    """What happens to this payment, if anything does."""
    at = dice.random()
    for habit, share in shape.twists.items():
        at -= share
        if at < 0:
            return habit
    return None


def _largest(payment: Payment) -> Part | None:
    """The item that it pays most of, if it is paid in full."""
    plain = [part for part in payment.parts if part.settled.paid > 1 and not part.settled.deduction]
    return max(plain, key=lambda part: part.settled.paid, default=None)
