"""Mail or a file that is encrypted to somebody's key (OpenPGP, RFC 4880, 6.2). It is told, and not opened."""

from collections.abc import Sequence

from docflow.errors import Quarantine
from docflow.mail.containers._allowance import Allowance
from docflow.mail.containers._contract import Kind
from docflow.mail.words import ENCRYPTED
from docflow.schema.mail import Message
from docflow.schema.states import QuarantineCode

KIND = Kind.WRAPPING


def claims(data: bytes) -> bool:
    """The armour's first line."""
    return data[:100].lstrip().startswith(ENCRYPTED.encode())


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """Raises Quarantine(ENCRYPTED)."""
    sentence = "It is encrypted for somebody's key (PGP). Ask the sender to send it without encryption."
    raise Quarantine(QuarantineCode.ENCRYPTED, sentence)
