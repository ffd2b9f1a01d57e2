"""/v1/exports: what was posted, as a file."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from docflow.exports import formats
from docflow.schema.postings import Posting
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading

router = APIRouter(prefix="/v1/exports", tags=["exports"])
_PAGE = 500


class FormatName(StrEnum):
    """How it is written."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    BEANCOUNT = "beancount"


_FILES = {formats()[one].media_type.partition(";")[0]: {"schema": {"type": "string"}} for one in FormatName}


@router.get(
    "/postings",
    summary="Export what was posted",
    response_class=StreamingResponse,
    responses={200: {"description": "The file.", "content": _FILES}},
)
def postings(
    deps: Wired,
    _me: Reading,
    format: Annotated[FormatName, Query(description="Of the file.")] = FormatName.JSONL,  # noqa: A002
    since: Annotated[dt.date | None, Query(description="First posting date.")] = None,
    until: Annotated[dt.date | None, Query(description="Last posting date.")] = None,
) -> StreamingResponse:
    """Every posting that a ledger has verified, once, oldest approval first; reversals as entries of their own."""
    chosen = formats()[format]
    name = f'attachment; filename="postings.{chosen.suffix}"'
    found = (one for one in _booked(deps) if (since or one.posting_date) <= one.posting_date <= (until or dt.date.max))
    return StreamingResponse(chosen.write(found), headers={"Content-Disposition": name}, media_type=chosen.media_type)


def _booked(deps: Deps) -> Iterator[Posting]:
    """Page by page, so that no transaction waits for a slow reader."""
    after: tuple[dt.datetime, str] | None = None
    while True:
        with deps.store.read() as tx:
            rows = tx.postings.verified(_PAGE, after)
        yield from (row.posting for row in rows)
        if len(rows) < _PAGE:
            return
        after = (rows[-1].created_at, rows[-1].posting_id)
