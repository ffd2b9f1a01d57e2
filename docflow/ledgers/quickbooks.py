"""QuickBooks Online (API v3): a receipt is a Payment; what is let off is a journal entry that the payment links.

Untested against the live service: built from Intuit's reference (developer.intuit.com, Payment and JournalEntry,
minor version 75) and tried on recorded shapes. `url` is https://quickbooks.api.intuit.com/v3/company/REALM. Found by
PaymentRefNum and DocNumber, which take 21 characters: the posting's id is shortened to a digest, and stands whole in
PrivateNote. A reversal voids the payment and deletes the journal entry.
"""

import datetime as dt
from base64 import b32encode
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

from docflow.errors import LedgerRejected
from docflow.ledgers._dialect import OpenDays
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query, summed
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import CONCESSIONS, Settled, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting, PostingLine

_PAYMENT, _ENTRY = "Payment", "JournalEntry"
_KEYS = {_PAYMENT: "PaymentRefNum", _ENTRY: "DocNumber"}
_LONGEST = 21


class QuickBooksSettings(ExternalSettings):
    """Accounts are ids of the chart of accounts."""

    receivable: str = ""
    """Id of the receivable account; needed where deductions or discounts are to be booked."""


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(QuickBooksSettings, name, settings)
    return external(name, known, QuickBooks(known))


