"""Where papers come from: mails with what became of each, and the mailboxes."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from docflow.schema.documents import Document, MailRow
from docflow.schema.place import Pages
from docflow.web.api import paging
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading
from docflow.web.screens.common import show

router = APIRouter()
_PAGE = 50


@router.get("/mails")
def mails(request: Request, deps: Wired, _me: Reading, cursor: str | None = None) -> Response:
    """Newest first; each with its documents and how far they are."""
    with deps.store.read() as tx:
        found = tx.mails.list(limit=_PAGE, after=paging.decode(cursor))
        rows = [(mail, tx.documents.of_mail(mail.id)) for mail in found]
        count = tx.mails.count()
    more = paging.encode(found[-1].id) if len(found) == _PAGE else None
    return show(request, "mails.html", rows=rows, count=count, more=more)


@router.get("/mails/{mail_id}")
def mail(request: Request, deps: Wired, _me: Reading, mail_id: str) -> Response:
    """One mail: its text as words (never the sender's HTML) and what became of its parts."""
    with deps.store.read() as tx:
        row = tx.mails.get(mail_id)
        documents = tx.documents.of_mail(mail_id)
    return show(request, "mail.html", mail=row, documents=documents, text=_body(deps, row, documents))


def _body(deps: Deps, _mail: MailRow, documents: list[Document]) -> str:
    """The words of the mail's own text, line by line as they stand."""
    body = next((one for one in documents if one.part == "body" and one.pages_sha256), None)
    if body is None or body.pages_sha256 is None:
        return ""
    pages = Pages.model_validate_json(deps.files.get(body.pages_sha256))
    lines: list[list[str]] = []
    last = None
    for word in (word for page in pages.pages for word in page.words):
        if last is None or abs(word.y0 - last) > (word.y1 - word.y0) / 2:
            lines.append([])
            last = word.y0
        lines[-1].append(word.text)
    return "\n".join(" ".join(line) for line in lines)


@router.get("/mailboxes")
def mailboxes(request: Request, deps: Wired, _me: Reading) -> Response:
    """How each mailbox is doing."""
    with deps.store.read() as tx:
        boxes = tx.mailboxes.all()
    return show(request, "mailboxes.html", boxes=boxes)
