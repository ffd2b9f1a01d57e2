"""ISO 20022 remt.001 (remittance advice), all versions: each RmtInf tells of one payment."""

from docflow.schema.records import Extraction, Kind, Party, Remittance
from extractors.contract import Hints
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element, begins
from extractors.messages.iso20022 import day_cell, message_in, party_of
from extractors.messages.values import iso_date_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._structured import items_of

_MESSAGES = ("RmtAdvc", "RmtAdvcV01")
_REFERENCES = ("EndToEndId", "InstrId", "TxId", "PmtInfId", "UETR")
_AMOUNTS = ("Amt/InstdAmt", "Amt/EqvtAmt/Amt", "InstdAmt", "IntrBkSttlmAmt")


def claim(paper: Paper, hints: Hints) -> float:
    """By the message's element."""
    return 0.99 if begins(paper.pages, *_MESSAGES) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """A remittance for each payment."""
    message = message_in(paper.pages, *_MESSAGES)
    return [_advice(paper, message, each) for each in message.every("RmtInf")] if message else []


def _advice(paper: Paper, message: Element, told: Element) -> Extraction:
    draft = Draft(method="xml")
    draft.heed(paper.pages)
    payment = told.at("OrgnlPmtInf")
    _currency(draft, told, payment)
    cell = payment.cell_at(*_AMOUNTS) if payment else None
    amount = draft.amount("amount", cell)
    items = items_of(draft, told, amount, cell)
    record = Remittance(
        payer=_payer(draft, message, payment), payee=party_of(draft, "payee", payment, "Cdtr") if payment else Party(),
        advice_number=draft.text("advice_number", told.cell_at("RmtId") or message.cell_at("GrpHdr/MsgId")),
        payment_reference=_reference(draft, told, payment), currency=draft.currency, amount=amount,
        payment_date=draft.day("payment_date", _day(payment), iso_date_of),
        lines=settled(draft, items, (), amount, "the payment (OrgnlPmtInf)"),
    )  # fmt: skip
    if record.payment_date is None:
        draft.ask("No payment date was found (OrgnlPmtInf).")
    if amount is None:
        draft.ask("The message does not say how much is paid in all (OrgnlPmtInf/Amt).")
    return draft.extraction(Kind.REMITTANCE, record)


def _currency(draft: Draft, told: Element, payment: Element | None) -> None:
    """Of the payment, else the one of all amounts."""
    first = next((each for path in _AMOUNTS for each in payment.every(path)), None) if payment else None
    codes = [first.attributes["Ccy"]] if first and "Ccy" in first.attributes else []
    codes = codes or [each.attributes["Ccy"] for each in told.walk() if "Ccy" in each.attributes]
    if len({code.text for code in codes}) > 1:
        draft.ask("Several currencies are named: " + ", ".join(sorted({code.text for code in codes})) + ".")
    draft.take_currency(codes[0] if codes else None)


def _payer(draft: Draft, message: Element, payment: Element | None) -> Party:
    payer = party_of(draft, "payer", payment, "Dbtr") if payment else Party()
    if payer.name is None:
        name = draft.text("payer.name", message.cell_at("GrpHdr/InitgPty/Nm"))
        payer = payer.model_copy(update={"name": name})
    if payer.name is None:
        draft.ask("The payer's name was not found (Dbtr).")
    return payer


def _reference(draft: Draft, told: Element, payment: Element | None) -> str | None:
    cells = [payment.cell_at(f"Refs/{name}", name) for name in _REFERENCES] if payment else []
    cell = next((cell for cell in cells if cell and cell.text != "NOTPROVIDED"), None)
    if cell is None:
        draft.ask("No payment reference was found (EndToEndId).")
    return draft.text("payment_reference", cell)


def _day(payment: Element | None) -> Cell | None:
    return day_cell(payment, "IntrBkSttlmDt", "ReqdExctnDt", "ReqdColltnDt") if payment else None
