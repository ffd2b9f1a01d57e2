"""Remembering and forgetting as decisions: who may, for whom, what is previewed, and what the trail says."""

from collections.abc import Sequence

import pytest

from docflow import decisions
from docflow.decisions import memory
from docflow.errors import BadInput, NotAllowed, Refused, Stale
from docflow.schema.documents import Document
from docflow.schema.memory import Memory, MemoryRule
from docflow.schema.place import Pages
from docflow.schema.records import Extraction, Party
from docflow.schema.states import DocumentState
from docflow.store import Store
from tests.decisions.house import POLICY, advice, arrive, get, open_up
from tests.rules.worlds import extraction, line
from tests.servers.stores import Clock

RULE = MemoryRule(kind="prefix", value="RE-")
NO_PAGES = Pages(reader="text", pages=())


def misread(*numbers: str, **changes: object) -> Extraction:
    """As the machine reads it without the memory."""
    return extraction(advice(*(line(f"RE-{number}", "1.00") for number in numbers), **changes))


def read(document: Document, known: Memory) -> Sequence[Extraction]:
    """A reader that knows one trick: it drops the prefix it is told of."""
    assert document.extraction
    prefix = next((rule.value for rule in known.of("prefix")), "")
    record = document.extraction.record
    lines = [
        one.model_copy(update={"document_number": f"RE-{one.document_number.removeprefix('RE-')}".removeprefix(prefix)})
        for one in record.lines  # type: ignore[union-attr]
    ]
    return [document.extraction.model_copy(update={"record": record.model_copy(update={"lines": tuple(lines)})})]


def arrived(store: Store, n: int, found: Extraction | None = None, **more: object) -> Document:
    """A document in front of a person, with pages."""
    with store.begin() as tx:
        document = arrive(tx, found or misread(f"77{n}"), f"advice-{n}.pdf", **more)
        document = tx.documents.move(document.id, document.version, DocumentState.NEEDS_REVIEW)
        return tx.documents.change(document.id, document.version, pages_sha256="0" * 64)


def corrected(store: Store, n: int, **more: object) -> Document:
    document = arrived(store, n, **more)  # type: ignore[arg-type]
    with store.begin() as tx:
        changes: dict[str, str | None] = {"lines.0.document_number": f"77{n}"}
        return decisions.correct(tx, document.id, document.version, changes, "anna", POLICY)


