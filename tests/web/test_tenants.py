"""Two companies in one database: every route against every role of the other one (OWASP: broken object level
authorisation). The routes come from the OpenAPI document and from the screens; one without a row here fails.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from docflow.schema.states import Role
from docflow.web.principals import SCOPES_OF_ROLE
from tests.servers.stores import Clock
from tests.servers.tenancy import rows_of
from tests.web.conftest import House, furnished, furnished_in, token_of
from tests.web.test_matrix import SCREENS
from tests.web.tour import RULE, TOUR, Call, Furniture, send

_ID = re.compile(r"\b[a-z]{3,5}_[0-9A-HJKMNP-TV-Z]{26}\b")
NO_OBJECT = {"GET /v1/ledgers/{name}/drift", "PUT /v1/passwords/{name}", "DELETE /v1/passwords/{name}"}
"""Named by what a company calls somebody; each keeps its own."""
PUBLIC = {"GET /livez", "GET /readyz"}


@dataclass
class Two:
    """Ours and theirs."""

    ours: House
    theirs: House

    @cached_property
    def furniture(self) -> Furniture:
        return Furniture(self.theirs)

    @cached_property
    def people(self) -> dict[Role, tuple[TestClient, str]]:
        """Ours, by role, each with the token of their forms."""
        found = {role: self.ours.person(role) for role in Role}
        return {role: (client, token_of(client.get("/").text)) for role, client in found.items()}

    @cached_property
    def strangers(self) -> list[TestClient]:
        """Theirs, at our door: with a key, and with a cookie."""
        with_key, with_cookie = self.ours.anonymous(), self.ours.anonymous()
        with_key.headers["Authorization"] = self.theirs.client.headers["Authorization"]
        with_cookie.cookies.update(self.theirs.person(Role.ADMIN).cookies)
        return [with_key, with_cookie]

    @cached_property
    def operations(self) -> dict[str, dict[str, Any]]:
        """Method and path -> what the OpenAPI document says."""
        return operations(self.ours)

    @cached_property
    def components(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ours.client.get("/v1/openapi.json").json()["components"]
        return found


def operations(house: House) -> dict[str, dict[str, Any]]:
    paths = house.anonymous().get("/v1/openapi.json").json()["paths"]
    return {f"{method.upper()} {path}": one for path, methods in paths.items() for method, one in methods.items()}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, hashed: str) -> Two:
    clock, folder = Clock(), tmp_path_factory.mktemp("two")
    ours = furnished(folder, sqlite_template, clock, hashed)
    (folder / "theirs").mkdir()
    return Two(ours, furnished_in(ours.store.of("theirs"), folder / "theirs", clock, hashed))


def as_person(two: Two, role: Role, row: str, call: Call) -> Response:
    client, token = two.people[role]
    client.headers["X-CSRF-Token"] = token
    return send(two.ours, row, call, client)


def test_every_operation_has_a_row(two: Two) -> None:
    assert set(two.operations) == set(TOUR)


@pytest.mark.parametrize("row", TOUR)
def test_nobody_reaches_what_is_theirs(two: Two, row: str) -> None:
    call, strangers = TOUR[row](two.furniture), two.strangers
    before = rows_of(two.theirs.store)
    theirs = set(_ID.findall(str(before)))
    right = _right(two, row)
    for role in Role:
        reply = as_person(two, role, row, call)
        if right and right not in SCOPES_OF_ROLE[role]:
            assert reply.status_code == 403, f"{role}: {reply.text}"
        elif call.path and row not in NO_OBJECT:
            assert reply.status_code == 404, f"{role}: {reply.text}"
        assert not set(_ID.findall(reply.text)) & theirs - set(call.path.values()), f"{role}: {reply.text}"
    for stranger in strangers:
        assert send(two.ours, row, call, stranger).status_code == (200 if row in PUBLIC else 401)
    assert rows_of(two.theirs.store) == before
    _as_described(two, row, send(two.theirs, row, call))


def _right(two: Two, row: str) -> str | None:
    security = two.operations[row]["security"]
    return security[0]["key"][0] if security else None


def _as_described(two: Two, row: str, reply: Response) -> None:
    """To its own people it answers, in the very form that the OpenAPI document tells."""
    assert reply.is_success, reply.text
    operation = two.operations[row]
    told = operation["responses"][str(reply.status_code)]
    if reply.status_code == 204:
        assert not reply.content
        return
    media_type = reply.headers["content-type"].partition(";")[0]
    schema = told["content"][media_type]["schema"]
    if media_type.endswith("json"):
        holds(two, schema, reply.json())
        holds(two, schema, told["content"][media_type]["example"])


def holds(two: Two, schema: dict[str, Any], value: object) -> None:
    jsonschema.Draft202012Validator({**schema, "components": two.components}).validate(value)


@pytest.mark.parametrize("row", [row for row, make in TOUR.items() if "POST" in row or "PUT" in row])
def test_what_is_sent_has_an_example(two: Two, row: str) -> None:
    content = two.operations[row].get("requestBody", {}).get("content", {}).get("application/json")
    if content:
        holds(two, content["schema"], content["example"])


ASKED = {"name": "field.amount", "stamp": "x"}
FORM = {
    "version": "1", "action": "unapply", "reason": "x", "alias.0": "name:other", "rule.0": json.dumps(RULE),
    "content_hash": "x", "customer": "C-1001", "password": "x",
}  # fmt: skip
SHOWN: dict[str, str] = {
    "number": "1", "page": "1", "what": "history", "action": "undo", "ledger": "pull", "thing": "ledger",
    "name": "nobody", "prefix": "000000000000",
}  # fmt: skip


@pytest.fixture(scope="module")
def seen(two: Two) -> dict[str, str]:
    """Of everything that a screen shows one that is theirs."""
    on = two.furniture
    document = on.paper().id
    return SHOWN | {
        "document_id": document, "memory_id": on.memory(), "alias_id": on.alias()[0], "mail_id": on.mail(),
        "posting_id": on.posting(), "receipt_id": on.receipt(), "dispute_id": on.dispute()[0],
        "webhook_id": on.dead_letter(), "letter_id": "let_1", "seq": "1", "subject": document,
    }  # fmt: skip


@pytest.mark.parametrize("row", sorted(SCREENS))
def test_no_screen_shows_or_changes_what_is_theirs(two: Two, seen: dict[str, str], row: str) -> None:
    method, path = row.split(" ")
    before = rows_of(two.theirs.store)
    theirs = set(_ID.findall(str(before)))
    client, token = two.people[Role.ADMIN]
    address, form = path.format(**seen), {"csrf": token, **FORM}
    reply = client.get(address, params=ASKED) if method == "GET" else client.post(address, data=form)
    if "_id}" in path:
        # A form may be refused before anything is looked up.
        assert reply.status_code in ((404,) if method == "GET" else (404, 422))
    assert not set(_ID.findall(reply.text)) & theirs - set(seen.values())
    assert rows_of(two.theirs.store) == before
