"""A posting as a bank statement of Tryton, and the comparison of one with the other. Pure.

Tryton books the bank side itself, as the sum of the statement's lines on the journal's account; every other line of the
posting is one statement line: money received is positive, what it was short by is negative.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from docflow.errors import LedgerRejected, LedgerStale
from docflow.ledgers._refusals import already_paid, other_currency
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import Posting, PostingLine

Row = dict[str, Any]
ITEM = "inv:"
CUSTOMERS = ("receivable", "residual", "on_account")
"""Roles that are booked on the customer's receivable account unless the line names another."""
STATEMENT_FIELDS = (
    *("name", "state", "date", "journal.account.code", "journal.currency.code", "journal.currency.id"),
    *("company.currency.id", "lines.amount", "lines.date", "lines.related_to", "lines.account.code"),
    *("lines.account.type.receivable", "lines.party.code", "lines.move.id", "lines.move.date", "lines.move.state"),
)


class Plan(NamedTuple):
    """The record ids that a posting needs, all read and found good."""

    company: int
    journal: Row
    party: int
    receivable: int
    accounts: Mapping[str, int]
    invoices: Mapping[int, Row]


def amount_of(line: PostingLine) -> Decimal:
    """The statement line's amount: what the posting credits."""
    return (line.credit or ZERO) - (line.debit or ZERO)


def legs(posting: Posting) -> list[PostingLine]:
    """The lines that become statement lines."""
    return [line for line in posting.lines if line.role != "bank" and amount_of(line)]


def cash(posting: Posting) -> Decimal:
    """What reaches the bank account."""
    return sum((-amount_of(line) for line in posting.lines if line.role == "bank"), ZERO)


def invoice_id(line: PostingLine) -> int | None:
    """The invoice that the line settles; None for other lines. Raises LedgerRejected for a foreign reference."""
    if line.role != "receivable" or line.open_item is None:
        return None
    number = line.open_item.removeprefix(ITEM)
    if not line.open_item.startswith(ITEM) or not (number.isascii() and number.isdigit()):
        raise LedgerRejected(f"{line.open_item} is not an open item of this ledger; list its open items again.")
    return int(number)


def taken(posting: Posting) -> dict[int, Decimal]:
    """Invoice -> what the posting takes off it (negative for credits)."""
    sums: dict[int, Decimal] = {}
    for line in legs(posting):
        number = invoice_id(line)
        if number is not None:
            sums[number] = sums.get(number, ZERO) + amount_of(line)
    return sums


def closes(posting: Posting, number: int) -> bool:
    """Whether nothing of the invoice may remain."""
    return any(line.close for line in legs(posting) if invoice_id(line) == number)


def check_items(posting: Posting, invoices: Mapping[int, Row]) -> None:
    """What the posting takes must still be there. Raises LedgerStale naming the first item that moved."""
    for number, amount in taken(posting).items():
        invoice = invoices.get(number)
        if invoice is None:
            raise LedgerStale(f"Invoice {ITEM}{number} is not in the ledger.")
        if invoice["currency"]["code"] != posting.currency:
            raise other_currency(invoice["number"], invoice["currency"]["code"], posting.currency)
        if posting.kind == "reversal":
            continue
        remains = invoice["amount_to_pay"]
        if invoice["state"] != "posted" or amount * remains < 0 or abs(amount) > abs(remains):
            raise already_paid(invoice["number"], remains, amount)
        if closes(posting, number) and amount != remains:
            raise LedgerStale(f"{invoice['number']} would keep {plain(remains - amount)} open, but is to be closed.")


def values(posting: Posting, plan: Plan) -> Row:
    """The statement as Tryton's `create` takes it; lines of one party stand together and make one move."""
    total = cash(posting)
    lines = sorted((_line(posting, line, plan) for line in legs(posting)), key=lambda row: int(row["party"]))
    return {
        "name": posting.posting_id,
        "company": plan.company,
        "journal": plan.journal["id"],
        "date": posting.posting_date,
        "total_amount": total,
        "number_of_lines": len({row["party"] for row in lines}),
        "lines": [["create", lines]],
    }


def _line(posting: Posting, line: PostingLine, plan: Plan) -> Row:
    number = invoice_id(line)
    invoice = plan.invoices[number] if number is not None else None
    related = invoice is not None and posting.kind != "reversal"
    if invoice is not None:
        account = int(invoice["account"]["id"])
    else:
        account = plan.accounts[line.account] if line.account else plan.receivable
    return {
        "number": posting.posting_id,
        "date": posting.posting_date,
        "amount": amount_of(line),
        "party": int(invoice["party"]["id"]) if invoice else plan.party,
        "account": account,
        "related_to": f"account.invoice,{number}" if related else None,
        "description": _description(posting, line),
    }


