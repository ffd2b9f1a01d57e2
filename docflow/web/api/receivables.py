"""/v1/customers and /v1/open-items: what the ledger says is owed, in and out."""

import tempfile
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool

from docflow.imports import Taken, take_customers, take_open_items
from docflow.schema.base import Frozen
from docflow.schema.receivables import Customer, OpenItem
from docflow.web.api import paging
from docflow.web.api.paging import Page
from docflow.web.deps import Wired, deps_of
from docflow.web.principals import Principal, Reading, Writing

router = APIRouter(prefix="/v1", tags=["receivables"])
Importer = Callable[..., Taken]
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
                "schema": {"type": "string", "format": "binary"}
            },
            "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        },
    }
}


class Imported(Frozen):
    """What came of a file."""

    imported: int
    """Rows."""
    ignored: tuple[str, ...] = ()
    """Columns that were not understood and left out."""


@router.get("/customers", response_model=Page[Customer], summary="List customers")
def customers(deps: Wired, _me: Reading, limit: paging.Limit = 500, cursor: paging.Cursor = None) -> dict[str, object]:
    """By ref, page by page."""
    with deps.store.read() as tx:
        found = tx.customers.page(limit, paging.decode(cursor))
    return paging.page([one.model_dump(mode="json") for one in found], found[-1].ref if found else None, limit)


@router.put("/customers", response_model=Imported, summary="Replace all customers", openapi_extra=_BODY)
async def replace_customers(request: Request, me: Writing) -> dict[str, object]:
    """CSV, XLSX or JSON; those not in the file are removed."""
    return await _import(request, me, take_customers, replace=True)


@router.post("/customers", response_model=Imported, summary="Add or change customers", openapi_extra=_BODY)
async def add_customers(request: Request, me: Writing) -> dict[str, object]:
    """CSV, XLSX or JSON; the others stay as they are."""
    return await _import(request, me, take_customers, replace=False)


@router.get("/open-items", response_model=Page[OpenItem], summary="List open items")
def open_items(
    deps: Wired,
    _me: Reading,
    customer: str | None = None,
    settled: Annotated[bool, Query(description="Also those of which nothing remains.")] = False,
    limit: paging.Limit = 500,
    cursor: paging.Cursor = None,
) -> dict[str, object]:
    """By ref, page by page. What remains is what the ledger says less what was approved here and not yet posted."""
    with deps.store.read() as tx:
        found = tx.open_items.page(limit, paging.decode(cursor), not settled, customer)
    return paging.page([one.model_dump(mode="json") for one in found], found[-1].ref if found else None, limit)


@router.put("/open-items", response_model=Imported, summary="Replace all open items", openapi_extra=_BODY)
async def replace_open_items(request: Request, me: Writing) -> dict[str, object]:
    """CSV, XLSX or JSON; those not in the file count as settled."""
    return await _import(request, me, take_open_items, replace=True)


@router.post("/open-items", response_model=Imported, summary="Add or change open items", openapi_extra=_BODY)
async def add_open_items(request: Request, me: Writing) -> dict[str, object]:
    """CSV, XLSX or JSON; the others stay as they are."""
    return await _import(request, me, take_open_items, replace=False)


async def _import(request: Request, me: Principal, take: Importer, *, replace: bool) -> dict[str, object]:
    """The body goes into a file as it comes: it may be long."""
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    with tempfile.TemporaryFile() as file:
        async for piece in request.stream():
            file.write(piece)
        file.seek(0)
        store = deps_of(request).store
        taken = await run_in_threadpool(take, store, file, media_type, me.name, replace=replace)
    return {"imported": taken.rows, "ignored": taken.ignored}
