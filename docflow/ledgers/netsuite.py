"""NetSuite (SuiteTalk REST record v1): a receipt is a customerPayment; what is let off is a journal entry it applies.

Untested against the live service: built from Oracle's reference (REST API Browser, customerPayment and journalEntry)
and tried on recorded shapes. `url` is https://ACCOUNT.suitetalk.api.netsuite.com/services/rest/record/v1. Each record
is made by PUT to its external id, which NetSuite keeps unique: a repeat changes the same record. (Its idempotency
header is ignored on synchronous calls.) A reversal deletes the records, the payment first.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from docflow.errors import LedgerRejected
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, query, summed
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import CONCESSIONS, Settled, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting

_PAYMENT, _ENTRY = "customerPayment", "journalEntry"


class NetSuiteSettings(ExternalSettings):
    """Accounts, currencies and customers are internal ids."""

    receivable: str = ""
    """Id of the receivable account; needed where deductions or discounts are to be booked."""
    currencies: dict[str, str] = {}
    """ISO code -> internal id; a currency that is not named goes by its code as reference name."""
    subsidiary: str = ""


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(NetSuiteSettings, name, settings)
    return external(name, known, NetSuite(known))


class NetSuite:
    """See docflow.ledgers._external.Dialect."""

    title = "NetSuite"
    probe = "/customerPayment?limit=1"

    def __init__(self, settings: NetSuiteSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """A bearer token of OAuth 2."""
        return {"Authorization": f"Bearer {self._settings.token.get_secret_value()}"}

    def steps(self, posting: Posting) -> list[Step]:
        """A journal entry for what is let off, then the payment."""
        found = settled(posting, self.title, CONCESSIONS)
        extra = [self._entry(found)] if found.concessions else []
        used = [_applied({"id": item.key}, item.amount) for item in found.credits]
        used += [_applied({"externalId": step.key}, step.amount) for step in extra]
        body = {
            **self._head(found),
            "customer": {"id": found.customer},
            "account": {"id": self._settings.account(found.bank)},
            "payment": found.cash,
            "apply": {"items": [_applied({"id": item.key}, item.amount) for item in found.invoices]},
            "credit": {"items": used},
        }
        paid = summed([(item.key, item.amount) for item in found.invoices])
        currency = self._settings.currencies.get(found.currency)
        facts = Facts(self._settings.account(found.bank), found.customer, currency, paid)
        return [*extra, _step(_PAYMENT, found.posting_id, found.cash, body, facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By external id."""
        return f"/{kind}/eid:{key}" + "?expandSubResources=true"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """A payment names its amount; an entry's is the sum of its debits."""
        amount = (
            money(reply["payment"])
            if kind == _PAYMENT
            else sum((money(line.get("debit", 0)) for line in reply["line"]["items"]), ZERO)
        )
        facts = _of_payment(reply) if kind == _PAYMENT else Facts(parts=_debits(reply["line"]["items"]))
        return Entry(str(reply["id"]), amount, dt.date.fromisoformat(reply["tranDate"]), reply, facts=facts)

    settles_at_once = True

    def item(self, key: str) -> str:
        """What remains of an invoice is its amountRemaining."""
        return f"/invoice/{query(key)}?fields=amountRemaining"

    def left(self, reply: Json) -> Decimal | None:
        """None where NetSuite leaves the field out."""
        return money(reply["amountRemaining"]) if "amountRemaining" in reply else None

    chart = f"/account?q={query('isInactive IS false')}&limit=1000"

    def accounts(self, reply: Json) -> list[LedgerAccount]:
        """A list of records names their internal ids only, by which accounts go here. Raises ValueError where it is
        not the whole list."""
        if reply.get("hasMore"):
            raise ValueError("more than a thousand accounts")
        return [LedgerAccount(code=str(one["id"]), name="", kind="") for one in reply["items"]]

    def main(self, posting_id: str) -> tuple[str, str]:
        """The payment."""
        return _PAYMENT, posting_id

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """Nothing is ever a draft."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """REST knows no void: the record is deleted; NetSuite keeps a trace of deleted records."""
        return [Request("DELETE", f"/{kind}/{entry.ref}")]

    def _head(self, found: Settled) -> Json:
        currency = self._settings.currencies.get(found.currency)
        subsidiary = {"subsidiary": {"id": self._settings.subsidiary}} if self._settings.subsidiary else {}
        return {
            "tranDate": found.date.isoformat(),
            "currency": {"id": currency} if currency else {"refName": found.currency},
            "memo": f"{found.posting_id} {found.reference}",
            **subsidiary,
        }

    def _entry(self, found: Settled) -> Step:
        """What is let off: debit its accounts, credit the customer."""
        if not self._settings.receivable:
            raise LedgerRejected("NetSuite needs `receivable`, the receivable account's id, to book deductions.")
        total = sum((line.debit or ZERO for line in found.concessions), ZERO)
        debits = [
            {
                "account": {"id": self._settings.account(line.account)},
                "debit": line.debit or ZERO,
                "memo": " ".join(filter(None, (line.role, line.reason, line.open_item))),
            }
            for line in found.concessions
        ]
        receivable = {"account": {"id": self._settings.receivable}, "entity": {"id": found.customer}}
        lines = [*debits, {**receivable, "credit": total}]
        body = {**self._head(found), "line": {"items": lines}}
        return _step(_ENTRY, f"{found.posting_id}-let-off", total, body, Facts(parts=_debits(debits)))


def _of_payment(found: Json) -> Facts:
    applied = [one for one in found.get("apply", {}).get("items", []) if one.get("apply")]
    parts = summed([(str(one["doc"]["id"]), money(one["amount"])) for one in applied])
    ids = (found.get(name, {}).get("id") for name in ("account", "customer", "currency"))
    account, customer, currency = (None if one is None else str(one) for one in ids)
    return Facts(account, customer, currency, parts)


def _debits(lines: list[Json]) -> dict[str, Decimal]:
    return summed([(str(one["account"]["id"]), money(one["debit"])) for one in lines if one.get("debit")])


def _applied(document: Json, amount: Decimal) -> Json:
    return {"doc": document, "apply": True, "amount": amount}


def _step(kind: str, key: str, amount: Decimal, body: Json, facts: Facts) -> Step:
    return Step(kind, key, amount, Request("PUT", f"/{kind}/eid:{key}", body), facts)
