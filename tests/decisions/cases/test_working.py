"""From the claim to the judgement: documents, clock, owner, what is amended, and what nobody may do."""

import datetime as dt

import pytest

from docflow.decisions import cases
from docflow.decisions.cases import Amendment, NewCase
from docflow.errors import BadInput, IllegalMove, NotAllowed, NotFound, Refused, Stale
from docflow.schema.disputes import Backup, DisputeState, DisputeType, Validity
from docflow.schema.reasons import Reason
from tests.decisions.cases.desk import Desk
from tests.decisions.house import POLICY
from tests.rules.worlds import money

S = DisputeState
DAY = dt.timedelta(days=1)


def test_a_claim_waits_for_the_documents_that_its_reason_takes(desk: Desk) -> None:
    case = desk.case_of(desk.claimed())
    assert (case.state, case.required, case.missing) == (S.DOCUMENTS_PENDING, (Backup.POD,), (Backup.POD,))
    assert (case.type, case.reference, case.customer) == (DisputeType.PRE_PAYMENT, "DM-4471", "C-1001")
    assert (case.claimed, case.original, case.current) == (money("120.00"),) * 3
    assert case.claims[0].open_items == ("inv:INV-1001",)
    assert case.deadline == case.clock.since + 14 * DAY


def test_what_takes_no_documents_is_new(desk: Desk) -> None:
    case = desk.create()
    assert (case.state, case.owner, case.claims[0].source) == (S.NEW, None, "clerk")
    assert desk.actions(case) == [("anna", "created")]


@pytest.mark.parametrize(
    ("reason", "source", "kind"),
    [
        ("discount", "deduction", DisputeType.UNEARNED_DISCOUNT),
        ("pricing", "deduction", DisputeType.DEDUCTION),
        ("prior_overpayment", "document", DisputeType.OVERPAYMENT),
    ],
)
def test_the_type_follows_from_where_it_comes_from(desk: Desk, reason: str, source: str, kind: DisputeType) -> None:
    case = desk.deducted(reason=reason) if source == "deduction" else desk.case_of(desk.claimed(reason=reason))
    assert case.type is kind


def test_a_deduction_lies_on_the_account_on_which_its_posting_left_it(desk: Desk) -> None:
    (claim,) = desk.deducted().claims
    assert (claim.account, claim.open_items) == ("Expenses:Deductions:Other", ("inv:INV-1001",))
    assert claim.posting_id and claim.posting_id.startswith("dfp_")


