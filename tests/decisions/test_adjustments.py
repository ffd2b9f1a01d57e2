"""An adjustment that belongs to no invoice, from the message to posting, account and dispute; one that adds money."""

from decimal import Decimal

import pytest

from docflow import decisions
from docflow.rules.policy import Accounts, Policy
from docflow.schema.disputes import DisputeType
from docflow.schema.documents import Document
from docflow.schema.reasons import Reason
from docflow.schema.states import DocumentState
from docflow.store import Store
from extractors import registry
from extractors.contract import Hints
from tests.decisions.bank import posted
from tests.decisions.house import TODAY, arrive, get, left, open_up
from tests.extractors.remittance.test_x12_820 import interchange, payment, transaction
from tests.rules.worlds import ACME, item

pytestmark = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
POLICY = Policy(
    company="main", one_wrong_in=100, ledgers=("books",), post_on="advice",
    accounts=Accounts(deduction="6.9.2", deductions={Reason.PROMOTION: "4.1.7"}),
)  # fmt: skip
HEAD = (f"N1*PR*{ACME.name}", "N1*PE*OUR COMPANY", "TRN*1*TRACE-1*123", "CUR*PR*EUR", "ENT*1")


def advised(store: Store, adjustment: str, amount: str) -> Document:
    """One invoice paid in full, and beside it an adjustment of its own."""
    open_up(store, item("INV-1", "100.00"), item("CB-4", "20.00", kind="chargeback"))
    sets = transaction(payment(amount, date="20260501"), *HEAD, adjustment, "RMR*IV*INV-1**100.00*100.00")
    (read,) = registry.extract(registry.read(interchange(sets), "in.edi"), Hints())
    with store.begin() as tx:
        return decisions.settle_automatically(tx, arrive(tx, read, "in.edi"), POLICY, TODAY)


def approve(store: Store, document: Document) -> Document:
    with store.begin() as tx:
        return decisions.approve(tx, document.id, document.version, "anna", document.content_hash, POLICY)


def test_what_is_taken_off_beside_the_invoices_is_asked_about_booked_by_its_reason_and_disputed(store: Store) -> None:
    document = advised(store, "ADX*-20.00*56*CM*PROMO-7", "80.00")
    assert document.state is DocumentState.NEEDS_REVIEW
    assert "Line 2 (PROMO-7): it takes money off without naming an open item" in document.reason
    assert approve(store, document).state is DocumentState.APPROVED
    assert posted(store) == [{"bank": Decimal("80.00"), "deduction": Decimal("20.00"), "inv:INV-1": Decimal("-100.00")}]
    with store.read() as tx:
        (row,) = tx.postings.of_document(document.id)
        (claimed,) = (one for one in row.posting.lines if one.role == "deduction")
        (case,) = tx.disputes.of_document(document.id)
        assert tx.broken() == []
    assert (claimed.account, claimed.reason, claimed.open_item) == ("4.1.7", Reason.PROMOTION, None)
    assert (case.type, case.current, case.reason) == (DisputeType.DEDUCTION, Decimal("20.00"), Reason.PROMOTION)
    assert (case.reference, case.reason_code) == ("PROMO-7", "56"), "their number and their code, as printed"
    assert case.claims[0].account == "4.1.7"


def test_a_person_may_say_another_reason_and_the_account_follows(store: Store) -> None:
    document = advised(store, "ADX*-20.00*56*CM*PROMO-7", "80.00")
    with store.begin() as tx:
        changed = {"lines.1.deduction_reason": "damage"}
        document = decisions.correct(tx, document.id, document.version, changed, "anna", POLICY)
    approve(store, document)
    with store.read() as tx:
        (row,) = tx.postings.of_document(document.id)
        (case,) = tx.disputes.of_document(document.id)
    assert [one.account for one in row.posting.lines if one.role == "deduction"] == ["6.9.2"]
    assert (case.reason, case.reason_code) == (Reason.DAMAGE, None)


def test_what_is_paid_beside_the_invoices_pays_what_a_person_says(store: Store) -> None:
    """They pay a charge-back back under a number of their own."""
    document = advised(store, "ADX*20.00*56*CM*BACK-7", "120.00")
    assert "Line 2 (BACK-7): BACK-7 stands free of any invoice; choose what it belongs to" in " ".join(
        document.application.review if document.application else ()
    )
    with store.begin() as tx:
        changed = {"lines.1.open_item": "inv:CB-4"}
        document = decisions.correct(tx, document.id, document.version, changed, "anna", POLICY)
    approve(store, document)
    assert (left(store, "inv:INV-1"), left(store, "inv:CB-4")) == (0, 0)
    assert get(store, document.id).state is DocumentState.APPROVED
