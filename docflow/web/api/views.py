"""Documents, mails and postings as the API shows them."""

import datetime as dt

from docflow.schema.base import Frozen
from docflow.schema.disputes import DisputeState
from docflow.schema.documents import Document, MailRow, PostingRow
from docflow.schema.money import Amount
from docflow.schema.postings import Posting
from docflow.schema.receivables import Application
from docflow.schema.records import Extraction, Kind
from docflow.schema.states import DocumentState, PostingState, QuarantineCode


class DocumentSummary(Frozen):
    """A row of a list of documents."""

    id: str
    version: int
    state: DocumentState
    kind: Kind | None
    name: str
    """As it came; never a path."""
    path: str
    """The name with the containers around it: "offer.zip > advice.pdf"."""
    sender: str
    written_by: tuple[str, ...]
    """Whose mail the sender forwarded."""
    subject: str
    mail_id: str | None
    parent_id: str | None
    """The paper that it was split from."""
    received_at: dt.datetime
    updated_at: dt.datetime
    reason: str
    """Why it stands where it stands, as a sentence."""
    payer: str
    """As printed."""
    customer: str | None
    """The ledger's own key."""
    reference: str | None
    amount: Amount | None
    currency: str | None
    paid_on: dt.date | None
    quarantine_code: QuarantineCode | None
    duplicate_of: str | None
    owner: str
    """Who is to decide about it; empty: whoever comes first."""
    sha256: str
    size: int
    """Bytes."""
    media_type: str
    """As the sender claims."""


class DocumentDetail(DocumentSummary):
    """Everything about one document."""

    content_hash: str
    """What an approval names: sha256 over all that it approves."""
    extraction: Extraction | None
    application: Application | None
    review: tuple[str, ...]
    """Why a person must look, as sentences."""


class OnItsWay(Frozen):
    """A posting on its way to one ledger, in short."""

    posting_id: str
    ledger: str
    state: PostingState
    external_ref: str | None


class CaseOf(Frozen):
    """A dispute to which the document belongs."""

    id: str
    state: DisputeState


class DocumentShown(DocumentDetail):
    """... with what came of it."""

    postings: tuple[OnItsWay, ...]
    disputes: tuple[CaseOf, ...]


class MailShown(MailRow):
    """A mail and what became of it."""

    documents: tuple[DocumentSummary, ...]


class PostingShown(Frozen):
    """A posting on its way to one ledger."""

    posting_id: str
    ledger: str
    document_id: str
    state: PostingState
    attempt: int
    """How often it was sent."""
    external_ref: str | None
    """The ledger's own key of the entry."""
    error: str
    created_at: dt.datetime
    updated_at: dt.datetime
    posting: Posting


def document_summary(document: Document) -> dict[str, object]:
    """A row of a list."""
    keep = {
        "id", "version", "state", "kind", "name", "sender", "subject", "mail_id", "parent_id", "received_at",
        "updated_at", "reason", "payer", "customer", "reference", "amount", "currency", "paid_on",
        "quarantine_code", "duplicate_of", "owner", "sha256", "size", "media_type",
    }  # fmt: skip
    whole = document.model_dump(mode="json", include=keep)
    return {**whole, "path": document.path, "written_by": document.hints.get("forwarded_from", "").split()}


def document_detail(document: Document) -> dict[str, object]:
    """Everything about one document."""
    body = document_summary(document)
    body["content_hash"] = document.content_hash
    body["extraction"] = document.extraction.model_dump(mode="json") if document.extraction else None
    body["application"] = document.application.model_dump(mode="json") if document.application else None
    body["review"] = review(document)
    return body


def review(document: Document) -> list[str]:
    """Every sentence that says why a person must look, once."""
    sentences = list(document.extraction.review) if document.extraction else []
    sentences += document.application.review if document.application else ()
    return list(dict.fromkeys(sentences))


def record(document: Document) -> dict[str, object]:
    """The record in the form that `docflow extract` prints, with its document's id and state."""
    assert document.extraction is not None
    body = document.extraction.model_dump(mode="json")
    return {
        "document_id": document.id,
        "source": document.name,
        "state": document.state.value,
        **body,
        "review": review(document),
    }


def mail_view(mail: MailRow, documents: list[Document]) -> dict[str, object]:
    """A mail and what became of it."""
    return {**mail.model_dump(mode="json"), "documents": [document_summary(one) for one in documents]}


def posting_row(row: PostingRow) -> dict[str, object]:
    """A posting on its way to one ledger."""
    keep = {
        "posting_id",
        "ledger",
        "document_id",
        "state",
        "attempt",
        "external_ref",
        "error",
        "created_at",
        "updated_at",
    }
    return {
        **row.model_dump(mode="json", include=keep),
        "posting": row.posting.model_dump(mode="json", exclude_none=True),
    }
