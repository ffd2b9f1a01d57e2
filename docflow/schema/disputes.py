"""Disputes as they are tracked: opened by a customer's document or by a deduction that a payment took."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.records import Dispute


class DisputeState(StrEnum):
    """Where a dispute stands (DOMAIN: states); the states between come with working disputes as cases."""

    NEW = "new"
    VOIDED = "voided"
    """Withdrawn with the decision that opened it."""


class DisputeCase(Frozen):
    """A tracked dispute."""

    id: str
    document_id: str
    line: int = -1
    """Index of the remittance line whose deduction opened it; -1 for a document that is a dispute itself."""
    customer: str | None = None
    source: Literal["document", "deduction"] = "document"
    dispute: Dispute
    state: DisputeState = DisputeState.NEW
    version: int = 1
    opened_at: dt.datetime
    updated_at: dt.datetime
