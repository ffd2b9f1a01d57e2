"""An HTTP ledger in which each document is found by a key that docflow gave it.

A posting is a few documents, made in order: each is looked up, made where absent, and looked up again, so that an
interrupted delivery goes on where it stopped. What a ledger's documents look like is its dialect, one file each; what
is the same for all is here. The last document of a posting is the receipt itself: where it stands, all before it do.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from docflow.errors import LedgerAmbiguous, LedgerError, LedgerMismatch, LedgerRejected, LedgerTransient
from docflow.ledgers._checks import tried
from docflow.ledgers._dialect import Dialect, NeedsToken, OpenDays, TellsChart, TellsLock, TellsResiduals
from docflow.ledgers._documents import Entry, Json, Request, Step, compare, filled, written
from docflow.ledgers._http import Http
from docflow.ledgers._refusals import already_paid, unknown_account
from docflow.ledgers._settled import Item, mirror, paid
from docflow.ledgers.contract import Capabilities
from docflow.ledgers.signed import Clock, utc_now
from docflow.schema.base import Frozen
from docflow.schema.chart import LedgerAccount
from docflow.schema.documents import Check
from docflow.schema.money import plain
from docflow.schema.postings import LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem

_REVERSAL = "-R"
"""How the key of a reversal ends (docflow.rules.posting_lines)."""


Made = Sequence[tuple[Step, Entry]]
"""The documents of a posting that stand already, in order."""


class ExternalSettings(Frozen):
    """What every HTTP ledger needs."""

    url: str
    token: SecretStr
    accounts: dict[str, str] = {}
    """Account of the posting -> the ledger's own; others go as they are."""
    deadline: float = 30.0
    """Seconds that one request may take."""
    ca_file: Path | None = None

    def account(self, name: str | None) -> str:
        """What the ledger calls an account."""
        return self.accounts.get(name or "", name or "")


Found = TypeVar("Found")


