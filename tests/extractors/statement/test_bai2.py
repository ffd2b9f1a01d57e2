"""BAI2 as banks write it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.errors import Quarantine
from tests.extractors.statement.written import Booking, bai2, extracted, statement

AMOUNTS = st.decimals(Decimal("-9999999.99"), Decimal("9999999.99"), places=2)


@settings(max_examples=40, deadline=None)
@given(st.lists(AMOUNTS, max_size=6), st.sampled_from(["USD", "JPY", "KWD"]))
def test_what_is_written_is_read_back(amounts: list[Decimal], currency: str) -> None:
    digits = {"USD": 2, "JPY": 0, "KWD": 3}[currency]
    wanted = [amount.quantize(Decimal(1).scaleb(-digits)) for amount in amounts]
    (found,) = extracted(bai2([Booking(amount) for amount in wanted], currency))
    assert [entry.amount for entry in statement(found).entries] == wanted
    assert not found.review
    assert len(found.proof) >= 8


@settings(max_examples=40, deadline=None)
@given(st.lists(AMOUNTS.filter(bool), min_size=1, max_size=4), st.data())
def test_a_changed_digit_of_an_amount_is_told(amounts: list[Decimal], data: st.DataObject) -> None:
    text = bai2([Booking(amount) for amount in amounts])
    places = [at for match in re.finditer(r"^16,\d+,(\d+)", text, re.M) for at in range(*match.span(1))]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
    (found,) = extracted(text[:at] + digit + text[at + 1 :])
    assert found.review


def test_places_text_and_references() -> None:
    text = bai2([Booking(Decimal("12.50"), text="AB/12, and 13", reference="C,1".replace(",", ""))])
    (found,) = extracted(text)
    (entry,) = statement(found).entries
    assert (entry.bank_reference, entry.reference, entry.text) == ("B1", "C1", "AB/12, and 13 and so on")
    assert (found.fields["entries.0.amount"].ref, found.fields["entries.0.amount"].text) == (
        "16 amount, line 4",
        "1250",
    )
    assert statement(found).statement_id == "260505-7"


@pytest.mark.parametrize("funds", ["S,1,2,3", "V,260506,", "V,260506,1200", "D,2,0,500,1,750", "0", "Z", ""])
def test_availability_is_skipped(funds: str) -> None:
    text = bai2([Booking(Decimal("12.50"))]).replace(",Z,", f",{funds},")
    (entry,) = statement(extracted(text)[0]).entries
    assert (entry.bank_reference, entry.reference) == ("B1", "R1")


def test_a_currency_of_the_group_counts_for_its_accounts() -> None:
    text = bai2([Booking(Decimal(500))], "JPY").replace("03,4711,JPY", "03,4711,")
    assert statement(extracted(text)[0]).entries[0].amount == 500


def test_several_records_on_a_line_and_fixed_blocks() -> None:
    text = bai2([Booking(Decimal(5)), Booking(Decimal(-3))])
    one_line = extracted(text.replace("/\n", "/  "))
    padded = extracted("".join(line.ljust(80) for line in text.replace("7,,,2/", "7,80,1,2/").splitlines()))
    for found in (one_line, padded):
        assert [entry.amount for entry in statement(found[0]).entries] == [5, -3]
        assert not found[0].review


def test_a_broken_line_is_told_and_the_rest_is_read() -> None:
    text = bai2([Booking(Decimal(5)), Booking(Decimal(7))]).replace("16,142,700,", "16,142,7O0,")
    (found,) = extracted(text)
    assert [entry.amount for entry in statement(found).entries] == [5]
    assert any(sentence.startswith("Line 6 (16) was left out") for sentence in found.review)


def test_returns_are_marked() -> None:
    text = bai2([Booking(Decimal(-5), text='ACH return, Reason: "R01"')]).replace("16,475", "16,557")
    (entry,) = statement(extracted(text)[0]).entries
    assert entry.takes_back
    assert entry.return_reason == "R01"


def test_a_file_without_accounts_is_refused() -> None:
    with pytest.raises(Quarantine, match="no account record"):
        extracted("00,0004,1/2/345,06/0321,0829,001,80,1,2/")


def test_what_is_no_currency_is_told() -> None:
    (found,) = extracted(bai2([Booking(Decimal(5))]).replace("USD", "U$D"))
    assert any('"U$D"' in sentence for sentence in found.review)


@pytest.mark.parametrize("summary", ["", ",,,", "040,1250,,,,", "072,000,,,,074,000,,"])
def test_commas_that_lead_to_no_type_are_passed_over(summary: str) -> None:
    """ "010,...,,,/" with a comma more than the three of a summary, and an account that is summed up by none."""
    text = bai2([Booking(Decimal("12.50"))])
    header, amounts = "03,4711,USD,", (1250 if "040" in summary else 0)
    more = f"{header}{summary}," if summary else header
    total = int(re.search(r"^49,(-?\d+)", text, re.M)[1]) + amounts  # type: ignore[index]
    changed = re.sub(r"^(49|98|99),-?\d+", rf"\g<1>,{total}", text.replace(header, more), flags=re.M)
    (found,) = extracted(changed)
    assert all(check.holds for check in found.proof), [check for check in found.proof if not check.holds]
