"""ISO 20022 pain.001 (customer credit transfer initiation), all versions: each transaction is one payment."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO, plain
from docflow.schema.records import Extraction, Kind, Remittance
from extractors.contract import Hints
from extractors.messages.draft import Draft
from extractors.messages.elements import Cell, Element, begins
from extractors.messages.iso20022 import day_cell, message_in, party_of
from extractors.messages.values import amount_of, iso_date_of
from extractors.papers.paper import Paper
from extractors.remittance._items import settled
from extractors.remittance._methods import Method
from extractors.remittance._structured import items_of

_MESSAGES = ("CstmrCdtTrfInitn", "CstmrCdtTrfInitnV01", "pain.001.001.02", "pain.001.001.01")
_AMOUNTS = ("Amt/InstdAmt", "Amt/EqvtAmt/Amt")


class _Check(NamedTuple):
    """Something that the message tells of its payments."""

    equation: str
    found: Decimal
    told: Decimal
    fault: str
    detail: str = ""


class _Payment(NamedTuple):
    batch: Element
    transaction: Element
    checks: tuple[_Check, ...]
    """Of the message and of the batch."""


def claim(paper: Paper, hints: Hints) -> float:
    """By the message's element."""
    return 0.99 if begins(paper.pages, *_MESSAGES) else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """A remittance for each credit transfer; what the message counts otherwise is told with each."""
    message = message_in(paper.pages, *_MESSAGES)
    if message is None:
        return []
    return [_payment(paper, one) for one in _payments(message)]


def _payments(message: Element) -> Iterator[_Payment]:
    batches = message.every("PmtInf")
    whole = tuple(_checks("message", message.at("GrpHdr"), message.every("PmtInf/CdtTrfTxInf")))
    for batch in batches:
        transactions = batch.every("CdtTrfTxInf")
        own = tuple(_checks("batch", batch, transactions))
        yield from (_Payment(batch, one, whole + own) for one in transactions)


def _payment(paper: Paper, one: _Payment) -> Extraction:
    draft = Draft(method="xml")
    draft.heed(paper.pages)
    for check in one.checks:
        draft.prove(*check)
    transaction = one.transaction
    money = transaction.at(*_AMOUNTS)
    draft.take_currency(money.attributes.get("Ccy") if money else None)
    amount = draft.amount("amount", money.cell) if money else None
    remittances = transaction.every("RmtInf")
    items = [item for each in remittances for item in items_of(draft, each, amount, money.cell if money else None)]
    record = Remittance(
        payer=party_of(draft, "payer", one.batch, "Dbtr"), payee=party_of(draft, "payee", transaction, "Cdtr"),
        payment_reference=_reference(draft, one), payment_method=_method(one), currency=draft.currency, amount=amount,
        payment_date=draft.day("payment_date", day_cell(one.batch, "ReqdExctnDt"), iso_date_of),
        lines=settled(draft, items, (), amount, "the payment (InstdAmt)"),
    )  # fmt: skip
    for what, value in (("payer", record.payer.name), ("amount", amount), ("payment date", record.payment_date)):
        if value is None:
            draft.ask(f"The {what} was not found.")
    return draft.extraction(Kind.REMITTANCE, record)


def _checks(what: str, place: Element | None, transactions: Sequence[Element]) -> Iterator[_Check]:
    """NbOfTxs and CtrlSum, where they are told."""
    if place is None:
        return
    told, total, count = place.value("NbOfTxs"), amount_of(place.value("CtrlSum")), len(transactions)
    if told.isdigit():
        fault = f"The {what} says that it has {int(told)} payments, but there are {count}; some may be missing."
        yield _Check(
            f"payments of the {what} = NbOfTxs", Decimal(count), Decimal(told), fault, f"{count} = {int(told)}"
        )
    if total is not None:
        found = sum((amount_of(each.value(*_AMOUNTS)) or ZERO for each in transactions), ZERO)
        fault = f"The payments of the {what} add up to {plain(found)}, but it says {plain(total)} (CtrlSum)."
        yield _Check(f"sum of the {what} = CtrlSum", found, total, fault)


def _reference(draft: Draft, one: _Payment) -> str | None:
    """End-to-end, else the cheque's, the instruction's or the batch's."""
    cells: list[Cell | None] = [
        one.transaction.cell_at("ChqInstr/ChqNb"), one.transaction.cell_at("PmtId/EndToEndId"),
        one.transaction.cell_at("PmtId/InstrId"), one.batch.cell_at("PmtInfId"),
    ]  # fmt: skip
    cell = next((cell for cell in cells if cell and cell.text != "NOTPROVIDED"), None)
    if cell is None:
        draft.ask("No payment reference was found (EndToEndId).")
    return draft.text("payment_reference", cell)


def _method(one: _Payment) -> Method | None:
    if one.batch.value("PmtMtd") == "CHK":
        return "cheque"
    level = one.transaction.value("PmtTpInf/SvcLvl/Cd") or one.batch.value("PmtTpInf/SvcLvl/Cd")
    return "sepa" if level == "SEPA" else "wire"
