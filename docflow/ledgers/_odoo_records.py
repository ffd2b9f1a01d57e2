"""Odoo's JSON-2 interface of records (`POST /json/2/MODEL/METHOD`), and what docflow reads there. Nothing is booked
in here."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from docflow.errors import LedgerAmbiguous, LedgerAuth, LedgerRejected, LedgerTransient
from docflow.ledgers._http import Http
from docflow.ledgers._invoices import ITEM
from docflow.ledgers._refusals import blocked_customer, unknown_customer
from docflow.ledgers.contract import PATIENCE
from docflow.schema.base import Frozen
from docflow.schema.chart import LedgerAccount
from docflow.schema.money import in_units
from docflow.schema.receivables import Customer, OpenItem

Row = dict[str, Any]
_MOVE_TYPES = ["out_invoice", "out_refund"]
_INVOICE_FIELDS = (
    *("name", "state", "move_type", "ref", "partner_id", "currency_id", "invoice_date", "invoice_date_due"),
    *("amount_total", "amount_residual", "payment_state"),
)
_PAGE = 500


class OdooSettings(Frozen):
    """`accounts` maps account names of the posting to codes of Odoo's chart, where they differ."""

    url: str
    database: str
    key: SecretStr
    """An API key of the user that docflow works as."""
    company: str = ""
    """Name of the company; may be left out where there is only one."""
    accounts: dict[str, str] = {}
    ca_file: Path | None = None
    deadline: float = 30.0
    """Seconds that one request may take."""
    patience: float = PATIENCE
    """Seconds that all requests of one posting, look-up or check may take together."""


class Records:
    """The records of one company."""

    def __init__(self, settings: OdooSettings) -> None:
        self._settings = settings
        self._http = Http(deadline=settings.deadline, ca_file=settings.ca_file)
        self._company: Row | None = None

    def within(self) -> AbstractContextManager[None]:
        """All requests inside the block must be over in time, together."""
        return self._http.within(self._settings.patience)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def company(self) -> Row:
        """Asked once. Raises LedgerAuth where the settings do not tell one."""
        if self._company is None:
            name = self._settings.company
            rows = self._read("res.company", [["name", "=", name]] if name else [], ["name", "currency_id"], {})
            if len(rows) != 1:
                raise LedgerAuth(f"Odoo has {len(rows)} companies {name!r}; name one as `company` in the settings.")
            self._company = rows[0]
        return self._company

    def code(self, account: str | None) -> str:
        """What Odoo's chart calls an account."""
        return self._settings.accounts.get(account or "", account or "")

    def codes(self) -> list[str]:
        """The codes of the map."""
        return sorted(set(self._settings.accounts.values()))

    def search(self, model: str, domain: Sequence[Any], fields: Sequence[str], limit: int = 0) -> list[Row]:
        """The records that fit, by id. Raises LedgerTransient, LedgerAuth."""
        return self._read(model, domain, fields, self._context(), limit)

    def pages(self, model: str, domain: Sequence[Any], fields: Sequence[str]) -> Iterator[Row]:
        """The same in pages by ascending id."""
        last = 0
        while True:
            rows = self.search(model, [["id", ">", last], *domain], fields, _PAGE)
            yield from rows
            if len(rows) < _PAGE:
                return
            last = rows[-1]["id"]

    def act(self, model: str, method: str, **arguments: object) -> Any:
        """Calls a method that writes. Raises LedgerAmbiguous where it may have, LedgerRejected where it has not."""
        body = {**arguments, "context": self._context()}
        reply = self._http.send("POST", self._url(model, method), self._headers(), _json(body), writes=True)
        try:
            return reply.json()
        except (ValueError, ArithmeticError) as error:
            raise LedgerAmbiguous(f"Odoo answers no JSON: {reply.body[:80]!r}.") from error

    def invoices(self, ids: Sequence[int]) -> dict[int, Row]:
        """Those of the customer invoices and credit notes that exist; what remains of credits is negative."""
        if not ids:
            return {}
        domain = [["id", "in", list(ids)], ["move_type", "in", _MOVE_TYPES]]
        return {
            row["id"]: _signed(row) for row in self.search("account.move", [*domain, self._ours()], _INVOICE_FIELDS)
        }

    def customers(self) -> Iterator[Customer]:
        """Partners that were ever invoiced; a partner's group is its first tag."""
        tags = {row["id"]: row["name"] for row in self.pages("res.partner.category", [], ["name"])}
        fields = ("ref", "name", "vat", "email", "bank_ids", "category_id")
        numbers = {row["id"]: row["acc_number"] for row in self.pages("res.partner.bank", [], ["acc_number"])}
        for row in self.pages("res.partner", [["customer_rank", ">", 0]], fields):
            yield _customer(row, tags, numbers)

    def open_items(self) -> Iterator[OpenItem]:
        """Posted invoices and credit notes of which something remains."""
        refs = {row["id"]: _ref(row) for row in self.pages("res.partner", [["customer_rank", ">", 0]], ["ref"])}
        domain = [["move_type", "in", _MOVE_TYPES], ["state", "=", "posted"], ["amount_residual", "!=", 0]]
        for row in self.pages("account.move", [*domain, self._ours()], _INVOICE_FIELDS):
            partner = row["partner_id"][0]
            yield _open_item(_signed(row), refs.get(partner, f"id:{partner}"))

    def partner(self, ref: str) -> Row:
        """The customer of this ref. Raises LedgerRejected."""
        own = ref.removeprefix("id:")
        named = [["id", "=", int(own)]] if ref.startswith("id:") and own.isdecimal() else [["ref", "=", ref]]
        fields = ["property_account_receivable_id", "active"]
        rows = self.search("res.partner", [*named, ["active", "in", [True, False]]], fields)
        if not rows:
            raise unknown_customer(ref, "Odoo")
        if not any(row["active"] for row in rows):
            raise blocked_customer(ref, "Odoo")
        if len(rows) > 1:
            raise LedgerRejected(f"Odoo has {len(rows)} contacts with reference {ref}: leave it to one of them.")
        return rows[0]

    def chart(self) -> list[LedgerAccount]:
        """The accounts of the company that are in use."""
        rows = self.pages("account.account", [["active", "=", True]], ["code", "name", "account_type"])
        found = [
            LedgerAccount(code=row["code"], name=row["name"], kind=row["account_type"]) for row in rows if row["code"]
        ]
        return sorted(found, key=lambda one: one.code)

    def journals(self) -> list[Row]:
        """Bank and cash journals, with the code of their account."""
        rows = self.search(
            "account.journal", [["type", "in", ["bank", "cash"]], self._ours()], ["name", "default_account_id"]
        )
        ids = [row["default_account_id"][0] for row in rows if row["default_account_id"]]
        codes = {row["id"]: row["code"] for row in self.search("account.account", [["id", "in", ids]], ["code"])}
        return [{**row, "code": codes.get((row["default_account_id"] or [0])[0], "")} for row in rows]

    def accounts(self, codes: Sequence[str]) -> dict[str, int]:
        """Code -> id of those that are in use."""
        if not codes:
            return {}
        rows = self.search("account.account", [["code", "in", list(codes)], ["active", "=", True]], ["code"])
        return {row["code"]: row["id"] for row in rows}

    def _ours(self) -> list[Any]:
        return ["company_id", "=", self.company()["id"]]

    def _context(self) -> Row:
        return {"lang": "en_US", "allowed_company_ids": [self.company()["id"]]}

    def _read(
        self, model: str, domain: Sequence[Any], fields: Sequence[str], context: Row, limit: int = 0
    ) -> list[Row]:
        body: Row = {"domain": domain, "fields": fields, "order": "id", "context": context}
        sent = _json({**body, "limit": limit} if limit else body)
        reply = self._http.send("POST", self._url(model, "search_read"), self._headers(), sent, writes=False)
        try:
            rows = reply.json()
        except (ValueError, ArithmeticError) as error:
            raise LedgerTransient(f"Odoo answers no JSON: {reply.body[:80]!r}.") from error
        if not isinstance(rows, list) or not all(isinstance(row, dict) and {*fields} <= row.keys() for row in rows):
            raise LedgerTransient(f"Odoo's answer is not a list of {model}.")
        return rows

    def _url(self, model: str, method: str) -> str:
        return f"{self._settings.url.rstrip('/')}/json/2/{model}/{method}"

    def _headers(self) -> Mapping[str, str]:
        key = self._settings.key.get_secret_value()
        database = {"X-Odoo-Database": self._settings.database}
        return {"Authorization": f"bearer {key}", "Content-Type": "application/json", **database}


