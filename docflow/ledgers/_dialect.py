"""What a ledger over HTTP has to say of itself: how it writes documents, and, where it can, what it is asked besides.
All of it is pure; docflow.ledgers._external asks."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, Protocol, runtime_checkable

from docflow.ledgers._documents import Entry, Json, Request, Step
from docflow.schema.chart import LedgerAccount
from docflow.schema.postings import Posting


class OpenDays(NamedTuple):
    """The days on which entries are taken; None: without bound."""

    first: dt.date | None = None
    last: dt.date | None = None

    def shut(self, day: dt.date) -> str:
        """Why nothing is taken on the day; empty where something is."""
        if self.first is not None and day < self.first:
            return f"closed up to {self.first - dt.timedelta(days=1)}"
        return f"open up to {self.last} only" if self.last is not None and day > self.last else ""

    @classmethod
    def after(cls, closed: dt.date | None) -> "OpenDays":
        """All that come after the last closed day."""
        return cls(closed + dt.timedelta(days=1)) if closed else cls()


class Dialect(Protocol):
    """How one ledger writes its documents. All of it is pure."""

    title: str
    """As people call it."""
    probe: str
    """Path that answers where the key is right."""

    def headers(self) -> Mapping[str, str]:
        """Of every request, the key among them."""
        ...

    def steps(self, posting: Posting) -> list[Step]:
        """The documents of a receipt, in order. Raises LedgerRejected for what the ledger has no place for."""
        ...

    def look_up(self, kind: str, key: str) -> str:
        """The path that finds the document."""
        ...

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """The document in the reply; None where there is none."""
        ...

    def main(self, posting_id: str) -> tuple[str, str]:
        """Kind and key of the receipt itself."""
        ...

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """What makes a draft count."""
        ...

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """What takes it back. Raises LedgerRejected where only a person can."""
        ...


@runtime_checkable
class TellsResiduals(Protocol):
    """A dialect that can ask what remains of an invoice."""

    settles_at_once: bool
    """What a posting closes has nothing left when it is read back; otherwise a job of the ledger's does it later."""

    def item(self, key: str) -> str:
        """The path of the invoice."""
        ...

    def left(self, reply: Json) -> Decimal | None:
        """What remains of it; None where there is none."""
        ...


@runtime_checkable
class TellsChart(Protocol):
    """A dialect that can ask for the chart of accounts."""

    chart: str
    """The path of it."""

    def accounts(self, reply: Json) -> list[LedgerAccount]:
        """Those that can be posted to, as a posting names them."""
        ...


@runtime_checkable
class TellsLock(Protocol):
    """A dialect that can ask on which days the books are open."""

    lock: str
    """The path of it, or its whole address."""

    def open_days(self, reply: Json) -> OpenDays:
        """On which days it takes entries."""
        ...


@runtime_checkable
class NeedsToken(Protocol):
    """A dialect whose writes carry a token against forgery, asked for before (SAP Gateway)."""

    token: str
    """The path that gives one."""
