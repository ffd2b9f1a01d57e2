"""From a customer's mail to a dispute, and what comes in later attaches itself: through the real steps and sandbox."""

import datetime as dt
import io
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from docflow import decisions
from docflow.files import LocalFiles
from docflow.rules.policy import Policy
from docflow.schema.disputes import Backup, DisputeCase, DisputeState
from docflow.schema.documents import Document
from docflow.schema.receivables import Customer
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.workers.test_pipeline import item, perform_all, receive
from workers.sandbox import Sandbox
from workers.workshop import Workshop

CLAIM = """Dear Sir or Madam,

we dispute your invoice INV-1001: the goods were never delivered. Please credit us 250.00 USD.
Our claim number is DM-447102.

Kind regards
Northwind Traders Ltd
"""


@pytest.fixture
def shop(tmp_path: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    store = Store(f"sqlite:///{tmp_path / 'docflow.sqlite'}", lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    store.upgrade()
    with store.begin() as tx:
        tx.customers.upsert([Customer(ref="C-1", name="Northwind Traders Ltd", email_domains=("northwind.example",))])
        tx.open_items.upsert([item("INV-1001", 1000), item("INV-1002", 500)])  # type: ignore[arg-type]
    yield Workshop(store, LocalFiles(tmp_path / "files"), sandbox, Policy(), {}, "test", dt.timedelta(seconds=30))
    store.close()


def mail(subject: str, text: str, sender: str = "ap@northwind.example", **more: str) -> EmailMessage:
    message = EmailMessage()
    headers = {"From": sender, "To": "ar@example.com", "Subject": subject, "Date": "Fri, 20 Nov 2026 09:00:00 +0000"}
    for name, value in (headers | {name.replace("_", "-"): value for name, value in more.items()}).items():
        message[name] = value
    message.set_content(text)
    return message


def proof(*lines: str) -> bytes:
    """A carrier's proof of delivery."""
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    for n, text in enumerate(("Speedy Logistics Inc.", "PROOF OF DELIVERY", *lines, "Signed: J. Miller")):
        page.drawString(60, 760 - 30 * n, text)
    page.save()
    return buffer.getvalue()


def with_proof(message: EmailMessage, *lines: str) -> bytes:
    message.add_attachment(proof(*lines), maintype="application", subtype="pdf", filename="scan0001.pdf")
    return message.as_bytes()


def disputed(shop: Workshop) -> DisputeCase:
    """The customer's mail comes in, and a clerk files what the machine would not file alone."""
    sent = mail("Claim DM-447102", CLAIM, Message_ID="<claim-1@northwind.example>")
    (claim,) = comes(shop, "claim.eml", sent.as_bytes())
    assert claim.state is DocumentState.NEEDS_REVIEW
    with shop.store.begin() as tx:
        typed = {"customer": "C-1", "reason": "not_received"}
        seen = decisions.correct(tx, claim.id, claim.version, typed, "anna", shop.policy)
        filed = decisions.file_dispute(tx, seen.id, seen.version, "anna", shop.policy)
        return tx.disputes.of_document(filed.id)[0]


def comes(shop: Workshop, name: str, data: bytes) -> list[Document]:
    """What became of the papers of a mail: the attachment, then the mail's text."""
    with shop.store.read() as tx:
        known = {one.id for one in tx.documents.list()}
    new = [one for one in receive(shop, name, data) if one.id not in known]
    return sorted(new, key=lambda one: one.name, reverse=True)


def get(shop: Workshop, case: DisputeCase) -> DisputeCase:
    with shop.store.read() as tx:
        return tx.disputes.get(case.id)


def test_a_proof_that_quotes_the_claim_and_an_answer_in_its_thread(shop: Workshop) -> None:
    case = disputed(shop)
    assert (case.state, case.missing, case.reference) == (DisputeState.DOCUMENTS_PENDING, (Backup.POD,), "DM-447102")

    other = mail("Delivery", "Please see the attached file.", "pod@speedy.example")
    (paper, text) = comes(shop, "pod.eml", with_proof(other, "For claim DM 447102, invoice INV-1001"))
    assert paper.state is DocumentState.FILED, paper.reason
    assert "claim number DM-447102" in paper.reason
    there = get(shop, case)
    assert [(one.document_id, one.backup, one.actor) for one in there.documents] == [(paper.id, Backup.POD, "docflow")]
    assert (there.state, there.news, there.current) == (DisputeState.UNDER_REVIEW, True, case.current)
    assert text.state is not DocumentState.FILED

    answer = mail(
        "Re: your question", "We have received nothing, as our warehouse confirms.",
        In_Reply_To="<ours@example.com>", References="<claim-1@northwind.example> <ours@example.com>",
    )  # fmt: skip
    (reply,) = comes(shop, "answer.eml", answer.as_bytes())
    assert reply.state is DocumentState.FILED, reply.reason
    assert "answers one of the mails of the case" in reply.reason
    with shop.store.read() as tx:
        assert tx.postings.of_document(reply.id) == []
        remaining = tx.open_items.get("inv:INV-1001")
        assert remaining and remaining.remaining == 1000


def test_a_proof_whose_mail_quotes_the_claim(shop: Workshop) -> None:
    case = disputed(shop)
    papers = comes(shop, "pod.eml", with_proof(mail("Re: DM-447102", "Here is the proof."), "Delivered 3 pallets"))
    assert {one.state for one in papers} == {DocumentState.FILED}
    assert {one.backup for one in get(shop, case).documents} == {Backup.POD, Backup.OTHER}


def test_a_proof_that_came_before_its_dispute(shop: Workshop) -> None:
    early = with_proof(mail("Delivery", "Please see the attached file."), "For claim DM 447102")
    (paper, text) = comes(shop, "pod.eml", early)
    assert paper.state is DocumentState.NEEDS_REVIEW
    case = disputed(shop)
    with shop.store.read() as tx:
        due = tx.tasks.due()
    perform_all(shop, *due)
    there = get(shop, case)
    assert [(one.document_id, one.backup) for one in there.documents] == [(paper.id, Backup.POD)]
    with shop.store.read() as tx:
        assert tx.documents.get(text.id).state is text.state


def test_what_names_no_case_is_asked_about_as_before(shop: Workshop) -> None:
    case = disputed(shop)
    (paper, _) = comes(shop, "pod.eml", with_proof(mail("Delivery", "See attached."), "For claim DM 447103"))
    assert paper.state is DocumentState.NEEDS_REVIEW
    assert get(shop, case).documents == ()
