"""Statements as CSV or sheets: the columns are told by a saved format, or proposed by their headings.

What is only proposed goes to a person; `docflow bank mapping` saves it. A running balance proves every amount.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.formats import Meaning, Sign, StatementFormat
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.place import Page
from docflow.schema.records import Extraction
from extractors.contract import Hints
from extractors.fields.parties import find_ibans
from extractors.papers.paper import Paper
from extractors.statement._american import tell_originator
from extractors.statement._cells import Line, amount_in, day_in, decimal_of, is_announced, lines_of, order_of, went_out
from extractors.statement._draft import Draft, Noted, notes_of
from extractors.statement._headings import (
    is_foreign,
    meanings_of,
    signature_of,
    tells_balance_only,
    tells_opening,
    tells_statement,
    unit_of,
)
from extractors.statement._narrative import reference
from extractors.statement._values import currency_of

_CARRIERS = ("csv", "sheet")
_HEAD_ROWS = 30
"""Rows among which the headings are looked for."""
_PRICED: tuple[Meaning, ...] = ("amount", "credit", "balance")
_TEXTS: tuple[Meaning, ...] = (
    "bank_reference", "reference", "end_to_end_id", "cheque_number", "counterparty.name", "text",
)  # fmt: skip


class Sheet(NamedTuple):
    """A table of bookings on a page."""

    page: Page
    above: list[Line]
    headings: dict[str, str]
    """Column letters -> heading as printed."""
    rows: list[Line]

    @property
    def signature(self) -> str:
        """What tells this kind of file."""
        return signature_of(list(self.headings.values()))


class Proposal(NamedTuple):
    """A format as the headings and the values suggest it, and what they leave open."""

    format: StatementFormat
    doubts: list[str]


def claim(paper: Paper, hints: Hints) -> float:
    """Columns of a saved format, or headings that only a bank's statement has."""
    if paper.pages.reader not in _CARRIERS or not paper.pages.pages:
        return 0.0
    sheet = sheet_of(paper.pages.pages[0])
    if sheet is None:
        return 0.0
    return 0.99 if _saved(sheet, hints) else 0.9


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record a sheet."""
    found = []
    for page in paper.pages.pages:
        if sheet := sheet_of(page):
            found.append(_statement(sheet, hints).made(notes_of(paper.pages, [page.number])))
    return found


def sheet_of(page: Page) -> Sheet | None:
    """The bookings on a page of a sheet, if its headings are those of a statement."""
    lines = lines_of(page)
    for n, line in enumerate(lines[:_HEAD_ROWS]):
        headings = {column: line.text(column) for column in line.cells}
        if tells_statement(meanings_of(headings)) and not is_foreign(headings):
            return Sheet(page, lines[:n], headings, lines[n + 1 :])
    return None


def propose(sheet: Sheet) -> Proposal:
    """The format of a file that nobody has confirmed."""
    columns = _meanings(sheet)
    money = [columns[name] for name in ("amount", "credit", "debit", "balance") if name in columns]
    amounts = [text for row in sheet.rows for column in money if (text := row.text(column))]
    dates = [
        text for row in sheet.rows for name in ("booking_date", "value_date") if (text := row.text(columns.get(name)))
    ]
    decimal, sure_decimal = decimal_of(amounts)
    order, sure_order = order_of(dates)
    two, mark = {"credit", "debit"} <= columns.keys(), "mark" in columns
    only_balance = tells_balance_only(columns)
    sign: Sign = "columns" if two else "mark" if mark else "balance" if only_balance else "signed"
    own = [amount_in(row.text(columns.get("amount")), decimal) for row in sheet.rows]
    signed = any(amount is not None and amount < ZERO for amount in own)
    doubts = [
        *([] if sure_order else ["Day and month of the dates can be read both ways."]),
        *([] if sure_decimal else ["Points and commas of the amounts can be read both ways."]),
        *(
            []
            if two or mark or signed or only_balance
            else ["No amount is negative and no column says which way the money went."]
        ),
    ]
    found = StatementFormat(
        signature=sheet.signature, columns={name: sheet.headings[column] for name, column in columns.items()},
        dates=order, decimal=decimal, sign=sign,
        currency=unit_of(*(sheet.headings[columns[name]] for name in _PRICED if name in columns)),
    )  # fmt: skip
    return Proposal(found, doubts)


def _meanings(sheet: Sheet) -> dict[Meaning, str]:
    """What the headings mean. Under "IBAN" stands the other side's where the account itself is named above."""
    columns = meanings_of(sheet.headings)
    own = {iban for line in sheet.above for column in line.cells for _, _, iban in find_ibans(line.text(column))}
    told = {row.text(columns.get("account")).replace(" ", "") for row in sheet.rows}
    if "account" in columns and own and not told & own and "counterparty.iban" not in columns:
        columns["counterparty.iban"] = columns.pop("account")
    return columns


def _saved(sheet: Sheet, hints: Hints) -> StatementFormat | None:
    return next((one for one in hints.formats if one.signature == sheet.signature), None)


# --- rows to entries --------------------------------------------------------------------------------------------------


