"""SWIFT MT940, MT942 and MT950: pages of one statement are joined, the entries lead from balance to balance."""

import itertools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docflow.schema.money import ZERO, in_units
from docflow.schema.records import Charge, Exchange, Extraction
from extractors.contract import Hints
from extractors.fields.parties import find_ibans
from extractors.messages.elements import Cell
from extractors.messages.records import Row, rows_of
from extractors.papers.paper import Paper
from extractors.statement._draft import TOLD, Draft, Noted, notes_of
from extractors.statement._narrative import reference, tell
from extractors.statement._values import day_near, day_of, swift_amount

READERS = ("mt940",)
_OPENING, _CLOSING = (":60F:", ":60M:"), (":62F:", ":62M:")
_INTRADAY = (":13:", ":13D:", ":34F:", ":90C:", ":90D:")
_BROKEN = (*_OPENING, *_CLOSING, ":61:", ":90C:", ":90D:")
_CHEQUES = frozenset({"CHK", "CHG", "ECK", "UCK", "VCK"})
_RETURNS = frozenset({"RTI", "RJT", "RET", "UPD"})
"""Returned item, reject, return, unpaid dishonoured draft."""
_MONEY = re.compile(r"/(OCMT|CHGS)/([A-Z]{3})(\d+[,.]?\d*)")

Message = list[Row]


def claim(paper: Paper, hints: Hints) -> float:
    """Whatever the reader of this syntax read."""
    return 0.99 if paper.pages.reader in READERS else 0.0


def extract(paper: Paper, hints: Hints) -> list[Extraction]:
    """One record a statement."""
    messages = [rows_of(page) for page in paper.pages.pages]
    return [_statement(pages, paper) for pages in _statements(messages)]


def _statements(messages: Iterable[Message]) -> list[list[Message]]:
    """Messages that end and go on with an intermediate balance (:62M:, :60M:) are pages of one statement."""
    found: list[list[Message]] = []
    for message in messages:
        if found and _goes_on(found[-1][-1], message):
            found[-1].append(message)
        else:
            found.append([message])
    return found


def _goes_on(before: Message, after: Message) -> bool:
    intermediate = any(row.record == ":62M:" for row in before) and any(row.record == ":60M:" for row in after)
    return intermediate and _number(before) == _number(after) and _account(before) == _account(after)


def _number(message: Message) -> str:
    return next((row.text("number") for row in message if row.record in (":28:", ":28C:")), "")


def _account(message: Message) -> str:
    return next((row.text("content") for row in message if row.record in (":25:", ":25P:")), "")


def _statement(messages: list[Message], paper: Paper) -> Extraction:
    rows = [row for message in messages for row in message]
    told = {row.record for row in rows}
    intraday = not told & {*_OPENING, *_CLOSING} and bool(told & set(_INTRADAY))
    draft = Draft("intraday" if intraday else "statement", "edi")
    for row in rows:
        if row.record in _BROKEN and not row.text("amount"):
            draft.ask(f'{row.place} is broken and was left out: "{row.text("content")}".')
    for message in messages:
        for row in [row for row in message if row.record == ":25:"][1:]:
            draft.ask(f'{row.place} comes a second time and was left out: "{row.text("content")[:60]}".')
    _head(draft, rows)
    _entries(draft, rows)
    draft.balance()
    for page in messages:
        _summed(draft, page, len(messages) > 1)
    for before, after in itertools.pairwise(messages):
        _chained(draft, before, after)
    if not intraday:
        draft.whole()
    return draft.made(notes_of(paper.pages, {row.head.page for row in rows}))


