"""Rivals in the head of an invoice: the credited invoice, two values under one label, days told in sentences."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.schema.records import Invoice
from extractors import registry
from extractors.contract import Hints
from extractors.registry import read

CREDIT = """
Conservas Norte, S.L.
Avda. del Puerto 33, 36600 Vilagarcía

FACTURA RECTIFICATIVA

Número: R-799/26
Fecha: 13/05/2026
Factura rectificada: F37874
Cliente: Distribuciones Olmedo e Hijos

Base imponible        603,43
IVA 21 %              126,72
Total EUR             730,15
"""
SERIES = """
Pennine Pet Foods plc
240 Mill Lane, Norwich NR6 6HH

Invoice No.: {number}
Date: 03/08/2026
Bill to: Ashdown Retail Ltd

Net total             100.00
VAT 20 %               20.00
Total GBP             120.00
"""
PORTUGUESE = """
Cerâmica Sotavento, Lda.
EN 125, km 104, 8700 Olhão

Construtora Irmãos Palma, S.A.
Rua do Alportel 88
8000-290 Faro

Fatura FT 2026A/771
Data            Vencimento        Moeda
24/09/2026      24/10/2026        EUR

Artigo    Descrição                  Qtd.   Pr. Unit.   IVA      Valor
AZ100     Azulejo branco            46,00       8,90    23,00   409,40
AZ101     Cimento cola              18,00       6,35    23,00   114,30
AZ102     Betume juntas              7,00       4,20    23,00    29,40

"""
TWOFOLD = """
Officine Brambilla S.r.l.                      FATTURA
Via dell'Industria 8, 24040 Stezzano (BG)

Fattura n. / data         5040/2026 / 13/08/2026
Vs. ordine                4500021960
Consegnato il             03/08/2026

Imponibile               4.741,50
IVA 22%                  1.043,13
TOTALE FATTURA           5.784,63
"""
LETTER = """
Hilltop Foods Ltd
14 Wharf Road, Leeds LS10 1AB

Pembroke Timber plc
Unit 9, Docklands Estate
Cardiff CF10 4QQ

                                                  24 February 2026

Invoice 2026-828

for our work between 9 January 2026 and 13 February 2026 we charge as agreed:

Consulting, flat rate        5,680.00 GBP
plus 20 % VAT                1,136.00 GBP
Total amount                 6,816.00 GBP

Please transfer the amount without deduction by 30 March 2026.
"""
REST = """
Baltic Tools Ltd
12 Dock Road, Bristol BS4 3AP

SERVICE INVOICE

Invoice no.: S-84338
Invoice date: 14 March 2026

Fee for services           5,278.00
Tax at 20%                 1,055.60
Invoice value GBP          6,333.60
Sum received beforehand     -548.00
What remains               5,785.60
"""


def _invoice(text: str) -> Invoice:
    (found,) = registry.extract(read(text.encode(), "bill.txt"), Hints())
    assert isinstance(found.record, Invoice)
    return found.record


def test_a_credit_note_has_a_number_of_its_own() -> None:
    assert _invoice(CREDIT).invoice_number == "R-799/26"


def test_two_values_under_one_label_are_told_apart() -> None:
    record = _invoice(TWOFOLD)
    assert (record.invoice_number, record.invoice_date) == ("5040/2026", dt.date(2026, 8, 13))
    assert record.purchase_order == "4500021960"


def test_an_invoice_to_nobody_is_asked_about() -> None:
    (found,) = registry.extract(read(TWOFOLD.encode(), "bill.txt"), Hints())
    assert "The buyer's name was not found." in found.review


def test_a_letter_bills_with_its_own_date_and_a_deadline() -> None:
    record = _invoice(LETTER)
    assert (record.invoice_date, record.due_date) == (dt.date(2026, 2, 24), dt.date(2026, 3, 30))


def test_what_makes_the_total_with_the_tax_is_the_net_amount() -> None:
    record = _invoice(LETTER)
    assert (record.net_amount, record.tax_amount) == (Decimal("5680.00"), Decimal("1136.00"))


def test_what_is_left_is_told_by_its_equation() -> None:
    assert _invoice(REST).amount_due == Decimal("5785.60")


@pytest.mark.parametrize("label", ["Date limite de paiement le", "À régler avant le"])
def test_what_joins_a_label_to_its_value_belongs_to_the_label(label: str) -> None:
    text = LETTER.replace("Please transfer the amount without deduction by 30 March 2026.", f"{label}  30/03/2026")
    assert _invoice(text).due_date == dt.date(2026, 3, 30)


def test_the_date_right_behind_the_number_is_the_invoices() -> None:
    text = LETTER.replace("Invoice 2026-828", "INVOICE\nNo. FA2656184 of  22/01/2026").replace("24 February 2026", "")
    assert _invoice(text).invoice_date == dt.date(2026, 1, 22)


FREIGHT = """
Silverlake Haulage Inc.
77 County Rd 12, Yakima, WA 98901

