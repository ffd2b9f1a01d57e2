"""The same view of every ledger for the contract tests: how to open it, and what really stands in its books."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docflow.ledgers.contract import Ledger
from docflow.ledgers.odoo import Odoo
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.sap_s4 import _key as cheque
from docflow.ledgers.tryton import Tryton
from docflow.schema.postings import Posting
from tests.ledgers.postings import full_payment, short_payment
from tests.servers.odoo import OdooServer
from tests.servers.recorded import (
    Recorded,
    Serve,
    business_central,
    erpnext,
    netsuite,
    oracle_fusion,
    quickbooks,
    sap_s4,
    xero,
)
from tests.servers.tryton import TrytonServer
from tests.servers.webhook_receiver import WebhookReceiver

CUSTOMERS = [{"code": "C-1001", "name": "Acme Ltd"}, {"code": "C-1002", "name": "Beta GmbH"}]


def invoice(number: str, amount: str, **more: str) -> dict[str, str]:
    """An invoice for the Tryton of the tests."""
    known = {"customer": "C-1001", "number": number, "date": "2026-04-01", "due": "2026-05-01", "amount": amount}
    return known | more


INVOICES = [
    *(invoice(f"INV-{n}", "1000.00") for n in range(60)),
    *(invoice(f"HALF-{n}", "500.00") for n in range(12)),
    *(invoice(f"CM-{n}", "-50.00") for n in range(3)),
    invoice("EUR-1", "300.00", customer="C-1002", currency="EUR", reference="PO-77"),
    invoice("BETA-1", "200.00", customer="C-1002"),
]


@dataclass
class Books:
    """One ledger under test."""

    kind: str
    open: Callable[[str], Ledger]
    """Open it; an address other than "" stands before its server (a proxy)."""
    address: str
    """Of its server; empty for a file."""
    applied: Callable[[str], int]
    """How often the books hold the posting."""
    items: Iterator[str]
    """Open items of 1000.00, each used once."""
    halves: Iterator[str]
    """Open items of 500.00."""
    deducts: bool = True
    """It has a place for deductions; otherwise it refuses them."""
    reverses: bool = True
    writes: tuple[str, ...] = ("POST",)
    """Methods that change its books."""

    def full(self, posting_id: str, **more: object) -> Posting:
        """A payment of one fresh invoice."""
        return full_payment(posting_id, next(self.items), "1000.00", **more)

    def short(self, posting_id: str) -> Posting:
        """DOMAIN's example on two fresh invoices."""
        return short_payment(posting_id, next(self.items), next(self.halves))


def journal_books(folder: Path) -> Books:
    """The beancount journal."""
    path = folder / "receipts.beancount"
    return Books(
        kind="beancount",
        open=lambda _: open_ledger("beancount", {"path": str(path)}),
        address="",
        applied=lambda posting_id: path.read_text().count(f'  posting_id: "{posting_id}"') if path.exists() else 0,
        items=(f"inv:{n}" for n in range(10_000)),
        halves=(f"half:{n}" for n in range(10_000)),
    )


@dataclass(frozen=True)
class Stand:
    """A ledger that cannot run here, and its stand-in."""

    serve: Serve
    settings: dict[str, object]
    main: tuple[str, str]
    """Kind of its receipts, and their field that names the posting."""
    deducts: bool = True
    reverses: bool = True


_ERP = {"company": "ACME", "cost_center": "Main", "receivable": "Debtors"}
_SAP = {
    "lockbox": "1000070", "origin": "BANK_US", "destination": "COMP_1710", "company_code": "1710", "bank": "1.1.1",
    "reasons": {"pricing": "053", "discount": "001"},
}  # fmt: skip
STANDS = {
    "quickbooks": Stand(quickbooks, {"receivable": "84"}, ("Payment", "PrivateNote")),
    "netsuite": Stand(netsuite, {"receivable": "119"}, ("customerPayment", "memo")),
    "erpnext": Stand(erpnext, _ERP, ("Payment Entry", "reference_no")),
    "xero": Stand(xero, {"organisation": "ORG"}, ("Payments", "Reference")),
    "business_central": Stand(
        business_central, {"bank": "1.1.1", "currency": "USD"}, ("line", "comment"), deducts=False, reverses=False
    ),
    "oracle_fusion": Stand(
        oracle_fusion, {"business_unit": "US1", "receipt_method": "ACH"}, ("receipt", "ReceiptNumber"),
        deducts=False, reverses=False,
    ),
    "sap_s4": Stand(sap_s4, _SAP, ("item", "Cheque"), reverses=False),
}  # fmt: skip


