"""/v1/memory and /v1/documents/{id}/memory: what corrections taught about payers' papers."""

from fastapi import APIRouter, Response

from docflow.decisions import memory
from docflow.rules.memory import sentence
from docflow.web import remembering
from docflow.web.api import paging
from docflow.web.api.paging import Items
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.remembering import Learnable, PreviewShown, RememberedShown, RulesBody
from docflow.web.repeats import IfMatch, version_of

router = APIRouter(prefix="/v1", tags=["memory"])


@router.get("/memory", response_model=Items[RememberedShown], summary="What is remembered")
def listing(deps: Wired, _me: Reading, customer: str | None = None) -> dict[str, object]:
    """All standing rules, or those of one customer, oldest first; with scope, source and use count."""
    with deps.store.read() as tx:
        found = tx.memory.list(customer=customer)
    return {"items": [remembering.remembered_json(one) for one in found]}


@router.get("/memory/{memory_id}", response_model=RememberedShown, summary="One rule")
def show(deps: Wired, _me: Reading, memory_id: str, response: Response) -> dict[str, object]:
    """Forgotten or not; the ETag is the version for If-Match."""
    with deps.store.read() as tx:
        found = tx.memory.get(memory_id)
    paging.etag(response, found.version)
    return remembering.remembered_json(found)


@router.delete("/memory/{memory_id}", response_model=RememberedShown, summary="Forget")
def forget(deps: Wired, me: Writing, memory_id: str, if_match: IfMatch = None) -> dict[str, object]:
    """From now on papers are read as before; what was decided stays."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        return remembering.remembered_json(memory.forget(tx, memory_id, version, me.name))


@router.get("/documents/{document_id}/memory", response_model=Learnable, summary="What a correction could teach")
def lessons(deps: Wired, _me: Writing, document_id: str) -> dict[str, object]:
    """The rules that would have read the paper as the clerk left it, and for whom they may be remembered."""
    found = remembering.lessons_of(deps, document_id)
    return {
        "rules": [remembering.rule_json(rule) for rule in found.rules],
        "scopes": [scope.model_dump(mode="json", include={"kind", "label"}) for scope in found.scopes],
        "followed": [sentence(one.rule) for one in found.followed],
        "learned": [remembering.remembered_json(one) for one in found.learned],
    }


@router.post(
    "/documents/{document_id}/memory/preview", response_model=PreviewShown, summary="What it would have changed"
)
def preview(deps: Wired, _me: Writing, document_id: str, body: RulesBody) -> dict[str, object]:
    """Past documents are read again in the sandbox; nothing is changed."""
    return remembering.preview_json(remembering.preview(deps, document_id, body))


@router.post(
    "/documents/{document_id}/memory", status_code=201, response_model=Items[RememberedShown], summary="Remember"
)
def remember(
    deps: Wired, me: Writing, document_id: str, body: RulesBody, if_match: IfMatch = None
) -> dict[str, object]:
    """Keeps the rules for the scope, with this document as their source."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        kept = remembering.remember(tx, me, document_id, version, body)
    return {"items": [remembering.remembered_json(one) for one in kept]}
