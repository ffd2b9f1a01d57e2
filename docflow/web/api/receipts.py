"""/v1/receipts: what the bank says came in, what it waits for, and what is decided about it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from docflow.schema.receipts import Receipt, ReceiptState
from docflow.store import Tx
from docflow.web import handling
from docflow.web.api import paging
from docflow.web.api.paging import Cursor, Limit, Page
from docflow.web.deps import Wired
from docflow.web.handling import ReceiptDecision, ReceiptShown
from docflow.web.principals import Posting, Reading
from docflow.web.repeats import Answer, IfMatch, Key, once, version_of

router = APIRouter(prefix="/v1/receipts", tags=["receipts"])


@router.get("", response_model=Page[Receipt], summary="List receipts")
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


@router.get("/{receipt_id}", response_model=ReceiptShown, summary="One receipt")
def receipt(deps: Wired, _me: Reading, receipt_id: str, response: Response) -> dict[str, object]:
    """With the booking as the bank told it, the advices whose money it is, those whose money it might be, and what was
    booked."""
    with deps.store.read() as tx:
        found = tx.receipts.get(receipt_id)
        detail = handling.view(tx, deps, found)
    paging.etag(response, found.version)
    return detail


@router.post(
    "/{receipt_id}/decisions", response_model=ReceiptShown, summary="Apply, put on account, pair, take back ..."
)
def decide(
    deps: Wired,
    me: Posting,
    receipt_id: str,
    body: ReceiptDecision,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """What a person may decide on the screen. A repeat with the same key changes nothing and gets the same reply."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        found = handling.decide(tx, deps, me.name, receipt_id, version, body)
        return handling.view(tx, deps, found), [*tx.tasks.asked, *tx.postings.added]

    return once(deps, me, receipt_id, idempotency_key, body, version, act)
