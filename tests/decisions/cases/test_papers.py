"""What comes in finds the one case that it belongs to, or a person; no money moves by it."""

import pytest

from docflow import decisions
from docflow.decisions import cases
from docflow.errors import NotFound, Refused
from docflow.rules.cases.filing import Said
from docflow.schema.disputes import Backup, DisputeState
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.cases.desk import Desk
from tests.decisions.house import POLICY, actions, get, left
from tests.rules.worlds import ACME, GLOBEX, money

S = DisputeState
POD = ("Speedy Logistics", "PROOF OF DELIVERY", "No. 5512")


@pytest.mark.parametrize(
    "said",
    [
        Said(own="Your claim dm 4471, delivered and signed", lines=POD),
        Said(mail="Re: claim DM-4471", lines=POD),
        Said(own="Delivered with invoice INV-1001", lines=POD),
    ],
)
def test_a_proof_of_delivery_attaches_itself(desk: Desk, said: Said) -> None:
    case = desk.case_of(desk.claimed())
    paper = desk.comes_in(said)
    assert paper.state is DocumentState.FILED
    assert paper.reason.startswith(f"Attached to dispute {case.id}: It")
    there = desk.get(case)
    assert [one.backup for one in there.documents] == [Backup.POD]
    assert (there.state, there.missing, there.news) == (S.UNDER_REVIEW, (), True)
    assert (there.current, left(desk.store)) == (money("120.00"), money("1000.00"))
    assert desk.do("message", there, text="seen").news is False


def test_the_case_number_that_we_gave_is_enough(desk: Desk) -> None:
    case = desk.create(invoices=())
    assert desk.comes_in(Said(mail=f"Re: [{case.id}] your question")).state is DocumentState.FILED


def test_an_answer_lets_the_clock_go_on(desk: Desk) -> None:
    case = desk.do("await_customer", desk.case_of(desk.claimed()), reason="asked")
    desk.clock.advance(days=3)
    desk.comes_in(Said(own="DM-4471: we have looked into it"), "mail text", part="body")
    there = desk.get(case)
    assert (there.awaits_customer, there.news, there.state) == (False, True, S.DOCUMENTS_PENDING)
    assert there.deadline is not None


def test_of_two_cases_a_person_chooses(desk: Desk) -> None:
    first, second = desk.claimed("DM-4471"), desk.claimed("DM-4472", "other.pdf", amount="30.00")
    paper = desk.comes_in(Said(own="about claims DM-4471 and DM-4472", lines=POD))
    assert paper.state is DocumentState.NEEDS_REVIEW
    assert "may belong to 2 disputes" in paper.reason
    chosen = desk.do("attach", desk.case_of(second), document_id=paper.id, backup=Backup.POD, reason="its amount")
    assert [one.because for one in chosen.documents] == ["its amount"]
    filed = get(desk.store, paper.id)
    assert (filed.state, filed.customer) == (DocumentState.FILED, "C-1001")
    assert ("anna", "attach") in actions(desk.store, paper.id)
    assert desk.case_of(first).documents == ()


def test_a_stronger_sign_goes_before_a_weaker_one(desk: Desk) -> None:
    first = desk.claimed("DM-4471")
    desk.claimed("DM-4472", "other.pdf", amount="30.00")
    paper = desk.comes_in(Said(own="claim DM-4471, invoice INV-1001", mail="Re: DM-4472", lines=POD))
    assert paper.state is DocumentState.FILED
    assert len(desk.case_of(first).documents) == 1


@pytest.mark.parametrize(
    ("said", "more", "why"),
    [
        (Said(own="please send a copy of invoice INV-1001"), {}, "whose invoice it names"),
        (Said(own="DM-4471", lines=POD), {"sender": "ap@globex.example"}, "another customer's"),
        (Said(own="DM-4471", lines=POD), {"hints": {"also_from": "x@y.example"}}, "second sender"),
        (Said(own="DM-4471", lines=POD), {"sender": "ap@acrne.example"}, "looks like"),
    ],
)
def test_what_is_not_sure_is_asked_about(
    desk: Desk, store: Store, said: Said, more: dict[str, object], why: str
) -> None:
    with store.begin() as tx:
        tx.customers.upsert([ACME, GLOBEX.model_copy(update={"email_domains": ("globex.example",)})])
    case = desk.case_of(desk.claimed())
    paper = desk.comes_in(said, **more)
    assert paper.state is DocumentState.NEEDS_REVIEW
    assert why in paper.reason
    assert desk.get(case).documents == ()


