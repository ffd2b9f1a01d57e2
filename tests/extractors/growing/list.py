"""Bank statements printed as a list, as somebody would add that kind; the test puts this file into its room."""

import re
from decimal import Decimal

from docflow.schema.records import BankEntry, BankStatement, Extraction, Kind
from extractors.contract import Hints
from extractors.papers.paper import Paper

NAME = "printed bank statement"


def claim(paper: Paper, hints: Hints) -> float:
    """Its title says so."""
    return 0.95 if "Statement of bank account" in paper.pages.text[:500] else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One statement: account, currency and the bookings, one a line."""
    lines = [line.text for page in range(len(paper.pages.pages)) for line in paper.lines(page)]
    account = re.search(r"Account (\S+) \((\w{3})\)", "\n".join(lines))
    if account is None:
        return []
    bookings = [match for line in lines if (match := re.match(r"(\d{4}-\d\d-\d\d) (.+) (-?[\d,]+\.\d\d)$", line))]
    entries = tuple(
        BankEntry.model_validate(
            {"booking_date": m[1], "text": m[2], "amount": Decimal(m[3].replace(",", "")), "currency": account[2]}
        )
        for m in bookings
    )
    record = BankStatement(account=account[1], currency=account[2], entries=entries)
    return [Extraction(kind=Kind.BANK_STATEMENT, confidence=0.9, record=record)]
