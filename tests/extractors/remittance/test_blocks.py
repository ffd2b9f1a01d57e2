"""A block of labels and values for each document."""

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

PAPER = """
O'Malley Beverage LLC
2100 Commerce Drive
Macon, GA 31201

Payment Advice

Payee: Gotthard Bau AG
EFT Reference: BACS73069
Payment Date: 19 January 2026

Your Reference:     INV-7375
Inv. Date:          19 November 2025
Invoice Value:      4,797.12
Discount amount:    143.91
Payment:            4,653.21

Your Reference:     INV-7379
Inv. Date:          12 November 2025
Invoice Value:      12,586.95
Discount amount:    0.00
Payment:            12,586.95

Total Payment: 17,240.16 USD
"""


def read(text: str) -> tuple[Remittance, tuple[str, ...]]:
    paper = Paper(pages(text))
    assert advice.claim(paper, Hints()) > 0.5
    (found,) = advice.extract(paper, Hints())
    assert isinstance(found.record, Remittance)
    return found.record, found.review


def test_each_block_is_a_line_with_its_equation() -> None:
    record, review = read(PAPER)
    assert [(line.document_number, str(line.document_date), str(line.discount_amount)) for line in record.lines] == [
        ("INV-7375", "2025-11-19", "143.91"),
        ("INV-7379", "2025-11-12", "0.00"),
    ]
    assert str(record.amount) == "17240.16" and not any("lines" in sentence for sentence in review)


def test_blocks_that_do_not_come_to_a_printed_sum_are_asked_about() -> None:
    paper = Paper(pages(PAPER.replace("17,240.16", "17,240.99")))
    (found,) = advice.extract(paper, Hints())
    assert found.review


RAND = """
Karoo Poultry (Pty) Ltd

EFT reference: KPEFT004418
Total paid:    R 65 630.91

Invoice no:    IN188587
Our order:     KP26437
Amount paid:   R 30 424.40

Invoice no:    IN802097
Our order:     KP67694
Amount paid:   R 35 206.51
"""


def test_a_row_of_marks_alone_is_passed_over() -> None:
    record, _ = read(PAPER.replace("Payment Advice\n", "Payment Advice\n/\n"))
    assert len(record.lines) == 2


def test_a_sign_of_a_currency_before_the_amount_hides_no_block_and_the_payments_own_is_none() -> None:
    record, _ = read(RAND)
    assert [(line.document_number, line.purchase_order, str(line.paid_amount)) for line in record.lines] == [
        ("IN188587", "KP26437", "30424.40"),
        ("IN802097", "KP67694", "35206.51"),
    ]


def test_a_date_in_brackets_behind_the_number_is_the_documents() -> None:
    record, _ = read(
        """
Flores Sabana Alta S.A.S.

Confirmamos pago realizado el 06/03/2026, comprobante de egreso CE-11844, mediante transferencia, en COP:

Factura FEV 4418 (23/02/2026)
  valor $ 3.570.000,00
  menos retención en la fuente 2,5% $ 75.000,00
  neto girado $ 3.495.000,00

Factura FEV 4433 (25/02/2026)
  valor $ 1.190.000,00
  menos retención en la fuente 2,5% $ 25.000,00
  neto girado $ 1.165.000,00

Total girado: $ 4.660.000,00
"""
    )
    assert [str(line.document_date) for line in record.lines] == ["2026-02-23", "2026-02-25"]
