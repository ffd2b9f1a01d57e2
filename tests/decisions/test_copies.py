"""One payment announced several times is applied once, whatever order its papers come in."""

import pytest

from docflow import decisions
from docflow.schema.documents import Document
from docflow.schema.records import Extraction, Kind, Other, Party
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, arrive, get, left, open_up, read, settle
from tests.rules.worlds import line, money


@pytest.fixture
def house(store: Store) -> Store:
    open_up(store)
    return store


def both(store: Store, text: Extraction, paper: Extraction, *, text_first: bool) -> tuple[Document, Document]:
    """A mail's text and its attachment, decided about in either order."""
    with store.begin() as tx:
        mail_id, _ = tx.mails.add(None, "0" * 64, 9, "upload")
        mine = {"mail_id": mail_id}
        first = arrive(tx, text, "mail text", part="body", **mine)
        second = arrive(tx, paper, "advice.pdf", part="1.2", **mine)
    for document in (first, second) if text_first else (second, first):
        with store.begin() as tx:
            decisions.settle_automatically(tx, document, POLICY, TODAY)
    return get(store, first.id), get(store, second.id)


@pytest.mark.parametrize("text_first", [True, False])
@pytest.mark.parametrize(
    "changes",
    [
        {"lines": ()},
        {"lines": (), "amount": None, "currency": None, "payment_reference": None, "payer": Party()},
        {"payment_reference": None},
        {"payer": Party(), "payment_date": None},
    ],
)
def test_a_mail_text_that_repeats_its_attachment(house: Store, text_first: bool, changes: dict[str, object]) -> None:
    text, paper = both(house, read(**changes), read(), text_first=text_first)
    assert paper.state is DocumentState.APPROVED
    assert (text.state, text.duplicate_of) == (DocumentState.DUPLICATE, paper.id)
    assert left(house) == 0


@pytest.mark.parametrize("text_first", [True, False])
def test_a_mail_text_that_says_something_else_is_looked_at(house: Store, text_first: bool) -> None:
    text, paper = both(house, read(line("1001", "700.00")), read(), text_first=text_first)
    assert text.state is DocumentState.NEEDS_REVIEW
    assert paper.state is DocumentState.APPROVED


def two_papers(house: Store, first: Extraction, second: Extraction, mails: tuple[str, str]) -> list[Document]:
    """Two attachments; the first is decided about before the second is read."""
    done = []
    with house.begin() as tx:
        ids = {name: tx.mails.add(None, name.ljust(64, "0"), 9, "upload")[0] for name in sorted(set(mails))}
    for n, (found, mail) in enumerate(zip((first, second), mails, strict=True), 1):
        with house.begin() as tx:
            document = arrive(tx, found, f"{n}.pdf", part=f"1.{n}", mail_id=ids[mail])
            done.append(decisions.settle_automatically(tx, document, POLICY, TODAY))
    return [get(house, document.id) for document in done]


@pytest.mark.parametrize("mails", [("a", "a"), ("a", "b")])
def test_of_two_copies_the_proven_one_stands(house: Store, mails: tuple[str, str]) -> None:
    doubtful = read().model_copy(update={"review": ("The page is hard to read.",)})
    doubt, proven = two_papers(house, doubtful, read(), mails)
    assert proven.state is DocumentState.APPROVED
    assert (doubt.state, doubt.duplicate_of) == (DocumentState.DUPLICATE, proven.id)


def test_two_copies_that_are_both_doubtful_are_looked_at_once(house: Store) -> None:
    doubtful = read(line("INV-77"), line("INV-2", "500.00"))
    first, second = two_papers(house, doubtful, doubtful, ("a", "b"))
    assert first.state is DocumentState.NEEDS_REVIEW
    assert (second.state, second.duplicate_of) == (DocumentState.DUPLICATE, first.id)


def test_of_two_readings_in_one_mail_the_proven_one_stands(house: Store) -> None:
    doubtful = read(line("INV-77"), line("INV-2", "500.00"))
    doubt, proven = two_papers(house, doubtful, read(), ("a", "a"))
    assert proven.state is DocumentState.APPROVED
    assert (doubt.state, doubt.duplicate_of) == (DocumentState.DUPLICATE, proven.id)


def test_what_a_person_has_looked_at_does_not_give_way(house: Store) -> None:
    with house.begin() as tx:
        mail_id, _ = tx.mails.add(None, "0" * 64, 9, "upload")
        first = arrive(tx, read(line("INV-77"), line("INV-2", "500.00")), "a.pdf", part="1", mail_id=mail_id)
        first = decisions.settle_automatically(tx, first, POLICY, TODAY)
        taken = decisions.take(tx, first.id, first.version, "anna")
        decisions.release(tx, taken.id, taken.version, "anna")
        second = arrive(tx, read(), "b.pdf", part="2", mail_id=mail_id)
        second = decisions.settle_automatically(tx, second, POLICY, TODAY)
    assert get(house, first.id).state is DocumentState.NEEDS_REVIEW
    assert second.state is DocumentState.NEEDS_REVIEW


def test_papers_of_different_mails_do_not_give_way(house: Store) -> None:
    first = settle(house, read(line("INV-77"), line("INV-2", "500.00")), name="a.pdf")
    second = settle(house, read(), name="b.pdf")
    assert (first.state, second.state) == (DocumentState.NEEDS_REVIEW, DocumentState.NEEDS_REVIEW)


def test_a_dangerous_mail_text_holds_its_attachment_back(house: Store) -> None:
    text = Extraction(kind=Kind.OTHER, confidence=0.99, record=Other(subtype="bank_detail_change"))
    for text_first in (True, False):
        found, paper = both(house, text, read(payment_reference=f"R{text_first}"), text_first=text_first)
        assert (found.state, paper.state) == (DocumentState.NEEDS_REVIEW, DocumentState.NEEDS_REVIEW)
    assert left(house) == money("1000.00")


def test_without_a_reference_equal_payments_are_only_suspected(house: Store) -> None:
    first = settle(house, read(line(), payment_reference=None, advice_number=None), name="a.pdf")
    second = settle(house, read(line(), payment_reference=None, advice_number=None), name="b.pdf")
    assert (first.state, second.state) == (DocumentState.NEEDS_REVIEW, DocumentState.NEEDS_REVIEW)
