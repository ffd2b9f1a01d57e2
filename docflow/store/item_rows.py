"""Open items to rows and back."""

from collections.abc import Sequence
from typing import Any

from docflow.rules.keys import core, folded
from docflow.schema.money import ZERO, from_minor
from docflow.schema.receivables import OpenItem
from docflow.store.amounts import minor_units
from docflow.store.tables import open_items

_SELDOM = ("discount", "disputed", "adjustment")
_AMOUNTS = ("original", "remaining", *_SELDOM)
_FIELDS = tuple(OpenItem.model_fields)
COLUMNS = (
    *(open_items.c[f"{name}_minor" if name in _AMOUNTS else name] for name in _FIELDS),
    open_items.c.pending_minor,
)
"""What `item_of` is made of, in its order: the fields of the record, and what is promised to payments of ours."""


def row_of(item: OpenItem) -> dict[str, Any]:
    """The columns of an item as the ledger shows it."""
    currency = item.currency
    return {
        "ref": item.ref,
        "customer": item.customer,
        "number": item.number,
        "number_key": folded(item.number),
        "number_core": core(item.number) or "",
        "kind": item.kind,
        "purchase_order": item.purchase_order,
        "issued": item.issued,
        "due": item.due,
        "currency": currency,
        "original_minor": minor_units(item.original, currency),
        "remaining_minor": minor_units(item.remaining, currency),
        "pending_minor": 0,
        "discount_until": item.discount_until,
        "discount_minor": minor_units(item.discount, currency) if item.discount else 0,
        "instalment": item.instalment,
        "bill_to": item.bill_to,
        "payer": item.payer,
        "company": item.company,
        "terms": item.terms,
        "delivery_note": item.delivery_note,
        "disputed_minor": minor_units(item.disputed, currency) if item.disputed else 0,
        "adjustment_minor": minor_units(item.adjustment, currency) if item.adjustment else 0,
    }


def item_of(row: Sequence[Any]) -> OpenItem:
    """The item of a row of COLUMNS, with what remains less what is promised to payments of ours."""
    found: dict[str, Any] = dict(zip(_FIELDS, row, strict=False))
    currency, original = found["currency"], found["original"]
    left = found["remaining"] - row[-1]
    found["original"] = from_minor(original, currency)
    # Most items are open in full, and most amounts beside these two are zero.
    found["remaining"] = found["original"] if left == original else from_minor(left, currency)
    for name in _SELDOM:
        found[name] = from_minor(found[name], currency) if found[name] else ZERO
    return OpenItem.holding(found)
