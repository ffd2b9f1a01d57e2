"""The text of a transfer: where it begins and where it ends among the words of a page."""

import pytest

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages

LINES = """
Invoice no.     Date          Invoice amount   Paid amount
R26-0001        01.09.2026        1.000,00        1.000,00
R26-0002        05.09.2026           20,00           20,00
Total                                             1.020,00
"""


def _reference(told: str) -> str | None:
    (found,) = advice.extract(Paper(pages(f"Quayside Marine Inc.\n\nRemittance advice\n{told}\n{LINES}")), Hints())
    assert isinstance(found.record, Remittance)
    return found.record.payment_reference


@pytest.mark.parametrize(
    ("told", "reference"),
    [
        ("Verwendungszweck: FERRO 20260611 QUAY", "FERRO 20260611 QUAY"),
        ("Payment reference:  QUAY PYMT 4471", "QUAY PYMT 4471"),
        ("Payment run      BACS-X 26/0911", "BACS-X 26/0911"),
        ('It will show up in your account as "QUAY MARINE PYMT 4471".', "QUAY MARINE PYMT 4471"),
        ("We paid 1.020,00 today. Please look for QMI 5520981 FERRO on your bank statement.", "QMI 5520981 FERRO"),
        ("Référence figurant sur votre relevé bancaire : QMI 2026 B31 FERRO", "QMI 2026 B31 FERRO"),
        ("Die Überweisung ging heute hinaus. Im Verwendungszweck steht QMB 12/25.", "QMB 12/25"),
        ("Auftraggeberreferenz ZV260911-3", "ZV260911-3"),
    ],
)
def test_a_text_of_several_words_is_one_reference(told: str, reference: str) -> None:
    assert _reference(told) == reference


@pytest.mark.parametrize(
    ("told", "reference"),
    [
        ("Payment reference: 44718820 EUR 1.020,00", "44718820"),
        ("Payment reference: 44718820, paid by transfer", "44718820"),
        ("Payment reference: 44718820 VENDOR NO 88123", "44718820"),
        ("PAYMENT REFERENCE 44718820 FERRO LTD", "44718820"),
        ("Referencia de la transferencia SEPA: 2026.2.0002905", "2026.2.0002905"),
    ],
)
def test_a_reference_ends_where_something_else_begins(told: str, reference: str) -> None:
    assert _reference(told) == reference
