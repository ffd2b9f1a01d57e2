"""Messages that are read and tell of no payment, invoice or dispute: what they are, for a person."""

from docflow.schema.records import Extraction, Kind, Other
from extractors.contract import LEAST_CLAIM, Hints
from extractors.messages.segments import message_of
from extractors.papers.paper import Paper

_ACKNOWLEDGEMENTS = frozenset(("997", "999", "824", "TA1", "CONTRL", "APERAK"))


def claim(paper: Paper, hints: Hints) -> float:
    """Any message that nobody else knows."""
    return LEAST_CLAIM if _name(paper) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One `other` with what it is."""
    name = _name(paper)
    what = "an acknowledgement" if name in _ACKNOWLEDGEMENTS else "none that docflow knows"
    sentence = f'The message is of the type "{name}", {what}: no payment, invoice or dispute was found in it.'
    notes = (*paper.pages.notes, *(note for page in paper.pages.pages for note in page.notes))
    return [Extraction(kind=Kind.OTHER, confidence=0.9, review=(sentence, *notes), record=Other(summary=sentence))]


def _name(paper: Paper) -> str:
    if paper.printed:
        return ""
    root = next((word.text for page in paper.pages.pages[:1] for word in page.words[:1] if page.method == "xml"), "")
    return message_of(paper.pages) or root
