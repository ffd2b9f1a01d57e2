"""ERPNext (Frappe REST): a receipt is a Payment Entry, made as a draft and then submitted.

Untested against a live server: built from Frappe's reference (docs.frappe.io, REST API; Payment Entry) and tried on
recorded shapes. Found by reference_no, which is the posting's id. ERPNext does not keep it unique, so docflow looks
first and is the only writer. A reversal cancels the entry, which stays to be seen.
"""

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal

from docflow.ledgers._dialect import OpenDays
from docflow.ledgers._documents import Entry, Facts, Json, Request, Step, money, only, query
from docflow.ledgers._external import ExternalSettings, external
from docflow.ledgers._settled import CONCESSIONS, Item, settled
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting

_ENTRY = "Payment Entry"
_PATH = "/api/resource/Payment%20Entry"
_FIELDS = ["name", "docstatus", "posting_date", "paid_amount", "paid_to", "party", "paid_to_account_currency"]
_SUBMITTED, _CANCELLED = 1, 2


class ErpnextSettings(ExternalSettings):
    """`token` is "api_key:api_secret"; accounts are names such as "Bank - US"."""

    company: str
    """As ERPNext calls it; a posting's company is docflow's word."""
    cost_center: str
    """For deductions."""
    receivable: str
    """The account that invoices were booked on."""


def connect(name: str, settings: Mapping[str, object]) -> Ledger:
    """Prepare; nothing is asked of the server yet."""
    known = checked(ErpnextSettings, name, settings)
    return external(name, known, Erpnext(known))


class Erpnext:
    """See docflow.ledgers._external.Dialect."""

    title = "ERPNext"
    probe = "/api/method/frappe.auth.get_logged_user"

    def __init__(self, settings: ErpnextSettings) -> None:
        self._settings = settings

    def headers(self) -> Mapping[str, str]:
        """A key and its secret."""
        return {"Authorization": f"token {self._settings.token.get_secret_value()}", "Accept": "application/json"}

    def steps(self, posting: Posting) -> list[Step]:
        """One entry: credit notes are invoices with a negative amount, deductions lines of their own."""
        found = settled(posting, self.title, CONCESSIONS)
        notes = [Item(item.ref, -item.amount) for item in found.credits]
        body = {
            "payment_type": "Receive",
            "company": self._settings.company,
            "posting_date": found.date.isoformat(),
            "party_type": "Customer",
            "party": found.customer,
            "paid_from": self._settings.receivable,
            "paid_to": self._settings.account(found.bank),
            "paid_from_account_currency": found.currency,
            "paid_to_account_currency": found.currency,
            "paid_amount": found.cash,
            "received_amount": found.cash,
            "source_exchange_rate": 1,
            "target_exchange_rate": 1,
            "reference_no": found.posting_id,
            "reference_date": found.date.isoformat(),
            "remarks": found.reference,
            "references": [_reference(item) for item in (*found.invoices, *notes)],
            "deductions": [
                {
                    "account": self._settings.account(line.account),
                    "cost_center": self._settings.cost_center,
                    "amount": line.debit or ZERO,
                    "description": " ".join(filter(None, (line.role, line.reason, line.open_item))),
                }
                for line in found.concessions
            ],
        }
        facts = Facts(self._settings.account(found.bank), found.customer, found.currency)
        return [Step(_ENTRY, found.posting_id, found.cash, Request("POST", _PATH, body), facts)]

    def look_up(self, kind: str, key: str) -> str:
        """By reference_no."""
        filters, fields = json.dumps([["reference_no", "=", key]]), json.dumps(_FIELDS)
        return f"{_PATH}?filters={query(filters)}&fields={query(fields)}&limit_page_length=2"

    def entry(self, kind: str, reply: Json) -> Entry | None:
        """docstatus: 0 draft, 1 submitted, 2 cancelled."""
        found = only(reply["data"], kind)
        if found is None:
            return None
        status, day = int(found["docstatus"]), dt.date.fromisoformat(found["posting_date"])
        facts = Facts(found["paid_to"], found["party"], found["paid_to_account_currency"])
        state = {"booked": status >= _SUBMITTED, "undone": status == _CANCELLED}
        return Entry(found["name"], money(found["paid_amount"]), day, found, facts=facts, **state)

    settles_at_once = True

    def item(self, key: str) -> str:
        """What remains of an invoice is its outstanding_amount."""
        return f"/api/resource/Sales%20Invoice/{query(key)}"

    def left(self, reply: Json) -> Decimal | None:
        """In the customer's account currency."""
        return money(reply["data"]["outstanding_amount"])

    @property
    def chart(self) -> str:
        """The accounts of the company that are no groups."""
        filters = [["company", "=", self._settings.company], ["is_group", "=", 0], ["disabled", "=", 0]]
        fields = ["name", "account_name", "account_type"]
        asked = f"filters={query(json.dumps(filters))}&fields={query(json.dumps(fields))}"
        return f"/api/resource/Account?{asked}&limit_page_length=0"

    def accounts(self, reply: Json) -> list[LedgerAccount]:
        """Accounts go by their names: "Bank - US"."""
        return [
            LedgerAccount(code=one["name"], name=one["account_name"], kind=one.get("account_type") or "")
            for one in reply["data"]
        ]

    lock = "/api/resource/Accounts%20Settings/Accounts%20Settings"

    def open_days(self, reply: Json) -> OpenDays:
        """Accounts are frozen up to here."""
        day = reply["data"].get("acc_frozen_upto")
        return OpenDays.after(dt.date.fromisoformat(day) if day else None)

    def main(self, posting_id: str) -> tuple[str, str]:
        """The entry."""
        return _ENTRY, posting_id

    def finish(self, kind: str, entry: Entry) -> Request | None:
        """Submits it: only then it is in the general ledger."""
        return Request("PUT", f"{_PATH}/{query(entry.ref)}", {"docstatus": _SUBMITTED})

    def undo(self, kind: str, entry: Entry) -> list[Request]:
        """Cancels it."""
        return [Request("PUT", f"{_PATH}/{query(entry.ref)}", {"docstatus": _CANCELLED})]


def _reference(item: Item) -> Json:
    kind = {"reference_doctype": "Sales Invoice", "reference_name": item.key}
    return {**kind, "allocated_amount": item.amount}
