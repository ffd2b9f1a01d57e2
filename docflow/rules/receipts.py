"""Which statement is which, and which of its entries are receipts."""

import hashlib
import json
import re
from collections.abc import Iterator

from docflow.schema.money import ZERO
from docflow.schema.records import BankEntry, BankStatement

_LONGEST = 200
"""Characters of what statements and bookings are told by."""


def account_key(record: BankStatement) -> str:
    """The account without blanks and signs, with its currency: "NL71 RABO 0123.456" is NL71RABO0123456/EUR."""
    return f"{re.sub(r'[^0-9A-Z]', '', (record.account or '').upper())[:_LONGEST]}/{record.currency or ''}"


def statement_key(record: BankStatement) -> str:
    """What tells the statement from others of its account: its id, number and day; banks begin numbers anew each year.

    Where a file tells none of these (a CSV export), all that it says.
    """
    parts = [record.statement_id, record.sequence, record.date.isoformat() if record.date else None]
    told = [part for part in parts if part]
    numbered = bool(record.statement_id or record.sequence) and sum(map(len, told)) <= _LONGEST
    return "|".join(told) if numbered else fingerprint(record)


def fingerprint(record: BankStatement) -> str:
    """sha256 of everything that the statement says."""
    body = json.dumps(record.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def receipts_in(record: BankStatement) -> Iterator[tuple[int, BankEntry]]:
    """(index, entry) of booked credits, and of debits that take something back; others are no business of ours."""
    for index, entry in enumerate(record.entries):
        if entry.status == "booked" and (entry.amount > ZERO or (entry.amount < ZERO and entry.takes_back)):
            yield index, entry


def booking_key(entry: BankEntry) -> str:
    """What the bank calls the whole booking, in every report of it; empty where it says nothing."""
    return (entry.booking_reference or entry.bank_reference or "").strip().upper()[:_LONGEST]
