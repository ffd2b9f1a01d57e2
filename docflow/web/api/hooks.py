"""/v1/webhooks: who is told of events, by signed HTTP (Standard Webhooks)."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import Field, StringConstraints

from docflow.decisions import hooks
from docflow.errors import Misconfigured
from docflow.ledgers.signed import new_secret
from docflow.schema.base import Frozen
from docflow.schema.hooks import Subscription
from docflow.web.deps import Wired
from docflow.web.principals import Administering
from docflow.web.problems import Invalid

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])
EventType = Annotated[
    str,
    StringConstraints(pattern=r"^(\*|[a-z]+\.(\*|[a-z_]+))$"),
    Field(examples=["posting.verified", "dispute.*", "*"]),
]
Sequence = Annotated[int, Path(ge=1, le=2**53)]


class NewWebhook(Frozen):
    """Who is to be told, where, of what."""

    name: str = Field(min_length=1, max_length=100, examples=["erp"])
    url: str = Field(max_length=2000, examples=["https://erp.example.com/docflow"])
    types: tuple[EventType, ...] = Field(default=("*",), min_length=1, max_length=50)


class Webhook(Frozen):
    """A consumer and how it is doing."""

    id: str
    name: str
    url: str
    types: tuple[str, ...]
    position: int
    """Number of the last event that is done with."""
    attempt: int
    """How often the next event was tried: 0 to 9."""
    next_attempt_at: dt.datetime | None
    """When it is tried again; null where nothing failed."""
    trouble: str
    created_at: dt.datetime


class WithSecret(Webhook):
    """The secret is in this reply and nowhere else."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class Letter(Frozen):
    """An event that was given up after its tenth attempt."""

    seq: int
    error: str
    at: dt.datetime
    again: bool
    """It will be sent once more."""


class Webhooks(Frozen):
    """All of them."""

    items: tuple[Webhook, ...]


class Letters(Frozen):
    """Oldest first."""

    items: tuple[Letter, ...]


@router.get("", summary="List webhooks")
def listing(deps: Wired, _me: Administering) -> Webhooks:
    """Every consumer, oldest first."""
    with deps.store.read() as tx:
        return Webhooks(items=tuple(Webhook.model_validate(_shown(one)) for one in tx.subscriptions.all()))


@router.post("", status_code=201, summary="Add a webhook")
def add(deps: Wired, me: Administering, body: NewWebhook) -> WithSecret:
    """It is told of what happens from now on. Verify each request with the secret, and refuse any whose timestamp is
    more than five minutes off."""
    try:
        deps.may_send_to(body.url)
    except Misconfigured as error:
        raise Invalid(str(error)) from error
    secret = new_secret()
    with deps.store.begin() as tx:
        found = hooks.add(tx, me.name, body.name, body.url, body.types, secret)
        return WithSecret.model_validate({**_shown(tx.subscriptions.get(found)), "secret": secret})


@router.get("/{webhook_id}", summary="One webhook")
def show(deps: Wired, _me: Administering, webhook_id: str) -> Webhook:
    """How far it was told, and what went wrong last."""
    with deps.store.read() as tx:
        return Webhook.model_validate(_shown(tx.subscriptions.get(webhook_id)))


@router.delete("/{webhook_id}", status_code=204, summary="Remove a webhook", response_class=Response)
def remove(deps: Wired, me: Administering, webhook_id: str) -> Response:
    """It is told of nothing any more; its dead letters go with it."""
    with deps.store.begin() as tx:
        hooks.remove(tx, me.name, webhook_id)
    return Response(status_code=204)


@router.post("/{webhook_id}/secret", summary="Exchange the secret")
def exchange(deps: Wired, me: Administering, webhook_id: str) -> WithSecret:
    """For a day both sign, so that the receiver can be changed without a gap."""
    secret = new_secret()
    with deps.store.begin() as tx:
        hooks.exchange_secret(tx, me.name, webhook_id, secret)
        return WithSecret.model_validate({**_shown(tx.subscriptions.get(webhook_id)), "secret": secret})


@router.get("/{webhook_id}/dead-letters", summary="What could not be told")
def letters(deps: Wired, _me: Administering, webhook_id: str) -> Letters:
    """Events that were given up after ten attempts over three days."""
    with deps.store.read() as tx:
        tx.subscriptions.get(webhook_id)
        found = tx.subscriptions.letters(webhook_id)
    return Letters(items=tuple(Letter.model_validate(one.model_dump(exclude={"subscription_id"})) for one in found))


@router.post("/{webhook_id}/dead-letters/{seq}/resend", status_code=202, summary="Send a dead letter again")
def resend(deps: Wired, me: Administering, webhook_id: str, seq: Sequence) -> Letters:
    """Once, at the next turn of its webhook; it stays where it is not taken."""
    with deps.store.begin() as tx:
        hooks.send_again(tx, me.name, webhook_id, seq)
    return letters(deps, me, webhook_id)


def _shown(one: Subscription) -> dict[str, object]:
    kept = one.model_dump(include={"id", "name", "url", "types", "position", "attempt", "trouble", "created_at"})
    return kept | {"next_attempt_at": one.not_before if one.attempt else None}
