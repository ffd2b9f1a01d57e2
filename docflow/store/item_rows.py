"""Open items to rows and back."""

from typing import Any

from sqlalchemy import Row

from docflow.rules.keys import folded
from docflow.schema.money import from_minor
from docflow.schema.receivables import OpenItem
from docflow.store.amounts import minor_units


def row_of(item: OpenItem) -> dict[str, Any]:
    """The columns of an item as the ledger shows it."""
    currency = item.currency
    return {
        "ref": item.ref,
        "customer": item.customer,
        "number": item.number,
        "number_key": folded(item.number),
        "kind": item.kind,
        "purchase_order": item.purchase_order,
        "issued": item.issued,
        "due": item.due,
        "currency": currency,
        "original_minor": minor_units(item.original, currency),
        "remaining_minor": minor_units(item.remaining, currency),
        "pending_minor": 0,
        "discount_until": item.discount_until,
        "discount_minor": minor_units(item.discount, currency),
        "instalment": item.instalment,
        "bill_to": item.bill_to,
        "payer": item.payer,
        "company": item.company,
        "terms": item.terms,
        "delivery_note": item.delivery_note,
        "disputed_minor": minor_units(item.disputed, currency),
        "adjustment_minor": minor_units(item.adjustment, currency),
    }


def item_of(row: Row[Any]) -> OpenItem:
    """The item, with what remains less what is promised to payments of ours."""
    return OpenItem.made(
        ref=row.ref,
        customer=row.customer,
        number=row.number,
        kind=row.kind,
        purchase_order=row.purchase_order,
        issued=row.issued,
        due=row.due,
        currency=row.currency,
        original=from_minor(row.original_minor, row.currency),
        remaining=from_minor(row.remaining_minor - row.pending_minor, row.currency),
        discount_until=row.discount_until,
        discount=from_minor(row.discount_minor, row.currency),
        instalment=row.instalment,
        bill_to=row.bill_to,
        company=row.company,
        terms=row.terms,
        delivery_note=row.delivery_note,
        disputed=from_minor(row.disputed_minor, row.currency),
        adjustment=from_minor(row.adjustment_minor, row.currency),
    )
