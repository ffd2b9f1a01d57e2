"""/v1/mails, /v1/mailboxes and /v1/audit: where papers came from and what happened to them."""

from fastapi import APIRouter, Response

from docflow.errors import NotFound
from docflow.schema.documents import MailboxState
from docflow.schema.trail import AuditRow
from docflow.web.api import paging
from docflow.web.api.bodies import DOWNLOAD
from docflow.web.api.documents import attachment
from docflow.web.api.paging import Items, Page
from docflow.web.api.views import MailShown, mail_view
from docflow.web.deps import Wired
from docflow.web.principals import Reading

router = APIRouter(prefix="/v1", tags=["mails"])


@router.get("/mails", response_model=Page[MailShown], summary="List mails")
def mails(deps: Wired, _me: Reading, limit: paging.Limit = 50, cursor: paging.Cursor = None) -> dict[str, object]:
    """Newest first, each with the documents that were in it."""
    with deps.store.read() as tx:
        found = tx.mails.list(limit=limit, after=paging.decode(cursor))
        items = [mail_view(mail, tx.documents.of_mail(mail.id)) for mail in found]
    return paging.page(items, found[-1].id if found else None, limit)


@router.get("/mails/{mail_id}", response_model=MailShown, summary="One mail")
def mail(deps: Wired, _me: Reading, mail_id: str) -> dict[str, object]:
    """The mail and what became of each of its documents."""
    with deps.store.read() as tx:
        return mail_view(tx.mails.get(mail_id), tx.documents.of_mail(mail_id))


@router.get("/mails/{mail_id}/original", summary="The mail as it came", response_class=Response, responses=DOWNLOAD)
def original(deps: Wired, _me: Reading, mail_id: str) -> Response:
    """The raw bytes (RFC 822), as a download."""
    with deps.store.read() as tx:
        row = tx.mails.get(mail_id)
    return attachment(deps.files.get(row.sha256), f"{row.subject or mail_id}.eml")


@router.get("/mailboxes", response_model=Items[MailboxState], summary="How the mailboxes are doing")
def mailboxes(deps: Wired, _me: Reading) -> dict[str, object]:
    """`trouble` is empty where all is well, else a sentence with the remedy."""
    with deps.store.read() as tx:
        return {"items": [one.model_dump(mode="json") for one in tx.mailboxes.all()]}


@router.get("/audit/{subject}", response_model=Items[AuditRow], summary="Audit trail of a document, mail or posting")
def audit(deps: Wired, _me: Reading, subject: str) -> dict[str, object]:
    """Oldest first; `hash` chains each row to the one before."""
    with deps.store.read() as tx:
        rows = tx.audit.of(subject)
    if not rows:
        raise NotFound(f"Nothing was ever noted about {subject}.")
    return {"items": [row.model_dump(mode="json") for row in rows]}
