"""The documents that a message says are paid, and their adjustments, as lines of the record."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import DocumentType, RemittanceLine
from extractors.fields.references import folded
from extractors.messages.draft import PRINTED, PROVEN, Draft
from extractors.messages.elements import Cell
from extractors.remittance._stated import Adjustment, Item
from extractors.remittance._sums import Solution, Way, solve, ways_of

_AMOUNTS = ("gross_amount", "discount_amount", "deduction_amount", "paid_amount")


@dataclass(slots=True)
class PrintedLine:
    """A line of the record, where its values stand and what is doubtful about it."""

    record: RemittanceLine
    cells: dict[str, Cell | None]
    place: str
    holds: bool | None = None
    doubts: list[str] = field(default_factory=list)

    @property
    def detail(self) -> str:
        """The line's equation in figures."""
        gross, discount, deduction, paid = (plain(getattr(self.record, name) or ZERO) for name in _AMOUNTS)
        return f"{gross} - {discount} - {deduction} = {paid}"

    def in_units(self, currency: str | None) -> "PrintedLine":
        """The same with as many digits as the currency has."""
        values = {name: getattr(self.record, name) for name in _AMOUNTS}
        rounded = {name: in_units(value, currency) for name, value in values.items() if value is not None}
        return replace(self, record=self.record.model_copy(update=rounded))


def settled(
    draft: Draft, items: Sequence[Item], free: Sequence[Adjustment], amount: Decimal | None, against: str
) -> tuple[RemittanceLine, ...]:
    """The lines as the sums read them, kept with their evidence and proof. `against`: what `amount` is called, for
    a sentence ("the payment (BPR02)")."""
    if amount is not None and amount < 0:
        draft.ask("The payment is negative.")
    ways = [ways_of(item) for item in items if not item.is_bare]
    solution = solve(amount, ways, sum((one.amount for one in free), ZERO))
    lines = [line.in_units(draft.currency) for line in _lines(items, solution, free)]
    for n, line in enumerate(lines):
        _keep(draft, n, line, solution.holds)
    _total(draft, amount, lines, solution, against)
    return tuple(line.record for line in lines)


def _lines(items: Sequence[Item], solution: Solution, free: Sequence[Adjustment]) -> list[PrintedLine]:
    """A line for each document and for each adjustment that is a document of its own."""
    lines: list[PrintedLine] = []
    ways = iter(solution.ways)
    for item in items:
        if item.is_bare:
            lines.append(_bare_line(item))
            continue
        way = next(ways)
        own = [n for n in way.outside if _is_own(item, item.adjustments[n])]
        lines.append(_item_line(item, way, own))
        lines += [_free_line(item.adjustments[n], 1) for n in own]
    return lines + [_free_line(adjustment, solution.free_sign) for adjustment in free]


def _is_own(item: Item, adjustment: Adjustment) -> bool:
    """Whether it names another document than the one it stands under."""
    return adjustment.number is not None and folded(adjustment.number.text) != folded(
        item.words("document_number") or ""
    )


def _item_line(item: Item, way: Way, own: Sequence[int]) -> PrintedLine:
    apart = sum((item.adjustments[n].amount for n in own), ZERO)
    inner = [x for n, x in enumerate(item.adjustments) if n not in own]
    deduction, paid = way.deduction + apart, way.paid - apart
    record = RemittanceLine(
        document_number=item.words("document_number"), document_type=item.type or _type_of(way.gross),
        document_date=item.date, purchase_order=item.words("purchase_order"), gross_amount=way.gross,
        discount_amount=way.discount, deduction_amount=deduction, paid_amount=paid,
        deduction_reason=_reason(inner) if deduction else None, deduction_text=_text(inner) if deduction else None,
    )  # fmt: skip
    doubts = [*item.doubts, *_doubts(inner)] if deduction else list(item.doubts)
    return PrintedLine(record, _cells(item, inner), item.place, way.holds, doubts)


def _doubts(adjustments: Sequence[Adjustment]) -> list[str]:
    return [doubt for one in adjustments if (doubt := one.doubt)]


