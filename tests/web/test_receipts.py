"""Receipts over the API and on the screen, and a statement that a clerk lets through."""

import datetime as dt
from decimal import Decimal
from typing import Any

import lxml.html

from docflow import decisions
from docflow.schema.documents import Document
from docflow.schema.receipts import ReceiptState
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.states import DocumentState
from tests.decisions.bank import entry, pay, statement
from tests.decisions.house import POLICY, TODAY, arrive
from tests.rules.worlds import PAID_ON
from tests.web import scene
from tests.web.conftest import House, form_of

WAITING = scene.POLICY.model_copy(update={"post_on": "receipt"})


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
    assert (one["document_id"], one["entry"]["bank_reference"], one["status"]) == (done.id, "B5.00", "awaiting_advice")
    assert client.get("/v1/receipts/rcpt_none").status_code == 404


def test_the_screen_lists_them_escaped(house: House) -> None:
    assert "docflow bank import" in house.person().get("/receipts").text
    brought(house, "1234.50")
    page = house.person().get("/receipts?status=awaiting_advice").text
    text = " ".join("".join(map(str, lxml.html.fromstring(page).itertext())).split())
    assert "<b>Payer</b>" in text
    assert "1,234.50 EUR" in text
    assert "awaiting advice" in text


def test_the_list_opens_with_the_money_that_nobody_has_applied(house: House) -> None:
    brought(house, "5.00", "7.00")
    with house.store.begin() as tx:
        done = tx.receipts.list()[0]
        tx.receipts.move(done, ReceiptState.ON_ACCOUNT)
    shown = {of: house.person().get(f"/receipts{of}").text for of in ("", "?status=all", "?status=on_account")}
    assert {of: ("5.00" in page, "7.00" in page) for of, page in shown.items()} == {
        "": (False, True), "?status=all": (True, True), "?status=on_account": (True, False),
    }  # fmt: skip
    with house.store.begin() as tx:
        tx.receipts.move(tx.receipts.list()[1], ReceiptState.ON_ACCOUNT)
    assert "No money waits in this list." in house.person().get("/receipts").text


def test_the_outbox_names_who_paid_where_a_statement_holds_many_payments(house: House) -> None:
    payments = (
        entry("1284.60", "Harrow & Finch", text="INV-20457", end_to_end_id="E2E-1", currency="GBP"),
        entry("3216.50", "Harrow & Finch", text="INV-20502", end_to_end_id="E2E-2", currency="GBP"),
    )
    first, second = pay(house.store, *payments, policy=WAITING)
    rows = lxml.html.fromstring(house.person().get("/outbox?ledger=pull").text).xpath("//tbody/tr/td[1]")
    assert {(" ".join(" ".join(row.itertext()).split()), row.find("a").get("href")) for row in rows} == {
        ("Harrow & Finch Retail Ltd E2E-1", f"/receipts/{first.id}"),
        ("Harrow & Finch Retail Ltd E2E-2", f"/receipts/{second.id}"),
    }


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


def test_money_is_applied_paired_and_taken_back_over_the_api(house: House) -> None:
    done = brought(house, "788.15", "12.00")
    client = house.program("read", "write", "post")
    first, second = (one["id"] for one in client.get("/v1/receipts").json()["items"])

    def decide(receipt_id: str, **body: object) -> Any:
        version = client.get(f"/v1/receipts/{receipt_id}").json()["version"]
        headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"{receipt_id}{version}"}
        return client.post(f"/v1/receipts/{receipt_id}/decisions", json=body, headers=headers)

    assert client.post(f"/v1/receipts/{first}/decisions", json={"action": "refund"}).status_code == 428
    assert house.program("read").post(f"/v1/receipts/{first}/decisions", json={}).status_code == 403
    line = {"open_item": "inv:INV-20391", "amount": "788.15"}
    assert decide(first, action="apply", lines=[line]).status_code == 409
    wrong = decide(first, action="apply", lines=[line], customer="C-1001")
    assert "in GBP, the money in EUR" in wrong.text
    parked = decide(second, action="on_account", customer="C-1001").json()
    assert (parked["status"], len(parked["postings"])) == ("on_account", 1)
    assert parked["postings"][0] in house.hints
    assert decide(second, action="unapply").status_code == 422
    back = decide(second, action="unapply", reason="the wrong customer").json()
    assert (back["status"], back["decided_by"]) == ("unapplied", parked["decided_by"])
    assert done.state is DocumentState.FILED


def test_receipt_and_advice_find_each_other_over_the_api(house: House) -> None:
    advice = scene.arrive(house.store, house.files, policy=WAITING)
    assert advice.state is DocumentState.AWAITING_RECEIPT
    with house.store.begin() as tx:
        money = entry(str(advice.amount), "Harrow", currency="GBP", booking_date="2026-04-15")
        found = statement(money, currency="GBP", account="GB11")
        decisions.settle_automatically(tx, arrive(tx, found, "statement.sta"), WAITING, TODAY)
    client = house.program("read", "write", "post")
    (receipt,) = client.get("/v1/receipts").json()["items"]
    detail = client.get(f"/v1/receipts/{receipt['id']}").json()
    assert [one["document"]["id"] for one in detail["candidates"]] == [advice.id]
    body = {"action": "pair", "document": advice.id}
    reply = client.post(f"/v1/receipts/{receipt['id']}/decisions", json=body, headers={"If-Match": '"1"'})
    assert (reply.json()["status"], len(reply.json()["pairings"])) == ("applied", 1)
    assert client.get(f"/v1/documents/{advice.id}").json()["state"] == "approved"


