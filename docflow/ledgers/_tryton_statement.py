"""A posting as a bank statement of Tryton, and the comparison of one with the other. Pure.

Tryton books the bank side itself, as the sum of the statement's lines on the journal's account; every other line of the
posting is one statement line: money received is positive, what it was short by is negative.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from docflow.errors import LedgerStale
from docflow.ledgers._invoices import ITEM, amount_of, check_taken, invoice_id, taken
from docflow.ledgers._refusals import other_currency
from docflow.ledgers._tryton_account import LINE, line_id
from docflow.schema.money import ZERO, from_minor, plain
from docflow.schema.postings import Posting, PostingLine

Row = dict[str, Any]
CUSTOMERS = ("receivable", "residual", "on_account")
"""Roles that are booked on the customer's receivable account unless the line names another."""
STATEMENT_FIELDS = (
    *("name", "state", "date", "journal.account.code", "journal.currency.code", "journal.currency.id"),
    *("company.currency.id", "lines.amount", "lines.date", "lines.related_to", "lines.account.code"),
    *("lines.amount_second_currency", "lines.second_currency.code"),
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
    standing: Mapping[int, Row]
    """Lines on the customer's account that it uses."""
    taken_back: Mapping[int, int] = {}
    """Number of a reversal's line -> the line on an account that it takes back."""
    currency: int | None = None
    """The payment's, where the bank booked it in another one."""


def legs(posting: Posting) -> list[PostingLine]:
    """The lines that become statement lines."""
    return [line for line in posting.lines if line.role != "bank" and amount_of(line)]


def cash(posting: Posting) -> Decimal:
    """What reaches the bank account."""
    return sum((-amount_of(line) for line in posting.lines if line.role == "bank"), ZERO)


def converts(posting: Posting) -> bool:
    """Whether the bank booked it in another currency than it pays."""
    return posting.payment.booked_currency not in (None, posting.currency)


def bank_currency(posting: Posting) -> str:
    """The currency of the bank account, and so of the statement."""
    return posting.payment.booked_currency or posting.currency


def booked(posting: Posting) -> Decimal:
    """What reaches the bank account, in its own currency."""
    money = cash(posting)
    if not converts(posting) or posting.payment.booked is None:
        return money
    return posting.payment.booked.copy_sign(money)


def amounts(posting: Posting) -> dict[int, Decimal]:
    """Line number -> amount on the statement: of what the bank booked in another currency each line has its share, the
    last what is left by rounding."""
    lines = legs(posting)
    if not converts(posting) or not cash(posting):
        return {line.n: amount_of(line) for line in lines}
    rate, left = booked(posting) / cash(posting), booked(posting)
    unit = from_minor(1, bank_currency(posting))
    found: dict[int, Decimal] = {}
    for line in lines[:-1]:
        found[line.n] = (amount_of(line) * rate).quantize(unit)
        left -= found[line.n]
    return found | {line.n: left for line in lines[-1:]}


def check_items(posting: Posting, invoices: Mapping[int, Row]) -> None:
    """What the posting takes must still be there. Raises LedgerStale naming the first item that moved."""
    for number in taken(posting):
        invoice = invoices.get(number)
        if invoice is None:
            raise LedgerStale(f"Invoice {ITEM}{number} is not in the ledger.")
        if invoice["currency"]["code"] != posting.currency:
            raise other_currency(invoice["number"], invoice["currency"]["code"], posting.currency)
        if posting.kind == "reversal":
            continue
        posted = invoice["state"] == "posted"
        check_taken(posting, number, invoice["number"], invoice["amount_to_pay"], posted=posted)


def values(posting: Posting, plan: Plan) -> Row:
    """The statement as Tryton's `create` takes it; lines of one party stand together and make one move."""
    total, shares = booked(posting), amounts(posting)
    lines = sorted(
        (_line(posting, line, plan, shares[line.n]) for line in legs(posting)), key=lambda row: int(row["party"])
    )
    return {
        "name": posting.posting_id,
        "company": plan.company,
        "journal": plan.journal["id"],
        "date": posting.posting_date,
        "total_amount": total,
        "number_of_lines": len({row["party"] for row in lines}),
        "lines": [["create", lines]],
    }


def _line(posting: Posting, line: PostingLine, plan: Plan, amount: Decimal) -> Row:
    item = _item(line, plan)
    number = None if line_id(line) is not None else invoice_id(line)
    related = number is not None and posting.kind != "reversal"
    if item is not None:
        account = int(item["account"]["id"])
    else:
        account = plan.accounts[line.account] if line.account else plan.receivable
    return {
        "number": posting.posting_id,
        "date": posting.posting_date,
        "amount": amount,
        **({"second_currency": plan.currency, "amount_second_currency": amount_of(line)} if plan.currency else {}),
        "party": int(item["party"]["id"]) if item else plan.party,
        "account": account,
        "related_to": f"account.invoice,{number}" if related else None,
        "description": _description(posting, line, plan.taken_back.get(line.n)),
    }


def _item(line: PostingLine, plan: Plan) -> Row | None:
    """The invoice, or the line on the customer's account, that the line settles."""
    if (standing := line_id(line)) is not None:
        return plan.standing[standing]
    number = invoice_id(line)
    return None if number is None else plan.invoices[number]


def _description(posting: Posting, line: PostingLine, taken_back: int | None) -> str:
    item = line.open_item or "" if taken_back is None else f"{LINE}{taken_back}"
    parts = [posting.payment.reference, line.role.replace("_", " "), line.reason or "", item]
    return " ".join(part for part in parts if part)


def differences(posting: Posting, statement: Row) -> list[str]:
    """How the statement in Tryton differs from the posting, as sentences; empty where it is the same."""
    found: list[str] = []
    bank = {line.account for line in posting.lines if line.role == "bank" and line.account}
    journal = statement["journal"]
    if statement["date"] != posting.posting_date:
        found.append(f"it is dated {statement['date']}, not {posting.posting_date}")
    if journal["currency"]["code"] != bank_currency(posting):
        found.append(f"its journal is in {journal['currency']['code']}, not {bank_currency(posting)}")
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
    second: Decimal | None = None
    """The same in the payment's currency, where the bank has another."""

    def fits(self, there: "_Leg") -> bool:
        """Whether the line of the statement is this one."""
        same = self._replace(account="", receivable=True) == there._replace(account="", receivable=True)
        return same and (self.account == there.account if self.account else there.receivable)

    def __str__(self) -> str:
        where = self.related or (f"account {self.account}" if self.account else "the receivable account")
        return f"{plain(self.amount)} on {where}" + ("" if self.dated else " at another date")


def _wanted(posting: Posting) -> Iterator[_Leg]:
    shares = amounts(posting)
    for line in legs(posting):
        number = None if line_id(line) is not None else invoice_id(line)
        related = f"account.invoice,{number}" if number is not None and posting.kind != "reversal" else ""
        code = "" if line.role == "receivable" and line.open_item else line.account or ""
        second = amount_of(line) if converts(posting) else None
        yield _Leg(shares[line.n], code, related, receivable=not code, second=second)


def _there(row: Row, day: dt.date) -> _Leg:
    receivable = bool((row["account"].get("type") or {}).get("receivable"))
    second = row["amount_second_currency"] if row["second_currency"] else None
    code, related = row["account"]["code"] or "", row["related_to"] or ""
    return _Leg(row["amount"], code, related, receivable, row["date"] == day, second)


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
    given = sum(
        ((row["amount_second_currency"] or ZERO) if foreign else row["debit"] - row["credit"] for row in bank), ZERO
    )
    if given != booked(posting):
        found.append(f"the bank account was given {plain(given)}, not {plain(booked(posting))}")
    debits, owed = (sum((row[side] for row in lines), ZERO) for side in ("debit", "credit"))
    if debits != owed:
        found.append(f"its entries are not balanced ({plain(debits)} and {plain(owed)})")
    return found


def residual_differences(posting: Posting, left: Mapping[str, Decimal]) -> list[str]:
    """Open items that should be closed and are not."""
    if posting.kind == "reversal":
        return []
    closed = {line.open_item for line in legs(posting) if line.role == "receivable" and line.close}
    return [
        f"{ref} keeps {plain(amount)} open, though it was to be closed"
        for ref, amount in left.items()
        if amount and ref in closed
    ]
