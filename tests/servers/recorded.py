"""Stand-ins for ledgers that cannot run here: they keep documents and answer in the shapes of the services' references.

They check nothing of accounting. What they are for: that docflow makes each document once whatever happens on the way,
and reads the replies that the references show. The shapes were taken from the references named in each connector.
"""

import datetime as dt
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from docflow.ledgers._documents import written

CHART = {"1.1.1": "Main bank", "6.9.1": "Discounts allowed", "6.9.2": "Customer deductions"}
Json = dict[str, Any]
Reply = tuple[int, Json]


@dataclass
class Recorded:
    """One ledger: its documents by kind, in the order in which they were made."""

    url: str = ""
    made: dict[str, list[Json]] = field(default_factory=dict)
    sent: list[tuple[str, str, Json]] = field(default_factory=list)
    """Every writing request: method, path, body."""
    owed: dict[str, Decimal] = field(default_factory=dict)
    """What remains of an invoice; of those that are not named, nothing."""
    closed: str = "2026-03-31"
    """The books are closed up to here."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    refuses: str | None = None
    """It answers writing requests with 400 where their path has this."""

    def left(self, invoice: str) -> Decimal:
        """What remains of it."""
        return self.owed.get(invoice, Decimal())

    def add(self, kind: str, document: Json) -> Json:
        """Keeps it under a key of its own."""
        there = self.made.setdefault(kind, [])
        kept = {**document, "_n": f"{kind.lower().replace(' ', '-')}-{len(there) + 1}"}
        there.append(kept)
        return kept

    def those(self, kind: str, **values: object) -> list[Json]:
        """The documents with these values."""
        there = self.made.get(kind, [])
        wanted = values.items()
        return [one for one in there if wanted <= one.items()]

    def numbered(self, kind: str, number: str) -> Json:
        """The document with this key."""
        return next(one for one in self.made[kind] if one["_n"] == number)


Serve = Callable[[Recorded, str, str, dict[str, str], Json], Reply]
"""(books, method, path, query, body) -> status and reply."""


def quickbooks(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """QuickBooks Online: /query, /payment, /journalentry."""
    if path == "/query":
        asked = re.fullmatch(r"select (?:\*|Id, Balance) from (\w+) where (\w+) = '([^']*)'", query["query"])
        if asked is None:
            accounts = [{"Id": code, "Name": name, "Active": True} for code, name in CHART.items()]
            return 200, {"QueryResponse": {"totalCount": 12, "Account": accounts}}
        if asked[1] == "Invoice":
            return 200, {"QueryResponse": {"Invoice": [{"Id": asked[3], "Balance": books.left(asked[3])}]}}
        found = books.those(asked[1], **{asked[2]: asked[3]})
        shown = [{**one, "Id": one["_n"], "SyncToken": "0"} for one in found]
        return 200, {"QueryResponse": {asked[1]: shown, "maxResults": len(shown)} if shown else {}}
    if path == "/preferences":
        return 200, {"Preferences": {"AccountingInfoPrefs": {"BookCloseDate": books.closed}}}
    if query.get("operation") == "update":
        books.numbered("Payment", body["Id"]).update(TotalAmt=0, PrivateNote="Voided - x")
    elif query.get("operation") == "delete":
        books.made["JournalEntry"].remove(books.numbered("JournalEntry", body["Id"]))
    elif path == "/payment":
        books.add("Payment", body)
    else:
        debits = [one for one in body["Line"] if one["JournalEntryLineDetail"]["PostingType"] == "Debit"]
        books.add("JournalEntry", {**body, "TotalAmt": sum(one["Amount"] for one in debits)})
    return 200, {"time": "2026-05-03T10:00:00Z"}


def netsuite(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """NetSuite: /customerPayment and /journalEntry by external id."""
    parts = path.strip("/").split("/")
    kind, key = parts[0], parts[-1].removeprefix("eid:")
    if method == "DELETE":
        books.made[kind].remove(books.numbered(kind, key))
        return 204, {}
    found = books.those(kind, externalId=key)
    if method == "PUT":
        if found:
            found[0].update(body)
        else:
            books.add(kind, {**body, "externalId": key})
        return 204, {}
    if kind == "account":
        return 200, {"items": [{"links": [], "id": code} for code in CHART], "hasMore": False}
    if len(parts) == 1:
        return 200, {"items": [], "count": 0}
    if kind == "invoice":
        return 200, {"amountRemaining": books.left(key)}
    return (200, {**found[0], "id": found[0]["_n"]}) if found else (404, {"title": "Not Found", "status": 404})


def erpnext(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """ERPNext: Payment Entry, draft, submitted, cancelled."""
    if path == "/api/resource/Account":
        return 200, {"data": [{"name": code, "account_name": name} for code, name in CHART.items()]}
    if path.startswith("/api/resource/Accounts Settings"):
        return 200, {"data": {"acc_frozen_upto": books.closed}}
    if path.startswith("/api/resource/Sales Invoice/"):
        return 200, {"data": {"outstanding_amount": books.left(path.rsplit("/", 1)[1])}}
    if not path.startswith("/api/resource/Payment Entry"):
        return 200, {"message": "docflow@example.com"}
    if method == "POST":
        books.add("Payment Entry", {**body, "docstatus": 0})
        return 200, {"data": {}}
    if method == "PUT":
        books.numbered("Payment Entry", path.rsplit("/", 1)[1]).update(body)
        return 200, {"data": {}}
    ((name, _, value),) = json.loads(query["filters"])
    found = books.those("Payment Entry", **{name: value})
    fields = json.loads(query["fields"])
    return 200, {"data": [{name: {**one, "name": one["_n"]}[name] for name in fields} for one in found]}


_XERO_KEYS = {"Payments": "PaymentID", "BankTransactions": "BankTransactionID", "CreditNotes": "CreditNoteID"}


def xero(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """Xero: payments, credit notes with allocations, bank transactions."""
    parts = path.strip("/").split("/")
    room = parts[0]
    key = {"Payments": "PaymentID", "BankTransactions": "BankTransactionID", "CreditNotes": "CreditNoteID"}.get(
        room, ""
    )
    if method == "POST":
        books.numbered(room, parts[1]).update(body)
    elif method == "PUT" and len(parts) == 3:
        books.numbered(room, parts[1]).setdefault("Allocations", []).extend(body["Allocations"])
    elif method == "PUT":
        for one in body[room]:
            total = sum(line["Quantity"] * line["UnitAmount"] for line in one.get("LineItems", []))
            books.add(room, {"Status": "AUTHORISED", **one, "Total": total})
    elif room in ("Payments", "BankTransactions"):
        asked = re.fullmatch(r'Reference=="([^"]*)"', query["where"])
        assert asked is not None
        found = books.those(room, Reference=asked[1])
        return 200, {room: [{**one, key: one["_n"], "Date": "/Date(1777766400000+0000)/"} for one in found]}
    elif room == "CreditNotes":
        found = books.those(room, CreditNoteNumber=parts[1])
        shown = [{**one, key: one["_n"]} for one in found]
        return (200, {room: shown}) if shown else (404, {"Message": "The resource you're looking for cannot be found"})
    elif room == "Invoices":
        return 200, {room: [{"InvoiceID": parts[1], "AmountDue": books.left(parts[1])}]}
    elif room == "Accounts":
        return 200, {room: [{"Code": code, "Name": name, "Type": "BANK"} for code, name in CHART.items()]}
    elif room == "Organisation":
        day = dt.datetime.fromisoformat(f"{books.closed}T00:00:00+00:00")
        return 200, {"Organisations": [{"PeriodLockDate": f"/Date({int(day.timestamp())}000+0000)/"}]}
    return 200, {"Status": "OK"}


def business_central(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """Business Central: lines of a customer payment journal."""
    if method == "POST":
        books.add("line", body)
        return 201, body
    if path == "/generalLedgerSetup":
        day = dt.date.fromisoformat(books.closed) + dt.timedelta(days=1) if books.closed else dt.date.min
        return 200, {"id": "1", "allowPostingFrom": day.isoformat(), "allowPostingTo": "0001-01-01"}
    asked = re.fullmatch(r"externalDocumentNumber eq '([^']*)'", query.get("$filter", ""))
    found = books.those("line", externalDocumentNumber=asked[1]) if asked else []
    return 200, {"value": [{**one, "id": one["_n"]} for one in found]}


def oracle_fusion(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """Oracle Fusion: standard receipts."""
    if method == "POST":
        books.add("receipt", body)
        return 201, body
    if path == "/receivablesInvoices":
        return 200, {"items": [{"InvoiceBalanceAmount": books.left(query["q"].split("'")[1])}]}
    asked = re.match(r"ReceiptNumber='([^']*)'", query.get("q", ""))
    found = books.those("receipt", ReceiptNumber=asked[1]) if asked else []
    shown = [
        {**one, "StandardReceiptId": one["_n"], "State": "UNAPP", "Amount": Decimal(one["Amount"])} for one in found
    ]
    return 200, {"items": shown, "count": len(shown)}


def sap_s4(books: Recorded, method: str, path: str, query: dict[str, str], body: Json) -> Reply:
    """SAP S/4HANA: items of lockbox batches, and the journal items of invoices."""
    if method == "POST":
        (item,) = body["to_Item"]["results"]
        kept = books.add("item", {**item, "DepositDateTime": body["DepositDateTime"]})
        return 201, {"d": {"LockboxBatchInternalKey": kept["_n"]}}
    if path.startswith("/API_OPLACCTGDOCITEMCUBE_SRV"):
        left = books.left(query["$filter"].split("'")[3])
        row = {"AmountInTransactionCurrency": str(left), "ClearingAccountingDocument": "" if left else "140000077"}
        return 200, {"d": {"results": [row]}}
    asked = re.fullmatch(r"Cheque eq '([^']*)'", query.get("$filter", ""))
    found = books.those("item", Cheque=asked[1]) if asked else []
    return 200, {"d": {"results": [{**one, "LockboxBatchInternalKey": one["_n"]} for one in found]}}


@contextmanager
def recorded(serve: Serve) -> Iterator[Recorded]:
    """The stand-in on a free port, until the block ends."""
    books = Recorded()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body: Json = json.loads(raw, parse_float=Decimal) if raw else {}
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if serve is sap_s4 and self.command != "GET" and self.headers["X-CSRF-Token"] != "token-1":
                return self._send(403, {"error": "CSRF token validation failed"})
            if books.refuses and self.command != "GET" and books.refuses in parts.path:
                return self._send(400, {"message": "No."})
            with books.lock:
                if self.command != "GET":
                    books.sent.append((self.command, unquote(parts.path), body))
                status, reply = serve(books, self.command, unquote(parts.path), query, body)
            return self._send(status, reply)

        def _send(self, status: int, reply: Json) -> None:
            data = b"" if status == 204 else written(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-CSRF-Token", "token-1")
            self.send_header("Set-Cookie", "SAP_SESSIONID=1; path=/")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - the names that http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    books.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield books
    finally:
        server.shutdown()
        server.server_close()
        thread.join(60)
