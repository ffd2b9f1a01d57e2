"""Everything around a document that its page shows, fetched from the store."""

from docflow.decisions import dividing, enclosures
from docflow.decisions.assessment import mistrust
from docflow.decisions.candidates import sides_of_document
from docflow.rules.keys import folded
from docflow.schema.documents import Document, Wanted
from docflow.schema.receivables import OpenItem
from docflow.schema.records import Kind, Remittance
from docflow.schema.states import WAITING_FOR_PERSON
from docflow.store import Tx
from docflow.web import deciding
from docflow.web.deps import Deps
from docflow.web.principals import Principal
from docflow.web.screens.choosing import to_choose
from docflow.web.screens.record import RecordView, Surroundings, record_view

_NEIGHBOURS = 20


def view_of(tx: Tx, deps: Deps, me: Principal, document: Document, typed: str = "") -> RecordView:
    """`typed`: a customer that somebody typed."""
    postings = tx.postings.of_document(document.id)
    around = Surroundings(
        customers=to_choose(tx, document.customer, typed),
        open_items=items_around(tx, document),
        postings=postings,
        lacking=enclosures.lacking(tx, document.id) if postings else {},
        decisions=tx.decisions.of(document.id),
        twins=twins(tx, document),
        family=[
            *([tx.documents.get(document.parent_id)] if document.parent_id else []),
            *tx.documents.children(document.id),
            *dividing.papers_of(tx, document),
        ],
        money=sides_of_document(tx, document, deps.policy) if document.kind is Kind.REMITTANCE else [],
        mistrust=mistrust(tx, document, deps.policy) if document.state in WAITING_FOR_PERSON else (),
    )
    actions = deciding.allowed(document, postings, around.decisions, me)
    return record_view(document, around, actions, deps.policy.bar(document.kind or Kind.REMITTANCE).confidence)


def neighbours(tx: Tx, document: Document) -> list[Document]:
    """What it may be laid together with: what waits of the same mail, then of the same customer. Of a customer with
    very many papers that is dear, so no page waits for it."""
    same_mail = tx.documents.of_mail(document.mail_id) if document.mail_id else []
    theirs = Wanted(states=WAITING_FOR_PERSON, customer=document.customer)
    same_customer = tx.documents.list(theirs, limit=_NEIGHBOURS, newest=True) if document.customer else []
    waiting = {one.id: one for one in (*same_mail, *same_customer) if one.state in WAITING_FOR_PERSON}
    return [one for one in waiting.values() if one.id != document.id and one.pages_sha256]


def twins(tx: Tx, document: Document) -> list[Document]:
    """Documents that this one may be a copy of: the same bytes, or the same payment."""
    found = {one.id: one for one in tx.documents.by_sha256(document.sha256)}
    payer = document.customer or document.payer
    if payer and document.amount is not None:
        same = tx.documents.same_payment(
            payer, document.reference or "", document.amount, document.currency, document.paid_on, not_id=document.id
        )
        found |= {one.id: one for one in same}
    return [one for one in found.values() if one.id != document.id]


def items_around(tx: Tx, document: Document) -> list[OpenItem]:
    """What the customer owes, or those for whom it may pay; what the lines name of others, and what they are matched
    to."""
    wanted = (
        {match.open_item for match in document.application.lines if match.open_item} if document.application else set()
    )
    items = {item.ref: item for item in (*_owed(tx, document.customer), *_named(tx, document))}
    if document.customer and not wanted <= items.keys():
        settled = tx.open_items.by_customer(document.customer, open_only=False)
        items |= {item.ref: item for item in settled if item.ref in wanted}
    items |= {ref: item for ref in wanted - items.keys() if (item := tx.open_items.get(ref))}
    return sorted(items.values(), key=lambda item: (item.due, item.number))


def _owed(tx: Tx, customer: str | None) -> list[OpenItem]:
    payers = (customer, *tx.customers.directory().family(customer)) if customer else ()
    return [item for ref in payers for item in tx.open_items.by_payer(ref)]


def _named(tx: Tx, document: Document) -> list[OpenItem]:
    """What is open under the printed numbers, whoever owes it: its owner may be paid for without our knowing it."""
    record = document.extraction.record if document.extraction else None
    lines = record.lines if isinstance(record, Remittance) else ()
    numbers = {folded(line.document_number) for line in lines if line.document_number} - {""}
    return [item for item in tx.open_items.by_folded(numbers) if item.remaining] if numbers else []
