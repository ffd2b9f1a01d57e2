"""The keys of programs: what each is for, what it may do, until when, and when it was last used."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import accounts
from docflow.errors import DocflowError
from docflow.web import csrf, keys
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Administering
from docflow.web.problems import problem_of
from docflow.web.screens import typed
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, list[str]], Depends(csrf.read_lists)]
SCOPES = {
    "read": _later("see everything"),
    "write": _later("upload, correct, reject, park, import"),
    "post": _later("approve, undo, acknowledge postings"),
    "admin": _later("change rules, people and keys"),
}


@router.get("/keys")
def listing(request: Request, deps: Wired, _me: Administering) -> Response:
    """Every key, those that are over too."""
    return _show(request, deps)


@router.post("/keys")
def add(request: Request, deps: Wired, me: Administering, form: Form) -> Response:
    """A new key; its token is on this page and nowhere else."""
    key = keys.new_key()
    name = _only(form, "name")
    try:
        scopes = [scope for scope in keys.SCOPES if scope in form.get("scope", [])]
        with deps.store.begin() as tx:
            accounts.add_key(tx, me.name, name, key.prefix, key.hash, scopes, _end_of(_only(form, "expires")))
    except DocflowError as error:
        return _show(request, deps, problem=error, typed=name)
    return _show(request, deps, token=key.token)


@router.post("/keys/{prefix}/revoke")
def revoke(deps: Wired, me: Administering, prefix: str) -> Response:
    """From now on it is good for nothing."""
    with deps.store.begin() as tx:
        accounts.revoke_key(tx, me.name, prefix)
    return RedirectResponse("/keys", 303)


def _only(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0].strip()


def _end_of(text: str) -> dt.datetime | None:
    """The end of the last day that it is good for, UTC."""
    if not text:
        return None
    return dt.datetime.combine(dt.date.fromisoformat(typed.date(text)), dt.time(23, 59, 59), dt.UTC)


def _show(
    request: Request, deps: Deps, *, token: str = "", problem: DocflowError | None = None, typed: str = ""
) -> Response:
    with deps.store.read() as tx:
        found = tx.api_keys.all()
    now = deps.now()
    return show(
        request, "keys.html", status=problem_of(problem).status if problem else 200, token=token, typed=typed,
        problem=str(problem) if problem else "", scopes=[(scope, _(said)) for scope, said in SCOPES.items()],
        keys=[(key, key.revoked or (key.expires_at is not None and key.expires_at <= now)) for key in reversed(found)],
    )  # fmt: skip
