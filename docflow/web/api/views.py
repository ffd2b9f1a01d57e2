"""Documents, mails and postings as the API shows them."""

from docflow.schema.documents import Document, MailRow, PostingRow


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
