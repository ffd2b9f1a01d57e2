"""UBL RemittanceAdvice (OASIS UBL 2.x): one payment; a line's debit is what is paid, its credit what is taken off."""

from collections.abc import Iterator
from decimal import Decimal

from docflow.schema.money import ZERO
from docflow.schema.records import DocumentType, Extraction, Kind, Party, Remittance
from extractors.contract import Hints
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element, begins
from extractors.messages.iso20022 import messages_in
from extractors.messages.values import iso_date_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._methods import method_of_code
from extractors.remittance._stated import Item

_MESSAGE = "RemittanceAdvice"
_PARTIES = {"payer": ("AccountingCustomerParty/Party",), "payee": ("AccountingSupplierParty/Party", "PayeeParty")}
_DAYS = ("PaymentMeans/PaymentDueDate", "IssueDate")
_DOCUMENTS: dict[str, DocumentType | None] = {
    "InvoiceDocumentReference": None, "SelfBilledInvoiceDocumentReference": None,
    "CreditNoteDocumentReference": "credit_memo", "SelfBilledCreditNoteDocumentReference": "credit_memo",
    "DebitNoteDocumentReference": "debit_memo", "AdditionalDocumentReference": None,
}  # fmt: skip


def claim(paper: Paper, hints: Hints) -> float:
    """By the root's name."""
    return 0.99 if begins(paper.pages, _MESSAGE) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The remittance of each message."""
    return [_advice(paper, message) for message in messages_in(paper.pages, _MESSAGE)]


def _advice(paper: Paper, message: Element) -> Extraction:
    draft = Draft(method="xml")
    draft.heed(paper.pages)
    total = message.at("TotalPaymentAmount")
    draft.take_currency((total.attributes.get("currencyID") if total else None) or message.cell_at(
        "PaymentCurrencyCode", "DocumentCurrencyCode"
    ))  # fmt: skip
    amount = draft.amount("amount", total.cell) if total else None
    number = message.cell_at("ID")
    record = Remittance(
        payer=_party(draft, "payer", message), payee=_party(draft, "payee", message),
        advice_number=draft.text("advice_number", number),
        payment_reference=draft.text(
            "payment_reference", message.cell_at("PaymentMeans/PaymentID", "PaymentMeans/InstructionID") or number
        ),
        payment_method=method_of_code(draft, message.cell_at("PaymentMeans/PaymentMeansCode")),
        payment_date=draft.day("payment_date", message.cell_at(*_DAYS), iso_date_of),
        currency=draft.currency, amount=amount,
        lines=settled(draft, list(_items(draft, message)), (), amount, "the payment (TotalPaymentAmount)"),
    )  # fmt: skip
    for what in ("amount", "payment_date", "payment_reference"):
        if getattr(record, what) is None:
            draft.ask(f"The {what.replace('_', ' ')} was not found.")
    if record.payer.name is None:
        draft.ask("The payer's name was not found (AccountingCustomerParty).")
    return draft.extraction(Kind.REMITTANCE, record)


def _party(draft: Draft, path: str, message: Element) -> Party:
    party = message.at(*_PARTIES[path])
    if party is None:
        return Party()
    name = party.cell_at("PartyName/Name", "PartyLegalEntity/RegistrationName")
    return Party(
        name=draft.text(f"{path}.name", name), email=party.value("Contact/ElectronicMail") or None,
        tax_id=draft.text(f"{path}.tax_id", party.cell_at("PartyTaxScheme/CompanyID")),
    )  # fmt: skip


def _items(draft: Draft, message: Element) -> Iterator[Item]:
    for line in message.every("RemittanceAdviceLine"):
        number, date, kind = _document(line)
        debit, credit = line.cell_at("DebitLineAmount"), line.cell_at("CreditLineAmount")
        cells = {"document_number": number, "document_date": date, "paid_amount": debit or credit}
        item = Item(line.path, _net(draft, debit, credit), cells=cells, type=kind,
                    date=iso_date_of(date.text) if date else None)  # fmt: skip
        if number is None:
            item.doubts.append(f"{line.path} names no document.")
        yield item


def _net(draft: Draft, debit: Cell | None, credit: Cell | None) -> Decimal | None:
    paid, taken_off = draft.money(debit), draft.money(credit)
    return None if paid is None and taken_off is None else (paid or ZERO) - (taken_off or ZERO)


def _document(line: Element) -> tuple[Cell | None, Cell | None, DocumentType | None]:
    """Number, date and kind of the first document that the line refers to."""
    referred = [(each, kind) for name, kind in _DOCUMENTS.items() for each in line.every(f"BillingReference/{name}")]
    for found, kind in (*referred, *((each, None) for each in line.every("DocumentReference"))):
        if number := found.cell_at("ID"):
            return number, found.cell_at("IssueDate"), kind
    return None, None, None
