"""/v1/disputes: cases of what customers dispute, from the claim to its end."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from docflow.decisions import cases
from docflow.decisions.cases import NewCase
from docflow.schema.base import Frozen
from docflow.schema.disputes import Backup, DisputeCase, DisputeState, DisputeType
from docflow.schema.reasons import Reason
from docflow.store import Tx
from docflow.web import disputing
from docflow.web.api import paging
from docflow.web.api.paging import Page
from docflow.web.deps import Deps, Wired
from docflow.web.disputing import ChangeBody, DisputeChanged, DisputeShown, DisputeSummary, MessageBody
from docflow.web.principals import Reading, Writing
from docflow.web.repeats import Answer, IfMatch, Key, once, version_of

router = APIRouter(prefix="/v1/disputes", tags=["disputes"])


class AttachBody(Frozen):
    """What the document proves, and why it belongs to the case."""

    backup: Backup = Backup.OTHER
    reason: str = ""


@router.get("", response_model=Page[DisputeSummary], summary="List disputes")
def listing(
    deps: Wired,
    _me: Reading,
    state: Annotated[list[DisputeState] | None, Query(description="One or several.")] = None,
    customer: str | None = None,
    owner: Annotated[str | None, Query(description="Name of a user; empty: those of nobody.")] = None,
    overdue: Annotated[bool, Query(description="Only those that should have left their state by now.")] = False,
    reason: Annotated[Reason | None, Query(description="As the customer says.")] = None,
    type: Annotated[DisputeType | None, Query()] = None,  # noqa: A002 - its name in the record
    limit: paging.Limit = 50,
    cursor: paging.Cursor = None,
) -> dict[str, object]:
    """Oldest first. `current` is what is still in dispute: original - credited - paid - written_off."""
    with deps.store.read() as tx:
        found = tx.disputes.list(
            states=state, customer=customer, owner=owner, reason=reason, type_=type,
            late_at=deps.now() if overdue else None, limit=limit, after=paging.decode(cursor),
        )  # fmt: skip
    items = [disputing.summary(one, deps.now()) for one in found]
    return paging.page(items, found[-1].id if found else None, limit)


@router.post("", status_code=201, response_model=DisputeChanged, summary="Open a dispute")
def create(deps: Wired, me: Writing, body: NewCase, idempotency_key: Key = None) -> Response:
    """Of what a clerk was told; what comes by mail, and what payments deduct, opens its case by itself."""

    def act(tx: Tx) -> Answer:
        return _answer(tx, deps, [cases.create(tx, body, me.name, deps.policy)])

    return once(deps, me, "disputes", idempotency_key, body, 0, act, 201)


@router.get("/{dispute_id}", response_model=DisputeShown, summary="One dispute")
def show(deps: Wired, _me: Reading, dispute_id: str, response: Response) -> dict[str, object]:
    """Claims, documents, messages, resolution, and the history of what is in dispute (entries with a `change`, which
    add up to `current`); the ETag is the version for If-Match, `content_hash` what an approval names."""
    with deps.store.read() as tx:
        case = tx.disputes.get(dispute_id)
        history = tx.disputes.history(dispute_id)
    paging.etag(response, case.version)
    return disputing.detail(case, history, deps.now())


@router.post(
    "/{dispute_id}/decisions",
    response_model=DisputeChanged,
    summary="Assign, judge, propose, approve, reopen, merge, split ...",
)
def decide(
    deps: Wired,
    me: Writing,
    dispute_id: str,
    body: ChangeBody,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """One change of the case. What ends or reopens it takes the right to post; above the limits of the policy a second
    person must approve who had no part in it."""
    me.check(disputing.SCOPES.get(body.action, "write"))
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        return _answer(tx, deps, disputing.change(tx, deps.policy, me.name, dispute_id, version, body))

    return once(deps, me, dispute_id, idempotency_key, body, version, act)


@router.post("/{dispute_id}/messages", response_model=DisputeChanged, summary="Add a message")
def message(
    deps: Wired, me: Writing, dispute_id: str, body: MessageBody, if_match: IfMatch = None, idempotency_key: Key = None
) -> Response:
    """A note, or what was said to or by the customer."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        told = {"text": body.text, "direction": body.direction}
        return _answer(tx, deps, [cases.message(tx, dispute_id, version, me.name, **told)])  # type: ignore[arg-type]

    return once(deps, me, dispute_id, idempotency_key, body, version, act)


@router.put("/{dispute_id}/documents/{document_id}", response_model=DisputeChanged, summary="Attach a document")
def attach(
    deps: Wired,
    me: Writing,
    dispute_id: str,
    document_id: str,
    body: AttachBody,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """One that waited in review for somebody to say what it is, is thereby filed."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        told = {"document_id": document_id, "backup": body.backup, "reason": body.reason}
        return _answer(tx, deps, [cases.attach(tx, dispute_id, version, me.name, deps.policy, **told)])  # type: ignore[arg-type]

    return once(deps, me, f"{dispute_id} attach {document_id}", idempotency_key, body, version, act)


@router.delete("/{dispute_id}/documents/{document_id}", response_model=DisputeChanged, summary="Detach a document")
def detach(
    deps: Wired,
    me: Writing,
    dispute_id: str,
    document_id: str,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """The document itself stays."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        return _answer(tx, deps, [cases.detach(tx, dispute_id, version, me.name, document_id=document_id)])

    return once(deps, me, f"{dispute_id} detach {document_id}", idempotency_key, AttachBody(), version, act)


def _answer(tx: Tx, deps: Deps, changed: list[DisputeCase]) -> Answer:
    """The case as it is now, and the new one of a split by its id."""
    case = tx.disputes.get(changed[0].id)
    detail = disputing.detail(case, tx.disputes.history(case.id), deps.now())
    if len(changed) > 1:
        detail["split_into"] = changed[1].id
    return detail, cases.hints_of(tx, [case])
