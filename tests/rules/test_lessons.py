"""What a correction could teach: headers above the clerk's values, prefixes, orders; and only what really helps."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest

from docflow.rules import corrections
from docflow.rules.heads import heads_above
from docflow.rules.lessons import Again, candidates, changes, distance, taught
from docflow.schema.memory import MemoryRule
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Evidence, Extraction, Kind, Remittance, RemittanceLine

ROWS = """
Zahlungsavis  03/04/2026

Unser      Beleg      Brutto     Netto-
Vorgang                          betrag
510077     RE-20418   1.000,00   980,00
510078     RE-20433     500,00   500,00
"""


def pages(text: str = ROWS) -> Pages:
    """Words on a grid: 6 points a character, 12 a line."""
    words = []
    for y, row in enumerate(text.strip("\n").split("\n")):
        at = 0
        for word in row.split():
            at = row.index(word, at)
            words.append(Word(word, at * 6.0, y * 12.0, (at + len(word)) * 6.0, y * 12.0 + 10))
            at += len(word)
    return Pages(reader="text", pages=(Page(number=1, width=600, height=800, words=tuple(words), method="text"),))


def box(text: str, where: str = ROWS) -> tuple[float, float, float, float]:
    word = next(word for word in pages(where).pages[0].words if word.text == text)
    return (word.x0, word.y0, word.x1, word.y1)


def line(number: str, paid: str) -> RemittanceLine:
    return RemittanceLine(document_number=number, paid_amount=Decimal(paid))


def read(*lines: RemittanceLine, **more: object) -> Extraction:
    record = Remittance(lines=lines, amount=Decimal("1480.00"), **more)  # type: ignore[arg-type]
    fields = {
        f"lines.{n}.document_number": Evidence(value=one.document_number or "", confidence=0.9, page=1)
        for n, one in enumerate(lines)
    }
    return Extraction(kind=Kind.REMITTANCE, confidence=0.9, record=record, fields=fields)


BEFORE = read(line("510077", "980.00"), line("510078", "500.00"))


def corrected(before: Extraction = BEFORE, **changes: str) -> Extraction:
    return corrections.correct(before, {path.replace("__", "."): value for path, value in changes.items()}, pages())


@pytest.mark.parametrize(
    ("value", "heads"),
    [
        ("510077", ("Vorgang", "Unser Vorgang")),
        ("RE-20433", ("Beleg",)),
        ("1.000,00", ("Brutto",)),
        ("980,00", ("betrag", "Netto- betrag")),
    ],
)
def test_the_words_above_a_value_are_its_header(value: str, heads: tuple[str, ...]) -> None:
    assert heads_above(pages().pages[0], box(value)) == heads


def test_above_the_first_line_there_is_no_header() -> None:
    assert heads_above(pages().pages[0], box("Zahlungsavis")) == ()
    assert heads_above(Page(number=1, width=1, height=1, words=(), method="text"), (0, 0, 1, 1)) == ()


def test_a_number_from_another_column_teaches_the_columns_header() -> None:
    after = corrected(lines__0__document_number="RE-20418", lines__1__document_number="RE-20433")
    assert candidates(BEFORE, after, pages()) == (MemoryRule(kind="column", words="Beleg", value="document_number"),)


def test_an_amount_from_another_column_teaches_it_too() -> None:
    after = corrected(lines__0__gross_amount="1000.00")
    assert MemoryRule(kind="column", words="Brutto", value="gross_amount") in candidates(BEFORE, after, pages())


def test_what_is_confirmed_as_read_teaches_no_column() -> None:
    after = corrected(lines__0__document_number="510077", lines__0__paid_amount="980.00")
    assert candidates(BEFORE, after, pages()) == ()


def test_what_is_cut_off_most_numbers_is_a_prefix() -> None:
    before = read(line("RE-20418", "980.00"), line("RE-20433", "500.00"))
    after = corrected(before, lines__0__document_number="20418", lines__1__document_number="20433")
    assert MemoryRule(kind="prefix", value="RE-") in candidates(before, after, pages())


def test_numbers_cut_in_different_ways_teach_no_prefix() -> None:
    before = read(line("RE-20418", "980.00"), line("XX20433", "500.00"))
    after = corrected(before, lines__0__document_number="20418", lines__1__document_number="20433")
    assert not [rule for rule in candidates(before, after, pages()) if rule.kind == "prefix"]


@pytest.mark.parametrize(("day", "order"), [("2026-04-03", "dmy"), ("2026-03-04", "mdy")])
def test_a_date_teaches_its_order(day: str, order: str) -> None:
    before = read(line("1", "1480.00"), payment_date=dt.date(2026, 1, 1))
    after = corrected(before, payment_date=day)
    assert candidates(before, after, pages()) == (MemoryRule(kind="date_order", value=order),)


def test_a_date_that_is_the_same_in_both_orders_teaches_none() -> None:
    text = ROWS.replace("03/04/2026", "04/04/2026")
    before = read(line("1", "1480.00"))
    after = corrections.correct(before, {"payment_date": "2026-04-04"}, pages(text))
    assert candidates(before, after, pages(text)) == ()


@pytest.mark.parametrize(("value", "mark"), [("1480", ","), ("1.48", ".")])
def test_an_amount_teaches_its_decimal_mark(value: str, mark: str) -> None:
    text = "Summe 1.480"
    before = read(line("1", "7.00"))
    after = corrections.correct(before, {"amount": value}, pages(text))
    assert MemoryRule(kind="decimal_mark", value=mark) in candidates(before, after, pages(text))


def test_only_rules_that_bring_the_reading_nearer_are_offered() -> None:
    after = corrected(
        lines__0__document_number="RE-20418", lines__1__document_number="RE-20433", lines__0__gross_amount="1000.00"
    )
    right = read(line("RE-20418", "980.00"), line("RE-20433", "500.00"))

    def helps(rules: Sequence[MemoryRule]) -> Extraction:
        return right if any(rule.words == "Beleg" for rule in rules) else BEFORE

    assert taught(BEFORE, after, pages(), helps) == (MemoryRule(kind="column", words="Beleg", value="document_number"),)
    assert taught(BEFORE, after, pages(), lambda _rules: BEFORE) == ()
    assert taught(BEFORE, after, pages(), lambda _rules: None) == ()


def test_rules_that_help_only_together_are_offered_together() -> None:
    after = corrected(
        lines__0__document_number="RE-20418", lines__1__document_number="RE-20433", lines__0__gross_amount="1000.00"
    )

    def together(rules: Sequence[MemoryRule]) -> Extraction:
        return after if {"Beleg", "Brutto"} <= {rule.words for rule in rules} else BEFORE

    assert {rule.words for rule in taught(BEFORE, after, pages(), together)} == {"Beleg", "Brutto"}


def test_where_headers_do_not_help_the_place_may() -> None:
    after = corrected(lines__0__document_number="RE-20418", lines__1__document_number="RE-20433")

    def by_place(rules: Sequence[MemoryRule]) -> Extraction:
        return after if any((rule.kind, rule.value) == ("number_column", "2") for rule in rules) else BEFORE

    again: Again = by_place
    assert taught(BEFORE, after, pages(), again) == (MemoryRule(kind="number_column", value="2"),)


def test_readings_differ_by_path_and_nothing_equals_zero() -> None:
    other = read(line("510077", "980.00"), line("510079", "500.0"))
    (change,) = changes(BEFORE, other)
    assert (change.path, change.before, change.after) == ("lines.1.document_number", "510078", "510079")
    assert distance(other, BEFORE) == (1, 0)
    assert distance(None, BEFORE) > distance(
        Extraction(kind=Kind.REMITTANCE, confidence=0, record=Remittance()), BEFORE
    )
