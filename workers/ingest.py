"""Splits a stored mail into its documents."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field, ValidationError

from docflow.decisions import passwords
from docflow.errors import Quarantine
from docflow.files import Files
from docflow.mail.opening import Paper, has_words, taken_apart
from docflow.schema.base import Frozen
from docflow.schema.documents import Document, NewDocument, Task
from docflow.schema.mail import Message
from docflow.schema.states import DocumentState, QuarantineCode, Step
from docflow.store import Tx
from extractors.fields.bank_change import bank_change
from extractors.papers.forwarded import forwarded_from
from extractors.papers.quoted import Line, lines_of
from extractors.readers.mail import pages_of
from workers.sandbox import Answer, Limits, Runner
from workers.workshop import Workshop

PATH = " > "
"""Between the containers around a paper, as a person reads it: "offer.zip > advice.pdf"."""
_ITSELF = "1"
"""The position of an archive that is taken apart by itself."""
_LIMITS = Limits(output=256 << 20)


class Part(Frozen):
    """A paper of a mail, as the child that took the mail apart describes it."""

    part: str = Field(max_length=2_000)
    path: tuple[str, ...] = Field(min_length=1, max_length=20)
    media_type: str = ""
    subject: str = ""
    hints: dict[str, str] = {}
    code: QuarantineCode | None = None
    """Why it cannot be opened, where it is a container that cannot; the sentence is `reason`."""
    reason: str = ""

    @property
    def refused(self) -> Quarantine | None:
        """The same as an error."""
        return Quarantine(self.code, self.reason) if self.code else None


class Opened(Frozen):
    """A mail taken apart."""

    message: Message
    """Without its words and attachments."""
    hints: dict[str, str] = {}
    has_words: bool = False
    parts: tuple[Part, ...] = ()


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
    answer = sandbox.run("workers.ingest:split_job", data, options, _LIMITS)
    try:
        opened = Opened.model_validate(answer.value)
    except ValidationError as error:
        raise Quarantine(QuarantineCode.UNREADABLE, "Taking the mail apart gave nothing usable.") from error
    if len(opened.parts) != len(answer.blobs):
        raise Quarantine(QuarantineCode.UNREADABLE, "Taking the mail apart gave papers without their bytes.")
    return opened, answer.blobs


def split_job(data: bytes, options: Mapping[str, Any]) -> Answer:
    """Child side of SPLIT: an `Opened`; blob n holds the bytes of its part n."""
    message, papers = taken_apart(data, options.get("name", ""), options.get("passwords", ()))
    outer = hints_of(message)
    if told := _news_of_bank([message, *(paper.mail for paper in papers if paper.forwarded)]):
        # Known before any paper of the mail is read: news of other bank details holds all of them back.
        outer["bank_detail_change"] = told
    opened = Opened(
        message=message.model_copy(update={"attachments": (), "body_text": "", "body_html": ""}),
        hints=outer,
        has_words=has_words(message),
        parts=tuple(_part(paper, outer) for paper in papers),
    )
    return Answer(opened.model_dump(mode="json"), [paper.data for paper in papers])


def _news_of_bank(mails: Sequence[Message]) -> str | None:
    told = (bank_change([mail.subject, *(line.text for line in _lines_of(mail))]) for mail in mails)
    return next(filter(None, told), None)


def _part(paper: Paper, outer: dict[str, str]) -> Part:
    refused = paper.refused
    return Part(
        part=paper.part,
        path=paper.path,
        media_type=paper.media_type,
        subject=paper.mail.subject,
        hints=_passed_on(paper.mail, outer) if paper.forwarded else outer,
        code=refused.code if refused else None,
        reason=str(refused) if refused else "",
    )


def hints_of(message: Message) -> dict[str, str]:
    """What the head of the mail says about its papers, for classification and trust; and whose mail it passes on."""
    hints = {
        **_automatic(message),
        "sender_name": message.sender_name,
        "reply_to": message.reply_to,
        "no_sender": "yes" if _is_mail(message) and not message.sender else "",
        "also_from": " ".join(message.also_from),
        "authentication_results": message.headers.get("authentication-results", ""),
        "forwarded_from": " ".join(forwarded_from(message.subject, _lines_of(message))),
    }
    return {key: value for key, value in hints.items() if value}


def _is_mail(message: Message) -> bool:
    """Whether it is more than what stands for an archive that came by itself."""
    return message.model_copy(update={"attachments": ()}) != Message()


def _automatic(message: Message) -> dict[str, str]:
    headers = message.headers
    automatic = (
        headers.get("auto-submitted", "no").lower() != "no" or "x-autoreply" in headers or "x-autorespond" in headers
    )
    bulk = (
        "list-unsubscribe" in headers
        or "list-id" in headers
        or headers.get("precedence", "").lower() in ("bulk", "list")
    )
    return {"auto_generated": "yes" if automatic else "", "bulk": "yes" if bulk else ""}


def _passed_on(inner: Message, outer: dict[str, str]) -> dict[str, str]:
    """Hints for a mail inside a mail: the outer head says whom to trust, its own what it is and who wrote it."""
    own = hints_of(inner)
    writers = " ".join(filter(None, (inner.sender, own.get("forwarded_from"), outer.get("forwarded_from"))))
    hints = {
        **{key: value for key, value in outer.items() if key not in ("auto_generated", "bulk")},
        **{key: own.get(key, "") for key in ("auto_generated", "bulk")},
        "forwarded_from": writers,
        "forwarded_name": inner.sender_name,
        "forwarded_reply_to": inner.reply_to,
    }
    return {key: value for key, value in hints.items() if value}


def _lines_of(message: Message) -> list[Line]:
    """The mail's own text as lines, however it is marked up; its head left out."""
    lines = [line for page in pages_of(message).pages for line in lines_of(page)]
    return lines[3 if message.date is not None else 2 :]
