"""Undo and redo over corrections and approvals, until something is delivered."""

import pytest

from docflow import decisions
from docflow.errors import Refused, Stale
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, actions, get, left, open_up, read, settle
from tests.decisions.test_review import correct, in_review
from tests.rules.worlds import item, money


def undo(store: Store, document: Document, actor: str = "anna") -> Document:
    with store.begin() as tx:
        return decisions.undo(tx, document.id, get(store, document.id).version, actor, POLICY)


def redo(store: Store, document: Document, actor: str = "anna") -> Document:
    with store.begin() as tx:
        return decisions.redo(tx, document.id, get(store, document.id).version, actor, POLICY)


def approve(store: Store, document: Document, actor: str = "anna") -> Document:
    with store.begin() as tx:
        return decisions.approve(tx, document.id, document.version, actor, document.content_hash, POLICY)


def test_a_correction_is_taken_back_to_the_letter_and_made_again(store: Store) -> None:
    document = in_review(store)
    once = correct(store, document, amount="1500.00")
    twice = correct(store, once, lines__1=None)
    back = undo(store, twice)
    assert (back.extraction, back.application, back.customer) == (once.extraction, once.application, once.customer)
    first = undo(store, back)
    assert first.extraction == document.extraction
    assert first.reason == document.reason
    with pytest.raises(Refused):
        undo(store, first)
    assert redo(store, first).extraction == once.extraction
    assert redo(store, first).extraction == twice.extraction
    with pytest.raises(Refused):
        redo(store, first)


def test_undo_and_redo_go_across_the_approval(store: Store) -> None:
    document = correct(store, in_review(store), amount="1500.00")
    approve(store, document)
    assert left(store) == 0
    reopened = undo(store, document)
    assert (reopened.state, left(store)) == (DocumentState.NEEDS_REVIEW, money("1000.00"))
    assert undo(store, document).amount == money("1600.00")
    redo(store, document)
    assert redo(store, document).state is DocumentState.APPROVED
    assert left(store) == 0
    assert [one for _, one in actions(store, document.id)] == [
        "correct", "approve", "undo", "undo", "redo", "correct", "redo", "approve",
    ]  # fmt: skip
    with store.read() as tx:
        assert tx.broken() == []


def test_something_new_ends_what_could_be_done_again(store: Store) -> None:
    document = correct(store, in_review(store), amount="1500.00")
    back = undo(store, document)
    correct(store, back, payment_reference="X")
    with pytest.raises(Refused):
        redo(store, document)


def test_an_approval_is_not_repeated_where_things_have_moved(store: Store) -> None:
    document = correct(store, in_review(store), amount="1500.00")
    approve(store, document)
    undo(store, document)
    with store.begin() as tx:
        tx.open_items.upsert([item("INV-1001", "900.00")])
        decisions.refresh(tx, document.id, POLICY)
    with pytest.raises(Stale):
        redo(store, document)
    assert get(store, document.id).state is DocumentState.NEEDS_REVIEW


def test_what_the_machine_approved_may_be_taken_back_and_approved_again(store: Store) -> None:
    open_up(store)
    document = settle(store, read())
    assert document.state is DocumentState.APPROVED
    back = undo(store, document)
    assert back.state is DocumentState.NEEDS_REVIEW
    assert redo(store, document, "boss").state is DocumentState.APPROVED
