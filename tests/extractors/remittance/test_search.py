"""The solver leaves out assignments that cannot come near the best; it must find what trying all of them finds."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.remittance import proof
from extractors.remittance._solution import NEAR, AmountColumn, Problem, Solution
from extractors.remittance.proof import solve

ROLES = ("gross_amount", "discount_amount", "deduction_amount", "paid_amount", "balance")
CENTS = st.sampled_from([0, 0, 500, 1000, 2500, 9500, 10_000, -1000])


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    lines = draw(st.integers(1, 4))
    columns = []
    for index in range(draw(st.integers(1, 4))):
        cents = np.array(draw(st.lists(CENTS, min_size=lines, max_size=lines)), np.int64)
        filled = (cents != 0) | draw(st.booleans())
        weights = draw(st.dictionaries(st.sampled_from(ROLES), st.sampled_from([0.4, 0.7, 0.9, 1.0]), max_size=2))
        totals = (int(cents.sum()),) if draw(st.booleans()) else ()
        columns.append(AmountColumn(index, cents, filled, weights, totals))
    stated = draw(st.lists(st.sampled_from([int(c.cents.sum()) for c in columns] + [777]), max_size=2))
    below = np.array(draw(st.lists(st.sampled_from([0, 0, 500]), min_size=lines, max_size=lines)), np.int64)
    credited = np.array(draw(st.lists(st.booleans(), min_size=lines, max_size=lines)), bool)
    return Problem(columns, stated, credited, below)


def near(found: list[Solution]) -> list[tuple[float, dict[int, str], list[int]]]:
    """What the reader looks at: the best and its rivals."""
    worth = [solution.score for solution in found]
    best = max(worth, default=0.0)
    return [
        (round(score, 6), solution.roles, solution.paid.tolist())
        for score, solution in zip(worth, found, strict=True)
        if score > best - NEAR
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(problem=problems())
def test_a_shorter_search_finds_the_same(problem: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = near(solve(problem))
    with monkeypatch.context() as patch:
        patch.setattr(proof, "_most", lambda *_: float("inf"))
        assert quick == near(solve(problem))
