"""Lockbox files: the cheques that the bank opened for us, with what they say they pay; all totals checked."""

import re
from collections.abc import Iterable
from decimal import Decimal

from docflow.schema.records import Extraction, RemittanceLine
from extractors.contract import Hints
from extractors.messages.elements import Cell
from extractors.messages.records import Row, rows_of
from extractors.papers.paper import Paper
from extractors.statement._draft import TOLD, Draft, Noted, notes_of
from extractors.statement._values import day_of, implied_amount

READERS = ("lockbox",)
_CURRENCY = "USD"
"""The standard is one of American banks and knows no other."""
_NUMBER, _AMOUNT = 16, 10
"""Characters of a document's number and of an amount in an overflow record."""


def claim(paper: Paper, hints: Hints) -> float:
    """Whatever the reader of this syntax read."""
    return 0.99 if paper.pages.reader in READERS else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record per lockbox; what is wrong with the file is told with each."""
    pages = [rows_of(page) for page in paper.pages.pages]
    every = [row for rows in pages for row in rows]
    found = []
    for rows in pages:
        draft = _statement(rows, every)
        found.append(draft.made(notes_of(paper.pages, {row.head.page for row in rows})))
    return found


def _statement(rows: list[Row], every: list[Row]) -> Draft:
    draft = Draft("lockbox", "edi")
    _head(draft, rows, every)
    overflow: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.record == "4":
            overflow.setdefault((row.text("batch"), row.text("item")), []).append(row)
        elif row.cell("content"):
            draft.ask(f'{row.place} is no record of a lockbox file: "{row.text("content")[:40]}".')
    cheques = [row for row in rows if row.record == "6"]
    for number, row in enumerate(cheques, 1):
        _cheque(draft, row, number, overflow.pop((row.text("batch"), row.text("item")), []))
    for lost in overflow.values():
        draft.ask(f"{lost[0].place} belongs to no cheque and was left out.")
    _check(draft, rows, every)
    return draft


def _head(draft: Draft, rows: list[Row], every: list[Row]) -> None:
    head = draft.head
    draft.head.values["currency"] = _CURRENCY
    for row in rows:
        if row.record in ("5", "7", "8"):
            head.put("account", row.text("lockbox"), row.cell("lockbox"))
            head.put("date", day_of(row.text("date")), row.cell("date"))
            head.put("bank", row.text("origin"), row.cell("origin"))
    first = next((row for row in every if row.record == "1"), None)
    if first is not None:
        number = "-".join(part for part in (first.text("date"), first.text("time")) if part)
        head.put("statement_id", number, first.cell("date"), first.cell("time"))
        head.put("bank", first.text("origin"), first.cell("origin"))


def _cheque(draft: Draft, row: Row, number: int, overflow: list[Row]) -> None:
    amount = implied_amount(row.text("amount"), 2)
    if amount is None:
        draft.ask(f'{row.place} was left out: "{row.text("amount")}" is no amount.')
        return
    entry = draft.entry()
    entry.put("amount", amount, row.cell("amount"))
    entry.values |= {"currency": _CURRENCY, "entry": number}
    entry.put("booking_date", draft.head.get("date"))
    entry.put("cheque_number", row.text("cheque").lstrip("0"), row.cell("cheque"))
    account = " ".join(part for part in (row.text("transit"), row.text("account")) if part.strip("0"))
    entry.put("counterparty.bank_account", account, row.cell("transit"), row.cell("account"))
    entry.put("lockbox", draft.head.get("account"))
    entry.put("batch", row.text("batch"), row.cell("batch"))
    entry.put("item", row.text("item"), row.cell("item"))
    _printed(entry, row.cell("rest"))
    _documents(draft, entry, row, overflow)


def _printed(entry: Noted, cell: Cell | None) -> None:
    """What the bank keyed from the cheque: the drawer first, if it looks like a name."""
    if cell is None:
        return
    texts = re.split(r"\s{2,}", cell.text)
    if re.match(r"[^\W\d_]{2}", texts[0]):
        entry.put("counterparty.name", texts.pop(0), cell, sure=TOLD)
    entry.put("text", " ".join(texts), cell)


def _documents(draft: Draft, entry: Noted, row: Row, overflow: list[Row]) -> None:
    """Invoices of the overflow records; with amounts they add up to the cheque."""
    found = [(line, each.cell("rest")) for each in overflow for line in _paid(each.text("rest"))]
    entry.put("documents", tuple(line for line, _ in found), *(cell for _, cell in found))
    paid = [line.paid_amount for line, _ in found if line.paid_amount is not None]
    if found and len(paid) == len(found):
        fault = f"The documents of the cheque in line {row.line} add up to {{found}}, but it is of {{told}}."
        name = f"entries.{len(draft.entries) - 1}: sum(documents.paid_amount) = amount"
        draft.sums(name, paid, entry.values["amount"], fault)


def _paid(text: str) -> Iterable[RemittanceLine]:
    """Number, amount and perhaps a deduction, as often as they come; or numbers alone."""
    text = text.rstrip()
    if not _digits(text[_NUMBER : _NUMBER + _AMOUNT]):
        return [RemittanceLine(document_number=number) for number in re.split(r"\s{2,}|,", text.strip()) if number]
    found = []
    while _digits(text[_NUMBER : _NUMBER + _AMOUNT]):
        number, text = text[:_NUMBER].strip(), text[_NUMBER:]
        amounts = [implied_amount(text[:_AMOUNT], 2)]
        text = text[_AMOUNT:]
        if _digits(text[:_AMOUNT]) and not _digits(text[_NUMBER : _NUMBER + _AMOUNT]):
            amounts.append(implied_amount(text[:_AMOUNT], 2))
            text = ""
        found.append(_line(number, *amounts))
    return found


def _line(number: str, paid: Decimal | None, deduction: Decimal | None = None) -> RemittanceLine:
    if not deduction or paid is None:
        return RemittanceLine(document_number=number, paid_amount=paid)
    return RemittanceLine(
        document_number=number, paid_amount=paid, deduction_amount=deduction, gross_amount=paid + deduction
    )


def _digits(text: str) -> bool:
    return len(text) == _AMOUNT and text.isdigit()


# --- control totals ---------------------------------------------------------------------------------------------------


def _check(draft: Draft, rows: list[Row], every: list[Row]) -> None:
    cheques = [row for row in rows if row.record == "6"]
    for row in rows:
        if row.record == "7":
            mine = [cheque for cheque in cheques if cheque.text("batch") == row.text("batch")]
            _total(draft, row, mine, f"batch {row.text('batch')}")
        elif row.record == "8":
            _total(draft, row, cheques, "lockbox")
    batches = {row.text("batch") for row in rows if row.record == "7"}
    if lost := {cheque.text("batch") for cheque in cheques} - batches:
        draft.ask(f"Batch {min(lost)} has no total (7), so that nobody can tell whether it is whole.")
    if not any(row.record == "8" for row in rows):
        draft.ask("The lockbox has no total (8), so that nobody can tell whether it is whole.")
    trailer = next((row for row in reversed(every) if row.record == "9"), None)
    if trailer is None:
        draft.ask("The file has no trailer (9), so that nobody can tell whether it is whole.")
        return
    told = int(trailer.text("records")) if trailer.text("records").isdigit() else None
    draft.counts("records of the file = 9 records", len(every), told, "The file has {found} records, not {told}.")


def _total(draft: Draft, row: Row, cheques: list[Row], what: str) -> None:
    amounts = [amount for cheque in cheques if (amount := implied_amount(cheque.text("amount"), 2)) is not None]
    count, total = row.text("count"), implied_amount(row.text("total"), 2)
    if not count.isdigit() or total is None:
        draft.ask(f"{row.place} is broken: it has no total.")
        return
    fault = f"The cheques of {what} add up to {{found}}, but its total (line {row.line}) is {{told}}."
    draft.sums(f"sum(cheques of {what}) = {row.record} total", amounts, total, fault)
    fault = f"There are {{found}} cheques of {what}, but its total (line {row.line}) says {{told}}."
    draft.counts(f"cheques of {what} = {row.record} count", len(cheques), int(count), fault)