def _bare_line(item: Item) -> PrintedLine:
    record = RemittanceLine(
        document_number=item.words("document_number"), document_type=item.type or "invoice", document_date=item.date,
        purchase_order=item.words("purchase_order"),
    )  # fmt: skip
    return PrintedLine(record, dict(item.cells), item.place, doubts=[*item.doubts, f"{item.place} names no amount."])


def _type_of(gross: Decimal) -> DocumentType:
    return "credit_memo" if gross < 0 else "invoice"


def _cells(item: Item, inner: Sequence[Adjustment]) -> dict[str, Cell | None]:
    """Where the values stand; a derived amount stands nowhere."""
    cells: dict[str, Cell | None] = {"paid_amount": None, "gross_amount": None, **item.cells}
    if inner:
        largest = max(inner, key=lambda x: abs(x.amount))
        cells["deduction_amount"] = inner[0].cell if len(inner) == 1 else None
        if largest.reason_cell:
            cells["deduction_reason"] = cells["deduction_text"] = largest.reason_cell
    return {name: cell for name, cell in cells.items() if cell or name.endswith("_amount")}


def _free_line(adjustment: Adjustment, sign: int) -> PrintedLine:
    amount = adjustment.amount * sign
    record = RemittanceLine(
        document_number=adjustment.number.text if adjustment.number else None, document_type="adjustment",
        gross_amount=amount, paid_amount=amount,
        deduction_reason=adjustment.why, deduction_text=adjustment.text or None,
    )  # fmt: skip
    cells = {"paid_amount": adjustment.cell, "gross_amount": adjustment.cell}
    cells |= {"document_number": adjustment.number} if adjustment.number else {}
    cells |= {"deduction_reason": adjustment.reason_cell} if adjustment.reason_cell else {}
    return PrintedLine(record, cells, adjustment.place, doubts=_doubts([adjustment]))


def _reason(adjustments: Sequence[Adjustment]) -> Reason | None:
    """Of the largest adjustment."""
    largest = max(adjustments, key=lambda x: abs(x.amount), default=None)
    return largest.why if largest else None


def _text(adjustments: Sequence[Adjustment]) -> str | None:
    return "; ".join(x.text for x in sorted(adjustments, key=lambda x: -abs(x.amount)) if x.text) or None


def _keep(draft: Draft, n: int, line: PrintedLine, proven: bool) -> None:
    sure = PROVEN if proven and line.holds is not False else PRINTED
    for name, cell in line.cells.items():
        value = getattr(line.record, name)
        if value is not None:
            shown = plain(value) if isinstance(value, Decimal) else str(value)
            draft.keep(f"lines.{n}.{name}", shown, cell, sure if name.endswith("_amount") else PRINTED)
    if line.holds is not None:
        record = line.record
        left = (record.gross_amount or ZERO) - record.discount_amount - record.deduction_amount
        fault = f"{line.place}: gross less discount and adjustments is not the net amount."
        name = f"lines.{n}: gross_amount - discount_amount - deduction_amount = paid_amount"
        draft.prove(name, left, record.paid_amount or ZERO, fault, line.detail)
    for doubt in line.doubts:
        draft.ask(doubt)


def _total(
    draft: Draft, amount: Decimal | None, lines: Sequence[PrintedLine], solution: Solution, against: str
) -> None:
    if not lines:
        draft.ask("No lines were found that say what is paid.")
        return
    if amount is None or any(line.record.paid_amount is None for line in lines):
        return
    total = sum((line.record.paid_amount or ZERO for line in lines), ZERO)
    shown, paid = (plain(in_units(value, draft.currency)) for value in (total, amount))
    draft.prove(
        "sum(lines.paid_amount) = amount", total, amount, f"The lines add up to {shown}, but {against} is {paid}."
    )
    if any(way.flipped for way in solution.ways):
        draft.note("credits are printed positive and reduce the payment")
    if solution.holds and not solution.only:
        draft.ask("The adjustments can be read in more than one way that adds up.")
