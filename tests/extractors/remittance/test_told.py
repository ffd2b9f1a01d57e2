"""Payments told in sentences: what was paid is worked out from the equation, the day from what the sentence says."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow.mail.message import parse
from docflow.schema.reasons import Reason
from docflow.schema.records import Extraction, Remittance
from extractors import registry
from extractors.contract import Hints
from extractors.readers.mail import pages_of


def _mail(subject: str, body: str) -> Extraction:
    raw = (
        f"From: Accounts <ap@baltic.example>\nTo: ar@norhaven.example\nSubject: {subject}\n"
        f"Date: Mon, 20 Apr 2026 09:41:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{body}"
    )
    message = parse(raw.encode())
    (found,) = registry.extract(pages_of(message), Hints(sender=message.sender, subject=message.subject))
    return found


ONE = {
    "amounts in any order": "We paid £1,250.42 on 20/04/2026 (ref PAY-2141) for your invoice 3194920; the £25.52 "
    "settlement discount is taken off the £1,275.94.",
    "amounts in two sentences": "We have remitted £1,250.42 to you today. It settles invoice 3194920 for £1,275.94, "
    "less 2% discount of £25.52. Our transfer number is PAY-2141.",
}


TWO_OFF = {
    "eng": "Today's transfer (ZA195184) is for your invoice R-62204: £3,646.40 minus 2% cash discount (£72.93) minus "
    "£31.25 for broken goods, so £3,542.22 in total.",
    "deu": "unsere heutige Überweisung (ZA195184) betrifft Ihre Rechnung R-62204: 3.646,40 € abzüglich 2 % Skonto "
    "(72,93 €) und abzüglich 31,25 € für Bruch, insgesamt also 3.542,22 EUR.",
}


@pytest.mark.parametrize("name", TWO_OFF)
def test_a_discount_and_a_deduction_off_one_invoice(name: str) -> None:
    found = _mail("Payment", f"Dear all,\n\n{TWO_OFF[name]}\n\nRegards\nBaltic Tools Ltd\n")
    assert isinstance(found.record, Remittance)
    (line,) = found.record.lines
    assert (line.discount_amount, line.deduction_amount) == (Decimal("72.93"), Decimal("31.25"))
    assert line.deduction_reason is Reason.DAMAGE and found.record.amount == Decimal("3542.22")
    assert (found.record.payment_reference, found.record.payment_date) == ("ZA195184", dt.date(2026, 4, 20))


@pytest.mark.parametrize("name", ONE)
def test_one_invoice_less_a_discount(name: str) -> None:
    record = _mail("Payment", f"Hi Tom,\n\n{ONE[name]}\n\nRegards\nBaltic Tools Ltd\n").record
    assert isinstance(record, Remittance)
    (line,) = record.lines
    assert (line.document_number, line.gross_amount) == ("3194920", Decimal("1275.94"))
    assert (line.discount_amount, line.paid_amount) == (Decimal("25.52"), Decimal("1250.42"))
    assert (record.payment_reference, record.payment_date) == ("PAY-2141", dt.date(2026, 4, 20))


def test_amounts_in_brackets_behind_their_numbers() -> None:
    record = _mail(
        "Transfer today",
        "Dear all,\n\nplease note that we have transferred £6,116.02 today for invoices 887933 (£1,087.42), 884618 "
        "(£3,039.95) and 833604 (£1,988.65). Bank reference: BR16-6364.\n\nBest\nBaltic Tools Ltd\n",
    ).record
    assert isinstance(record, Remittance)
    paid = [(line.document_number, line.paid_amount) for line in record.lines]
    assert paid == [("887933", Decimal("1087.42")), ("884618", Decimal("3039.95")), ("833604", Decimal("1988.65"))]
    assert record.amount == Decimal("6116.02")


def test_a_greeting_pays_nothing() -> None:
    record = _mail(
        "Bonifico",
        "Gentili Signori,\n\nin data 20/04/2026 abbiamo disposto un bonifico di 719,80 €, riferimento ZX698681, "
        "a saldo di:\n\n- fattura 57-64277 del 07/01/2026: 719,80 €\n\nSaluti\n\nFerramenta Rossetti\nPiazza Roma 6\n",
    ).record
    assert isinstance(record, Remittance)
    assert record.payer.name == "Ferramenta Rossetti"
    assert record.payment_reference == "ZX698681"


def test_a_reason_that_is_not_clear_is_asked_about() -> None:
    found = _mail(
        "Remittance advice",
        "Payment reference: PAY-77\nPayment date: 20 April 2026\n\n"
        "Invoice number   Date         Gross    Deduction   Comment                 Paid\n"
        "RE-1             2026-04-01   100.00   10.00       6 units not delivered   90.00\n"
        "RE-2             2026-04-02   200.00   0.00                                200.00\n"
        "Total                         300.00   10.00                               290.00\n\nBaltic Tools Ltd\n",
    )
    assert any(sentence.startswith("It is not clear which reason") for sentence in found.review)


def test_a_longer_word_joins_the_documents_of_a_sentence() -> None:
    record = _mail(
        "Zahlung",
        "Hallo zusammen,\n\nam 20. April 2026 haben wir 5.061,29 EUR an Sie überwiesen (Referenz TR728364). Damit sind "
        "Ihre Rechnungen V44729 über 1.997,07 EUR und V33614 über 3.064,22 EUR beglichen.\n\nGruß\nBaltic Tools GmbH\n",
    ).record
    assert isinstance(record, Remittance)
    assert [line.document_number for line in record.lines] == ["V44729", "V33614"]


def test_a_deduction_told_in_other_words_than_the_columns_have() -> None:
    found = _mail(
        "Transferencia 10/11",
        "Buenos días:\n\nHoy les hemos transferido 2.215,30 € por su factura A-2026-0911 de 2.290,30 €. Hemos "
        "descontado 75,00 € por un palé roto.\n\nUn saludo,\nConstructora Ebro, S.L.\n",
    )
    assert isinstance(found.record, Remittance)
    (line,) = found.record.lines
    assert (line.deduction_amount, line.paid_amount) == (Decimal("75.00"), Decimal("2215.30"))
    assert (line.deduction_reason, found.record.payment_reference) == (Reason.DAMAGE, None)


def test_an_elided_article_hides_no_discount() -> None:
    found = _mail(
        "Règlement facture 26-3318",
        "Bonjour,\n\nNous avons procédé ce jour au virement de 1 764,00 € (réf. VIR-118820) en règlement de votre "
        "facture 26-3318 du 02/11/2026 d'un montant de 1 800,00 €, déduction faite de l'escompte de 2 %, soit 36,00 €."
        "\n\nCordialement,\nMoulin de la Rochette SARL\n",
    )
    assert isinstance(found.record, Remittance) and found.record.lines[0].discount_amount == Decimal("36.00")


def test_today_is_the_day_of_the_mail_that_was_passed_on() -> None:
    found = _mail(
        "I: Pagamento effettuato",
        "Inoltro.\n\nDa: Ferramenta Colli <f@colli.example>\nInviato: lunedì 6 aprile 2026 17:20\n"
        "A: n@norhaven.example\nOggetto: Pagamento effettuato\n\n"
        "Le confermo che oggi abbiamo disposto un bonifico di 986,40 euro a saldo delle fatture:\n"
        "n. 1188/26 del 30/03/2026  euro 612,00\nn. 1240/26 del 02/04/2026  euro 374,40\n"
        "Saluti\nFerramenta Colli S.n.c.\n",
    )
    assert isinstance(found.record, Remittance) and found.record.payment_date == dt.date(2026, 4, 6)


def test_the_only_amount_before_the_only_number_is_what_it_is_paid_with() -> None:
    found = _mail("Re: Statement", "Hi Jo,\n\nJust sent you £745.20 for invoice 30771 by faster payment.\n\nCole Ltd\n")
    assert isinstance(found.record, Remittance)
    (line,) = found.record.lines
    assert (line.document_number, line.paid_amount) == ("30771", Decimal("745.20"))
    assert found.record.payment_date == dt.date(2026, 4, 20)


def test_today_behind_the_number_of_the_invoice() -> None:
    found = _mail(
        "Zahlung",
        "Guten Tag,\n\nIhre Rechnung 2026/0771 über 2.380,00 EUR haben wir heute unter Abzug von 3 % Skonto "
        "(71,40 EUR) mit 2.308,60 EUR bezahlt. Referenz: EN-44718.\n\nElektro Neumann KG\n",
    )
    assert isinstance(found.record, Remittance) and found.record.payment_date == dt.date(2026, 4, 20)


def test_the_firm_that_a_payment_service_greets_is_paid() -> None:
    record = _mail(
        "Osprey Ridge LLC sent you a payment of $3,275.00",
        "Hi Willamette Label & Litho,\n\nOsprey Ridge LLC sent you a payment of $3,275.00 for invoice WL-20418.\n",
    ).record
    assert isinstance(record, Remittance)
    assert record.payee.name == "Willamette Label & Litho"


def test_bare_columns_below_words_of_paying_are_an_advice_where_their_sum_is_told() -> None:
    told = "Guten Tag,\n\nheute, am 20.04.2026, ging eine Überweisung über EUR 1.785,00 an Sie raus:"
    body = f"{told}\n\nRE-4711   1.190,00\nRE-4712   595,00\n\nBaltic GmbH\n"
    found = _mail("payment", body)
    assert isinstance(found.record, Remittance)
    assert (found.record.amount, len(found.record.lines)) == (Decimal("1785.00"), 2)
    assert found.review
    assert not isinstance(_mail("payment", body.replace("595,00", "590,00")).record, Remittance)


def test_days_without_their_year_in_brackets_behind_each_invoice() -> None:
    body = (
        "We've paid invoices 88214 (19 January, £864.00) and 88226 (26 December, £230.40) by BACS today - "
        "£1,094.40 in total."
    )
    record = _mail("Payment", f"Hi Sandra,\n\n{body}\n\nRegards\nBaltic Tools Ltd\n").record
    assert isinstance(record, Remittance)
    told = [(line.document_number, line.document_date, line.paid_amount) for line in record.lines]
    assert told == [
        ("88214", dt.date(2026, 1, 19), Decimal("864.00")),
        ("88226", dt.date(2025, 12, 26), Decimal("230.40")),
    ]
    assert record.amount == Decimal("1094.40")
