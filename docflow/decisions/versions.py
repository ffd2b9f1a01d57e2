"""A change names the version that its author saw."""

from docflow.errors import Stale
from docflow.schema.documents import Document
from docflow.store import Tx


def seen(tx: Tx, document_id: str, version: int) -> Document:
    """The document, if it is still at the version that the person saw. Raises Stale, NotFound."""
    document = tx.documents.get(document_id)
    if document.version != version:
        raise Stale(f"{document.label} was changed meanwhile (it is {document.state}); read it again.")
    return document
