"""/v1/postings: the pull feed of approved postings, and its acknowledgements."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import Field

from docflow.decisions import delivery
from docflow.decisions.evidence import gather
from docflow.errors import NotFound
from docflow.files.bundle import packed
from docflow.schema.base import Frozen
from docflow.store import Tx
from docflow.web.api import paging
from docflow.web.api.bodies import DOWNLOAD
from docflow.web.api.documents import attachment
from docflow.web.api.paging import Items
from docflow.web.api.views import PostingShown, posting_row
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Posting, Principal, Reading

router = APIRouter(prefix="/v1/postings", tags=["postings"])
_LOOK_AGAIN = 0.5
"""Seconds between two looks of a waiting request."""


class Acknowledgement(Frozen):
    """A consumer has booked the posting."""

    consumer: str = Field(min_length=1, max_length=100)
    external_ref: str | None = Field(default=None, max_length=200)
    """The consumer's own key of the entry."""


class Booked(Frozen):
    """One of many."""

    posting_id: str
    external_ref: str | None = Field(default=None, max_length=200)
    """The consumer's own key of the entry."""

    def by(self, consumer: str) -> Acknowledgement:
        """The same, said alone."""
        return Acknowledgement(consumer=consumer, external_ref=self.external_ref)


class Acknowledgements(Frozen):
    """A consumer has booked them."""

    consumer: str = Field(min_length=1, max_length=100)
    items: tuple[Booked, ...] = Field(min_length=1, max_length=500)


class Acknowledged(Frozen):
    """That it is booked."""

    posting_id: str
    consumer: str
    first: bool
    """Whether this consumer had not acknowledged it before."""


class Pulled(Frozen):
    """Postings to be booked, in the order of approval."""

    items: tuple[PostingShown, ...]
    after: str | None
    """What to ask with next."""


@router.get("", response_model=Pulled, summary="Pull feed")
async def feed(
    deps: Wired,
    _me: Posting,
    after: Annotated[str | None, Query(description="posting_id of the last one you have.")] = None,
    consumer: Annotated[str | None, Query(description="Leave out what this consumer has acknowledged.")] = None,
    limit: paging.Limit = 100,
    timeout: Annotated[float, Query(ge=0, le=30, description="Wait so many seconds for news.")] = 0,
) -> JSONResponse:
    """In the order of approval, each at least once; book by `posting_id`, which never changes."""
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout
    while True:
        items = await run_in_threadpool(_read, deps, after, limit, consumer)
        if items or loop.time() >= until:
            return JSONResponse({"items": items, "after": items[-1]["posting_id"] if items else after})
        await asyncio.sleep(min(_LOOK_AGAIN, max(until - loop.time(), 0)))


def _read(deps: Deps, after: str | None, limit: int, consumer: str | None) -> list[dict[str, object]]:
    with deps.store.begin() as tx:
        return [posting_row(row) for row in tx.postings.feed(after, limit, consumer)]


@router.get("/{posting_id}", response_model=Items[PostingShown], summary="One posting and how far it is")
def show(deps: Wired, _me: Reading, posting_id: str) -> JSONResponse:
    """A row for each ledger it goes to."""
    with deps.store.read() as tx:
        rows = tx.postings.of(posting_id)
    if not rows:
        raise NotFound(f"There is no posting {posting_id}.")
    return JSONResponse({"items": [posting_row(row) for row in rows]})


@router.get("/{posting_id}/evidence", summary="Proof of a posting", response_class=Response, responses=DOWNLOAD)
def evidence(deps: Wired, _me: Reading, posting_id: str) -> Response:
    """A zip of all that led to it and came of it; `docflow evidence verify` checks it without any database."""
    with deps.store.read() as tx:
        bundle = gather(tx, deps.files, deps.anchors, posting_id)
    return attachment(packed(bundle), f"evidence-{posting_id}.zip")


@router.post(
    "/{posting_id}/acknowledgements",
    status_code=200,
    response_model=Acknowledged,
    summary="Say that a posting is booked",
)
def acknowledge(deps: Wired, me: Posting, posting_id: str, body: Acknowledgement) -> dict[str, object]:
    """The first time it counts, a repeat changes nothing (`first` is false then)."""
    with deps.store.begin() as tx:
        return _acknowledged(tx, me, posting_id, body)


@router.post("/acknowledgements", response_model=Items[Acknowledged], summary="Say that many postings are booked")
def acknowledge_many(deps: Wired, me: Posting, body: Acknowledgements) -> dict[str, object]:
    """All of them or, where one is unknown, none; a repeat changes nothing."""
    with deps.store.begin() as tx:
        return {"items": [_acknowledged(tx, me, one.posting_id, one.by(body.consumer)) for one in body.items]}


def _acknowledged(tx: Tx, me: Principal, posting_id: str, body: Acknowledgement) -> dict[str, object]:
    first = tx.postings.acknowledge(body.consumer, posting_id, body.external_ref)
    if first:
        tx.audit.append(me.name, "acknowledged", posting_id, body.model_dump())
        delivery.booked(tx, posting_id, me.name)
    return {"posting_id": posting_id, "consumer": body.consumer, "first": first}
