"""The five figures, and how sure a counted share is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.rules.figures import Figures, Outcome, figures
from docflow.rules.proportions import interval

RIGHT = Outcome(True, True, 3, 3, True)
WRONG = Outcome(True, False, 2, 1, True)
LOOKED_AT = Outcome(False, False, 4, 2, False)


def test_the_five_figures() -> None:
    found = figures([RIGHT, RIGHT, WRONG, LOOKED_AT])
    assert found == Figures(payments=4, customers=3, envelopes=2, lines=12, lines_right=9, untouched=3, wrong=1)
    assert (found.customer_rate, found.envelope_rate, found.line_rate) == (0.75, 0.5, 0.75)
    assert (found.stp_rate, found.wrong_rate) == (0.75, pytest.approx(1 / 3))


def test_what_was_looked_at_is_never_a_wrong_application() -> None:
    assert figures([LOOKED_AT] * 9).wrong == 0


def test_where_nothing_was_counted_no_rate_is_told() -> None:
    found = figures([])
    assert {found.customer_rate, found.envelope_rate, found.line_rate, found.stp_rate, found.wrong_rate} == {None}
    assert found.wrong_interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("wrong", "of", "low", "high"),
    # Clopper and Pearson, both sides, as in their tables.
    [(0, 100, 0.0, 0.0362), (1, 100, 0.0003, 0.0545), (10, 100, 0.0490, 0.1762), (100, 100, 0.9638, 1.0)],
)
def test_the_interval_is_exact(wrong: int, of: int, low: float, high: float) -> None:
    assert interval(wrong, of) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_lies_within_its_interval(counted: tuple[int, int]) -> None:
    low, high = interval(*counted)
    assert 0.0 <= low <= counted[0] / counted[1] <= high <= 1.0
