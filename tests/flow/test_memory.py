"""Payer memory end to end: misread, corrected, previewed, remembered, the next paper passes; forgotten, as before."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from docflow import decisions, intake
from docflow.decisions import memory
from docflow.files import LocalFiles
from docflow.rules.policy import Policy
from docflow.schema.documents import Document
from docflow.schema.memory import MemoryRule
from docflow.schema.place import Pages
from docflow.schema.receivables import Customer, OpenItem
from docflow.schema.records import Extraction, Remittance
from docflow.schema.states import DocumentState, Role
from docflow.store import Store
from workers import steps
from workers.extract import reader
from workers.sandbox import Sandbox
from workers.workshop import Workshop

PAPER = """Zahlungsavis

Auftraggeber: {payer}
Zahlungsreferenz: ZA-{n}
Zahlungsdatum: 14.{n:02}.2026
Überweisungsbetrag: {total} EUR

Ihre Rechnung    Vorgang       Datum         Betrag
{own}{n}           RE-{n}0418      02.03.2026    980,00
{own}{n}           RE-{n}0433      09.03.2026    500,00
{own}{n}           RE-{n}0457      16.03.2026    245,00
"""
ITEMS = {"0418": "980.00", "0433": "500.00", "0457": "245.00"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as found:
        yield found


@pytest.fixture
def shop(tmp_path: Path, sandbox: Sandbox) -> Iterator[Workshop]:
    store = Store(f"sqlite:///{tmp_path / 'docflow.sqlite'}", lambda: dt.datetime(2026, 4, 22, 12, tzinfo=dt.UTC))
    store.upgrade()
    with store.begin() as tx:
        tx.users.add("anna", "hash", Role.CLERK)
        tx.customers.upsert(
            [Customer(ref="C-1", name="Möbelhaus Brandt GmbH"), Customer(ref="C-2", name="Brandt Möbel KG")]
        )
        tx.open_items.upsert([_item(f"RE-{n}{end}", amount) for n in range(1, 9) for end, amount in ITEMS.items()])
    yield Workshop(
        store,
        LocalFiles(tmp_path / "files"),
        sandbox,
        Policy(one_wrong_in=100, ledgers=("books",), post_on="advice"),
        {},
        "test",
    )
    store.close()


def _item(number: str, amount: str) -> OpenItem:
    return OpenItem(
        ref=f"inv:{number}",
        customer="C-1",
        number=number,
        issued=dt.date(2026, 3, 1),
        due=dt.date(2026, 5, 1),
        currency="EUR",
        original=Decimal(amount),
        remaining=Decimal(amount),
    )


def arrive(shop: Workshop, n: int, payer: str = "Möbelhaus Brandt GmbH") -> Document:
    text = PAPER.format(payer=payer, n=n, own=f"5100{n}", total="1.725,00")
    received = intake.receive_file(shop.store, shop.files, f"avis-{n}.txt", text.encode())
    waiting = [received.task]
    while waiting:
        hint = waiting.pop(0)
        if hint and hint.startswith("task_"):
            waiting += steps.perform(shop, hint)
    with shop.store.read() as tx:
        return tx.documents.get(received.id)


def numbers(document: Document) -> list[str | None]:
    assert isinstance(document.extraction, Extraction)
    assert isinstance(document.extraction.record, Remittance)
    return [line.document_number for line in document.extraction.record.lines]


def pages_of(shop: Workshop, document: Document) -> Pages:
    assert document.pages_sha256
    return Pages.model_validate_json(shop.files.get(document.pages_sha256))


def corrected(shop: Workshop, n: int) -> Document:
    """A paper whose numbers the clerk has put right."""
    document = arrive(shop, n)
    assert document.state is DocumentState.NEEDS_REVIEW
    changes: dict[str, str | None] = {f"lines.{at}.document_number": f"RE-{n}{end}" for at, end in enumerate(ITEMS)}
    with shop.store.begin() as tx:
        return decisions.correct(
            tx, document.id, document.version, changes, "anna", shop.policy, pages_of(shop, document)
        )


def test_what_a_clerk_teaches_is_previewed_remembered_used_and_forgotten(shop: Workshop) -> None:
    read = reader(shop.sandbox, shop.files)
    earlier = arrive(shop, 1)
    assert numbers(earlier) == ["510011", "510011", "510011"], "the misleading column is read"
    document = corrected(shop, 2)

    with shop.store.read() as tx:
        offer = memory.offer(tx, document.id, pages_of(shop, document), read)
        shown = memory.preview(tx, document.id, offer.rules, "payer", read)
    assert offer.rules == (MemoryRule(kind="column", words="Vorgang", value="document_number"),)
    assert [(scope.kind, scope.key) for scope in offer.scopes] == [("payer", "customer:C-1")]
    assert (shown.documents, shown.changed, shown.better, shown.worse) == (2, 2, 1, 0)
    change = next(effect for effect in shown.effects if effect.document_id == earlier.id).changes[0]
    assert (change.path, change.before, change.after, change.decided) == (
        "lines.0.document_number",
        "510011",
        "RE-10418",
        None,
    )

    with shop.store.begin() as tx:
        (kept,) = memory.remember(tx, document.id, document.version, offer.rules, "payer", "anna")
    passed = arrive(shop, 3)
    assert numbers(passed) == ["RE-30418", "RE-30433", "RE-30457"]
    assert passed.state is DocumentState.APPROVED, passed.reason
    assert passed.extraction and passed.extraction.memory == (kept.id,)
    with shop.store.read() as tx:
        assert tx.memory.get(kept.id).used == 1
        assert "recalled" in [row.action for row in tx.audit.of(passed.id)]
        assert ("anna", "remember") in [(row.actor, row.action) for row in tx.audit.of(document.id)]

    other = arrive(shop, 4, payer="Brandt Möbel KG")
    assert numbers(other) == ["510044"] * 3, "another payer's papers are not touched"

    with shop.store.begin() as tx:
        memory.forget(tx, kept.id, kept.version, "anna")
    after = arrive(shop, 5)
    assert numbers(after) == ["510055"] * 3
    assert (after.state, after.extraction and after.extraction.memory) == (DocumentState.NEEDS_REVIEW, ())
    with shop.store.read() as tx:
        assert tx.memory.list() == []
        assert tx.broken() == []


def test_the_paper_itself_would_be_read_right_with_what_is_offered(shop: Workshop) -> None:
    read = reader(shop.sandbox, shop.files)
    document = corrected(shop, 1)
    with shop.store.begin() as tx:
        offer = memory.offer(tx, document.id, pages_of(shop, document), read)
        memory.remember(tx, document.id, document.version, offer.rules, "payer", "anna")
    with shop.store.read() as tx:
        again = memory.offer(tx, document.id, pages_of(shop, document), read)
    assert offer.rules
    assert again.rules == (), "what is known already is not offered again"


def test_nothing_is_offered_where_nobody_corrected_anything(shop: Workshop) -> None:
    document = arrive(shop, 1)
    with shop.store.read() as tx:
        assert memory.offer(tx, document.id, pages_of(shop, document), reader(shop.sandbox, shop.files)).rules == ()


def test_a_memory_that_breaks_the_arithmetic_is_not_followed_and_a_person_is_told(shop: Workshop) -> None:
    document = corrected(shop, 1)
    rule = MemoryRule(kind="column", words="Betrag", value="balance")
    with shop.store.begin() as tx:
        memory.remember(tx, document.id, document.version, [rule], "payer", "anna")
    found = arrive(shop, 2)
    assert found.extraction
    assert any("does not fit" in sentence for sentence in found.extraction.review)
    assert found.extraction.memory == ()
