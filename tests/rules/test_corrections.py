"""What a person types: validated, proven again, located on the page; nothing else of the record changes."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.errors import InvalidValues
from docflow.rules.corrections import correct, customer_chosen, items_chosen
from docflow.rules.locate import locate
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Dispute, Equation, Evidence, Extraction, Invoice, Kind, Remittance
from tests.rules.worlds import extraction, line, money, remittance

PRINTED = [
    ("Payment", 10, 10), ("date", 60, 10), ("04.05.2026", 100, 10), ("5", 300, 10), ("May", 310, 10), ("2026", 330, 10),
    ("INV-1001", 10, 100), ("1,000.00", 100, 100),
    ("INV-1002", 10, 120), ("EUR", 80, 120), ("1.000,00", 100, 120),
    ("Total", 10, 140), ("$2,000.00", 100, 140), ("Acme", 10, 160), ("Retail", 40, 160), ("GmbH", 80, 160),
    ("INV-480", 10, 180), ("480", 100, 180),
]  # fmt: skip


def page(number: int = 1) -> Page:
    words = tuple(Word(text, x, y, x + 40, y + 10) for text, x, y in PRINTED)
    return Page(number=number, width=600, height=800, words=words, method="text")


PAGES = Pages(reader="pdf", pages=(page(), page(2)))
READ = extraction(remittance(line(), line("INV-1002"), amount=money("2100.00")))


def record_of(found: Extraction) -> Remittance:
    assert isinstance(found.record, Remittance)
    return found.record


def test_a_corrected_total_is_proven_and_located() -> None:
    assert not READ.proof[-1].holds
    found = correct(READ, {"amount": "2000.00"}, PAGES)
    assert record_of(found).amount == money("2000.00")
    assert all(check.holds for check in found.proof)
    evidence = found.fields["amount"]
    assert (evidence.method, evidence.page, evidence.text) == ("person", 1, "$2,000.00")
    assert evidence.box == (100, 140, 140, 150)


def test_a_value_that_is_not_on_the_page_has_no_place() -> None:
    evidence = correct(READ, {"amount": "3.00"}, PAGES).fields["amount"]
    assert (evidence.method, evidence.page, evidence.box, evidence.value) == ("person", None, None, "3.00")


def test_of_several_places_the_nearest_is_taken() -> None:
    here = Evidence(value="INV-1002", confidence=0.9, page=2, box=(10, 120, 50, 130), text="INV-1002")
    read = READ.model_copy(update={"fields": {"lines.1.document_number": here}})
    found = correct(read, {"lines.1.paid_amount": "1000.00"}, PAGES).fields["lines.1.paid_amount"]
    assert (found.page, found.text) == (2, "1.000,00")


def test_confirming_keeps_the_place() -> None:
    here = Evidence(value="2100.00", confidence=0.4, page=2, box=(1, 2, 3, 4), text="2.100", method="ocr")
    read = READ.model_copy(update={"fields": {"amount": here}})
    found = correct(read, {"amount": "2100.00"}, PAGES)
    assert found.fields["amount"] == here.model_copy(update={"method": "person", "confidence": 1.0, "confirmed": True})
    assert found.confidence == 1.0


def test_everything_else_stays_as_it_was() -> None:
    found = correct(READ, {"payer.name": "  Globex   Corp "})
    assert record_of(found).payer.name == "Globex Corp"
    assert record_of(found).model_copy(update={"payer": READ.record.payer}) == READ.record  # type: ignore[union-attr]


def test_lines_are_added_and_removed_and_evidence_moves_with_them() -> None:
    added = correct(READ, {"lines.+.document_number": "INV-3", "lines.+.paid_amount": "100.00"})
    assert [x.document_number for x in record_of(added).lines] == ["INV-1001", "INV-1002", "INV-3"]
    assert added.proof[-1].holds
    assert record_of(correct(READ, {"lines.2.paid_amount": "5.00"})).lines[2].paid_amount == money("5.00")
    removed = correct(added, {"lines.0": None})
    assert [x.document_number for x in record_of(removed).lines] == ["INV-1002", "INV-3"]
    assert removed.fields["lines.1.paid_amount"].value == "100.00"
    assert removed.fields["lines.0.document_number"].value == "INV-1002"
    assert not any(path.startswith("lines.2") for path in removed.fields)
    both = correct(added, {"lines.0": None, "lines.2": None, "lines.1.paid_amount": "7.00"})
    assert [x.paid_amount for x in record_of(both).lines] == [money("7.00")]


def test_choices_are_kept_beside_the_record_and_can_be_taken_back() -> None:
    found = correct(READ, {"customer": "C-7", "lines.1.open_item": "inv:9", "lines.0.open_item": None})
    assert found.record == READ.record
    assert customer_chosen(found) == "C-7"
    assert items_chosen(found) == {0: "", 1: "inv:9"}
    again = correct(found, {"customer": "auto", "lines.1.open_item": "auto"})
    assert customer_chosen(again) is None
    assert items_chosen(again) == {0: ""}
    assert items_chosen(correct(found, {"lines.0": None})) == {0: "inv:9"}


def test_emptying_takes_the_default() -> None:
    read = correct(READ, {"lines.0.discount_amount": "5.00"})
    assert record_of(correct(read, {"lines.0.discount_amount": ""})).lines[0].discount_amount == 0
    assert record_of(correct(READ, {"payment_date": None})).payment_date is None


def test_an_invoice_that_is_disputed_says_which_whose_and_how_much() -> None:
    record = Invoice.model_validate(
        {"buyer": {"name": "Acme"}, "invoice_number": "R-7", "currency": "EUR", "total_amount": "119.00"}
    )
    place = Evidence(value="119.00", confidence=0.97, page=1, box=(1, 2, 3, 4), text="119,00")
    read = Extraction(kind=Kind.INVOICE, confidence=0.97, record=record, fields={"total_amount": place})
    after = correct(read, {"kind": "dispute", "reason": "pricing"})
    told = after.record.model_dump(exclude_none=True, mode="json")
    assert told["customer"] == {"name": "Acme"} and told["invoices"] == ["R-7"]
    assert (told["amount"], told["currency"], told["reason"]) == ("119.00", "EUR", "pricing")
    assert after.fields["amount"] == place


def test_the_kind_can_be_changed() -> None:
    found = correct(READ, {"kind": "dispute", "claim_number": "CL-1", "invoices.+": "INV-1", "amount": "5.00"})
    assert found.kind is Kind.DISPUTE
    assert found.record == Dispute(claim_number="CL-1", invoices=("INV-1",), amount=Decimal("5.00"))
    assert set(found.fields) == {"claim_number", "invoices.0", "amount"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("amount", "1e3"),
        ("amount", "1,000.00"),
        ("amount", "NaN"),
        ("amount", "99999999999999999"),
        ("amount", "ten"),
        ("payment_date", "1777593600"),
        ("payment_date", "04/05/2026"),
        ("payment_date", "2026-02-30"),
        ("currency", "Euro"),
        ("payment_method", "barter"),
        ("lines.0.deduction_reason", "mood"),
        ("nonsense", "1"),
        ("payer.nonsense", "1"),
        ("payer", "Acme"),
        ("amount.x", "1"),
        ("lines.9.paid_amount", "1.00"),
        ("lines.9", None),
        ("lines.x.paid_amount", "1.00"),
        ("lines.-1.paid_amount", "1.00"),
        ("kind", "poem"),
        ("payer.name", "a\u202eb"),
        ("payer.name", "x" * 501),
        ("__class__", "x"),
        ("", "x"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_sentence_for_its_path(path: str, value: str | None) -> None:
    with pytest.raises(InvalidValues) as refused:
        correct(READ, {path: value})
    assert refused.value.problems
    assert all(sentence.endswith(".") for sentence in refused.value.problems.values())
    assert next(iter(refused.value.problems)).startswith(path.split(".")[0])


def test_every_problem_is_told() -> None:
    with pytest.raises(InvalidValues) as refused:
        correct(READ, {"amount": "x", "payment_date": "y", "nonsense": "z"})
    assert set(refused.value.problems) == {"amount", "payment_date", "nonsense"}


@pytest.mark.parametrize(
    ("sentence", "changes", "answered"),
    [
        ("The lines add up to 2000.00 but the total says 2100.00.", {"amount": "2000.00"}, True),
        ("The lines add up to 2000.00 but the total says 2100.00.", {"amount": "2001.00"}, True),
        ("The lines add up to 2000.00, and not to what is printed.", {"payer.name": "x"}, False),
        ("The payment date 04/05/2026 may be read in two ways.", {"payment_date": "2026-05-04"}, True),
        ("The payment date 04/05/2026 may be read in two ways.", {"payer.name": "x"}, False),
        ("Page 1 has hidden text, which was ignored.", {"amount": "2000.00", "payment_date": "2026-05-04"}, False),
        ("Line 2 has an amount that is hard to read.", {"lines.1.paid_amount": "1000.00"}, True),
        ("Line 2 has an amount that is hard to read.", {"lines.0.paid_amount": "1000.00"}, False),
        ("The payer is not printed.", {"customer": "C-1"}, True),
    ],
)
def test_only_the_questions_that_were_answered_go_away(sentence: str, changes: dict[str, str], answered: bool) -> None:
    found = correct(READ.model_copy(update={"review": (sentence,)}), changes)
    assert (sentence not in found.review) is answered


def test_what_still_fails_is_said_again() -> None:
    found = correct(READ, {"amount": "2001.00"})
    assert any("2001.00" in sentence for sentence in found.review)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (money("2000"), "$2,000.00"),
        (money("-1000.00"), "1,000.00"),
        (dt.date(2026, 5, 4), "04.05.2026"),
        (dt.date(2026, 5, 5), "5 May 2026"),
        ("acme retail", "Acme Retail"),
        ("INV 1002", "INV-1002"),
        (money("480.00"), "480"),
        (money("1480.00"), None),
        (money("5.00"), "5"),
        ("Nobody", None),
        ("", None),
        (dt.date(2027, 1, 1), None),
    ],
)
def test_values_are_found_however_they_are_printed(value: str | Decimal | dt.date, text: str | None) -> None:
    place = locate(value, PAGES)
    assert (place.text if place else None) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_locating_never_fails(value: str, printed: str) -> None:
    words = (Word(printed, 0, 0, 1, 1), Word(value, 2, 0, 3, 1))
    pages = Pages(reader="x", pages=(Page(number=1, width=9, height=9, words=words, method="text"),))
    for place in (locate(value, pages), locate(Decimal(5), pages), locate(dt.date(2026, 5, 4), pages)):
        assert place is None or place.text in (printed, value, f"{printed} {value}")


def test_faults_are_told_anew_and_not_twice() -> None:
    first = correct(READ, {"amount": "2001.00"})
    second = correct(first, {"lines.0.paid_amount": "1002.00"})
    told = [sentence for sentence in second.review if "add up" in sentence]
    assert told == ["The lines add up to 2002.00, but the total is 2001.00, 1.00 less; correct the total or a line."]


def test_printed_subtotals_stay_doubtful_until_a_figure_is_changed() -> None:
    subtotal = Equation(equation="subtotal of page 2", holds=False)
    read = READ.model_copy(update={"proof": (subtotal,)})
    named = correct(read, {"payer.name": "Globex", "lines.0.open_item": "inv:1"})
    assert subtotal in named.proof
    assert any("subtotal of page 2" in sentence for sentence in named.review)
    assert subtotal not in correct(named, {"lines.0.paid_amount": "1.00"}).proof
