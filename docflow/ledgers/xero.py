"""Xero (Accounting API 2.0): a receipt is one Payment an invoice; what is let off is a credit note allocated to it.

Untested against the live service: built from Xero's published OpenAPI (xero_accounting.yaml; what is sent is held
against the classes that Xero generates from it) and tried on recorded shapes. `url` is https://api.xero.com/api.xro/2.0.
Found by Reference and CreditNoteNumber. All the payments of a posting go in one request, which Xero takes as a whole or
not at all. Money on account is an overpayment. Refused: using credit notes (Xero allocates each to one invoice; do that
there first). A reversal deletes the payments; one with credit notes or an overpayment is refused, because Xero wants
their allocations removed by hand.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from docflow.errors import LedgerRejected
from docflow.ledgers._dialect import OpenDays
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query, summed
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import CONCESSIONS, Item, Settled, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting, PostingLine

_PAYMENTS, _NOTE, _ALLOCATION, _OVER = "payments", "credit note", "allocation", "overpayment"
_MILLISECONDS = re.compile(r"/Date\((-?\d+)")


class XeroSettings(ExternalSettings):
    """Accounts are codes; open items are inv:INVOICE-ID, customers contact ids."""

    organisation: str
    """Tenant id (header Xero-Tenant-Id)."""


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the service yet."""
    known = checked(XeroSettings, name, settings)
    return external(name, known, Xero(known))


