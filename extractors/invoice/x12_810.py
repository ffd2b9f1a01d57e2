"""EDI 810 (invoice): the total (TDS01) proven by its positions, allowances, charges and taxes."""

from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.records import Extraction, Kind
from extractors.contract import Hints
from extractors.invoice._stated import Figure, Stated, StatedLine, StatedParty, record_of
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell
from extractors.messages.segments import Segment, by_positions, message_of, segments_of
from extractors.messages.x12 import Entity, address_of, body_of, entities_of, entity_in, implied, tax_id_of
from extractors.papers.paper import Paper

_SELLERS, _BUYERS = ("SE", "SU", "VN", "II", "RE", "RI"), ("BT", "BY", "SO", "IC", "PR", "ST")
_PAID_FOR = "RI"
"""Who is to be paid; often the seller, sometimes his bank."""
_CREDITS = frozenset(("CR", "CN", "CG", "CE", "CI"))
"""BIG07: credit memo, credit invoice ..."""
_TAXES = frozenset(("H850", "H770", "D360", "H740", "H760"))
"""SAC02 of taxes."""


def claim(paper: Paper, hints: Hints) -> float:
    """Whether it is a transaction set 810."""
    return 0.99 if message_of(paper.pages) == "810" else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The invoice of the set."""
    draft = Draft()
    draft.heed(paper.pages)
    segments = body_of(draft, [one for page in paper.pages.pages[:1] for one in segments_of(page)])
    return [draft.extraction(Kind.INVOICE, record_of(draft, _stated(draft, segments)))]


def _stated(draft: Draft, segments: list[Segment]) -> Stated:
    head, lines, tail = by_positions(segments, "IT1", "TDS")
    big = next((segment for segment in head if segment.name == "BIG"), None)
    entities = entities_of(head)
    goods = [_line(draft, group) for group in lines]
    stated = Stated(
        _party(draft, entity_in(entities, _SELLERS)), _party(draft, entity_in(entities, _BUYERS)),
        is_credit=big is not None and big.text(7) in _CREDITS, lines=goods,
        currency=next((s.cell(2) for s in head if s.name == "CUR"), None),
        due=next((s.cell(6) for s in head if s.name == "ITD" and s.text(6)), None),
    )  # fmt: skip
    if big is None:
        draft.ask("The set has no beginning (BIG segment).")
    else:
        stated.number, stated.date, stated.order = big.cell(2), big.cell(1), big.cell(4)
    _sum_up(draft, stated, head, lines, tail)
    _count(draft, lines, tail)
    return stated


def _party(draft: Draft, entity: Entity | None) -> StatedParty:
    if entity is None:
        return StatedParty()
    if entity.segment.text(1) == _PAID_FOR:
        draft.ask("Of the seller only the party to be paid is named (N1*RI), which may be a bank.")
    return StatedParty(name=entity.segment.cell(2), tax_id=tax_id_of(entity), address=address_of(entity))


def _line(draft: Draft, group: list[Segment]) -> StatedLine:
    opening = group[0]
    quantity, price = (draft.money(opening.cell(at)) for at in (2, 4))
    figures = {"quantity": (quantity, opening.cell(2)), "unit_price": (price, opening.cell(4))}
    line = StatedLine(
        next((s.cell(5) for s in group if s.name == "PID"), None), _item_number(opening),
        {name: Figure(value, cell) for name, (value, cell) in figures.items() if value is not None},
    )  # fmt: skip
    if quantity is not None and price is not None:
        line.figures["net_amount"] = Figure((quantity * price).quantize(Decimal("0.01")))
    return line


def _item_number(opening: Segment) -> Cell | None:
    """The seller's number (VP, VN) before any other that is no order."""
    pairs = [(opening.text(at), opening.cell(at + 1)) for at in range(6, 25, 2)]
    found = [(code not in ("VP", "VN", "SK"), cell) for code, cell in pairs if cell and code not in ("PO", "PL")]
    return min(found, key=lambda one: one[0])[1] if found else None


def _sum_up(draft: Draft, stated: Stated, head: list[Segment], lines: list[list[Segment]], tail: list[Segment]) -> None:
    """The summary's allowances, charges and taxes; where it has none, those of the head and of the positions."""
    names = ("SAC", "TXI")
    parts = tail if any(s.name in names for s in tail) else [*head, *(s for group in lines for s in group)]
    charges = [s for s in parts if s.name == "SAC" and s.text(2) not in _TAXES]
    allowed, charged = (
        sum((implied(draft, s.cell(5)) or ZERO for s in charges if s.text(1) == code), ZERO) for code in ("A", "C")
    )
    sums = [line.figures["net_amount"].value for line in stated.lines if "net_amount" in line.figures]
    net = sum(sums, ZERO) - allowed + charged
    stated.amounts = {"lines": _line_total(draft, tail, sums), "net": Figure(net)}
    stated.amounts |= {"allowances": Figure(allowed), "charges": Figure(charged)}
    if (tax := _tax(draft, parts)) is not None:
        stated.amounts["tax"] = tax
    cell = next((s.cell(1) for s in tail if s.name == "TDS"), None)
    if (total := implied(draft, cell)) is not None:
        stated.amounts["total"] = Figure(total, cell)


def _line_total(draft: Draft, tail: list[Segment], sums: list[Decimal]) -> Figure:
    """As printed (AMT*1), else as it follows."""
    cell = next((s.cell(2) for s in tail if s.name == "AMT" and s.text(1) == "1"), None)
    value = draft.money(cell)
    return Figure(sum(sums, ZERO) if value is None else value, cell)


def _tax(draft: Draft, parts: list[Segment]) -> Figure | None:
    """Charged as SAC, else told as TXI; some senders do both for the same tax."""
    charged = [(implied(draft, s.cell(5)), s.cell(5)) for s in parts if s.name == "SAC" and s.text(2) in _TAXES]
    found = charged or [(draft.money(s.cell(2)), s.cell(2)) for s in parts if s.name == "TXI"]
    values = [(value, cell) for value, cell in found if value is not None]
    if not values:
        return None
    return Figure(sum((value for value, _ in values), ZERO), values[0][1] if len(values) == 1 else None)


def _count(draft: Draft, lines: list[list[Segment]], tail: list[Segment]) -> None:
    told = next((s.text(1) for s in tail if s.name == "CTT"), "")
    if told.isdigit():
        fault = f"CTT says that there are {int(told)} positions, but there are {len(lines)}; some may be missing."
        draft.count("positions (IT1) = CTT01", len(lines), int(told), fault)
