"""/livez, /readyz and /v1/reports."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from docflow.decisions import cases
from docflow.errors import DocflowError
from docflow.schema.documents import Check
from docflow.schema.money import plain
from docflow.web.deps import Wired
from docflow.web.metrics import Metrics
from docflow.web.principals import Reading

router = APIRouter(tags=["health"])


@router.get("/livez", summary="The process answers")
def livez() -> dict[str, str]:
    """For a supervisor: restart when this does not answer."""
    return {"status": "ok"}


@router.get("/readyz", summary="The process can do its work")
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


@router.get("/metrics", summary="Measurements for Prometheus", response_class=Response)
def metrics(request: Request, _me: Reading) -> Response:
    """Queue, documents, postings, ledgers, webhooks and the five figures, in Prometheus' text format."""
    found: Metrics = request.app.state.metrics
    return Response(found.text(), media_type=CONTENT_TYPE_LATEST)


@router.get("/v1/reports/ageing", tags=["reports"], summary="Ageing of open items")
def ageing_report(deps: Wired, _me: Reading) -> dict[str, object]:
    """What is outstanding per currency, by days past due."""
    with deps.store.read() as tx:
        sums = tx.open_items.ageing(deps.today())
    rows = {
        currency: {**one.model_dump(mode="json"), "outstanding": plain(one.outstanding)}
        for currency, one in sums.items()
    }
    return {"as_of": deps.today().isoformat(), "currencies": rows}


@router.get("/v1/reports/disputes", tags=["reports"], summary="Disputes by reason and age")
def disputes_report(deps: Wired, _me: Reading) -> dict[str, object]:
    """Open cases: count and amounts by reason, age, type and state, what is late, days deductions outstanding."""
    with deps.store.read() as tx:
        figures = cases.figures_of(tx, deps.now())
    return {"as_of": deps.now().isoformat(), **figures.model_dump(mode="json")}
