"""Tells open lists that something has changed; what it is they ask for themselves."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading

router = APIRouter()
_EVERY = 2.0
"""Seconds between two looks."""
MOST = 6
"""Lists of one user that are told at the same time: each holds a connection."""


class Listeners:
    """How many lists of each user listen; used on the event loop only."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()

    def full(self, user: str) -> bool:
        """Whether the user has as many as they may."""
        return self._of[user] >= MOST

    @contextmanager
    def one_more(self, user: str) -> Iterator[None]:
        """Counts while the list listens."""
        self._of[user] += 1
        try:
            yield
        finally:
            self._of[user] -= 1
            self._of += Counter()  # forgets who has none


@router.get("/queue/events")
async def events(request: Request, deps: Wired, me: Reading) -> Response:
    """Server-sent events: the end of the audit trail, whenever it has grown. One list too many is told by 204 not to
    ask again (WHATWG HTML, 9.2.3); it is still a list, only not a live one."""
    listeners: Listeners = request.app.state.listeners
    if listeners.full(me.name):
        return Response(status_code=204)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_news(request, deps, me.name), media_type="text/event-stream", headers=headers)


async def _news(request: Request, deps: Deps, user: str) -> AsyncIterator[str]:
    with request.app.state.listeners.one_more(user):
        last = await run_in_threadpool(_end, deps)
        yield f"retry: 3000\nid: {last}\n\n"
        for _ in range(int(deps.listen / _EVERY)):
            await asyncio.sleep(_EVERY)
            if await request.is_disconnected():
                return
            now = await run_in_threadpool(_end, deps)
            yield f"id: {now}\nevent: changed\ndata: {now}\n\n" if now != last else ": still here\n\n"
            last = now


def _end(deps: Deps) -> int:
    """How long the audit trail is: every change makes it longer, and its end is one row."""
    with deps.store.read() as tx:
        return tx.audit.head()[0]
