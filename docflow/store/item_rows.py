"""Open items to rows and back."""

from collections.abc import Sequence
from typing import Any

from docflow.rules.keys import core, folded
from docflow.schema.money import ZERO, from_minor
from docflow.schema.receivables import OpenItem
from docflow.store.amounts import minor_units
from docflow.store.tables import open_items

_AMOUNTS = ("original", "remaining", "discount", "disputed", "adjustment")
_TOLD = tuple(name for name in OpenItem.model_fields if name not in _AMOUNTS)
_MINOR = (*(f"{name}_minor" for name in _AMOUNTS), "pending_minor")
COLUMNS = tuple(open_items.c[name] for name in (*_TOLD, *_MINOR))
"""What `item_of` is made of, in its order."""
_FIELDS = dict.fromkeys(OpenItem.model_fields)
"""In the order of the record."""


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
    found: dict[str, Any] = _FIELDS.copy()
    found.update(zip(_TOLD, row, strict=False))
    original, remaining, discount, disputed, adjustment, pending = row[len(_TOLD) :]
    currency = found["currency"]
    found["original"] = from_minor(original, currency)
    # Most items are open in full, and most amounts beside these two are zero.
    left = remaining - pending
    found["remaining"] = found["original"] if left == original else from_minor(left, currency)
    found["discount"] = from_minor(discount, currency) if discount else ZERO
    found["disputed"] = from_minor(disputed, currency) if disputed else ZERO
    found["adjustment"] = from_minor(adjustment, currency) if adjustment else ZERO
    return OpenItem.holding(found)
