"""MT940 as banks write it."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docflow.schema.records import BankEntry, Extraction, Party
from tests.extractors.statement.written import Booking, extracted, mt940, statement

HEAD = ":20:X\n:25:NL71RABO0123456789\n:28C:7/1\n:60F:C260503EUR100,00\n"
TAIL = ":62F:C260504EUR200,00\n-\n"


def only(lines: str, head: str = HEAD, tail: str = TAIL) -> tuple[Extraction, BankEntry]:
    (found,) = extracted(head + lines + tail)
    return found, statement(found).entries[0]


AMOUNTS = st.decimals(Decimal("-99999999.99"), Decimal("99999999.99"), places=2)
CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])


@settings(max_examples=40, deadline=None)
@given(st.lists(AMOUNTS, max_size=6), CURRENCIES)
def test_what_is_written_is_read_back(amounts: list[Decimal], currency: str) -> None:
    digits = {"EUR": 2, "JPY": 0, "KWD": 3}[currency]
    wanted = [round(amount, 2).quantize(Decimal(1).scaleb(-digits)) for amount in amounts]
    (found,) = extracted(mt940([Booking(amount) for amount in wanted], currency))
    assert [entry.amount for entry in statement(found).entries] == wanted
    assert not found.review
    assert all(check.holds for check in found.proof)


@settings(max_examples=40, deadline=None)
@given(st.lists(AMOUNTS.filter(bool), min_size=1, max_size=4), st.data())
def test_a_changed_digit_of_an_amount_is_told(amounts: list[Decimal], data: st.DataObject) -> None:
    text = mt940([Booking(amount) for amount in amounts])
    places = [at for match in re.finditer(r"[CD](\d+),(\d+)N", text) for at in range(*match.span(1))]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[at]]))
    (found,) = extracted(text[:at] + digit + text[at + 1 :])
    assert found.review
    assert not all(check.holds for check in found.proof)


def test_every_value_has_its_place() -> None:
    found, entry = only(
        ":61:2605040504C100,00NTRFKREF+77//BANK1\n:86:/EREF/E2E-1/REMI/USTD//Invoice 4711/NAME/ACME BV\n"
    )
    assert entry.end_to_end_id == "E2E-1"
    assert (entry.text, entry.counterparty.name) == ("Invoice 4711", "ACME BV")
    amount = found.fields["entries.0.amount"]
    assert (amount.ref, amount.text) == (":61: mark, line 5", "C 100,00")
    assert found.fields["entries.0.end_to_end_id"].ref == ":86: text, line 6, characters 7-11"
    assert set(found.fields) >= {"account", "sequence", "opening_balance", "closing_balance", "entries.0.value_date"}


def test_german_subfields_are_put_together() -> None:
    lines = (
        ":61:2605040504CR100,00NTRFNONREF//55\n"
        ":86:166?00SEPA GUTSCHRIFT?10281?20EREF+TRX-0A4A47C3-F846-4729?21-8A1B-5DF620F\n"
        "?22SVWZ+Rechnung RE-4711 vom 1?232.04.2026 und RE-4712?30COBADEFFXXX?31DE8937\n"
        "0400440532013000?32Nordlicht Aktiengesellscha?33ft\n"
    )
    _, entry = only(lines)
    assert entry.end_to_end_id == "TRX-0A4A47C3-F846-4729-8A1B-5DF620F"
    assert entry.text == "Rechnung RE-4711 vom 12.04.2026 und RE-4712"
    assert entry.counterparty.iban == "DE89370400440532013000"
    assert entry.code == "NTRF/166"
    assert entry.bank_reference == "55"
    assert entry.reference is None


@pytest.mark.parametrize(
    ("mark", "amount", "reversal"), [("C", 100, False), ("RD", 100, True), ("D", -100, False), ("RC", -100, True)]
)
def test_marks_and_reversals(mark: str, amount: int, reversal: bool) -> None:
    _, entry = only(f":61:260504{mark}100,NRTIREF\n")
    assert (entry.amount, entry.reversal, entry.return_reason) == (Decimal(amount), reversal, "RTI")


def test_an_entry_of_january_is_valued_in_december() -> None:
    _, entry = only(":61:2512310102C100,00NTRFX\n")
    assert (entry.value_date, entry.booking_date) == (dt.date(2025, 12, 31), dt.date(2026, 1, 2))


def test_a_dutch_counterparty() -> None:
    lines = (
        ":61:260504C100,00NTRFEREF//X\n:86:/EREF/E-9//CNTP/NL32INGB0000012345/INGBNL2A/ING BANK NV///REMI/STRD/CUR/\n"
        "9001123412341234/\n"
    )
    _, entry = only(lines)
    assert entry.counterparty.iban == "NL32INGB0000012345"
    assert entry.counterparty.name == "ING BANK NV"
    assert entry.references == ("9001123412341234",)


def test_pages_of_one_statement_are_one_record() -> None:
    first = HEAD + ":61:260504C50,00NTRFA\n:62M:C260504EUR150,00\n-\n"
    second = ":20:X\n:25:NL71RABO0123456789\n:28C:7/2\n:60M:C260504EUR150,00\n:61:260504C50,00NTRFB\n"
    (found,) = extracted(first + second + TAIL)
    assert len(statement(found).entries) == 2
    assert not found.review
    (broken,) = extracted(first + second.replace("60M:C260504EUR150", "60M:C260504EUR151") + TAIL)
    assert any("next begins with" in sentence for sentence in broken.review)


def test_envelopes_and_several_statements() -> None:
    one = "{1:F01BANKDEFFXXXX0000000000}{2:I940X}{4:\r\n" + mt940([Booking(Decimal(5))]).replace("-\r\n", "-}\r\n")
    found = extracted(one + "{1:F01BANKDEFFXXXX0000000000}{2:I940X}{4:\r\n" + mt940([Booking(Decimal(7))]))
    assert [statement(each).entries[0].amount for each in found] == [5, 7]
    assert not any(each.review for each in found)


def test_a_broken_entry_is_told_and_the_others_are_read() -> None:
    found, entry = only(":61:26O504C100,00NTRFA\n:61:260504C100,00NTRFB\n")
    assert entry.reference == "B"
    assert any(sentence.startswith("Line 5 (:61:) is broken") for sentence in found.review)


def test_the_sums_of_an_interim_report_are_checked() -> None:
    text = (
        ":20:X\n:25:DE1\n:28C:1\n:34F:EUR0,\n:13D:2605041200+0200\n:61:260504C9,50NTRFA\n:61:260504D2,NTRFB\n"
        ":90D:1EUR2,\n:90C:1EUR9,60\n"
    )
    (found,) = extracted(text)
    assert statement(found).report == "intraday"
    assert [check.holds for check in found.proof] == [True, True, True, False]
    assert [sentence for sentence in found.review if ":90C:" in sentence] == list(found.review)


def test_amounts_in_another_currency() -> None:
    _, entry = only(":61:260504C100,00NTRFA//B\n/OCMT/USD110,25/CHGS/EUR1,50/\n")
    assert entry.exchange is not None
    assert (entry.exchange.amount, entry.exchange.currency) == (Decimal("110.25"), "USD")
    assert entry.charges[0].amount == Decimal("1.50")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (":61:240312    CD100,00NMSCNONREF//\n", {"code": "NMSC", "value_date": dt.date(2024, 3, 12)}),
        (":61:2605040504CR\n100,00N062NONREF\n:\n86:166?00GUTSCHR?20SVWZ+Test\n", {"text": "Test", "code": "N062/166"}),
        (":61:1602300301CR100,00N024NONREF\n", {"value_date": None, "booking_date": dt.date(2026, 3, 1)}),
        (
            ":61:260504C100,00S   X\n:NS:01Zweck\n02zwei\n15Erika\n16Muster\n",
            {"text": "Zweck zwei", "counterparty": Party(name="Erika Muster")},
        ),
        (
            ":61:260504C100,00NOVBNL91ABNA0417164300\n",
            {"reference": "NL91ABNA0417164300", "counterparty": Party(iban="NL91ABNA0417164300")},
        ),
        (
            ":61:260504C100,00NMSC\n:86:835?20EREF+ 12 ?21MREF+ 12AB CRED+ A?22B12 S?23VWZ+ Einkauf\n",
            {"end_to_end_id": "12", "mandate_id": "12AB", "text": "Einkauf"},
        ),
        (":61:260504CF100,00N044NONREF          W.P. Jansen\n", {"counterparty": Party(name="W.P. Jansen")}),
    ],
)
def test_what_banks_make_of_it(lines: str, wanted: dict[str, object]) -> None:
    found, entry = only(lines)
    assert {name: getattr(entry, name) for name in wanted} == wanted
    assert entry.amount == 100
    assert not found.review


def test_a_tag_in_place_of_another_is_told() -> None:
    found, _ = only(":61:260504C100,00NTRFA\n:25:166?00GUTSCHRIFT?20EREF+X\n")
    assert any("(:25:) comes a second time" in sentence for sentence in found.review)


def test_the_currency_behind_an_iban_is_no_part_of_the_account() -> None:
    found, _ = only(
        ":61:2605040504C100,00NTRFNONREF\n", head=HEAD.replace("NL71RABO0123456789", "NL69INGB0123456789EUR")
    )
    assert statement(found).account == "NL69INGB0123456789"
    found, _ = only(
        ":61:2605040504C100,00NTRFNONREF\n", head=HEAD.replace("NL71RABO", "NL69INGB").replace("6789", "6789 EUR")
    )
    assert statement(found).account == "NL69INGB0123456789"
    found, _ = only(":61:2605040504C100,00NTRFNONREF\n", head=HEAD.replace("NL71RABO0123456789", "4711/0815EUR"))
    assert statement(found).account == "4711/0815EUR"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("109?00RETOURE?20SVWZ+RUECKGABE RE-7?21RETURN REASON AC04 KONTO?32SCHULZE", "AC04"),
        ("109?00RETOURE?20SVWZ+RUECKGABE RE-7?32SCHULZE", "GVC 109"),
        ("166?00UEBERWEISUNG?20SVWZ+RE AC04?32SCHULZE", "RTI"),
        ("Returned", "RTI"),
    ],
)
def test_why_it_was_returned_in_the_words_that_say_most(text: str, reason: str) -> None:
    _, entry = only(f":61:2605040504RC100,00NRTINONREF\n:86:{text}\n")
    assert entry.return_reason == reason
