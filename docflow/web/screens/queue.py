"""The queue: what waits for a person, the dearest doubt first; and the same list for every other state."""

from enum import StrEnum
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from docflow.schema.documents import Document
from docflow.schema.states import DocumentState as S
from docflow.store import Tx
from docflow.web import words
from docflow.web.deps import Wired
from docflow.web.principals import Reading
from docflow.web.screens.common import notice_of, show

router = APIRouter()
PAGE = 50


class Tab(StrEnum):
    """A part of the list."""

    REVIEW = "review"
    PARKED = "parked"
    UNREADABLE = "unreadable"
    WORKING = "working"
    APPROVED = "approved"
    POSTED = "posted"
    ASIDE = "aside"
    ALL = "all"


TABS: dict[Tab, tuple[str, frozenset[S]]] = {
    Tab.REVIEW: ("To review", frozenset({S.NEEDS_REVIEW, S.IN_REVIEW, S.SECOND_APPROVAL, S.REJECTED_BY_LEDGER})),
    Tab.PARKED: ("Parked", frozenset({S.PARKED, S.AWAITING_PAYER})),
    Tab.UNREADABLE: ("Unreadable", frozenset({S.QUARANTINED})),
    Tab.WORKING: ("In progress", frozenset({S.RECEIVED, S.READING, S.EXTRACTED})),
    Tab.APPROVED: ("Approved", frozenset({S.APPROVED, S.DELIVERED})),
    Tab.POSTED: ("Posted", frozenset({S.POSTED})),
    Tab.ALL: ("All", frozenset(S)),
}
TABS[Tab.ASIDE] = (
    "Set aside",
    frozenset(S).difference(*(states for tab, (_, states) in TABS.items() if tab != Tab.ALL)),
)
_SHOWN = tuple(Tab)
_WAITING = (Tab.REVIEW, Tab.PARKED)


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


@router.get("/queue")
def queue(
    request: Request,
    deps: Wired,
    _me: Reading,
    tab: Tab = Tab.REVIEW,
    q: Annotated[str, Query(max_length=200)] = "",
    after: str | None = None,
    done: str | None = None,
) -> Response:
    """One tab of the list; with a search, its hits."""
    with deps.store.read() as tx:
        found = documents_of(tx, tab, q, after)
        counts = counts_of(tx)
        notice = notice_of(tx, done)
    rows = [row_of(one, words.ago(one.received_at, deps.now())) for one in found]
    more = found[-1].id if len(found) == PAGE else None
    tabs = [
        (one.value, TABS[one][0], counts[one]) for one in _SHOWN if counts[one] or one in (Tab.REVIEW, Tab.ALL, tab)
    ]
    return show(request, "queue.html", tab=tab.value, tabs=tabs, rows=rows, q=q, more=more, notice=notice)


def documents_of(tx: Tx, tab: Tab, query: str = "", after: str | None = None, limit: int = PAGE) -> list[Document]:
    """The documents of a tab in its order: waiting ones by money at risk, others newest first."""
    waiting = tab in _WAITING
    states = TABS[tab][1]
    return tx.documents.list(states=states, query=query, limit=limit, after=after, by_risk=waiting, newest=not waiting)


def counts_of(tx: Tx) -> dict[Tab, int]:
    """How many rows each tab has."""
    counts = tx.documents.counts()
    return {tab: sum(counts.get(state, 0) for state in states) for tab, (_, states) in TABS.items()}


def row_of(document: Document, age: str) -> Row:
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
        words.state_label(document.state),
        "check" if waiting and document.state not in tones else tones.get(document.state, "info"),
    )
