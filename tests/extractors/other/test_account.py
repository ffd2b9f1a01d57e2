# ruff: noqa: E501  (a written line stays on one line)
"""Statements of account and reminders are no payments, though they list invoices."""

import pytest

from docflow.schema.mail import Message
from docflow.schema.records import Kind, Other
from extractors import registry
from extractors.contract import Hints
from extractors.other import account
from extractors.papers.paper import Paper
from extractors.readers.mail import pages_of

STATEMENTS = [
    (
        "Statement of account",
        "STATEMENT OF ACCOUNT\n\nDate        Reference  Debit     Credit    Balance\n01.09.2026  10441      1,240.00            1,240.00\n17.09.2026  10502        388.50            1,628.50\n\nOpening balance 0.00\n1-30 days 388.50",
    ),
    (
        "Kontoauszug",
        "Kontoauszug\n\nDatum       Beleg   Soll      Haben     Saldo\n01.09.2026  10441   1.240,00            1.240,00\n17.09.2026  10502     388,50            1.628,50\n\nAnfangssaldo 0,00",
    ),
    (
        "Relevé de compte",
        "Relevé de compte\n\nDate        Pièce   Débit     Crédit    Solde\n01/09/2026  10441   1 240,00            1 240,00\n\nSolde antérieur 0,00",
    ),
    (
        "Rekeningoverzicht",
        "Rekeningoverzicht\n\nDatum       Factuur   Debet     Credit    Saldo\n01-09-2026  10441     1.240,00            1.240,00\n\nbeginsaldo 0,00, openstaande posten",
    ),
    (
        "Extrato de conta corrente",
        "Extrato de conta corrente\n\nData        Documento   Débito    Crédito   Saldo\n01/09/2026  10441       1.240,00            1.240,00\n\nSaldo anterior 0,00",
    ),
]
REMINDERS = [
    (
        "Payment reminder",
        "PAYMENT REMINDER\n\nThe following invoice is overdue. We have not received payment for invoice 4711 over 1,240.00 EUR. Please settle the outstanding amount, late fee 5.00 EUR.",
    ),
    ("Mahnung", "2. Mahnung\n\nRechnung 4711 vom 01.09.2026 über 1.240,00 EUR ist überfällig. Mahngebühr 5,00 EUR."),
    ("Relance", "Relance\n\nSauf erreur de notre part, votre facture 4711 de 1 240,00 EUR demeure impayée."),
]


@pytest.mark.parametrize(("subject", "body"), STATEMENTS)
def test_statements_pay_nothing(subject: str, body: str) -> None:
    (found,) = registry.extract(pages_of(Message(subject=subject, body_text=body)), Hints(subject=subject))
    assert isinstance(found.record, Other)
    assert found.record.subtype == "statement"
    assert found.review == ()
    assert "subtype" in found.fields


@pytest.mark.parametrize(("subject", "body"), REMINDERS)
def test_reminders_go_to_a_person(subject: str, body: str) -> None:
    (found,) = registry.extract(pages_of(Message(subject=subject, body_text=body)), Hints(subject=subject))
    assert found.kind is Kind.OTHER
    assert any("reminder" in sentence for sentence in found.review)


def test_advices_are_not_claimed() -> None:
    body = "Remittance advice\n\nInvoice no.  Amount paid  Balance\nINV-1  1,200.00  0.00\n\nTotal paid 1,200.00 USD"
    pages = pages_of(Message(subject="Remittance advice and statement", body_text=body))
    assert account.claim(Paper(pages), Hints(subject="Remittance advice")) == 0.0


def test_nothing_to_read_is_not_claimed() -> None:
    assert account.claim(Paper(registry.read(b"4711\n", "a.txt")), Hints()) == 0.0
