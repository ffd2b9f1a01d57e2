"""EDIFACT REMADV as senders vary it: reasons as AJT or ALC, amounts of lines, totals in the head, missing parts."""

from decimal import Decimal

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors import registry

HEAD = ["BGM+481+A-1+9", "DTM+137:20260501:102", "NAD+BY+4000001000005::9++Kaufhaus AG", "CUX+2:EUR"]
DOCUMENT = ["DOC+380+RE-1", "MOA+77:100.00", "MOA+12:80.00"]


def read(*body: str) -> Extraction:
    rows = ["UNH+1+REMADV:D:96A:UN", *HEAD, *body, f"UNT+{len(HEAD) + len(body) + 2}+1", ""]
    (found,) = registry.extract(registry.read("'".join(rows).encode(), "in.edi"))
    return found


def advice_of(found: Extraction) -> Remittance:
    assert isinstance(found.record, Remittance)
    return found.record


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("AJT+3", Reason.DAMAGE), ("AJT+4", Reason.QUANTITY), ("AJT+75", Reason.PROMOTION), ("AJT+999", Reason.OTHER),
        ("ALC+A+:95", Reason.DISCOUNT), ("ALC+A+:65", Reason.QUALITY),
    ],
)  # fmt: skip
@pytest.mark.parametrize("amount", ["20.00", "-20.00"])
def test_a_reason_whatever_the_sign_of_its_amount(reason: str, expected: Reason, amount: str) -> None:
    found = read(*DOCUMENT, reason, f"MOA+165:{amount}", "FTX+AAI+++as agreed", "UNS+S", "MOA+12:80.00")
    (line,) = advice_of(found).lines
    assert (line.deduction_amount, line.deduction_reason, found.review) == (Decimal("20.00"), expected, ())
    assert "as agreed" in (line.deduction_text or "")


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("62", "Menge fehlte", Reason.QUANTITY),
        ("62", "wie besprochen", Reason.OTHER),
        ("3", "Menge fehlte", Reason.DAMAGE),
        ("3", "Palette zerdrückt", Reason.DAMAGE),
    ],
)
def test_words_tell_what_a_code_leaves_open(code: str, words: str, expected: Reason) -> None:
    found = read(*DOCUMENT, f"AJT+{code}", "MOA+165:20.00", f"FTX+ACB+++{words}", "UNS+S", "MOA+12:80.00")
    assert advice_of(found).lines[0].deduction_reason is expected


def test_a_charge_adds_to_what_is_paid() -> None:
    found = read("DOC+380+RE-1", "MOA+77:100.00", "MOA+12:105.00", "ALC+C+:70", "MOA+8:5.00", "UNS+S", "MOA+12:105")
    (line,) = advice_of(found).lines
    assert (line.deduction_amount, line.deduction_reason, found.review) == (Decimal("-5.00"), Reason.FREIGHT, ())


def test_amounts_of_lines_are_parts_of_their_document() -> None:
    lines = ["DLI++1", "MOA+12:50.00", "AJT+5", "MOA+5:20.00", "DLI++2", "MOA+12:30.00"]
    found = read(*DOCUMENT, *lines, "UNS+S", "MOA+12:80.00")
    (line,) = advice_of(found).lines
    assert (line.paid_amount, line.deduction_amount, line.deduction_reason, found.review) == (
        Decimal("80.00"), Decimal("20.00"), Reason.PRICING, (),
    )  # fmt: skip


def test_the_total_may_stand_in_the_head_and_the_date_is_then_the_messages_own() -> None:
    found = read("MOA+12:80.00", *DOCUMENT[:1], "MOA+12:80.00")
    advice = advice_of(found)
    assert (advice.amount, str(advice.payment_date), advice.payment_reference) == (
        Decimal("80.00"),
        "2026-05-01",
        "A-1",
    )
    assert (advice.payer.name, found.review) == ("Kaufhaus AG", ())


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ((*DOCUMENT, "UNS+S", "MOA+12:80.00"), "Segment 6 (DOC): gross less discount and adjustments is not the net"),
        (
            ("DOC+380+RE-1", "MOA+12:80.00", "UNS+S", "MOA+12:81.00"),
            "The lines add up to 80.00, but the amount",
        ),
        (("DOC+380+RE-1", "MOA+12:80.00", "UNS+S"), "The message does not say how much is paid in all (MOA+12)."),
        (("DOC+380", "MOA+12:80.00", "UNS+S", "MOA+12:80.00"), "Segment 6 (DOC) names no document."),
        (("DOC+380+RE-1", "UNS+S", "MOA+12:80.00"), "Segment 6 (DOC) names no amount."),
    ],
)
def test_what_a_person_must_see(body: tuple[str, ...], sentence: str) -> None:
    assert any(each.startswith(sentence) for each in read(*body).review)


def test_words_that_contradict_the_code_are_asked_about() -> None:
    found = read(*DOCUMENT, "AJT+20", "MOA+165:20.00", "FTX+ACB+++Preisdifferenz", "UNS+S", "MOA+12:80.00")
    assert found.review == ('The reason is late_delivery by its code, but "20 Preisdifferenz" says pricing.',)


def test_what_is_paid_may_be_called_the_amount_paid() -> None:
    found = read("DOC+380+RE-1", "MOA+39:100.00", "MOA+11:100.00", "DOC+383+D-1", "MOA+11:-30.00", "UNS+S", "MOA+11:70")
    assert (advice_of(found).amount, found.review) == (Decimal("70.00"), ())


@pytest.mark.parametrize(
    ("number", "asked"), [("RE-1", ()), ("FV-77", ('Segment 6 (DOC) names two invoices, "RE-1" and "FV-77".',))]
)
def test_a_document_with_two_numbers_is_asked_about(number: str, asked: tuple[str, ...]) -> None:
    found = read("DOC+380+RE-1", f"RFF+IV:{number}", "MOA+12:80.00", "UNS+S", "MOA+12:80.00")
    assert found.review == asked
