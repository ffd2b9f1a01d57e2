"""What ledgers and integrators use: receivables in and out, the pull feed, health, ageing."""

import threading
import time

import pytest

from docflow.schema.documents import Check, Document
from docflow.schema.mail import MailPlace
from tests.web import scene
from tests.web.conftest import House

CUSTOMERS = "ref;name;aliases;ibans\nC-1;Alpha GmbH;Alpha|ALPHA AG;DE89370400440532013000\nC-2;Beta SA;;\n"
ITEMS = """ref,customer,number,issued,due,currency,original,remaining
inv:1,C-1,R-1,2026-01-02,2026-02-01,EUR,100.00,100.00
"""
CSV = {"Content-Type": "text/csv"}


def _approved(house: House) -> Document:
    document = house.arrive()
    assert document.state.value == "approved", document.reason
    return document


def test_customers_and_open_items_come_as_csv(house: House) -> None:
    client = house.program("read", "write")
    assert client.put("/v1/customers", content=CUSTOMERS, headers=CSV).json()["imported"] == 2
    assert client.put("/v1/open-items", content=ITEMS, headers=CSV).json() == {"imported": 1, "ignored": []}
    customers = client.get("/v1/customers").json()["items"]
    assert customers[0] == {
        "ref": "C-1",
        "name": "Alpha GmbH",
        "aliases": ["Alpha", "ALPHA AG"],
        "tax_ids": [],
        "ibans": ["DE89370400440532013000"],
        "email_domains": [],
        "parent": None,
        "customer_group": "",
    }
    items = client.get("/v1/open-items", params={"customer": "C-1"}).json()["items"]
    assert [(item["number"], item["remaining"]) for item in items] == [("R-1", "100.00")]


def test_customers_and_open_items_come_as_json(house: House) -> None:
    client = house.program("read", "write")
    items = client.get("/v1/open-items").json()["items"]
    assert client.post("/v1/open-items", json={"items": items}).json()["imported"] == len(items)
    assert client.get("/v1/open-items").json()["items"] == items
    assert client.post("/v1/customers", json=[{"ref": "C-9", "name": "Nine"}]).json()["imported"] == 1
    assert len(client.get("/v1/customers").json()["items"]) == 4


@pytest.mark.parametrize(
    ("body", "row", "field"),
    [
        ("ref,name\nC-1,Alpha\nC-1,Beta\n", 2, "ref"),
        ("ref,name\nC-1,Alpha\nC-2\n", 2, "name"),
        ("ref,name\n,Alpha\n", 1, "ref"),
    ],
)
def test_a_fault_is_named_with_its_row_and_nothing_is_taken(house: House, body: str, row: int, field: str) -> None:
    client = house.program("read", "write")
    reply = client.put("/v1/customers", content=body, headers=CSV)
    assert reply.status_code == 422
    assert {(one["row"], one["field"]) for one in reply.json()["errors"]} == {(row, field)}
    assert len(client.get("/v1/customers").json()["items"]) == 3


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"original": 100.5}, "original"),
        ({"due": "01/02/2026"}, "due"),
        ({"currency": "euro"}, "currency"),
        ({"customer": "C-404"}, "customer"),
        ({"status": "paid"}, "status"),
        ({"remaining": "NaN"}, "remaining"),
        ({"kind": "poem"}, "kind"),
    ],
)
def test_every_kind_of_fault_in_json_is_named(house: House, item: dict[str, object], field: str) -> None:
    client = house.program("read", "write")
    good = client.get("/v1/open-items").json()["items"]
    reply = client.put("/v1/open-items", json=[*good, {**good[0], "ref": "inv:new", **item}])
    assert reply.status_code == 422
    assert reply.json()["errors"][0]["row"] == len(good) + 1
    assert reply.json()["errors"][0]["field"] == field
    assert client.get("/v1/open-items").json()["items"] == good


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"ref,colour\nC-1,red\n", b'ref,name\n"unclosed,Alpha\n', b"\x00" * 100]
)
def test_files_that_are_no_table_are_refused_in_words(house: House, body: bytes) -> None:
    reply = house.program("write").put("/v1/customers", content=body, headers=CSV)
    assert reply.status_code == 422
    assert reply.json()["detail"]


