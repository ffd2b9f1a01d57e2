"""What a YAML file beside an MT940 file says: the objects of a Python reader, written out with their tags."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from docflow.schema.records import BankEntry, BankStatement, Extraction


def _plain(loader: Any, _: str, node: Any) -> Iterator[object]:
    """What stands under a tag of a Python object, which is never made; parts may refer to the whole."""
    if isinstance(node, yaml.MappingNode):
        body: dict[str, Any] = {}
        yield body
        body.update(loader.construct_mapping(node))
    elif isinstance(node, yaml.SequenceNode):
        items: list[Any] = []
        yield items
        items.extend(loader.construct_sequence(node))
    else:
        yield loader.construct_scalar(node)


_Loader: Any = type("_Loader", (yaml.SafeLoader,), {})
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def disagreement(truth: Path, found: list[Extraction]) -> str:
    """A sentence for the first value in which the records are not as told; empty where all agree."""
    body: dict[str, Any] = yaml.load(truth.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - makes plain values only
    records = [one.record for one in found if isinstance(one.record, BankStatement)]
    told = [one["data"] for one in body["transactions"] if one["data"].get("amount")]
    entries = [entry for record in records for entry in record.entries]
    if len(told) != len(entries):
        asked = any("was left out" in sentence for one in found for sentence in one.review)
        return "" if asked else f"it tells of {len(told)} entries, found are {len(entries)}"
    pairs = zip(told, entries, strict=True)
    head = _head_differs(body["data"], records)
    return next((sentence for sentence in (*(_differs(*pair) for pair in pairs), head) if sentence), "")


def _differs(told: dict[str, Any], entry: BankEntry) -> str:
    text = _squeezed(" ".join(filter(None, (entry.text, entry.entry_reference, entry.counterparty.name))))
    pairs: tuple[tuple[str, object, object], ...] = (
        ("amount", Decimal(told["amount"]["amount"][0]), entry.amount),
        ("currency", told["amount"]["currency"], entry.currency),
        ("value date", _day(told.get("date")), entry.value_date),
        ("bank reference", _reference(told.get("bank_reference")), entry.bank_reference),
        ("reference", _reference(told.get("customer_reference")), entry.reference),
        ("extra details", True, _squeezed(told.get("extra_details") or "") in text),
    )  # fmt: skip
    for name, want, got in pairs:
        if want != got:
            return f"entry {entry.entry}: {name} is {want}, found {got}"
    details = told.get("transaction_details") or ""
    # The truth takes what follows the closing balance for a part of the last text.
    known = _squeezed(details) in text or text in _squeezed(details)
    if details and details.lstrip()[3:4] not in "?>/" and "/" not in details[:2] and not known:
        return f"entry {entry.entry}: its text is {details!r}, found {entry.text!r}"
    return ""


def _head_differs(told: dict[str, Any], records: list[BankStatement]) -> str:
    """The reader keeps the last statement of a file."""
    last = records[-1]
    account = told.get("account_identification")
    if account is not None and account != last.account:
        return f"the account is {account}, found {last.account}"
    closing = told.get("final_closing_balance")
    amounts = [record.closing_balance for record in records]
    if closing and not {sign * Decimal(closing["amount"]["amount"][0]) for sign in (1, -1)} & set(amounts):
        return f"the closing balance is {closing['amount']['amount'][0]}, found {amounts[-1]}"
    return ""


def _day(body: object) -> dt.date | None:
    """A date is four bytes: two of the year, month and day."""
    packed = body[0] if isinstance(body, list) and body else None
    return dt.date(packed[0] * 256 + packed[1], packed[2], packed[3]) if isinstance(packed, bytes) else None


def _reference(text: str | None) -> str | None:
    plain = (text or "").strip()
    return plain if plain not in ("", "NONREF", "EREF") else None


def _squeezed(text: str) -> str:
    return "".join(text.split())
