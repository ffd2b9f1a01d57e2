"""What became of what the machine proposed: the material of the five figures, and the sample that people check."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from docflow.schema.base import Frozen
from docflow.schema.receivables import Application


class CheckState(StrEnum):
    """Whether a payment that was posted untouched goes to a person as a check."""

    NONE = "none"
    """It is not in the sample."""
    DUE = "due"
    RIGHT = "right"
    WRONG = "wrong"


Carrier = Literal["edi", "xml", "sheet", "mail", "html", "text", "ocr", "bank"]
"""How the advice was read; `bank`: there was none, the bank's own words had to do."""
Grouping = Literal["payer", "carrier", "week"]


class Proposed(Frozen):
    """One payment: what the machine made of it before anybody looked, and what stands."""

    subject: str
    """Id of the advice, or of the receipt that came without one."""
    version: int
    document_id: str
    """The advice, or the statement that told of the receipt."""
    receipt_id: str = ""
    customer: str | None = None
    """Of what is booked."""
    carrier: Carrier
    week: str
    """Of the proposal: "2026-W07" (ISO 8601)."""
    application: Application
    """As the machine proposed it first, or as it posted it."""
    booked: bool = False
    untouched: bool = False
    """Booked by the machine alone."""
    wrong: bool = False
    """Booked untouched, and a person took it back or booked it otherwise."""
    closed: bool = False
    """The bank took the money back; nothing that comes later says whether it was applied rightly."""
    check_state: CheckState = CheckState.NONE
    checked_by: str | None = None
    checked_at: dt.datetime | None = None
    note: str = ""
    """What the person found."""


class Sample(Frozen):
    """What people found in the sample of what was posted untouched: the part that tells of the rest."""

    due: int = 0
    right: int = 0
    wrong: int = 0
