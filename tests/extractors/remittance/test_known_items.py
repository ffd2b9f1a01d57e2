"""What is known beside the page: open items and the series of numbers tell what recognition misread."""

from decimal import Decimal

from docflow.schema.place import Word
from docflow.schema.receivables import KnownItem
from docflow.schema.records import Extraction, Remittance
from extractors.contract import Hints
from extractors.papers.paper import Paper
from extractors.remittance import advice
from tests.extractors.layouts.typed import pages
from tests.extractors.remittance.misread import as_recognised

PAPER = """
Nordwind Handels GmbH
Hafenstraße 12
20457 Hamburg

An:
Alpina Textil AG
Am Markt 3
80331 München

Zahlungsavis

Zahlungsreferenz: ZB-26-0815
Zahlungsdatum: 14.10.2026
Währung: EUR

Rechnungsnummer    Datum         Bruttobetrag    Skonto      Zahlbetrag
SI70810            01.09.2026        1.000,00     20,00          980,00
SI70811            05.09.2026          500,00      0,00          500,00
SI70812            05.09.2026          700,00     14,00          686,00
SI70813            05.09.2026          100,00      0,00          100,00
Summe                                2.300,00     34,00        2.266,00
"""


def read(
    changes: dict[str, str], *items: KnownItem, others: dict[str, str] | None = None, confidence: float = 0.95
) -> tuple[Extraction, Remittance]:
    """The paper recognised, with these words read as others."""

    def change(word: Word) -> Word:
        known = ((others[word.text], 0.4),) if others and word.text in others else ()
        return word._replace(text=changes.get(word.text, word.text), confidence=confidence, others=known)

    (found,) = advice.extract(Paper(as_recognised(pages(PAPER), change)), Hints(open_items=items))
    assert isinstance(found.record, Remittance)
    return found, found.record


def item(number: str, amount: str) -> KnownItem:
    return KnownItem(number=number, remaining=Decimal(amount), currency="EUR")


def test_an_amount_proven_by_its_line_and_its_column_is_taken_and_shown() -> None:
    found, record = read({"700,00": "100,00"})
    assert record.lines[2].gross_amount == Decimal("700.00")
    evidence = found.fields["lines.2.gross_amount"]
    assert evidence.text == "100,00" and evidence.candidates[0].value == "100,00"
    assert any('printed "100,00"' in each.equation and each.holds for each in found.proof)
    assert found.review == ()


def test_an_amount_that_one_equation_alone_asks_for_is_proposed_only() -> None:
    found, record = read({"700,00": "100,00", "2.300,00": "2.500,99"})
    assert record.lines[2].gross_amount == Decimal("100.00")
    candidates = found.fields["lines.2.gross_amount"].candidates
    assert [each.value for each in candidates] == ["700.00"]
    assert any("700.00" in sentence for sentence in found.review)


def test_the_series_tells_letters_from_digits_and_a_person_is_asked() -> None:
    found, record = read({"SI70811": "$170811"})
    assert record.lines[1].document_number == "SI70811"
    assert any("$170811" in sentence for sentence in found.review)
    assert found.fields["lines.1.document_number"].candidates[0].value == "$170811"


def test_the_series_and_a_second_reading_are_two_proofs() -> None:
    found, record = read({"SI70811": "$170811"}, others={"SI70811": "SI70811"})
    assert record.lines[1].document_number == "SI70811" and found.review == ()


def test_an_open_item_with_number_and_amount_proves_the_number() -> None:
    found, record = read({"SI70810": "S170B10"}, item("SI70810", "1000.00"), item("SI9", "5.00"))
    assert record.lines[0].document_number == "SI70810" and found.review == ()
    assert any("open item" in each.detail for each in found.proof)


def test_an_open_item_of_another_amount_is_only_a_candidate() -> None:
    found, record = read(
        {"SI70810": "S170B10", "SI70811": "X-1", "SI70812": "Y.2", "SI70813": "Z/3"}, item("SI70810", "999.99")
    )
    assert record.lines[0].document_number == "S170B10" and found.review
    assert [each.value for each in found.fields["lines.0.document_number"].candidates] == ["SI70810"]


def test_a_text_layer_is_never_repaired() -> None:
    (found,) = advice.extract(Paper(pages(PAPER.replace(" 700,00", " 100,00"))), Hints())
    assert isinstance(found.record, Remittance)
    assert found.record.lines[2].gross_amount == Decimal("100.00") and found.review
