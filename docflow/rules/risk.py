"""From "at most 1 wrong in N" to the confidence that lets a record pass without review.

The table says how often records of a given confidence were wrong. The risk of a threshold is the larger of two figures:
the upper bound of the error rate above it that the counts allow (95 %, Clopper and Pearson), and what the model itself
expects there. A threshold whose risk is within the target *proves* it, and of these the lowest is taken. Proving 1 in
10,000 takes 30,000 records without an error; where the table is shorter, the threshold is sought from the one that
proves most: it is lowered as long as the records that are added are no worse than that risk, by the model's
expectation and as far as the counts show. (Which of many thresholds proves most is chance.) `Bar.sentence` says which
it is, and `Bar.provable` what the data prove.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from docflow.rules.proportions import lower_bound, upper_bound
from docflow.schema.base import Frozen
from docflow.schema.risk import RiskRow, RiskTable

Basis = Literal["proven", "best", "nothing"]
"""The data prove that the threshold keeps the target; they cannot, and what passes is no worse than the best that they
prove; there are none."""


class Bar(Frozen):
    """The threshold for one target."""

    confidence: float
    """Records at least this sure pass."""
    one_wrong_in: int
    """The target."""
    basis: Basis
    """What speaks for it."""
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
        if self.basis == "nothing":
            return f"{target}: nothing was measured; records pass from {percent(self.confidence)} on"
        shown = f"{self.passing:,} of {self.measured:,} measured records pass from {percent(self.confidence)} on"
        proof = f"which proves at most 1 in {self.provable:,}" if self.provable else "which proves nothing"
        if self.basis == "best":
            return f"{target} is more than the data can prove; as the data go {shown}, {proof}"
        return f"{target} is proven: {shown}, {proof}"


@lru_cache(maxsize=64)
def bar(table: RiskTable, one_wrong_in: int) -> Bar:
    """The lowest threshold that keeps the target; without data a record must keep it by itself."""
    row, basis = _chosen(sorted(table.rows, key=lambda row: row.passing), one_wrong_in)
    if row is None:
        return Bar(confidence=1.0 - 1.0 / one_wrong_in, one_wrong_in=one_wrong_in, basis=basis, provable=0)
    risk = _risk(row)
    return Bar(
        confidence=row.confidence, one_wrong_in=one_wrong_in, basis=basis,
        provable=int(1.0 / risk) if risk < 1.0 else 0, passing=row.passing, measured=table.measured,
    )  # fmt: skip


def _chosen(rows: Sequence[RiskRow], one_wrong_in: int) -> tuple[RiskRow | None, Basis]:
    """Of the rows that keep the target the one with most records, else of those that are as good as the best."""
    if not rows:
        return None, "nothing"
    proven = [row for row in rows if _risk(row) * one_wrong_in <= 1.0]
    if proven:
        return proven[-1], "proven"
    best = min(reversed(rows), key=_risk)
    return [row for row in rows if row.passing >= best.passing and _as_good(row, best)][-1], "best"


def _risk(row: RiskRow) -> float:
    return max(upper_bound(row.wrong, row.passing), row.expected / max(row.passing, 1))


def _as_good(row: RiskRow, best: RiskRow) -> bool:
    """Whether what the row lets through beyond the best is, for all that is known, no worse than the risk of that."""
    added = row.passing - best.passing
    expected, shown = row.expected - best.expected, lower_bound(row.wrong - best.wrong, added)
    return max(expected / max(added, 1), shown) <= _risk(best)


def percent(confidence: float) -> str:
    """A confidence that is never rounded up to certainty: 0.99987 is "99.987%", not "100%"."""
    if confidence >= 1.0:
        return "100%"
    digits = next((n for n in range(4) if 1.0 - confidence >= 0.5 * 10.0 ** -(n + 1)), 4)
    scale = 10.0**digits
    return f"{math.floor(confidence * 100 * scale + 1e-9) / scale:.{digits}f}%"
