"""/v1/receipts: what the bank says came in, and what became of it."""

from typing import Annotated

from fastapi import APIRouter, Query

from docflow.schema.receipts import ReceiptState
from docflow.web.api import paging
from docflow.web.api.paging import Cursor, Limit
from docflow.web.deps import Wired
from docflow.web.principals import Reading

router = APIRouter(prefix="/v1/receipts", tags=["receipts"])


@router.get("", summary="List receipts")
def receipts(
    deps: Wired,
    _me: Reading,
    status: Annotated[list[ReceiptState] | None, Query(description="One or several.")] = None,
    customer: str | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> dict[str, object]:
    """Oldest first. `entry` is the booking as the bank told it; `amount` is negative where money went back."""
    with deps.store.read() as tx:
        found = tx.receipts.list(statuses=status, customer=customer, limit=limit, after=paging.decode(cursor))
    items = [one.model_dump(mode="json") for one in found]
    return paging.page(items, found[-1].id if found else None, limit)


@router.get("/{receipt_id}", summary="One receipt")
def receipt(deps: Wired, _me: Reading, receipt_id: str) -> dict[str, object]:
    """With the booking as the bank told it, and the receipt that it takes back, if it does."""
    with deps.store.read() as tx:
        return tx.receipts.get(receipt_id).model_dump(mode="json")
