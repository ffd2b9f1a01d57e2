"""Disputes: which cases are open, whose they are and which are late; and a new one that a clerk was told of."""

import datetime as dt
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from docflow.decisions import cases
from docflow.decisions.cases import NewCase
from docflow.errors import BadInput
from docflow.rules.cases.clock import is_late
from docflow.schema.disputes import OPEN, DisputeCase, DisputeState, DisputeType
from docflow.schema.reasons import Reason
from docflow.web import csrf, words
from docflow.web.deps import Wired
from docflow.web.language import _, _later
from docflow.web.principals import Reading, Writing
from docflow.web.screens import typed
from docflow.web.screens.choosing import chosen, to_choose
from docflow.web.screens.common import show

router = APIRouter()
Form = Annotated[dict[str, str], Depends(csrf.read_form)]
_PAGE = 100
_S = DisputeState
TABS: dict[str, tuple[str, frozenset[DisputeState]]] = {
    "open": (_later("Open"), OPEN),
    "mine": (_later("Mine"), OPEN),
    "late": (_later("Over time"), OPEN),
    "documents": (_later("Documents missing"), frozenset({_S.DOCUMENTS_PENDING})),
    "review": (_later("To judge"), frozenset({_S.NEW, _S.REOPENED, _S.UNDER_REVIEW})),
    "settle": (_later("To settle"), frozenset({_S.VALIDATED})),
    "approval": (_later("To approve"), frozenset({_S.PENDING_APPROVAL})),
    "hold": (_later("On hold"), frozenset({_S.ON_HOLD})),
    "resolved": (_later("Resolved"), frozenset({_S.RESOLVED})),
    "done": (_later("Closed"), frozenset({_S.CLOSED, _S.VOIDED})),
}
_TONES = {_S.RESOLVED: "ok", _S.CLOSED: "ok", _S.VOIDED: "info", _S.ON_HOLD: "info"}


class Row(NamedTuple):
    """One line of the list."""

    case: DisputeCase
    customer: str
    tone: str
    late: bool
    age: str


@router.get("/disputes")
def disputes(request: Request, deps: Wired, me: Reading, tab: str = "open", after: str | None = None) -> Response:
    """Oldest first."""
    here = tab if tab in TABS else "open"
    now = deps.now()
    with deps.store.read() as tx:
        found = tx.disputes.list(
            states=TABS[here][1], owner=me.name if here == "mine" else None, late_at=now if here == "late" else None,
            limit=_PAGE, after=after,
        )  # fmt: skip
        figures = cases.figures_of(tx, now)
        counts = tx.disputes.counts()
        names = tx.customers.named(one.customer for one in found if one.customer)
        customers = to_choose(tx) if me.may("write") else []
    tabs = [
        (name, _(label), _count(name, states, counts, figures.late.count)) for name, (label, states) in TABS.items()
    ]
    return show(
        request, "disputes.html", rows=[case_row(one, names, now) for one in found], tabs=tabs, tab=here,
        more=found[-1].id if len(found) == _PAGE else None, figures=figures, customers=customers,
        reasons=[*Reason], types=[*DisputeType],
    )  # fmt: skip


def _count(tab: str, states: frozenset[DisputeState], counts: dict[DisputeState, int], late: int) -> int | None:
    """How many the tab holds, where one look at the states tells."""
    if tab == "late":
        return late
    return None if tab == "mine" else sum(counts.get(one, 0) for one in states)


def case_row(case: DisputeCase, names: dict[str, str], now: dt.datetime) -> Row:
    """A case as lists show it."""
    customer = names.get(case.customer or "", case.customer or _("unknown"))
    return Row(case, customer, tone_of(case, now), is_late(case, now), words.ago(case.opened_at, now))


def tone_of(case: DisputeCase, now: dt.datetime) -> str:
    """How a case is marked: what is late, what waits for us, what is over."""
    return "bad" if is_late(case, now) else _TONES.get(case.state, "check")


@router.post("/disputes")
def create(deps: Wired, me: Writing, form: Form) -> Response:
    """A dispute that no paper opened; what comes by mail, and what payments deduct, opens its case by itself."""
    with deps.store.begin() as tx:
        case = cases.create(tx, _new(form, chosen(tx, form.get("customer", ""))), me.name, deps.policy)
    return RedirectResponse(f"/disputes/{case.id}", 303)


def _new(form: dict[str, str], customer: str) -> NewCase:
    """Raises BadInput where something is missing or cannot be."""
    values: dict[str, Any] = {
        "customer": customer,
        "currency": form.get("currency", "").strip().upper(),
        "amount": typed.amount(form.get("amount", "")),
        "invoices": numbers_in(form.get("invoices", "")),
        **{name: form[name].strip() for name in ("type", "reference", "reason", "reason_text") if form.get(name)},
    }
    try:
        return NewCase.model_validate(values)
    except ValidationError as error:
        raise BadInput(_("A dispute needs its customer, a currency like EUR and an amount above zero.")) from error


def numbers_in(text: str) -> list[str]:
    """Invoice numbers as people type a list of them."""
    return [one for one in text.replace(",", " ").replace(";", " ").split() if one]
