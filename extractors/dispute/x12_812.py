"""EDI 812 (credit/debit adjustment): what a customer charges back, with coded reasons (CDD, element 426)."""

from decimal import Decimal

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import Dispute, Extraction, Kind
from extractors.contract import Hints
from extractors.dispute._coded import reason_of
from extractors.messages import reason_codes
from extractors.messages.draft import ASSUMED, Draft
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment, message_of, segments_of
from extractors.messages.values import date_of
from extractors.messages.x12 import body_of, entities_of, entity_in, implied, party_of
from extractors.papers.paper import Paper

_CUSTOMERS = ("BY", "BT", "PR", "ST", "FR", "DE")
_CREDIT = "C"
"""BCD05, CDD02: the detail is in favour of the receiver; "D" debits him."""
_TEXTS = {"NTE": 2, "MSG": 1, "PID": 5}
"""Where these segments have words."""


def claim(paper: Paper, hints: Hints) -> float:
    """Whether it is a transaction set 812."""
    return 0.99 if message_of(paper.pages) == "812" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The dispute of the set: what is debited is positive, a credit in our favour is negative."""
    draft = Draft()
    draft.heed(paper.pages)
    segments = body_of(draft, [one for page in paper.pages.pages[:1] for one in segments_of(page)])
    head = next((segment for segment in segments if segment.name == "BCD"), None)
    draft.take_currency(next((s.cell(2) for s in segments if s.name == "CUR"), None))
    entities = entities_of(segments)
    words = _words(segments)
    record = Dispute(
        customer=party_of(draft, "customer", entity_in(entities, _CUSTOMERS)), currency=draft.currency,
        claim_number=draft.text("claim_number", head.cell(2)) if head else None,
        date=draft.day("date", head.cell(1), date_of) if head else None, amount=_amount(draft, head, segments),
        reason=_reason(draft, segments, words), invoices=_invoices(draft, head, segments),
        description=" ".join(cell.text for cell in words) or None,
    )  # fmt: skip
    if head is None:
        draft.ask("The set has no beginning (BCD segment).")
    if record.customer.name is None:
        draft.ask("Who claims was not found (N1*BY).")
    return [draft.extraction(Kind.DISPUTE, record)]


def _amount(draft: Draft, head: Segment | None, segments: list[Segment]) -> Decimal | None:
    """BCD04 with BCD05, proven by the details."""
    total = implied(draft, head.cell(4)) if head else None
    if head is None or total is None:
        draft.ask("The set does not say how much is claimed (BCD04).")
        return None
    amount = in_units(-total if head.text(5) == _CREDIT else total, draft.currency)
    draft.keep("amount", plain(amount), head.cell(4))
    details = [s for s in segments if s.name == "CDD" and s.text(4)]
    if details:
        values = [(implied(draft, s.cell(4)) or ZERO) * (-1 if s.text(2) == _CREDIT else 1) for s in details]
        told = f"{plain(in_units(sum(values, ZERO), draft.currency))}, but the adjustment (BCD04) is {plain(amount)}"
        draft.prove("sum(CDD04) = amount", sum(values, ZERO), amount, f"The details add up to {told}.")
    return amount


def _reason(draft: Draft, segments: list[Segment], words: list[Cell]) -> Reason | None:
    codes = [(cell, reason_codes.of_x12(cell.text)) for s in segments if s.name == "CDD" and (cell := s.cell(1))]
    reason = reason_of(draft, codes, words)
    if reason is None:
        draft.ask("No reason is given (CDD01).")
    return reason


def _invoices(draft: Draft, head: Segment | None, segments: list[Segment]) -> tuple[str, ...]:
    """BCD07, and every invoice that a reference names."""
    cells = [head.cell(7)] if head else []
    cells += [s.cell(2) for s in segments if s.name in ("N9", "REF") and s.text(1) in ("IV", "IK", "OI")]
    numbers = {cell.text: cell for cell in cells if cell}
    for n, cell in enumerate(numbers.values()):
        draft.keep(f"invoices.{n}", cell.text, cell, ASSUMED)
    return tuple(numbers)


def _words(segments: list[Segment]) -> list[Cell]:
    """What is said besides the codes, in its order."""
    return [cell for s in segments if s.name in _TEXTS and (cell := s.cell(_TEXTS[s.name]))]
