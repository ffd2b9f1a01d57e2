"""Drafts, leases, and two people at one document, over HTTP."""

import pytest

from docflow.schema.documents import Document
from docflow.schema.states import Role
from tests.web.conftest import House, form_of
from tests.web.test_screens import Desk, words

PAID = "field.lines.2.paid_amount"
REFERENCE = "field.payment_reference"


@pytest.fixture
def document(house: House) -> Document:
    return house.arrive(misread={2: "1234.60"})


def draft(desk: Desk, document: Document, version: int | None = None, **typed: str):  # type: ignore[no-untyped-def]
    """What the script sends while its person types."""
    shown = form_of(desk.page)
    body = {"typed": {name.replace("__", "."): text for name, text in typed.items()}, "base": _base(shown)}
    headers = {"X-CSRF-Token": shown["csrf"]}
    headers |= {"If-Match": f'"{shown["version"] if version is None else version}"'} if version != 0 else {}
    return desk.client.put(f"/v1/documents/{document.id}/draft", json=body, headers=headers)


def _base(shown: dict[str, str]) -> dict[str, str]:
    import json

    base: dict[str, str] = json.loads(shown["base"])
    return base


def test_what_was_typed_is_there_again_and_only_for_who_typed_it(house: House, document: Document) -> None:
    one, two = Desk(house, document), Desk(house, document, Role.APPROVER)
    assert draft(one, document, version=0, field__payment_reference="BACS 9").status_code == 428
    assert draft(one, document, field__payment_reference="BACS 9", field__amount="12x").status_code == 200
    again = one.client.get(one.address).text
    assert form_of(again)[REFERENCE] == "BACS 9" and form_of(again)["field.amount"] == "12x"
    assert "You typed something on" in words(again)
    assert "BACS 9" not in two.client.get(two.address).text
    assert two.client.get(f"/v1/documents/{document.id}/draft").status_code == 404
    assert house.document(document.id).version == document.version
    one.page = again
    one.follow(one.press("discard"))
    assert form_of(one.page)[REFERENCE] == document.reference


def test_saving_or_deciding_ends_the_draft(house: House, document: Document) -> None:
    desk = Desk(house, document)
    draft(desk, document, field__payment_reference="BACS 9")
    desk.page = desk.client.get(desk.address).text
    desk.follow(desk.press("save"))
    assert house.document(document.id).reference == "BACS 9"
    assert "You typed something on" not in words(desk.page)
    draft(desk, document, field__payment_reference="BACS 10")
    desk.press("park")
    assert desk.client.get(f"/v1/documents/{document.id}/draft").status_code == 404


def test_what_others_saved_meanwhile_is_chosen_field_by_field(house: House, document: Document) -> None:
    mine, theirs = Desk(house, document), Desk(house, document, Role.APPROVER)
    theirs.press("save", field__payment_reference="THEIRS", field__payment_date="15 Apr 2026")
    reply = draft(mine, document, field__payment_reference="MINE", field__lines__2__paid_amount="1,284.60")
    assert reply.json()["version"] > document.version
    mine.page = mine.client.get(mine.address).text
    text = words(mine.page)
    assert "approver has changed it meanwhile" in text
    assert "yours: MINE theirs: THEIRS" in text
    assert "Payment date: 2026-04-14 2026-04-15" in text
    form = form_of(mine.page)
    assert (form[REFERENCE], form[PAID], form["field.payment_date"]) == ("MINE", "1,284.60", "2026-04-15")
    mine.follow(mine.press("save", **{f"choose.{REFERENCE}": "theirs"}))
    saved = house.document(document.id)
    assert saved.reference == "THEIRS"
    assert form_of(mine.page)[PAID] == "1,284.60" and "changed it meanwhile" not in words(mine.page)


def test_where_lines_have_moved_what_was_typed_into_them_is_asked_about(house: House, document: Document) -> None:
    mine, theirs = Desk(house, document), Desk(house, document, Role.APPROVER)
    theirs.press("remove.1")
    conflict = mine.press("save", field__lines__2__paid_amount="1,284.60", field__lines__5__paid_amount="1.00")
    assert conflict.status_code == 412
    text = words(conflict.text)
    assert "yours: 1,284.60 theirs: 912.40" in text.replace("864.40", "912.40")
    assert "You typed “1.00” for" in text
    mine.page = conflict.text
    mine.follow(mine.press("save"))
    assert house.document(document.id).version == document.version + 1


def test_what_was_typed_into_a_document_that_others_closed_is_told(house: House, document: Document) -> None:
    mine, theirs = Desk(house, document), Desk(house, document, Role.APPROVER)
    draft(mine, document, field__payment_reference="MINE")
    theirs.press("not_remittance")
    text = words(mine.client.get(mine.address).text)
    assert "You had typed this and not saved it:" in text and "MINE" in text


def test_a_lease_is_a_courtesy_with_an_end(house: House, document: Document) -> None:
    clerk, boss = house.program("read", "write"), house.program("read", "write")
    address = f"/v1/documents/{document.id}/lease"
    assert clerk.get(address).json() == {"holder": None, "mine": False, "seconds": 0}
    assert clerk.put(address).json()["mine"] is True
    assert "is at it" in words(house.person(Role.VIEWER).get("/queue").text)
    house.clock.advance(minutes=4)
    seen = boss.put(address).json()
    assert (seen["mine"], seen["seconds"]) == (False, 60)
    assert clerk.put(address).json()["seconds"] == 300
    house.clock.advance(minutes=6)
    assert boss.put(address).json()["mine"] is True
    assert clerk.put(address).json()["mine"] is False
    change, version = {"changes": {"payment_reference": "X"}}, {"If-Match": f'"{document.version}"'}
    assert clerk.post(f"/v1/documents/{document.id}/corrections", json=change, headers=version).status_code == 200
    assert boss.delete(address).status_code == 204
    assert clerk.get(address).json()["holder"] is None
