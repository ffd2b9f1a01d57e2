"""A payment and how it was applied, as booked by an approval: paid + unapplied = amount, to the minor unit."""

import datetime as dt
from decimal import Decimal

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount, Currency
from docflow.schema.reasons import Reason


class Allocation(Frozen):
    """What one line of the advice takes of the payment and of an open item."""

    line: int
    """Index of the remittance line, from 0."""
    open_item: str | None = None
    paid: Amount = ZERO
    """Money; negative for credits."""
    discount: Amount = ZERO
    deduction: Amount = ZERO
    write_off: Amount = ZERO
    reason: Reason | None = None
    close: bool = False

    @property
    def applied(self) -> Decimal:
        """What it takes off the open item."""
        return self.paid + self.discount + self.deduction + self.write_off


class Payment(Frozen):
    """One revision of a payment; a correction is a new revision, the old one is reversed and never changed."""

    id: str
    document_id: str
    """The paper that tells of it: the advice, or the statement where there is none."""
    receipt_id: str | None = None
    """The receipt that was applied without an advice."""
    revision: int
    """Counts the payments that the paper has told of, taken back ones too."""
    customer: str | None = None
    currency: Currency
    amount: Amount
    unapplied: Amount = ZERO
    allocations: tuple[Allocation, ...] = ()
    created_at: dt.datetime
    reversed_at: dt.datetime | None = None
