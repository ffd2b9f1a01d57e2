"""Microsoft 365, over msal."""

from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import msal

from docflow.mail.oauth.provider import (
    REDIRECT,
    Invitation,
    OAuthClient,
    Tokens,
    http,
    refusal,
    tokens_of,
    unreachable,
)

# msal raises ValueError for an answer that it cannot read, RuntimeError for a provider that does not describe itself.
_TROUBLE = (httpx.HTTPError, msal.exceptions.MsalError, ValueError, RuntimeError)


class Microsoft:
    """Signs in in a browser, or on another device where `device` is set."""

    def __init__(self, client: OAuthClient, device: bool = False) -> None:
        self._client = client
        self._device = device

    @cached_property
    def _app(self) -> Any:
        """msal's application: with a client secret a confidential one."""
        client = self._client
        kind = msal.ConfidentialClientApplication if client.client_secret else msal.PublicClientApplication
        return kind(
            client.client_id,
            client_credential=client.client_secret or None,
            oidc_authority=client.authority,
            http_client=http(client),
        )

    def begin(self, user: str) -> Invitation:
        """Starts a sign-in; the words name the address to open, and the code to type there."""
        scopes = list(self._client.scopes)
        try:
            if self._device:
                flow = self._app.initiate_device_flow(scopes)
                if "user_code" not in flow:
                    raise refusal(flow, self._client.authority)
                return Invitation(flow["message"], flow)
            flow = self._app.initiate_auth_code_flow(scopes, redirect_uri=REDIRECT, login_hint=user)
        except _TROUBLE as error:
            raise unreachable(self._client.authority, error) from error
        return Invitation(flow["auth_uri"], flow)

    def finish(self, invitation: Invitation, address: str, wait: bool = True) -> Tokens:
        """Takes the code from the address; by device, waits for it, or asks just once. Raises MailboxDown where nobody
        has signed in there yet."""
        flow = dict(invitation.flow) if wait else {**invitation.flow, "expires_at": 0}
        try:
            if self._device:
                answer = self._app.acquire_token_by_device_flow(flow)
            else:
                answer = self._app.acquire_token_by_auth_code_flow(flow, dict(parse_qsl(urlsplit(address).query)))
        except _TROUBLE as error:
            raise unreachable(self._client.authority, error) from error
        return tokens_of(answer, self._client.authority)

    def renew(self, refresh: str) -> Tokens:
        """A new access token, and with it a new refresh token."""
        try:
            answer = self._app.acquire_token_by_refresh_token(refresh, list(self._client.scopes))
        except _TROUBLE as error:
            raise unreachable(self._client.authority, error) from error
        return tokens_of(answer, self._client.authority)
