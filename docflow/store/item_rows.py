"""Open items to rows and back."""

from decimal import Decimal
from operator import itemgetter
from typing import Any

from sqlalchemy import Row

from docflow.rules.keys import core, folded
from docflow.schema.money import ZERO, from_minor
from docflow.schema.receivables import OpenItem
from docflow.store.amounts import minor_units
from docflow.store.tables import open_items

_NAMES = tuple(open_items.c.keys())
_KEPT = tuple(name for name in _NAMES if name in OpenItem.model_fields)
_kept = itemgetter(*map(_NAMES.index, _KEPT))
_amounts = itemgetter(
    *(
        _NAMES.index(f"{name}_minor")
        for name in ("original", "remaining", "pending", "discount", "disputed", "adjustment")
    )
)


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


def item_of(row: Row[Any]) -> OpenItem:
    """The item of a whole row, with what remains less what is promised to payments of ours."""
    told = dict(zip(_KEPT, _kept(row), strict=True))
    original, remaining, pending, discount, disputed, adjustment = _amounts(row)
    currency = told["currency"]
    return OpenItem.made(
        **told,
        original=from_minor(original, currency),
        remaining=from_minor(remaining - pending, currency),
        discount=_amount(discount, currency),
        disputed=_amount(disputed, currency),
        adjustment=_amount(adjustment, currency),
    )


def _amount(minor: int, currency: str) -> Decimal:
    """Most amounts beside the two of every item are zero."""
    return from_minor(minor, currency) if minor else ZERO
