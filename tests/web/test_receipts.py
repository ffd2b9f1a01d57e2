"""Receipts over the API and on the screen, and a statement that a clerk lets through."""

from decimal import Decimal

import lxml.html

from docflow import decisions
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from tests.decisions.house import POLICY, TODAY, arrive
from tests.decisions.test_receipts import entry, statement
from tests.web.conftest import House


def brought(house: House, *entries: str, review: tuple[str, ...] = ()) -> Document:
    with house.store.begin() as tx:
        found = statement(
            *(entry(amount, "<b>Payer</b>", bank_reference=f"B{amount}") for amount in entries), review=review
        )
        return decisions.settle_automatically(tx, arrive(tx, found, "statement.sta"), POLICY, TODAY)


def test_the_api_lists_pages_and_filters(house: House) -> None:
    done = brought(house, "5.00", "7.00", "9.00")
    client = house.program("read")
    first = client.get("/v1/receipts?limit=2").json()
    assert [one["amount"] for one in first["items"]] == ["5.00", "7.00"]
    rest = client.get("/v1/receipts", params={"cursor": first["next"]}).json()
    assert [one["amount"] for one in rest["items"]] == ["9.00"]
    assert client.get("/v1/receipts?status=applied").json()["items"] == []
    assert client.get("/v1/receipts?status=nonsense").status_code == 422
    one = client.get(f"/v1/receipts/{first['items'][0]['id']}").json()
    assert (one["document_id"], one["entry"]["bank_reference"], one["status"]) == (done.id, "B5.00", "unidentified")
    assert client.get("/v1/receipts/rcpt_none").status_code == 404


def test_the_screen_lists_them_escaped(house: House) -> None:
    assert "docflow bank import" in house.person().get("/receipts").text
    brought(house, "1234.50")
    page = house.person().get("/receipts?status=unidentified").text
    text = " ".join("".join(map(str, lxml.html.fromstring(page).itertext())).split())
    assert "<b>Payer</b>" in text
    assert "1,234.50 EUR" in text
    assert "unidentified" in text


def test_a_clerk_keeps_the_receipts_of_a_doubtful_statement(house: House) -> None:
    document = brought(house, "5.00", review=("It does not add up.",))
    assert document.state is DocumentState.NEEDS_REVIEW
    assert 'value="keep_receipts"' in house.person().get(f"/documents/{document.id}").text
    client = house.program("read", "write")
    reply = client.post(
        f"/v1/documents/{document.id}/decisions",
        json={"action": "keep_receipts"},
        headers={"If-Match": f'"{document.version}"'},
    )
    assert reply.status_code == 200, reply.text
    assert house.document(document.id).state is DocumentState.FILED
    with house.store.read() as tx:
        assert [one.amount for one in tx.receipts.list()] == [Decimal("5.00")]


def test_bookings_are_shown_with_the_columns_that_are_told(house: House) -> None:
    document = brought(house, "5.00", "7.00", review=("It does not add up.",))
    page = house.person().get(f"/documents/{document.id}").text
    heads = {" ".join(th.itertext()) for th in lxml.html.fromstring(page).xpath("//th[@scope='col']")}
    assert {"Amount", "Booking date", "Bank reference", "Counterparty"} <= heads
    assert not {"Lockbox", "Cheque number", "Mandate id"} & heads
