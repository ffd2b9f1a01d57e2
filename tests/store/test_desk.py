"""Drafts, leases, records before corrections and letters, on both databases."""

import datetime as dt

import pytest

from docflow.errors import NotFound, Stale
from docflow.schema.desk import LetterState, NewLetter
from docflow.store import Store
from tests.decisions.house import open_up, read, settle
from tests.rules.worlds import extraction, line, remittance
from tests.servers.stores import Clock

FIVE = dt.timedelta(minutes=5)


@pytest.fixture
def document_id(store: Store) -> str:
    open_up(store)
    return settle(store, read()).id


def test_a_draft_is_ones_own_and_the_last_one_stands(store: Store, document_id: str, clock: Clock) -> None:
    with store.begin() as tx:
        tx.drafts.put(document_id, "anna", 3, {"a": "1\u0000"}, {"a": ""})
        tx.drafts.put(document_id, "anna", 4, {"a": "2", "ü": "ß"}, {"a": "0"})
        tx.drafts.put(document_id, "carl", 3, {"a": "9"}, {})
    with store.read() as tx:
        draft = tx.drafts.get(document_id, "anna")
        assert draft and (draft.version, draft.typed, draft.base) == (4, {"a": "2", "ü": "ß"}, {"a": "0"})
    clock.advance(days=40)
    with store.begin() as tx:
        tx.drafts.drop(document_id, "carl")
        assert (tx.drafts.get(document_id, "carl"), tx.drafts.get(document_id, "anna")) == (None, draft)
        tx.tidy(dt.timedelta(days=30))
        assert tx.drafts.get(document_id, "anna") is None


def test_a_lease_is_one_persons_until_it_ends(store: Store, document_id: str, clock: Clock) -> None:
    with store.begin() as tx:
        assert tx.leases.take(document_id, "anna", FIVE).user == "anna"
        assert tx.leases.take(document_id, "carl", FIVE).user == "anna"
        tx.leases.give_back(document_id, "carl")
        assert set(tx.leases.all([document_id, "other"])) == {document_id}
    clock.advance(minutes=5)
    with store.begin() as tx:
        assert tx.leases.of(document_id) is None
        assert tx.leases.take(document_id, "carl", FIVE).user == "carl"


def test_a_letter_goes_its_way_once(store: Store, document_id: str) -> None:
    new = NewLetter(recipient="ap@acme.example", subject="Frage", text="Welche?\n")
    with store.begin() as tx:
        letter = tx.letters.add(document_id, "anna", new, "us.example", ["<a@x>", "<b@x>"])
        sent = tx.letters.settle(letter, LetterState.SENT)
        with pytest.raises(Stale):
            tx.letters.settle(letter, LetterState.FAILED, "again")
        with pytest.raises(NotFound):
            tx.letters.get("let_0")
    with store.read() as tx:
        assert tx.letters.of_document(document_id) == [sent]
        assert (sent.thread, sent.sent_at, sent.text) == (("<a@x>", "<b@x>"), store.clock(), new.text)
        assert tx.letters.answered_by(["<c@x>", letter.message_id]) == [sent]
        assert tx.letters.answered_by(["<c@x>"]) == []


def test_a_letter_that_nobody_sends_is_noticed(store: Store, document_id: str) -> None:
    new = NewLetter(recipient="ap@acme.example", subject="x", text="x")
    with store.begin() as tx:
        letter = tx.letters.add(document_id, "anna", new, "us.example", [])
        assert tx.broken() == [f"Letter {letter.id} waits to be sent, and nobody is at it."]


def test_a_record_before_a_correction_comes_back_as_it_was(store: Store, document_id: str) -> None:
    before = extraction(remittance(line("A", "1.00")))
    with store.begin() as tx:
        decision = tx.decisions.add(document_id, "anna", "correct")
        tx.revisions.keep(decision, before)
        assert tx.revisions.before(decision) == before
        assert tx.revisions.before("dec_0") is None
