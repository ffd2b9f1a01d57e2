"""An HTTP ledger in which each document is found by a key that docflow gave it.

A posting is a few documents, made in order: each is looked up, made where absent, and looked up again, so that an
interrupted delivery goes on where it stopped. What a ledger's documents look like is its dialect, one file each; what
is the same for all is here. The last document of a posting is the receipt itself: where it stands, all before it do.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar
from urllib.parse import quote

from pydantic import SecretStr

from docflow.errors import LedgerAmbiguous, LedgerError, LedgerMismatch, LedgerTransient
from docflow.ledgers._http import Http
from docflow.ledgers._settled import mirror
from docflow.ledgers.contract import Capabilities
from docflow.schema.base import Frozen
from docflow.schema.documents import Check
from docflow.schema.money import plain
from docflow.schema.postings import LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem

Json = dict[str, Any]
_REVERSAL = "-R"
"""How the key of a reversal ends (docflow.rules.posting_lines)."""


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


Settings = TypeVar("Settings", bound=ExternalSettings)


class Request(NamedTuple):
    """What is to be sent; `{ref:KEY}` in path or body stands for the ledger's own key of the document KEY."""

    method: str
    path: str
    body: Json | None = None
    headers: Mapping[str, str] = {}


class Step(NamedTuple):
    """One document of a posting."""

    kind: str
    key: str
    amount: Decimal
    make: Request


class Entry(NamedTuple):
    """A document as the ledger has it."""

    ref: str
    amount: Decimal
    date: dt.date | None
    raw: Json
    booked: bool = True
    """Drafts are not."""
    undone: bool = False
    """Voided, cancelled, deleted."""


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

    def __init__(self, name: str, settings: ExternalSettings, dialect: Dialect) -> None:
        self.name = name
        self._base = settings.url.rstrip("/")
        self._dialect = dialect
        self._http = Http(deadline=settings.deadline, ca_file=settings.ca_file)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def check(self) -> list[Check]:
        """That the key is right. Accounts and periods show with the first posting: nobody has run this against the
        live service yet."""
        name = f"ledger {self.name}: sign-in"
        try:
            self._get(self._dialect.probe)
        except LedgerError as error:
            return [Check(name=name, ok=False, message=str(error), remedy="Check url, token and the key's rights.")]
        untested = f"{self._dialect.title} answers. This connector was never run against the live service."
        return [Check(name=name, ok=True, message=untested)]

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
            made: dict[str, Entry] = {}
            for step in self._dialect.steps(posting):
                made[step.key] = self._made(step, made)
            return _answer(list(made.values())[-1])

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Each document is there once, booked, of the right date and amount; those of a reversal are taken back."""
        with self._http.within(self.capabilities.patience):
            if posting.kind == "reversal":
                return self._verify_reversal(posting)
            steps = self._dialect.steps(posting)
            entries = [self._look(step.kind, step.key) for step in steps]
        for step, entry in zip(steps, entries, strict=True):
            if entry is None or not entry.booked:
                raise LedgerAmbiguous(f"{self.name} has no booked {step.kind} {step.key} of {posting.posting_id}.")
            _compare(self.name, posting, step, entry)
        assert entries[-1] is not None
        return _answer(entries[-1])

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
            self._send(_filled(step.make, made))
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
        reply = self._get(self._dialect.look_up(kind, key))
        if reply is None:
            return None
        try:
            return self._dialect.entry(kind, reply)
        except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            raise LedgerTransient(f"{self.name} answers something else than a {kind}: {error!r}.") from error

    def _get(self, path: str) -> Json | None:
        reply = self._http.send("GET", self._base + path, self._dialect.headers(), writes=False, absent=True)
        if reply.status == 404:
            return None
        try:
            told = reply.json()
        except (ValueError, ArithmeticError) as error:
            raise LedgerTransient(f"{self.name} answers no JSON: {reply.body[:80]!r}.") from error
        if not isinstance(told, dict):
            raise LedgerTransient(f"{self.name} answers no JSON object: {reply.body[:80]!r}.")
        return told

    def _send(self, request: Request) -> None:
        body = b"" if request.body is None else json.dumps(request.body).encode()
        headers = {**self._dialect.headers(), "Content-Type": "application/json", **request.headers}
        self._http.send(request.method, self._base + request.path, headers, body, writes=True)


def only(found: Sequence[Json], what: str) -> Json | None:
    """The one document of a list. Raises LedgerMismatch where there are several."""
    if len(found) > 1:
        raise LedgerMismatch(f"The ledger holds {len(found)} of {what}; one of them is too many.")
    return found[0] if found else None


def money(value: object) -> Decimal:
    """An amount in a reply: a number (read as Decimal), or a string. Raises ValueError."""
    if isinstance(value, (Decimal, int, str)) and not isinstance(value, bool):
        return Decimal(value)
    raise ValueError(f"{value!r} is no amount")


def query(text: str) -> str:
    """The text as part of a URL's query."""
    return quote(text, safe="")


def _filled(request: Request, made: Mapping[str, Entry]) -> Request:
    """With the ledger's own keys of what was made before."""
    path, text = request.path, json.dumps(request.body)
    for key, entry in made.items():
        path = path.replace(f"{{ref:{key}}}", quote(entry.ref, safe=""))
        text = text.replace(f"{{ref:{key}}}", json.dumps(entry.ref)[1:-1])
    return request._replace(path=path, body=json.loads(text))


def _compare(ledger: str, posting: Posting, step: Step, entry: Entry) -> None:
    """Raises LedgerMismatch where the books differ from what was sent."""
    wrong = []
    if entry.undone:
        wrong.append("it was taken back there")
    if entry.amount != step.amount:
        wrong.append(f"it is over {plain(entry.amount)}, not {plain(step.amount)}")
    if entry.date is not None and entry.date != posting.posting_date:
        wrong.append(f"it is dated {entry.date}, not {posting.posting_date}")
    if wrong:
        raise LedgerMismatch(f"{ledger} has the {step.kind} {step.key} otherwise than sent: {'; '.join(wrong)}.")


def _answer(entry: Entry) -> LedgerAnswer:
    return LedgerAnswer(external_ref=entry.ref, posted_date=entry.date)
