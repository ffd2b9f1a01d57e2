"""/v1/customers and /v1/open-items: what the ledger says is owed, in and out."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool

from docflow.schema.receivables import Customer, OpenItem
from docflow.store import Tx
from docflow.web.api import paging
from docflow.web.api.imports import read_rows
from docflow.web.deps import Deps, Wired, deps_of
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.problems import FieldProblem, Invalid

router = APIRouter(prefix="/v1", tags=["receivables"])
Importer = Callable[..., int]
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        },
    }
}


@router.get("/customers", summary="List customers")
def customers(deps: Wired, _me: Reading, limit: paging.Limit = 500, cursor: paging.Cursor = None) -> dict[str, object]:
    """By ref, page by page."""
    with deps.store.read() as tx:
        found = tx.customers.page(limit, paging.decode(cursor))
    return paging.page([one.model_dump(mode="json") for one in found], found[-1].ref if found else None, limit)


@router.put("/customers", summary="Replace all customers", openapi_extra=_BODY)
async def replace_customers(request: Request, me: Writing) -> dict[str, object]:
    """CSV or JSON; those not in the file are removed."""
    return await _import(request, me, store_customers, replace=True)


@router.post("/customers", summary="Add or change customers", openapi_extra=_BODY)
async def add_customers(request: Request, me: Writing) -> dict[str, object]:
    """CSV or JSON; the others stay as they are."""
    return await _import(request, me, store_customers, replace=False)


@router.get("/open-items", summary="List open items")
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


@router.put("/open-items", summary="Replace all open items", openapi_extra=_BODY)
async def replace_open_items(request: Request, me: Writing) -> dict[str, object]:
    """CSV or JSON; those not in the file count as settled."""
    return await _import(request, me, store_open_items, replace=True)


@router.post("/open-items", summary="Add or change open items", openapi_extra=_BODY)
async def add_open_items(request: Request, me: Writing) -> dict[str, object]:
    """CSV or JSON; the others stay as they are."""
    return await _import(request, me, store_open_items, replace=False)


async def _import(request: Request, me: Principal, store: Importer, *, replace: bool) -> dict[str, object]:
    data = await request.body()
    media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    count = await run_in_threadpool(store, deps_of(request), me, data, media_type, replace=replace)
    return {"imported": count}


def store_customers(deps: Deps, me: Principal, data: bytes, media_type: str, *, replace: bool) -> int:
    """Reads a file of customers and stores all of it or nothing; returns how many. Raises Invalid."""
    rows = read_rows(Customer, data, media_type)
    with deps.store.begin() as tx:
        (tx.customers.replace_all if replace else tx.customers.upsert)(rows)
        tx.audit.append(me.name, "replaced" if replace else "imported", "customers", {"rows": len(rows)})
    return len(rows)


def store_open_items(deps: Deps, me: Principal, data: bytes, media_type: str, *, replace: bool) -> int:
    """The same for open items, whose customers must be known."""
    rows = read_rows(OpenItem, data, media_type)
    with deps.store.begin() as tx:
        _check_customers(tx, rows)
        (tx.open_items.replace_all if replace else tx.open_items.upsert)(rows)
        tx.audit.append(me.name, "replaced" if replace else "imported", "open_items", {"rows": len(rows)})
    return len(rows)


def _check_customers(tx: Tx, rows: list[OpenItem]) -> None:
    known = {one.ref for one in tx.customers.all()}
    missing = [(n, row.customer) for n, row in enumerate(rows, start=1) if row.customer not in known]
    if missing:
        faults = [
            FieldProblem(row=n, field="customer", detail=f"there is no customer {ref!r}") for n, ref in missing[:100]
        ]
        raise Invalid(f"{len(missing)} rows name a customer that is not known; import customers first.", faults)
