"""The simulated world: one seed is one world, every habit happens, and its own books add up."""

from collections import Counter
from decimal import Decimal

import pytest

from docflow.schema.records import Remittance
from samples.world.shape import Shape
from samples.world.truth import Day
from samples.world.year import Year

SMALL = Shape(customers=40, days=200)


@pytest.fixture(scope="module")
def days() -> list[Day]:
    return list(Year(7, SMALL).days())


def test_one_seed_is_one_world(days: list[Day]) -> None:
    assert list(Year(7, SMALL).days()) == days
    assert list(Year(8, SMALL).days()) != days


def test_money_that_comes_in_is_what_was_meant(days: list[Day]) -> None:
    came_in = {receipt.id: receipt.entry.amount for day in days for receipt in day.receipts}
    for truth in (truth for day in days for truth in day.truths):
        assert sum(came_in.pop(receipt) for receipt in truth.receipts) == truth.amount
        assert sum((one.paid for one in truth.settled), truth.on_account) == truth.amount
    assert not came_in


def test_no_item_is_paid_more_than_it_is(days: list[Day]) -> None:
    left: Counter[str] = Counter()
    for day in days:
        for item in day.issued:
            left[item.ref] += item.original  # type: ignore[assignment]
        for truth in day.truths:
            for one in truth.settled:
                left[one.ref] -= one.taken  # type: ignore[assignment]
        for ref, amount in day.cleared:
            left[ref] -= amount  # type: ignore[assignment]
    credited = {item.ref for day in days for item in day.issued if item.original < 0}
    assert all((amount <= 0) if ref in credited else (amount >= 0) for ref, amount in left.items())


def test_every_advice_but_the_misread_is_the_money_it_tells_of(days: list[Day]) -> None:
    told = {advice.id: advice.extraction.record for day in days for advice in day.advices}
    truths = [truth for day in days for truth in day.truths if truth.advices and truth.habit != "charges"]
    right = 0
    for truth in truths:
        records = [told[one] for one in truth.advices]
        amounts = [one.amount or Decimal(0) for one in records if isinstance(one, Remittance)]
        right += sum(amounts) == truth.amount
    assert right > 0.95 * len(truths) > 100


def test_most_habits_happen_in_a_small_world() -> None:
    habits = Counter(truth.habit for day in Year(3, Shape(customers=250)).days() for truth in day.truths)
    assert len(habits) >= 26
    assert habits["exact"] + habits["several"] > sum(habits.values()) / 3
