"""What a payment leaves open without a word is booked as paid, left open, and asked about."""

from docflow import decisions
from docflow.schema.disputes import DisputeCase, DisputeState, DisputeType
from docflow.schema.documents import Document
from docflow.schema.states import DocumentState
from tests.decisions.cases.desk import Desk
from tests.decisions.house import POLICY, left, read, settle
from tests.rules.worlds import line, money


def of(desk: Desk, paper: Document) -> list[DisputeCase]:
    with desk.store.read() as tx:
        return list(tx.disputes.of_document(paper.id))


def test_the_machine_books_what_came_and_asks_for_the_rest(desk: Desk) -> None:
    done = settle(desk.store, read(line(paid="970.00")))
    assert (done.state, left(desk.store)) == (DocumentState.APPROVED, money("30.00"))
    (case,) = of(desk, done)
    assert (case.type, case.current, case.reason) == (DisputeType.DEDUCTION, money("30.00"), None)
    assert case.claims[0].account is None, "it stands open on the invoice"
    settle(desk.store, read(line(paid="30.00"), payment_reference="THE-REST"), name="rest.pdf")
    assert (desk.get(case).state, desk.get(case).paid) == (DisputeState.CLOSED, money("30.00"))


def test_the_case_goes_with_the_payment(desk: Desk) -> None:
    done = settle(desk.store, read(line(paid="970.00")))
    (case,) = of(desk, done)
    with desk.store.begin() as tx:
        decisions.undo(tx, done.id, done.version, "carl", POLICY, "wrong customer")
    assert (desk.get(case).state, left(desk.store)) == (DisputeState.VOIDED, money("1000.00"))


def test_what_is_disputed_already_and_what_a_person_leaves_open_opens_no_case(desk: Desk) -> None:
    desk.create("30.00")
    done = settle(desk.store, read(line(paid="970.00")))
    assert (done.state, of(desk, done)) == (DocumentState.APPROVED, [])
    asked = settle(desk.store, read(line("2", "400.00"), payment_reference="OTHER"), name="asked.pdf")
    assert (asked.state, of(desk, asked)) == (DocumentState.NEEDS_REVIEW, [])
