"""What people do in review: typing, choosing, setting aside, putting off; all by compare-and-swap, all in the trail."""

import pytest

from docflow import decisions
from docflow.decisions.review import possible
from docflow.errors import BadInput, InvalidValues, NotAllowed, Refused, Stale
from docflow.rules.finding import ON_ACCOUNT
from docflow.schema.documents import Document
from docflow.schema.place import Page, Pages, Word
from docflow.schema.records import Extraction, Kind, Other, Party
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, actions, arrive, get, left, open_up, read, settle
from tests.rules.worlds import GLOBEX, item, line, money


def in_review(store: Store, **changes: object) -> Document:
    """An advice whose total was misread."""
    open_up(store, item(), item("INV-2", "500.00"), item("G-1", "1500.00", customer=GLOBEX.ref))
    document = settle(store, read(**({"amount": money("1600.00")} | changes)))
    assert document.state is DocumentState.NEEDS_REVIEW
    return document


def correct(store: Store, document: Document, actor: str = "anna", **changes: str | None) -> Document:
    paths = {path.replace("__", "."): value for path, value in changes.items()}
    with store.begin() as tx:
        return decisions.correct(tx, document.id, document.version, paths, actor, POLICY)


def test_a_correction_is_proven_assessed_and_audited(store: Store) -> None:
    document = in_review(store)
    after = correct(store, document, amount="1500.00")
    assert after.state is DocumentState.NEEDS_REVIEW
    assert (after.amount, after.version) == (money("1500.00"), document.version + 1)
    assert after.extraction is not None
    assert all(check.holds for check in after.extraction.proof)
    assert after.application is not None
    assert (after.application.approve, after.application.unapplied, after.reason) == (True, 0, "")
    with store.read() as tx:
        (decision,) = tx.decisions.of(document.id)
        assert decision.body == {"changes": {"amount": "1500.00"}, "before": {"amount": None}}
        assert decision.content_hash == after.content_hash
        assert [row.action for row in tx.audit.of(document.id)][-1] == "correct"
        assert tx.audit.verify() == []


def test_the_machine_does_not_approve_what_a_person_corrected(store: Store) -> None:
    after = correct(store, in_review(store), amount="1500.00")
    with store.begin() as tx:
        assert decisions.settle_automatically(tx, after, POLICY, TODAY) == after


def test_a_stale_correction_is_refused_and_changes_nothing(store: Store) -> None:
    document = in_review(store)
    correct(store, document, amount="1500.00")
    with pytest.raises(Stale):
        correct(store, document, amount="1.00")
    assert get(store, document.id).amount == money("1500.00")


def test_a_preview_writes_nothing(store: Store) -> None:
    document = in_review(store)
    with store.read() as tx:
        seen = decisions.preview(tx, document.id, {"amount": "1500.00"}, POLICY)
    assert seen.application is not None
    assert seen.application.unapplied == 0
    assert get(store, document.id) == document


def test_choosing_the_payer_and_the_open_item(store: Store) -> None:
    document = in_review(store, payer=Party(name="Somebody"), amount=money("1500.00"))
    after = correct(store, document, customer="C-1002", lines__0__open_item=None, lines__1__open_item=ON_ACCOUNT)
    assert after.customer == "C-1002"
    assert after.application is not None
    assert [match.state for match in after.application.lines] == ["unmatched", "on_account"]
    assert after.application.unapplied == money("1000.00")
    again = correct(store, after, customer="C-1001", lines__0__open_item="auto", lines__1__open_item="auto")
    assert again.application is not None
    assert [match.open_item for match in again.application.lines] == ["inv:INV-1001", "inv:INV-2"]


def test_only_payments_in_review_are_assessed_again(store: Store) -> None:
    open_up(store)
    done = settle(store, read())
    other = settle(store, Extraction(kind=Kind.OTHER, confidence=0.9, record=Other()), name="other.pdf")
    with store.begin() as tx:
        tx.open_items.upsert([item(remaining="1.00", original="1000.00")])
        assert decisions.refresh(tx, done.id, POLICY) == done
        assert decisions.refresh(tx, other.id, POLICY) == other


