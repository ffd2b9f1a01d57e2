"""What a ledger has is taken back by a reversal: because a person says so, or because the bank took the money back."""

import datetime as dt
from decimal import Decimal

import pytest

from docflow import decisions
from docflow.decisions import delivery
from docflow.decisions.reversal import REVERSED_FROM
from docflow.errors import BadInput, NotAllowed, Refused
from docflow.schema.disputes import DisputeState
from docflow.schema.documents import Document, Wanted
from docflow.schema.receipts import ReceiptState
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.bank import WAITING, acme, book_all, pay, posted, receipt
from tests.decisions.house import POLICY, get, left, open_up, read, settle
from tests.rules.worlds import item, line

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
"""The queries behind it are tried on both databases in `test_pairing`."""

LEASE = dt.timedelta(minutes=1)
SHORT = line(paid="980.00", gross_amount="1000.00", deduction_amount="20.00", deduction_reason="pricing")


def booked(store: Store, *, reference: str = "ACH99812") -> Document:
    """An advice with a deduction, its money, and a ledger that has it."""
    done = settle(store, read(SHORT, payment_reference=reference), WAITING)
    pay(store, acme("980.00", reference))
    with store.begin() as tx:
        book_all(tx)
    assert get(store, done.id).state is DocumentState.POSTED
    assert left(store) == 0
    return get(store, done.id)


def reverse(store: Store, document: Document, who: str, reason: str = "wrong customer") -> Document:
    with store.begin() as tx:
        return decisions.reverse(tx, document.id, get(store, document.id).version, who, WAITING, reason)


def test_who_would_undo_what_is_booked_is_told_to_reverse_it(store: Store) -> None:
    """It was said that there is nothing to take back."""
    open_up(store)
    done = booked(store)
    with store.begin() as tx, pytest.raises(Refused, match="booked already; it can be reversed"):
        decisions.undo(tx, done.id, done.version, "anna", WAITING)


def test_a_person_takes_a_booked_payment_back(store: Store) -> None:
    open_up(store)
    done = booked(store)
    with pytest.raises(BadInput):
        reverse(store, done, "anna", "  ")
    with pytest.raises(NotAllowed):
        reverse(store, done, "guest")
    back = reverse(store, done, "anna")
    assert (back.state, back.reason) == (DocumentState.NEEDS_REVIEW, "anna took it back: wrong customer")
    with store.read() as tx:
        postings = {row.posting.kind: row.posting for row in tx.postings.of_document(done.id)}
        original, undone = postings["receipt"], postings["reversal"]
        assert [one.state for one in tx.disputes.of_document(done.id)] == [DisputeState.VOIDED]
        assert tx.receipts.list()[0].status is ReceiptState.UNAPPLIED
    assert (undone.kind, undone.reverses, undone.evidence.reason) == ("reversal", original.posting_id, "wrong customer")
    assert [one.credit for one in undone.lines] == [one.debit for one in original.lines]
    assert left(store) == 0
    with store.begin() as tx:
        book_all(tx)
    assert left(store) == Decimal("1000.00")
    assert "free again" in get(store, done.id).reason
    with store.read() as tx:
        assert tx.broken() == []


def test_it_may_be_booked_anew_once_the_ledger_has_the_reversal(store: Store) -> None:
    open_up(store)
    done = booked(store)
    reverse(store, done, "anna")

    def approve() -> Document:
        with store.begin() as tx:
            fresh = decisions.refresh(tx, done.id, WAITING)
            return decisions.approve(tx, done.id, fresh.version, "anna", fresh.content_hash, WAITING, on_account=True)

    with pytest.raises(Refused, match="reversal is still on its way"):
        approve()
    with store.begin() as tx:
        book_all(tx)
    assert approve().state is DocumentState.APPROVED
    assert left(store) == 0
    with pytest.raises(Refused, match="nothing of it is booked"):
        reverse(store, done, "anna")


