"""A random life of money and advices: they come in any order and again, the machine looks whenever it likes, people
apply, take back and part. What a person decided stands until a person decides otherwise, and every cent is somewhere.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from docflow import decisions
from docflow.decisions import Taken, materially_equal
from docflow.decisions.booking import booked_of, stands
from docflow.errors import DocflowError
from docflow.schema.documents import Document
from docflow.schema.receipts import OPEN_RECEIPTS, Receipt
from docflow.schema.receivables import Application
from docflow.schema.records import Kind
from docflow.schema.states import BOOKED, PostingState
from docflow.store import Store, Tx
from tests.decisions.bank import WAITING, acme, book_all, bring, statement, work_off
from tests.decisions.house import open_up, read, settle
from tests.decisions.test_machine import MEMORY, START, template
from tests.rules.worlds import item, line

ITEMS = [item("INV-1", "100.00"), item("INV-2", "50.00"), item("CM-3", "-30.00"), item("INV-4", "20000.00")]
ANSWERED = None
"""That of the last step once more: an advice finds its money, and money its advice."""
PAYMENTS = st.sampled_from([
    ANSWERED, ANSWERED, ANSWERED,
    ("INV-1", "100.00", "EFT-00001"), ("INV-1", "70.00", "EFT-00001"), ("INV-2", "50.00", "EFT-00002"),
    ("INV-2", "55.00", "EFT-00002"), ("INV-4", "20000.00", "EFT-00004"), ("INV-9", "100.00", "EFT-00001"),
])  # fmt: skip
"""What an advice says and what money says of itself: few, so that they meet."""
SHARES = st.sampled_from([Decimal(1), Decimal(1), Decimal("0.5"), Decimal(2)])
"""How much of what is left of an item a person lets it take: all, a part, or more than there is."""
PEOPLE = st.sampled_from(["anna", "carl", "boss"])
ANY = st.integers(0, 50)
TAKEN = st.lists(st.tuples(st.sampled_from([one.ref for one in ITEMS]), SHARES), min_size=1, max_size=2)
ZERO = Decimal(0)


class Bank(RuleBasedStateMachine):
    """One store; each step is one transaction that may be refused."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)
        file = Path(self.folder.name) / "docflow.db"
        shutil.copy(template(), file)
        self.now, self.count = START, 0
        self.store = Store(f"sqlite:///{file}", lambda: self.now)
        self.last = ("INV-1", "100.00", "EFT-00001")
        self.told: list[tuple[str, str, str, str]] = []
        self.applied: dict[str, Decimal] = {}
        """Receipts about which a person was the last to decide -> how much of it they let stand in payments."""
        self.parted: set[tuple[str, str]] = set()
        self.approved: dict[str, Application] = {}
        """What a person approved of an advice, and nobody has taken back."""

    @initialize()
    def open(self) -> None:
        open_up(self.store, *ITEMS)

    # --- what comes, and the machine ----------------------------------------------------------------------------------

    @rule(payment=PAYMENTS)
    def advise(self, payment: tuple[str, str, str] | None) -> None:
        number, paid, reference = self.last = payment or self.last
        self.count += 1
        settle(self.store, read(line(number, paid), payment_reference=reference or None), WAITING, f"{self.count}.pdf")
        work_off(self.store)

    @rule(payment=PAYMENTS, silent=st.booleans())
    def pay(self, payment: tuple[str, str, str] | None, silent: bool) -> None:
        """`silent`: the bank's text names nothing."""
        number, amount, reference = self.last = payment or self.last
        self.count += 1
        self.told.append((str(self.count), amount, reference, "" if silent else number))
        self.bring(self.told[-1])

    @precondition(lambda self: self.told)
    @rule(n=ANY)
    def tell_again(self, n: int) -> None:
        """A replay gives nothing new."""
        before = self.receipts()
        self.bring(self.told[n % len(self.told)])
        assert [one.id for one in self.receipts()] == [one.id for one in before]

    def bring(self, told: tuple[str, str, str, str]) -> None:
        number, amount, reference, text = told
        entry = acme(amount, reference, text=text or None, bank_reference=f"R{number}")
        bring(self.store, statement(entry, sequence=number), f"{number}.sta")
        work_off(self.store)

    @rule()
    def time_goes_by(self) -> None:
        """What has waited too long for its other side is looked at alone."""
        self.now += dt.timedelta(days=4)
        self.machine()

    def machine(self) -> None:
        """It may look at everything at any time; after each decision of a person it does."""
        for one in self.receipts():
            with self.store.begin() as tx:
                decisions.settle_receipt(tx, one.id, WAITING, self.now.date())
        for document in self.advices():
            with self.store.begin() as tx:
                decisions.settle_automatically(tx, document, WAITING, self.now.date())
                decisions.refresh(tx, document.id, WAITING)

    @rule()
    def deliver(self) -> None:
        with self.store.begin() as tx:
            book_all(tx)

    # --- people -------------------------------------------------------------------------------------------------------

    @precondition(lambda self: self.told)
    @rule(n=ANY, who=PEOPLE, taken=TAKEN)
    def apply(self, n: int, who: str, taken: list[tuple[str, Decimal]]) -> None:
        one, left = self.pick(n, lambda _, one: one.status in OPEN_RECEIPTS), self.left()
        lines = [Taken(open_item=ref, amount=(left[ref] * share).quantize(Decimal("0.01"))) for ref, share in taken]
        self.decide(one, lambda tx: decisions.apply(
            tx, one.id, one.version, who, WAITING, lines, customer="C-1001", on_account=True
        ))  # fmt: skip

    @precondition(lambda self: self.told)
    @rule(n=ANY, who=PEOPLE)
    def unapply(self, n: int, who: str) -> None:
        one = self.pick(n, lambda tx, one: stands(tx.payments.of_receipt(one.id)))
        self.decide(one, lambda tx: decisions.unapply(tx, one.id, one.version, who, WAITING, "not theirs"))

    @precondition(lambda self: self.told)
    @rule(n=ANY, who=PEOPLE)
    def part(self, n: int, who: str) -> None:
        one = self.pick(n)
        for pairing in self.pairings(one):
            if self.person(lambda tx, of=pairing: decisions.part(tx, one.id, one.version, who, of)):  # type: ignore[misc]
                self.parted.add((one.id, pairing))
                return

    @rule(n=ANY, who=PEOPLE)
    def approve(self, n: int, who: str) -> None:
        if found := self.advices():
            one = found[n % len(found)]
            done = self.person(
                lambda tx: decisions.approve(tx, one.id, one.version, who, one.content_hash, WAITING, on_account=True)
            )
            if done and one.application:
                self.approved[one.id] = one.application

    @rule(n=ANY, who=PEOPLE)
    def undo(self, n: int, who: str) -> None:
        if found := self.advices():
            one = found[n % len(found)]
            if self.person(lambda tx: decisions.undo(tx, one.id, one.version, who, WAITING)):
                self.approved.pop(one.id, None)

    def decide(self, one: Receipt, act: Callable[[Tx], Receipt]) -> None:
        if self.person(act):
            with self.store.read() as tx:
                self.applied[one.id] = booked_of(tx, tx.receipts.get(one.id))
            self.machine()

    def person(self, act: Callable[[Tx], object]) -> bool:
        """What a person does either happens as a whole or not at all."""
        try:
            with self.store.begin() as tx:
                act(tx)
        except DocflowError:
            return False
        return True

    # --- what must hold -----------------------------------------------------------------------------------------------

    @invariant()
    def what_a_person_decided_of_money_stands(self) -> None:
        with self.store.read() as tx:
            for receipt_id, amount in self.applied.items():
                assert booked_of(tx, tx.receipts.get(receipt_id)) == amount, "the machine applied it, or took it back"
            for receipt_id, document_id in self.parted:
                assert document_id not in {one.document_id for one in tx.pairings.of_receipt(receipt_id)}, (
                    "paired again"
                )

    @invariant()
    def what_a_person_approved_is_what_is_booked(self) -> None:
        for one in self.advices():
            before = self.approved.get(one.id)
            if before and one.state in BOOKED:
                assert one.application is not None and materially_equal(one.application, before)

    @invariant()
    def every_cent_is_somewhere(self) -> None:
        taken, left = dict.fromkeys((one.ref for one in ITEMS), ZERO), self.left()
        with self.store.read() as tx:
            assert tx.broken() == []
            receipts = tx.receipts.list(limit=500)
            paid = {p.id: p for one in receipts for p in tx.payments.of_receipt(one.id)}
            papers = tx.documents.list(limit=500)
            paid |= {p.id: p for one in papers for p in tx.payments.of_document(one.id)}
            rows = [row for row in tx.postings.list(limit=500) if row.state is not PostingState.CANCELLED]
            assert all(ZERO <= booked_of(tx, one) <= one.amount for one in receipts)
        for payment in paid.values():
            given = sum((one.paid for one in payment.allocations), payment.unapplied)
            assert given == payment.amount
            if payment.reversed_at is None:
                for one in payment.allocations:
                    taken[one.open_item or ""] = taken.get(one.open_item or "", ZERO) + one.applied
        for row in rows:  # what is taken back is open again once the ledger has the reversal
            if row.posting.kind == "reversal" and row.state is not PostingState.VERIFIED:
                for entry in row.posting.lines:
                    if entry.role == "receivable" and entry.open_item:
                        taken[entry.open_item] += (entry.debit or ZERO) - (entry.credit or ZERO)
        lines = [one for row in rows for one in row.posting.lines if one.role == "bank"]
        bank = sum(((one.debit or ZERO) - (one.credit or ZERO) for one in lines), ZERO)
        assert bank == sum((p.amount for p in paid.values() if p.reversed_at is None), ZERO)
        for one in ITEMS:
            assert left[one.ref] == one.remaining - taken[one.ref]
            assert left[one.ref] * one.remaining >= 0, "over-applied"

    # --- looking ------------------------------------------------------------------------------------------------------

    def receipts(self) -> list[Receipt]:
        with self.store.read() as tx:
            return tx.receipts.list(limit=500)

    def pick(self, n: int, rather: Callable[[Tx, Receipt], bool] = lambda _tx, _one: True) -> Receipt:
        """Any of them; rather one of this kind, where there is one."""
        found = self.receipts()
        with self.store.read() as tx:
            found = [one for one in found if rather(tx, one)] or found
        return found[n % len(found)]

    def left(self) -> dict[str, Decimal]:
        with self.store.read() as tx:
            return {ref: one.remaining for ref, one in tx.open_items.named(one.ref for one in ITEMS).items()}

    def advices(self) -> list[Document]:
        with self.store.read() as tx:
            return [one for one in tx.documents.list(full=True, limit=500) if one.kind is Kind.REMITTANCE]

    def pairings(self, one: Receipt) -> list[str]:
        with self.store.read() as tx:
            return [pairing.document_id for pairing in tx.pairings.of_receipt(one.id)]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


Bank.TestCase.settings = settings(
    max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
TestBank = pytest.mark.slow(Bank.TestCase)
