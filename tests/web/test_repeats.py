"""No write overwrites unseen what somebody else did, and no decision is made twice: every route, every form."""

import re

import pytest

from docflow.web.pages import STATIC
from tests.web.conftest import House
from tests.web.test_matrix import API, BODIES, house

__all__ = ["house"]

WITHOUT_VERSION = {
    "POST /v1/documents": "makes new ones",
    "POST /v1/disputes": "makes a new one",
    "POST /v1/aliases": "makes a new one",
    "POST /v1/aliases/disown": "makes a new one",
    "POST /v1/set-offs": "makes a new one, of items that are held to what is left of them",
    "POST /v1/webhooks": "makes a new one",
    "POST /v1/documents/{document_id}/memory/preview": "writes nothing",
    "POST /v1/documents/{document_id}/aliases/preview": "writes nothing",
    "POST /v1/rules/preview": "writes nothing",
    "POST /v1/aliases/preview": "writes nothing",
    "POST /v1/documents/{document_id}/pages/{number}/words": "writes nothing",
    "POST /v1/postings/acknowledgements": "says what happened; the second time it says nothing new",
    "DELETE /v1/documents/{document_id}/draft": "one's own; nobody else has seen it",
    "PUT /v1/documents/{document_id}/lease": "a courtesy that decides nothing",
    "DELETE /v1/documents/{document_id}/lease": "a courtesy that decides nothing",
    "PUT /v1/passwords/{name}": "adds to what is kept and never shown",
    "DELETE /v1/passwords/{name}": "what is kept is never shown",
    "PUT /v1/customers": "the ledger's list, which knows no other author",
    "POST /v1/customers": "the ledger's list, which knows no other author",
    "PUT /v1/open-items": "the ledger's list, which knows no other author",
    "POST /v1/open-items": "the ledger's list, which knows no other author",
    "POST /v1/postings/{posting_id}/acknowledgements": "says what happened; the second time it says nothing new",
    "DELETE /v1/webhooks/{webhook_id}": "there is nothing of it to overwrite",
    "POST /v1/webhooks/{webhook_id}/secret": "makes a new one beside the old",
    "POST /v1/webhooks/{webhook_id}/dead-letters/{seq}/resend": "sends again what has its own key",
}
"""Why a write names no version."""
DECISIONS = re.compile(r"decisions|corrections|letters$|checks|messages|disputes$|disputes/\{dispute_id\}/documents")
WRITES = sorted(row for row in API if not row.startswith("GET"))


def test_no_exception_is_made_for_what_is_not_there() -> None:
    assert set(WITHOUT_VERSION) <= set(WRITES)


@pytest.mark.parametrize("row", sorted(set(WRITES) - set(WITHOUT_VERSION)))
def test_a_write_without_the_version_that_was_seen_is_refused(house: House, row: str) -> None:
    client = house.program(API[row], "read")
    method, path = row.split(" ", 1)
    reply = client.request(method, re.sub(r"\{\w+\}", "unknown", path), **BODIES.get(row, {}))  # type: ignore[arg-type]
    assert reply.status_code == 428, reply.text
    assert reply.json()["type"] == "urn:docflow:problem:version-missing"


def test_every_decision_takes_a_key_against_repeats(house: House) -> None:
    paths = house.anonymous().get("/v1/openapi.json").json()["paths"]
    asked = {
        f"{method.upper()} {path}": {one["name"] for one in operation.get("parameters", ())}
        for path, methods in paths.items()
        for method, operation in methods.items()
    }
    decisions = [row for row in WRITES if DECISIONS.search(row)]
    assert len(decisions) >= 9
    for row in decisions:
        assert "Idempotency-Key" in asked[row], row
        if row not in WITHOUT_VERSION:
            assert "If-Match" in asked[row], row


def test_a_lost_reply_is_asked_for_again(house: House) -> None:
    """F4: the client never got the answer and sends the same once more."""
    from tests.web import scene

    document = scene.arrive(house.store, house.files, misread={2: "1234.60"})
    client, address = house.program("read", "write", "post"), f"/v1/documents/{document.id}"
    headers = {"If-Match": f'"{document.version}"', "Idempotency-Key": "k"}
    change = {"changes": {"lines.2.paid_amount": "1284.60"}}
    first, again = (client.post(f"{address}/corrections", json=change, headers=headers) for _ in range(2))
    assert (again.status_code, again.json(), again.headers["etag"]) == (200, first.json(), first.headers["etag"])
    seen = first.json()
    approve = {"action": "approve", "content_hash": seen["content_hash"]}
    headers = {"If-Match": f'"{seen["version"]}"', "Idempotency-Key": "k"}
    replies = [client.post(f"{address}/decisions", json=approve, headers=headers).json() for _ in range(3)]
    assert replies[0]["state"] == "approved" and replies.count(replies[0]) == 3
    with house.store.read() as tx:
        assert len({row.posting_id for row in tx.postings.of_document(document.id)}) == 1


def test_every_form_says_whose_it_is_and_which() -> None:
    for template in (STATIC.parent / "templates").rglob("*.html"):
        for form in re.findall(r'<form[^>]*method="post".*?</form>', template.read_text(), flags=re.DOTALL):
            public = 'action="/sign-in"' in form
            assert public or "csrf_field()" in form, f"{template.name}: {form[:120]}"


def test_every_form_about_a_document_names_the_version_it_shows() -> None:
    for template in (STATIC.parent / "templates").rglob("*.html"):
        for form in re.findall(r'<form[^>]*action="/documents/.*?</form>', template.read_text(), flags=re.DOTALL):
            if 'method="post"' in form:
                assert 'name="version"' in form, f"{template.name}: {form[:120]}"