class Xero:
    """See docflow.ledgers._external.Dialect."""

    title = "Xero"
    probe = "/Organisation"

    def __init__(self, settings: XeroSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """The key, and whose books they are."""
        token = self._settings.token.get_secret_value()
        tenant = {"Xero-Tenant-Id": self._settings.organisation}
        return {"Authorization": f"Bearer {token}", "Accept": "application/json", **tenant}

    def steps(self, posting: Posting) -> list[Step]:
        """Credit notes and their allocations, the overpayment, then the payments of the invoices."""
        found = settled(posting, self.title, CONCESSIONS, uses_credits=False)
        loose = [line for line in found.concessions if line.open_item is None]
        if loose:
            raise LedgerRejected(f"Xero lets something off an invoice only; line {loose[0].n} names none.")
        notes = [step for n, line in enumerate(found.concessions) for step in self._note(found, n, line)]
        over = [self._overpayment(found)] if found.on_account > 0 else []
        paid = [Item(item.ref, item.amount - found.let_off(item.ref)) for item in found.invoices]
        payments = [self._payment(found, item) for item in paid if item.amount > 0]
        if not payments:
            raise LedgerRejected("Xero has no receipt that pays no invoice; enter money on account there by hand.")
        cash = sum((item.amount for item in paid), ZERO)
        make = _put(f"{found.posting_id}-p", "/Payments", {"Payments": payments})
        parts = summed([(item.key, item.amount) for item in paid if item.amount > 0])
        facts = Facts(account=self._settings.account(found.bank), parts=parts)
        return [*notes, *over, Step(_PAYMENTS, found.posting_id, cash, make, facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By the reference that we gave it."""
        if kind in (_NOTE, _ALLOCATION):
            return f"/CreditNotes/{query(key.removesuffix('/a'))}"
        room = {_PAYMENTS: "Payments", _OVER: "BankTransactions"}[kind]
        asked = f'Reference=="{key}"'
        return f"/{room}?where={query(asked)}"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """What was deleted is left out of what counts."""
        if kind in (_NOTE, _ALLOCATION):
            return _note_entry(kind, only(reply["CreditNotes"], kind))
        room, key, amount = ("Payments", "PaymentID", "Amount")
        if kind == _OVER:
            room, key, amount = ("BankTransactions", "BankTransactionID", "Total")
        there = reply[room]
        live = [one for one in there if one["Status"] != "DELETED"]
        if not there:
            return None
        shown = live or there
        total = sum((money(one[amount]) for one in shown), ZERO)
        facts = _of_overpayment(shown[0]) if kind == _OVER else _of_payments(shown)
        return Entry(shown[0][key], total, _day(shown[0]["Date"]), {"items": live}, undone=not live, facts=facts)

    settles_at_once = True

    def item(self, key: str) -> str:
        """What remains of an invoice is its AmountDue."""
        return f"/Invoices/{query(key)}"

    def left(self, reply: Json) -> Decimal | None:
        """None where there is no such invoice."""
        found = only(reply["Invoices"], "invoice")
        return money(found["AmountDue"]) if found else None

    chart = "/Accounts?where=Status%3D%3D%22ACTIVE%22"

    def accounts(self, reply: Json) -> list[LedgerAccount]:
        """Accounts go by their code; a bank account may have none, and cannot be named then."""
        rows = [one for one in reply["Accounts"] if one.get("Code")]
        return [LedgerAccount(code=one["Code"], name=one["Name"], kind=one.get("Type", "")) for one in rows]

    lock = "/Organisation"

    def open_days(self, reply: Json) -> OpenDays:
        """The later of the two lock dates."""
        (house,) = reply["Organisations"]
        days = [_day(house[name]) for name in ("PeriodLockDate", "EndOfYearLockDate") if house.get(name)]
        return OpenDays.after(max(days, default=None))

    def main(self, posting_id: str) -> tuple[str, str]:
        """The payments."""
        return _PAYMENTS, posting_id

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """Nothing is ever a draft."""
        return None

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """Deletes each payment."""
        if kind != _PAYMENTS:
            raise LedgerRejected(f"Xero takes a {kind} back by hand only: remove its allocations, then void it.")
        return [Request("POST", f"/Payments/{one['PaymentID']}", {"Status": "DELETED"}) for one in entry.raw["items"]]

    def _payment(self, found: Settled, item: Item) -> Json:
        return {
            "Invoice": {"InvoiceID": item.key},
            "Account": {"Code": self._settings.account(found.bank)},
            "Date": found.date.isoformat(),
            "Amount": item.amount,
            "Reference": found.posting_id,
        }

    def _note(self, found: Settled, n: int, line: PostingLine) -> list[Step]:
        """A credit note over what one line lets off, and its allocation to the line's invoice."""
        key, amount = f"{found.posting_id}-{n}", line.debit or ZERO
        text = " ".join(filter(None, (line.role, line.reason, found.reference)))
        item = {"Description": text, "Quantity": 1, "UnitAmount": amount, "AccountCode": self._account(line)}
        note = {
            "Type": "ACCRECCREDIT",
            "Status": "AUTHORISED",
            "Contact": {"ContactID": found.customer},
            "Date": found.date.isoformat(),
            "CurrencyCode": found.currency,
            "CreditNoteNumber": key,
            "LineAmountTypes": "NoTax",
            "LineItems": [item],
        }
        invoice = {"InvoiceID": Item(line.open_item or "", amount).key}
        allocation = {"Invoice": invoice, "Amount": amount, "Date": found.date.isoformat()}
        where = f"/CreditNotes/{{ref:{key}}}/Allocations"
        facts = Facts(None, found.customer, found.currency, {self._account(line): amount})
        allocated = Facts(parts={invoice["InvoiceID"]: amount})
        return [
            Step(_NOTE, key, amount, _put(key, "/CreditNotes", {"CreditNotes": [note]}), facts),
            Step(_ALLOCATION, f"{key}/a", amount, _put(f"{key}-a", where, {"Allocations": [allocation]}), allocated),
        ]

    def _overpayment(self, found: Settled) -> Step:
        line = {"Description": found.reference, "Quantity": 1, "UnitAmount": found.on_account}
        body = {
            "Type": "RECEIVE-OVERPAYMENT",
            "Contact": {"ContactID": found.customer},
            "BankAccount": {"Code": self._settings.account(found.bank)},
            "Date": found.date.isoformat(),
            "CurrencyCode": found.currency,
            "Reference": found.posting_id,
            "LineAmountTypes": "NoTax",
            "LineItems": [line],
        }
        make = _put(f"{found.posting_id}-o", "/BankTransactions", {"BankTransactions": [body]})
        facts = Facts(self._settings.account(found.bank), found.customer, found.currency)
        return Step(_OVER, found.posting_id, found.on_account, make, facts)

    def _account(self, line: PostingLine) -> str:
        return self._settings.account(line.account)


def _put(key: str, path: str, body: Json) -> Request:
    return Request("PUT", path, body, {"Idempotency-Key": key})


def _note_entry(kind: str, note: Json | None) -> Entry | None:
    """The credit note, or what of it is allocated."""
    if note is None:
        return None
    day, void = _day(note["Date"]), note["Status"] in ("VOIDED", "DELETED")
    if kind == _NOTE:
        lines = [(one["AccountCode"], money(one["Quantity"]) * money(one["UnitAmount"])) for one in note["LineItems"]]
        facts = Facts(None, note["Contact"]["ContactID"], note["CurrencyCode"], summed(lines))
        return Entry(note["CreditNoteID"], money(note["Total"]), day, note, undone=void, facts=facts)
    parts = [(one["Invoice"]["InvoiceID"], money(one["Amount"])) for one in note.get("Allocations", [])]
    allocated, facts = sum((amount for _, amount in parts), Decimal()), Facts(parts=summed(parts))
    return Entry(note["CreditNoteID"], allocated, day, note, undone=void, facts=facts) if allocated else None


def _of_payments(shown: Sequence[Json]) -> Facts:
    codes = {one.get("Account", {}).get("Code") for one in shown}
    parts = summed([(one["Invoice"]["InvoiceID"], money(one["Amount"])) for one in shown])
    return Facts(account=", ".join(sorted(codes - {None})) or None, parts=parts)


def _of_overpayment(found: Json) -> Facts:
    account = found.get("BankAccount", {}).get("Code")
    return Facts(account, found["Contact"]["ContactID"], found.get("CurrencyCode"))


def _day(text: str) -> dt.date:
    """Xero writes a date as /Date(milliseconds+0000)/, or by ISO 8601."""
    found = _MILLISECONDS.match(text)
    if found is None:
        return dt.date.fromisoformat(text[:10])
    return dt.datetime.fromtimestamp(int(found[1]) / 1000, dt.UTC).date()
