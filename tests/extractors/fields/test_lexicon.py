"""The lexicon: every language says everything, phrases are found, and languages are told apart."""

import importlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields import lexicon
from extractors.fields.lexicon import normalise
from extractors.fields.lexicon._phrases import parse_phrases

TABLES = (
    "COLUMNS",
    "LABELS",
    "KINDS",
    "SENTENCES",
    "TOTALS",
    "CARRIED",
    "REASONS",
    "METHODS",
    "TYPES",
    "MAILS",
    "LETTERS",
    "PARTIES",
)
LANGUAGES = ("deu", "eng", "fra", "ita", "nld", "por", "spa")
LETTERS = {
    "eng": "Please find attached our remittance advice for the invoices which were paid this week.",
    "deu": "Anbei erhalten Sie unser Zahlungsavis für die folgenden Rechnungen mit freundlichen Grüßen.",
    "fra": "Veuillez trouver ci-joint notre avis de paiement pour les factures suivantes, cordialement.",
    "spa": "Adjuntamos el aviso de pago de las siguientes facturas, reciban un cordial saludo de nuestra empresa.",
    "ita": "In allegato trovate la distinta di pagamento delle vostre fatture, cordiali saluti.",
    "nld": "Bijgaand ontvangt u de betaalspecificatie van de volgende facturen, met vriendelijke groet.",
    "por": "Junto enviamos o aviso de pagamento das vossas faturas, com os melhores cumprimentos.",
}


def module(language: str) -> object:
    """The file of one language."""
    return importlib.import_module(f"extractors.fields.lexicon.{language}")


def test_the_seven_languages_are_there() -> None:
    assert lexicon.languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_language_fills_every_table_like_english(language: str, table: str) -> None:
    wanted, there = getattr(module("eng"), table), getattr(module(language), table)
    assert set(there) == set(wanted)
    for target, block in there.items():
        assert list(parse_phrases(block)), f"{table}[{target}] is empty"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_weights_are_probabilities(language: str, table: str) -> None:
    for block in getattr(module(language), table).values():
        assert all(0 < weight <= 1 for _, weight in parse_phrases(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_twelve_months(language: str) -> None:
    months = module(language).MONTHS  # type: ignore[attr-defined]
    assert len(months) == 12
    assert [{lexicon.months()[normalise(name)] for name in names.split()} for names in months] == [
        {number} for number in range(1, 13)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_letter_tells_its_language(language: str) -> None:
    assert lexicon.language_of(LETTERS[language]) == language


def test_too_little_text_has_no_language() -> None:
    assert lexicon.language_of("INV-4711 1.234,56") is None


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Invoice No.", "invoice no"),
        ("Rechnungs-Nr.:", "rechnungs no"),
        ("Rechnungsnummer", "rechnungs no"),
        ("N° de facture", "no de facture"),
        ("N.º da fatura", "no da fatura"),
        ("N. fattura", "no fattura"),
        ("Núm. factura", "num factura".replace("num", "no")),
        ("Invoice #4711", "invoice 4711"),
        ("Facture N°4711", "facture 4711"),
        ("N/Ref", "n ref"),
        ("Alpha B.V.", "alpha b v"),
        ("Échéance  (Date)", "echeance date"),
        ("", ""),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Invoice No.", "document_number"),
        ("Rechnungsnummer", "document_number"),
        ("N° facture", "document_number"),
        ("Nº de factura", "document_number"),
        ("Numero fattura", "document_number"),
        ("Factuurnr.", "document_number"),
        ("Nº da nota fiscal", "document_number"),
        ("Notre référence", "our_number"),
        ("Ns. rif.", "our_number"),
        ("Ons kenmerk", "our_number"),
        ("Skonto", "discount_amount"),
        ("Betalingskorting", "discount_amount"),
        ("Desconto", "discount_amount"),
        ("Ritenuta d'acconto", "withholding_amount"),
        ("Retenção na fonte", "withholding_amount"),
        ("Netto pagato", "paid_amount"),
        ("Betaald bedrag", "paid_amount"),
        ("Valor pago", "paid_amount"),
    ],
)
def test_column_headers(header: str, role: str) -> None:
    assert lexicon.columns().exact(header)[0].target == role


@pytest.mark.parametrize(
    "title",
    [
        "Remittance Advice",
        "Zahlungsavis",
        "Avis de paiement",
        "Aviso de pago",
        "Distinta di pagamento",
        "Avviso di bonifico",
        "Betaalspecificatie",
        "Betalingsadvies",
        "Aviso de pagamento",
        "Nota de liquidação",
    ],
)
def test_titles_of_advices(title: str) -> None:
    hit = lexicon.kinds().exact(title)[0]
    assert (hit.target, hit.weight) == ("remittance", 1.0)


def test_a_slip_of_recognition_is_forgiven_in_long_phrases_only() -> None:
    assert lexicon.columns().exact("lnvoice nurnber", fuzzy=True) == ()
    assert lexicon.columns().exact("Invoice arnount", fuzzy=True)[0].target == "gross_amount"
    assert lexicon.columns().exact("Invoice arnount") == ()


def test_scan_finds_the_longest_phrases_in_order() -> None:
    hits = lexicon.labels().scan("Cheque no. 123456 of 14 May, payment date 15 May")
    found = [(hit.phrase, hit.target) for hit in hits if hit.weight == 1.0]
    assert found[0] == ("cheque no", "cheque_number")
    assert ("payment date", "payment_date") in found
    assert all(a.start <= b.start for a, b in itertools.pairwise(hits))


@given(
    st.lists(st.sampled_from(["remittance", "advice", "our", "new", "bank", "account", "4711", "of", "the", "invoice"]))
)
def test_what_is_not_possible_is_not_found(words: list[str]) -> None:
    text = " ".join(words)
    for table in (lexicon.kinds(), lexicon.mails(), lexicon.sentences(), lexicon.letters()):
        assert {hit.target for hit in table.scan(text)} <= table.possible(lexicon.vocabulary_of([text]))
        assert table.scan(text) == table.scan_words(text.split())


def test_what_is_possible_needs_all_words_of_a_phrase() -> None:
    assert "bank_detail_change" in lexicon.mails().possible({"new", "bank", "details", "our"})
    assert "bank_detail_change" not in lexicon.mails().possible({"bank", "our"})


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("RET. GARANTIE", "deduction_amount"),
        ("Zahl. betr.", "paid_amount"),
        ("Factuurdat.", "document_date"),
        ("Rit. acc.", "withholding_amount"),
        ("Bon de comm.", "purchase_order"),
        ("Docum. contab.", "our_number"),
    ],
)
def test_words_cut_short_are_spelled_out(header: str, role: str) -> None:
    assert lexicon.columns().exact(header) == ()
    assert lexicon.columns().abbreviated(header)[0].target == role


@pytest.mark.parametrize("text", ["Invoice", "D. a.", "Abz.", "Meyer Co. Ltd.", "1.234.", "Dep. of the State of Ohio."])
def test_what_is_whole_too_short_or_open_is_not_spelled_out(text: str) -> None:
    assert lexicon.columns().abbreviated(text) == ()
