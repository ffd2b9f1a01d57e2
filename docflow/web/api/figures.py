"""/v1/reports/cash: the five figures; /v1/checks: the sample of what was posted untouched."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from docflow.decisions import checks
from docflow.rules.figures import CashReport
from docflow.schema.outcomes import Proposed
from docflow.store import Tx
from docflow.web.api import paging
from docflow.web.api.paging import Cursor, Limit, Page
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.repeats import Answer, IfMatch, Key, once, version_of

router = APIRouter(prefix="/v1")
USUAL = dt.timedelta(weeks=13)
"""What the report is about, where nobody says otherwise."""
Since = Annotated[dt.date | None, Query(description="From the week of this day on; a quarter back if left out.")]


class CheckBody(BaseModel):
    """What a person found."""

    model_config = ConfigDict(extra="forbid")

    right: bool
    reason: str = ""
    """What is wrong; needed where it is not right."""


@router.get("/reports/cash", tags=["reports"], summary="The five figures of cash application")
def cash_report(deps: Wired, _me: Reading, since: Since = None) -> CashReport:
    """Customer identified, envelope, line, STP and wrong-apply with its 95 % interval, by payer, carrier and week."""
    with deps.store.read() as tx:
        return checks.report(tx, since or deps.today() - USUAL)


@router.get("/checks", tags=["checks"], response_model=Page[Proposed], summary="Payments to check")
def due(deps: Wired, _me: Reading, limit: Limit = 50, cursor: Cursor = None) -> dict[str, object]:
    """What was posted untouched and is in the sample, until somebody has looked."""
    with deps.store.read() as tx:
        found = tx.proposals.due(limit, paging.decode(cursor))
    items = [check_json(one) for one in found]
    return paging.page(items, found[-1].subject if found else None, limit)


@router.post("/checks/{subject}", tags=["checks"], response_model=Proposed, summary="Say what a check found")
def check(
    deps: Wired,
    me: Writing,
    subject: str,
    body: CheckBody,
    if_match: IfMatch = None,
    idempotency_key: Key = None,
) -> Response:
    """Right, or wrong with the reason: then it counts as wrong, and the payment is taken back."""
    version = version_of(if_match)

    def act(tx: Tx) -> Answer:
        if body.right:
            return check_json(checks.check_right(tx, subject, version, me.name)), []
        return check_json(checks.check_wrong(tx, subject, version, me.name, body.reason, deps.policy)), []

    return once(deps, me, f"check {subject}", idempotency_key, body, version, act)


def check_json(one: Proposed) -> dict[str, object]:
    """A payment to check, or that was checked."""
    return one.model_dump(mode="json")
