"""The password of a protected file, typed by a clerk; it is read again then."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse

from docflow.decisions import passwords
from docflow.web import csrf
from docflow.web.deciding import version_of_form
from docflow.web.deps import Wired
from docflow.web.principals import Writing

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.post("/documents/{document_id}/password")
def unlock(deps: Wired, me: Writing, document_id: str, form: Form) -> RedirectResponse:
    """Back to the document, which is on its way again."""
    version, keep = version_of_form(form), form.get("keep") == "yes"
    with deps.store.begin() as tx:
        _, task = passwords.unlock(tx, document_id, version, me.name, form.get("password", ""), keep=keep)
    deps.hint(task)
    return RedirectResponse(f"/documents/{document_id}", 303)
