"""A proposal beside what stands in the end, and who is in the sample."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules.figures import Outcome
from docflow.rules.outcomes import carrier_of, outcome_of, sampled, week_of
from docflow.schema.payments import Allocation, Payment
from docflow.schema.receivables import Application, LineMatch, PayerMatch
from docflow.schema.records import Evidence

NOW = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)


def application(*paid: tuple[str, str], customer: str | None = "C-1", amount: str = "300") -> Application:
    lines = tuple(
        LineMatch(line=n, open_item=ref, paid=Decimal(money), applied=Decimal(money))
        for n, (ref, money) in enumerate(paid)
    )
    unapplied = Decimal(amount) - sum((line.paid for line in lines), Decimal(0))
    return Application(
        payer=PayerMatch(customer=customer), currency="EUR", amount=Decimal(amount), lines=lines, unapplied=unapplied
    )


def payment(*paid: tuple[str, str], customer: str = "C-1", amount: str = "300") -> Payment:
    parts = tuple(Allocation(line=n, open_item=ref, paid=Decimal(money)) for n, (ref, money) in enumerate(paid))
    unapplied = Decimal(amount) - sum((part.paid for part in parts), Decimal(0))
    return Payment(
        id="pay", document_id="doc", revision=1, customer=customer, currency="EUR", amount=Decimal(amount),
        unapplied=unapplied, allocations=parts, created_at=NOW,
    )  # fmt: skip


BOTH = (("inv:1", "100"), ("inv:2", "200"))


def test_what_stands_as_it_was_proposed_is_right() -> None:
    assert outcome_of(application(*BOTH), payment(*reversed(BOTH)), untouched=True) == Outcome(True, True, 2, 2, True)


@pytest.mark.parametrize(
    ("stands", "found"),
    [
        (payment(("inv:1", "100"), ("inv:3", "200")), Outcome(True, False, 2, 1, False)),
        (payment(("inv:1", "100")), Outcome(True, False, 1, 1, False)),
        (payment(*BOTH, customer="C-2"), Outcome(False, False, 2, 2, False)),
        (payment(*BOTH, amount="310"), Outcome(True, False, 2, 2, False)),
    ],
)
def test_what_people_changed_was_not_right(stands: Payment, found: Outcome) -> None:
    assert outcome_of(application(*BOTH), stands, untouched=False) == found


def test_two_lines_of_one_item_are_one() -> None:
    halves = application(("inv:1", "150"), ("inv:1", "150"))
    assert outcome_of(halves, payment(("inv:1", "300")), untouched=True).envelope


def test_what_was_taken_back_was_wrong() -> None:
    assert outcome_of(application(*BOTH), None, untouched=True) == Outcome(False, False, 0, 0, True)


@given(st.text(min_size=1, max_size=20))
def test_nobody_or_everybody(key: str) -> None:
    assert not sampled(key, Decimal(0))
    assert sampled(key, Decimal(100))


def test_two_in_a_hundred_are_two_in_a_hundred_and_always_the_same() -> None:
    chosen = [n for n in range(20_000) if sampled(f"dfp_{n}", Decimal(2))]
    assert 300 < len(chosen) < 500
    assert chosen == [n for n in range(20_000) if sampled(f"dfp_{n}", Decimal(2))]


def test_a_larger_sample_holds_the_smaller_one() -> None:
    small, large = ({n for n in range(2_000) if sampled(str(n), Decimal(p))} for p in (1, 5))
    assert small < large


def test_a_paper_is_of_the_carrier_that_most_of_it_was_read_from() -> None:
    typed = Evidence(value="1", confidence=1.0, method="person")
    scanned = Evidence(value="1", confidence=0.9, method="ocr")
    fields = {"a": typed, "b": typed, "c": scanned, "d": Evidence(value="1", confidence=1.0)}
    assert carrier_of(fields | {"e": scanned}) == "ocr"
    assert carrier_of({}) == "text"


def test_weeks_are_those_of_the_standard() -> None:
    assert (week_of(dt.date(2027, 1, 3)), week_of(dt.date(2026, 2, 9))) == ("2026-W53", "2026-W07")
