"""EDIFACT INVOIC (invoice): the total (MOA+77) proven by net and taxes, its positions (LIN) by the sum of lines."""

from collections.abc import Sequence
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.records import Extraction, Kind
from extractors.contract import Hints
from extractors.invoice._stated import CREDITS, AmountName, Figure, Stated, StatedLine, StatedParty, record_of
from extractors.messages.draft import Draft
from extractors.messages.edifact import body_of
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment, by_positions, message_of, segments_of
from extractors.papers.paper import Paper

_SELLERS, _BUYERS = ("SU", "SE", "II", "PE"), ("IV", "BY", "PL", "DP")
_TOTALS: dict[AmountName, tuple[str, ...]] = {
    "lines": ("79",), "net": ("125",), "tax": ("176",), "total": ("77", "86", "128"), "due": ("9",),
    "prepaid": ("113",), "allowances": ("260",), "charges": ("259",),
}  # fmt: skip
"""MOA qualifiers (UNTDID 5025) of the summary, the best first."""
_LINE = {"net_amount": ("MOA", ("203", "38")), "quantity": ("QTY", ("47", "46", "12")),
         "unit_price": ("PRI", ("AAA", "INV", "AAB", "CAL"))}  # fmt: skip


def claim(paper: Paper, hints: Hints) -> float:
    """By the message's type."""
    return 0.99 if message_of(paper.pages) == "INVOIC" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The invoice of the message."""
    draft = Draft(comma=True)
    draft.heed(paper.pages)
    segments = body_of(draft, [one for page in paper.pages.pages[:1] for one in segments_of(page)])
    return [draft.extraction(Kind.INVOICE, record_of(draft, _stated(draft, segments)))]


def _stated(draft: Draft, segments: list[Segment]) -> Stated:
    head, lines, tail = by_positions(segments, "LIN", "UNS")
    opening = next((segment for segment in head if segment.name == "BGM"), None)
    stated = Stated(
        _party(head, _SELLERS), _party(head, _BUYERS), number=opening.cell(2) if opening else None,
        date=_told(head, "DTM", ("137", "3")), due=_told(head, "DTM", ("13", "140")),
        order=_told(head, "RFF", ("ON",)), currency=_told(head, "CUX", ("2",)),
        is_credit=opening is not None and opening.text(1) in CREDITS, lines=[_line(draft, group) for group in lines],
    )  # fmt: skip
    for name, codes in _TOTALS.items():
        cell = _told(tail, "MOA", codes)
        if (value := draft.money(cell)) is not None:
            stated.amounts[name] = Figure(value, cell)
    stated.taxes = [Figure(value, cell) for cell, value in _taxes(draft, tail)]
    if stated.taxes and "tax" not in stated.amounts:
        only = stated.taxes[0].cell if len(stated.taxes) == 1 else None
        stated.amounts["tax"] = Figure(sum((one.value for one in stated.taxes), ZERO), only)
    if "total" not in stated.amounts:
        draft.ask("The message does not say how much it is for in all (MOA+77).")
    return stated


def _taxes(draft: Draft, tail: Sequence[Segment]) -> list[tuple[Cell | None, Decimal]]:
    """The tax of each rate."""
    cells = [segment.cell(1, 2) for segment in tail if segment.name == "MOA" and segment.text(1) == "124"]
    return [(cell, value) for cell in cells if (value := draft.money(cell)) is not None]


def _told(segments: Sequence[Segment], name: str, codes: Sequence[str]) -> Cell | None:
    """The value behind the first of these qualifiers."""
    found = (s.cell(1, 2) for code in codes for s in segments if s.name == name and s.text(1) == code)
    return next((cell for cell in found if cell), None)


def _party(head: Sequence[Segment], codes: Sequence[str]) -> StatedParty:
    """The first of these NAD, with what stands below it."""
    at = next((n for code in codes for n, s in enumerate(head) if s.name == "NAD" and s.text(1) == code), None)
    if at is None:
        return StatedParty()
    party = head[at]
    below = list(head[at + 1 : next((n for n in range(at + 1, len(head)) if head[n].name == "NAD"), None)])
    street = [party.text(5, part) for part in range(1, 5)]
    address = ", ".join(filter(None, (*street, f"{party.text(8)} {party.text(6)}".strip(), party.text(9)))) or None
    return StatedParty(
        name=party.cell(4) or party.cell(3), tax_id=_told(below, "RFF", ("VA", "FC")),
        account=next((s.cell(2) for s in below if s.name == "FII"), None), address=address,
        number=_told(below, "RFF", ("IT",)),
    )  # fmt: skip


def _line(draft: Draft, group: list[Segment]) -> StatedLine:
    figures = {}
    for name, (segment, codes) in _LINE.items():
        cell = _told(group, segment, codes)
        if (value := draft.money(cell)) is not None:
            figures[name] = Figure(value, cell)
    words = next((cell for s in group if s.name == "IMD" for part in (4, 5) if (cell := s.cell(3, part))), None)
    return StatedLine(words, group[0].cell(3), figures)
