"""Who wrote a mail that was passed on, as mail programs write it in seven languages."""

import pytest

from docflow.schema.mail import Message
from extractors.papers.forwarded import forwarded_from
from extractors.papers.quoted import Line, lines_of
from extractors.readers.mail import pages_of

WRITER = "ben.payer@customer.example"
HEADS = {
    "Outlook, English": [
        "-----Original Message-----",
        "From: Ben Payer <{}>",
        "Sent: Monday, March 16, 2026 9:00 AM",
        "To: clerk@us.example",
        "Subject: Payment",
    ],
    "Outlook, German": [
        "-----Ursprüngliche Nachricht-----",
        "Von: Payer, Ben [mailto:{}]",
        "Gesendet: Montag, 16. März 2026 09:00",
        "An: Kleiner, Eva",
        "Betreff: Zahlung",
    ],
    "Outlook, French": [
        "________________________________",
        "De : Ben Payer <{}>",
        "Envoyé : lundi 16 mars 2026 09:00",
        "À : clerk@us.example",
        "Objet : Paiement",
    ],
    "Outlook, Spanish": [
        "De: Ben Payer <{}>",
        "Enviado el: lunes, 16 de marzo de 2026 9:00",
        "Para: clerk@us.example",
        "Asunto: Pago",
    ],
    "Outlook, Italian": [
        "Da: Ben Payer <{}>",
        "Inviato: lunedì 16 marzo 2026 09:00",
        "A: clerk@us.example",
        "Oggetto: Pagamento",
    ],
    "Outlook, Dutch": [
        "Van: Ben Payer <{}>",
        "Verzonden: maandag 16 maart 2026 09:00",
        "Aan: clerk@us.example",
        "Onderwerp: Betaling",
    ],
    "Outlook, Portuguese": [
        "De: Ben Payer <{}>",
        "Enviada em: segunda-feira, 16 de março de 2026 09:00",
        "Para: clerk@us.example",
        "Assunto: Pagamento",
    ],
    "Gmail": [
        "---------- Forwarded message ---------",
        "From: Ben Payer <{}>",
        "Date: Mon, Mar 16, 2026 at 9:00 AM",
        "Subject: Payment",
        "To: <clerk@us.example>",
    ],
    "Gmail, German": [
        "---------- Weitergeleitete Nachricht ---------",
        "Von: Ben Payer <{}>",
        "Date: Mo., 16. März 2026 um 09:00 Uhr",
        "Subject: Zahlung",
        "To: <clerk@us.example>",
    ],
    "Apple": [
        "Begin forwarded message:",
        "",
        "From: Ben Payer <{}>",
        "Subject: Payment",
        "Date: 16 March 2026 at 09:00:00 GMT",
        "To: clerk@us.example",
    ],
    "quoted, English": ["On 16 Mar 2026, at 09:00, Ben Payer <{}> wrote:"],
    "quoted, German": ["Am Mo., 16. März 2026 um 09:00 Uhr schrieb Ben Payer <{}>:"],
    "quoted, French": ["Le lun. 16 mars 2026 à 09:00, Ben Payer", "<{}> a écrit :"],
    "quoted, Spanish": ["El lun, 16 mar 2026 a las 9:00, Ben Payer (<{}>) escribió:"],
    "quoted, Italian": ["Il giorno lun 16 mar 2026 alle ore 09:00 Ben Payer <{}> ha scritto:"],
    "quoted, Dutch": ["Op ma 16 mrt 2026 om 09:00 schreef Ben Payer <{}>:"],
    "quoted, Portuguese": ["Em seg., 16 de mar. de 2026 às 09:00, Ben Payer <{}> escreveu:"],
    "marked": [
        "> *From:* Ben Payer",
        "> <{}>",
        "> *Sent:* Monday, March 16, 2026 9:00 AM",
        "> *To:* clerk@us.example",
    ],
}


def head(name: str, address: str = WRITER) -> str:
    """The head of a mail as this program writes it."""
    return "\n".join(HEADS[name]).format(address)


def lines(body: str) -> list[Line]:
    page = pages_of(Message(sender="clerk@us.example", subject="x", body_text=body)).pages[0]
    return lines_of(page)[2:]


@pytest.mark.parametrize("program", HEADS)
@pytest.mark.parametrize("words", ["Please book this.\n\nRegards\nEva\n\n", ""])
def test_the_writer_is_found(program: str, words: str) -> None:
    body = f"{words}{head(program)}\n\nWe have paid invoice 4711.\nBen"
    assert forwarded_from("FW: Payment", lines(body)) == (WRITER,)


def test_of_several_the_nearest_comes_first() -> None:
    boss = head("Outlook, English", "boss@us.example")
    body = f"{boss}\n\nSee below.\n\n{head('Outlook, German')}\n\nBezahlt."
    assert forwarded_from("WG: Zahlung", lines(body)) == ("boss@us.example", WRITER)


def test_a_mail_that_is_only_answered_passes_nothing_on() -> None:
    body = f"Paid on Monday.\n\n{head('Outlook, English', 'ar@us.example')}\n\nWhere is our money?"
    assert forwarded_from("RE: Payment", lines(body)) == ()


@pytest.mark.parametrize("body", ["", "From: here on\nTo: there", "We write from: nobody@customer.example\n"])
def test_words_that_look_like_a_head_are_none(body: str) -> None:
    assert forwarded_from("Payment", lines(body)) == ()
