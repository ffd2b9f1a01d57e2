"""The audit trail cannot be changed through the database, and shows it if somebody went past it."""

import threading

import pytest
from sqlalchemy import delete, text, update

from docflow.errors import Refused
from docflow.store import Store
from docflow.store.tables import audit, decisions, heads
from tests.servers.stores import Clock
from tests.store.things import a_document


def fill(store: Store, entries: int = 5) -> None:
    for number in range(entries):
        with store.begin() as tx:
            tx.audit.append("docflow", "noted", f"doc_{number % 2}", {"number": number, "text": "é \x00"})


def verify(store: Store, anchor: tuple[int, str] | None = None) -> list[str]:
    with store.read() as tx:
        return tx.audit.verify(anchor)


def test_what_happened_can_be_read(store: Store, clock: Clock) -> None:
    fill(store)
    with store.read() as tx:
        rows = tx.audit.of("doc_1")
        assert [(row.seq, row.body["number"], row.at) for row in rows] == [(2, 1, clock()), (4, 3, clock())]
        assert rows[0].body["text"] == "é \x00"
        assert [row.seq for row in tx.audit.list(limit=2)] == [5, 4]
        assert [row.seq for row in tx.audit.list(before=3)] == [2, 1]
        assert tx.audit.head() == (5, tx.audit.list(limit=1)[0].hash)
    assert verify(store) == []


def test_several_entries_of_one_transaction_keep_their_order(store: Store) -> None:
    with store.begin() as tx:
        for number in range(3):
            tx.audit.append("a", "b", "doc_1", {"number": number})
    with store.read() as tx:
        assert [row.body["number"] for row in tx.audit.of("doc_1")] == [0, 1, 2]
    assert verify(store) == []


def test_a_rolled_back_transaction_leaves_no_entry(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.begin() as tx:
        tx.audit.append("a", "b", "doc_1")
        raise ZeroDivisionError
    with store.read() as tx:
        assert tx.audit.of("doc_1") == []


@pytest.mark.parametrize("statement", [update(audit).values(actor="me"), delete(audit)])
def test_the_database_refuses_changes(store: Store, statement: object) -> None:
    fill(store)
    with pytest.raises(Refused, match="append-only"), store.begin() as tx:
        tx.audit._work.run(statement)
    assert verify(store) == []


@pytest.mark.parametrize("statement", [update(decisions).values(actor="me"), delete(decisions)])
def test_decisions_are_append_only_too(store: Store, statement: object) -> None:
    with store.begin() as tx:
        document = a_document(tx)
        tx.decisions.add(document.id, "anna", "approved", {"why": "fits"}, "hash")
        (decision,) = tx.decisions.of(document.id)
        assert (decision.actor, decision.action, decision.body) == ("anna", "approved", {"why": "fits"})
    with pytest.raises(Refused, match="append-only"), store.begin() as tx:
        tx.decisions._work.run(statement)


def test_replacing_and_truncating_are_refused_too(store: Store) -> None:
    fill(store)
    on_sqlite = "sqlite" in store.url
    sql = "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2" if on_sqlite else "TRUNCATE audit"
    with pytest.raises(Refused, match="append-only"), store.begin() as tx:
        tx.audit._work.run(text(sql))
    assert verify(store) == []


def unguarded(store: Store, *statements: object) -> None:
    """Somebody with the rights of an owner puts the triggers out of action."""
    off = ["DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"]
    with store.begin() as tx:
        for sql in off if "sqlite" in store.url else ["SET LOCAL session_replication_role = replica"]:
            tx.audit._work.run(text(sql))
        for statement in statements:
            tx.audit._work.run(statement)


@pytest.mark.parametrize("column", ["actor", "action", "subject", "body", "prev_hash", "hash", "at"])
def test_a_changed_entry_shows(store: Store, clock: Clock, column: str) -> None:
    fill(store)
    clock.advance(seconds=1)
    changed = clock() if column == "at" else "{}" if column == "body" else "x"
    unguarded(store, update(audit).where(audit.c.seq == 3).values({column: changed}))
    assert any("entry 3" in sentence for sentence in verify(store))


def test_a_removed_entry_shows(store: Store) -> None:
    fill(store)
    unguarded(store, delete(audit).where(audit.c.seq == 3))
    assert verify(store)[0] == "Audit entries 3 to 3 are gone."


def test_a_cut_tail_shows(store: Store) -> None:
    fill(store)
    unguarded(store, delete(audit).where(audit.c.seq > 3))
    assert len(verify(store)) == 1


def test_a_cut_tail_shows_by_an_anchor_even_if_the_head_was_put_back(store: Store) -> None:
    fill(store)
    with store.read() as tx:
        anchor = tx.audit.head()
        third = tx.audit.list(before=4, limit=1)[0]
    assert verify(store, anchor) == []
    back = update(heads).values(audit_seq=3, audit_hash=third.hash)
    unguarded(store, delete(audit).where(audit.c.seq > 3), back)
    assert verify(store) == []
    assert verify(store, anchor) == ["The audit trail has not the entry 5 that was noted elsewhere."]


def test_many_writers_make_one_chain(store: Store) -> None:
    def write() -> None:
        for _ in range(20):
            with store.begin() as tx:
                tx.audit.append("w", "noted", "doc_1")

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as tx:
        assert tx.audit.head()[0] == 120
    assert verify(store) == []


def test_tenants_have_their_own_chains(store: Store) -> None:
    for tenant in ("one", "two", "one"):
        with store.begin(tenant) as tx:
            tx.audit.append("a", "b", "c")
    with store.read("one") as one:
        assert (one.audit.head()[0], one.audit.verify()) == (2, [])
    with store.read("two") as two:
        assert (two.audit.head()[0], two.audit.verify()) == (1, [])
