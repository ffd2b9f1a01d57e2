"""Letters to a real SMTP server: what it gets, and what each of its answers means."""

import datetime as dt
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from docflow.errors import LetterRefused, Unavailable
from docflow.mail.smtp import SmtpServer
from docflow.schema.desk import Letter, LetterState
from tests.servers.ports import free_port
from tests.servers.smtp import MailServer, running_smtp

NOW = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
LETTER = Letter(
    id="let_1",
    version=1,
    document_id="doc_1",
    state=LetterState.QUEUED,
    actor="anna",
    recipient="ap@acme.example",
    subject="Ihre Zahlung über 1.480,00 €",
    text="Guten Tag,\n\nwelche Rechnungen? – Grüße\n",
    message_id="<let_1@us.example>",
    thread=("<first@acme.example>", "<let_0@us.example>"),
    created_at=NOW,
)


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with running_smtp() as running:
        yield running


def sending(server: MailServer, **more: object) -> SmtpServer:
    values = {"host": "127.0.0.1", "port": server.port, "sender": "ar@us.example", "security": "none"}
    return SmtpServer(**{**values, "name": "Us, accounts", "clock": lambda: NOW, **more})  # type: ignore[arg-type]


def test_a_letter_arrives_as_the_answer_to_what_it_is_about(server: MailServer) -> None:
    sending(server, user="docflow", password="right").send(LETTER)
    mail = message_from_bytes(server.mails[-1], policy=policy.default)
    assert server.users[-1] == "docflow"
    assert (mail["From"], mail["To"]) == ('"Us, accounts" <ar@us.example>', "ap@acme.example")
    assert (mail["Subject"], mail["Message-ID"]) == (LETTER.subject, "<let_1@us.example>")
    assert mail["In-Reply-To"] == "<let_0@us.example>"
    assert mail["References"] == "<first@acme.example> <let_0@us.example>"
    assert mail["Date"].datetime == NOW
    assert mail.get_content().replace("\r\n", "\n") == LETTER.text


@pytest.mark.parametrize(
    ("more", "said", "error"),
    [
        ({}, "451 come back later", Unavailable),
        ({}, "554 looks like spam", LetterRefused),
        ({"user": "docflow", "password": "wrong"}, "250 kept", LetterRefused),
        ({"security": "starttls"}, "250 kept", LetterRefused),
        ({"port": free_port()}, "250 kept", Unavailable),
    ],
)
def test_what_is_for_now_and_what_is_for_good(
    server: MailServer, more: dict[str, object], said: str, error: type[Exception]
) -> None:
    before, server.says = len(server.mails), said
    try:
        with pytest.raises(error):
            sending(server, **more).send(LETTER)
    finally:
        server.says = "250 kept"
    assert len(server.mails) == before


def test_what_doctor_says_of_it(server: MailServer) -> None:
    assert sending(server).check() == "letters go out through 127.0.0.1 as ar@us.example"
    with pytest.raises(LetterRefused, match="does not accept our user"):
        sending(server, user="docflow", password="wrong").check()


def test_an_address_that_the_server_does_not_know(server: MailServer) -> None:
    with pytest.raises(LetterRefused, match="no such user here"):
        sending(server).send(LETTER.model_copy(update={"recipient": "nobody@acme.example"}))
