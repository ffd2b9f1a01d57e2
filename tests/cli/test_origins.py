"""Every setting says where it comes from, and none tells a secret."""

from pathlib import Path

import pytest

from docflow.cli.compose import load_settings, policy_of
from docflow.cli.origins import shown_settings
from docflow.schema.house import Setting

CONFIG = """
port = 9000
database = "postgresql://docflow:hunter2@db/docflow"
[policy]
company = "GB01"
[mailboxes.ar]
host = "imap.example.com"
user = "ar@example.com"
[ledgers.books]
kind = "webhook"
url = "https://user:hunter2@books.example.com/in"
signing_secret = "hunter2"
"""


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Setting]:
    (tmp_path / "docflow.toml").write_text(CONFIG)
    monkeypatch.setenv("DOCFLOW_WORKERS", "3")
    monkeypatch.setenv("DOCFLOW_MAILBOXES__AR__PASSWORD", "hunter2")
    monkeypatch.setenv("DOCFLOW_CONFIG", "")
    settings = load_settings(tmp_path / "docflow.toml", host="0.0.0.0")
    return {one.name: one for one in shown_settings(settings, policy_of(settings), settings)}


@pytest.mark.parametrize(
    ("name", "value", "origin"),
    [
        ("port", "9000", "file"),
        ("workers", "3", "environment"),
        ("host", "0.0.0.0", "command"),
        ("lease_seconds", "90.0", "default"),
        ("mailboxes.ar.host", "imap.example.com", "file"),
        ("mailboxes.ar.port", "993", "default"),
        ("policy.company", "GB01", "file"),
        ("policy.post_on", "receipt", "default"),
        ("mailboxes.ar.password", "yes", "environment"),
        ("ledgers.books.signing_secret", "yes", "file"),
        ("database", "postgresql://…@db/docflow", "file"),
    ],
)
def test_a_setting_says_where_it_comes_from(shown: dict[str, Setting], name: str, value: str, origin: str) -> None:
    assert (shown[name].value, shown[name].origin) == (value, origin)


def test_no_secret_is_told(shown: dict[str, Setting]) -> None:
    assert "hunter2" not in str(shown)
