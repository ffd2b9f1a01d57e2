"""Who is asking, and what they may do: API keys for programs, sessions for people."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from docflow.errors import NotAllowed, Unavailable
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


class _Found(NamedTuple):
    """Who a key or a cookie stands for."""

    principal: Principal
    unnoted: str = ""
    """The prefix of a key whose last use is to be written down."""


def find(request: Request) -> Principal | None:
    """Who the request's key or cookie stands for."""
    deps = deps_of(request)
    with deps.store.read() as tx:
        found = _found(tx, request, deps)
    if found and found.unnoted:
        with deps.store.begin() as tx:
            tx.api_keys.touch(found.unnoted)
    return found.principal if found else None


async def _counted(request: Request) -> tuple[Principal | None, int]:
    """Who asks, and the seconds that they have to wait for having asked too often."""
    if (found := _at_a_glance(request)) is not None:
        return found.principal, rates_of(request).take(found.principal.name)
    return await run_in_threadpool(_looked_up, request)


def _looked_up(request: Request) -> tuple[Principal | None, int]:
    principal = find(request)
    return principal, rates_of(request).take(principal.name) if principal else 0


def _at_a_glance(request: Request) -> _Found | None:
    """Who asks, where nothing could keep the loop of all requests waiting: to change to a thread and back takes longer
    than to look up a key."""
    deps = deps_of(request)
    if deps.store.waits or rates_of(request).are_shared:
        return None
    try:
        with deps.store.glance() as tx:
            found = _found(tx, request, deps)
    except Unavailable:
        return None
    return None if found and found.unnoted else found


def rates_of(request: Request) -> Rates:
    """The limit that the application was made with."""
    rates: Rates = request.app.state.rates
    return rates


def _found(tx: Tx, request: Request, deps: Deps) -> _Found | None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    cookie = request.cookies.get(COOKIE)
    if kind.lower() == "bearer":
        return _of_key(tx, token.strip())
    return _of_session(tx, cookie, deps.secret_key) if cookie else None


def _of_key(tx: Tx, token: str) -> _Found | None:
    parts = keys.split_token(token)
    row = tx.api_keys.by_prefix(parts[0]) if parts else None
    if not parts or not row or not keys.fits(parts[1], row.hash):
        return None
    noted = row.used_at is not None and tx.now() - row.used_at <= _TOUCHED_EVERY
    return _Found(Principal(f"key:{row.prefix}", frozenset(row.scopes)), "" if noted else row.prefix)


def _of_session(tx: Tx, cookie: str, secret_key: str) -> _Found | None:
    session = tx.sessions.get(cookie)
    if session is None:
        return None
    token = csrf.new_token(cookie, secret_key)
    return _Found(Principal(session.user, SCOPES_OF_ROLE[session.role], cookie, token, session.language))


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
        principal, wait = await _counted(request)
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
