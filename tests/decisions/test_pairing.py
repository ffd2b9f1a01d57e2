"""Receipts and advices wait for each other: whichever comes second, the payment is booked with the bank's money."""

from decimal import Decimal

import pytest

from docflow import decisions
from docflow.errors import Refused
from docflow.rules.pairing import Share
from docflow.schema.receipts import ReceiptState
from docflow.schema.records import Exchange
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, entry, pay, posted, receipt, work_off
from tests.decisions.house import POLICY, TODAY, get, left, line, open_up, read, settle
from tests.servers.stores import Clock

FULL = {"bank": Decimal("1500.00"), "inv:INV-1001": Decimal("-1000.00"), "inv:INV-2": Decimal("-500.00")}


def test_an_advice_waits_for_its_money_and_is_booked_when_it_comes(store: Store) -> None:
    open_up(store)
    waiting = settle(store, read(), WAITING)
    assert (waiting.state, posted(store)) == (DocumentState.AWAITING_RECEIPT, [])
    assert left(store) == Decimal("1000.00")
    (money,) = pay(store, acme("1500.00"))
    assert get(store, waiting.id).state is DocumentState.APPROVED
    assert (money.status, money.customer) == (ReceiptState.APPLIED, "C-1001")
    assert posted(store) == [FULL]
    with store.read() as tx:
        (row,) = tx.postings.of_document(waiting.id)
        assert row.posting.evidence.receipts == (money.id,)
        assert tx.broken() == []


def test_money_waits_for_its_advice_and_is_booked_when_it_comes(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, acme("1500.00"))
    assert (money.status, posted(store)) == (ReceiptState.AWAITING_ADVICE, [])
    done = settle(store, read(), WAITING)
    assert done.state is DocumentState.APPROVED
    assert receipt(store, money).status is ReceiptState.APPLIED
    assert posted(store) == [FULL]
    again = settle(store, read(), WAITING, "again.pdf")
    work_off(store)
    assert (again.state, posted(store)) == (DocumentState.DUPLICATE, [FULL])


def test_what_a_person_approved_is_not_booked_otherwise_when_its_money_comes(store: Store) -> None:
    """Meanwhile other money has paid the item: the person who approved is asked again, and nothing is booked."""
    open_up(store)
    waiting = settle(store, read(line("INV-1001", "1000.00"), amount="1005.00"), WAITING)
    with store.begin() as tx:
        approved = decisions.approve(
            tx, waiting.id, waiting.version, "anna", waiting.content_hash, WAITING, on_account=True
        )
    assert approved.state is DocumentState.AWAITING_RECEIPT
    pay(store, acme("1000.00", "", text="INV-1001"), number="1")
    assert left(store) == 0
    pay(store, acme("1005.00"), number="2")
    assert get(store, waiting.id).state is DocumentState.NEEDS_REVIEW
    assert [one["bank"] for one in posted(store)] == [Decimal("1000.00")]


def test_two_advices_wait_for_one_receipt(store: Store) -> None:
    open_up(store)
    first = settle(store, read(line("INV-1001", "1000.00"), payment_reference="RUN-2026-17"), WAITING, "1.pdf")
    pay(store, acme("1500.00", "RUN-2026-17"))
    assert get(store, first.id).state is DocumentState.AWAITING_RECEIPT
    second = settle(store, read(line("INV-2", "500.00"), payment_reference="RUN-2026-17"), WAITING, "2.pdf")
    work_off(store)
    assert get(store, first.id).state is get(store, second.id).state is DocumentState.APPROVED
    assert sorted(one["bank"] for one in posted(store)) == [Decimal("500.00"), Decimal("1000.00")]


def test_one_advice_waits_for_two_receipts(store: Store) -> None:
    open_up(store)
    waiting = settle(store, read(), WAITING)
    pay(store, acme("900.00"))
    assert get(store, waiting.id).state is DocumentState.AWAITING_RECEIPT
    pay(store, acme("600.00"), number="2")
    assert get(store, waiting.id).state is DocumentState.APPROVED
    assert posted(store) == [FULL]


