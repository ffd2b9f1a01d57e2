"""How a document's record would be applied, against customers and open items as they are now."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal

from docflow.decisions import copies, rule_table
from docflow.rules import payer
from docflow.rules.applying import applied, held_back
from docflow.rules.policy import Policy
from docflow.rules.sender import suspicions, writer
from docflow.schema.documents import Document
from docflow.schema.payers import Alias
from docflow.schema.receivables import Application, OpenItem
from docflow.schema.records import Extraction, Remittance
from docflow.store import Tx


class StoredBooks:
    """The books as the store mirrors them (rules.books.Books), read once a look."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._directory = tx.customers.directory()

    def directory(self) -> payer.Directory:
        return self._directory

    def of_customer(self, ref: str) -> list[OpenItem]:
        return self._tx.open_items.by_payer(ref)

    def owing(
        self, ref: str, currency: str, amounts: Collection[Decimal], besides: Collection[str] = ()
    ) -> list[OpenItem]:
        return self._tx.open_items.owing(ref, currency, amounts, besides)

    def twins(self, ref: str, currency: str, amounts: Collection[Decimal]) -> list[OpenItem]:
        return self._tx.open_items.twins(ref, currency, amounts)

    def settled(self, ref: str, currency: str, amount: Decimal) -> list[OpenItem]:
        return self._tx.open_items.settled(ref, currency, amount)

    def numbered(self, numbers: Collection[str], cores: Collection[str] = ()) -> list[OpenItem]:
        return [*self._tx.open_items.by_folded(numbers), *self._tx.open_items.by_core(cores)]

    def of_refs(self, refs: Collection[str]) -> list[OpenItem]:
        return list(self._tx.open_items.several(refs).values())

    def forms(self, ref: str) -> list[Alias]:
        return self._tx.aliases.list(customer=ref, kind="number")

    def ordered(self, orders: Collection[str]) -> list[OpenItem]:
        return self._tx.open_items.by_orders(orders)


def assess(
    tx: Tx, document: Document, policy: Policy, today: dt.date, *, ignoring: Collection[str] = ()
) -> Application:
    """What each line of a remittance would settle, and everything that speaks against approving it by machine.

    Open items count with what remains after all approved payments, posted or not. `ignoring`: ids of documents that
    give way to this one although they announce the same payment. Nothing is written.
    """
    extraction, _ = remittance_of(document)
    books = StoredBooks(tx)
    wrote = writer(document.sender, document.hints, books.directory().domains, policy.own_domains)
    table = rule_table.current(tx).table
    application = applied(extraction, books, policy, today, wrote=wrote, table=table)
    twins = [twin for twin in copies.same_payment(tx, document, application.payer) if twin.id not in ignoring]
    same = (f"It seems to be the same payment as {twin.label}; mark it as a duplicate if it is." for twin in twins)
    doubts = doubts_about(tx, document, application.payer.customer, books.directory(), policy)
    return held_back(application, (*doubts, *same))


def doubts_about(
    tx: Tx, document: Document, ref: str | None, directory: payer.Directory, policy: Policy
) -> tuple[str, ...]:
    """Why the mail that brought it does not deserve trust, or another paper in it, as sentences."""
    customer = directory.get(ref) if ref else None
    doubts = suspicions(
        document.sender,
        document.hints,
        known_domains=directory.domains,
        customer_domains=customer.email_domains if customer else (),
        own_domains=policy.own_domains,
        authentication_server=policy.authentication_server,
    )
    return (*doubts, *copies.dangers_beside(tx, document))


def mistrust(tx: Tx, document: Document, policy: Policy) -> tuple[str, ...]:
    """The same of a document as it is: what holds it back whatever stands on it."""
    application = document.application
    ref = document.customer or (application.payer.customer if application else None)
    return doubts_about(tx, document, ref, StoredBooks(tx).directory(), policy)


def first_doubt(document: Document) -> str:
    """The first reason to look, for the queue; empty where there is none."""
    sentences = [
        *(document.application.review if document.application else ()),
        *(document.extraction.review if document.extraction else ()),
    ]
    return sentences[0] if sentences else ""


def remittance_of(document: Document) -> tuple[Extraction, Remittance]:
    """The extraction and its remittance; only documents that are one may be asked."""
    assert document.extraction is not None
    assert isinstance(document.extraction.record, Remittance)
    return document.extraction, document.extraction.record


def materially_equal(one: Application, other: Application) -> bool:
    """Whether two applications move the same money: what a person has seen is still so."""
    return _moved(one) == _moved(other)


_MONEY = {"line", "open_item", "applied", "paid", "discount", "deduction", "deduction_reason", "write_off", "close"}


def _moved(application: Application) -> tuple[object, ...]:
    lines = tuple(match.model_dump(include=_MONEY) for match in application.lines)
    return application.payer.customer, application.currency, application.amount, application.unapplied, lines
