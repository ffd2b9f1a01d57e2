"""The RMR and ADX segments of an 820 as documents and adjustments."""

from collections.abc import Sequence

from docflow.schema.records import DocumentType
from extractors.fields.reasons import reason_of_code
from extractors.messages.elements import Cell
from extractors.messages.values import date_of
from extractors.remittance._stated import Adjustment, Item
from extractors.remittance._x12_set import Adx, Rmr

_CREDITS = frozenset({"CM", "CL", "CR", "CN", "C5", "CRM"})
"""RMR01: the document is a credit memo."""
_DEBITS = frozenset({"DM", "DL", "DB", "DBM"})
_INVOICES = frozenset({"IV", "IK", "OI", "IN", "I5", "VN", "SI"})
_DOCUMENTS = _INVOICES | _CREDITS | _DEBITS
_INVOICED = ("IV", "IK", "OI")
"""REF01 of an invoice's number, the best first."""
_INVOICE_DATES = ("003", "186", "097", "011")
"""DTM01 under a document, the best first: invoice, invoice created, transaction created, shipped."""


def item_of(rmr: Rmr) -> Item:
    """A paid document."""
    segment = rmr.segment
    number, order = _numbers(rmr)
    date = _date(rmr)
    cells = {
        "document_number": number, "purchase_order": order, "document_date": date, "paid_amount": segment.cell(4),
        "gross_amount": segment.cell(5), "discount_amount": segment.cell(6) if rmr.discount else None,
    }  # fmt: skip
    item = Item(
        segment.place, rmr.net, rmr.gross, rmr.discount, cells, _type(rmr), date_of(date.text) if date else None,
        [adjustment_of(adx) for adx in rmr.adjustments],
    )  # fmt: skip
    if number is None:
        item.doubts.append(f"{segment.place} names no document.")
    elif segment.text(1) in _INVOICES:
        item.doubt_numbers([cell for s in rmr.refs if s.text(1) in _INVOICED and (cell := s.cell(2))])
    elif segment.text(1) not in _CREDITS | _DEBITS | {"PO"} and not order:
        item.doubts.append(f'What "{number.text}" is ({segment.text(1) or "no code"}) is not known.')
    return item


def adjustment_of(adx: Adx) -> Adjustment:
    """An adjustment; its text is printed: code, what it refers to, notes."""
    segment = adx.segment
    words = " ".join(filter(None, (adx.code, segment.text(3), segment.text(4), *adx.notes)))
    reason = reason_of_code(adx.code) if adx.code else None
    number = segment.cell(4) or next((s.cell(2) for s in adx.refs if s.text(1) in _DOCUMENTS), None)
    return Adjustment(adx.amount, segment.cell(1), segment.place, reason, segment.cell(2), words, number)


def _numbers(rmr: Rmr) -> tuple[Cell | None, Cell | None]:
    """The document's number and its purchase order; under a purchase order the invoice may stand as a reference."""
    main = rmr.segment.cell(2)
    order = _ref(rmr, ("PO",))
    if rmr.segment.text(1) == "PO":
        invoice = _ref(rmr, _INVOICED)
        return (invoice or main, main)
    return main, order


def _ref(rmr: Rmr, codes: Sequence[str]) -> Cell | None:
    return next((cell for code in codes for s in rmr.refs if s.text(1) == code and (cell := s.cell(2))), None)


def _date(rmr: Rmr) -> Cell | None:
    return next((cell for code in _INVOICE_DATES for s in rmr.dates if s.text(1) == code and (cell := s.cell(2))), None)


def _type(rmr: Rmr) -> DocumentType | None:
    code = rmr.segment.text(1)
    if code in _CREDITS:
        return "credit_memo"
    if code in _DEBITS:
        return "debit_memo"
    return "purchase_order" if code == "PO" and _ref(rmr, _INVOICED) is None else None
