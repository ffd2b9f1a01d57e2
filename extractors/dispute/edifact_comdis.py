"""EDIFACT COMDIS (commercial dispute): the buyer disputes invoices, with coded reasons (AJT) and words (FTX)."""

from decimal import Decimal

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Kind
from extractors.contract import Hints
from extractors.dispute._coded import reason_of
from extractors.messages import reason_codes
from extractors.messages.draft import Draft
from extractors.messages.edifact import body_of, currency_of, day_of, party_of
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment, message_of, segments_of
from extractors.papers.paper import Paper

_CUSTOMERS = ("BY", "IV", "PL", "PR", "MS", "FR")
_DISPUTED = ("257", "5", "165")
"""MOA qualifiers: disputed amount, adjusted amount, adjustment; the amount due (9) says only what was billed."""
_DUE, _PAID = ("9", "77", "39", "86"), ("12", "11")
_UNSAID = 0.6
"""How surely what is due and not paid is what is disputed."""


def claim(paper: Paper, hints: Hints) -> float:
    """Whether it is a COMDIS."""
    return 0.99 if message_of(paper.pages) == "COMDIS" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The dispute of the message."""
    draft = Draft(comma=True)
    draft.heed(paper.pages)
    segments = body_of(draft, [one for page in paper.pages.pages[:1] for one in segments_of(page)])
    currency_of(draft, segments)
    words = _words(segments)
    record = Dispute(
        customer=party_of(draft, "customer", segments, _CUSTOMERS), currency=draft.currency,
        claim_number=draft.text("claim_number", next((s.cell(2) for s in segments if s.name == "BGM"), None)),
        date=day_of(draft, "date", segments, ("137", "171"), 1), amount=_amount(draft, segments),
        reason=_reason(draft, segments, words), invoices=_invoices(draft, segments),
        description=" ".join(cell.text for cell in words) or None,
    )  # fmt: skip
    if record.customer.name is None:
        draft.ask("Who disputes was not found (NAD+BY).")
    return [draft.extraction(Kind.DISPUTE, record)]


def _amount(draft: Draft, segments: list[Segment]) -> Decimal | None:
    """The sum of what is disputed of each document; lines (DLI) are parts of it."""
    for code in _DISPUTED:
        found = [s for s in _of_documents(segments) if s.name == "MOA" and s.text(1) == code]
        values = [value for s in found if (value := draft.money(s.cell(1, 2))) is not None]
        if values:
            _complete(draft, segments, len(found))
            amount = in_units(sum(values, ZERO), draft.currency)
            draft.keep("amount", plain(amount), found[0].cell(1, 2) if len(found) == 1 else None)
            return amount
    return _unpaid(draft, segments)


def _unpaid(draft: Draft, segments: list[Segment]) -> Decimal | None:
    """Where no amount is said to be disputed: what is due of each document and is not paid. It is always asked
    about."""
    due, paid = (_sum(draft, segments, codes) for codes in (_DUE, _PAID))
    if due is None or paid is None or due <= paid:
        draft.ask("The message does not say how much is disputed (MOA+257).")
        return None
    amount = in_units(due - paid, draft.currency)
    owed, settled = plain(in_units(due, draft.currency)), plain(in_units(paid, draft.currency))
    draft.ask(
        f"The message does not say how much is disputed (MOA+257); {owed} is due and {settled} paid, "
        f"it may be {plain(amount)}."
    )
    draft.keep("amount", plain(amount), None, _UNSAID)
    return amount


def _sum(draft: Draft, segments: list[Segment], codes: tuple[str, ...]) -> Decimal | None:
    """The sum of one amount of each document; None where a document does not have it."""
    documents: list[list[Segment]] = []
    inside = False
    for segment in segments:
        inside = (inside or segment.name == "DLI") and segment.name not in ("DOC", "UNS")
        if segment.name == "DOC":
            documents.append([])
        elif documents and not inside and segment.name == "MOA":
            documents[-1].append(segment)
    found = [next((s.cell(1, 2) for code in codes for s in one if s.text(1) == code), None) for one in documents]
    values = [value for cell in found if (value := draft.money(cell)) is not None]
    return sum(values, ZERO) if values and len(values) == len(documents) else None


def _complete(draft: Draft, segments: list[Segment], amounts: int) -> None:
    """Each disputed document has one amount; otherwise one is missing or said twice."""
    documents = sum(segment.name == "DOC" for segment in segments)
    if documents != amounts:
        draft.ask(f"{documents} documents are disputed, but {amounts} amounts say how much.")


def _of_documents(segments: list[Segment]) -> list[Segment]:
    """Without what belongs to single lines, unless only lines have amounts."""
    kept, inside = [], False
    for segment in segments:
        inside = (inside or segment.name == "DLI") and segment.name not in ("DOC", "UNS")
        kept += [] if inside else [segment]
    return kept if any(s.name == "MOA" and s.text(1) in _DISPUTED for s in kept) else segments


def _reason(draft: Draft, segments: list[Segment], words: list[Cell]) -> Reason | None:
    codes = [(cell, reason_codes.of_edifact(cell.text)) for s in segments if s.name == "AJT" and (cell := s.cell(1))]
    return reason_of(draft, codes, words)


def _invoices(draft: Draft, segments: list[Segment]) -> tuple[str, ...]:
    numbers = [cell for s in segments if s.name == "DOC" and (cell := s.cell(2))]
    for n, cell in enumerate(numbers):
        draft.keep(f"invoices.{n}", cell.text, cell)
    if not numbers:
        draft.ask("The message names no disputed document (DOC).")
    return tuple(cell.text for cell in numbers)


def _words(segments: list[Segment]) -> list[Cell]:
    """The free texts, in their order."""
    return [cell for s in segments if s.name == "FTX" for part in range(1, 6) if (cell := s.cell(4, part))]
