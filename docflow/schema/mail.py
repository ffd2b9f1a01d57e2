"""A mail as docflow knows it."""

from datetime import datetime
from typing import NamedTuple

from docflow.schema.base import Frozen


class MailPlace(Frozen):
    """The identity of a mail in a mailbox; Message-ID is never one (it is reused, missing or forged)."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int


class Laid(NamedTuple):
    """Bytes that were laid into a file instead of being handed over."""

    handle: int
    """Of the file."""
    sha256: str
    size: int
    refused: int = 0
    """The number of the error with which the disk refused them; 0 where it took them."""


class RawMail(Frozen):
    """A fetched mail before any parsing."""

    place: MailPlace
    data: bytes | Laid
    oversized: int | None = None
    """Bytes of the whole mail where it exceeds the limit; then `data` holds its headers only."""

    @property
    def size(self) -> int:
        """Of what there is of it."""
        return len(self.data) if isinstance(self.data, bytes) else self.data.size


class Attachment(Frozen):
    """One part of a mail that may be a document of its own."""

    part: str
    """Position in the MIME tree: "1.2"."""
    name: str
    """A display name only; never a path."""
    media_type: str
    """As the sender claims; the magic bytes decide."""
    data: bytes
    inline: bool = False
    """Referred to from the HTML body (a logo), or marked inline without a name."""


class Message(Frozen):
    """A parsed mail."""

    sender: str = ""
    """Address of From, lower case."""
    sender_name: str = ""
    also_from: tuple[str, ...] = ()
    """Further addresses of From, where it names several: no honest mail about a payment does."""
    reply_to: str = ""
    to: tuple[str, ...] = ()
    to_name: str = ""
    """How the mail calls whom it goes to, where that is one."""
    subject: str = ""
    date: datetime | None = None
    message_id: str = ""
    body_text: str = ""
    body_html: str = ""
    attachments: tuple[Attachment, ...] = ()
    headers: dict[str, str] = {}
    """The few that decide about automatic mail and trust: Auto-Submitted, Precedence, List-Id, List-Unsubscribe,
    Authentication-Results (topmost), X-Auto-Response-Suppress, Return-Path; keys in lower case."""
    notes: tuple[str, ...] = ()
    """What was odd ("unknown charset x-foo replaced"), as sentences."""
