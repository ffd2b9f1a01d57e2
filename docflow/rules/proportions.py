"""How far a share that was counted may be from the true one."""

import math
from typing import NamedTuple

_DOUBT = 0.05
"""A bound may be wrong in one of twenty such counts."""
_STEPS = 60


class Interval(NamedTuple):
    """A share lies between these, as far as the count tells."""

    low: float
    high: float


def interval(wrong: int, of: int) -> Interval:
    """The rates between which the true one lies with 95 % certainty (Clopper and Pearson, both sides)."""
    if of == 0:
        return Interval(0.0, 1.0)
    return Interval(lower_bound(wrong, of, _DOUBT / 2), upper_bound(wrong, of, _DOUBT / 2))


def lower_bound(wrong: int, of: int, doubt: float = _DOUBT) -> float:
    """The error rate that `wrong` errors in `of` trials exceed, but for the doubt (Clopper and Pearson)."""
    return 1.0 - upper_bound(of - wrong, of, doubt)


def upper_bound(wrong: int, of: int, doubt: float = _DOUBT) -> float:
    """The error rate that `wrong` errors in `of` trials do not exceed, but for the doubt (Clopper and Pearson)."""
    if of == 0 or wrong >= of:
        return 1.0
    low, high = wrong / of, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(wrong, of, middle) > doubt else (low, middle)
    return high


def _at_most(wrong: int, of: int, rate: float) -> float:
    """Probability of at most so many errors, each with this rate."""
    if rate >= 1.0:
        return 0.0
    if wrong > of - wrong:
        # The same from the other side, which has fewer terms.
        return 1.0 - _at_most(of - wrong - 1, of, 1.0 - rate)
    ways = math.lgamma(of + 1)
    logs = (
        ways - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(rate) + (of - k) * math.log1p(-rate)
        for k in range(wrong + 1)
    )
    return sum(math.exp(value) for value in logs)
