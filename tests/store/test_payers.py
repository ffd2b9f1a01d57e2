"""Looking payers up by index, aliases, votes, and the sweep that holds the mirror against the ledger."""

import re
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import event

from docflow.errors import NotFound, Refused, Stale
from docflow.rules import payer
from docflow.rules.payer.own import clue
from docflow.schema.receivables import Customer
from docflow.schema.records import Party, Remittance
from docflow.store import Store
from tests.store.things import open_item

CUSTOMERS = [
    Customer(ref="C-1", name="Acme Retail GmbH", ibans=("DE02 1203",), email_domains=("acme.example",)),
    Customer(ref="C-2", name="Acme Retail AG", aliases=("Acmé Stores",), parent="C-1"),
    Customer(ref="C-3", name="Brookfield Foods", tax_ids=("DE 123",), email_domains=("brookfield.example",)),
    Customer(ref="C-4", name="***"),
]
PARTIES = [
    Party(iban="DE021203"),
    Party(name="acme stores"),
    Party(name="Acme Retail"),
    Party(name="Brokfield Foods"),
    Party(tax_id="de123", name="Acme Retail GmbH"),
    Party(customer_number="c3"),
    Party(email="ap@acme.example"),
    Party(name="!!!"),
]


def test_the_database_tells_what_memory_tells(store: Store) -> None:
    held = payer.HeldDirectory(CUSTOMERS)
    with store.begin() as tx:
        assert tx.customers.upsert([Customer(ref="C-3", name="Of Old", ibans=("DE021203",)), *CUSTOMERS[:2]]) == 3
        assert tx.customers.upsert(CUSTOMERS) == 2
        assert tx.customers.upsert(CUSTOMERS) == 0
    with store.read() as tx:
        for party in PARTIES:
            record = Remittance(payer=party)
            assert payer.identify(record, tx.customers.directory()) == payer.identify(record, held)
        domains = tx.customers.directory().domains
        assert "acme.example" in domains
        assert list(domains.alike("acmee.example")) == ["acme.example"]
        assert list(domains.alike("mail.acme.example")) == []
    with store.begin() as tx:
        tx.customers.replace_all(CUSTOMERS[2:])
        directory = tx.customers.directory()
        assert directory.holders("account", ["DE021203"]) == frozenset()
        assert list(directory.domains.alike("acmee.example")) == []
        assert directory.get("C-1") is None
        assert tx.customers.count() == 2
        assert [one.ref for one in tx.customers.called("brook", 5)] == ["C-3"]
        assert tx.customers.named(["C-3", "C-9"]) == {"C-3": "Brookfield Foods"}


def test_an_alias_is_counted_and_undone_and_restored(store: Store) -> None:
    account = clue("account", "DE 77")
    with store.begin() as tx:
        tx.customers.upsert(CUSTOMERS)
        added = tx.aliases.add(account, "C-1", scope="customer", source="clerk", actor="anna", document_id="doc_1")
        assert added is not None
        assert tx.aliases.add(account, "C-1", scope="customer", source="advice", actor="carl") is None
        tx.aliases.vote("doc_1", [account], "C-1")
        tx.aliases.vote("doc_2", [account], "C-2")
        tx.aliases.vote("doc_2", [account], "C-1")
        tx.aliases.vote("doc_3", [account], "C-2")
        tx.aliases.used("account", "DE77", "C-1")
        found = tx.aliases.get(added.id)
        assert (found.agreed, found.against, found.used, found.state) == (2, 1, 1, "weak")
        tx.aliases.take_back_votes("doc_3")
        assert tx.aliases.get(added.id).state == "firm"
        before = payer.identify(Remittance(payer=Party(iban="DE77")), tx.customers.directory())
        gone = tx.aliases.undo(added.id, found.version, "carl")
        assert (gone.state, gone.undone_by) == ("undone", "carl")
        assert payer.identify(Remittance(payer=Party(iban="DE77")), tx.customers.directory()).customer is None
        assert tx.aliases.list(customer="C-1") == []
        with pytest.raises(Stale):
            tx.aliases.undo(added.id, found.version, "anna")
        back = tx.aliases.restore(added.id, gone.version)
        assert payer.identify(Remittance(payer=Party(iban="DE77")), tx.customers.directory()) == before
        assert tx.aliases.list(customer="C-1") == tx.aliases.list(document_id="doc_1") == [back]
        tx.aliases.undo(added.id, back.version, "anna")
        assert tx.aliases.add(account, "C-1", scope="agent", source="clerk", actor="anna") is not None
        with pytest.raises(Refused):
            tx.aliases.restore(added.id, back.version + 1)
        with pytest.raises(NotFound):
            tx.aliases.get("ali_none")


