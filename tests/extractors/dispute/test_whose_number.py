"""Which of a claim's numbers and days are its own, and which invoices it disputes."""

import pytest

from docflow.schema.records import Dispute, Extraction
from extractors import registry
from extractors.contract import Hints
from tests.extractors.layouts.typed import pages

HEAD = """
Hilltop Foods Ltd
120 Old Mill Street, Leeds LS10 1AB
"""


def _read(body: str) -> tuple[Extraction, Dispute]:
    (found,) = registry.extract(pages(HEAD + body), Hints())
    assert isinstance(found.record, Dispute)
    return found, found.record


FORM = """
                         DEBIT MEMO
Debit memo no.   DM-848546
Issued           14.10.2026
Goods receipt    505803582
Vendor no.       3819712
Reason           Pricing error

Your invoice     Invoice date      Amount
2025-6036        27.09.2026        102.78
2025-7121        30.09.2026         97.22
Total                              200.00 EUR
"""


def test_the_days_of_the_disputed_invoices_are_not_the_claims() -> None:
    _, record = _read(FORM)
    assert str(record.date) == "2026-10-14"


def test_a_goods_receipt_and_a_vendors_number_are_no_disputed_invoices() -> None:
    _, record = _read(FORM)
    assert (record.claim_number, record.invoices) == ("DM-848546", ("2025-6036", "2025-7121"))


@pytest.mark.parametrize(
    "sentence",
    [
        "This delivery was already billed with your invoice 2025-5511.",
        "Diese Lieferung wurde bereits mit Ihrer Rechnung 2025-5511 berechnet.",
        "Esta entrega ya se facturó en su factura 2025-5511.",
    ],
)
def test_an_invoice_that_billed_it_before_is_not_disputed(sentence: str) -> None:
    _, record = _read(FORM.replace("Pricing error", "Duplicate billing") + "\n" + sentence)
    assert record.invoices == ("2025-6036", "2025-7121")


def test_numbers_in_line_with_an_invoice_and_made_like_it_are_invoices() -> None:
    listed = "Invoice          Claimed\n3137/26           241.47\n3137/41           778.38\n3137/15            80.69\n"
    head = "DEBIT MEMO\nClaim no. R-25127\nDate 27.09.2026\nReason: Pricing error\n\n"
    _, record = _read(f"{head}{listed}Total  1,100.54 EUR\n")
    assert record.invoices == ("3137/26", "3137/41", "3137/15")


def test_a_number_that_no_word_calls_the_claims_is_asked_about() -> None:
    found, record = _read(FORM.replace("Debit memo no.   DM-848546", "DM-848546"))
    assert record.claim_number != "DM-848546" or any("DM-848546" in question for question in found.review)


def test_labels_of_a_claimed_amount_and_its_reason_make_a_claim_without_a_known_title() -> None:
    _, record = _read(
        "Avviso interno\nAviso n.º:  REK-26-1024\nEmitido el:  16 de septiembre de 2026\nFactura:  887506\n"
        "Importe factura:  2.103.966\nMotivo del cargo:  Diferencia de precio\nTotal reclamado:  CLP 103.966\n"
    )
    assert (record.invoices, str(record.amount)) == (("887506",), "103966")


def test_the_number_of_an_order_in_a_complaint_is_no_title() -> None:
    _, record = _read(
        "Invoice 2551-8419 - query\n\nHello,\n\nWe have received your invoice 2551-8419 dated 05/27/25.\n"
        "Purchase order: 4577614488.\nYou shipped us the wrong product.\nWe would ask you to credit us USD 136.84.\n"
    )
    assert record.invoices == ("2551-8419",)


BELOW_THE_TITLE = """
Centrale Marée Distribution                                   NOTE DE DÉBIT
ZI du Port, 17000 La Rochelle                                 n° ND 2026-4418
                                                              le 22/04/2026

Fournisseur : Conserverie Le Bihan          Facture concernée : F2604-1377

Motif                                                              Montant
Palettes EUR non rendues : 16 x 18,00 EUR                       288,00 EUR
Total débité                                                    288,00 EUR
"""


def test_the_number_below_the_title_is_the_claims_with_its_letters() -> None:
    (found,) = registry.extract(pages(BELOW_THE_TITLE))
    assert isinstance(found.record, Dispute)
    assert found.record.claim_number == "ND 2026-4418"
