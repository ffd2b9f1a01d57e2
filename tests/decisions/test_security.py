"""News of other bank details hold a mail back until somebody called, and then a second person approves (A47)."""

import pytest

from docflow import decisions
from docflow.errors import BadInput, NotAllowed, Refused
from docflow.schema.documents import Document
from docflow.schema.records import Dispute, Extraction, Kind, Other, Party
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, actions, get, open_up, read, settle
from tests.rules.worlds import ACME, money

NEWS = {"bank_detail_change": "Our bank account has changed."}


@pytest.fixture
def held(store: Store) -> Document:
    open_up(store)
    return settle(store, read(), hints=NEWS)


def approve(store: Store, document_id: str, actor: str) -> Document:
    document = get(store, document_id)
    with store.begin() as tx:
        return decisions.approve(tx, document.id, document.version, actor, document.content_hash, POLICY)


def called(store: Store, document_id: str, actor: str = "anna", confirmed: bool = True, **record: str) -> Document:
    document = get(store, document_id)
    told = {"number": "+44 20 5550 1000", "spoke_with": "Ms Reed, treasury"} | record
    with store.begin() as tx:
        return decisions.call_back(tx, document.id, document.version, actor, confirmed=confirmed, **told)  # type: ignore[arg-type]


def test_the_machine_never_applies_it(held: Document) -> None:
    assert held.state is DocumentState.NEEDS_REVIEW
    assert "new bank details" in held.reason


def test_nobody_approves_before_a_call(store: Store, held: Document) -> None:
    for actor in ("anna", "boss", "root"):
        with pytest.raises(Refused, match="record it"):
            approve(store, held.id, actor)


def test_after_the_call_a_second_person_approves(store: Store, held: Document) -> None:
    assert called(store, held.id).reason == "anna called Ms Reed, treasury, who confirmed it."
    with pytest.raises(NotAllowed, match="second person"):
        approve(store, held.id, "anna")
    with pytest.raises(NotAllowed, match="role of an approver"):
        approve(store, held.id, "carl")
    assert approve(store, held.id, "boss").state is DocumentState.APPROVED
    assert set(actions(store, held.id)) == {("anna", "call_back"), ("boss", "approve")}
    with store.read() as tx:
        (call,) = [row for row in tx.audit.of(held.id) if row.action == "call_back"]
    assert call.body["number"] == "+44 20 5550 1000"
    assert call.body["spoke_with"] == "Ms Reed, treasury"


def test_who_called_may_not_approve_even_as_an_approver(store: Store, held: Document) -> None:
    called(store, held.id, "boss")
    with pytest.raises(NotAllowed, match="second person"):
        approve(store, held.id, "boss")


def test_a_call_that_did_not_confirm_it_holds_it_for_good(store: Store, held: Document) -> None:
    called(store, held.id)
    called(store, held.id, "carl", confirmed=False)
    with pytest.raises(Refused, match="did not confirm"):
        approve(store, held.id, "boss")


@pytest.mark.parametrize("record", [{"number": " "}, {"spoke_with": ""}])
def test_a_call_without_number_or_name_is_none(store: Store, held: Document, record: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        called(store, held.id, **record)


def test_there_is_nothing_to_call_about_where_nothing_is_held(store: Store) -> None:
    open_up(store)
    document = settle(store, read(payment_date=None))
    with pytest.raises(Refused, match="no new bank details"):
        called(store, document.id)


def test_a_paper_that_tells_it_holds_back_its_neighbours(store: Store) -> None:
    open_up(store)
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, "a" * 64, 9, "ar")
    letter = Extraction(kind=Kind.OTHER, confidence=0.97, record=Other(subtype="unknown"), bank_change="New account")
    settle(store, letter, name="letter.pdf", mail_id=mail_id, part="2")
    beside = settle(store, read(), mail_id=mail_id, part="3")
    assert beside.state is DocumentState.NEEDS_REVIEW
    with pytest.raises(Refused, match="record it"):
        approve(store, beside.id, "boss")


def test_a_dispute_of_such_a_mail_is_not_filed_by_the_machine(store: Store) -> None:
    open_up(store)
    claim = Dispute(customer=Party(name=ACME.name), claim_number="C-1", currency="USD", amount=money("5.00"))
    found = Extraction(kind=Kind.DISPUTE, confidence=1.0, record=claim)
    assert settle(store, found, name="a").state is DocumentState.FILED
    assert settle(store, found, name="b", hints=NEWS).state is DocumentState.NEEDS_REVIEW
