"""The first page: what waits, what is stuck, how well the machine does over time; and uploads."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from docflow.decisions import cases
from docflow.rules.figures import Figures
from docflow.schema.documents import Document, Wanted
from docflow.schema.receipts import OPEN_RECEIPTS
from docflow.schema.states import DocumentState, PostingState
from docflow.store import Tx
from docflow.web import words
from docflow.web.api.documents import take
from docflow.web.charts import Chart, Point, line_chart
from docflow.web.deps import Deps, Wired
from docflow.web.language import _, ngettext
from docflow.web.principals import Principal, Reading, Writing
from docflow.web.screens.asked import TABS, Asked, Tab
from docflow.web.screens.common import Notice, show
from docflow.web.screens.figures import five
from docflow.web.screens.queue import counts_of, documents_of, row_of

router = APIRouter()
_HOUR = dt.timedelta(hours=1)
_LATELY = dt.timedelta(weeks=4)
_SEASON = dt.timedelta(weeks=13)
_MOST_ACROSS = 6
_STUCK = (PostingState.FAILED, PostingState.NEEDS_CLERK)


class Tile(NamedTuple):
    """A count that leads to its list."""

    address: str
    figure: str
    label: str
    tone: str = ""


class Curve(NamedTuple):
    """One figure over the weeks, as a picture and as a table."""

    title: str
    picture: Chart
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]


@router.get("/", name="home")
def home(request: Request, deps: Wired, me: Reading, uploaded: int = 0) -> Response:
    """Counts that lead to their lists, the dearest few documents, and the figures over time."""
    with deps.store.read() as tx:
        first = documents_of(tx, deps, me, Asked(), limit=8)
        oldest = next(iter(tx.documents.list(Wanted(states=TABS[Tab.REVIEW][1]), limit=1)), None)
        tiles = [*_work(tx, deps, me), *_elsewhere(tx, deps)]
        weeks = tx.proposals.figures_by("week", deps.today() - _SEASON)
        values = {"waiting_tasks": tx.tasks.open_count(), "empty": _is_empty(tx, deps)}
    said = ngettext("One file received; reading has begun.", "%(num)s files received; reading has begun.", uploaded)
    return show(
        request, "home.html", tiles=tiles, across=_across(len(tiles)), ask=Asked(), curves=_curves(weeks),
        begin=_begin(first),
        oldest=words.ago(oldest.received_at, deps.now()) if oldest and deps.now() - oldest.received_at > _HOUR else "",
        rows=[row_of(one, words.ago(one.received_at, deps.now())) for one in first],
        notice=Notice(said, "ok") if uploaded else None, **values,
    )  # fmt: skip


def _begin(first: Sequence[Document]) -> str:
    """The dearest document on which the first word is still to be said."""
    fresh = [one.id for one in first if one.state is not DocumentState.SECOND_APPROVAL]
    return next(iter([*fresh, *(one.id for one in first)]), "")


def _work(tx: Tx, deps: Deps, me: Principal) -> list[Tile]:
    """What is left to do in the queue; of what is not there nothing is said, but for what is one's own."""
    counts = counts_of(tx, deps, me, Asked())
    tabs = [tab for tab in Tab if tab not in (Tab.ALL, Tab.ASIDE) and (counts[tab] or tab in (Tab.MINE, Tab.REVIEW))]
    return [Tile(f"/queue?tab={tab.value}", str(counts[tab]), _(TABS[tab][0])) for tab in tabs]


def _elsewhere(tx: Tx, deps: Deps) -> list[Tile]:
    """Money that nothing is known of, disputes, postings that are stuck, payments to check."""
    unapplied = [
        Tile("/receipts", words.money(total, currency), _("%(currency)s came in and is not applied", currency=currency))
        for currency, total in tx.receipts.sums(OPEN_RECEIPTS).items()
    ]
    disputes = cases.figures_of(tx, deps.now())
    postings = tx.postings.counts()
    stuck, due = sum(postings.get(state, 0) for state in _STUCK), tx.proposals.sample().due
    lately = five("", tx.proposals.figures(deps.today() - _LATELY))
    untouched = _("of what was booked in four weeks: untouched")
    late = _("of the disputes are over time")
    found = [
        (disputes.open.count, Tile("/disputes", str(disputes.open.count), _("open disputes"))),
        (disputes.late.count, Tile("/disputes?tab=late", str(disputes.late.count), late, "bad")),
        (stuck, Tile("/ledgers", str(stuck), _("stuck on the way to the ledger"), "bad")),
        (due, Tile("/figures#checks", str(due), _("to check, posted untouched"))),
        (lately.payments, Tile("/figures?weeks=4", lately.stp, untouched)),
        (lately.payments, Tile("/figures?weeks=4", lately.wrong, _("of those found wrong so far"))),
    ]
    return [*unapplied, *(tile for there, tile in found if there)]


def _across(tiles: int) -> int:
    """How many stand in a row where there is room, so that the last is as full as may be: seven are four and three."""
    rows = -(-tiles // _MOST_ACROSS)
    return -(-tiles // max(rows, 1))


def _is_empty(tx: Tx, deps: Deps) -> bool:
    """Whether nothing has ever come in and nothing is owed: then the house has yet to be set up."""
    return not tx.mails.count() and not tx.customers.count() and not any(tx.documents.counts().values())


def _curves(weeks: Mapping[str, Figures]) -> list[Curve]:
    """Only of a time in which something was booked more than once."""
    if len(weeks) < 2:
        return []
    stp = [_rate(one.stp_rate) for one in weeks.values()]
    wrong = [_rate(one.wrong_rate) for one in weeks.values()]
    names = [words.week(name) for name in weeks]
    payments = [(str(one.payments), f"{one.wrong} / {one.untouched}") for one in weeks.values()]
    titles = (_("Booked without a touch, by week"), _("Wrong of those booked without a touch, by week"))
    tops = (100.0, None)
    return [
        Curve(
            title,
            line_chart([Point(name, value) for name, value in zip(names, line, strict=True)], top=top),
            (_("Week"), _("Share"), (_("Payments"), _("Wrong of untouched"))[at]),
            [(name, _share(value), counts[at]) for name, value, counts in zip(names, line, payments, strict=True)],
        )
        for at, (title, line, top) in enumerate(zip(titles, (stp, wrong), tops, strict=True))
    ]


def _rate(rate: float | None) -> float | None:
    return None if rate is None else round(100 * rate, 2)


def _share(value: float | None) -> str:
    return "–" if value is None else words.figure(f"{value:g} %")


@router.post("/upload")
def upload(deps: Wired, me: Writing, files: Annotated[list[UploadFile], File()]) -> Response:
    """The same as the API's upload, from a form."""
    received = [take(deps, me.name, file) for file in files]
    return RedirectResponse(f"/?uploaded={len(received)}", 303)
