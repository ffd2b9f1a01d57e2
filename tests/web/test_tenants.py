"""A house shares its database with another: no screen shows or touches what is not its own (A37)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from docflow.schema.receivables import Customer
from docflow.schema.states import Role
from docflow.store import Store, Tx
from tests.web import scene
from tests.web.conftest import House, form_of
from tests.web.test_matrix import BODIES, SCREENS

THEIRS, NAME = "elsewhere", "Elsewhere Ltd"


class _Theirs:
    """The store as the other house sees it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        with self._store.begin(THEIRS) as tx:
            yield tx


@pytest.fixture
def document(house: House) -> str:
    """Of the other house, which knows a customer that ours does not."""
    with house.store.begin(THEIRS) as tx:
        tx.customers.upsert([Customer(ref="E-1", name=NAME)])
    theirs = _Theirs(house.store)
    return scene.arrive(theirs, house.files, payer=NAME, doubt="Look.").id  # type: ignore[arg-type]


def test_no_screen_shows_what_another_house_keeps(house: House, document: str) -> None:
    admin = house.person(Role.ADMIN)
    for row in (one for one in SCREENS if one.startswith("GET ") and one != "GET /queue/events"):
        about = "{document_id}" in row
        address = row.removeprefix("GET ").replace("{document_id}", document)
        address = re.sub(r"\{\w+\}", "1", address)
        params = BODIES.get(row, {}).get("params") or {"name": "field.amount", "customer": "E-1", "q": "Elsewhere"}
        reply = admin.get(address, params=params)  # type: ignore[arg-type]
        assert NAME not in reply.text, row
        assert not about or reply.status_code in (404, 422), row


def test_no_screen_changes_what_another_house_keeps(house: House, document: str) -> None:
    admin = house.person(Role.ADMIN)
    token = form_of(admin.get("/me").text, "sign-out")["csrf"]
    with house.store.read(THEIRS) as tx:
        before = tx.documents.get(document)
    for row in (one for one in SCREENS if one.startswith("POST ") and "{document_id}" in one):
        address = re.sub(r"\{\w+\}", "1", row.removeprefix("POST ").replace("{document_id}", document))
        form = {"csrf": token, "version": str(before.version), "action": "reject", "reason": "x", "at": "x"}
        reply = admin.post(address, data=form)
        assert reply.status_code != 303 and NAME not in reply.text, row
    with house.store.read(THEIRS) as tx:
        assert tx.documents.get(document) == before
