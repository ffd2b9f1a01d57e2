"""What the machine decides by itself, and what it leaves to people."""

import pytest

from docflow import decisions
from docflow.rules.posting_lines import posting_id
from docflow.schema.records import Dispute, Extraction, Invoice, Kind, Other, Party
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, actions, advice, arrive, get, left, open_up, read, settle
from tests.rules.worlds import extraction, line, money


def test_a_proven_payment_is_approved_and_everything_is_written_at_once(store: Store) -> None:
    open_up(store)
    done = settle(store, read())
    assert done.state is DocumentState.APPROVED
    assert done.customer == "C-1001"
    with store.read() as tx:
        rows = tx.postings.of_document(done.id)
        assert [row.ledger for row in rows] == ["books", "mirror"]
        assert {row.posting_id for row in rows} == {posting_id("main", done.id, 1)}
        assert {row.state for row in rows} == {PostingState.QUEUED}
        assert rows[0].posting.evidence.approved_by == "docflow"
        (payment,) = tx.payments.of_document(done.id)
        assert (payment.amount, payment.unapplied, payment.customer) == (money("1500.00"), 0, "C-1001")
        assert [(a.open_item, a.applied) for a in payment.allocations] == [
            ("inv:INV-1001", money("1000.00")),
            ("inv:INV-2", money("500.00")),
        ]
        assert tx.audit.verify() == []
    assert left(store) == 0
    assert actions(store, done.id) == [("docflow", "approve")]


def test_doubt_goes_to_review_with_the_first_reason_in_the_queue(store: Store) -> None:
    open_up(store)
    done = settle(store, read(line("INV-9999")))
    assert done.state is DocumentState.NEEDS_REVIEW
    assert done.application is not None
    assert done.reason == done.application.review[0]
    assert "INV-9999" in " ".join(done.application.review)
    with store.read() as tx:
        assert tx.postings.of_document(done.id) == []
        assert tx.payments.of_document(done.id) == []


def test_a_promised_item_is_not_given_twice(store: Store) -> None:
    open_up(store)
    assert settle(store, read(line())).state is DocumentState.APPROVED
    second = settle(store, read(line(), payment_reference="OTHER-1"), name="second.pdf")
    assert second.state is DocumentState.NEEDS_REVIEW
    assert "promised to another payment" in " ".join(second.application.review if second.application else ())


def test_another_copy_of_a_payment_is_a_duplicate(store: Store) -> None:
    open_up(store)
    first = settle(store, read())
    copy = settle(store, read(), name="scan-of-the-same.pdf")
    assert (copy.state, copy.duplicate_of) == (DocumentState.DUPLICATE, first.id)
    assert left(store) == 0


def test_a_copy_that_reads_otherwise_goes_to_a_person(store: Store) -> None:
    open_up(store)
    settle(store, read())
    other = settle(store, read(line(), line("INV-3", "500.00")), name="worse-scan.pdf")
    assert other.state is DocumentState.NEEDS_REVIEW
    assert any("same payment as advice.pdf" in sentence for sentence in other.application.review)  # type: ignore[union-attr]


def test_of_two_copies_that_arrive_together_the_older_is_applied(store: Store) -> None:
    open_up(store)
    with store.begin() as tx:
        older, newer = arrive(tx, read(), "a.pdf"), arrive(tx, read(), "b.pdf")
    older, newer = sorted((older, newer), key=lambda document: document.id)
    with store.begin() as tx:
        assert decisions.settle_automatically(tx, older, POLICY, TODAY).state is DocumentState.APPROVED
    with store.begin() as tx:
        assert decisions.settle_automatically(tx, newer, POLICY, TODAY).state is DocumentState.DUPLICATE


def test_settling_again_changes_nothing(store: Store) -> None:
    open_up(store)
    done = settle(store, read())
    with store.begin() as tx:
        assert decisions.settle_automatically(tx, tx.documents.get(done.id), POLICY, TODAY) == done
    with store.read() as tx:
        assert len(tx.postings.of_document(done.id)) == 2


def test_a_forged_sender_holds_a_perfect_payment_back(store: Store) -> None:
    open_up(store)
    held = settle(store, read(), sender="ap@acrne.example", hints={"reply_to": "x@evil.example"})
    assert held.state is DocumentState.NEEDS_REVIEW
    assert held.application is not None
    assert not held.application.approve


def other(subtype: str, **changes: object) -> Extraction:
    record = Other.model_validate({"subtype": subtype})
    return Extraction.model_validate({"kind": Kind.OTHER, "confidence": 0.99, "record": record} | changes)


