"""/v1/feed: postings as an HTTP feed (http-feeds.org) of CloudEvents 1.0, for programs that pull.

Ask with the id of the last event you have, book what comes, acknowledge each; ask again. An event comes at least once;
its id is the posting_id, which never changes: book by it, and a repeat does nothing.
"""

import asyncio
import datetime as dt
import json
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import Field
from pydantic_core import from_json

from docflow.schema.base import Frozen
from docflow.schema.postings import Posting as CanonicalPosting
from docflow.store import Told
from docflow.web.api import paging
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Posting

router = APIRouter(prefix="/v1/feed", tags=["feed"])
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


class BatchResponse(JSONResponse):
    """Several events in one reply; they are JSON already."""

    media_type = "application/cloudevents-batch+json"

    def render(self, content: str) -> bytes:
        return content.encode()


@router.get(
    "",
    summary="HTTP feed of postings",
    response_class=BatchResponse,
    response_model=list[CloudEvent],
)  # fmt: skip
async def feed(
    deps: Wired,
    _me: Posting,
    last_event_id: Annotated[str | None, Query(alias="lastEventId", description="id of the last one you have.")] = None,
    consumer: Annotated[str | None, Query(description="Leave out what this consumer has acknowledged.")] = None,
    timeout: Annotated[int, Query(ge=0, le=30_000, description="Wait so many milliseconds for news.")] = 0,
    limit: paging.Limit = 100,
) -> Response:
    """In the order of approval. Acknowledge with `POST /v1/postings/{id}/acknowledgements`."""
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout / 1000
    while True:
        events = await run_in_threadpool(_read, deps, last_event_id, limit, consumer)
        if events or loop.time() >= until:
            return BatchResponse(f"[{','.join(events)}]")
        await asyncio.sleep(min(_LOOK_AGAIN, max(until - loop.time(), 0)))


def _read(deps: Deps, after: str | None, limit: int, consumer: str | None) -> list[str]:
    with deps.store.begin() as tx:
        told = tx.postings.told(after, limit, consumer)
    return [_event(deps.store.tenant, one) for one in told]


def _event(tenant: str, one: Told) -> str:
    """A CloudEvent as JSON. The posting goes out as it was approved, not read and written anew: that is exact, and a
    page of 500 costs little."""
    about = {
        "specversion": "1.0",
        "id": one.posting_id,
        "source": f"urn:docflow:{tenant}",
        "type": f"docflow.posting.{from_json(one.posting)['kind']}",
        "subject": one.document_id,
        "time": one.created_at.isoformat(),
        "datacontenttype": "application/json",
    }
    return f'{json.dumps(about)[:-1]}, "data": {one.posting}}}'
