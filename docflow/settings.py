"""One Settings object: environment variables (DOCFLOW_...) over the file docflow.toml; read only at the edges.

DOCFLOW_CONFIG names another file than ./docflow.toml.
"""

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MailboxSettings(_Section):
    """One mailbox: an IMAP account or a Maildir."""

    kind: Literal["imap", "maildir"] = "imap"
    path: Path | None = None
    """Maildir only."""
    host: str = ""
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    """`none` sends the password in the clear: only for a server on this machine."""
    ca_file: Path | None = None
    """Certificate authority of a private server."""
    user: str = ""
    password: SecretStr = SecretStr("")
    folder: str = "INBOX"
    after: Literal["leave", "flag", "move"] = "flag"
    """What is done with a mail once it is durably stored."""
    move_to: str = "docflow"
    max_megabytes: int = 60


class LedgerSettings(_Section):
    """One ledger; `kind` names a file in docflow/ledgers, the other keys are that ledger's own."""

    model_config = ConfigDict(extra="allow")

    kind: str


class Settings(BaseSettings):
    """All settings; nested keys by two underscores in the environment: DOCFLOW_MAILBOXES__AR__PASSWORD."""

    model_config = SettingsConfigDict(env_prefix="DOCFLOW_", env_nested_delimiter="__", extra="forbid")

    home: Path = Path("var")
    """Folder of everything docflow keeps: database, documents, secret key."""
    database: str = ""
    """SQLAlchemy URL; empty: SQLite in `home`."""
    redis: str = ""
    """redis://... or unix:///...; empty: docflow starts and stops a private server on a socket in `home`."""
    s3_endpoint: str = ""
    """host:port of an S3 server for documents; empty: files in `home`."""
    s3_bucket: str = "docflow"
    s3_access_key: str = ""
    s3_secret_key: SecretStr = SecretStr("")
    s3_tls: bool = True
    secret_key: SecretStr = SecretStr("")
    """Signs sessions; empty: made once and kept in `home`."""
    encryption_key: SecretStr = SecretStr("")
    """Encrypts tokens and passwords that are kept; several, separated by spaces: the first encrypts, each decrypts.
    Empty: made once and kept in `home`."""
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = Field(default=1, ge=0)
    """Worker processes that `docflow serve` starts."""
    poll_seconds: float = 60.0
    """How often a mailbox is looked at where the server does not tell by itself (IDLE)."""
    lease_seconds: float = Field(default=90.0, gt=0)
    """How long the work of a dead worker waits until another takes it over."""
    sweep_seconds: float = Field(default=15.0, gt=0)
    """How often work whose hint was lost is looked for."""
    pull_feed: bool = False
    """Whether postings also wait in /v1/postings for a consumer; they always do where no ledger is configured."""
    reasons_model: Path | None = None
    """The house's own classifier of reasons, which `docflow retrain reasons` writes; empty: reasons.npz in `home`."""
    policy: dict[str, Any] = {}
    """The company's rules: the fields of docflow.rules.policy.Policy (company, accounts, tolerance, limits)."""
    mailboxes: dict[str, MailboxSettings] = {}
    ledgers: dict[str, LedgerSettings] = {}

    @property
    def database_url(self) -> str:
        """The database in use."""
        return self.database or f"sqlite:///{self.home.absolute() / 'docflow.sqlite'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments beat the environment, the environment beats docflow.toml."""
        config = Path(os.environ.get("DOCFLOW_CONFIG", "docflow.toml"))
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config)
