"""What only stands beside a reason, and is none."""

import pytest

from docflow.schema.reasons import Reason
from extractors.dispute._reading import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "crédito por $ 1.785.000 (IVA incluido).",
        "Note de crédit pour 14 h x 30 + TVA 21 % = 508,20 €",
        "This is not a VAT invoice",
        "insgesamt 865,00 EUR, ohne Umsatzsteuer",
    ],
)
def test_tax_beside_sums_is_no_reason(text: str) -> None:
    reading = reading_of(text)
    assert reading is None or reading.reason is not Reason.TAX


@pytest.mark.parametrize("text", ["VAT 19 % was charged although we are exempt", "wrong VAT rate on line 2"])
def test_tax_that_is_wrong_is_one(text: str) -> None:
    reading = reading_of(text)
    assert reading is not None and reading.reason is Reason.TAX


@pytest.mark.parametrize("text", ["Devolución de la factura SCA-20418", "Invoice returned unpaid: INV-0882"])
def test_an_invoice_that_is_sent_back_is_no_return_of_goods(text: str) -> None:
    reading = reading_of(text)
    assert reading is None or reading.reason is not Reason.RETURN
