"""BAI2: one statement per account record, its control totals checked up to the file's.

Type codes: BAI specification, appendix A: 100-399 credits, 400-699 debits, 920-959 and 960-999 the same by own codes.
"""

import re
from collections.abc import Iterable, Sequence

from docflow.schema.money import ZERO, minor_digits
from docflow.schema.records import Extraction
from extractors.contract import Hints
from extractors.messages.elements import Cell
from extractors.messages.records import Row, rows_of
from extractors.papers.paper import Paper
from extractors.statement._american import tell_originator
from extractors.statement._bai2_totals import (
    Account,
    File,
    Group,
    Summaries,
    balances,
    check_account,
    check_file,
    check_group,
)
from extractors.statement._draft import TOLD, Draft, Noted, notes_of
from extractors.statement._narrative import reference
from extractors.statement._values import currency_of, day_of, implied_amount

READERS = ("bai2",)
_RETURNS = frozenset({"252", "257", "258", "261", "263", "266", "552", "555", "557", "558", "561", "563", "566"})
"""Reversals, rejected and returned items, single (the totals of them have codes of their own)."""
_REVERSALS = frozenset({"252", "258", "552", "558"})
_CHEQUES = frozenset({"175", "255", "301", "395", "455", "474", "475", "555"})
_DOLLARS = "USD"
_LABEL = re.compile(r"(?<![A-Za-z])(EREF|REMI|DBNM|CRNM|DACT|CACT|CHKN|CREF):")
_REASON = re.compile(r'(?i:reason|return reason)\s*:\s*"?([A-Z]\d\d|[^",;]{3,60})')


