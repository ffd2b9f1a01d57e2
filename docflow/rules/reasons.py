"""What clerks' decisions teach the classifier of reasons: the payer's words, and the code that a person gave them."""

from collections.abc import Iterable, Iterator

from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Remittance

_SHORTEST, _LONGEST = 3, 300


def taught(extraction: Extraction) -> Iterator[tuple[str, Reason]]:
    """Texts whose code a person typed or confirmed."""
    for text, reason, path in _told(extraction):
        evidence = extraction.fields.get(path)
        if reason is not None and text and evidence is not None and evidence.method == "person":
            clean = " ".join(text.split())[:_LONGEST]
            if len(clean) >= _SHORTEST and any(c.isalpha() for c in clean):
                yield clean, reason


def settled(taught_texts: Iterable[tuple[str, Reason]]) -> dict[str, Reason]:
    """The last word on each text (given oldest first): people change their minds, and a text has one code."""
    found: dict[str, tuple[str, Reason]] = {}
    for text, reason in taught_texts:
        found[text.casefold()] = (text, reason)
    return dict(found.values())


def _told(extraction: Extraction) -> Iterator[tuple[str | None, Reason | None, str]]:
    record = extraction.record
    if isinstance(record, Remittance):
        for n, line in enumerate(record.lines):
            yield line.deduction_text, line.deduction_reason, f"lines.{n}.deduction_reason"
    elif isinstance(record, Dispute):
        yield record.description, record.reason, "reason"