class _Reading(NamedTuple):
    draft: Draft
    sheet: Sheet
    format: StatementFormat
    steps: dict[int, Decimal]
    """Row -> what its balance has more than the one before; filled where no amounts are told."""

    def column(self, meaning: Meaning) -> str | None:
        """The letters of the column that has the meaning."""
        heading = self.format.columns.get(meaning)
        return next((column for column, printed in self.sheet.headings.items() if printed == heading), None)


def _statement(sheet: Sheet, hints: Hints) -> Draft:
    draft = Draft("statement", "sheet")
    known = _saved(sheet, hints)
    proposal = Proposal(known, []) if known else propose(sheet)
    for doubt in proposal.doubts:
        draft.ask(doubt)
    if known is None:
        draft.ask(
            "The columns were told by their headings; save the format with `docflow bank mapping` if it is right."
        )
    reading = _Reading(draft, sheet, proposal.format, {})
    _head(reading)
    rows = [row for row in sheet.rows if not _is_opening(reading, row) and _is_booking(reading, row)]
    if proposal.format.sign == "balance":
        _follow(reading, rows)
    kept = [row for row in rows if _entry(reading, row)]
    if proposal.format.sign != "balance":
        _running(reading, kept)
    days = [entry.get("booking_date") for entry in draft.entries if entry.get("booking_date")]
    draft.head.put("date", max(days, default=None))
    return draft


def _head(reading: _Reading) -> None:
    draft, told = reading.draft, reading.format
    for name in ("account", "currency"):
        column = reading.column("account" if name == "account" else "currency")
        values = {row.text(column) for row in reading.sheet.rows if row.text(column)}
        first = next((row for row in reading.sheet.rows if row.text(column)), None)
        if len(values) == 1 and first is not None:
            value = first.text(column)
            draft.head.put(name, currency_of(value) if name == "currency" else value, *first.cells[column or ""])
        elif len(values) > 1 and name == "account":
            draft.ask(f"The file has bookings of {len(values)} accounts; send one file for each.")
    for line in reading.sheet.above:
        for column in line.cells:
            for _, _, iban in find_ibans(line.text(column)):
                draft.head.put("account", iban, *line.cells[column])
    draft.head.put("account", told.account)
    draft.head.put("currency", told.currency)
    if not draft.head.get("currency"):
        draft.ask("The currency is not told; save it with the format.")


def _is_booking(reading: _Reading, row: Line) -> bool:
    """A row with a date; what stands below the bookings (totals, notes) has none."""
    dated = any(row.text(reading.column(name)) for name in ("booking_date", "value_date"))
    if not dated and any(row.text(reading.column(name)) for name in ("amount", "credit", "debit")):
        reading.draft.ask(f"Row {row.number} has an amount and no date; it was left out.")
    return dated


def _entry(reading: _Reading, row: Line) -> bool:
    """Whether the row became an entry."""
    amount, column = _amount(reading, row)
    if amount is None:
        return False
    draft, form = reading.draft, reading.format
    currency = currency_of(row.text(reading.column("currency")) or draft.currency or "")
    if currency is None:
        draft.ask(f"Row {row.number} was left out, for it has no currency.")
        return False
    entry = draft.entry()
    entry.put("amount", in_units(amount, currency), *row.cells[column])
    entry.values |= {"currency": currency, "entry": len(draft.entries)}
    _status(reading, entry, row)
    for name in ("booking_date", "value_date"):
        place = reading.column("booking_date" if name == "booking_date" else "value_date")
        if text := row.text(place):
            day = day_in(text, form.dates)
            if day is None:
                draft.ask(f'Row {row.number}: "{text}" is no date.')
            entry.put(name, day, *row.cells[place or ""])
    for meaning in _TEXTS:
        _text(entry, meaning, row, reading.column(meaning))
    place = reading.column("counterparty.iban")
    if account := row.text(place).replace(" ", ""):
        name = "counterparty.iban" if find_ibans(account) else "counterparty.bank_account"
        entry.put(name, account, *row.cells[place or ""])
    told = reading.column("text")
    tell_originator(entry, row.text(told), row.cells.get(told or "", ()))
    return True


def _status(reading: _Reading, entry: Noted, row: Line) -> None:
    """A booking that a column without another meaning calls pending is announced, and no money yet."""
    taken = {reading.column(meaning) for meaning in reading.format.columns}
    place = next((one for one in row.cells if one not in taken and is_announced(row.text(one))), None)
    if place is not None:
        entry.put("status", "pending", *row.cells[place])


def _text(entry: Noted, meaning: Meaning, row: Line, column: str | None) -> None:
    if text := row.text(column):
        value = text if meaning in ("text", "counterparty.name") else reference(text)
        entry.put(meaning, value, *row.cells[column or ""])


def _amount(reading: _Reading, row: Line) -> tuple[Decimal | None, str]:
    """The amount in the account's sign and its column; None where there is none, which is told."""
    read: dict[str, Callable[[_Reading, Line], tuple[Decimal | None, str]]] = {
        "columns": _of_two_columns, "mark": _of_marked, "signed": _of_signed, "balance": _of_balance,
    }  # fmt: skip
    amount, column = read[reading.format.sign](reading, row)
    if amount is None:
        reading.draft.ask(f"Row {row.number} was left out, for its amount cannot be read.")
    return amount, column


