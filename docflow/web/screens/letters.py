"""Asking the payer: a letter to begin with, changed at will, and sent."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import asking
from docflow.decisions.assessment import mistrust
from docflow.errors import BadInput
from docflow.schema.desk import NewLetter
from docflow.web import csrf
from docflow.web.deciding import version_of_form
from docflow.web.deps import Deps, Wired
from docflow.web.language import OFFERED
from docflow.web.letters import Proposal, proposal, questions_of
from docflow.web.principals import Writing
from docflow.web.repeats import pressed_before, remember_pressed
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_LANGUAGES = {name.partition("_")[0]: words for name, words in reversed(OFFERED.items())}


@router.get("/documents/{document_id}/ask")
def letter(
    request: Request, deps: Wired, me: Writing, document_id: str, question: str = "", language: str = "en"
) -> Response:
    """The letter that fits best, or the one that was chosen."""
    with deps.store.read() as tx:
        found = proposal(tx, tx.documents.get(document_id), me.name, deps.letters, deps.policy, question, language)
    return _show(request, deps, document_id, found)


@router.post("/documents/{document_id}/ask")
def ask(request: Request, deps: Wired, me: Writing, document_id: str, form: Form) -> Response:
    """Sends it; what cannot be sent comes back with why."""
    new = NewLetter(**{name: form.get(name, "").strip() for name in ("recipient", "subject", "text")})
    with deps.store.begin() as tx:
        if pressed_before(tx, me, document_id, form) is None:
            try:
                asking.ask_payer(tx, document_id, version_of_form(form), me.name, new, deps.writes_as)
            except BadInput as error:
                asked = {name: form.get(name, "") for name in ("question", "language")}
                typed = Proposal(**asked, **new.model_dump())
                return _show(request, deps, document_id, typed, said=str(error), status=422)
            remember_pressed(tx, me, document_id, form, document_id)
        hints = list(tx.tasks.asked)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}", 303)


@router.post("/documents/{document_id}/letters/{letter_id}")
def tell(deps: Wired, me: Writing, document_id: str, letter_id: str, form: Form) -> Response:
    """Somebody has looked whether a letter went out."""
    with deps.store.begin() as tx:
        asking.tell(tx, letter_id, version_of_form(form), me.name, form.get("action") == "sent")
        hints = list(tx.tasks.asked)
    for hint in hints:
        deps.hint(hint)
    return RedirectResponse(f"/documents/{quote(document_id, safe='')}/ask#letters", 303)


def _show(
    request: Request, deps: Deps, document_id: str, found: Proposal, *, said: str = "", status: int = 200
) -> Response:
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        letters = tx.letters.of_document(document_id)
        distrust = mistrust(tx, document, deps.policy)
    return show(
        request, "letter.html", status=status, document=document, letter=found, letters=letters, said=said,
        distrust=distrust, questions=questions_of(deps.letters), languages=_LANGUAGES, writes_as=deps.writes_as,
    )  # fmt: skip