def _head(draft: Draft, rows: list[Row]) -> None:
    head = draft.head
    for row in rows:
        match row.record:
            case ":20:":
                head.put("statement_id", row.text("content"), row.cell("content"))
            case ":25:" | ":25P:":
                head.put("account", _own_account(row.text("content")), row.cell("content"))
                if row.record == ":25P:" and len(lines := row.cells("content")) > 1:
                    head.put("bank", lines[1].text, lines[1])
            case ":28:" | ":28C:":
                number = "/".join(part for part in (row.text("number"), row.text("page")) if part)
                head.put("sequence", number, row.cell("number"), row.cell("page"))
            case ":60F:" | ":60M:" | ":34F:":
                head.put("currency", row.text("currency"), row.cell("currency"))
    opening = next((row for row in rows if row.record in _OPENING), None)
    closing = next((row for row in reversed(rows) if row.record in _CLOSING), None)
    for name, balance in (("opening_balance", opening), ("closing_balance", closing)):
        if balance is not None:
            head.put("currency", balance.text("currency"), balance.cell("currency"))
            head.put(name, _balance(balance), balance.cell("mark"), balance.cell("amount"))
    if closing is not None:
        head.put("date", day_of(closing.text("date")), closing.cell("date"))


def _own_account(text: str) -> str:
    """The account; the currency that some banks write behind an IBAN ("NL69INGB0123456789EUR") is no part of it."""
    account = text[:-3].rstrip()
    ibans = find_ibans(account) if text[-3:].isalpha() else []
    return account if any(iban == account for _, _, iban in ibans) else text


def _balance(row: Row) -> Decimal | None:
    """In the account's sign; None where it is broken."""
    amount = swift_amount(row.text("amount"))
    if amount is None:
        return None
    return in_units(-amount if row.text("mark") == "D" else amount, row.text("currency"))


# --- entries ----------------------------------------------------------------------------------------------------------


def _entries(draft: Draft, rows: list[Row]) -> None:
    for n, (row, narrative) in enumerate(_booked(rows), 1):
        currency = draft.currency or next((r.text("currency") for r in rows if r.text("currency")), "")
        amount = swift_amount(row.text("amount"))
        if amount is None or not currency:
            what = "amount" if amount is None else "currency"
            draft.ask(f"{row.place} was left out, for it has no {what}.")
            continue
        _entry(draft.entry(), row, narrative, in_units(amount, currency), currency, n)
        if "booking_date" not in draft.entries[-1].values:
            entry_date = day_near(row.text("entry_date"), draft.head.get("date"))
            draft.entries[-1].put("booking_date", entry_date, row.cell("entry_date"))


