"""Which number is the payment's, and when a person is asked."""

import pytest

from docflow.schema.records import Extraction, Remittance
from extractors import registry
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

TABLE = """

Invoice no.     Date          Invoice         Credit       Paid amount
R26-0001        01.09.2026        1.000,00                   1.000,00
R26-0002        05.09.2026                        20,00        -20,00
Total                                                          980,00
"""

TOTAL = "Total                                                         2.000,00\n"


def read(head: str) -> tuple[Extraction, Remittance]:
    (found,) = advice.extract(Paper(pages(f"Quayside Marine Inc.\n\n{head}\n{TABLE}")), Hints())
    assert isinstance(found.record, Remittance)
    return found, found.record


def test_the_number_under_a_title_is_the_payments() -> None:
    _, record = read("Bill Payment\n#BPMT-10447\n\nDate: 14.10.2026")
    assert record.payment_reference == "BPMT-10447"


@pytest.mark.parametrize(
    ("head", "reference"),
    [
        ("Remittance advice\nPayment date: 14.10.2026   Zzqx: KX-7731994", "KX-7731994"),
        ("Remittance advice\nReference: Coolabah Oct\nPayment date: 14.10.2026", "Coolabah Oct"),
    ],
)
def test_what_no_label_calls_a_payments_number_is_taken_and_asked_about(head: str, reference: str) -> None:
    found, record = read(head)
    assert record.payment_reference == reference
    assert any(f'"{reference}" was taken as the payment reference' in question for question in found.review)


def test_a_number_that_nothing_explains_makes_a_weak_label_doubtful() -> None:
    found, record = read("Remittance advice\nReference: 2026-44\nPayment date: 14.10.2026\nZzqx: KX-7731994")
    assert record.payment_reference == "2026-44"
    assert any("KX-7731994" in question for question in found.review)


@pytest.mark.parametrize("number", ["BE0403019261", "BE78023307750686"])
def test_a_tax_or_account_number_is_explained_by_its_check_digits(number: str) -> None:
    found, _ = read(f"Remittance advice\nReference: 2026-44\nPayment date: 14.10.2026\n\n{number}")
    assert not any(number in question for question in found.review)


def test_an_amount_in_a_column_of_credits_is_below_nought() -> None:
    _, record = read("Payment reference: ZA-878113\nPayment date: 14.10.2026")
    assert [line.gross_amount for line in record.lines] == [1000, -20]


def test_a_day_in_a_sentence_is_told_from_one_in_the_column_beside_it() -> None:
    _, record = read(
        "Remittance advice\n\nQuarry Bank, Matlock                              Date            6 October 2026\n\n"
        "You receive this list of the payment that we have made to you on 7 October 2026 by transfer."
    )
    assert record.payment_date is not None and record.payment_date.isoformat() == "2026-10-07"


def test_one_number_in_every_line_of_a_flat_export_is_the_payments() -> None:
    rows = [f"2883-31423;27/05/2026;EUR;F26/27907{n};10/05/2026;{n}00,00;{n}00,00" for n in (1, 2, 3)]
    head = "Referencia;Fecha de pago;Divisa;N.º documento;Fecha factura;Importe factura;Neto"
    (found,) = registry.extract(registry.read("\n".join([head, *rows]).encode(), "pagos.csv"))
    assert isinstance(found.record, Remittance)
    assert found.record.payment_reference == "2883-31423"


def test_a_second_stub_that_writes_nothing_otherwise_is_a_copy_all_the_same() -> None:
    head = "Invoice no.     Date          Invoice      Discount    Paid amount\n"
    line = "R26-000{n}        01.09.2026      1.000,00        {less}       1.000,00\n"
    stubs = [head + "".join(line.format(n=n, less=less) for n in (1, 2)) + TOTAL for less in ("0,00", "-   ")]
    (found,) = advice.extract(Paper(pages("Quayside Marine Inc.\n\nRemittance advice\n\n" + "\n".join(stubs))), Hints())
    assert isinstance(found.record, Remittance)
    assert [each.document_number for each in found.record.lines] == ["R26-0001", "R26-0002"]


def test_the_banks_number_of_the_transfer_comes_before_the_payers_document() -> None:
    _, record = read(
        "Payment advice\nPayment Document: 1500007718\nPayment date: 14.10.2026\nUTR Number: ICICR42026102000418833"
    )
    assert record.payment_reference == "ICICR42026102000418833"
