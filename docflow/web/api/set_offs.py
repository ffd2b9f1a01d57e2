"""/v1/set-offs: money on account, or a credit, against what is owed, where no paper of the customer's says so."""

from fastapi import APIRouter, Response

from docflow.store import Tx
from docflow.web.api.views import DocumentDetail, document_detail
from docflow.web.deps import Wired
from docflow.web.principals import Posting
from docflow.web.repeats import Answer, Key, once
from docflow.web.setting_off import NewSetOff, set_off

router = APIRouter(prefix="/v1/set-offs", tags=["receivables"])


@router.post("", status_code=201, response_model=DocumentDetail, summary="Set open items off against one another")
def create(deps: Wired, me: Posting, body: NewSetOff, idempotency_key: Key = None) -> Response:
    """Replies with the voucher, a document as any other: booked, or waiting for a second person above the limit. A
    repeat with the same key changes nothing and gets the same reply."""

    def act(tx: Tx) -> Answer:
        found = set_off(tx, deps, me.name, body)
        return document_detail(found), [*tx.tasks.asked, *tx.postings.added]

    return once(deps, me, "set-off", idempotency_key, body, 0, act, status=201)
