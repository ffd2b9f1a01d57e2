"""What docflow reads of Tryton's books: company, chart, journals, invoices, parties. Nothing is written here."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import SecretStr

from docflow.errors import LedgerAuth, LedgerRejected
from docflow.ledgers import _tryton_statement as shape
from docflow.ledgers._checks import tried
from docflow.ledgers._invoices import ITEM, taken
from docflow.ledgers._refusals import blocked_customer, closed_period, unknown_account, unknown_customer
from docflow.ledgers._tryton_account import Accounts, check_used, of_invoices, used
from docflow.ledgers._tryton_rest import Rest, Row, changed
from docflow.ledgers._tryton_statement import Plan
from docflow.ledgers.contract import PATIENCE
from docflow.schema.base import Frozen
from docflow.schema.chart import LedgerAccount
from docflow.schema.documents import Check
from docflow.schema.money import ZERO
from docflow.schema.postings import Posting
from docflow.schema.receivables import Customer, OpenItem

_INVOICE_FIELDS = (
    *("number", "state", "reference", "invoice_date", "total_amount", "amount_to_pay", "currency.code"),
    *("party.code", "account.code", "lines_to_pay.maturity_date", "lines_to_pay.reconciliation"),
)
_CUSTOMER_FIELDS = (
    *("code", "name", "identifiers.type", "identifiers.code", "bank_accounts.numbers.number"),
    *("contact_mechanisms.type", "contact_mechanisms.value", "categories.name"),
)


_CUSTOMER_PARTS = ("identifiers", "contact_mechanisms", "bank_accounts", "bank_accounts.numbers")
_INVOICE_PARTS = ("payment_lines", "move.lines")
_USABLE = (["type", "!=", None], ["closed", "!=", True])
_STILL_UNSEEN = dt.timedelta(minutes=10)
"""So long may a transaction of Tryton take."""


class TrytonSettings(Frozen):
    """`accounts` maps account names of the posting to codes of Tryton's chart, where they differ."""

    url: str
    database: str
    key: SecretStr
    """Key of a user application for REST."""
    company: str = ""
    """Name of the company; may be left out where there is only one."""
    journal: str = ""
    """Name of the statement journal; may be left out where one only fits account and currency."""
    accounts: dict[str, str] = {}
    papers: bool = True
    """Attach the paper to what was booked, and note what is disputed."""
    ca_file: Path | None = None
    deadline: float = 30.0
    """Seconds that one request may take."""
    patience: float = PATIENCE
    """Seconds that all requests of one posting, look-up or check may take together. A worker that died keeps the ledger
    from the others for a third longer."""


