"""The one door for bytes: stored and synced to disk first, then one transaction with row, task and audit entry.

Mailboxes, uploads and the command line all come through here; nothing is parsed here.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docflow.errors import BadInput
from docflow.files import Files
from docflow.mail.opening import holds_papers
from docflow.schema.documents import NewDocument
from docflow.schema.mail import Laid, MailPlace, RawMail
from docflow.schema.states import QuarantineCode, Step
from docflow.store import NewMail, Store, Tx

MAX_UPLOAD = 60 * 1024 * 1024
"""Bytes of one uploaded file."""
_SCOPE = "file"


class Received(NamedTuple):
    """What became of the bytes that were handed in."""

    id: str
    """Mail or document id."""
    created: bool
    """Whether it is new: these bytes of this place were not here before."""
    task: str | None
    """The task that goes on with it; None where there is nothing to be done."""
    booked: bool = True
    """Whether its place in a mailbox is new, so that its after-action is ours to do."""


Arrived = Mapping[NewMail, RawMail]
"""Mails whose bytes are durable."""


def make_durable(files: Files, raws: Sequence[RawMail]) -> Arrived:
    """Stores the bytes of the mails, which are all here or all laid into one file. Raises Unavailable."""
    laid = [raw.data for raw in raws if isinstance(raw.data, Laid)]
    sha256s = files.keep(laid) if laid else files.put_all([raw.data for raw in raws if isinstance(raw.data, bytes)])
    return {
        NewMail(raw.place, sha256, raw.size, raw.place.mailbox): raw for raw, sha256 in zip(raws, sha256s, strict=True)
    }


def receive_mails(store: Store, arrived: Arrived) -> dict[MailPlace, Received]:
    """Stores mails once per (mailbox, folder, UIDVALIDITY, UID), all of them in one transaction."""
    with store.begin() as tx:
        return book(tx, arrived)


def book(tx: Tx, arrived: Arrived, sure: bool = True) -> dict[MailPlace, Received]:
    """The rows, tasks and audit entries of mails.

    Unless `sure`, mails are left out that may be others which somebody has just moved (see Places.book).
    """
    taken = tx.mails.take(list(arrived), sure)
    new = {one.mail_id: mail for mail, one in taken.items() if one.created}
    whole = {mail_id: mail for mail_id, mail in new.items() if arrived[mail].oversized is None}
    tasks = dict(zip(whole, _to_split(tx, whole), strict=True))
    for mail_id in new.keys() - whole.keys():
        _set_aside(tx, mail_id, arrived[new[mail_id]].oversized or 0)
    return {
        arrived[mail].place: Received(one.mail_id, one.created, tasks.get(one.mail_id), one.booked)
        for mail, one in taken.items()
    }


def receive_file(
    store: Store, files: Files, name: str, data: bytes, media_type: str = "", actor: str = "cli", key: str = ""
) -> Received:
    """Stores a file that was handed in; a mail (.eml, .msg, winmail.dat) or archive, told by its content, goes a mail's
    way. Raises BadInput.

    A file with the same `key` as one before is that one: who was interrupted may hand it in again.
    """
    if len(data) > MAX_UPLOAD:
        raise BadInput(f"{name} has {len(data) / 2**20:.0f} MB; at most {MAX_UPLOAD // 2**20} MB are taken.")
    sha256 = files.put(data)
    with store.begin() as tx:
        before = tx.idempotency.recall(key, _SCOPE) if key else None
        if before is not None:
            return Received(before.response, False, None)
        received = _file(tx, NewDocument(name=name, sha256=sha256, size=len(data), media_type=media_type), actor, data)
        if key:
            tx.idempotency.remember(key, _SCOPE, sha256, 201, received.id)
        return received


def _file(tx: Tx, document: NewDocument, actor: str, data: bytes) -> Received:
    """The row and the task of a file."""
    if holds_papers(data):
        mail = NewMail(None, document.sha256, len(data), actor)
        mail_id = tx.mails.take([mail])[mail].mail_id
        # What it is called until its own subject is known; an archive has none.
        tx.mails.describe(mail_id, subject=document.name)
        return Received(mail_id, True, _to_split(tx, {mail_id: mail})[0])
    document_id, _ = tx.documents.add(document)
    tx.audit.append(actor, "received", document_id, {"name": document.name, "sha256": document.sha256})
    return Received(document_id, True, tx.tasks.add(Step.READ, document_id))


def _to_split(tx: Tx, mails: Mapping[str, NewMail]) -> list[str]:
    """The tasks that take the new mails apart."""
    for mail_id, mail in mails.items():
        tx.audit.append(mail.source, "received", mail_id, {"sha256": mail.sha256})
    return tx.tasks.add_first(Step.SPLIT, list(mails))


def _set_aside(tx: Tx, mail_id: str, size: int) -> None:
    """A mail that is too large is not fetched; it stays in its mailbox, and a person sees it."""
    reason = (
        f"The mail has {size / 2**20:.0f} MB and was not fetched; only its headers are kept. Open it in the mailbox."
    )
    tx.mails.quarantine(mail_id, QuarantineCode.LIMITS, reason)
    tx.audit.append("docflow", "quarantined", mail_id, {"code": QuarantineCode.LIMITS, "reason": reason})