FREIGHT INVOICE

Invoice no.: PRO-664512
Invoice date: 14 March 2026
Bill to: Delaney Foodservice Group LLC

Pieces   Description         Rate        Charges
12       Linehaul            CWT          900.00
1        Fuel surcharge      FLAT         100.00
Total amount due USD                    1,000.00
"""


def test_without_any_word_of_tax_nobody_is_asked_for_the_net_amount() -> None:
    (found,) = registry.extract(read(FREIGHT.encode(), "bill.txt"), Hints())
    assert not any("net amount" in question for question in found.review)


def test_a_word_that_is_also_a_code_is_no_currency_where_no_amount_stands_beside_it() -> None:
    text = LETTER.replace("Consulting, flat rate", "CAD drawings, flat rate")
    (found,) = registry.extract(read(text.encode(), "bill.txt"), Hints())
    assert isinstance(found.record, Invoice) and found.record.currency == "GBP"
    assert not any("currency" in question for question in found.review)


def test_a_label_at_the_left_of_a_block_names_what_stands_beside_it() -> None:
    text = """
INVOICE 4711-26

From:  Silverlake Haulage Inc.
       Unit 4 Quay West, Yakima, WA 98901
To:    Borough of Eastleigh
       Civic Offices, Boise, ID 83702

Date:      03/14/2026

TOTAL DUE   $900.00
"""
    assert _invoice(text).buyer.name == "Borough of Eastleigh"


HOTEL = """
Silverlake Haulage Inc.
77 County Rd 12, Yakima, WA 98901

Invoice No. F664512      Invoice Date 14 March 2026
Bill to: Delaney Foodservice Group LLC

Description      Nights    Rate      Amount
Room charge           3   100.00     300.00
Sub-total                            300.00
Occupancy tax 12%                     36.00
Total USD                            336.00
"""


def test_a_tax_of_its_own_name_is_a_tax() -> None:
    assert _invoice(HOTEL).tax_amount == Decimal("36.00")


def test_what_net_and_tax_make_is_the_total_whatever_it_is_called() -> None:
    assert _invoice(HOTEL.replace("Total USD  ", "Zwrgl USD  ")).total_amount == Decimal("336.00")


def test_a_number_with_a_label_of_its_own_is_no_customers() -> None:
    text = HOTEL.replace("Invoice No. F664512      Invoice Date 14 March 2026\nBill to: Delaney Foodservice Group LLC",
        "INVOICE\nCustomer:           N. EXP26-6353\nDelaney Foodservice  Date 14 March 2026")  # fmt: skip
    assert _invoice(text).invoice_number == "EXP26-6353"


def test_a_place_before_a_day_makes_it_the_day_of_issue_and_a_tax_base_is_no_dispute() -> None:
    text = """
Robinetterie du Dauphiné                       AVOIR
21 rue Ampère, 38000 Grenoble                  N° AV-2026-0214
                                               Grenoble, le 07/10/2026

Thermo Alpes Services
8 allée des Peupliers
73000 Chambéry

Avoir sur votre facture n° FA-2026-1883 du 11/09/2026

