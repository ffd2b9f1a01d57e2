"""What lies on the desks of those who review: what they typed, what they are at, and what they write to payers."""

import datetime as dt
from enum import StrEnum

from pydantic import field_validator

from docflow.schema.base import Frozen


class Draft(Frozen):
    """What somebody has typed about a document and not yet saved."""

    document_id: str
    user: str
    version: int
    """Of the document as they saw it when they began to type."""
    typed: dict[str, str]
    """Input of the form -> what is in it."""
    base: dict[str, str]
    """Input of the form -> what it showed before, so that what others changed meanwhile can be told."""
    saved_at: dt.datetime


class Lease(Frozen):
    """Who is at a document. It keeps nobody out: what keeps two people apart is the version."""

    document_id: str
    user: str
    until: dt.datetime


class LetterState(StrEnum):
    """Where a letter stands."""

    QUEUED = "queued"
    SENDING = "sending"
    """Being handed over just now."""
    SENT = "sent"
    UNSURE = "unsure"
    """The server may have taken it: nobody sends it again before a person has looked."""
    FAILED = "failed"


LETTER_PLACES = ("payment", "total", "sum", "numbers", "unknown", "short", "claims", "rest", "unsure")
"""What the text of a letter may name as %(payment)s: the payment, its total, the sum of its lines, the numbers of those
that are in doubt (of them those that we do not know, and those paid short without a reason), what is taken off with its
reason, what no line takes, and what was read and may be meant otherwise."""


class LetterTemplate(Frozen):
    """A question of the house's own, or its own words for one of ours (by its name)."""

    about: str
    """For the list to choose from."""
    text: dict[str, str]
    """Language ("de") -> what stands between the greeting and the closing."""

    @field_validator("text")
    @classmethod
    def _filled_in(cls, text: dict[str, str]) -> dict[str, str]:
        for language, words in text.items():
            try:
                words % dict.fromkeys(LETTER_PLACES, "")
            except (KeyError, ValueError, TypeError) as error:
                known = ", ".join(f"%({name})s" for name in LETTER_PLACES)
                raise ValueError(f"{language}: {error}; a letter may name {known}; a percent is %%") from error
        return text


class NewLetter(Frozen):
    """A mail to a payer as a person wrote it."""

    recipient: str
    subject: str
    text: str


class Letter(NewLetter):
    """The same on its way. Its Message-ID is made before the first try and never changes: by it the answer is known,
    and the letter itself in a sent folder or a server's log."""

    id: str
    version: int
    document_id: str
    state: LetterState
    actor: str
    message_id: str
    thread: tuple[str, ...] = ()
    """Message-IDs of the mails that it answers, the oldest first (RFC 5322, 3.6.4)."""
    error: str = ""
    created_at: dt.datetime
    sent_at: dt.datetime | None = None