@pytest.mark.parametrize(
    ("found", "state", "said"),
    [
        (other("auto_reply"), DocumentState.NOT_REMITTANCE, "automatic reply"),
        (other("newsletter"), DocumentState.NOT_REMITTANCE, "newsletter"),
        (other("cover_note"), DocumentState.NEEDS_REVIEW, "nothing is"),
        (other("statement"), DocumentState.NOT_REMITTANCE, "pays nothing"),
        (other("newsletter", confidence=0.6), DocumentState.NEEDS_REVIEW, "60%"),
        (other("newsletter", review=("It has an invoice number.",)), DocumentState.NEEDS_REVIEW, "invoice number"),
        (other("bank_detail_change"), DocumentState.NEEDS_REVIEW, "new bank details"),
        (other("phishing"), DocumentState.NEEDS_REVIEW, "fraud"),
        (other("unknown"), DocumentState.NEEDS_REVIEW, "not clear what this is"),
        (other("unreadable"), DocumentState.NEEDS_REVIEW, "not clear what this is"),
        (
            Extraction(kind=Kind.INVOICE, confidence=0.99, record=Invoice(invoice_number="7")),
            DocumentState.NEEDS_REVIEW,
            "an invoice, not a payment",
        ),
    ],
)
def test_what_is_no_remittance(store: Store, found: Extraction, state: DocumentState, said: str) -> None:
    open_up(store)
    done = settle(store, found)
    assert done.state is state
    assert said in done.reason


def dispute(**changes: object) -> Extraction:
    values = {
        "customer": Party(name="Acme Retail GmbH"),
        "claim_number": "CL-7",
        "currency": "EUR",
        "amount": "120.00",
        "reason": "damage",
        "invoices": ("INV-1001",),
    }
    return Extraction(kind=Kind.DISPUTE, confidence=0.99, record=Dispute.model_validate(values | changes))


def test_a_complete_dispute_is_filed_and_tracked(store: Store) -> None:
    open_up(store)
    done = settle(store, dispute())
    assert done.state is DocumentState.FILED
    with store.read() as tx:
        (case,) = tx.disputes.of_document(done.id)
        assert (case.customer, case.claims[0].source, case.current) == ("C-1001", "document", money("120.00"))
        assert tx.postings.of_document(done.id) == []
    assert left(store) == money("1000.00")


@pytest.mark.parametrize(
    "changes",
    [{"customer": Party(name="Acme Retial")}, {"amount": None}, {"claim_number": None, "invoices": ()}],
)
def test_an_incomplete_dispute_goes_to_a_person(store: Store, changes: dict[str, object]) -> None:
    open_up(store)
    done = settle(store, dispute(**changes))
    assert done.state is DocumentState.NEEDS_REVIEW
    assert done.customer == "C-1001"


@pytest.mark.parametrize("changes", [{"claim_number": None}, {"invoices": ()}])
def test_a_claim_number_or_an_invoice_is_enough(store: Store, changes: dict[str, object]) -> None:
    open_up(store)
    assert settle(store, dispute(**changes)).state is DocumentState.FILED


def test_a_deduction_is_posted_and_tracked_as_a_dispute(store: Store) -> None:
    open_up(store)
    short = line(paid="980.00", deduction_amount="20.00", deduction_reason="pricing", deduction_text="price diff")
    done = settle(store, read(short))
    assert done.state is DocumentState.APPROVED
    with store.read() as tx:
        (case,) = tx.disputes.of_document(done.id)
        (claim,) = case.claims
        assert (claim.line, claim.source, case.current) == (0, "deduction", money("20.00"))
        assert (case.invoices, case.reason_text, case.type) == (("INV-1001",), "price diff", "deduction")


def test_the_machine_leaves_alone_what_a_person_decided(store: Store) -> None:
    open_up(store)
    done = settle(store, read())
    with store.begin() as tx:
        back = decisions.undo(tx, done.id, done.version, "anna", POLICY, "wrong customer")
    with store.begin() as tx:
        assert decisions.settle_automatically(tx, back, POLICY, TODAY) == back
    assert get(store, done.id).state is DocumentState.NEEDS_REVIEW


def test_a_person_was_there_before_the_machine(store: Store) -> None:
    open_up(store)
    with store.begin() as tx:
        document = arrive(tx, extraction(advice()))
        tx.decisions.add(document.id, "anna", "correct", {})
        done = decisions.settle_automatically(tx, document, POLICY, TODAY)
    assert done.state is DocumentState.NEEDS_REVIEW
