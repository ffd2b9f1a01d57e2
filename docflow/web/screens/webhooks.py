"""Who is told of events, how they are doing, and what could not be told: dead letters, each to be sent again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from docflow.decisions import hooks
from docflow.errors import DocflowError, Misconfigured
from docflow.ledgers.signed import new_secret
from docflow.web import csrf
from docflow.web.api.hooks import NewWebhook
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, _later
from docflow.web.principals import Administering
from docflow.web.problems import Invalid, problem_of
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, list[str]], Depends(csrf.read_lists)]
TYPES = {
    "*": _later("everything"),
    "posting.*": _later("postings"),
    "receipt.*": _later("receipts"),
    "dispute.*": _later("disputes"),
    "document.*": _later("documents"),
    "mail.*": _later("mails"),
    "house.*": _later("people, rules and settings"),
}
"""What a program can be told of, as a person chooses it; the API takes single events too."""


@router.get("/webhooks")
def listing(request: Request, deps: Wired, _me: Administering) -> Response:
    """Every consumer with its dead letters, oldest first."""
    return _show(request, deps)


@router.post("/webhooks")
def add(request: Request, deps: Wired, me: Administering, form: Form) -> Response:
    """A new consumer; its secret is on this page and nowhere else."""
    typed = {name: form.get(name, [""])[0].strip() for name in ("name", "url")}
    secret = new_secret()
    try:
        new = _checked(deps, typed, [one for one in TYPES if one in form.get("type", [])])
        with deps.store.begin() as tx:
            found = hooks.add(tx, me.name, new.name, new.url, new.types, secret)
    except DocflowError as problem:
        return _show(request, deps, problem=problem, typed=typed)
    return _show(request, deps, told=(found, secret))


@router.post("/webhooks/{webhook_id}/secret")
def exchange(request: Request, deps: Wired, me: Administering, webhook_id: str) -> Response:
    """A new secret, on this page and nowhere else; for a day both sign."""
    secret = new_secret()
    with deps.store.begin() as tx:
        hooks.exchange_secret(tx, me.name, webhook_id, secret)
    return _show(request, deps, told=(webhook_id, secret))


@router.post("/webhooks/{webhook_id}/remove")
def remove(deps: Wired, me: Administering, webhook_id: str) -> Response:
    """It is told of nothing any more."""
    with deps.store.begin() as tx:
        hooks.remove(tx, me.name, webhook_id)
    return RedirectResponse("/webhooks", 303)


@router.post("/webhooks/{webhook_id}/dead-letters/{seq}")
def resend(deps: Wired, me: Administering, webhook_id: str, seq: Annotated[int, Path(ge=1, le=2**53)]) -> Response:
    """Once more, at the next turn of its webhook."""
    with deps.store.begin() as tx:
        hooks.send_again(tx, me.name, webhook_id, seq)
    return RedirectResponse("/webhooks", 303)


def _checked(deps: Deps, typed: dict[str, str], types: list[str]) -> NewWebhook:
    """What was typed, as the API would take it. Raises Invalid."""
    try:
        new = NewWebhook.model_validate({**typed, "types": types})
        deps.may_send_to(new.url)
    except ValidationError as error:
        raise Invalid(_("A webhook needs a name, an address and at least one kind of events.")) from error
    except Misconfigured as error:
        raise Invalid(str(error)) from error
    return new


def _show(
    request: Request,
    deps: Deps,
    *,
    told: tuple[str, str] = ("", ""),
    problem: DocflowError | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    with deps.store.read() as tx:
        found = [(one, tx.subscriptions.letters(one.id)) for one in tx.subscriptions.all()]
        head, _hash = tx.audit.head()
    return show(
        request, "webhooks.html", status=problem_of(problem).status if problem else 200, webhooks=found, head=head,
        told=told, problem=str(problem) if problem else "", typed=typed or {"name": "", "url": ""},
        types=[(one, _(said)) for one, said in TYPES.items()],
    )  # fmt: skip