def test_one_paper_may_open_several_cases(desk: Desk) -> None:
    paper = desk.claimed()
    more = [desk.create("10.00", document_id=paper.id), desk.create("15.00", document_id=paper.id)]
    assert [one.claims[0].part for one in more] == [1, 2]
    with desk.store.read() as tx:
        assert len(tx.disputes.of_document(paper.id)) == 3


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"customer": "C-9"}, "no customer C-9"),
        ({"amount": "1.001"}, "finer than EUR"),
        ({"claimed": "0.001"}, "finer"),
    ],
)
def test_what_a_clerk_cannot_open(desk: Desk, told: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        desk.create(**told)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        desk.create(document_id="doc_none")


def test_who_may_not(desk: Desk) -> None:
    case = desk.create()
    for actor in ("guest", "docflow", " "):
        with pytest.raises(NotAllowed):
            desk.do("assign", case, actor, owner="carl")
        with pytest.raises(NotAllowed), desk.store.begin() as tx:
            new = NewCase(customer="C-1001", currency="EUR", amount=money("1.00"))
            cases.create(tx, new, actor, POLICY)


def test_an_owner_and_a_deadline(desk: Desk) -> None:
    case = desk.create()
    own = desk.do("assign", case, owner="carl", deadline=case.opened_at + DAY)
    assert (own.owner, own.deadline, own.deadline_by) == ("carl", case.opened_at + DAY, "anna")
    with pytest.raises(BadInput, match="no user nobody"):
        desk.do("assign", own, owner="nobody")
    moved = desk.do("move_to", own, to=S.UNDER_REVIEW)
    assert (moved.deadline, moved.deadline_by) == (moved.clock.since + 10 * DAY, None)
    with pytest.raises(Stale, match="changed meanwhile"):
        desk.do("assign", own, owner="boss")


def test_the_clock_stands_still_on_hold_and_while_the_customer_is_asked(desk: Desk) -> None:
    case = desk.do("move_to", desk.create(), to=S.UNDER_REVIEW)
    desk.clock.advance(days=2)
    held = desk.do("hold", case, reason="waits for the court")
    desk.clock.advance(days=100)
    back = desk.do("go_on", held)
    assert (held.state, held.deadline, back.state, back.held_from) == (S.ON_HOLD, None, S.UNDER_REVIEW, None)
    assert back.deadline == desk.clock.now + 8 * DAY
    asked = desk.do("await_customer", back, reason="asked for the packing list")
    assert (asked.state, asked.deadline, asked.awaits_customer) == (S.UNDER_REVIEW, None, True)
    desk.clock.advance(days=5)
    answered = desk.do("go_on", asked)
    assert (answered.deadline, answered.awaits_customer) == (desk.clock.now + 8 * DAY, False)
    with pytest.raises(Refused, match="neither is on hold"):
        desk.do("go_on", answered)


def test_what_is_late_is_listed_and_escalated_once(desk: Desk) -> None:
    case = desk.create()
    policy = POLICY.model_copy(update={"disputes": POLICY.disputes.model_copy(update={"escalate_to": "boss"})})
    desk.clock.advance(days=2, seconds=1)
    for expected in ([case.id], []):
        with desk.store.begin() as tx:
            assert [one.id for one in cases.late(tx, tx.now())] == [case.id]
            assert [one.id for one in cases.escalate(tx, policy, tx.now())] == expected
    late = desk.get(case)
    assert (late.escalation, late.owner) == (1, "boss")
    desk.do("move_to", late, to=S.UNDER_REVIEW)
    desk.clock.advance(days=11)
    with desk.store.begin() as tx:
        assert [one.escalation for one in cases.escalate(tx, policy, tx.now())] == [2]


def test_only_what_is_under_review_is_judged_and_with_a_reason(desk: Desk) -> None:
    case = desk.create()
    with pytest.raises(Refused, match="is new"):
        desk.do("judge", case, validity=Validity.VALID, reason="x")
    case = desk.do("move_to", case, to=S.UNDER_REVIEW)
    with pytest.raises(BadInput, match="and why"):
        desk.do("judge", case, validity=Validity.VALID, reason=" ")
    judged = desk.do("judge", case, validity=Validity.VALID, reason="the price list says so")
    assert (judged.state, judged.validity) == (S.VALIDATED, Validity.VALID)
    back = desk.do("move_to", judged, to=S.UNDER_REVIEW, reason="a new offer came up")
    assert back.validity is Validity.UNKNOWN


@pytest.mark.parametrize("to", [S.CLOSED, S.RESOLVED, S.PENDING_APPROVAL, S.VALIDATED, S.VOIDED, S.NEW, S.ON_HOLD])
def test_no_state_that_a_decision_leads_to_is_reached_by_hand(desk: Desk, to: DisputeState) -> None:
    with pytest.raises((Refused, IllegalMove)):
        desk.do("move_to", desk.create(), to=to)


class TestAmending:
    """What is known better."""

    def test_the_amount_of_a_claim_and_the_history_of_it(self, desk: Desk) -> None:
        case = desk.judged(desk.create("100.00"))
        less = desk.do("amend", case, changes=Amendment(amount=money("80.00"), root_cause="old price list"))
        assert (less.current, less.claimed, less.root_cause) == (money("80.00"), money("100.00"), "old price list")
        assert (less.state, less.validity) == (S.UNDER_REVIEW, Validity.UNKNOWN)
        with desk.store.read() as tx:
            changes = [entry.change for entry in tx.disputes.history(case.id) if entry.change]
        assert changes == [money("100.00"), money("-20.00")]

    def test_what_does_not_change_the_dispute_leaves_the_judgement(self, desk: Desk) -> None:
        case = desk.judged(desk.create())
        noted = desk.do("amend", case, changes=Amendment(internal_reason=Reason.DAMAGE, reason_code="C-17"))
        assert (noted.state, noted.required, noted.reason_code) == (S.VALIDATED, (Backup.POD,), "C-17")

    def test_what_a_payment_has_taken_is_not_retyped(self, desk: Desk) -> None:
        with pytest.raises(Refused, match="a payment has taken"):
            desk.do("amend", desk.deducted(), changes=Amendment(amount=money("5.00")))

    def test_other_invoices_are_other_items(self, desk: Desk) -> None:
        case = desk.do("amend", desk.create(), changes=Amendment(invoices=("inv 2", "INV-77")))
        assert (case.claims[0].open_items, case.invoices) == (("inv:INV-2",), ("inv 2", "INV-77"))
        elsewhere = desk.do("amend", case, changes=Amendment(customer="C-1002"))
        assert elsewhere.claims[0].open_items == ()

    @pytest.mark.parametrize(
        ("changes", "said"),
        [({}, "what is to be changed"), ({"customer": "C-9"}, "no customer"), ({"amount": "1.005"}, "finer than EUR")],
    )
    def test_what_cannot_be(self, desk: Desk, changes: dict[str, object], said: str) -> None:
        with pytest.raises(BadInput, match=said):
            desk.do("amend", desk.create(), changes=Amendment.model_validate(changes))


def test_messages_are_kept_in_order_and_clear_the_news(desk: Desk) -> None:
    case = desk.create()
    told = desk.do("message", case, text=" They sent a new list. ", direction="in")
    told = desk.do("message", told, "carl", text="Asked the warehouse.")
    with desk.store.read() as tx:
        said = [entry.body["text"] for entry in tx.disputes.history(case.id) if entry.action == "message"]
    assert said == ["They sent a new list.", "Asked the warehouse."]
    with pytest.raises(BadInput):
        desk.do("message", told, text="  ")
