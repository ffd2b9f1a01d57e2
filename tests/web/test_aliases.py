"""Aliases of payers in the API and on the customer's page: entered, seen, undone, restored."""

import re
from html import unescape

from docflow import decisions
from docflow.schema.payers import Clue
from docflow.schema.receivables import Customer
from docflow.schema.states import UNDONE_FROM
from docflow.web.screens.choosing import meant, to_choose
from tests.web import scene
from tests.web.conftest import House, token_of
from tests.web.test_screens import words

ACCOUNT = {"kind": "account", "text": "DE75 5121 0800 1245 1261 99", "customer": "C-1002"}


def test_an_alias_comes_and_goes_by_api(house: House) -> None:
    client = house.program("read", "write")
    made = client.post("/v1/aliases", json=ACCOUNT)
    assert (made.status_code, made.headers["etag"], made.json()["state"]) == (201, '"1"', "firm")
    address = f"/v1/aliases/{made.json()['id']}"
    assert [one["key"] for one in client.get("/v1/aliases?customer=C-1002").json()["items"]] == [
        "DE75512108001245126199"
    ]
    assert client.delete(address).status_code == 428
    gone = client.delete(address, headers={"If-Match": '"1"'})
    assert gone.json()["state"] == "undone"
    assert client.get("/v1/aliases").json()["items"] == []
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 412
    back = client.post(f"{address}/restore", headers={"If-Match": '"2"'})
    assert (back.status_code, back.json()["state"]) == (200, "firm")
    agent = client.post(f"{address}/confirm", json={"scope": "agent"}, headers={"If-Match": '"3"'})
    assert agent.json()["scope"] == "agent"
    assert client.get(address).json() == agent.json()


def test_what_identifies_nobody_is_refused_in_words(house: House) -> None:
    client = house.program("write")
    reply = client.post("/v1/aliases", json={"kind": "name", "text": "***", "customer": "C-1002"})
    assert reply.status_code == 422
    assert "identifies nobody" in reply.json()["detail"]


def test_the_ledger_s_own_is_taken_away_by_a_person(house: House) -> None:
    client = house.program("read", "write")
    own = {"kind": "account", "text": "GB29NWBK60161331926819", "customer": "C-1001"}
    assert client.post("/v1/aliases/disown", json=own).json()["state"] == "undone"


def test_a_paper_offers_what_it_shows(house: House) -> None:
    client = house.program("read", "write")
    document = house.arrive()
    told = client.get(f"/v1/documents/{document.id}/aliases").json()
    assert {"offered", "learned"} == set(told)
    assert all(one["key"] for one in told["offered"])


def test_a_clerk_adds_and_undoes_on_the_customer_s_page(house: House) -> None:
    clerk = house.person()
    page = clerk.get("/receivables?customer=Möbelhaus Brandt GmbH (C-1002)").text
    form = {"csrf": token_of(page), "kind": "name", "text": "Brandt <Einrichten>", "customer": "C-1002"}
    added = clerk.post("/aliases", data={**form, "scope": "agent"})
    assert (added.status_code, added.headers["location"]) == (303, "/receivables?customer=C-1002&#aliases")
    listed = clerk.get("/receivables?customer=C-1002").text
    assert "Brandt &lt;Einrichten&gt;" in listed
    assert "somebody who also pays for" in listed
    (alias_id,) = re.findall(r"/aliases/(ali_\w+)/undo", listed)
    gone = clerk.post(f"/aliases/{alias_id}/undo", data={"csrf": form["csrf"], "version": "1"})
    shown = clerk.get(gone.headers["location"]).text
    assert "It identifies nobody any more" in shown
    clerk.post(f"/aliases/{alias_id}/restore", data={"csrf": form["csrf"], "version": "2"})
    assert f"/aliases/{alias_id}/undo" in clerk.get("/receivables?customer=C-1002").text


