"""Who may do what: every route against every kind of caller. A route without a row here fails."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from httpx import Response

from docflow.schema.states import Role
from docflow.web.app import API_ROOMS, SCREEN_ROOMS
from tests.servers.stores import Clock
from tests.web.conftest import House, furnished, token_of

PUBLIC = {"GET /livez", "GET /readyz", "GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /v1/openapi.json"}
PUBLIC |= {"GET /v1/docs", "GET /ahead.json", "GET /sign-in/oidc", "GET /sign-in/oidc/callback"}
API = {
    "GET /v1/documents": "read",
    "POST /v1/documents": "write",
    "GET /v1/documents/{document_id}": "read",
    "GET /v1/documents/{document_id}/original": "read",
    "GET /v1/documents/{document_id}/pages": "read",
    "GET /v1/documents/{document_id}/pages/{number}/picture": "read",
    "POST /v1/documents/{document_id}/corrections": "write",
    "POST /v1/documents/{document_id}/decisions": "write",
    "POST /v1/documents/{document_id}/password": "write",
    "GET /v1/documents/{document_id}/draft": "read",
    "PUT /v1/documents/{document_id}/draft": "write",
    "DELETE /v1/documents/{document_id}/draft": "write",
    "GET /v1/documents/{document_id}/lease": "read",
    "PUT /v1/documents/{document_id}/lease": "write",
    "DELETE /v1/documents/{document_id}/lease": "write",
    "GET /v1/documents/{document_id}/letters": "read",
    "GET /v1/documents/{document_id}/letters/proposal": "read",
    "POST /v1/documents/{document_id}/letters": "write",
    "GET /v1/passwords": "read",
    "PUT /v1/passwords/{name}": "write",
    "DELETE /v1/passwords/{name}": "write",
    "GET /v1/aliases": "read",
    "POST /v1/aliases": "write",
    "POST /v1/aliases/preview": "write",
    "POST /v1/aliases/disown": "write",
    "GET /v1/aliases/{alias_id}": "read",
    "DELETE /v1/aliases/{alias_id}": "write",
    "POST /v1/aliases/{alias_id}/restore": "write",
    "POST /v1/aliases/{alias_id}/confirm": "write",
    "GET /v1/documents/{document_id}/aliases": "read",
    "POST /v1/documents/{document_id}/aliases": "write",
    "POST /v1/documents/{document_id}/aliases/preview": "write",
    "GET /v1/memory": "read",
    "GET /v1/memory/{memory_id}": "read",
    "DELETE /v1/memory/{memory_id}": "write",
    "GET /v1/documents/{document_id}/memory": "write",
    "POST /v1/documents/{document_id}/memory": "write",
    "POST /v1/documents/{document_id}/memory/preview": "write",
    "GET /v1/records": "read",
    "GET /v1/customers": "read",
    "PUT /v1/customers": "write",
    "POST /v1/customers": "write",
    "GET /v1/open-items": "read",
    "PUT /v1/open-items": "write",
    "POST /v1/open-items": "write",
    "POST /v1/set-offs": "post",
    "GET /v1/postings": "post",
    "GET /v1/feed": "post",
    "GET /v1/exports/postings": "read",
    "GET /v1/postings/{posting_id}": "read",
    "GET /v1/postings/{posting_id}/evidence": "read",
    "POST /v1/postings/{posting_id}/acknowledgements": "post",
    "POST /v1/postings/acknowledgements": "post",
    "GET /v1/webhooks": "admin",
    "POST /v1/webhooks": "admin",
    "GET /v1/webhooks/{webhook_id}": "admin",
    "DELETE /v1/webhooks/{webhook_id}": "admin",
    "POST /v1/webhooks/{webhook_id}/secret": "admin",
    "GET /v1/webhooks/{webhook_id}/dead-letters": "admin",
    "POST /v1/webhooks/{webhook_id}/dead-letters/{seq}/resend": "admin",
    "GET /v1/disputes": "read",
    "POST /v1/disputes": "write",
    "GET /v1/disputes/{dispute_id}": "read",
    "POST /v1/disputes/{dispute_id}/decisions": "write",
    "POST /v1/disputes/{dispute_id}/messages": "write",
    "PUT /v1/disputes/{dispute_id}/documents/{document_id}": "write",
    "DELETE /v1/disputes/{dispute_id}/documents/{document_id}": "write",
    "GET /v1/receipts": "read",
    "GET /v1/receipts/{receipt_id}": "read",
    "POST /v1/receipts/{receipt_id}/decisions": "post",
    "POST /v1/documents/{document_id}/letters/{letter_id}": "write",
    "POST /v1/documents/{document_id}/pages/{number}/words": "write",
    "GET /v1/mails": "read",
    "GET /v1/mails/{mail_id}": "read",
    "GET /v1/mails/{mail_id}/original": "read",
    "GET /v1/mailboxes": "read",
    "GET /v1/audit/{subject}": "read",
    "GET /metrics": "read",
    "GET /v1/reports/ageing": "read",
    "GET /v1/rules": "read",
    "PUT /v1/rules": "admin",
    "POST /v1/rules/preview": "read",
    "GET /v1/rules/versions": "read",
    "GET /v1/rules/records": "read",
    "GET /v1/reports/disputes": "read",
    "GET /v1/reports/cash": "read",
    "GET /v1/checks": "read",
    "GET /v1/ledgers/{name}/drift": "read",
    "POST /v1/checks/{subject}": "write",
}
SCREENS = {
    "GET /": "read",
    "POST /upload": "write",
    "GET /queue": "read",
    "GET /queue/events": "read",
    "POST /queue/views": "read",
    "GET /queue/approve": "post",
    "POST /queue/approve": "post",
    "GET /documents/{document_id}": "read",
    "GET /documents/{document_id}/paper/{number}": "read",
    "POST /documents/{document_id}/preview": "write",
    "POST /documents/{document_id}": "write",
    "POST /documents/{document_id}/password": "write",
    "GET /documents/{document_id}/ask": "write",
    "GET /documents/{document_id}/sender": "write",
    "POST /documents/{document_id}/ask": "write",
    "POST /documents/{document_id}/letters/{letter_id}": "write",
    "GET /documents/{document_id}/still": "read",
    "GET /documents/{document_id}/history": "read",
    "GET /documents/{document_id}/memory": "write",
    "POST /documents/{document_id}/memory": "write",
    "POST /documents/{document_id}/memory/preview": "write",
    "POST /memory/{memory_id}/forget": "write",
    "POST /aliases": "write",
    "POST /aliases/preview": "write",
    "POST /documents/{document_id}/aliases": "write",
    "POST /documents/{document_id}/aliases/preview": "write",
    "POST /aliases/{alias_id}/{action}": "write",
    "GET /mails": "read",
    "GET /mails/{mail_id}": "read",
    "GET /mailboxes": "read",
    "POST /mailboxes/{name}/sign-in": "admin",
    "POST /mailboxes/{name}/signed-in": "admin",
    "GET /outbox": "read",
    "POST /outbox/{posting_id}/{ledger}": "post",
    "POST /ledgers/{name}/resume": "post",
    "GET /receipts": "read",
    "GET /receipts/{receipt_id}": "read",
    "POST /receipts/{receipt_id}": "post",
    "GET /figures": "read",
    "POST /checks/{subject}": "write",
    "GET /set-off": "post",
    "POST /set-off": "post",
    "POST /set-off/sum": "post",
    "GET /disputes": "read",
    "POST /disputes": "write",
    "GET /disputes/{dispute_id}": "read",
    "POST /disputes/{dispute_id}": "write",
    "GET /people": "admin",
    "POST /people": "admin",
    "POST /people/{name}": "admin",
    "GET /keys": "admin",
    "POST /keys": "admin",
    "POST /keys/{prefix}/revoke": "admin",
    "GET /webhooks": "admin",
    "POST /webhooks": "admin",
    "POST /webhooks/{webhook_id}/secret": "admin",
    "POST /webhooks/{webhook_id}/remove": "admin",
    "POST /webhooks/{webhook_id}/dead-letters/{seq}": "admin",
    "GET /me": "read",
    "POST /me": "read",
    "GET /settings": "admin",
    "GET /ledgers": "read",
    "GET /connect": "admin",
    "POST /connect/{thing}": "admin",
    "GET /audit": "read",
    "GET /receivables": "read",
    "POST /receivables/import": "write",
    "GET /documents/{document_id}/candidates": "read",
    "GET /documents/{document_id}/neighbours": "read",
    "GET /documents/{document_id}/because": "read",
    "POST /documents/{document_id}/reckon": "write",
    "GET /documents/{document_id}/beside/{what}": "read",
    "GET /documents/{document_id}/letter": "read",
    "GET /documents/{document_id}/columns/{page}": "write",
    "POST /documents/{document_id}/columns/{page}": "write",
    "POST /documents/{document_id}/columns/{page}/preview": "write",
    "GET /shortcuts": "read",
    "POST /shortcuts": "read",
    "GET /rules": "read",
    "POST /rules": "admin",
}
_RULES = {"rules": [{"kind": "prefix", "value": "RE-"}]}
_ROW = {"payer": ["certain"], "number": ["exact"], "amount": ["exact"], "action": "apply", "review": False}
BODIES: dict[str, dict[str, object]] = {
    "POST /v1/postings/acknowledgements": {"json": {"consumer": "erp", "items": [{"posting_id": "x"}]}},
    "POST /v1/documents": {"files": {"files": ("a.pdf", b"%PDF-1.4")}},
    "POST /v1/documents/{document_id}/corrections": {"json": {"changes": {"amount": "1.00"}}},
    "POST /v1/documents/{document_id}/decisions": {"json": {"action": "park"}},
    "POST /v1/documents/{document_id}/memory": {"json": _RULES},
    "POST /v1/documents/{document_id}/memory/preview": {"json": _RULES},
    "PUT /v1/documents/{document_id}/draft": {"json": {"typed": {"field.amount": "1"}}},
    "POST /v1/documents/{document_id}/letters": {"json": {"recipient": "ap@acme.example", "subject": "x", "text": "x"}},
    "POST /v1/documents/{document_id}/letters/{letter_id}": {"json": {"sent": True}},
    "POST /v1/documents/{document_id}/pages/{number}/words": {"json": {"box": [1, 1, 9, 9]}},
    "GET /documents/{document_id}/still": {"params": {"stamp": "x"}},
    "POST /v1/webhooks": {"json": {"name": "erp", "url": "https://example.com/"}},
    "POST /v1/aliases/{alias_id}/confirm": {"json": {}},
    "POST /v1/documents/{document_id}/aliases": {"json": {"aliases": [{"kind": "account", "key": "x"}]}},
    "POST /v1/documents/{document_id}/aliases/preview": {"json": {"aliases": [{"kind": "account", "key": "x"}]}},
    "POST /v1/documents/{document_id}/password": {"json": {"password": "x"}},
    "POST /v1/disputes": {"json": {"customer": "C-1001", "currency": "GBP", "amount": "1.00"}},
    "POST /v1/disputes/{dispute_id}/decisions": {"json": {"action": "hold", "reason": "x"}},
    "POST /v1/disputes/{dispute_id}/messages": {"json": {"text": "x"}},
    "PUT /v1/disputes/{dispute_id}/documents/{document_id}": {"json": {"backup": "pod"}},
    "POST /v1/receipts/{receipt_id}/decisions": {"json": {"action": "unapply", "reason": "x"}},
    "POST /v1/checks/{subject}": {"json": {"right": True}},
    "POST /v1/postings/{posting_id}/acknowledgements": {"json": {"consumer": "erp"}},
    "PUT /v1/rules": {"json": {"rows": [_ROW], "why": "a trial"}},
    "POST /v1/rules/preview": {"json": {"rows": [_ROW]}},
    "POST /v1/aliases/preview": {"json": {"text": "1234/A = 90001234", "customer": "C-1001"}},
    "POST /rules": {"data": {"version": "0", "action": "try"}},
    "POST /outbox/{posting_id}/{ledger}": {"data": {"action": "again"}},
    "POST /set-off/sum": {"params": {"currency": "GBP"}},
    "POST /upload": {"files": {"files": ("a.pdf", b"%PDF-1.4")}},
    "POST /receivables/import": {"files": {"file": ("a.csv", b"ref,name\n")}, "data": {"kind": "customers"}},
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, hashed: str) -> House:
    """One for all rows: what they ask for is unknown there."""
    return furnished(tmp_path_factory.mktemp("matrix"), sqlite_template, Clock(), hashed)


def _routes() -> Iterator[str]:
    for room in (*API_ROOMS, *SCREEN_ROOMS):
        for route in room.router.routes:
            assert isinstance(route, APIRoute)
            yield from (f"{method} {route.path}" for method in route.methods)


def _call(client: TestClient, row: str, **extra: object) -> Response:
    method, path = row.split(" ", 1)
    address = re.sub(r"\{(number|seq)\}", "1", path)
    address = re.sub(r"\{\w+\}", "unknown", address)
    options = {**BODIES.get(row, {}), **extra}
    return client.request(method, address, headers={"If-Match": '"1"'}, **options)  # type: ignore[arg-type]


def test_every_route_has_a_row() -> None:
    assert set(_routes()) == set(API) | set(SCREENS) | PUBLIC - {"GET /v1/openapi.json"}


def test_the_openapi_document_and_the_matrix_agree(house: House) -> None:
    paths = house.anonymous().get("/v1/openapi.json").json()["paths"]
    described = {f"{method.upper()} {path}": one for path, methods in paths.items() for method, one in methods.items()}
    rights = {row: one["security"][0]["key"][0] for row, one in described.items() if one["security"]}
    assert rights == API
    assert set(described) - set(rights) == {"GET /livez", "GET /readyz"}


@pytest.mark.parametrize("row", sorted(API))
def test_the_api_lets_nobody_in_without_a_key(house: House, row: str) -> None:
    reply = _call(house.anonymous(), row)
    assert reply.status_code == 401
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["type"] == "urn:docflow:problem:not-signed-in"


@pytest.mark.parametrize("row", sorted(API))
def test_a_key_with_every_other_right_is_refused(house: House, row: str) -> None:
    others = {"read", "write", "post", "admin"} - {API[row]}
    reply = _call(house.program(*others), row)
    assert reply.status_code == 403, reply.text
    assert reply.json()["type"] == "urn:docflow:problem:not-allowed"


@pytest.mark.parametrize("row", sorted(API))
def test_a_key_with_the_right_gets_through(house: House, row: str) -> None:
    reply = _call(house.program(API[row]), row)
    assert reply.status_code not in (401, 403), reply.text
    assert reply.status_code < 500, reply.text


@pytest.mark.parametrize("row", sorted(SCREENS))
def test_a_stranger_is_asked_to_sign_in(house: House, row: str) -> None:
    reply = _call(house.anonymous(), row)
    assert reply.status_code == 303
    assert reply.headers["location"].startswith("/sign-in?back=")


@pytest.mark.parametrize("row", sorted(row for row, right in SCREENS.items() if right != "read"))
def test_a_viewer_changes_nothing(house: House, row: str) -> None:
    """By the API neither: tests/web/test_tenants.py has every role."""
    viewer = house.person(Role.VIEWER)
    token = token_of(viewer.get("/").text)
    reply = viewer.request(
        row.split(" ")[0],
        re.sub(r"\{\w+\}", "1", row.split(" ")[1]),
        headers={"If-Match": '"1"', "X-CSRF-Token": token},
        **BODIES.get(row, {}),  # type: ignore[arg-type]
    )
    assert reply.status_code == 403, reply.text
    assert "may not do this" in reply.text


@pytest.mark.parametrize("row", sorted(row for row in {**API, **SCREENS} if not row.startswith("GET")))
def test_a_browser_without_the_form_token_changes_nothing(house: House, row: str) -> None:
    reply = _call(house.person(Role.ADMIN), row)
    assert reply.status_code == 403
    assert "older session" in reply.text


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_another_site_changes_nothing_even_with_the_token(house: House, headers: dict[str, str]) -> None:
    admin = house.person(Role.ADMIN)
    token = token_of(admin.get("/").text)
    form = {"csrf": token}
    files = {"files": ("a.pdf", b"%PDF-1.4")}
    assert admin.post("/upload", data=form, files=files, headers=headers).status_code == 403
    assert admin.post("/upload", data=form, files=files, headers={"Origin": "http://testserver"}).status_code == 303
    sign_in = {"name": "clerk", "password": "x", "back": "/"}
    assert house.anonymous().post("/sign-in", data=sign_in, headers=headers).status_code == 403


def test_the_token_of_another_session_is_worth_nothing(house: House) -> None:
    foreign = token_of(house.person(Role.ADMIN).get("/").text)
    reply = house.person(Role.CLERK).post("/upload", data={"csrf": foreign}, files={"files": ("a.pdf", b"%PDF")})
    assert reply.status_code == 403


def test_approving_by_key_takes_the_right_to_post(house: House) -> None:
    document = house.arrive(misread={2: "1234.60"})
    address = f"/v1/documents/{document.id}/decisions"
    body = {"action": "approve", "content_hash": document.content_hash, "on_account": True}
    headers = {"If-Match": f'"{document.version}"'}
    assert house.program("read", "write").post(address, json=body, headers=headers).status_code == 403
    assert house.program("write", "post").post(address, json=body, headers=headers).status_code == 200