def _json(body: Row) -> bytes:
    return json.dumps(body).encode()


def _signed(row: Row) -> Row:
    """Amounts of credit notes are negative with us."""
    currency, sign = row["currency_id"][1], -1 if row["move_type"] == "out_refund" else 1
    amounts = {name: in_units(sign * Decimal(row[name]), currency) for name in ("amount_total", "amount_residual")}
    return {**row, **amounts, "currency": currency}


def _ref(row: Row) -> str:
    return str(row["ref"] or f"id:{row['id']}")


def _customer(row: Row, tags: Mapping[int, str], numbers: Mapping[int, str]) -> Customer:
    mail = row["email"] or ""
    groups = [tags[one] for one in row["category_id"] if one in tags]
    return Customer(
        ref=_ref(row),
        name=row["name"] or _ref(row),
        tax_ids=(row["vat"],) if row["vat"] else (),
        ibans=tuple(numbers[one] for one in row["bank_ids"] if one in numbers),
        email_domains=(mail.rpartition("@")[2].lower(),) if "@" in mail else (),
        customer_group=groups[0] if groups else "",
    )


def _open_item(row: Row, customer: str) -> OpenItem:
    return OpenItem(
        ref=f"{ITEM}{row['id']}",
        customer=customer,
        number=row["name"],
        kind="credit_memo" if row["move_type"] == "out_refund" else "invoice",
        purchase_order=row["ref"] or None,
        issued=row["invoice_date"],
        due=row["invoice_date_due"] or row["invoice_date"],
        currency=row["currency"],
        original=row["amount_total"],
        remaining=row["amount_residual"],
    )
