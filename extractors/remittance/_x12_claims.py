"""The claims (CLP, CAS) and provider adjustments (PLB) of an 835 as documents and adjustments."""

from collections.abc import Iterator, Sequence

from docflow.schema.money import ZERO, plain
from extractors.messages import reason_codes
from extractors.messages.draft import Draft
from extractors.messages.segments import Segment
from extractors.remittance._stated import Adjustment, Item


def claims_of(draft: Draft, segments: Sequence[Segment]) -> list[Item]:
    """A document for each claim; adjustments of its services count as its own."""
    items: list[Item] = []
    for segment in segments:
        if segment.name == "CLP":
            items.append(_claim(draft, segment))
        elif segment.name == "CAS" and items:
            items[-1].adjustments += _adjustments(draft, segment)
    return items


def _claim(draft: Draft, segment: Segment) -> Item:
    number, billed, paid = segment.cell(1), segment.cell(3), segment.cell(4)
    net, gross = draft.money(paid), draft.money(billed)
    item = Item(
        segment.place, net if net is not None else ZERO, gross,
        cells={"document_number": number, "gross_amount": billed, "paid_amount": paid},
    )  # fmt: skip
    if number is None:
        item.doubts.append(f"{segment.place} names no claim.")
    if paid is None:
        item.doubts.append(f"{segment.place} names no amount.")
    if segment.text(2) == "22":
        draft.note(f"{segment.place} takes an earlier payment back")
    return item


def _adjustments(draft: Draft, segment: Segment) -> Iterator[Adjustment]:
    """Up to six reasons a segment: code, amount, quantity. A positive amount reduces the payment."""
    for at in range(2, 20, 3):
        code, cell = segment.cell(at), segment.cell(at + 1)
        amount = draft.money(cell)
        if code and amount:
            text = f"{segment.text(1)} {code.text}: {plain(amount)}"
            yield Adjustment(-amount, cell, segment.place, reason_codes.of_claim(code.text), code, text, inside=True)


def provider_adjustments(draft: Draft, segments: Sequence[Segment]) -> list[Adjustment]:
    """What is taken off the whole payment; in PLB a positive amount reduces it."""
    found = []
    for segment in segments:
        for at in range(3, 14, 2) if segment.name == "PLB" else ():
            code, cell = segment.cell(at), segment.cell(at + 1)
            if amount := draft.money(cell):
                words = code.text if code else ""
                reason = reason_codes.of_provider(words[:2])
                found.append(Adjustment(-amount, cell, segment.place, reason, code, words))
    return found
