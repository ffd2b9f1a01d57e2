"""A mail as it travels (RFC 5322), also attached to another."""

from collections.abc import Sequence

from docflow.mail import message
from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Kind
from docflow.schema.mail import Message

KIND = Kind.LETTER
claims = message.is_mail


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """The parsed mail; its own limits are checked before it is parsed."""
    parsed = message.parse(data)
    allowance.take_entries(len(parsed.attachments))
    allowance.take_bytes(sum(len(attachment.data) for attachment in parsed.attachments))
    return parsed
