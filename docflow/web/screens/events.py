"""Tells open lists that something has changed; what it is they ask for themselves."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from docflow.web.deps import Deps, Wired
from docflow.web.principals import Reading

router = APIRouter()
_EVERY = 2.0
"""Seconds between two looks."""


@router.get("/queue/events")
def events(request: Request, deps: Wired, _me: Reading) -> StreamingResponse:
    """Server-sent events: the end of the audit trail, whenever it has grown."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_news(request, deps), media_type="text/event-stream", headers=headers)


async def _news(request: Request, deps: Deps) -> AsyncIterator[str]:
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
