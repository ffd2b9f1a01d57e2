"""By what a customer is recognised as payer: entered, confirmed, undone and restored on the customer's page."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from docflow.decisions import alias_preview, aliases, form_preview
from docflow.errors import BadInput
from docflow.schema.payers import Alias
from docflow.web import csrf
from docflow.web.api.aliases import AliasBody, RememberBody, Scoped
from docflow.web.deps import Wired
from docflow.web.language import _
from docflow.web.principals import Writing
from docflow.web.problems import acceptable
from docflow.web.remembering import in_words
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.post("/aliases")
def enter(deps: Wired, me: Writing, form: Form) -> Response:
    """Enters one for the customer of the page."""
    try:
        body = AliasBody.model_validate(
            {name: form.get(name, "") for name in ("kind", "text", "scope")}
            | {"customer": form.get("customer") or None}
        )
    except ValidationError as error:
        raise BadInput(_("Say what it is (bank account, name, ...), and type it.")) from error
    with deps.store.begin() as tx:
        found = aliases.enter(tx, body.kind, body.text, body.customer, body.scope, me.name)
    return _back(found, form)


@router.post("/aliases/preview")
def preview_form(request: Request, deps: Wired, _me: Writing, form: Form) -> Response:
    """What it would have changed to read a customer's numbers so; nothing is told of other signs."""
    shown, said = None, ""
    if form.get("kind") == "number" and form.get("text", "").strip():
        try:
            with deps.store.read() as tx:
                shown = form_preview.preview(tx, form["text"], form.get("customer") or None)
            said = in_words(shown)
        except BadInput as error:
            said = str(error)
    return show(request, "document/memory_preview.html", preview=shown, said=said, preview_id="form-preview")


@router.post("/documents/{document_id}/aliases/preview")
def preview(request: Request, deps: Wired, _me: Writing, document_id: str, form: Form) -> Response:
    """What it would have changed to recognise the payer by what is ticked."""
    ticked = any(name.startswith("alias.") for name in form)
    shown = None
    if ticked:
        chosen = [(one.kind, one.key) for one in _body(form).aliases]
        with deps.store.read() as tx:
            shown = alias_preview.preview(tx, document_id, chosen, deps.policy.own_domains)
    said = in_words(shown) if shown else ""
    return show(request, "document/memory_preview.html", preview=shown, said=said, preview_id="alias-preview")


@router.post("/documents/{document_id}/aliases")
def remember(deps: Wired, me: Writing, document_id: str, form: Form) -> Response:
    """Keeps what is ticked of what the paper shows of its payer."""
    version, body = form.get("version", ""), _body(form)
    if not version.isdigit():
        raise BadInput(_("The form does not say which version of the document it shows; load the page again."))
    chosen = [(one.kind, one.key) for one in body.aliases]
    with deps.store.begin() as tx:
        aliases.remember(tx, document_id, int(version), chosen, body.scope, deps.policy.own_domains, me.name)
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}", 303)


def _body(form: dict[str, str]) -> RememberBody:
    """What is ticked. Raises BadInput where nothing is."""
    ticked = [value.partition(":") for name, value in sorted(form.items()) if name.startswith("alias.")]
    try:
        return RememberBody.model_validate(
            {"aliases": [{"kind": kind, "key": key} for kind, _, key in ticked], "scope": form.get("scope", "customer")}
        )
    except ValidationError as error:
        raise BadInput(_("Choose what is to be remembered of the payer.")) from error


@router.post("/aliases/{alias_id}/{action}")
def change(deps: Wired, me: Writing, alias_id: str, action: str, form: Form) -> Response:
    """Undo, restore or confirm."""
    version = form.get("version", "")
    if not version.isdigit() or action not in ("undo", "restore", "confirm"):
        raise BadInput(_("The form does not say what it shows; load the page again."))
    with deps.store.begin() as tx:
        match action:
            case "undo":
                found = aliases.undo(tx, alias_id, int(version), me.name)
            case "restore":
                found = aliases.restore(tx, alias_id, int(version), me.name)
            case _:
                scope = acceptable(Scoped, {"scope": form.get("scope", "customer")}).scope
                found = aliases.confirm(tx, alias_id, int(version), scope, me.name)
    return _back(found, form)


def _back(alias: Alias, form: dict[str, str]) -> Response:
    """To where the button was: the paper, or the customer's page."""
    if form.get("on") == "document" and alias.document_id:
        return RedirectResponse(f"/documents/{quote(alias.document_id, safe='')}", 303)
    customer = f"customer={quote(alias.customer, safe='')}&" if alias.customer else ""
    undone = f"undone={alias.id}" if alias.undone_at else ""
    return RedirectResponse(f"/receivables?{customer}{undone}#aliases", 303)
