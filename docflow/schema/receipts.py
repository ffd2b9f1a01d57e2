"""Money that the bank says came in (or went back): one receipt an entry, kept once however often it is told."""

import datetime as dt
import hashlib
from decimal import Decimal
from enum import StrEnum

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.receivables import Application
from docflow.schema.records import BankEntry, StatementKind


class ReceiptState(StrEnum):
    """What became of the money (DOMAIN: bank receipt)."""

    AWAITING_ADVICE = "awaiting_advice"
    """It came without saying what it pays; the advice may still come. Nobody needs to look yet."""
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
    _R.AWAITING_ADVICE: frozenset({_R.UNIDENTIFIED, _R.UNAPPLIED, _R.APPLIED, _R.ON_ACCOUNT}) | _NOT_USED,
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
OPEN_RECEIPTS = frozenset({_R.AWAITING_ADVICE, _R.UNIDENTIFIED, _R.UNAPPLIED})
"""Money of which it is not decided what it pays."""


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
    reason: str = ""
    """Why it stands where it stands, as a sentence."""
    application: Application | None = None
    """What it pays without any advice, as proposed or booked."""
    decided_by: str | None = None
    """The person whose decision stands: the machine leaves it alone."""
    entry: BankEntry
    created_at: dt.datetime
    updated_at: dt.datetime

    @property
    def content_hash(self) -> str:
        """sha256 over all that an approval of it approves: the booking, what it pays and for whom."""
        body = self.model_dump_json(include={"id", "currency", "amount", "customer", "application", "entry"})
        return hashlib.sha256(body.encode()).hexdigest()


class Pairing(Frozen):
    """That the money of a receipt is the payment of an advice: value + charges + difference = what it says was paid,
    over all its receipts."""

    receipt_id: str
    document_id: str
    receipt_currency: Currency
    amount: Amount
    """The part of the receipt that is this advice's, in the receipt's currency."""
    currency: Currency
    """The advice's."""
    value: Amount
    """That part in the advice's currency."""
    charges: Amount = ZERO
    """What banks took on the way."""
    difference: Amount = ZERO
    """What conversion made of it: positive where less came than was paid."""
    because: str = ""
    actor: str
    paired_at: dt.datetime

    @property
    def covered(self) -> Decimal:
        """What it answers for of the advice's total."""
        return self.value + self.charges + self.difference


class Inflow(Frozen):
    """One booking of the money of a payment."""

    receipt_id: str
    account: str
    """Our bank account, as the statement names it."""
    value: Amount
    """In the payment's currency."""
    amount: Amount
    """As booked."""
    currency: Currency
    """Of the booking."""


class Received(Frozen):
    """The money of one payment as the bank booked it: value + charges + difference is what was paid."""

    inflows: tuple[Inflow, ...]
    charges: Amount = ZERO
    difference: Amount = ZERO
    booked_on: dt.date | None = None
    reference: str = ""
    """What the bank calls it."""

    @property
    def covered(self) -> Decimal:
        """What it answers for of what was paid."""
        return sum((one.value for one in self.inflows), self.charges + self.difference)
