"""How much of a difference may be ignored."""

import datetime as dt
from decimal import Decimal

from pydantic import Field

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount


class Tolerance(Frozen):
    """Limits of what may be written off without asking; percent and amount must both hold."""

    percent: Amount = Field(default=ZERO, ge=0)
    """Of what is open, in percent."""
    amount: Amount = Field(default=ZERO, ge=0)
    """In the currency of the payment."""
    grace_days: int = Field(default=0, ge=0)
    """Days after the end of the terms on which a discount still counts as earned."""

    grants_unearned: bool = False
    """Whether a discount taken outside the terms is granted; else it becomes a deduction with the reason `discount`."""

    def narrowed(self, other: "Tolerance | None") -> "Tolerance":
        """What both allow: a customer's limits hold beside the company's."""
        if other is None:
            return self
        return Tolerance(
            percent=min(self.percent, other.percent),
            amount=min(self.amount, other.amount),
            grace_days=min(self.grace_days, other.grace_days),
            grants_unearned=self.grants_unearned and other.grants_unearned,
        )

    def prolonged(self, days: int) -> "Tolerance":
        """The same where money counts as paid some days before the bank booked it."""
        return self.but(grace_days=self.grace_days + days)

    def covers(self, difference: Decimal, open_amount: Decimal) -> bool:
        """Whether a difference (either sign) on an open amount (either sign) is small enough."""
        size = abs(difference)
        return size <= self.amount and size * 100 <= abs(open_amount) * self.percent

    def within_terms(self, paid_on: dt.date, until: dt.date | None) -> bool:
        """Whether a payment of that day still earns a discount granted until a day."""
        return until is not None and paid_on <= until + dt.timedelta(days=self.grace_days)
