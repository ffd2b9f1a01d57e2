"""/v1/documents: upload, look, download."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse
from opentelemetry import trace
from pydantic import AwareDatetime, Field

from docflow.errors import NotFound
from docflow.intake import Received, receive_file
from docflow.schema.base import Frozen
from docflow.schema.documents import Wanted
from docflow.schema.place import Pages
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState
from docflow.web.api import paging
from docflow.web.api.bodies import DOWNLOAD, PICTURE
from docflow.web.api.paging import Items, Page
from docflow.web.api.views import DocumentShown, DocumentSummary, document_detail, document_summary
from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading, Writing
from docflow.web.problems import Invalid

router = APIRouter(prefix="/v1/documents", tags=["documents"])


class Uploaded(Frozen):
    """A file that is kept, and where to look what became of it."""

    id: str = Field(examples=["doc_01J9Z0V3"])
    name: str
    href: str = Field(examples=["/v1/documents/doc_01J9Z0V3"])


@router.post("", status_code=202, response_model=Items[Uploaded], summary="Upload files")
def upload(
    deps: Wired, me: Writing, files: Annotated[list[UploadFile], File(description="One or more; a mail too.")]
) -> JSONResponse:
    """Stores the files durably and says under which ids; reading and matching follow. A `.eml` becomes a mail."""
    received = [take(deps, me.name, file) for file in files]
    items = [
        {"id": one.id, "name": file.filename, "href": _address(one)} for one, file in zip(received, files, strict=True)
    ]
    return JSONResponse({"items": items}, 202)


def take(deps: Deps, actor: str, file: UploadFile) -> Received:
    """One uploaded file, stored and handed to the pipeline."""
    data = file.file.read()
    if not file.filename and not data:
        raise Invalid("No file was chosen.")
    received = receive_file(deps.store, deps.files, file.filename or "unnamed", data, file.content_type or "", actor)
    trace.get_current_span().set_attribute("docflow.document_id", received.id)
    if received.task:
        deps.hint(received.task)
    return received


def _address(received: Received) -> str:
    kind = "mails" if received.id.startswith("mail") else "documents"
    return f"/v1/{kind}/{received.id}"


@router.get("", response_model=Page[DocumentSummary], summary="List documents")
def listing(
    deps: Wired,
    _me: Reading,
    state: Annotated[list[DocumentState] | None, Query()] = None,
    kind: Kind | None = None,
    customer: str | None = None,
    owner: Annotated[str | None, Query(description="Whose they are; empty: nobody's.")] = None,
    received_since: AwareDatetime | None = None,
    received_before: AwareDatetime | None = None,
    q: Annotated[str, Query(max_length=200, description="Words of the record or of the pages.")] = "",
    limit: paging.Limit = 50,
    cursor: paging.Cursor = None,
) -> dict[str, object]:
    """Oldest first."""
    after = paging.decode(cursor)
    wanted = Wanted(
        states=frozenset(state) if state is not None else None,
        kind=kind,
        customer=customer,
        owner=owner,
        query=q,
        since=received_since,
        before=received_before,
    )
    with deps.store.read() as tx:
        found = tx.documents.list(wanted, limit=limit, after=after)
    return paging.page([document_summary(one) for one in found], found[-1].id if found else None, limit)


@router.get("/{document_id}", response_model=DocumentShown, summary="One document")
def show(deps: Wired, _me: Reading, document_id: str, response: Response) -> dict[str, object]:
    """Record, evidence, proof, application and the sentences for review; the ETag is the version for If-Match."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        postings = tx.postings.of_document(document_id)
        disputes = [{"id": case.id, "state": case.state} for case in tx.disputes.of_document(document_id)]
    paging.etag(response, document.version)
    rows = [
        {"posting_id": p.posting_id, "ledger": p.ledger, "state": p.state, "external_ref": p.external_ref}
        for p in postings
    ]
    return {**document_detail(document), "postings": rows, "disputes": disputes}


@router.get("/{document_id}/original", summary="The bytes as they came", response_class=Response, responses=DOWNLOAD)
def original(deps: Wired, _me: Reading, document_id: str) -> Response:
    """Always as a download: what a stranger sent is never shown as a page of ours."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
    return attachment(deps.files.get(document.sha256), document.name)


def attachment(data: bytes, name: str) -> Response:
    """Bytes that no browser renders; the name may hold anything."""
    clean = "".join(c for c in name.replace("/", "_").replace("\\", "_") if c.isprintable())[-150:] or "document"
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(clean, safe='')}",
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(data, 200, headers, media_type="application/octet-stream")


@router.get(
    "/{document_id}/pages",
    summary="Words and boxes of all pages",
    response_class=JSONResponse,
    responses={200: {"model": Pages}},
)
def pages(deps: Wired, _me: Reading, document_id: str) -> Response:
    """What was read, in points from the top left."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
    if not document.pages_sha256:
        raise NotFound("This document has not been read.")
    return Response(deps.files.get(document.pages_sha256), media_type="application/json")


@router.get(
    "/{document_id}/pages/{number}/picture", summary="Picture of one page", response_class=Response, responses=PICTURE
)
def picture(deps: Wired, _me: Reading, document_id: str, number: int, request: Request) -> Response:
    """WebP; it never changes, so a browser may keep it."""
    with deps.store.read() as tx:
        pictures = tx.documents.pictures(document_id)
    found = next((one for one in pictures if one.page == number), None)
    if found is None:
        raise NotFound(f"There is no picture of page {number}.")
    headers = {"ETag": f'"{found.sha256}"', "Cache-Control": "private, max-age=86400"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(deps.files.get(found.sha256), headers=headers, media_type="image/webp")
