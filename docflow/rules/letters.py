"""What may be written to a payer, and which question fits a document."""

import re
from decimal import Decimal

from docflow.schema.desk import NewLetter
from docflow.schema.documents import Document
from docflow.schema.money import plain
from docflow.schema.records import Remittance

_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:@\"']+@[^\s<>()\[\]\\,;:@\"']+\.[^\s<>()\[\]\\,;:@\"'.]+")
"""One plain mail address: no name, no list, no group."""
_LONGEST_ADDRESS, _LONGEST_SUBJECT, _LONGEST_TEXT = 254, 200, 10_000


def question_for(document: Document) -> str:
    """The name of the question that fits the document best."""
    record = document.extraction.record if document.extraction else None
    if not isinstance(record, Remittance):
        return "copy"
    if not record.lines:
        return "lines"
    matches = document.application.lines if document.application else ()
    if record.amount is not None and record.amount != _sum(record):
        return "total"
    if any(match.state == "unmatched" for match in matches):
        return "unknown"
    return "deduction" if _doubtful(document, record) else "lines"


def values_for(document: Document) -> dict[str, str]:
    """What stands in the places of the questions."""
    record = document.extraction.record if document.extraction else None
    currency = f" {document.currency}" if document.currency else ""
    found = {
        "payment": " ".join(filter(None, (document.reference, _dated(document)))) or document.name,
        "total": "", "sum": "", "numbers": "",
    }  # fmt: skip
    if isinstance(record, Remittance):
        total = plain(record.amount) if record.amount is not None else "?"
        found |= {"total": f"{total}{currency}", "sum": f"{plain(_sum(record))}{currency}"}
        found["numbers"] = ", ".join(_doubtful(document, record))
    return found


def problem_with(letter: NewLetter) -> str | None:
    """Why the letter cannot be sent, as a sentence; None where it can."""
    if len(letter.recipient) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(letter.recipient):
        return "Give one mail address, such as ap@customer.example."
    if not letter.subject.strip() or len(letter.subject) > _LONGEST_SUBJECT or not letter.subject.isprintable():
        return f"The subject is one line of 1 to {_LONGEST_SUBJECT} characters."
    if not letter.text.strip() or len(letter.text) > _LONGEST_TEXT:
        return f"The text has 1 to {_LONGEST_TEXT} characters."
    return None


def _sum(record: Remittance) -> Decimal:
    return sum((line.paid_amount for line in record.lines if line.paid_amount is not None), Decimal(0))


def _dated(document: Document) -> str:
    return f"({document.paid_on.isoformat()})" if document.paid_on else ""


def _doubtful(document: Document, record: Remittance) -> list[str]:
    """Numbers of the lines that are not simply applied."""
    matches = document.application.lines if document.application else ()
    wanted = {match.line for match in matches if match.state in ("unmatched", "short_paid", "partial")}
    lines = [line for n, line in enumerate(record.lines) if n in wanted or line.deduction_amount]
    return [line.document_number for line in lines if line.document_number]
