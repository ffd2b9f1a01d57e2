"""Statements as CSV: what headings suggest, what stays open, what a saved format settles."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.formats import StatementFormat
from docflow.schema.records import Extraction, Kind
from extractors import registry
from extractors.contract import Hints
from extractors.statement.columns import Proposal, propose, sheet_of
from tests.extractors.statement.written import statement

SPARKASSE = (
    "Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Mandatsreferenz;Kundenreferenz (End-to-End);"
    "Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Waehrung\n"
    "DE89370400440532013000;04.05.26;04.05.26;GUTSCHR.;Rechnung 4711;;E2E1;Nordlicht AG;DE02120300000000202051;"
    "1.480,00;EUR\nDE89370400440532013000;05.05.26;05.05.26;LASTSCHRIFT;Strom;M1;;Stadtwerke;DE02120300000000202051;"
    "-80,50;EUR\n"
)
ING = (
    '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mededelingen"\n'
    '"20260504","ACME BV","NL20INGB0001234567","NL91ABNA0417164300","OV","Bij","1250,00","Factuur 12"\n'
    '"20260505","Huur","NL20INGB0001234567","NL91ABNA0417164300","OV","Af","500,00","Huur mei"\n'
)
CHASE = (
    "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
    'CREDIT,05/14/2026,"ORIG CO NAME:ACME",1480.00,ACH_CREDIT,11480.00,\n'
    'DEBIT,05/13/2026,"FEE",-20.00,FEE,10000.00,\nCREDIT,05/12/2026,"CHECK",20.00,CHECK,10020.00,112\n'
)
ABOVE = (
    '"Girokonto";"DE02120300000000202051"\n"Kontostand vom 05.11.2026:";"12.345,67 €"\n"Buchungsdatum";"Wertstellung";'
    '"Zahlungspflichtige*r";"Verwendungszweck";"IBAN";"Betrag (€)"\n'
    '"05.11.26";"05.11.26";"Bäckerei Schmidt e.K.";"RE 10023";"DE89370400440532013000";"1.190,00"\n'
    '"04.11.26";"04.11.26";"Stadtwerke";"Abschlag";"DE75512108001245126199";"-88,10"\n'
)
BRITISH = (
    "Date,Description,Money Out,Money In,Balance\n01/05/2026,ACME LTD,,100.00,1100.00\n"
    "02/05/2026,RENT,50.00,,1050.00\n03/05/2026,SHOP,,25.00,1075.00\n"
)


def proposed(text: str) -> Proposal:
    sheet = sheet_of(registry.read(text.encode(), "x.csv").pages[0])
    assert sheet is not None
    return propose(sheet)


def read(text: str, **more: object) -> Extraction:
    """With the proposed format saved, and what a person added to it."""
    saved = StatementFormat.model_validate(proposed(text).format.model_dump() | more)
    (found,) = registry.extract(registry.read(text.encode(), "x.csv"), Hints(name="x.csv", formats=(saved,)))
    return found


@pytest.mark.parametrize(
    ("text", "more", "amounts", "first"),
    [
        (SPARKASSE, {}, ["1480.00", "-80.50"], dt.date(2026, 5, 4)),
        (ING, {}, ["1250.00", "-500.00"], dt.date(2026, 5, 4)),
        (CHASE, {"account": "1", "currency": "USD"}, ["1480.00", "-20.00", "20.00"], dt.date(2026, 5, 14)),
        (
            BRITISH, {"account": "1", "currency": "GBP", "dates": "dmy"}, ["100.00", "-50.00", "25.00"],
            dt.date(2026, 5, 1),
        ),
    ],
)  # fmt: skip
def test_a_saved_format_is_followed(text: str, more: dict[str, object], amounts: list[str], first: dt.date) -> None:
    found = read(text, **more)
    assert not found.review
    entries = statement(found).entries
    assert [entry.amount for entry in entries] == [Decimal(amount) for amount in amounts]
    assert entries[0].booking_date == first
    assert (found.fields["entries.0.amount"].ref or "").endswith("2")


def test_parties_and_references() -> None:
    record = statement(read(SPARKASSE))
    assert record.account == "DE89370400440532013000"
    first = record.entries[0]
    assert (first.counterparty.name, first.counterparty.iban) == ("Nordlicht AG", "DE02120300000000202051")
    assert first.end_to_end_id == "E2E1"
    assert first.text == "Rechnung 4711"


def test_what_is_only_proposed_goes_to_a_person() -> None:
    (found,) = registry.extract(registry.read(ING.encode(), "x.csv"))
    assert found.kind is Kind.BANK_STATEMENT
    assert [sentence for sentence in found.review if "docflow bank mapping" in sentence] == list(found.review)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BRITISH, "Day and month"),
        (
            "Date,Description,Amount,Counterparty\n2026-05-01,A,5.00,X\n2026-05-02,B,6.00,Y\n",
            "which way the money went",
        ),
        ("Date,Description,Amount,Counterparty\n2026-05-01,A,-1.234,X\n2026-05-02,B,6.000,Y\n", "Points and commas"),
    ],
)
def test_what_can_be_read_both_ways_is_asked(text: str, words: str) -> None:
    assert any(words in doubt for doubt in proposed(text).doubts)


def test_a_running_balance_proves_every_amount() -> None:
    whole = read(BRITISH, account="1", currency="GBP")
    assert (statement(whole).opening_balance, statement(whole).closing_balance) == (Decimal(1000), Decimal(1075))
    down = read(CHASE, account="1", currency="USD")
    assert (statement(down).opening_balance, statement(down).closing_balance) == (Decimal(10000), Decimal(11480))
    for wrong in (BRITISH.replace("50.00,,", "60.00,,"), BRITISH.replace("1050.00", "1051.00")):
        found = read(wrong, account="1", currency="GBP")
        assert any("Row" in sentence for sentence in found.review)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice,Date,Gross,Discount,Amount,Description\nINV-1,2026-05-01,5.00,0.00,5.00,x\n",
        "Name,Street,Town\nA,B,C\nD,E,F\n",
    ],
)
def test_other_lists_are_no_statements(text: str) -> None:
    assert sheet_of(registry.read(text.encode(), "x.csv").pages[0]) is None


def test_an_account_named_above_makes_the_ibans_below_the_other_sides() -> None:
    found = read(ABOVE)
    record = statement(found)
    assert not found.review
    assert (record.account, record.currency) == ("DE02120300000000202051", "EUR")
    assert [one.counterparty.iban for one in record.entries] == ["DE89370400440532013000", "DE75512108001245126199"]


def test_a_sign_of_several_currencies_tells_none() -> None:
    assert proposed(ABOVE.replace("€)", "$)")).format.currency is None


def test_the_name_within_an_american_text() -> None:
    assert statement(read(CHASE, account="1", currency="USD")).entries[0].counterparty.name == "ACME"


BALANCES = (
    "Date,Description,Balance\n30/04/2026,Opening balance,1000.00\n01/05/2026,ACME LTD,1100.00\n"
    "13/05/2026,RENT,1050.00\n13/05/2026,SHOP,1075.00\n"
)
DOWNWARDS = (
    "Buchungstag;Verwendungszweck;Saldo (EUR)\n13.05.2026;Laden;1.075,00\n13.05.2026;Miete;1.050,00\n"
    "01.05.2026;ACME;1.100,00\n30.04.2026;Alter Kontostand;1.000,00\n"
)


@pytest.mark.parametrize("text", [BALANCES, DOWNWARDS])
def test_amounts_follow_from_a_running_balance(text: str) -> None:
    found = read(text, account="1", currency="GBP")
    assert not found.review
    record = statement(found)
    amounts = {entry.text: entry.amount for entry in record.entries}
    assert sorted(amounts.values()) == [Decimal(-50), Decimal(25), Decimal(100)]
    assert {amounts.get("RENT"), amounts.get("Miete")} == {Decimal(-50), None}
    assert (record.opening_balance, record.closing_balance) == (Decimal(1000), Decimal(1075))
    assert (found.fields["entries.1.amount"].ref or "").startswith("C")


def test_the_first_of_the_balances_may_be_told_above() -> None:
    text = "Account;12\nOpening balance;1000.00\n" + BALANCES.replace(
        "30/04/2026,Opening balance,1000.00\n", ""
    ).replace(",", ";")
    found = read(text, account="1", currency="GBP")
    assert not found.review
    assert [entry.amount for entry in statement(found).entries] == [Decimal(100), Decimal(-50), Decimal(25)]


def test_an_amount_that_follows_from_no_balance_is_asked_about() -> None:
    found = read(BALANCES.replace("30/04/2026,Opening balance,1000.00\n", ""), account="1", currency="GBP")
    assert [entry.amount for entry in statement(found).entries] == [Decimal(-50), Decimal(25)]
    assert found.review == ("Row 2 was left out, for its amount cannot be read.",)


@pytest.mark.parametrize("days", [("2026-05-01",) * 3, ("2026-05-01", "2026-05-03", "2026-05-02")])
def test_balances_whose_order_is_not_told_give_no_amounts(days: tuple[str, str, str]) -> None:
    rows = "".join(f"{day},ACME,{100 + n}.00\n" for n, day in enumerate(days))
    found = read("Date,Description,Balance\n" + rows, account="1", currency="GBP")
    assert not statement(found).entries
    assert "Which of the balances is the first is not told, so that no amount follows from them." in found.review


def test_an_opening_balance_beside_amounts_is_no_booking() -> None:
    text = BRITISH.replace("Balance\n", "Balance\n30/04/2026,Balance brought forward,,,1000.00\n")
    found = read(text, account="1", currency="GBP", dates="dmy")
    assert not found.review
    assert len(statement(found).entries) == 3


PENDING = (
    "Buchungstag;Valuta;Verwendungszweck;Betrag;Waehrung;{head}\n20.11.26;20.11.26;RE-1;1.154,30;EUR;{first}\n"
    "21.11.26;21.11.26;RE-2;10,00;EUR;{second}\n"
)


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("Info", "Umsatz gebucht", "Umsatz vorgemerkt"), ("Status", "Posted", "Pending"), ("État", "", "En attente")],
)
def test_what_is_only_announced_is_no_money_yet(head: str, first: str, second: str) -> None:
    found = read(PENDING.format(head=head, first=first, second=second), account="DE02120300000000202051")
    assert [entry.status for entry in statement(found).entries] == ["booked", "pending"]


def test_a_text_that_speaks_of_what_is_pending_announces_nothing() -> None:
    found = read(PENDING.format(head="Info", first="", second="").replace("RE-2", "pending"), account="X")
    assert [entry.status for entry in statement(found).entries] == ["booked", "booked"]


@pytest.mark.parametrize(
    "day", ["20-Nov-2026", "20 November 2026", "Nov 20, 2026", "20-NOV-26", "2026-11-20T09:00:00Z"]
)
def test_days_whose_month_is_named(day: str) -> None:
    found = read(f'Date,Narrative,Amount,DR/CR,Currency\n"{day}",INV 88,15.00,CR,AUD\n')
    assert statement(found).entries[0].booking_date == dt.date(2026, 11, 20)


def test_the_currency_in_words_behind_a_heading() -> None:
    text = "Date;Libellé;Débit euros;Crédit euros\n20/11/2026;VIREMENT F-12;;1 200,00\n19/11/2026;FRAIS;15,50;\n"
    found = statement(read(text))
    assert (found.currency, [str(entry.amount) for entry in found.entries]) == ("EUR", ["1200.00", "-15.50"])


def test_headings_of_spanish_and_portuguese_banks() -> None:
    text = "F. VALOR;F. OPERACIÓN;CONCEPTO;IMPORTE;SALDO\n20/11/2026;20/11/2026;FRA FV-77;121,00;1.121,00\n"
    assert str(statement(read(text, currency="EUR")).entries[0].amount) == "121.00"
