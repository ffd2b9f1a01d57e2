"""What several screens need: rendering with the mailbox trouble on top, and the word about what was just done."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.responses import HTMLResponse

from docflow.decisions import connectors
from docflow.errors import DocflowError, InvalidValues, NotFound
from docflow.schema.documents import Document
from docflow.schema.records import Kind
from docflow.schema.states import UNDONE_FROM, DocumentState
from docflow.store import Tx
from docflow.web import words
from docflow.web.deps import deps_of
from docflow.web.language import _
from docflow.web.pages import render
from docflow.web.said import again


class Notice(NamedTuple):
    """What the last click did, shown above the next page."""

    words: str
    tone: str
    document: str | None = None
    version: int = 0
    undo: bool = False


class Trouble(NamedTuple):
    """Something that stands still until somebody acts."""

    title: str
    words: str
    address: str
    resume: str = ""
    """The ledger that may be told to go on."""


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of a signed-in user; what stands still is said on every one of them, at once."""
    deps = deps_of(request)
    with deps.store.read() as tx:
        trouble = list(_trouble(tx, deps.policy.ledgers))
    return render(request, template, status=status, trouble=trouble, **{"notice": None, **values})


def sentence_of(problem: DocflowError | None) -> str:
    """What went wrong, for the page that shows the form again; empty where nothing did."""
    if isinstance(problem, InvalidValues):
        return " ".join(map(again, problem.problems.values()))
    return again(str(problem)) if problem else ""


def _trouble(tx: Tx, ledgers: Iterable[str]) -> Iterator[Trouble]:
    for box in tx.mailboxes.all():
        if box.trouble:
            yield Trouble(_("Mailbox “%(name)s” is not being read.", name=box.name), box.trouble, "/mailboxes")
        elif box.notice:
            yield Trouble(_("Mailbox “%(name)s” needs somebody.", name=box.name), box.notice, "/mailboxes")
    for name in ledgers:
        if (why := connectors.paused(tx, name)) is not None:
            yield Trouble(_("Nothing is sent to the ledger “%(name)s”.", name=name), why, "/ledgers", name)
    if (why := tx.flags.get(connectors.POSTING_PAUSED)) is not None:
        remedy = _("Compare the ledgers with the outbox, then run “docflow resume”.")
        said = f"{why[:1].upper()}{why[1:]}. {remedy}"
        yield Trouble(_("Nothing is posted."), said, "/outbox")


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
    return Notice(said, tones.get(document.state, "info"), document.id, document.version, may_undo(document))


def may_undo(document: Document) -> bool:
    """Whether an undo is worth offering; the decision itself checks it again. Receipts that are kept stay so."""
    return document.state in UNDONE_FROM and document.kind is not Kind.BANK_STATEMENT
