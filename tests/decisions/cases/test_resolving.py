"""How a case ends: within the limits by one person, above them by two, booked where money lies, closed when it is."""

import threading

import pytest

from docflow.decisions import cases, delivery
from docflow.decisions.cases import Amendment
from docflow.errors import BadInput, DocflowError, NotAllowed, Refused, Stale
from docflow.schema.disputes import DisputeCase, DisputeState
from docflow.schema.states import DocumentState, PostingState
from tests.decisions.cases.desk import Desk, held
from tests.decisions.house import POLICY, get, left
from tests.rules.cases.worlds import parts
from tests.rules.worlds import money

S = DisputeState


def test_a_deduction_is_written_off_within_the_limit_by_one_person(desk: Desk) -> None:
    case = desk.resolved(desk.deducted(), written_off="20.00")
    assert (case.state, case.current, case.written_off) == (S.RESOLVED, 0, money("20.00"))
    rows = desk.rows(case)
    assert {row.ledger for row in rows} == set(POLICY.ledgers)
    assert rows[0].posting.evidence.approved_by == "anna"
    assert left(desk.store) == 0
    desk.deliver(rows[0].posting_id)
    assert desk.get(case).state is S.CLOSED
    assert desk.actions(case)[-1] == ("docflow", "closed")


def test_what_stands_open_is_written_off_the_invoice(desk: Desk) -> None:
    paper = desk.claimed()
    case = desk.resolved(desk.case_of(paper), written_off="120.00")
    assert left(desk.store) == money("880.00")
    desk.deliver(desk.rows(case)[0].posting_id)
    assert left(desk.store) == money("880.00")
    assert get(desk.store, paper.id).state is DocumentState.FILED


def test_a_credit_request_takes_no_entry_and_waits_for_the_credit_note(desk: Desk) -> None:
    case = desk.resolved(desk.deducted(), credited="20.00")
    assert (case.state, case.credited, desk.rows(case)) == (S.RESOLVED, money("20.00"), [])
    closed = desk.do("close", case, reference="CN-2026-17")
    assert closed.state is S.CLOSED and closed.resolution
    assert closed.resolution.reference == "CN-2026-17"


def test_what_is_booked_and_credited_waits_for_both(desk: Desk) -> None:
    case = desk.resolved(desk.deducted(), credited="12.00", recovered="8.00")
    with pytest.raises(Refused, match="has not booked it yet"):
        desk.do("close", case)
    desk.deliver(desk.rows(case)[0].posting_id)
    assert desk.get(case).state is S.RESOLVED
    assert desk.do("close", case).state is S.CLOSED


def test_what_stays_due_is_closed_at_once(desk: Desk) -> None:
    case = desk.resolved(desk.judged(desk.create(), "invalid"), recovered="100.00")
    assert (desk.get(case).state, case.paid, desk.rows(case)) == (S.CLOSED, money("100.00"), [])


def test_nothing_ends_before_it_is_judged(desk: Desk) -> None:
    case = desk.deducted()
    for state in (S.NEW, S.UNDER_REVIEW):
        with pytest.raises(Refused):
            desk.propose(case, *parts(credited="20.00"))
        case = desk.do("move_to", case, to=S.UNDER_REVIEW) if state is S.NEW else case


