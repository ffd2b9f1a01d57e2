"""Every decision is noted twice: as a decision about the document, and in the audit chain."""

from collections.abc import Mapping

from docflow.schema.documents import Document
from docflow.store import Tx


def note(tx: Tx, document: Document, actor: str, action: str, body: Mapping[str, object] | None = None) -> str:
    """Notes what was decided about the content that the document has now; returns the decision's id."""
    found = dict(body or {})
    tx.audit.append(actor, action, document.id, found | {"content_hash": document.content_hash})
    return tx.decisions.add(document.id, actor, action, found, document.content_hash)
