"""From statements to receipts: kept once, recognised again, asked about where in doubt."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from docflow import decisions
from docflow.errors import Refused
from docflow.schema.receipts import ReceiptState
from docflow.schema.records import Extraction
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.bank import acme, bring, entry, pay, receipts, statement
from tests.decisions.house import POLICY, TODAY, actions, arrive, left, open_up
from tests.rules.worlds import ACME


def test_credits_become_receipts_and_the_document_is_finished(store: Store) -> None:
    open_up(store)
    done = bring(store, statement(entry("100.00", ACME.name), entry("7.50", "Nobody"), entry("-3.00", "Landlord")))
    assert (done.state, done.reason) == (DocumentState.FILED, "Receipts kept: 2.")
    first, second = receipts(store, done)
    assert (first.amount, first.status, first.customer) == (Decimal("100.00"), ReceiptState.AWAITING_ADVICE, ACME.ref)
    assert (second.ordinal, second.customer) == (1, None)
    assert actions(store, done.id) == [("docflow", "keep_receipts")]
    with store.read() as tx:
        assert tx.audit.verify() == []


def test_identical_lines_are_kept_and_a_re_import_is_recognised(store: Store) -> None:
    open_up(store)
    first = bring(store, statement(entry("5.00"), entry("5.00")))
    again = bring(store, statement(entry("5.00"), entry("5.00")), "again.sta")
    assert len(receipts(store, first)) == 2
    assert (again.state, again.duplicate_of) == (DocumentState.DUPLICATE, first.id)
    assert receipts(store, again) == []


def test_the_same_number_with_other_content_and_next_year(store: Store) -> None:
    open_up(store)
    bring(store, statement(entry("5.00")))
    other = bring(store, statement(entry("6.00")), "other.sta")
    assert other.state is DocumentState.NEEDS_REVIEW
    assert "says something else" in other.reason
    year = bring(store, statement(entry("5.00"), date=dt.date(2027, 5, 4)), "next.sta")
    assert year.state is DocumentState.FILED


def test_a_booking_of_two_reports_is_one_receipt(store: Store) -> None:
    open_up(store)
    told = bring(store, statement(entry("60.00", bank_reference="a", booking_reference="B1", entry=1),
                                  entry("40.00", bank_reference="b", booking_reference="B1", entry=1),
                                  report="notification"), "camt054.xml")  # fmt: skip
    booked = bring(store, statement(entry("100.00", bank_reference="B1"), entry("9.00", bank_reference="B2")))
    assert len(receipts(store, told)) == 2
    assert [one.amount for one in receipts(store, booked)] == [Decimal("9.00")]
    assert booked.reason == "Receipts kept: 1; known from another report: 1."


WHOLE = statement(entry("100.00", bank_reference="B1"), entry("9.00", bank_reference="B2"))
PARTS = statement(
    entry("60.00", ACME.name, bank_reference="a", booking_reference="B1", entry=1),
    entry("40.00", bank_reference="b", booking_reference="B1", entry=1),
    report="notification",
)


@pytest.mark.parametrize("order", ["wp", "pw", "wppw", "wpwp", "pwpw"])
def test_what_a_batch_is_made_of_takes_its_place_whenever_it_is_told(store: Store, order: str) -> None:
    open_up(store)
    for number, found in enumerate(order):
        document = bring(store, {"w": WHOLE, "p": PARTS}[found], f"{number}.xml")
        assert document.state in (DocumentState.FILED, DocumentState.DUPLICATE), document.reason
    with store.read() as tx:
        assert tx.receipts.totals() == {"EUR": Decimal("109.00")}
        standing = [one for one in tx.receipts.list() if one.status is not ReceiptState.SPLIT]
        assert tx.broken() == []
    assert sorted((one.amount, one.customer) for one in standing if one.customer) == [(Decimal("60.00"), ACME.ref)]
    assert sorted(one.amount for one in standing) == [Decimal("9.00"), Decimal("40.00"), Decimal("60.00")]


def test_a_batch_that_is_applied_as_a_whole_is_not_taken_apart_unasked(store: Store) -> None:
    open_up(store)
    (whole, _) = receipts(store, bring(store, WHOLE))
    with store.begin() as tx:
        whole = tx.receipts.move(whole, ReceiptState.APPLIED)
    told = bring(store, PARTS, "parts.xml")
    assert told.state is DocumentState.NEEDS_REVIEW
    assert "tells the 2 payments" in told.reason
    with store.begin() as tx:
        decisions.keep_receipts(tx, told.id, told.version, "anna", POLICY)
        assert tx.receipts.totals() == {"EUR": Decimal("109.00")}, (
            "nothing is doubled if a person keeps it all the same"
        )


def test_a_batch_that_is_unapplied_again_may_be_taken_apart(store: Store) -> None:
    open_up(store)
    (whole, _) = receipts(store, bring(store, WHOLE))
    with store.begin() as tx:
        whole = tx.receipts.move(whole, ReceiptState.APPLIED)
    told = bring(store, PARTS, "parts.xml")
    with store.begin() as tx:
        tx.receipts.move(whole, ReceiptState.UNAPPLIED)
        done = decisions.keep_receipts(tx, told.id, told.version, "anna", POLICY)
        assert tx.receipts.get(whole.id).status is ReceiptState.SPLIT
    assert done.reason == "Receipts kept: 2; batches that were kept as one sum until now: 1."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (statement(entry("5.00", bank_reference="B1"), entry("6.00", bank_reference="B2"), sequence="8"), "are new"),
        (statement(entry("7.00", bank_reference="B1"), sequence="8"), "with another amount"),
        (statement(entry("5.00"), report="notification"), "may be what another report told"),
        (statement(entry("1.00"), date=dt.date(2026, 5, 5), opening_balance="9.00", sequence="8"), "may be missing"),
        (statement(entry("1.00"), sequence="8", review=("It does not add up.",)), "does not add up"),
        (statement(entry("1.001"), sequence="8"), "finer than EUR"),
        (statement(entry("1.00"), account=None), "account is missing"),
    ],
)
def test_what_is_doubtful_goes_to_a_person(store: Store, found: Extraction, words: str) -> None:
    open_up(store)
    bring(store, statement(entry("5.00", bank_reference="B1"), closing_balance="5.00"))
    doubtful = bring(store, found, "second.sta")
    assert doubtful.state is DocumentState.NEEDS_REVIEW
    assert words in doubtful.reason
    assert receipts(store, doubtful) == []


def test_a_person_may_keep_what_is_new(store: Store) -> None:
    open_up(store)
    bring(store, statement(entry("5.00", bank_reference="B1")))
    overlapping = bring(
        store, statement(entry("5.00", bank_reference="B1"), entry("6.00", bank_reference="B2"), sequence="8"), "2"
    )
    assert "keep_receipts" in decisions.possible(overlapping, [])
    with store.begin() as tx:
        done = decisions.keep_receipts(tx, overlapping.id, overlapping.version, "anna", POLICY)
    assert done.state is DocumentState.FILED
    assert [one.amount for one in receipts(store, done)] == [Decimal("6.00")]
    with store.begin() as tx, pytest.raises(Refused, match="receipts are kept"):
        decisions.undo(tx, done.id, done.version, "anna", POLICY)


@pytest.mark.parametrize(
    ("more", "status"),
    [({"return_reason": "MS03"}, ReceiptState.RETURNED), ({"reversal": True}, ReceiptState.REVERSED)],
)
def test_what_is_taken_back_is_marked_and_linked(store: Store, more: dict[str, Any], status: ReceiptState) -> None:
    open_up(store)
    paid = bring(store, statement(entry("80.00", ACME.name, end_to_end_id="E2E-1"), entry("80.00", end_to_end_id="E2")))
    back = bring(store, statement(entry("-80.00", end_to_end_id="E2E-1", **more), sequence="8"), "back.sta")
    original, other = receipts(store, paid)
    (taken,) = receipts(store, back)
    assert (original.status, other.status) == (status, ReceiptState.AWAITING_ADVICE)
    assert (taken.takes_back, taken.status, taken.customer) == (original.id, ReceiptState.APPLIED, ACME.ref)
    lost = bring(store, statement(entry("-80.00", end_to_end_id="E2E-1", **more), sequence="9"), "twice.sta")
    assert [one.status for one in receipts(store, lost)] == [ReceiptState.UNIDENTIFIED]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_statement_may_tell_of_money_and_of_its_return(store: Store, order: tuple[int, int]) -> None:
    """Nothing is applied of it; a second return of the same money has nothing to take back."""
    open_up(store)
    both = (acme("1000.00", text="INV-1001"), acme("-1000.00", return_reason="AC04"))
    found = pay(store, *(both[n] for n in order), acme("-1000.00", return_reason="AC04"), acme("500.00", text="INV-2"))
    told = {(one.amount, one.status) for one in found}
    assert told == {
        (Decimal("1000.00"), ReceiptState.RETURNED), (Decimal("-1000.00"), ReceiptState.APPLIED),
        (Decimal("-1000.00"), ReceiptState.UNIDENTIFIED), (Decimal("500.00"), ReceiptState.APPLIED),
    }  # fmt: skip
    assert (left(store), left(store, "inv:INV-2")) == (1000, 0)


def test_an_interim_report_is_finished_without_receipts(store: Store) -> None:
    open_up(store)
    done = bring(store, statement(entry("5.00"), report="intraday"))
    assert done.state is DocumentState.FILED
    assert receipts(store, done) == []


def test_two_alike_statements_in_one_file_are_both_kept(store: Store) -> None:
    open_up(store)
    with store.begin() as tx:
        parent = arrive(tx, statement(), "file.bai2")
        twins = [arrive(tx, statement(entry("5.00")), f"file {n}", parent_id=parent.id, ordinal=n) for n in (1, 2)]
        done = [decisions.settle_automatically(tx, twin, POLICY, TODAY) for twin in twins]
        other = arrive(tx, statement(), "file again.bai2")
        again = [arrive(tx, statement(entry("5.00")), f"more {n}", parent_id=other.id, ordinal=n) for n in (1, 2)]
        known = [decisions.settle_automatically(tx, twin, POLICY, TODAY) for twin in again]
    assert [one.state for one in done] == [DocumentState.FILED] * 2
    assert [one.state for one in known] == [DocumentState.DUPLICATE] * 2


def test_a_lockbox_and_its_deposit_are_the_same_money(store: Store) -> None:
    open_up(store)
    cheques = statement(entry("60.00"), entry("40.00"), account="22222", report="lockbox", statement_id="L")
    bring(store, cheques, "lockbox.bai")
    booked = bring(store, statement(entry("100.00", code="115"), entry("100.00", code="195")), "statement.bai2")
    assert [one.entry.code for one in receipts(store, booked)] == ["195"]


def test_a_lockbox_that_comes_after_its_deposit_is_asked_about(store: Store) -> None:
    open_up(store)
    bring(store, statement(entry("100.00", code="115")), "statement.bai2")
    late = bring(store, statement(entry("60.00"), entry("40.00"), account="22222", report="lockbox"), "lockbox.bai")
    assert late.state is DocumentState.NEEDS_REVIEW
    assert "deposit is kept already" in late.reason


def test_a_person_names_the_account_and_keeps_the_receipts(store: Store) -> None:
    open_up(store)
    found = bring(store, statement(entry("5.00"), account=None))
    assert found.state is DocumentState.NEEDS_REVIEW
    with store.begin() as tx:
        with pytest.raises(Refused, match="account is missing"):
            decisions.keep_receipts(tx, found.id, found.version, "anna", POLICY)
        typed = decisions.correct(tx, found.id, found.version, {"account": "DE1"}, "anna", POLICY)
        done = decisions.keep_receipts(tx, typed.id, typed.version, "anna", POLICY)
    assert done.state is DocumentState.FILED
    assert [one.account for one in receipts(store, done)] == ["DE1"]