def test_the_page_of_a_receipt_shows_what_it_waits_for_and_takes_decisions(house: House) -> None:
    advice = scene.arrive(house.store, house.files, policy=WAITING)
    with house.store.begin() as tx:
        more = {"currency": "GBP", "booking_date": "2026-04-15"}
        money = [entry(amount, "<b>X</b>", **more) for amount in (str(advice.amount), "788.15")]
        found = statement(*money, currency="GBP", account="GB11")
        decisions.settle_automatically(tx, arrive(tx, found, "statement.sta"), WAITING, TODAY)
        first, second = (one.id for one in tx.receipts.list())
    clerk = house.person()
    page = clerk.get(f"/receipts/{first}").text
    assert "the payer is not known" in page and "<b>X</b>" not in page
    assert f"/receipts/{first}" in clerk.get(f"/documents/{advice.id}").text
    fields = form_of(page, "receipt")
    clerk.post(f"/receipts/{first}", data={**fields, "action": f"pair:{advice.id}"})
    assert "applied" in clerk.get(f"/receipts/{first}").text

    address = f"/receipts/{second}"

    def press(**more: str) -> str:
        shown = form_of(clerk.get(address).text, "receipt")
        reply = clerk.post(address, data={**shown, **more})
        return reply.text or clerk.get(address).text

    assert "choose the customer" in press(action="apply", rest="on_account")
    press(action="name_customer", customer="C-1001")
    assert "is not an amount" in press(action="apply", **{"take.inv:INV-20391": "much"})
    done = press(action="apply", **{"take.inv:INV-20391": "788.15"})
    assert "INV-20391" in done
    assert "Take it back" in done
    assert "wrong one" in press(action="unapply", reason="wrong one")


def test_what_becomes_of_the_rest_of_an_item_is_chosen_beside_it(house: House) -> None:
    """The proposal stands there already; a deduction opens its case, what a child owes may be paid by its parent."""
    child = Customer(ref="C-CHILD", name="Child Ltd", parent="C-1001")
    own = {"currency": "GBP", "issued": TODAY, "due": TODAY, "original": "100.00", "remaining": "100.00"}
    with house.store.begin() as tx:
        tx.customers.upsert([child])
        for ref, owner in (("inv:WK-1001", "C-1001"), ("inv:WK-2002", "C-CHILD")):
            tx.open_items.upsert([OpenItem.model_validate({"ref": ref, "number": ref[4:], "customer": owner, **own})])
        name = tx.customers.directory()["C-1001"].name
    (receipt,) = pay(house.store, entry("186.00", name, currency="GBP", text="WK-1001 WK-2002"))
    clerk, address = house.person(), f"/receipts/{receipt.id}"
    shown = form_of(clerk.get(address).text, "receipt")
    assert {shown["take.inv:WK-1001"], shown["take.inv:WK-2002"]} == {"100.00", "86.00"}
    chosen = {"take.inv:WK-1001": "98.00", "rest.inv:WK-1001": "Discount granted", "take.inv:WK-2002": "88.00"}
    bad = clerk.post(address, data={**shown, **chosen, "rest.inv:WK-2002": "nonsense", "action": "apply"})
    assert bad.status_code == 422
    assert form_of(bad.text, "receipt")["rest.inv:WK-1001"] == "Discount granted", "nothing typed is lost"
    clerk.post(address, data={**shown, **chosen, "rest.inv:WK-2002": "damage", "action": "apply"})
    with house.store.read() as tx:
        assert tx.receipts.get(receipt.id).status is ReceiptState.APPLIED
        assert [one.remaining for one in tx.open_items.named(["inv:WK-1001", "inv:WK-2002"]).values()] == [0, 0]
        (case,) = tx.disputes.list()
        assert (case.reason, case.current, case.reason_text) == ("damage", Decimal("12.00"), "WK-1001 WK-2002")


def test_the_rest_that_docflow_proposes_stands_beside_the_amount(house: House) -> None:
    """A discount that ended is proposed as a deduction, not as one that we grant."""
    ended = {"discount": "2.00", "discount_until": PAID_ON - dt.timedelta(days=30)}
    own = {"currency": "GBP", "issued": PAID_ON - dt.timedelta(days=40), "due": PAID_ON, "original": "100.00"}
    with house.store.begin() as tx:
        item = {"ref": "inv:LATE-1", "number": "LATE-1", "customer": "C-1001", "remaining": "100.00", **own, **ended}
        tx.open_items.upsert([OpenItem.model_validate(item)])
        name = tx.customers.directory()["C-1001"].name
    (receipt,) = pay(house.store, entry("98.00", name, currency="GBP", text="LATE-1"))
    shown = form_of(house.person().get(f"/receipts/{receipt.id}").text, "receipt")
    assert (shown["take.inv:LATE-1"], shown["rest.inv:LATE-1"]) == ("98.00", "discount")


def test_money_that_is_not_applied_stands_in_the_ageing_as_unapplied(house: House) -> None:
    """As the first page counts it; what is no part of what is outstanding changes no bucket."""
    client = house.program("read")
    before = client.get("/v1/reports/ageing").json()["currencies"]
    brought(house, "5.00", "7.50")
    after = client.get("/v1/reports/ageing").json()["currencies"]
    owed, now = before.get("EUR", {}), after["EUR"]
    assert now["unapplied"] == "12.50"
    assert {**now, "unapplied": "0"} == {**dict.fromkeys(now, "0"), **owed, "unapplied": "0"}
    assert "12.50" in house.person().get("/receivables").text


def test_an_open_item_of_the_list_leads_to_its_customer(house: House) -> None:
    page = lxml.html.fromstring(house.person().get("/receivables").text)
    assert "/receivables?customer=C-1001" in page.xpath("//main//td/a/@href")
