"""Approvals by people: bound to what they saw, second persons, undo; two at once give one posting."""

import threading
from decimal import Decimal

import pytest

from docflow import decisions
from docflow.errors import DocflowError, IllegalMove, NotAllowed, Refused, Stale
from docflow.rules.posting_lines import posting_id
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store, Tx
from tests.decisions.house import POLICY, actions, get, left, open_up, read, settle
from tests.rules.worlds import item, line, money


def approve(store: Store, document: Document, actor: str = "anna", **options: object) -> Document:
    with store.begin() as tx:
        return approve_in(tx, document, actor, **options)


def approve_in(tx: Tx, document: Document, actor: str = "anna", **options: object) -> Document:
    seen = (document.id, document.version, actor, document.content_hash)
    return decisions.approve(tx, *seen, POLICY, **options)  # type: ignore[arg-type]


def waiting(store: Store, paid: str = "400.00", of: str = "1000.00", **changes: object) -> Document:
    """A part payment of what is not named as printed, which goes to a person."""
    open_up(store, item(remaining=of))
    document = settle(store, read(line("1001", paid), **changes))
    assert document.state is DocumentState.NEEDS_REVIEW
    return document


def test_a_person_takes_a_part_payment_upon_themselves(store: Store) -> None:
    done = approve(store, waiting(store))
    assert done.state is DocumentState.APPROVED
    assert left(store) == money("600.00")
    with store.read() as tx:
        posting = tx.postings.of_document(done.id)[0].posting
    assert posting.evidence.approved_by == "anna"
    assert posting.lines[-1].close is False
    assert actions(store, done.id) == [("anna", "approve")]


def test_an_approval_binds_to_what_was_seen(store: Store) -> None:
    document = waiting(store)
    with store.begin() as tx, pytest.raises(Stale):
        decisions.approve(tx, document.id, document.version, "anna", "0" * 64, POLICY)
    with store.begin() as tx, pytest.raises(Stale):
        decisions.approve(tx, document.id, document.version - 1, "anna", document.content_hash, POLICY)
    assert get(store, document.id).state is DocumentState.NEEDS_REVIEW


def test_open_items_that_moved_meanwhile_are_noticed(store: Store) -> None:
    document = waiting(store)
    with store.begin() as tx:
        tx.open_items.upsert([item(remaining="300.00", original="1000.00")])
    with pytest.raises(Stale, match="changed since you looked"):
        approve(store, document)
    with store.begin() as tx:
        fresh = decisions.refresh(tx, document.id, POLICY)
    assert fresh.version > document.version
    assert fresh.content_hash != document.content_hash
    assert fresh.application is not None
    assert fresh.application.lines[0].applied == money("300.00")


def test_refreshing_what_has_not_changed_changes_nothing(store: Store) -> None:
    document = waiting(store)
    with store.begin() as tx:
        assert decisions.refresh(tx, document.id, POLICY) == document


def test_a_doubt_that_came_up_meanwhile_is_seen_before_the_approval(store: Store) -> None:
    document = waiting(store)
    settle(store, read(line(paid="399.00"), amount=money("400.00")), name="another-copy.pdf")
    with pytest.raises(Stale, match="same payment as another-copy"):
        approve(store, document)
    with store.begin() as tx:
        fresh = decisions.refresh(tx, document.id, POLICY)
    assert approve(store, fresh).state is DocumentState.APPROVED


