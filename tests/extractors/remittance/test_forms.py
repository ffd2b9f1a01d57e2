"""Habits of payers' programs, each in a form as small as it can be."""

from datetime import date
from decimal import Decimal

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Nordwind Handels GmbH
Hafenstraße 12
20457 Hamburg

Zahlungsempfänger: Alpina Textil AG

Zahlungsavis

Zahlungsreferenz: ZB-26-0815
Zahlungsdatum: 14.10.2026
Währung: EUR

"""

ONE_LINE = """
Rechnung       Datum           Zahlbetrag
RE26-0001      01.09.2026        1.000,00
Summe                            1.000,00
"""


def one(text: str) -> tuple[Extraction, Remittance]:
    """The only advice of a typed page."""
    (found,) = advice.extract(Paper(pages(text)), Hints())
    assert isinstance(found.record, Remittance)
    return found, found.record


def test_what_is_taken_off_leads_from_one_printed_sum_to_the_next() -> None:
    """No column says what is paid of each document; the second total does, of all of them."""
    found, record = one(
        HEAD
        + """
Beleg          Datum           Abzüge    Bruttobetrag
RE26-0001      01.09.2026       20,00        1.000,00
RE26-0002      05.09.2026       10,00          500,00
Summe                           30,00        1.500,00
Zahlbetrag                                   1.470,00
"""
    )
    assert record.amount == Decimal("1470.00")
    assert [line.deduction_amount for line in record.lines] == [Decimal("20.00"), Decimal("10.00")]
    assert any("another kind of reduction" in asked for asked in found.review)  # two of a hundred
    assert 'It is not clear which reason "Abzüge" is in line 1.' in found.review


def test_a_column_that_takes_something_off_is_not_left_aside_in_silence() -> None:
    found, _ = one(
        HEAD
        + """
Rechnung       Datum          Kürzung    Bruttobetrag
RE26-0001      01.09.2026       25,00        1.000,00
RE26-0002      05.09.2026       10,00          500,00
Summe                           35,00        1.500,00
"""
    )
    assert found.review


def test_shares_under_a_percent_sign_are_no_amounts() -> None:
    _, record = one(
        HEAD
        + """
Rechnung       Datum           Betrag   Skonto %   Skonto   Zahlbetrag
RE26-0001      01.09.2026    1.000,00       3,00    30,00       970,00
RE26-0002      05.09.2026      500,00       3,00    15,00       485,00
Gesamt                       1.500,00               45,00     1.455,00
"""
    )
    assert [line.discount_amount for line in record.lines] == [Decimal("30.00"), Decimal("15.00")]


def test_a_stub_printed_twice_is_read_once_before_its_columns_are_solved() -> None:
    stub = """
Date        Type   Reference   Original Amt.   Balance Due     Payment
4/28/2026   Bill   18834            2,250.00      2,250.00    2,250.00
5/16/2026   Bill   18871              981.40        481.40      481.40
                               Check Amount                   2,731.40
