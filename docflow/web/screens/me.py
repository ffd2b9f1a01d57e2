"""What a user sets for themselves: the language of the screens, and another password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import accounts
from docflow.errors import BadInput, DocflowError, NotAllowed
from docflow.web import csrf, language, passwords
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Principal, Reading, set_cookie, start_session
from docflow.web.problems import problem_of
from docflow.web.screens.common import Notice, show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/me")
def page(request: Request, _deps: Wired, _me: Reading, done: str = "") -> Response:
    """The two forms."""
    return _show(request, done)


@router.post("/me")
def change(request: Request, deps: Wired, me: Reading, form: Form) -> Response:
    """Whichever of the two was sent."""
    try:
        if form.get("action") == "password":
            return _another_password(request, deps, me, form)
        _speak(deps, me, form.get("language", ""))
    except DocflowError as error:
        return _show(request, problem=error)
    return RedirectResponse("/me?done=language", 303)


def _speak(deps: Deps, me: Principal, chosen: str) -> None:
    if chosen and chosen not in language.OFFERED:
        raise BadInput(_("Choose one of the languages in the list."))
    with deps.store.begin() as tx:
        tx.users.set_language(me.name, chosen)


def _another_password(request: Request, deps: Deps, me: Principal, form: dict[str, str]) -> Response:
    """All other sessions of the user end; this browser gets a new one."""
    new = form.get("new", "")
    if new != form.get("again", ""):
        raise BadInput(_("The two new passwords differ."))
    with deps.store.read() as tx:
        user = tx.users.by_name(me.name)
    backoff = request.app.state.backoff
    address = request.client.host if request.client else ""
    backoff.check(me.name, address)
    if user is None or not passwords.is_right(form.get("old", ""), user.password_hash):
        backoff.failed(me.name, address)
        raise NotAllowed(_("The present password is wrong."))
    with deps.store.begin() as tx:
        accounts.set_password(tx, me.name, me.name, passwords.hash_password(new))
        cookie = start_session(tx, me.name, deps)
    response = RedirectResponse("/me?done=password", 303)
    set_cookie(request, response, cookie)
    return response


def _show(request: Request, done: str = "", problem: DocflowError | None = None) -> Response:
    said = {"language": _("From now on docflow speaks to you like this."), "password": _("The password is changed.")}
    notice = Notice(said[done], "ok") if done in said else None
    status = problem_of(problem).status if problem else 200
    offered = [("", _("as my browser asks")), *language.OFFERED.items()]
    return show(
        request, "me.html", status=status, notice=notice, problem=str(problem) if problem else "", offered=offered,
        minimum=passwords.MINIMUM_LENGTH,
    )  # fmt: skip
