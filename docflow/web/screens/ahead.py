"""The next document, made ready by the browser while somebody looks at this one, and whether it still holds when shown.

A page made ahead is as old as the one before it was open. Nothing wrong comes of that, since an approval is held to
what was seen; yet nobody shall look at it: as soon as it is shown it asks whether anything in it has changed.
"""

import hashlib
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from docflow.schema.documents import Document
from docflow.web import deciding
from docflow.web.deps import Wired
from docflow.web.principals import Reading
from docflow.web.screens.common import notice_of, show
from docflow.web.screens.gathering import view_of
from docflow.web.screens.places import place_of
from docflow.web.screens.queue import AskedFor, whole_queue
from docflow.web.screens.record import RecordView

router = APIRouter()
_RULES = "/ahead.json"
_DONE = 'params=("done")'
"""What an address may name beside the document: the page that was fetched without it serves too (No-Vary-Search)."""
HEADERS = {"Speculation-Rules": f'"{_RULES}"', "No-Vary-Search": _DONE}
"""Of a document's page."""
_RULE = {"eagerness": "immediate", "expects_no_vary_search": _DONE}
FORGET = {"Clear-Site-Data": '"prefetchCache", "prerenderCache"'}
"""Of a sign-out: nobody is shown what was fetched for somebody else."""


@router.get(_RULES)
def rules() -> Response:
    """What a browser may make ahead: where the link "Next" leads, once the page marks it. One that may not draw it in
    the background fetches it. https://html.spec.whatwg.org/#speculative-loading"""
    ways = {"prerender": "draw", "prefetch": "fetch"}
    return JSONResponse(
        {
            way: [_RULE | {"where": {"selector_matches": f"#next-document[data-ahead={name}]"}}]
            for way, name in ways.items()
        },
        headers={"Cache-Control": "max-age=86400"},
        media_type="application/speculationrules+json",
    )


@router.get("/documents/{document_id}/still")
def still(
    request: Request, deps: Wired, me: Reading, document_id: str, ask: AskedFor, stamp: str, done: str | None = None
) -> Response:
    """What is newer than a page that was fetched ahead: where it stands in the queue, and what was just done.
    205 (Reset Content) where the page itself is to be loaded again."""
    if me.may("write"):
        deciding.refresh(deps, document_id)
    with deps.store.read() as tx:
        document = tx.documents.get(document_id)
        view = view_of(tx, deps, me, document)
        if stamp != stamp_of(document, view):
            return Response(status_code=205)
        place, notice = place_of(tx, deps, me, document, ask), notice_of(tx, done)
        waiting = whole_queue(tx, deps, me)
    return show(request, "document/still.html", place=place, waiting=waiting, notice=notice, view=view)


def stamp_of(document: Document, view: RecordView) -> str:
    """Differs as soon as anything that the page shows of the document does; the customer's other open items, of which
    each approval takes some away, are brought up to date without loading the page again."""
    shown = (document.version, replace(view, actions=frozenset(), open_items=[]), sorted(view.actions))
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def onward(request: Request, address: str) -> Response:
    """Where to go after a decision. A script is told, for it goes there by a page that was fetched ahead."""
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"next": address})
    return RedirectResponse(address, 303)
