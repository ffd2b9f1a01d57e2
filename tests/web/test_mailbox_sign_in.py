"""A mailbox without a password: connected and signed in on the screen, at a real provider, read on a real Dovecot."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from docflow.cli.connected import connected
from docflow.cli.connections import StoredConnections
from docflow.cli.doctor import live_mailbox
from docflow.cli.mailboxes import open_mailboxes
from docflow.errors import MailboxDown
from docflow.mail.oauth.microsoft import Microsoft
from docflow.mail.oauth.provider import Invitation, OAuthClient, refusal
from docflow.schema.states import Role
from docflow.settings import Settings
from tests.cli.test_mailbox_login import servers
from tests.servers.dovecot import Dovecot
from tests.servers.oidc import OpenIdProvider
from tests.web.conftest import House
from tests.web.test_disputes import person

__all__ = ["servers"]
pytestmark = pytest.mark.servers


@pytest.fixture
def admin(house: House, tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(home=tmp_path)
    connections = StoredConnections(settings, house.store, lambda: None)
    house.app.state.deps = replace(house.app.state.deps, connections=connections)
    yield person(house, Role.ADMIN)


def _form(servers: tuple[OpenIdProvider, Dovecot]) -> dict[str, str]:
    oidc, dovecot = servers
    more = f"""port = {dovecot.imaps}
ca_file = "{dovecot.certificate}"
[oauth]
authority = "{oidc.authority}"
scopes = ["openid", "offline_access", "imap"]
ca_file = "{dovecot.certificate}"
"""
    return {
        "name": "ar", "kind": "imap", "host": "127.0.0.1", "user": "ar", "more": more, "action": "save",
        "oauth.provider": "generic", "oauth.client_id": "docflow", "oauth.client_secret": "hush",
    }  # fmt: skip


def test_it_is_connected_signed_in_and_read(
    house: House, admin: TestClient, tmp_path: Path, servers: tuple[OpenIdProvider, Dovecot]
) -> None:
    tried = admin.post("/connect/mailbox", data=_form(servers) | {"action": "check"}).text
    assert "sign in on the mailboxes screen" in tried and "hush" not in tried
    saved = admin.post("/connect/mailbox", data=_form(servers))
    assert (saved.status_code, saved.headers["location"]) == (303, "/mailboxes")
    assert 'action="/mailboxes/ar/sign-in"' in admin.get("/mailboxes").text
    assert "No sign-in of mailbox ar was begun" in admin.post("/mailboxes/ar/signed-in", data={"address": "x"}).text

    begun = lxml.html.fromstring(admin.post("/mailboxes/ar/sign-in").text)
    (address,) = begun.xpath("//section//a/@href")
    elsewhere = admin.post("/mailboxes/ar/signed-in", data={"address": "http://localhost/?code=1&state=2"})
    assert elsewhere.status_code == 422 and address in lxml.html.fromstring(elsewhere.text).xpath("//section//a/@href")
    done = admin.post("/mailboxes/ar/signed-in", data={"address": servers[0].browse(address, "ar")})
    assert "Mailbox ar is signed in and can be read." in done.text

    now = connected(Settings(home=tmp_path), house.store)
    (box,) = open_mailboxes(now, lambda: house.store)
    assert all(check.ok for check in live_mailbox(box))
    assert "code" in admin.post("/mailboxes/ar/sign-in", data={"by_code": "true"}).text, "by code: Microsoft only"
    assert admin.post("/mailboxes/none/sign-in").status_code == 422


def test_a_code_that_nobody_has_typed_yet_is_asked_for_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Microsoft cannot be reached from here; what it answers to an early question is as documented (RFC 8628, 3.5)."""
    asked: list[dict[str, object]] = []

    class App:
        def acquire_token_by_device_flow(self, flow: dict[str, object]) -> dict[str, str]:
            asked.append(flow)
            return {"error": "authorization_pending"}

    client = OAuthClient(provider="ms365", authority="https://login.example", client_id="c", scopes=("s",))
    microsoft = Microsoft(client, device=True)
    monkeypatch.setattr(Microsoft, "_app", App())
    with pytest.raises(MailboxDown, match="Nobody has typed the code"):
        microsoft.finish(Invitation("words", {"device_code": "d", "expires_at": 1e12}), "", wait=False)
    assert asked == [{"device_code": "d", "expires_at": 0}]
    assert refusal({"error": "authorization_pending"}, "x").temporary
