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
from docflow.web import csrf, words
from docflow.web.deps import Wired
from docflow.web.language import _, _later
from docflow.web.principals import Reading, Writing
from docflow.web.screens.asked import TABS, Tab
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_SPANS = {4: _later("four weeks"), 13: _later("a quarter"), 52: _later("a year")}
_HEADS: dict[Grouping, str] = {
    "week": _later("Week"),
    "carrier": _later("How it was told"),
    "payer": _later("Customer"),
}
_CARRIERS = {
    "text": _later("PDF with text"),
    "ocr": _later("scan or picture"),
    "sheet": _later("spreadsheet"),
    "mail": _later("text of a mail"),
    "html": _later("text of a mail (HTML)"),
    "edi": _later("EDI message"),
    "xml": _later("XML message"),
    "person": _later("typed by a person"),
    "bank": _later("the bank’s own text"),
}
"""How a payment was told, as a clerk says it."""
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
        items = tx.open_items.named(line.open_item for one in due for line in one.application.lines if line.open_item)
        names = tx.customers.named({*found.groups["payer"], *(one.customer or "" for one in due)})
    known = {group: _(label) for group, label in _CARRIERS.items()}
    labels = {"payer": names, "carrier": known, "week": {key: words.week(key) for key in found.groups["week"]}}
    tables = [
        (_(head), [five(labels.get(group, {}).get(key, key), rows) for key, rows in found.groups[group].items()])
        for group, head in _HEADS.items()
    ]
    looked, (low, high) = found.sample.right + found.sample.wrong, found.sample_interval
    return show(
        request, "figures.html", whole=five(_("All payments"), found.whole), tables=tables,
        checks=[Check(one, names.get(one.customer or "", one.customer or _("unknown"))) for one in due],
        sample=found.sample, looked=looked, sampled=_between(low, high), items=items,
        spans={weeks: _(label) for weeks, label in _SPANS.items()}, span=span,
        percent=deps.policy.sample_percent, waiting=waiting,
    )  # fmt: skip


@router.post("/checks/{subject}")
def check(deps: Wired, me: Writing, subject: str, form: Form) -> Response:
    """What the person found."""
    version = form.get("version", "")
    if not version.isdigit():
        raise BadInput(_("The form does not say what it shows; load the page again."))
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
        _of(found.wrong, found.untouched), _between(low, high) if found.untouched else "",
    )  # fmt: skip


def _of(part: int, whole: int) -> str:
    return _("%(part)s of %(whole)s", part=words.figure(f"{part:,}"), whole=words.figure(f"{whole:,}"))


def _between(low: float, high: float) -> str:
    return _("%(low)s to %(high)s", low=_percent(low), high=_percent(high))


def _percent(rate: float | None) -> str:
    if rate is None:
        return "–"
    return words.figure(f"{100 * rate:.2f} %" if rate < 0.1 else f"{100 * rate:.1f} %")
