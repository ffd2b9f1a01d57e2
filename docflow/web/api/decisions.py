"""/v1/documents/{id}/corrections and /decisions: what the screen does, for programs."""

from fastapi import APIRouter, Response
from pydantic import Field

from docflow.schema.base import Frozen
from docflow.store import Tx
from docflow.web import deciding
from docflow.web.api.views import DocumentDetail, document_detail
from docflow.web.deciding import DecisionBody
from docflow.web.deps import Wired
from docflow.web.principals import Writing
from docflow.web.repeats import Answer, IfMatch, Key, once, version_of

router = APIRouter(prefix="/v1/documents/{document_id}", tags=["decisions"])


class Corrections(Frozen):
    """Values by path; null empties the field, removes a line ("lines.3") or leaves a line unapplied."""

    changes: dict[str, str | None] = Field(
        min_length=1, examples=[{"lines.0.paid_amount": "980.00", "lines.1.open_item": "inv:2", "customer": "C-1001"}]
    )


@router.post("/corrections", response_model=DocumentDetail, summary="Correct what was read")
def correct(
    deps: Wired,
    me: Writing,
    document_id: str,
    body: Corrections,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """The arithmetic is proven again and the lines are matched again; the reply shows what came of it."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        document = tx.documents.get(document_id).model_copy(update={"version": version})
        return document_detail(deciding.correct(tx, deps, me, document, body.changes)), []

    return once(deps, me, f"{document_id} corrections", idempotency_key, body, version, act)


@router.post("/decisions", response_model=DocumentDetail, summary="Approve, reject, park ...")
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

    def act(tx: Tx) -> Answer:
        decided = deciding.decide(tx, deps, me, document_id, version, body)
        return document_detail(decided.document), decided.hints

    return once(deps, me, document_id, idempotency_key, body, version, act)