"""
    found, record = one("Ozark Outfitters LLC\nCheck number 5532   6/3/2026\n" + stub + "\n\n" + stub)
    assert [line.gross_amount for line in record.lines] == [Decimal("2250.00"), Decimal("481.40")]
    assert not any("not the paid amount" in sentence for sentence in found.review)
    unlike = stub.replace("981.40        481.40      481.40", "981.40        481.4O      481.40")
    _, record = one("Ozark Outfitters LLC\nCheck number 5532   6/3/2026\n" + stub + "\n\n" + unlike)
    assert [line.paid_amount for line in record.lines] == [Decimal("2250.00"), Decimal("481.40")]


TABLE = """
Invoice #     Inv date   PO #        Gross amt    Allowance      Net amt
778120        05/04/26   4500881      3,960.00        79.20     3,880.80
778155        05/27/26   4501004      5,018.40       100.37     4,918.03
Deductions
CB-119923     05/28/26   4500882        215.00-                   215.00-  Shortage 5 cs
Totals                                8,763.40       179.57     8,583.83
"""


def test_documents_under_a_heading_of_deductions_are_the_payers_own() -> None:
    _, record = one(
        "Hearthside Markets, Inc.\nSt Paul MN 55101\n\nEFT trace #: 0910000198\nEFT date: 05/29/26\n" + TABLE
    )
    line = record.lines[-1]
    assert (line.document_type, line.deduction_reason, line.deduction_text) == (
        "debit_memo", Reason.QUANTITY, "Shortage 5 cs",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("town", "currency"), [("St Paul MN 55101", "USD"), ("Toronto ON M5V 2T6", "CAD"), ("Leeds LS1 4AP", "GBP")]
)
def test_a_currency_that_is_not_printed_is_told_by_the_place_and_asked_about(town: str, currency: str) -> None:
    found, record = one(
        f"Hearthside Markets, Inc.\n{town}\n\nPayment number: 0910000198\nPayment date: 05/29/26\n" + TABLE
    )
    assert record.currency == currency
    assert any(currency in sentence for sentence in found.review)


@pytest.mark.parametrize("told", ["Sammelüberweisung vom 28.05.2026", "Zahlung Nr. 4471 vom 28.05.2026"])
def test_the_day_of_a_payment_that_is_named_beats_the_letters(told: str) -> None:
    head = HEAD.replace("Zahlungsdatum: 14.10.2026", f"{told}, siehe unten\n\nHamburg, 27.05.2026")
    _, record = one(head + ONE_LINE.replace("01.09.", "01.05."))
    assert record.payment_date == date(2026, 5, 28)


def test_two_days_of_which_none_is_named_leave_a_doubt() -> None:
    head = HEAD.replace("Zahlungsdatum: 14.10.2026", "Stand des Kontos 28.05.2026 laut Auszug\n\nHamburg, 27.05.2026")
    found, _ = one(head + ONE_LINE.replace("01.09.", "01.05."))
    assert any("date" in sentence for sentence in found.review)


def test_capitals_before_a_number_are_part_of_it() -> None:
    head = HEAD.replace("Zahlungsreferenz: ZB-26-0815", "Verwendungszweck: AVIS 2026-114")
    _, record = one(head + ONE_LINE)
    assert record.payment_reference == "AVIS 2026-114"


def test_a_name_stands_behind_the_number_under_which_it_is_kept() -> None:
    _, record = one("Hearthside Markets, Inc.\nSt Paul MN 55101\n\nVENDOR: 0048213  LAKEVIEW CREAMERY\n" + TABLE)
    assert record.payee.name == "LAKEVIEW CREAMERY"


def test_a_department_is_no_party() -> None:
    page = """
Wharfedale Borough Council                                   Financial Services
                                                             Town Hall, Market Square
                                                             Otley LS21 3HD
The Finance Manager
Greenlane Arboriculture Ltd
3 Mill Lane
Pool LS21 1EG

BACS ref WBC0098812
Payment date 21 May 2026

Your reference   Invoice date   Our reference    Total £
GLA/3391         22 Apr 2026    PO-0081123      2,220.00
GLA/3402         29 Apr 2026    PO-0081188        768.00
Total paid                                      2,988.00
"""
    _, record = one(page)
    assert record.payee.name == "Greenlane Arboriculture Ltd"
    assert [line.purchase_order for line in record.lines] == ["PO-0081123", "PO-0081188"]


def test_a_number_filled_up_with_noughts_is_no_amount() -> None:
    _, record = one(
        """
Usina Santa Adélia S.A.
Nº do pagamento: 2100087731   Data do pagamento: 15/07/2026

