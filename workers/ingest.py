"""Splits a stored mail into its documents."""

from collections.abc import Sequence

from pydantic import ValidationError

from docflow.decisions import asking, passwords
from docflow.errors import Quarantine
from docflow.files import Files
from docflow.schema.documents import Document, NewDocument, Task
from docflow.schema.states import DocumentState, QuarantineCode, Step
from docflow.store import Tx
from workers.jobs.opening import Opened, Part
from workers.sandbox import Limits, Runner
from workers.workshop import Workshop

PATH = " > "
"""Between the containers around a paper, as a person reads it: "offer.zip > advice.pdf"."""
_ITSELF = "1"
"""The position of an archive that is taken apart by itself."""
_LIMITS = Limits(output=256 << 20)


def split(shop: Workshop, task: Task) -> list[str]:
    """The SPLIT step: one document for the mail's own text and one for each paper in it, however deep."""
    with shop.store.read() as tx:
        mail = tx.mails.get(task.subject)
    opened, blobs = _unlocked(shop, shop.files.get(mail.sha256), mail.subject)
    message = opened.message
    mine = NewDocument(
        name="mail text", sha256=mail.sha256, size=mail.size, media_type="message/rfc822", mail_id=mail.id, part="body",
        sender=message.sender, subject=message.subject, hints=opened.hints,
    )  # fmt: skip
    papers = [(_document(shop.files, mine, part, blob), part) for part, blob in zip(opened.parts, blobs, strict=True)]
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        tx.mails.describe(
            mail.id,
            sender=message.sender,
            sender_name=message.sender_name,
            subject=message.subject or mail.subject,
            sent_at=message.date,
            message_id=message.message_id,
            hints=opened.hints,
            notes=message.notes,
        )
        asking.answered(tx, tx.mails.get(mail.id))
        own = [_add(tx, mine, None)] if opened.has_words or not papers else []
        return [hint for hint in (*own, *(_add(tx, new, part.refused) for new, part in papers)) if hint]


def _unlocked(shop: Workshop, data: bytes, name: str) -> tuple[Opened, list[bytes]]:
    """The mail taken apart, archives in it opened with the passwords that are kept for its sender."""
    opened, blobs = open_mail(shop.sandbox, data, name)
    if not any(part.code is QuarantineCode.ENCRYPTED for part in opened.parts):
        return opened, blobs
    with shop.store.read() as tx:
        kept = passwords.kept_for(tx, opened.message.sender, opened.hints)
    return open_mail(shop.sandbox, data, name, kept) if kept else (opened, blobs)


def unpack(shop: Workshop, task: Task, document: Document, data: bytes) -> list[str]:
    """The READ step of an archive whose password came: its papers become documents of the same mail."""
    with shop.store.read() as tx:
        tried = passwords.tried_on(tx, document)
    opened, blobs = open_mail(shop.sandbox, data, document.name, tried)
    if (whole := opened.parts[0] if opened.parts else None) and whole.part == _ITSELF and whole.refused:
        raise whole.refused
    around = NewDocument.model_validate(document.model_dump(include=set(NewDocument.model_fields)))
    papers = [
        (_document(shop.files, around, _inside(part, document), blob), part)
        for part, blob in zip(opened.parts, blobs, strict=True)
    ]
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        passwords.opened(tx, document)
        reading = tx.documents.move(document.id, document.version, DocumentState.READING)
        reason = f"{len(papers)} papers were in it." if len(papers) != 1 else "One paper was in it."
        tx.documents.move(document.id, reading.version, DocumentState.SPLIT, reason=reason)
        return [hint for hint in (_add(tx, new, part.refused) for new, part in papers) if hint]


def _inside(part: Part, archive: Document) -> Part:
    """A part of an archive, as a part of the mail that brought the archive."""
    way = archive.path.split(PATH)
    inner = f"{archive.part}{part.part.removeprefix(_ITSELF)}"
    return part.model_copy(update={"part": inner, "path": (*way, *part.path[1:]), "hints": archive.hints})


def _document(files: Files, around: NewDocument, part: Part, blob: bytes) -> NewDocument:
    """One paper of a mail as a document; what is known of the mail goes with it."""
    where = {"path": PATH.join(part.path)} if len(part.path) > 1 else {}
    return around.model_copy(
        update={
            "name": part.path[-1],
            "sha256": files.put(blob),
            "size": len(blob),
            "media_type": part.media_type,
            "part": part.part,
            "subject": part.subject or around.subject,
            "hints": {**part.hints, **where},
        }
    )


def _add(tx: Tx, new: NewDocument, refused: Quarantine | None) -> str | None:
    """Stores the document and what is to be done with it; nothing where it is there already."""
    document_id, created = tx.documents.add(new)
    if not created:
        return None
    tx.audit.append("docflow", "received", document_id, {"name": new.name, "sha256": new.sha256})
    if refused is None:
        return tx.tasks.add(Step.READ, document_id)
    tx.documents.move(
        document_id,
        tx.documents.get(document_id).version,
        DocumentState.QUARANTINED,
        quarantine_code=refused.code,
        reason=str(refused),
    )
    tx.audit.append("docflow", "quarantined", document_id, {"code": refused.code, "reason": str(refused)})
    return None


def open_mail(sandbox: Runner, data: bytes, name: str, passwords: Sequence[str] = ()) -> tuple[Opened, list[bytes]]:
    """A mail or archive taken apart in a child, and the bytes of each of its papers. Raises Quarantine."""
    options = {"name": name, "passwords": list(passwords)}
    answer = sandbox.run("workers.jobs.opening:split_job", data, options, _LIMITS)
    try:
        opened = Opened.model_validate(answer.value)
    except ValidationError as error:
        raise Quarantine(QuarantineCode.UNREADABLE, "Taking the mail apart gave nothing usable.") from error
    if len(opened.parts) != len(answer.blobs):
        raise Quarantine(QuarantineCode.UNREADABLE, "Taking the mail apart gave papers without their bytes.")
    return opened, answer.blobs
