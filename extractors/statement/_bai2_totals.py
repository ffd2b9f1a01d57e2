"""The control totals of BAI2: sums and counts of account (49), group (98) and file (99), and the ledger balances."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.money import ZERO, minor_digits
from extractors.messages.elements import Cell
from extractors.messages.records import Row
from extractors.statement._draft import Draft
from extractors.statement._values import implied_amount

_OPENING, _CLOSING = "010", "015"
_CREDITS, _DEBITS = "100", "400"
_DOLLARS = "USD"
Summaries = dict[str, tuple[Decimal, int | None, Cell]]
"""Type code -> amount, item count and place, of what an account record sums up."""


@dataclass
class Group:
    """A group record (02) and its accounts."""

    header: Row | None = None
    accounts: list["Account"] = field(default_factory=list)
    trailer: Row | None = None


@dataclass
class Account:
    """An account record (03) with its transactions (16)."""

    header: Row
    transactions: list[Row] = field(default_factory=list)
    trailer: Row | None = None

    @property
    def rows(self) -> list[Row]:
        """All its records, in order."""
        return [self.header, *self.transactions, *([self.trailer] if self.trailer else [])]


@dataclass
class File:
    """The file's records (01 to 99) as they belong together."""

    header: Row | None = None
    groups: list[Group] = field(default_factory=list)
    trailer: Row | None = None
    stray: list[Row] = field(default_factory=list)
    """Records that belong to nothing."""


def balances(draft: Draft, summaries: Summaries) -> None:
    """Ledger balances and, where the bank tells them, the sums and numbers of credits and debits."""
    for name, code in (("opening_balance", _OPENING), ("closing_balance", _CLOSING)):
        if code in summaries:
            draft.head.put(name, summaries[code][0], summaries[code][2])
    if draft.entries:
        draft.balance()
    elif _OPENING in summaries and _CLOSING in summaries and {_CREDITS, _DEBITS} & summaries.keys():
        terms = [summaries[_OPENING][0], _of(summaries, _CREDITS), -_of(summaries, _DEBITS)]
        fault = "Credits and debits lead to {found}, but the closing balance is {told}."
        draft.sums(
            "opening_balance + credits (100) - debits (400) = closing_balance", terms, summaries[_CLOSING][0], fault
        )
        if _of(summaries, _CREDITS):
            draft.ask("Only balances and sums are told, no bookings.")
    for code, sign, what in ((_CREDITS, 1, "credits"), (_DEBITS, -1, "debits")):
        if code in summaries and draft.entries:
            _check_sum(draft, summaries[code], code, sign, what)


def _of(summaries: Summaries, code: str) -> Decimal:
    return summaries[code][0] if code in summaries else ZERO


def _check_sum(draft: Draft, told: tuple[Decimal, int | None, Cell], code: str, sign: int, what: str) -> None:
    mine = [entry.values["amount"] * sign for entry in draft.entries if entry.values["amount"] * sign > ZERO]
    fault = f"The {what} add up to {{found}}, but type {code} says {{told}}."
    draft.sums(f"sum({what}) = type {code}", mine, told[0], fault)
    if told[1]:
        draft.counts(
            f"number of {what} = type {code} count", len(mine), told[1], f"There are {{found}} {what}, not {{told}}."
        )


def check_account(draft: Draft, account: Account, currency: str) -> None:
    """Sum and number of the account's records against its trailer (49)."""
    trailer = account.trailer
    if trailer is None:
        draft.ask("The account has no trailer (49), so that nobody can tell whether it is whole.")
        return
    digits = minor_digits(currency)
    cells = [cell for row in (account.header, *account.transactions) for cell in row.cells("amount")]
    amounts = [amount for cell in cells if (amount := implied_amount(cell.text, digits)) is not None]
    total = _total(draft, trailer, digits)
    fault = f"The account's amounts add up to {{found}}, but its trailer (line {trailer.line}) says {{told}}."
    draft.sums("sum of all amounts of the account = 49 total", amounts, total, fault)
    fault = f"The account has {{found}} records, but its trailer (line {trailer.line}) says {{told}}."
    draft.counts("records of the account = 49 records", _physical(account.rows), _count(trailer, "records"), fault)


def check_group(group: Group, drafts: list[Draft]) -> None:
    """The group's accounts against its trailer (98); told with each of them."""
    below = [account.trailer for account in group.accounts]
    _check_trailer(drafts, ("group", "accounts", 98), group.trailer, below, _records_of(group))


def check_file(file: File, drafts: list[Draft]) -> None:
    """The file's groups against its trailer (99); told with each account."""
    records = sum(map(_records_of, file.groups)) + _physical([row for row in (file.header, file.trailer) if row])
    _check_trailer(drafts, ("file", "groups", 99), file.trailer, [group.trailer for group in file.groups], records)


def _check_trailer(
    drafts: list[Draft], level: tuple[str, str, int], trailer: Row | None, below: Sequence[Row | None], records: int
) -> None:
    """Total, parts and records against the trailer. `level`: what it closes, its parts, and the trailer's record code;
    `below`: the trailers of the parts."""
    what, parts, code = level
    for draft in drafts:
        if trailer is None:
            draft.ask(f"The {what} has no trailer ({code}), so that nobody can tell whether it is whole.")
            continue
        digits = minor_digits(draft.currency or _DOLLARS)
        totals = [_total(draft, one, digits) or ZERO for one in below if one]
        fault = f"The {parts} add up to {{found}}, but the {what}'s trailer (line {trailer.line}) says {{told}}."
        draft.sums(f"sum of the {parts}' totals = {code} total", totals, _total(draft, trailer, digits), fault)
        for counted, there in ((parts, len(below)), ("records", records)):
            fault = f"The {what} has {{found}} {counted}, but its trailer (line {trailer.line}) says {{told}}."
            draft.counts(f"{counted} of the {what} = {code} {counted}", there, _count(trailer, counted), fault)


def _total(draft: Draft, trailer: Row, digits: int) -> Decimal | None:
    """An empty total is zero; a broken one is told."""
    text = trailer.text("total") or "0"
    total = implied_amount(text, digits)
    if total is None:
        draft.ask(f'{trailer.place} is broken: "{text}" is no total.')
    return total


def _count(trailer: Row, name: str) -> int | None:
    text = trailer.text(name)
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None


def _records_of(group: Group) -> int:
    own = [row for row in (group.header, group.trailer) if row]
    return _physical([*own, *(row for account in group.accounts for row in account.rows)])


def _physical(rows: Iterable[Row]) -> int:
    """Records as the trailers count them: continuations are records of their own."""
    return sum(1 + len(row.cells("continues")) for row in rows)
