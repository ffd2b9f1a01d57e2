"""What was settled comes into dispute again with the clearing; what a payment took goes with the payment."""

import pytest

from docflow import decisions
from docflow.decisions import cases
from docflow.errors import BadInput, Refused
from docflow.schema.disputes import DisputeCase, DisputeState
from docflow.schema.states import DocumentState, PostingState
from tests.decisions.cases.desk import Desk, held
from tests.decisions.house import POLICY, get, left, read, settle
from tests.rules.worlds import line, money

S = DisputeState


def reopen(desk: Desk, case: DisputeCase, actor: str = "carl") -> DisputeCase:
    return desk.do("reopen", case, actor, reason="the order was found")


class TestByAPerson:
    """The resolution is taken back."""

    def test_before_the_ledger_has_it_the_entry_is_withdrawn(self, desk: Desk) -> None:
        case = desk.resolved(desk.case_of(desk.claimed()), written_off="120.00")
        key = desk.rows(case)[0].posting_id
        back = reopen(desk, case)
        assert (back.state, back.current, back.written_off) == (S.REOPENED, money("120.00"), 0)
        assert left(desk.store) == money("1000.00")
        with desk.store.read() as tx:
            assert {row.state for row in tx.postings.of(key)} == {PostingState.CANCELLED}
        again = desk.resolved(back, written_off="120.00")
        assert desk.rows(again)[0].posting_id != key

    def test_afterwards_it_is_reversed(self, desk: Desk) -> None:
        case = desk.resolved(desk.case_of(desk.claimed()), written_off="120.00")
        key = desk.rows(case)[0].posting_id
        desk.deliver(key)
        back = reopen(desk, desk.get(case))
        assert (back.current, left(desk.store)) == (money("120.00"), money("880.00"))
        with desk.store.read() as tx:
            paper = back.claims[0].document_id or ""
            reversal = next(row.posting for row in tx.postings.of_document(paper) if row.posting.kind == "reversal")
        assert (reversal.reverses, reversal.evidence.approved_by) == (key, "carl")
        desk.deliver(reversal.posting_id)
        assert left(desk.store) == money("1000.00")
        assert desk.get(case).state is S.REOPENED

    def test_not_while_it_is_on_its_way(self, desk: Desk) -> None:
        case = desk.resolved(desk.deducted(), written_off="20.00")
        with desk.store.begin() as tx:
            tx.postings.sending(held(tx, desk.rows(case)[0]))
        with pytest.raises(Refused, match="on its way into the ledger"):
            reopen(desk, case)

    def test_only_what_ended_and_with_a_reason(self, desk: Desk) -> None:
        case = desk.deducted()
        with pytest.raises(Refused):
            reopen(desk, case)
        done = desk.resolved(case, credited="20.00")
        with pytest.raises(BadInput):
            desk.do("reopen", done, reason=" ")
        assert reopen(desk, desk.do("close", done)).current == money("20.00")

    def test_a_closed_case_changes_in_no_other_way(self, desk: Desk) -> None:
        paper = desk.comes_in(cases.papers.Said(own="nothing"))
        done = desk.get(desk.resolved(desk.judged(desk.create(), "invalid"), recovered="100.00"))
        for act, how in (
            ("assign", {"owner": "carl"}), ("hold", {"reason": "x"}), ("void", {"reason": "x"}),
            ("message", {"text": "x"}), ("move_to", {"to": S.UNDER_REVIEW}), ("attach", {"document_id": paper.id}),
            ("close", {}), ("await_customer", {"reason": ""}), ("go_on", {}), ("approve", {"content_hash": ""}),
        ):  # fmt: skip
            with pytest.raises(Refused, match="reopen it"):
                desk.do(act, done, **how)  # type: ignore[arg-type]
        assert desk.get(done) == done


