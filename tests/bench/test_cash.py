"""A tiny simulated year through cash application: nothing is lost, and the figures keep a floor."""

import pytest

from samples.world.shape import Shape
from tests.bench.cash.bench import simulate
from tests.bench.cash.course import Course


@pytest.fixture(scope="module")
def courses() -> dict[str, Course]:
    """20 customers, some 250 payments; it raises where a cent is lost or an item is over-applied."""
    found = simulate(20261129, Shape(customers=20), ["docflow", "receipts", "erpnext", "bc"])
    return dict(zip(("docflow", "receipts", "erpnext", "bc"), found, strict=True))


def test_nothing_is_posted_wrongly(courses: dict[str, Course]) -> None:
    for name in ("docflow", "receipts"):
        assert courses[name].errors == []


def test_the_figures_keep_a_floor(courses: dict[str, Course]) -> None:
    found = courses["docflow"].whole.figures
    assert found.payments > 150
    assert (found.customer_rate or 0) > 0.98
    assert (found.stp_rate or 0) > 0.8
    assert (found.line_rate or 0) > 0.9


def test_the_peers_are_judged_by_the_same_payments(courses: dict[str, Course]) -> None:
    assert len({course.whole.figures.payments for course in courses.values()}) == 1
    assert (courses["bc"].whole.figures.stp_rate or 0) > 0.2


def test_a_rest_that_is_credited_on_the_day_on_which_the_bank_returns_it_is_in_the_books_once() -> None:
    """Many part payments and returns, so that both fall on one day; it raises where the books do not agree."""
    shape = Shape(customers=40, days=300, returned=0.4, twists={"short_without_reason": 0.6})
    for seed in (2, 3):
        (course,) = simulate(seed, shape, ["erpnext"])
        assert course.whole.figures.payments > 300


def test_the_store_says_what_the_books_in_memory_say() -> None:
    memory, stored = simulate(20261129, Shape(customers=12, days=120), ["docflow", "store"])
    assert memory.whole.figures == stored.whole.figures
