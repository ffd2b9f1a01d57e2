"""The first-run page: a connection is tried, what failed is said, and what was typed is kept, save passwords."""

from dataclasses import dataclass, field, replace

import lxml.html
from fastapi.testclient import TestClient

from docflow.schema.chart import LedgerAccount, Mapped
from docflow.schema.documents import Check
from docflow.schema.states import Role
from docflow.web.connecting import Connected, Places, Thing, Values
from tests.web.conftest import House
from tests.web.test_disputes import person


@dataclass
class Book:
    """Keeps in a list what it is given; everything at `bad.example` fails."""

    kept: dict[str, Values] = field(default_factory=dict)

    def all(self) -> list[Connected]:
        return [Connected("mailbox", name, str(one["kind"]), True) for name, one in self.kept.items()]

    def completed(self, thing: Thing, name: str, values: Values) -> Values:
        if "password" not in values or thing == "mailbox":
            return values
        return {key: one for key, one in values.items() if key not in ("user", "password")} | {"key": "made-for-it"}

    def check(self, thing: Thing, name: str, values: Values) -> list[Check]:
        return [Check(name=name, ok=values.get("host") != "bad.example", message="tried", remedy="Look at the host.")]

    def places(self, name: str, values: Values) -> Places | None:
        """A chart that calls the bank otherwise."""
        chart = [LedgerAccount(code="1200", name="Bank"), LedgerAccount(code="1210", name="Till")]
        given = values.get("accounts")
        code = given.get("Assets:Bank", "") if isinstance(given, dict) else ""
        found = Mapped(role="bank", account="Assets:Bank", code=code, there=code in ("1200", "1210"), proposed=chart[0])
        return Places([found], chart) if values.get("kind") == "tryton" else None

    def save(self, thing: Thing, name: str, values: Values, actor: str) -> None:
        self.kept[name] = values

    def forget(self, thing: Thing, name: str, actor: str) -> None:
        del self.kept[name]


def test_a_mailbox_is_tried_saved_and_let_go(house: House) -> None:
    book = Book()
    house.app.state.deps = replace(house.app.state.deps, connections=book)
    admin = person(house, Role.ADMIN)
    form = {
        "name": "ar",
        "kind": "imap",
        "host": "bad.example",
        "user": "ar@x",
        "password": "hunter2",
        "more": "port = 143",
    }
    failed = admin.post("/connect/mailbox", data=form | {"action": "save"}).text
    assert book.kept == {}
    assert "Look at the host." in failed and "bad.example" in failed and "hunter2" not in failed
    tried = admin.post("/connect/mailbox", data=form | {"action": "check", "host": "good.example"})
    assert tried.status_code == 200 and book.kept == {}
    assert admin.post("/connect/mailbox", data=form | {"action": "save", "host": "good.example"}).status_code == 303
    assert book.kept["ar"] == {
        "kind": "imap",
        "host": "good.example",
        "user": "ar@x",
        "password": "hunter2",
        "port": 143,
    }
    page = admin.get("/connect?saved=mailbox").text
    assert "starts again" in page and "hunter2" not in page
    assert admin.post("/connect/mailbox", data={"name": "ar", "action": "forget"}).status_code == 303
    assert book.kept == {}


def test_a_key_is_made_for_a_user_and_goes_on_from_try_to_save(house: House) -> None:
    book = Book()
    house.app.state.deps = replace(house.app.state.deps, connections=book)
    admin = person(house, Role.ADMIN)
    form = {"name": "books", "kind": "tryton", "url": "http://tryton.example", "database": "prod"}
    tried = admin.post("/connect/ledger", data=form | {"user": "clerk", "password": "hunter2", "action": "check"}).text
    assert 'value="made-for-it"' in tried and "hunter2" not in tried and book.kept == {}
    again = form | {"user": "clerk", "key": "made-for-it", "action": "save", "accounts.Assets:Bank": "1200"}
    assert admin.post("/connect/ledger", data=again).status_code == 303
    assert book.kept["books"]["key"] == "made-for-it"


def test_the_form_as_a_browser_sends_it_is_kept_once_each_account_has_its_place(house: House) -> None:
    """What the page itself adds to every form was taken for a setting, and refused: no ledger could be connected."""
    book = Book()
    house.app.state.deps = replace(house.app.state.deps, connections=book)
    admin = person(house, Role.ADMIN)
    typed = {"name": "books", "kind": "tryton", "url": "http://tryton.example", "database": "prod", "user": "clerk"}
    first = _ledger_form(admin.get("/connect").text) | typed | {"password": "hunter2", "action": "save"}
    page = admin.post("/connect/ledger", data=first).text
    assert book.kept == {}, "the bank is nowhere in the chart yet"
    assert "Say below which they are" in page and "hunter2" not in page
    second = _ledger_form(page)
    assert second["accounts.Assets:Bank"] == "1200", "proposed"
    assert second["key"] == "made-for-it" == _ledger_form(_again(admin, second))["key"], "it goes on as often as needed"
    chosen = second | {"accounts.Assets:Bank": "1210", "action": "save"}
    assert admin.post("/connect/ledger", data=chosen).status_code == 303
    kept = dict(book.kept["books"])
    assert kept.pop("accounts") == {"Assets:Bank": "1210"}
    assert kept.keys() <= {"kind", "url", "database", "user", "key"}


def _again(admin: TestClient, form: dict[str, str]) -> str:
    return admin.post("/connect/ledger", data=form | {"action": "check"}).text


def _ledger_form(page: str) -> dict[str, str]:
    (form,) = lxml.html.fromstring(page).xpath("//form[@action='/connect/ledger' and contains(@class, 'stack')]")
    return dict(form.form_values())


def test_what_cannot_be_read_is_said(house: House) -> None:
    admin = person(house, Role.ADMIN)
    reply = admin.post("/connect/ledger", data={"name": "books", "kind": "beancount", "more": "port = = 1"})
    assert reply.status_code == 422 and "one a line" in reply.text
    refused = admin.post("/connect/ledger", data={"name": "books", "kind": "beancount", "action": "save"})
    assert refused.status_code == 409 and "settings file" in refused.text
