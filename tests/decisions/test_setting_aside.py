"""Parked until a day, remarked on, and set aside with its sender."""

import datetime as dt

import pytest

from docflow import decisions
from docflow.decisions import memory
from docflow.decisions.setting_aside import come_back
from docflow.errors import BadInput, NotAllowed, Stale
from docflow.rules.memory import SET_ASIDE
from docflow.schema.documents import Document
from docflow.schema.records import Extraction, Kind, Other, Party
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, get, open_up, read, settle
from tests.decisions.test_review import in_review
from tests.servers.stores import Clock

NEEDS_REVIEW, NOT_REMITTANCE = DocumentState.NEEDS_REVIEW, DocumentState.NOT_REMITTANCE


def test_what_is_parked_until_a_day_comes_back_by_itself(store: Store, clock: Clock) -> None:
    document, later = in_review(store), TODAY + dt.timedelta(days=3)
    with store.begin() as tx:
        with pytest.raises(BadInput):
            decisions.park(tx, document.id, document.version, "anna", until=TODAY)
        parked = decisions.park(tx, document.id, document.version, "anna", "ask Jo", later)
    assert parked.parked_until == later
    clock.advance(days=2)
    with store.begin() as tx:
        assert come_back(tx) == 0
    clock.advance(days=1)
    with store.begin() as tx:
        assert come_back(tx) == 1
        assert come_back(tx) == 0
    back = get(store, document.id)
    assert (back.state, back.parked_until, back.reason) == (
        NEEDS_REVIEW,
        None,
        "It was parked until 2026-05-04: ask Jo",
    )


def test_who_takes_it_back_earlier_is_not_reminded(store: Store, clock: Clock) -> None:
    document = in_review(store)
    with store.begin() as tx:
        parked = decisions.park(tx, document.id, document.version, "anna", until=TODAY + dt.timedelta(days=1))
        decisions.unpark(tx, document.id, parked.version, "anna")
    clock.advance(days=9)
    with store.begin() as tx:
        assert come_back(tx) == 0


def test_a_remark_stays_in_the_history_and_changes_nothing(store: Store) -> None:
    document = in_review(store)
    with store.begin() as tx:
        assert decisions.comment(tx, document.id, document.version, "anna", " Jo knows. ") == document
        for actor, version, text, error in (
            ("guest", document.version, "x", NotAllowed),
            ("anna", document.version + 1, "x", Stale),
            ("anna", document.version, " ", BadInput),
        ):
            with pytest.raises(error):
                decisions.comment(tx, document.id, version, actor, text)
        assert tx.decisions.of(document.id)[-1].body == {"text": "Jo knows."}


def newsletter(store: Store, name: str, record: Extraction | None = None, **more: object) -> Document:
    unclear = Extraction(kind=Kind.OTHER, confidence=0.5, record=Other())
    return settle(store, record or unclear, name=name, sender="News@Shop.example", subject=name, **more)


def test_a_senders_papers_are_set_aside_unless_a_customer_is_on_them(store: Store) -> None:
    open_up(store)
    first, before = newsletter(store, "one"), newsletter(store, "two")
    with store.begin() as tx:
        shown = memory.preview(tx, first.id, [SET_ASIDE], "sender", lambda *_: [])
        assert sorted(effect.name for effect in shown.effects) == ["one (one)", "two (two)"]
        assert (shown.changed, shown.worse) == (2, 0)
        decisions.not_remittance(tx, first.id, first.version, "anna", remember=True)
    assert get(store, before.id).state is NEEDS_REVIEW
    again = newsletter(store, "three")
    assert again.state is NOT_REMITTANCE
    assert again.reason == "anna said on 2026-05-01 that what mail from news@shop.example brings is no remittance."
    stranger = newsletter(store, "four", read(payer=Party(name="Nobody Ltd"), lines=(), amount=None))
    assert stranger.state is NOT_REMITTANCE
    assert newsletter(store, "five", read()).state is not NOT_REMITTANCE
    fraud = Extraction(kind=Kind.OTHER, confidence=0.99, record=Other(subtype="phishing"))
    assert newsletter(store, "six", fraud).state is NEEDS_REVIEW
    with store.begin() as tx:
        (rule,) = tx.memory.list()
        assert rule.used == 2
        memory.forget(tx, rule.id, rule.version, "anna")
    assert newsletter(store, "seven").state is NEEDS_REVIEW
    with store.begin() as tx:
        back = decisions.undo(tx, again.id, again.version, "anna", POLICY)
    assert back.state is NEEDS_REVIEW


def test_only_a_sender_is_remembered_that_way(store: Store) -> None:
    document = in_review(store)
    with store.begin() as tx, pytest.raises(BadInput):
        memory.remember(tx, document.id, document.version, [SET_ASIDE], "payer", "anna")