def test_the_use_of_what_the_ledger_knows_is_counted_too(store: Store) -> None:
    with store.begin() as tx:
        tx.customers.upsert(CUSTOMERS)
        for _ in range(2):
            tx.aliases.used("account", "DE021203", "C-1")
        (counted,) = tx.aliases.list(customer="C-1")
        assert (counted.source, counted.used, counted.state) == ("ledger", 2, "firm")


def test_a_sweep_mends_and_tells_what_differed(store: Store) -> None:
    items = [open_item(f"inv:{n}", number="SAME") for n in range(4)]
    with store.begin() as tx:
        assert tx.open_items.replace_all(items, ledger="books").unknown == 4
        tx.open_items.upsert([open_item("file:1")])
        assert tx.open_items.replace_all(items, ledger="books").count == 0
        now = [items[0], open_item("inv:1", "60.00", number="SAME"), items[2], open_item("inv:9", terms="30 days")]
        drift = tx.open_items.replace_all(now, ledger="books")
        assert (drift.unknown, drift.differing, drift.gone) == (1, 1, 1)
        told = {one.ref: (one.ours, one.theirs) for one in drift.examples}
        assert told["inv:1"] == (Decimal("100.00"), Decimal("60.00"))
        assert told["inv:3"] == (Decimal("100.00"), None)
        assert told["inv:9"] == (None, Decimal("100.00"))
        left = {one.ref for one in tx.open_items.all()}
        assert left == {"inv:0", "inv:1", "inv:2", "inv:9", "file:1"}
        assert tx.open_items.replace_all([items[0]]).gone == 4


def test_everything_about_an_item_is_kept(store: Store) -> None:
    rich = open_item(
        "inv:1",
        instalment=2,
        bill_to="C-9",
        company="US01",
        terms="2/10 net 30",
        delivery_note="DN 7",
        disputed="20.00",
        adjustment="5.00",
    )
    with store.begin() as tx:
        tx.open_items.upsert([rich])
        assert tx.open_items.get("inv:1") == rich
        assert rich.expected == Decimal("75.00")
        assert tx.open_items.by_payer("C-9") == tx.open_items.by_orders(["DN 7"]) == [rich]
        assert tx.open_items.by_payer("C-1") == []
        assert tx.open_items.by_customer("C-1") == [rich]


def test_items_are_found_by_index(sqlite_template: Path, tmp_path: Path) -> None:
    """A look-up that went through all items of the house would be as slow as the house is large."""
    shutil.copy(sqlite_template, tmp_path / "docflow.db")
    store = Store(f"sqlite:///{tmp_path}/docflow.db")
    asked: list[tuple[str, object]] = []
    event.listen(
        store._ways.reading.engine,
        "before_cursor_execute",
        lambda _c, _k, sql, values, *_: asked.append((sql, values)),
    )
    with store.read() as tx:
        tx.open_items.by_folded(["1NV1"])
        tx.open_items.by_payer("C-1")
        tx.open_items.by_customer("C-1")
        tx.open_items.by_orders(["PO 1"])
        tx.open_items.by_core(["1"])
        tx.open_items.named(["inv:1"])
        tx.open_items.owing("C-1", "EUR", [Decimal(1)])
        tx.open_items.settled("C-1", "EUR", Decimal(1))
    with closing(sqlite3.connect(tmp_path / "docflow.db")) as plain:
        plans = [plain.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall() for sql, values in asked]
    told = [row[3] for plan in plans for row in plan if "open_items" in row[3]]
    assert len(told) >= 8
    assert all(re.search(r"USING INDEX \w+ \(tenant=\? AND \w+=\?", one) for one in told), told
