"""Labels and headers that no list knows are understood from their words."""

import pytest

from extractors.fields.composed import composed_header, composed_label, directed_label
from extractors.fields.lexicon import columns


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rechnungsbrutto", "gross_amount"), ("Early pay discount", "discount_amount"),
        ("Sconto mercantile", "discount_amount"), ("Escompte pour paiement rapide", "discount_amount"),
        ("Skonto/Abzüge", "deduction_amount"), ("Déjà versé", "balance"), ("Reeds voldaan", "balance"),
        ("Fact.dat.", "document_date"), ("Doc. fornitore nr.", "document_number"), ("Imp. versato", "paid_amount"),
        ("Enc. n.º", "purchase_order"), ("TDS withheld", "withholding_amount"),
    ],
)  # fmt: skip
def test_a_header_is_understood_from_its_words(text: str, role: str) -> None:
    assert [hit.target for hit in composed_header(text)] == [role]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Remitted on", "payment_date"), ("Überweisung am", "payment_date"), ("Disposizione data", "payment_date"),
        ("Suma transferida total abono", "total_amount"), ("Auszahlungssumme", "total_amount"),
        ("Pymt Ref", "payment_reference"), ("Lauf-Nr.", "payment_reference"), ("Firma zahlung", "payer"),
    ],
)  # fmt: skip
def test_a_label_is_understood_from_its_words(text: str, field: str) -> None:
    assert [hit.target for hit in composed_label(text)] == [field]


@pytest.mark.parametrize(
    "text",
    ["", "Payment terms", "Zahlungsbedingungen", "Total", "Kundennummer", "Discount paid", "Already paid"],
)
def test_what_says_nothing_of_a_payment_is_no_label_of_one(text: str) -> None:
    assert composed_label(text) == ()


def test_what_is_made_up_never_weighs_as_much_as_a_known_phrase() -> None:
    for text in ("Sconto mercantile", "Déjà versé"):
        assert not columns().exact(text)
        assert all(hit.weight < 0.9 for hit in composed_header(text))
    assert all(hit.weight < 0.9 for hit in composed_label("Pymt Ref"))


@pytest.mark.parametrize(
    ("text", "party"),
    [("Zahlungsavis an:", "payee"), ("Remittance advice for:", "payee"), ("Payment details from:", "payer")],
)
def test_a_notice_is_directed_by_its_last_word(text: str, party: str) -> None:
    assert [hit.target for hit in directed_label(text)] == [party]
    assert directed_label("Payment for:") == ()