def test_money_without_a_line_needs_the_word_of_the_person(store: Store) -> None:
    document = waiting(store, "1200.00")
    with pytest.raises(Refused, match=r"200\.00 EUR is not applied"):
        approve(store, document)
    done = approve(store, document, on_account=True, reason="they pay ahead")
    with store.read() as tx:
        posting = tx.postings.of_document(done.id)[0].posting
        (payment,) = tx.payments.of_document(done.id)
    assert payment.unapplied == money("200.00")
    assert (posting.lines[-1].credit, posting.lines[-1].open_item) == (money("200.00"), None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"currency": None}, "currency is missing"),
        ({"amount": None}, "total is missing"),
        ({"amount": money("300.00")}, "more than was paid"),
        ({"payer": {"name": "Nobody"}, "lines": ()}, "payer is not known"),
    ],
)
def test_what_no_judgement_can_replace(store: Store, changes: dict[str, object], said: str) -> None:
    document = waiting(store, **changes)
    with pytest.raises(Refused, match=said):
        approve(store, document)


@pytest.mark.parametrize("actor", ["guest", "docflow", "", "  "])
def test_who_may_not(store: Store, actor: str) -> None:
    document = waiting(store)
    with pytest.raises(NotAllowed):
        approve(store, document, actor)


def test_what_is_approved_cannot_be_approved_again(store: Store) -> None:
    done = approve(store, waiting(store))
    with pytest.raises(DocflowError):
        approve(store, done)
    with store.read() as tx:
        assert len(tx.payments.of_document(done.id)) == 1


class TestSecondPerson:
    """Above the limit one person is not enough."""

    def test_two_people(self, store: Store) -> None:
        first = approve(store, waiting(store, "12000.00", "20000.00"), "anna")
        assert first.state is DocumentState.SECOND_APPROVAL
        assert left(store) == money("20000.00")
        with pytest.raises(NotAllowed, match="has approved it already"):
            approve(store, first, "anna")
        with pytest.raises(NotAllowed, match="role of an approver"):
            approve(store, first, "carl")
        with pytest.raises(NotAllowed, match="role of an approver"):
            approve(store, first, "key:1234")
        done = approve(store, first, "boss")
        assert done.state is DocumentState.APPROVED
        assert left(store) == money("8000.00")
        assert sorted(actions(store, done.id)) == [("anna", "approve"), ("boss", "approve")]

    def test_no_role_is_exempt(self, store: Store) -> None:
        first = approve(store, waiting(store, "12000.00", "20000.00"), "root")
        assert first.state is DocumentState.SECOND_APPROVAL
        with pytest.raises(NotAllowed):
            approve(store, first, "root")

    def test_who_typed_is_no_checker(self, store: Store) -> None:
        document = waiting(store, "12000.00", "20000.00")
        with store.begin() as tx:
            typed = decisions.correct(tx, document.id, document.version, {"payment_reference": "NEW-1"}, "boss", POLICY)
        first = approve(store, typed, "boss")
        assert first.state is DocumentState.SECOND_APPROVAL
        with pytest.raises(NotAllowed):
            approve(store, first, "boss")
        assert approve(store, first, "root").state is DocumentState.APPROVED

    def test_a_maker_and_a_checker_are_two(self, store: Store) -> None:
        document = waiting(store, "12000.00", "20000.00")
        with store.begin() as tx:
            typed = decisions.correct(tx, document.id, document.version, {"payment_reference": "NEW-1"}, "anna", POLICY)
        assert approve(store, typed, "boss").state is DocumentState.APPROVED

    def test_a_maker_cannot_second_what_somebody_else_approved(self, store: Store) -> None:
        document = waiting(store, "12000.00", "20000.00")
        with store.begin() as tx:
            typed = decisions.correct(tx, document.id, document.version, {"payment_reference": "NEW-1"}, "boss", POLICY)
        first = approve(store, typed, "anna")
        assert first.state is DocumentState.SECOND_APPROVAL
        with pytest.raises(NotAllowed, match="has corrected it"):
            approve(store, first, "boss")

    def test_an_approval_lapses_when_the_content_changes(self, store: Store) -> None:
        first = approve(store, waiting(store, "12000.00", "20000.00"), "anna")
        with store.begin() as tx:
            typed = decisions.correct(
                tx, first.id, first.version, {"lines.0.paid_amount": "11000.00", "amount": "11000.00"}, "carl", POLICY
            )
        assert typed.state is DocumentState.NEEDS_REVIEW
        assert approve(store, typed, "anna").state is DocumentState.SECOND_APPROVAL

    def test_a_first_approval_lapses_when_open_items_move(self, store: Store) -> None:
        first = approve(store, waiting(store, "12000.00", "20000.00"), "anna")
        with store.begin() as tx:
            tx.open_items.upsert([item(remaining="11000.00", original="20000.00")])
            assert decisions.refresh(tx, first.id, POLICY).state is DocumentState.NEEDS_REVIEW

    def test_a_first_approval_lapses_when_a_doubt_comes_up_not_when_one_goes(self, store: Store) -> None:
        document = waiting(store, "12000.00", "20000.00")
        twin = settle(store, read(line(paid="11999.00"), amount=money("12000.00")), name="another-copy.pdf")
        with store.begin() as tx:
            first = approve_in(tx, decisions.refresh(tx, document.id, POLICY))
            decisions.not_remittance(tx, twin.id, twin.version, "anna")
        with store.begin() as tx:
            assert decisions.refresh(tx, first.id, POLICY) == first
        settle(store, read(line(paid="11998.00"), amount=money("12000.00")), name="a-third-copy.pdf")
        with pytest.raises(Stale, match="same payment as a-third-copy"):
            approve(store, first, "boss")
        with store.begin() as tx:
            assert decisions.refresh(tx, first.id, POLICY).state is DocumentState.NEEDS_REVIEW

    def test_the_second_person_may_refuse(self, store: Store) -> None:
        first = approve(store, waiting(store, "12000.00", "20000.00"), "anna")
        with store.begin() as tx:
            back = decisions.reject(tx, first.id, first.version, "boss", "wrong customer")
        assert back.state is DocumentState.NEEDS_REVIEW
        assert "wrong customer" in back.reason

    def test_large_credits_do_not_hide_a_large_payment(self, store: Store) -> None:
        open_up(store, item(remaining="50000.00"), item("CM-1", "-49000.00"))
        document = settle(store, read(line("1001", "49500.00"), line("CM-1", "-49000.00", document_type="credit_memo")))
        assert document.state is DocumentState.NEEDS_REVIEW
        assert approve(store, document).state is DocumentState.SECOND_APPROVAL


