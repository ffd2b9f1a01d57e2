"""Outlook's .msg (MS-OXMSG), read by python-oxmsg; a mail attached to one is a file in the file and is opened too."""

import datetime as dt
import email.message
import email.parser
import email.policy
import email.utils
import struct
from collections.abc import Iterator, Sequence
from io import BytesIO

from olefile import DEFECT_INCORRECT, OleFileIO
from oxmsg import Message as OutlookMessage
from oxmsg.attachment import Attachment as OutlookAttachment
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from docflow.errors import Quarantine
from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Kind
from docflow.mail.containers._rtf import Body, body_of
from docflow.mail.message import first_address, kept_headers, one_line
from docflow.mail.names import shown_name
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

KIND = Kind.LETTER
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("__nameid_version1.0", "__properties_version1.0")
_CONTENT_ID, _ATTACHED_NAME, _METHOD, _DISPLAY_NAME = 0x3712, 0x3704, 0x3705, 0x3001
_FORMATTED = 0x1009
"""MS-OXPROPS: PidTagAttachContentId, -AttachFilename, -AttachMethod, PidTagDisplayName, PidTagRtfCompressed."""
_ATTACHED_MAIL = "__substg1.0_3701000D"
"""MS-OXMSG 2.2.2.1: the storage of an attachment that is a message itself."""
_METHOD_MAIL, _ATTACHED_HEAD = 5, 24
_DEEPEST = 5
_DAMAGED = (OSError, ValueError, KeyError, IndexError, struct.error, AssertionError, LookupError, TypeError, EOFError)
"""What oxmsg and olefile raise on files that are cut off or lie about their structure."""


def claims(data: bytes) -> bool:
    """An OLE file with the streams of a message."""
    return data.startswith(_OLE) and all(name.encode("utf-16-le") in data for name in _STREAMS)


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """The mail. Raises Quarantine(UNREADABLE) where it is damaged."""
    try:
        with OleFileIO(BytesIO(data), raise_defects=DEFECT_INCORRECT) as file:
            root = Storage.from_ole(file)
        return message_of(OutlookMessage(root), allowance)
    except _DAMAGED as error:
        raise Quarantine(
            QuarantineCode.UNREADABLE, "The Outlook mail is damaged and cannot be opened. Ask the sender for it again."
        ) from error


def message_of(mail: OutlookMessage, allowance: Allowance, depth: int = 0) -> Message:
    """What it says, and its files; a mail inside it, `depth` mails deep, becomes a file."""
    headers = email.parser.HeaderParser(policy=email.policy.compat32).parsestr(
        "".join(f"{name}: {value}\n" for name, value in mail.message_headers.items())
    )
    name, address = first_address(one_line(mail.sender or ""))
    allowance.take_entries(mail.attachment_count)
    notes: list[str] = []
    formatted = _formatted(mail, notes)
    return Message(
        sender=address.lower() if "@" in address else "",
        sender_name=name,
        reply_to=first_address(one_line(headers.get("reply-to", "")))[1].lower(),
        subject=one_line(mail.subject or ""),
        date=_sent(mail.sent_date),
        message_id=one_line(headers.get("message-id", "")),
        body_text=mail.body or formatted.text,
        body_html=mail.html_body or formatted.html,
        attachments=tuple(_attachments(mail, allowance, notes, depth)),
        headers=kept_headers(headers, notes),
        notes=tuple(notes),
    )


def _formatted(mail: OutlookMessage, notes: list[str]) -> Body:
    """What the mail says where Outlook kept its formatted text only, or beside the plain one."""
    packed = None if mail.html_body else mail.properties.binary_prop_value(_FORMATTED)
    try:
        return body_of(packed) if packed else Body()
    except ValueError:
        notes.append("The formatted text of the mail is damaged; only its plain text was read.")
        return Body()


def _attachments(mail: OutlookMessage, allowance: Allowance, notes: list[str], depth: int) -> Iterator[Attachment]:
    for number, attached in enumerate(mail.attachments, 1):
        data = attached.file_bytes
        name = attached.file_name or _property(attached, _ATTACHED_NAME) or _property(attached, _DISPLAY_NAME)
        if data is None:
            inner = _attached_mail(attached, allowance, depth)
            if inner is None:
                notes.append(f"The attachment {name or number} is only a link to a file and did not come along.")
                continue
            data, name = inner, f"{name or f'mail {number}'}.eml"
        allowance.take_bytes(len(data))
        yield Attachment(
            part=str(number),
            name=shown_name(name or f"attachment-{number}"),
            media_type=attached.mime_type or "",
            data=data,
            inline=bool(_property(attached, _CONTENT_ID)),
        )


class _AttachedMail(OutlookMessage):
    """A message inside an attachment; the head of its properties is shorter (MS-OXMSG 2.4.1.2)."""

    @property
    def properties(self) -> Properties:
        return Properties(self._storage, properties_header_offset=_ATTACHED_HEAD)


def _attached_mail(attached: OutlookAttachment, allowance: Allowance, depth: int) -> bytes | None:
    """A mail that was attached in Outlook, written as it would travel."""
    if attached.properties.int_prop_value(_METHOD) != _METHOD_MAIL:
        return None
    if depth >= _DEEPEST:
        raise Quarantine(QuarantineCode.LIMITS, f"Mails are attached to mails more than {_DEEPEST} times over.")
    around = attached._storage
    storages = around.storages if isinstance(around, Storage) else ()
    storage = next((storage for storage in storages if storage.name == _ATTACHED_MAIL), None)
    return mail_bytes(message_of(_AttachedMail(storage), allowance, depth + 1)) if storage is not None else None


def mail_bytes(message: Message) -> bytes:
    """A mail with the words and files of this one (the same for the same message)."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = email.utils.formataddr((message.sender_name, message.sender))
    mail["Subject"] = message.subject
    if message.date is not None:
        mail["Date"] = message.date
    mail.set_content(message.body_text)
    if message.body_html:
        mail.add_alternative(message.body_html, subtype="html")
    for attachment in message.attachments:
        mail.add_attachment(attachment.data, maintype="application", subtype="octet-stream", filename=attachment.name)
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_docflow_{number}")
    return mail.as_bytes()


def _property(attached: OutlookAttachment, pid: int) -> str:
    return attached.properties.str_prop_value(pid) or ""


def _sent(date: dt.datetime | None) -> dt.datetime | None:
    return date if date is None or date.tzinfo else date.replace(tzinfo=dt.UTC)
