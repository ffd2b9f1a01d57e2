"""How the money of one line relates to what is open: the amount signals of DOMAIN, one open item at a time."""

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from docflow.rules.tolerance import Tolerance
from docflow.schema.money import ZERO, plain
from docflow.schema.reasons import Reason
from docflow.schema.receivables import AmountSignal, OpenItem
from docflow.schema.records import RemittanceLine


class Money(NamedTuple):
    """What a line says: it takes paid + discount + deduction off an open item (all negative for credits)."""

    paid: Decimal
    discount: Decimal = ZERO
    deduction: Decimal = ZERO
    reason: Reason | None = None

    @property
    def settles(self) -> Decimal:
        """What is taken off the open item."""
        return self.paid + self.discount + self.deduction


State = Literal["applied", "short_paid", "suggested", "partial", "unmatched"]


class Verdict(NamedTuple):
    """How the line's money is applied, as far as the amount alone goes."""

    signal: AmountSignal
    state: State
    money: Money
    because: str
    write_off: Decimal = ZERO
    close: bool = False


def money_of(line: RemittanceLine) -> Money | None:
    """The line's money; None where it does not say what is paid and its other amounts do not tell."""
    paid = line.paid_amount
    if paid is None and line.gross_amount is not None:
        paid = line.gross_amount - line.discount_amount - line.deduction_amount
    if paid is None:
        return None
    if line.deduction_reason is Reason.DISCOUNT and line.discount_amount * line.deduction_amount >= 0:
        return Money(paid, line.discount_amount + line.deduction_amount)
    return Money(paid, line.discount_amount, line.deduction_amount, line.deduction_reason)


def judge(
    money: Money, item: OpenItem, left: Decimal, tolerance: Tolerance, paid_on: dt.date, *, last: bool
) -> Verdict:
    """What the line does to an item of which `left` is still open.

    `last`: no later line of this advice names the same item, so that a rest may be explained here.
    """
    if money.paid == left and not (money.discount or money.deduction or item.disputed or item.adjustment):
        return _in_full(money, item, tolerance, paid_on)
    sign = Decimal(-1 if item.remaining < 0 else 1)
    if money.paid * sign < 0:
        return _taken_back(money, item)
    if (money.discount or money.deduction) and min(money.discount * sign, money.deduction * sign) < 0:
        return _suggest(money, left, sign, "its discount or deduction has the wrong sign; correct the line")
    rest = (left - money.settles) * sign
    if last and (held := item.disputed + item.adjustment) and rest in (0, held * sign):
        return _held_back(money, item, held, closes=rest == 0)
    if rest == 0:
        return _in_full(money, item, tolerance, paid_on)
    if rest < 0:
        because = f"{_show(-rest, item)} more is paid than is open; correct it or apply less"
        found = _suggest(money, left, sign, because)
        if item.remaining < 0 or money.discount or money.deduction or left != item.original:
            return found._replace(signal="unexplained")
        return found._replace(signal="overpaid", state="applied")
    if last and (explained := _explained(money, item, rest * sign, left, tolerance, paid_on)):
        return explained
    because = f"{_show(rest, item)} of {_show(abs(left), item)} stays open; say why, or approve it as a part payment"
    return Verdict("partial", "partial", money, because)


def earned(item: OpenItem, tolerance: Tolerance, paid_on: dt.date) -> Decimal:
    """The discount that the item's terms grant on that day."""
    return item.discount if tolerance.within_terms(paid_on, item.discount_until) else ZERO


def _held_back(money: Money, item: OpenItem, held: Decimal, *, closes: bool) -> Verdict:
    """Part of the item is disputed, or about to be credited: nobody expects it to be paid, and it is left open."""
    shown = f"{_show(held, item)} of {item.number} {'is disputed' if item.disputed else 'is about to be credited'}"
    if not closes:
        return Verdict("partial", "partial", money, f"{shown}: exactly that stays open")
    because = f"{shown}, but is paid as well; see whether that is settled"
    return Verdict("unexplained", "applied", money, because, close=True)


