"""A random life of a small company: whatever people, machine and ledger do, in any order, the books stay right."""

import atexit
import datetime as dt
import shutil
import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from docflow import decisions
from docflow.decisions.people import MACHINE
from docflow.errors import DocflowError
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, arrive, open_up, read
from tests.rules.worlds import PAID_ON, item, line

ITEMS = [
    item("INV-1", "100.00", discount="2.00", discount_until=PAID_ON),
    item("INV-2", "50.00"),
    item("CM-3", "-30.00"),
    item("INV-4", "20000.00"),
]
NUMBERS = st.sampled_from([one.number for one in ITEMS] + ["INV-9"])
PAID = st.sampled_from(["100.00", "98.00", "50.00", "25.00", "-30.00", "20000.00", "130.00"])
PEOPLE = st.sampled_from(["anna", "carl", "boss", "root", "guest"])
CHOICES = st.sampled_from([None, "auto", "on_account", *(one.ref for one in ITEMS)])
START = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)

MEMORY = Path("/dev/shm")
"""A folder in memory, where there is one: syncing to disk is not what is tested here."""


@cache
def template() -> Path:
    """A database with its tables, made once."""
    folder = Path(tempfile.mkdtemp(prefix="docflow-test-"))
    atexit.register(shutil.rmtree, folder)
    store = Store(f"sqlite:///{folder / 'template.db'}", lambda: START)
    store.upgrade()
    store.close()
    return folder / "template.db"