def _of_signed(reading: _Reading, row: Line) -> tuple[Decimal | None, str]:
    column = reading.column("amount") or ""
    return amount_in(row.text(column), reading.format.decimal), column


def _of_two_columns(reading: _Reading, row: Line) -> tuple[Decimal | None, str]:
    """One of the two is filled (or the other is zero); a debit may be printed with its minus."""
    found = []
    for meaning, sign in (("credit", 1), ("debit", -1)):
        column = reading.column("credit" if meaning == "credit" else "debit") or ""
        amount = amount_in(row.text(column), reading.format.decimal) if row.text(column) else None
        if amount:
            found.append((sign * (abs(amount) if sign < 0 else amount), column))
    return found[0] if len(found) == 1 else (None, "")


def _of_marked(reading: _Reading, row: Line) -> tuple[Decimal | None, str]:
    amount, column = _of_signed(reading, row)
    out = went_out(row.text(reading.column("mark")), reading.format.outgoing)
    if amount is None or out is None:
        return None, column
    return (-abs(amount) if out else amount), column


def _of_balance(reading: _Reading, row: Line) -> tuple[Decimal | None, str]:
    return reading.steps.get(row.number), reading.column("balance") or ""


def _balance(reading: _Reading, row: Line) -> Decimal | None:
    return amount_in(row.text(reading.column("balance")), reading.format.decimal)


def _is_opening(reading: _Reading, row: Line) -> bool:
    """A row that tells the balance before the first booking, and no booking."""
    priced = any(row.text(reading.column(name)) for name in ("amount", "credit", "debit"))
    said = " ".join(row.text(column) for column in row.cells)
    return not priced and tells_opening(said) and _balance(reading, row) is not None


def _follow(reading: _Reading, rows: list[Line]) -> None:
    """Amounts of a file that tells only balances: what each has more than the one before. Which came before is told by
    the days, or by where the opening balance stands; it is never guessed."""
    draft, opening = reading.draft, next((row for row in reading.sheet.rows if _is_opening(reading, row)), None)
    upward = _upward(reading, rows, opening)
    if upward is None:
        draft.ask("Which of the balances is the first is not told, so that no amount follows from them.")
        return
    ordered = rows if upward else rows[::-1]
    before = _balance(reading, opening) if opening else _opening_above(reading)
    if before is not None:
        draft.head.put("opening_balance", before, *(opening.cells[reading.column("balance") or ""] if opening else ()))
    for row in ordered:
        now = _balance(reading, row)
        if now is not None and before is not None:
            reading.steps[row.number] = now - before
        before = now
    if before is not None:
        draft.head.put("closing_balance", before, *ordered[-1].cells[reading.column("balance") or ""])


def _upward(reading: _Reading, rows: list[Line], opening: Line | None) -> bool | None:
    """Whether the oldest booking stands first; None where that is not told."""
    column = reading.column("booking_date") or reading.column("value_date")
    days = [day for row in rows if (day := day_in(row.text(column), reading.format.dates))]
    told = {up for up, holds in ((True, days == sorted(days)), (False, days == sorted(days, reverse=True))) if holds}
    if opening and rows:
        told &= {up for up, end in ((True, rows[0]), (False, rows[-1])) if (opening.number < end.number) == up}
    return told.pop() if len(told) == 1 and len(days) == len(rows) else None


def _opening_above(reading: _Reading) -> Decimal | None:
    """The balance before the first booking, where a line above the headings tells it."""
    for line in reading.sheet.above:
        said = [line.text(column) for column in line.cells]
        amounts = [amount for text in said if (amount := amount_in(text, reading.format.decimal)) is not None]
        if tells_opening(" ".join(said)) and len(amounts) == 1:
            return amounts[0]
    return None


def _running(reading: _Reading, rows: list[Line]) -> None:
    """Each balance is the one before and the amount between; files run upwards or downwards."""
    draft, column = reading.draft, reading.column("balance")
    balances = [amount_in(row.text(column), reading.format.decimal) for row in rows] if column else []
    if not balances or None in balances:
        return
    told = [balance for balance in balances if balance is not None]
    amounts = [entry.values["amount"] for entry in draft.entries]
    pairs = range(1, len(told))
    up = [told[n] - told[n - 1] == amounts[n] for n in pairs]
    down = [told[n - 1] - told[n] == amounts[n - 1] for n in pairs]
    upward = sum(up) >= sum(down)
    first, last = (0, -1) if upward else (-1, 0)
    opening, closing = told[first] - amounts[first], told[last]
    draft.head.put("opening_balance", in_units(opening, draft.currency), *rows[first].cells[column or ""])
    draft.head.put("closing_balance", in_units(closing, draft.currency), *rows[last].cells[column or ""])
    draft.balance()
    for n, holds in zip(pairs, up if upward else down, strict=True):
        if not holds:
            row = rows[n if upward else n - 1]
            draft.ask(
                f"Row {row.number}: the balance {plain(told[n if upward else n - 1])} does not follow from its amount."
            )
            break
