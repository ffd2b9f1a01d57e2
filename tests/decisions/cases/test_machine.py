"""A random life of disputes: whatever people, mails, payments and the ledger do, in any order, nothing is lost.

current = original - credited - paid - written_off; the history adds up to it; what is closed changes only by reopening;
what is settled was approved by two above the limit; open items and the ledger's entries agree.
"""

import atexit
import datetime as dt
import itertools
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from docflow import decisions
from docflow.decisions import cases, delivery, outbox
from docflow.decisions.cases import Amendment, Take
from docflow.errors import DocflowError
from docflow.rules.cases.filing import Said
from docflow.schema.disputes import DISPUTE_MOVES, DisputeCase, DisputeState, Outcome, Part, Validity
from docflow.schema.states import PostingState
from docflow.store import Store, Tx
from tests.decisions.cases.desk import Desk, a_house, held
from tests.decisions.house import POLICY, open_up, read, settle
from tests.decisions.test_machine import MEMORY, template
from tests.rules.worlds import item, line
from tests.servers.stores import Clock, fresh_store

S = DisputeState
PEOPLE = st.sampled_from(["anna", "anna", "carl", "boss", "root", "guest"])
N = st.integers(0, 50)
AMOUNTS = st.sampled_from(["5.00", "20.00", "120.00", "600.00", "1000.00"])
ENDED = frozenset({S.RESOLVED, S.CLOSED})
OPENED = Decimal("1000.00")


@cache
def one_store() -> Store:
    """One for all examples, of which each is a tenant of its own."""
    folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
    atexit.register(folder.cleanup)
    return fresh_store(template(), Path(folder.name))


