"""What an identity provider does for a mailbox, whichever it is."""

import datetime as dt
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

import httpx

from docflow.errors import DocflowError, MailboxDown, MailboxRefused
from docflow.schema.base import Frozen

_PATIENCE = 10.0
"""Seconds that a provider may take to answer."""
REDIRECT = "http://localhost/"
"""Where the browser ends after the sign-in; nobody needs to listen there, its address is pasted (RFC 8252, 7.3)."""
_TEMPORARY = frozenset({"temporarily_unavailable", "server_error", "slow_down"})
_PENDING = "authorization_pending"
_CLIENT = frozenset({"invalid_client", "unauthorized_client", "invalid_scope"})


class OAuthClient(Frozen):
    """How docflow is known to the identity provider."""

    provider: Literal["ms365", "google", "generic"]
    authority: str
    """Address whose /.well-known/openid-configuration tells the rest (OpenID Connect Discovery 1.0)."""
    client_id: str
    client_secret: str = ""
    scopes: tuple[str, ...]
    secret_ends: dt.date | None = None
    """The day on which the client secret ends, where it does."""
    ca_file: Path | None = None


class Tokens(NamedTuple):
    """What a provider hands out."""

    access: str
    seconds: int
    """How long the access token serves."""
    refresh: str
    """Empty: the old one goes on to serve."""
    refresh_seconds: int | None
    """How long the refresh token serves, where the provider says so."""


class Invitation(NamedTuple):
    """A sign-in that was begun."""

    words: str
    """What the person is to do."""
    flow: Mapping[str, Any]


class Provider(Protocol):
    """Raises MailboxDown where it does not answer, MailboxRefused where it says no."""

    def begin(self, user: str) -> Invitation:
        """Starts a sign-in in a browser."""

    def finish(self, invitation: Invitation, address: str, wait: bool = True) -> Tokens:
        """Ends it with the address that the browser arrived at. `wait`: until the person has, where no address tells;
        else MailboxDown says that they have not yet."""

    def renew(self, refresh: str) -> Tokens:
        """A new access token for the refresh token."""


def http(client: OAuthClient) -> httpx.Client:
    """What asks the provider; its certificate is checked."""
    return httpx.Client(verify=ssl.create_default_context(cafile=client.ca_file), timeout=_PATIENCE)


def tokens_of(answer: Mapping[str, Any], authority: str) -> Tokens:
    """The tokens in a provider's answer (RFC 6749, 5.1). Raises what `refusal` makes of any other answer."""
    access, seconds = answer.get("access_token"), _seconds(answer.get("expires_in", 3600))
    if not isinstance(access, str) or seconds is None:
        raise refusal(answer, authority)
    ends = _seconds(answer.get("refresh_token_expires_in", answer.get("refresh_expires_in")))
    return Tokens(access, seconds, str(answer.get("refresh_token") or ""), ends)


def refusal(answer: Mapping[str, Any], authority: str) -> DocflowError:
    """The provider's error (RFC 6749, 5.2) in our words, with the remedy; it never holds a token."""
    code = str(answer.get("error") or "no token in the answer")
    said = " ".join(str(answer.get("error_description") or "").split())[:300]
    what = f"{authority} does not sign us in ({code}{': ' if said else ''}{said})."
    if code == _PENDING:
        return MailboxDown(
            "Nobody has typed the code at the provider yet, or signed in there. Do that, then go on here."
        )
    if code in _TEMPORARY:
        return MailboxDown(f"{what} It is tried again by itself.")
    if code in _CLIENT:
        return MailboxRefused(f"{what} Correct client_id, client_secret and scopes, or make a new client secret.")
    return MailboxRefused(f"{what} Sign in again.")


def unreachable(authority: str, error: Exception) -> MailboxDown:
    """The provider does not answer, or not as it should."""
    return MailboxDown(f"{authority} does not answer ({str(error)[:200]}). It is tried again by itself.")


def _seconds(value: object) -> int | None:
    """Seconds as a number or as text; None where there are none, or 0, which some providers use for "never"."""
    text = str(value)
    return int(text) or None if text.isdigit() else None
