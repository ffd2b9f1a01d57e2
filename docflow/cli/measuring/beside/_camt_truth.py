"""What a JSON file beside a camt message says: the objects of a PHP reader, written out with their class names."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from docflow.schema.money import ZERO, from_minor
from docflow.schema.records import BankEntry, BankStatement, Extraction

_CLASS = "__CLASS__"


class _Told(NamedTuple):
    """One entry as the JSON tells it."""

    amount: Decimal
    currency: str
    status: str
    booked: dt.datetime | None
    valued: dt.datetime | None
    bank_reference: str
    end_to_end_ids: frozenset[str]
    texts: frozenset[str]
    references: frozenset[str]
    transactions: int


_STATUS = {"BOOK": "booked", "PDNG": "pending", "INFO": "information", "FUTR": "pending"}


def disagreement(truth: Path, found: list[Extraction]) -> str:
    """A sentence for the first value in which the records are not as told; empty where all agree."""
    body = json.loads(truth.read_text(encoding="utf-8"))
    told = [_entry(each) for each in _of_class(body, "DTO\\Entry")]
    records = [one.record for one in found if isinstance(one.record, BankStatement)]
    groups = [group for record in records for group in _groups(record)]
    if len(body["getRecords"]) > 1:
        # Entries of a later statement were written over those of an earlier one that had the same index.
        groups = groups[len(groups) - len(told) :]
    if len(told) != len(groups):
        return f"it tells of {len(told)} entries, found are {len(groups)}"
    sentences = (_entry_differs(want, group) for want, group in zip(told, groups, strict=True))
    return next((sentence for sentence in (*sentences, *_balances(body, records)) if sentence), "")


def _groups(record: BankStatement) -> Iterator[list[BankEntry]]:
    """The entries of each booking."""
    numbers = dict.fromkeys(entry.entry for entry in record.entries)
    yield from ([entry for entry in record.entries if entry.entry == number] for number in numbers)


def _entry(body: dict[str, Any]) -> _Told:
    details = list(_of_class(body, "EntryTransactionDetail"))
    return _Told(
        amount=_money(body["getAmount"]), currency=body["getAmount"]["getCurrency"]["getCode"],
        status=_STATUS.get(body["getStatus"] or "", "booked"), booked=_moment(body["getBookingDate"]),
        valued=_moment(body["getValueDate"]), bank_reference=body["getAccountServicerReference"] or "",
        end_to_end_ids=frozenset(_texts(details, "getEndToEndId")),
        texts=frozenset(_texts(list(_of_class(details, "UnstructuredRemittanceInformation")), "getMessage")),
        references=frozenset(_texts(list(_of_class(details, "CreditorReferenceInformation")), "getRef")),
        transactions=len(details),
    )  # fmt: skip


def _entry_differs(want: _Told, group: list[BankEntry]) -> str:
    first = group[0]
    amount = sum((entry.amount for entry in group), ZERO)
    pairs: tuple[tuple[str, object, object], ...] = (
        ("amount", want.amount, amount), ("currency", want.currency, first.currency),
        ("status", want.status, first.status),
        ("booking date", _same_day(want.booked, first.booking_date), True),
        ("value date", _same_day(want.valued, first.value_date), True),
    )  # fmt: skip
    for name, told, got in pairs:
        if told != got:
            return f"entry {first.entry}: {name} is {told}, found {got}"
    if len(group) == 1 and want.bank_reference and want.bank_reference not in (first.bank_reference, None):
        # The transaction's own reference stands before the booking's.
        return "" if first.bank_reference else f"entry {first.entry}: bank reference {want.bank_reference} is missing"
    return _missing(want, group)


def _missing(want: _Told, group: list[BankEntry]) -> str:
    """Numbers and texts that are told and were not found; of what was not taken apart they stand nowhere."""
    if len(group) < want.transactions:
        return ""
    ids = {entry.end_to_end_id for entry in group}
    references = {reference for entry in group for reference in entry.references}
    texts = " ".join(entry.text or "" for entry in group)
    lost = [
        *(want.end_to_end_ids - ids - {"NOTPROVIDED"}), *(want.references - references),
        *(text for text in want.texts if " ".join(text.split()) not in texts and text not in references),
    ]  # fmt: skip
    return f"entry {group[0].entry}: {lost[0]} was not found" if lost else ""


def _balances(body: dict[str, Any], records: list[BankStatement]) -> Iterator[str]:
    told = [one for name in ("Statement", "Report", "Notification") for one in _of_class(body, f"DTO\\{name}")]
    for want, record in zip(told, records[len(records) - len(told) :], strict=False):
        for kind, got in (("opening", record.opening_balance), ("closing", record.closing_balance)):
            wanted = [_money(each["getAmount"]) for each in want.get("getBalances") or () if each["getType"] == kind]
            if got is not None and got not in wanted:
                yield f"the {kind} balance is {', '.join(map(str, wanted))}, found {got}"


def _of_class(body: object, name: str) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        if str(body.get(_CLASS, "")).endswith(name):
            yield body
        for value in body.values():
            yield from _of_class(value, name)
    elif isinstance(body, list):
        for value in body:
            yield from _of_class(value, name)


def _texts(bodies: list[dict[str, Any]], name: str) -> Iterator[str]:
    for body in bodies:
        for key, value in body.items():
            if key == name and isinstance(value, str) and value and not value.startswith("__"):
                yield value
            elif isinstance(value, (dict, list)):
                parts = value if isinstance(value, list) else [value]
                yield from _texts([one for one in parts if isinstance(one, dict)], name)


def _money(body: dict[str, Any]) -> Decimal:
    return from_minor(int(body["getAmount"]), body["getCurrency"]["getCode"])


def _moment(body: dict[str, Any] | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(body["0"]) if body else None


def _same_day(told: dt.datetime | None, found: dt.date | None) -> bool:
    """The truth has moments in UTC; the message's own day may be the next one."""
    if told is None or found is None:
        return told is None and found is None
    return (found - told.date()).days in ((0,) if told.time() == dt.time() else (0, 1))
