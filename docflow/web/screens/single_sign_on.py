"""Signing in at the house's OpenID provider, and back from there."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer
from markupsafe import escape

from docflow.decisions import accounts
from docflow.errors import NotAllowed, NotFound
from docflow.web.deps import Deps, Wired
from docflow.web.language import _
from docflow.web.oidc import OpenId, Started
from docflow.web.screens.sign_in import own_address, signed_in

router = APIRouter()
_COOKIE = "docflow_oidc"
_PATH = "/sign-in/oidc"
_MINUTES = 10
"""How long somebody may take at the provider."""


@router.get("/sign-in/oidc")
def start(request: Request, deps: Wired, back: str = "/") -> Response:
    """To the provider; what this browser must bring back is in a signed cookie of its own."""
    begun, address = _provider(deps).start()
    response = RedirectResponse(address, 303)
    response.set_cookie(
        _COOKIE,
        _signer(deps).dumps([*begun, own_address(back)]),
        max_age=_MINUTES * 60,
        path=_PATH,
        httponly=True,
        samesite="lax",  # the way back comes from the provider's site
        secure=request.url.scheme == "https",
    )
    return response


@router.get("/sign-in/oidc/callback")
def finish(
    request: Request,
    deps: Wired,
    state: Annotated[str, Query(max_length=500)] = "",
    code: Annotated[str, Query(max_length=5000)] = "",
) -> Response:
    """A session for whom the provider vouches, if this browser began the sign-in."""
    provider = _provider(deps)
    begun, back = _begun(request, deps)
    if state != begun.state or not code:
        raise NotAllowed(
            _("%(provider)s did not sign you in, or another sign-in was begun; begin again.", provider=provider.label)
        )
    person = provider.finish(begun, code)
    with deps.store.begin() as tx:
        accounts.vouched_for(tx, person.name, person.role)
    # A page, not a redirect: the session's cookie is not sent along on a way that began at another site.
    page = f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(back)}"><title>docflow</title>'
    response = signed_in(request, deps, person.name, HTMLResponse(page))
    response.delete_cookie(_COOKIE, path=_PATH)
    return response


def _provider(deps: Deps) -> OpenId:
    if deps.openid is None:
        raise NotFound(_(_("No OpenID provider is set up here; sign in with your password.")))
    return deps.openid


def _begun(request: Request, deps: Deps) -> tuple[Started, str]:
    """What the cookie holds. Raises NotAllowed for one that is not ours, or too old."""
    try:
        state, nonce, verifier, back = _signer(deps).loads(request.cookies.get(_COOKIE, ""), max_age=_MINUTES * 60)
    except (BadSignature, ValueError) as error:
        raise NotAllowed(_(_("This sign-in was begun elsewhere, or took too long; begin again."))) from error
    return Started(state, nonce, verifier), back


def _signer(deps: Deps) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(deps.secret_key, salt="docflow.oidc")
