"""A question to the payer goes out by a real mail server, and the answer finds its document."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from docflow import intake
from docflow.decisions import asking
from docflow.errors import LetterUnsure, Unavailable
from docflow.mail.smtp import SmtpServer
from docflow.schema.desk import Letter, LetterState, NewLetter
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState as S
from tests.servers.smtp import MailServer, running_smtp
from tests.workers.test_combine import shop
from tests.workers.test_dividing import _all, _work
from tests.workers.test_together import WHOLE, _mail
from workers import steps
from workers.workshop import Workshop

__all__ = ["shop"]
ASKED = NewLetter(recipient="ap@acme.example", subject="Re: Remittance", text="Which invoices?")


def _ask(shop: Workshop, document: Document) -> Letter:
    with shop.store.begin() as tx:
        _, letter = asking.ask_payer(tx, document.id, document.version, "anna", ASKED, "ar@us.example")
    return letter


def _letter() -> Letter:
    kept = {"id": "let_1", "version": 1, "document_id": "doc_1", "state": "queued", "actor": "anna"}
    when = {"message_id": "<let_1@us.example>", "created_at": "2026-05-01T00:00:00Z"}
    return Letter.model_validate({**ASKED.model_dump(), **kept, **when})


def _answer(letter_id: str, **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Acme AP <ap@acme.example>", "ar@us.example", "Re: Re: Remittance"
    mail["In-Reply-To"], mail["Message-ID"] = letter_id, f"<{abs(hash(str(headers)))}@acme.example>"
    for name, text in headers.items():
        mail[name.replace("_", "-")] = text
    mail.set_content("It is INV-1003, sorry.")
    return mail.as_bytes()


def test_the_answer_comes_back_to_the_document(shop: Workshop) -> None:
    with running_smtp() as server:
        post = SmtpServer("127.0.0.1", server.port, "ar@us.example", security="none", clock=shop.store.clock)
        _question_and_answer(shop.__class__(**{**vars(shop), "send": post.send}), server)


def _question_and_answer(shop: Workshop, server: MailServer) -> None:
    mail = _mail(WHOLE.replace("1,480.00", "1,481.00")).replace(b"\n\n", b"\nMessage-ID: <m1@acme.example>\n\n", 1)
    intake.receive_file(shop.store, shop.files, "a.eml", mail)
    _work(shop)
    (document,) = _all(shop).values()
    assert document.state is S.NEEDS_REVIEW
    letter = _ask(shop, document)
    _work(shop)
    assert _all(shop)["mail text"].state is S.AWAITING_PAYER
    sent = message_from_bytes(server.mails[-1], policy=policy.default)
    assert (sent["In-Reply-To"], sent["Message-ID"]) == ("<m1@acme.example>", letter.message_id)
    with shop.store.read() as tx:
        assert tx.letters.get(letter.id).state is LetterState.SENT
    intake.receive_file(shop.store, shop.files, "o.eml", _answer(letter.message_id, Auto_Submitted="auto-replied"))
    _work(shop)
    with shop.store.read() as tx:
        assert tx.documents.get(document.id).state is S.AWAITING_PAYER
    intake.receive_file(shop.store, shop.files, "b.eml", _answer(letter.message_id))
    _work(shop)
    with shop.store.read() as tx:
        back = tx.documents.get(document.id)
        told = [(one.action, one.body.get("from")) for one in tx.decisions.of(document.id)]
        assert not tx.broken()
    assert (back.state, back.reason) == (S.NEEDS_REVIEW, "ap@acme.example has answered: Re: Re: Remittance.")
    assert told[-2:] == [("auto_answered", "ap@acme.example"), ("answered", "ap@acme.example")]


def test_a_server_that_is_away_is_tried_again_and_one_that_refuses_is_told(shop: Workshop) -> None:
    def away(_letter: Letter) -> None:
        raise Unavailable("nobody at home")

    intake.receive_file(shop.store, shop.files, "a.eml", _mail(WHOLE.replace("1,480.00", "1,481.00")))
    _work(shop)
    (document,) = _all(shop).values()
    letter = _ask(shop, document)
    with shop.store.read() as tx:
        (task,) = tx.tasks.due(9)
    steps.perform(shop.__class__(**{**vars(shop), "send": away}), task)
    with shop.store.begin() as tx:
        assert (tx.letters.get(letter.id).state, tx.tasks.due(9), tx.tasks.open_count()) == (LetterState.QUEUED, [], 1)
        assert tx.tasks.cancel(steps.Step.SEND, letter.id)
        tx.tasks.add(steps.Step.SEND, letter.id)
    _work(shop)
    with shop.store.read() as tx:
        back, letter = tx.documents.get(document.id), tx.letters.get(letter.id)
    assert letter.state is LetterState.FAILED
    assert (back.state, back.reason) == (
        S.NEEDS_REVIEW,
        "The letter to ap@acme.example was not sent: No mail server is set up; fill in [smtp] and ask again.",
    )


def test_a_letter_is_sent_again_only_after_a_person_has_looked(shop: Workshop) -> None:
    intake.receive_file(shop.store, shop.files, "a.eml", _mail(WHOLE.replace("1,480.00", "1,481.00")))
    _work(shop)
    (document,) = _all(shop).values()
    letter = _ask(shop, document)
    with running_smtp() as server:
        post = SmtpServer("127.0.0.1", server.port, "ar@us.example", security="none", clock=shop.store.clock)
        shop = shop.__class__(**{**vars(shop), "send": post.send})
        with shop.store.begin() as tx:  # the note that a worker leaves which dies while it hands the letter over
            tx.letters.settle(letter, LetterState.SENDING)
        _work(shop)
        with shop.store.begin() as tx:
            doubtful, back = tx.letters.get(letter.id), tx.documents.get(document.id)
            assert (doubtful.state, back.state, server.mails) == (LetterState.UNSURE, S.NEEDS_REVIEW, [])
            assert "may have been sent" in back.reason and not tx.broken()
            asking.tell(tx, letter.id, doubtful.version, "anna", was_sent=False)
        _work(shop)
    with shop.store.read() as tx:
        assert (tx.letters.get(letter.id).state, len(server.mails)) == (LetterState.SENT, 1)


def test_a_server_that_goes_silent_after_the_letter_leaves_a_doubt() -> None:
    with running_smtp() as server:
        server.hangs_up = True
        post = SmtpServer("127.0.0.1", server.port, "ar@us.example", security="none", timeout=5)
        with pytest.raises(LetterUnsure, match="has not said that it has it"):
            post.send(_letter())
    assert len(server.mails) == 1
