"""Customers to choose from, of whom a house may have more than a list can hold, and what identifies them in words."""

from docflow.schema.receivables import Customer
from docflow.store import Tx

LISTED = 200
"""Customers in a list; others are found by typing a part of the name."""

ALIAS_KINDS = {
    "account": "bank account",
    "tax_id": "tax number",
    "customer_number": "customer number",
    "name": "name",
    "domain": "mail from",
}
"""What identifies a payer, in words."""


def meant(tx: Tx, text: str) -> list[Customer]:
    """The one with this ref, or with the ref behind a name from the list; else those that are called so."""
    if not text.strip():
        return []
    ref = text.rpartition("(")[2].removesuffix(")") if text.endswith(")") else text
    found = tx.customers.get(text) or tx.customers.get(ref)
    return [found] if found else tx.customers.called(text, LISTED)


def to_choose(tx: Tx, *texts: str | None) -> list[Customer]:
    """The first customers, and all that one of the texts may mean, by ref."""
    found = {one.ref: one for one in tx.customers.page(LISTED)}
    for text in texts:
        found |= {one.ref: one for one in meant(tx, text or "")}
    return [found[ref] for ref in sorted(found)]
