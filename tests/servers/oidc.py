"""A real OpenID provider (Authlib's, with the forms of oidc-provider-mock) over TLS, that rotates refresh tokens.

A refresh token that is used twice ends the whole sign-in, as strict providers do it (RFC 9700, 4.14.2).
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx
import oidc_provider_mock._app as provider
import werkzeug.serving
from authlib.oauth2.rfc6749 import InvalidGrantError, TokenMixin
from oidc_provider_mock._storage import Client, RefreshToken, User, storage
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

SCOPES = ("openid", "profile", "email", "offline_access", "imap")


@dataclass
class OpenIdProvider:
    """Where it is, and what it was asked."""

    authority: str
    certificate: Path
    renewals: list[str] = field(default_factory=list)
    """The refresh tokens that were used, in order."""
    down: bool = False
    """Answers 503 while set."""

    @property
    def userinfo(self) -> str:
        return f"{self.authority}/userinfo"

    def browse(self, address: str, user: str) -> str:
        """Signs in as a person in a browser does; the address that the browser is sent to."""
        return self._post(address, {"sub": user}).headers["location"]

    def revoke(self, user: str) -> None:
        """Ends every sign-in of the user."""
        self._post(f"{self.authority}/users/{user}/revoke-tokens", {}).raise_for_status()

    def _post(self, address: str, form: dict[str, str]) -> httpx.Response:
        return httpx.post(address, data=form, verify=ssl.create_default_context(cafile=self.certificate))


@contextmanager
def running_oidc(certificate: Path, key: Path, users: list[str], lives: timedelta) -> Iterator[OpenIdProvider]:
    """The provider, whose access tokens live so long."""
    server = OpenIdProvider("", certificate)

    class Rotating(provider.RefreshTokenGrant):
        INCLUDE_NEW_REFRESH_TOKEN = True
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic", "client_secret_post", "none")

        def authenticate_refresh_token(self, refresh_token: str) -> RefreshToken:
            if refresh_token in server.renewals:
                for one in storage.refresh_tokens():
                    storage.remove_refresh_token(one.token)
                raise InvalidGrantError("the refresh token was used before")
            return super().authenticate_refresh_token(refresh_token)

        def revoke_old_credential(self, refresh_token: TokenMixin) -> None:
            super().revoke_old_credential(refresh_token)
            assert isinstance(refresh_token, RefreshToken)
            storage.remove_refresh_token(refresh_token.token)
            server.renewals.append(refresh_token.token)

    original = provider.RefreshTokenGrant, Client.SCOPES_SUPPORTED
    provider.RefreshTokenGrant, Client.SCOPES_SUPPORTED = Rotating, list(SCOPES)  # type: ignore[misc]
    app = provider.app(access_token_max_age=lives, user_claims=[User(sub=user, claims={}) for user in users])
    app.config["OAUTH2_TOKEN_EXPIRES_IN"]["refresh_token"] = int(lives.total_seconds())
    app.before_request(lambda: ("overloaded", 503) if server.down else None)
    mounted = DispatcherMiddleware(NotFound(), {"/tenant": app})
    web = werkzeug.serving.make_server("localhost", 0, mounted, threaded=True, ssl_context=(str(certificate), str(key)))
    server.authority = f"https://localhost:{web.server_port}/tenant"
    thread = threading.Thread(target=web.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        web.server_close()
        provider.RefreshTokenGrant, Client.SCOPES_SUPPORTED = original  # type: ignore[misc]
