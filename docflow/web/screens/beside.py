"""What stands beside the record instead of the paper's pages: the original, the mail that brought it, its history."""

from typing import Any, Literal, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from docflow.errors import NotFound
from docflow.files import Files
from docflow.rules.letter import Range, marked, ranges_of
from docflow.schema.documents import Document
from docflow.schema.place import Pages
from docflow.store import Tx
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Reading
from docflow.web.screens.common import show
from docflow.web.screens.laid_out import Piece, lines_of
from docflow.web.screens.paper import load_pages
from docflow.web.screens.queue import AskedFor

router = APIRouter()
Beside = Literal["original", "mail", "history"]
_MOST_TEXT = 200_000
"""Bytes of an original that are shown as text."""
_LETTER_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
"""No script, no style, nothing to be fetched, and no origin of its own."""


class MailText(NamedTuple):
    """The text of the mail that brought a document."""

    document: Document
    letter: bool
    """Whether its own HTML can be shown."""
    lines: list[list[Piece]]


@router.get("/documents/{document_id}/beside/{what}")
def pane(request: Request, deps: Wired, _me: Reading, document_id: str, what: Beside, ask: AskedFor) -> Response:
    """The left pane with one of them."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        values = values_of(tx, deps, document, what)
    return show(request, "document/pane.html", document=document, link=ask.link, beside=what, swap=True, **values)


@router.get("/documents/{document_id}/letter")
def letter(deps: Wired, _me: Reading, document_id: str, name: str = "") -> Response:
    """The mail's own HTML, harmless, with the values that were read from it marked; for a frame without any rights."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
    pages = load_pages(deps.files, document)
    if pages is None or not pages.letter:
        raise NotFound(_("This document is no letter in HTML."))
    body = marked(pages.letter, _marks(document, pages, name))
    page = f'<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light">{body}'
    return HTMLResponse(page, headers=_LETTER_HEADERS)


def _marks(document: Document, pages: Pages, name: str) -> list[tuple[Range, str]]:
    """The words of every value; those of the field that is looked at are found by the fragment #here."""
    if document.extraction is None or not pages.pages:
        return []
    wanted = name.removeprefix("field.")
    found: dict[Range, str] = {}
    for path, evidence in document.extraction.fields.items():
        if evidence.box and evidence.page == 1:
            for place in ranges_of(pages.letter, pages.pages[0], evidence.box):
                found[place] = "here" if path == wanted else found.get(place, "")
    return list(found.items())


def values_of(tx: Tx, deps: Deps, document: Document, what: Beside) -> dict[str, Any]:
    """What the template of this tab prints."""
    if what == "history":
        return {"rows": tx.audit.of(document.id)}
    if what == "mail":
        return {"mail": tx.mails.get(document.mail_id) if document.mail_id else None, "text": _mail(tx, deps, document)}
    return {"source": _source(deps.files, document)}


def _mail(tx: Tx, deps: Deps, document: Document) -> MailText | None:
    """The mail's own text, which is a document too where it says anything."""
    if document.mail_id is None:
        return None
    body = next((one for one in tx.documents.of_mail(document.mail_id) if one.part == "body"), None)
    pages = load_pages(deps.files, body) if body else None
    if body is None or pages is None:
        return None
    return MailText(body, bool(pages.letter), lines_of([word for page in pages.pages for word in page.words], ()))


def _source(files: Files, document: Document) -> str:
    """The original where it is text."""
    data = files.get(document.sha256)[:_MOST_TEXT]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start < len(data) - 4:
            return ""
        text = data[: problem.start].decode("utf-8")
    return "" if "\0" in text or text.startswith("%PDF") else text