Nota fiscal    Emissão         Valor bruto      IRRF     Valor líquido
000.018.442    10/06/2026        25.000,00    375,00         24.625,00
000.018.467    12/06/2026         8.400,00    126,00          8.274,00
Total pago R$ 32.899,00
"""
    )
    assert [line.document_number for line in record.lines] == ["000.018.442", "000.018.467"]
    assert record.amount == Decimal("32899.00")


def test_the_letters_of_a_number_say_what_is_taken_off() -> None:
    """Debit and credit of the payer's books: what stands on the side that is taken off are his own notes."""
    found, record = one(
        HEAD
        + """
Beleg          Datum         Text                               Soll        Haben
RE10442        30.09.2026    Rechnung Ware                               2.660,00
DN55120        02.10.2026    Werbekostenzuschuss Oktober      900,00
Summen                                                        900,00     2.660,00
Überweisungsbetrag                                                       1.760,00
"""
    )
    assert [(line.document_type, str(line.paid_amount)) for line in record.lines] == [
        ("invoice", "2660.00"),
        ("debit_memo", "-900.00"),
    ]
    assert record.lines[1].deduction_reason is Reason.PROMOTION
    assert found.review == ()


def test_a_description_that_clearly_claims_is_shown_to_a_person() -> None:
    found, record = one(
        HEAD
        + """
Beleg          Datum         Text                               Soll        Haben
10442          30.09.2026    Rechnung Ware                               2.660,00
55120          02.10.2026    Werbekostenzuschuss Oktober      900,00
Summen                                                        900,00     2.660,00
Überweisungsbetrag                                                       1.760,00
"""
    )
    assert record.lines[1].document_type == "debit_memo"
    assert any("debit memo" in sentence for sentence in found.review)


@pytest.mark.parametrize(
    "told",
    [
        "Wir haben Ihrem Konto bei der Sparkasse mit Valuta\n28.05.2026 folgende Beträge gutgeschrieben",
        "Buchungsdatum 28.05.2026, Zahlungswährung EUR",
    ],
)
def test_a_day_that_follows_its_label_in_running_text(told: str) -> None:
    _, record = one(HEAD.replace("Zahlungsdatum: 14.10.2026", f"{told}\n\nHamburg, 27.05.2026") + ONE_LINE)
    assert record.payment_date == date(2026, 5, 28)


def test_a_label_broken_over_two_lines_of_a_letter() -> None:
    told = "Wij hebben op 25 juni 2026 EUR 1.000,00 overgemaakt onder\nvermelding van 2026-B-00774. De betaling"
    _, record = one(HEAD.replace("Zahlungsreferenz: ZB-26-0815", told) + ONE_LINE)
    assert record.payment_reference == "2026-B-00774"


def test_a_label_of_any_document_is_a_doubtful_reference() -> None:
    found, record = one(HEAD.replace("Zahlungsreferenz: ZB-26-0815", "Beleg   2000118840") + ONE_LINE)
    assert record.payment_reference == "2000118840"
    assert any("may mean another number" in sentence for sentence in found.review)


def test_a_legal_form_wrapped_below_belongs_to_the_name() -> None:
    page = """
Riverina Grain Handlers Pty                    To: Murrumbidgee Feedlots Ltd
Ltd
48 Silo Road
Junee NSW 2663

Remittance number RG-771
Payment date 11 June 2026

Invoice        Date             Amount paid
INV-0917       14 May 2026         8,470.00
Total AUD                          8,470.00
"""
    assert one(page)[1].payer.name == "Riverina Grain Handlers Pty Ltd"


def test_a_line_without_cents_keeps_the_column_that_only_it_fills() -> None:
    _, record = one(
        HEAD
        + """
Rechnung     Datum         Brutto      Abzug   Grund             Netto
RE2201       28.05.2026    1420,50         0                   1420,50
RE2214       02.06.2026        988        38   Mindermenge         950
RE2230       08.06.2026    1204,25         0                   1204,25
Summe                      3612,75        38                   3574,75
"""
    )
    assert record.lines[1].deduction_reason is Reason.QUANTITY


FOOT = "\n\nNordwind Handels GmbH · HRB 4711 · USt-IdNr. DE136695976 · Sparkasse IBAN DE02 1203 0000 0000 2020 51\n"


