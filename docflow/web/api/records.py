"""/v1/records: what was read, one JSON object per line."""

import json
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from docflow.schema.documents import Wanted
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState
from docflow.web.api.views import record
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading

router = APIRouter(prefix="/v1/records", tags=["records"])
_AT_ONCE = 200


@router.get(
    "",
    summary="Records as JSON Lines",
    response_class=StreamingResponse,
    responses={
        200: {"description": "One record a line.", "content": {"application/jsonl": {"schema": {"type": "string"}}}}
    },
)
def records(
    deps: Wired, _me: Reading, state: Annotated[list[DocumentState] | None, Query()] = None, kind: Kind | None = None
) -> StreamingResponse:
    """Every record found so far, oldest first, in the form of `docflow extract` plus `document_id` and `state`."""
    return StreamingResponse(_lines(deps, state, kind), media_type="application/jsonl")


def _lines(deps: Deps, states: list[DocumentState] | None, kind: Kind | None) -> Iterator[str]:
    after: str | None = None
    while True:
        with deps.store.read() as tx:
            found = tx.documents.list(
                Wanted(states=frozenset(states) if states is not None else None, kind=kind),
                limit=_AT_ONCE,
                after=after,
                full=True,
            )
        for document in found:
            if document.extraction:
                yield json.dumps(record(document), ensure_ascii=False) + "\n"
        if len(found) < _AT_ONCE:
            return
        after = found[-1].id
