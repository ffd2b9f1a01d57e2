"""The evidence of one posting: what a bundle holds, and what looking at it found."""

from docflow.schema.base import Frozen
from docflow.schema.trail import Anchor

MANIFEST = "manifest.json"
ORIGINAL = "original"
MAIL = "mail.eml"
RECORD = "record.json"
DECISIONS = "decisions.json"
POSTING = "posting.json"
ANSWERS = "answers.json"
CHAIN = "chain.jsonl"
README = "README.txt"


class Manifest(Frozen):
    """Every file of a bundle by its sha256, and where its part of the audit trail begins and ends."""

    format: int = 1
    posting_id: str
    document_id: str
    name: str
    """Of the original, as it came."""
    tenant: str
    files: dict[str, str]
    """Name in the bundle -> sha256."""
    before: str
    """The hash before the first link; empty at the beginning of the trail."""
    last_told: int
    """Number of the last entry that is told in full: what is noted elsewhere must not be older."""
    end: Anchor
    """The last link."""


class Found(Frozen):
    """What a look at a bundle found."""

    posting_id: str = ""
    problems: tuple[str, ...] = ()
    """Why it proves nothing; empty where it holds."""
    proven: tuple[str, ...] = ()
    """What it proves, as sentences."""
    open: tuple[str, ...] = ()
    """What it leaves to be believed."""
