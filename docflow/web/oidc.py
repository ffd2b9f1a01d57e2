"""Signing in at an OpenID provider: the code flow with PKCE (OpenID Connect Core 1.0, RFC 7636).

What the provider says is believed only as a signed ID token that is for us, from it, of this very sign-in and fresh.
Who may do what follows from a claim of the token, by a table; who is in none of its groups is not let in.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from docflow.errors import Misconfigured, NotAllowed, Unavailable
from docflow.schema.states import Role

_ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "ES384", "RS512", "ES512", "EdDSA"]
_LEEWAY = 60
"""Seconds that the provider's clock may be off."""
_RANK = (Role.ADMIN, Role.APPROVER, Role.CLERK, Role.VIEWER)
"""Who is in several groups has the first of these."""


class Started(NamedTuple):
    """A sign-in under way: what its browser must bring back, and nobody else knows."""

    state: str
    nonce: str
    verifier: str


class Person(NamedTuple):
    """Who signed in, and what the provider says they may do here."""

    name: str
    role: Role


@dataclass
class OpenId:
    """One provider, at which docflow is registered as a client."""

    authority: str
    """The part before /.well-known/openid-configuration."""
    client_id: str
    client_secret: str
    redirect_url: str
    """Ours, as it is registered: https://docflow.example.com/sign-in/oidc/callback."""
    roles: Mapping[str, Role]
    """Group at the provider -> role here."""
    label: str = "OpenID"
    """What the button says."""
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    name_claim: str = "email"
    role_claim: str = "groups"
    ca_file: Path | None = None
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    _known: dict[str, Any] = field(default_factory=dict)
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        """Raises Misconfigured for an address to which a secret must not be sent."""
        parts = urlsplit(self.authority)
        if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
            raise Misconfigured("oidc.authority must be an https:// address: secrets are sent to it.")
        self._http = httpx.Client(timeout=15, verify=str(self.ca_file) if self.ca_file else True)

    def start(self) -> tuple[Started, str]:
        """A new sign-in, and the address to send the browser to. Raises Unavailable."""
        begun = Started(token_urlsafe(24), token_urlsafe(24), token_urlsafe(48))
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": self.redirect_url,
            "scope": " ".join(self.scopes),
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": create_s256_code_challenge(begun.verifier),
            "code_challenge_method": "S256",
        }
        return begun, f"{self._discovered()['authorization_endpoint']}?{urlencode(asked)}"

    def finish(self, begun: Started, code: str) -> Person:
        """Who it is. Raises NotAllowed where they may not come in, Unavailable where the provider does not answer."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.redirect_url,
            "code_verifier": begun.verifier,
            "client_id": self.client_id,
        }
        secret = (self.client_id, self.client_secret) if self.client_secret else None
        token = self._asked("POST", self._discovered()["token_endpoint"], data=form, auth=secret).get("id_token")
        claims = self._checked(str(token or ""), begun.nonce)
        return Person(self._name(claims), self._role(claims))

    def _discovered(self) -> Mapping[str, Any]:
        """What the provider tells of itself; asked once. Its issuer must be the authority (Discovery, 4.3)."""
        if not self._known:
            found = self._asked("GET", f"{self.authority.rstrip('/')}/.well-known/openid-configuration")
            if str(found.get("issuer", "")).rstrip("/") != self.authority.rstrip("/"):
                raise Misconfigured(f"{self.authority} says that it is {found.get('issuer')}; correct oidc.authority.")
            self._known = dict(found)
        return self._known

    def _checked(self, token: str, nonce: str) -> Mapping[str, Any]:
        """The claims of the token, if it is genuine, ours and fresh. Keys are fetched anew: providers change them."""
        keys = self._asked("GET", self._discovered()["jwks_uri"])
        rules = JWTClaimsRegistry(
            now=int(self.clock().timestamp()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._discovered()["issuer"]},
            aud={"essential": True, "value": self.client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        )
        try:
            claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS).claims  # type: ignore[arg-type]
            rules.validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise NotAllowed(f"{self.label}: the sign-in cannot be believed ({type(error).__name__}).") from error
        return claims

    def _name(self, claims: Mapping[str, Any]) -> str:
        """As it stands in the audit trail. An address that the provider has not verified is anybody's."""
        name = claims.get(self.name_claim)
        if (
            not isinstance(name, str)
            or not name
            or (self.name_claim == "email" and claims.get("email_verified", True) is False)
        ):
            raise NotAllowed(f"{self.label} tells no {self.name_claim} that can be relied on.")
        return name.strip().lower() if self.name_claim == "email" else name.strip()

    def _role(self, claims: Mapping[str, Any]) -> Role:
        given = claims.get(self.role_claim, [])
        groups = [given] if isinstance(given, str) else [one for one in given if isinstance(one, str)]
        roles = {self.roles[one] for one in groups if one in self.roles}
        for role in _RANK:
            if role in roles:
                return role
        raise NotAllowed(f"{self.label}: you are in no group that may use docflow; ask its administrator.")

    def _asked(self, method: str, url: str, **options: Any) -> Mapping[str, Any]:
        try:
            reply = self._http.request(method, url, **options)
            told = reply.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"{self.label} does not answer as it should; try again.") from error
        if reply.is_client_error:
            raise NotAllowed(f"{self.label} refused the sign-in; begin again.")
        if not reply.is_success or not isinstance(told, dict):
            raise Unavailable(f"{self.label} does not answer as it should; try again.")
        return told
