"""Payer memory on the screen and in the API: offered after a correction, previewed, remembered, listed, forgotten."""

import dataclasses
import re

import pytest

from docflow import decisions
from docflow.schema.documents import Document, NewDocument
from docflow.schema.memory import MemoryRule
from docflow.schema.states import DocumentState, Role
from docflow.web.app import create_app
from extractors import registry
from tests.web import scene
from tests.web.conftest import House, form_of, token_of
from workers.extract import reader
from workers.sandbox import InProcess

PAPER = """Remittance advice

Payer: Harrow & Finch Retail Ltd
Payment reference: BACS {n}
Payment date: 14 April 2026
Total: 4,180.00 GBP

Your invoice    Booking      Date          Paid
77{n}          INV-20418    2 Mar 2026    4,180.00
"""
RULE = {"kind": "column", "words": "Booking", "value": "document_number"}


@pytest.fixture
def reading(house: House) -> House:
    """The house with a sandbox to read papers again."""
    deps = dataclasses.replace(house.app.state.deps, read=reader(InProcess(), house.files))
    return dataclasses.replace(house, app=create_app(deps))


def paper(house: House, n: int, text: str = PAPER) -> Document:
    """A paper whose numbers are read from the wrong column, in front of a person."""
    data = text.format(n=n).encode()
    pages = registry.read(data, "advice.txt")
    (found,) = registry.extract(pages)
    new = NewDocument(name=f"advice-{n}.txt", sha256=house.files.put(data), size=len(data), sender="ap@harrow.example")
    with house.store.begin() as tx:
        document_id, _ = tx.documents.add(new)
        blob = house.files.put(pages.model_dump_json().encode())
        document = tx.documents.move(document_id, 1, DocumentState.READING, pages_sha256=blob)
        document = tx.documents.move(document_id, document.version, DocumentState.EXTRACTED, extraction=found)
        return decisions.settle_automatically(tx, document, scene.POLICY, tx.now().date())


def correct(house: House, document: Document) -> Document:
    client = house.program("write")
    reply = client.post(
        f"/v1/documents/{document.id}/corrections",
        json={"changes": {"lines.0.document_number": "INV-20418"}},
        headers={"If-Match": f'"{document.version}"'},
    )
    assert reply.status_code == 200, reply.text
    return house.document(document.id)


def test_programs_are_offered_what_would_have_helped(reading: House) -> None:
    other = paper(reading, 1)
    document = correct(reading, paper(reading, 2))
    address = f"/v1/documents/{document.id}/memory"
    client = reading.program("read", "write")
    offered = client.get(address).json()
    assert [{name: rule[name] for name in RULE} for rule in offered["rules"]] == [RULE]
    assert offered["rules"][0]["sentence"] == "The column “Booking” is the document number (ours)."
    assert [scope["kind"] for scope in offered["scopes"]] == ["payer", "sender"]

    shown = client.post(f"{address}/preview", json={"rules": [RULE]}).json()
    assert (shown["documents"], shown["changed"], shown["better"], shown["worse"]) == (2, 2, 1, 0)
    assert {effect["document_id"] for effect in shown["effects"]} == {document.id, other.id}

    assert client.post(address, json={"rules": [RULE]}).status_code == 428
    stale = client.post(address, json={"rules": [RULE]}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    kept = client.post(address, json={"rules": [RULE]}, headers={"If-Match": f'"{document.version}"'})
    assert kept.status_code == 201
    (one,) = kept.json()["items"]
    assert (one["customer"], one["document_id"], one["used"]) == ("C-1001", document.id, 0)

    assert client.get("/v1/memory?customer=C-1001").json()["items"] == [one]
    assert client.get("/v1/memory?customer=C-1002").json()["items"] == []
    found = client.get(f"/v1/memory/{one['id']}")
    assert found.headers["ETag"] == '"1"'
    assert client.delete(f"/v1/memory/{one['id']}").status_code == 428
    gone = client.delete(f"/v1/memory/{one['id']}", headers={"If-Match": '"1"'})
    assert gone.json()["forgotten_by"].startswith("key:")
    assert client.delete(f"/v1/memory/{one['id']}", headers={"If-Match": '"1"'}).status_code == 412
    assert client.get("/v1/memory").json()["items"] == []


def test_what_stands_is_never_overwritten(reading: House) -> None:
    document = correct(reading, paper(reading, 1))
    client = reading.program("write")
    address, seen = f"/v1/documents/{document.id}/memory", {"If-Match": f'"{document.version}"'}
    first = client.post(address, json={"rules": [RULE]}, headers=seen)
    assert client.post(address, json={"rules": [RULE]}, headers=seen).json() == first.json(), "twice is once"
    refused = client.post(address, json={"rules": [{**RULE, "value": "our_number"}]}, headers=seen)
    assert refused.status_code == 409
    assert "forget that first" in refused.json()["detail"]


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "column", "words": "§ –", "value": "document_number"},
        {"kind": "column", "words": "Beleg", "value": "anything"},
        {"kind": "prefix", "value": " "},
        {"kind": "date_order", "value": "ymd"},
        {"kind": "decimal_mark", "value": "'"},
        {"kind": "number_column", "value": "17"},
        {"kind": "table", "value": "50 document_number"},
        {"kind": "table", "value": "50 document_number 90 - 300"},
    ],
)
def test_rules_that_cannot_be_are_refused(reading: House, rule: dict[str, str]) -> None:
    document = paper(reading, 1)
    client = reading.program("write")
    for address in (f"/v1/documents/{document.id}/memory", f"/v1/documents/{document.id}/memory/preview"):
        reply = client.post(address, json={"rules": [rule]}, headers={"If-Match": f'"{document.version}"'})
        assert reply.status_code == 422, reply.text


