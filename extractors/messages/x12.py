"""What X12 transaction sets have in common: their segments between ST and SE, parties (N1 loops), amounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.records import Party
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment

_ENVELOPE = frozenset({"ISA", "GS", "ST", "SE", "GE", "IEA"})
_TAX_IDS = frozenset({"24", "FI", "TJ", "EI", "34"})
_BELOW = frozenset(("N2", "N3", "N4", "PER", "REF"))


@dataclass(slots=True)
class Entity:
    """An N1 segment and what stands under it."""

    segment: Segment
    below: list[Segment] = field(default_factory=list)


def body_of(draft: Draft, segments: Sequence[Segment]) -> list[Segment]:
    """The segments between ST and SE; what SE counts otherwise is told."""
    begin = next((n for n, segment in enumerate(segments) if segment.name == "ST"), 0)
    end = next((n for n, segment in enumerate(segments) if segment.name == "SE"), None)
    body = [segment for segment in segments[begin:end] if segment.name not in _ENVELOPE]
    if end is None:
        draft.ask("The set ends without its SE segment; it may have been cut off.")
        return body
    told, there = segments[end].text(1), end - begin + 1
    if told.isdigit():
        fault = f"SE says that the set has {int(told)} segments, but there are {there}; some may be missing."
        draft.count("segments from ST to SE = SE01", there, int(told), fault)
    else:
        draft.ask(f"{segments[end].place} is broken: it does not say how many there are.")
    numbers = segments[begin].text(2), segments[end].text(2)
    if numbers[0].lstrip("0") != numbers[1].lstrip("0"):
        draft.ask(f'The control numbers of the set differ: ST02 "{numbers[0]}" and SE02 "{numbers[1]}".')
    return body


def entities_of(segments: Sequence[Segment]) -> list[Entity]:
    """The N1 loops in order."""
    found: list[Entity] = []
    last: Segment | None = None
    for segment in segments:
        if segment.name == "N1":
            found.append(Entity(segment))
        elif found and segment.name in _BELOW and last in (found[-1].segment, *found[-1].below):
            found[-1].below.append(segment)
        last = segment
    return found


def entity_in(entities: Sequence[Entity], codes: Sequence[str]) -> Entity | None:
    """The first of these entity codes (N101) that is there with a name."""
    return next((e for code in codes for e in entities if e.segment.text(1) == code and e.segment.text(2)), None)


def party_of(draft: Draft, path: str, entity: Entity | None, number_codes: Sequence[str] = ("91",)) -> Party:
    """Name, address, tax id and e-mail; the seller's number for it where N103 is one of these."""
    if entity is None:
        return Party()
    segment = entity.segment
    number = segment.cell(4) if segment.text(3) in number_codes else None
    return Party(
        name=draft.text(f"{path}.name", segment.cell(2)), address=address_of(entity), email=_email(entity),
        tax_id=draft.text(f"{path}.tax_id", tax_id_of(entity)),
        customer_number=draft.text(f"{path}.customer_number", number),
    )  # fmt: skip


def address_of(entity: Entity) -> str | None:
    """Street, place and country as one line."""
    parts = []
    for segment in entity.below:
        if segment.name == "N3":
            parts += [segment.text(1), segment.text(2)]
        elif segment.name == "N4":
            parts += [segment.text(1), " ".join(filter(None, (segment.text(2), segment.text(3)))), segment.text(4)]
    return ", ".join(filter(None, parts)) or None


def tax_id_of(entity: Entity) -> Cell | None:
    """Behind N1 or in its references."""
    if entity.segment.text(3) in _TAX_IDS:
        return entity.segment.cell(4)
    return next((s.cell(2) for s in entity.below if s.name == "REF" and s.text(1) in _TAX_IDS and s.text(2)), None)


def _email(entity: Entity) -> str | None:
    for segment in entity.below:
        if segment.name == "PER":
            for at in (3, 5, 7):
                if segment.text(at) == "EM":
                    return segment.text(at + 1) or None
    return None


def implied(draft: Draft, cell: Cell | None) -> Decimal | None:
    """An amount of type N2 (element 610): "19998" is 199.98; one that prints its point is taken as it is."""
    value = draft.money(cell)
    if value is None or cell is None:
        return None
    return value if "." in cell.text else value.scaleb(-2)
