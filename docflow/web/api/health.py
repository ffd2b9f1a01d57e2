"""/livez, /readyz and /v1/reports."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from docflow.decisions import cases
from docflow.errors import DocflowError
from docflow.rules.cases.figures import DisputeFigures
from docflow.schema.base import Frozen
from docflow.schema.documents import Check
from docflow.schema.money import Amount, Currency, plain
from docflow.web.deps import Wired
from docflow.web.metrics import Metrics
from docflow.web.principals import Reading

router = APIRouter(tags=["health"])


class Alive(Frozen):
    """The process answers."""

    status: Literal["ok"]


class Ready(Frozen):
    """Every check, its reason and its remedy."""

    status: Literal["ok", "unavailable"]
    checks: tuple[Check, ...]


class Outstanding(Frozen):
    """What is outstanding in one currency, by days past due."""

    current: Amount
    """Not yet due, and due today."""
    days_1_30: Amount
    days_31_60: Amount
    days_61_90: Amount
    days_91_on: Amount
    outstanding: Amount
    """The sum of these."""
    unapplied: Amount
    """Money of customers that settles nothing yet; no part of `outstanding`."""


class AgeingReport(Frozen):
    """What is outstanding."""

    as_of: dt.date
    currencies: dict[Currency, Outstanding]


class DisputesReport(DisputeFigures):
    """Open cases in figures."""

    as_of: dt.datetime


@router.get("/livez", response_model=Alive, summary="The process answers")
def livez() -> dict[str, str]:
    """For a supervisor: restart when this does not answer."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Ready, summary="The process can do its work")
def readyz(deps: Wired) -> JSONResponse:
    """200 or 503, with every check, its reason and its remedy."""
    checks = [_database(deps.store.check), *deps.health()]
    ready = all(check.ok for check in checks)
    body: dict[str, Any] = {"status": "ok" if ready else "unavailable", "checks": [c.model_dump() for c in checks]}
    return JSONResponse(body, 200 if ready else 503, {} if ready else {"Retry-After": "5"})


def _database(check: Callable[[], None]) -> Check:
    try:
        check()
    except DocflowError as error:
        return Check(name="database", ok=False, message=str(error))
    return Check(name="database", ok=True, message="The database answers and has the right schema.")


@router.get(
    "/metrics",
    summary="Measurements for Prometheus",
    response_class=Response,
    responses={
        200: {"description": "Prometheus' text format.", "content": {"text/plain": {"schema": {"type": "string"}}}}
    },
)
def metrics(request: Request, _me: Reading) -> Response:
    """Queue, documents, postings, ledgers, webhooks and the five figures, in Prometheus' text format."""
    found: Metrics = request.app.state.metrics
    return Response(found.text(), media_type=CONTENT_TYPE_LATEST)


@router.get("/v1/reports/ageing", tags=["reports"], response_model=AgeingReport, summary="Ageing of open items")
def ageing_report(deps: Wired, _me: Reading) -> dict[str, object]:
    """What is outstanding per currency, by days past due."""
    with deps.store.read() as tx:
        sums = tx.open_items.ageing(deps.today())
    rows = {
        currency: {**one.model_dump(mode="json"), "outstanding": plain(one.outstanding)}
        for currency, one in sums.items()
    }
    return {"as_of": deps.today().isoformat(), "currencies": rows}


@router.get(
    "/v1/reports/disputes", tags=["reports"], response_model=DisputesReport, summary="Disputes by reason and age"
)
def disputes_report(deps: Wired, _me: Reading) -> dict[str, object]:
    """Open cases: count and amounts by reason, age, type and state, what is late, days deductions outstanding."""
    with deps.store.read() as tx:
        figures = cases.figures_of(tx, deps.now())
    return {"as_of": deps.now().isoformat(), **figures.model_dump(mode="json")}
