"""Why a ledger does not take a posting, each cause in its own words and with what to do about it."""

import datetime as dt
from decimal import Decimal

from docflow.errors import LedgerRejected, LedgerStale
from docflow.schema.money import plain


def unknown_account(code: str, ledger: str) -> LedgerRejected:
    """Not in the chart, or no longer in use."""
    return LedgerRejected(
        f"Account {code} is not in {ledger}'s chart, or closed: open it there, or map another one "
        f"(`docflow ledger accounts` proposes some)."
    )


def closed_period(day: dt.date, ledger: str) -> LedgerRejected:
    """Nothing may be booked on this day."""
    return LedgerRejected(
        f"The period of {day} is not open in {ledger}: open it there, or take the approval back and approve it "
        f"in an open one."
    )


def unknown_customer(ref: str, ledger: str) -> LedgerRejected:
    """Nobody of this key."""
    return LedgerRejected(f"{ledger} has no customer {ref}: make it there, or name another customer here.")


def blocked_customer(ref: str, ledger: str) -> LedgerRejected:
    """There, but not to be booked on."""
    return LedgerRejected(f"Customer {ref} is blocked in {ledger}: unblock it there, then approve again.")


def other_currency(item: str, there: str, sent: str) -> LedgerRejected:
    """The item is in another currency than the payment."""
    return LedgerRejected(f"{item} is in {there}, not {sent}: correct the currency, or apply the payment elsewhere.")


def already_paid(item: str, left: Decimal, taken: Decimal) -> LedgerStale:
    """Less remains than is to be taken; the items are read anew and the document is matched again."""
    state = "is paid already" if not left else f"has {plain(left)} left"
    return LedgerStale(
        f"{item} {state}; the posting takes {plain(taken)}. Apply it elsewhere, leave it on account, or pay it back."
    )
