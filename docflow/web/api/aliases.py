"""/v1/aliases and /v1/documents/{id}/aliases: by what payers are recognised beyond the ledger's own records."""

import datetime as dt
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import Field

from docflow.decisions import alias_preview, aliases, form_preview
from docflow.schema.base import Frozen
from docflow.schema.payers import Alias, AliasKind, AliasScope, AliasSource, PayerKind
from docflow.web.api import paging
from docflow.web.api.paging import Items, Page
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.remembering import PreviewShown, preview_json
from docflow.web.repeats import IfMatch, version_of

router = APIRouter(prefix="/v1", tags=["aliases"])


class AliasBody(Frozen):
    """An alias that a person enters: confirmed from the start."""

    kind: AliasKind
    text: str = Field(min_length=1, max_length=300, examples=["DE02120300000000202051"])
    customer: str | None = None
    """Left out only with the scope `tenant`."""
    scope: AliasScope = "customer"


class Scoped(Frozen):
    """Whose it is."""

    scope: AliasScope = "customer"


class Shown(Frozen):
    """One thing on a paper."""

    kind: AliasKind
    key: str


class RememberBody(Frozen):
    """What on the paper is to be remembered for its customer."""

    aliases: tuple[Shown, ...] = Field(min_length=1, max_length=10)
    scope: AliasScope = "customer"


class AliasShown(Frozen):
    """One more thing by which a payer is recognised, and what it is worth."""

    id: str
    version: int
    kind: AliasKind
    key: str
    """What it is recognised by."""
    text: str
    """As printed or entered."""
    customer: str | None
    """Null with the scope `tenant`."""
    scope: AliasScope
    source: AliasSource
    confirmed: bool
    """Whether a person said so expressly."""
    state: Literal["firm", "weak", "outvoted", "undone"]
    """`firm` identifies for certain; `weak` makes likely; the others do nothing any more."""
    document_id: str | None
    """Where it was seen first."""
    actor: str
    created_at: dt.datetime
    used: int
    """Payments whose payer it gave away."""
    used_at: dt.datetime | None
    undone_by: str | None
    undone_at: dt.datetime | None
    agreed: int
    """Papers with it that a person approved for this customer."""
    against: int
    """... and for another one."""


class ClueShown(Frozen):
    """One thing on a paper that may tell who pays."""

    kind: PayerKind
    key: str
    text: str
    """As printed."""


class Offered(Frozen):
    """What a paper says about its payer."""

    offered: tuple[ClueShown, ...]
    """What could be remembered."""
    learned: tuple[AliasShown, ...]


@router.get("/aliases", response_model=Page[AliasShown], summary="List aliases")
def listing(
    deps: Wired,
    _me: Reading,
    customer: str | None = None,
    limit: paging.Limit = 100,
    cursor: paging.Cursor = None,
) -> dict[str, object]:
    """Those that stand, oldest first, with scope, source, uses, and what decisions say for and against them."""
    with deps.store.read() as tx:
        found = tx.aliases.list(customer=customer, after=paging.decode(cursor) or "", limit=limit)
    return paging.page([alias_json(one) for one in found], found[-1].id if found else None, limit)


@router.post("/aliases", status_code=201, response_model=AliasShown, summary="Enter an alias")
def enter(deps: Wired, me: Writing, body: AliasBody, response: Response) -> dict[str, object]:
    """It identifies for certain, unless decisions speak against it."""
    with deps.store.begin() as tx:
        found = aliases.enter(tx, body.kind, body.text, body.customer, body.scope, me.name)
    return _versioned(found, response)


class FormBody(Frozen):
    """How a customer writes one of our numbers."""

    text: str = Field(min_length=1, max_length=300, examples=["1234/A = 90001234"])
    customer: str


@router.post("/aliases/preview", response_model=PreviewShown, summary="What a way to write numbers would have changed")
def preview_form(deps: Wired, _me: Writing, body: FormBody) -> dict[str, object]:
    """Past papers of the customer with numbers that are written so; nothing is changed."""
    with deps.store.read() as tx:
        return preview_json(form_preview.preview(tx, body.text, body.customer))


