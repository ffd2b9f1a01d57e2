"""Any system that takes the canonical posting as a signed HTTP POST (Standard Webhooks).

The webhook-id is the posting_id, the same in every attempt, so that a receiver which remembers ids applies a posting
once. A receiver may also offer a status address; docflow then looks up before it sends again and reads back after.

Status answer: 404 where the posting is unknown, else JSON with `posting_id` and, where known, `state` ("pending",
"posted", "rejected"), `reference`, `posted_date`, `amount`, `currency`, `residuals` and `message`.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from docflow.errors import LedgerAmbiguous, LedgerError, LedgerMismatch, LedgerRejected, LedgerTransient
from docflow.ledgers._http import Http, Reply
from docflow.ledgers.contract import Capabilities
from docflow.ledgers.registry import checked
from docflow.ledgers.signed import Clock, check_address, signature, signers, utc_now, vetting
from docflow.schema.base import Frozen
from docflow.schema.documents import Check
from docflow.schema.money import Amount, Currency, plain
from docflow.schema.postings import LedgerAnswer, Posting
from docflow.schema.receivables import Customer, OpenItem


class WebhookSettings(Frozen):
    """Where postings are sent and how their receiver behaves."""

    url: str
    secret: SecretStr
    """whsec_ and base64."""
    old_secret: SecretStr = SecretStr("")
    """While secrets are exchanged: signs beside the new one."""
    dedupes: bool = True
    """The receiver applies an id once; otherwise an uncertain outcome goes to a clerk."""
    remembers_days: float | None = None
    """How long it remembers ids; left out means for ever."""
    status_url: str = ""
    """Address with {posting_id} in it that tells what became of a posting."""
    allow: tuple[str, ...] = ()
    """Networks that are not public and may be sent to all the same, like 10.1.0.0/16."""
    ca_file: Path | None = None
    deadline: float = 30.0
    """Seconds that one request may take."""


class Status(BaseModel):
    """What a receiver tells of a posting; unknown keys are its own affair."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    posting_id: str
    state: Literal["pending", "posted", "rejected"] = "posted"
    reference: str = ""
    posted_date: dt.date | None = None
    amount: Amount | None = None
    currency: Currency | None = None
    residuals: dict[str, Amount] = {}
    message: str = ""


def connect(name: str, settings: Mapping[str, object]) -> "Webhook":
    """Check the settings; nothing is sent yet."""
    return Webhook(name, checked(WebhookSettings, name, settings))


