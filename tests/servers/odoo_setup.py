"""Runs inside `odoo shell` (Odoo is LGPL: a program, never imported by docflow), fed on its standard input after a line
`given = {...}` with customers {code, name} and invoices {customer, number, date, due, amount, currency}.

Makes a company's books as far as cash application needs them; prints one JSON object after the word FACTS.
"""

# ruff: noqa: F821 - `env` and `given` are there in the shell
import json

company = env.company
journal = env["account.journal"].search([("type", "=", "bank"), ("company_id", "=", company.id)], limit=1)
accounts = env["account.account"]
chart = {"1.1.1": journal.default_account_id.code}
for code, name in {"691": "Discounts allowed", "692": "Customer deductions", "693": "Small differences"}.items():
    accounts.create({"code": code, "name": name, "account_type": "expense"})
chart |= {"6.9.1": "691", "6.9.2": "692"}
income = accounts.search([("account_type", "=", "income")], limit=1)
partners = {
    one["code"]: env["res.partner"].create({"name": one["name"], "ref": one["code"], "customer_rank": 1})
    for one in given["customers"]
}
invoices = {}
for one in given["invoices"]:
    amount = float(one["amount"])
    line = {"name": "Goods", "quantity": 1, "price_unit": abs(amount), "account_id": income.id, "tax_ids": [(5,)]}
    made = env["account.move"].create(
        {
            "move_type": "out_refund" if amount < 0 else "out_invoice",
            "partner_id": partners[one["customer"]].id,
            "name": one["number"],
            "invoice_date": one["date"],
            "invoice_date_due": one["due"],
            "currency_id": env["res.currency"].search([("name", "=", one.get("currency", "USD"))]).id,
            "invoice_line_ids": [(0, 0, line)],
        }
    )
    made.action_post()
    invoices[one["number"]] = made.id
key = env["res.users.apikeys"].with_user(env.ref("base.user_admin")).sudo()._generate("rpc", "docflow", None)
env.cr.commit()
print("FACTS", json.dumps({"key": key, "invoices": invoices, "accounts": chart, "company": company.name}))