class Books:
    """The books of one company."""

    def __init__(self, rest: Rest, settings: TrytonSettings) -> None:
        self._rest = rest
        self._settings = settings
        self.accounts = Accounts(rest, self.company)

    def company(self) -> int:
        """Id of the company, asked once. Raises LedgerAuth where the settings do not tell one."""
        if self._rest.company is None:
            name = self._settings.company
            rows = self._rest.search("company.company", [["party.name", "=", name]] if name else [], ["party.name"])
            if len(rows) != 1:
                raise LedgerAuth(f"Tryton has {len(rows)} companies {name!r}; name one as `company` in the settings.")
            self._rest.company = int(rows[0]["id"])
        return self._rest.company

    def localised(self, posting: Posting) -> Posting:
        """The posting with the accounts of Tryton's chart."""
        codes = self._settings.accounts
        lines = tuple(
            line.model_copy(update={"account": codes.get(line.account or "", line.account)}) for line in posting.lines
        )
        return posting.model_copy(update={"lines": lines})

    def mark(self) -> str | None:
        """A little before the last change of an invoice, by the clock of Tryton's database; None where there is none.

        A change bears the time at which its transaction began, so that an older one may still come to light.
        """
        domain = [["company", "=", self.company()], ["type", "=", "out"]]
        found = [
            row[field]
            for field in ("create_date", "write_date")
            for row in self._rest.search(
                "account.invoice", [*domain, [field, "!=", None]], [field], limit=1, order=field, latest_first=True
            )
        ]
        return (max(found) - _STILL_UNSEEN).isoformat() if found else None

    def customers(self, since: str | None = None) -> Iterator[Customer]:
        """The parties that have a code, but for the company itself; all, or those changed since."""
        own = self._rest.search("company.company", [["id", "=", self.company()]], ["party.id"])[0]["party"]["id"]
        domain = [["code", "!=", None], *changed(since, _CUSTOMER_PARTS)]
        for row in self._rest.pages("party.party", domain, _CUSTOMER_FIELDS):
            if row["id"] != own:
                yield _customer(row)

    def open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """Posted customer invoices and credit notes that are not paid, and what stands on customers' accounts beside
        them; or those changed since, be they paid or not."""
        states = ["posted"] if since is None else ["posted", "paid", "cancelled"]
        domain = [["company", "=", self.company()], ["type", "=", "out"], ["state", "in", states]]
        for row in self._rest.pages("account.invoice", [*domain, *changed(since, _INVOICE_PARTS)], _INVOICE_FIELDS):
            listed = row["number"] and row["invoice_date"] and row["party"]["code"]
            if listed and (row["amount_to_pay"] or since is not None):
                yield _open_item(row)
        yield from self.accounts.items(since)

    def invoices(self, ids: Sequence[int]) -> dict[int, Row]:
        """Those of the customer invoices that exist in this company."""
        if not ids:
            return {}
        domain = [["id", "in", list(ids)], ["company", "=", self.company()], ["type", "=", "out"]]
        return {row["id"]: row for row in self._rest.search("account.invoice", domain, _INVOICE_FIELDS)}

    def plan(self, posting: Posting) -> Plan:
        """Read every id that the statement will name: Tryton accepts some that do not exist.

        Raises LedgerStale where an invoice moved, LedgerRejected for what is not in the books."""
        invoices = self.invoices(list(taken(of_invoices(posting))))
        shape.check_items(of_invoices(posting), invoices)
        standing = self.accounts.standing(used(posting))
        check_used(posting, standing)
        party = self._party(posting.customer.ref)
        self._check_open(posting.posting_date)
        return Plan(
            company=self.company(),
            journal=self._journal(posting),
            party=party["id"],
            receivable=party["account_receivable"] or self._default_receivable(),
            accounts=self._accounts(posting),
            invoices=invoices,
            standing={number: one.row for number, one in standing.items()},
            currency=self._currency(posting.currency) if shape.converts(posting) else None,
        )

    def _party(self, ref: str) -> Row:
        """Raises LedgerRejected where there is none, or it is archived."""
        domain = [["code", "=", ref], ["active", "in", [True, False]]]
        parties = self._rest.search("party.party", domain, ["account_receivable", "active"])
        if not parties:
            raise unknown_customer(ref, "Tryton")
        if not parties[0]["active"]:
            raise blocked_customer(ref, "Tryton")
        return parties[0]

    def _currency(self, code: str) -> int:
        rows = self._rest.standing("currency.currency", [["code", "=", code]], ["code"])
        if not rows:
            raise LedgerRejected(f"Tryton has no currency {code}: make it there, with its rates.")
        return int(rows[0]["id"])

    def _check_open(self, day: dt.date) -> None:
        """Raises LedgerRejected where nothing may be booked on the day; a period closed within the minute Tryton itself
        refuses."""
        open_ones = [["company", "=", self.company()], ["state", "=", "open"], ["type", "=", "standard"]]
        inside = [["start_date", "<=", day], ["end_date", ">=", day]]
        if not self._rest.standing("account.period", [*open_ones, *inside], ["state"], limit=1):
            raise closed_period(day, "Tryton")

    def checks(self) -> list[Check]:
        """Sign-in and company, a statement journal, the mapped accounts, an open period."""
        return [
            tried("sign-in", "Check url, database, key and company.", self._check_company),
            tried("journal", "Make a statement journal with validation Amount.", self._check_journal),
            tried("accounts", "Correct the account codes in the settings.", self._check_accounts),
            tried("period", "Create and open a period in Tryton.", self._check_period),
        ]

    def chart(self) -> list[LedgerAccount]:
        """The accounts that have a code and a type and are not closed."""
        domain = [["company", "=", self.company()], ["code", "!=", None], *_USABLE]
        rows = self._rest.pages("account.account", domain, ["code", "name", "type.name"])
        booked_on = {row["account"]["code"] for row in self._journals()}
        found = [
            LedgerAccount(
                code=row["code"], name=row["name"], kind=row["type"]["name"], journal=row["code"] in booked_on
            )
            for row in rows
        ]
        return sorted(found, key=lambda one: one.code)

    def _default_receivable(self) -> int:
        """The account of customers who have none of their own."""
        rows = self._rest.standing("account.configuration", [], ["default_account_receivable"])
        if not rows or not rows[0]["default_account_receivable"]:
            raise LedgerRejected("Tryton's accounting configuration names no default receivable account.")
        return int(rows[0]["default_account_receivable"])

    def _journal(self, posting: Posting) -> Row:
        """The statement journal of the posting's bank account and currency."""
        codes = sorted({line.account for line in posting.lines if line.role == "bank" and line.account})
        found = [
            row
            for row in self._journals()
            if row["currency"]["code"] == shape.bank_currency(posting) and codes in ([], [row["account"]["code"]])
        ]
        if len(found) != 1:
            number, account = "more than one" if found else "no", ", ".join(codes) or "any"
            currency = shape.bank_currency(posting)
            raise LedgerRejected(f"Tryton has {number} statement journal in {currency} on account {account}; make one.")
        return found[0]

    def _journals(self) -> list[Row]:
        domain: list[object] = [["company", "=", self.company()], ["validation", "in", ["amount", "number_of_lines"]]]
        if self._settings.journal:
            domain.append(["name", "=", self._settings.journal])
        return self._rest.standing("account.statement.journal", domain, ["name", "currency.code", "account.code"])

    def _accounts(self, posting: Posting) -> dict[str, int]:
        """Ids of the accounts that the lines name. Raises LedgerRejected naming the first that is not there."""
        named: set[str] = set()
        for line in shape.legs(posting):
            if line.account:
                named.add(line.account)
            elif line.role not in shape.CUSTOMERS:
                raise LedgerRejected(f"The posting names no account for its {line.role.replace('_', ' ')} line.")
        there = self._account_ids(sorted(named))
        for code in sorted(named - set(there)):
            raise unknown_account(code, "Tryton")
        return there

    def _account_ids(self, codes: Sequence[str]) -> dict[str, int]:
        if not codes:
            return {}
        domain = [["company", "=", self.company()], ["code", "in", list(codes)], *_USABLE]
        return {row["code"]: row["id"] for row in self._rest.standing("account.account", domain, ["code"])}

    def _check_company(self) -> str:
        row = self._rest.search("company.company", [["id", "=", self.company()]], ["party.name"])[0]
        return f"Signed in; the company is {row['party']['name']}."

    def _check_journal(self) -> str:
        found = self._journals()
        if not found:
            raise LedgerRejected("There is no statement journal that validates by amount or number of lines.")
        return "Journals: " + ", ".join(f"{row['name']} ({row['currency']['code']})" for row in found) + "."

    def _check_accounts(self) -> str:
        codes = set(self._settings.accounts.values())
        missing = sorted(codes - set(self._account_ids(sorted(codes))))
        if missing:
            raise LedgerRejected(f"Not in the chart, or closed: {', '.join(missing)}.")
        return f"{len(codes)} mapped accounts are there."

    def _check_period(self) -> str:
        domain = [["company", "=", self.company()], ["state", "=", "open"], ["type", "=", "standard"]]
        rows = self._rest.search("account.period", domain, ["end_date"], order="end_date")
        if not rows:
            raise LedgerRejected("No period is open.")
        return f"{len(rows)} periods are open, the last ends on {rows[-1]['end_date']}."


