"""The first page: what waits, what is stuck, what was done; and uploads."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from docflow.schema.documents import Wanted
from docflow.schema.states import PostingState
from docflow.web import words
from docflow.web.api.documents import take
from docflow.web.deps import Wired
from docflow.web.principals import Reading, Writing
from docflow.web.screens.asked import TABS, Asked, Tab
from docflow.web.screens.common import Notice, show
from docflow.web.screens.figures import five
from docflow.web.screens.queue import counts_of, documents_of, row_of

router = APIRouter()
_LATELY = dt.timedelta(weeks=4)
_STUCK = (PostingState.FAILED, PostingState.NEEDS_CLERK)


@router.get("/", name="home")
def home(request: Request, deps: Wired, me: Reading, uploaded: int = 0) -> Response:
    """Counts that lead to their lists, and the dearest few documents."""
    with deps.store.read() as tx:
        counts = counts_of(tx, deps, me, Asked())
        first = documents_of(tx, deps, me, Asked(), limit=8)
        oldest = next(iter(tx.documents.list(Wanted(states=TABS[Tab.REVIEW][1]), limit=1)), None)
        postings = tx.postings.counts()
        waiting_tasks = tx.tasks.open_count()
        lately = five("Posted in four weeks", tx.proposals.figures(deps.today() - _LATELY))
        due = tx.proposals.sample().due
    tiles = [(f"/queue?tab={tab.value}", counts[tab], TABS[tab][0]) for tab in Tab if tab not in (Tab.ALL, Tab.ASIDE)]
    stuck = sum(postings.get(state, 0) for state in _STUCK)
    notice = (
        Notice(f"{uploaded} file{'s' if uploaded > 1 else ''} received; reading has begun.", "ok") if uploaded else None
    )
    return show(
        request,
        "home.html",
        tiles=tiles,
        stuck=stuck,
        waiting_tasks=waiting_tasks,
        lately=lately,
        due=due,
        oldest=words.ago(oldest.received_at, deps.now()) if oldest else "",
        ask=Asked(),
        rows=[row_of(one, words.ago(one.received_at, deps.now())) for one in first],
        notice=notice,
    )


@router.post("/upload")
def upload(deps: Wired, me: Writing, files: Annotated[list[UploadFile], File()]) -> Response:
    """The same as the API's upload, from a form."""
    received = [take(deps, me.name, file) for file in files]
    return RedirectResponse(f"/?uploaded={len(received)}", 303)
