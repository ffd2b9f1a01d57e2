"""/v1/feed: postings as an HTTP feed (http-feeds.org) of CloudEvents 1.0, for programs that pull.

Ask with the id of the last event you have, book what comes, acknowledge each; ask again. An event comes at least once;
its id is the posting_id, which never changes: book by it, and a repeat does nothing.
"""

import asyncio
import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import Field, TypeAdapter

from docflow.schema.base import Frozen
from docflow.schema.documents import PostingRow
from docflow.schema.postings import Posting as CanonicalPosting
from docflow.web.api import paging
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Posting

router = APIRouter(prefix="/v1/feed", tags=["feed"])
_BATCH = "application/cloudevents-batch+json"
_LOOK_AGAIN = 0.5
"""Seconds between two looks of a waiting request."""


class CloudEvent(Frozen):
    """A posting to be booked."""

    specversion: Literal["1.0"] = "1.0"
    id: str = Field(examples=["dfp_01J9Z0V3"])
    """The posting_id."""
    source: str = Field(examples=["urn:docflow:main"])
    type: str = Field(examples=["docflow.posting.receipt"])
    subject: str
    """The document it comes from."""
    time: dt.datetime
    datacontenttype: Literal["application/json"] = "application/json"
    data: CanonicalPosting


_EVENTS = TypeAdapter(list[CloudEvent])


@router.get(
    "",
    summary="HTTP feed of postings",
    response_class=JSONResponse,
    responses={200: {"model": list[CloudEvent], "content": {_BATCH: {"schema": _EVENTS.json_schema(
        ref_template="#/components/schemas/{model}")}}}},
)  # fmt: skip
async def feed(
    deps: Wired,
    _me: Posting,
    last_event_id: Annotated[str | None, Query(alias="lastEventId", description="id of the last one you have.")] = None,
    consumer: Annotated[str | None, Query(description="Leave out what this consumer has acknowledged.")] = None,
    timeout: Annotated[int, Query(ge=0, le=30_000, description="Wait so many milliseconds for news.")] = 0,
    limit: paging.Limit = 100,
) -> JSONResponse:
    """In the order of approval. Acknowledge with `POST /v1/postings/{id}/acknowledgements`."""
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout / 1000
    while True:
        events = await run_in_threadpool(_read, deps, last_event_id, limit, consumer)
        if events or loop.time() >= until:
            body = _EVENTS.dump_python(events, mode="json", exclude_none=True)
            return JSONResponse(body, media_type=_BATCH)
        await asyncio.sleep(min(_LOOK_AGAIN, max(until - loop.time(), 0)))


def _read(deps: Deps, after: str | None, limit: int, consumer: str | None) -> list[CloudEvent]:
    with deps.store.begin() as tx:
        return [_event(tx.tenant, row) for row in tx.postings.feed(after, limit, consumer)]


def _event(tenant: str, row: PostingRow) -> CloudEvent:
    return CloudEvent(
        id=row.posting_id,
        source=f"urn:docflow:{tenant}",
        type=f"docflow.posting.{row.posting.kind}",
        subject=row.document_id,
        time=row.created_at,
        data=row.posting,
    )
