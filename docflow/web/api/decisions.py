"""/v1/documents/{id}/corrections and /decisions: what the screen does, for programs."""

import hashlib
import json
import re
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from docflow.schema.base import Frozen
from docflow.web import deciding
from docflow.web.api import paging
from docflow.web.api.views import document_detail
from docflow.web.deciding import DecisionBody
from docflow.web.deps import Wired
from docflow.web.principals import Writing
from docflow.web.problems import Invalid, VersionDiffers, VersionMissing

router = APIRouter(prefix="/v1/documents/{document_id}", tags=["decisions"])
IfMatch = Annotated[str | None, Header(alias="If-Match", description='ETag of the document you have seen: "3".')]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", max_length=200, description="Of your own making; a repeat gets the first reply."),
]


class Corrections(Frozen):
    """Values by path; null empties the field, removes a line ("lines.3") or leaves a line unapplied."""

    changes: dict[str, str | None] = Field(
        min_length=1, examples=[{"lines.0.paid_amount": "980.00", "lines.1.open_item": "inv:2", "customer": "C-1001"}]
    )


@router.post("/corrections", summary="Correct what was read")
def correct(
    deps: Wired, me: Writing, document_id: str, body: Corrections, response: Response, if_match: IfMatch = None
) -> dict[str, object]:
    """The arithmetic is proven again and the lines are matched again; the reply shows what came of it."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        document = tx.documents.get(document_id).model_copy(update={"version": version})
        document = deciding.correct(tx, deps, me, document, body.changes)
    paging.etag(response, document.version)
    return document_detail(document)


@router.post("/decisions", summary="Approve, reject, park ...")
def decide(
    deps: Wired,
    me: Writing,
    document_id: str,
    body: DecisionBody,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """What a person may decide on the screen. A repeat with the same key changes nothing and gets the same reply."""
    me.check(deciding.SCOPES.get(body.action, "write"))
    version = version_of(if_match)
    scope, digest = f"{me.name} {document_id}", _digest(body, version)
    with deps.store.begin() as tx:
        known = tx.idempotency.recall(idempotency_key, scope) if idempotency_key else None
        if known and known.body_hash != digest:
            raise Invalid("This Idempotency-Key was used with another body; use a new key for a new decision.")
        if known:
            return _reply(json.loads(known.response), known.status, replayed=True)
        decided = deciding.decide(tx, deps, me, document_id, version, body)
        detail = document_detail(decided.document)
        if idempotency_key:
            tx.idempotency.remember(idempotency_key, scope, digest, 200, json.dumps(detail))
    for hint in decided.hints:
        deps.hint(hint)
    return _reply(detail, 200, replayed=False)


def _reply(detail: dict[str, object], status: int, *, replayed: bool) -> JSONResponse:
    headers = {"ETag": f'"{detail["version"]}"'} | ({"Idempotent-Replayed": "true"} if replayed else {})
    return JSONResponse(detail, status, headers)


def version_of(if_match: str | None) -> int:
    """The version that the caller has seen. Raises VersionMissing (428), VersionDiffers (412)."""
    if if_match is None:
        raise VersionMissing("Send If-Match with the ETag of the document as you have seen it.")
    found = re.fullmatch(r'\s*"?(\d+)"?\s*', if_match)
    if not found:
        raise VersionDiffers(f"{if_match} is not an ETag of a document.")
    return int(found[1])


def _digest(body: DecisionBody, version: int) -> str:
    return hashlib.sha256(f"{version} {body.model_dump_json()}".encode()).hexdigest()
