"""Correcting and deciding over the API: versions, keys against repeats, and what is refused."""

import pytest

from docflow.schema.documents import Document
from tests.web.conftest import House


@pytest.fixture
def document(house: House) -> Document:
    return house.arrive(misread={2: "1234.60"})


def _decide(house: House, document: Document, version: int | None = None, key: str | None = None, **body: object):  # type: ignore[no-untyped-def]
    headers = {"If-Match": f'"{document.version if version is None else version}"'}
    headers |= {"Idempotency-Key": key} if key else {}
    return house.clerk.post(f"/v1/documents/{document.id}/decisions", json=body, headers=headers)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _clerk(house: House) -> None:
    house.clerk = house.program("read", "write", "post")  # type: ignore[attr-defined]


def _correct(house: House, document: Document, changes: dict[str, object], if_match: str | None = "now"):  # type: ignore[no-untyped-def]
    headers = {} if if_match is None else {"If-Match": f'"{document.version}"' if if_match == "now" else if_match}
    address = f"/v1/documents/{document.id}/corrections"
    return house.clerk.post(address, json={"changes": changes}, headers=headers)  # type: ignore[attr-defined]


def test_a_correction_is_proven_again(house: House, document: Document) -> None:
    reply = _correct(house, document, {"lines.2.paid_amount": "1284.60"})
    body = reply.json()
    assert reply.status_code == 200 and reply.headers["etag"] == f'"{body["version"]}"'
    assert body["version"] > document.version
    assert all(one["holds"] for one in body["extraction"]["proof"])
    evidence = body["extraction"]["fields"]["lines.2.paid_amount"]
    assert evidence["method"] == "person" and evidence["page"] == 1
    assert body["application"]["unapplied"] == "0.00"


def test_a_correction_must_name_what_it_saw(house: House, document: Document) -> None:
    change: dict[str, object] = {"lines.2.paid_amount": "1284.60"}
    assert _correct(house, document, change, if_match=None).status_code == 428
    assert _correct(house, document, change, if_match='"0"').status_code == 412
    assert _correct(house, document, change, if_match="*").status_code == 412
    assert _correct(house, document, change).status_code == 200
    stale = _correct(house, document, change)
    assert stale.status_code == 412
    assert stale.json()["type"] == "urn:docflow:problem:version-differs"


def test_every_wrong_value_is_named(house: House, document: Document) -> None:
    reply = _correct(house, document, {"amount": "twelve", "payment_date": "04/11/2026", "lines.9.paid_amount": "1.00"})
    assert reply.status_code == 422
    fields = {one["field"] for one in reply.json()["errors"]}
    assert {"amount", "payment_date"} <= fields
    assert house.document(document.id).version == document.version


@pytest.mark.parametrize("value", [1284.60, 1284, True, ["1"], {"a": "b"}])
def test_money_is_never_a_json_number(house: House, document: Document, value: object) -> None:
    assert _correct(house, document, {"lines.2.paid_amount": value}).status_code == 422


@pytest.mark.parametrize(
    "path", ["tenant", "state", "version", "__class__", "lines.0.__dict__", "lines.-1.paid_amount", "", "confidence"]
)
def test_only_values_of_the_record_can_be_set(house: House, document: Document, path: str) -> None:
    assert _correct(house, document, {path: "x"}).status_code == 422


def test_unknown_keys_of_a_body_are_refused(house: House, document: Document) -> None:
    assert _decide(house, document, action="park", status="posted").status_code == 422
    assert _decide(house, document, action="publish").status_code == 422


def test_approval_writes_the_posting_once(house: House, document: Document) -> None:
    corrected = _correct(house, document, {"lines.2.paid_amount": "1284.60"}).json()
    body = {"action": "approve", "content_hash": corrected["content_hash"]}
    first = _decide(house, document, corrected["version"], key="k1", **body)
    again = _decide(house, document, corrected["version"], key="k1", **body)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json() and again.headers["idempotent-replayed"] == "true"
    assert first.json()["state"] == "approved"
    shown = house.clerk.get(f"/v1/documents/{document.id}").json()  # type: ignore[attr-defined]
    assert {row["ledger"] for row in shown["postings"]} == {"beancount", "pull"}
    assert len(shown["postings"]) == 2
    assert house.hints == [shown["postings"][0]["posting_id"]]


def test_a_key_with_another_body_is_refused(house: House, document: Document) -> None:
    assert _decide(house, document, key="k1", action="park", reason="later").status_code == 200
    reply = _decide(house, document, key="k1", action="reject", reason="later")
    assert reply.status_code == 422 and "Idempotency-Key" in reply.json()["detail"]
    assert house.document(document.id).state.value == "parked"


def test_a_refused_decision_is_not_remembered(house: House, document: Document) -> None:
    unseen = {"action": "approve", "content_hash": "0" * 64}
    assert _decide(house, document, key="k1", **unseen).status_code == 412
    assert _decide(house, document, key="k1", action="park").status_code == 200


def test_only_what_was_seen_is_approved(house: House, document: Document) -> None:
    assert _decide(house, document, action="approve", content_hash="").status_code == 412
    rest = _decide(house, document, action="approve", content_hash=document.content_hash)
    assert rest.status_code == 409 and "50.00 GBP is not applied" in rest.json()["detail"]
    taken = _decide(
        house, document, action="approve", content_hash=document.content_hash, on_account=True, reason="agreed"
    )
    assert taken.json()["state"] == "approved"


def test_a_decision_without_a_version_is_refused(house: House, document: Document) -> None:
    address = f"/v1/documents/{document.id}/decisions"
    reply = house.clerk.post(address, json={"action": "park"})  # type: ignore[attr-defined]
    assert reply.status_code == 428


def test_every_action_leads_where_it_should(house: House) -> None:
    other = house.arrive(reference="OTHER 1", misread={2: "1234.60"})
    ends = {
        "park": "parked",
        "reject": "not_remittance",
        "not_remittance": "not_remittance",
        "duplicate_of": "duplicate_of",
        "await_payer": "awaiting_payer",
    }
    for n, (action, state) in enumerate(ends.items()):
        document = house.arrive(reference=f"REF {n}", misread={2: f"{n}.00"})
        body = {"action": action, "reason": "because", "other": other.id}
        decided = _decide(house, document, **body)
        assert (decided.status_code, decided.json()["state"]) == (200, state), action
        back = "unpark" if action in ("park", "await_payer") else "undo"
        undone = _decide(house, document, decided.json()["version"], action=back)
        assert undone.json()["state"] == "needs_review", undone.text


def test_what_cannot_be_is_a_conflict(house: House, document: Document) -> None:
    assert _decide(house, document, action="undo").status_code == 409
    assert _decide(house, document, action="reject").status_code == 422
    assert _decide(house, document, action="duplicate_of", other="doc_nothing").status_code == 404
    assert _decide(house, document, action="duplicate_of", other=document.id).status_code == 422


def test_the_audit_trail_says_who_did_what(house: House, document: Document) -> None:
    _correct(house, document, {"lines.2.paid_amount": "1284.60"})
    rows = house.clerk.get(f"/v1/audit/{document.id}").json()["items"]  # type: ignore[attr-defined]
    last = rows[-1]
    assert last["action"] == "correct" and last["actor"].startswith("key:")
    assert last["body"]["changes"] == {"lines.2.paid_amount": "1284.60"}
    with house.store.read() as tx:
        assert tx.audit.verify() == []
