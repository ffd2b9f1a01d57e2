"""The figures of disputes: how many, how much, by reason and age, what is late, and days deductions outstanding."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from docflow.rules.cases.clock import is_late
from docflow.schema.base import Frozen
from docflow.schema.disputes import DisputeCase, DisputeType
from docflow.schema.money import ZERO, Amount

DDO_DAYS = 90
"""Over so many days the average of daily deductions is taken."""
_AGES = ((30, "days_0_30"), (60, "days_31_60"), (90, "days_61_90"))
_TAKEN = frozenset({DisputeType.DEDUCTION, DisputeType.UNEARNED_DISCOUNT})


class Sum(Frozen):
    """How many cases, and what is in dispute in them, by currency."""

    count: int = 0
    amounts: Mapping[str, Amount] = {}


class DisputeFigures(Frozen):
    """One look at all open cases."""

    open: Sum = Sum()
    by_reason: Mapping[str, Sum] = {}
    """As we found it, else as the customer says; "unknown" where neither does."""
    by_age: Mapping[str, Sum] = {}
    """By days since the case was opened; they sum to `open`."""
    by_type: Mapping[str, Sum] = {}
    by_state: Mapping[str, Sum] = {}
    late: Sum = Sum()
    """Cases that should have left their state by now."""
    late_by_state: Mapping[str, int] = {}
    ddo: Mapping[str, Amount] = {}
    """Currency -> days deductions outstanding (DOMAIN): open deductions / average daily deductions."""


def figures(cases: Iterable[DisputeCase], deducted: Mapping[str, Decimal], now: dt.datetime) -> DisputeFigures:
    """Of the open cases; `deducted`: what came into dispute by deductions in the last DDO_DAYS, by currency."""
    there = list(cases)
    late = [case for case in there if is_late(case, now)]
    return DisputeFigures(
        open=_sum(there),
        by_reason=_grouped(there, lambda case: case.internal_reason or case.reason or "unknown"),
        by_age=_grouped(there, lambda case: age(case.opened_at, now)),
        by_type=_grouped(there, lambda case: case.type),
        by_state=_grouped(there, lambda case: case.state),
        late=_sum(late),
        late_by_state={state: one.count for state, one in _grouped(late, lambda case: case.state).items()},
        ddo=_ddo([case for case in there if case.type in _TAKEN], deducted),
    )


def age(since: dt.datetime, now: dt.datetime) -> str:
    """The name of the bucket for how long it has been open."""
    days = (now - since).days
    return next((name for most, name in _AGES if days <= most), "days_91_on")


def _ddo(taken: list[DisputeCase], deducted: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Currencies in which nothing was deducted lately have no such figure."""
    open_now = _sum(taken).amounts
    return {
        currency: (open_now.get(currency, ZERO) * DDO_DAYS / total).quantize(Decimal("0.1"))
        for currency, total in sorted(deducted.items())
        if total > ZERO
    }


def _grouped(cases: Iterable[DisputeCase], key: Callable[[DisputeCase], str]) -> dict[str, Sum]:
    groups: dict[str, list[DisputeCase]] = defaultdict(list)
    for case in cases:
        groups[str(key(case))].append(case)
    return {name: _sum(found) for name, found in sorted(groups.items())}


def _sum(cases: list[DisputeCase]) -> Sum:
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for case in cases:
        if case.currency is not None:
            amounts[case.currency] += case.current
    return Sum(count=len(cases), amounts=dict(sorted(amounts.items())))
