"""What the remittance reader makes of advices in many forms, each small enough to read."""

from datetime import date
from decimal import Decimal

import pytest

from docflow.schema.place import Pages
from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance, RemittanceLine
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Nordwind Handels GmbH
Hafenstraße 12
20457 Hamburg

An:
Alpina Textil AG
Am Markt 3
80331 München

Zahlungsavis

Zahlungsreferenz: ZB-26-0815
Zahlungsdatum: 14.10.2026
Währung: EUR

"""
TABLE = """
Rechnungsnummer    Datum         Bruttobetrag    Skonto    Zahlbetrag
RE26-0001          01.09.2026        1.000,00     20,00        980,00
RE26-0002          05.09.2026          500,00                  500,00
Summe                                1.500,00     20,00      1.480,00
"""


def one(document: Pages) -> tuple[Extraction, Remittance]:
    (found,) = advice.extract(Paper(document), Hints())
    assert isinstance(found.record, Remittance)
    return found, found.record


def money(line: RemittanceLine) -> tuple[str, str, str, str]:
    return (str(line.gross_amount), str(line.discount_amount), str(line.deduction_amount), str(line.paid_amount))


def test_a_plain_advice_is_proven_and_passes() -> None:
    found, record = one(pages(HEAD + TABLE))
    assert found.review == () and found.confidence > 0.9
    assert (record.payer.name, record.payee.name) == ("Nordwind Handels GmbH", "Alpina Textil AG")
    assert (record.payment_reference, record.payment_date, record.currency) == ("ZB-26-0815", date(2026, 10, 14), "EUR")
    assert record.amount == Decimal("1480.00")
    assert [money(line) for line in record.lines] == [
        ("1000.00", "20.00", "0.00", "980.00"),
        ("500.00", "0.00", "0.00", "500.00"),
    ]
    assert all(equation.holds for equation in found.proof)
    assert "sum(lines.paid_amount) = amount" in [equation.equation for equation in found.proof]


def test_every_value_says_where_it_stands() -> None:
    found, _ = one(pages(HEAD + TABLE))
    for path in (
        "amount",
        "currency",
        "payer.name",
        "payment_date",
        "payment_reference",
        "lines.1.document_number",
        "lines.0.discount_amount",
    ):
        evidence = found.fields[path]
        assert evidence.page == 1 and evidence.box is not None and evidence.text and evidence.method == "text"
    assert found.fields["lines.0.discount_amount"].text == "20,00"


def test_a_total_that_is_not_the_sum_is_taken_as_printed_and_flagged() -> None:
    found, record = one(pages(HEAD + TABLE.replace("1.480,00", "1.490,00")))
    assert record.amount == Decimal("1490.00")
    assert any("add up to 1480.00" in sentence and "1490.00" in sentence for sentence in found.review)


def test_a_line_that_does_not_add_up_is_named() -> None:
    found, _ = one(pages(HEAD + TABLE.replace("     20,00        980,00", "     20,00        970,00")))
    assert "Gross less discount and deductions is not the paid amount in line 1." in found.review


def test_no_total_is_said() -> None:
    found, record = one(pages(HEAD + TABLE[: TABLE.index("Summe")]))
    assert record.amount == Decimal("1480.00")
    assert "No total is printed; the amount is the sum of the lines." in found.review


def test_a_total_without_lines_goes_to_review() -> None:
    found, record = one(pages(HEAD + "Zahlbetrag: 1.480,00 EUR"))
    assert record.lines == () and record.amount == Decimal("1480.00")
    assert "No lines were found that say what is paid." in found.review


@pytest.mark.parametrize("credit", ["(100,00)", "-100,00", "100,00-"])
def test_credits_are_negative_however_they_are_printed(credit: str) -> None:
    _, record = one(
        pages(
            HEAD
            + f"""
Rechnung           Datum           Zahlbetrag
RE26-0001          01.09.2026        1.000,00
GU26-0007          03.09.2026       {credit}
Summe                                  900,00
"""
        )
    )
    assert [line.paid_amount for line in record.lines] == [Decimal("1000.00"), Decimal("-100.00")]
    assert record.lines[1].document_type == "credit_memo"


def test_a_credit_printed_positive_is_turned_where_the_total_proves_it() -> None:
    found, record = one(
        pages(
            HEAD
            + """
Belegart     Rechnung           Datum           Zahlbetrag
Rechnung     RE26-0001          01.09.2026        1.000,00
Gutschrift   GU26-0007          03.09.2026          100,00
Summe                                               900,00
"""
        )
    )
    assert record.lines[1].paid_amount == Decimal("-100.00")
    assert found.review == ()


def test_withholding_is_a_deduction_for_tax() -> None:
    _, record = one(
        pages(
            HEAD
            + """
