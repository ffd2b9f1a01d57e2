"""The document page: the paper on the left, what was read and what it settles on the right, the decision below."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from docflow.decisions import security
from docflow.errors import DocflowError, InvalidValues, Refused, Stale
from docflow.rules import history
from docflow.schema.documents import Document, Picture
from docflow.schema.records import Kind
from docflow.schema.states import WAITING_FOR_PERSON, DocumentState, QuarantineCode, Role
from docflow.store import Tx
from docflow.web import csrf, deciding, keymap, palette
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, ngettext
from docflow.web.pages import environment
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.problems import problem_of
from docflow.web.said import again
from docflow.web.screens.ahead import HEADERS, onward, stamp_of
from docflow.web.screens.asked import TABS, Asked, Tab
from docflow.web.screens.beside import Beside, values_of
from docflow.web.screens.common import notice_of, show
from docflow.web.screens.conflicts import clashing, resumed
from docflow.web.screens.forms import Changes, changes_of, input_name
from docflow.web.screens.gathering import neighbours, view_of
from docflow.web.screens.paper import load_pages, paper_view
from docflow.web.screens.places import place_of
from docflow.web.screens.queue import AskedFor, whole_queue
from docflow.web.screens.record import BESIDE, RecordView, with_typed

router = APIRouter()
_FRAGMENTS = ("why", "proof", "balance", "told")
_STAYS = frozenset(
    {"save", "dispute", "assign", "remove", "undo", "redo", "unpark", "comment", "merge"} | {"reverse", "keep_booked"}
)
"""Buttons after which one sees the same document, or the one that came of it."""


Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/documents/{document_id}")
def page(
    request: Request,
    deps: Wired,
    me: Reading,
    document_id: str,
    ask: AskedFor,
    page: int = 1,
    done: str | None = None,
    beside: Beside | None = None,
    others: bool = False,
) -> Response:
    """The whole page; open items may have moved since the lines were matched, so that is looked at first. `others`:
    with what it may be laid together with, which a script asks for only once somebody is about to."""
    if me.may("write"):
        deciding.refresh(deps, document_id)
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        view = view_of(tx, deps, me, document)
        draft = tx.drafts.get(document_id, me.name)
        laid = neighbours(tx, document) if others else []
    view = resumed(view, draft) if draft else view
    return _show(request, deps, document, view, page=page, ask=ask, done=done, beside=beside, laid=laid)


@router.get("/documents/{document_id}/paper/{number}")
def paper(request: Request, deps: Wired, me: Reading, document_id: str, number: int, ask: AskedFor) -> Response:
    """The left pane alone, for turning pages without losing what is typed on the right."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        view = view_of(tx, deps, me, document)
        pictures = tx.documents.pictures(document.id)
    return show(
        request,
        "document/pane.html",
        document=document,
        swap=True,
        **_paper(deps, document, view, pictures, number, ask.link),
    )


@router.get("/documents/{document_id}/neighbours")
def laid_with(request: Request, deps: Wired, _me: Reading, document_id: str) -> Response:
    """What it may be laid together with, once somebody is about to."""
    with deps.store.read() as tx:
        found = neighbours(tx, tx.documents.get(document_id))
    return show(request, "document/neighbours.html", neighbours=found)


@router.post("/documents/{document_id}/preview")
def preview(request: Request, deps: Wired, me: Writing, document_id: str, form: Form) -> Response:
    """What would hold if this were saved: the reasons, the proof, each line's match and the balance."""
    previewed = ""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        before = view = view_of(tx, deps, me, document, form.get("customer", ""))
        changes = changes_of(form, lambda: before)
        try:
            revised = deciding.preview(tx, deps, document, changes.values, changes.near)
            view = view_of(tx, deps, me, revised, form.get("customer", ""))
            previewed = revised.content_hash
        except InvalidValues as error:
            changes.problems.update({input_name(path): text for path, text in error.problems.items()})
    view = with_typed(view, changes.inputs, changes.problems)
    touched = touched_lines(before, [*changes.inputs, form.get("at", "")])
    return Response(_fragments(request, view, touched, previewed), media_type="text/html")


