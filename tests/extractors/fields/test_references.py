"""Numbers of documents: their shape, what is wrapped around them, their key, and what they refer to."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.rules import keys
from docflow.schema.records import DocumentType
from extractors.fields.references import (
    clean,
    document_type_of,
    folded,
    looks_like_document_number,
    opens_number,
    split_numbers,
)
from tests.costs import QUADRATIC, growth


@pytest.mark.parametrize(
    "text",
    [
        "4711",
        "INV-1",
        "2026/0815",
        "RE 2026-15",
        "#4711",
        "F7356000",
        "CT 8586/26",
        "INV_2026_1",
        "12-34-56",
        "R123456789012",
        "A1",
        "0000123",
        "FW0329235693627",
        "+++090/9337/55493+++",
    ],
)
def test_numbers(text: str) -> None:
    assert looks_like_document_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Invoice",
        "1,234.56",
        "12.10.2026",
        "+49 221 123456",
        "DE89370400440532013000",
        "19 %",
        "EUR 5.00",
        "10:30",
        "90771 (attached)",
        "we paid 3 invoices today for you",
        "x" * 60,
        "$5.00",
        "-",
    ],
)
def test_no_numbers(text: str) -> None:
    assert not looks_like_document_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Inv. No.: INV-1,", "INV-1"),
        ("Rechnung Nr. 4711", "4711"),
        ("Facture n° 2026-15", "2026-15"),
        ("N°4711", "4711"),
        ("#4711", "4711"),
        ("(INV-1)", "INV-1"),
        ("INV-1", "INV-1"),
        ("CT 8586/26", "CT 8586/26"),
        ("Gutschrift VR 15442", "VR 15442"),
        ("VAL 07", "VAL 07"),
        ("Invoice 12", "12"),
        ("Invoice", "Invoice"),
    ],
)
def test_labels_and_wrapping_come_off(text: str, number: str) -> None:
    assert clean(text) == number


@pytest.mark.parametrize(
    ("word", "opens"),
    [("TED", True), ("FPA", True), ("CRO", False), ("Ted", False), ("A4", False), ("TRANSFER", False)],
)
def test_capitals_that_are_no_label_open_a_number(word: str, opens: bool) -> None:
    assert opens_number(word) is opens


def test_lists_of_numbers() -> None:
    assert split_numbers("INV-1, INV-2 and INV-3/4; INV-1") == ["INV-1", "INV-2", "INV-3/4"]
    assert split_numbers("Rechnungen 4711 und 4712.") == ["4711", "4712"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Credit memo", "credit_memo"),
        ("Gutschrift", "credit_memo"),
        ("avoir", "credit_memo"),
        ("nota de crédito", "credit_memo"),
        ("Nota credito", "credit_memo"),
        ("creditnota", "credit_memo"),
        ("CM", "credit_memo"),
        ("Rechnung", "invoice"),
        ("fattura", "invoice"),
        ("factuur", "invoice"),
        ("nota fiscal", "invoice"),
        ("INV", "invoice"),
        ("Debit memo", "debit_memo"),
        ("nota di addebito", "debit_memo"),
        ("PO", "purchase_order"),
        ("adjustment", "adjustment"),
        ("Elephant", None),
        ("", None),
    ],
)
def test_types(text: str, kind: str | None) -> None:
    assert document_type_of(text) == kind


@given(st.text(max_size=40))
def test_the_key_is_that_of_the_rules(text: str) -> None:
    """Extractors may not import the rules; their two foldings must stay one."""
    assert folded(text) == keys.folded(text)


@given(st.from_regex(r"[A-Z]{0,4}-?[0-9]{2,10}", fullmatch=True))
def test_clean_is_idempotent_and_keeps_numbers(number: str) -> None:
    assert clean(number) == number
    assert clean(f"Invoice no. {number}") == number


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    assert not looks_like_document_number(text) or any(char.isdigit() for char in text)
    assert len(clean(text)) <= len(text)
    assert all(number.strip() and number in text for number in split_numbers(text))
    assert document_type_of(text) in (None, *get_args(DocumentType))


@pytest.mark.parametrize("pump", ["A1-", "1 ", "a.", "#", "1"])
def test_the_cost_of_hostile_texts_grows_no_faster_than_they(pump: str) -> None:
    def read(text: str) -> None:
        looks_like_document_number(text)
        clean(text[:2_000])
        split_numbers(text)
        document_type_of(text)

    assert growth(read, pump) <= QUADRATIC