class Webhook:
    """See docflow.ledgers.contract.Ledger."""

    def __init__(self, name: str, settings: WebhookSettings, clock: Clock = utc_now) -> None:
        self.name = name
        self._settings = settings
        self._clock = clock
        about, secrets = f"Ledger {name}", (settings.secret, settings.old_secret)
        self._signers = signers(about, [secret.get_secret_value() for secret in secrets])
        for url in filter(None, (settings.url, settings.status_url)):
            check_address(about, url, bool(settings.allow))
        vetted = vetting(about, settings.allow)
        self._http = Http(deadline=settings.deadline, resolve=vetted, ca_file=settings.ca_file)

    @property
    def capabilities(self) -> Capabilities:
        """Depend on what the receiver was said to do."""
        days = self._settings.remembers_days
        return Capabilities(
            lookup=bool(self._settings.status_url),
            has_key_guard=self._settings.dedupes,
            key_lifetime=dt.timedelta(days=days) if days is not None else None,
            reads_back=bool(self._settings.status_url),
            residuals=bool(self._settings.status_url),
            lists_customers=False,
            lists_open_items=False,
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def check(self) -> list[Check]:
        """The address may be sent to; with a status address, that it answers."""
        name = f"ledger {self.name}: receiver"
        if not self._settings.status_url:
            return [Check(name=name, ok=True, message="It has no status address; the first posting will tell.")]
        try:
            self._status("docflow-check")
        except LedgerError as error:
            return [Check(name=name, ok=False, message=str(error), remedy="Check status_url, secret and allow.")]
        return [Check(name=name, ok=True, message="Its status address answers.")]

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
        """What the status address tells; None where there is no such address."""
        status = self._status(posting_id) if self._settings.status_url else None
        return _answer(status) if status else None

    def post(self, posting: Posting) -> LedgerAnswer:
        """Send it; any 2xx means that the receiver has it."""
        body = posting.model_dump_json(exclude_none=True)
        headers = self._signed(posting.posting_id, body) | {"Content-Type": "application/json"}
        reply = self._http.send("POST", self._settings.url, headers, body.encode(), writes=True)
        return LedgerAnswer(external_ref=_reference(reply) or posting.posting_id)

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Compare with the status address, where there is one; otherwise its acceptance is all that can be known."""
        if not self._settings.status_url:
            note = "The receiver accepted it; it offers no way to read it back."
            return LedgerAnswer(external_ref=posting.posting_id, notes=(note,))
        status = self._status(posting.posting_id)
        if status is None:
            raise LedgerAmbiguous(f"{self.name} does not know {posting.posting_id}.")
        if status.state == "pending":
            raise LedgerAmbiguous(f"{self.name} has {posting.posting_id}, but has not posted it yet.")
        wrong = _differences(posting, status)
        if wrong:
            raise LedgerMismatch(f"{self.name} posted {posting.posting_id} otherwise than sent: {'; '.join(wrong)}.")
        return _answer(status)

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """A reversal is sent like a receipt; its `kind` and `reverses` tell them apart."""
        return self.post(posting)

    def _status(self, posting_id: str) -> Status | None:
        """Raises LedgerRejected where the receiver says so, LedgerTransient where it does not answer sensibly."""
        url = self._settings.status_url.replace("{posting_id}", quote(posting_id, safe=""))
        reply = self._http.send("GET", url, self._signed(posting_id, ""), writes=False, absent=True)
        if reply.status == 404:
            return None
        try:
            status = Status.model_validate(reply.json())
        except (ValueError, ArithmeticError, ValidationError) as error:
            raise LedgerTransient(f"{self.name} answers something else than a status: {reply.body[:80]!r}.") from error
        if status.posting_id != posting_id:
            raise LedgerTransient(f"{self.name} tells of {status.posting_id!r} when asked for {posting_id}.")
        if status.state == "rejected":
            raise LedgerRejected(status.message or f"{self.name} rejected {posting_id} without saying why.")
        return status

    def _signed(self, posting_id: str, body: str) -> dict[str, str]:
        return signature(self._signers, posting_id, self._clock(), body)


def _reference(reply: Reply) -> str:
    """The receiver's own key, if its answer names one; the answer's form is otherwise its own affair."""
    try:
        told = reply.json()
    except ValueError:
        return ""
    reference = told.get("reference") if isinstance(told, dict) else None
    return reference[:200] if isinstance(reference, str) else ""


def _answer(status: Status) -> LedgerAnswer:
    return LedgerAnswer(
        external_ref=status.reference or status.posting_id,
        posted_date=status.posted_date,
        residuals=status.residuals,
    )


def _differences(posting: Posting, status: Status) -> list[str]:
    found: list[str] = []
    if status.posted_date not in (None, posting.posting_date):
        found.append(f"it is dated {status.posted_date}, not {posting.posting_date}")
    if status.amount not in (None, posting.payment.amount):
        found.append(f"the amount is {plain(status.amount or posting.payment.amount)}")
    if status.currency not in (None, posting.currency):
        found.append(f"the currency is {status.currency}")
    closed = {line.open_item for line in posting.lines if line.close and line.open_item and posting.kind != "reversal"}
    found += [f"{item} keeps {plain(left)} open" for item, left in status.residuals.items() if left and item in closed]
    return found