class Disputes(RuleBasedStateMachine):
    """One house; each step is one transaction that may be refused."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.store = a_house(one_store(), self.clock)
        self.desk = Desk(self.store, self.clock)
        self.last: dict[str, DisputeCase] = {}
        self.count = 0

    @initialize()
    def begin(self) -> None:
        open_up(self.store, item(), item("INV-2", "500.00"))

    def pick(self, n: int) -> DisputeCase:
        with self.store.read() as tx:
            found = tx.disputes.list(limit=500)
        return found[n % len(found)]

    def tried(self, act: Any) -> None:
        """What is refused changes nothing; the invariants look."""
        try:
            with self.store.begin() as tx:
                act(tx)
        except DocflowError:
            return

    @property
    def any(self) -> bool:
        return bool(self.last)

    @rule(amount=AMOUNTS, number=st.sampled_from(["DM-44711", "DM-44712", "DM-44713", "DM-44714"]))
    def a_claim(self, amount: str, number: str | None) -> None:
        self.count += 1
        self.desk.claimed(number, f"claim-{self.count}.pdf", amount=amount)

    @rule(taken=st.sampled_from(["0.00", "5.00", "20.00"]), who=PEOPLE)
    def a_payment(self, taken: str, who: str) -> None:
        self.count += 1
        more = {"deduction_amount": taken, "deduction_reason": "pricing"} if taken != "0.00" else {}
        told = read(line(paid=str(OPENED - Decimal(taken)), **more), payment_reference=f"R{self.count}")
        found = settle(self.store, told, name=f"{self.count}.pdf")
        seen = (found.id, found.version, who, found.content_hash)
        self.tried(lambda tx: decisions.approve(tx, *seen, POLICY, on_account=True))

    @rule(n=N, who=PEOPLE)
    def undo(self, n: int, who: str) -> None:
        with self.store.read() as tx:
            papers = tx.documents.list(limit=500)
        if papers:
            one = papers[n % len(papers)]
            self.tried(lambda tx: decisions.undo(tx, one.id, one.version, who, POLICY))

    @rule(own=st.sampled_from(["DM-44711", "DM-44712 DM-44711", "INV-1001"]))
    def a_paper(self, own: str) -> None:
        self.count += 1
        self.desk.comes_in(Said(own=own, lines=("DELIVERY NOTE",)), f"scan-{self.count}.pdf")

    @rule(hours=st.sampled_from([1, 50, 400]))
    def time_passes(self, hours: int) -> None:
        self.clock.advance(hours=hours)
        with self.store.begin() as tx:
            cases.escalate(tx, POLICY, tx.now())

    @precondition(lambda self: self.any)
    @rule(n=N, who=PEOPLE, data=st.data())
    def a_person(self, n: int, who: str, data: st.DataObject) -> None:
        case = self.pick(n)
        of = (case.id, case.version, who)
        amount = Decimal(data.draw(AMOUNTS))
        acts: dict[str, Any] = {
            "move": lambda tx: cases.move_to(tx, *of, POLICY, to=data.draw(st.sampled_from(list(S)))),
            "judge": lambda tx: cases.judge(
                tx, *of, POLICY, validity=data.draw(st.sampled_from(list(Validity))), reason="x"
            ),
            "hold": lambda tx: cases.hold(tx, *of, POLICY, reason="x"),
            "ask": lambda tx: cases.await_customer(tx, *of, POLICY, reason="x"),
            "go on": lambda tx: cases.go_on(tx, *of, POLICY),
            "amend": lambda tx: cases.amend(tx, *of, POLICY, Amendment(amount=amount)),
            "void": lambda tx: cases.void(tx, *of, reason="x"),
            "reopen": lambda tx: cases.reopen(tx, *of, POLICY, reason="x"),
            "refuse": lambda tx: cases.refuse(tx, *of, POLICY, reason="x"),
            "close": lambda tx: cases.close(tx, *of),
            "message": lambda tx: cases.message(tx, *of, text="x"),
            "assign": lambda tx: cases.assign(tx, *of, POLICY, owner="carl"),
        }
        self.tried(acts[data.draw(st.sampled_from(sorted(acts)))])

    @precondition(lambda self: len(self.last) > 1)
    @rule(n=N, other=N)
    def merge(self, n: int, other: int) -> None:
        one, two = self.pick(n), self.pick(other)
        of = (one.id, one.version, "carl")
        self.tried(lambda tx: cases.merge(tx, *of, POLICY, other_id=two.id, other_version=two.version))

    @precondition(lambda self: self.any)
    @rule(n=N, amount=st.sampled_from([None, "3.00"]))
    def split(self, n: int, amount: str | None) -> None:
        one = self.pick(n)
        takes = [Take(claim=claim.id, amount=Decimal(amount) if amount else None) for claim in one.claims[:1]]
        self.tried(lambda tx: cases.split(tx, one.id, one.version, "carl", POLICY, takes=takes))

    @precondition(lambda self: self.any)
    @rule(n=N, who=PEOPLE, outcome=st.sampled_from(list(Outcome)), rest=st.sampled_from(list(Outcome)))
    def to_its_end(self, n: int, who: str, outcome: Outcome, rest: Outcome) -> None:
        """Through review and judgement to a proposal, in one or two parts."""
        case = self.pick(n)
        first = min(case.current, Decimal("5.00"))
        parts = [Part(outcome=outcome, amount=first), Part(outcome=rest, amount=case.current - first)]
        parts = [part for part in parts if part.amount] if outcome is not rest else [
            Part(outcome=outcome, amount=case.current)
        ]  # fmt: skip

        def act(tx: Tx) -> None:
            seen = case
            if seen.state is not S.UNDER_REVIEW and seen.state is not S.VALIDATED:
                seen = cases.move_to(tx, seen.id, seen.version, who, POLICY, to=S.UNDER_REVIEW)
            seen = cases.judge(tx, seen.id, seen.version, who, POLICY, validity=Validity.PARTIAL, reason="x")
            cases.propose(tx, seen.id, seen.version, who, POLICY, parts=parts)

        self.tried(act)

    @precondition(lambda self: self.any)
    @rule(n=N, who=PEOPLE)
    def approve(self, n: int, who: str) -> None:
        case = self.pick(n)
        of = (case.id, case.version, who)
        self.tried(lambda tx: cases.approve(tx, *of, POLICY, content_hash=case.content_hash))

    @rule(n=N, refused=st.booleans())
    def the_ledger(self, n: int, refused: bool) -> None:
        """A ledger books, or refuses, what is due."""
        with self.store.begin() as tx:
            if not (due := tx.postings.due()):
                return
            row = held(tx, due[n % len(due)])
            if refused:
                delivery.refused(tx, row, "no such account", POLICY)
            else:
                tx.postings.move(row, PostingState.VERIFIED)
                delivery.booked(tx, row.posting_id)

    @invariant()
    def every_case_adds_up(self) -> None:
        with self.store.read() as tx:
            found = tx.disputes.list(limit=500)
            for case in found:
                history = tx.disputes.history(case.id)
                assert sum((entry.change for entry in history), Decimal(0)) == case.current == history[-1].current
                assert [entry.seq for entry in history] == list(range(1, case.version + 1))
                assert case.original == sum((claim.amount for claim in case.claims), Decimal(0))
                amounts = (case.original, case.credited, case.paid, case.written_off, case.current)
                assert min(amounts) >= 0
                assert (case.state in ENDED) <= (case.current == 0)
                self.moved_legally(case, [entry.state for entry in history])
                self.approved_by_two(case)
            self.last = {case.id: case for case in found}

    def moved_legally(self, case: DisputeCase, states: list[DisputeState]) -> None:
        for before, after in itertools.pairwise(states):
            assert before is after or after in DISPUTE_MOVES[before]
        old = self.last.get(case.id)
        if old is not None and old.state is S.CLOSED and case.version > old.version:
            later = states[old.version :]
            assert later[0] is S.REOPENED

    def approved_by_two(self, case: DisputeCase) -> None:
        done = case.resolution if case.state in ENDED else None
        if done and any(part.outcome is Outcome.WRITTEN_OFF and part.amount > 500 for part in done.parts):
            assert done.approved_by in ("boss", "root")
            assert done.approved_by != done.proposed_by

    @invariant()
    def a_claim_stands_in_one_case(self) -> None:
        standing = [claim.id for case in self.last.values() if case.state is not S.VOIDED for claim in case.claims]
        assert len(standing) == len(set(standing))

    @invariant()
    def the_clock_and_its_deadline_agree(self) -> None:
        for case in self.last.values():
            if case.clock.paused_at is not None or case.state in (S.CLOSED, S.VOIDED):
                assert case.deadline is None
            assert (case.state is S.ON_HOLD) == (case.held_from is not None)
            assert case.clock.paused >= dt.timedelta(0)

    @invariant()
    def the_items_lose_what_live_postings_take(self) -> None:
        """Whatever was booked, reversed, undone: an item has left what no live posting took, nor gave back."""
        with self.store.read() as tx:
            there = tx.open_items.get("inv:INV-1001")
            assert there is not None and 0 <= there.remaining <= OPENED
            taken, known = Decimal(0), set[str]()
            for row in tx.postings.list(limit=500):
                rows = tx.postings.of(row.posting_id)
                counts = outbox.all_have(rows) if row.posting.kind == "reversal" else bool(outbox.live(rows))
                if row.posting_id not in known and counts:
                    known.add(row.posting_id)
                    lines = [
                        one for one in row.posting.lines if one.open_item == there.ref and one.role == "receivable"
                    ]
                    taken += sum(((one.credit or 0) - (one.debit or 0) for one in lines), Decimal(0))
            assert there.remaining == OPENED - taken

    @invariant()
    def no_papers_are_lost(self) -> None:
        with self.store.read() as tx:
            assert [one for one in tx.broken() if "dispute" in one.lower()] == []


@pytest.mark.parametrize("examples", [3, pytest.param(200, marks=pytest.mark.soak)])
def test_any_order_of_events(examples: int) -> None:
    health = [HealthCheck.too_slow, HealthCheck.data_too_large]
    limits = settings(max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=health)
    run_state_machine_as_test(Disputes, settings=limits)
