"""The queue: what waits for a person, the dearest doubt first; and the same list for every other state."""

import datetime as dt
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from docflow.schema.desk import Lease
from docflow.schema.documents import Document
from docflow.schema.records import Kind
from docflow.schema.states import DocumentState as S
from docflow.store import Tx
from docflow.web import csrf, words
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.principals import Principal, Reading
from docflow.web.screens.asked import BY_RISK, OWN_COUNT, TABS, Asked, Tab, asked
from docflow.web.screens.common import notice_of, show

router = APIRouter()
PAGE = 50
_ALWAYS = (Tab.MINE, Tab.REVIEW, Tab.ALL)
AskedFor = Annotated[Asked, Depends(asked)]
Form = Annotated[dict[str, str], Depends(csrf.read_form)]


class Row(NamedTuple):
    """One line of the queue."""

    id: str
    payer: str
    under: str
    """File or subject, and the sender."""
    kind: str
    reference: str
    amount: str
    currency: str
    age: str
    received: str
    reason: str
    state: str
    tone: str
    owner: str
    at: str = ""
    """Who is at it just now."""


@router.get("/queue")
def queue(
    request: Request, deps: Wired, me: Reading, ask: AskedFor, after: str | None = None, done: str | None = None
) -> Response:
    """One part of the list, with its filters."""
    with deps.store.read() as tx:
        found = documents_of(tx, deps, me, ask, after=after)
        counts = counts_of(tx, deps, me, ask)
        notice = notice_of(tx, done)
        views = tx.views.of(me.name)
        leases = tx.leases.all([one.id for one in found])
    rows = [row_of(one, words.ago(one.received_at, deps.now()), leases.get(one.id)) for one in found]
    more = found[-1].id if len(found) == PAGE else None
    tabs = [(ask.on(tab), tab is ask.tab, _(TABS[tab][0]), counts[tab]) for tab in Tab if _shown(tab, counts, ask)]
    kinds = [(kind.value, words.kind_label(kind)) for kind in Kind]
    return show(
        request,
        "queue.html",
        ask=ask,
        everywhere=ask.on(Tab.ALL),
        tabs=tabs,
        rows=rows,
        more=more,
        notice=notice,
        views=views,
        kinds=kinds,
    )


@router.post("/queue/views")
def save_view(deps: Wired, me: Reading, form: Form) -> Response:
    """Keeps the filters under a name, for this person alone; a name that is there already gets the new ones."""
    name, query = form.get("name", "").strip()[:60], form.get("query", "")[:1000]
    with deps.store.begin() as tx:
        if form.get("action") == "forget":
            tx.views.forget(me.name, name)
        elif name:
            tx.views.save(me.name, name, query)
    return RedirectResponse(f"/queue?{query}", 303)


def _shown(tab: Tab, counts: dict[Tab, int], ask: Asked) -> bool:
    return bool(counts[tab]) or tab in _ALWAYS or tab is ask.tab


def documents_of(
    tx: Tx, deps: Deps, me: Principal, ask: Asked, *, after: str | None = None, limit: int = PAGE
) -> list[Document]:
    """The documents of a list in its order: waiting ones by money at risk, others newest first."""
    wanted, by_risk = ask.wanted(me.name, deps.policy, deps.now()), ask.tab in BY_RISK
    return tx.documents.list(wanted, limit=limit, after=after, by_risk=by_risk, newest=not by_risk)


def ids_of(tx: Tx, deps: Deps, me: Principal, ask: Asked, limit: int) -> list[str]:
    """The ids alone, in the same order."""
    wanted, by_risk = ask.wanted(me.name, deps.policy, deps.now()), ask.tab in BY_RISK
    return tx.documents.ids(wanted, limit=limit, by_risk=by_risk, newest=not by_risk)


def counts_of(tx: Tx, deps: Deps, me: Principal, ask: Asked) -> dict[Tab, int]:
    """How many rows each part of the queue has with these filters."""

    def states(tab: Tab) -> dict[S, int]:
        return tx.documents.counts(ask._replace(tab=tab).wanted(me.name, deps.policy, deps.now()))

    every = states(Tab.ALL)
    plain = {tab: sum(every[state] for state in TABS[tab][1]) for tab in Tab if tab not in OWN_COUNT}
    return plain | {tab: sum(states(tab).values()) for tab in OWN_COUNT}


def whole_queue(tx: Tx, deps: Deps, me: Principal) -> list[tuple[str, str, int]]:
    """What of the queue is this person's and what is over time: the part of an address, its name and how many; without
    those that are empty."""
    asks = [Asked(tab) for tab in OWN_COUNT]
    counted = [(ask, sum(tx.documents.counts(ask.wanted(me.name, deps.policy, deps.now())).values())) for ask in asks]
    return [(ask.link, _(TABS[ask.tab][0]), count) for ask, count in counted if count]


def row_of(document: Document, age: str, lease: Lease | None = None) -> Row:
    """What a list shows of a document; `lease`: who is at it just now."""
    tones = {S.QUARANTINED: "bad", S.REJECTED_BY_LEDGER: "bad", S.POSTED: "ok", S.APPROVED: "ok", S.DELIVERED: "ok"}
    waiting = document.state in TABS[Tab.REVIEW][1]
    return Row(
        document.id,
        document.payer or document.subject or document.name,
        " · ".join(part for part in (document.name, document.sender) if part),
        words.kind_label(document.kind),
        document.reference or "",
        words.money(document.amount, document.currency),
        document.currency or "",
        age,
        words.when(document.received_at),
        document.reason,
        _state(document),
        "check" if waiting and document.state not in tones else tones.get(document.state, "info"),
        document.owner,
        lease.user if lease else "",
    )


def _state(document: Document) -> str:
    until = words.day(document.parked_until)
    return _("parked until %(day)s", day=until) if until else words.state_label(document.state)


def age_of(document: Document, now: dt.datetime) -> str:
    """How long it has been here."""
    return words.ago(document.received_at, now)
