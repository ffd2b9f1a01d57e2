"""A ledger in memory that does what a test tells it, and keeps count of what it has booked."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from docflow.errors import LedgerAmbiguous, LedgerError
from docflow.ledgers.contract import Capabilities
from docflow.schema.documents import Check
from docflow.schema.postings import LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem


class ScriptedLedger:
    """Raises `before` before it books and `after` after it has booked, each once per entry of the list."""

    def __init__(self, name: str = "books", **more: object) -> None:
        self.name = name
        known = {"lookup": True, "has_key_guard": False, "key_lifetime": None, "reads_back": True, "residuals": True}
        known |= {"lists_customers": True, "lists_open_items": True}
        self.capabilities = Capabilities.model_validate(known | more)
        self.before: list[BaseException] = []
        self.after: list[BaseException] = []
        self.finding: list[LedgerError] = []
        self.verifying: list[LedgerError] = []
        self.booked: Counter[str] = Counter()
        self.calls: list[str] = []
        self.items: list[OpenItem] = []
        self.changed: list[OpenItem] = []
        """What it tells to have changed, oldest first; a mark is an index of this list."""
        self.well = True
        self.meanwhile: Callable[[], object] = lambda: None
        """Happens between booking and answering."""

    def check(self) -> list[Check]:
        return [Check(name=self.name, ok=self.well, message="")]

    def mark(self) -> str | None:
        return str(len(self.changed)) if self.capabilities.lists_changes else None

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        return iter(())

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        self.calls.append("list" if since is None else f"list since {since}")
        self.meanwhile()
        return iter(self.items if since is None else self.changed[int(since) :])

    def find(self, posting_id: str) -> LedgerAnswer | None:
        self.calls.append("find")
        _raise_next(self.finding)
        return LedgerAnswer(external_ref=f"E-{posting_id}") if self.booked[posting_id] else None

    def post(self, posting: Posting) -> LedgerAnswer:
        self.calls.append("post")
        _raise_next(self.before)
        if not (self.capabilities.has_key_guard and self.booked[posting.posting_id]):
            self.booked[posting.posting_id] += 1
        self.meanwhile()
        _raise_next(self.after)
        return LedgerAnswer(external_ref=f"E-{posting.posting_id}")

    def verify(self, posting: Posting) -> LedgerAnswer:
        self.calls.append("verify")
        _raise_next(self.verifying)
        if not self.booked[posting.posting_id]:
            raise LedgerAmbiguous("not there")
        return LedgerAnswer(external_ref=f"E-{posting.posting_id}", posted_date=dt.date(2026, 5, 1))

    def reverse(self, posting: Posting) -> LedgerAnswer:
        return self.post(posting)

    def close(self) -> None:
        """Nothing to close."""


class PaperLedger(ScriptedLedger):
    """One that keeps papers; `filing` is raised before it keeps one, each once."""

    papers = True

    def __init__(self, name: str = "books") -> None:
        super().__init__(name)
        self.filing: list[BaseException] = []
        self.kept: list[tuple[str, str, bytes]] = []
        self.noted: list[tuple[str, str]] = []

    def attach(self, posting_id: str, name: str, data: bytes, *, seconds: float) -> None:
        self.calls.append("attach")
        _raise_next(self.filing)
        if (posting_id, name, data) not in self.kept:
            self.kept.append((posting_id, name, data))

    def dispute(self, posting_id: str, note: str, *, seconds: float) -> None:
        _raise_next(self.filing)
        if (posting_id, note) not in self.noted:
            self.noted.append((posting_id, note))


def _raise_next(errors: list[BaseException] | list[LedgerError]) -> None:
    if errors:
        raise errors.pop(0)