Rechnung           Datum          Brutto     Quellensteuer    Zahlbetrag
RE26-0001          01.09.2026   1.000,00            100,00        900,00
Summe                           1.000,00            100,00        900,00
"""
        )
    )
    assert record.lines[0].deduction_amount == Decimal("100.00")
    assert record.lines[0].deduction_reason is Reason.TAX


def test_a_line_below_explains_the_gap_in_its_line() -> None:
    found, record = one(
        pages(
            HEAD
            + """
Rechnung           Datum          Brutto     Zahlbetrag
RE26-0001          01.09.2026   1.000,00         950,00
   Transportschaden              -50,00
RE26-0002          05.09.2026     500,00         500,00
Summe                                          1.450,00
"""
        )
    )
    assert money(record.lines[0]) == ("1000.00", "0.00", "50.00", "950.00")
    assert record.lines[0].deduction_text == "Transportschaden" and record.lines[0].deduction_reason is Reason.DAMAGE
    assert found.review == ()


def test_carried_forward_amounts_are_checked_over_pages() -> None:
    first = (
        HEAD + TABLE[: TABLE.index("Summe")] + "Übertrag                                                     1.480,00\n"
    )
    second = """
Rechnungsnummer    Datum         Bruttobetrag    Skonto    Zahlbetrag
Übertrag                                                     1.480,00
RE26-0003          07.09.2026          300,00                  300,00
Summe                                1.800,00     20,00      1.780,00
"""
    found, record = one(pages(first, second))
    assert len(record.lines) == 3 and found.review == ()
    wrong, _ = one(pages(first.replace("1.480,00\n", "1.485,00\n"), second))
    assert any("carried forward after line 2" in sentence for sentence in wrong.review)


def test_two_advices_in_one_file_are_two_records() -> None:
    second = (
        HEAD.replace("ZB-26-0815", "ZB-26-0816")
        + """
Rechnungsnummer    Datum         Bruttobetrag    Skonto    Zahlbetrag
RE26-0009          07.09.2026          300,00      0,00        300,00
Summe                                  300,00      0,00        300,00
"""
    )
    found = advice.extract(Paper(pages(HEAD + TABLE, second)), Hints())
    assert [item.record.payment_reference for item in found if isinstance(item.record, Remittance)] == [
        "ZB-26-0815",
        "ZB-26-0816",
    ]
    assert found[1].fields["amount"].page == 2


def test_a_payment_told_in_a_sentence() -> None:
    _found, record = one(
        pages("""
Bäckerei Grünwald e.K.
Marktgasse 5
97318 Kitzingen

Sehr geehrte Damen und Herren,

wir haben heute 508,62 EUR auf Ihr Konto überwiesen, Zahlungsreferenz BG-0910. Damit bezahlen wir Ihre
Rechnung RE2026-04410 vom 02.10.2026 über 150,50 EUR abzüglich Skonto (3,01 EUR) und Ihre
Rechnung RE2026-04412 vom 02.10.2026 über 368,50 EUR abzüglich Skonto (7,37 EUR).

Kitzingen, 9. Oktober 2026
""")
    )
    assert [(line.document_number, *money(line)) for line in record.lines] == [
        ("RE2026-04410", "150.50", "3.01", "0.00", "147.49"),
        ("RE2026-04412", "368.50", "7.37", "0.00", "361.13"),
    ]
    assert record.amount == Decimal("508.62") and record.payment_reference == "BG-0910"


def test_one_invoice_and_one_amount_without_a_table() -> None:
    _, record = one(pages(HEAD + "Verwendungszweck: Rechnung 4711\nÜberweisungsbetrag: 500,00 EUR"))
    assert [(line.document_number, line.paid_amount) for line in record.lines] == [("4711", Decimal("500.00"))]


def test_invoices_named_without_amounts_are_not_guessed() -> None:
    found, record = one(pages(HEAD + "für Ihre Rechnungen 4711, 4712 und 4713\nZahlbetrag: 500,00 EUR"))
    assert [line.document_number for line in record.lines] == ["4711", "4712", "4713"]
    assert all(line.paid_amount is None for line in record.lines)
    assert "The amounts of the single documents are not said." in found.review


def test_day_and_month_that_may_be_swapped_are_asked() -> None:
    found, _ = one(
        pages("""
Blue Ridge Hardware Inc.
120 Market Street

To: Summit Supply LLC

Remittance Advice
Payment reference: EFT-1001
Payment date: 03/04/2026
Currency: USD

Invoice No.   Invoice Date   Amount Paid
INV-10001     01/02/2026          100.00
Total                             100.00
""")
    )
    assert any("Day and month" in sentence for sentence in found.review)


def test_two_columns_that_may_name_the_document_are_asked() -> None:
    found, _ = one(
        pages(
            HEAD
            + """
