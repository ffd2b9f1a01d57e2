"""Lists beside the table of invoices that a printed total counts, and lines over two rows."""

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

HEAD = """
Oakfield Retail Ltd
14 Harbour Street
Leeds LS1 4AB

Norhaven Supply Inc.

REMITTANCE ADVICE

Payment no.: 55812
Payment date: 14 September 2026

"""
INVOICES = """
Invoice        Date             Gross      Discount        Net
NS-10441       02 Jul 2026   1,200.00         24.00   1,176.00
NS-10460       09 Jul 2026     845.50          0.00     845.50
Subtotal invoices            2,045.50         24.00   2,021.50
"""


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    (found,) = advice.extract(Paper(pages(HEAD + text)), Hints())
    assert isinstance(found.record, Remittance)
    return [(line.document_number, line.document_type, str(line.paid_amount)) for line in found.record.lines]


def test_a_list_with_columns_of_its_own_belongs_to_the_lines_where_the_total_counts_it() -> None:
    debits = """
Our debit      Date            Reason                Amount taken
DN-7741        03 Aug 2026     Short delivery             -310.00
DN-7755        11 Aug 2026     Damaged goods              -125.40

Total paid GBP                                           1,586.10
"""
    lines = told(INVOICES + "\nDebit notes\n" + debits)
    assert lines[2:] == [("DN-7741", "debit_memo", "-310.00"), ("DN-7755", "debit_memo", "-125.40")]
    assert len(told(INVOICES + "\nDebit notes\n" + debits.replace("1,586.10", "2,021.50"))) == 2


def test_such_a_list_printed_without_signs_is_taken_off_where_only_so_the_total_is_reached() -> None:
    unsigned = """
Relates to     Number         Day              Taken
NS-6800        CN-331         18 Jul 2026      99.45
NS-6822        CN-338         19 Jul 2026      20.00

Total paid GBP                              1,902.05
"""
    assert [paid for _, _, paid in told(INVOICES + "\n\nSet off\n" + unsigned)][2:] == ["-99.45", "-20.00"]


def test_a_line_may_name_its_document_over_its_amounts() -> None:
    table = """
Invoice No.       Invoice Date     PO Number
           Gross       Discount    Adjustments          Paid

INV-55102         07/22/2026       PO-8812
        1,500.00          30.00           0.00      1,470.00

INV-55140         07/29/2026       PO-8840
          980.00           0.00          55.00        925.00

        2,480.00          30.00          55.00      2,395.00
"""
    assert told(table) == [("INV-55102", "invoice", "1470.00"), ("INV-55140", "invoice", "925.00")]
