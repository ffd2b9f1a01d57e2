"""Dates of seven languages, and the order of day and month as a property of the document."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.dates import (
    DateOrder,
    find_dates,
    looks_like_date,
    order_in_numbers,
    order_of,
    order_stated,
    parse_date,
    parse_in_form,
    stated_form,
)
from tests.costs import QUADRATIC, growth

DAY = dt.date(2026, 3, 14)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2079, 12, 31))
MONTHS = {
    "eng": "January February March April May June July August September October November December",
    "deu": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fra": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "spa": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ita": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nld": "januari februari maart april mei juni juli augustus september oktober november december",
    "por": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-14",
        "14.03.2026",
        "14.3.26",
        "14/03/2026",
        "03/14/2026",
        "14-03-2026",
        "14 March 2026",
        "March 14, 2026",
        "14-Mar-26",
        "14-Mar-2026",
        "14. März 2026",
        "14 mars 2026",
        "14 de marzo de 2026",
        "14 marzo 2026",
        "14 maart 2026",
        "14 de março de 2026",
        "14th of March 2026",
        "Mar 14 2026",
        "20260314",
        "Saturday, 14 March 2026",
        "14.03.2026 10:30",
        "2026-03-14T10:30:00Z",
        "14 MAR 2026",
        "2026年3月14日",
    ],
)
def test_one_day_in_many_writings(text: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert reading.value == DAY
    assert not reading.ambiguous


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14.03",
        "31.02.2026",
        "2026-13-01",
        "99/99/9999",
        "INV-2026",
        "1.2.3",
        "14.03.1889",
        "12.50",
        "March",
        "4711",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None
    assert not looks_like_date(text)


def test_an_open_order_gives_both_readings() -> None:
    reading = parse_date("03/04/2026")
    assert reading is not None
    assert (reading.value, reading.ambiguous, reading.other) == (dt.date(2026, 4, 3), True, dt.date(2026, 3, 4))


def test_the_order_of_the_document_decides() -> None:
    assert parse_date("03/04/2026", DateOrder.MDY) == (dt.date(2026, 3, 4), False, None)
    assert parse_date("03/04/2026", DateOrder.DMY) == (dt.date(2026, 4, 3), False, None)
    assert parse_date("26-10-14", DateOrder.YMD) == (dt.date(2026, 10, 14), False, None)


def test_the_same_number_twice_is_never_open() -> None:
    reading = parse_date("03/03/2026")
    assert reading is not None
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("texts", "language", "order"),
    [
        (["03/04/2026", "03/25/2026"], None, DateOrder.MDY),
        (["03/04/2026", "25/03/2026"], None, DateOrder.DMY),
        (["25/03/2026", "03/25/2026"], None, DateOrder.UNKNOWN),
        (["03.04.2026"], None, DateOrder.DMY),
        (["03/04/2026"], "fra", DateOrder.DMY),
        (["03/04/2026"], "eng", DateOrder.UNKNOWN),
        (["03/04/2026", "Austin, TX 78701"], "eng", DateOrder.MDY),
        (["03/04/2026", "London EC1A 1BB"], "eng", DateOrder.DMY),
        (["2026-03-04"], None, DateOrder.YMD),
        (["03/04/2026"], None, DateOrder.UNKNOWN),
    ],
)
def test_the_order_of_a_document(texts: list[str], language: str | None, order: DateOrder) -> None:
    assert order_of(texts, language) is order


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("paid on 14.03.2026 for the invoice of 2026-03-14", [DAY, DAY]),
        ("d.d. 14-03-26", [DAY]),
        ("Rechnung RE-1 vom 14.03.26 über 5,00", [DAY]),
        ("fattura 12 del 14-03-26", [DAY]),
        ("invoice 12 of 14/03/26", [DAY]),
        ("our invoice 4711/03/2026 and 12.50", []),
        ("version 1.2.2026.4", []),
    ],
)
def test_dates_in_running_text(text: str, days: list[dt.date]) -> None:
    assert [match.reading.value for match in find_dates(text)] == days


@given(DATES, st.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"]))
def test_unambiguous_writings_round_trip(day: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form), DateOrder.DMY) == (day, False, None)


@given(DATES, st.sampled_from(["{day}/{month}/{year}", "{day:02d}-{month:02d}-{year}"]))
def test_the_order_is_obeyed_or_both_readings_are_given(day: dt.date, form: str) -> None:
    text = form.format(day=day.day, month=day.month, year=day.year)
    known, unknown = parse_date(text, DateOrder.DMY), parse_date(text)
    assert known is not None and unknown is not None
    assert known.value == day
    assert day in (unknown.value, unknown.other)


@pytest.mark.parametrize("language", MONTHS)
@given(day=DATES)
def test_month_names_of_every_language(language: str, day: dt.date) -> None:
    name = MONTHS[language].split()[day.month - 1]
    for text in (f"{day.day} {name} {day.year}", f"{day.day}. {name.upper()} {day.year}"):
        reading = parse_date(text)
        assert reading is not None
        assert reading.value == day


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    readings = [match.reading for match in find_dates(text)]
    assert all(1990 <= reading.value.year <= 2079 for reading in readings)
    assert all(0 <= match.start < match.end <= len(text) for match in find_dates(text))
    whole = parse_date(text)
    assert whole is None or (whole.other is not None or not whole.ambiguous)
    assert order_of([text]) in DateOrder


@pytest.mark.parametrize(
    "pump",
    [
        "1/",
        "1 ",
        "March ",
        "1.",
        "20260314",
        "14 de ",
        "a",
        "14th ",
    ],
)
def test_the_cost_of_hostile_texts_grows_no_faster_than_they(pump: str) -> None:
    def read(text: str) -> None:
        parse_date(text)
        find_dates(text)
        order_of([text])

    assert growth(read, pump) <= QUADRATIC


def test_an_amount_and_the_cents_of_the_next_are_no_date() -> None:
    assert order_of(["11/05/2026", "14.66 .00 718.59", "BOISE ID 83702"]) is DateOrder.MDY


def test_a_check_is_american() -> None:
    assert order_of(["CHECK NO. 0081442", "11/06/2026"]) is DateOrder.MDY
    assert order_of(["Cheque no. 0081442", "11/06/2026"]) is DateOrder.UNKNOWN


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["07/08/2026"], DateOrder.MDY),
        (["08/07/2026"], DateOrder.DMY),
        (["07/08/2026", "08/07/2026"], DateOrder.UNKNOWN),
        (["01/02/2026"], DateOrder.UNKNOWN),
    ],
)
def test_a_day_within_a_number_tells_the_order_of_day_and_month(dates: list[str], order: DateOrder) -> None:
    assert order_in_numbers(dates, ["20260708MMQFMP2L000418", "4471"]) is order


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("DAT. JJMMTT", "260314"),
        ("Date YYMMDD", "260314"),
        ("Date AAMMJJ", "260314"),
        ("Datum TTMMJJ", "140326"),
        ("DATE (MMDDYYYY)", "03142026"),
        ("Fecha DDMMAAAA", "14032026"),
    ],
)
def test_digits_are_read_as_the_header_says_that_they_are_written(header: str, text: str) -> None:
    reading = parse_in_form(text, stated_form(header))
    assert reading is not None
    assert (reading.value, reading.ambiguous) == (DAY, False)


@pytest.mark.parametrize("header", ["Amount", "Date", "AABBCC", "MM", "DDMM"])
def test_other_headers_state_no_form(header: str) -> None:
    assert stated_form(header) == ()
    assert parse_in_form("260314", stated_form(header)) is None


def test_a_form_that_is_printed_decides_the_order() -> None:
    assert order_stated(["Date (DD/MM/YYYY)", "Amount"]) is DateOrder.DMY
    assert order_stated(["All dates MM/DD/YYYY"]) is DateOrder.MDY
    assert order_stated(["Date (DD/MM/YYYY)", "MM/DD/YYYY"]) is None
    assert order_stated(["Datum", "MM"]) is None
