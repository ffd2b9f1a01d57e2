"""From "at most 1 wrong in N" to a threshold, and what the data prove of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from docflow.rules.proportions import upper_bound
from docflow.rules.risk import bar, percent
from docflow.schema.risk import RiskRow, RiskTable


def row(confidence: float, passing: int, wrong: int = 0, expected: float = 0.0) -> RiskRow:
    return RiskRow(confidence=confidence, passing=passing, wrong=wrong, expected=expected)


def table(*rows: RiskRow) -> RiskTable:
    return RiskTable(rows=rows, measured=rows[-1].passing if rows else 0)


@pytest.mark.parametrize(
    ("wrong", "of", "bound"), [(0, 30_000, 0.0000999), (0, 100, 0.02951), (3, 1000, 0.00773), (5, 5, 1.0), (0, 0, 1.0)]
)
def test_bounds_are_those_of_the_tables(wrong: int, of: int, bound: float) -> None:
    assert upper_bound(wrong, of) == pytest.approx(bound, rel=2e-3)


@given(some.integers(0, 50), some.integers(1, 5000))
def test_a_bound_is_above_the_rate_and_falls_with_more_trials(wrong: int, of: int) -> None:
    if wrong < of:
        assert wrong / of < upper_bound(wrong, of) <= 1.0
        assert upper_bound(wrong, 2 * of) < upper_bound(wrong, of)


def test_a_target_that_the_data_prove_is_proven_at_the_lowest_threshold_that_keeps_it() -> None:
    found = bar(table(row(0.999, 200), row(0.99, 400), row(0.9, 500, wrong=3)), 100)
    assert found.basis == "proven"
    assert (found.confidence, found.passing) == (0.99, 400)
    assert found.provable == 134
    assert "is proven" in found.sentence


def test_a_few_errors_are_allowed_where_they_are_rare_enough() -> None:
    assert bar(table(row(0.999, 1000), row(0.9, 10_000, wrong=2)), 1000).confidence == 0.9


def test_a_target_that_cannot_be_proven_gives_what_is_as_good_as_the_best_that_is_proven() -> None:
    found = bar(table(row(0.9999, 300), row(0.999, 900), row(0.99, 950, wrong=9)), 10_000)
    assert found.basis == "best"
    assert (found.confidence, found.provable) == (0.999, 300)
    assert found.sentence == (
        "at most 1 wrong in 10,000 is more than the data can prove; as the data go 900 of 950 measured records "
        "pass from 99.90% on, which proves at most 1 in 300"
    )
    assert bar(table(row(0.999, 900), row(0.99, 2_000, wrong=1)), 10_000).confidence == 0.99


def test_what_a_laxer_threshold_adds_must_be_no_worse_than_what_the_best_one_proves() -> None:
    assert bar(table(row(0.999, 900), row(0.99, 950, wrong=3)), 10_000).confidence == 0.999  # counted: one in 17
    found = bar(table(row(0.999, 900), row(0.99, 1000, wrong=1, expected=1.0)), 10_000)
    assert found.confidence == 0.999  # expected: one in 100
    assert bar(table(row(0.999, 900, wrong=1), row(0.99, 990, wrong=2, expected=0.4)), 10_000).confidence == 0.99


def test_what_the_model_expects_counts_where_the_counts_saw_no_error_by_luck() -> None:
    assert bar(table(row(0.999, 40_000, expected=8.0)), 10_000).basis == "best"
    assert bar(table(row(0.999, 40_000, expected=3.0)), 10_000).basis == "proven"


def test_errors_that_no_threshold_tells_apart_do_not_let_a_handful_pass() -> None:
    """Thirty records without an error prove less than two thousand with some."""
    found = bar(table(row(0.995, 29), row(0.99, 2000, wrong=20), row(0.9, 2100, wrong=60)), 10_000)
    assert found.passing == 2000  # 1.5% at most; the 2.9% below are shown to be worse


@given(some.integers(1, 3000), some.integers(1, 3000))
def test_a_stricter_target_never_lowers_a_threshold_that_is_proven(one: int, other: int) -> None:
    data = table(row(0.9999, 500), row(0.999, 9000), row(0.99, 20_000, wrong=12), row(0.9, 21_000, wrong=40))
    loose, strict = sorted((one, other))
    assert bar(data, strict).basis == "proven"
    assert bar(data, loose).confidence <= bar(data, strict).confidence


def test_without_data_a_record_must_keep_the_target_by_itself() -> None:
    assert bar(RiskTable(), 10_000).confidence == 0.9999
    assert bar(RiskTable(), 1).confidence == 0.0
    assert "nothing was measured" in bar(RiskTable(), 10_000).sentence


@given(some.floats(0, 1))
def test_a_percentage_never_says_more_than_is_so(confidence: float) -> None:
    shown = percent(confidence)
    assert float(shown.rstrip("%")) <= confidence * 100 + 1e-6
    assert (shown == "100%") == (confidence == 1.0)