class TestWithThePayment:
    """The clearing that took or settled it is undone."""

    def undo(self, desk: Desk, document_id: str) -> None:
        document = get(desk.store, document_id)
        with desk.store.begin() as tx:
            decisions.undo(tx, document.id, document.version, "carl", POLICY, "wrong customer")

    def test_a_deduction_that_nobody_worked_on_goes_with_it(self, desk: Desk) -> None:
        case = desk.deducted()
        self.undo(desk, case.claims[0].document_id or "")
        assert desk.get(case).state is S.VOIDED

    def test_one_that_was_worked_on_is_on_its_invoice_again(self, desk: Desk) -> None:
        case = desk.judged(desk.deducted())
        paper = case.claims[0].document_id or ""
        self.undo(desk, paper)
        back = desk.get(case)
        assert (back.state, back.current, back.claims[0].account) == (S.VALIDATED, money("20.00"), None)
        # Approved again, the deduction is that of the case and opens no second one.
        document = get(desk.store, paper)
        with desk.store.begin() as tx:
            decisions.approve(tx, document.id, document.version, "anna", document.content_hash, POLICY)
            (again,) = tx.disputes.of_document(paper)
        assert (again.id, again.current, again.paid) == (case.id, money("20.00"), 0)
        assert [claim.account for claim in again.claims] == ["Expenses:Deductions:Other"]

    def test_one_that_had_ended_is_reopened_and_its_entry_taken_back(self, desk: Desk) -> None:
        case = desk.resolved(desk.deducted(), written_off="20.00")
        key = desk.rows(case)[0].posting_id
        self.undo(desk, case.claims[0].document_id or "")
        back = desk.get(case)
        assert (back.state, back.current, back.written_off) == (S.REOPENED, money("20.00"), 0)
        assert back.claims[0].account is None
        assert left(desk.store) == money("1000.00")
        with desk.store.read() as tx:
            assert {row.state for row in tx.postings.of(key)} == {PostingState.CANCELLED}

    def test_what_the_customer_paid_after_all_ends_the_dispute_until_the_payment_goes_back(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed())
        paid = settle(desk.store, read(line()), name="paid.pdf")
        assert paid.state is DocumentState.APPROVED
        done = desk.get(case)
        assert (done.state, done.paid, done.current) == (S.CLOSED, money("120.00"), 0)
        with pytest.raises(Refused, match="reverse the payment instead"):
            reopen(desk, done)
        self.undo(desk, paid.id)
        back = desk.get(case)
        assert (back.state, back.paid, back.current) == (S.REOPENED, 0, money("120.00"))

    def test_a_part_payment_leaves_what_is_left_of_the_invoice_in_dispute(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed())
        document = settle(desk.store, read(line(paid="950.00")), name="part.pdf")
        assert document.state is DocumentState.APPROVED
        there = desk.get(case)
        assert (there.state, there.paid, there.current) == (S.DOCUMENTS_PENDING, money("70.00"), money("50.00"))
        ended = desk.resolved(there, written_off="50.00")
        assert (ended.current, left(desk.store)) == (0, 0)

    @pytest.mark.parametrize(("taken", "current"), [("120.00", "120.00"), ("50.00", "50.00"), ("150.00", "150.00")])
    def test_a_deduction_of_what_is_disputed_joins_its_case(self, desk: Desk, taken: str, current: str) -> None:
        case = desk.case_of(desk.claimed())
        joined = desk.deducted(taken)
        assert joined.id == case.id
        assert (joined.type, joined.current) == ("deduction", money(current))
        assert [claim.account for claim in joined.claims if claim.source == "deduction"] == [
            "Expenses:Deductions:Other"
        ]
        with desk.store.read() as tx:
            changes = sum(entry.change for entry in tx.disputes.history(case.id))
        assert changes == joined.current

    def test_a_proposal_lapses_when_money_comes(self, desk: Desk) -> None:
        case = desk.judged(desk.case_of(desk.claimed(amount="600.00")))
        waiting = desk.resolved(case, written_off="600.00")
        assert waiting.state is S.PENDING_APPROVAL
        settle(desk.store, read(line()), name="paid.pdf")
        assert (desk.get(case).state, desk.get(case).paid) == (S.CLOSED, money("600.00"))

    def test_a_reversal_of_a_posted_payment_says_so_by_its_key(self, desk: Desk) -> None:
        case = desk.resolved(desk.deducted(), credited="20.00")
        posting_id = case.claims[0].posting_id or ""
        desk.deliver(posting_id)
        with desk.store.begin() as tx:
            (back,) = cases.reopen_for(tx, posting_id, POLICY, why="The cheque bounced.")
        assert (back.state, back.current, back.claims[0].account) == (S.REOPENED, money("20.00"), None)
        with desk.store.begin() as tx:
            assert cases.reopen_for(tx, posting_id, POLICY, why="The cheque bounced.") == []


class TestUnfiling:
    """A filed document is taken back."""

    def test_what_it_opened_is_voided(self, desk: Desk) -> None:
        paper = desk.claimed()
        with desk.store.begin() as tx:
            decisions.undo(tx, paper.id, paper.version, "anna", POLICY)
        assert desk.case_of(paper).state is S.VOIDED

    def test_not_once_it_is_settled(self, desk: Desk) -> None:
        paper = desk.claimed()
        desk.resolved(desk.case_of(paper), written_off="120.00")
        with pytest.raises(Refused, match="reopen or refuse that first"), desk.store.begin() as tx:
            decisions.undo(tx, paper.id, paper.version, "anna", POLICY)

    def test_what_was_attached_leaves_the_case(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed())
        paper = desk.comes_in(cases.papers.Said(own="claim DM-4471"), "pod.pdf")
        assert desk.get(case).documents
        with desk.store.begin() as tx:
            decisions.undo(tx, paper.id, paper.version, "anna", POLICY)
        assert (desk.get(case).documents, desk.get(case).state) == ((), S.UNDER_REVIEW)


def test_voiding_takes_a_reason_and_is_the_end(desk: Desk) -> None:
    case = desk.create()
    with pytest.raises(BadInput):
        desk.do("void", case, reason="")
    gone = desk.do("void", case, reason="opened by mistake")
    assert gone.state is S.VOIDED
    with pytest.raises(Refused, match="opened anew"):
        reopen(desk, gone)
