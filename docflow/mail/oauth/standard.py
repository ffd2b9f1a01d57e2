"""Any provider that keeps to the standards (Google, Keycloak ...): RFC 6749 with PKCE (RFC 7636), over httpx."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from docflow.errors import BadInput
from docflow.mail.oauth.provider import REDIRECT, Invitation, OAuthClient, Tokens, http, tokens_of, unreachable

_GOOGLE = {"access_type": "offline", "prompt": "consent"}
"""Without these Google hands out no refresh token."""


class Standard:
    """Signs in in a browser."""

    def __init__(self, client: OAuthClient) -> None:
        self._client = client

    def begin(self, user: str) -> Invitation:
        """Starts a sign-in; the words are the address to open."""
        verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": self._client.client_id,
            "redirect_uri": REDIRECT,
            "scope": " ".join(self._client.scopes),
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "login_hint": user,
            **(_GOOGLE if self._client.provider == "google" else {}),
        }
        address = f"{self._told['authorization_endpoint']}?{urlencode(query)}"
        return Invitation(address, {"verifier": verifier, "state": state})

    def finish(self, invitation: Invitation, address: str, wait: bool = True) -> Tokens:
        """Takes the code from the address. Raises BadInput where the address is not the end of this sign-in."""
        answer = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        if answer.get("state") != invitation.flow["state"]:
            raise BadInput("This is not the address that the browser ended at after this sign-in. Begin it again.")
        if "code" not in answer:
            return tokens_of(answer, self._client.authority)
        return self._asked(
            {
                "grant_type": "authorization_code",
                "code": answer["code"],
                "redirect_uri": REDIRECT,
                "code_verifier": invitation.flow["verifier"],
            }
        )

    def renew(self, refresh: str) -> Tokens:
        """A new access token; whether the refresh token changes with it is the provider's choice."""
        return self._asked({"grant_type": "refresh_token", "refresh_token": refresh})

    def _asked(self, question: dict[str, str]) -> Tokens:
        """The token endpoint's answer."""
        client = self._client
        credentials = {"client_id": client.client_id, "client_secret": client.client_secret}
        question |= {name: value for name, value in credentials.items() if value}
        return tokens_of(self._json("POST", str(self._told["token_endpoint"]), question), client.authority)

    @cached_property
    def _told(self) -> Mapping[str, Any]:
        """What the provider says about itself."""
        told = self._json("GET", f"{self._client.authority.rstrip('/')}/.well-known/openid-configuration")
        if "authorization_endpoint" not in told or "token_endpoint" not in told:
            raise unreachable(self._client.authority, ValueError("it does not describe itself; is the address right?"))
        return told

    def _json(self, method: str, address: str, form: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        """The answer; one of an error (RFC 6749, 5.2) has status 400 or 401 and is an answer too."""
        try:
            with http(self._client) as web:
                answer = web.request(method, address, data=form)
            if answer.status_code not in (200, 400, 401):
                answer.raise_for_status()
            found = answer.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise unreachable(self._client.authority, error) from error
        return found if isinstance(found, dict) else {}
