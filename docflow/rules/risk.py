"""From "at most 1 wrong in N" to the confidence that lets a record pass without review.

The table says how often records of a given confidence were wrong. A threshold is *proven* where the upper bound of the
error rate above it (95 %, Clopper and Pearson) is at most 1 in N. Proving 1 in 10,000 takes 30,000 records without an
error; where the table is shorter, the threshold is the lowest above which nothing was wrong and the model itself
expects at most 1 in N, and `Bar.provable` says what the data prove of it.
"""

import math
from functools import lru_cache

from docflow.schema.base import Frozen
from docflow.schema.risk import RiskRow, RiskTable

_DOUBT = 0.05
"""A bound may be too low in one of twenty such tables."""
_STEPS = 60


class Bar(Frozen):
    """The threshold for one target."""

    confidence: float
    """Records at least this sure pass."""
    one_wrong_in: int
    """The target."""
    proven: bool
    """Whether the data prove the target, or only fit it."""
    provable: int
    """What they prove of the records above the threshold: at most 1 wrong in so many; 0 where nothing."""
    passing: int = 0
    """Measured records above the threshold ..."""
    measured: int = 0
    """... of so many."""

    @property
    def sentence(self) -> str:
        """What `doctor` and `eval` say."""
        target = f"at most 1 wrong in {self.one_wrong_in:,}"
        if not self.measured:
            return f"{target}: nothing was measured; records pass from {percent(self.confidence)} on"
        basis = f"{self.passing:,} of {self.measured:,} measured records pass"
        if self.proven:
            return f"{target} is proven at {percent(self.confidence)}: {basis}"
        shown = f"at most 1 in {self.provable:,}" if self.provable else "nothing"
        return f"{target} is estimated at {percent(self.confidence)}: {basis}, which proves {shown}"


@lru_cache(maxsize=64)
def bar(table: RiskTable, one_wrong_in: int) -> Bar:
    """The lowest threshold that keeps the target. Without a single row that does, nothing passes (1.0)."""
    if not table.rows:
        return Bar(confidence=1.0 - 1.0 / one_wrong_in, one_wrong_in=one_wrong_in, proven=False, provable=0)
    rows = sorted(table.rows, key=lambda row: row.passing)
    proven = [row for row in rows if upper_bound(row.wrong, row.passing) * one_wrong_in <= 1.0]
    fitting = [row for row in rows if row.wrong == 0 and row.expected * one_wrong_in <= row.passing]
    best = (proven or fitting or [RiskRow(confidence=1.0, passing=0, wrong=0, expected=0.0)])[-1]
    bound = upper_bound(best.wrong, best.passing)
    return Bar(
        confidence=best.confidence, one_wrong_in=one_wrong_in, proven=bool(proven),
        provable=int(1.0 / bound) if bound < 1.0 else 0, passing=best.passing, measured=table.measured,
    )  # fmt: skip


def upper_bound(wrong: int, of: int) -> float:
    """The error rate that `wrong` errors in `of` trials do not exceed, with 95 % certainty (Clopper and Pearson)."""
    if of == 0 or wrong >= of:
        return 1.0
    low, high = wrong / of, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(wrong, of, middle) > _DOUBT else (low, middle)
    return high


def _at_most(wrong: int, of: int, rate: float) -> float:
    """Probability of at most so many errors, each with this rate."""
    if rate >= 1.0:
        return 0.0
    ways = math.lgamma(of + 1)
    logs = (
        ways - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * math.log(rate) + (of - k) * math.log1p(-rate)
        for k in range(wrong + 1)
    )
    return sum(math.exp(value) for value in logs)


def percent(confidence: float) -> str:
    """A confidence that is never rounded up to certainty: 0.99987 is "99.987%", not "100%"."""
    if confidence >= 1.0:
        return "100%"
    digits = next((n for n in range(4) if 1.0 - confidence >= 0.5 * 10.0 ** -(n + 1)), 4)
    scale = 10.0**digits
    return f"{math.floor(confidence * 100 * scale + 1e-9) / scale:.{digits}f}%"
