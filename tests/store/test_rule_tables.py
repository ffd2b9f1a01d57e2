"""The rule table in its versions, and the signals of past lines with how they ended, on both databases."""

from typing import Any

import pytest

from docflow.errors import Stale
from docflow.rules.shipped_rules import SHIPPED
from docflow.schema.documents import NewDocument
from docflow.schema.matching import RuleTable
from docflow.schema.payments import Allocation
from docflow.schema.receivables import Application, Certainty, LineMatch, PayerMatch
from docflow.schema.states import DocumentState
from docflow.store import Store, Tx

EMPTY = RuleTable(rows=())


def test_every_version_is_kept_and_the_highest_counts(store: Store) -> None:
    with store.begin() as tx:
        assert tx.rule_tables.current() is None
        tx.rule_tables.add(SHIPPED, 1, "anna", "as shipped")
        kept = tx.rule_tables.add(EMPTY, 2, "berta", "nothing passes")
    assert (kept.version, kept.actor, kept.why) == (2, "berta", "nothing passes")
    with store.read() as tx:
        assert tx.rule_tables.current() == kept
        assert [one.table for one in tx.rule_tables.all()] == [EMPTY, SHIPPED]


def test_of_two_who_change_the_same_version_one_is_told(store: Store) -> None:
    with store.begin() as tx:
        tx.rule_tables.add(SHIPPED, 1, "anna", "first")
    with pytest.raises(Stale, match="changed the rules meanwhile"), store.begin() as tx:
        tx.rule_tables.add(EMPTY, 1, "berta", "second")


def document(tx: Tx) -> str:
    return tx.documents.add(NewDocument(name="advice.pdf", sha256="0" * 64, size=1))[0]


def application(*lines: LineMatch, **values: Any) -> Application:
    payer = PayerMatch(customer="C-1", certainty=Certainty.CERTAIN)
    return Application.model_validate({"payer": payer, "currency": "EUR", "lines": lines} | values)


def line(n: int, candidate: str | None = "inv:1", paid: str = "5.00") -> LineMatch:
    return LineMatch(line=n, candidate=candidate, number_signal="fuzzy", amount_signal="exact", paid=paid)  # type: ignore[arg-type]


def pay(tx: Tx, document_id: str, open_item: str, paid: str = "5.00") -> None:
    part = Allocation(line=0, open_item=open_item, paid=paid)  # type: ignore[arg-type]
    tx.payments.add(
        document_id, 1, customer="C-1", currency="EUR", amount=part.paid, unapplied=part.paid * 0, allocations=[part]
    )


def test_how_lines_ended_is_told_by_what_was_booked(store: Store) -> None:
    with store.begin() as tx:
        waiting, same, other, less, copy = (document(tx) for _ in range(5))
        for one in (waiting, same, other, less, copy):
            tx.line_signals.note(one, application(line(0), line(1, None)))
        pay(tx, same, "inv:1")
        pay(tx, other, "inv:2")
        pay(tx, less, "inv:1", "4.00")
        states = DocumentState
        for state in (states.READING, states.EXTRACTED, states.NEEDS_REVIEW, states.DUPLICATE):
            tx.documents.move(copy, tx.documents.get(copy).version, state)
    with store.read() as tx:
        found = tx.line_signals.counts()
    assert {one.ended: one.lines for one in found} == {"open": 1, "as_proposed": 1, "otherwise": 3}
    assert {(one.payer, one.number, one.amount) for one in found} == {("certain", "fuzzy", "exact")}


def test_receipts_of_one_statement_end_each_for_itself(store: Store) -> None:
    with store.begin() as tx:
        statement = document(tx)
        for receipt in ("rcp_1", "rcp_2"):
            tx.line_signals.note(statement, application(line(0)), receipt)
        part = Allocation(line=0, open_item="inv:1", paid="5.00")  # type: ignore[arg-type]
        money = {"customer": "C-1", "currency": "EUR", "amount": part.paid, "unapplied": part.paid * 0}
        tx.payments.add(statement, 1, allocations=[part], receipt_id="rcp_2", **money)  # type: ignore[arg-type]
    with store.read() as tx:
        found = tx.line_signals.counts()
        assert {one.ended: one.lines for one in found} == {"open": 1, "as_proposed": 1}
        assert tx.line_signals.counts(since=tx.now()) == []


def test_the_first_look_is_kept(store: Store) -> None:
    with store.begin() as tx:
        one = document(tx)
        tx.line_signals.note(one, application(line(0)))
        tx.line_signals.note(one, application(line(0, "inv:9"), line(1)))
        assert sum(found.lines for found in tx.line_signals.counts()) == 2
        pay(tx, one, "inv:1")
        assert all(found.ended == "as_proposed" for found in tx.line_signals.counts())
