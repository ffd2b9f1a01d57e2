"""What is known of one field: what else it may be, why it says what it says, and what an amount comes to."""

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from docflow.decisions import rule_table
from docflow.errors import DocflowError, NotFound
from docflow.rules import keys
from docflow.rules.alternatives import OTHER_SIGN, alternatives, customers_like, items_like
from docflow.schema.documents import Decision, Document
from docflow.schema.matching import RuleTable
from docflow.schema.receivables import Customer
from docflow.schema.records import Equation, Extraction, Remittance
from docflow.store import Tx
from docflow.web import csrf, deciding, words
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.screens.choosing import to_choose
from docflow.web.screens.common import show
from docflow.web.screens.fields import FieldView, shown
from docflow.web.screens.forms import changes_of
from docflow.web.screens.gathering import items_around, view_of
from docflow.web.screens.lines import MatchView
from docflow.web.screens.record import RecordView, customer_label

router = APIRouter()
Name = Annotated[str, Query(max_length=200)]
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_METHODS = {
    "text": _later("the document's own text"),
    "ocr": _later("recognition of a picture"),
    "sheet": _later("a cell of the sheet"),
    "mail": _later("the text of the mail"),
    "html": _later("the text of the mail"),
    "edi": _later("the message"),
    "xml": _later("the message"),
    "person": _later("a person"),
}


class Choice(NamedTuple):
    """One thing that a field may be set to."""

    value: str
    """As it is typed."""
    beside: str
    why: str
    probability: str = ""
    offered: bool = True
    """Whether anything speaks for it, so that one key may take it."""


class Past(NamedTuple):
    """One change of the value."""

    actor: str
    at: dt.datetime
    before: str
    after: str