@pytest.mark.parametrize("first", ["anna", "boss", "root"])
def test_a_large_reversal_takes_two(store: Store, first: str) -> None:
    open_up(store, item("BIG", "20000.00"))
    done = settle(store, read(line("BIG", "20000.00")), WAITING)
    pay(store, acme("20000.00"))
    with store.begin() as tx:
        book_all(tx)
    waits = reverse(store, done, first)
    assert (waits.state, len(posted(store))) == (DocumentState.POSTED, 1)
    for who in (first, "carl"):
        with pytest.raises(NotAllowed):
            reverse(store, done, who)
    assert reverse(store, done, "root" if first == "boss" else "boss").state is DocumentState.NEEDS_REVIEW
    assert len(posted(store)) == 2


def test_a_reversal_that_waits_for_a_second_person_is_in_a_queue_until_somebody_decides(store: Store) -> None:
    """It was in no list: the document is posted, and who had to agree was told by nobody."""
    open_up(store, item("BIG", "20000.00"))
    done = settle(store, read(line("BIG", "20000.00")), WAITING)
    pay(store, acme("20000.00"))
    with store.begin() as tx:
        book_all(tx)

    def waiting() -> list[str]:
        with store.read() as tx:
            return tx.documents.ids(Wanted(states=REVERSED_FROM, asked_back=True))

    assert waiting() == []
    reverse(store, done, "boss")
    assert waiting() == [done.id]
    with store.begin() as tx:
        kept = decisions.keep_booked(tx, done.id, get(store, done.id).version, "root", "it is right")
    assert (kept.state, kept.reason, waiting()) == (DocumentState.POSTED, "root leaves it booked.", [])
    with store.begin() as tx, pytest.raises(Refused, match="Nobody wants"):
        decisions.keep_booked(tx, done.id, kept.version, "root")
    assert reverse(store, done, "root").state is DocumentState.POSTED  # the wish of before counts no more
    assert waiting() == [done.id]
    assert reverse(store, done, "boss").state is DocumentState.NEEDS_REVIEW
    assert waiting() == []


def test_a_returned_payment_reopens_what_it_settled(store: Store) -> None:
    open_up(store)
    done = booked(store)
    (back,) = pay(store, acme("-980.00", return_reason="R01"), number="2")
    document = get(store, done.id)
    assert (document.state, document.reason) == (DocumentState.NEEDS_REVIEW, "The bank took it back (R01).")
    with store.begin() as tx:
        original = tx.receipts.get(back.takes_back or "")
        assert (original.status, original.reason) == (ReceiptState.RETURNED, "The bank took it back (R01).")
        assert tx.pairings.of_document(done.id) == []
        assert [one.state for one in tx.disputes.of_document(done.id)] == [DisputeState.VOIDED]
        book_all(tx)
    assert left(store) == Decimal("1000.00")
    assert sum((one["bank"] for one in posted(store)), Decimal(0)) == 0
    (again,) = pay(store, acme("980.00"), number="3")
    assert get(store, done.id).state is DocumentState.NEEDS_REVIEW, "no machine applies it again"
    with store.read() as tx:
        assert [one.receipt_id for one in tx.pairings.of_document(done.id)] == [again.id]


@pytest.mark.parametrize(("reason", "status"), [("R08", ReceiptState.STOPPED), ("AC04", ReceiptState.RETURNED)])
def test_a_return_before_anything_was_sent_leaves_nothing(store: Store, reason: str, status: ReceiptState) -> None:
    open_up(store)
    done = settle(store, read(), WAITING)
    (money,) = pay(store, acme("1500.00"))
    pay(store, acme("-1500.00", return_reason=reason), number="2")
    assert (get(store, done.id).state, posted(store)) == (DocumentState.NEEDS_REVIEW, [])
    assert receipt(store, money).status is status
    assert left(store) == Decimal("1000.00")


