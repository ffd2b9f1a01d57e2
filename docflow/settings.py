"""One Settings object: environment variables (DOCFLOW_...) over the file docflow.toml; read only at the edges.

DOCFLOW_CONFIG names another file than ./docflow.toml.
"""

import os
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from docflow.schema.desk import LetterTemplate
from docflow.schema.states import Role


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OAuthSettings(_Section):
    """How docflow is registered with the identity provider that signs a mailbox in (XOAUTH2)."""

    provider: Literal["ms365", "google", "generic"]
    tenant: str = "organizations"
    """Microsoft 365 only: the directory (tenant) id or a domain of it."""
    authority: str = ""
    """Address of the provider (the part before /.well-known/openid-configuration); known for ms365 and google."""
    client_id: str
    client_secret: SecretStr = SecretStr("")
    secret_ends: date | None = None
    """The day on which the client secret ends: the screen warns a month before."""
    scopes: tuple[str, ...] = ()
    """Known for ms365 and google; for others at least openid, offline_access and what their mail server asks for."""
    ca_file: Path | None = None
    """Certificate authority of a private provider."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.provider == "generic" and not (self.authority and self.scopes):
            raise ValueError("a generic provider needs authority and scopes")
        if self.authority and not self.authority.startswith("https://"):
            raise ValueError("the authority must be an https:// address: tokens are sent to it")
        return self


class MailboxSettings(_Section):
    """One mailbox: an IMAP account, a Maildir, or a folder that files are dropped into."""

    kind: Literal["imap", "maildir", "folder"] = "imap"
    path: Path | None = None
    """Maildir and folder only."""
    host: str = ""
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    """`none` sends the password in the clear: only for a server on this machine."""
    ca_file: Path | None = None
    """Certificate authority of a private server."""
    user: str = ""
    password: SecretStr = SecretStr("")
    oauth: OAuthSettings | None = None
    """Sign in with tokens (XOAUTH2) instead of a password; `docflow mailbox login NAME` gets the first."""
    folders: tuple[str, ...] = Field(default=("INBOX",), min_length=1)
    """All that are to be read; the server is asked to tell of new mail in the first at once (IDLE)."""
    after: Literal["leave", "flag", "move"] = "flag"
    """What is done with a mail once it is durably stored."""
    move_to: str = "docflow"
    max_megabytes: int = 60
    """Of a larger mail only the headers are fetched."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.kind != "imap" and self.path is None:
            raise ValueError(f"a mailbox of kind {self.kind} needs its path")
        if self.kind == "imap" and self.security == "none" and not _on_this_machine(self.host):
            raise ValueError("security = none would send the password in the clear; use tls or starttls")
        if self.after == "move" and self.move_to in self.folders:
            raise ValueError(f"mails are moved to {self.move_to}, so it cannot be one of the folders that are read")
        return self


def _on_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class LmtpSettings(_Section):
    """`docflow lmtp`: a mail server delivers straight to docflow."""

    host: str = "127.0.0.1"
    port: int = 2424
    socket: Path | None = None
    """A Unix socket instead of host and port."""
    recipients: tuple[str, ...] = ()
    """Addresses that are taken, or @domains; empty: all. LMTP knows no passwords: whoever can connect can deliver."""
    max_megabytes: int = 60


class SmtpSettings(_Section):
    """The mail server that sends what clerks write to payers."""

    host: str = ""
    """Empty: none, and nobody can be asked by mail."""
    port: int = 587
    security: Literal["tls", "starttls", "none"] = "starttls"
    """`none` sends the letters in the clear: only to a server on this machine."""
    ca_file: Path | None = None
    """Certificate authority of a private server."""
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: str = ""
    """The address that letters come from; answers go there, so docflow must read its mailbox."""
    name: str = ""
    """Shown beside the address: "Northbridge Supplies, accounts receivable"."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.host and "@" not in self.sender:
            raise ValueError("smtp.sender must be the mail address that letters come from")
        if self.security == "none" and self.host and not _on_this_machine(self.host):
            raise ValueError("security = none would send letters in the clear; use tls or starttls")
        return self


class BankSettings(_Section):
    """Where bank files come from by themselves."""

    inbox: Path | None = None
    """A watched folder: its files are taken in and moved to done/ once they are kept, or to refused/."""


class OidcSettings(_Section):
    """The OpenID provider at which people sign in."""

    authority: str
    """The part before /.well-known/openid-configuration."""
    client_id: str
    client_secret: SecretStr = SecretStr("")
    redirect_url: str
    """As registered there: https://docflow.example.com/sign-in/oidc/callback."""
    roles: dict[str, Role] = Field(min_length=1)
    """Group there -> role here; who is in none may not come in."""
    label: str = "OpenID"
    """What the button says."""
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    name_claim: str = "email"
    role_claim: str = "groups"
    ca_file: Path | None = None


class WebhookSettings(_Section):
    """How those who are told of events are reached."""

    allow: tuple[str, ...] = ()
    """Networks that are not public and may be sent to all the same, like 10.1.0.0/16."""
    ca_file: Path | None = None
    """Certificate authority of private receivers."""
    look_seconds: float = Field(default=2.0, gt=0)
    """How often it is looked for what is to be told."""


class AuditSettings(_Section):
    """Where the heads of the audit trail are noted, once a day, so that nobody can rewrite it unseen."""

    anchors: Path | None = None
    """A file; empty: anchors.jsonl in `home`. Better on another host, or one that can only be appended to."""
    bucket: str = ""
    """A bucket with object lock on the S3 server of `s3_endpoint`, beside the file."""
    locked_days: int = Field(default=3650, ge=1)
    """How long the bucket keeps each note from everybody."""


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
    tenant: str = Field(default="main", pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    """The company whose data this process serves. Companies may share a database and a Redis; each has its own
    processes, with its own mailboxes, ledgers, policy and people, and sees nothing of the others."""
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
    requests_a_minute: int = Field(default=1200, ge=0)
    """How often one API key or one person may ask, all web processes on one Redis taken together; 0: without limit."""
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
    smtp: SmtpSettings = SmtpSettings()
    letters: dict[str, LetterTemplate] = {}
    """Letters to payers in the house's own words, by name; those of ours: lines, total, unknown, deduction, copy."""
    bank: BankSettings = BankSettings()
    lmtp: LmtpSettings = LmtpSettings()
    ledgers: dict[str, LedgerSettings] = {}
    oidc: OidcSettings | None = None
    webhooks: WebhookSettings = WebhookSettings()
    audit: AuditSettings = AuditSettings()

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
