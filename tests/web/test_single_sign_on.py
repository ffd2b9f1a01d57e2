"""People sign in at a real OpenID provider; nobody else's sign-in, code or token opens the door."""

import datetime as dt
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey

from docflow.errors import Misconfigured, NotAllowed
from docflow.schema.states import Role
from docflow.web.app import create_app
from docflow.web.oidc import OpenId, Started
from tests.servers.openid import Provider, running_provider
from tests.web.conftest import House

CALLBACK = "/sign-in/oidc/callback"
PEOPLE: dict[str, dict[str, object]] = {
    "1": {"email": "Anna@example.com", "email_verified": True, "groups": ["ar-clerks", "staff"]},
    "2": {"email": "boss@example.com", "email_verified": True, "groups": ["ar-clerks", "ar-admins"]},
    "3": {"email": "guest@example.com", "email_verified": True, "groups": ["staff"]},
    "4": {"email": "anna@example.com", "email_verified": False, "groups": ["ar-admins"]},
    "5": {"email": "admin", "email_verified": True, "groups": ["ar-admins"]},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider(PEOPLE) as running:
        yield running


def openid(provider: Provider, **more: object) -> OpenId:
    known = {
        "authority": provider.authority,
        "client_id": "docflow",
        "client_secret": "s",
        "redirect_url": f"http://testserver{CALLBACK}",
        "roles": {"ar-clerks": Role.CLERK, "ar-admins": Role.ADMIN},
        "label": "Example ID",
    }
    return OpenId(**{**known, **more})  # type: ignore[arg-type]


@pytest.fixture
def joined(house: House, provider: Provider) -> House:
    house.app = create_app(replace(house.app.state.deps, openid=openid(provider)))
    return house


def begin(browser: TestClient, back: str = "/queue") -> str:
    reply = browser.get("/sign-in/oidc", params={"back": back})
    assert reply.status_code == 303
    return reply.headers["location"]


def test_a_clerk_comes_in_with_the_role_of_their_group(joined: House, provider: Provider) -> None:
    browser = joined.anonymous()
    assert "Sign in with Example ID" in browser.get("/sign-in").text
    address = begin(browser)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    reply = browser.get(CALLBACK, params=provider.browse(address, "1"))
    assert reply.status_code == 200 and "url=/queue" in reply.text, reply.text
    assert browser.get("/queue").status_code == 200
    assert browser.get("/people").status_code == 403
    with joined.store.read() as tx:
        user = tx.users.by_name("anna@example.com")
        assert user is not None and user.role is Role.CLERK
    verifier = provider.token_forms[-1]["code_verifier"][0]
    digest = urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    assert (asked["code_challenge"], asked["code_challenge_method"]) == (digest, "S256")
    form = {"name": "anna@example.com", "password": "", "back": "/"}
    assert joined.anonymous().post("/sign-in", data=form).status_code == 401, "no password opens this account"


def test_the_role_follows_the_groups_at_each_sign_in(joined: House, provider: Provider) -> None:
    with joined.store.begin() as tx:
        tx.users.add("boss@example.com", "", Role.VIEWER)
    browser = joined.anonymous()
    assert browser.get(CALLBACK, params=provider.browse(begin(browser), "2")).status_code == 200
    assert browser.get("/people").status_code == 200, "of two groups the one that may more"


@pytest.mark.parametrize(
    ("person", "words"), [("3", "no group"), ("4", "relied on"), ("5", "may not sign in this way")]
)
def test_who_may_not_come_in_is_told_why(joined: House, provider: Provider, person: str, words: str) -> None:
    browser = joined.anonymous()
    reply = browser.get(CALLBACK, params=provider.browse(begin(browser), person))
    assert reply.status_code == 403
    assert words in reply.text
    assert browser.get("/queue").status_code == 303


def test_a_sign_in_that_another_browser_began_is_refused(joined: House, provider: Provider) -> None:
    back = provider.browse(begin(joined.anonymous()), "1")
    victim = joined.anonymous()
    assert victim.get(CALLBACK, params=back).status_code == 403, "it began none"
    begin(victim)
    assert victim.get(CALLBACK, params=back).status_code == 403, "it began another"
    assert victim.get(CALLBACK, params={"error": "access_denied"}).status_code == 403
    assert victim.get("/queue").status_code == 303


def test_a_code_works_once(joined: House, provider: Provider) -> None:
    browser = joined.anonymous()
    back = provider.browse(begin(browser), "1")
    assert browser.get(CALLBACK, params=back).status_code == 200
    assert browser.get(CALLBACK, params=back).status_code == 403


def test_the_way_back_stays_here(joined: House, provider: Provider) -> None:
    browser = joined.anonymous()
    reply = browser.get(CALLBACK, params=provider.browse(begin(browser, "//evil.example"), "1"))
    assert "evil" not in reply.text


def test_without_a_provider_there_is_none(house: House) -> None:
    assert house.anonymous().get("/sign-in/oidc").status_code == 404


NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
KEY, OTHER = RSAKey.generate_key(2048), RSAKey.generate_key(2048)
GOOD: dict[str, object] = {
    "iss": "https://id.example.com", "aud": "docflow", "sub": "1", "nonce": "n", "exp": int(NOW.timestamp()) + 300,
    "email": "anna@example.com", "groups": "ar-clerks",
}  # fmt: skip


class Canned(OpenId):
    """A provider that answers with a given token."""

    token: str = ""

    def _asked(self, method: str, url: str, **_: object) -> dict[str, object]:
        known = {"issuer": self.authority, "token_endpoint": "token", "jwks_uri": "keys"}
        keys = {"keys": [KEY.as_dict(private=False)]}
        return {"token": {"id_token": self.token}, "keys": keys}.get(url, known)


def canned(claims: dict[str, object], key: RSAKey = KEY, alg: str = "RS256") -> Canned:
    found = Canned(
        "https://id.example.com", "docflow", "", "https://x/callback", {"ar-clerks": Role.CLERK}, clock=lambda: NOW
    )
    found.token = jwt.encode({"alg": alg}, claims, key, algorithms=[alg])
    return found


def test_a_good_token_is_believed() -> None:
    assert canned(GOOD).finish(Started("s", "n", "v"), "code") == ("anna@example.com", Role.CLERK)


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://evil.example.com"},
        {"aud": "another"},
        {"nonce": "of another sign-in"},
        {"exp": int(NOW.timestamp()) - 120},
        {"email": None},
        {"groups": ["other"]},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        canned({**GOOD, **wrong}).finish(Started("s", "n", "v"), "code")


def test_a_token_of_another_key_or_without_a_signature_is_refused() -> None:
    head, body, _ = canned(GOOD).token.split(".")
    for token in (canned(GOOD, OTHER).token, f"{head}.{body}.", "", "a.b.c"):
        provider = canned(GOOD)
        provider.token = token
        with pytest.raises(NotAllowed, match="cannot be believed"):
            provider.finish(Started("s", "n", "v"), "code")


def test_secrets_go_over_https_only() -> None:
    with pytest.raises(Misconfigured, match="https"):
        OpenId("http://id.example.com", "docflow", "s", "https://x/callback", {})


def test_a_provider_that_says_it_is_another_is_refused() -> None:
    aside = canned(GOOD)
    aside._known = {}
    aside.authority = "https://id.example.com"
    aside._asked = lambda *_, **__: {"issuer": "https://evil.example.com"}  # type: ignore[method-assign]
    with pytest.raises(Misconfigured, match="says that it is"):
        aside.start()
