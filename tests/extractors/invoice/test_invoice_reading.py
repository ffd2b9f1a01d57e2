"""Invoices of several shapes: totals are proven by their own arithmetic, and what is not proven is asked about."""

from decimal import Decimal

import pytest

from docflow.schema.records import Extraction, Invoice
from extractors import registry
from extractors.contract import Hints
from extractors.invoice import invoice
from extractors.papers.paper import Paper
from extractors.registry import read

GERMAN = """
Bergmann Haustechnik GmbH
Hauptstr. 1
10115 Berlin

Autohaus Weiss GmbH
Ringweg 4
35578 Wetzlar

Rechnung Nr. RE-20771 vom 12.03.2026

Pos   Bezeichnung             Menge     Einzelpreis        Gesamt
1     Ventil DN 20                4           25,00        100,00
2     Montage                     2           80,50        161,00

Nettobetrag                                                {net}
zzgl. 19 % MwSt.                                            49,59
Rechnungsbetrag EUR                                        310,59
"""
TWO_TAXES = """
Baltic Tools Ltd
12 Dock Road
Bristol BS4 3AP

INVOICE

Invoice no.: SI-3390
Invoice date: 14 March 2026

Description            Qty     Unit price       Amount
Children's shoes         2          30.00        60.00
Books                    4          10.00        40.00

Subtotal                                        100.00
VAT 20 %                                         12.00
VAT 5 %                                           2.00
Total GBP                                       114.00
"""
GRID = """
Baltic Tools Ltd                         INVOICE

Invoice no.: SI-3391
Invoice date: 14 March 2026

Net amount        VAT amount         Total
    326.50             65.30        391.80
    130.70              6.54        137.24
    457.20             71.84        529.04

All amounts in GBP
"""


def _found(text: str) -> tuple[Extraction, Invoice]:
    (found,) = invoice.extract(Paper(read(text.encode(), "invoice.txt")), Hints())
    assert isinstance(found.record, Invoice)
    return found, found.record


def test_net_tax_and_total_prove_each_other() -> None:
    found, record = _found(GERMAN.format(net="261,00"))
    assert (record.invoice_number, str(record.invoice_date)) == ("RE-20771", "2026-03-12")
    assert (record.net_amount, record.tax_amount, record.total_amount) == (
        Decimal("261.00"), Decimal("49.59"), Decimal("310.59"),
    )  # fmt: skip
    assert all(equation.holds for equation in found.proof) and found.proof
    assert [line.quantity for line in record.lines] == [4, 2]


def test_totals_that_do_not_add_up_are_asked_about() -> None:
    found, record = _found(GERMAN.format(net="264,00"))
    assert record.total_amount == Decimal("310.59")
    assert any("add up" in sentence for sentence in found.review)


def test_several_taxes_are_one_sum() -> None:
    _, record = _found(TWO_TAXES)
    assert (record.tax_amount, record.total_amount) == (Decimal("14.00"), Decimal("114.00"))
    assert record.seller.name == "Baltic Tools Ltd"


def test_of_a_block_of_totals_the_last_row_is_the_sum() -> None:
    _, record = _found(GRID)
    assert (record.net_amount, record.total_amount) == (Decimal("457.20"), Decimal("529.04"))


def test_credits_are_negative() -> None:
    found, record = _found(TWO_TAXES.replace("INVOICE", "CREDIT NOTE").replace("Invoice no.", "Credit note no."))
    assert (record.net_amount, record.total_amount) == (Decimal("-100.00"), Decimal("-114.00"))
    assert found.fields["total_amount"].value == "-114.00"


