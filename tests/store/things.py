"""Small things to store."""

import datetime as dt
from decimal import Decimal

from docflow.schema.documents import Document, NewDocument
from docflow.schema.mail import MailPlace
from docflow.schema.postings import Posting, PostingCustomer, PostingEvidence, PostingLine, PostingPayment
from docflow.schema.receivables import OpenItem
from docflow.schema.records import Extraction, Kind, Party, Remittance
from docflow.schema.states import DocumentState
from docflow.store import Store, Tx

DAY = dt.date(2026, 5, 1)
SECOND = dt.timedelta(seconds=1)
LEASE = dt.timedelta(seconds=90)


def sha(text: str) -> str:
    """Something that looks like a sha256."""
    return text.encode().hex().ljust(64, "0")[:64]


def place(uid: int, uidvalidity: int = 1, mailbox: str = "ar", folder: str = "INBOX") -> MailPlace:
    return MailPlace(mailbox=mailbox, folder=folder, uidvalidity=uidvalidity, uid=uid)


def a_document(tx: Tx, name: str = "advice.pdf", **more: object) -> Document:
    """A stored document in its first state."""
    document_id, created = tx.documents.add(
        NewDocument.model_validate({"name": name, "sha256": sha(name), "size": 9, **more})
    )
    assert created
    return tx.documents.get(document_id)


def extracted(tx: Tx, document: Document, extraction: Extraction | None = None) -> Document:
    """The document, moved on until it can be reviewed."""
    read = tx.documents.move(document.id, document.version, DocumentState.READING)
    return tx.documents.move(read.id, read.version, DocumentState.EXTRACTED, extraction=extraction or remittance())


def remittance(
    payer: str = "ACME Retail",
    reference: str = "EFT-1001",
    amount: str | None = "1480.00",
    currency: str | None = "USD",
    **more: object,
) -> Extraction:
    record = Remittance.model_validate(
        {
            "payer": Party(name=payer),
            "payment_reference": reference,
            "amount": amount,
            "currency": currency,
            "payment_date": DAY,
            **more,
        }
    )
    return Extraction(kind=Kind.REMITTANCE, confidence=0.99, record=record)


def posting(
    posting_id: str = "dfp_1",
    items: dict[str, str] | None = None,
    *,
    company: str = "US01",
    document_id: str = "doc_1",
    reverse: bool = False,
) -> Posting:
    """A balanced receipt that takes the given amounts off the given open items (or a reversal that puts them back)."""
    taken = {ref: Decimal(amount) for ref, amount in (items or {"inv:1": "100.00"}).items()}
    total = sum(taken.values(), Decimal(0))
    bank, receivable = ("credit", "debit") if reverse else ("debit", "credit")
    lines = [PostingLine.model_validate({"n": 1, "role": "bank", "account": "1.1.1", bank: total})]
    for n, (ref, amount) in enumerate(taken.items(), 2):
        lines.append(PostingLine.model_validate({"n": n, "role": "receivable", receivable: amount, "open_item": ref}))
    return Posting(
        posting_id=posting_id,
        kind="reversal" if reverse else "receipt",
        company=company,
        currency="USD",
        document_date=DAY,
        posting_date=DAY,
        customer=PostingCustomer(ref="C-1"),
        payment=PostingPayment(reference="EFT-1", amount=total),
        lines=tuple(lines),
        evidence=PostingEvidence(document_id=document_id, sha256=sha("x"), approved_by="docflow"),
    )


def open_item(ref: str = "inv:1", remaining: str = "100.00", **more: object) -> OpenItem:
    values = {"ref": ref, "customer": "C-1", "number": ref.upper(), "issued": DAY, "due": DAY, "currency": "USD"}
    return OpenItem.model_validate(values | {"original": remaining, "remaining": remaining, **more})


def queued(store: Store, posting_id: str = "dfp_1", ledger: str = "books", company: str = "US01") -> None:
    """A posting in the outbox."""
    with store.begin() as tx:
        document = a_document(tx, posting_id)
        tx.postings.add(ledger, posting(posting_id, company=company, document_id=document.id), document.id)
