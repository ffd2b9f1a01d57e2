"""Mail in: stores each new mail of a mailbox, marks it only then, and splits a stored mail into its documents."""

from collections.abc import Callable, Iterator

from docflow import intake
from docflow.errors import MailboxDown, MailboxRefused
from docflow.files import Files
from docflow.mail.mailbox import Mailbox
from docflow.mail.message import is_mail, parse
from docflow.schema.documents import NewDocument, Task
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import Step
from docflow.store import Store
from extractors.fields.bank_change import bank_change
from extractors.papers.quoted import lines_of
from extractors.readers.mail import pages_of
from workers.sandbox import Answer
from workers.workshop import Workshop

MAX_NESTING = 5
"""How deep forwarded mails inside mails are opened."""
_NOT_PAPERS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
     "text/x-vcard", "text/vcard", "message/delivery-status", "text/rfc822-headers"}
)  # fmt: skip
_LOGO_BYTES = 12_000
"""An image inside the text that is smaller is a logo or a line, not a paper."""


def poll(mailbox: Mailbox, store: Store, files: Files, hint: Callable[[str], None]) -> int:
    """Takes in all new mail of the mailbox once; returns how many were new.

    A mailbox that cannot be read is recorded, for the screen and `doctor`, and raises MailboxDown or MailboxRefused.
    """
    count = 0
    try:
        for raw in mailbox.new_mails(_known(store, mailbox.name)):
            received = intake.receive_mail(store, files, raw)
            # Only now: bytes, row and task are on disk, so the mail may be flagged or moved.
            mailbox.done(raw.place)
            if received.task:
                hint(received.task)
                count += 1
    except (MailboxDown, MailboxRefused) as trouble:
        with store.begin() as tx:
            tx.mailboxes.trouble(mailbox.name, str(trouble))
        raise
    with store.begin() as tx:
        tx.mailboxes.well(mailbox.name)
    return count


def _known(store: Store, mailbox: str) -> Callable[[str, int], set[int]]:
    def known(folder: str, uidvalidity: int) -> set[int]:
        with store.read() as tx:
            return tx.mails.known_uids(mailbox, folder, uidvalidity)

    return known


def split(shop: Workshop, task: Task) -> list[str]:
    """The SPLIT step: one document for the mail's own text and one for each paper attached, also of forwarded mails."""
    with shop.store.read() as tx:
        mail = tx.mails.get(task.subject)
    answer = shop.sandbox.run("workers.ingest:split_job", shop.files.get(mail.sha256))
    message = Message.model_validate(answer.value["message"])
    hints = hints_of(message)
    if answer.value["bank_change"]:
        # Known before any paper of the mail is read: news of other bank details holds all of them back.
        hints["bank_detail_change"] = answer.value["bank_change"]
    mine = NewDocument(
        name="mail text", sha256=mail.sha256, size=mail.size, media_type="message/rfc822", mail_id=mail.id, part="body",
        sender=message.sender, subject=message.subject, hints=hints,
    )  # fmt: skip
    documents = [
        mine.model_copy(update={"sha256": shop.files.put(blob), "size": len(blob), **part})
        for part, blob in zip(answer.value["parts"], answer.blobs, strict=True)
    ]
    if answer.value["has_text"]:
        documents.insert(0, mine)
    with shop.store.begin() as tx:
        tx.tasks.done(task)
        tx.mails.describe(
            mail.id,
            sender=message.sender,
            sender_name=message.sender_name,
            subject=message.subject,
            sent_at=message.date,
            message_id=message.message_id,
            hints=hints,
            notes=message.notes,
        )
        added = [tx.documents.add(document) for document in documents]
        return [tx.tasks.add(Step.READ, document_id) for document_id, created in added if created]


def hints_of(message: Message) -> dict[str, str]:
    """What the head of the mail says about its papers, for classification and trust."""
    headers = message.headers
    automatic = (
        headers.get("auto-submitted", "no").lower() != "no" or "x-autoreply" in headers or "x-autorespond" in headers
    )
    bulk = (
        "list-unsubscribe" in headers
        or "list-id" in headers
        or headers.get("precedence", "").lower() in ("bulk", "list")
    )
    hints = {
        "auto_generated": "yes" if automatic else "",
        "bulk": "yes" if bulk else "",
        "sender_name": message.sender_name,
        "reply_to": message.reply_to,
        "authentication_results": headers.get("authentication-results", ""),
    }
    return {key: value for key, value in hints.items() if value}


def split_job(data: bytes, options: dict[str, object]) -> Answer:
    """Child side of SPLIT: parses the mail and hands out its papers; blob n holds the bytes of paper n of the mail."""
    message = parse(data)
    papers = list(_papers(message, MAX_NESTING))
    described = message.model_copy(update={"attachments": (), "body_text": "", "body_html": ""})
    parts = [paper.model_dump(mode="json", include={"part", "name", "media_type"}) for paper in papers]
    has_text = bool(message.body_text.strip() or message.body_html.strip())
    value = {
        "message": described.model_dump(mode="json"),
        "parts": parts,
        "has_text": has_text or not papers,
        "bank_change": bank_change(_lines_of(message)),
    }
    return Answer(value, [paper.data for paper in papers])


def _lines_of(message: Message) -> list[str]:
    """The mail's own text as lines, however it is marked up."""
    return [line.text for page in pages_of(message).pages for line in lines_of(page)]


def _papers(message: Message, depth: int) -> Iterator[Attachment]:
    """The attachments that may be papers; a forwarded mail stands for its own text and is followed by its papers."""
    for attachment in message.attachments:
        if _is_paper(attachment, message):
            yield attachment
            if depth and is_mail(attachment.data):
                for inner in _papers(parse(attachment.data), depth - 1):
                    yield inner.model_copy(update={"part": f"{attachment.part}/{inner.part}"})


def _is_paper(attachment: Attachment, message: Message) -> bool:
    if attachment.media_type in _NOT_PAPERS:
        return False
    logo = attachment.inline and attachment.media_type.startswith("image/") and len(attachment.data) < _LOGO_BYTES
    return not (logo and "cid:" in message.body_html.lower())
