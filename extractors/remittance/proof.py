"""Which column is what: the assignment of roles that satisfies the line equations and the printed totals.

Headers give each amount column weights for its roles; here every sensible assignment is tried against
gross - discount - deduction = paid on each line and sum(paid) = total. All in integer minor units.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from extractors.remittance._plausible import prior, rate_prior, sign_prior, size_prior
from extractors.remittance._solution import (
    ALL_HOLD,
    NEAR,
    NO_TOTAL,
    PROVEN,
    REDUCING,
    AmountColumn,
    Cents,
    Problem,
    Solution,
)
from extractors.remittance._taxes import tax_apart, tax_withheld

_IGNORED = ("balance", "tax_amount", "ignore")
_UNIQUE = frozenset(("gross_amount", "paid_amount"))
_ONCE = (*_UNIQUE, "discount_amount")
_SIGNS = (1, -1)
_MAX_TRIED = 600
_NONE = float("-inf")
_MOST_SAID = 0.4
"""What signs and rates can add for each column that reduces."""


def solve(problem: Problem) -> list[Solution]:
    """Sensible solutions, best first."""
    if not problem.columns or not len(problem.below):
        return []
    problem = problem._replace(columns=tax_apart(tax_withheld(problem)))
    found = _try(problem, generous=False)
    if not any(solution.proven for solution in found):
        found += _try(problem, generous=True, best=max((solution.score for solution in found), default=_NONE))
    return sorted(found, key=lambda solution: -solution.score)


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
    most = sum(prior(column, role) for role, column in pairs) + _MOST_SAID * len(reducing)
    most += 0.25 * sum(1 if ok else -1 for ok in _agreeing(pairs).values())
    if gross and paid:
        most += ALL_HOLD
    totals = {*problem.stated, *_totals(gross, paid, reducing)}
    if not totals:
        return most
    sums = _sums(gross, paid, reducing) if turn is None else None
    return most + (PROVEN if sums is None or not totals.isdisjoint(sums) else NO_TOTAL)


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
        column, choice = min(several, key=lambda one: min(prior(one[0], role) for role in one[1]))
        choice.remove(min(choice, key=lambda role: prior(column, role)))
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


def _evaluate(problem: Problem, roles: tuple[str, ...], turn: NDArray[np.bool_] | None) -> Solution | None:
    """The best choice of signs for this assignment. `turn`: lines to negate."""
    columns = problem.columns
    by_role = dict(zip(roles, columns, strict=True))
    reducing = [(role, column) for role, column in zip(roles, columns, strict=True) if role in REDUCING]
    told = sum(prior(column, role) for role, column in zip(roles, columns, strict=True))
    told += rate_prior(by_role.get("gross_amount"), reducing)
    told += size_prior(by_role.get("gross_amount") or by_role.get("paid_amount"), reducing)
    totals = _agreeing(list(zip(roles, columns, strict=True)))
    most = told + ALL_HOLD + PROVEN + 0.25 * sum(1 if ok else -1 for ok in totals.values())
    rests = [column for role, column in zip(roles, columns, strict=True) if role == "balance"]
    best: Solution | None = None
    least = _NONE
    for signs in product(_SIGNS, repeat=len(reducing)):
        by_signs = sign_prior(reducing, signs, turn)
        if most + by_signs <= least:
            continue
        main = _in_parts(
            by_role.get("gross_amount"), by_role.get("paid_amount"), rests, list(zip(reducing, signs, strict=True))
        )
        solution = _with_signs(main[0], by_role.get("paid_amount"), reducing, signs, problem, turn)
        solution.parts, solution.turned = main[1], turn
        solution.signs = {column.index: sign for (_, column), sign in zip(reducing, signs, strict=True)}
        solution.roles = {column.index: role for role, column in zip(roles, columns, strict=True)}
        solution.prior = told + by_signs
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
