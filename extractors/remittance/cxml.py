"""cXML PaymentRemittanceRequest (Ariba): one payment, its details (RemittanceDetail) proven against the summary."""

from collections.abc import Iterator, Sequence

from docflow.schema.records import Extraction, Kind, Party, Remittance
from extractors.contract import Hints
from extractors.fields.methods import Method, payment_method
from extractors.fields.reasons import classify_reason
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element, begins
from extractors.messages.iso20022 import messages_in
from extractors.messages.values import iso_date_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._stated import Adjustment, Item

_MESSAGE = "PaymentRemittanceRequest"
_HEADER, _SUMMARY = "PaymentRemittanceRequestHeader", "PaymentRemittanceSummary"
_ROLES = {"payer": ("payer", "originator", "billTo", "buyer"), "payee": ("payee", "beneficiary", "remitTo", "supplier")}


def claim(paper: Paper, hints: Hints) -> float:
    """By the request's element."""
    return 0.99 if begins(paper.pages, _MESSAGE) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """The remittance of each request: a batch may hold several."""
    return [_advice(paper, message) for message in messages_in(paper.pages, _MESSAGE)]


def _advice(paper: Paper, message: Element) -> Extraction:
    draft = Draft(method="xml")
    draft.heed(paper.pages)
    header = message.at(_HEADER) or message
    total = message.at(f"{_SUMMARY}/NetAmount/Money")
    draft.take_currency(total.attributes.get("currency") if total else None)
    amount = draft.amount("amount", total.cell) if total else None
    given = header.attributes
    record = Remittance(
        payer=_party(draft, "payer", header), payee=_party(draft, "payee", header),
        advice_number=draft.text("advice_number", given.get("paymentRemittanceID")),
        payment_reference=draft.text(
            "payment_reference", given.get("paymentReferenceNumber") or given.get("paymentRemittanceID")
        ),
        payment_method=_method(header), currency=draft.currency,
        payment_date=draft.day("payment_date", given.get("paymentDate"), iso_date_of), amount=amount,
        lines=settled(draft, list(_items(draft, message)), (), amount, "the payment (NetAmount)"),
    )  # fmt: skip
    for what in ("amount", "payment_date", "payment_reference"):
        if getattr(record, what) is None:
            draft.ask(f"The {what.replace('_', ' ')} was not found.")
    return draft.extraction(Kind.REMITTANCE, record)


def _method(header: Element) -> Method | None:
    method = header.at("PaymentMethod")
    return payment_method(method.attribute("type")) if method else None


def _party(draft: Draft, path: str, header: Element) -> Party:
    """The contact in this role."""
    contacts = [*header.every("PaymentPartner/Contact"), *header.every("Contact")]
    found = [each for role in _ROLES[path] for each in contacts if each.attribute("role") == role]
    if not found:
        if path == "payer":
            draft.ask("The payer's name was not found (PaymentPartner).")
        return Party()
    contact = found[0]
    place = " ".join(filter(None, (contact.value("PostalAddress/PostalCode"), contact.value("PostalAddress/City"))))
    street = [each.text for each in contact.every("PostalAddress/Street")]
    address = ", ".join(filter(None, (*street, place, _country(contact)))) or None
    return Party(name=draft.text(f"{path}.name", contact.cell_at("Name")), address=address,
                 email=contact.value("Email") or None)  # fmt: skip


def _country(contact: Element) -> str:
    country = contact.at("PostalAddress/Country")
    return (country.text or country.attribute("isoCountryCode")) if country else ""


def _items(draft: Draft, message: Element) -> Iterator[Item]:
    for detail in message.every("RemittanceDetail"):
        number = _named(detail, ("InvoiceReference", "InvoiceIDInfo"), "invoiceID")
        order = _named(detail, ("OrderReference", "OrderIDInfo"), "orderID")
        date = _named(detail, ("InvoiceReference", "InvoiceIDInfo"), "invoiceDate")
        cells = {
            "document_number": number or order, "purchase_order": order, "document_date": date,
            "paid_amount": detail.cell_at("NetAmount/Money"), "gross_amount": detail.cell_at("GrossAmount/Money"),
            "discount_amount": detail.cell_at("DiscountAmount/Money"),
        }  # fmt: skip
        net, gross, discount = (draft.money(cells[name]) for name in ("paid_amount", "gross_amount", "discount_amount"))
        item = Item(detail.path, net, gross, discount, cells, date=iso_date_of(date.text) if date else None)
        item.type = "purchase_order" if order and not number else None
        item.adjustments = list(_adjustments(draft, detail))
        if cells["document_number"] is None:
            item.doubts.append(f"{detail.path} names no document.")
        yield item


def _named(detail: Element, names: Sequence[str], attribute: str) -> Cell | None:
    """An attribute of the first of these elements that has it, anywhere below PayableInfo."""
    below = [element for each in detail.every("PayableInfo") for element in each.walk()]
    found = (element.attributes.get(attribute) for name in names for element in below if element.name == name)
    return next(filter(None, found), None)


def _adjustments(draft: Draft, detail: Element) -> Iterator[Adjustment]:
    """AdjustmentAmount is taken off the gross amount; the comments say why."""
    cell = detail.cell_at("AdjustmentAmount/Money")
    value = draft.money(cell)
    if value:
        words = " ".join(filter(None, (detail.value("AdjustmentAmount/Comments"), detail.value("Comments"))))
        reading = classify_reason(words) if words else None
        reason = reading.reason if reading else None
        yield Adjustment(-abs(value), cell, detail.path, reason, detail.cell_at("Comments"), words,
                         inside=True, sign_open=True)  # fmt: skip
