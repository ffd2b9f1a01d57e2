"""How old what customers owe is: buckets that sum to what is outstanding, per currency, unapplied cash apart."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from docflow.schema.base import Frozen
from docflow.schema.money import ZERO, Amount
from docflow.schema.receivables import OpenItem


class Ageing(Frozen):
    """Outstanding amounts of one currency by days past due."""

    current: Amount = ZERO
    """Not yet due, and due today."""
    days_1_30: Amount = ZERO
    days_31_60: Amount = ZERO
    days_61_90: Amount = ZERO
    days_91_on: Amount = ZERO
    unapplied: Amount = ZERO
    """Money that came in and settles nothing yet, on account or not, as a positive amount; no part of `outstanding`."""

    @property
    def outstanding(self) -> Decimal:
        """All that is open: exactly the sum of the buckets."""
        return self.current + self.days_1_30 + self.days_31_60 + self.days_61_90 + self.days_91_on


def ageing(items: Iterable[OpenItem], today: dt.date) -> Mapping[str, Ageing]:
    """Currency -> Ageing. Credit memos reduce their bucket; on-account items are unapplied cash."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for item in items:
        if item.kind == "on_account":
            sums[item.currency]["unapplied"] -= item.remaining
        else:
            sums[item.currency][bucket((today - item.due).days)] += item.remaining
    return {currency: Ageing(**amounts) for currency, amounts in sorted(sums.items())}


LIMITS = (("current", 0), ("days_1_30", 30), ("days_31_60", 60), ("days_61_90", 90))
"""Bucket -> the most days past due that belong into it; what is older is in `days_91_on`."""


def bucket(days_past_due: int) -> str:
    """The name of the bucket: an attribute of Ageing."""
    return next((name for name, most in LIMITS if days_past_due <= most), "days_91_on")
