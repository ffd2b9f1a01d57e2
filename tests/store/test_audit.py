"""The audit trail cannot be changed through the database, and shows it if somebody went past it."""

import datetime as dt
import threading

import pytest
from sqlalchemy import delete, insert, text, update

from docflow.errors import Refused
from docflow.rules.chain import hash_after, is_told_truly
from docflow.schema.trail import Anchor
from docflow.store import Store
from docflow.store.tables import audit, decisions, heads
from docflow.store.texts import canonical, digest
from tests.servers.stores import Clock
from tests.store.things import a_document


def fill(store: Store, entries: int = 5) -> None:
    for number in range(entries):
        with store.begin() as tx:
            tx.audit.append("docflow", "noted", f"doc_{number % 2}", {"number": number, "text": "é \x00"})


def verify(store: Store, *anchors: Anchor) -> list[str]:
    with store.read() as tx:
        return tx.audit.verify(anchors)


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


@pytest.mark.parametrize("column", ["actor", "action", "subject", "body", "prev_hash", "hash", "digest", "at"])
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
        anchor = tx.audit.anchor()
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
        with store.of(tenant).begin() as tx:
            tx.audit.append("a", "b", "c")
    with store.of("one").read() as one:
        assert (one.audit.head()[0], one.audit.verify()) == (2, [])
    with store.of("two").read() as two:
        assert (two.audit.head()[0], two.audit.verify()) == (1, [])


def test_entries_from_before_digests_are_still_held_to_their_hash(store: Store) -> None:
    old = {"tenant": "main", "seq": 1, "at": "2026-01-01T00:00:00+00:00", "actor": "a", "action": "b", "subject": "c"}
    hashed = digest(canonical({**old, "body": "{}", "prev_hash": ""}))
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    with store.begin() as tx:
        tx.audit._work.run(insert(audit).values(**{**old, "at": at}, body="{}", prev_hash="", hash=hashed))
        tx.audit._work.run(insert(heads).values(tenant="main", audit_seq=1, audit_hash=hashed))
    fill(store, 2)
    assert verify(store) == []
    unguarded(store, update(audit).where(audit.c.seq == 1).values(actor="x"))
    assert verify(store) == ["Audit entry 1 was changed."]


def test_a_chain_calculated_anew_shows_by_an_anchor(store: Store) -> None:
    fill(store, 2)
    with store.read() as tx:
        anchor = tx.audit.anchor()
    off = update(heads).values(audit_seq=0, audit_hash="")
    unguarded(store, delete(audit), off)
    fill(store, 3)
    assert verify(store) == []
    assert verify(store, anchor) == [], "the very same entries give the very same chain"
    unguarded_again(store)
    assert verify(store, anchor) == ["The audit trail has not the entry 2 that was noted elsewhere."]


def unguarded_again(store: Store) -> None:
    """Everything again, by another actor."""
    with store.begin() as tx:
        if "sqlite" not in store.url:
            tx.audit._work.run(text("SET LOCAL session_replication_role = replica"))
        tx.audit._work.run(delete(audit))
        tx.audit._work.run(update(heads).values(audit_seq=0, audit_hash=""))
    with store.begin() as tx:
        for number in range(3):
            tx.audit.append("mallory", "noted", f"doc_{number}")


def test_a_part_of_the_chain_tells_only_what_is_asked_for(store: Store) -> None:
    fill(store, 6)
    with store.read() as tx:
        anchor = tx.audit.anchor()
        first, last = tx.audit.bounds(["doc_1"])
        assert (first, last) == (2, 6)
        running, links = tx.audit.part(["doc_1"], first, last)
        told = list(links)
        assert tx.audit.bounds(["nobody"]) == (0, 0)
    assert [link.seq for link in told if link.entry] == [2, 4, 6]
    assert all(is_told_truly(link) for link in told)
    for link in told:
        running = hash_after(running, link)
    assert (last, running) == (anchor.seq, anchor.hash)
    assert told[0].entry is not None
    forged = told[0].model_copy(update={"entry": told[0].entry.model_copy(update={"actor": "x"})})
    assert not is_told_truly(forged)
