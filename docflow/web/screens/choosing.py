"""Customers to choose from, of whom a house may have more than a list can hold, and what identifies them in words."""

from docflow.errors import BadInput
from docflow.schema.receivables import Customer
from docflow.store import Tx
from docflow.web.language import _, _later

LISTED = 200
"""Customers in a list; others are found by typing a part of the name."""

ALIAS_KINDS = {
    "account": _later("bank account"),
    "tax_id": _later("tax number"),
    "customer_number": _later("customer number"),
    "name": _later("name"),
    "domain": _later("mail from"),
    "number": _later("writes our number"),
    "pays_for": _later("also pays for"),
}
"""What identifies a payer, in words."""


def alias_kinds() -> dict[str, str]:
    """The same in the reader's language."""
    return {kind: _(label) for kind, label in ALIAS_KINDS.items()}


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


def chosen(tx: Tx, text: str) -> str:
    """The ref of the one customer that was typed. Raises BadInput."""
    found = meant(tx, text.strip())
    if len(found) == 1:
        return found[0].ref
    if not found:
        raise BadInput(_("“%(text)s” is not a customer: choose one from the list.", text=text))
    raise BadInput(_("Several customers are called “%(text)s”: type the number.", text=text))
