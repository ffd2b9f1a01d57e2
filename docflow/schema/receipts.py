"""Money that the bank says came in (or went back): one receipt an entry, kept once however often it is told."""

import datetime as dt
from enum import StrEnum

from docflow.schema.base import Frozen
from docflow.schema.money import Amount, Currency
from docflow.schema.records import BankEntry, StatementKind


class ReceiptState(StrEnum):
    """What became of the money (DOMAIN: bank receipt)."""

    UNIDENTIFIED = "unidentified"
    """Nobody knows yet who paid."""
    UNAPPLIED = "unapplied"
    """The customer is known, the invoices are not."""
    APPLIED = "applied"
    """It pays open items; of money that went back: what it takes back is known."""
    ON_ACCOUNT = "on_account"
    """Deliberately parked with the customer."""
    RETURNED = "returned"
    """The bank took it back: no funds, no such account."""
    STOPPED = "stopped"
    """The payer stopped it before it was paid."""
    REVERSED = "reversed"
    """The bank had booked it by mistake."""
    SPLIT = "split"
    """It was a batch, booked as one sum; what it is made of is kept in its place."""


_R = ReceiptState
_TAKEN_BACK = frozenset({_R.RETURNED, _R.STOPPED, _R.REVERSED})
_NOT_USED = _TAKEN_BACK | {_R.SPLIT}
RECEIPT_MOVES: dict[ReceiptState, frozenset[ReceiptState]] = {
    _R.UNIDENTIFIED: frozenset({_R.UNAPPLIED, _R.APPLIED, _R.ON_ACCOUNT}) | _NOT_USED,
    _R.UNAPPLIED: frozenset({_R.UNIDENTIFIED, _R.APPLIED, _R.ON_ACCOUNT}) | _NOT_USED,
    _R.ON_ACCOUNT: frozenset({_R.UNAPPLIED, _R.APPLIED}) | _TAKEN_BACK,
    # What was applied can be taken back by us (un-applied) and by the bank.
    _R.APPLIED: frozenset({_R.UNAPPLIED}) | _TAKEN_BACK,
    _R.RETURNED: frozenset(),
    _R.STOPPED: frozenset(),
    _R.REVERSED: frozenset(),
    _R.SPLIT: frozenset(),
}


class Statement(Frozen):
    """A statement whose receipts are kept."""

    id: str
    document_id: str
    account: str
    account_key: str
    key: str
    """Tells it from every other statement of the account."""
    report: StatementKind
    currency: Currency
    date: dt.date | None = None
    opening: Amount | None = None
    closing: Amount | None = None
    fingerprint: str
    """Of everything that it says; a re-import has the same."""


class Receipt(Frozen):
    """One credit of a statement, or a debit that takes one back."""

    id: str
    statement_id: str
    document_id: str
    ordinal: int
    """Index of the entry in its statement, from 0: identical lines differ by it."""
    account: str
    status: ReceiptState = ReceiptState.UNIDENTIFIED
    version: int = 1
    currency: Currency
    amount: Amount
    """Negative where money went back."""
    customer: str | None = None
    takes_back: str | None = None
    """Id of the receipt that it takes back, where that is known."""
    entry: BankEntry
    created_at: dt.datetime
    updated_at: dt.datetime
