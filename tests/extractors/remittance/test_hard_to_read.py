"""What no equation proves and two engines did not agree on is shown to a person."""

import pytest

from docflow.schema.place import Page, Pages
from docflow.schema.records import Extraction
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import page

PRINTED = """
REMITTANCE ADVICE

Payer:              Hartwell Foods Ltd
Payee:              Norhaven Supply Inc.
Payment Reference:  EFT-204417
Payment Date:       14 Oct 2026
Currency:           GBP

Invoice Number      Invoice Date      Amount Paid
INV-10041           01 Sep 2026           1,204.50
INV-10057           09 Sep 2026             310.25

Total                                     1,514.75
"""


def read(*unsure: str) -> Extraction:
    clear = page(PRINTED, method="ocr", confidence=0.97)
    words = tuple(word._replace(confidence=0.8) if word.text in unsure else word for word in clear.words)
    scan = Page(number=1, width=clear.width, height=clear.height, words=words, method="ocr")
    return advice.extract(Paper(Pages(reader="pdf", pages=(scan,))), Hints())[0]


def test_a_clear_scan_asks_nothing() -> None:
    assert read().review == ()


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Hartwell", 'The payer\'s name "Hartwell Foods Ltd" was hard to read.'),
        ("EFT-204417", 'The payment reference "EFT-204417" was hard to read.'),
        ("Oct", 'The payment date "2026-10-14" was hard to read.'),
        ("INV-10057", 'The document number "INV-10057" in line 2 was hard to read.'),
        ("09", "The document date in line 2 was hard to read."),
    ],
)
def test_what_nothing_proves_is_shown(word: str, sentence: str) -> None:
    assert sentence in read(word).review


def test_a_scan_without_a_payee_is_asked_about() -> None:
    gone = Pages(
        reader="pdf", pages=(page(PRINTED.replace("Payee:", "").replace("Norhaven Supply Inc.", ""), method="ocr"),)
    )
    review = advice.extract(Paper(gone), Hints())[0].review
    assert review == ("The payee's name was not found.",)


def test_an_amount_that_equations_prove_is_not() -> None:
    assert read("1,204.50").review == ()
