"""A journal file in the beancount language: the ledger that needs no server. `bean-check` accepts it.

Written as text, without beancount itself (it is GPL). Append-only; a posting_id stands in it once at most, because one
writer at a time looks it up and adds it under a lock of the file. It lists no customers and no open items: these come
by import (CSV, JSON) or from another ledger.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from docflow.errors import LedgerAmbiguous, LedgerMismatch, LedgerRejected, LedgerTransient
from docflow.ledgers._journal import Journal
from docflow.ledgers.contract import Capabilities
from docflow.ledgers.registry import checked
from docflow.schema.base import Frozen
from docflow.schema.documents import Check
from docflow.schema.money import ZERO, plain
from docflow.schema.postings import LedgerAnswer, Posting, PostingLine
from docflow.schema.receivables import Customer, OpenItem

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_ACCOUNT = re.compile(r"(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+")
_FOLDER = {
    "bank": "Assets:Bank",
    "receivable": "Assets:Receivable",
    "on_account": "Liabilities:OnAccount",
    "discount": "Expenses:Discount",
    "deduction": "Expenses:Deductions",
    "write_off": "Expenses:WriteOff",
    "promotion": "Liabilities:Promotions",
    "residual": "Assets:Receivable",
    "tax_withheld": "Assets:TaxWithheld",
    "charges": "Expenses:BankCharges",
    "fx": "Expenses:ExchangeDifferences",
    "refund": "Liabilities:Refunds",
}
_OPENING = "open "
"""How the ids of records begin that open an account."""
HEADER = b"""; Written by docflow, one transaction a posting; include it from a journal of your own.
option "title" "docflow receipts"

"""


class BeancountSettings(Frozen):
    """`accounts` maps account names of the posting to beancount's; others are derived from the line's role."""

    path: Path
    accounts: dict[str, str] = {}
    open_accounts: bool = True
    """Write an `open` directive before an account is first used; switch it off where your own journal opens them."""


def connect(name: str, settings: Mapping[str, object]) -> "Beancount":
    """Open the journal; the file is made with the first posting."""
    return Beancount(name, checked(BeancountSettings, name, settings))


class Beancount:
    """See docflow.ledgers.contract.Ledger."""

    capabilities = Capabilities(
        lookup=True, has_key_guard=True, reads_back=True, residuals=False, lists_customers=False, lists_open_items=False
    )

    def __init__(self, name: str, settings: BeancountSettings) -> None:
        self.name = name
        self._settings = settings
        self._journal = Journal(settings.path, HEADER)

    def check(self) -> list[Check]:
        """The folder takes files, the file can be written, its end is whole, the account names are valid."""
        path = self._settings.path
        folder = next(place for place in (path.parent, *path.absolute().parents) if place.exists())
        writable = os.access(path if path.exists() else folder, os.W_OK)
        wrong = [value for value in self._settings.accounts.values() if not _ACCOUNT.fullmatch(value)]
        torn = writable and self._journal.torn()
        return [
            Check(
                name=f"ledger {self.name}: journal",
                ok=writable,
                message=f"{path} can be written." if writable else f"{path} cannot be written.",
                remedy="" if writable else f"Give docflow's user the right to write in {folder}.",
            ),
            Check(
                name=f"ledger {self.name}: accounts",
                ok=not wrong,
                message=f"Not beancount accounts: {', '.join(wrong)}." if wrong else "The account names are valid.",
                remedy="Write them like Expenses:Discount." if wrong else "",
            ),
            Check(
                name=f"ledger {self.name}: end of file",
                ok=True,
                message="The last write was cut short; the next one sets it aside." if torn else "The file is whole.",
            ),
        ]

    def postings(self, since: dt.date) -> Iterator[str]:
        """All that stand in the file; it has no list by day."""
        yield from (one for one in self._journal.ids() if not one.startswith(_OPENING))

    def mark(self) -> str | None:
        """None: it lists nothing."""
        return None

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        """None."""
        return iter(())

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """None."""
        return iter(())

    def find(self, posting_id: str) -> LedgerAnswer | None:
        """The entry's place in the file, if it is there."""
        text = self._reading(posting_id)
        return None if text is None else _answer(posting_id)

    def post(self, posting: Posting) -> LedgerAnswer:
        """Append it and wait until it is on the disk."""
        text = render(posting, self._settings.accounts)
        try:
            there = self._journal.append({**self._openings(posting), posting.posting_id: text})
        except OSError as error:
            raise LedgerTransient(f"The journal {self._settings.path}: {error.strerror}.") from error
        _compare(posting, text, there)
        return _answer(posting.posting_id)

    def verify(self, posting: Posting) -> LedgerAnswer:
        """The transaction in the file is the posting, byte by byte."""
        there = self._reading(posting.posting_id)
        if there is None:
            raise LedgerAmbiguous(f"{posting.posting_id} is not in {self._settings.path}.")
        _compare(posting, render(posting, self._settings.accounts), there)
        return LedgerAnswer(external_ref=posting.posting_id, posted_date=posting.posting_date)

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """A reversal is an entry like any other; it links to the one it reverses."""
        return self.post(posting)

    def close(self) -> None:
        """Nothing is held open."""

    def _reading(self, posting_id: str) -> bytes | None:
        try:
            return self._journal.get(posting_id)
        except OSError as error:
            raise LedgerTransient(f"The journal {self._settings.path}: {error.strerror}.") from error

    def _openings(self, posting: Posting) -> dict[str, bytes]:
        """An `open` directive for each account, as a record of its own: it is written before the first use only."""
        if not self._settings.open_accounts:
            return {}
        used = [account_of(line, posting.customer.ref, self._settings.accounts) for line in posting.lines]
        return {f"{_OPENING}{account}": f"1970-01-01 open {account}\n".encode() for account in used}