class Company(RuleBasedStateMachine):
    """One store; each step is one transaction that may be refused."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        file = Path(self.folder.name) / "docflow.db"
        shutil.copy(template(), file)
        self.store = Store(f"sqlite:///{file}", lambda: START)
        self.by_people: dict[str, Document] = {}
        self.count = 0

    @initialize()
    def open(self) -> None:
        open_up(self.store, *ITEMS)

    def documents(self) -> list[Document]:
        with self.store.read() as tx:
            return tx.documents.list(full=True, limit=500)

    def pick(self, n: int) -> Document:
        found = self.documents()
        return found[n % len(found)]

    @rule(
        lines=st.lists(st.tuples(NUMBERS, PAID), min_size=1, max_size=3),
        extra=st.sampled_from(["0", "0", "7.00"]),
        reference=st.sampled_from(["A", "B", "C"]),
    )
    def receive(self, lines: list[tuple[str, str]], extra: str, reference: str) -> None:
        printed = [line(number, paid) for number, paid in lines]
        total = sum((Decimal(paid) for _, paid in lines), Decimal(extra))
        self.count += 1
        with self.store.begin() as tx:
            found = arrive(tx, read(*printed, amount=total, payment_reference=reference), f"{self.count}.pdf")
            decisions.settle_automatically(tx, found, POLICY, TODAY)

    @precondition(lambda self: self.count)
    @rule(n=st.integers(0, 50))
    def machine(self, n: int) -> None:
        """The machine may be asked at any time."""
        document = self.pick(n)
        with self.store.begin() as tx:
            decisions.settle_automatically(tx, document, POLICY, TODAY)
            decisions.refresh(tx, document.id, POLICY)

    @precondition(lambda self: self.count)
    @rule(n=st.integers(0, 50), who=PEOPLE, on_account=st.booleans())
    def approve(self, n: int, who: str, on_account: bool) -> None:
        one = self.pick(n)
        self.person(
            lambda tx: decisions.approve(tx, one.id, one.version, who, one.content_hash, POLICY, on_account=on_account)
        )

    @precondition(lambda self: self.count)
    @rule(
        n=st.integers(0, 50),
        who=PEOPLE,
        changes=st.fixed_dictionaries(
            {}, optional={"amount": PAID, "lines.0.open_item": CHOICES, "lines.0.paid_amount": PAID}
        ),
    )
    def correct(self, n: int, who: str, changes: dict[str, str | None]) -> None:
        one = self.pick(n)
        self.person(lambda tx: decisions.correct(tx, one.id, one.version, changes, who, POLICY))

    @precondition(lambda self: self.count)
    @rule(n=st.integers(0, 50), who=PEOPLE)
    def undo(self, n: int, who: str) -> None:
        one = self.pick(n)
        self.person(lambda tx: decisions.undo(tx, one.id, one.version, who, POLICY))

    @precondition(lambda self: self.count)
    @rule(n=st.integers(0, 50), who=PEOPLE, what=st.sampled_from(["park", "take", "not_remittance", "reject"]))
    def set_aside(self, n: int, who: str, what: str) -> None:
        one = self.pick(n)
        why = () if what == "take" else ("because",)
        self.person(lambda tx: getattr(decisions, what)(tx, one.id, one.version, who, *why))

    @rule(n=st.integers(0, 50))
    def deliver(self, n: int) -> None:
        """A ledger takes a posting: from now on it cannot be undone."""
        with self.store.begin() as tx:
            due = tx.postings.due()
            if due:
                row = due[n % len(due)]
                claimed = tx.postings.claim(row.posting_id, row.ledger, "w", dt.timedelta(minutes=1))
                if claimed:
                    tx.postings.move(claimed, PostingState.VERIFIED)

    def person(self, act) -> None:  # type: ignore[no-untyped-def]
        """What a person does either happens as a whole or not at all."""
        try:
            with self.store.begin() as tx:
                after = act(tx)
        except DocflowError:
            return
        self.by_people[after.id] = after

    @invariant()
    def people_have_the_last_word(self) -> None:
        for document in self.documents():
            decided = self.by_people.get(document.id)
            if decided is None:
                continue
            assert document.extraction == decided.extraction
            same = document.state is decided.state
            lapsed = decided.state is DocumentState.SECOND_APPROVAL and document.state is DocumentState.NEEDS_REVIEW
            assert same or lapsed, f"{decided.state} by a person became {document.state}"

    @invariant()
    def books_are_right(self) -> None:
        with self.store.read() as tx:
            taken = {one.ref: Decimal(0) for one in ITEMS}
            for document in tx.documents.list(full=True, limit=500):
                live = [p for p in tx.payments.of_document(document.id) if p.reversed_at is None]
                rows = [r for r in tx.postings.of_document(document.id) if r.state is not PostingState.CANCELLED]
                approved = document.state is DocumentState.APPROVED
                assert len(live) == approved
                assert len(rows) == (len(POLICY.ledgers) if approved else 0)
                assert len({row.posting_id for row in rows}) <= 1
                for payment in live:
                    assert sum((a.paid for a in payment.allocations), payment.unapplied) == payment.amount
                    for allocation in payment.allocations:
                        if allocation.open_item:
                            taken[allocation.open_item] += allocation.applied
                if approved:
                    self.approved_by_enough(tx.decisions.of(document.id), document)
            for one in ITEMS:
                now = tx.open_items.get(one.ref)
                assert now is not None
                assert now.remaining == one.remaining - taken[one.ref]
                assert now.remaining * one.remaining >= 0, "over-applied"

    def approved_by_enough(self, made, document: Document) -> None:  # type: ignore[no-untyped-def]
        """The machine alone, or people: two of them above the limit, of whom the last typed nothing."""
        approvals = [one.actor for one in made if one.action == "approve" and one.content_hash == document.content_hash]
        assert approvals
        assert "guest" not in approvals
        typed = {one.actor for one in made if one.action == "correct"}
        if MACHINE in approvals:
            assert not typed
            return
        assert document.application is not None
        gross = max(document.application.amount, sum((abs(m.applied) for m in document.application.lines), Decimal(0)))
        if gross > 10000:
            assert len(typed | set(approvals)) >= 2
            assert set(approvals) - typed

    def teardown(self) -> None:
        with self.store.read() as tx:
            assert tx.audit.verify() == []
        self.store.close()
        self.folder.cleanup()


Company.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestCompany = Company.TestCase
