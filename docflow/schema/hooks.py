"""Event webhooks: who is told of what happens, and what could not be told."""

import datetime as dt

from docflow.schema.base import Frozen
from docflow.schema.trail import AuditRow

PAUSES = (0.0, 5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 50_400.0, 72_000.0, 86_400.0)
"""Seconds before each attempt (Standard Webhooks, "Deliverability and reliability"): ten, in just over three days."""

_NOUNS = {"doc": "document", "mail": "mail", "disp": "dispute", "rcpt": "receipt", "dfp": "posting"}


class Subscription(Frozen):
    """One consumer, who is told of every event of its types in their order, one at a time."""

    id: str
    name: str
    url: str
    types: tuple[str, ...] = ("*",)
    """Such as "posting.verified", "posting.*" or "*"."""
    position: int = 0
    """Number of the last event that is done with: told, not asked for, or a dead letter."""
    attempt: int = 0
    """How often the next event was tried."""
    not_before: dt.datetime
    """When it is tried again."""
    trouble: str = ""
    """Why the last attempt failed; empty when well."""
    old_secret_until: dt.datetime | None = None
    """Until when the secret before the present one signs too."""
    created_at: dt.datetime

    def wants(self, kind: str) -> bool:
        """Whether it is to be told of events of this type."""
        return any(one in ("*", kind) or (one.endswith(".*") and kind.startswith(one[:-1])) for one in self.types)


class DeadLetter(Frozen):
    """An event that was given up for one consumer after the last attempt."""

    subscription_id: str
    seq: int
    error: str
    at: dt.datetime
    again: bool = False
    """A person asked that it be sent once more."""


class Event(Frozen):
    """Something that happened, as consumers are told of it: an entry of the audit trail."""

    id: str
    """The same in every attempt (webhook-id)."""
    seq: int
    type: str
    timestamp: dt.datetime
    data: dict[str, object]

    @classmethod
    def of(cls, row: AuditRow) -> "Event":
        """The entry as an event: its type is what it is about and what was done."""
        noun = _NOUNS.get(row.subject.partition("_")[0], "house")
        kind = f"{noun}.{row.action.replace(' ', '_')}"
        data = {"subject": row.subject, "actor": row.actor, **row.body}
        return cls(id=f"evt_{row.hash[:32]}", seq=row.seq, type=kind, timestamp=row.at, data=data)
