"""How plausible it is that a column of amounts has a role, before anything is added up: by its header, the signs, sizes
and rates at which people pay."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.remittance._solution import REDUCING, AmountColumn

_TELLING = 20_000
"""Minor units of a gross amount from which one share of it is told from another."""
_AT_RATE = 0.15
"""What it says for a discount that the amounts are one small share: less than a header that says deduction."""
_UNNAMED = 0.1
"""What it costs to call a reduction a discount that no header explains."""
_TOO_MUCH = 0.6
"""What it costs a reading that more is taken off than is paid."""


def prior(column: AmountColumn, role: str) -> float:
    if role in column.weights:
        return column.weights[role]
    if role == "deduction_amount" and column.weights.get("discount_amount"):
        return column.weights["discount_amount"] - 0.8
    known = max(column.weights.values(), default=0.0)
    if role == "discount_amount" and not known:
        return -_UNNAMED  # nobody keeps a discount to himself: what no word explains was taken off
    # Gross, discount and paid can trade places in any equation: a clear header is not argued away.
    return 0.05 - known * (2.5 if known >= 0.8 and role != "ignore" else 0.9 if role == "ignore" else 0.7)


def sign_prior(
    reducing: Sequence[tuple[str, AmountColumn]], signs: Sequence[int], flip: NDArray[np.bool_] | None
) -> float:
    """A deduction usually reduces what is paid; printed negative it does so with the other sign."""
    prior = -0.1 if flip is not None else 0.0
    for (_, column), sign in zip(reducing, signs, strict=True):
        total = column.sum * sign
        prior += 0.1 if total > 0 else -0.4 if total < 0 else 0.05 if sign > 0 else 0.0
    return prior


def size_prior(main: AmountColumn | None, reducing: Sequence[tuple[str, AmountColumn]]) -> float:
    """What is taken off is less than what is left of it: of two columns that add up, the smaller one reduces."""
    off = sum(abs(column.sum) for _, column in reducing)
    return -_TOO_MUCH if main is not None and 2 * off > abs(main.sum) > 0 else 0.0


def rate_prior(gross: AmountColumn | None, reducing: Sequence[tuple[str, AmountColumn]]) -> float:
    """A discount is the same small share of every invoice that has one; a deduction is not."""
    prior = 0.0
    for role, column in reducing:
        at_rate = one_rate(gross, column) if gross is not None and _tells_rate(column) else None
        if at_rate is not None and role in ("discount_amount", "deduction_amount"):
            prior += _AT_RATE if at_rate == (role == "discount_amount") else -_AT_RATE
    return prior


def _tells_rate(column: AmountColumn) -> bool:
    """Whether what its header leaves open may be told by its amounts: one of them alone is a share of its own."""
    said = max(column.weights.get(role, 0.0) for role in REDUCING)
    named = said > 0 and column.weights.get("discount_amount", 0.0) >= said
    return named or bool(np.count_nonzero(column.cents) > 1)


def one_rate(gross: AmountColumn, column: AmountColumn, most: float = 0.06) -> bool | None:
    """Whether all amounts of the column are the same share of their gross, a round one of at most `most`, to the cent;
    None where the amounts are too small to tell."""
    some = (column.cents != 0) & (gross.cents != 0)
    if not some.any() or int(np.abs(gross.cents[some]).max()) < _TELLING:
        return None
    off, whole = np.abs(column.cents[some]).astype(float), np.abs(gross.cents[some]).astype(float)
    rate = round(float(off.sum() / whole.sum()) * 400) / 400  # in quarters of a percent
    return 0 < rate <= most and bool((np.abs(off - rate * whole) <= 1.01).all())
