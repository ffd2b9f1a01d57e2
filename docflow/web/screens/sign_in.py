"""The sign-in page, and out again."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from docflow.store import Tx
from docflow.web import csrf, passwords
from docflow.web.backoff import Backoff
from docflow.web.deps import Deps, Wired, deps_of
from docflow.web.language import _
from docflow.web.pages import render
from docflow.web.principals import COOKIE, set_cookie, start_session
from docflow.web.problems import TooManyTries
from docflow.web.screens.ahead import FORGET

router = APIRouter()
_LONGEST = 1_000
"""Characters of a password; argon2 would take longer ones too, at our cost."""


@router.get("/sign-in", name="sign_in")
def show(request: Request, deps: Wired, back: str = "/") -> Response:
    """The form; `back` is where to go afterwards."""
    return _form(request, deps, back)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """A new session for the right password; the old cookie, if any, is never carried over."""
    csrf.check_origin(request)
    form = await csrf.read_form(request)
    return await run_in_threadpool(_sign_in, request, deps_of(request), form)


def _sign_in(request: Request, deps: Deps, form: dict[str, str]) -> Response:
    name, password, back = (form.get(key, "") for key in ("name", "password", "back"))
    address = request.client.host if request.client else ""
    backoff: Backoff = request.app.state.backoff
    try:
        backoff.check(name, address)
    except TooManyTries as error:
        return _form(request, deps, back, name, str(error), 429, {"Retry-After": str(error.after)})
    with deps.store.read() as tx:
        user = tx.users.by_name(name)
    right = passwords.is_right(password[:_LONGEST], user.password_hash if user and not user.disabled else None)
    if not right or user is None:
        backoff.failed(name, address)
        return _form(request, deps, back, name, _("User name or password is wrong."), 401)
    backoff.succeeded(name, address)
    return signed_in(request, deps, user.name, RedirectResponse(own_address(back), 303))


def signed_in(request: Request, deps: Deps, user: str, response: Response) -> Response:
    """The response with a new session of the user; the old one, if any, ends."""
    with deps.store.begin() as tx:
        _forget(tx, request)
        tx.sessions.purge()
        cookie = start_session(tx, user, deps)
        tx.audit.append(user, "signed_in", f"user:{user}")
    set_cookie(request, response, cookie)
    return response


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Ends the session on the server, not only in the browser."""
    cookie = request.cookies.get(COOKIE, "")
    deps = deps_of(request)
    await csrf.check_form(request, cookie, deps.secret_key)
    await run_in_threadpool(_end, request, deps)
    response = RedirectResponse("/sign-in", 303, FORGET)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


def _end(request: Request, deps: Deps) -> None:
    with deps.store.begin() as tx:
        _forget(tx, request)


def _forget(tx: Tx, request: Request) -> None:
    cookie = request.cookies.get(COOKIE)
    if cookie:
        tx.sessions.delete(cookie)


def own_address(back: str) -> str:
    """Only addresses of this site: "//evil" and "/\\evil" are other hosts to a browser."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() else "/"


def _form(
    request: Request,
    deps: Deps,
    back: str,
    name: str = "",
    message: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    with deps.store.read() as tx:
        any_user = bool(tx.users.all())
    values = {"back": own_address(back), "name": name, "message": message, "any_user": any_user, "openid": deps.openid}
    return render(request, "sign_in.html", status=status, headers=headers, **values)