Désignation                 Quantité   Prix unitaire HT    Total HT
Vanne papillon DN80                2             118,00      236,00

Total HT      236,00 EUR
TVA 20,00 %    47,20 EUR
Total TTC     283,20 EUR
"""
    assert _invoice(text).invoice_date == dt.date(2026, 10, 7)
    bases = """
Taxa        Incidência    Valor IVA    Mercadoria      553,10
23,00%          553,10       127,21    IVA             127,21
"""
    (found,) = registry.extract(read((PORTUGUESE + bases + "Total EUR   680,31").encode(), "fatura.txt"), Hints())
    assert isinstance(found.record, Invoice)


@pytest.mark.parametrize("number", ["A 26/3323", "V1 26/3323", "570.342"])
def test_a_number_with_a_series_or_in_groups_is_kept_whole(number: str) -> None:
    (found,) = registry.extract(read(SERIES.format(number=number).encode(), "in.txt"))
    assert isinstance(found.record, Invoice)
    assert found.record.invoice_number == number


TYPED = """
Umhlanga Household Products Ltd
32 Mill Lane, Leeds LS10 1AB

INVOICE
Invoice no.: 2026-94768
Date: 4 August 2026
Bill to: Karoo Distribution Ltd

We charge you as follows:
{lines}

Net total             130.75
VAT 20 %               26.15
Total GBP             156.90
"""


@pytest.mark.parametrize(
    "lines",
    [
        "- Oat biscuits 300 g, 12 case x 8.10: 97.20\n- Hand cream, 5 pcs x 6.71: 33.55",
        "12 case Oat biscuits 300 g at 8.10 = 97.20\n5 pcs Hand cream at 6.71 = 33.55",
    ],
)
def test_positions_that_are_told_in_lines_are_read_by_their_arithmetic(lines: str) -> None:
    (found,) = registry.extract(read(TYPED.format(lines=lines).encode(), "in.txt"))
    assert isinstance(found.record, Invoice)
    assert [(one.description, one.quantity, one.unit_price, one.net_amount) for one in found.record.lines] == [
        ("Oat biscuits 300 g", Decimal(12), Decimal("8.10"), Decimal("97.20")),
        ("Hand cream", Decimal(5), Decimal("6.71"), Decimal("33.55")),
    ]


COLUMNS = """
Item              Cost     Count   Less      Amount
Stretch film      38.72        6     10      209.09
Labels             2.50       20               50.00

Net total             259.09
VAT 20 %               51.82
Total GBP             310.91
"""


def test_quantity_and_price_of_columns_that_are_not_known_are_what_makes_the_amount() -> None:
    head = TYPED.partition("We charge")[0]
    (found,) = registry.extract(read((head + COLUMNS).encode(), "in.txt"))
    assert isinstance(found.record, Invoice)
    assert [(one.quantity, one.unit_price) for one in found.record.lines] == [
        (Decimal(6), Decimal("38.72")),
        (Decimal(20), Decimal("2.50")),
    ]


def test_a_reference_of_the_invoice_is_its_number_where_nothing_else_is() -> None:
    head = "Produits Gagnon ltée\n\nFACTURE\nRÉF. FACTURE :  2026/4174\nÉMISE LE :  2026-07-01\nN° BL :  5225005\n"
    assert (
        _invoice(head + "\nNET HT :   100,00\nTPS 5 % :   5,00\nMONTANT TTC :   CAD 105,00\n").invoice_number
        == "2026/4174"
    )


def test_the_label_of_its_total_tells_a_credit_note_whose_title_is_not_read() -> None:
    text = "Kestrel SNC\n\nN0TA Dl CRED1TO\nData   29.08.2025\nRif. fattura   2469/2025\n\n"
    text += "Importo netto   356,52\nIVA 10%   35,65\nTotale nota di credito   € 392,17\n"
    (found,) = registry.extract(read(text.encode(), "bill.txt"), Hints())
    assert isinstance(found.record, Invoice)
    assert (found.record.total_amount, found.record.invoice_number) == (Decimal("-392.17"), None)