class External:
    """See docflow.ledgers.contract.Ledger."""

    capabilities = Capabilities(
        lookup=True,
        has_key_guard=False,
        reads_back=True,
        residuals=False,
        lists_customers=False,
        lists_open_items=False,
    )

    def __init__(self, name: str, settings: ExternalSettings, dialect: Dialect, clock: Clock = utc_now) -> None:
        self.name = name
        self._clock = clock
        self._base = settings.url.rstrip("/")
        self._dialect, self._settings = dialect, settings
        self.capabilities = self.capabilities.model_copy(update={"residuals": isinstance(dialect, TellsResiduals)})
        self._http = Http(deadline=settings.deadline, ca_file=settings.ca_file)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def check(self) -> list[Check]:
        """That the key is right and today open, where the service tells; accounts see `chart`. What cannot be proven
        before the first posting is said."""
        untested = f"{self._dialect.title} answers. This connector was never run against the live service."
        signed_in = self._checked("sign-in", "Check url, token and the key's rights.", lambda: self._probe(untested))
        if not signed_in.ok:
            return [signed_in]
        remedy = f"Open the period in {self._dialect.title}, or date postings later."
        told = isinstance(self._dialect, TellsLock)
        return [signed_in, *([self._checked("period", remedy, self._open_period)] if told else []), *self._unproven()]

    def _unproven(self) -> list[Check]:
        """What is left for the first posting to show."""
        asked = {"that the period is open": TellsLock, "that the accounts are there": TellsChart}
        left = " and ".join(what for what, able in asked.items() if not isinstance(self._dialect, able))
        title = self._dialect.title
        words = f"Not proven: {left}. {title} is not asked for it; the first posting shows it, and is refused if not."
        return [Check(name=f"ledger {self.name}: not proven", ok=True, message=words)] if left else []

    def _checked(self, what: str, remedy: str, ask: Callable[[], str]) -> Check:
        return tried(f"ledger {self.name}: {what}", remedy, ask)

    def _probe(self, words: str) -> str:
        self._get(self._dialect.probe)
        return words

    def _open_period(self) -> str:
        assert isinstance(self._dialect, TellsLock)
        days = self._open_days(self._dialect)
        if shut := days.shut(self._clock().date()):
            raise LedgerRejected(f"The books are {shut}.")
        closed = days.shut(dt.date.min)
        return f"The books are {closed}." if closed else "No period is closed."

    def _open_days(self, dialect: TellsLock) -> OpenDays:
        return self._asked(dialect.lock, dialect.open_days, "lock date") or OpenDays()

    def mark(self) -> str | None:
        """None: it lists nothing."""
        return None

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        """None; import them."""
        return iter(())

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """None; import them."""
        return iter(())

    def find(self, posting_id: str) -> LedgerAnswer | None:
        """The receipt, once it is booked; of a reversal, the receipt that was taken back."""
        with self._http.within(self.capabilities.patience):
            entry = self._look(*self._dialect.main(posting_id.removesuffix(_REVERSAL)))
        if entry is None or not entry.booked or (posting_id.endswith(_REVERSAL) and not entry.undone):
            return None
        return _answer(entry)

    def post(self, posting: Posting) -> LedgerAnswer:
        """Make each document that is not there yet."""
        if posting.kind == "reversal":
            return self.reverse(posting)
        with self._http.within(self.capabilities.patience):
            made: list[tuple[Step, Entry]] = []
            for step in self._dialect.steps(posting):
                try:
                    entry = self._made(step, {one.key: there for one, there in made})
                except LedgerRejected as refusal:
                    entry = self._refused(posting, step, refusal, made)
                made.append((step, entry))
            return _answer(made[-1][1])

    def _refused(self, posting: Posting, step: Step, refusal: LedgerRejected, made: Made) -> Entry:
        """What a refusal means is read from the books, not from its wording: the document is there all the same, an
        item is paid, the books are closed, an account is not in the chart; else the ledger's own words stand. What was
        made before it is taken back, so that nothing of the posting remains."""
        entry = self._look(step.kind, step.key)
        if entry is not None and entry.booked:
            return entry
        title = self._dialect.title
        words = f"{title} does not take the {step.kind}: {refusal} Correct it there or here, then approve again."
        cause = self._cause(posting) or LedgerRejected(words)
        try:
            for before, there in reversed(made):
                for request in self._dialect.undo(before.kind, there):
                    self._send(request)
        except LedgerRejected as left:
            raise LedgerMismatch(f"{cause} {title} keeps what was made of {posting.posting_id}: {left}") from refusal
        raise cause from refusal

    def _cause(self, posting: Posting) -> LedgerError | None:
        title = self._dialect.title
        if isinstance(self._dialect, TellsResiduals):
            for item, amount in paid(posting).items():
                left = self._left(self._dialect, item)
                if left is not None and left < amount:
                    return already_paid(item, left, amount)
        days = self._open_days(self._dialect) if isinstance(self._dialect, TellsLock) else OpenDays()
        if shut := days.shut(posting.posting_date):
            return LedgerRejected(f"{title}'s books are {shut}; open them, or post on another day.")
        if isinstance(self._dialect, TellsChart):
            there = {one.code for one in self._asked(self._dialect.chart, self._dialect.accounts, "chart") or []}
            for account in dict.fromkeys(line.account for line in posting.lines if line.account):
                if self._settings.account(account) not in there:
                    return unknown_account(self._settings.account(account), title)
        return None

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Each document is there once, booked, of the right date and amount; those of a reversal are taken back."""
        with self._http.within(self.capabilities.patience):
            if posting.kind == "reversal":
                return self._verify_reversal(posting)
            steps = self._dialect.steps(posting)
            entries = [self._read_back(posting, step) for step in steps]
            return _answer(entries[-1]).model_copy(update={"residuals": self._residuals(posting)})

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """Take each document back that is not taken back yet, the receipt first."""
        steps = self._dialect.steps(mirror(posting))
        with self._http.within(self.capabilities.patience):
            for step in reversed(steps):
                entry = self._look(step.kind, step.key)
                if entry is not None and not entry.undone:
                    for request in self._dialect.undo(step.kind, entry):
                        self._send(request)
            return self._verify_reversal(posting)

    def _read_back(self, posting: Posting, step: Step) -> Entry:
        entry = self._look(step.kind, step.key)
        if entry is None or not entry.booked:
            raise LedgerAmbiguous(f"{self.name} has no booked {step.kind} {step.key} of {posting.posting_id}.")
        compare(self.name, posting, step, entry)
        return entry

    def _residuals(self, posting: Posting) -> dict[str, Decimal]:
        """What remains of each item. Raises LedgerMismatch where one should be closed and is not."""
        if not isinstance(self._dialect, TellsResiduals):
            return {}
        closed = {line.open_item for line in posting.lines if line.close}
        found: dict[str, Decimal] = {}
        for ref in paid(posting):
            left = self._left(self._dialect, ref)
            if left is not None:
                found[ref] = left
            if left and ref in closed and self._dialect.settles_at_once:
                raise LedgerMismatch(f"{ref} keeps {plain(left)} open in {self.name}, though it was to be closed.")
        return found

    def _left(self, dialect: TellsResiduals, ref: str) -> Decimal | None:
        return self._asked(dialect.item(Item(ref, Decimal()).key), dialect.left, "invoice")

    def _verify_reversal(self, posting: Posting) -> LedgerAnswer:
        steps = self._dialect.steps(mirror(posting))
        for step in steps:
            entry = self._look(step.kind, step.key)
            if entry is not None and not entry.undone:
                raise LedgerAmbiguous(f"{self.name} still has the {step.kind} {step.key} of {posting.reverses}.")
        return LedgerAnswer(external_ref=steps[-1].key)

    def _made(self, step: Step, made: Mapping[str, Entry]) -> Entry:
        """The document, made where it is absent, finished where it is a draft."""
        entry = self._look(step.kind, step.key)
        if entry is None:
            self._send(filled(step.make, made))
            entry = self._sure(step)
        if not entry.booked and (more := self._dialect.finish(step.kind, entry)):
            self._send(more)
            entry = self._sure(step)
        return entry

    def _sure(self, step: Step) -> Entry:
        entry = self._look(step.kind, step.key)
        if entry is None:
            raise LedgerAmbiguous(f"{self.name} took the {step.kind} {step.key}, but does not show it yet.")
        return entry

    def _look(self, kind: str, key: str) -> Entry | None:
        """Raises LedgerMismatch where there are several, LedgerTransient where the answer makes no sense."""
        return self._asked(self._dialect.look_up(kind, key), partial(self._dialect.entry, kind), kind)

    def _asked(self, path: str, read: Callable[[Json], Found | None], what: str) -> Found | None:
        """What `read` makes of the answer; None where there is nothing."""
        reply = self._get(path)
        if reply is None:
            return None
        try:
            return read(reply)
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, IndexError) as error:
            raise LedgerTransient(f"{self.name} answers something else than a {what}: {error!r}.") from error

    def _get(self, path: str) -> Json | None:
        where = path if "://" in path.partition("?")[0] else self._base + path
        reply = self._http.send("GET", where, self._dialect.headers(), writes=False, absent=True)
        if reply.status == 404:
            return None
        try:
            told = reply.json()
        except (ValueError, ArithmeticError) as error:
            raise LedgerTransient(f"{self.name} answers no JSON: {reply.body[:80]!r}.") from error
        if not isinstance(told, dict):
            raise LedgerTransient(f"{self.name} answers no JSON object: {reply.body[:80]!r}.")
        return told

    def _token(self) -> dict[str, str]:
        """The token and the session that it belongs to; nothing where none is needed. Raises LedgerTransient where the
        answer has none: sent without it, the posting would be refused as if the sign-in were wrong."""
        if not isinstance(self._dialect, NeedsToken):
            return {}
        asked = {**self._dialect.headers(), "X-CSRF-Token": "Fetch"}
        told = self._http.send("GET", self._base + self._dialect.token, asked, writes=False).headers
        cookies = [value.partition(";")[0] for name, value in told if name == "set-cookie"]
        token = dict(told).get("x-csrf-token")
        if not token:
            raise LedgerTransient(f"{self.name} gave no token for the next write; it is asked for again.")
        return {"X-CSRF-Token": token, "Cookie": "; ".join(cookies)}

    def _send(self, request: Request) -> None:
        body = b"" if request.body is None else written(request.body).encode()
        headers = {**self._dialect.headers(), **self._token(), "Content-Type": "application/json", **request.headers}
        self._http.send(request.method, self._base + request.path, headers, body, writes=True)


class WithChart(External):
    """One whose chart can be asked for: see docflow.ledgers.contract.HasChart."""

    def chart(self) -> list[LedgerAccount]:
        """The accounts that can be posted to, by code."""
        assert isinstance(self._dialect, TellsChart)
        found = self._asked(self._dialect.chart, self._dialect.accounts, "chart of accounts")
        return sorted(found or [], key=lambda one: one.code)


def external(name: str, settings: ExternalSettings, dialect: Dialect) -> External:
    """The ledger of this dialect, with its chart where it tells one."""
    return (WithChart if isinstance(dialect, TellsChart) else External)(name, settings, dialect)


def _answer(entry: Entry) -> LedgerAnswer:
    return LedgerAnswer(external_ref=entry.ref, posted_date=entry.date)
