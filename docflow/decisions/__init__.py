"""The one door for decisions, of people and of the machine: nothing else moves a document or starts a posting.

Every function takes an open transaction and works inside it; what it raises rolls everything back. A change names the
version it saw. Each decision is noted for the document and in the audit chain.
"""

from docflow.decisions.approval import approve, undo
from docflow.decisions.assessment import assess
from docflow.decisions.automatic import settle_automatically
from docflow.decisions.people import MACHINE
from docflow.decisions.receipts import keep_receipts
from docflow.decisions.review import (
    assign,
    await_payer,
    correct,
    duplicate_of,
    file_dispute,
    not_remittance,
    park,
    possible,
    preview,
    refresh,
    reject,
    release,
    take,
    unpark,
)
from docflow.decisions.security import call_back, is_held

__all__ = [
    "MACHINE",
    "approve",
    "assess",
    "assign",
    "await_payer",
    "call_back",
    "correct",
    "duplicate_of",
    "file_dispute",
    "is_held",
    "keep_receipts",
    "not_remittance",
    "park",
    "possible",
    "preview",
    "refresh",
    "reject",
    "release",
    "settle_automatically",
    "take",
    "undo",
    "unpark",
]
