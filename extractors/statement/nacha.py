"""NACHA (ACH) files: entries that a bank passes on to us, and returns of debits that we have drawn.

A credit (transaction codes ending in 0 to 4) comes into the receiver's account, a debit (5 to 9) goes out of it.
Returns and notifications of change bear addenda 99 and 98; the original entry is named by its trace number.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.money import ZERO
from docflow.schema.records import Extraction, RemittanceLine
from extractors.contract import Hints
from extractors.messages.records import Row, rows_of
from extractors.papers.paper import Paper
from extractors.statement._draft import Draft, Noted, notes_of
from extractors.statement._values import day_of, implied_amount

READERS = ("nacha",)
_CURRENCY = "USD"
_PRENOTES = frozenset("389")
"""Last digits of transaction codes of prenotifications; 4 and 9 carry remittances without money."""
_X12 = re.compile(r"\s*(?:ISA|ST)[^A-Za-z0-9 ]")
_RMR = re.compile(r"RMR\*\w*\*([^*\\~]+)\*[^*\\~]*\*(-?\d+(?:\.\d*)?)")
_HASH = 10**10


class _Entry(NamedTuple):
    row: Row
    addenda: list[Row]


def claim(paper: Paper, hints: Hints) -> float:
    """Whatever the reader of this syntax read."""
    return 0.9 if paper.pages.reader in READERS else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record per batch; what is wrong with the file is told with each."""
    pages = [rows_of(page) for page in paper.pages.pages]
    every = [row for rows in pages for row in rows]
    return [
        _statement(rows, every).made(notes_of(paper.pages, {row.head.page for row in rows}))
        for rows in pages
        if any(row.record in ("5", "6") for row in rows)
    ]


def entries_of(rows: Iterable[Row]) -> list[_Entry]:
    """Each entry (6) with its addenda (7)."""
    found: list[_Entry] = []
    for row in rows:
        if row.record == "6":
            found.append(_Entry(row, []))
        elif row.record == "7" and found:
            found[-1].addenda.append(row)
    return found


def _statement(rows: list[Row], every: list[Row]) -> Draft:
    draft = Draft("ach", "edi")
    batch = next((row for row in rows if row.record == "5"), None)
    entries = entries_of(rows)
    _head(draft, every, batch, entries)
    for number, one in enumerate(entries, 1):
        _entry(draft, one, batch, number)
    for row in rows:
        if row.cell("content"):
            draft.ask(f'{row.place} is no record of an ACH file: "{row.text("content")[:40]}".')
    _check(draft, rows, every, entries)
    return draft


def _head(draft: Draft, every: list[Row], batch: Row | None, entries: list[_Entry]) -> None:
    head = draft.head
    head.values["currency"] = _CURRENCY
    accounts = {one.row.text("account") for one in entries}
    if len(accounts) == 1:
        head.put("account", entries[0].row.text("account"), entries[0].row.cell("account"))
        head.put("bank", entries[0].row.text("routing"), entries[0].row.cell("routing"))
    elif accounts:
        draft.ask(f"The batch has entries of {len(accounts)} accounts: it orders payments and is no statement of ours.")
    header = next((row for row in every if row.record == "1"), None)
    if header is not None:
        number = "-".join(part for name in ("date", "time", "modifier") if (part := header.text(name)))
        head.put("statement_id", number, header.cell("date"), header.cell("time"), header.cell("modifier"))
    if batch is not None:
        head.put("sequence", batch.text("batch"), batch.cell("batch"))
        head.put("date", day_of(batch.text("effective")), batch.cell("effective"))