class QuickBooks:
    """See docflow.ledgers._external.Dialect."""

    title = "QuickBooks Online"
    probe = "/query?query=select%20count%28%2A%29%20from%20Account&minorversion=75"

    def __init__(self, settings: QuickBooksSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """JSON, not their XML."""
        token = self._settings.token.get_secret_value()
        return {"Authorization": f"Bearer {token}", "Accept": "application/json"}

    def steps(self, posting: Posting) -> list[Step]:
        """A journal entry for what is let off, then the payment."""
        found = settled(posting, self.title, CONCESSIONS)
        extra = [self._entry(found)] if found.concessions else []
        links = [_link(item.amount, "Invoice", item.key) for item in found.invoices]
        links += [_link(item.amount, "CreditMemo", item.key) for item in found.credits]
        links += [_link(step.amount, _ENTRY, f"{{ref:{step.key}}}") for step in extra]
        body = {
            "CustomerRef": {"value": found.customer},
            "CurrencyRef": {"value": found.currency},
            "TxnDate": found.date.isoformat(),
            "TotalAmt": found.cash,
            "PaymentRefNum": _key(found.posting_id),
            "PrivateNote": f"{found.posting_id} {found.reference}",
            "DepositToAccountRef": {"value": self._settings.account(found.bank)},
            "Line": links,
        }
        paid = summed([(item.key, item.amount) for item in (*found.invoices, *found.credits)])
        facts = Facts(self._settings.account(found.bank), found.customer, found.currency, paid)
        return [*extra, _step(_PAYMENT, _key(found.posting_id), found.cash, body, facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By the key that we gave it."""
        return _asking(f"select * from {kind} where {_KEYS[kind]} = '{key}'")  # noqa: S608 - Intuit's, of our own words

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """A voided payment is one over nothing."""
        found = only(reply["QueryResponse"].get(kind, []), kind)
        if found is None:
            return None
        amount = money(found["TotalAmt"])
        void = kind == _PAYMENT and not amount and str(found.get("PrivateNote", "")).startswith("Voided")
        facts = Facts() if void else (_of_payment if kind == _PAYMENT else _of_entry)(found)
        return Entry(str(found["Id"]), amount, dt.date.fromisoformat(found["TxnDate"]), found, undone=void, facts=facts)

    settles_at_once = True

    def item(self, key: str) -> str:
        """What remains of an invoice is its Balance."""
        return _asking(f"select Id, Balance from Invoice where Id = '{key}'")  # noqa: S608

    def left(self, reply: Json) -> Decimal | None:
        """None where there is no such invoice."""
        found = only(reply["QueryResponse"].get("Invoice", []), "invoice")
        return money(found["Balance"]) if found else None

    chart = "/query?query=select%20%2A%20from%20Account%20maxresults%201000&minorversion=75"

    def accounts(self, reply: Json) -> list[LedgerAccount]:
        """Accounts go by their Id."""
        rows = [one for one in reply["QueryResponse"].get("Account", []) if one.get("Active", True)]
        return [LedgerAccount(code=one["Id"], name=one["Name"], kind=one.get("AccountType", "")) for one in rows]

    lock = "/preferences?minorversion=75"

    def open_days(self, reply: Json) -> OpenDays:
        """BookCloseDate of the accounting preferences."""
        day = reply["Preferences"].get("AccountingInfoPrefs", {}).get("BookCloseDate")
        return OpenDays.after(dt.date.fromisoformat(day) if day else None)

    def main(self, posting_id: str) -> tuple[str, str]:
        """The payment."""
        return _PAYMENT, _key(posting_id)

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """Nothing is ever a draft."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """A payment is voided and stays to be seen; a journal entry can only be deleted."""
        body = {"Id": entry.ref, "SyncToken": entry.raw["SyncToken"]}
        if kind == _PAYMENT:
            return [Request("POST", "/payment?operation=update&include=void&minorversion=75", {**body, "sparse": True})]
        return [Request("POST", "/journalentry?operation=delete&minorversion=75", body)]

    def _entry(self, found: Settled) -> Step:
        """What is let off: debit its accounts, credit the customer."""
        if not self._settings.receivable:
            raise LedgerRejected("QuickBooks needs `receivable`, the receivable account's id, to book deductions.")
        total = sum((line.debit or ZERO for line in found.concessions), ZERO)
        entity = {"Type": "Customer", "EntityRef": {"value": found.customer}}
        lines = [self._leg(line) for line in found.concessions]
        credit = {"PostingType": "Credit", "AccountRef": {"value": self._settings.receivable}, "Entity": entity}
        lines.append({"DetailType": "JournalEntryLineDetail", "Amount": total, "JournalEntryLineDetail": credit})
        key = _key(f"{found.posting_id}/let off")
        body = {
            "DocNumber": key,
            "TxnDate": found.date.isoformat(),
            "CurrencyRef": {"value": found.currency},
            "PrivateNote": found.posting_id,
            "Line": lines,
        }
        parts = [(self._settings.account(line.account), line.debit or ZERO) for line in found.concessions]
        return _step(_ENTRY, key, total, body, Facts(currency=found.currency, parts=summed(parts)))

    def _leg(self, line: PostingLine) -> Json:
        about = " ".join(filter(None, (line.role, line.reason, line.open_item)))
        detail = {"PostingType": "Debit", "AccountRef": {"value": self._settings.account(line.account)}}
        amount = line.debit or ZERO
        kind = {"DetailType": "JournalEntryLineDetail", "JournalEntryLineDetail": detail}
        return {**kind, "Amount": amount, "Description": about}


def _step(kind: str, key: str, amount: Decimal, body: Json, facts: Facts) -> Step:
    make = Request("POST", f"/{kind.lower()}?requestid={key}&minorversion=75", body)
    return Step(kind, key, amount, make, facts)


def _asking(sentence: str) -> str:
    return f"/query?query={query(sentence)}&minorversion=75"


def _of_payment(found: Json) -> Facts:
    links = [(link, money(line["Amount"])) for line in found.get("Line", []) for link in line.get("LinkedTxn", [])]
    parts = summed([(link["TxnId"], amount) for link, amount in links if link["TxnType"] in ("Invoice", "CreditMemo")])
    account, customer = found.get("DepositToAccountRef", {}).get("value"), found["CustomerRef"]["value"]
    return Facts(account, customer, found.get("CurrencyRef", {}).get("value"), parts)


def _of_entry(found: Json) -> Facts:
    legs = [(line["JournalEntryLineDetail"], money(line["Amount"])) for line in found["Line"]]
    debits = [(detail["AccountRef"]["value"], amount) for detail, amount in legs if detail["PostingType"] == "Debit"]
    return Facts(currency=found.get("CurrencyRef", {}).get("value"), parts=summed(debits))


def _link(amount: Decimal, kind: str, key: str) -> Json:
    return {"Amount": amount, "LinkedTxn": [{"TxnId": key, "TxnType": kind}]}


def _key(text: str) -> str:
    """21 characters that stand for the text: 95 bits of its sha256."""
    return "df" + b32encode(sha256(text.encode()).digest()).decode()[: _LONGEST - 2]
