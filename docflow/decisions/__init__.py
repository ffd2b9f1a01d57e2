"""The one door for decisions, of people and of the machine: nothing else moves a document or starts a posting.

Every function takes an open transaction and works inside it; what it raises rolls everything back. A change names the
version it saw. Each decision is noted for the document and in the audit chain.
"""

from docflow.decisions.approval import approve
from docflow.decisions.assessment import assess, materially_equal
from docflow.decisions.automatic import settle_automatically
from docflow.decisions.cash import (
    Taken,
    apply,
    approve_receipt,
    give_up,
    name_customer,
    pair,
    part,
    settle_receipt,
    takes_back,
    unapply,
)
from docflow.decisions.dividing import merge, split
from docflow.decisions.marking import mark, read_under
from docflow.decisions.people import MACHINE
from docflow.decisions.receipts import keep_receipts
from docflow.decisions.reversal import is_asked_back, keep_booked, reverse
from docflow.decisions.review import correct, file_dispute, is_outdated, possible, preview, refresh
from docflow.decisions.security import call_back, is_held
from docflow.decisions.set_off import Offset, chosen, set_off
from docflow.decisions.setting_aside import (
    assign,
    await_payer,
    comment,
    duplicate_of,
    not_remittance,
    park,
    reject,
    release,
    take,
    unpark,
)
from docflow.decisions.undoing import redo, undo
from docflow.decisions.waiting import look_after_waiting

__all__ = [
    "MACHINE",
    "Offset",
    "Taken",
    "apply",
    "approve",
    "approve_receipt",
    "assess",
    "assign",
    "await_payer",
    "call_back",
    "chosen",
    "comment",
    "correct",
    "duplicate_of",
    "file_dispute",
    "give_up",
    "is_asked_back",
    "is_held",
    "is_outdated",
    "keep_booked",
    "keep_receipts",
    "look_after_waiting",
    "mark",
    "materially_equal",
    "merge",
    "name_customer",
    "not_remittance",
    "pair",
    "park",
    "part",
    "possible",
    "preview",
    "read_under",
    "redo",
    "refresh",
    "reject",
    "release",
    "reverse",
    "set_off",
    "settle_automatically",
    "settle_receipt",
    "split",
    "take",
    "takes_back",
    "unapply",
    "undo",
    "unpark",
]
