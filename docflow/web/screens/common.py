"""What several screens need: rendering with the mailbox trouble on top, and the word about what was just done."""

from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import HTMLResponse

from docflow.errors import NotFound
from docflow.schema.states import DocumentState
from docflow.store import Tx
from docflow.web import words
from docflow.web.deps import deps_of
from docflow.web.pages import render


class Notice(NamedTuple):
    """What the last click did, shown above the next page."""

    words: str
    tone: str
    document: str | None = None
    version: int = 0
    undo: bool = False


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a signed-in user; trouble with a mailbox is said on every one of them, at once."""
    with deps_of(request).store.read() as tx:
        trouble = [box for box in tx.mailboxes.all() if box.trouble]
    return render(request, template, status=status, trouble=trouble, **{"notice": None, **values})


def notice_of(tx: Tx, document_id: str | None) -> Notice | None:
    """What became of the document that was just decided, with an undo while that is possible."""
    if not document_id:
        return None
    try:
        document = tx.documents.get(document_id)
    except NotFound:
        return None
    tones = {DocumentState.APPROVED: "ok", DocumentState.POSTED: "ok", DocumentState.REJECTED_BY_LEDGER: "bad"}
    amount = (
        f" {document.currency or ''} {words.money(document.amount, document.currency)}"
        if document.amount is not None
        else ""
    )
    said = f"{document.payer or document.name}{amount}: {words.state_label(document.state)}."
    return Notice(said, tones.get(document.state, "info"), document.id, document.version, may_undo(document.state))


def may_undo(state: DocumentState) -> bool:
    """Whether an undo is worth offering; the decision itself checks it again."""
    return state in (
        DocumentState.APPROVED,
        DocumentState.NOT_REMITTANCE,
        DocumentState.DUPLICATE,
        DocumentState.PARKED,
    )
