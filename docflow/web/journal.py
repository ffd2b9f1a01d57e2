"""What the log says of requests: who asked for what and what came of it, never with what words.

Each request has an id, which is in the reply (X-Request-Id) and in every line that is logged while it is answered,
with the tenant and the document that it is about. Addresses are told as routes: neither query nor body is logged.
"""

import re
import secrets
import time

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = structlog.get_logger()
_GIVEN = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_QUIET = ("/static/", "/scripts-", "/livez", "/readyz", "/metrics")


class Journal:
    """Around everything: names the request and tells of it when it is answered."""

    def __init__(self, app: ASGIApp, tenant: str) -> None:
        self._app, self._tenant = app, tenant

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, status, began = _id_of(scope), 500, time.perf_counter()

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id, tenant=self._tenant):
            try:
                await self._app(scope, receive, named)
            finally:
                if not scope["path"].startswith(_QUIET):
                    _tell(scope, status, time.perf_counter() - began)


def _id_of(scope: Scope) -> str:
    """What the caller calls it (a proxy, another program), where that is harmless; else a new one."""
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return given.decode() if _GIVEN.fullmatch(given) else secrets.token_hex(8)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    route, about = scope.get("route"), scope.get("path_params") or {}
    document = {"document_id": about["document_id"]} if "document_id" in about else {}
    asked = getattr(route, "path", "") or "unknown"
    _log.info("request", method=scope["method"], route=asked, status=status, seconds=round(seconds, 4), **document)