def test_a_return_while_it_is_on_its_way_is_reversed_when_it_has_arrived(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), WAITING)
    pay(store, acme("1500.00"))
    with store.begin() as tx:
        (row,) = tx.postings.of_document(done.id)
        claimed = tx.postings.claim(row.posting_id, row.ledger, "w", LEASE)
        assert claimed is not None
        claimed = tx.postings.sending(claimed)
        delivery.sent(tx, claimed)
    pay(store, acme("-1500.00", return_reason="R01"), number="2")
    assert get(store, done.id).state is DocumentState.NEEDS_REVIEW
    with store.begin() as tx:
        tx.postings.move(tx.postings.get(row.posting_id, row.ledger), PostingState.VERIFIED, external_ref="E")
        delivery.booked(tx, row.posting_id)
        book_all(tx)
    assert (left(store), get(store, done.id).state) == (Decimal("1000.00"), DocumentState.NEEDS_REVIEW)


@pytest.mark.parametrize("told_by", ["ledger", "clerk"])
def test_a_reversal_goes_with_what_the_ledger_never_took(store: Store, told_by: str) -> None:
    open_up(store)
    done = settle(store, read(), WAITING)
    pay(store, acme("1500.00"))
    with store.begin() as tx:
        (row,) = tx.postings.of_document(done.id)
        claimed = tx.postings.claim(row.posting_id, row.ledger, "w", LEASE)
        assert claimed is not None
        sent = tx.postings.sending(claimed)
        delivery.sent(tx, sent)
    pay(store, acme("-1500.00", return_reason="R01"), number="2")
    with store.begin() as tx:
        if told_by == "ledger":
            delivery.refused(tx, tx.postings.get(row.posting_id, row.ledger), "The period is closed.", WAITING)
        else:
            delivery.unclear(tx, tx.postings.get(row.posting_id, row.ledger), "Nobody knows.")
            delivery.vouched(tx, row.posting_id, row.ledger, "anna", there=False)
    with store.begin() as tx:
        assert {one.state for one in tx.postings.of_document(done.id)} == {PostingState.CANCELLED}
        book_all(tx)
        assert tx.broken() == []
    assert (left(store), get(store, done.id).state) == (Decimal("1000.00"), DocumentState.NEEDS_REVIEW)


def test_money_without_advice_that_is_returned(store: Store) -> None:
    open_up(store)
    (money,) = pay(store, acme("500.00", "E2E-77", text="INV-2"))
    with store.begin() as tx:
        book_all(tx)
    assert left(store, "inv:INV-2") == 0
    pay(store, acme("-500.00", "E2E-77", return_reason="R01"), number="2")
    with store.begin() as tx:
        book_all(tx)
    assert receipt(store, money).status is ReceiptState.RETURNED
    assert left(store, "inv:INV-2") == Decimal("500.00")


def test_what_was_booked_on_the_advice_alone_is_reversed_too(store: Store) -> None:
    open_up(store)
    done = settle(store, read(), POLICY)
    with store.begin() as tx:
        book_all(tx)
    with store.begin() as tx:
        rows = [row for row in tx.postings.of_document(done.id) if row.state is not PostingState.VERIFIED]
        assert rows == []
        back = decisions.reverse(tx, done.id, get(store, done.id).version, "anna", POLICY, "doubled")
        assert len([row for row in tx.postings.of_document(done.id) if row.posting.kind == "reversal"]) == 2
    assert back.state is DocumentState.NEEDS_REVIEW


def test_a_person_says_what_a_return_takes_back(store: Store) -> None:
    open_up(store)
    done = booked(store)
    (back,) = pay(store, acme("-980.00", "SOMETHING ELSE", return_reason="R01"), number="2")
    assert (back.status, get(store, done.id).state) == (ReceiptState.UNIDENTIFIED, DocumentState.POSTED)
    with store.begin() as tx:
        (money,) = [one for one in tx.receipts.list() if one.amount > 0]
        taken = decisions.takes_back(tx, back.id, back.version, "anna", WAITING, money.id)
        assert (taken.status, taken.takes_back) == (ReceiptState.APPLIED, money.id)
        assert tx.receipts.get(money.id).status is ReceiptState.RETURNED
        with pytest.raises(Refused, match="no money that went back"):
            decisions.takes_back(tx, back.id, taken.version, "anna", WAITING, money.id)
    assert get(store, done.id).state is DocumentState.NEEDS_REVIEW
