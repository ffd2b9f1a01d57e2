"""What EDIFACT messages have in common: parties (NAD, RFF, COM), days (DTM), the currency (CUX), counts (UNT)."""

import datetime as dt
from collections.abc import Sequence

from docflow.schema.records import Party
from extractors.messages.draft import ASSUMED, PRINTED, Draft
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment
from extractors.messages.values import date_of

_BELOW = frozenset(("RFF", "CTA", "COM", "FII", "LOC"))
_ASSIGNED_BY_SELLER = "91"


def body_of(draft: Draft, segments: Sequence[Segment]) -> list[Segment]:
    """The segments between UNH and UNT; what UNT counts otherwise is told."""
    begin = next((n for n, segment in enumerate(segments) if segment.name == "UNH"), 0)
    end = next((n for n, segment in enumerate(segments) if segment.name == "UNT"), None)
    if end is None:
        draft.ask("The message ends without its UNT segment; it may have been cut off.")
        return list(segments[begin + 1 :])
    told, there = segments[end].text(1), end - begin + 1
    if told.isdigit():
        fault = f"UNT says that the message has {int(told)} segments, but there are {there}; some may be missing."
        draft.count("segments from UNH to UNT = UNT01", there, int(told), fault)
    else:
        draft.ask(f"{segments[end].place} is broken: it does not say how many segments there are.")
    if segments[begin].text(1) != segments[end].text(2):
        draft.ask(f'UNH has the reference "{segments[begin].text(1)}", but UNT has "{segments[end].text(2)}".')
    return list(segments[begin + 1 : end])


def currency_of(draft: Draft, segments: Sequence[Segment]) -> str | None:
    """Of CUX, else the one that all amounts name."""
    cells = [cell for s in segments if s.name == "CUX" and (cell := s.cell(1, 2))]
    cells = cells or [cell for s in segments if s.name == "MOA" and (cell := s.cell(1, 3))]
    codes = {cell.text.upper() for cell in cells}
    if len(codes) > 1:
        draft.ask("Several currencies are named: " + ", ".join(sorted(codes)) + ".")
    return draft.take_currency(cells[0] if cells else None)


def day_of(draft: Draft, path: str, segments: Sequence[Segment], codes: Sequence[str], sure: int) -> dt.date | None:
    """The day of the first of these DTM qualifiers; those behind the first `sure` ones only stand for it."""
    for n, code in enumerate(codes):
        for segment in segments:
            if segment.name == "DTM" and segment.text(1) == code and (cell := segment.cell(1, 2)):
                value = draft.day(path, cell, date_of)
                if value:
                    draft.keep(path, value.isoformat(), cell, PRINTED if n < sure else ASSUMED)
                return value
    return None


def party_of(draft: Draft, path: str, segments: Sequence[Segment], codes: Sequence[str]) -> Party:
    """The first of these NAD qualifiers that is there, with what stands under it."""
    for code in codes:
        for n, segment in enumerate(segments):
            if segment.name == "NAD" and segment.text(1) == code:
                return _party(draft, path, segment, _below(segments[n + 1 :]))
    return Party()


def _below(segments: Sequence[Segment]) -> list[Segment]:
    found = []
    for segment in segments:
        if segment.name not in _BELOW:
            break
        found.append(segment)
    return found


def _party(draft: Draft, path: str, segment: Segment, below: Sequence[Segment]) -> Party:
    names = [cell for part in range(1, 6) if (cell := segment.cell(4, part))]
    lines = [cell for part in range(1, 6) if (cell := segment.cell(3, part))]
    if not names and lines:
        names, lines = lines[:1], lines[1:]
    name = " ".join(cell.text for cell in names) or None
    if name:
        draft.keep(f"{path}.name", name, names[0])
    street = [*(cell.text for cell in lines), *(segment.text(5, part) for part in range(1, 5))]
    place = " ".join(filter(None, (segment.text(8), segment.text(6))))
    address = ", ".join(filter(None, (*street, place, segment.text(9)))) or None
    number = segment.cell(2) if segment.text(2, 3) == _ASSIGNED_BY_SELLER else None
    return Party(
        name=name, address=address, tax_id=draft.text(f"{path}.tax_id", _reference(below, ("VA", "FC", "GN"))),
        email=_email(below), customer_number=draft.text(f"{path}.customer_number", number),
    )  # fmt: skip


def _reference(segments: Sequence[Segment], codes: Sequence[str]) -> Cell | None:
    return next((s.cell(1, 2) for code in codes for s in segments if s.name == "RFF" and s.text(1) == code), None)


def _email(segments: Sequence[Segment]) -> str | None:
    return next((s.text(1) for s in segments if s.name == "COM" and s.text(1, 2) == "EM"), None)
