"""Disputes over the API: from the claim to its end, with versions, keys against repeats, roles, and filters."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from pydantic import TypeAdapter

from docflow.schema.states import Role
from docflow.web.disputing import ChangeBody
from tests.web.conftest import House, token_of

NEW = {
    "customer": "C-1001", "currency": "GBP", "amount": "120.00", "invoices": ["INV-20391"], "reference": "DM-4471",
    "reason": "pricing", "reason_text": "billed at list price",
}  # fmt: skip


@pytest.fixture
def clerk(house: House) -> TestClient:
    return house.program("read", "write", "post")


def opened(client: TestClient, **told: object) -> dict[str, Any]:
    reply = client.post("/v1/disputes", json=NEW | told)
    assert reply.status_code == 201, reply.text
    return reply.json()  # type: ignore[no-any-return]


def send(client: TestClient, case: dict[str, Any], action: str, key: str | None = None, **body: object) -> Response:
    headers = {"If-Match": f'"{case["version"]}"'} | ({"Idempotency-Key": key} if key else {})
    return client.post(f"/v1/disputes/{case['id']}/decisions", json={"action": action, **body}, headers=headers)


def act(client: TestClient, case: dict[str, Any], action: str, **body: object) -> dict[str, Any]:
    reply = send(client, case, action, **body)
    assert reply.status_code == 200, reply.text
    assert reply.headers["etag"] == f'"{reply.json()["version"]}"'
    return reply.json()  # type: ignore[no-any-return]


def signed_in(house: House, role: Role) -> TestClient:
    """A browser of this role that sends the form token with everything."""
    person = house.person(role)
    person.headers["X-CSRF-Token"] = token_of(person.get("/").text)
    return person


def test_from_the_claim_to_the_credit_note(clerk: TestClient) -> None:
    case = opened(clerk)
    assert (case["state"], case["missing"], case["current"]) == ("documents_pending", ["purchase_order"], "120.00")
    case = act(clerk, case, "assign", owner="clerk", deadline="2026-06-01T12:00:00Z")
    case = act(clerk, case, "move", to="under_review", reason="the order is in the shop system")
    case = act(clerk, case, "amend", internal_reason="pricing", root_cause="old price list", section="lines")
    case = act(clerk, case, "judge", validity="valid", reason="they are right")
    case = act(clerk, case, "propose", parts=[{"outcome": "credited", "amount": "120.00"}])
    assert (case["state"], case["credited"], case["current"]) == ("resolved", "120.00", "0.00")
    case = act(clerk, case, "close", reference="CN-17")
    assert (case["state"], case["resolution"]["reference"]) == ("closed", "CN-17")
    shown = clerk.get(f"/v1/disputes/{case['id']}")
    assert shown.headers["etag"] == f'"{case["version"]}"'
    assert shown.json() == case
    changes = [one["change"] for one in case["history"] if one["change"] != "0"]
    assert changes == ["120.00", "-120.00"]
    trail = clerk.get(f"/v1/audit/{case['id']}").json()["items"]
    assert [one["action"] for one in trail][-1] == "closed"


def test_a_write_off_becomes_a_posting_and_is_hinted(house: House, clerk: TestClient) -> None:
    paper = house.arrive(misread={2: "1234.60"})
    case = act(clerk, opened(clerk, document_id=paper.id), "move", to="under_review")
    case = act(clerk, case, "judge", validity="partial", reason="x")
    case = act(clerk, case, "propose", parts=[{"outcome": "written_off", "amount": "120.00"}])
    key = case["resolution"]["posting_id"]
    assert house.hints == [key]
    posting = clerk.get(f"/v1/postings/{key}").json()["items"][0]["posting"]
    assert (posting["kind"], posting["evidence"]["dispute_id"]) == ("adjustment", case["id"])
    assert [line["role"] for line in posting["lines"]] == ["write_off", "receivable"]
    case = act(clerk, case, "reopen", reason="the order was found")
    assert (case["state"], case["current"]) == ("reopened", "120.00")


def test_above_the_limit_a_second_person_of_the_right_role(house: House) -> None:
    paper = house.arrive(misread={2: "1234.60"})
    clerk, approver = signed_in(house, Role.CLERK), signed_in(house, Role.APPROVER)
    case = act(clerk, opened(clerk, amount="700.00", document_id=paper.id), "move", to="under_review")
    case = act(clerk, case, "judge", validity="partial", reason="x")
    case = act(clerk, case, "propose", parts=[{"outcome": "written_off", "amount": "700.00"}])
    assert case["state"] == "pending_approval"
    seen = {"content_hash": case["content_hash"]}
    for who in (clerk, house.program("read", "write", "post", "admin")):
        assert send(who, case, "approve", **seen).status_code == 403
    assert send(approver, case, "approve", content_hash="0").status_code == 412
    assert send(clerk, case, "amend", amount="1.00").status_code == 409
    assert act(approver, case, "approve", **seen)["state"] == "resolved"


def test_a_repeat_changes_nothing_and_gets_the_same_reply(clerk: TestClient) -> None:
    headers = {"Idempotency-Key": "k1"}
    first, again = (clerk.post("/v1/disputes", json=NEW, headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json() and again.headers["idempotent-replayed"] == "true"
    other = clerk.post("/v1/disputes", json=NEW | {"amount": "1.00"}, headers=headers)
    assert other.status_code == 422
    case = first.json()
    told = [send(clerk, case, "hold", key="k2", reason="x") for _ in range(2)]
    assert told[0].json() == told[1].json()
    assert len(clerk.get("/v1/disputes").json()["items"]) == 1


def test_a_change_names_what_it_saw(clerk: TestClient) -> None:
    case = opened(clerk)
    address = f"/v1/disputes/{case['id']}/decisions"
    assert clerk.post(address, json={"action": "hold", "reason": "x"}).status_code == 428
    act(clerk, case, "hold", reason="x")
    stale = send(clerk, case, "go_on")
    assert stale.status_code == 412
    assert stale.json()["type"] == "urn:docflow:problem:version-differs"


UNUSABLE: tuple[dict[str, object], ...] = (
    {"action": "pay"},
    {"action": "hold"},
    {"action": "hold", "reason": "x", "state": "closed"},
    {"action": "move", "to": "closed"},
    {"action": "judge", "validity": "unknown", "reason": "x"},
    {"action": "propose", "parts": []},
    {"action": "propose", "parts": [{"outcome": "credited", "amount": 120.0}]},
    {"action": "propose", "parts": [{"outcome": "forgiven", "amount": "120.00"}]},
    {"action": "assign", "owner": "clerk", "deadline": "2026-06-01T12:00:00"},
    {"action": "merge", "other": "disp_1"},
)


def test_bodies_that_say_nothing_usable(clerk: TestClient) -> None:
    case = opened(clerk)
    for body in UNUSABLE:
        reply = clerk.post(f"/v1/disputes/{case['id']}/decisions", json=body, headers={"If-Match": '"2"'})
        assert reply.status_code == 422, (body, reply.text)


def test_what_moves_money_takes_the_right_to_post(house: House, clerk: TestClient) -> None:
    case = opened(clerk)
    writer, poster = house.program("read", "write"), house.program("write", "post")
    told: dict[str, dict[str, object]] = {
        "propose": {"parts": [{"outcome": "credited", "amount": "1.00"}]},
        "approve": {"content_hash": "x"},
        "reopen": {"reason": "x"},
    }
    for action, body in told.items():
        assert send(writer, case, action, **body).status_code == 403
        assert send(poster, case, action, **body).status_code == 409


def test_filters_and_pages(house: House, clerk: TestClient) -> None:
    first = opened(clerk)
    house.clock.advance(seconds=1)
    second = opened(clerk, customer="C-1002", reason="damage", type="overpayment_claim", invoices=[])
    act(clerk, second, "assign", owner="approver")

    def ids(query: str) -> list[str]:
        return [one["id"] for one in clerk.get(f"/v1/disputes?{query}").json()["items"]]

    assert ids("") == [first["id"], second["id"]]
    for query in ("customer=C-1002", "owner=approver", "reason=damage", "type=overpayment_claim"):
        assert ids(query) == [second["id"]]
    assert ids("owner=") == [first["id"]]
    assert ids("state=documents_pending&state=new") == [first["id"], second["id"]]
    assert ids("overdue=true") == ids("state=closed") == []
    page = clerk.get("/v1/disputes?limit=1").json()
    assert clerk.get(f"/v1/disputes?limit=1&cursor={page['next']}").json()["items"][0]["id"] == second["id"]
    house.clock.advance(days=15)
    late = clerk.get("/v1/disputes?overdue=true").json()["items"]
    assert [one["late"] for one in late] == [True, True]
    report = clerk.get("/v1/reports/disputes").json()
    assert report["open"] == {"count": 2, "amounts": {"GBP": "240.00"}}
    assert report["by_reason"]["damage"] == {"count": 1, "amounts": {"GBP": "120.00"}}
    assert report["by_age"] == {"days_0_30": report["open"]}
    assert (report["late"]["count"], report["late_by_state"]) == (2, {"documents_pending": 2})


def test_documents_and_messages(house: House, clerk: TestClient) -> None:
    paper = house.arrive(misread={2: "1234.60"})
    case = opened(clerk)
    address = f"/v1/disputes/{case['id']}/documents/{paper.id}"

    def call(method: str, where: str, version: int, **body: object) -> Response:
        return clerk.request(method, where, headers={"If-Match": f'"{version}"'}, **body)  # type: ignore[arg-type]

    case = call("PUT", address, case["version"], json={"backup": "purchase_order", "reason": "their order"}).json()
    assert (case["state"], case["missing"]) == ("under_review", [])
    assert case["documents"][0]["because"] == "their order"
    told = call(
        "POST", f"/v1/disputes/{case['id']}/messages", case["version"], json={"text": "Called.", "direction": "out"}
    ).json()
    assert [one["action"] for one in told["messages"]] == ["attached", "message"]
    gone = call("DELETE", address, told["version"])
    assert gone.status_code == 200 and gone.json()["documents"] == []
    assert call("DELETE", address, gone.json()["version"]).status_code == 404


def test_merging_and_splitting(clerk: TestClient) -> None:
    one, other = opened(clerk), opened(clerk, amount="30.00")
    both = act(clerk, one, "merge", other=other["id"], other_version=other["version"])
    assert (both["current"], len(both["claims"])) == ("150.00", 2)
    assert clerk.get(f"/v1/disputes/{other['id']}").json()["merged_into"] == one["id"]
    kept = act(clerk, both, "split", takes=[{"claim": both["claims"][1]["id"], "amount": "10.00"}])
    new = clerk.get(f"/v1/disputes/{kept['split_into']}").json()
    assert (kept["current"], new["current"], new["split_from"]) == ("140.00", "10.00", one["id"])


def test_the_description_tells_every_action() -> None:
    schema = TypeAdapter(ChangeBody).json_schema()
    actions = set(schema["discriminator"]["mapping"])
    assert {"propose", "approve", "refuse", "merge", "split", "reopen", "void", "judge", "assign", "close"} <= actions
    assert all(one.get("description") for one in schema["$defs"].values())


def test_the_dispute_of_a_deduction_is_there_with_its_paper(house: House, clerk: TestClient) -> None:
    document = house.arrive()
    (case,) = clerk.get("/v1/disputes?type=deduction").json()["items"]
    detail = clerk.get(f"/v1/disputes/{case['id']}").json()
    assert (case["current"], case["reason"], case["invoices"]) == ("48.00", "damage", ["INV-20460"])
    assert detail["claims"][0]["document_id"] == document.id
    shown = clerk.get(f"/v1/documents/{document.id}").json()
    assert shown["disputes"] == [{"id": case["id"], "state": case["state"]}]