Document No.       Doc. ID            Datum           Zahlbetrag
RE26-0001          5100001            01.09.2026        1.000,00
Summe                                                   1.000,00
"""
        )
    )
    assert any("More than one column" in sentence for sentence in found.review)


def test_what_a_scan_may_have_got_wrong_is_asked() -> None:
    scan = pages((HEAD + TABLE).replace("RE26-0002", "R£26-OOO2"), method="ocr", confidence=0.97)
    found, _ = one(scan)
    assert any("may have been misread" in sentence for sentence in found.review)


def test_what_the_reader_noticed_goes_to_review() -> None:
    document = pages(HEAD + TABLE)
    noted = document.model_copy(update={"notes": ("Only the first 2 of 3 pages were read.",)})
    found, _ = one(noted)
    assert "Only the first 2 of 3 pages were read." in found.review


def test_claims_tell_an_advice_from_an_invoice() -> None:
    invoice = """
Rechnung

Rechnungsnummer: RE26-0001
Rechnungsdatum: 01.09.2026

Pos.   Artikel        Menge    Einzelpreis    Betrag
1      Stahlwinkel       10          10,00    100,00
Summe                                         100,00
"""
    assert advice.claim(Paper(pages(HEAD + TABLE)), Hints()) > 0.8
    assert advice.claim(Paper(pages(invoice)), Hints()) < 0.3


TWO_ON_A_PAGE = """
Castlemere Tools Ltd - Remittance advice
To: Quayside Marine Inc.    Payment no: P193823    Paid on: 29/05/2026
Your ref       Date          Amount GBP
SI82288        14/05/2026        100.00
SI82289        15/05/2026        200.00
Total paid GBP                   300.00

Castlemere Tools Ltd - Remittance advice
To: Quayside Marine Inc.    Payment no: P193901    Paid on: 28/06/2026
Your ref       Date          Amount GBP
SI83001        14/06/2026         50.00
SI83002        25/06/2026         60.00
Total paid GBP                   110.00
"""


def test_two_advices_on_one_page_are_two_records() -> None:
    found = advice.extract(Paper(pages(TWO_ON_A_PAGE)), Hints())
    told = [
        (one.record.payment_reference, str(one.record.amount), len(one.record.lines))
        for one in found
        if isinstance(one.record, Remittance)
    ]
    assert told == [("P193823", "300.00", 2), ("P193901", "110.00", 2)]


IN_TWO_CURRENCIES = """
Castlemere Tools Ltd
Payment advice
Payment reference: ZA-5512
Value date: 28/06/2026
Payment currency: EUR

Invoice      Dated         GBP equivalent       EUR
SI83001      14/06/2026            42.95      50.00
SI83002      25/06/2026            51.54      60.00
Total                              94.49     110.00
"""


def test_a_column_in_another_currency_is_not_paid() -> None:
    (found,) = advice.extract(Paper(pages(IN_TWO_CURRENCIES)), Hints())
    assert isinstance(found.record, Remittance)
    assert [str(line.paid_amount) for line in found.record.lines] == ["50.00", "60.00"]
    assert not any("currenc" in sentence for sentence in found.review)


def test_columns_in_two_currencies_are_asked_about_where_none_is_said_to_be_paid() -> None:
    text = IN_TWO_CURRENCIES.replace("Payment currency: EUR", "")
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert any("several currencies" in sentence for sentence in found.review)


CLAIMS = """
Castlemere Tools Inc.
Payment detail
EFT trace: 234936579
Settlement date: 2026-09-14

Invoice / Claim  Inv Date     Ded Cd   Ded Description        Net Amt
35405977         2026-08-22                                  2,461.56
C1828183         2026-09-01   22       SHORTAGE               -199.00
Total USD                                                    2,262.56
"""


def test_a_document_that_takes_money_off_for_a_reason_is_the_payers_own_and_is_asked_about() -> None:
    (found,) = advice.extract(Paper(pages(CLAIMS)), Hints())
    assert isinstance(found.record, Remittance)
    assert [(line.document_type, str(line.deduction_amount)) for line in found.record.lines] == [
        ("invoice", "0.00"),
        ("debit_memo", "0.00"),
    ]
    assert any("debit memo" in sentence for sentence in found.review)


def test_a_list_in_a_letter_with_a_payment_reference_is_a_payment() -> None:
    letter = """
Please note that 300.00 GBP will reach your account today under BACS reference B-4711.
- invoice SI82288 dated 14/05/2026: 100.00
- invoice SI82289 dated 15/05/2026: 200.00
"""
    assert advice.claim(Paper(pages(letter)), Hints()) >= 0.3


def test_the_number_of_a_transfer_is_told_in_a_sentence() -> None:
    letter = """
