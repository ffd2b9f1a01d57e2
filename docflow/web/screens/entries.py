"""The lines of records that are not remittances, as a table to read."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.base import Frozen
from docflow.schema.records import (
    BankEntry,
    BankStatement,
    Charge,
    Dispute,
    Exchange,
    Extraction,
    Invoice,
    InvoiceLine,
    Party,
    RemittanceLine,
)
from docflow.web import words
from docflow.web.language import _


class EntryCell(NamedTuple):
    text: str
    number: bool


class Entries(NamedTuple):
    """A titled table."""

    title: str
    columns: tuple[str, ...]
    rows: list[list[EntryCell]]


def entries_of(extraction: Extraction | None) -> Entries | None:
    """Invoice positions, bookings, or the invoices a dispute names; None where there are none."""
    record = extraction.record if extraction else None
    if isinstance(record, Invoice) and record.lines:
        return _table(_("Positions"), InvoiceLine, record.lines, record.currency)
    if isinstance(record, BankStatement) and record.entries:
        return _table(_("Bookings"), BankEntry, record.entries, record.currency)
    if isinstance(record, Dispute) and record.invoices:
        return Entries(_("Disputed invoices"), (_("Invoice"),), [[EntryCell(one, False)] for one in record.invoices])
    return None


def _table(title: str, kind: type[Frozen], rows: tuple[Frozen, ...], currency: str | None) -> Entries:
    # Of the many things that may be told only those that some row tells.
    names = tuple(
        name for name, field in kind.model_fields.items() if any(getattr(row, name) != field.default for row in rows)
    )
    columns = tuple(_(name.replace("_", " ").capitalize()) for name in names)
    return Entries(title, columns, [[_cell(getattr(row, name), name, currency) for name in names] for row in rows])


def _cell(value: object, name: str, currency: str | None) -> EntryCell:
    if isinstance(value, Decimal):
        return EntryCell(
            words.money(value, currency) if name.endswith(("amount", "price")) else format(value, "f"), True
        )
    if isinstance(value, Party):
        return EntryCell(value.name or "", False)
    if isinstance(value, tuple):
        return EntryCell(", ".join(_shown(one, currency) for one in value), False)
    if isinstance(value, Exchange):
        return EntryCell(_shown(value, currency), False)
    if isinstance(value, dt.date):
        return EntryCell(words.day(value), False)
    return EntryCell("" if value is None else str(value), False)


def _shown(value: object, currency: str | None) -> str:
    """A charge, an amount in another currency or a document that a booking names."""
    if isinstance(value, (Charge, Exchange)):
        return f"{words.money(value.amount, value.currency)} {value.currency}"
    if isinstance(value, RemittanceLine):
        paid = f" {words.money(value.paid_amount, currency)}" if value.paid_amount is not None else ""
        return f"{value.document_number or ''}{paid}"
    return str(value)
