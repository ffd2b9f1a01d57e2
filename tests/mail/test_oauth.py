"""Signing in with tokens: a real OpenID provider that rotates, a real Dovecot that asks it about every token."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from docflow.errors import BadInput, MailboxDown, MailboxRefused
from docflow.mail.imap import ImapMailbox
from docflow.mail.imap_line import ImapAccount
from docflow.mail.oauth.microsoft import Microsoft
from docflow.mail.oauth.provider import OAuthClient, Provider, tokens_of
from docflow.mail.oauth.sign_in import Grant, SignIn
from docflow.mail.oauth.standard import Standard
from tests.servers.dovecot import Dovecot, running_dovecot, write_certificate
from tests.servers.oidc import OpenIdProvider, running_oidc
from tests.servers.stores import Clock

pytestmark = pytest.mark.servers
USER = "ar"


class InMemory:
    """A safe that forgets with the process."""

    def __init__(self) -> None:
        self.grant: Grant | None = None
        self.history: list[str] = []

    def change(self, edit: Callable[[Grant | None], Grant | None]) -> Grant | None:
        self.grant = edit(self.grant)
        if self.grant:
            self.history.append(self.grant.refresh)
        return self.grant


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenIdProvider, Dovecot]]:
    base = tmp_path_factory.mktemp("dovecot")
    write_certificate(base)
    with (
        running_oidc(base / "cert.pem", base / "key.pem", [USER], lives=dt.timedelta(hours=1)) as oidc,
        running_dovecot(base, oidc.userinfo) as dovecot,
    ):
        yield oidc, dovecot


@pytest.fixture
def oidc(world: tuple[OpenIdProvider, Dovecot]) -> OpenIdProvider:
    return world[0]


@pytest.fixture
def dovecot(world: tuple[OpenIdProvider, Dovecot]) -> Dovecot:
    return world[1]


@pytest.fixture
def client(oidc: OpenIdProvider) -> OAuthClient:
    return OAuthClient(
        provider="generic",
        authority=oidc.authority,
        client_id="docflow",
        client_secret="hush",
        scopes=("openid", "offline_access", "imap"),
        ca_file=oidc.certificate,
    )


@pytest.fixture(params=["standard", "microsoft"])
def provider(request: pytest.FixtureRequest, client: OAuthClient) -> Provider:
    # msal asks for openid and offline_access by itself, and refuses to be asked for them.
    if request.param == "microsoft":
        return Microsoft(client.model_copy(update={"scopes": ("imap",)}))
    return Standard(client)


@pytest.fixture
def safe() -> InMemory:
    return InMemory()


@pytest.fixture
def sign_in(client: OAuthClient, provider: Provider, safe: InMemory, oidc: OpenIdProvider, clock: Clock) -> SignIn:
    """Signed in by a person."""
    made = SignIn("ar", client, provider, safe, clock, time.sleep)
    invitation = provider.begin(USER)
    made.accept(provider.finish(invitation, oidc.browse(invitation.words, USER)))
    return made


def mailbox(dovecot: Dovecot, sign_in: SignIn) -> ImapMailbox:
    account = ImapAccount(host="127.0.0.1", port=dovecot.imaps, ca_file=dovecot.certificate, user=USER)
    return ImapMailbox("ar", account, sign_in)


def test_the_mailbox_is_read_and_nothing_is_renewed_at_every_look(
    sign_in: SignIn, dovecot: Dovecot, oidc: OpenIdProvider
) -> None:
    before = len(oidc.renewals)
    for _ in range(3):
        box = mailbox(dovecot, sign_in)
        box.open("INBOX")
        assert box.notice() == ""
        box.close()
    assert len(oidc.renewals) == before


def test_a_token_is_renewed_ahead_and_its_rotated_successor_kept(
    sign_in: SignIn, dovecot: Dovecot, oidc: OpenIdProvider, safe: InMemory, clock: Clock
) -> None:
    assert safe.grant
    used = []
    for _ in range(3):
        used.append(safe.grant.refresh)
        clock.advance(minutes=56)
        box = mailbox(dovecot, sign_in)
        box.open("INBOX")
        box.close()
    assert oidc.renewals[-3:] == used
    assert len({*used, safe.grant.refresh}) == 4


def test_a_token_that_the_server_no_longer_takes_is_renewed_at_once(
    sign_in: SignIn, dovecot: Dovecot, safe: InMemory
) -> None:
    """It should serve for an hour yet, but the provider has ended it."""
    assert safe.grant
    safe.grant = safe.grant.model_copy(update={"access": "expired"})
    box = mailbox(dovecot, sign_in)
    box.open("INBOX")
    box.close()
    assert safe.grant.access != "expired"


def test_a_sign_in_that_was_ended_is_told_at_once_while_the_token_still_serves(
    sign_in: SignIn, oidc: OpenIdProvider, safe: InMemory, clock: Clock
) -> None:
    assert safe.grant
    access = safe.grant.access
    oidc.revoke(USER)
    clock.advance(minutes=56)
    assert "docflow mailbox login ar" in sign_in.notice()
    assert sign_in.token() == access
    clock.advance(minutes=5)
    with pytest.raises(MailboxRefused, match="docflow mailbox login ar") as caught:
        sign_in.token()
    assert access not in str(caught.value) and safe.grant.refresh not in str(caught.value)


def test_a_provider_that_is_down_is_told_and_asked_again(
    sign_in: SignIn, oidc: OpenIdProvider, safe: InMemory, clock: Clock
) -> None:
    assert safe.grant
    access = safe.grant.access
    clock.advance(minutes=56)
    oidc.down = True
    try:
        assert "tried again by itself" in sign_in.notice()
        assert sign_in.token() == access
        clock.advance(minutes=10)
        with pytest.raises(MailboxDown):
            sign_in.token()
    finally:
        oidc.down = False
    clock.advance(minutes=1)
    # msal gives the same answer to the same question for a minute of the world's time.
    vars(sign_in.provider).pop("_app", None)
    assert sign_in.token() != access
    assert sign_in.notice() == ""


def test_two_processes_renew_once(
    sign_in: SignIn, client: OAuthClient, provider: Provider, oidc: OpenIdProvider, safe: InMemory, clock: Clock
) -> None:
    """A refresh token that is used twice would end the sign-in."""
    other = SignIn("ar", client, provider, safe, clock, time.sleep)
    clock.advance(minutes=61)
    before = len(oidc.renewals)
    with ThreadPoolExecutor(4) as pool:
        tokens = set(pool.map(lambda one: one.token(), [sign_in, other, sign_in, other]))
    assert (len(tokens), len(oidc.renewals) - before) == (1, 1)


def test_what_ends_is_told_ahead(client: OAuthClient, safe: InMemory, clock: Clock) -> None:
    day = clock().date()
    ends = client.model_copy(update={"secret_ends": day + dt.timedelta(days=40)})
    made = SignIn("ar", ends, Standard(ends), safe, clock, time.sleep)
    # A Google project in testing says so; Keycloak calls it refresh_expires_in.
    week = 10 * 86_400
    made.accept(
        tokens_of({"access_token": "a", "expires_in": 10**7, "refresh_token": "r", "refresh_expires_in": week}, "")
    )
    assert made.notice() == ""
    clock.advance(days=4)
    assert "The sign-in of mailbox ar ends on" in made.notice()
    made.accept(tokens_of({"access_token": "a", "expires_in": 10**7, "refresh_token": "r"}, ""))
    assert made.notice() == ""
    clock.advance(days=10)
    assert "client secret of mailbox ar ends on" in made.notice()


def test_a_mailbox_that_nobody_signed_in_says_how(client: OAuthClient, clock: Clock) -> None:
    with pytest.raises(MailboxRefused, match="docflow mailbox login ar"):
        SignIn("ar", client, Standard(client), InMemory(), clock, time.sleep).token()


def test_the_address_of_another_sign_in_is_refused(provider: Provider, oidc: OpenIdProvider) -> None:
    first, second = provider.begin(USER), provider.begin(USER)
    with pytest.raises((BadInput, MailboxDown)):
        provider.finish(second, oidc.browse(first.words, USER))


def test_no_offline_access_is_no_sign_in(client: OAuthClient, clock: Clock) -> None:
    made = SignIn("ar", client, Standard(client), InMemory(), clock, time.sleep)
    with pytest.raises(MailboxRefused, match="offline access"):
        made.accept(tokens_of({"access_token": "a", "expires_in": 60}, ""))
