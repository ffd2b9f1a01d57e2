"""A mail as docflow knows it."""

from datetime import datetime

from docflow.schema.base import Frozen


class MailPlace(Frozen):
    """The identity of a mail in a mailbox; Message-ID is never one (it is reused, missing or forged)."""

    mailbox: str
    folder: str
    uidvalidity: int
    uid: int


class RawMail(Frozen):
    """A fetched mail before any parsing."""

    place: MailPlace
    data: bytes
    oversized: int | None = None
    """Bytes of the whole mail where it exceeds the limit; then `data` holds its headers only."""


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
