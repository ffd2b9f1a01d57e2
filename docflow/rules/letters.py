"""What may be written to a payer, and the questions that are asked most: their words, and which one fits a document."""

import re
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.desk import NewLetter
from docflow.schema.documents import Document
from docflow.schema.money import plain
from docflow.schema.records import Remittance

_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:@\"']+@[^\s<>()\[\]\\,;:@\"']+\.[^\s<>()\[\]\\,;:@\"'.]+")
"""One plain mail address: no name, no list, no group."""
_LONGEST_ADDRESS, _LONGEST_SUBJECT, _LONGEST_TEXT = 254, 200, 10_000


class Question(NamedTuple):
    """What is asked, in English, with the places of its values; other languages translate these very sentences."""

    name: str
    about: str
    """For the list to choose from."""
    text: str


QUESTIONS = (
    Question(
        "lines",
        "Which invoices does it pay?",
        "we have received your payment %(payment)s, but not which invoices it pays. Please send us the list of the "
        "invoices with the amount paid for each.",
    ),
    Question(
        "total",
        "The lines do not add up",
        "the lines of your remittance advice %(payment)s add up to %(sum)s, but its total is %(total)s. Please tell us "
        "which of the two is right, and what is missing.",
    ),
    Question(
        "unknown",
        "Documents that we do not know",
        "your remittance advice %(payment)s names documents that we do not know: %(numbers)s. Please tell us which of "
        "our invoices they are, or send us a copy.",
    ),
    Question(
        "deduction",
        "Why was less paid?",
        "with your payment %(payment)s less was paid than is due: %(numbers)s. Please tell us the reason for each "
        "deduction and send us what it is based on (claim, proof of delivery, agreed price).",
    ),
    Question(
        "copy", "A readable copy", "we cannot read your remittance advice %(payment)s. Please send it again as a PDF."
    ),
)
GREETING = "Dear Sir or Madam,"
CLOSING = "Kind regards"
SUBJECT = "Your payment %(payment)s"


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
    return "unknown" if any(match.state == "unmatched" for match in matches) else "deduction"


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
