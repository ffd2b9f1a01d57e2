"""A set-off without a paper of the customer's: the house's own voucher takes the way of every payment."""

import pytest

from docflow import decisions
from docflow.decisions import Offset
from docflow.errors import DocflowError, NotAllowed
from docflow.rules.set_offs import proposed, voucher
from docflow.schema.documents import Document, NewDocument
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.bank import WAITING, posted
from tests.decisions.house import get, left, open_up
from tests.rules.worlds import item, money

PARKED = item("EFT-7", "-500.00", kind="on_account")


def set_off(store: Store, *offsets: tuple[str, str], who: str = "anna", reason: str = "they ask for it") -> Document:
    with store.begin() as tx:
        lines = [Offset(open_item=f"inv:{number}", amount=money(amount)) for number, amount in offsets]
        what = decisions.chosen(tx, "C-1001", lines, reason)
        text = voucher(what, who, tx.now())
        paper = NewDocument(name="set-off C-1001.txt", sha256="a" * 64, size=len(text), media_type="text/plain")
        return decisions.set_off(tx, what, paper, who, WAITING)


def test_money_on_account_pays_two_invoices_one_of_them_in_part(store: Store) -> None:
    open_up(store, PARKED, item("INV-1", "300.00"), item("INV-2", "400.00"))
    done = set_off(store, ("EFT-7", "-500.00"), ("INV-1", "300.00"), ("INV-2", "200.00"))
    assert (done.state, done.customer, done.amount) == (DocumentState.APPROVED, "C-1001", 0)
    assert posted(store) == [
        {"inv:EFT-7": money("500.00"), "inv:INV-1": money("-300.00"), "inv:INV-2": money("-200.00")}
    ]
    assert [left(store, f"inv:{one}") for one in ("EFT-7", "INV-1", "INV-2")] == [0, 0, money("200.00")]
    with store.read() as tx:
        assert tx.broken() == []
        (row,) = tx.postings.of_document(done.id)
        assert (row.posting.payment.amount, row.posting.payment.reference[:8]) == (0, "SET-OFF-")
        assert tx.proposals.figures().payments == 0, "no payment came: the five figures are not about it"


def test_it_is_undone_like_every_approval(store: Store) -> None:
    open_up(store, PARKED, item("INV-1", "500.00"))
    done = set_off(store, ("EFT-7", "-500.00"), ("INV-1", "500.00"))
    with store.begin() as tx:
        back = decisions.undo(tx, done.id, done.version, "anna", WAITING)
        assert [row.state for row in tx.postings.of_document(done.id)] == [PostingState.CANCELLED]
    assert back.state is DocumentState.NEEDS_REVIEW
    assert (left(store, "inv:EFT-7"), left(store, "inv:INV-1")) == (money("-500.00"), money("500.00"))


def test_above_the_limit_two_people_must_want_it(store: Store) -> None:
    open_up(store, item("EFT-9", "-20000.00", kind="on_account"), item("INV-1", "20000.00"))
    first = set_off(store, ("EFT-9", "-20000.00"), ("INV-1", "20000.00"))
    assert (first.state, posted(store)) == (DocumentState.SECOND_APPROVAL, [])
    with store.begin() as tx, pytest.raises(NotAllowed):
        decisions.approve(tx, first.id, first.version, "anna", first.content_hash, WAITING)
    with store.begin() as tx:
        decisions.approve(tx, first.id, first.version, "boss", first.content_hash, WAITING)
    assert get(store, first.id).state is DocumentState.APPROVED
    assert len(posted(store)) == 1


@pytest.mark.parametrize(
    ("offsets", "said"),
    [
        ([("EFT-7", "-500.00"), ("INV-1", "300.00")], "differ by 200.00 EUR"),
        ([("EFT-7", "-600.00"), ("INV-1", "600.00")], "EFT-7 has -500.00 left.*INV-1 has 300.00 left"),
        ([("EFT-7", "500.00"), ("INV-1", "-500.00")], "EFT-7 has -500.00 left"),
        ([("INV-1", "300.00"), ("INV-1", "-300.00")], "INV-1 has 300.00 left"),
        ([("EFT-7", "-150.00"), ("INV-1", "150.00"), ("EFT-7", "-150.00"), ("INV-1", "150.00")], "stands there twice"),
        ([("EFT-7", "-10.00"), ("OTHER", "10.00")], "no open item inv:OTHER of customer C-1001"),
        ([("EFT-7", "-0.001"), ("INV-1", "0.001")], "finer than EUR"),
        ([("EFT-7", "-100.00"), ("USD-1", "100.00")], "in one currency"),
    ],
)
def test_what_cannot_be_set_off_is_refused_and_nothing_is_kept(
    store: Store, offsets: list[tuple[str, str]], said: str
) -> None:
    open_up(store, PARKED, item("INV-1", "300.00"), item("OTHER", customer="C-1002"), item("USD-1", currency="USD"))
    with pytest.raises(DocflowError, match=said):
        set_off(store, *offsets)
    with store.read() as tx:
        assert tx.documents.list() == []


def test_the_proposal_goes_as_far_as_the_smaller_side_in_the_order_of_due_days() -> None:
    items = [item("INV-2", "400.00", due="2026-06-01"), item("INV-1", "300.00", due="2026-05-01"), PARKED]
    assert proposed(items) == {"inv:INV-1": 300, "inv:INV-2": 200, "inv:EFT-7": -500}
    assert proposed(items[:2]) == {}
    assert proposed([*items, item("DIS", "50.00", due="2026-04-01", disputed="50.00")])["inv:INV-1"] == 300
