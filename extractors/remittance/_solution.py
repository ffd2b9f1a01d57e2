"""Amount columns, one reading of them, and what a reading is worth: the words of its headers and what adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Cents = NDArray[np.int64]
REDUCING = ("discount_amount", "deduction_amount", "withholding_amount")
ALL_HOLD, _TOTAL_HOLDS, NO_TOTAL = 2.5, 2.0, -0.5
_STRANGE = 4.0
"""What it costs that more is taken off every line than was billed: nobody pays so, however well it adds up."""
NEAR = 0.45
"""A solution this much worse than the best is no rival."""
PROVEN = _TOTAL_HOLDS + 1.0


@dataclass(slots=True)
class AmountColumn:
    """The printed amounts of one column, one per line."""

    index: int
    cents: Cents
    """0 where the cell is empty."""
    filled: NDArray[np.bool_]
    weights: Mapping[str, float]
    """Role -> what the header says for it, 0..1; empty where there is no header."""
    totals: tuple[int, ...] = ()
    """What total rows print under this column."""
    partial: tuple[int, ...] = ()
    """What subtotal and page total rows print under it."""
    sum: int = field(init=False)
    """Of all lines."""
    full: bool = field(init=False)
    """No cell is empty."""

    def __post_init__(self) -> None:
        self.sum = int(self.cents.sum())
        self.full = bool(self.filled.all())


@dataclass(slots=True)
class Solution:
    """One reading of the columns and what speaks for it."""

    roles: dict[int, str]
    gross: Cents
    discount: Cents
    deduction: Cents
    withholding: Cents
    paid: Cents
    checked: NDArray[np.bool_]
    """Lines whose equation involves more than one printed amount."""
    holds: NDArray[np.bool_]
    total_holds: bool | None
    """Whether sum(paid) is a printed total; None where none is printed."""
    prior: float
    derived: str = ""
    """"paid" or "gross" where that column is not printed."""
    flipped: bool = False
    """Credits are printed positive and were negated."""
    parts: Cents | None = None
    """What stays open of each line, where due - open = paid; gross is then the part that is settled."""
    column_totals: dict[int, bool] = field(default_factory=dict)
    """Column -> whether its printed total is its sum."""
    signs: dict[int, int] = field(default_factory=dict)
    """Column -> 1 where its printed amounts reduce what is paid, -1 where they are printed negative."""
    turned: NDArray[np.bool_] | None = None
    """Lines whose amounts were negated."""

    @property
    def proven(self) -> bool:
        """Every checkable line holds and the sum is the printed total."""
        return bool(self.holds[self.checked].all()) and self.total_holds is True

    @property
    def score(self) -> float:
        """Header's word, lines that hold, totals that agree."""
        lines = float(self.holds[self.checked].mean()) if self.checked.any() else 0.0
        total = _TOTAL_HOLDS if self.total_holds else NO_TOTAL if self.total_holds is False else 0.0
        columns = 0.25 * sum(1 if ok else -1 for ok in self.column_totals.values())
        nothing = 2.0 if int(self.paid.sum()) <= 0 else 0.0
        proven = 1.0 if self.proven else 0.0
        return self.prior + ALL_HOLD * lines + total + columns + proven - nothing - _STRANGE * self.strange

    @property
    def strange(self) -> float:
        """Share of the lines off which more is taken, or to which more is added, than was billed."""
        off = np.abs(self.discount + self.deduction + self.withholding)
        return float((off > np.abs(self.gross)).mean())

    def same_result(self, other: "Solution") -> bool:
        """Whether both move the same money; what kind a reduction is, its header tells or nothing does."""
        mine = (self.gross, self.discount + self.deduction + self.withholding, self.paid)
        others = (other.gross, other.discount + other.deduction + other.withholding, other.paid)
        return all(np.array_equal(a, b) for a, b in zip(mine, others, strict=True))


class Problem(NamedTuple):
    """What the columns are measured against."""

    columns: Sequence[AmountColumn]
    stated: Sequence[int]
    """Totals printed outside the table."""
    credits: NDArray[np.bool_]
    """Lines that call themselves credits though printed positive."""
    below: Cents
    """What the sub-lines under each line say, 0 where there are none."""
