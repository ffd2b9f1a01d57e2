"""Where papers come from: mails with what became of each, and the mailboxes and their sign-in."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from docflow.errors import DocflowError
from docflow.schema.documents import Document, MailRow
from docflow.schema.place import Pages
from docflow.web.api import paging
from docflow.web.connecting import Invited
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Administering, Reading
from docflow.web.problems import problem_of
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
    return _mailboxes(request, deps)


@router.post("/mailboxes/{name}/sign-in")
def begin(
    request: Request, deps: Wired, _me: Administering, name: str, by_code: Annotated[bool, Form()] = False
) -> Response:
    """Begins the sign-in at the mailbox's provider, and tells what the person is to do there."""
    try:
        invited = deps.connections.sign_in(name, by_code)
    except DocflowError as problem:
        return _mailboxes(request, deps, problem=problem)
    return _mailboxes(request, deps, signing=name, invited=invited)


@router.post("/mailboxes/{name}/signed-in")
def finish(
    request: Request,
    deps: Wired,
    me: Administering,
    name: str,
    address: Annotated[str, Form(max_length=5000)] = "",
) -> Response:
    """Ends it; where that fails, what was begun is shown again, for another try."""
    try:
        said = deps.connections.signed_in(name, address.strip(), me.name)
    except DocflowError as problem:
        return _mailboxes(request, deps, signing=name, invited=deps.connections.begun(name), problem=problem)
    return _mailboxes(request, deps, said=said)


def _mailboxes(
    request: Request,
    deps: Deps,
    *,
    signing: str = "",
    invited: Invited | None = None,
    said: str = "",
    problem: DocflowError | None = None,
) -> Response:
    with deps.store.read() as tx:
        boxes = tx.mailboxes.all()
    return show(
        request,
        "mailboxes.html",
        status=problem_of(problem).status if problem else 200,
        boxes=boxes,
        by_token=[one for one in deps.connections.all() if one.signs_in],
        signing=signing,
        invited=invited,
        said=said,
        problem=str(problem) if problem else "",
    )
