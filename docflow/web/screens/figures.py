"""The five figures, and the sample of what was posted untouched: a person looks and says whether it is right."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import checks
from docflow.errors import BadInput
from docflow.rules.figures import Figures
from docflow.schema.documents import Wanted
from docflow.schema.outcomes import Grouping, Proposed
from docflow.schema.records import Kind
from docflow.web import csrf
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.screens.asked import TABS, Tab
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_SPANS = {4: "four weeks", 13: "a quarter", 52: "a year"}
_HEADS: dict[Grouping, str] = {"week": "Week", "carrier": "How it was told", "payer": "Customer"}
_SHOWN = 50


class Five(NamedTuple):
    """The figures as they read."""

    label: str
    payments: int
    customer: str
    envelope: str
    line: str
    stp: str
    wrong: str
    between: str


class Check(NamedTuple):
    """One payment to look at."""

    row: Proposed
    customer: str


@router.get("/figures")
def figures(request: Request, deps: Wired, _me: Reading, weeks: int = 13) -> Response:
    """All of it for some weeks back."""
    span = weeks if weeks in _SPANS else 13
    with deps.store.read() as tx:
        found = checks.report(tx, deps.today() - dt.timedelta(weeks=span))
        due = tx.proposals.due(_SHOWN)
        waiting = sum(tx.documents.counts(Wanted(kind=Kind.REMITTANCE, states=TABS[Tab.REVIEW][1])).values())
        names = tx.customers.named({*found.groups["payer"], *(one.customer or "" for one in due)})
    labels = {"payer": names}
    tables = [
        (head, [five(labels.get(group, {}).get(key, key), rows) for key, rows in found.groups[group].items()])
        for group, head in _HEADS.items()
    ]
    looked, (low, high) = found.sample.right + found.sample.wrong, found.sample_interval
    return show(
        request, "figures.html", whole=five("All payments", found.whole), tables=tables,
        checks=[Check(one, names.get(one.customer or "", one.customer or "unknown")) for one in due],
        sample=found.sample, looked=looked, sampled=f"{_percent(low)} to {_percent(high)}", spans=_SPANS, span=span,
        percent=deps.policy.sample_percent, waiting=waiting,
    )  # fmt: skip


@router.post("/checks/{subject}")
def check(deps: Wired, me: Writing, subject: str, form: Form) -> Response:
    """What the person found."""
    version = form.get("version", "")
    if not version.isdigit():
        raise BadInput("The form does not say what it shows; load the page again.")
    with deps.store.begin() as tx:
        if form.get("found") == "right":
            checks.check_right(tx, subject, int(version), me.name)
        else:
            checks.check_wrong(tx, subject, int(version), me.name, form.get("reason", ""), deps.policy)
    return RedirectResponse("/figures#checks", 303)


def five(label: str, found: Figures) -> Five:
    """One row."""
    low, high = found.wrong_interval
    return Five(
        label, found.payments, _percent(found.customer_rate), _percent(found.envelope_rate),
        _percent(found.line_rate), _percent(found.stp_rate),
        f"{found.wrong:,} of {found.untouched:,}", f"{_percent(low)} to {_percent(high)}" if found.untouched else "",
    )  # fmt: skip


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.2f} %" if rate < 0.1 else f"{100 * rate:.1f} %"
