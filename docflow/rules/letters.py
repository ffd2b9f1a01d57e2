"""What may be written to a payer, and which question fits a document."""

import re
from collections.abc import Iterable
from decimal import Decimal

from docflow.schema.desk import LETTER_PLACES, NewLetter
from docflow.schema.documents import Document
from docflow.schema.money import plain
from docflow.schema.records import Remittance, RemittanceLine

_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:@\"']+@[^\s<>()\[\]\\,;:@\"']+\.[^\s<>()\[\]\\,;:@\"'.]+")
"""One plain mail address: no name, no list, no group."""
_TOLD = ("payer.name", "payment_reference", "payment_date", "currency", "amount")
"""Values of an advice of which only its sender can say how they are meant."""
_SURE = 0.9
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
    if document.application and document.application.unapplied > 0:
        return "rest"
    if _unexplained(document, record):
        return "deduction"
    if _claims(document, record):
        return "claim"
    return "unsure" if _unsure(document) else "sent"


def values_for(document: Document) -> dict[str, str]:
    """What stands in the places of the questions."""
    record = document.extraction.record if document.extraction else None
    currency = f" {document.currency}" if document.currency else ""
    found = {
        **dict.fromkeys(LETTER_PLACES, ""), "unsure": ", ".join(_unsure(document)),
        "payment": " ".join(filter(None, (document.reference, _dated(document)))) or document.name,
    }  # fmt: skip
    if document.application:
        found["rest"] = f"{plain(document.application.unapplied)}{currency}"
    if isinstance(record, Remittance):
        total = plain(record.amount) if record.amount is not None else "?"
        found |= {"total": f"{total}{currency}", "sum": f"{plain(_sum(record))}{currency}"}
        found["numbers"] = ", ".join(_doubtful(document, record))
        found["unknown"] = ", ".join(_numbers(record, _in_state(document, "unmatched")))
        found["short"] = ", ".join(_numbers(record, _unexplained(document, record)))
        found["claims"] = ", ".join(_claim(record.lines[n], currency) for n in _claims(document, record))
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
    wanted = _in_state(document, "unmatched", "short_paid", "partial")
    return _numbers(record, [n for n, line in enumerate(record.lines) if n in wanted or line.deduction_amount])


def _in_state(document: Document, *states: str) -> set[int]:
    """Places of the lines that are applied so."""
    matches = document.application.lines if document.application else ()
    return {match.line for match in matches if match.state in states}


def _numbers(record: Remittance, places: Iterable[int]) -> list[str]:
    lines = [record.lines[n] for n in sorted(places) if n < len(record.lines)]
    return [line.document_number for line in lines if line.document_number]


def _unexplained(document: Document, record: Remittance) -> list[int]:
    """Lines of which less was paid than is due, and the paper does not say why."""
    short = _in_state(document, "short_paid", "partial")
    return [n for n, line in enumerate(record.lines) if (n in short or line.deduction_amount) and not _said_why(line)]


def _claims(document: Document, record: Remittance) -> list[int]:
    """Lines that take something off and say why, or name a memo of theirs: what that is based on is with the payer."""
    applied = _in_state(document, "applied", "short_paid", "partial")
    return [
        n
        for n, line in enumerate(record.lines)
        if (line.deduction_amount and _said_why(line))
        or (line.paid_amount is not None and line.paid_amount < 0 and n not in applied)
    ]


def _said_why(line: RemittanceLine) -> bool:
    return bool(line.deduction_text or line.deduction_reason)


def _claim(line: RemittanceLine, currency: str) -> str:
    """A number, and what is taken off there, in the payer's own words."""
    amount = plain(line.deduction_amount or abs(line.paid_amount or Decimal(0)))
    why = f", “{line.deduction_text}”" if line.deduction_text else ""
    return f"{line.document_number or ''} ({amount}{currency}{why})".strip()


def _unsure(document: Document) -> list[str]:
    """What was read of the payment itself and may be read otherwise, as printed."""
    extraction = document.extraction
    head = extraction.fields.items() if extraction else ()
    asked = extraction.review if extraction else ()
    return [
        f"“{one.text}”"
        for path, one in head
        if path in _TOLD and one.text and one.method != "person"
        if one.confidence < _SURE or any(f'"{one.text}"' in sentence for sentence in asked)
    ]
