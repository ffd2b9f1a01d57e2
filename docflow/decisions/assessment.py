"""How a document's record would be applied, against customers and open items as they are now."""

import datetime as dt
from collections.abc import Collection

from docflow.decisions import copies
from docflow.rules import corrections, keys, payer
from docflow.rules.matching import match_lines
from docflow.rules.policy import Policy
from docflow.rules.routing import route
from docflow.rules.sender import suspicions, writer
from docflow.schema.documents import Document
from docflow.schema.receivables import Application, OpenItem, PayerMatch
from docflow.schema.records import Extraction, Remittance
from docflow.store import Tx


def assess(
    tx: Tx, document: Document, policy: Policy, today: dt.date, *, ignoring: Collection[str] = ()
) -> Application:
    """What each line of a remittance would settle, and everything that speaks against approving it by machine.

    Open items count with what remains after all approved payments, posted or not. `ignoring`: ids of documents that
    give way to this one although they announce the same payment. Nothing is written.
    """
    extraction, record = remittance_of(document)
    directory = payer.Directory(tx.customers.all())
    wrote = writer(document.sender, document.hints, directory.domains, policy.own_domains)
    found = _payer(extraction, record, directory, wrote)
    items = _candidates(tx, record, found)
    if found.customer is None:
        found = payer.by_documents(record, items, directory, found)
        items = _candidates(tx, record, found)
    lines = match_lines(
        record,
        found,
        items,
        policy.tolerance,
        today,
        recognised=_recognised(extraction),
        choices=corrections.items_chosen(extraction),
    )
    found = payer.corroborated(found, lines)
    twins = [twin.label for twin in copies.same_payment(tx, document, found) if twin.id not in ignoring]
    dangers = doubts_about(tx, document, found.customer, directory, policy)
    return route(extraction, found, lines, policy, today=today, suspicions=dangers, duplicates=twins)


def doubts_about(
    tx: Tx, document: Document, ref: str | None, directory: payer.Directory, policy: Policy
) -> tuple[str, ...]:
    """Why the mail that brought it does not deserve trust, or another paper in it, as sentences."""
    customer = directory.customers.get(ref or "")
    doubts = suspicions(
        document.sender,
        document.hints,
        known_domains=directory.domains,
        customer_domains=customer.email_domains if customer else (),
        own_domains=policy.own_domains,
        authentication_server=policy.authentication_server,
    )
    return (*doubts, *copies.dangers_beside(tx, document))


def remittance_of(document: Document) -> tuple[Extraction, Remittance]:
    """The extraction and its remittance; only documents that are one may be asked."""
    assert document.extraction is not None
    assert isinstance(document.extraction.record, Remittance)
    return document.extraction, document.extraction.record


def materially_equal(one: Application, other: Application) -> bool:
    """Whether two applications move the same money: what a person has seen is still so."""
    return _moved(one) == _moved(other)


def _moved(application: Application) -> tuple[object, ...]:
    lines = tuple(match.model_dump(exclude={"reasons", "certain"}) for match in application.lines)
    return application.payer.customer, application.currency, application.amount, application.unapplied, lines


def _payer(extraction: Extraction, record: Remittance, directory: payer.Directory, sender: str) -> PayerMatch:
    ref = corrections.customer_chosen(extraction)
    if ref and ref in directory.customers:
        return payer.chosen(directory.customers[ref])
    return payer.identify(record, directory, sender)


def _candidates(tx: Tx, record: Remittance, found: PayerMatch) -> list[OpenItem]:
    """The payer's open items, and everybody's that the printed numbers and orders might mean."""
    numbers = [line.document_number for line in record.lines if line.document_number]
    orders = {line.purchase_order for line in record.lines if line.purchase_order}
    items = tx.open_items.by_folded([keys.folded(number) for number in numbers])
    for order in sorted(orders):
        items += tx.open_items.by_purchase_order(order)
    if found.customer:
        items += tx.open_items.by_customer(found.customer)
    return list({item.ref: item for item in items}.values())


def _recognised(extraction: Extraction) -> set[int]:
    """Indexes of the lines whose document number was read by OCR."""
    return {
        int(path.split(".")[1])
        for path, evidence in extraction.fields.items()
        if path.startswith("lines.") and path.endswith(".document_number") and evidence.method == "ocr"
    }