def test_the_reason_in_the_queue_is_renewed(store: Store) -> None:
    document = in_review(store, amount=money("1500.00"), lines=(line("INV-9", "600.00"), line("INV-2", "900.00")))
    with store.begin() as tx:
        tx.open_items.upsert([item("INV-9", "600.00")])
        after = decisions.refresh(tx, document.id, POLICY)
    assert document.application is not None
    assert after.application is not None
    assert document.reason == document.application.review[0]
    assert after.reason == after.application.review[0] != document.reason


def test_what_a_person_unapplied_stays_unapplied_through_every_later_look(store: Store) -> None:
    after = correct(store, in_review(store), lines__0__open_item=None)
    later = correct(store, after, actor="carl", amount="1500.00")
    with store.begin() as tx:
        refreshed = decisions.refresh(tx, later.id, POLICY)
    assert refreshed.application is not None
    assert refreshed.application.lines[0].open_item is None
    assert refreshed.application.unapplied == money("1000.00")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("customer", "C-9999"),
        ("lines.0.open_item", "inv:nothing"),
        ("amount", "12,50"),
        ("lines.7.paid_amount", "1.00"),
        ("status", "posted"),
        ("tenant", "other"),
    ],
)
def test_values_that_cannot_be_used(store: Store, path: str, value: str) -> None:
    document = in_review(store)
    with pytest.raises(InvalidValues) as refused, store.begin() as tx:
        decisions.correct(tx, document.id, document.version, {path: value}, "anna", POLICY)
    assert path in refused.value.problems
    assert get(store, document.id) == document


def test_typed_values_are_located(store: Store) -> None:
    document = in_review(store)
    word = Word("1,500.00", 10, 20, 60, 30)
    pages = Pages(reader="pdf", pages=(Page(number=1, width=600, height=800, words=(word,), method="text"),))
    with store.begin() as tx:
        after = decisions.correct(tx, document.id, document.version, {"amount": "1500.00"}, "anna", POLICY, pages)
    assert after.extraction is not None
    assert after.extraction.fields["amount"].box == (10, 20, 60, 30)


def test_viewers_and_the_machine_do_not_type(store: Store) -> None:
    document = in_review(store)
    for actor in ("guest", "docflow", ""):
        with pytest.raises(NotAllowed):
            correct(store, document, actor, amount="1500.00")


def test_an_approved_document_is_undone_before_it_is_changed(store: Store) -> None:
    open_up(store)
    done = settle(store, read())
    with pytest.raises(Refused, match="take the decision back first"):
        correct(store, done, amount="1.00")


def test_taking_is_a_courtesy(store: Store) -> None:
    document = in_review(store)
    with store.begin() as tx:
        taken = decisions.take(tx, document.id, document.version, "anna")
    assert (taken.state, taken.reason) == (DocumentState.IN_REVIEW, "anna is looking at it.")
    typed = correct(store, taken, "carl", amount="1500.00")
    assert typed.state is DocumentState.IN_REVIEW
    with store.begin() as tx:
        back = decisions.release(tx, typed.id, typed.version, "anna")
    assert back.state is DocumentState.NEEDS_REVIEW


def test_parking_and_waiting(store: Store) -> None:
    document = in_review(store)
    with store.begin() as tx:
        parked = decisions.park(tx, document.id, document.version, "anna", "until Monday")
        assert (parked.state, parked.reason) == (DocumentState.PARKED, "until Monday")
        back = decisions.unpark(tx, parked.id, parked.version, "anna")
        assert back.application is not None
        assert (back.state, back.reason) == (DocumentState.NEEDS_REVIEW, back.application.review[0])
        asked = decisions.await_payer(tx, back.id, back.version, "anna")
        assert asked.state is DocumentState.AWAITING_PAYER
    assert sorted(actions(store, document.id)) == [("anna", "await_payer"), ("anna", "park"), ("anna", "unpark")]