def test_a_cheque_of_a_lockbox_finds_its_stub(store: Store) -> None:
    open_up(store)
    cheque = {"payment_method": "cheque", "payment_reference": "00451877"}
    stub = settle(store, read(line("INV-2", "500.00"), **cheque), WAITING)
    items = [
        entry("500.00", cheque_number=number, lockbox="22222", batch="17", item=str(n))
        for n, number in enumerate(("00451876", "00451877"), 1)
    ]
    other, ours = pay(store, *items)
    assert (ours.status, ours.customer, other.status) == (
        ReceiptState.APPLIED, "C-1001", ReceiptState.AWAITING_ADVICE,
    )  # fmt: skip
    assert get(store, stub.id).state is DocumentState.APPROVED


def test_charges_and_conversion_have_lines_of_their_own(store: Store) -> None:
    open_up(store)
    wire = {"payment_method": "wire"}
    settle(store, read(line("INV-1001", "1000.00"), payment_reference="WIRE-001", **wire), WAITING, "1.pdf")
    charge = {"amount": "12.00", "currency": "EUR", "included": True}
    pay(store, acme("988.00", "WIRE-001", charges=[charge]))
    settle(store, read(line("INV-2", "500.00"), payment_reference="WIRE-002", **wire), WAITING, "2.pdf")
    exchange = Exchange(amount=Decimal("499.20"), currency="EUR", rate=Decimal("1.1"))
    pay(store, acme("549.12", "WIRE-002", currency="USD", exchange=exchange), number="2")
    charged, converted = sorted(posted(store), key=lambda one: -one["bank"])
    assert charged == {"bank": Decimal("988.00"), "charges": Decimal("12.00"), "inv:INV-1001": Decimal("-1000.00")}
    assert converted == {"bank": Decimal("499.20"), "fx": Decimal("0.80"), "inv:INV-2": Decimal("-500.00")}
    with store.read() as tx:
        payments = [row.posting.payment for row in tx.postings.list()]
    assert {(one.booked, one.booked_currency) for one in payments} == {(None, None), (Decimal("549.12"), "USD")}


def test_a_receipt_that_pays_more_than_came_is_told(store: Store) -> None:
    open_up(store)
    first = settle(store, read(line("INV-2", "500.00"), payment_reference="EFT-00001"), WAITING, "1.pdf")
    second = settle(store, read(line("INV-9", "500.00"), payment_reference="EFT-00002"), WAITING, "2.pdf")
    (money,) = pay(store, acme("500.00", "EFT-00001"))
    with store.begin() as tx:
        (paired,) = tx.pairings.of_document(first.id)
        share = Share(money.id, second.id, paired.amount, paired.value, Decimal(0), Decimal(0), "twice")
        tx.pairings.add(share, "EUR", "EUR", "nobody")
        assert tx.broken() == [f"Receipt {money.id} pays advices of more than came."]


def test_a_tie_waits_for_a_person_who_pairs_them(store: Store) -> None:
    open_up(store)
    advice = settle(store, read(line("INV-2", "500.00"), payment_reference="X-1"), WAITING)
    ours, other = pay(store, acme("500.00", ""), acme("500.00", ""))
    assert get(store, advice.id).state is DocumentState.AWAITING_RECEIPT
    with store.begin() as tx:
        found = decisions.pair(tx, ours.id, receipt(store, ours).version, "anna", WAITING, advice.id)
    assert found.status is ReceiptState.APPLIED
    assert receipt(store, other).status is ReceiptState.AWAITING_ADVICE
    assert get(store, advice.id).state is DocumentState.APPROVED
    assert len(posted(store)) == 1


def test_what_a_person_took_apart_stays_apart(store: Store) -> None:
    open_up(store)
    doubtful = settle(store, read(line("INV-9", "1500.00")), WAITING)
    (money,) = pay(store, acme("1500.00"))
    with store.begin() as tx:
        assert [one.document_id for one in tx.pairings.of_receipt(money.id)] == [doubtful.id]
        decisions.part(tx, money.id, receipt(store, money).version, "anna", doubtful.id)
    with store.begin() as tx:
        decisions.settle_receipt(tx, money.id, WAITING, TODAY)
        assert tx.pairings.of_receipt(money.id) == []


