"""What a container promises; see the package."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from docflow.mail.containers._allowance import Allowance
from docflow.schema.mail import Message


class Kind(StrEnum):
    """What a container is to the papers in it."""

    LETTER = "letter"
    """A mail, with a sender and words of its own."""
    WRAPPING = "wrapping"
    """What a program made of a mail's attachments; its words, if any, are those of the mail around it."""
    ARCHIVE = "archive"


class Container(Protocol):
    """A module that takes one format apart."""

    KIND: Kind
    claims: Callable[[bytes], bool]
    opened: Callable[[bytes, Allowance, Sequence[str]], Message]