def _in_full(money: Money, item: OpenItem, tolerance: Tolerance, paid_on: dt.date) -> Verdict:
    """Paid + discount + deduction are exactly what is open."""
    if not money.discount and not money.deduction:
        return Verdict("exact", "applied", money, "the amount is exactly what is open", close=True)
    if abs(money.discount) > earned(item, tolerance, paid_on):
        return _unearned(money, item, tolerance, paid_on)
    if not money.deduction:
        because = f"the amount is what is open less the discount granted until {item.discount_until}"
        return Verdict("discount", "applied", money, because, close=True)
    shown = _show(money.deduction, item)
    if money.reason is None or money.reason is Reason.OTHER:
        because = f"{shown} is deducted without a reason that we know; choose the reason"
        return Verdict("unexplained", "short_paid", money, because, close=True)
    because = f"{shown} is deducted for {money.reason.value.replace('_', ' ')}, and the rest is exactly what is open"
    return Verdict("deduction", "short_paid", money, because, close=True)


def _unearned(money: Money, item: OpenItem, tolerance: Tolerance, paid_on: dt.date) -> Verdict:
    """What is taken beyond the terms is granted where the company does so; else it is a deduction."""
    told = _not_earned(money.discount, item, paid_on)
    signal: AmountSignal = "unearned" if abs(money.discount) <= abs(item.discount) else "unexplained"
    if tolerance.grants_unearned:
        return Verdict(signal, "applied", money, f"{told}; it is granted all the same: see that it may be", close=True)
    granted = earned(item, tolerance, paid_on)
    reason = money.reason if money.deduction else Reason.DISCOUNT
    short = Money(money.paid, granted, money.deduction + money.discount - granted, reason)
    return Verdict(
        signal, "short_paid", short, f"{told}; confirm the discount to grant it or make it a deduction", close=True
    )


def _explained(
    money: Money, item: OpenItem, rest: Decimal, left: Decimal, tolerance: Tolerance, paid_on: dt.date
) -> Verdict | None:
    """A rest that the terms or the tolerance explain although the line does not speak of it."""
    if money.deduction:
        return None
    granted = earned(item, tolerance, paid_on)
    if not money.discount and rest == granted:
        taken = money._replace(discount=rest)
        because = f"what is missing is exactly the discount granted until {item.discount_until}"
        return Verdict("discount", "applied", taken, because, close=True)
    if tolerance.covers(rest, left) and abs(money.discount) <= granted:
        because = f"the difference of {_show(abs(rest), item)} is within tolerance and written off"
        return Verdict("tolerance", "applied", money, because, write_off=rest, close=True)
    if not money.discount and rest == item.discount:
        return _unearned(money._replace(discount=rest), item, tolerance, paid_on)
    return None


def _taken_back(money: Money, item: OpenItem) -> Verdict:
    """A negative line that names an invoice takes money off for it; a payment that names a credit pays nothing."""
    if money.paid > 0:
        because = f"{item.number} is a credit, but the line pays it; correct the sign or the number"
        return Verdict("none", "unmatched", Money(ZERO), because)
    deducted = Money(money.paid, ZERO, -money.paid, money.reason)
    because = f"{_show(-money.paid, item)} is taken back for {item.number}; check the claim and its reason"
    return Verdict("unexplained", "short_paid", deducted, because)


def _suggest(money: Money, left: Decimal, sign: Decimal, because: str) -> Verdict:
    """As much of the money as the item can take, for a person to confirm; never more than is left."""
    paid = min(money.paid * sign, left * sign) * sign
    return Verdict("none", "suggested", Money(paid), because, close=paid == left)


def _not_earned(discount: Decimal, item: OpenItem, paid_on: dt.date) -> str:
    taken = f"a discount of {_show(discount, item)} is taken"
    if not item.discount or item.discount_until is None:
        return f"{taken}, but the terms of {item.number} grant none"
    if discount > item.discount:
        return f"{taken}, but the terms grant {_show(item.discount, item)}"
    return f"{taken}, but it ended on {item.discount_until} and was paid on {paid_on}"


def _show(amount: Decimal, item: OpenItem) -> str:
    return f"{plain(amount)} {item.currency}"