def test_a_person_approves_before_or_after_the_money_came(store: Store) -> None:
    open_up(store)
    rest = {"payment_reference": "P-1", "amount": "1100.00"}
    doubtful = settle(store, read(line("INV-1001", "1000.00"), **rest), WAITING)
    assert doubtful.state is DocumentState.NEEDS_REVIEW
    with store.begin() as tx:
        waits = decisions.approve(
            tx, doubtful.id, doubtful.version, "anna", doubtful.content_hash, WAITING, refund=True
        )
    assert (waits.state, posted(store)) == (DocumentState.AWAITING_RECEIPT, [])
    pay(store, acme("1100.00", "P-1"))
    assert posted(store) == [
        {"bank": Decimal("1100.00"), "inv:INV-1001": Decimal("-1000.00"), "refund": Decimal("-100.00")}
    ]
    with store.read() as tx:
        assert tx.postings.list()[0].posting.evidence.approved_by == "anna"


def test_what_changed_while_it_waited_goes_to_a_person(store: Store) -> None:
    open_up(store)
    first = settle(store, read(line("INV-2", "500.00"), payment_reference="EFT-01-A"), WAITING, "1.pdf")
    second = settle(store, read(line("INV-2", "500.00"), payment_reference="EFT-02-A"), WAITING, "2.pdf")
    pay(store, acme("500.00", "EFT-01-A"), acme("500.00", "EFT-02-A"))
    states = {get(store, one.id).state for one in (first, second)}
    assert states == {DocumentState.APPROVED, DocumentState.NEEDS_REVIEW}
    assert left(store, "inv:INV-2") == 0


def test_undo_and_approve_again_keep_the_money_with_its_advice(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), WAITING)
    (money,) = pay(store, acme("1500.00"))
    with store.begin() as tx:
        back = decisions.undo(tx, done.id, get(store, done.id).version, "anna", WAITING)
    assert (back.state, receipt(store, money).status) == (DocumentState.NEEDS_REVIEW, ReceiptState.UNAPPLIED)
    with store.begin() as tx:
        decisions.settle_receipt(tx, money.id, WAITING, TODAY)
    assert (get(store, done.id).state, posted(store)) == (DocumentState.NEEDS_REVIEW, [])
    with store.begin() as tx:
        decisions.approve(tx, done.id, back.version, "anna", get(store, done.id).content_hash, WAITING)
    assert (posted(store), receipt(store, money).status) == ([FULL], ReceiptState.APPLIED)


def test_a_house_that_books_on_the_advice_pairs_the_money_later(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), POLICY)
    assert done.state is DocumentState.APPROVED
    (money,) = pay(store, acme("1500.00"), policy=POLICY)
    assert receipt(store, money).status is ReceiptState.APPLIED
    assert posted(store) == [FULL]


def test_who_waits_too_long_goes_to_a_person(store: Store, clock: Clock) -> None:
    open_up(store)
    known, unknown = pay(store, acme("77.00", ""), entry("5.00", "Nobody"))
    late = settle(store, read(), WAITING)
    for days in (WAITING.advice_days, WAITING.receipt_days):
        clock.advance(days=days + 1)
        with store.begin() as tx:
            decisions.look_after_waiting(tx, WAITING)
        work_off(store)
        assert receipt(store, known).status is ReceiptState.UNAPPLIED
        assert receipt(store, unknown).status is ReceiptState.UNIDENTIFIED
    assert get(store, late.id).state is DocumentState.NEEDS_REVIEW
    assert "No money has come" in get(store, late.id).reason


def test_another_customers_payment_is_not_paired(store: Store) -> None:
    open_up(store)
    waiting = settle(store, read(), WAITING)
    pay(store, entry("1500.00", "Globex Corporation", end_to_end_id="ACH99812"))
    assert get(store, waiting.id).state is DocumentState.AWAITING_RECEIPT
    with store.begin() as tx, pytest.raises(Refused, match="has its money already"):
        money = tx.receipts.list()[0]
        paired = decisions.pair(tx, money.id, money.version, "anna", WAITING, waiting.id)
        decisions.pair(tx, money.id, paired.version, "anna", WAITING, waiting.id)