def test_setting_aside_and_taking_it_back(store: Store) -> None:
    document = in_review(store)
    with store.begin() as tx:
        aside = decisions.not_remittance(tx, document.id, document.version, "anna", "a quote")
        assert (aside.state, aside.reason) == (DocumentState.NOT_REMITTANCE, "a quote")
        back = decisions.undo(tx, aside.id, aside.version, "anna", POLICY)
        assert back.state is DocumentState.NEEDS_REVIEW
        with pytest.raises(BadInput):
            decisions.reject(tx, back.id, back.version, "anna", " ")
        rejected = decisions.reject(tx, back.id, back.version, "anna", "not ours")
        assert rejected.state is DocumentState.NOT_REMITTANCE
        assert "not ours" in rejected.reason


def test_duplicates_by_hand(store: Store) -> None:
    document = in_review(store)
    other = settle(store, read(line(), payment_reference="X-2"), name="other.pdf")
    with store.begin() as tx:
        with pytest.raises(BadInput):
            decisions.duplicate_of(tx, document.id, document.version, "anna", document.id)
        doubled = decisions.duplicate_of(tx, document.id, document.version, "anna", other.id)
        assert (doubled.state, doubled.duplicate_of) == (DocumentState.DUPLICATE, other.id)
        with pytest.raises(BadInput):
            decisions.duplicate_of(tx, other.id, other.version, "anna", document.id)
        back = decisions.undo(tx, doubled.id, doubled.version, "anna", POLICY)
        assert (back.state, back.duplicate_of) == (DocumentState.NEEDS_REVIEW, None)


def test_a_paper_that_was_taken_for_something_else_becomes_a_dispute(store: Store) -> None:
    open_up(store)
    document = settle(store, Extraction(kind=Kind.OTHER, confidence=0.9, record=Other()))
    with pytest.raises(Refused, match="is no dispute"), store.begin() as tx:
        decisions.file_dispute(tx, document.id, document.version, "anna", POLICY)
    typed = correct(store, document, kind="dispute", claim_number="CL-1", amount="5.00", currency="EUR")
    with pytest.raises(Refused, match="customer is not known"), store.begin() as tx:
        decisions.file_dispute(tx, typed.id, typed.version, "anna", POLICY)
    chosen = correct(store, typed, customer="C-1001")
    assert chosen.customer == "C-1001"
    with store.begin() as tx:
        filed = decisions.file_dispute(tx, chosen.id, chosen.version, "anna", POLICY)
        assert filed.state is DocumentState.FILED
        (case,) = tx.disputes.of_document(filed.id)
        assert (case.reference, case.current) == ("CL-1", money("5.00"))
        back = decisions.undo(tx, filed.id, filed.version, "anna", POLICY)
        assert [one.state.value for one in tx.disputes.of_document(back.id)] == ["voided"]


def test_a_paper_that_was_taken_for_something_else_becomes_a_payment(store: Store) -> None:
    open_up(store)
    document = settle(store, Extraction(kind=Kind.OTHER, confidence=0.9, record=Other()))
    values = {
        "kind": "remittance",
        "customer": "C-1001",
        "currency": "EUR",
        "amount": "1000.00",
        "payment_date": "2026-05-01",
        "payment_reference": "R-1",
        "lines.0.document_number": "INV-1001",
        "lines.0.paid_amount": "1000.00",
    }
    with store.begin() as tx:
        typed = decisions.correct(tx, document.id, document.version, values, "anna", POLICY)
        done = decisions.approve(tx, typed.id, typed.version, "anna", typed.content_hash, POLICY)
    assert done.state is DocumentState.APPROVED
    assert left(store) == 0


def test_what_is_possible_is_what_the_doors_take(store: Store) -> None:
    document = in_review(store)
    assert possible(document, []) == {
        "correct", "approve", "assign", "reject", "park", "await_payer", "take", "not_remittance", "duplicate_of",
        "comment", "ask_payer",
    }  # fmt: skip
    with store.begin() as tx:
        just_arrived = arrive(tx, read(), "new.pdf")
    assert possible(just_arrived, []) == frozenset()
    done = settle(store, read(payment_reference="Z"), name="z.pdf")
    assert possible(done, []) == {"undo", "comment"}