@pytest.mark.parametrize("body", [b"", b"{", b'"text"', b"[1]", b"[" * 100_000])
def test_json_that_is_no_list_of_objects_is_refused(house: House, body: bytes) -> None:
    reply = house.program("write").put("/v1/customers", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422


def test_the_feed_hands_out_postings_until_they_are_acknowledged(house: House) -> None:
    document = _approved(house)
    erp = house.program("post", "read")
    page = erp.get("/v1/postings", params={"consumer": "erp"}).json()
    (item,) = page["items"]
    posting = item["posting"]
    assert item["document_id"] == document.id and page["after"] == item["posting_id"]
    assert posting["payment"] == {"method": "wire", "reference": "BACS 0041877", "amount": "12480.50"}
    debits = [line["debit"] for line in posting["lines"] if "debit" in line]
    assert all(isinstance(debit, str) for debit in debits) and "12480.50" in debits
    assert erp.get("/v1/postings", params={"after": page["after"]}).json() == {"items": [], "after": page["after"]}
    address = f"/v1/postings/{item['posting_id']}/acknowledgements"
    assert erp.post(address, json={"consumer": "erp", "external_ref": "J-1"}).json()["first"] is True
    assert erp.post(address, json={"consumer": "erp", "external_ref": "J-1"}).json()["first"] is False
    assert erp.get("/v1/postings", params={"consumer": "erp"}).json()["items"] == []
    assert len(erp.get("/v1/postings", params={"consumer": "warehouse"}).json()["items"]) == 1
    states = {
        row["ledger"]: (row["state"], row["external_ref"])
        for row in erp.get(f"/v1/postings/{item['posting_id']}").json()["items"]
    }
    assert states["pull"] == ("verified", "J-1")


def test_a_posting_that_was_handed_out_cannot_be_undone(house: House) -> None:
    document = _approved(house)
    client = house.program("read", "write", "post")
    client.get("/v1/postings")
    headers = {"If-Match": f'"{document.version}"'}
    reply = client.post(f"/v1/documents/{document.id}/decisions", json={"action": "undo"}, headers=headers)
    assert reply.status_code == 409 and "can be reversed" in reply.json()["detail"]


def test_where_the_feed_is_the_only_ledger_its_acknowledgement_posts_the_document(house: House) -> None:
    document = house.arrive(policy=scene.POLICY.model_copy(update={"ledgers": ("pull",)}))
    erp = house.program("post", "read")
    (item,) = erp.get("/v1/postings").json()["items"]
    erp.post(f"/v1/postings/{item['posting_id']}/acknowledgements", json={"consumer": "erp", "external_ref": "J-1"})
    assert house.document(document.id).state.value == "posted"
    remaining = {
        i["number"]: i["remaining"] for i in erp.get("/v1/open-items", params={"settled": True}).json()["items"]
    }
    assert remaining["INV-20418"] == "0.00"


def test_the_feed_waits_for_news(house: House) -> None:
    client = house.program("post")
    start = time.monotonic()
    assert client.get("/v1/postings", params={"timeout": 0.3}).json()["items"] == []
    assert time.monotonic() - start >= 0.3
    late = threading.Timer(0.3, house.arrive)
    late.start()
    assert len(client.get("/v1/postings", params={"timeout": 20}).json()["items"]) == 1
    late.join()


def test_acknowledging_the_unknown_is_not_found(house: House) -> None:
    client = house.program("post")
    assert client.post("/v1/postings/dfp_x/acknowledgements", json={"consumer": "erp"}).status_code == 404
    assert client.post("/v1/postings/dfp_x/acknowledgements", json={"consumer": ""}).status_code == 422
    assert client.get("/v1/postings", params={"after": "dfp_x"}).status_code == 404


def test_ageing_adds_up_to_what_is_outstanding(house: House) -> None:
    body = house.program("read").get("/v1/reports/ageing").json()
    assert body["as_of"] == "2026-05-01"
    sums = body["currencies"]["GBP"]
    assert sums["outstanding"] == "13381.65" and sums["days_61_90"] == "788.15"


def test_readiness_says_what_is_wrong_and_how_to_mend_it(house: House) -> None:
    client = house.anonymous()
    assert client.get("/livez").json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200
    house.checks.append(Check(name="redis", ok=False, message="Redis does not answer.", remedy="Start it."))
    reply = client.get("/readyz")
    assert reply.status_code == 503 and reply.headers["retry-after"]
    assert reply.json()["checks"][1] == {
        "name": "redis",
        "ok": False,
        "message": "Redis does not answer.",
        "remedy": "Start it.",
    }


def test_mails_and_mailboxes(house: House) -> None:
    with house.store.begin() as tx:
        mail_id, _ = tx.mails.add(MailPlace(mailbox="ar", folder="INBOX", uidvalidity=1, uid=7), "0" * 64, 10, "ar")
        tx.mails.describe(mail_id, sender="ap@example.com", subject="Advice")
        tx.mailboxes.trouble("ar", "The password is wrong; change it in docflow.toml.")
    client = house.program("read")
    (mail,) = client.get("/v1/mails").json()["items"]
    assert (mail["id"], mail["subject"], mail["documents"]) == (mail_id, "Advice", [])
    assert client.get("/v1/mailboxes").json()["items"][0]["trouble"].startswith("The password is wrong")


def test_no_schema_says_that_money_is_a_number(house: House) -> None:
    text = house.anonymous().get("/v1/openapi.json").json()
    schemas = text["components"]["schemas"]
    assert "Problem" in schemas and "DecisionBody" in schemas
    assert text["openapi"].startswith("3.1")


def test_many_postings_are_acknowledged_at_once_or_none(house: House) -> None:
    house.arrive()
    erp = house.program("post")
    (one,) = erp.get("/v1/postings").json()["items"]
    known, unknown = {"posting_id": one["posting_id"], "external_ref": "JE-1"}, {"posting_id": "dfp_unknown"}
    address = "/v1/postings/acknowledgements"
    assert erp.post(address, json={"consumer": "erp", "items": [known, unknown]}).status_code == 404
    assert erp.get("/v1/postings", params={"consumer": "erp"}).json()["items"], "none was"
    told = [erp.post(address, json={"consumer": "erp", "items": [known]}).json()["items"][0]["first"] for _ in range(2)]
    assert told == [True, False]
    assert not erp.get("/v1/postings", params={"consumer": "erp"}).json()["items"]