def test_a_clerk_remembers_and_forgets_on_the_screen(reading: House) -> None:
    document = correct(reading, paper(reading, 1))
    clerk = reading.person()
    assert f'hx-get="/documents/{document.id}/memory"' in clerk.get(f"/documents/{document.id}").text
    page = clerk.get(f"/documents/{document.id}/memory").text
    assert "The column “Booking” is the document number (ours)." in page
    assert "It would have changed 1 of 1 past document" in page
    form = {name: value for name, value in _fields(page).items() if value is not None}
    shown = clerk.post(f"/documents/{document.id}/memory/preview", data=form)
    assert "1 would then say what a clerk decided" in shown.text
    reply = clerk.post(f"/documents/{document.id}/memory", data=form)
    assert (reply.status_code, reply.headers["location"]) == (303, f"/documents/{document.id}")

    listed = clerk.get("/receivables?customer=C-1001").text
    assert "What is remembered of their papers" in listed
    assert "Harrow &amp; Finch Retail Ltd" in listed
    (memory_id,) = re.findall(r"/memory/(mem_\w+)/forget", listed)
    gone = clerk.post(f"/memory/{memory_id}/forget", data={"csrf": token_of(listed), "version": "1"})
    assert (gone.status_code, gone.headers["location"]) == (303, "/receivables?customer=C-1001#memory")
    assert "What is remembered" not in clerk.get("/receivables").text


def _fields(page: str) -> dict[str, str | None]:
    import lxml.html

    (form,) = lxml.html.fromstring(page).xpath("//form[contains(@action, '/memory') and contains(@class, 'teach')]")
    return dict(form.form_values())


HEADLESS = PAPER.replace("Your invoice    Booking       Date          Paid\n", "")


def test_columns_that_were_marked_are_offered_and_remembered(reading: House) -> None:
    other, document = paper(reading, 1, HEADLESS), paper(reading, 2, HEADLESS)
    clerk = reading.person()
    address = f"/documents/{document.id}/columns/1"
    form = form_of(clerk.get(address).text, "columns")
    roles = {"role.0": "our_number", "role.1": "document_number", "role.3": "", "role.5": "paid_amount"}
    assert clerk.post(address, data=form | roles).status_code == 303
    page = clerk.get(f"/documents/{document.id}/memory").text
    assert "Its columns stand where they were marked: the payer" in page
    assert "It would have changed 2 of 2 past documents" in page
    taught = {name: value for name, value in _fields(page).items() if value is not None}
    assert clerk.post(f"/documents/{document.id}/memory", data=taught).status_code == 303
    deps = reading.app.state.deps
    with reading.store.read() as tx:
        known = decisions.memory.recall(tx, [other.extraction] if other.extraction else [], "ap@harrow.example")
    (again,) = deps.read(other, known)
    assert [line.document_number for line in again.record.lines] == ["INV-20418"]
    assert len(again.memory) == 1


def test_nothing_is_offered_before_a_correction_or_to_a_viewer(reading: House) -> None:
    document = paper(reading, 1)
    assert 'hx-get="/documents/' not in reading.person().get(f"/documents/{document.id}").text.split("<main")[0]
    document = correct(reading, document)
    assert "/memory" not in reading.person(Role.VIEWER).get(f"/documents/{document.id}").text
    page = reading.person().get(f"/documents/{document.id}").text
    assert "/memory" in page
    assert form_of(page)["version"] == str(document.version)


def test_a_form_that_names_no_rule_is_refused_with_a_sentence(reading: House) -> None:
    document = correct(reading, paper(reading, 1))
    clerk = reading.person()
    token = token_of(clerk.get("/").text)
    for form in ({}, {"rule.0": "{"}, {"rule.0": "[]"}, {"rule.0": '{"kind": "x"}'}):
        reply = clerk.post(f"/documents/{document.id}/memory", data={"csrf": token, "version": "3", **form})
        assert reply.status_code == 422
        assert "Choose what is to be remembered" in reply.text


def test_what_was_followed_is_said_on_the_paper(reading: House) -> None:
    document = correct(reading, paper(reading, 1))
    with reading.store.begin() as tx:
        (kept,) = decisions.memory.remember(
            tx, document.id, document.version, [MemoryRule.model_validate(RULE)], "payer", "clerk"
        )
        extraction = document.extraction
        assert extraction
        followed = extraction.model_copy(update={"memory": (kept.id,)})
        document = tx.documents.save_extraction(document.id, document.version, followed)
    said = reading.person().get(f"/documents/{document.id}/memory").text
    assert "Read as remembered of Harrow &amp; Finch Retail Ltd" in said
    assert "Learned by clerk" in said