KINDS = {
    "invoice": TWO_TAXES,
    "dispute": "Acme Ltd\n\nDEBIT MEMO\n\nDebit memo no.: DM-1\nInvoice: SI-3390\n"
    "Total debit: USD 20.00\nReason: pricing\n",
    "dispute deu": "Acme GmbH\n\nBELASTUNGSANZEIGE\n\nBelastungsanzeige Nr. 4711\nRechnung RE-20771\nBetrag EUR 20,00\n"
    "Grund: Preisabweichung\n",
    "dispute fra": "Maison Lefort SARL\n\nNOTE DE DÉBIT\n\nN° ND-4711\nFacture FA-88123\n"
    "Montant 20,00 EUR\nMotif : écart de prix\n",
    "remittance": "Acme Ltd\n\nREMITTANCE ADVICE\n\nPayment reference: P-1\nPayment date: 12 March 2026\n\n"
    "Invoice      Date          Amount    Deduction      Paid\n"
    "SI-3390      01.02.2026    100.00        20.00     80.00\n"
    "DM-12        01.02.2026    -10.00         0.00    -10.00\n"
    "Total                                              70.00\n",
    "remittance deu": "Acme GmbH\n\nZahlungsavis\n\nWegen Reklamation gekürzt, siehe Belastungsanzeige.\n\n"
    "Rechnung     Datum         Brutto       Abzug    Zahlbetrag\n"
    "RE-20771     01.02.2026    100,00       20,00         80,00\n"
    "Summe                                                 80,00\n",
    "other": "Acme Ltd\n\nSTATEMENT OF ACCOUNT\n\nInvoice      Date          Amount     Balance\n"
    "SI-3390      01.02.2026    100.00      100.00\nSI-3391      01.03.2026     50.00      150.00\n"
    "Balance due                            150.00\n",
    "other note": "Hello,\n\nplease find attached our remittance advice.\n\nRegards\nAcme Ltd\n",
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_are_not_confused(name: str) -> None:
    (found, *_) = registry.extract(read(KINDS[name].encode(), "paper.txt"), Hints())
    assert found.kind.value == name.split()[0]


STRIP = """
Adriatica Alimentari S.r.l.

Fattura / Invoice F-26-2900 del 14/03/2026
Vs. rif.: 446634

Intestatario: Ingrosso Marino SpA

Descrizione            Quantità   Prezzo unit.      Importo
Crema mani 75 ml             10          30,00       300,00
Guanti giardino              20           1,35        27,00

Imponibile                         IVA 22 %                      Totale fattura
                     327,00                          71,94                          398,94

"""


def test_amounts_under_a_row_of_labels_are_theirs_in_order_wherever_they_are_set() -> None:
    _, record = _found(STRIP)
    assert (record.net_amount, record.tax_amount, record.total_amount) == (
        Decimal("327.00"), Decimal("71.94"), Decimal("398.94"),
    )  # fmt: skip


def test_a_title_in_two_languages_is_followed_by_the_number() -> None:
    assert _found(STRIP)[1].invoice_number == "F-26-2900"


def test_your_reference_that_is_a_number_is_the_order() -> None:
    assert _found(STRIP)[1].purchase_order == "446634"


def test_the_net_amount_is_what_is_left_after_a_discount_on_the_whole() -> None:
    text = (
        GERMAN.split("Nettobetrag")[0]
        + "\nWarenwert netto   261,00\nRabatt 10%   -26,10\nNettobetrag   234,90\nGesamtbetrag   234,90 EUR\n"
    )
    assert _found(text)[1].net_amount == Decimal("234.90")


def test_freight_that_is_counted_and_priced_is_a_position() -> None:
    text = STRIP.replace(
        "Guanti giardino              20           1,35        27,00",
        "Spese di trasporto         1,00          27,00        27,00",
    )
    assert [line.description for line in _found(text)[1].lines] == ["Crema mani 75 ml", "Spese di trasporto"]


BARE = """
Quantrel Matériaux SA

N° de facture: 2549-4996
Émise le: 10.06.2025
Date de paiement: 09.08.2025
Facturé à: Altivia Sàrl

Film étirable 500 mm                     15 rouleau           4.73          70.95
Étiquettes palette A6                     7 rouleau          12.45          {amount}

Total hors taxes:                                               CHF 158.10
TVA 8.1%:                                                        CHF 12.81
Net à payer:                                                    CHF 170.91
"""


def test_positions_under_no_head_count_where_they_make_the_net_amount() -> None:
    _, record = _found(BARE.format(amount="87.15"))
    assert [(line.description, line.quantity) for line in record.lines] == [
        ("Film étirable 500 mm", Decimal(15)), ("Étiquettes palette A6", Decimal(7)),
    ]  # fmt: skip
    assert not _found(BARE.format(amount="88.15"))[1].lines


def test_a_day_of_payment_after_the_invoices_own_is_when_it_is_due() -> None:
    assert str(_found(BARE.format(amount="87.15"))[1].due_date) == "2025-08-09"
