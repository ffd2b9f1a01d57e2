"""/v1/documents/{id}/draft and /lease: what somebody is typing, and who is at a document. Neither decides anything."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from docflow.errors import NotFound
from docflow.schema.base import Frozen
from docflow.schema.desk import Draft, Lease
from docflow.web.api import paging
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.repeats import IfMatch, version_of

router = APIRouter(prefix="/v1/documents/{document_id}", tags=["desk"])
LEASE = dt.timedelta(minutes=5)
"""How long somebody counts as being at a document after they last said so."""
Texts = dict[str, Annotated[str, Field(max_length=5000)]]


class DraftBody(Frozen):
    """What is typed, and what stood there when the typing began."""

    typed: Texts = Field(max_length=20_000, examples=[{"field.amount": "1,284.60"}])
    """Input of the form -> what is in it; nothing typed: nothing is kept."""
    base: Texts = Field(default={}, max_length=20_000)


class KeptDraft(Frozen):
    """One's own draft."""

    version: int
    """Of the document as it was seen when the typing began."""
    typed: dict[str, str]
    base: dict[str, str]
    saved_at: dt.datetime


class Kept(Frozen):
    """That it is kept."""

    version: int
    """Of the document now."""
    saved_at: dt.datetime


class AtIt(Frozen):
    """Who is at a document."""

    holder: str | None
    """Name of a user; null: nobody."""
    mine: bool
    seconds: int
    """For how long from now."""


@router.get("/draft", response_model=KeptDraft, summary="What I have typed")
def draft(deps: Wired, me: Reading, document_id: str) -> dict[str, object]:
    """One's own draft; nobody else's is ever shown."""
    with deps.store.read() as tx:
        found = tx.drafts.get(document_id, me.name)
    if found is None:
        raise NotFound(f"You have typed nothing about {document_id} that is not saved.")
    return _draft(found)


@router.put("/draft", response_model=Kept, summary="Keep what I have typed")
def keep(
    deps: Wired, me: Writing, document_id: str, body: DraftBody, response: Response, if_match: IfMatch = None
) -> dict[str, object]:
    """If-Match names the version that was seen when the typing began. It is kept even if the document has changed
    since: the ETag of the reply then is another, and the difference is shown before anything is saved."""
    version = version_of(if_match)
    with deps.store.begin() as tx:
        document = tx.documents.get(document_id)
        if body.typed:
            kept = tx.drafts.put(document_id, me.name, version, body.typed, body.base)
            saved_at = kept.saved_at
        else:
            tx.drafts.drop(document_id, me.name)
            saved_at = tx.now()
    paging.etag(response, document.version)
    return {"version": document.version, "saved_at": saved_at}


@router.delete("/draft", status_code=204, summary="Throw away what I have typed")
def drop(deps: Wired, me: Writing, document_id: str) -> None:
    """The document is as it is for everybody else."""
    with deps.store.begin() as tx:
        tx.documents.get(document_id)
        tx.drafts.drop(document_id, me.name)


@router.get("/lease", response_model=AtIt, summary="Who is at it")
def holder(deps: Wired, me: Reading, document_id: str) -> dict[str, object]:
    """Nobody, or a person and for how many seconds."""
    with deps.store.read() as tx:
        tx.documents.get(document_id)
        return _lease(deps, me, tx.leases.of(document_id))


@router.put("/lease", response_model=AtIt, summary="Say that I am at it")
def take(deps: Wired, me: Writing, document_id: str) -> dict[str, object]:
    """For five minutes from now, unless somebody else is at it. A courtesy: it keeps nobody from deciding."""
    with deps.store.begin() as tx:
        tx.documents.get(document_id)
        return _lease(deps, me, tx.leases.take(document_id, me.name, LEASE))


@router.delete("/lease", status_code=204, summary="Say that I am done")
def give_back(deps: Wired, me: Writing, document_id: str) -> None:
    """Others see at once that nobody is at it."""
    with deps.store.begin() as tx:
        tx.documents.get(document_id)
        tx.leases.give_back(document_id, me.name)


def _draft(found: Draft) -> dict[str, object]:
    return found.model_dump(mode="json", include={"version", "typed", "base", "saved_at"})


def _lease(deps: Deps, me: Principal, lease: Lease | None) -> dict[str, object]:
    if lease is None:
        return {"holder": None, "mine": False, "seconds": 0}
    seconds = int((lease.until - deps.now()).total_seconds())
    return {"holder": lease.user, "mine": lease.user == me.name, "seconds": max(seconds, 0)}