@router.get("/documents/{document_id}/candidates")
def candidates(request: Request, deps: Wired, me: Reading, document_id: str, name: Name) -> Response:
    """What the input with this name may say instead, the likeliest first."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        found = _choices(tx, document, name)
    return show(request, "document/candidates.html", choices=found)


@router.get("/documents/{document_id}/because")
def because(request: Request, deps: Wired, me: Reading, document_id: str, name: Name) -> Response:
    """Where the value comes from, how sure it is, what it was checked by, and who has changed it."""
    with deps.store.read() as tx:
        document = _as_typed(tx, deps, me, tx.documents.get(document_id))
        view = view_of(tx, deps, me, document)
        table = rule_table.current(tx).table
        past = _past(tx.decisions.of(document_id), _path(name))
    shown_as = _shown(view, name)
    evidence = document.extraction.fields.get(_path(name)) if document.extraction else None
    return show(
        request,
        "document/because.html",
        field=shown_as if isinstance(shown_as, FieldView) else None,
        match=shown_as if isinstance(shown_as, MatchView) else None,
        customer=view.customer if name == "customer" else None,
        evidence=evidence,
        source=_(_METHODS[evidence.method]) if evidence else "",
        rule=_rule(document, name, table),
        equations=_equations(document.extraction, _path(name)),
        past=past,
    )


def _as_typed(tx: Tx, deps: Deps, me: Principal, document: Document) -> Document:
    """With what this person has typed and not saved, as the page shows it; as it is where that is not usable."""
    draft = tx.drafts.get(document.id, me.name)
    if draft is None:
        return document
    typed = {**draft.typed, "base": json.dumps(draft.base)}
    changes = changes_of(typed, lambda: view_of(tx, deps, me, document))
    try:
        return deciding.preview(tx, deps, document, changes.values, changes.near)
    except DocflowError:
        return document


@router.post("/documents/{document_id}/reckon")
def reckon(deps: Wired, me: Writing, document_id: str, form: Form) -> Response:
    """What the "=" in the input `at` comes to, with everything that is typed beside it; 422 with a sentence if not."""
    name = form.get("at", "")
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        changes = changes_of(form, lambda: view_of(tx, deps, me, document))
    if name in changes.problems:
        return JSONResponse({"problem": changes.problems[name]}, 422)
    value = changes.values.get(_path(name))
    return JSONResponse({"value": words.figure_of(value, document.currency) if value else ""})


def _path(name: str) -> str:
    return re.sub(r"^match\.(\d+)$", r"lines.\1.open_item", name.removeprefix("field."))


def _shown(view: RecordView, name: str) -> FieldView | MatchView | None:
    matches = {f"match.{line.place}": line.match for line in view.lines}
    cells = {cell.name: cell for cell in view.cells}
    if name not in matches and name not in cells and name != "customer":
        raise NotFound(_("There is no field %(name)s here.", name=name))
    return matches.get(name) or cells.get(name)


def _choices(tx: Tx, document: Document, name: str) -> list[Choice]:
    extraction = document.extraction
    if extraction is None:
        return []
    if name == "customer":
        return [
            Choice(customer_label(one.ref, one.name), "", "", words.percent(alike / 100))
            for one, alike in _customers(tx, document)
        ]
    if name.startswith("match."):
        return _items(tx, document, extraction, int(name.partition(".")[2] or 0))
    return [
        Choice(_typed(one.value, document.currency), "", one.why, words.percent(one.probability), one.why != OTHER_SIGN)
        for one in alternatives(extraction, _path(name), _owed(tx, document, name))
    ]


def _owed(tx: Tx, document: Document, name: str) -> Decimal | None:
    """What is open of the item that the line of this input settles."""
    line = re.match(r"field\.lines\.(\d+)\.", name)
    matches = document.application.lines if line and document.application else ()
    ref = next((one.open_item for one in matches if line and one.line == int(line[1])), None)
    item = tx.open_items.get(ref) if ref else None
    return item.remaining if item else None


def _customers(tx: Tx, document: Document) -> list[tuple[Customer, float]]:
    """Those whose names are like that of the payer, with how alike they are."""
    directory = tx.customers.directory()
    stems = {keys.split_legal_form(key)[0] for key in keys.name_keys(document.payer)}
    refs = directory.holders("stem", sorted({like for stem in stems for like in directory.near(stem)}))
    near = [directory[ref] for ref in sorted(refs)]
    return customers_like(document.payer, {one.ref: one for one in (*near, *to_choose(tx, document.payer))}.values())


def _items(tx: Tx, document: Document, extraction: Extraction, n: int) -> list[Choice]:
    record = extraction.record
    if not isinstance(record, Remittance) or n >= len(record.lines):
        return []
    found = items_like(record.lines[n], items_around(tx, document))
    return [
        Choice(
            one.item.number,
            f"{words.money(one.item.remaining, one.item.currency)} {one.item.currency}, {words.day(one.item.due)}",
            ", ".join(one.why),
        )
        for one in found
    ]


def _typed(value: str, currency: str | None) -> str:
    """A value of the record's JSON as a person types it."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return shown(dt.date.fromisoformat(value), currency)
    if re.fullmatch(r"-?\d+\.\d+", value):
        return words.figure_of(value, currency)
    return value


def _rule(document: Document, name: str, table: RuleTable) -> str:
    """The row of the rule table that decided about the line."""
    matches = document.application.lines if document.application else ()
    match = next((one for one in matches if name == f"match.{one.line}"), None)
    if match is None or not match.rule or match.rule > len(table.rows):
        return ""
    return _("row %(row)s of the rules", row=match.rule)


def _equations(extraction: Extraction | None, path: str) -> list[Equation]:
    """The checks that speak of this value."""
    if extraction is None:
        return []
    line, _dot, last = path.rpartition(".")
    here = [one for one in extraction.proof if line and one.equation.startswith(f"{line}:") and last in one.equation]
    whole = [one for one in extraction.proof if re.search(rf"(?<![\w.]){re.escape(path)}(?![\w.])", one.equation)]
    sums = [one for one in extraction.proof if line.startswith("lines.") and f"(lines.{last})" in one.equation]
    return list(dict.fromkeys([*here, *whole, *sums]))


def _past(decisions: list[Decision], path: str) -> list[Past]:
    found = []
    for one in decisions:
        changes, before = one.body.get("changes"), one.body.get("before")
        if isinstance(changes, dict) and isinstance(before, dict) and path in changes:
            found.append(Past(one.actor, one.at, str(before.get(path) or ""), str(changes[path] or "")))
    return found
