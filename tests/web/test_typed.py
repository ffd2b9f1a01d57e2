"""What a clerk types: read in the ways people write, refused where two readings fit."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.errors import BadInput
from docflow.web import words
from docflow.web.screens import typed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1,480.00", "1480.00"),
        ("1.480,00", "1480.00"),
        ("1 480,00", "1480.00"),
        ("CHF 1'480.00", "1480.00"),
        ("12,34,567.00", "1234567.00"),
        ("(20.00)", "-20.00"),
        ("20.00-", "-20.00"),
        ("-20", "-20"),
        ("−20.00", "-20.00"),
        ("€5", "5"),
        ("5 €", "5"),
        ("1,480", "1480"),
        ("0,5", "0.5"),
        ("1480", "1480"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        (".5", ".5"),
        ("1\u00a0480,00", "1480.00"),
    ],
)
def test_amounts(text: str, value: str) -> None:
    assert typed.amount(text) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "1.234", "1,2,3", "1..2", "1e5", "--5", "0x10", "NaN", "1,23,4", "12 apples", "٣", "½"]
)
def test_what_is_no_amount_or_two_amounts(text: str) -> None:
    with pytest.raises(BadInput):
        typed.amount(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_the_screen_shows_is_read_back(amount: Decimal) -> None:
    assert Decimal(typed.amount(words.money(amount, "EUR"))) == amount


@given(st.text(max_size=40))
def test_anything_typed_gives_a_value_or_a_sentence(text: str) -> None:
    for read in (typed.amount, typed.date):
        try:
            value = read(text)
        except BadInput as error:
            assert str(error)
        else:
            assert Decimal(value) is not None if read is typed.amount else dt.date.fromisoformat(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-10-14", "2026-10-14"),
        ("14.10.2026", "2026-10-14"),
        ("1.2.26", "2026-02-01"),
        ("14 Oct 2026", "2026-10-14"),
        ("14. October 2026", "2026-10-14"),
        ("25/10/2026", "2026-10-25"),
        ("10/25/2026", "2026-10-25"),
        ("05/05/2026", "2026-05-05"),
        ("2026/10/14", "2026-10-14"),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert typed.date(text) == value


@pytest.mark.parametrize("text", ["04/11/2026", "31.02.2026", "2026-13-01", "tomorrow", "14-10/2026", "", "0.0.0000"])
def test_what_is_no_date_or_two_dates(text: str) -> None:
    with pytest.raises(BadInput):
        typed.date(text)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_days_as_shown_are_read_back(day: dt.date) -> None:
    assert typed.date(day.isoformat()) == typed.date(words.day(day)) == day.isoformat()


def test_certainty_is_never_rounded_up() -> None:
    assert words.percent(0.999) == "99 %" and words.percent(1.0) == "100 %" and words.percent(0.29) == "29 %"


@pytest.mark.parametrize(
    ("equation", "said"),
    [
        ("sum(lines.paid_amount) = amount", "Sum of paid = total paid"),
        (
            "lines.0.gross_amount - lines.0.discount_amount - lines.0.deduction_amount = lines.0.paid_amount",
            "Line 1: gross − discount − deduction = paid",
        ),
        ("net_amount + tax_amount = total_amount", "Net + tax = total"),
    ],
)
def test_equations_read_like_sentences(equation: str, said: str) -> None:
    assert words.equation_words(equation) == said
