"""The first run: connect a mailbox and a ledger, import what is owed. Nothing is kept before it was tried."""

import tomllib
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.errors import BadInput, DocflowError, Misconfigured
from docflow.schema.documents import Check
from docflow.web import csrf
from docflow.web.connecting import Places, Thing
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Administering
from docflow.web.problems import problem_of
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_NOT_SETTINGS = frozenset({csrf.FIELD, csrf.ONCE, "action", "name", "more", "made"})
_NUMBERS = frozenset({"port"})
_OAUTH, _ACCOUNTS = "oauth.", "accounts."
_HIDDEN = frozenset({"password", "secret", "key", "csrf", "oauth.client_secret"})
"""Not shown again."""


@router.get("/connect")
def page(request: Request, deps: Wired, _me: Administering, saved: str = "") -> Response:
    """What is connected, and the three steps."""
    return _show(request, deps, saved=saved)


@router.post("/connect/{thing}")
def connect(request: Request, deps: Wired, me: Administering, thing: Thing, form: Form) -> Response:
    """Tries it; keeps it where that was asked for and all was well. Passwords are not shown again."""
    name, action, made = form.get("name", "").strip(), form.get("action", "check"), form.get("made", "")
    places: Places | None = None
    try:
        if action == "forget":
            deps.connections.forget(thing, name, me.name)
            return RedirectResponse("/connect?saved=gone", 303)
        given = _values(form)
        values = deps.connections.completed(thing, name, given)
        made = str(values["key"]) if "key" in values.keys() - given.keys() or made else ""
        checks = deps.connections.check(thing, name, values)
        well = all(one.ok for one in checks)
        places = deps.connections.places(name, values) if well and thing == "ledger" else None
        if action == "save" and well and (places is None or places.whole):
            deps.connections.save(thing, name, values, me.name)
            return RedirectResponse("/mailboxes" if "oauth" in values else f"/connect?saved={thing}", 303)
    except DocflowError as error:
        return _show(request, deps, thing=thing, form=form, problem=error, made=made)
    return _show(request, deps, thing=thing, form=form, checks=checks, made=made, places=places)


def _values(form: dict[str, str]) -> dict[str, object]:
    """What was filled in, and the further settings, as they would stand in the settings file. Raises BadInput."""
    filled = {key: text.strip() for key, text in form.items() if key not in _NOT_SETTINGS and text.strip()}
    given: dict[str, object] = {
        key: int(text) if key in _NUMBERS and text.isdigit() else text
        for key, text in filled.items()
        if not key.startswith((_OAUTH, _ACCOUNTS))
    }
    oauth, accounts = _part(filled, _OAUTH), _part(filled, _ACCOUNTS)
    try:
        more = tomllib.loads(form.get("more", ""))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(_('The further settings are not readable: write one a line, name = "value".')) from error
    if "provider" in oauth:
        more["oauth"] = oauth | more.get("oauth", {})
    if accounts:
        more["accounts"] = more.get("accounts", {}) | accounts
    return given | more


def _part(filled: dict[str, str], prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): text for key, text in filled.items() if key.startswith(prefix)}


def _show(
    request: Request, deps: Deps, *, thing: Thing | None = None, form: dict[str, str] | None = None,
    checks: list[Check] | None = None, problem: DocflowError | None = None, saved: str = "",
    made: str = "", places: Places | None = None,
) -> Response:  # fmt: skip
    """`made`: a key that was just made, and goes on in its field; `places`: accounts to be found in the chart."""
    with deps.store.read() as tx:
        counts = {"customers": tx.customers.count(), "items": tx.open_items.count()}
    found, chart = places or ((), ())
    asked = [one for one in found if not one.there or f"{_ACCOUNTS}{one.account}" in (form or {})]
    typed = {key: text for key, text in (form or {}).items() if key not in _HIDDEN}
    # What is wrong with settings that somebody types is no fault of the house's.
    wrong = 422 if isinstance(problem, Misconfigured) else problem_of(problem).status if problem else 200
    status, there = wrong, deps.connections.all()
    return show(
        request, "connect.html", status=status, connected=there, thing=thing, typed=typed, checks=checks or [],
        problem=str(problem) if problem else "", saved=saved, made=made,
        asked=asked, chart=chart, missing=not all(one.there for one in asked), **counts,
    )  # fmt: skip