def test_tax_id_and_account_at_the_foot_are_the_payers() -> None:
    found, record = one(HEAD + ONE_LINE + FOOT)
    assert (record.payer.tax_id, record.payer.iban) == ("DE136695976", "DE02120300000000202051")
    assert found.fields["payer.iban"].box is not None


def test_the_account_that_is_paid_into_is_not_the_payers() -> None:
    told = "Wir überwiesen heute auf Ihr Konto DE02 1203 0000 0000 2020 51\n\nZahlungsreferenz: ZB-26-0815"
    _, record = one(HEAD.replace("Zahlungsreferenz: ZB-26-0815", told) + ONE_LINE)
    assert record.payer.iban is None


def test_two_accounts_of_which_none_is_called_the_payers_are_left_out() -> None:
    _, record = one(HEAD + ONE_LINE + FOOT.replace("\n\n", "\n\nZweitbank IBAN DE89 3704 0044 0532 0130 00\n"))
    assert record.payer.iban is None and record.payer.tax_id == "DE136695976"


def test_headers_set_left_over_numbers_set_right_stay_in_their_order() -> None:
    found, record = one(
        HEAD
        + """
Rechnung      Datum          Betrag             Skonto            Gezahlt
R-33107       28.05.2026              4.308,00            86,16             4.221,84
R-33140       04.06.2026              1.077,00            21,54             1.055,46
Summe                                                                       5.277,30
"""
    )
    assert [line.gross_amount for line in record.lines] == [Decimal("4308.00"), Decimal("1077.00")]
    assert found.review == ()


def test_your_reference_may_be_shortened_to_a_letter() -> None:
    _, record = one(
        HEAD
        + """
Date          Pièce       V/Réf          Montant réglé
12/05/2026    FF001882    FA2605-117          1.482,60
19/05/2026    FF001907    FA2605-190            618,24
Total                                         2.100,84
"""
    )
    assert [line.document_number for line in record.lines] == ["FA2605-117", "FA2605-190"]


def test_a_firm_and_its_town_in_one_line() -> None:
    _, record = one(HEAD.replace("Alpina Textil AG", "Alpina Textil AG, Zürich") + ONE_LINE)
    assert record.payee.name == "Alpina Textil AG"


def test_a_letter_tells_when_the_money_comes() -> None:
    told = "Die Gutschrift auf Ihrem Konto erfolgt am 28.05.2026.\n\nHamburg, 27.05.2026"
    _, record = one(HEAD.replace("Zahlungsdatum: 14.10.2026", told) + ONE_LINE)
    assert record.payment_date == date(2026, 5, 28)


def test_a_title_beside_the_letterhead_tells_what_the_paper_is() -> None:
    page = """
Kestrel Peak Outdoor Gear, Inc.                              Bill Payment
1500 Pearl St                                                #BP-20931
Boulder CO 80302                                             8/14/2026

Payee
Trailhead Textiles LLC

Date         Description          Amt. Due      Discount        Amount
7/10/2026    Bill #TT-30991      12,640.00        252.80     12,387.20
7/17/2026    Bill #TT-31022       4,997.60        100.00      4,897.60
                                  Total payment              17,284.80
"""
    assert advice.claim(Paper(pages(page)), Hints()) > 0.5


def test_two_addresses_at_two_sides_and_nothing_else_leave_a_doubt_who_pays() -> None:
    page = """
                                                               Vérins Hydrau-Tech SAS
                                                               Rue de l'Industrie
                                                               42100 Saint-Étienne

Menuiserie Castagnet SARL
12 rue de la Plaine
33700 Mérignac

Avis de paiement

Paiement n°   9884169185         Date de paiement   12.05.2026
Nous réglons les postes ci-dessous par virement.

Votre référence    Date          Montant net
48119280           09.04.2026       8.417,79
78752648           22.04.2026       6.118,13
Total EUR                          14.535,92
"""
    found, _ = one(page)
    assert any("who pays" in sentence for sentence in found.review)
