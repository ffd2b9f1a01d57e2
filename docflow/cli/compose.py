"""Builds the parts from the settings; nothing else in docflow reads them, save the web app and the queue."""

import datetime as dt
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docflow.cli.connected import connected
from docflow.errors import BadInput, Misconfigured
from docflow.files import Files
from docflow.files.anchors import AnchorBucket, AnchorFile, Anchors, EveryPlace
from docflow.files.local import LocalFiles
from docflow.ledgers.contract import Ledger
from docflow.ledgers.registry import open_ledger
from docflow.ledgers.signed import Sender
from docflow.mail.smtp import SmtpServer
from docflow.rules.policy import Policy
from docflow.schema.records import Kind
from docflow.schema.risk import RiskTable
from docflow.settings import Settings
from docflow.store import PULL, Store, Vault
from docflow.web.oidc import OpenId
from extractors.calibration.model import packaged
from extractors.fields.reasons.model import Model
from workers.sandbox import Sandbox
from workers.workshop import Workshop


def load_settings(config: Path | None = None, **overrides: Any) -> Settings:
    """The settings; a wrong one raises Misconfigured with its name and what is wrong.

    `config` names the settings file, for this process and those it starts.
    """
    if config is not None:
        os.environ["DOCFLOW_CONFIG"] = str(config.absolute())
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise Misconfigured(f"A setting is wrong: {_first(error)}. See docflow.toml and DOCFLOW_ variables.") from error


def _first(error: ValidationError) -> str:
    """The first wrong setting and what is wrong with it."""
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def utc_now() -> dt.datetime:
    """The clock of the real world."""
    return dt.datetime.now(dt.UTC)


def open_store(settings: Settings) -> Store:
    """The store, at its newest revision."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store(settings.database_url, utc_now, vault=vault_of(settings), tenant=settings.tenant)
    store.upgrade()
    return store


def open_files(settings: Settings) -> Files:
    """Document bytes: local folder, or S3 where an endpoint is set."""
    if not settings.s3_endpoint:
        return LocalFiles(settings.home / "files")
    from docflow.files.s3 import open_s3

    return open_s3(
        settings.s3_endpoint,
        settings.s3_bucket,
        settings.s3_access_key,
        settings.s3_secret_key.get_secret_value(),
        settings.s3_tls,
    )


def open_anchors(settings: Settings) -> Anchors:
    """Where heads of the audit trail are noted: a file, and a bucket with object lock where one is set."""
    audit = settings.audit
    places: list[Anchors] = [AnchorFile(audit.anchors or settings.home / "anchors.jsonl")]
    if audit.bucket:
        if not settings.s3_endpoint:
            raise Misconfigured("audit.bucket needs the server it is on: set s3_endpoint and its keys.")
        from docflow.files.s3 import S3Bucket, open_client

        secret = settings.s3_secret_key.get_secret_value()
        client = open_client(settings.s3_endpoint, settings.s3_access_key, secret, settings.s3_tls)
        places.append(AnchorBucket(S3Bucket(client, audit.bucket), dt.timedelta(days=audit.locked_days)))
    return EveryPlace(places)


def open_openid(settings: Settings) -> OpenId | None:
    """The provider at which people sign in, if there is one. Raises Misconfigured."""
    if settings.oidc is None:
        return None
    known = settings.oidc.model_dump(exclude={"client_secret"})
    return OpenId(**known, client_secret=settings.oidc.client_secret.get_secret_value())


def open_sender(settings: Settings) -> Sender:
    """What tells subscribed consumers of events."""
    return Sender(settings.webhooks.allow, settings.webhooks.ca_file)


def policy_of(settings: Settings) -> Policy:
    """The house rules of this company. Raises Misconfigured."""
    try:
        return Policy.model_validate({"ledgers": outlets(settings), "risk": risk_of_model(), **settings.policy})
    except ValidationError as error:
        raise Misconfigured(f"A setting under [policy] is wrong: {_first(error)}.") from error


def risk_of_model() -> dict[Kind, RiskTable]:
    """How often readings of the model in use were wrong, by what the paper is."""
    model = packaged()
    return dict(model.risk) if model else {}


def open_post(settings: Settings) -> SmtpServer | None:
    """The mail server that sends letters to payers; None where none is set up."""
    smtp = settings.smtp
    if not smtp.host:
        return None
    return SmtpServer(
        host=smtp.host,
        port=smtp.port,
        sender=smtp.sender,
        name=smtp.name,
        security=smtp.security,
        user=smtp.user,
        password=smtp.password.get_secret_value(),
        ca_file=smtp.ca_file,
        clock=utc_now,
    )


def outlets(settings: Settings) -> tuple[str, ...]:
    """Where postings go: every ledger of the settings, and the pull feed if it is wanted or nothing else is there."""
    feed = (PULL,) if settings.pull_feed or not settings.ledgers else ()
    return (*settings.ledgers, *feed)


def open_ledgers(settings: Settings) -> dict[str, Ledger]:
    """Every ledger of the settings by its name."""
    return {
        name: open_ledger(name, {"kind": ledger.kind, **(ledger.model_extra or {})})
        for name, ledger in settings.ledgers.items()
    }


def secret_key(settings: Settings) -> str:
    """The key that signs sessions: from the settings, or made once."""
    return settings.secret_key.get_secret_value() or _kept_key(settings.home / "secret.key")


def vault_of(settings: Settings) -> Vault:
    """Encrypts tokens and passwords: with the keys of the settings, or with one that is made once."""
    given = settings.encryption_key.get_secret_value() or _kept_key(settings.home / "encryption.key")
    return Vault(given.split())


def _kept_key(path: Path) -> str:
    """A random key, made once and kept readable by this user only; of two processes that make it at once, one wins."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".new-") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                path.hardlink_to(file.name)
    return path.read_text().strip()


def reasons_file(settings: Settings) -> Path:
    """Where the house's own model of reasons is, or would be."""
    return settings.reasons_model or settings.home / "reasons.npz"


def open_sandbox(settings: Settings) -> Sandbox:
    """The sandbox, with the house's own model of reasons where there is one. Raises Misconfigured for a broken one."""
    file = reasons_file(settings)
    if not file.exists():
        if settings.reasons_model is not None:
            raise Misconfigured(f"There is no model of reasons at {file}; `docflow retrain reasons` writes one.")
        return Sandbox()
    try:
        Model.parse(file.read_bytes())
    except (OSError, BadInput) as error:
        raise Misconfigured(f"{file}: {error}") from error
    return Sandbox(reasons=file)


@contextmanager
def open_workshop(settings: Settings) -> Iterator[Workshop]:
    """All that a worker needs; what was connected on a screen is with it."""
    store = open_store(settings)
    settings = connected(settings, store)
    with open_sandbox(settings) as sandbox:
        yield Workshop(
            store=store,
            files=open_files(settings),
            sandbox=sandbox,
            policy=policy_of(settings),
            ledgers=open_ledgers(settings),
            lease=dt.timedelta(seconds=settings.lease_seconds),
            send=post.send if (post := open_post(settings)) else None,
            name=f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}",
        )


def environment_of(settings: Settings, redis_url: str) -> Mapping[str, str]:
    """The environment for a child process that is to run with these very settings and this queue."""
    return {**os.environ, "DOCFLOW_REDIS": redis_url, "DOCFLOW_HOME": str(settings.home.absolute())}
