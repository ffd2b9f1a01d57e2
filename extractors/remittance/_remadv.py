"""A REMADV as its groups: the head, the documents with their amounts and adjustments, the summary."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docflow.schema.records import DocumentType
from extractors.messages import reason_codes
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment
from extractors.messages.values import date_of
from extractors.remittance._stated import Adjustment, Item

_CREDITS = frozenset(("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"))
_DEBITS = frozenset(("80", "84", "383", "456"))
_ORDERS = frozenset(("105", "220", "221", "224"))
_NET, _GROSS, _DISCOUNT = ("12", "11"), ("77", "39", "9", "86"), ("52", "109", "138")
"""MOA qualifiers of a document, the best first: remitted, paid; invoice amount, invoice total, amount due; discount."""
_INVOICED = ("IV", "OI")
"""RFF qualifiers of an invoice's number."""
_REASONED = ("AJT", "ALC")
_ADJUSTED = frozenset(("5", "8", "165", "131", "23", "204"))


@dataclass(slots=True)
class Advice:
    """The message's groups."""

    head: list[Segment] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    free: list[Adjustment] = field(default_factory=list)
    """Adjustments that stand under no document."""
    totals: list[Segment] = field(default_factory=list)
    """MOA of the head and the summary."""


def advice_of(draft: Draft, segments: Sequence[Segment]) -> Advice:
    """The groups; what is broken is told and left out."""
    advice = Advice()
    group: list[Segment] = []
    for segment in segments:
        if segment.name in ("DOC", "UNS"):
            _close(draft, advice, group)
            group = []
        group.append(segment)
    _close(draft, advice, group)
    return advice


def _close(draft: Draft, advice: Advice, group: list[Segment]) -> None:
    if group and group[0].name == "DOC":
        advice.items.append(_item(draft, group))
        return
    advice.head += group
    advice.totals += _own_amounts(group)
    advice.free += _adjustments(draft, group)


def _item(draft: Draft, group: list[Segment]) -> Item:
    opening = group[0]
    whole, lines = _without_lines(group)
    net, gross, discount = (_money(whole, codes) for codes in (_NET, _GROSS, _DISCOUNT))
    date = next((s.cell(1, 2) for code in ("171", "137", "3") for s in whole if _is(s, "DTM", code)), None)
    order = next((s.cell(1, 2) for s in whole if _is(s, "RFF", "ON")), None)
    cells = {
        "document_number": opening.cell(2), "document_date": date, "purchase_order": order, "paid_amount": net,
        "gross_amount": gross, "discount_amount": discount,
    }  # fmt: skip
    item = Item(
        opening.place, draft.money(net), draft.money(gross), draft.money(discount), cells, _type(opening.text(1)),
        date_of(date.text) if date else None, _adjustments(draft, whole) or _adjustments(draft, lines),
    )  # fmt: skip
    if opening.cell(2) is None:
        item.doubts.append(f"{opening.place} names no document.")
    elif item.type is None:
        invoices = [cell for s in whole if s.name == "RFF" and s.text(1) in _INVOICED and (cell := s.cell(1, 2))]
        item.doubt_numbers(invoices)
    return item


def _without_lines(group: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """What is said of the document, and what of its lines (DLI), whose amounts are parts of it."""
    start = next((n for n, segment in enumerate(group) if segment.name == "DLI"), len(group))
    return group[:start], group[start:]


def _is(segment: Segment, name: str, code: str) -> bool:
    return segment.name == name and segment.text(1) == code


def _money(group: Sequence[Segment], codes: Sequence[str]) -> Cell | None:
    """The first of these amounts that is no adjustment's."""
    own = _own_amounts(group)
    return next((cell for code in codes for s in own if s.text(1) == code and (cell := s.cell(1, 2))), None)


def _own_amounts(group: Sequence[Segment]) -> list[Segment]:
    """The MOA that belong to no AJT or ALC."""
    before = [None, *group]
    pairs = zip(before, group, strict=False)
    return [s for last, s in pairs if s.name == "MOA" and not (last and last.name in _REASONED)]


def _adjustments(draft: Draft, group: Sequence[Segment]) -> list[Adjustment]:
    """AJT or ALC with its MOA, RFF and FTX; an adjusted amount without one counts too. All are inside the remitted."""
    groups: list[list[Segment]] = []
    for n, segment in enumerate(group):
        if segment.name in _REASONED:
            groups.append([segment])
        elif groups and group[n - 1] in groups[-1] and segment.name in ("MOA", "RFF", "FTX", "DTM"):
            groups[-1].append(segment)
    groups += [[segment] for segment in _own_amounts(group) if segment.text(1) in _ADJUSTED]
    return [one for each in groups if (one := _adjustment(draft, each))]


def _adjustment(draft: Draft, group: Sequence[Segment]) -> Adjustment | None:
    """It reduces what is paid unless the sums say otherwise: of both signs senders use either."""
    money = next((s.cell(1, 2) for s in group if s.name == "MOA"), None)
    amount = draft.money(money)
    if not amount:
        return None
    opening = group[0]
    code = {"AJT": opening.cell(1), "ALC": opening.cell(2, 2)}.get(opening.name)
    number = next((s.cell(1, 2) for s in group if s.name == "RFF"), None)
    notes = [s.text(4, part) for s in group if s.name == "FTX" for part in range(1, 6)]
    words = " ".join(filter(None, (code.text if code else "", number.text if number else "", *notes)))
    of = reason_codes.of_allowance if opening.name == "ALC" else reason_codes.of_edifact
    reason = of(code.text) if code else None
    is_charge = opening.name == "ALC" and opening.text(1) == "C"
    return Adjustment(
        abs(amount) if is_charge else -abs(amount), money, opening.place, reason, code, words, number, inside=True,
        sign_open=opening.name != "ALC",
    )  # fmt: skip


def _type(code: str) -> DocumentType | None:
    if code in _CREDITS:
        return "credit_memo"
    if code in _DEBITS:
        return "debit_memo"
    return "purchase_order" if code in _ORDERS else None