@pytest.mark.parametrize("ends", [{"credited": "19.99"}, {"credited": "20.01"}, {}])
def test_all_that_is_in_dispute_must_end(desk: Desk, ends: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        desk.resolved(desk.deducted(), **ends)


def test_a_case_without_amount_or_paper_is_not_settled(desk: Desk) -> None:
    unknown = desk.judged(desk.case_of(desk.claimed(amount="120.00")))
    with pytest.raises(Refused, match="attach the customer's document"):
        desk.resolved(desk.create("10.00"), written_off="10.00")
    assert desk.resolved(unknown, written_off="120.00").state is S.RESOLVED


class TestSecondPerson:
    """Above a limit one person is not enough, and nobody is exempt."""

    def proposed(self, desk: Desk, actor: str = "anna") -> DisputeCase:
        """600.00 to be written off; the limit is 500."""
        case = desk.judged(desk.case_of(desk.claimed(amount="600.00")), actor=actor)
        return desk.resolved(case, actor, written_off="600.00")

    def approve(self, desk: Desk, case: DisputeCase, actor: str = "boss") -> DisputeCase:
        return desk.do("approve", case, actor, content_hash=case.content_hash)

    def test_two_people(self, desk: Desk) -> None:
        case = self.proposed(desk)
        assert (case.state, case.current, desk.rows(case)) == (S.PENDING_APPROVAL, money("600.00"), [])
        assert left(desk.store) == money("1000.00")
        done = self.approve(desk, case)
        assert (done.state, left(desk.store)) == (S.RESOLVED, money("400.00"))
        assert done.resolution and (done.resolution.proposed_by, done.resolution.approved_by) == ("anna", "boss")
        assert desk.rows(done)[0].posting.evidence.approved_by == "boss"

    @pytest.mark.parametrize("actor", ["anna", "carl", "guest", "key:1234", "docflow"])
    def test_who_may_not(self, desk: Desk, actor: str) -> None:
        case = self.proposed(desk)
        with pytest.raises(NotAllowed):
            self.approve(desk, case, actor)
        assert left(desk.store) == money("1000.00")

    @pytest.mark.parametrize("role", ["boss", "root"])
    def test_no_role_is_exempt(self, desk: Desk, role: str) -> None:
        case = self.proposed(desk, role)
        with pytest.raises(NotAllowed, match="a second person must approve"):
            self.approve(desk, case, role)

    @pytest.mark.parametrize("what", ["judged", "amended"])
    def test_who_shaped_it_is_no_checker(self, desk: Desk, what: str) -> None:
        case = desk.case_of(desk.claimed(amount="700.00"))
        shaper = {"amended": "anna", "judged": "anna"} | {what: "boss"}
        case = desk.do("amend", case, shaper["amended"], changes=Amendment(amount=money("600.00")))
        case = desk.resolved(desk.judged(case, actor=shaper["judged"]), written_off="600.00")
        with pytest.raises(NotAllowed):
            self.approve(desk, case)
        assert self.approve(desk, case, "root").state is S.RESOLVED

    def test_a_split_hides_no_maker_and_no_amount(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed(amount="700.00"))
        case = desk.do("amend", case, "boss", changes=Amendment(amount=money("600.00")))
        take = cases.Take(claim=case.claims[0].id, amount=money("200.00"))
        with desk.store.begin() as tx:
            _, half = cases.split(tx, case.id, case.version, "anna", POLICY, takes=[take])
        half = desk.resolved(half, written_off="200.00")
        assert half.state is S.PENDING_APPROVAL
        with pytest.raises(NotAllowed):
            self.approve(desk, half, "boss")
        assert self.approve(desk, half, "root").state is S.RESOLVED

    def test_the_approval_binds_to_what_was_seen(self, desk: Desk) -> None:
        case = self.proposed(desk)
        with pytest.raises(Stale, match="not what you have seen"):
            desk.do("approve", case, "boss", content_hash="0" * 64)
        told = desk.do("message", case, text="Please hurry.")
        with pytest.raises(Stale, match="changed meanwhile"):
            self.approve(desk, case)
        assert told.content_hash == case.content_hash
        assert self.approve(desk, told).state is S.RESOLVED

    def test_what_waits_is_not_changed_under_the_approver(self, desk: Desk) -> None:
        case = self.proposed(desk)
        for act, how in (
            ("amend", {"changes": Amendment(amount=money("5.00"))}), ("hold", {"reason": "x"}),
            ("move_to", {"to": S.UNDER_REVIEW}),
        ):  # fmt: skip
            with pytest.raises(Refused, match="refuse what is proposed"):
                desk.do(act, case, **how)  # type: ignore[arg-type]
        back = desk.do("refuse", case, "boss", reason="credit them instead")
        assert (back.state, back.resolution) == (S.VALIDATED, None)
        again = desk.do("propose", back, parts=parts(credited="600.00"))
        assert again.state is S.RESOLVED

    def test_an_invoice_that_was_paid_meanwhile_cannot_be_written_off(self, desk: Desk) -> None:
        case = self.proposed(desk)
        with desk.store.begin() as tx:
            item = tx.open_items.get("inv:INV-1001")
            assert item
            tx.open_items.upsert([item.model_copy(update={"remaining": money("100.00")})])
        with pytest.raises(Refused, match="stand open on no invoice"):
            self.approve(desk, case)

    def test_of_concurrent_approvals_one_wins(self, desk: Desk) -> None:
        case, results = self.proposed(desk), []
        barrier = threading.Barrier(2)

        def run(actor: str) -> None:
            barrier.wait()
            try:
                results.append(self.approve(desk, case, actor))
            except DocflowError as error:
                results.append(error)

        people = [threading.Thread(target=run, args=(actor,)) for actor in ("boss", "root")]
        for one in people:
            one.start()
        for one in people:
            one.join()
        assert sorted(type(one).__name__ for one in results) == ["DisputeCase", "Stale"]
        assert left(desk.store) == money("400.00")


class TestLedger:
    """What the ledger's answer means."""

    def test_a_refusal_brings_it_into_dispute_again(self, desk: Desk) -> None:
        paper = desk.claimed()
        case = desk.resolved(desk.case_of(paper), written_off="120.00")
        with desk.store.begin() as tx:
            row = held(tx, tx.postings.of(desk.rows(case)[0].posting_id)[0])
            delivery.sent(tx, row)
            delivery.refused(tx, row, "account 9.9 is closed", POLICY)
        again = desk.get(case)
        assert (again.state, again.current, again.resolution) == (S.REOPENED, money("120.00"), None)
        assert left(desk.store) == money("1000.00")
        with desk.store.read() as tx:
            assert "account 9.9 is closed" in str(tx.disputes.history(case.id)[-1].body)
            assert {row.state for row in tx.postings.of(row.posting_id)} == {PostingState.CANCELLED}
        assert get(desk.store, paper.id).state is DocumentState.FILED

    def test_the_payment_that_deducted_is_untouched_by_it(self, desk: Desk) -> None:
        case = desk.deducted()
        payment = case.claims[0]
        case = desk.resolved(case, recovered="20.00")
        with desk.store.begin() as tx:
            delivery.unclear(tx, held(tx, tx.postings.of(desk.rows(case)[0].posting_id)[0]), "answered nonsense")
        assert get(desk.store, payment.document_id or "").state is DocumentState.APPROVED
        assert desk.get(case).state is S.RESOLVED