Hemos ordenado transferencia a su favor número 350616 por importe de 300,00 euros.
- factura SI82288 del 14/05/2026: 100,00
- factura SI82289 del 15/05/2026: 200,00
"""
    (found,) = advice.extract(Paper(pages(letter)), Hints())
    assert isinstance(found.record, Remittance)
    assert found.record.payment_reference == "350616"


@pytest.mark.parametrize(
    "said",
    [
        "Docto bancario: TED 20260410-0091",
        "Hemos hecho hoy una transferencia de 300,00 euros (referencia TED 20260410-0091) para pagar lo siguiente.",
    ],
)
def test_capitals_before_the_number_of_a_payment_belong_to_it(said: str) -> None:
    letter = f"""
AVISO DE PAGO
{said}
Fecha de pago: 10/04/2026
- factura SI82288 del 14/03/2026: 100,00
- factura SI82289 del 15/03/2026: 200,00
"""
    (found,) = advice.extract(Paper(pages(letter)), Hints())
    assert isinstance(found.record, Remittance)
    assert found.record.payment_reference == "TED 20260410-0091"


def told(text: str) -> tuple[list[tuple[str | None, str]], str, tuple[str, ...]]:
    """Number and paid amount of each line, the amount, and what is asked."""
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    lines = [(line.document_number, str(line.paid_amount)) for line in found.record.lines]
    return lines, str(found.record.amount), found.review


PAYING = """
Castlemere Tools Inc.
Remittance advice
EFT trace: 234936579
Settlement date: 2026-09-14
Currency: USD

"""


def test_rows_that_lead_from_one_sum_to_another_are_adjustments() -> None:
    lines, amount, _ = told(
        PAYING
        + """
Invoice        Date          Amount
35405977       2026-08-22    2,461.56
35405978       2026-08-23      100.00
Subtotal invoices            2,561.56
Freight allowance              (61.56)
Net remittance               2,500.00
"""
    )
    assert lines == [("35405977", "2461.56"), ("35405978", "100.00"), (None, "-61.56")]
    assert amount == "2500.00"


def test_an_amount_that_no_line_accounts_for_is_asked_about() -> None:
    *_, asked = told(
        PAYING
        + """
Invoice        Date          Amount
35405977       2026-08-22    2,461.56
35405978       2026-08-23      100.00
Total                        2,561.56

Retained until further notice: 333.33
"""
    )
    assert any("333.33" in sentence for sentence in asked)


@pytest.mark.parametrize(
    "text",
    [
        """
Re-Nr.      Datum         Betrag EUR    S/H
RE899473    17.03.2026        300,00    H
RE716402    21.04.2026        100,00    S
RE716403    21.04.2026         50,00    H
Zahlbetrag                    250,00
""",
        """
Uw nummer   Datum         Bedrag
RE899473    17-03-2026    300,00
RE716403    21-04-2026     50,00
Subtotaal                 350,00

Creditnota's
Uw nummer   Datum         Bedrag
RE716402    20-04-2026    100,00
Subtotaal                 100,00
Netto betaald: EUR        250,00
""",
    ],
)
def test_credits_marked_or_headed_are_taken_off_where_the_total_says_so(text: str) -> None:
    lines, amount, _ = told(PAYING.replace("USD", "EUR") + text)
    assert ("RE716402", "-100.00") in lines
    assert amount == "250.00"


def test_of_two_columns_without_a_known_header_the_smaller_reduces() -> None:
    lines, _, _ = told(
        PAYING
        + """
Inv. no.    Inv. date     Billed     Taken off    Why               We pay
35405977    2026-08-22    300.00         20.00    price difference  280.00
35405978    2026-08-23    100.00                                    100.00
Sum                       400.00         20.00                      380.00
"""
    )
    assert lines == [("35405977", "280.00"), ("35405978", "100.00")]


def test_a_line_called_a_credit_that_adds_to_the_payment_is_asked_about() -> None:
    *_, asked = told(
        PAYING
        + """
Type          Invoice        Date          Amount
Credit memo   35405977       2026-08-22    2,461.56
Invoice       35405978       2026-08-23      100.00
Total                                      2,561.56
"""
    )
    assert any("called a credit" in sentence for sentence in asked)


def test_a_name_with_half_of_a_pair_of_brackets_is_asked_about() -> None:
    text = """
Lohmann Tools Ltd
Payment advice
we have ordered this payment to you (Kestrel Drives Ltd) today
Transfer of 25 March 2026, reference ZL-25-7870
Invoice      Date           Amount
RG16984      01.02.2026     201.39
Total EUR                   201.39
"""
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    whole = found.record.payee is not None and found.record.payee.name == "Kestrel Drives Ltd"
    assert whole or any("misread" in asked or "who is paid" in asked for asked in found.review)
