"""What a ledger promises docflow (DOMAIN: ledger operations). One file in this folder is one ledger.

Errors leave a ledger by class, never by wording, because each has its own next step:
LedgerTransient (certainly not applied), LedgerAmbiguous (look up first), LedgerMismatch (it stands there otherwise than
sent), LedgerAuth (pause the connector), LedgerStale (sync and match again), LedgerRejected (to a clerk, in its words).
"""

import datetime as dt
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from docflow.schema.base import Frozen
from docflow.schema.chart import LedgerAccount
from docflow.schema.documents import Check
from docflow.schema.postings import LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem

PATIENCE = 90.0
"""Seconds that one of find, post, verify and reverse may take unless the ledger says otherwise."""


class Capabilities(Frozen):
    """What a ledger can do; delivery decides by these what an uncertain outcome is worth."""

    lookup: bool
    """`find` tells for certain whether a posting is in the books."""
    has_key_guard: bool
    """The ledger itself applies the same posting_id only once."""
    key_lifetime: dt.timedelta | None = None
    """How long the guard remembers an id; None means for ever."""
    reads_back: bool
    """`verify` compares lines, date and total with the books; otherwise it can only repeat that it was accepted."""
    residuals: bool
    """`verify` says what remains open of each item."""
    lists_customers: bool
    lists_open_items: bool
    lists_changes: bool = False
    """The lists can be asked for what changed since a mark; otherwise they are always whole."""
    patience: float = PATIENCE
    """Seconds that one of find, post, verify and reverse may take; the outbox's lease is longer."""


TELLS_ALL = Capabilities(
    lookup=True, has_key_guard=False, reads_back=True, residuals=True, lists_customers=True, lists_open_items=True
)
"""Of books that answer every question and do not keep doubles out by themselves."""


class Ledger(Protocol):
    """The books of one company."""

    @property
    def name(self) -> str:
        """The name it was configured under; outbox rows carry it."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What can be asked of it."""
        ...

    def check(self) -> list[Check]:
        """Try what a first posting would need (sign-in, accounts, period) without writing; trouble is a Check."""
        ...

    def mark(self) -> str | None:
        """This moment in the ledger's own terms, rather too early than too late: ask for it before a list is read, and
        pass it as `since` the next time. None where `lists_changes` is false, or nothing is there yet."""
        ...

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        """All customers, or those that may have changed since; nothing where `lists_customers` is false."""
        ...

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """All items not fully settled; with `since`, those that may have changed, the settled ones with nothing
        remaining. Nothing where `lists_open_items` is false."""
        ...

    def find(self, posting_id: str) -> LedgerAnswer | None:
        """The booked entry; None where it is absent or begun and not finished (`post` then continues it)."""
        ...

    def post(self, posting: Posting) -> LedgerAnswer:
        """Book it: look up, act where absent, read again, at each step. Calling it again changes nothing."""
        ...

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Read the entry back and compare lines, date, total and closed items.

        Raises LedgerMismatch where the books differ from the posting or hold it twice, LedgerAmbiguous where it is not
        there."""
        ...

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """Book a posting of kind `reversal`, whose lines mirror those of `posting.reverses`; repeatable like `post`."""
        ...

    def close(self) -> None:
        """Give back connections and files."""
        ...


@runtime_checkable
class HasPostings(Protocol):
    """A ledger that tells which of docflow's postings it holds."""

    def postings(self, since: dt.date) -> Iterator[str]:
        """The ids of those booked on this day or later. Raises LedgerError."""
        ...


@runtime_checkable
class HasChart(Protocol):
    """A ledger that tells its chart, so that accounts are found before the first posting and not by it."""

    def chart(self) -> list[LedgerAccount]:
        """Every account that can be posted to, by code. Raises LedgerError."""
        ...


@runtime_checkable
class KeepsPapers(Protocol):
    """A ledger that keeps beside a booked posting the paper behind it, and what the customer disputes."""

    @property
    def papers(self) -> bool:
        """Whether the house wants them there."""
        ...

    def attach(self, posting_id: str, name: str, data: bytes, *, seconds: float = PATIENCE) -> None:
        """Put the paper beside the booked posting: look, act where it is absent, read again. Raises LedgerError.

        After so many seconds nothing is sent any more: the task may be another's by then, and bring it too."""
        ...

    def dispute(self, posting_id: str, note: str, *, seconds: float = PATIENCE) -> None:
        """Note there, in the same way, what the customer disputes. Raises LedgerError."""
        ...