def test_a_correction_is_offered_once_it_would_have_helped(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    with store.read() as tx:
        offer = memory.offer(tx, document.id, NO_PAGES, read)
    assert offer.rules == (RULE,)
    assert offer.scopes[0].key == "customer:C-1001"


def test_a_preview_counts_what_agrees_with_clerks_and_what_contradicts_them(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    untouched = arrived(store, 2)
    other_opinion = arrived(store, 3)
    with store.begin() as tx:
        decisions.correct(
            tx, other_opinion.id, other_opinion.version, {"lines.0.document_number": "RE-773"}, "anna", POLICY
        )
    with store.read() as tx:
        shown = memory.preview(tx, document.id, [RULE], "payer", read)
    assert (shown.documents, shown.changed, shown.better, shown.worse, shown.cut) == (3, 3, 1, 1, False)
    by_id = {effect.document_id: effect for effect in shown.effects}
    assert by_id[untouched.id].changes[0].decided is None
    assert by_id[other_opinion.id].changes[0].decided == "RE-773"
    assert get(store, document.id) == document, "a preview changes nothing"


def test_a_preview_of_many_reads_the_newest(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    open_up(store)
    monkeypatch.setattr(memory, "MOST", 2)
    first = corrected(store, 1)
    last = []
    for n in (2, 3):
        clock.advance(seconds=1)
        last.append(arrived(store, n).id)
    with store.read() as tx:
        shown = memory.preview(tx, first.id, [RULE], "payer", read)
    assert (shown.documents, shown.cut) == (2, True)
    assert [effect.document_id for effect in shown.effects] == last[::-1]


def test_a_preview_of_long_papers_reads_few(store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    open_up(store)
    monkeypatch.setattr(memory, "MOST_PAGES", 3)
    first = corrected(store, 1)
    clock.advance(seconds=1)
    long = arrived(store, 2)
    with store.begin() as tx:
        for page in range(1, 5):
            tx.documents.add_picture(long.id, page, "0" * 64, 10, 10)
    with store.read() as tx:
        shown = memory.preview(tx, first.id, [RULE], "payer", read)
    assert (shown.documents, shown.cut) == (1, True)
    assert shown.effects[0].document_id == long.id


def test_other_payers_papers_are_not_looked_at(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    arrived(store, 2, misread("772", payer=Party(name="Globex Corporation")))
    with store.read() as tx:
        assert memory.preview(tx, document.id, [RULE], "payer", read).documents == 1


def test_by_sender_and_by_both_companies(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1, sender="ap@acme.example")
    arrived(store, 2, misread("772", payer=Party(name="Globex Corporation")), sender="AP@acme.example")
    with store.read() as tx:
        kinds = {scope.kind: scope for scope in memory.scopes_of(tx, document)}
        assert memory.preview(tx, document.id, [RULE], "sender", read).documents == 2
        if "companies" not in kinds:
            with pytest.raises(Refused, match="our company"):
                memory.preview(tx, document.id, [RULE], "companies", read)


def test_remembering_is_noted_with_its_source_and_works_for_the_next_paper(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    with store.begin() as tx:
        (kept,) = memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")
        assert (kept.customer, kept.document_id, kept.actor) == ("C-1001", document.id, "anna")
        assert memory.recall(tx, [misread("9")], "").rules == (kept.rule,)
        assert memory.recall(tx, [misread("9", payer=Party(name="Globex Corporation"))], "").rules == ()
        assert memory.recall(tx, [], "").rules == ()
        memory.recalled(tx, document.id, [kept.id])
    with store.read() as tx:
        trail = [(row.actor, row.action) for row in tx.audit.of(document.id)]
        assert ("anna", "remember") in trail
        assert ("docflow", "recalled") in trail
        assert tx.memory.get(kept.id).used == 1
        assert tx.broken() == []


def test_records_of_several_payers_on_one_paper_share_only_what_holds_for_all(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1, sender="ap@acme.example")
    with store.begin() as tx:
        memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")
        both = [misread("8"), misread("9", payer=Party(name="Globex Corporation"))]
        assert memory.recall(tx, both, "").rules == ()
        order = MemoryRule(kind="date_order", value="dmy")
        (kept,) = memory.remember(tx, document.id, document.version, [order], "sender", "anna")
        assert memory.recall(tx, both, "ap@acme.example").rules == (kept.rule,)


def test_the_same_twice_is_kept_once_and_something_else_is_refused(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    with store.begin() as tx:
        first = memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")
        assert memory.remember(tx, document.id, document.version, [RULE], "payer", "carl") == first
        with pytest.raises(Refused, match="forget that first"):
            memory.remember(
                tx, document.id, document.version, [RULE.model_copy(update={"value": "X"})], "payer", "carl"
            )


@pytest.mark.parametrize("actor", ["guest", "", "docflow"])
def test_only_those_who_may_decide_may_teach(store: Store, actor: str) -> None:
    open_up(store)
    document = corrected(store, 1)
    with pytest.raises(NotAllowed), store.begin() as tx:
        memory.remember(tx, document.id, document.version, [RULE], "payer", actor)
    with store.begin() as tx:
        (kept,) = memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")
    with pytest.raises(NotAllowed), store.begin() as tx:
        memory.forget(tx, kept.id, kept.version, actor)


def test_a_paper_that_changed_meanwhile_teaches_nothing(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    with pytest.raises(Stale), store.begin() as tx:
        memory.remember(tx, document.id, document.version - 1, [RULE], "payer", "anna")


def test_rules_that_contradict_each_other_or_say_nothing_are_refused(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    other = RULE.model_copy(update={"value": "XX"})
    for rules in ([], [RULE, other], [RULE.model_copy(update={"value": " "})]):
        with pytest.raises(BadInput), store.begin() as tx:
            memory.remember(tx, document.id, document.version, rules, "payer", "anna")


def test_of_nobody_nothing_can_be_remembered(store: Store) -> None:
    open_up(store)
    document = arrived(store, 1, misread("771", payer=Party(name="---")))
    with store.read() as tx:
        assert memory.scopes_of(tx, document) == ()
        assert memory.offer(tx, document.id, NO_PAGES, read).rules == ()
    with pytest.raises(Refused, match="is not known"), store.begin() as tx:
        memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")


def test_forgetting_is_an_undo_that_is_noted(store: Store) -> None:
    open_up(store)
    document = corrected(store, 1)
    with store.begin() as tx:
        (kept,) = memory.remember(tx, document.id, document.version, [RULE], "payer", "anna")
    with store.begin() as tx:
        memory.forget(tx, kept.id, kept.version, "carl")
        assert memory.recall(tx, [misread("9")], "").rules == ()
    with store.read() as tx:
        (row,) = [row for row in tx.audit.of(document.id) if row.action == "forget"]
    assert (row.actor, row.body["memory"]) == ("carl", kept.id)
    with pytest.raises(Stale), store.begin() as tx:
        memory.forget(tx, kept.id, kept.version, "anna")
