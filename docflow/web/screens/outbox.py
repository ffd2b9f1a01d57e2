"""What is on its way to the ledgers, what is stuck and why; and the audit trail."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from docflow.schema.states import PostingState
from docflow.web import words
from docflow.web.deps import Wired
from docflow.web.principals import Posting, Reading
from docflow.web.screens.common import show
from docflow.web.screens.outcome import posting_tone

router = APIRouter()
_MOST = 2_000
_SHOWN = 200
_AGAIN = frozenset({PostingState.FAILED, PostingState.NEEDS_CLERK})


@router.get("/outbox")
def outbox(request: Request, deps: Wired, _me: Reading, state: PostingState | None = None) -> Response:
    """Latest change first, one row per ledger."""
    with deps.store.read() as tx:
        found = tx.postings.list(states=[state] if state else None, limit=_MOST)
        counts = tx.postings.counts()
        rows = sorted(found, key=lambda row: row.updated_at, reverse=True)[:_SHOWN]
        names = {one: tx.documents.get(one) for one in {row.document_id for row in rows}}
    tabs = [(one.value, words.state_label(one), number) for one, number in counts.items() if number]
    views = [(row, posting_tone(row.state), names[row.document_id], row.state in _AGAIN) for row in rows]
    return show(request, "outbox.html", rows=views, tabs=tabs, state=state, total=sum(counts.values()))


@router.post("/outbox/{posting_id}/{ledger}/retry")
def retry(deps: Wired, me: Posting, posting_id: str, ledger: str) -> Response:
    """Sends it again; the delivery first looks whether the ledger has it already."""
    with deps.store.begin() as tx:
        row = tx.postings.get(posting_id, ledger)
        tx.postings.move(row, PostingState.QUEUED)
        tx.audit.append(me.name, "retried", posting_id, {"ledger": ledger})
    deps.hint(posting_id)
    return RedirectResponse("/outbox", 303)


@router.get("/documents/{document_id}/history")
def history(request: Request, deps: Wired, _me: Reading, document_id: str) -> Response:
    """Everything that happened to a document, its mail and its postings."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        subjects = [document_id, *([document.mail_id] if document.mail_id else [])]
        subjects += [row.posting_id for row in tx.postings.of_document(document_id)]
        rows = sorted(
            (row for subject in dict.fromkeys(subjects) for row in tx.audit.of(subject)), key=lambda row: row.seq
        )
    return show(request, "history.html", document=document, rows=rows)
