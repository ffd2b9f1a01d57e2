"""The mirror of a ledger: changes since a mark, the full look now and then, and what it finds to have drifted."""

from decimal import Decimal

import pytest

from docflow.errors import LedgerTransient
from docflow.rules.mirrored import drift_words
from docflow.schema.mirror import MirrorState
from docflow.store import Store
from tests.servers.stores import Clock
from tests.store.things import open_item
from tests.workers.ledger import ScriptedLedger
from workers.sync import SWEPT_EVERY, mirror


def left(store: Store) -> dict[str, Decimal]:
    with store.read() as tx:
        return {one.ref: one.remaining for one in tx.open_items.all()}


def state(store: Store) -> MirrorState:
    with store.read() as tx:
        return tx.mirrors.state("books")


def test_changes_are_asked_for_and_the_full_look_finds_what_was_not_told(store: Store, clock: Clock) -> None:
    ledger = ScriptedLedger("books", lists_changes=True)
    ledger.items = [open_item("inv:1"), open_item("inv:2"), open_item("inv:3")]
    ledger.changed = list(ledger.items)
    assert mirror(store, ledger).items == 3
    assert drift_words(state(store)) == "Since the look before: 3 items that the ledger has and the mirror had not."
    ledger.changed += [open_item("inv:1", "0.00"), open_item("inv:4")]
    ledger.items = [open_item("inv:2", "70.00"), open_item("inv:4"), open_item("inv:5")]
    assert mirror(store, ledger).items == 2
    assert left(store) == {"inv:2": 100, "inv:3": 100, "inv:4": 100}
    clock.advance(seconds=SWEPT_EVERY.total_seconds())
    done = mirror(store, ledger)
    assert left(store) == {"inv:2": 70, "inv:4": 100, "inv:5": 100}
    assert (done.state.drift.unknown, done.state.drift.gone, done.state.drift.differing) == (1, 1, 1)
    assert drift_words(done.state).startswith("The mirror had drifted, and was mended: 1 item that the ledger has")
    assert ledger.calls == ["list", "list since 3", "list since 5", "list"]
    mirror(store, ledger, full=True)
    assert drift_words(state(store)) == "Mirror and ledger agreed."


def test_a_ledger_that_tells_no_changes_is_read_in_full_each_time(store: Store) -> None:
    ledger = ScriptedLedger("books")
    ledger.items = [open_item("inv:1")]
    mirror(store, ledger)
    ledger.items = [open_item("inv:2")]
    mirror(store, ledger)
    assert left(store) == {"inv:2": 100}
    assert drift_words(state(store)).startswith("Since the look before: 1 item that the ledger has")


def test_two_ledgers_do_not_settle_each_other_s_items(store: Store) -> None:
    books, others = ScriptedLedger("books"), ScriptedLedger("others")
    books.items, others.items = [open_item("inv:1")], [open_item("x:1")]
    for ledger in (books, others, books):
        mirror(store, ledger)
    assert left(store) == {"inv:1": 100, "x:1": 100}


def test_trouble_is_told_until_it_is_over(store: Store) -> None:
    ledger = ScriptedLedger("books")

    def fail() -> None:
        raise LedgerTransient("The ledger is away.")

    ledger.meanwhile = fail
    with pytest.raises(LedgerTransient):
        mirror(store, ledger)
    assert state(store).trouble == "The ledger is away."
    assert state(store).read_at is None
    ledger.meanwhile = lambda: None
    mirror(store, ledger)
    assert state(store).trouble == ""
    assert state(store).read_at is not None
