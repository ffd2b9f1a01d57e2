"""Dynamics 365 Business Central (API v2.0): a receipt is lines of a customer payment journal, one an invoice.

Untested against the live service: built from Microsoft's reference (learn.microsoft.com, customerPayment and journal,
v2.0) and tried on recorded shapes. `url` ends in /api/v2.0/companies(ID)/customerPaymentJournals(ID). The API puts the
lines into the journal; it does not post them: a person (or a job queue in Business Central) does. docflow therefore
counts a receipt as arrived when all its lines stand in the journal. The bank account is the journal's balancing
account, the currency the company's. Refused: deductions, discounts and credit memos (no field for them), and reversals,
because posted lines can only be reversed there.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from docflow.errors import LedgerMismatch, LedgerRejected
from docflow.ledgers._dialect import OpenDays
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import Item, Settled, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.postings import Posting

_LINE = "line"
_LONGEST = 35
"""Characters of externalDocumentNumber."""


class BusinessCentralSettings(ExternalSettings):
    """Open items are inv:INVOICE-NUMBER, customers their numbers."""

    bank: str
    """The account of the posting that the journal balances on: money on another account is refused."""
    currency: str
    """The company's own currency: a receipt in another is refused."""


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(BusinessCentralSettings, name, settings)
    return external(name, known, BusinessCentral(known))


class BusinessCentral:
    """See docflow.ledgers._external.Dialect."""

    title = "Business Central"
    probe = "/customerPayments?$top=1"

    def __init__(self, settings: BusinessCentralSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """A bearer token of Entra ID."""
        return {"Authorization": f"Bearer {self._settings.token.get_secret_value()}", "Accept": "application/json"}

    def steps(self, posting: Posting) -> list[Step]:
        """One line an invoice, one for what stays on account. The first carries the posting's own id and is made
        last: where it stands, all do."""
        if posting.kind == "reversal":
            raise LedgerRejected("Business Central reverses what is posted by hand only; reverse it there.")
        found = settled(posting, self.title, (), uses_credits=False)
        if found.bank != self._settings.bank or found.currency != self._settings.currency:
            raise LedgerRejected(f"This journal takes {self._settings.currency} on {self._settings.bank} only.")
        parts = [*found.invoices, *([Item("", found.on_account)] if found.on_account > 0 else [])]
        if len(found.posting_id) + 4 > _LONGEST:
            raise LedgerRejected(f"{found.posting_id} is longer than Business Central's external document number.")
        return [_step(found, n, part) for n, part in reversed(list(enumerate(parts)))]

    def look_up(self, kind: str, key: str) -> str:
        """By external document number."""
        asked = f"externalDocumentNumber eq '{key}'"
        return f"/customerPayments?$filter={query(asked)}"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """Money received is negative there."""
        found = only(reply["value"], kind)
        if found is None:
            return None
        amount = -money(found["amount"])
        if amount < 0:
            raise LedgerMismatch("Business Central shows a receipt as money paid out; look at the journal.")
        applied = found.get("appliesToInvoiceNumber") or ""
        facts = Facts(customer=found["customerNumber"], parts={applied: amount} if applied else {})
        return Entry(str(found["id"]), amount, dt.date.fromisoformat(found["postingDate"]), found, facts=facts)

    @property
    def lock(self) -> str:
        """The company's general ledger setup: the days on which posting is allowed."""
        return f"{self._settings.url.partition('/customerPaymentJournals')[0]}/generalLedgerSetup"

    def open_days(self, reply: Json) -> OpenDays:
        """From and to which day the setup allows posting."""
        (setup,) = reply.get("value", [reply])
        first, last = (_day(setup.get(name)) for name in ("allowPostingFrom", "allowPostingTo"))
        return OpenDays(first, last)

    def main(self, posting_id: str) -> tuple[str, str]:
        """The first line."""
        return _LINE, _key(posting_id, 0)

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """A person posts the journal."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """Raises LedgerRejected: it is done there."""
        raise LedgerRejected("Business Central reverses what is posted by hand only; reverse it there.")


def _step(found: Settled, n: int, part: Item) -> Step:
    applied = {"appliesToInvoiceNumber": part.key} if part.ref else {}
    body = {
        "customerNumber": found.customer,
        "postingDate": found.date.isoformat(),
        "externalDocumentNumber": _key(found.posting_id, n),
        "amount": Decimal() - part.amount,
        "description": found.reference[:100],
        "comment": found.posting_id,
        **applied,
    }
    facts = Facts(customer=found.customer, parts={part.key: part.amount} if part.ref else {})
    return Step(_LINE, _key(found.posting_id, n), part.amount, Request("POST", "/customerPayments", body), facts)


def _day(text: str | None) -> dt.date | None:
    """0001-01-01 is Business Central's empty date."""
    day = dt.date.fromisoformat(text) if text else dt.date.min
    return None if day == dt.date.min else day


def _key(posting_id: str, n: int) -> str:
    return f"{posting_id}/{n}" if n else posting_id
