"""Disputes as messages: X12 812 and EDIFACT COMDIS."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Party
from extractors import registry

DEBIT = [
    "BCD*20260501*DM-77*D*12550*D*20260401*INV-9", "CUR*BY*USD", "N9*IV*INV-10", "N1*BY*BIG RETAIL*91*C-7",
    "CDD*01*D**10000", "NTE**wrong price", "CDD*01*D**2550",
]  # fmt: skip
COMDIS = [
    "BGM+458+CD-1+9", "DTM+137:20260501:102", "CUX+2:EUR", "NAD+BY+4000001000005::9++Kaufhaus AG", "DOC+380+RE-1",
    "MOA+9:1000.00", "MOA+257:50.00", "AJT+3", "FTX+ACE+++two pallets?: crushed", "DOC+380+RE-2", "MOA+257:10",
    "AJT+3", "DLI++1", "MOA+257:4",
]  # fmt: skip


def debit(body: list[str]) -> Extraction:
    rows = ["ST*812*0001", *body, f"SE*{len(body) + 2}*0001", ""]
    (found,) = registry.extract(registry.read("~\n".join(rows).encode(), "in.edi"))
    return found


def comdis(body: list[str], count: int | None = None) -> Extraction:
    rows = ["UNH+1+COMDIS:D:01B:UN", *body, f"UNT+{count or len(body) + 2}+1", ""]
    (found,) = registry.extract(registry.read("'\n".join(rows).encode(), "in.edi"))
    return found


def test_a_debit_adjustment() -> None:
    found = debit(DEBIT)
    assert isinstance(found.record, Dispute)
    assert (found.record.customer.name, found.record.customer.customer_number) == ("BIG RETAIL", "C-7")
    assert found.record == Dispute(
        customer=found.record.customer, claim_number="DM-77", date=dt.date(2026, 5, 1), currency="USD",
        amount=Decimal("125.50"), reason=Reason.PRICING, invoices=("INV-9", "INV-10"), description="wrong price",
    )  # fmt: skip
    assert (found.review, [equation.holds for equation in found.proof]) == ((), [True, True])
    assert found.fields["amount"].ref == "BCD04, segment 2"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("*2550", "*2551", "The details add up to 125.51, but the adjustment (BCD04) is 125.50."),
        ("CDD*01*D**2550", "CDD*04*D**2550", "Several reasons are given: pricing, damage."),
        ("CUR*BY*USD", "CUR*BY", "The currency is not printed."),
        ("*12550", "*a lot", "is no amount"),
    ],
)
def test_what_a_person_must_see(old: str, new: str, sentence: str) -> None:
    found = debit([row.replace(old, new) for row in DEBIT])
    assert any(sentence in each for each in found.review)


def test_a_credit_adjustment_is_negative() -> None:
    found = debit([row.replace("*D*", "*C*") for row in DEBIT])
    assert isinstance(found.record, Dispute)
    assert (found.record.amount, found.proof[-1].holds) == (Decimal("-125.50"), True)


def test_a_commercial_dispute() -> None:
    found = comdis(COMDIS)
    assert found.record == Dispute(
        customer=Party(name="Kaufhaus AG"), claim_number="CD-1", date=dt.date(2026, 5, 1), currency="EUR",
        amount=Decimal("60.00"), reason=Reason.DAMAGE, invoices=("RE-1", "RE-2"),
        description="two pallets: crushed",
    )  # fmt: skip
    assert found.review == ()
    assert found.fields["invoices.1"].ref == "DOC02, segment 11"


def test_a_message_cut_off_is_told() -> None:
    assert any("has 99 segments, but there are 16" in each for each in comdis(COMDIS, 99).review)
    (found,) = registry.extract(registry.read("'".join(["UNH+1+COMDIS:D:01B:UN", *COMDIS]).encode(), "in.edi"))
    assert "The message ends without its UNT segment; it may have been cut off." in found.review


@pytest.mark.parametrize(
    ("code", "words", "sentence"),
    [
        ("50", "PRICE ON INVOICE HIGHER THAN PO PRICE", "late_delivery by its code"),
        ("06", "ITEM 4 NOT RECEIVED", None),
        ("01", "PRICE DISCREPANCY", None),
        ("11", "DAMAGED IN TRANSIT", None),
        ("01", "SEE CLAIM 4711 STORE 22", None),
    ],
)
def test_words_that_contradict_the_code_are_asked_about(code: str, words: str, sentence: str | None) -> None:
    rows = [row for row in DEBIT if not row.startswith(("CDD", "NTE"))]
    found = debit([*rows, f"CDD*{code}*D**12550", f"NTE*ADD*{words}"])
    assert [one for one in found.review if sentence and sentence in one] == list(found.review)
    assert bool(found.review) is (sentence is not None)


def test_words_tell_what_no_code_does() -> None:
    rows = [row for row in DEBIT if not row.startswith(("CDD", "NTE"))]
    found = debit([*rows, "CDD**D**12550", "NTE*ADD*SHORT SHIPMENT"])
    assert isinstance(found.record, Dispute)
    assert (found.record.reason, found.fields["reason"].text) == (Reason.QUANTITY, "SHORT SHIPMENT")


def test_a_commercial_dispute_whose_words_contradict_its_code() -> None:
    found = comdis([row.replace("two pallets?: crushed", "Ware wurde nicht geliefert") for row in COMDIS])
    assert found.review == ('The reason is damage by its code, but "Ware wurde nicht geliefert" says not_received.',)


def test_what_is_due_and_not_paid_may_be_what_is_disputed() -> None:
    found = comdis(
        [*COMDIS[:5], "MOA+9:1000", "MOA+12:880", "AJT+4", "DOC+380+RE-2", "MOA+9:100", "MOA+11:70", "AJT+4"]
    )
    assert isinstance(found.record, Dispute)
    assert found.record.amount == Decimal("150.00")
    assert found.review == (
        "The message does not say how much is disputed (MOA+257); 1100.00 is due and 950.00 paid, it may be 150.00.",
    )


@pytest.mark.parametrize("amounts", [["MOA+9:1000"], ["MOA+9:1000", "MOA+12:1000"], ["MOA+12:880"]])
def test_a_dispute_without_an_amount_has_none(amounts: list[str]) -> None:
    found = comdis([*COMDIS[:5], *amounts, "AJT+4"])
    assert isinstance(found.record, Dispute)
    assert found.record.amount is None
    assert found.review == ("The message does not say how much is disputed (MOA+257).",)
