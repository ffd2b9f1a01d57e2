"""Cases as the rules see them."""

import datetime as dt
from decimal import Decimal

from docflow.schema.disputes import Claim, Clock, DisputeCase, DisputeState, Part, Validity

NOW = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def claim(amount: str = "100.00", name: str = "clm_1", **changes: object) -> Claim:
    return Claim.model_validate({"id": name, "amount": amount} | changes)


def case(*claims: Claim, **changes: object) -> DisputeCase:
    """A case under the customer C-1001 in euros that was judged valid."""
    found = claims or (claim(),)
    total = sum((one.amount for one in found), Decimal(0))
    values: dict[str, object] = {
        "id": "disp_01KQHC8AM0ZFTN680SX49SGYKV",
        "state": DisputeState.VALIDATED,
        "validity": Validity.VALID,
        "customer": "C-1001",
        "currency": "EUR",
        "reference": "DM-4471",
        "claimed": total,
        "original": total,
        "claims": found,
        "clock": Clock(since=NOW),
        "opened_at": NOW,
        "updated_at": NOW,
    }
    return DisputeCase.model_validate(values | changes)


def parts(**amounts: str) -> tuple[Part, ...]:
    """parts(credited="60.00", recovered="40.00")"""
    return tuple(Part.model_validate({"outcome": name, "amount": amount}) for name, amount in amounts.items())
