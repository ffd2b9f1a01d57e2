"""Customers, what they owe and how old it is; and their import from a file."""

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from docflow.rules.ageing import ageing
from docflow.rules.memory import sentence
from docflow.web.api.receivables import store_customers, store_open_items
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.screens.common import Notice, show

router = APIRouter()
_SHOWN = 500


@router.get("/receivables")
def receivables(
    request: Request, deps: Wired, _me: Reading, customer: str | None = None, imported: int | None = None
) -> Response:
    """Ageing per currency and the open items, of one customer or of all."""
    with deps.store.read() as tx:
        customers = tx.customers.all()
        items = tx.open_items.by_customer(customer) if customer else tx.open_items.all()
        remembered = tx.memory.list(customer=customer or None)
    names = {one.ref: one.name for one in customers}
    items = sorted(items, key=lambda item: (item.due, item.number))
    notice = Notice(f"{imported} rows imported.", "ok") if imported is not None else None
    return show(
        request,
        "receivables.html",
        customers=customers,
        customer=customer,
        names=names,
        items=items[:_SHOWN],
        hidden=max(len(items) - _SHOWN, 0),
        ageing=ageing(items, deps.today()),
        today=deps.today(),
        notice=notice,
        remembered=remembered,
        sentence=sentence,
    )


@router.post("/receivables/import")
def imported(
    deps: Wired,
    me: Writing,
    kind: Annotated[Literal["customers", "open_items"], Form()],
    file: Annotated[UploadFile, File()],
) -> Response:
    """A CSV or JSON file; all rows or none."""
    data = file.file.read()
    media_type = "application/json" if data.lstrip()[:1] in (b"[", b"{") else "text/csv"
    store = store_customers if kind == "customers" else store_open_items
    count = store(deps, me, data, media_type, replace=False)
    return RedirectResponse(f"/receivables?imported={count}", 303)
