"""What a correction could teach, with the preview before it is saved; and forgetting it again."""

import json
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from docflow.decisions import memory
from docflow.errors import BadInput
from docflow.rules.memory import SET_ASIDE, sentence
from docflow.web import csrf, remembering
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Writing
from docflow.web.remembering import RulesBody
from docflow.web.screens.choosing import alias_kinds
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/documents/{document_id}/memory")
def lessons(request: Request, deps: Wired, _me: Writing, document_id: str) -> Response:
    """The offer, once it is known that it would have helped; a part of the review page, or a page of its own."""
    found = remembering.lessons_of(deps, document_id)
    shown = None
    if found.rules:
        shown = remembering.preview(deps, document_id, RulesBody(rules=found.rules, scope=found.scopes[0].kind))
    part = bool(request.headers.get("HX-Request"))
    return show(
        request,
        "document/memory.html" if part else "memory.html",
        lessons=found,
        document=found.document,
        rules=[(json.dumps(remembering.rule_json(rule)), sentence(rule)) for rule in found.rules],
        chosen=found.scopes[0].kind if found.scopes else "",
        preview=shown,
        said=remembering.in_words(shown) if shown else "",
        sentence=sentence,
        alias_kinds=alias_kinds(),
    )


@router.get("/documents/{document_id}/sender")
def sender(request: Request, deps: Wired, _me: Writing, document_id: str) -> Response:
    """What it would have changed to set aside all that the sender of this document sends."""
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
    shown = remembering.preview(deps, document_id, RulesBody(rules=(SET_ASIDE,), scope="sender"))
    return show(request, "sender.html", document=document, preview=shown, said=remembering.in_words(shown))


@router.post("/documents/{document_id}/memory/preview")
def preview(request: Request, deps: Wired, _me: Writing, document_id: str, form: Form) -> Response:
    """What the chosen rules would have changed."""
    shown = remembering.preview(deps, document_id, _body(form)) if _chosen(form) else None
    said = remembering.in_words(shown) if shown else _("Nothing is chosen.")
    return show(request, "document/memory_preview.html", preview=shown, said=said)


@router.post("/documents/{document_id}/memory")
def remember(deps: Wired, me: Writing, document_id: str, form: Form) -> Response:
    """Keeps what is chosen and goes back to the paper."""
    body, version = _body(form), form.get("version", "")
    if not version.isdigit():
        raise BadInput(_("The form does not say which version of the document it shows; load the page again."))
    with deps.store.begin() as tx:
        remembering.remember(tx, me, document_id, int(version), body)
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}", 303)


@router.post("/memory/{memory_id}/forget")
def forget(deps: Wired, me: Writing, memory_id: str, form: Form) -> Response:
    """Undoes a rule and goes back to where it was shown."""
    version = form.get("version", "")
    if not version.isdigit():
        raise BadInput(_("The form does not say what it shows; load the page again."))
    return RedirectResponse(_forgotten(deps, me.name, memory_id, int(version), form.get("on", "")), 303)


def _forgotten(deps: Deps, actor: str, memory_id: str, version: int, page: str) -> str:
    with deps.store.begin() as tx:
        gone = memory.forget(tx, memory_id, version, actor)
    if page == "document":
        return f"/documents/{gone.document_id}"
    return f"/receivables?customer={quote(gone.customer, safe='')}#memory" if gone.customer else "/receivables#memory"


def _chosen(form: dict[str, str]) -> list[str]:
    return [value for name, value in sorted(form.items()) if name.startswith("rule.")]


def _body(form: dict[str, str]) -> RulesBody:
    """The rules whose boxes are ticked. Raises BadInput."""
    try:
        rules = [json.loads(text) for text in _chosen(form)]
        plain = [{name: rule[name] for name in ("kind", "words", "value")} for rule in rules]
        return RulesBody.model_validate({"rules": plain, "scope": form.get("scope", "payer")})
    except (ValueError, ValidationError, KeyError, TypeError) as error:
        raise BadInput(_("Choose what is to be remembered, and for whom.")) from error