def recorded_books(kind: str, server: Recorded) -> Books:
    """The stand-in of a ledger; applied are the receipts that it holds, those taken back for reversals."""
    stand = STANDS[kind]
    documents, field = stand.main

    def opened(address: str) -> Ledger:
        settings = {"kind": kind, "url": address or server.url, "token": "t", **stand.settings, **_through(address)}
        return open_ledger(kind, settings)

    def receipts(posting_id: str) -> int:
        key = cheque(posting_id) if kind == "sap_s4" else posting_id
        found = [one for one in server.made.get(documents, []) if str(one[field]).split(" ")[0] == key]
        refs = [one["Invoice"]["InvoiceID"] for one in found] if kind == "xero" else []
        assert len(refs) == len(set(refs)), "an invoice is paid twice"
        return min(len(found), 1) if kind == "xero" else len(found)

    return Books(
        kind=kind,
        open=opened,
        address=server.url,
        applied=receipts,
        items=(f"inv:{n}" for n in range(10_000)),
        halves=(f"inv:h{n}" for n in range(10_000)),
        deducts=stand.deducts,
        reverses=stand.reverses,
        writes=("POST", "PUT"),
    )


def _through(proxy: str) -> dict[str, float]:
    """Through a proxy answers may be late on purpose, and are not waited for; a timeout of a slow machine is one more
    fault. Directly there is time."""
    return {"deadline": 2.0} if proxy else {}


def webhook_books(receiver: WebhookReceiver, *, status: bool) -> Books:
    """A receiver with a status address, or one that only remembers ids."""

    def opened(address: str) -> Ledger:
        base = address or receiver.url
        more = {"url": f"{base}/postings", "status_url": f"{base}/postings/{{posting_id}}" if status else ""}
        return open_ledger("webhook", receiver.settings(**more, **_through(address)))

    return Books(
        kind="webhook with status" if status else "webhook",
        open=opened,
        address=receiver.url,
        applied=lambda posting_id: sum(one["posting_id"] == posting_id for one in receiver.booked),
        items=(f"inv:{n}" for n in range(10_000)),
        halves=(f"half:{n}" for n in range(10_000)),
    )


ODOO_INVOICES = [
    *(invoice(f"INV-{n}", "1000.00") for n in range(110)),
    *(invoice(f"HALF-{n}", "500.00") for n in range(8)),
    *(invoice(f"CM-{n}", "-50.00") for n in range(3)),
]


def odoo_books(server: OdooServer) -> Books:
    """The real Odoo; what it applied is counted in its journal entries, not by our own code's answers."""
    direct = open_ledger("odoo", server.settings(deadline=60.0))
    assert isinstance(direct, Odoo)

    def applied(posting_id: str) -> int:
        named = [["module", "=", "docflow"], ["name", "=", posting_id]]
        entries = [row["res_id"] for row in direct._records.search("ir.model.data", named, ["res_id"])]
        return len(direct._records.search("account.move", [["id", "in", entries], ["state", "=", "posted"]], ["name"]))

    writes = ("account.move/load", "account.move/action_post", "account.move.line/reconcile")
    return Books(
        kind="odoo",
        open=lambda address: open_ledger(
            "odoo", server.settings(deadline=15.0) | ({"url": address} if address else {})
        ),
        address=server.url,
        applied=applied,
        items=(server.item(number) for number in server.invoices if number.startswith("INV-")),
        halves=(server.item(number) for number in server.invoices if number.startswith("HALF-")),
        writes=tuple(f"POST /json/2/{one}" for one in writes),
    )


def tryton_books(server: TrytonServer) -> Books:
    """The real Tryton; what it applied is counted in its general ledger, not by our own code's answers."""
    direct = open_ledger("tryton", server.settings())
    assert isinstance(direct, Tryton)

    def applied(posting_id: str) -> int:
        moves = direct._rest.search("account.statement", [["name", "=", posting_id], ["state", "=", "posted"]], ["id"])
        return len(moves)

    return Books(
        kind="tryton",
        open=lambda address: open_ledger(
            "tryton", server.settings(**_through(address)) | ({"url": address} if address else {})
        ),
        address=server.url,
        applied=applied,
        items=(server.item(number) for number in server.invoices if number.startswith("INV-")),
        halves=(server.item(number) for number in server.invoices if number.startswith("HALF-")),
    )
