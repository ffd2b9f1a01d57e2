"""What else money may be than it seems: a second payment of something settled, or the payment of another item."""

import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal

from docflow.rules import keys
from docflow.rules.numbers import Items, are_instalments
from docflow.rules.tolerance import Tolerance
from docflow.schema.money import plain
from docflow.schema.receivables import OpenItem


def paid_before(
    item: OpenItem, amount: Decimal, others: Iterable[OpenItem], paid_on: dt.date, *, named: bool = True
) -> OpenItem | None:
    """A settled item of just this amount that may be paid a second time; None where nothing speaks for it.

    Who pays 99 a month has always settled 99 before: the open item must have fallen due clearly nearer to the payment
    than what is settled, at half the distance at most; at a quarter where no number is told either. Of instalments the
    payer's own rhythm tells more than the day due. Where the amount is not that of the open item nothing helps.
    """
    settled = (one for one in others if not one.remaining and one.ref != item.ref and one.currency == item.currency)
    alike = (one for one in settled if amount in (one.original, one.original - one.discount))
    other = amount not in (item.remaining, item.remaining - item.discount)
    away = (2 if named else 4) * abs(paid_on - item.due)
    likely = (one for one in alike if other or _again(one, item, paid_on, away))
    return min(likely, key=lambda one: one.ref, default=None)


def _again(before: OpenItem, item: OpenItem, paid_on: dt.date, away: dt.timedelta) -> bool:
    """Whether a payment may be that of the settled item once more.

    Who pays late pays every instalment late, so that one follows the other as they fall due: what comes clearly sooner
    after the last than that (in three quarters of the time) may be the last one paid twice.
    """
    if before.paid_on is not None and are_instalments((before, item)):
        apart = item.due - before.due
        if 4 * (paid_on - before.paid_on) < 3 * apart:
            return True
    return abs(paid_on - before.due) < away


def explained_otherwise(
    item: OpenItem, paid: Decimal, open_of_it: Decimal, mine: Items, named: Collection[str]
) -> OpenItem | None:
    """Another item that explains why other money came than is open: all of it is that item's, or just the difference
    (a credit that is used, an item that is paid as well). `named`: normalised, what the payer speaks of himself."""
    alike = (other for amount in (paid, paid - open_of_it) for other in mine.of_amount(amount))
    fitting = (other for other in alike if other.ref != item.ref and other.currency == item.currency)
    return next((other for other in fitting if keys.normalised(other.number) not in named), None)


def discounted_late(item: OpenItem, paid: Decimal, others: Iterable[OpenItem]) -> OpenItem | None:
    """Another open item that the same money pays less its discount, though its terms grant that no more: some payers
    take it all the same. None where there is none."""
    alike = (one for one in others if one.ref != item.ref and one.currency == item.currency)
    late = (one for one in alike if one.discount and paid == one.remaining - one.discount)
    return min(late, key=lambda one: (one.due, one.ref), default=None)


def rather_due(item: OpenItem, others: Iterable[OpenItem], paid_on: dt.date, slack: Tolerance) -> OpenItem | None:
    """Another open item to (nearly) the same amount that may be meant as well: one that is due before this one, since
    what is due first is paid first, or one that fell due nearer to the payment; None where there is none.

    `slack`: by how much amounts may differ and be alike all the same: the last of three instalments bears the cents.
    """
    same = (one for one in others if one.remaining and one.ref != item.ref and one.currency == item.currency)
    alike = [one for one in same if slack.covers(one.remaining - item.remaining, item.remaining)]
    earlier = (one for one in alike if one.due < item.due)
    nearer = (one for one in alike if item.due < one.due <= paid_on)
    by_day = lambda one: (one.due, one.ref)  # noqa: E731
    return max(nearer, key=by_day, default=None) or min(earlier, key=by_day, default=None)


def just_another(item: OpenItem, amount: Decimal, others: Iterable[OpenItem]) -> OpenItem | None:
    """Another open item of just this amount, where it is not that of this one: the last of three instalments bears the
    cents. None where there is none."""
    if amount == item.remaining:
        return None
    return next((one for one in others if one.remaining == amount and one.currency == item.currency), None)


def rather(item: OpenItem, other: OpenItem) -> str:
    """As a sentence for a person."""
    return f"it may pay what was due on {item.due} or what was due on {other.due}; choose one"


def discount_taken(earned: Decimal) -> str:
    """That what is missing may begin with the discount that the terms still grant, as a sentence; else empty."""
    return f"the discount of {plain(earned)} may have been taken as well; say why the rest is missing" if earned else ""


def twice(before: OpenItem) -> str:
    """As a sentence for a person."""
    return f"{before.number}, due on {before.due}, is settled already and may be paid twice; choose what it pays"


def instead(other: OpenItem) -> str:
    """As a sentence for a person."""
    return f"{other.number} would explain the difference as well; choose what it pays"
