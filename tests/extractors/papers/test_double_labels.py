"""Two values under one label, as SAP's letters have them; and the sign of who wrote is no reference."""

from docflow.schema.records import Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages
from tests.extractors.papers.test_parties import TABLE

HEAD = """
Pemberton Garden Centres plc
The Old Dairy * Wigan WN5 8PL

Cobalt Fasteners (UK) Ltd                           {label}
12 Forge Street                                     {value}
Sheffield S3 8GQ                                    Our ref.
                                                    FI-KR/18
Payment advice
"""


def read(label: str, value: str) -> tuple[Remittance, tuple[str, ...]]:
    (found,) = advice.extract(Paper(pages(HEAD.format(label=label, value=value) + TABLE)), Hints())
    assert isinstance(found.record, Remittance)
    return found.record, found.review


def test_number_and_date_of_the_payment_under_one_label() -> None:
    record, _ = read("Document / Date", "2006950460 / 19.01.2026")
    assert record.payment_reference == "2006950460"
    assert str(record.payment_date) == "2026-01-19"


def test_the_sign_of_who_wrote_is_asked_about() -> None:
    record, asked = read("Telephone", "01234 567890")
    assert record.payment_reference == "FI-KR/18"
    assert any("sign of who wrote" in question for question in asked)


def test_the_number_under_which_a_sentence_pays() -> None:
    told = "Wir haben Ihnen heute unter ÜB-26-4976 die folgenden Rechnungen\nüberwiesen:\n"
    (found,) = advice.extract(Paper(pages("Pemberton GmbH\nWeg 4\n58095 Hagen\n\n" + told + TABLE)), Hints())
    assert isinstance(found.record, Remittance) and found.record.payment_reference == "ÜB-26-4976"