class TestUndo:
    """Until it is delivered."""

    def test_everything_is_given_back_and_the_next_approval_is_a_new_revision(self, store: Store) -> None:
        done = approve(store, waiting(store))
        with store.begin() as tx:
            back = decisions.undo(tx, done.id, done.version, "carl", POLICY, "too early")
        assert back.state is DocumentState.NEEDS_REVIEW
        assert "too early" in back.reason
        assert left(store) == money("1000.00")
        with store.read() as tx:
            assert {row.state for row in tx.postings.of_document(done.id)} == {PostingState.CANCELLED}
            assert all(payment.reversed_at for payment in tx.payments.of_document(done.id))
        again = approve(store, back)
        with store.read() as tx:
            live = {row.posting_id for row in tx.postings.of_document(done.id) if row.state is PostingState.QUEUED}
        assert live == {posting_id("main", done.id, 2)}
        assert again.state is DocumentState.APPROVED
        assert left(store) == money("600.00")

    def test_not_once_a_ledger_may_have_it(self, store: Store) -> None:
        done = approve(store, waiting(store))
        with store.begin() as tx:
            row = tx.postings.claim(posting_id("main", done.id, 1), "books", "w1", lease_of_a_minute())
            assert row is not None
            tx.postings.sending(row)
        with store.begin() as tx, pytest.raises(Refused, match="on its way into the ledger"):
            decisions.undo(tx, done.id, done.version, "anna", POLICY)
        assert left(store) == money("600.00")
        assert get(store, done.id).state is DocumentState.APPROVED

    def test_a_refused_posting_can_be_taken_back(self, store: Store) -> None:
        done = approve(store, waiting(store))
        with store.begin() as tx:
            for row in tx.postings.of_document(done.id):
                claimed = tx.postings.claim(row.posting_id, row.ledger, "w1", lease_of_a_minute())
                assert claimed is not None
                tx.postings.move(claimed, PostingState.NEEDS_CLERK, error="period is closed")
            rejected = tx.documents.move(
                done.id, done.version, DocumentState.REJECTED_BY_LEDGER, reason="period is closed"
            )
        with store.begin() as tx:
            back = decisions.undo(tx, rejected.id, rejected.version, "anna", POLICY)
        assert back.state is DocumentState.NEEDS_REVIEW
        assert left(store) == money("1000.00")

    def test_deductions_tracked_with_an_approval_are_voided_with_it(self, store: Store) -> None:
        open_up(store)
        done = settle(store, read(line(paid="980.00", deduction_amount="20.00", deduction_reason="pricing")))
        with store.begin() as tx:
            decisions.undo(tx, done.id, done.version, "anna", POLICY)
        with store.read() as tx:
            assert [case.state.value for case in tx.disputes.of_document(done.id)] == ["voided"]

    def test_there_must_be_something_to_take_back(self, store: Store) -> None:
        document = waiting(store)
        with store.begin() as tx, pytest.raises(Refused, match="nothing to take back"):
            decisions.undo(tx, document.id, document.version, "anna", POLICY)


