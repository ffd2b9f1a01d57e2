"""Money and advices, from the bank's statement to a real Tryton, each read back with the right residuals and accounts.

Everything but the reading of papers is as in a running house: the open items come from Tryton, the advice waits for its
money, the posting goes through the outbox, and what is asserted is what Tryton itself says.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from docflow import decisions
from docflow.files import LocalFiles
from docflow.ledgers._tryton_rest import Rest
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.tryton import Tryton
from docflow.rules.policy import Accounts, Policy
from docflow.schema.documents import Document
from docflow.schema.reasons import Reason
from docflow.schema.receipts import Receipt, ReceiptState
from docflow.schema.receivables import OpenItem
from docflow.schema.records import BankEntry, Party, RemittanceLine
from docflow.schema.states import DocumentState, PostingState, Role, Step
from docflow.store import Store
from tests.decisions.bank import pay
from tests.decisions.house import settle
from tests.ledgers.books import invoice
from tests.rules.worlds import extraction, line, remittance
from tests.servers.tryton import DATABASE, TrytonServer, running_tryton
from workers import steps
from workers.attach import attach
from workers.post import deliver
from workers.sync import mirror
from workers.workshop import Workshop

pytestmark = [pytest.mark.slow, pytest.mark.servers]

DAY = dt.date(2026, 5, 4)
NAME = "Acme Ltd"
NUMBERS = ("SHORT", "TERMS", "CREDIT", "SETOFF", "OVER", "OVER2", "BACK", "REST", "WIRE", "CLAIM", "UNDO")
INVOICES = [
    invoice("NEXT-1001", "100.00"),
    *(invoice(f"{name}-1001", "1000.00") for name in NUMBERS),
    invoice("MEMO-1001", "-50.00"),
    invoice("MEMO-1002", "-1000.00"),
    invoice("MEMO-1003", "-50.00"),
    invoice("CHILD-1001", "400.00", customer="C-1002"),
]
POLICY = Policy(
    company="main",
    one_wrong_in=100,
    ledgers=("tryton",),
    accounts=Accounts(
        bank="1.1.1", unearned_discount="6.9.1", deduction="6.9.2", write_off="6.9.3", charges="6.9.3", refund="6.9.2"
    ),
)
EXPENSES = {"discount": "6.9.1", "deduction": "6.9.2", "small": "6.9.3"}


@dataclass
class House:
    """docflow's books, and Tryton's."""

    store: Store
    ledger: Tryton
    rest: Rest
    server: TrytonServer
    files: LocalFiles
    count: int = 0

    def advise(self, *lines: RemittanceLine, **more: object) -> Document:
        """An advice comes."""
        self.count += 1
        values = {"payer": Party(name=NAME), "currency": "USD", "payment_reference": f"EFT-{self.count:05}", **more}
        read = extraction(remittance(*lines, payment_date=DAY, **values))
        paper = self.files.put(f"advice {self.count}".encode())
        return settle(self.store, read, POLICY, f"{self.count}.pdf", sha256=paper)

    def receive(self, amount: str, reference: str | None = None, policy: Policy = POLICY, **more: object) -> Receipt:
        """Money comes, and what follows from it is booked."""
        self.count += 1
        entry = BankEntry.model_validate({
            "amount": amount, "currency": "USD", "booking_date": DAY, "counterparty": Party(name=NAME),
            "end_to_end_id": reference, **more,
        })  # fmt: skip
        (found,) = pay(self.store, entry, number=f"{self.count}", policy=policy)
        self.post()
        with self.store.read() as tx:
            return tx.receipts.get(found.id)

    def approve(self, document: Document, **more: bool) -> Document:
        with self.store.begin() as tx:
            now = tx.documents.get(document.id)
            return decisions.approve(tx, now.id, now.version, "anna", now.content_hash, POLICY, **more)

    def post(self) -> None:
        """Everything in the outbox goes to Tryton; reversals after what they reverse."""
        for _ in range(2):
            with self.store.read() as tx:
                due = [row.posting_id for row in tx.postings.due()]
            for posting_id in due:
                deliver(self.store, {"tryton": self.ledger}, posting_id, "test", POLICY)
                with self.store.read() as tx:
                    row = tx.postings.get(posting_id, "tryton")
                assert row.state is PostingState.VERIFIED or row.posting.reverses, row.error

    def attach(self) -> None:
        """The papers of what was booked go to Tryton, each twice, as where the worker dies before it notes it."""
        shop = Workshop(self.store, self.files, None, POLICY, {"tryton": self.ledger}, "test")  # type: ignore[arg-type]
        with self.store.begin() as tx:
            task = tx.tasks.claim_next("test", dt.timedelta(minutes=1), [Step.ATTACH])
            assert task is not None
            tx.tasks.add(Step.ATTACH, task.subject)
        attach(shop, task)
        assert steps.perform(shop, task.id) == []

    def left(self, number: str) -> Decimal:
        """What Tryton says is still to be paid of an invoice."""
        ref = int(self.server.item(number).removeprefix("inv:"))
        (row,) = self.rest.search("account.invoice", [["id", "=", ref]], ["amount_to_pay"])
        amount: Decimal = row["amount_to_pay"]
        return amount

    def mirrored(self) -> list[OpenItem]:
        """What is open, as docflow then knows it from Tryton."""
        mirror(self.store, self.ledger)
        with self.store.read() as tx:
            return tx.open_items.all()

    def balance(self, code: str) -> Decimal:
        """Debit less credit of all that is posted on an account."""
        domain = [["account.code", "=", code], ["move.state", "=", "posted"]]
        rows = self.rest.search("account.move.line", domain, ["debit", "credit"])
        return sum((row["debit"] - row["credit"] for row in rows), Decimal(0))

    def balances(self) -> dict[str, Decimal]:
        accounts = {"bank": "1.1.1", "customers": "1.2.1", **EXPENSES}
        return {name: self.balance(code) for name, code in accounts.items()}


class Moved:
    """What was booked on each account since it was made; nothing where nothing was."""

    def __init__(self, house: House) -> None:
        self._house, self._before = house, house.balances()

    def since(self) -> dict[str, Decimal]:
        now = self._house.balances()
        return {name: now[name] - self._before[name] for name in now if now[name] != self._before[name]}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("cash")
    customers = [{"code": "C-1001", "name": NAME}, {"code": "C-1002", "name": "Delta Child Ltd"}]
    with running_tryton(folder, customers, INVOICES) as server:
        store = Store(f"sqlite:///{folder / 'docflow.db'}", lambda: dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC))
        store.upgrade()
        ledger = open_ledger("tryton", server.settings())
        assert isinstance(ledger, Tryton)
        rest = Rest(server.url, DATABASE, server.key, 30, None)
        rest.company = 1
        with store.begin() as tx:
            tx.users.add("anna", "hash", Role.CLERK)
        mirror(store, ledger)
        yield House(store, ledger, rest, server, LocalFiles(folder / "files"))
        store.close()
        ledger.close()


def test_a_short_pay_closes_the_invoice_and_the_deduction_is_a_dispute(house: House) -> None:
    moved = Moved(house)
    short = {"gross_amount": "1000.00", "deduction_amount": "20.00", "deduction_reason": "pricing"}
    advice = house.advise(line("SHORT-1001", "980.00", **short))
    assert advice.state is DocumentState.AWAITING_RECEIPT
    house.receive("980.00", advice.reference)
    assert house.left("SHORT-1001") == 0
    assert moved.since() == {
        "bank": Decimal("980.00"), "deduction": Decimal("20.00"), "customers": Decimal("-1000.00")
    }  # fmt: skip
    with house.store.read() as tx:
        assert tx.documents.get(advice.id).state is DocumentState.POSTED
        (dispute,) = tx.disputes.of_document(advice.id)
        assert (dispute.original, dispute.reason, dispute.customer) == (Decimal("20.00"), "pricing", "C-1001")
        (row,) = tx.postings.of_document(advice.id)
    house.attach()
    papers, (note,) = house.server.kept(row.posting_id)
    assert papers == [(advice.name, house.files.get(advice.sha256))]
    assert note.splitlines() == [
        f"Dispute {dispute.id} (deduction)", "Reason: pricing", "Amount: 20.00 USD", "Invoices: SHORT-1001",
    ]  # fmt: skip


def test_an_unearned_discount_takes_a_person_and_has_its_own_account(house: House) -> None:
    moved = Moved(house)
    advice = house.advise(line("TERMS-1001", "980.00", gross_amount="1000.00", discount_amount="20.00"))
    assert advice.state is DocumentState.NEEDS_REVIEW
    house.receive("980.00", advice.reference)
    assert moved.since() == {}
    house.approve(advice)
    house.post()
    assert house.left("TERMS-1001") == 0
    assert moved.since() == {"bank": Decimal("980.00"), "discount": Decimal("20.00"), "customers": Decimal("-1000.00")}
    with house.store.read() as tx:
        assert [one.reason for one in tx.disputes.of_document(advice.id)] == ["discount"]


def test_money_on_account_is_the_customers_and_settles_nothing(house: House) -> None:
    moved = Moved(house)
    money = house.receive("333.00")
    with house.store.begin() as tx:
        decisions.apply(tx, money.id, money.version, "anna", POLICY, [], on_account=True)
    house.post()
    assert moved.since() == {"bank": Decimal("333.00"), "customers": Decimal("-333.00")}
    with house.store.read() as tx:
        assert tx.receipts.get(money.id).status is ReceiptState.ON_ACCOUNT


def test_a_credit_memo_is_used(house: House) -> None:
    moved = Moved(house)
    credit = line("MEMO-1001", "-50.00", gross_amount="-50.00", document_type="credit_memo")
    advice = house.advise(line("CREDIT-1001", "1000.00"), credit)
    house.receive("950.00", advice.reference)
    assert (house.left("CREDIT-1001"), house.left("MEMO-1001")) == (0, 0)
    assert moved.since() == {"bank": Decimal("950.00"), "customers": Decimal("-950.00")}


def test_an_invoice_is_set_off_against_a_credit_without_any_money(house: House) -> None:
    moved = Moved(house)
    credit = line("MEMO-1002", "-1000.00", gross_amount="-1000.00", document_type="credit_memo")
    house.approve(house.advise(line("SETOFF-1001", "1000.00"), credit))
    house.post()
    assert (house.left("SETOFF-1001"), house.left("MEMO-1002")) == (0, 0)
    assert moved.since() == {}


def test_an_over_payment_goes_on_account_or_is_to_be_paid_back(house: House) -> None:
    moved = Moved(house)
    for number, rest in (("OVER", {"on_account": True}), ("OVER2", {"refund": True})):
        advice = house.advise(line(f"{number}-1001", "1000.00"), amount="1025.00")
        house.receive("1025.00", advice.reference)
        house.approve(advice, **rest)
        house.post()
        assert house.left(f"{number}-1001") == 0
    assert moved.since() == {
        "bank": Decimal("2050.00"), "customers": Decimal("-2025.00"), "deduction": Decimal("-25.00")
    }  # fmt: skip


def test_what_was_paid_too_much_is_used_by_the_next_payment(house: House) -> None:
    """The over-payment that stays with the customer comes back from Tryton as an open item."""
    (over,) = (one for one in house.mirrored() if one.kind == "on_account" and one.remaining == Decimal("-25.00"))
    moved = Moved(house)
    used = line(over.number, "-25.00", gross_amount="-25.00", document_type="credit_memo")
    advice = house.advise(line("NEXT-1001", "100.00"), used)
    house.receive("75.00", advice.reference)
    assert house.left("NEXT-1001") == 0
    assert moved.since() == {"bank": Decimal("75.00"), "customers": Decimal("-75.00")}
    assert over.ref not in {one.ref for one in house.mirrored()}


def test_a_returned_payment_reopens_the_invoice(house: House) -> None:
    moved = Moved(house)
    advice = house.advise(line("BACK-1001", "1000.00"))
    house.receive("1000.00", advice.reference)
    assert house.left("BACK-1001") == 0
    house.receive("-1000.00", advice.reference, return_reason="R01")
    assert house.left("BACK-1001") == Decimal("1000.00")
    assert moved.since() == {}
    with house.store.read() as tx:
        assert tx.documents.get(advice.id).state is DocumentState.NEEDS_REVIEW
        item = tx.open_items.get(house.server.item("BACK-1001"))
        assert item is not None
        assert item.remaining == Decimal("1000.00")
    house.receive("1000.00", advice.reference)
    house.approve(advice)
    house.post()
    assert house.left("BACK-1001") == 0
    assert moved.since() == {"bank": Decimal("1000.00"), "customers": Decimal("-1000.00")}


def test_a_return_gives_back_credit_discount_and_what_was_paid_too_much(house: House) -> None:
    """A payment of everything at once: Tryton has it, and after the return nothing of it is left."""
    moved, standing = Moved(house), {one.ref: one.remaining for one in house.mirrored()}
    credit = line("MEMO-1003", "-50.00", gross_amount="-50.00", document_type="credit_memo")
    late = line("UNDO-1001", "980.00", gross_amount="1000.00", discount_amount="20.00")
    advice = house.advise(late, credit, amount="955.00")
    house.receive("955.00", advice.reference)
    house.approve(advice, on_account=True)
    house.post()
    assert (house.left("UNDO-1001"), house.left("MEMO-1003")) == (0, 0)
    assert moved.since() == {"bank": Decimal("955.00"), "discount": Decimal("20.00"), "customers": Decimal("-975.00")}
    assert Decimal("-25.00") in {one.remaining for one in house.mirrored() if one.ref not in standing}
    house.receive("-955.00", advice.reference, return_reason="NSF")
    assert (house.left("UNDO-1001"), house.left("MEMO-1003")) == (Decimal("1000.00"), Decimal("-50.00"))
    assert moved.since() == {}
    assert {one.ref: one.remaining for one in house.mirrored()} == standing


def test_a_customer_pays_what_another_one_owes(house: House) -> None:
    """A clerk lets it: the money is on the account of the one who owes it."""
    moved = Moved(house)
    advice = house.advise(line("CHILD-1001", "400.00"))
    assert "CHILD-1001 belongs to customer C-1002" in advice.reason
    with house.store.begin() as tx:
        ref = {"lines.0.open_item": house.server.item("CHILD-1001")}
        decisions.correct(tx, advice.id, advice.version, ref, "anna", POLICY)
    house.receive("400.00", advice.reference)
    house.approve(advice)
    house.post()
    assert house.left("CHILD-1001") == 0
    assert moved.since() == {"bank": Decimal("400.00"), "customers": Decimal("-400.00")}


def test_charges_on_the_way_close_the_invoice_all_the_same(house: House) -> None:
    moved = Moved(house)
    advice = house.advise(line("WIRE-1001", "1000.00"), payment_method="wire")
    house.receive("985.00", advice.reference, charges=[{"amount": "15.00", "currency": "USD"}])
    assert house.left("WIRE-1001") == 0
    assert moved.since() == {"bank": Decimal("985.00"), "small": Decimal("15.00"), "customers": Decimal("-1000.00")}


def test_the_rest_of_a_short_pay_becomes_an_item_of_its_own(house: House) -> None:
    moved = Moved(house)
    residual = POLICY.model_copy(update={"short_pay": "residual"})
    money = house.receive("400.00")
    with house.store.begin() as tx:
        taken = [decisions.Taken(open_item=house.server.item("REST-1001"), amount=Decimal("400.00"))]
        decisions.apply(tx, money.id, money.version, "anna", residual, taken)
    house.post()
    assert house.left("REST-1001") == 0
    assert moved.since() == {"bank": Decimal("400.00"), "customers": Decimal("-400.00")}
    (rest,) = (one for one in house.mirrored() if one.kind == "chargeback")
    assert (rest.number, rest.remaining) == ("REST-1001", Decimal("600.00"))
    house.receive("600.00", house.advise(line("REST-1001", "600.00")).reference)
    assert moved.since() == {"bank": Decimal("1000.00"), "customers": Decimal("-1000.00")}
    assert rest.ref not in {one.ref for one in house.mirrored()}


def test_a_clerk_says_what_becomes_of_the_rest_of_what_money_without_an_advice_pays(house: House) -> None:
    moved = Moved(house)
    money = house.receive("970.00", text="less broken pallets")
    assert moved.since() == {}
    claim = {"deduction": Decimal("28.00"), "deduction_reason": Reason.DAMAGE, "write_off": Decimal("2.00")}
    with house.store.begin() as tx:
        seen = tx.receipts.get(money.id)
        taken = [decisions.Taken(open_item=house.server.item("CLAIM-1001"), amount=Decimal("970.00"), **claim)]
        decisions.apply(tx, seen.id, seen.version, "anna", POLICY, taken)
    house.post()
    assert house.left("CLAIM-1001") == 0
    assert moved.since() == {
        "bank": Decimal("970.00"), "deduction": Decimal("28.00"), "small": Decimal("2.00"),
        "customers": Decimal("-1000.00"),
    }  # fmt: skip
    with house.store.read() as tx:
        (case,) = [one for one in tx.disputes.list() if one.reason is Reason.DAMAGE]
    assert (case.current, case.reason_text) == (Decimal("28.00"), "less broken pallets")
