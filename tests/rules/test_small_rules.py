"""Ageing, tolerance and confidence."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules.ageing import ageing, bucket
from docflow.rules.amounts import Money, judge
from docflow.rules.confidence import record_confidence, with_open_items
from docflow.rules.tolerance import Tolerance
from docflow.schema.receivables import LineMatch, OpenItem, PayerMatch
from docflow.schema.records import Equation, Evidence
from tests.rules.worlds import CERTAIN, TODAY, item, money


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (-5, "current"),
        (0, "current"),
        (1, "days_1_30"),
        (30, "days_1_30"),
        (31, "days_31_60"),
        (60, "days_31_60"),
        (61, "days_61_90"),
        (90, "days_61_90"),
        (91, "days_91_on"),
    ],
)
def test_buckets(days: int, name: str) -> None:
    assert bucket(days) == name


AGED = st.lists(
    st.builds(
        lambda cents, age, currency, on_account: item(
            "X",
            str(Decimal(-abs(cents) if on_account else cents).scaleb(-2)),
            due=TODAY - dt.timedelta(days=age),
            currency=currency,
            kind="on_account" if on_account else "invoice",
        ),
        st.integers(-10_000, 10_000),
        st.integers(-50, 200),
        st.sampled_from(["EUR", "USD"]),
        st.booleans(),
    )
)


@given(AGED)
def test_buckets_sum_to_what_is_outstanding_and_unapplied_stands_apart(items: list[OpenItem]) -> None:
    for currency, found in ageing(items, TODAY).items():
        mine = [x for x in items if x.currency == currency]
        assert found.outstanding == sum((x.remaining for x in mine if x.kind != "on_account"), Decimal(0))
        assert found.unapplied == -sum((x.remaining for x in mine if x.kind == "on_account"), Decimal(0))
        assert found.unapplied >= 0
        parts = found.model_dump(exclude={"unapplied"})
        assert sum(parts.values(), Decimal(0)) == found.outstanding


def test_a_tolerance_never_covers_what_either_limit_forbids() -> None:
    some = Tolerance(percent=Decimal(1), amount=Decimal(5))
    assert some.covers(money("5.00"), money("500.00"))
    assert some.covers(money("-5.00"), money("-500.00"))
    assert not some.covers(money("5.01"), money("5000.00"))
    assert not some.covers(money("5.00"), money("499.99"))
    assert Tolerance().covers(Decimal(0), Decimal(1))


def test_confidence_falls_with_doubt_and_rises_with_proof_and_people() -> None:
    doubtful = {
        "amount": Evidence(value="1", confidence=0.8),
        "currency": Evidence(value="EUR", confidence=0.9),
        "payer.address": Evidence(value="x", confidence=0.1),
    }
    holds = [Equation(equation="a = b", holds=True)]
    fails = [*holds, Equation(equation="c = d", holds=False)]
    assert record_confidence(doubtful, []) == 0.72
    assert record_confidence(doubtful, fails) == 0.72
    assert record_confidence(doubtful, holds) == pytest.approx(0.891)
    typed = {path: one.model_copy(update={"method": "person"}) for path, one in doubtful.items()}
    assert record_confidence(typed, []) == 1.0
    assert record_confidence({}, []) == 1.0


def test_agreement_with_the_books_raises_confidence_only_where_it_is_complete() -> None:
    sure, unsure = LineMatch(line=0, certain=True), LineMatch(line=1)
    assert with_open_items(0.8, CERTAIN, [sure]) == pytest.approx(0.96)
    assert with_open_items(0.8, CERTAIN, [sure, unsure]) == 0.8
    assert with_open_items(0.8, CERTAIN, []) == 0.8
    assert with_open_items(0.8, PayerMatch(), [sure]) == 0.8


@pytest.mark.parametrize(
    ("paid", "held", "signal", "words"),
    [
        ("800.00", {"disputed": "200.00"}, "partial", "200.00 EUR of INV-1001 is disputed: exactly that stays open"),
        ("1000.00", {"disputed": "200.00"}, "unexplained", "is paid as well"),
        ("800.00", {"adjustment": "200.00"}, "partial", "is about to be credited"),
        ("1000.00", {}, "exact", "exactly what is open"),
        ("700.00", {"disputed": "200.00"}, "partial", "stays open; say why"),
    ],
)
def test_what_is_disputed_is_not_expected(paid: str, held: dict[str, str], signal: str, words: str) -> None:
    found = item(**held)
    verdict = judge(Money(Decimal(paid)), found, found.remaining, Tolerance(), TODAY, last=True)
    assert verdict.signal == signal
    assert words in verdict.because
