"""Asking the payer by mail, over the API and on the screen."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pydantic import ValidationError

from docflow.decisions import asking
from docflow.schema.desk import LetterState, LetterTemplate, NewLetter
from docflow.schema.documents import Document
from docflow.schema.states import Step
from tests.web import scene
from tests.web.conftest import House, form_of
from tests.web.test_screens import words

LETTER = {"recipient": "ap@harrowfinch.example", "subject": "Your payment", "text": "Which invoices?"}


@pytest.fixture
def document(house: House) -> Document:
    house.app.state.deps = replace(house.app.state.deps, writes_as="ar@us.example")
    return house.arrive(misread={2: "1234.60"})


def test_a_letter_is_proposed_in_the_payers_language_and_sent_once(house: House, document: Document) -> None:
    client, address = house.program("read", "write"), f"/v1/documents/{document.id}/letters"
    proposed = client.get(f"{address}/proposal").json()
    assert (proposed["question"], proposed["recipient"]) == ("total", "ap@harrowfinch.example")
    assert "add up to 12,430.50 GBP, but its total is 12,480.50 GBP" in proposed["text"]
    assert client.get(f"{address}/proposal", params={"question": "weather"}).status_code == 422
    headers = {"If-Match": f'"{document.version}"', "Idempotency-Key": "k1"}
    sent = client.post(address, json=LETTER, headers=headers)
    assert (sent.status_code, sent.json()["state"]) == (202, "queued")
    assert sent.json()["message_id"].endswith("@us.example>")
    assert client.post(address, json=LETTER, headers=headers).headers["Idempotent-Replayed"] == "true"
    assert len(client.get(address).json()["items"]) == 1
    assert house.document(document.id).state.value == "awaiting_payer"
    with house.store.begin() as tx:
        (task,) = [tx.tasks.claim(hint, "w", house.clock.now - house.clock.now) for hint in house.hints]
    assert task and (task.step, task.subject) == (Step.SEND, sent.json()["id"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"recipient": "ap@a.example, b@b.example"},
        {"recipient": "Acme <ap@a.example>"},
        {"subject": "a\r\nBcc: all@b.example"},
        {"text": " "},
    ],
)
def test_what_cannot_be_sent_is_refused(house: House, document: Document, wrong: dict[str, str]) -> None:
    client, headers = house.program("write"), {"If-Match": f'"{document.version}"'}
    reply = client.post(f"/v1/documents/{document.id}/letters", json=LETTER | wrong, headers=headers)
    assert reply.status_code == 422
    assert house.document(document.id).version == document.version


def test_on_the_screen_the_letter_can_be_changed_and_a_second_press_sends_nothing(
    house: House, document: Document
) -> None:
    client, address = house.person(), f"/documents/{document.id}/ask"
    page = client.get(address, params={"question": "lines"}).text
    assert "but not which invoices it pays" in words(page)
    form = form_of(page, "letter") | {"subject": "x" * 201}
    again = client.post(address, data=form)
    assert again.status_code == 422 and "The subject is one line" in words(again.text)
    form = form_of(again.text, "letter") | {"subject": "Which ones?"}
    for _ in range(2):
        assert client.post(address, data=form).headers["location"] == f"/documents/{document.id}"
    with house.store.read() as tx:
        assert [letter.subject for letter in tx.letters.of_document(document.id)] == ["Which ones?"]
    history = words(client.get(f"/documents/{document.id}").text)
    assert "ask payer to ap@harrowfinch.example (“Which ones?”)" in history


def test_without_a_mail_server_it_says_so(house: House) -> None:
    document = house.arrive(misread={2: "1234.60"})
    page = words(house.person().get(f"/documents/{document.id}/ask").text)
    assert "No mail server is set up" in page and "It is sent from" not in page
    headers = {"If-Match": f'"{document.version}"'}
    reply = house.program("write").post(f"/v1/documents/{document.id}/letters", json=LETTER, headers=headers)
    assert reply.status_code == 409


def test_a_letter_that_may_have_gone_out_is_asked_about_and_told(house: House, document: Document) -> None:
    with house.store.begin() as tx:
        new = NewLetter(**LETTER)
        _, letter = asking.ask_payer(tx, document.id, document.version, "clerk", new, "ar@us.example")
        letter = tx.letters.settle(letter, LetterState.SENDING)
        asking.unsure(tx, letter, "no answer")
    clerk, address = house.person(), f"/documents/{document.id}/ask"
    page = clerk.get(address).text
    assert "Did it go out?" in words(page) and letter.message_id in words(page)
    form = form_of(page, f"unsure-{letter.id}") | {"action": "sent"}
    assert clerk.post(f"/documents/{document.id}/letters/{letter.id}", data=form).status_code == 303
    with house.store.read() as tx:
        told = tx.letters.get(letter.id)
    assert told.state is LetterState.SENT
    headers = {"If-Match": f'"{told.version}"'}
    reply = house.program("write").post(
        f"/v1/documents/{document.id}/letters/{letter.id}", json={"sent": False}, headers=headers
    )
    assert reply.status_code == 409 and "no doubt" in reply.json()["detail"]


def test_the_house_writes_in_its_own_words(house: House, document: Document) -> None:
    own = {
        "total": LetterTemplate(about="Sum", text={"de": "die Summe %(sum)s stimmt nicht."}),
        "pod": LetterTemplate(about="Proof of delivery", text={"en": "which delivery does %(payment)s leave out?"}),
    }
    house.app.state.deps = replace(house.app.state.deps, letters=own)
    client, address = house.program("read"), f"/v1/documents/{document.id}/letters/proposal"
    german = client.get(address, params={"question": "total", "language": "de"}).json()["text"]
    assert "die Summe 12.430,50 GBP stimmt nicht." in german
    assert "its total is" in client.get(address, params={"question": "total"}).json()["text"]
    assert "leave out" in client.get(address, params={"question": "pod"}).json()["text"]
    assert client.get(address, params={"question": "pod", "language": "fr"}).status_code == 422
    assert "Proof of delivery" in house.person().get(f"/documents/{document.id}/ask").text
    with pytest.raises(ValidationError, match="a letter may name"):
        LetterTemplate(about="x", text={"en": "%(weather)s"})


def test_what_is_asked_first_is_what_the_paper_leaves_open(house: House) -> None:
    """Where the lines added up and all were known, the letter asked for the list of invoices that it had."""
    client = house.program("read", "write")

    def proposed(**arriving: object) -> dict[str, str]:
        found: dict[str, str] = client.get(f"/v1/documents/{house.arrive(**arriving).id}/letters/proposal").json()
        return found

    whole = proposed(reference="REF 1", doubt="Look.")
    assert whole["question"] == "claim"
    assert "you took off: INV-20460 (48.00 GBP, “2 cartons damaged”), CM-00731" not in whole["text"], "a credit of ours"
    assert "you took off: INV-20460 (48.00 GBP, “2 cartons damaged”). Please send us" in whole["text"]
    silent = replace(scene.LINES[3], note="")
    unsaid = proposed(reference="REF 5", doubt="Look.", lines=(silent,))
    assert unsaid["question"] == "deduction" and "less was paid than is due: INV-20460. Please" in unsaid["text"]
    plain = proposed(reference="REF 2", doubt="Look.", lines=scene.LINES[:1])
    assert plain["question"] == "sent" and "REF 2 (Apr 14, 2026) in your name" in plain["text"]
    unsure = proposed(reference="REF 3", doubt='"REF 3" may mean another number.', lines=scene.LINES[2:3])
    assert unsure["question"] == "unsure" and "are meant: “REF 3”." in unsure["text"]
    with house.store.begin() as tx:
        item = tx.open_items.get("inv:INV-20502")
        assert item
        tx.open_items.upsert([item.model_copy(update={"remaining": Decimal(3000)})])
    rest = proposed(reference="REF 4", lines=scene.LINES[5:])
    assert rest["question"] == "rest" and "is 216.50 GBP more than" in rest["text"]


def test_a_look_alike_is_not_asked_whether_it_is_true(house: House) -> None:
    """The letter was addressed to the very sender in whom nobody believed."""
    with house.store.begin() as tx:
        customer = tx.customers.get("C-1001")
        assert customer
        tx.customers.upsert([customer.model_copy(update={"email_domains": ("harrowfinch.example",)})])
    false = house.arrive(sender="ap@harr0wfinch.example", lines=scene.LINES[:1])
    client, address = house.program("read"), f"/v1/documents/{false.id}/letters/proposal"
    proposed = client.get(address).json()
    assert (proposed["recipient"], proposed["question"]) == ("", "sent")
    page = words(house.person().get(f"/documents/{false.id}/ask").text)
    assert "harr0wfinch.example looks like harrowfinch.example" in page
    assert "not addressed to ap@harr0wfinch.example" in page
    house.arrive(sender="anne@harrowfinch.example", lines=scene.LINES[1:2], reference="REF 2")  # books itself
    assert client.get(address).json()["recipient"] == "anne@harrowfinch.example"
