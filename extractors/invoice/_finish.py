"""What every record of this room and of the disputes ends with: notes of the reading, one confidence for all."""

from extractors.papers.draft import Draft

_DOUBTED = 0.6


def note_reading(draft: Draft) -> None:
    """What the reader said about the pages sends to review."""
    for note in (*draft.paper.pages.notes, *(note for page in draft.paper.pages.pages for note in page.notes)):
        draft.ask(note)
    for page in draft.paper.pages.pages:
        if page.unread:
            draft.ask(f"Page {page.number} is a picture whose text was not recognised.")


def confidence_of(draft: Draft) -> float:
    """Probability that the record is right: every field of the head counts, and the weakest of the lines."""
    head = [e.confidence for path, e in draft.fields.items() if not path.startswith("lines.")]
    sure = min((e.confidence for path, e in draft.fields.items() if path.startswith("lines.")), default=1.0)
    for value in head:
        sure *= value
    return round(max(0.0, min(1.0, (sure if head else 0.0) * (_DOUBTED if draft.review else 1.0))), 4)
