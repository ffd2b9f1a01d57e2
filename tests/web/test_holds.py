"""A protected file is unlocked and a call-back is recorded, on the screen and by the API."""

import pytest

from docflow import decisions
from docflow.schema.documents import Document, NewDocument
from docflow.schema.states import DocumentState, QuarantineCode, Role
from tests.web import scene
from tests.web.conftest import House, form_of, token_of

SECRET = "sesame 77"


@pytest.fixture
def locked(house: House) -> Document:
    with house.store.begin() as tx:
        new = NewDocument(name="advice.pdf", sha256=house.files.put(b"%PDF-"), size=5, sender="ap@acme.example")
        document = tx.documents.get(tx.documents.add(new)[0])
        code, reason = QuarantineCode.ENCRYPTED, "The PDF needs a password."
        return tx.documents.move(
            document.id, document.version, DocumentState.QUARANTINED, quarantine_code=code, reason=reason
        )


@pytest.fixture
def held(house: House) -> Document:
    document = house.arrive(misread={2: "1234.60"})
    with house.store.begin() as tx:
        tx.documents.change(document.id, document.version, hints={"bank_detail_change": "New account."})
        return decisions.refresh(tx, document.id, scene.POLICY)


def test_a_clerk_types_the_password(house: House, locked: Document) -> None:
    client = house.person()
    page = client.get(f"/documents/{locked.id}").text
    form = {"csrf": token_of(page), "version": str(locked.version), "password": SECRET, "keep": "yes"}
    assert client.post(f"/documents/{locked.id}/password", data=form).status_code == 303
    assert house.document(locked.id).state is DocumentState.RECEIVED
    assert len(house.hints) == 1
    assert SECRET not in client.get(f"/documents/{locked.id}").text


def test_a_viewer_is_not_asked_for_it(house: House, locked: Document) -> None:
    assert 'id="file-password"' not in house.person(Role.VIEWER).get(f"/documents/{locked.id}").text


def test_a_program_enters_keeps_and_forgets(house: House, locked: Document) -> None:
    client = house.program("read", "write")
    address, etag = f"/v1/documents/{locked.id}/password", {"If-Match": f'"{locked.version}"'}
    assert client.post(address, json={"password": SECRET}).status_code == 428
    assert client.post(address, json={"password": ""}, headers=etag).status_code in (400, 422)
    assert client.post(address, json={"password": SECRET}, headers=etag).status_code == 202
    assert client.put("/v1/passwords/customer:C-1001", json={"password": SECRET}).status_code == 204
    listed = client.get("/v1/passwords")
    assert listed.json() == {"items": [{"name": "customer:C-1001"}]}
    assert SECRET not in listed.text
    assert client.delete("/v1/passwords/customer:C-1001").status_code == 204
    assert client.get("/v1/passwords").json() == {"items": []}


def test_a_call_back_is_recorded_and_shown(house: House, held: Document) -> None:
    client = house.person()
    page = client.get(f"/documents/{held.id}").text
    assert "Security hold" in page
    version = form_of(page)["version"]
    form = {
        "csrf": token_of(page), "version": version, "action": "call_back", "called_number": "+49 30 1234",
        "spoke_with": "Frau Krüger", "confirmed": "yes",
    }  # fmt: skip
    assert client.post(f"/documents/{held.id}", data=form).status_code == 303
    assert "clerk called Frau Krüger on +49 30 1234, who confirmed it." in client.get(f"/documents/{held.id}").text


def test_the_program_that_called_may_not_approve(house: House, held: Document) -> None:
    client = house.program("read", "write", "post")
    body = {"action": "call_back", "called_number": "+49 30 1234", "spoke_with": "Frau Krüger", "confirmed": True}
    etag = {"If-Match": f'"{house.document(held.id).version}"'}
    called = client.post(f"/v1/documents/{held.id}/decisions", json=body, headers=etag)
    assert called.status_code == 200
    approval = {"action": "approve", "content_hash": called.json()["content_hash"], "on_account": True}
    refused = client.post(
        f"/v1/documents/{held.id}/decisions", json=approval, headers={"If-Match": called.headers["ETag"]}
    )
    assert refused.status_code in (403, 409)
