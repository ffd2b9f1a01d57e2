"""Runs inside .venv-programs (trytond and proteus are GPL: programs, never imported by docflow).

usage: tryton_setup.py CONFIG DATABASE books     make the company, chart, periods, accounts, journals and the REST key
       tryton_setup.py CONFIG DATABASE invoices  customers and posted invoices from JSON on stdin
       tryton_setup.py CONFIG DATABASE close     close the period of the ISO date on stdin
Prints one JSON object on stdout.
"""

import datetime as dt
import json
import sys
from decimal import Decimal

from proteus import Model, config
from trytond.modules.account.tests.tools import create_chart, get_accounts
from trytond.modules.account_invoice.tests.tools import create_payment_term, set_fiscalyear_invoice_sequences
from trytond.modules.company.tests.tools import create_company, get_company
from trytond.modules.currency.tests.tools import get_currency
from trytond.pool import Pool
from trytond.transaction import Transaction, TransactionError

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2028, 12, 31)
EXTRA_ACCOUNTS = {"6.9.1": "Discounts allowed", "6.9.2": "Customer deductions", "6.9.3": "Small differences"}


def make_books() -> dict[str, object]:
    """An empty company with everything that cash application needs."""
    create_company(currency="USD")
    get_currency("EUR")
    connection._context = Model.get("res.user").get_preferences(True, {})
    create_chart()
    _fiscal_year()
    create_payment_term().save()
    accounts = get_accounts()
    for code, name in EXTRA_ACCOUNTS.items():
        _expense_account(accounts["expense"], code, name)
    _journal("docflow USD", "USD", accounts["cash"])
    _journal("docflow EUR", "EUR", accounts["cash"])
    key = Model.get("res.user.application")(application="rest", user=Model.get("res.user")(1))
    key.save()
    return {"key": key.key, "bank": accounts["cash"].code, "receivable": accounts["receivable"].code}


def _fiscal_year() -> None:
    year = Model.get("account.fiscalyear")(name="docflow", start_date=FIRST, end_date=LAST)
    year.company = get_company()
    (sequence_type,) = Model.get("ir.sequence.type").find([("name", "=", "Account Move")], limit=1)
    sequence = Model.get("ir.sequence.strict")(name="moves", sequence_type=sequence_type, company=year.company)
    sequence.save()
    year.move_sequence = sequence
    year = set_fiscalyear_invoice_sequences(year)
    year.save()
    year.click("create_period")


def _expense_account(like: object, code: str, name: str) -> None:
    account = Model.get("account.account")(name=name, code=code, type=like.type, parent=like.parent)
    account.save()


def _journal(name: str, currency: str, account: object) -> None:
    (journal,) = Model.get("account.journal").find([("code", "=", "STA")], limit=1)
    Model.get("account.statement.journal")(
        name=name, journal=journal, currency=get_currency(currency), account=account, validation="amount"
    ).save()


def add_invoices(books: dict[str, list[dict[str, str]]]) -> dict[str, object]:
    """Customers {code, name} and posted invoices {customer, number, date, due, amount, currency, reference}."""
    parties = _parties(books.get("customers", []))
    accounts, (term,) = get_accounts(), Model.get("account.invoice.payment_term").find([], limit=1)
    values = [_invoice(row, parties[row["customer"]], accounts, term) for row in books.get("invoices", [])]
    ids = _post_invoices(values) if values else []
    return {"invoices": dict(zip([row["number"] for row in books.get("invoices", [])], ids, strict=True))}


def _post_invoices(values: list[dict[str, object]]) -> list[int]:
    """Inside the server's own transaction: only there may an invoice be given its number, not the sequence's next."""
    extras: dict[str, object] = {}
    context = {**connection.context, "_skip_warnings": True}
    while True:
        with Transaction().start(connection.database_name, connection.user, context=context, **extras) as transaction:
            try:
                invoice = Pool(connection.database_name).get("account.invoice")
                made = invoice.create(values)
                invoice.post(made)
                return [one.id for one in made]
            except TransactionError as error:  # asks for a table lock taken at the start
                transaction.rollback()
                error.fix(extras)


def _parties(rows: list[dict[str, str]]) -> dict[str, int]:
    party = Model.get("party.party")
    known = {one.code for one in party.find([])}
    for row in rows:
        if row["code"] in known:
            continue
        new = party(name=row["name"], code=row["code"])
        new.addresses[0].street = "1 High Street"
        new.save()
    return {one.code: one.id for one in party.find([])}


def _invoice(row: dict[str, str], party: int, accounts: dict[str, object], term: object) -> dict[str, object]:
    amount = Decimal(row["amount"])
    line = {
        "type": "line",
        "description": row.get("description", "Goods"),
        "quantity": -1 if amount < 0 else 1,
        "unit_price": abs(amount),
        "account": accounts["revenue"].id,
        "company": get_company().id,
        "currency": get_currency(row.get("currency", "USD")).id,
        "invoice_type": "out",
    }
    (address,) = connection.get_proxy("party.party").read([party], ["addresses"], {})[0]["addresses"][:1]
    return {
        "type": "out",
        "company": get_company().id,
        "party": party,
        "invoice_address": address,
        "number": row["number"],
        "reference": row.get("reference"),
        "invoice_date": dt.date.fromisoformat(row["date"]),
        "payment_term_date": dt.date.fromisoformat(row.get("due", row["date"])),
        "currency": get_currency(row.get("currency", "USD")).id,
        "journal": Model.get("account.journal").find([("type", "=", "revenue")], limit=1)[0].id,
        "account": accounts["receivable"].id,
        "payment_term": term.id,
        "lines": [("create", [line])],
    }


def close_period(day: dt.date) -> dict[str, object]:
    """Close the month of `day`, so that nothing can be posted there."""
    (period,) = Model.get("account.period").find([("start_date", "<=", day), ("end_date", ">=", day)], limit=1)
    period.click("close")
    return {"closed": period.name}


if __name__ == "__main__":
    settings, database, job = sys.argv[1:]
    connection = config.set_trytond(f"sqlite:///{database}", config_file=settings)
    actions = {
        "books": make_books,
        "invoices": lambda: add_invoices(json.load(sys.stdin)),
        "close": lambda: close_period(dt.date.fromisoformat(sys.stdin.read().strip())),
    }
    print(json.dumps(actions[job]()))
