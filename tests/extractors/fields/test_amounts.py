"""Amounts in every convention of writing; what is no amount; nothing that takes long."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.amounts import (
    Convention,
    amount_candidates,
    convention_of,
    find_amounts,
    is_number,
    looks_like_amount,
    parse_amount,
    parse_percent,
)
from tests.costs import QUADRATIC, growth

POINT, COMMA = Convention(".", False, 5), Convention(",", False, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1232 091,97", "1232091.97"),
        ("1\u202f234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1’234.56", "1234.56"),
        ("12,34,567.00", "1234567.00"),
        ("7,08,000.00", "708000.00"),
        ("1,234,567.89", "1234567.89"),
        ("1.234.567,89", "1234567.89"),
        ("1234.56", "1234.56"),
        ("1234,5", "1234.5"),
        (".50", "0.50"),
        ("0,00", "0.00"),
        ("1.234.567", "1234567"),
        ("4711", "4711"),
        ("250,-", "250"),
        ("250.--", "250"),
    ],
)
def test_conventions(text: str, value: str) -> None:
    reading = parse_amount(text)
    assert reading is not None
    assert reading.value == Decimal(value)
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("-12.50", "-12.50", "minus"),
        ("−12.50", "-12.50", "minus"),
        ("2,205.26-", "-2205.26", "trailing_minus"),
        ("(12.50)", "-12.50", "parentheses"),
        ("$(12.50)", "-12.50", "parentheses"),
        ("12.50 CR", "-12.50", "CR"),
        ("12.50 DR", "12.50", "DR"),
        ("EUR -12,50", "-12.50", "minus"),
        ("-€ 12,50", "-12.50", "minus"),
        ("+12.50", "12.50", ""),
    ],
)
def test_signs(text: str, value: str, sign: str) -> None:
    reading = parse_amount(text)
    assert reading is not None
    assert (reading.value, reading.sign) == (Decimal(value), sign)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("€ 1.234,56", "EUR"),
        ("1.234,56 EUR", "EUR"),
        ("£12.00", "GBP"),
        ("US$ 5.00", "USD"),
        ("R$ 5,00", "BRL"),
        ("CHF 1'234.50", "CHF"),
        ("Rs. 7,08,000.00", "INR"),
        ("12,50 zł", "PLN"),
        ("kr 12,50", "SEK"),
        ("$5.00", "USD"),
    ],
)
def test_currencies_beside_amounts(text: str, currency: str) -> None:
    reading = parse_amount(text)
    assert reading is not None
    assert reading.currency == currency


def test_a_lone_dollar_sign_names_its_candidates() -> None:
    reading = parse_amount("$5.00")
    assert reading is not None
    assert reading.currencies[:3] == ("USD", "CAD", "AUD")


def test_three_digits_after_a_mark_are_open_until_the_document_decides() -> None:
    open_reading = parse_amount("1.234")
    assert open_reading is not None
    assert {open_reading.value, open_reading.other} == {Decimal("1.234"), Decimal("1234")}
    grouped, decimal = parse_amount("1.234", COMMA), parse_amount("1.234", POINT)
    assert grouped is not None and decimal is not None
    assert (grouped.value, grouped.other) == (Decimal("1234"), None)
    assert (decimal.value, decimal.other) == (Decimal("1.234"), None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "EUR",
        "1,23,4.5,6",
        "12.34.56.7",
        "1.23.456,00",
        "INV-4711",
        "12 May 2026",
        "--5",
        "(5.00",
        "5.00)",
        "1 2 3",
        "ABC 5.00",
        "EUR 5.00 USD",
        "5.00 % tax",
        "1e5",
        "NaN",
        "Infinity",
        "٣٫٥",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize("text", ["l,234.56", "1,2O4.56", "S0.00", "1.2B4,50"])
def test_look_alikes_are_candidates_only(text: str) -> None:
    assert parse_amount(text) is None
    (reading,) = amount_candidates(text)
    assert reading.doubtful


def test_candidates_of_an_open_reading_are_both() -> None:
    assert [reading.value for reading in amount_candidates("1.234")] == [Decimal("1234"), Decimal("1.234")]


@pytest.mark.parametrize(
    ("texts", "decimal"),
    [
        (["1,234.56", "20.00"], "."),
        (["1.234,56", "1.234"], ","),
        (["1.234.567", "12,50"], ","),
        (["12,34,567.00"], "."),
        (["4711", "12"], None),
        (["12.10.2026", "1,50"], ","),
    ],
)
def test_the_document_decides_the_decimal_mark(texts: list[str], decimal: str | None) -> None:
    assert convention_of(texts).decimal == decimal


def test_both_conventions_in_one_document_are_told() -> None:
    assert convention_of(["1,234.56", "1.234,56", "20,00"]).mixed
    assert not convention_of(["1,234.56"] * 9 + ["20,00"]).mixed


def test_the_language_decides_only_where_no_amount_does() -> None:
    assert convention_of(["4711"], "deu").decimal == ","
    assert convention_of(["4711"], "eng").decimal == "."
    assert convention_of(["1,234.56"], "deu").decimal == "."


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1.00", True),
        ("1,234", True),
        ("$5", True),
        ("4711", False),
        ("INV-1", False),
        ("2026", False),
        ("5 EUR", True),
    ],
)
def test_shape_of_money(text: str, shape: bool) -> None:
    assert looks_like_amount(text) is shape


def test_plain_numbers() -> None:
    assert is_number("4711")
    assert not is_number("4711a")


@pytest.mark.parametrize(("text", "value"), [("19 %", "19"), ("7,0%", "7.0"), ("2.5 percent", "2.5")])
def test_percentages(text: str, value: str) -> None:
    assert parse_percent(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("we paid EUR 1.234,56 on 12.10.2026 for RE-2026/15", ["1234.56"]),
        ("INV-1 1,200.00 and INV-2 300.00", ["1200.00", "300.00"]),
        ("call +49 221 123456 or 0221/12 34 56", []),
        ("IBAN DE89 3704 0044 0532 0130 00", []),
        ("2 % discount on 100,00 EUR", ["100.00"]),
        ("out until 12.10. at the latest, back 13.10. then", []),
        ("at 10:30 we sent $5", ["5"]),
        ("(1,234.56) and 20.00-", ["-1234.56", "-20.00"]),
        ("https://a.example/1,234.56?x=5.00", []),
    ],
)
def test_amounts_in_running_text(text: str, values: list[str]) -> None:
    assert [match.reading.value for match in find_amounts(text)] == [Decimal(value) for value in values]


def test_places_in_running_text_slice_the_text() -> None:
    text = "we paid EUR 1.234,56 today"
    (match,) = find_amounts(text)
    assert text[match.start : match.end] == "EUR 1.234,56"


def written(units: int, group: str, decimal: str) -> str:
    """Cents with grouping and decimal mark."""
    return f"{units // 100:,}".replace(",", group) + decimal + f"{units % 100:02d}"


CONVENTIONS = st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", "."), ("", ","), ("\u202f", ",")])
UNITS = st.integers(0, 10**12)


@given(UNITS, CONVENTIONS, st.sampled_from(["{}", "-{}", "{}-", "({})", "EUR {}", "{} €", "{} CR"]))
def test_what_was_written_is_read(units: int, convention: tuple[str, str], pattern: str) -> None:
    """Every amount with two decimals comes back, in any convention and with any sign, without being told which."""
    text = pattern.format(written(units, *convention))
    reading = parse_amount(text)
    assert reading is not None
    negative = pattern in ("-{}", "{}-", "({})", "{} CR")
    assert reading.value == Decimal(-units if negative else units) / 100
    assert reading.decimals == 2
    assert not reading.ambiguous


@given(st.lists(UNITS, min_size=1, max_size=8), CONVENTIONS)
def test_the_convention_of_a_document_is_that_of_its_amounts(units: list[int], convention: tuple[str, str]) -> None:
    assert convention_of(written(each, *convention) for each in units).decimal == convention[1]


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    for reading in (parse_amount(text), *amount_candidates(text), *(match.reading for match in find_amounts(text))):
        assert reading is None or reading.value.is_finite()


@pytest.mark.parametrize(
    "pump",
    [
        "1",
        "1,",
        "1 ",
        "€",
        "-",
        "(",
        "1.1-",
        "A1-",
        "DE12 ",
        "a@",
        "0221 ",
        ",",
        "1'",
    ],
)
def test_the_cost_of_hostile_texts_grows_no_faster_than_they(pump: str) -> None:
    def read(text: str) -> None:
        find_amounts(text)
        parse_amount(text)
        amount_candidates(text)
        looks_like_amount(text)
        convention_of([text])

    assert growth(read, pump) <= QUADRATIC


@pytest.mark.parametrize("mark", "'’`´′ʹ‘")
def test_every_mark_that_switzerland_sets_between_thousands(mark: str) -> None:
    reading = parse_amount(f"12{mark}345{mark}678.90")
    assert reading is not None
    assert reading.value == Decimal("12345678.90")
