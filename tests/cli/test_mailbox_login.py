"""`docflow mailbox login`, from the settings to a mailbox that is read, on a real provider and a real Dovecot."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from docflow.cli.compose import load_settings, open_store, vault_of
from docflow.cli.doctor import live_mailbox
from docflow.cli.mailboxes import login, open_mailboxes
from docflow.errors import BadInput, Misconfigured
from docflow.settings import Settings
from docflow.store import Store
from tests.servers.dovecot import Dovecot, running_dovecot, write_certificate
from tests.servers.oidc import OpenIdProvider, running_oidc

pytestmark = pytest.mark.servers
CONFIG = """
home = "{home}"
[mailboxes.ar]
host = "127.0.0.1"
port = {imaps}
ca_file = "{certificate}"
user = "ar"
folders = ["INBOX", "Claims"]
[mailboxes.ar.oauth]
provider = "generic"
authority = "{authority}"
client_id = "docflow"
client_secret = "hush"
scopes = ["openid", "offline_access", "imap"]
ca_file = "{certificate}"
[mailboxes.plain]
host = "127.0.0.1"
user = "plain"
"""


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenIdProvider, Dovecot]]:
    base = tmp_path_factory.mktemp("identity")
    write_certificate(base)
    with (
        running_oidc(base / "cert.pem", base / "key.pem", ["ar"], lives=dt.timedelta(hours=1)) as oidc,
        running_dovecot(base, oidc.userinfo) as dovecot,
    ):
        dovecot.append("ar", b"Subject: one\r\n\r\none\r\n", folder="Claims")
        yield oidc, dovecot


@pytest.fixture
def settings(servers: tuple[OpenIdProvider, Dovecot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    oidc, dovecot = servers
    config = tmp_path / "docflow.toml"
    config.write_text(
        CONFIG.format(home=tmp_path, imaps=dovecot.imaps, certificate=dovecot.certificate, authority=oidc.authority)
    )
    monkeypatch.setenv("DOCFLOW_CONFIG", str(config))
    return load_settings()


def test_signed_in_once_it_is_read_and_the_tokens_are_unreadable_at_rest(
    settings: Settings, servers: tuple[OpenIdProvider, Dovecot], capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(settings)
    asked: list[str] = []

    def paste(question: str) -> str:
        asked.append(question)
        address = next(word for word in capsys.readouterr().err.split() if word.startswith("https://"))
        return servers[0].browse(address, "ar")

    login(settings, store, "ar", False, paste)
    assert len(asked) == 1
    assert "can be read" in capsys.readouterr().out
    box = next(box for box in open_mailboxes(settings, lambda: store) if box.name == "ar")
    assert [check.message for check in live_mailbox(box)] == [
        "INBOX can be read (0 mails)", "Claims can be read (1 mails)",
    ]  # fmt: skip
    (sealed,) = sqlite3.connect(settings.home / "docflow.sqlite").execute("SELECT sealed FROM secrets").fetchone()
    with Store(settings.database_url, vault=vault_of(settings)).read() as tx:
        kept = tx.secrets.get("mailbox", "ar")
    assert kept and "refresh" in kept and "refresh" not in sealed


def test_before_that_doctor_says_what_to_do(settings: Settings) -> None:
    store = open_store(settings)
    box = next(box for box in open_mailboxes(settings, lambda: store) if box.name == "ar")
    checks = list(live_mailbox(box))
    assert not any(check.ok for check in checks)
    assert all("docflow mailbox login ar" in check.message for check in checks)


@pytest.mark.parametrize(
    ("name", "device", "words"),
    [("none", False, "no mailbox none"), ("plain", False, "with a password"), ("ar", True, "Microsoft 365 only")],
)
def test_what_cannot_be_signed_in(settings: Settings, name: str, device: bool, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        login(settings, open_store(settings), name, device, lambda question: "")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('security = "none"\nhost = "imap.example.com"', "in the clear"),
        ('host = "h"\nafter = "move"\nmove_to = "INBOX"', "cannot be one of the folders"),
        ('kind = "folder"', "needs its path"),
        ('host = "h"\n[mailboxes.x.oauth]\nprovider = "generic"\nclient_id = "c"', "authority and scopes"),
        (
            'host = "h"\n[mailboxes.x.oauth]\nprovider = "google"\nclient_id = "c"\nauthority = "http://x"',
            "https:// address",
        ),
    ],
)
def test_settings_that_would_be_wrong_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, words: str
) -> None:
    config = tmp_path / "docflow.toml"
    config.write_text(f"[mailboxes.x]\n{change}\n")
    monkeypatch.setenv("DOCFLOW_CONFIG", str(config))
    with pytest.raises(Misconfigured, match=words):
        load_settings()
