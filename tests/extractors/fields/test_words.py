"""Currencies of documents, payment methods, reasons, and new bank details."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docflow.schema.reasons import X12_426, Reason
from extractors.fields.bank_change import bank_change, review_of
from extractors.fields.currency import document_currency, find_currencies, parse_currency
from extractors.fields.methods import payment_method
from extractors.fields.reasons import classify_reason, reason_of_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EUR", "EUR"),
        ("€", "EUR"),
        ("Euro", "EUR"),
        ("US$", "USD"),
        ("US Dollars", "USD"),
        ("£", "GBP"),
        ("zł", "PLN"),
        ("CHF", "CHF"),
        ("R$", "BRL"),
        ("(EUR)", "EUR"),
        ("eur", None),
        ("ABC", None),
        ("", None),
    ],
)
def test_currencies(text: str, code: str | None) -> None:
    reading = parse_currency(text)
    assert (reading.code if reading else None) == code


def test_the_codes_on_the_page_tell_what_a_dollar_is() -> None:
    assert document_currency(["$5.00", "all amounts in CAD"]).code == "CAD"
    assert document_currency(["$5.00", "all amounts in CAD"]).confidence > 0.9
    assert document_currency(["5.00"]).code is None
    assert document_currency(["5 EUR", "6 USD"]).confidence < 0.8


def test_a_lone_dollar_on_an_american_paper_is_american() -> None:
    american = document_currency(["$5.00", "Austin, TX 78701"])
    assert american.code == "USD"
    assert american.confidence >= 0.9
    assert document_currency(["$5.00", "Toronto ON M5V 2T6"]).code == "CAD"
    assert document_currency(["$5.00", "Sydney NSW 2000", "ABN 51 824 753 556"]).code == "AUD"
    assert document_currency(["$5.00"]).confidence < 0.8


def test_a_code_that_nothing_else_tells_of_is_a_currency_beside_an_amount_only() -> None:
    assert document_currency(["ORD SHP B/O", "40 24 16", "$5.00", "Tulsa OK 74107"]).code == "USD"
    assert document_currency(["SHP 40.00"]).code == "SHP"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("abono de COP 4.542.710.", "COP"), ("TOTAL (COP) 45427100", "COP"), ("3.137.715 CLP", "CLP"),
        ("a credit for R5 455.20 please", "ZAR"), ("Summe Fr. 543.68", "CHF"), ("1.234 ALL in one", None),
    ],
)  # fmt: skip
def test_a_short_sign_and_a_wordy_code_count_beside_an_amount(text: str, code: str | None) -> None:
    assert document_currency([text]).code == code


def test_words_that_are_no_currency_in_running_text() -> None:
    assert find_currencies("ALL invoices, TOP priority") == []


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("ACH", "ach"),
        ("ACH transfer", "ach"),
        ("Cheque no. 4711", "cheque"),
        ("wire transfer", "wire"),
        ("SEPA-Überweisung", "sepa"),
        ("Überweisung", "wire"),
        ("virement", "wire"),
        ("transferencia bancaria", "wire"),
        ("bonifico bancario", "wire"),
        ("overboeking", "wire"),
        ("transferência bancária", "wire"),
        ("assegno bancario", "cheque"),
        ("débito direto", "direct_debit"),
        ("nothing of the kind", None),
    ],
)
def test_payment_methods(text: str, method: str | None) -> None:
    assert payment_method(text) == method


REASONS = [
    ("price difference", Reason.PRICING),
    ("Preisdifferenz", Reason.PRICING),
    ("écart de prix", Reason.PRICING),
    ("diferencia de precio", Reason.PRICING),
    ("differenza prezzo", Reason.PRICING),
    ("prijsverschil", Reason.PRICING),
    ("diferença de preço", Reason.PRICING),
    ("Bruchschaden", Reason.DAMAGE),
    ("marchandise endommagée", Reason.DAMAGE),
    ("merce danneggiata", Reason.DAMAGE),
    ("beschadigde goederen", Reason.DAMAGE),
    ("Fehlmenge", Reason.QUANTITY),
    ("2 cartons short", Reason.QUANTITY),
    ("manco", Reason.QUANTITY),
    ("Retoure", Reason.RETURN),
    ("devolución de mercancía", Reason.RETURN),
    ("reso merce", Reason.RETURN),
    ("Werbekostenzuschuss", Reason.PROMOTION),
    ("premio fine anno", Reason.PROMOTION),
    ("Lieferverzug", Reason.LATE_DELIVERY),
    ("penale per ritardata consegna", Reason.LATE_DELIVERY),
    ("invoiced twice", Reason.DUPLICATE),
    ("Ritenuta d'acconto 4%", Reason.TAX),
    ("retenção na fonte", Reason.TAX),
    ("Frachtkosten", Reason.FREIGHT),
    ("no proof of delivery", Reason.MISSING_DOCUMENTS),
    ("goods not received", Reason.NOT_RECEIVED),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reasons(text: str, reason: Reason) -> None:
    reading = classify_reason(text)
    assert reading is not None
    assert reading.reason is reason


def test_no_word_no_reason() -> None:
    assert classify_reason("4711 per telephone") is None


@pytest.mark.parametrize(("code", "reason"), [*X12_426.items(), ("1", Reason.PRICING), ("ZZ", Reason.OTHER)])
def test_codes(code: str, reason: Reason) -> None:
    assert reason_of_code(code) is reason


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    reason = classify_reason(text)
    assert reason is None or 0.0 < reason.confidence <= 1.0
    assert payment_method(text) in (None, "ach", "wire", "cheque", "card", "sepa", "direct_debit", "other")
    currency = document_currency([text])
    assert currency.code is None or currency.code in currency.candidates
    told = bank_change([text, text])
    assert told is None or told.strip()


NEWS = [
    "Please note our bank details have changed.",
    "bitte beachten Sie, dass sich unsere Bankverbindung geändert hat",
    "Nous avons changé de banque, merci d'utiliser notre nouveau RIB",
    "Nuestra cuenta bancaria ha cambiado",
    "Le comunichiamo che il nostro IBAN è cambiato",
    "ons rekeningnummer is gewijzigd",
    "informamos que os nossos dados bancários foram alterados",
]
NO_NEWS = [
    "We never change our bank details by email.",
    "In case of any change of bank details please notify us in writing.",
    "Unsere Bankdaten: Sparkasse, IBAN DE89370400440532013000",
    "Novo Banco, IBAN PT50000201231234567890154",
    "Payment to your bank account DE89370400440532013000",
    "Bitte teilen Sie uns Änderungen Ihrer Bankverbindung mit. IBAN DE89370400440532013000",
    "For future payments please quote the invoice number",
]


@pytest.mark.parametrize("sentence", NEWS)
def test_new_bank_details_are_noticed(sentence: str) -> None:
    for lines in ([sentence], ["Hello,", *sentence.split(", "), "Bye"], ["INV-1 1,200.00", sentence, "Total 1,200.00"]):
        told = bank_change(lines)
        assert told is not None
        assert "new bank details" in review_of(told)


@pytest.mark.parametrize("sentence", NO_NEWS)
def test_ordinary_words_about_banks_are_not_news(sentence: str) -> None:
    assert bank_change(["Remittance advice", sentence, "Total paid 1,000.00"]) is None


def test_an_account_number_beside_weaker_words_is_news() -> None:
    assert bank_change(["Please use the new account from now on:", "DE89370400440532013000"]) is not None
    assert bank_change(["Please use the new account from now on"]) is None


def test_long_lines_are_shortened() -> None:
    assert len(review_of("our bank details have changed " * 20)) < 220
