"""The documents and adjustments of an 820 as lines of the record, each value with its element."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.reasons import Reason
from docflow.schema.records import DocumentType, RemittanceLine
from extractors.fields.reasons import reason_of_code
from extractors.fields.references import folded
from extractors.remittance._x12_draft import Cell, cell_of
from extractors.remittance._x12_set import Adjustment, Item, date_of
from extractors.remittance._x12_sums import CREDITS, Solution, Way

_DEBITS = frozenset({"DM", "DL", "DB", "DBM"})
_INVOICES = frozenset({"IV", "IK", "OI", "IN", "I5", "VN", "SI"})
_INVOICE_DATES = ("003", "186", "097", "011")
"""DTM01 under a document, the best first: invoice, invoice created, transaction created, shipped."""
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


def lines_of(items: Sequence[Item], solution: Solution, free: Sequence[Adjustment]) -> list[PrintedLine]:
    """A line for each document and for each adjustment that is a document of its own."""
    lines: list[PrintedLine] = []
    for item, way in zip(items, solution.ways, strict=True):
        own = [n for n in way.outside if _is_own(item, item.adjustments[n])]
        lines.append(_item_line(item, way, own))
        lines += [_free_line(item.adjustments[n], 1) for n in own]
    return lines + [_free_line(adjustment, solution.free_sign) for adjustment in free]


def _is_own(item: Item, adjustment: Adjustment) -> bool:
    """Whether it names another document than the one it stands under."""
    number = adjustment.segment.text(4)
    return bool(number) and folded(number) != folded(item.segment.text(2))


def _item_line(item: Item, way: Way, own: Sequence[int]) -> PrintedLine:
    apart = sum((item.adjustments[n].amount for n in own), ZERO)
    inner = [x for n, x in enumerate(item.adjustments) if n not in own]
    deduction, paid = way.deduction + apart, way.paid - apart
    number, order = _numbers(item)
    date = _date(item)
    record = RemittanceLine(
        document_number=number[1].text if number else None, document_type=_type(item, way), gross_amount=way.gross,
        document_date=date_of(date[1].text) if date else None, purchase_order=order[1].text if order else None,
        discount_amount=way.discount, deduction_amount=deduction, paid_amount=paid,
        deduction_reason=_reason(inner) if deduction else None, deduction_text=_text(inner) if deduction else None,
    )  # fmt: skip
    line = PrintedLine(record, _cells(item, inner, way), item.segment.place, way.holds)
    line.cells |= {"document_number": number, "document_date": date, "purchase_order": order}
    line.cells = {name: cell for name, cell in line.cells.items() if cell or name.endswith("_amount")}
    if number is None:
        line.doubts.append(f"{item.segment.place} names no document.")
    elif item.segment.text(1) not in _INVOICES | CREDITS | _DEBITS | {"PO"} and not order:
        line.doubts.append(f'What "{number[1].text}" is ({item.segment.text(1) or "no code"}) is not known.')
    return line


def _cells(item: Item, inner: Sequence[Adjustment], way: Way) -> dict[str, Cell | None]:
    """Where the amounts stand; a derived gross stands nowhere."""
    cells: dict[str, Cell | None] = {"paid_amount": cell_of(item.segment, 4), "gross_amount": cell_of(item.segment, 5)}
    if item.discount:
        cells["discount_amount"] = cell_of(item.segment, 6)
    if inner:
        cells["deduction_amount"] = cell_of(inner[0].segment, 1)
        if inner[0].code:
            cells["deduction_reason"] = cells["deduction_text"] = cell_of(inner[0].segment, 2)
    return cells


def _free_line(adjustment: Adjustment, sign: int) -> PrintedLine:
    segment, amount = adjustment.segment, adjustment.amount * sign
    number = cell_of(segment, 4)
    record = RemittanceLine(
        document_number=number[1].text if number else None, document_type="adjustment",
        gross_amount=amount, paid_amount=amount,
        deduction_reason=reason_of_code(adjustment.code) if adjustment.code else None,
        deduction_text=_text([adjustment]),
    )  # fmt: skip
    cells = {"paid_amount": cell_of(segment, 1), "gross_amount": cell_of(segment, 1)}
    if number:
        cells["document_number"] = number
    if adjustment.code:
        cells["deduction_reason"] = cell_of(segment, 2)
    return PrintedLine(record, cells, segment.place)


def _numbers(item: Item) -> tuple[Cell | None, Cell | None]:
    """The document's number and its purchase order; under a purchase order the invoice may stand as a reference."""
    main = cell_of(item.segment, 2)
    order = _ref(item, ("PO",))
    if item.segment.text(1) == "PO":
        invoice = _ref(item, ("IV", "IK", "OI"))
        return (invoice or main, main)
    return main, order


def _ref(item: Item, codes: Sequence[str]) -> Cell | None:
    return next((cell for code in codes for s in item.refs if s.text(1) == code and (cell := cell_of(s, 2))), None)


def _date(item: Item) -> Cell | None:
    return next(
        (cell for code in _INVOICE_DATES for s in item.dates if s.text(1) == code and (cell := cell_of(s, 2))), None
    )


def _type(item: Item, way: Way) -> DocumentType:
    code = item.segment.text(1)
    if code in CREDITS:
        return "credit_memo"
    if code in _DEBITS:
        return "debit_memo"
    if code == "PO" and _ref(item, ("IV", "IK", "OI")) is None:
        return "purchase_order"
    return "credit_memo" if way.gross < 0 else "invoice"


def _reason(adjustments: Sequence[Adjustment]) -> Reason:
    """Of the largest adjustment."""
    largest = max(adjustments, key=lambda x: abs(x.amount))
    return reason_of_code(largest.code)


def _text(adjustments: Sequence[Adjustment]) -> str | None:
    """As printed: code, what it refers to, notes."""
    parts = [
        " ".join(filter(None, (x.code, x.segment.text(3), x.segment.text(4), *x.notes)))
        for x in sorted(adjustments, key=lambda x: -abs(x.amount))
    ]
    return "; ".join(filter(None, parts)) or None