def claim(paper: Paper, hints: Hints) -> float:
    """Whatever the reader of this syntax read."""
    return 0.99 if paper.pages.reader in READERS else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record per account; what is wrong with a group or the file is told with each of its accounts."""
    file = _file(row for page in paper.pages.pages for row in rows_of(page))
    drafts = [(group, account, _statement(file, group, account)) for group in file.groups for account in group.accounts]
    for group in file.groups:
        check_group(group, [draft for mine, _, draft in drafts if mine is group])
    check_file(file, [draft for _, _, draft in drafts])
    pages = paper.pages
    return [draft.made(notes_of(pages, {row.head.page for row in account.rows})) for _, account, draft in drafts]


def _file(rows: Iterable[Row]) -> File:
    file = File()
    for row in rows:
        group = file.groups[-1] if file.groups else None
        account = group.accounts[-1] if group and group.accounts else None
        match row.record:
            case "01":
                file.header = file.header or row
            case "02":
                file.groups.append(Group(row))
            case "03":
                if group is None or group.trailer is not None:
                    file.groups.append(Group())
                file.groups[-1].accounts.append(Account(row))
            case "16" if account is not None and account.trailer is None:
                account.transactions.append(row)
            case "49" if account is not None and account.trailer is None:
                account.trailer = row
            case "98" if group is not None and group.trailer is None:
                group.trailer = row
            case "99" if file.trailer is None:
                file.trailer = row
            case _:
                file.stray.append(row)
    return file


# --- one account ------------------------------------------------------------------------------------------------------


def _statement(file: File, group: Group, account: Account) -> Draft:
    draft = Draft("statement", "edi")
    header = group.header
    printed = account.header.text("currency") or (header.text("currency") if header else "") or _DOLLARS
    currency = currency_of(printed) or ""
    if not currency:
        draft.ask(f'"{printed}" (line {account.header.line} or its group) is no currency; the bookings were left out.')
    _head(draft, file, group, account, currency)
    if group.header is None:
        draft.ask("The account stands in no group (02), so that its date is not known.")
    elif header and header.text("status") not in ("", "1"):
        draft.ask(f"{header.place}: status {header.text('status')} says that the group was deleted or corrected.")
    elif header and header.text("modifier") in ("1", "3"):
        draft.report = "intraday"
    summaries = _summaries(draft, account.header, currency)
    for number, row in enumerate(account.transactions if currency else (), 1):
        _entry(draft, row, number, currency, header)
    balances(draft, summaries)
    check_account(draft, account, currency)
    for row in [*account.rows, *file.stray]:
        _told_broken(draft, row, stray=row in file.stray)
    return draft


def _head(draft: Draft, file: File, group: Group, account: Account, currency: str) -> None:
    head, header = draft.head, account.header
    head.put("account", header.text("account"), header.cell("account"))
    own = header.cell("currency") or (group.header.cell("currency") if group.header else None)
    head.put("currency", currency, own, sure=1.0 if own else TOLD)
    if file.header is not None:
        number = "-".join(part for part in (file.header.text("date"), file.header.text("file_id")) if part)
        head.put("statement_id", number, file.header.cell("date"), file.header.cell("file_id"))
    if group.header is not None:
        head.put("date", day_of(group.header.text("date")), group.header.cell("date"))
        head.put("bank", group.header.text("originator"), group.header.cell("originator"))


def _told_broken(draft: Draft, row: Row, stray: bool) -> None:
    if stray:
        draft.ask(f"{row.place} belongs to no account or group and was left out.")
    for cell in row.cells("loose"):
        line = cell.word.ref.rpartition("line ")[2]
        draft.ask(f'Line {line} is no BAI2 record; it was taken as a part of the record before: "{cell.text[:40]}".')
    for cell in row.cells("continues"):
        if cell.text != "88":
            line = cell.word.ref.rpartition("line ")[2]
            draft.ask(f'Line {line} is broken: it begins with "{cell.text}" where a continuation begins with "88,".')


def _summaries(draft: Draft, header: Row, currency: str) -> Summaries:
    """Type code -> amount, item count and place, of what the account record sums up."""
    found: Summaries = {}
    code = ""
    for name, cell in header.parts:
        if name == "type":
            code = cell.text
        elif name == "amount" and code:
            amount = implied_amount(cell.text, minor_digits(currency))
            if amount is None:
                draft.ask(f'{header.place}: "{cell.text}" of type {code} is no amount.')
            else:
                found.setdefault(code, (amount, None, cell))
        elif name == "count" and code in found and cell.text.isdigit():
            found[code] = (found[code][0], int(cell.text), found[code][2])
    return found


def _entry(draft: Draft, row: Row, number: int, currency: str, header: Row | None) -> None:
    code = row.text("type")
    amount = implied_amount(row.text("amount") or "0", minor_digits(currency))
    sign = _sign(code)
    if amount is None or not sign:
        what = f'"{row.text("amount")}" is no amount' if amount is None else f'"{code}" is no type of a booking'
        draft.ask(f"{row.place} was left out: {what}.")
        return
    if code == "890":
        return
    entry = draft.entry()
    entry.put("amount", amount * sign, row.cell("amount"))
    entry.values |= {"currency": currency, "entry": number}
    entry.put("code", code, row.cell("type"))
    if header is not None:
        entry.put("booking_date", day_of(header.text("date")), header.cell("date"))
    entry.put("value_date", day_of(row.text("value_date")), row.cell("value_date"))
    entry.put("bank_reference", reference(row.text("bank_reference")), row.cell("bank_reference"))
    entry.put("reference", reference(row.text("reference")), row.cell("reference"))
    if code in _CHEQUES and row.text("reference").isdigit():
        entry.put("cheque_number", row.text("reference"), row.cell("reference"))
    _narrative(entry, [cell for name, cell in row.parts if name in ("text", "loose")], code)


def _sign(code: str) -> int:
    """1 for credits, -1 for debits, 0 for what is neither; 890 tells no money."""
    if not re.fullmatch(r"\d{3}", code):
        return 0
    number = int(code)
    if 100 <= number <= 399 or 920 <= number <= 959 or number == 890:
        return 1
    return -1 if 400 <= number <= 699 or 960 <= number <= 999 else 0


def _narrative(entry: Noted, cells: Sequence[Cell], code: str) -> None:
    """The text, and of it what some banks label (one label a line)."""
    entry.put("text", " ".join(cell.text for cell in cells), *cells)
    incoming = entry.values["amount"] > ZERO
    names = {
        "EREF": "end_to_end_id", "CHKN": "cheque_number", "DBNM" if incoming else "CRNM": "counterparty.name",
        "DACT" if incoming else "CACT": "counterparty.bank_account",
    }  # fmt: skip
    for cell in cells:
        label = _LABEL.match(cell.text)
        name = names.get(label[1]) if label else None
        if label and name:
            entry.put(name, reference(cell.text[label.end() :]), cell, sure=TOLD)
    tell_originator(entry, " ".join(cell.text for cell in cells), cells)
    if code in _RETURNS:
        told = next(((match[1].strip(), cell) for cell in cells if (match := _REASON.search(cell.text))), None)
        entry.put("return_reason", told[0] if told else f"BAI {code}", told[1] if told else None)
        entry.put("reversal", code in _REVERSALS or None)
