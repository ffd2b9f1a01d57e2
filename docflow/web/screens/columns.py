"""Columns of a table marked on the page: where they stand, what they mean, and the lines that are read under them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow import decisions
from docflow.errors import BadInput, NotFound, Refused
from docflow.rules.marking import proposed
from docflow.schema.documents import Document
from docflow.schema.memory import MarkedTable
from docflow.schema.records import Remittance
from docflow.web import csrf, words
from docflow.web.deciding import version_of_form
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Writing
from docflow.web.screens.common import show
from docflow.web.screens.gathering import items_around
from docflow.web.screens.paper import load_pages
from docflow.web.screens.queue import AskedFor

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_MOST = 30
"""Columns."""
_ROLES = {
    "document_number": _later("document number (ours)"),
    "our_number": _later("payer's own number"),
    "purchase_order": _later("purchase order"),
    "document_date": _later("date of the document"),
    "gross_amount": _later("gross amount"),
    "discount_amount": _later("discount"),
    "deduction_amount": _later("deduction"),
    "withholding_amount": _later("tax withheld"),
    "paid_amount": _later("amount paid"),
    "balance": _later("stays open"),
    "reason": _later("reason of a deduction"),
    "description": _later("text"),
}
"""What a column may be, beginning with the word by which one finds it in a list."""


@router.get("/documents/{document_id}/columns/{page}")
def columns(request: Request, deps: Wired, _me: Writing, document_id: str, page: int, ask: AskedFor) -> Response:
    """A first guess where the columns stand."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        owed = [item.number for item in items_around(tx, document)]
    found = load_pages(deps.files, document)
    paper = next((one for one in found.pages if one.number == page), None) if found else None
    if paper is None:
        raise NotFound(_("There is no page %(number)s with words.", number=page))
    return _form(request, deps, document, proposed(paper, document.extraction, owed), ask.link)


@router.post("/documents/{document_id}/columns/{page}/preview")
def preview(
    request: Request, deps: Wired, _me: Writing, document_id: str, page: int, form: Form, ask: AskedFor
) -> Response:
    """The form with a column cut in two or joined with the next, and the lines as they would be read."""
    marked = _changed(_marked(page, form), form.get("action", ""))
    return _form(request, deps, _document(deps, document_id), marked, ask.link)


@router.post("/documents/{document_id}/columns/{page}")
def fill(
    request: Request, deps: Wired, me: Writing, document_id: str, page: int, form: Form, ask: AskedFor
) -> Response:
    """Takes the lines that are read under the columns."""
    document, marked = _document(deps, document_id), _marked(page, form)
    extraction = decisions.read_under(document, marked, deps.read)
    with deps.store.begin() as tx:
        decisions.mark(tx, document_id, version_of_form(form), me.name, marked, extraction, deps.policy)
    return RedirectResponse(f"/documents/{document_id}?page={page}&{ask.link}", 303)


def _form(request: Request, deps: Deps, document: Document, marked: MarkedTable, link: str) -> Response:
    part = bool(request.headers.get("HX-Request"))
    lines, problem = _lines(deps, document, marked)
    return show(
        request,
        "document/columns.html" if part else "columns.html",
        document=document,
        marked=marked,
        roles=[(role, _(said)) for role, said in _ROLES.items()],
        samples=_samples(deps, document, marked),
        lines=lines,
        problem=problem,
        link=link,
    )


def _lines(deps: Deps, document: Document, marked: MarkedTable) -> tuple[list[list[str]], str]:
    """Number, gross, discount, deduction and paid of each line that would be read; or why there is none."""
    if not any(marked.roles):
        return [], _("Say what the columns mean; then the lines are read.")
    try:
        record = decisions.read_under(document, marked, deps.read).record
    except Refused as problem:
        return [], str(problem)
    assert isinstance(record, Remittance)
    return [
        [
            line.document_number or "",
            words.money(line.gross_amount, record.currency),
            words.money(line.discount_amount, record.currency),
            words.money(line.deduction_amount, record.currency),
            words.money(line.paid_amount, record.currency),
        ]
        for line in record.lines
    ], ""


def _samples(deps: Deps, document: Document, marked: MarkedTable) -> list[str]:
    """The first words of each column, by which one knows it."""
    pages = load_pages(deps.files, document)
    page = next((one for one in pages.pages if one.number == marked.page), None) if pages else None
    inside = [word for word in page.words if marked.top <= (word.y0 + word.y1) / 2 <= marked.bottom] if page else []
    found = []
    for left, right, _role in marked.columns:
        here = [word.text for word in inside if left <= (word.x0 + word.x1) / 2 < right]
        found.append(" ".join(here[:3]))
    return found


def _document(deps: Deps, document_id: str) -> Document:
    with deps.store.read() as tx:
        return tx.documents.get(document_id)


def _marked(page: int, form: dict[str, str]) -> MarkedTable:
    """What the form says. Raises BadInput."""
    count = sum(name.startswith("edge.") for name in form)
    try:
        edges = sorted(float(form[f"edge.{n}"]) for n in range(min(count, _MOST + 1)))
        top, bottom = sorted((float(form.get("top", "")), float(form.get("bottom", ""))))
        roles = tuple(form.get(f"role.{n}", "") for n in range(len(edges) - 1))
        return MarkedTable(page=page, top=top, bottom=bottom, edges=tuple(edges), roles=roles)
    except (ValueError, KeyError) as error:
        raise BadInput(_("An edge is not usable: edges are points from the left of the page.")) from error


def _changed(marked: MarkedTable, action: str) -> MarkedTable:
    """`split.2` cuts the third column in two, `join.2` joins it with the next."""
    what, _dot, at = action.partition(".")
    n = int(at) if at.isdecimal() else -1
    if not 0 <= n < len(marked.roles):
        return marked
    edges, roles = list(marked.edges), list(marked.roles)
    if what == "split" and len(roles) < _MOST:
        edges.insert(n + 1, (edges[n] + edges[n + 1]) / 2)
        roles.insert(n + 1, "")
    elif what == "join" and n + 1 < len(roles):
        del edges[n + 1]
        roles[n : n + 2] = [roles[n] or roles[n + 1]]
    return marked.model_copy(update={"edges": tuple(edges), "roles": tuple(roles)})
