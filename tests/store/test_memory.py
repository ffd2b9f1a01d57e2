"""What is remembered of papers, on both databases: one standing rule about a thing, never overwritten, undone once."""

import pytest

from docflow.errors import NotFound, Refused, Stale
from docflow.schema.documents import NewDocument
from docflow.schema.memory import MemoryRule, Scope
from docflow.store import Store, Tx
from tests.servers.stores import Clock

PAYER = Scope(kind="payer", key="customer:C-1", name_key="name:acme ltd", label="Acme Ltd")
BELEG = MemoryRule(kind="column", words="Beleg-Nr.", value="document_number")


def document(tx: Tx) -> str:
    return tx.documents.add(NewDocument(name="advice.pdf", sha256="0" * 64, size=1))[0]


def add(tx: Tx, scope: Scope = PAYER, rule: MemoryRule = BELEG) -> str:
    return tx.memory.add(scope, rule, customer="C-1", document_id=document(tx), actor="anna").id


def test_a_rule_is_kept_with_scope_source_and_use_count(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        memory_id = add(tx)
    clock.advance(minutes=5)
    with store.begin() as tx:
        tx.memory.used([memory_id])
        tx.memory.used([memory_id])
    with store.read() as tx:
        kept = tx.memory.get(memory_id)
    assert kept.scope == PAYER
    assert kept.rule == BELEG.model_copy(update={"id": memory_id})
    assert (kept.customer, kept.actor, kept.used, kept.used_at) == ("C-1", "anna", 2, clock.now)
    assert kept.document_id.startswith("doc_")


def test_it_is_found_by_its_key_and_by_the_printed_name(store: Store) -> None:
    with store.begin() as tx:
        memory_id = add(tx)
        assert [one.id for one in tx.memory.of_keys(["customer:C-1", "sender:x@y"])] == [memory_id]
        assert [one.id for one in tx.memory.of_keys(["name:acme ltd"])] == [memory_id]
        assert tx.memory.of_keys(["name:acme", ""]) == []
        assert tx.memory.of_keys([]) == []
        assert [one.id for one in tx.memory.list(customer="C-1")] == [memory_id]
        assert tx.memory.list(customer="C-2") == []


def test_rules_without_a_name_key_never_meet(store: Store) -> None:
    with store.begin() as tx:
        add(tx, PAYER.model_copy(update={"key": "sender:a@b", "name_key": ""}))
        add(tx, PAYER.model_copy(update={"key": "sender:c@d", "name_key": ""}))
        assert tx.memory.of_keys(["sender:nobody@b"]) == []


@pytest.mark.parametrize("words", ["Beleg-Nr.", "BELEG NR", "beleg  nr"])
def test_another_rule_about_the_same_thing_is_refused(store: Store, words: str) -> None:
    with store.begin() as tx:
        add(tx)
        with pytest.raises(Refused, match="forget that first"):
            add(tx, rule=MemoryRule(kind="column", words=words, value="our_number"))
    with store.begin() as tx:
        add(tx, rule=MemoryRule(kind="column", words="Vorgang", value="our_number"))
        add(tx, rule=MemoryRule(kind="prefix", value="RE-"))
        add(tx, scope=PAYER.model_copy(update={"key": "customer:C-2"}))


def test_forgetting_is_an_undo_that_leaves_a_trace(store: Store, clock: Clock) -> None:
    with store.begin() as tx:
        memory_id = add(tx)
    with store.begin() as tx:
        gone = tx.memory.forget(memory_id, 1, "carl")
        assert (gone.forgotten_by, gone.forgotten_at, gone.version) == ("carl", clock.now, 2)
        assert (tx.memory.of_keys([PAYER.key]), tx.memory.any()) == ([], False)
        assert tx.memory.get(memory_id) == gone
    for version in (1, 2):
        with pytest.raises(Stale), store.begin() as tx:
            tx.memory.forget(memory_id, version, "carl")
    with store.begin() as tx:
        again = add(tx, rule=BELEG.model_copy(update={"value": "our_number"}))
        assert [one.id for one in tx.memory.list()] == [again]


def test_what_is_not_there_is_said_to_be_not_there(store: Store) -> None:
    with store.begin() as tx:
        assert not tx.memory.any()
        for wrong in ("mem_1", "", "\x00"):
            with pytest.raises(NotFound):
                tx.memory.get(wrong)
            with pytest.raises(NotFound):
                tx.memory.forget(wrong, 1, "anna")


def test_tenants_do_not_see_each_other(store: Store) -> None:
    with store.begin() as tx:
        memory_id = add(tx)
    with store.of("other").begin() as tx:
        assert tx.memory.of_keys([PAYER.key, PAYER.name_key]) == []
        assert not tx.memory.any()
        tx.memory.used([memory_id])
        with pytest.raises(NotFound):
            tx.memory.forget(memory_id, 1, "anna")
    with store.read() as tx:
        assert tx.memory.get(memory_id).used == 0
