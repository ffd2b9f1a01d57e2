"""Mailboxes and ledgers connected on a screen: tried before they are kept, encrypted, used after the next start."""

from pathlib import Path

import pytest

from docflow.cli.compose import load_settings, open_ledgers, open_store, vault_of
from docflow.cli.connected import connected
from docflow.cli.connections import StoredConnections
from docflow.errors import Misconfigured, NotFound, Refused
from docflow.settings import Settings
from docflow.store import Store


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    file = tmp_path / "docflow.toml"
    file.write_text(f'home = "{tmp_path}"\n[ledgers.books]\nkind = "beancount"\npath = "{tmp_path}/books.beancount"\n')
    monkeypatch.setenv("DOCFLOW_CONFIG", "")
    return load_settings(file)


def test_a_ledger_is_kept_with_its_secret_encrypted_and_used_after_the_next_start(settings: Settings) -> None:
    store, restarts = open_store(settings), []
    connections = StoredConnections(settings, store, lambda: restarts.append(1))
    values = {"kind": "webhook", "url": "https://127.0.0.1:1/in", "secret": "whsec_" + "c2VjcmV0" * 6}
    connections.save("ledger", "shop", values, "admin")
    assert restarts == [1]
    assert set(open_ledgers(connected(settings, store))) == {"books", "shop"}
    assert [(one.name, one.by_screen) for one in connections.all()] == [("shop", True), ("books", False)]
    assert b"c2VjcmV0" not in (settings.home / "docflow.sqlite").read_bytes()
    with store.read() as tx:
        assert [row.action for row in tx.audit.of("ledger:shop")] == ["connected"]
    connections.forget("ledger", "shop", "admin")
    assert set(connected(settings, store).ledgers) == {"books"}
    with pytest.raises(NotFound):
        connections.forget("ledger", "shop", "admin")


def test_a_folder_is_tried_before_it_is_kept(settings: Settings, tmp_path: Path) -> None:
    connections = StoredConnections(settings, open_store(settings), lambda: None)
    (tmp_path / "inbox").mkdir()
    (check,) = connections.check("mailbox", "inbox", {"kind": "folder", "path": str(tmp_path / "inbox")})
    assert check.ok
    (check,) = connections.check("mailbox", "inbox", {"kind": "maildir", "path": str(tmp_path / "nowhere")})
    assert not check.ok and "docflow.toml" not in check.remedy
    (check,) = connections.check("mailbox", "ar", {"host": "127.0.0.1", "port": 1, "user": "ar", "password": "x"})
    assert not check.ok


@pytest.mark.parametrize(
    ("name", "values", "error"),
    [
        ("../x", {"kind": "folder", "path": "/tmp"}, Misconfigured),
        ("inbox", {"kind": "folder"}, Misconfigured),
        ("inbox", {"kind": "pigeon"}, Misconfigured),
        ("inbox", {"kind": "imap"}, Misconfigured),
    ],
)
def test_what_cannot_be_is_refused(settings: Settings, name: str, values: dict[str, object], error: type) -> None:
    connections = StoredConnections(settings, open_store(settings), lambda: None)
    with pytest.raises(error):
        connections.save("mailbox", name, values, "admin")


def test_what_stands_in_the_file_is_not_connected_anew(settings: Settings, tmp_path: Path) -> None:
    connections = StoredConnections(settings, open_store(settings), lambda: None)
    with pytest.raises(Refused):
        connections.save("ledger", "books", {"kind": "beancount", "path": str(tmp_path / "other")}, "admin")


def test_another_key_does_not_open_what_was_kept(settings: Settings, tmp_path: Path) -> None:
    store = open_store(settings)
    StoredConnections(settings, store, lambda: None).save(
        "ledger", "other", {"kind": "beancount", "path": str(tmp_path / "other.beancount")}, "admin"
    )
    (settings.home / "encryption.key").write_text("another key that was never used before")
    with pytest.raises(Misconfigured):
        connected(settings, Store(settings.database_url, vault=vault_of(settings)))