def _entry(draft: Draft, one: _Entry, batch: Row | None, number: int) -> None:
    row = one.row
    amount, code = implied_amount(row.text("amount"), 2), row.text("code")
    if amount is None or not re.fullmatch(r"\d\d", code):
        draft.ask(f"{row.place} was left out: it has no {'amount' if amount is None else 'transaction code'}.")
        return
    entry = draft.entry()
    entry.put("amount", amount if code[1] < "5" else -amount, row.cell("amount"), row.cell("code"))
    entry.values |= {"currency": _CURRENCY, "entry": number}
    entry.put("code", f"{batch.text('class')}/{code}" if batch else code, row.cell("code"))
    entry.put("bank_reference", row.text("trace"), row.cell("trace"))
    entry.put("reference", row.text("id"), row.cell("id"))
    if code[1] in _PRENOTES or not amount:
        entry.put("status", "information", row.cell("code"))
    if batch is not None:
        entry.put("booking_date", day_of(batch.text("effective")), batch.cell("effective"))
    returned = next((each for each in one.addenda if each.text("type") in ("98", "99")), None)
    if returned is not None:
        _returned(entry, returned, row)
    elif batch is not None:
        entry.put("counterparty.name", batch.text("company"), batch.cell("company"))
        _addenda(entry, one)


def _returned(entry: Noted, addendum: Row, row: Row) -> None:
    """Of what we had sent: the other side is the receiver."""
    entry.put("counterparty.name", row.text("name"), row.cell("name"))
    entry.put("text", addendum.text("text"), addendum.cell("text"))
    if addendum.text("type") == "98":
        entry.put("status", "information", addendum.cell("type"))
        return
    entry.put("return_reason", addendum.text("reason"), addendum.cell("reason"))
    entry.put("return_of", addendum.text("original_trace"), addendum.cell("original_trace"))


def _addenda(entry: Noted, one: _Entry) -> None:
    """Free text and remittance segments; a whole X12 message in them is a record of its own."""
    cells = [cell for each in one.addenda for cell in each.cells("text")]
    text = " ".join(cell.text for cell in cells)
    if _X12.match(text):
        return
    entry.put("text", text, *cells)
    lines = tuple(RemittanceLine(document_number=m[1].strip(), paid_amount=Decimal(m[2])) for m in _RMR.finditer(text))
    entry.put("documents", lines, *cells)


# --- control totals ---------------------------------------------------------------------------------------------------


def _check(draft: Draft, rows: list[Row], every: list[Row], entries: list[_Entry]) -> None:
    control = next((row for row in rows if row.record == "8"), None)
    if control is None:
        draft.ask("The batch has no control record (8), so that nobody can tell whether it is whole.")
    else:
        _controlled(draft, control, entries, "batch")
    last = next((row for row in reversed(every) if row.record == "9"), None)
    if last is None:
        draft.ask("The file has no control record (9), so that nobody can tell whether it is whole.")
        return
    _controlled(draft, last, entries_of(every), "file")
    batches = sum(row.record == "5" for row in every)
    told = int(last.text("batches")) if last.text("batches").isdigit() else None
    draft.counts("batches of the file = 9 batches", batches, told, "The file has {found} batches, not {told}.")


def _controlled(draft: Draft, control: Row, entries: list[_Entry], what: str) -> None:
    where = f"but the control record (line {control.line}) says {{told}}."
    count = sum(1 + len(one.addenda) for one in entries)
    hashed = sum(int(one.row.text("routing")[:8]) for one in entries if one.row.text("routing")[:8].isdigit()) % _HASH
    for name, found, fault in (
        ("count", count, f"The {what} has {{found}} entries and addenda, {where}"),
        ("hash", hashed, f"The routing numbers of the {what} add up to {{found}}, {where}"),
    ):
        told = control.text(name)
        if told.isdigit():
            draft.counts(f"{name} of the {what} = {control.record} {name}", found, int(told), fault)
        else:
            draft.ask(f"{control.place} is broken: it has no {name}.")
    for name, debit in (("debits", True), ("credits", False)):
        fault = f"The {name} of the {what} add up to {{found}}, {where}"
        told_sum = implied_amount(control.text(name), 2)
        draft.sums(f"{name} of the {what} = {control.record} {name}", _amounts(entries, debit), told_sum, fault)
        if told_sum is None:
            draft.ask(f"{control.place} is broken: it has no sum of {name}.")


def _amounts(entries: list[_Entry], debit: bool) -> Iterator[Decimal]:
    for one in entries:
        if (one.row.text("code")[1:2] >= "5") is debit:
            yield implied_amount(one.row.text("amount"), 2) or ZERO
