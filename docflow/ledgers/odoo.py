"""Odoo 19 over JSON-2: a posting is a journal entry whose external id is docflow.POSTING_ID.

The entry is loaded once (Odoo keeps the external id unique; loading a second time while it is a draft would double its
lines, so that it is looked up first), posted, and its lines reconciled with the invoices: look, act where it is not yet
so, look again. Odoo moves an entry of a locked period to another day without a word: the lock dates are read before,
and the day of the entry after.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from docflow.errors import LedgerAmbiguous, LedgerMismatch, LedgerRejected, LedgerStale
from docflow.ledgers._checks import tried
from docflow.ledgers._http import begun
from docflow.ledgers._invoices import ITEM, check_taken, closes, invoice_id, taken
from docflow.ledgers._odoo_records import OdooSettings, Records, Row
from docflow.ledgers._refusals import closed_period, other_currency, unknown_account
from docflow.ledgers.contract import TELLS_ALL
from docflow.ledgers.registry import checked
from docflow.schema.chart import LedgerAccount
from docflow.schema.documents import Check
from docflow.schema.money import ZERO, in_units, plain
from docflow.schema.postings import POSTING_ID, LedgerAnswer, Posting, PostingLine
from docflow.schema.receivables import Customer, OpenItem

_MODULE = "docflow"
_LOCKS = ("fiscalyear_lock_date", "hard_lock_date")
_CUSTOMERS = ("receivable", "residual", "on_account")
_LINE_FIELDS = ("name", "account_id", "partner_id", "debit", "credit", "amount_residual", "reconciled")


def connect(name: str, settings: Mapping[str, object]) -> "Odoo":
    """Prepare; nothing is asked of the server yet."""
    return Odoo(name, checked(OdooSettings, name, settings))


class Odoo:
    """See docflow.ledgers.contract.Ledger."""

    def __init__(self, name: str, settings: OdooSettings) -> None:
        self.name = name
        self._records = Records(settings)
        self.capabilities = TELLS_ALL.model_copy(update={"patience": settings.patience})

    def close(self) -> None:
        """Close the connections."""
        self._records.close()

    def check(self) -> list[Check]:
        """Sign-in and company, a bank journal, the mapped accounts, an open period."""
        return [
            self._tried("sign-in", "Check url, database, key and company.", self._check_company),
            self._tried("journal", "Make a bank journal with an account in Odoo.", self._check_journals),
            self._tried("accounts", "Correct the account codes in the settings.", self._check_accounts),
            self._tried("period", "Take back the lock date in Odoo.", self._check_period),
        ]

    def chart(self) -> list[LedgerAccount]:
        """The accounts that are in use."""
        return self._records.chart()

    def postings(self, since: dt.date) -> Iterator[str]:
        """The external ids that docflow gave to entries that are posted."""
        ours = self._records.pages("ir.model.data", _named(f"{POSTING_ID}%"), ["name", "res_id"])
        named = {row["res_id"]: row["name"] for row in ours}
        domain = [["id", "in", list(named)], ["state", "=", "posted"], ["date", ">=", since.isoformat()]]
        for row in self._records.pages("account.move", domain, ["name"]):
            yield named[row["id"]]

    def mark(self) -> str | None:
        """None: its lists are always whole."""
        return None

    def list_customers(self, since: str | None = None) -> Iterator[Customer]:
        """The partners that were invoiced."""
        return self._records.customers()

    def list_open_items(self, since: str | None = None) -> Iterator[OpenItem]:
        """Posted customer invoices and credit notes that are not fully paid."""
        return self._records.open_items()

    def find(self, posting_id: str) -> LedgerAnswer | None:
        """The entry, once it is posted and all its lines are where they belong."""
        with self._records.within():
            entry = self._entry(posting_id)
            if entry is None or entry["state"] != "posted" or any(map(_loose, self._lines(entry))):
                return None
        return _answer(entry)

    def post(self, posting: Posting) -> LedgerAnswer:
        """Load, post and reconcile the entry, going on from wherever an interrupted delivery stopped."""
        if posting.kind == "reversal":
            return self.reverse(posting)
        with self._records.within():
            return self._post(posting)

    def verify(self, posting: Posting) -> LedgerAnswer:
        """Read back the entry, its lines, and what remains of each invoice."""
        with self._records.within():
            entry = self._entry(posting.posting_id)
            if entry is None or entry["state"] != "posted":
                raise LedgerAmbiguous(f"Odoo has no posted entry {posting.posting_id}.")
            self._compare(posting, entry)
            left = {number: row["amount_residual"] for number, row in self._invoices(posting).items()}
        for number, amount in left.items():
            if amount and closes(posting, number) and posting.kind != "reversal":
                raise LedgerMismatch(f"{ITEM}{number} keeps {plain(amount)} open, though it was to be closed.")
        return _answer(entry).model_copy(update={"residuals": {f"{ITEM}{n}": amount for n, amount in left.items()}})

    def reverse(self, posting: Posting) -> LedgerAnswer:
        """Take the payment off its invoices, then book the mirrored entry and set the two off against each other."""
        with self._records.within():
            original = self._entry(posting.reverses or "")
            if original is None or original["state"] != "posted":
                raise LedgerRejected(f"Odoo has no posted entry {posting.reverses} to reverse.")
            if self._entry(posting.posting_id) is None:
                matched = [line["id"] for line in self._lines(original) if line["reconciled"]]
                self._records.act("account.move.line", "remove_move_reconcile", ids=matched)
            return self._post(posting)

    def _post(self, posting: Posting) -> LedgerAnswer:
        entry = self._entry(posting.posting_id)
        if entry is None:
            self._load(posting)
            entry = self._sure(posting)
        with begun():
            return self._finish(posting, entry)

    def _finish(self, posting: Posting, entry: Row) -> LedgerAnswer:
        """Post it, then reconcile; each only after reading that it is still to be done."""
        self._compare(posting, entry)
        if entry["state"] == "draft":
            self._records.act("account.move", "action_post", ids=[entry["id"]])
            entry = self._sure(posting)
            self._compare(posting, entry)
        if entry["state"] != "posted":
            raise LedgerMismatch(f"Entry {posting.posting_id} is {entry['state']} in Odoo; somebody changed it.")
        for line in self._lines(entry):
            if _loose(line):
                self._reconcile(posting, line)
        return _answer(entry)

    def _reconcile(self, posting: Posting, line: Row) -> None:
        """With the open lines of its invoice; of a reversal, with the line that it takes back."""
        if posting.kind == "reversal":
            original = self._entry(posting.reverses or "")
            there = self._lines(original) if original else []
            others = [one for one in there if one["name"] == line["name"] and not one["reconciled"]]
        else:
            number = int(str(line["name"]).rpartition(ITEM)[2])
            domain = [["move_id", "=", number], ["account_type", "=", "asset_receivable"], ["reconciled", "=", False]]
            others = self._records.search("account.move.line", domain, ["name"])
        self._records.act("account.move.line", "reconcile", ids=[line["id"], *(one["id"] for one in others)])

    def _load(self, posting: Posting) -> None:
        """Make the draft. Odoo reports what it does not take inside an answer that looks well."""
        rows = self._rows(posting)
        data = [list(row.values()) for row in rows]
        told = self._records.act("account.move", "load", fields=list(rows[0]), data=data)
        if not told.get("ids"):
            words = "; ".join(str(one.get("message", one)) for one in told.get("messages", []))
            raise LedgerRejected(f"Odoo does not take the entry: {words or told}.")

    def _rows(self, posting: Posting) -> list[dict[str, str]]:
        """The entry as Odoo's import takes it: its head stands in the first line's row. All that it names was read."""
        self._check_items(posting)
        self._check_lock(posting)
        partner = self._records.partner(posting.customer.ref)
        journal, accounts = self._journal(posting), self._accounts(posting)
        head = {
            "id": f"{_MODULE}.{posting.posting_id}",
            "journal_id/.id": str(journal["id"]),
            "date": posting.posting_date.isoformat(),
            "ref": posting.payment.reference,
        }
        legs = [self._leg(line, partner, accounts) for line in posting.lines]
        return [{**head, **legs[0]}, *({**dict.fromkeys(head, ""), **leg} for leg in legs[1:])]

    def _leg(self, line: PostingLine, partner: Row, accounts: Mapping[str, int]) -> dict[str, str]:
        if invoice_id(line) is not None:
            taken = self._receivable(line)
        else:
            taken = {"account_id": partner["property_account_receivable_id"], "partner_id": [partner["id"]]}
        named = None if invoice_id(line) is not None else accounts.get(self._records.code(line.account))
        return {
            "line_ids/account_id/.id": str(named or taken["account_id"][0]),
            "line_ids/partner_id/.id": str(taken["partner_id"][0]),
            "line_ids/name": _name(line),
            "line_ids/debit": plain(line.debit or ZERO),
            "line_ids/credit": plain(line.credit or ZERO),
        }

    def _receivable(self, line: PostingLine) -> Row:
        """Account and partner of the invoice that a line settles."""
        domain = [["move_id", "=", invoice_id(line)], ["account_type", "=", "asset_receivable"]]
        found = self._records.search("account.move.line", domain, ["account_id", "partner_id"], 1)
        if not found:
            raise LedgerStale(f"{line.open_item} has no receivable line in Odoo.")
        return found[0]

    def _check_items(self, posting: Posting) -> None:
        """What the posting takes must still be there. Raises LedgerStale, LedgerRejected."""
        own = self._records.company()["currency_id"][1]
        if posting.currency != own:
            raise LedgerRejected(
                f"Odoo is sent entries in the company's own {own}; book the {posting.currency} by hand."
            )
        invoices = self._invoices(posting)
        for number in taken(posting):
            invoice = invoices.get(number)
            if invoice is None:
                raise LedgerStale(f"{ITEM}{number} is not in Odoo.")
            if invoice["currency"] != posting.currency:
                raise other_currency(invoice["name"], invoice["currency"], posting.currency)
            if posting.kind != "reversal":
                posted = invoice["state"] == "posted"
                check_taken(posting, number, invoice["name"], invoice["amount_residual"], posted=posted)

    def _check_lock(self, posting: Posting) -> None:
        locked = self._locked()
        if locked is not None and posting.posting_date <= locked:
            raise closed_period(posting.posting_date, "Odoo")

    def _locked(self) -> dt.date | None:
        (row,) = self._records.search("res.company", [["id", "=", self._records.company()["id"]]], _LOCKS)
        return max((dt.date.fromisoformat(row[name]) for name in _LOCKS if row[name]), default=None)

    def _journal(self, posting: Posting) -> Row:
        """The journal of the bank account; an entry without money goes into the first one."""
        codes = {self._records.code(line.account) for line in posting.lines if line.role == "bank"}
        found = [row for row in self._records.journals() if not codes or {row["code"]} == codes]
        if not found:
            wanted = ", ".join(sorted(codes))
            raise LedgerRejected(f"Odoo has no bank journal on account {wanted}; make one, or map the account.")
        return found[0]

    def _accounts(self, posting: Posting) -> dict[str, int]:
        """Ids of the accounts that the lines name. Raises LedgerRejected naming the first that is not there."""
        for line in posting.lines:
            if not line.account and line.role not in _CUSTOMERS:
                raise LedgerRejected(f"The posting names no account for its {line.role.replace('_', ' ')} line.")
        codes = sorted({self._records.code(line.account) for line in posting.lines if line.account})
        there = self._records.accounts(codes)
        for code in sorted(set(codes) - set(there)):
            raise unknown_account(code, "Odoo")
        return there

    def _entry(self, posting_id: str) -> Row | None:
        """The entry of this external id. Raises LedgerRejected for a cancelled one."""
        named = self._records.search("ir.model.data", _named(posting_id), ["res_id"])
        if not named:
            return None
        rows = self._records.search("account.move", [["id", "=", named[0]["res_id"]]], ["name", "state", "date"])
        if rows and rows[0]["state"] == "cancel":
            raise LedgerRejected(f"Somebody cancelled the entry {posting_id} in Odoo.")
        return rows[0] if rows else None

    def _sure(self, posting: Posting) -> Row:
        entry = self._entry(posting.posting_id)
        if entry is None:
            raise LedgerAmbiguous(f"Entry {posting.posting_id} was loaded, but Odoo does not show it.")
        return entry

    def _lines(self, entry: Row) -> list[Row]:
        return self._records.search("account.move.line", [["move_id", "=", entry["id"]]], _LINE_FIELDS)

    def _invoices(self, posting: Posting) -> dict[int, Row]:
        return self._records.invoices(list(taken(posting)))

    def _compare(self, posting: Posting, entry: Row) -> None:
        """Raises LedgerMismatch where day or lines are not as sent."""
        wrong = []
        if entry["date"] != posting.posting_date.isoformat():
            wrong.append(f"it is dated {entry['date']}, not {posting.posting_date}: is the period locked?")
        sent = sorted((_name(line), (line.debit or ZERO) - (line.credit or ZERO)) for line in posting.lines)
        lines = self._lines(entry)
        amounts = [(row["name"], Decimal(row["debit"]) - Decimal(row["credit"])) for row in lines]
        there = sorted((name, in_units(amount, posting.currency)) for name, amount in amounts)
        if there != sent:
            wrong.append(f"its lines are {_told(there)}, not {_told(sent)}")
        if not self._named(posting) <= {row["account_id"][0] for row in lines}:
            wrong.append("a line is on another account")
        if wrong:
            raise LedgerMismatch(f"Entry {posting.posting_id} in Odoo is not as sent: {'; '.join(wrong)}.")

    def _named(self, posting: Posting) -> set[int]:
        """The accounts that must be in the entry."""
        lines = [line for line in posting.lines if line.account and invoice_id(line) is None]
        return set(self._records.accounts([self._records.code(line.account) for line in lines]).values())

    def _tried(self, what: str, remedy: str, ask: Callable[[], str]) -> Check:
        return tried(f"ledger {self.name}: {what}", remedy, ask)

    def _check_company(self) -> str:
        return f"Signed in; the company is {self._records.company()['name']}."

    def _check_journals(self) -> str:
        found = [row for row in self._records.journals() if row["code"]]
        if not found:
            raise LedgerRejected("There is no bank or cash journal with an account.")
        return "Journals: " + ", ".join(f"{row['name']} ({row['code']})" for row in found) + "."

    def _check_accounts(self) -> str:
        codes = self._records.codes()
        missing = sorted(set(codes) - set(self._records.accounts(codes)))
        if missing:
            raise LedgerRejected(f"Not in the chart, or archived: {', '.join(missing)}.")
        return f"{len(codes)} mapped accounts are there."

    def _check_period(self) -> str:
        locked = self._locked()
        if locked is not None and locked >= dt.datetime.now(dt.UTC).date():
            raise LedgerRejected(f"The books are locked up to {locked}.")
        return f"The books are locked up to {locked}." if locked else "No period is locked."


def _named(posting_id: str) -> list[Any]:
    return [["module", "=", _MODULE], ["model", "=", "account.move"], ["name", "=like", posting_id]]


def _name(line: PostingLine) -> str:
    """The line's text, by which it is known again: "3 receivable inv:12"."""
    return " ".join(filter(None, (str(line.n), line.role.replace("_", " "), line.reason, line.open_item)))


def _loose(line: Row) -> bool:
    """Whether the line settles an invoice and is not set off against it yet."""
    settles = f" receivable {ITEM}" in f" {line['name']}"
    return settles and not line["reconciled"] and bool(Decimal(line["amount_residual"]))


def _told(lines: list[tuple[Any, Decimal]]) -> str:
    return ", ".join(f"{plain(amount)} {name}" for name, amount in lines)


def _answer(entry: Row) -> LedgerAnswer:
    return LedgerAnswer(external_ref=f"account.move,{entry['id']}", posted_date=dt.date.fromisoformat(entry["date"]))
