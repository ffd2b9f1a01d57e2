"""Which column is what: the assignment of roles that satisfies the line equations and the printed totals.

Headers give each amount column weights for its roles; here every sensible assignment is tried against
gross - discount - deduction = paid on each line and sum(paid) = total. All in integer minor units.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Cents = NDArray[np.int64]
REDUCING = ("discount_amount", "deduction_amount", "withholding_amount")
_IGNORED = ("balance", "tax_amount", "ignore")
_UNIQUE = frozenset(("gross_amount", "paid_amount"))
_ONCE = (*_UNIQUE, "discount_amount")
_SIGNS = (1, -1)
_MAX_TRIED = 600
_TELLING = 20_000
"""Minor units of a gross amount from which one share of it is told from another."""
_ALL_HOLD, _TOTAL_HOLDS, _NO_TOTAL = 2.5, 2.0, -0.5
_PROVEN = _TOTAL_HOLDS + 1.0
_NONE = float("-inf")
_MOST_SAID = 0.4
"""What signs and rates can add for each column that reduces."""
_AT_RATE = 0.15
"""What it says for a discount that the amounts are one small share: less than a header that says deduction."""
_UNNAMED = 0.1
"""What it costs to call a reduction a discount that no header explains."""
_TOO_MUCH = 0.6
"""What it costs a reading that more is taken off than is paid."""
_STRANGE = 4.0
"""What it costs that more is taken off every line than was billed: nobody pays so, however well it adds up."""
NEAR = 0.45
"""A solution this much worse than the best is no rival."""


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
        total = _TOTAL_HOLDS if self.total_holds else _NO_TOTAL if self.total_holds is False else 0.0
        columns = 0.25 * sum(1 if ok else -1 for ok in self.column_totals.values())
        nothing = 2.0 if int(self.paid.sum()) <= 0 else 0.0
        proven = 1.0 if self.proven else 0.0
        return self.prior + _ALL_HOLD * lines + total + columns + proven - nothing - _STRANGE * self.strange

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


def solve(problem: Problem) -> list[Solution]:
    """Sensible solutions, best first."""
    if not problem.columns or not len(problem.below):
        return []
    problem = problem._replace(columns=_tax_apart(_tax_withheld(problem)))
    found = _try(problem, generous=False)
    if not any(solution.proven for solution in found):
        found += _try(problem, generous=True, best=max((solution.score for solution in found), default=_NONE))
    return sorted(found, key=lambda solution: -solution.score)


def _tax_withheld(problem: Problem) -> list[AmountColumn]:
    """Billed - tax = paid on every line, and the payment is what is left: the tax is kept back, as public bodies do
    (Italy's split payment), and is no part of what the gross is made of."""
    columns = list(problem.columns)
    for at, tax in enumerate(columns):
        if tax.weights.get("tax_amount", 0.0) < 0.4 or not tax.cents.any():
            continue
        for billed, paid in permutations([column for column in columns if column is not tax], 2):
            every = tax.filled & billed.filled & paid.filled
            holds = every.all() and bool((billed.cents - tax.cents == paid.cents).all())
            if holds and _is_payment(problem, paid) and not _is_payment(problem, billed):
                columns[at] = replace(tax, weights={"withholding_amount": 0.7})
    return columns


def _is_payment(problem: Problem, column: AmountColumn) -> bool:
    """Whether the payment is printed as the sum of this column; else whether its header says nothing but that."""
    if problem.stated:
        return column.sum in problem.stated
    paid = column.weights.get("paid_amount", 0.0)
    return paid >= 0.6 and all(weight < paid for role, weight in column.weights.items() if role != "paid_amount")


def _tax_apart(columns: Sequence[AmountColumn]) -> list[AmountColumn]:
    """Net + tax = gross on every line: net and tax say what the gross is made of, not what is paid or taken off."""
    parts: set[int] = set()
    for tax in columns:
        if tax.weights.get("tax_amount", 0.0) < 0.8:
            continue
        for net, gross in permutations([column for column in columns if column is not tax], 2):
            every = net.filled & gross.filled
            if every.all() and tax.cents.any() and bool((net.cents + tax.cents == gross.cents).all()):
                parts |= {net.index, tax.index}
    return [replace(column, weights={"tax_amount": 1.0}) if column.index in parts else column for column in columns]


def _try(problem: Problem, *, generous: bool, best: float = _NONE) -> list[Solution]:
    """All solutions that come near the best; what cannot is not worked out. Only a proven one ends a first search."""
    turns = (None, problem.credits) if problem.credits.any() else (None,)
    ways = [(roles, turn) for roles in _assignments(problem.columns, generous) for turn in turns]
    most = [_most(problem, roles, turn) for roles, turn in ways]
    found: dict[int, Solution] = {}
    for n in sorted(range(len(ways)), key=lambda n: -most[n]):
        if most[n] < best - NEAR:
            break
        solution = _evaluate(problem, *ways[n])
        if solution is not None:
            found[n] = solution
            best = max(best, solution.score) if generous or solution.proven else best
    return [found[n] for n in sorted(found)]


def _most(problem: Problem, roles: Sequence[str], turn: NDArray[np.bool_] | None) -> float:
    """The score of this assignment if all holds that can: sums are known before any line is looked at."""
    pairs = list(zip(roles, problem.columns, strict=True))
    by_role = dict(pairs)
    reducing = [column for role, column in pairs if role in REDUCING]
    gross, paid = by_role.get("gross_amount"), by_role.get("paid_amount")
    most = sum(_prior(column, role) for role, column in pairs) + _MOST_SAID * len(reducing)
    most += 0.25 * sum(1 if ok else -1 for ok in _agreeing(pairs).values())
    if gross and paid:
        most += _ALL_HOLD
    totals = {*problem.stated, *_totals(gross, paid, reducing)}
    if not totals:
        return most
    sums = _sums(gross, paid, reducing) if turn is None else None
    return most + (_PROVEN if sums is None or not totals.isdisjoint(sums) else _NO_TOTAL)


def _sums(gross: AmountColumn | None, paid: AmountColumn | None, reducing: Sequence[AmountColumn]) -> set[int] | None:
    """What all lines together can pay, by any signs; None where empty cells leave it open."""
    main = paid or gross
    if main is None or not main.full:
        return None
    sums = {main.sum}
    for column in reducing if paid is None else ():
        sums = {value + sign * column.sum for value in sums for sign in _SIGNS}
    return sums


def _agreeing(pairs: Sequence[tuple[str, AmountColumn]]) -> dict[int, bool]:
    """Whether each column's printed total is its sum."""
    return {
        column.index: column.sum in column.totals + column.partial
        for role, column in pairs
        if column.totals and role not in _IGNORED
    }


def _assignments(columns: Sequence[AmountColumn], generous: bool) -> Iterator[tuple[str, ...]]:
    """Role per column: what the headers allow; generous: what they do not forbid. Gross and paid at most once."""
    choices = [_choices(column, generous) for column in columns]
    while np.prod([float(len(choice)) for choice in choices]) > _MAX_TRIED:
        several = [(column, choice) for column, choice in zip(columns, choices, strict=True) if len(choice) > 1]
        column, choice = min(several, key=lambda one: min(_prior(one[0], role) for role in one[1]))
        choice.remove(min(choice, key=lambda role: _prior(column, role)))
    for roles in product(*choices):
        if all(roles.count(role) < 2 for role in _ONCE) and any(role in _UNIQUE for role in roles):
            yield roles


def _choices(column: AmountColumn, generous: bool) -> list[str]:
    weights = {
        role: weight
        for role, weight in column.weights.items()
        if role in _UNIQUE or role in REDUCING or role in _IGNORED
    }
    best = max(weights.values(), default=0.0)
    others = max((weight for role, weight in weights.items() if role != "balance"), default=0.0)
    if weights.get("balance", 0.0) >= max(0.8, others + 0.2):
        return ["balance"]  # what is still owed was never taken off
    least = 0.0 if generous else max(0.3, best - 0.55)
    chosen = [role for role, weight in sorted(weights.items(), key=lambda item: -item[1]) if weight >= least]
    if "discount_amount" in chosen and "deduction_amount" not in chosen:
        chosen.append("deduction_amount")  # where two columns call themselves discounts, one is something else
    if generous or not chosen:
        chosen += [
            role
            for role in ("paid_amount", "gross_amount", "discount_amount", "deduction_amount", "ignore")
            if role not in chosen
        ]
    return chosen


def _prior(column: AmountColumn, role: str) -> float:
    if role in column.weights:
        return column.weights[role]
    if role == "deduction_amount" and column.weights.get("discount_amount"):
        return column.weights["discount_amount"] - 0.8
    known = max(column.weights.values(), default=0.0)
    if role == "discount_amount" and not known:
        return -_UNNAMED  # nobody keeps a discount to himself: what no word explains was taken off
    # Gross, discount and paid can trade places in any equation: a clear header is not argued away.
    return 0.05 - known * (2.5 if known >= 0.8 and role != "ignore" else 0.9 if role == "ignore" else 0.7)


def _evaluate(problem: Problem, roles: tuple[str, ...], turn: NDArray[np.bool_] | None) -> Solution | None:
    """The best choice of signs for this assignment. `turn`: lines to negate."""
    columns = problem.columns
    by_role = dict(zip(roles, columns, strict=True))
    reducing = [(role, column) for role, column in zip(roles, columns, strict=True) if role in REDUCING]
    prior = sum(_prior(column, role) for role, column in zip(roles, columns, strict=True))
    prior += _rate_prior(by_role.get("gross_amount"), reducing)
    prior += _size_prior(by_role.get("gross_amount") or by_role.get("paid_amount"), reducing)
    totals = _agreeing(list(zip(roles, columns, strict=True)))
    most = prior + _ALL_HOLD + _PROVEN + 0.25 * sum(1 if ok else -1 for ok in totals.values())
    rests = [column for role, column in zip(roles, columns, strict=True) if role == "balance"]
    best: Solution | None = None
    least = _NONE
    for signs in product(_SIGNS, repeat=len(reducing)):
        sign_prior = _sign_prior(reducing, signs, turn)
        if most + sign_prior <= least:
            continue
        main = _in_parts(
            by_role.get("gross_amount"), by_role.get("paid_amount"), rests, list(zip(reducing, signs, strict=True))
        )
        solution = _with_signs(main[0], by_role.get("paid_amount"), reducing, signs, problem, turn)
        solution.parts, solution.turned = main[1], turn
        solution.signs = {column.index: sign for (_, column), sign in zip(reducing, signs, strict=True)}
        solution.roles = {column.index: role for role, column in zip(roles, columns, strict=True)}
        solution.prior = prior + sign_prior
        solution.column_totals = dict(totals)
        if (worth := solution.score) > least:
            best, least = solution, worth
    return best


def _in_parts(
    gross: AmountColumn | None,
    paid: AmountColumn | None,
    rests: Sequence[AmountColumn],
    reducing: Sequence[tuple[tuple[str, AmountColumn], int]],
) -> tuple[AmountColumn | None, Cents | None]:
    """Due - paid before - open = paid: an invoice is settled in parts, and its gross is this part."""
    if gross is None or paid is None or not rests:
        return gross, None
    every = gross.filled & paid.filled
    off = sum((column.cents * sign for (_, column), sign in reducing), np.zeros_like(gross.cents))
    all_rests = sum((rest.cents for rest in rests), np.zeros_like(gross.cents))
    for rest in (all_rests, *(rest.cents for rest in rests)):
        if rest.any() and bool((gross.cents - off - rest == paid.cents)[every].all()):
            return replace(gross, cents=gross.cents - np.where(every, rest, 0), totals=(), partial=()), rest
    return gross, None


def _totals(gross: AmountColumn | None, paid: AmountColumn | None, reducing: Collection[object]) -> tuple[int, ...]:
    """What total rows print of the payment. Where nothing else is printed of it than what it is taken off, it may stand
    below the sum of that: "Total 16,845.44", "Net 16,502.29"."""
    column = paid or gross
    if column is None:
        return ()
    printed = column.totals + column.partial[-1:]
    return tuple(total for total in printed if total != column.sum) if paid is None and reducing else printed


def _sign_prior(
    reducing: Sequence[tuple[str, AmountColumn]], signs: Sequence[int], flip: NDArray[np.bool_] | None
) -> float:
    """A deduction usually reduces what is paid; printed negative it does so with the other sign."""
    prior = -0.1 if flip is not None else 0.0
    for (_, column), sign in zip(reducing, signs, strict=True):
        total = column.sum * sign
        prior += 0.1 if total > 0 else -0.4 if total < 0 else 0.05 if sign > 0 else 0.0
    return prior


def _size_prior(main: AmountColumn | None, reducing: Sequence[tuple[str, AmountColumn]]) -> float:
    """What is taken off is less than what is left of it: of two columns that add up, the smaller one reduces."""
    off = sum(abs(column.sum) for _, column in reducing)
    return -_TOO_MUCH if main is not None and 2 * off > abs(main.sum) > 0 else 0.0


def _rate_prior(gross: AmountColumn | None, reducing: Sequence[tuple[str, AmountColumn]]) -> float:
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


def _with_signs(
    gross: AmountColumn | None, paid: AmountColumn | None, reducing: Sequence[tuple[str, AmountColumn]],
    signs: Sequence[int],
    problem: Problem, flip: NDArray[np.bool_] | None,
) -> Solution:  # fmt: skip
    some = gross or paid
    assert some is not None
    parts = {role: np.zeros_like(some.cents) for role in REDUCING}
    for (role, column), sign in zip(reducing, signs, strict=True):
        parts[role] += column.cents * sign
    off = sum(parts.values(), np.zeros_like(some.cents))
    g = np.where(gross.filled, gross.cents, paid.cents + off if paid else 0) if gross else some.cents + off
    p = np.where(paid.filled, paid.cents, g - off) if paid else g - off
    if flip is not None:
        turn = np.where(flip, -1, 1)
        g, p = g * turn, p * turn
        parts = {role: part * turn for role, part in parts.items()}
        off = off * turn
    checked = gross.filled & paid.filled if gross and paid else np.zeros(len(g), bool)
    gap = np.abs(g - off - p)
    holds = (gap == 0) | ((gap == np.abs(problem.below)) & (gap > 0))
    totals = {*problem.stated, *_totals(gross, paid, reducing)}
    total_holds = int(p.sum()) in totals if totals else None
    return Solution(
        {}, g, parts["discount_amount"], parts["deduction_amount"], parts["withholding_amount"], p, checked, holds,
        total_holds, 0.0, "" if gross and paid else "paid" if gross else "gross", flip is not None,
    )  # fmt: skip
