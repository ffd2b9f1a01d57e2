"""What a page lists is no title of it: advices in cards, and lists of what is called a claim."""

import pytest

from docflow.schema.records import Kind
from extractors import registry
from extractors.contract import Hints
from extractors.papers.listing import is_listed
from extractors.papers.paper import Paper
from tests.extractors.layouts.typed import pages

CARDS = """
You've been paid
Petrel Biosciences, Inc. sent $2,850.84 USD to Midvale Bearing & Drive Inc. by ACH on February 24, 2026.
Payment reference: CPY-84652758

Invoice INV-208862                             Invoice INV-208873

Invoice date               Dec 11, 2025        Invoice date                            Dec 24, 2025
Invoice amount             1,764.35 USD        Invoice amount                          1,120.09 USD
Paid                       1,764.35 USD        Adjustment (Proof of delivery missing)        -33.60
                                               Paid                                    1,086.49 USD
"""
LIST = """
Bauland Märkte Zentral GmbH & Co. KG

Regulierungsliste ZR2599271 vom 30.06.2026 – Lieferant Wilhelm Brandau GmbH & Co. KG
Zahlung in EUR per SEPA-Überweisung, Wertstellung 30.06.2026

Markt      Beleg                    Belegdatum         Grund                 Betrag
056        Rechnung 474317          17.04.2026                                64,02
058        Rechnung 474319          19.04.2026                             2.374,04
082        Belastung BL24744        18.05.2026         Mindermenge           -17,29
061        Rechnung 474320          20.04.2026                                61,89
           Gesamtbetrag der Zahlung                                        2.482,66
"""


@pytest.mark.parametrize("text", [CARDS, LIST], ids=["cards", "a list"])
def test_what_is_listed_tells_no_kind(text: str) -> None:
    assert {found.kind for found in registry.extract(pages(text))} == {Kind.REMITTANCE}


def test_a_number_and_the_labels_of_values_are_listed_where_others_stand_under_the_same_words() -> None:
    paper = Paper(pages(CARDS))
    assert is_listed(paper, "Invoice INV-208862") and is_listed(paper, "Invoice date")
    assert not is_listed(paper, "Payment reference") and not is_listed(paper, "You've been paid")


def test_one_number_is_a_title_with_its_number() -> None:
    bill = Paper(pages("Invoice 4711\nInvoice date  01.03.2026\n"))
    assert not is_listed(bill, "Invoice 4711")


def test_a_letter_with_a_cheque_is_an_advice_though_it_asks_for_a_credit() -> None:
    letter = """
Tischlerei Sönke Hansen
Dorfstraße 8
24860 Klappholz

Verrechnungsscheck über 1.646,64 €

Guten Tag,

anbei erhalten Sie heute unseren Scheck zum Ausgleich der folgenden Rechnungen:

  Rechnung Nr. 25-423 vom 5. August 2025 über 1.259,16 €, ohne Abzug
  Rechnung Nr. 25-424 vom 27. August 2025 über 430,48 €, gekürzt um 43,00 € (Preisdifferenz), somit 387,48 €

Für die Kürzung bitten wir um eine Gutschrift.
"""
    (found,) = registry.extract(pages(letter), Hints())
    assert found.kind is Kind.REMITTANCE