def test_a_way_to_write_numbers_is_previewed_before_it_is_added(house: House) -> None:
    house.arrive()
    form = {"text": "1234/A = 90001234", "customer": "C-1001"}
    told = house.program("write").post("/v1/aliases/preview", json=form).json()
    assert {"documents", "changed", "sentence"} <= set(told)
    clerk = house.person()
    sent = {"csrf": token_of(clerk.get("/receivables?customer=C-1001").text), "kind": "number", **form}
    assert told["sentence"] in clerk.post("/aliases/preview", data=sent).text
    refused = clerk.post("/aliases/preview", data=sent | {"text": "12/A"}).text
    assert "at least three digits in common" in refused
    assert "<p></p>" in clerk.post("/aliases/preview", data=sent | {"kind": "name"}).text


def test_a_customer_is_found_by_a_part_of_the_name(house: House) -> None:
    clerk = house.person()
    assert "INV-20391" in clerk.get("/receivables?customer=harrow").text
    assert "INV-20391" not in clerk.get("/receivables?customer=valmy").text
    assert "No customer is called" in clerk.get("/receivables?customer=nobody").text


def test_in_a_large_house_a_customer_is_found_by_typing(house: House) -> None:
    with house.store.begin() as tx:
        tx.customers.upsert(Customer(ref=f"A-{n:04}", name=f"Aardvark {n} Ltd") for n in range(300))
    document = house.arrive()
    with house.store.read() as tx:
        assert [one.ref for one in meant(tx, "valmy")] == ["C-1003"]
        assert [one.ref for one in meant(tx, "Comptoir Valmy SARL (C-1003)")] == ["C-1003"]
        listed = {one.ref for one in to_choose(tx, document.customer, "brandt")}
    assert {"C-1001", "C-1002"} <= listed
    assert len(listed) == 202
    assert "Harrow &amp; Finch Retail Ltd (C-1001)" in house.person().get(f"/documents/{document.id}").text


def test_a_chosen_payer_is_proposed_on_the_paper(house: House) -> None:
    """Once a clerk has chosen the customer, what the paper shows is offered, kept if ticked, and undone there."""
    document = house.arrive()
    with house.store.begin() as tx:
        if document.state in UNDONE_FROM:
            document = decisions.undo(tx, document.id, document.version, "root", scene.POLICY)
        document = decisions.correct(tx, document.id, document.version, {"customer": "C-1003"}, "root", scene.POLICY)
    clerk = house.person()
    part = clerk.get(f"/documents/{document.id}/memory").text
    assert "Recognise this payer by it" in part
    (value,) = re.findall(r'name="alias.0" value="([^"]+)"', part)
    form = {"csrf": token_of(part), "version": str(document.version), "scope": "agent", "alias.0": unescape(value)}
    kept = clerk.post(f"/documents/{document.id}/aliases", data=form)
    assert (kept.status_code, kept.headers["location"]) == (303, f"/documents/{document.id}")
    again = clerk.get(f"/documents/{document.id}/memory").text
    assert "Learned of the payer" in again
    assert "somebody who also pays for" in clerk.get("/receivables?customer=C-1003").text
    assert clerk.post(f"/documents/{document.id}/aliases", data={**form, "alias.0": "name:other"}).status_code == 422


def test_what_payers_are_recognised_by_is_listed_to_the_end(house: House) -> None:
    """The list ended at 500, and nothing said so."""
    with house.store.begin() as tx:
        for n in range(103):
            tx.aliases.add(
                Clue("name", f"corner {n}", f"Corner {n}"), "C-1001", scope="customer", source="clerk", actor="clerk"
            )
    clerk, seen = house.person(), []
    for address in ("/receivables", "/receivables?customer=C-1001"):
        page = clerk.get(address).text
        assert "103 entries" in words(page)
        (more,) = re.findall(r'href="(/receivables\?[^"#]*after_alias=[^"#]+)#aliases" rel="next"', page)
        rest = clerk.get(more.replace("&amp;", "&")).text
        found = [re.findall(r"/aliases/(ali_\w+)/undo", one) for one in (page, rest)]
        assert [len(one) for one in found] == [100, 3]
        seen.append({*found[0], *found[1]})
        assert "From the first" in words(rest)
    assert len(seen[0]) == 103 and seen[0] == seen[1]
