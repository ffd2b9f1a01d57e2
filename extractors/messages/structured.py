"""Structured remittance information of ISO 20022 (RmtInf/Strd): the documents that a payment names, and references.

The same element stands in camt.052/053/054, pain.001 and remt.001; older versions call some parts otherwise.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.records import DocumentType, RemittanceLine
from extractors.messages.elements import Cell, Element
from extractors.messages.values import amount_of, iso_date_of

DOCUMENT_TYPES: dict[str, DocumentType] = {
    "CREN": "credit_memo", "CNFA": "credit_memo", "DEBN": "debit_memo", "DNFA": "debit_memo", "PUOR": "purchase_order",
}  # fmt: skip
_AMOUNTS = "RfrdDocAmt"


class Named(NamedTuple):
    """A document and the elements that name it."""

    line: RemittanceLine
    cells: tuple[Cell, ...]


def documents_of(remittance: Element) -> Iterator[Named]:
    """Each document below RmtInf."""
    for block in remittance.every("Strd"):
        documents = block.every("RfrdDocInf")
        for document in documents:
            found = _document(block, document, alone=len(documents) == 1)
            if found is not None:
                yield found


def references_of(remittance: Element) -> list[Cell]:
    """Creditor references (ISO 11649, QR, OCR ...) below RmtInf."""
    return [
        element.cell
        for path in ("Strd/CdtrRefInf/Ref", "Strd/CdtrRefInf/CdtrRef")
        for element in remittance.every(path)
        if element.cell
    ]


def _document(block: Element, document: Element, *, alone: bool) -> Named | None:
    number = document.at("Nb", "RfrdDocNb")
    if number is None or number.cell is None:
        return None
    kind = DOCUMENT_TYPES.get(document.value("Tp/CdOrPrtry/Cd", "RfrdDocTp/Cd"), "invoice")
    day = document.value("RltdDt", "RltdDt/Dt") or (block.value("RfrdDocRltdDt") if alone else "")
    amounts = dict(_amounts(block)) if alone else {}
    sign = -1 if kind == "credit_memo" else 1
    gross = amounts.get("DuePyblAmt", amounts.get("CdtNoteAmt"))
    paid = amounts.get("RmtdAmt", amounts.get("CdtNoteAmt"))
    discount = amounts.get("DscntApldAmt", ZERO)
    rest = gross - discount - paid if gross is not None and paid is not None else ZERO
    adjusted = f"{_AMOUNTS}/AdjstmntAmtAndRsn"
    line = RemittanceLine(
        document_number=number.text, document_type=kind, document_date=iso_date_of(day),
        gross_amount=_signed(gross, sign), discount_amount=discount, deduction_amount=rest if rest > ZERO else ZERO,
        deduction_text=block.value(f"{adjusted}/AddtlInf", f"{adjusted}/Rsn") or None,
        paid_amount=_signed(paid, sign),
    )  # fmt: skip
    return Named(line, (number.cell, *(each.cell for each in block.every(_AMOUNTS + "/RmtdAmt") if each.cell)))


def _amounts(block: Element) -> Iterator[tuple[str, Decimal]]:
    for amounts in block.every(_AMOUNTS):
        for element in amounts.children:
            value = amount_of(element.text or element.value("Amt"))
            if value is not None:
                yield element.name, value


def _signed(amount: Decimal | None, sign: int) -> Decimal | None:
    return None if amount is None else sign * amount
