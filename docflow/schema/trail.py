"""The audit trail: what happened, who did it, and the chain that shows tampering."""

import datetime as dt

from docflow.schema.base import Frozen
from docflow.schema.documents import Task


class AuditRow(Frozen):
    """One link: `hash` covers all other columns and the hash of the link before."""

    seq: int
    at: dt.datetime
    actor: str
    action: str
    subject: str
    body: dict[str, object] = {}
    hash: str


class Entry(Frozen):
    """What an entry of the trail says, in the very form that is hashed."""

    tenant: str
    seq: int
    at: dt.datetime
    actor: str
    action: str
    subject: str
    body: str
    """Canonical JSON."""


class Link(Frozen):
    """A place in the chain: told in full, or, where it is nobody else's business, only by the digest of its entry."""

    seq: int
    digest: str
    """Of the entry; empty for entries from before digests were kept, which are always told in full."""
    entry: Entry | None = None


class Anchor(Frozen):
    """The head of a tenant's chain, noted outside the database."""

    tenant: str
    seq: int
    hash: str
    at: dt.datetime


class FailedTask(Task):
    """A piece of work that was given up, and why."""

    error: str
