"""A posting as cash ledgers see it: money in, what it pays, what is let off, what stays on the account. Pure."""

import datetime as dt
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.errors import LedgerRejected
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting, PostingLine

CONCESSIONS = frozenset({"deduction", "discount", "write_off", "promotion", "charges", "tax_withheld"})
"""Roles of lines that let something off: each is booked to an account of its own."""
_CUSTOMER = frozenset({"receivable", "on_account"})


class Item(NamedTuple):
    """An open item and what the posting takes off it; positive."""

    ref: str
    amount: Decimal

    @property
    def key(self) -> str:
        """The ledger's own key, without our kind before it."""
        return self.ref.partition(":")[2] or self.ref


class Settled(NamedTuple):
    """One receipt."""

    posting_id: str
    customer: str
    currency: str
    date: dt.date
    reference: str
    bank: str
    cash: Decimal
    invoices: tuple[Item, ...]
    credits: tuple[Item, ...]
    """Credit memos that are used up."""
    concessions: tuple[PostingLine, ...]
    on_account: Decimal

    def let_off(self, ref: str) -> Decimal:
        """What concessions take of an item."""
        return sum((line.debit or ZERO for line in self.concessions if line.open_item == ref), ZERO)


def settled(posting: Posting, ledger: str, able: Collection[str], *, uses_credits: bool = True) -> Settled:
    """The receipt, if the ledger is able to say all of it: `able` are the roles of concessions that it has a place
    for, `uses_credits` whether credit memos can be used. Raises LedgerRejected naming what it has no place for."""
    if posting.kind == "adjustment":
        raise LedgerRejected(f"{ledger} takes receipts; how a dispute ended is to be booked there by hand.")
    if posting.payment.booked_currency not in (None, posting.currency):
        raise LedgerRejected(f"{ledger} is sent no conversions; book the {posting.payment.booked_currency} by hand.")
    for line in posting.lines:
        _check(line, ledger, able, uses_credits)
    there = {role: [line for line in posting.lines if line.role == role] for role in ("bank", "receivable")}
    bank, items = there["bank"], [line for line in there["receivable"] if line.open_item]
    if not bank:
        raise LedgerRejected(f"{ledger} takes receipts, and here no money moves; set the items off there by hand.")
    if len({line.account for line in bank}) != 1:
        raise LedgerRejected(f"{ledger} books a receipt on one bank account; this one names {len(bank)}.")
    rest = [line for line in posting.lines if line.role in _CUSTOMER and not line.open_item]
    if _sum(rest) < 0:
        raise LedgerRejected(f"{ledger} is sent no receipt that uses money on account; book this one by hand.")
    return Settled(
        posting_id=posting.posting_id,
        customer=posting.customer.ref,
        currency=posting.currency,
        date=posting.posting_date,
        reference=posting.payment.reference,
        bank=bank[0].account or "",
        cash=-_sum(bank),
        invoices=_items(items, 1),
        credits=_items(items, -1),
        concessions=tuple(line for line in posting.lines if line.role in CONCESSIONS),
        on_account=_sum(rest),
    )


def paid(posting: Posting) -> dict[str, Decimal]:
    """Invoice -> what the posting takes off it."""
    lines = [line for line in posting.lines if line.role == "receivable" and line.open_item]
    return {item.ref: item.amount for item in _items(lines, 1)}


def mirror(posting: Posting) -> Posting:
    """The receipt that a reversal takes back."""
    lines = tuple(line.model_copy(update={"debit": line.credit, "credit": line.debit}) for line in posting.lines)
    known = {"posting_id": posting.reverses, "kind": "receipt", "reverses": None, "lines": lines}
    return posting.model_copy(update=known)


def _check(line: PostingLine, ledger: str, able: Collection[str], uses_credits: bool) -> None:
    role = line.role.replace("_", " ")
    known = line.role in _CUSTOMER or line.role == "bank" or line.role in able
    if not known:
        raise LedgerRejected(f"{ledger} has no place for a line of role {role} in a receipt; book this one by hand.")
    if line.role in CONCESSIONS and (line.debit is None or not line.account):
        raise LedgerRejected(f"{ledger} needs an account for the {role} of line {line.n}, and a debit.")
    if line.role == "receivable" and line.open_item and line.debit and not uses_credits:
        raise LedgerRejected(f"{ledger} is sent no credit memos; set {line.open_item} off there, then try again.")


def _sum(lines: Sequence[PostingLine]) -> Decimal:
    return sum(((line.credit or ZERO) - (line.debit or ZERO) for line in lines), ZERO)


def _items(lines: Sequence[PostingLine], sign: int) -> tuple[Item, ...]:
    """What is taken off each item, those of this sign; several lines of one item are one."""
    refs = dict.fromkeys(line.open_item or "" for line in lines)
    sums = [Item(ref, sign * _sum([line for line in lines if line.open_item == ref])) for ref in refs]
    return tuple(item for item in sums if item.amount > 0)
