"""Who is asking, and what they may do: API keys for programs, sessions for people."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from docflow.errors import NotAllowed
from docflow.schema.states import Role
from docflow.store import Tx
from docflow.web import csrf, keys
from docflow.web.deps import Deps, deps_of
from docflow.web.language import _, speak
from docflow.web.problems import SignInFirst, is_api
from docflow.web.rates import Rates

SCOPES_OF_ROLE: dict[Role, frozenset[str]] = {
    Role.VIEWER: frozenset({"read"}),
    Role.CLERK: frozenset({"read", "write", "post"}),
    Role.APPROVER: frozenset({"read", "write", "post"}),
    Role.ADMIN: frozenset(keys.SCOPES),
}
COOKIE = "docflow_session"
SESSION_LENGTH = timedelta(hours=12)
_TOUCHED_EVERY = timedelta(minutes=5)
"""How often the last use of a key is written down."""


@dataclass(frozen=True)
class Principal:
    """A signed-in user or an API key."""

    name: str
    """As it stands in the audit trail: "anna", or "key:4f1a..." for a key."""
    scopes: frozenset[str]
    session: str | None = None
    """The cookie of a signed-in user; None for API keys, which no browser sends by itself."""
    form_token: str = ""
    """What the forms of this page carry."""
    language: str = ""
    """In which the user chose to be spoken to."""

    def may(self, scope: str) -> bool:
        """Whether this right is theirs."""
        return scope in self.scopes

    def check(self, scope: str) -> None:
        """Raises NotAllowed without this right."""
        if not self.may(scope):
            raise NotAllowed(
                _("%(name)s may not do this: it takes the right “%(right)s”.", name=self.name, right=scope)
            )


def find(request: Request) -> Principal | None:
    """Who the request's key or cookie stands for."""
    deps = deps_of(request)
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    cookie = request.cookies.get(COOKIE)
    if kind.lower() == "bearer":
        return _of_key(deps, token.strip())
    return _of_session(deps, cookie) if cookie else None


def _counted(request: Request) -> tuple[Principal | None, int]:
    """Who asks, and the seconds that they have to wait for having asked too often."""
    principal = find(request)
    return principal, rates_of(request).take(principal.name) if principal else 0


def rates_of(request: Request) -> Rates:
    """The limit that the application was made with."""
    rates: Rates = request.app.state.rates
    return rates


def _of_key(deps: Deps, token: str) -> Principal | None:
    parts = keys.split_token(token)
    with deps.store.read() as tx:
        row = tx.api_keys.by_prefix(parts[0]) if parts else None
    if not parts or not row or not keys.fits(parts[1], row.hash):
        return None
    if row.used_at is None or deps.now() - row.used_at > _TOUCHED_EVERY:
        with deps.store.begin() as tx:
            tx.api_keys.touch(row.prefix)
    return Principal(f"key:{row.prefix}", frozenset(row.scopes))


def _of_session(deps: Deps, cookie: str) -> Principal | None:
    with deps.store.read() as tx:
        session = tx.sessions.get(cookie)
    if session is None:
        return None
    token = csrf.new_token(cookie, deps.secret_key)
    return Principal(session.user, SCOPES_OF_ROLE[session.role], cookie, token, session.language)


def start_session(tx: Tx, user: str, deps: Deps) -> str:
    """A new session; returns the cookie's value."""
    cookie = secrets.token_urlsafe(32)
    tx.sessions.add(cookie, user, deps.now() + SESSION_LENGTH)
    return cookie


def set_cookie(request: Request, response: Response, cookie: str) -> None:
    """Not for scripts, not for other sites, and only over TLS where there is TLS."""
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=int(SESSION_LENGTH.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def needs(scope: str) -> Callable[[Request], Awaitable[Principal]]:
    """A dependency that lets only those pass who may; a change from a browser must come from our own page."""

    async def checked(request: Request) -> Principal:
        principal, wait = await run_in_threadpool(_counted, request)
        if principal is None:
            raise SignInFirst("Sign in, or send an API key as 'Authorization: Bearer dfk_...'.")
        request.state.principal = principal
        if not is_api(request):
            speak(principal.language)
        rates_of(request).refuse(wait)
        principal.check(scope)
        if request.method in csrf.UNSAFE and principal.session is not None:
            await csrf.check_form(request, principal.session, deps_of(request).secret_key)
        return principal

    checked.right = scope  # type: ignore[attr-defined]  # told in the OpenAPI document
    return checked


Reading = Annotated[Principal, Depends(needs("read"))]
Writing = Annotated[Principal, Depends(needs("write"))]
Posting = Annotated[Principal, Depends(needs("post"))]
Administering = Annotated[Principal, Depends(needs("admin"))]