def render(posting: Posting, accounts: Mapping[str, str]) -> bytes:
    """The transaction as beancount text: a pure function of the posting, so that reading back is comparing.

    Raises LedgerRejected for what the language cannot say."""
    if not _ID.fullmatch(posting.posting_id):
        raise LedgerRejected(f"{posting.posting_id!r} cannot be a link in a beancount journal.")
    if not 1700 <= posting.posting_date.year <= 2099:
        raise LedgerRejected(f"A beancount journal has no {posting.posting_date}; dates lie between 1700 and 2099.")
    narration = " ".join(filter(None, (posting.payment.method, posting.payment.reference)))
    links = f"^{posting.posting_id}" + (f" ^{posting.reverses}" if posting.reverses else "")
    head = f"{posting.posting_date} * {_text(posting.customer.ref)} {_text(narration)} {links}"
    lines = [head, *_metadata(posting), *_legs(posting, accounts)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _metadata(posting: Posting) -> Iterator[str]:
    values = {
        "posting_id": posting.posting_id,
        "kind": posting.kind,
        "company": posting.company,
        "customer": posting.customer.ref,
        "payment": plain(posting.payment.amount),
        "document": posting.evidence.document_id,
        "sha256": posting.evidence.sha256,
        "approved_by": posting.evidence.approved_by,
        "receipts": ", ".join(posting.evidence.receipts),
        "reverses": posting.reverses,
        "reason": posting.evidence.reason,
    }
    yield f"  document_date: {_text(posting.document_date.isoformat())}"
    for key, value in values.items():
        if value:
            yield f"  {key}: {_text(value)}"


def _legs(posting: Posting, accounts: Mapping[str, str]) -> Iterator[str]:
    for line in posting.lines:
        amount = (line.debit or ZERO) - (line.credit or ZERO)
        yield f"  {account_of(line, posting.customer.ref, accounts)}  {plain(amount)} {posting.currency}"
        yield f"    role: {_text(line.role)}"
        if line.open_item:
            yield f"    open_item: {_text(line.open_item)}"
        if line.close is not None:
            yield f"    closes: {str(line.close).upper()}"
        if line.reason:
            yield f"    reason: {_text(line.reason)}"


def account_of(line: PostingLine, customer: str, accounts: Mapping[str, str]) -> str:
    """The mapped account, the posting's own where it is already beancount's, else one made from role and code."""
    given = accounts.get(line.account or "", line.account or "")
    if _ACCOUNT.fullmatch(given):
        return given
    folder = _FOLDER[line.role]
    if line.role in ("receivable", "residual", "on_account"):
        return f"{folder}:{_component(customer, '-')}"
    if given:
        return f"{folder}:{_component(given, '.')}"
    return f"{folder}:{line.reason.replace('_', '-').capitalize()}" if line.reason else folder


def _component(text: str, separator: str) -> str:
    """One part of an account name: "1.1.1" -> 1-1-1. What else had to change gets a checksum, so that two names of
    one role never become one account; `separator` is the character that may become "-" without one."""
    clean = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "X"
    clean = clean[0].upper() + clean[1:]
    if clean == text.replace(separator, "-") and (separator == "-" or "-" not in text):
        return clean
    return f"{clean}-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _text(value: str) -> str:
    """A string of the language on one line: control characters and line breaks become blanks."""
    plain_text = "".join(char if char.isprintable() else " " for char in value)
    return '"' + plain_text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _compare(posting: Posting, wanted: bytes, there: bytes) -> None:
    if there != wanted:
        raise LedgerMismatch(f"The journal holds {posting.posting_id} with other content than docflow does.")


def _answer(posting_id: str) -> LedgerAnswer:
    return LedgerAnswer(external_ref=posting_id)
