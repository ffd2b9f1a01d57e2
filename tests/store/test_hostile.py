"""Texts that somebody chose to do harm: stored, searched for, and asked for by name, they are but text."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.errors import NotFound
from docflow.schema.documents import NewDocument, Wanted
from docflow.schema.states import DocumentState, Role, Step
from docflow.store import Store, Tx
from tests.store.things import DAY, LEASE, a_document, extracted, open_item, posting, remittance, sha

HOSTILE = [
    "\x00",
    "doc_\x00",
    "\ud800",
    "' OR 1=1 --",
    '"; DROP TABLE documents; --',
    "%",
    "_",
    "\\",
    "{}",
    ":tenant",
    "%(tenant)s",
    "?",
    "x" * 20_000,
    "\U0001f4b6" * 5_000,
    "\u202e\u0000gnp.exe",
    "",
]

LOOKUPS: dict[str, Callable[[Tx, str], object]] = {
    "mail": lambda tx, text: tx.mails.get(text),
    "document": lambda tx, text: tx.documents.get(text),
    "move": lambda tx, text: tx.documents.move(text, 1, DocumentState.READING),
    "payment": lambda tx, text: tx.payments.get(text),
    "posting": lambda tx, text: tx.postings.get(text, text),
    "feed": lambda tx, text: tx.postings.feed(text),
    "acknowledge": lambda tx, text: tx.postings.acknowledge(text, text),
    "dispute": lambda tx, text: tx.disputes.get(text),
}
SEARCHES: dict[str, Callable[[Tx, str], object]] = {
    "customer": lambda tx, text: tx.customers.get(text),
    "open item": lambda tx, text: tx.open_items.get(text),
    "user": lambda tx, text: tx.users.by_name(text),
    "session": lambda tx, text: tx.sessions.get(text),
    "key": lambda tx, text: tx.api_keys.by_prefix(text),
    "task": lambda tx, text: tx.tasks.claim(text, text, LEASE),
    "delivery": lambda tx, text: tx.postings.claim(text, text, text, LEASE),
    "flag": lambda tx, text: tx.flags.get(text),
    "mailbox": lambda tx, text: tx.mailboxes.state(text),
    "reply": lambda tx, text: tx.idempotency.recall(text, text),
    "number": lambda tx, text: tx.open_items.by_folded([text]) or None,
    "order": lambda tx, text: tx.open_items.by_orders([text]) or None,
    "bytes": lambda tx, text: tx.documents.by_sha256(text) or None,
    "trail": lambda tx, text: tx.audit.of(text) or None,
    "page": lambda tx, text: tx.documents.list(Wanted(customer=text), after=text + "\U0010ffff") or None,
}


@pytest.fixture
def full(store: Store) -> Store:
    """A store with something of everything, none of it named like an attack."""
    with store.begin() as tx:
        document = extracted(tx, a_document(tx))
        tx.postings.add("books", posting(), document.id)
        tx.open_items.upsert([open_item(purchase_order="PO-1")])
        tx.users.add("anna", "hash", Role.ADMIN)
        tx.tasks.add(Step.READ, document.id)
        tx.flags.set("on")
        tx.audit.append("anna", "looked", document.id)
    return store


@pytest.mark.parametrize("name", LOOKUPS)
def test_asked_for_by_name(full: Store, name: str) -> None:
    for text in HOSTILE:
        with pytest.raises(NotFound), full.begin() as tx:
            LOOKUPS[name](tx, text)


@pytest.mark.parametrize("name", SEARCHES)
def test_searched_for(full: Store, name: str) -> None:
    for text in HOSTILE:
        with full.begin() as tx:
            assert SEARCHES[name](tx, text) is None, repr(text[:20])


def test_stored(full: Store) -> None:
    for text in HOSTILE:
        with full.begin() as tx:
            document_id, _ = tx.documents.add(
                NewDocument(name=text.replace("\ud800", "\ufffd"), sha256=sha("h"), size=1, part="1." * 500)
            )
            clean = text.encode("utf-8", "replace").decode()
            document = extracted(tx, tx.documents.get(document_id), remittance(payer=clean, reference=clean or None))
            tx.documents.change(document_id, document.version, reason=text)
            tx.audit.append(text, text, text, {"text": text})
            tx.tasks.add(Step.READ, document_id)
    with full.read() as tx:
        assert tx.audit.verify() == []
        assert len(tx.documents.list(limit=100)) == len(HOSTILE) + 1


def test_a_nonsensically_long_reference_is_compared_all_the_same(store: Store) -> None:
    reference = "R" * 20_000
    with store.begin() as tx:
        document = extracted(tx, a_document(tx), remittance(reference=reference))
        amount = document.amount
        assert amount is not None
        found = tx.documents.same_payment("ACME Retail", reference, amount, "USD", DAY)
    assert [it.id for it in found] == [document.id]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=[])), st.sampled_from(sorted(SEARCHES)))
def test_any_text_is_but_text(full: Store, text: str, name: str) -> None:
    with full.begin() as tx:
        found = SEARCHES[name](tx, text)
    assert found is None or text in ("on", "anna", "pull")