def _booked(rows: list[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each :61: that can be read, with the :86: and :NS: behind it."""
    booking: tuple[Row, list[Row]] | None = None
    for row in rows:
        if booking is not None and row.record in (":86:", ":NS:"):
            booking[1].append(row)
            continue
        if booking is not None:
            yield booking
        booking = (row, []) if row.record == ":61:" and row.text("amount") else None
    if booking is not None:
        yield booking


def _entry(entry: Noted, row: Row, narrative: list[Row], amount: Decimal, currency: str, number: int) -> None:
    mark = row.text("mark")
    incoming = mark[-1] == "C" if mark[0] != "R" else mark[-1] == "D"
    entry.put("amount", amount if incoming else -amount, row.cell("mark"), row.cell("amount"))
    entry.values |= {"currency": currency, "entry": number}
    if mark[0] == "R":
        entry.put("reversal", True, row.cell("mark"))
    if mark[0] == "E":
        entry.put("status", "pending", row.cell("mark"))
    value_date = day_of(row.text("value_date"))
    entry.put("value_date", value_date, row.cell("value_date"))
    entry.put("booking_date", day_near(row.text("entry_date"), value_date), row.cell("entry_date"))
    _references(entry, row)
    told = [each for each in narrative if each.record == ":86:"]
    code = tell(entry, [cell for each in told for cell in each.cells("text")])
    if (booked := row.text("type")[1:]) in _RETURNS:
        entry.put("return_reason", booked, row.cell("type"))
    _numbered(entry, [cell for each in narrative if each.record == ":NS:" for cell in each.cells("content")])
    kind = "/".join(part for part in (row.text("type"), code) if part)
    entry.put("code", kind, row.cell("type"))
    _details(entry, row)


def _numbered(entry: Noted, lines: list[Cell]) -> None:
    """Lines of :NS: begin with a number: 01 to 14 is the purpose, 15 and 16 the other side's name."""
    named = [(cell.text[:2], cell.text[2:].strip(), cell) for cell in lines if cell.text[:2].isdigit()]
    for name, numbers in (("text", range(1, 15)), ("counterparty.name", range(15, 17))):
        mine = [(text, cell) for number, text, cell in named if int(number) in numbers and text]
        entry.put(name, " ".join(text for text, _ in mine), *(cell for _, cell in mine), sure=TOLD)


def _references(entry: Noted, row: Row) -> None:
    kind = row.text("type")[1:]
    own = reference(row.text("reference"))
    entry.put("reference", own, row.cell("reference"))
    entry.put("bank_reference", reference(row.text("bank_reference")), row.cell("bank_reference"))
    if own and find_ibans(own):
        entry.put("counterparty.iban", own, row.cell("reference"), sure=TOLD)
    if kind in _CHEQUES and own and own.isdigit():
        entry.put("cheque_number", own, row.cell("reference"))


def _details(entry: Noted, row: Row) -> None:
    """Subfield 9: the other side's account, amounts in another currency, a name, or the bank's own number."""
    cells = row.cells("details")
    text = " ".join(cell.text for cell in cells)
    if not text:
        return
    if found := _MONEY.findall(text):
        _moneys(entry, {name: (currency, swift_amount(amount)) for name, currency, amount in found}, row)
    elif ibans := find_ibans(text):
        entry.put("counterparty.iban", ibans[0][2], *cells)
    elif cells[0].word.ref == row.parts[0][1].word.ref.replace(row.parts[0][0], "details"):
        entry.put("counterparty.name", text, *cells, sure=TOLD)
    elif " " not in text and any(c.isdigit() for c in text):
        entry.put("entry_reference", text, *cells)
    else:
        shown = " ".join(part for part in (text, entry.values.pop("text", "")) if part)
        entry.put("text", shown, *cells)


def _moneys(entry: Noted, found: dict[str, tuple[str, Decimal | None]], row: Row) -> None:
    currency, amount = found.get("OCMT", ("", None))
    if amount is not None:
        entry.put("exchange", Exchange(amount=amount, currency=currency), *row.cells("details"))
    currency, amount = found.get("CHGS", ("", None))
    if amount is not None:
        entry.put("charges", (Charge(amount=amount, currency=currency),), *row.cells("details"))


# --- sums -------------------------------------------------------------------------------------------------------------


def _summed(draft: Draft, page: Message, one_of_many: bool) -> None:
    """The balances of each page where there are several, and the sums and counts of :90C: and :90D:."""
    if one_of_many:
        opening = next((_balance(row) for row in page if row.record in _OPENING), None)
        closing = next((_balance(row) for row in page if row.record in _CLOSING), None)
        name = f"page {page[0].head.page}: opening balance + entries = closing balance"
        fault = "The entries of a page lead to {found}, but its closing balance is {told}."
        if opening is not None and closing is not None:
            draft.sums(name, [opening, *_amounts(page)], closing, fault)
    for row in page:
        if row.record in (":90C:", ":90D:"):
            sign = 1 if row.record == ":90C:" else -1
            mine = [amount * sign for amount in _amounts(page) if amount * sign > ZERO]
            fault = f"{row.place} tells of {{told}}, but there are {{found}}."
            draft.counts(f"entries counted = {row.record} number", len(mine), int(row.text("count") or 0), fault)
            draft.sums(f"entries summed = {row.record} amount", mine, swift_amount(row.text("amount")), fault)


def _amounts(page: Message) -> list[Decimal]:
    found = []
    for row, _ in _booked(page):
        amount, mark = swift_amount(row.text("amount")), row.text("mark")
        if amount is not None and mark[0] != "E":
            found.append(amount if mark in ("C", "RD") else -amount)
    return found


def _chained(draft: Draft, before: Message, after: Message) -> None:
    closing = next(_balance(row) for row in reversed(before) if row.record in _CLOSING)
    opening = next((_balance(row) for row in after if row.record in _OPENING), None)
    if closing is not None:
        name = f"closing balance of page {before[0].head.page} = opening balance of page {after[0].head.page}"
        draft.sums(name, [closing], opening, "A page ends with {found}, but the next begins with {told}.")
