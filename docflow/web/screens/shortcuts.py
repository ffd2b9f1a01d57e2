"""The keys of the review screen as each person wants them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.web import csrf, keymap
from docflow.web.deps import Wired
from docflow.web.principals import Reading
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


@router.get("/shortcuts")
def keys(request: Request, deps: Wired, me: Reading, saved: bool = False) -> Response:
    """What each key does, and fields to change it."""
    with deps.store.read() as tx:
        mine = keymap.keys_of(tx, me.name)
    return _sheet(request, mine, {}, saved=saved)


@router.post("/shortcuts")
def bind(request: Request, deps: Wired, me: Reading, form: Form) -> Response:
    """Keeps the keys, or says which cannot be; nothing is kept then."""
    standard = form.get("action") == "standard"
    mine = keymap.STANDARD if standard else {one: keymap.typed_keys(form.get(one, "")) for one in keymap.STANDARD}
    if problems := keymap.conflicts(mine):
        return _sheet(request, mine, problems)
    with deps.store.begin() as tx:
        keymap.bind(tx, me.name, mine)
    return RedirectResponse("/shortcuts?saved=true", 303)


def _sheet(request: Request, mine: keymap.Keys, problems: dict[str, str], *, saved: bool = False) -> Response:
    return show(
        request,
        "shortcuts.html",
        status=422 if problems else 200,
        sections=keymap.sections(mine),
        mine=mine,
        standard=keymap.STANDARD,
        problems=problems,
        saved=saved,
    )
