"""Whatever a sender writes is text: in names, subjects, senders, words of the page, values and reasons."""

import re

import lxml.html
import pytest

from docflow.schema.desk import LetterState, NewLetter
from docflow.schema.documents import NewDocument
from docflow.schema.mail import MailPlace
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Evidence, Extraction, Kind, Party, Remittance, RemittanceLine
from docflow.schema.states import DocumentState
from tests.web.conftest import House

CORPUS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea></select><iframe srcdoc='<script>alert(1)</script>'>",
    '" autofocus onfocus="alert(1)',
    '" hx-on:click="alert(1)" hx-get="https://evil.example',
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "\u202egpj.exe\u0000\x1b[31m",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)


def plant(house: House, text: str, uid: int = 1) -> tuple[str, str]:
    """A mail and a document that say this everywhere."""
    word = Word(text, 10, 10, 90, 22)
    pages = Pages(reader="mail", pages=(Page(number=1, width=600, height=100, words=(word,), method="mail"),))
    evidence = Evidence(value=text, confidence=0.5, page=1, box=(10, 10, 90, 22), text=text)
    record = Remittance(
        payer=Party(name=text, address=text), payment_reference=text, lines=(RemittanceLine(document_number=text),)
    )
    extraction = Extraction(
        kind=Kind.REMITTANCE,
        confidence=0.4,
        record=record,
        review=(f"Odd: {text}.",),
        fields={"payer.name": evidence, "lines.0.document_number": evidence},
    )
    sha, pages_sha = house.files.put(text.encode()), house.files.put(pages.model_dump_json().encode())
    with house.store.begin() as tx:
        mail_id, _ = tx.mails.add(MailPlace(mailbox="ar", folder="INBOX", uidvalidity=1, uid=uid), sha, 1, "ar")
        tx.mails.describe(mail_id, sender=text, sender_name=text, subject=text, notes=(text,))
        new = NewDocument(name=text, sha256=sha, size=1, mail_id=mail_id, part="body", sender=text, subject=text)
        document_id, _ = tx.documents.add(new)
        document = tx.documents.move(document_id, 1, DocumentState.READING, pages_sha256=pages_sha)
        document = tx.documents.move(document_id, document.version, DocumentState.EXTRACTED, extraction=extraction)
        tx.documents.move(document_id, document.version, DocumentState.NEEDS_REVIEW, reason=text)
        tx.mailboxes.trouble("ar", text)
        tx.audit.append(text, text, document_id, {"reason": text, text: [text]})
        tx.decisions.add(document_id, text, "comment", {"text": text})
        tx.decisions.add(document_id, text, "answered", {"from": text, "subject": text, "mail": mail_id})
        letter = NewLetter(recipient=text, subject=text, text=text)
        tx.letters.settle(tx.letters.add(document_id, text, letter, "us.example", []), LetterState.FAILED, text)
        tx.drafts.put(document_id, "clerk", 1, {"field.payment_reference": f"x{text}", f"field.{text}": text}, {})
    return mail_id, document_id


@pytest.mark.parametrize("text", CORPUS)
def test_nothing_of_the_sender_becomes_markup(house: House, text: str) -> None:
    mail_id, document_id = plant(house, text)
    client = house.person()
    addresses = (
        "/",
        "/queue",
        "/mails",
        f"/mails/{mail_id}",
        f"/documents/{document_id}",
        f"/documents/{document_id}/history",
        f"/documents/{document_id}/ask",
        f"/documents/{document_id}/paper/1",
        "/mailboxes",
        "/outbox",
    )
    for address in addresses:
        reply = client.get(address)
        assert reply.status_code == 200, f"{address}: {reply.text[:500]}"
        _check(reply.text, address)
    reply = client.get("/queue", params={"q": text, "tab": "all"})
    _check(reply.text, "search")


def _check(page: str, address: str) -> None:
    tree = lxml.html.fromstring(page)
    scripts = tree.xpath("//script")
    assert all(script.get("src", "").startswith("/static/") and not script.text for script in scripts), address
    assert not tree.xpath("//iframe|//style|//meta[@http-equiv]|//object|//embed|//base"), address
    assert all(image.get("src", "").startswith("/static/") for image in tree.xpath("//img")), address
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith(("on", "hx-on")), f"{address}: {name}"
            assert name.lower() != "style", address
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post"):
                assert re.match(r"(/(?!/)|\?|#)", value), f"{address}: {name}={value}"
    assert "7 * 7" in page or "{{" not in page, address


def test_what_was_typed_wrongly_comes_back_as_text(house: House) -> None:
    from tests.web.conftest import form_of

    document = house.arrive(misread={2: "1234.60"})
    client = house.person()
    form = form_of(client.get(f"/documents/{document.id}").text)
    for text in CORPUS:
        typed = form | {"field.amount": text, "customer": text, "match.0": text, "reason": text, "action": "save"}
        reply = client.post(f"/documents/{document.id}", data=typed)
        assert reply.status_code == 422
        _check(reply.text, "answer to a form")


def test_templates_have_no_way_around_the_escaping() -> None:
    from docflow.web.pages import STATIC

    for template in (STATIC.parent / "templates").rglob("*.html"):
        # A literal of ours in a sentence for translators is no way around anything.
        text = re.sub(r'"<(kbd|code)>[^"{}]*</\1>"\|safe', "", template.read_text())
        for way_around in (
            "|safe",
            "| safe",
            "Markup",
            "autoescape",
            " style=",
            "onclick",
            "javascript:",
            "<script>",
            "http://",
            "https://",
        ):
            allowed = way_around == "http://" and "www.w3.org/2000/svg" in text
            assert allowed or way_around not in text, f"{template.name}: {way_around}"
