"""Who is told of events, how they are doing, and what could not be told: dead letters, each to be sent again."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import hooks
from docflow.web.deps import Wired
from docflow.web.principals import Administering
from docflow.web.screens.common import show

router = APIRouter()


@router.get("/webhooks")
def listing(request: Request, deps: Wired, _me: Administering) -> Response:
    """Every consumer with its dead letters, oldest first."""
    with deps.store.read() as tx:
        found = [(one, tx.subscriptions.letters(one.id)) for one in tx.subscriptions.all()]
        head, _ = tx.audit.head()
    return show(request, "webhooks.html", webhooks=found, head=head)


@router.post("/webhooks/{webhook_id}/dead-letters/{seq}")
def resend(deps: Wired, me: Administering, webhook_id: str, seq: Annotated[int, Path(ge=1, le=2**53)]) -> Response:
    """Once more, at the next turn of its webhook."""
    with deps.store.begin() as tx:
        hooks.send_again(tx, me.name, webhook_id, seq)
    return RedirectResponse("/webhooks", 303)
