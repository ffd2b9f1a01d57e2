"""A person says which pages make one document."""

import datetime as dt

import pytest

from docflow import decisions
from docflow.decisions import dividing
from docflow.decisions.dividing import MADE, Part, Whole
from docflow.errors import BadInput, Refused, Stale
from docflow.schema.documents import Document
from docflow.schema.place import Page, Pages
from docflow.schema.states import DocumentState, Step
from docflow.store import Store
from tests.decisions.house import POLICY, TODAY, get, read, settle
from tests.decisions.test_review import in_review

S = DocumentState
LEASE = dt.timedelta(seconds=30)


def test_every_page_is_in_a_document() -> None:
    dividing.check_parts([[1, 2], [2, 3]], 3)
    for parts, said in (
        ([[1, 2, 3]], "which pages"),
        ([[1], []], "which pages"),
        ([[1], [2]], "Page 3 is in none"),
        ([[1, 2], [3, 4]], "no page 4"),
        ([[1, 1, 2], [3]], "twice"),
    ):
        with pytest.raises(BadInput, match=said):
            dividing.check_parts(parts, 3)


def test_pages_are_numbered_anew() -> None:
    three = (Page(number=n, width=n, height=9, words=(), method="text") for n in (1, 2, 3))
    only = Pages(reader="pdf", pages=tuple(three)).only([3, 1])
    assert [(page.number, page.width) for page in only.pages] == [(1, 3), (2, 1)]


def _split(store: Store, document: Document) -> list[Document]:
    with store.begin() as tx:
        tx.documents.add_picture(document.id, 2, "b" * 64, 9, 9)
        decisions.split(tx, document.id, document.version, "anna", [Part((1,), "c" * 64), Part((2,), "d" * 64)])
    with store.read() as tx:
        return tx.documents.children(document.id)


def _read_again(store: Store, *documents: Document) -> list[Document]:
    """As the workers do."""
    with store.begin() as tx:
        return [
            decisions.settle_automatically(
                tx,
                tx.documents.move(one.id, one.version, S.EXTRACTED, extraction=read(payment_reference=one.id)),
                POLICY.model_copy(update={"one_wrong_in": 10**9}),
                TODAY,
            )
            for one in documents
        ]


def test_two_advices_in_one_paper(store: Store) -> None:
    document = in_review(store)
    one, two = _split(store, document)
    assert [(part.name, part.state, part.pages_sha256, part.hints[MADE]) for part in (one, two)] == [
        ("advice.pdf · 1 of 2", S.READING, "c" * 64, "anna"),
        ("advice.pdf · 2 of 2", S.READING, "d" * 64, "anna"),
    ]
    with store.begin() as tx:
        assert [len(tx.documents.pictures(part.id)) for part in (one, two)] == [0, 1]
        tasks = [tx.tasks.claim(task, "w", LEASE) for task in tx.tasks.due(9)]
        assert [(task.step, task.subject) for task in tasks if task] == [(Step.EXTRACT, part.id) for part in (one, two)]
        with pytest.raises(Refused, match="reading"):
            decisions.undo(tx, document.id, get(store, document.id).version, "anna", POLICY)
    with store.begin() as tx, pytest.raises(Stale):
        decisions.split(tx, document.id, document.version, "anna", [Part((1,), "c"), Part((2,), "d")])
    parts = _read_again(store, one, two)
    with store.begin() as tx:
        back = decisions.undo(tx, document.id, get(store, document.id).version, "carl", POLICY)
    assert (back.state, back.extraction) == (S.NEEDS_REVIEW, document.extraction)
    assert [get(store, part.id).state for part in parts] == [S.MERGED, S.MERGED]
    assert [part.ordinal for part in _split(store, back)] == [1, 2, 3, 4]


def test_what_was_decided_about_a_part_keeps_the_paper_split(store: Store) -> None:
    document = in_review(store)
    one, two = _read_again(store, *_split(store, document))
    with store.begin() as tx:
        decisions.not_remittance(tx, one.id, one.version, "anna")
        two = decisions.correct(tx, two.id, two.version, {"payment_reference": "P"}, "anna", POLICY)
        decisions.approve(tx, two.id, two.version, "anna", two.content_hash, POLICY)
        with pytest.raises(Refused, match="is approved"):
            decisions.undo(tx, document.id, get(store, document.id).version, "anna", POLICY)


def test_two_papers_in_one_record_and_apart_again(store: Store) -> None:
    one = in_review(store)
    two = settle(store, read(amount="7.00", payment_reference="Q"), name="rest.pdf")
    with store.begin() as tx:
        with pytest.raises(BadInput):
            decisions.merge(tx, "anna", Whole(((one, 0), (one, 1)), "e" * 64))
        whole = decisions.merge(tx, "anna", Whole(((one, 0), (two, 3)), "e" * 64))
    assert (whole.name, whole.state, whole.pages_sha256) == ("advice.pdf + rest.pdf", S.READING, "e" * 64)
    assert {get(store, paper.id).duplicate_of for paper in (one, two)} == {whole.id}
    with store.begin() as tx, pytest.raises(Stale):
        decisions.merge(tx, "anna", Whole(((one, 0), (two, 3)), "e" * 64))
    (whole,) = _read_again(store, whole)
    with store.begin() as tx:
        apart = decisions.undo(tx, whole.id, whole.version, "anna", POLICY)
        assert apart.state is S.MERGED
    assert [get(store, paper.id).state for paper in (one, two)] == [S.NEEDS_REVIEW, S.NEEDS_REVIEW]
    with store.begin() as tx:
        again = decisions.merge(tx, "anna", Whole(((get(store, one.id), 0), (get(store, two.id), 3)), "e" * 64))
    (again,) = _read_again(store, again)
    assert again.id != whole.id
    with store.begin() as tx:
        decisions.undo(tx, two.id, get(store, two.id).version, "anna", POLICY)
    assert [get(store, one.id).state, get(store, again.id).state] == [S.NEEDS_REVIEW, S.MERGED]
    with store.read() as tx:
        assert tx.broken() == []
