"""Customers, what they owe and how old it is; and their import from a file."""

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from docflow.imports import Taken, take_customers, take_open_items
from docflow.rules.memory import sentence
from docflow.rules.mirrored import drift_words
from docflow.schema.receivables import Customer
from docflow.store import Tx
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.screens import payer
from docflow.web.screens.choosing import alias_kinds, meant, to_choose
from docflow.web.screens.common import Notice, show
from docflow.web.screens.set_off import both_sides

router = APIRouter()
_SHOWN = 500
_PAGE = 100
"""Open items, and aliases, on a page."""


@router.get("/receivables")
def receivables(
    request: Request,
    deps: Wired,
    _me: Reading,
    customer: str | None = None,
    after: str | None = None,
    after_alias: str = "",
    imported: int | None = None,
    left: str = "",
    undone: str | None = None,
) -> Response:
    """Ageing per currency and the open items, of one customer or of all; and by what the customer is recognised."""
    with deps.store.read() as tx:
        chosen, matching = _chosen(tx, customer or "")
        ref = chosen.ref if chosen else None
        items = tx.open_items.oldest(_PAGE, ref, after)
        aliases = tx.aliases.list(customer=ref, after=after_alias, limit=_PAGE)
        facts: dict[str, Any] = {
            "total": tx.customers.count(),
            "listed": to_choose(tx),
            "matching": matching,
            "names": tx.customers.named(
                [*(item.customer for item in items), *(one.customer for one in aliases if one.customer)]
            ),
            "more": items[-1].ref if len(items) == _PAGE else None,
            "after": after,
            "number_open": tx.open_items.count(ref),
            "set_off": chosen is not None and bool(both_sides(tx.open_items.oldest(_SHOWN, ref))),
            "ageing": tx.open_items.ageing(deps.today(), ref),
            "remembered": tx.memory.list(customer=ref),
            "aliases": aliases,
            "more_aliases": aliases[-1].id if len(aliases) == _PAGE else None,
            "after_alias": after_alias,
            "number_aliases": tx.aliases.count(ref),
            "undone": tx.aliases.get(undone) if undone else None,
            "mirrors": tx.mirrors.all(),
        } | (payer.facts_of(tx, deps, chosen) if chosen else {})
    notice = Notice(Taken(imported, (left,) if left else ()).sentence(), "ok") if imported is not None else None
    facts |= {"customer": chosen, "asked": customer or "", "items": items, "today": deps.today(), "notice": notice}
    return show(
        request,
        "payer.html" if chosen else "receivables.html",
        sentence=sentence,
        alias_kinds=alias_kinds(),
        drift_words=drift_words,
        **facts,
    )


def _chosen(tx: Tx, text: str) -> tuple[Customer | None, list[Customer]]:
    """The customer that is meant by a ref, or by a name and ref from the list; else those that are called so."""
    matching = meant(tx, text)
    return (matching[0], []) if len(matching) == 1 else (None, matching)


@router.post("/receivables/import")
def imported(
    deps: Wired,
    me: Writing,
    kind: Annotated[Literal["customers", "open_items"], Form()],
    file: Annotated[UploadFile, File()],
) -> Response:
    """A CSV, Excel or JSON file; all rows or none."""
    head = file.file.read(64).lstrip()
    file.file.seek(0)
    media_type = "application/json" if head[:1] in (b"[", b"{") else "text/csv"
    take = take_customers if kind == "customers" else take_open_items
    taken = take(deps.store, file.file, media_type, me.name)
    left = f"&left={quote(', '.join(taken.ignored))}" if taken.ignored else ""
    return RedirectResponse(f"/receivables?imported={taken.rows}{left}", 303)
