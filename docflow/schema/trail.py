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


class FailedTask(Task):
    """A piece of work that was given up, and why."""

    error: str
