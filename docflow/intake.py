"""The one door for bytes: stored and synced to disk first, then one transaction with row, task and audit entry.

Mailboxes, uploads and the command line all come through here; nothing is parsed here.
"""

from typing import NamedTuple

from docflow.errors import BadInput
from docflow.files import Files
from docflow.mail.opening import holds_papers
from docflow.schema.documents import NewDocument
from docflow.schema.mail import RawMail
from docflow.schema.states import QuarantineCode, Step
from docflow.store import Store, Tx

MAX_UPLOAD = 60 * 1024 * 1024
"""Bytes of one uploaded file."""


class Received(NamedTuple):
    """What became of the bytes that were handed in."""

    id: str
    """Mail or document id."""
    task: str | None
    """The task that goes on with it; None where these bytes of this place were here before."""

    @property
    def created(self) -> bool:
        """Whether it is new."""
        return self.task is not None


def receive_mail(store: Store, files: Files, raw: RawMail) -> Received:
    """Stores a mail of a mailbox once per (mailbox, folder, UIDVALIDITY, UID)."""
    sha256 = files.put(raw.data)
    with store.begin() as tx:
        mail_id, created = tx.mails.add(raw.place, sha256, len(raw.data), raw.place.mailbox)
        if not created:
            return Received(mail_id, None)
        if raw.oversized is not None:
            return _set_aside(tx, mail_id, raw.oversized)
        return Received(mail_id, _to_split(tx, mail_id, sha256, raw.place.mailbox))


def receive_file(
    store: Store, files: Files, name: str, data: bytes, media_type: str = "", actor: str = "cli"
) -> Received:
    """Stores an uploaded file; a mail (.eml, .msg, winmail.dat) or archive, told by its content, goes a mail's way.

    Raises BadInput."""
    if len(data) > MAX_UPLOAD:
        raise BadInput(f"{name} has {len(data) / 2**20:.0f} MB; at most {MAX_UPLOAD // 2**20} MB are taken.")
    sha256 = files.put(data)
    with store.begin() as tx:
        if holds_papers(data):
            mail_id, _ = tx.mails.add(None, sha256, len(data), actor)
            # What it is called until its own subject is known; an archive has none.
            tx.mails.describe(mail_id, subject=name)
            return Received(mail_id, _to_split(tx, mail_id, sha256, actor))
        document = NewDocument(name=name, sha256=sha256, size=len(data), media_type=media_type)
        document_id, _ = tx.documents.add(document)
        tx.audit.append(actor, "received", document_id, {"name": name, "sha256": sha256})
        return Received(document_id, tx.tasks.add(Step.READ, document_id))


def _to_split(tx: Tx, mail_id: str, sha256: str, actor: str) -> str:
    tx.audit.append(actor, "received", mail_id, {"sha256": sha256})
    return tx.tasks.add(Step.SPLIT, mail_id)


def _set_aside(tx: Tx, mail_id: str, size: int) -> Received:
    """A mail that is too large is not fetched; it stays in its mailbox, and a person sees it."""
    reason = (
        f"The mail has {size / 2**20:.0f} MB and was not fetched; only its headers are kept. Open it in the mailbox."
    )
    tx.mails.quarantine(mail_id, QuarantineCode.LIMITS, reason)
    tx.audit.append("docflow", "quarantined", mail_id, {"code": QuarantineCode.LIMITS, "reason": reason})
    return Received(mail_id, None)
