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
_FIELDS = (*_TOLD, *_AMOUNTS)
_CURRENCY = _TOLD.index("currency")


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
    *told, original, remaining, discount, disputed, adjustment, pending = row
    currency = told[_CURRENCY]
    # Most amounts beside the two of every item are zero.
    rarely = (from_minor(one, currency) if one else ZERO for one in (discount, disputed, adjustment))
    amounts = (from_minor(original, currency), from_minor(remaining - pending, currency), *rarely)
    return OpenItem.holding(dict(zip(_FIELDS, (*told, *amounts), strict=True)))
