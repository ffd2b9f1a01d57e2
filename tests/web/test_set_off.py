"""Money on account against invoices, by a person: the proposal on the screen, the form, and the API."""

from decimal import Decimal

from docflow.schema.states import DocumentState
from tests.web import scene
from tests.web.conftest import House, token_of
from tests.web.test_screens import words

FORM = {"customer": "C-1002", "reason": "agreed by telephone", "take.EFT 9": "-500.00"}


def furnish(house: House) -> None:
    with house.store.begin() as tx:
        tx.open_items.upsert(scene.both_sides("C-1002"))


def left(house: House) -> dict[str, Decimal]:
    with house.store.read() as tx:
        return {one.number: one.remaining for one in tx.open_items.by_payer("C-1002")}


def test_the_screen_proposes_and_books_what_is_typed(house: House) -> None:
    furnish(house)
    clerk = house.person()
    assert 'href="/set-off?customer=C-1002"' in clerk.get("/receivables", params={"customer": "C-1002"}).text
    page = clerk.get("/set-off", params={"customer": "C-1002"}).text
    for value in ("300.00", "200.00", "-500.00"):
        assert f'value="{value}"' in page, "oldest first, as far as the money goes"
    typed = FORM | {"csrf": token_of(page), "take.INV-30007": "49.50", "take.INV-30011": "450.00"}
    refused = clerk.post("/set-off", data=typed)
    assert refused.status_code == 409 and "differ by 0.50 GBP" in words(refused.text)
    assert 'value="49.50"' in refused.text and "agreed by telephone" in refused.text, "nothing typed is lost"
    done = clerk.post("/set-off", data=typed | {"take.INV-30007": "50.00"}, follow_redirects=False)
    assert done.status_code == 303 and left(house) == {"INV-30007": Decimal("250.00"), "INV-30011": Decimal("0.50")}
    with house.store.read() as tx:
        document = tx.documents.get(done.headers["location"].rpartition("/")[2])
    assert document.state is DocumentState.APPROVED
    kept = house.client.get(f"/v1/documents/{document.id}/original").text
    assert "Set-off for" in kept and "INV-30011" in kept and "agreed by telephone" in kept and "450.00" in kept
    assert clerk.get(f"/documents/{document.id}").status_code == 200
    again = clerk.post("/set-off", data=typed | {"take.INV-30007": "50.00"}, follow_redirects=False)
    assert again.status_code == 422, "there is nothing on account any more"


def test_the_sum_follows_what_is_typed(house: House) -> None:
    furnish(house)
    clerk = house.person()
    page = clerk.get("/set-off", params={"customer": "C-1002"}).text
    assert "together zero" in page, "of the proposal"
    form = FORM | {"csrf": token_of(page), "take.INV-30007": "50.00", "take.INV-30011": "449.50"}
    for typed, said in (
        ({}, "given 500.00 ≠ taken 499.50 they differ by 0.50 GBP"),
        ({"take.INV-30011": "450"}, "given 500.00 = taken 500.00 together zero GBP"),
        ({"take.INV-30011": "4x"}, "“4x” is not an amount: type it like 1,480.00."),
    ):
        answer = clerk.post("/set-off/sum", params={"currency": "GBP"}, data=form | typed)
        assert (answer.status_code, words(answer.text)) == (200, said)


def test_a_repeated_call_of_the_api_sets_off_once(house: House) -> None:
    furnish(house)
    lines = [{"open_item": "EFT 9", "amount": "-300.00"}, {"open_item": "INV-30007", "amount": "300.00"}]
    body = {"customer": "C-1002", "lines": lines, "reason": "agreed"}
    first, second = (house.client.post("/v1/set-offs", json=body, headers={"Idempotency-Key": "one"}) for _ in range(2))
    assert (first.status_code, first.json()) == (201, second.json())
    assert left(house) == {"INV-30011": Decimal("450.50"), "EFT 9": Decimal("-200.00")}
    wrong = house.client.post("/v1/set-offs", json=body)
    assert wrong.status_code in (409, 422) and "INV-30007" in wrong.text
