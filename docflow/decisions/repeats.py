"""What a statement tells again: bookings that another report has told, days that another export covers, gaps."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docflow.rules.receipts import booking_key, receipts_in
from docflow.schema.money import ZERO, plain
from docflow.schema.receipts import RECEIPT_MOVES, Receipt, ReceiptState
from docflow.schema.records import BankEntry, BankStatement
from docflow.store import Tx

_LOCKBOX_DEPOSIT = "115"
"""BAI type code of a lockbox deposit."""
_CLEARING = dt.timedelta(days=4)
"""Between the lockbox's day and the deposit's."""
_SHOWN = 3
"""At most so many bookings are named in one sentence."""


class Told(NamedTuple):
    """What other statements have told of the same bookings."""

    before: frozenset[int]
    """Entries that another report told to the cent: they are kept already."""
    sums: list[Receipt]
    """Receipts of batches that were booked as one sum: the entries tell what they are made of."""
    doubts: list[str]


def told_before(tx: Tx, record: BankStatement) -> Told:
    """Bookings that other statements of the account tell of too, by what the bank calls them."""
    bookings = _bookings(record)
    kept = tx.receipts.booked_as(record, bookings)
    before: set[int] = set()
    sums: list[Receipt] = []
    doubts: list[str] = []
    for key, entries in bookings.items():
        there = kept.get(key, [])
        same = sum((one.amount for one in there), ZERO) == sum((e.amount for _, e in entries), ZERO)
        if there and same and len(there) == 1 < len(entries) and ReceiptState.SPLIT in RECEIPT_MOVES[there[0].status]:
            sums += there
        elif there and same:
            before |= {index for index, _ in entries}
            doubts += _too_late(there, entries)
        elif there:
            doubts.append(f"Booking {key} is kept already, with another amount ({_names(there)}).")
    before |= _deposits_of_lockboxes(tx, record)
    doubts += [*_maybe_told(tx, record), *_deposited_already(tx, record)]
    if before and len(before) < sum(map(len, bookings.values())) and _of_same_kind(tx, record, kept):
        doubts.append(f"{len(before)} of its bookings are kept already from another statement; the others are new.")
    return Told(frozenset(before), sums, [*_gap(tx, record), *_days_kept(tx, record), *doubts[:_SHOWN]])


def _too_late(there: Sequence[Receipt], entries: Sequence[object]) -> list[str]:
    """What a batch is made of is news where the whole was applied; what was taken back concerns nobody any more."""
    if not len(there) == 1 < len(entries) or there[0].status is not ReceiptState.APPLIED:
        return []
    return [
        f"It tells the {len(entries)} payments that receipt {_names(there)} is made of, but that is applied as a "
        "whole; un-apply it to have them apart."
    ]


def _gap(tx: Tx, record: BankStatement) -> list[str]:
    """A statement begins with what the one before ended with."""
    before = tx.statements.before(record) if record.date and record.report == "statement" else None
    if before is None or None in (before.closing, record.opening_balance) or before.closing == record.opening_balance:
        return []
    assert before.closing is not None
    assert record.opening_balance is not None
    return [
        f"It opens with {plain(record.opening_balance)}, but the statement before ({before.date}) closed with "
        f"{plain(before.closing)}; one between them may be missing."
    ]


def _days_kept(tx: Tx, record: BankStatement) -> list[str]:
    """An export without a number may cover days that another one covers too."""
    if record.statement_id or record.sequence:
        return []
    there = tx.receipts.told_otherwise(record, any_report=True)
    return [f"It covers days of which receipts are kept already ({_names(there)})."] if there else []


def _bookings(record: BankStatement) -> dict[str, list[tuple[int, BankEntry]]]:
    """By what the bank calls them, the entries that become receipts."""
    found: dict[str, list[tuple[int, BankEntry]]] = {}
    for index, entry in receipts_in(record):
        if key := booking_key(entry):
            found.setdefault(key, []).append((index, entry))
    return found


def _of_same_kind(tx: Tx, record: BankStatement, kept: Mapping[str, Sequence[Receipt]]) -> bool:
    documents = {one.document_id for there in kept.values() for one in there}
    statements = [tx.statements.of_document(document_id) for document_id in documents]
    return any(one is not None and one.report == record.report for one in statements)


def _maybe_told(tx: Tx, record: BankStatement) -> list[str]:
    """Bookings that another report may have told of: of one amount and day, but the bank gives one side no name."""
    others = tx.receipts.told_otherwise(record)
    found = []
    for _, entry in receipts_in(record):
        named = bool(booking_key(entry))
        alike = [one for one in others if (one.amount, one.entry.booking_date) == (entry.amount, entry.booking_date)]
        if alike := [one for one in alike if not (named and booking_key(one.entry))]:
            found.append(
                f"{plain(entry.amount)} {entry.currency} of {entry.booking_date} may be what another report told "
                f"({_names(alike)}); the bank gives it no reference."
            )
    return found


def _deposits_of_lockboxes(tx: Tx, record: BankStatement) -> set[int]:
    """Deposits whose cheques a lockbox file has told one by one, to the cent."""
    found = set()
    for index, entry in receipts_in(record):
        if entry.code == _LOCKBOX_DEPOSIT and entry.booking_date:
            first, last = entry.booking_date - _CLEARING, entry.booking_date + _CLEARING
            if tx.receipts.lockbox_totals(first, last, entry.currency).count(entry.amount) == 1:
                found.add(index)
    return found


def _deposited_already(tx: Tx, record: BankStatement) -> list[str]:
    """A lockbox file that comes after the statement with its deposit."""
    if record.report != "lockbox" or record.date is None or record.currency is None:
        return []
    total = sum((entry.amount for _, entry in receipts_in(record)), ZERO)
    first, last = record.date - _CLEARING, record.date + _CLEARING
    there = [
        one for one in tx.receipts.of_amount(total, record.currency, first, last) if one.entry.code == _LOCKBOX_DEPOSIT
    ]
    return [f"Its deposit is kept already as one receipt ({_names(there)})."] if total and there else []


def _names(found: Sequence[Receipt]) -> str:
    return ", ".join(one.id for one in found[:_SHOWN])
