"""RmtInf of ISO 20022 (remt.001, pain.001): the documents that are paid, as the message states them."""

from collections.abc import Iterator
from decimal import Decimal

from extractors.fields.amounts import find_amounts
from extractors.fields.dates import find_dates
from extractors.fields.reasons import classify_reason
from extractors.fields.references import split_numbers
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element
from extractors.messages.structured import DOCUMENT_TYPES
from extractors.messages.values import amount_of, iso_date_of
from extractors.remittance._stated import Adjustment, Item

_AMOUNTS = "RfrdDocAmt"


def items_of(draft: Draft, remittance: Element, amount: Decimal | None, paid: Cell | None) -> list[Item]:
    """The documents below this element, structured before told in words. The only document of a payment that has no
    amount of its own is paid with all of it."""
    items = [item for block in remittance.every("Strd") for item in _items(draft, block)]
    if not items:
        items = _told(draft, remittance)
    if len(items) == 1 and items[0].is_bare and amount is not None:
        items[0].net = amount
        items[0].cells["paid_amount"] = paid
    return items


def _items(draft: Draft, block: Element) -> Iterator[Item]:
    documents = block.every("RfrdDocInf") or [block]
    for n, document in enumerate(documents):
        number = document.cell_at("Nb", "RfrdDocNb") or block.cell_at("CdtrRefInf/Ref", "CdtrRefInf/CdtrRef")
        if number is None and n == 0 and not block.every(_AMOUNTS):
            continue
        item = _item(draft, block, document, number)
        if n and len(documents) > 1:
            item = Item(item.place, None, cells={"document_number": number}, type=item.type, date=item.date)
        yield item


def _item(draft: Draft, block: Element, document: Element, number: Cell | None) -> Item:
    date = document.cell_at("RltdDt", "RltdDt/Dt") or block.cell_at("RfrdDocRltdDt")
    kind = DOCUMENT_TYPES.get(document.value("Tp/CdOrPrtry/Cd", "RfrdDocTp/Cd"))
    cells = {name: _amount(block, *names) for name, names in _CELLS.items()}
    net, gross, discount = (draft.money(cells[name]) for name in ("paid_amount", "gross_amount", "discount_amount"))
    place = (number.word.ref if number else block.path).removesuffix("/Nb")
    item = Item(
        place, net, gross, discount, {"document_number": number, "document_date": date, **cells}, kind,
        iso_date_of(date.text) if date else None, list(_adjustments(draft, block)),
    )  # fmt: skip
    if number is None:
        item.doubts.append(f"{block.path} names no document.")
    return item


_CELLS = {
    "paid_amount": ("RmtdAmt",), "gross_amount": ("DuePyblAmt", "CdtNoteAmt"), "discount_amount": ("DscntApldAmt",),
}  # fmt: skip


def _amount(block: Element, *names: str) -> Cell | None:
    """Older versions have a choice of one amount, newer ones all of them, some with a type around them."""
    return block.cell_at(*(f"{_AMOUNTS}/{path}" for name in names for path in (name, f"{name}/Amt")))


def _adjustments(draft: Draft, block: Element) -> Iterator[Adjustment]:
    """CdtDbtInd says whether it is added (CRDT) or subtracted (DBIT); it is inside what is remitted."""
    for each in block.every(f"{_AMOUNTS}/AdjstmntAmtAndRsn"):
        cell = each.cell_at("Amt")
        value = draft.money(cell)
        if not value:
            continue
        told = each.value("CdtDbtInd")
        words = " ".join(filter(None, (each.value("Rsn"), each.value("AddtlInf"))))
        reading = classify_reason(words) if words else None
        yield Adjustment(
            abs(value) if told == "CRDT" else -abs(value), cell, each.path, reading.reason if reading else None,
            each.cell_at("AddtlInf", "Rsn"), words, inside=True, sign_open=not told,
        )  # fmt: skip


def _told(draft: Draft, remittance: Element) -> list[Item]:
    """Numbers in unstructured words; a person sees the words."""
    found: dict[str, Item] = {}
    words = [element for element in remittance.every("Ustrd") if element.text]
    for element in words:
        for number in split_numbers(_without_amounts(element.text)):
            if amount_of(number) is None or number.isdigit():
                found.setdefault(number, Item(element.path, None, cells={"document_number": _part(element, number)}))
    if words:
        draft.ask(f'What is paid is told in words: "{" ".join(element.text for element in words)[:200]}".')
    return list(found.values())


def _without_amounts(text: str) -> str:
    """Amounts and dates in words are no numbers of documents: "RE-2 v. 01.10.2026 600,00"."""
    spans = [(one.start, one.end) for one in find_amounts(text)] + [(one.start, one.end) for one in find_dates(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _part(element: Element, number: str) -> Cell | None:
    return element.cell._replace(word=element.cell.word._replace(text=number)) if element.cell else None