def lease_of_a_minute():  # type: ignore[no-untyped-def]
    import datetime as dt

    return dt.timedelta(minutes=1)


def race(*attempts: "object") -> list[object]:
    """Runs the callables at the same moment; each gives its result or the error it met."""
    barrier, results = threading.Barrier(len(attempts)), [None] * len(attempts)

    def run(n: int, attempt) -> None:  # type: ignore[no-untyped-def]
        barrier.wait()
        try:
            results[n] = attempt()
        except DocflowError as error:
            results[n] = error  # type: ignore[call-overload]

    threads = [threading.Thread(target=run, args=(n, attempt)) for n, attempt in enumerate(attempts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results  # type: ignore[return-value]


def test_of_concurrent_approvals_exactly_one_wins(store: Store) -> None:
    document = waiting(store)
    results = race(*(lambda who=who: approve(store, document, who) for who in ("anna", "carl", "boss", "root")))
    assert sum(isinstance(result, Document) for result in results) == 1
    assert all(isinstance(result, (Document, Stale, IllegalMove)) for result in results), results
    with store.read() as tx:
        assert len(tx.postings.of_document(document.id)) == len(POLICY.ledgers)
        assert len(tx.payments.of_document(document.id)) == 1
    assert left(store) == money("600.00")


def test_two_documents_cannot_take_the_same_item_at_once(store: Store) -> None:
    open_up(store, item())
    one = settle(store, read(line("1001", "700.00")), name="one.pdf")
    two = settle(store, read(line("1001", "600.00"), payment_reference="OTHER"), name="two.pdf")
    results = race(lambda: approve(store, one), lambda: approve(store, two, "carl"))
    winners = [result for result in results if isinstance(result, Document)]
    assert len(winners) == 1, results
    assert left(store) in (money("300.00"), money("400.00"))
    assert left(store) >= Decimal(0)


def test_an_undo_and_a_delivery_at_the_same_moment_agree(store: Store) -> None:
    done = approve(store, waiting(store))

    def deliver() -> object:
        with store.begin() as tx:
            row = tx.postings.claim(posting_id("main", done.id, 1), "books", "w1", lease_of_a_minute())
            return tx.postings.sending(row) if row else None

    def take_back() -> object:
        with store.begin() as tx:
            return decisions.undo(tx, done.id, done.version, "anna", POLICY)

    sent, undone = race(deliver, take_back)
    assert isinstance(undone, Document) != (sent is not None and not isinstance(sent, DocflowError))