@router.post(
    "/aliases/disown",
    status_code=201,
    response_model=AliasShown,
    summary="Take from a customer what the ledger says is its own",
)
def disown(deps: Wired, me: Writing, body: AliasBody, response: Response) -> dict[str, object]:
    """The mirror does not bring it back; restoring the alias does."""
    with deps.store.begin() as tx:
        found = aliases.disown(tx, body.kind, body.text, body.customer or "", me.name)
    return _versioned(found, response)


@router.get("/aliases/{alias_id}", response_model=AliasShown, summary="One alias")
def show(deps: Wired, _me: Reading, alias_id: str, response: Response) -> dict[str, object]:
    """Undone or not; the ETag is the version for If-Match."""
    with deps.store.read() as tx:
        found = tx.aliases.get(alias_id)
    return _versioned(found, response)


@router.delete("/aliases/{alias_id}", response_model=AliasShown, summary="Undo")
def undo(deps: Wired, me: Writing, alias_id: str, response: Response, if_match: IfMatch = None) -> dict[str, object]:
    """It identifies nobody any more and is not learned again; what was decided stays."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        found = aliases.undo(tx, alias_id, version, me.name)
    return _versioned(found, response)


@router.post("/aliases/{alias_id}/restore", response_model=AliasShown, summary="Take the undo back")
def restore(deps: Wired, me: Writing, alias_id: str, response: Response, if_match: IfMatch = None) -> dict[str, object]:
    """Everything is as before."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        found = aliases.restore(tx, alias_id, version, me.name)
    return _versioned(found, response)


@router.post("/aliases/{alias_id}/confirm", response_model=AliasShown, summary="Say that it is right")
def confirm(
    deps: Wired, me: Writing, alias_id: str, body: Scoped, response: Response, if_match: IfMatch = None
) -> dict[str, object]:
    """A person vouches for it, and says whose it is."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        found = aliases.confirm(tx, alias_id, version, body.scope, me.name)
    return _versioned(found, response)


@router.get("/documents/{document_id}/aliases", response_model=Offered, summary="What a paper says about its payer")
def of_document(deps: Wired, _me: Reading, document_id: str) -> dict[str, object]:
    """What could be remembered for its customer, and what was learned from it."""
    with deps.store.read() as tx:
        offered = aliases.offer(tx, document_id, deps.policy.own_domains)
        learned = tx.aliases.list(document_id=document_id)
    return {"offered": [one._asdict() for one in offered], "learned": [alias_json(one) for one in learned]}


@router.post(
    "/documents/{document_id}/aliases",
    status_code=201,
    response_model=Items[AliasShown],
    summary="Remember how its payer is recognised",
)
def remember(
    deps: Wired, me: Writing, document_id: str, body: RememberBody, if_match: IfMatch = None
) -> dict[str, object]:
    """Of what the paper shows; with this document as the source."""
    version = version_of(if_match)
    chosen = [(one.kind, one.key) for one in body.aliases]
    with deps.store.begin() as tx:
        kept = aliases.remember(tx, document_id, version, chosen, body.scope, deps.policy.own_domains, me.name)
    return {"items": [alias_json(one) for one in kept]}


@router.post(
    "/documents/{document_id}/aliases/preview", response_model=PreviewShown, summary="What it would have changed"
)
def preview(deps: Wired, _me: Writing, document_id: str, body: RememberBody) -> dict[str, object]:
    """Past papers with one of these that are said to be somebody else's, or nobody's; nothing is changed."""
    chosen = [(one.kind, one.key) for one in body.aliases]
    with deps.store.read() as tx:
        return preview_json(alias_preview.preview(tx, document_id, chosen, deps.policy.own_domains))


def alias_json(alias: Alias) -> dict[str, object]:
    """An alias with what it is worth."""
    return {**alias.model_dump(mode="json"), "state": alias.state}


def _versioned(alias: Alias, response: Response) -> dict[str, object]:
    paging.etag(response, alias.version)
    return alias_json(alias)