def _customer(row: Row) -> Customer:
    """A party's group is the first of its categories by name."""
    contacts = row["contact_mechanisms"] or []
    mails = [one["value"] for one in contacts if one["type"] == "email" and "@" in (one["value"] or "")]
    numbers = [number["number"] for account in row["bank_accounts"] or [] for number in account["numbers"] or []]
    return Customer(
        ref=row["code"],
        name=row["name"] or row["code"],
        tax_ids=tuple(one["code"] for one in row["identifiers"] or [] if one["code"]),
        ibans=tuple(number for number in numbers if number),
        email_domains=tuple(dict.fromkeys(mail.rpartition("@")[2].lower() for mail in mails)),
        customer_group=min((one["name"] for one in row["categories"] or []), default=""),
    )


def _open_item(row: Row) -> OpenItem:
    unpaid = [line["maturity_date"] for line in row["lines_to_pay"] or [] if not line["reconciliation"]]
    return OpenItem(
        ref=f"{ITEM}{row['id']}",
        customer=row["party"]["code"],
        number=row["number"],
        kind="credit_memo" if row["total_amount"] < 0 else "invoice",
        purchase_order=row["reference"] or None,
        issued=row["invoice_date"],
        due=min((day for day in unpaid if day), default=row["invoice_date"]),
        currency=row["currency"]["code"],
        original=row["total_amount"],
        remaining=row["amount_to_pay"] if row["state"] == "posted" else ZERO,
    )
