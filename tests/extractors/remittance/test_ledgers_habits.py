"""What the ledgers of big companies print: discounts under "Deductions", orders with codes around them, texts that
begin on a later page, codes of types that the paper explains."""

import pytest

from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Hallmoor Bearings & Drives, Inc.

Pay to: TriPoint Fasteners LLC

Payment advice

Payment document: 2000048817
Payment date: 2026-11-12
Currency: USD

"""


def read(*texts: str) -> tuple[Extraction, Remittance]:
    (found,) = advice.extract(Paper(pages(*texts)), Hints())
    assert isinstance(found.record, Remittance)
    return found, found.record


def test_a_usual_share_under_deductions_is_a_discount_and_said() -> None:
    found, record = read(
        HEAD
        + """
Document        Your document     Date          Deductions      Gross amount
5105761228      884210            2026-09-14         39.42          1,971.15
5105763630      884222            2026-09-14         42.39          2,119.33
5105725334      884225            2026-09-15         66.18          3,308.90
5105742733      884232            2026-09-15         80.00          2,915.83
Total                                               227.99         10,315.21
Payment amount                                                     10,087.22
"""
    )
    assert [str(line.discount_amount) for line in record.lines] == ["39.42", "42.39", "66.18", "0.00"]
    assert [str(line.deduction_amount) for line in record.lines] == ["0.00", "0.00", "0.00", "80.00"]
    assert any("cash discount of 2 %" in sentence for sentence in found.review)


def test_a_retention_is_no_discount_whatever_its_share() -> None:
    _, record = read(
        HEAD
        + """
Your invoice      Date          Gross amount     Retention       Net paid
884210            2026-09-14        1,000.00         30.00         970.00
884222            2026-09-14        2,000.00         60.00       1,940.00
884225            2026-09-15        3,000.00         90.00       2,910.00
Total                               6,000.00        180.00       5,820.00
"""
    )
    assert [str(line.deduction_amount) for line in record.lines] == ["30.00", "60.00", "90.00"]


def test_the_number_of_an_order_is_read_without_codes_and_out_of_descriptions() -> None:
    _, coded = read(
        HEAD
        + """
Invoice      Date          Purchase order     Gross amount     Net amount
3316021      2026-09-28    00 554180 OP          12,400.00      12,400.00
3316109      2026-10-01    00 554377 OP             965.00         965.00
Total                                            13,365.00      13,365.00
"""
    )
    assert [line.purchase_order for line in coded.lines] == ["554180", "554377"]
    _, described = read(
        HEAD
        + """
Invoice number   Date          Description        Invoice amount     Amount paid
INV-0091822      2026-09-22    PO 4310087551            6,480.00        6,480.00
INV-0091840      2026-09-24    PO 4310087602            1,250.40        1,250.40
Total                                                   7,730.40        7,730.40
"""
    )
    assert [line.purchase_order for line in described.lines] == ["4310087551", "4310087602"]


def test_a_column_of_texts_that_begins_on_the_second_page_is_read() -> None:
    head = "Reference     Type    Date          Text                     Amount USD       Paid USD\n"
    first = HEAD + head + "60418801      RE      2026-09-28                               1,056.79       1,056.79\n"
    first += "60418803      RE      2026-09-28                                 902.06         902.06\n"
    second = head + "5105500712    KA      2026-10-01    Short supply                 318.78-        318.78-\n"
    second += "5105500713    KA      2026-10-01    Damaged stock                 96.40-         96.40-\n"
    second += "Total payment                                                                 1,543.67\n\n"
    second += "Types: RE = invoice, KA = debit raised by Hallmoor (tax invoice on the portal)."
    _, record = read(first, second)
    assert [(line.document_type, line.deduction_reason) for line in record.lines] == [
        ("invoice", None),
        ("invoice", None),
        ("debit_memo", Reason.QUANTITY),
        ("debit_memo", Reason.DAMAGE),
    ]


def test_words_that_name_the_document_tell_no_reason_under_a_header_that_does() -> None:
    _, record = read(
        HEAD.replace("USD", "EUR")
        + """
N. documento     Data doc.     Causale             Totale documento     Ritenuta d'acconto     Importo pagato
118/2026         10/09/2026    Fattura acquisto            3.172,00                 520,00           2.652,00
131/2026         01/10/2026    Fattura acquisto            1.268,80                 208,00           1.060,80
Totale EUR                                                 4.440,80                 728,00           3.712,80
"""
    )
    assert [line.deduction_reason for line in record.lines] == [Reason.TAX, Reason.TAX]


def test_two_numbers_that_labels_call_the_payments_are_asked_about() -> None:
    found, _ = read(
        HEAD.replace("Payment document: 2000048817", "Trace number: 104000012288471\nPayer reference: 5500871204")
        + """
Invoice      Date          Gross amount     Net amount
3316021      2026-09-28       12,400.00      12,400.00
Total                         12,400.00      12,400.00
"""
    )
    assert any("may be meant" in sentence for sentence in found.review)


def test_the_number_of_an_advice_that_every_line_repeats_is_the_payments() -> None:
    _, record = read(
        """
Remittance number   Payment date   Supplier name             Company             Document ref   Doc date   Payment value
8800417736          2026-10-23     Bramley Juices Ltd        Castlegate Plc      BOJ551200      2026-09-07      1,153.21
8800417736          2026-10-23     Bramley Juices Ltd        Castlegate Plc      BOJ551202      2026-09-07      4,903.74
8800417736          2026-10-23     Bramley Juices Ltd        Castlegate Plc      BOJ551204      2026-09-08      3,253.36
"""
    )
    assert record.payment_reference == "8800417736"
    assert [line.document_number for line in record.lines] == ["BOJ551200", "BOJ551202", "BOJ551204"]


LINES = """
Invoice      Date          Gross amount     Net amount
3316021      2026-09-28       12,400.00      12,400.00
Total                         12,400.00      12,400.00
"""


@pytest.mark.parametrize(("number", "method"), [("ACH1104-3", "ach"), ("0071185", "cheque"), ("CHK-118", "cheque")])
def test_a_form_for_cheques_may_tell_of_another_way_to_pay(number: str, method: str) -> None:
    _, record = read(HEAD.replace("Payment document: 2000048817", f"Check No.: {number}") + LINES)
    assert record.payment_method == method


def test_the_code_of_a_report_in_its_title_is_asked_about() -> None:
    found, _ = read(
        HEAD.replace("Payment document: 2000048817\n", "").replace("Payment advice", "Payment advice - FINR190") + LINES
    )
    assert any("FINR190" in sentence for sentence in found.review)