def _description(posting: Posting, line: PostingLine) -> str:
    parts = [posting.payment.reference, line.role.replace("_", " "), line.reason or "", line.open_item or ""]
    return " ".join(part for part in parts if part)


def differences(posting: Posting, statement: Row) -> list[str]:
    """How the statement in Tryton differs from the posting, as sentences; empty where it is the same."""
    found: list[str] = []
    bank = {line.account for line in posting.lines if line.role == "bank" and line.account}
    journal = statement["journal"]
    if statement["date"] != posting.posting_date:
        found.append(f"it is dated {statement['date']}, not {posting.posting_date}")
    if journal["currency"]["code"] != posting.currency:
        found.append(f"its journal is in {journal['currency']['code']}, not {posting.currency}")
    if bank and bank != {journal["account"]["code"]}:
        found.append(f"the money is on account {journal['account']['code']}, not {', '.join(sorted(bank))}")
    there = [_there(row, posting.posting_date) for row in statement["lines"] or ()]
    for wanted in sorted(_wanted(posting), key=lambda one: not one.account):  # those that fit one account only first
        fitting = next((leg for leg in there if wanted.fits(leg)), None)
        if fitting is None:
            found.append(f"it lacks {wanted}")
        else:
            there.remove(fitting)
    return found + [f"it has {leg} too many" for leg in there]


class _Leg(NamedTuple):
    """One line of a statement, as far as it is compared."""

    amount: Decimal
    account: str
    """Code; empty where any receivable account will do."""
    related: str
    receivable: bool
    dated: bool = True
    """Whether it has the posting's date."""

    def fits(self, there: "_Leg") -> bool:
        """Whether the line of the statement is this one."""
        same = (self.amount, self.related, self.dated) == (there.amount, there.related, there.dated)
        return same and (self.account == there.account if self.account else there.receivable)

    def __str__(self) -> str:
        where = self.related or (f"account {self.account}" if self.account else "the receivable account")
        return f"{plain(self.amount)} on {where}" + ("" if self.dated else " at another date")


def _wanted(posting: Posting) -> Iterator[_Leg]:
    for line in legs(posting):
        number = invoice_id(line)
        related = f"account.invoice,{number}" if number is not None and posting.kind != "reversal" else ""
        code = "" if number is not None else line.account or ""
        yield _Leg(amount_of(line), code, related, receivable=not code)


def _there(row: Row, day: dt.date) -> _Leg:
    receivable = bool((row["account"].get("type") or {}).get("receivable"))
    return _Leg(row["amount"], row["account"]["code"] or "", row["related_to"] or "", receivable, row["date"] == day)


def moves_of(statement: Row) -> dict[int, Row]:
    """The entries that the statement's lines made."""
    found = (row["move"] for row in statement["lines"] or () if row.get("move"))
    return {move["id"]: move for move in found}


def entry_differences(posting: Posting, statement: Row, lines: list[Row]) -> list[str]:
    """How the entries made from the statement differ: state, date and the money on the bank account."""
    found: list[str] = []
    moves = moves_of(statement)
    if not moves:
        found.append("it made no entry")
    for move in moves.values():
        if move["state"] != "posted":
            found.append(f"its entry {move['id']} is {move['state']}, not posted")
        if move["date"] != posting.posting_date:
            found.append(f"its entry {move['id']} is dated {move['date']}, not {posting.posting_date}")
    foreign = statement["journal"]["currency"]["id"] != statement["company"]["currency"]["id"]
    code = statement["journal"]["account"]["code"]
    bank = [row for row in lines if row["account"]["code"] == code and not row["origin"]]
    booked = sum(
        ((row["amount_second_currency"] or ZERO) if foreign else row["debit"] - row["credit"] for row in bank), ZERO
    )
    if booked != cash(posting):
        found.append(f"the bank account was given {plain(booked)}, not {plain(cash(posting))}")
    debits, owed = (sum((row[side] for row in lines), ZERO) for side in ("debit", "credit"))
    if debits != owed:
        found.append(f"its entries are not balanced ({plain(debits)} and {plain(owed)})")
    return found


def residual_differences(posting: Posting, left: Mapping[int, Decimal]) -> list[str]:
    """Invoices that should be closed and are not."""
    if posting.kind == "reversal":
        return []
    return [
        f"{ITEM}{number} keeps {plain(amount)} open, though it was to be closed"
        for number, amount in left.items()
        if amount and closes(posting, number)
    ]