@pytest.mark.parametrize(
    ("said", "subtype"),
    [
        (Said(own="nothing we know, order 998877"), "unknown"),
        (Said(own="DM-4471 out of office"), "auto_reply"),
        (Said(own="DM-4471 our new account"), "bank_detail_change"),
    ],
)
def test_what_belongs_to_no_case_goes_its_usual_way(desk: Desk, said: Said, subtype: str) -> None:
    case = desk.case_of(desk.claimed())
    assert desk.comes_in(said, subtype=subtype).state is not DocumentState.FILED
    assert desk.get(case).documents == ()


def test_what_goes_along_with_a_payment_or_a_claim_is_no_news_of_it(desk: Desk) -> None:
    case = desk.case_of(desk.claimed())
    note = desk.comes_in(Said(mail="Payment for INV-1001"), "mail text", subtype="cover_note", part="body")
    assert "dispute" not in note.reason
    with desk.store.begin() as tx:
        mail_id, _ = tx.mails.add(None, "a" * 64, 9, "ar")
    beside = {"mail_id": mail_id, "part": "1"}
    other = desk.claimed("DM-5000", "b.pdf", amount="7.00", **beside)
    assert desk.comes_in(Said(own="DM-5000"), "mail text", mail_id=mail_id, part="body").state is not other.state
    proof = desk.comes_in(Said(mail="DM-5000", lines=POD), mail_id=mail_id, part="2")
    assert proof.state is DocumentState.FILED
    assert [one.document_id for one in desk.case_of(other).documents] == [proof.id]
    assert desk.get(case).documents == ()


def test_a_closed_case_is_not_touched_by_mail(desk: Desk) -> None:
    case = desk.get(desk.resolved(desk.judged(desk.create(reference="DM-4471"), "invalid"), recovered="100.00"))
    assert desk.comes_in(Said(own="DM-4471", lines=POD)).state is DocumentState.NEEDS_REVIEW
    assert desk.get(case) == case


class TestClaims:
    """A claim that is known already opens no second case."""

    def test_a_debit_memo_explains_the_deduction(self, desk: Desk) -> None:
        case = desk.deducted()
        memo = desk.claimed("DM-4471", amount="20.00")
        assert memo.state is DocumentState.FILED
        assert [one.document_id for one in desk.get(case).documents] == [memo.id]
        assert desk.get(case).current == money("20.00")

    def test_a_second_copy_is_kept_with_the_first(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed())
        copy = desk.claimed(name="again.pdf")
        assert [one.document_id for one in desk.get(case).documents] == [copy.id]
        with desk.store.read() as tx:
            assert len(tx.disputes.list()) == 1

    def test_a_person_files_no_second_one_either(self, desk: Desk) -> None:
        case = desk.case_of(desk.claimed())
        unsure = desk.claimed(name="again.pdf", customer={"name": ACME.name[:-1]})
        assert unsure.state is DocumentState.NEEDS_REVIEW
        with desk.store.begin() as tx:
            chosen = decisions.correct(tx, unsure.id, unsure.version, {"customer": "C-1001"}, "anna", POLICY)
            filed = decisions.file_dispute(tx, chosen.id, chosen.version, "anna", POLICY)
        assert [one.document_id for one in desk.get(case).documents] == [filed.id]

    def test_the_same_number_with_another_amount_is_asked_about(self, desk: Desk) -> None:
        desk.claimed()
        other = desk.claimed(name="again.pdf", amount="121.00")
        assert other.state is DocumentState.NEEDS_REVIEW
        assert "another amount" in other.reason

    def test_another_claim_about_the_same_invoice_is_another_case(self, desk: Desk) -> None:
        desk.claimed()
        assert desk.claimed("DM-5000", "b.pdf", amount="7.00").state is DocumentState.FILED
        with desk.store.read() as tx:
            assert len(tx.disputes.list()) == 2


def test_attaching_and_detaching_by_hand(desk: Desk) -> None:
    case = desk.case_of(desk.claimed())
    payment = desk.deducted("150.00", payment_reference="X").claims[-1].document_id
    with_it = desk.do("attach", desk.get(case), document_id=payment)
    assert get(desk.store, payment or "").state is DocumentState.APPROVED
    with pytest.raises(Refused, match="attached to dispute"):
        desk.do("attach", with_it, document_id=payment)
    without = desk.do("detach", with_it, document_id=payment, reason="wrong one")
    assert without.documents == ()
    with pytest.raises(NotFound):
        desk.do("detach", without, document_id=payment)
    with pytest.raises(NotFound):
        desk.do("attach", without, document_id="doc_none")


def test_hints_name_the_postings_of_a_resolution(desk: Desk) -> None:
    case = desk.resolved(desk.deducted(), written_off="20.00")
    with desk.store.read() as tx:
        assert cases.hints_of(tx, [case]) == [desk.rows(case)[0].posting_id]
