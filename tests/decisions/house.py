"""A small company with customers, open items and documents for the tests of decisions."""

import datetime as dt
from decimal import Decimal
from typing import Any

from docflow import decisions
from docflow.rules.policy import Policy
from docflow.schema.documents import Document, NewDocument
from docflow.schema.receivables import OpenItem
from docflow.schema.records import Extraction, Remittance, RemittanceLine
from docflow.schema.states import DocumentState, Role
from docflow.store import Store, Tx
from tests.rules.worlds import ACME, GLOBEX, extraction, item, line, remittance

POLICY = Policy(company="main", one_wrong_in=100, ledgers=("books", "mirror"), post_on="advice")
"""Books on the advice alone: what is decided about papers; `test_pairing` and `test_cash` let them wait for money."""
TODAY = dt.date(2026, 5, 1)
"""The store's clock in these tests."""


def open_up(store: Store, *items: OpenItem) -> None:
    """Customers, users and open items."""
    with store.begin() as tx:
        tx.customers.upsert([ACME, GLOBEX])
        tx.open_items.upsert(items or [item(), item("INV-2", "500.00")])
        for name, role in (
            ("anna", Role.CLERK),
            ("carl", Role.CLERK),
            ("boss", Role.APPROVER),
            ("root", Role.ADMIN),
            ("guest", Role.VIEWER),
        ):
            tx.users.add(name, "hash", role)


def arrive(tx: Tx, read: Extraction, name: str = "advice.pdf", **more: Any) -> Document:
    """A document that was just extracted."""
    values = {"name": name, "sha256": name.encode().hex().ljust(64, "0")[:64], "size": 9}
    document_id, _ = tx.documents.add(NewDocument.model_validate(values | more))
    reading = tx.documents.move(document_id, tx.documents.get(document_id).version, DocumentState.READING)
    return tx.documents.move(document_id, reading.version, DocumentState.EXTRACTED, extraction=read)


def settle(store: Store, read: Extraction, policy: Policy = POLICY, name: str = "advice.pdf", **more: Any) -> Document:
    """Lets a document arrive and the machine decide about it."""
    with store.begin() as tx:
        return decisions.settle_automatically(tx, arrive(tx, read, name, **more), policy, TODAY)


def advice(*lines: RemittanceLine, **changes: object) -> Remittance:
    """A remittance of Acme; without lines it pays INV-1001 and INV-2."""
    return remittance(*(lines or (line(), line("INV-2", "500.00"))), **changes)


def read(*lines: RemittanceLine, **changes: object) -> Extraction:
    return extraction(advice(*lines, **changes))


def get(store: Store, document_id: str) -> Document:
    with store.read() as tx:
        return tx.documents.get(document_id)


def left(store: Store, ref: str = "inv:INV-1001") -> Decimal:
    """What remains of an open item."""
    with store.read() as tx:
        found = tx.open_items.get(ref)
        assert found is not None
        return found.remaining


def actions(store: Store, document_id: str) -> list[tuple[str, str]]:
    with store.read() as tx:
        return [(one.actor, one.action) for one in tx.decisions.of(document_id)]
