"""The rule table for programs and on the screen: shown, moved row by row, tried on past lines, saved with a reason."""

import json

import lxml.html
from fastapi.testclient import TestClient
from httpx import Response

from docflow.rules.shipped_rules import SHIPPED
from docflow.schema.states import Role
from tests.web.conftest import House, token_of

PROPOSE = {"payer": [], "number": [], "amount": [], "action": "propose", "review": True}


def test_the_shipped_table_is_shown_until_somebody_changes_it(house: House) -> None:
    reply = house.program("read").get("/v1/rules")
    assert (reply.headers["ETag"], len(reply.json()["rows"])) == ('"0"', len(SHIPPED.rows))


def test_a_change_is_versioned_with_its_reason(house: House) -> None:
    admin = house.program("read", "admin")
    body = {"rows": [PROPOSE], "why": "while the mirror is rebuilt"}
    assert admin.put("/v1/rules", json=body).status_code == 428
    saved = admin.put("/v1/rules", json=body, headers={"If-Match": '"0"'})
    assert (saved.status_code, saved.headers["ETag"], saved.json()["why"]) == (200, '"1"', body["why"])
    assert admin.put("/v1/rules", json=body, headers={"If-Match": '"0"'}).status_code == 412
    assert admin.put("/v1/rules", json=body | {"why": " "}, headers={"If-Match": '"1"'}).status_code == 422
    assert [one["version"] for one in admin.get("/v1/rules/versions").json()["items"]] == [1]
    with house.store.read() as tx:
        assert [row.action for row in tx.audit.of("rules")] == ["change_rules"]


def test_a_row_that_could_pass_by_chance_is_refused(house: House) -> None:
    row = {"payer": ["certain"], "number": ["none"], "amount": ["combination"], "action": "apply", "review": False}
    body = {"rows": [row], "why": "bold"}
    reply = house.program("admin").put("/v1/rules", json=body, headers={"If-Match": '"0"'})
    assert reply.status_code == 422
    assert "a combination alone is never certain" in reply.text


def test_a_change_is_tried_on_what_came_in(house: House) -> None:
    document = house.arrive()
    assert document.state == "approved"
    tried = house.program("read").post("/v1/rules/preview", json={"rows": [PROPOSE]}).json()
    assert tried["fewer"] == tried["lines"] == len(document.application.lines)  # type: ignore[union-attr]
    assert "would have asked a person" in tried["sentence"]


def test_what_comes_in_is_decided_by_the_rules_in_force(house: House) -> None:
    change = {"rows": [PROPOSE], "why": "careful"}
    house.program("admin").put("/v1/rules", json=change, headers={"If-Match": '"0"'})
    document = house.arrive()
    assert document.state == "needs_review"
    assert not any(line.certain for line in document.application.lines)  # type: ignore[union-attr]


# --- the screen ------------------------------------------------------------------------------------------------------


def step(client: TestClient, page: str, action: str, **typed: str | list[str]) -> Response:
    """What a browser sends when that button is pressed."""
    (form,) = lxml.html.fromstring(page).xpath("//form[@action='/rules']")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    sent |= {name: [value] if isinstance(value, str) else value for name, value in typed.items()}
    return client.post("/rules", data={**sent, "action": [action]})


def rows(page: str) -> list[dict[str, object]]:
    return [json.loads(value) for value in lxml.html.fromstring(page).xpath("//input[@name='row']/@value")]


def test_rows_move_open_and_go_without_a_script_and_nothing_counts_before_it_is_saved(house: House) -> None:
    admin = house.person(Role.ADMIN)
    first = admin.get("/rules").text
    moved = step(admin, first, "down.0").text
    assert rows(moved)[1] == rows(first)[0]
    assert "autofocus" in moved, "the keyboard goes on where it was"
    fewer = step(admin, moved, "remove.0").text
    opened = step(admin, fewer, "add").text
    closed = step(admin, opened, "close", number=["fuzzy"], amount=["exact", "discount"], do="hide").text
    assert rows(closed)[-1] == {**PROPOSE, "number": ["fuzzy"], "amount": ["exact", "discount"], "action": "hide"}
    assert house.program("read").get("/v1/rules").json()["version"] == 0
    assert "Say why" in step(admin, closed, "save", why="").text
    assert step(admin, closed, "save", why="less").status_code == 303
    assert house.program("read").get("/v1/rules").json()["rows"] == rows(closed)
    assert "less" in admin.get("/rules").text


def test_trying_says_what_would_have_been_otherwise(house: House) -> None:
    house.arrive()
    admin = house.person(Role.ADMIN)
    page = step(admin, admin.get("/rules").text, "remove.0").text
    assert "would have asked a person about" in step(admin, page, "try").text


def test_what_would_pass_by_chance_is_told_at_once(house: House) -> None:
    admin = house.person(Role.ADMIN)
    opened = step(admin, admin.get("/rules").text, "edit.0").text
    page = step(admin, opened, "close", payer="certain", number="none", amount="several", do="apply").text
    assert "a combination alone is never certain" not in opened
    assert rows(page) == rows(opened)


def test_who_may_not_change_them_sees_them(house: House) -> None:
    page = house.person(Role.CLERK).get("/rules").text
    assert rows(page) == [json.loads(row.model_dump_json()) for row in SHIPPED.rows]
    assert "Move row" not in page
    assert token_of(page)