@router.post("/documents/{document_id}")
def decide(request: Request, deps: Wired, me: Writing, document_id: str, form: Form, ask: AskedFor) -> Response:
    """Save, approve, reject, park ...: whichever button was pressed. On a refusal nothing typed is lost."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        following = place_of(tx, deps, me, document, ask).next
        changes = changes_of(form, lambda: view_of(tx, deps, me, document, form.get("customer", "")))
    if form.get("action") == "discard":
        return _discarded(request, deps, me, document_id, ask)
    try:
        if changes.problems:
            raise InvalidValues({})
        decided, hints = deciding.from_form(deps, me, document, form, changes.values, changes.near)
    except DocflowError as error:
        return _refused(request, deps, me, document_id, form, changes, error, ask)
    for hint in hints:
        deps.hint(hint)
    return onward(request, _next_of(decided, form, ask, following))


def _discarded(request: Request, deps: Deps, me: Principal, document_id: str, ask: Asked) -> Response:
    """What was typed is thrown away; the page is as it is for everybody else."""
    with deps.store.begin() as tx:
        tx.drafts.drop(document_id, me.name)
    return onward(request, f"/documents/{document_id}?{ask.link}")


def _next_of(decided: Document, form: dict[str, str], ask: Asked, following: str | None) -> str:
    """A decided document makes room for the next one, also where a second person has yet to approve; a corrected one
    stays."""
    pressed = form.get("action", "save").partition(".")[0]
    left = pressed == "approve" and decided.state is DocumentState.SECOND_APPROVAL
    if pressed in _STAYS or (decided.state in TABS[Tab.REVIEW][1] and not left):
        return f"/documents/{decided.id}?{ask.link}"
    if following:
        return f"/documents/{following}?{ask.link}&done={decided.id}"
    return f"/queue?{ask.link}&done={decided.id}"


def _refused(
    request: Request,
    deps: Deps,
    me: Principal,
    document_id: str,
    form: dict[str, str],
    changes: Changes,
    error: DocflowError,
    ask: Asked,
) -> Response:
    """The page again, as it is now, with what was typed and why it was not taken."""
    if isinstance(error, Stale):
        deciding.refresh(deps, document_id)
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        view = view_of(tx, deps, me, document, form.get("customer", ""))
    problems = dict(changes.problems)
    if isinstance(error, InvalidValues):
        problems |= {input_name(path): text for path, text in error.problems.items()}
    told = {name: form.get(name, "") for name in (*BESIDE, "on_account")}
    if isinstance(error, Stale):
        view = clashing(view, changes.inputs | told, changes.base, problems)
    else:
        view = with_typed(view, changes.inputs | told, problems)
    view.problems.append(_words(error, len(problems)))
    return _show(request, deps, document, view, status=problem_of(error).status, page=1, ask=ask)


def _words(error: DocflowError, problems: int) -> str:
    if isinstance(error, InvalidValues):
        return ngettext(
            "Nothing was saved: one value is not usable. See below.",
            "Nothing was saved: %(num)s values are not usable. See below.",
            problems,
        )
    if isinstance(error, Stale):
        return _("%(why)s You see it as it is now; what you typed is kept.", why=again(str(error)))
    said = _("Not done: %(why)s") if isinstance(error, Refused) else _("Not possible: %(why)s")
    return said % {"why": again(str(error))}


def _paper(
    deps: Deps, document: Document, view: RecordView, pictures: list[Picture], number: int, link: str
) -> dict[str, Any]:
    """What the left pane prints when it shows the pages."""
    pages = load_pages(deps.files, document)
    marks = [cell for cell in view.cells if cell.box and cell.page == number]
    paper = paper_view(document, pages, pictures, number, marks)
    may_mark = paper is not None and view.is_remittance and "save" in view.actions
    return {"paper": paper, "marks": marks, "link": link, "beside": "pages", "may_mark": may_mark}


def _show(
    request: Request,
    deps: Deps,
    document: Document,
    view: RecordView,
    *,
    page: int,
    ask: Asked,
    status: int = 200,
    done: str | None = None,
    beside: Beside | None = None,
    laid: Sequence[Document] = (),
) -> Response:
    with deps.store.read() as tx:
        place = place_of(tx, deps, request.state.principal, document, ask)
        waiting = whole_queue(tx, deps, request.state.principal)
        notice = notice_of(tx, done)
        writes = request.state.principal.may("write")
        teaches = writes and _teaches(tx, document)
        held = _held(tx, document) if writes else None
        mine = keymap.keys_of(tx, request.state.principal.name)
        people = [user.name for user in tx.users.all() if user.role is not Role.VIEWER and not user.disabled]
        aside = values_of(tx, deps, document, beside) | {"beside": beside} if beside else {}
        pictures = tx.documents.pictures(document.id)
    paper = _paper(deps, document, view, pictures, page, ask.link) | aside
    shown = show(
        request,
        "document.html",
        status=status,
        document=document,
        view=view,
        stamp=stamp_of(document, view),
        place=place,
        waiting=waiting,
        notice=notice,
        swap=False,
        teaches=teaches,
        held=held,
        people=people,
        key_map=keymap.for_scripts(mine),
        key_sections=keymap.sections(mine),
        palette=palette.offers(document.id, mine, view.actions),
        previewed="",
        neighbours=laid,
        asks_password=writes and document.quarantine_code is QuarantineCode.ENCRYPTED,
        **paper,
    )
    shown.headers.update(HEADERS)
    return shown


def _held(tx: Tx, document: Document) -> str | None:
    """What was said when somebody called about new bank details; empty where nobody has, None where nothing is held."""
    if document.state not in WAITING_FOR_PERSON or not security.is_held(tx, document):
        return None
    call = security.last_call(tx, document)
    if call is None:
        return ""
    values = {"actor": call.actor, "whom": call.body.get("spoke_with"), "number": call.body.get("number")}
    if call.body.get("confirmed"):
        return _("%(actor)s called %(whom)s on %(number)s, who confirmed it.", **values)
    return _("%(actor)s called %(whom)s on %(number)s, who did not confirm it.", **values)


def _teaches(tx: Tx, document: Document) -> bool:
    """Whether something could be remembered of it, or was: then the page asks for it once it is shown."""
    if document.extraction is None or document.kind not in (Kind.REMITTANCE, Kind.DISPUTE):
        return False
    return bool(document.extraction.memory) or any(
        one.action in history.RETYPED for one in tx.decisions.of(document.id)
    )


def touched_lines(view: RecordView, names: Iterable[str]) -> set[int]:
    """Lines of which something is typed, and those that wait for attention: what is told about them may change."""
    typed = {name.removeprefix("field.lines.").removeprefix("match.").partition(".")[0] for name in names}
    return {line.place for line in view.lines if line.attention or str(line.place) in typed}


def _fragments(request: Request, view: RecordView, touched: set[int], previewed: str) -> str:
    """The parts of the page that depend on what is typed, each replacing its own. `previewed`: the content hash of
    what is shown; empty where it cannot be."""
    env = environment()
    cells = [cell for line in (*view.lines, view.blank) if line.place in touched for cell in line.cells]
    values = {
        "view": view,
        "swap": True,
        "me": request.state.principal,
        "fields": view.all_fields,
        "cells": cells,
        "previewed": previewed,
    }
    parts = [env.get_template(f"document/{name}.html").render(values) for name in _FRAGMENTS]
    parts += [
        f"<table>{env.get_template('document/match.html').render(values, line=line)}</table>" for line in view.lines
    ]
    if view.has_customer:
        parts.append(env.get_template("document/customer_told.html").render(values))
    parts.append(f"<table>{env.get_template('document/further.html').render(values)}</table>")
    return "\n".join(parts)
