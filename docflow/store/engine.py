"""Connections: one engine per Store, set up so that SQLite and PostgreSQL keep the same promises."""

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from docflow.errors import Misconfigured

TENANT = "docflow_tenant"
"""Execution option of a connection: whose rows its statements may touch. Tests hold every statement to it."""


def connect(url: str, wait: float) -> Engine:
    """An engine for sqlite:///path or postgresql+psycopg://...; `wait` bounds every wait for a lock, in seconds."""
    parsed = _parsed(url)
    match parsed.get_backend_name():
        case "sqlite":
            engine = _sqlite(parsed, wait)
        case "postgresql":
            engine = _postgresql(parsed.set(drivername="postgresql+psycopg"), wait)
        case other:
            raise Misconfigured(f"docflow keeps its data in sqlite or postgresql, not in {other}.")
    _forget_in_children(engine)
    return engine


@contextmanager
def transaction(engine: Engine, *, writes: bool, **options: Any) -> Iterator[Connection]:
    """A connection in a transaction of its own: committed at the end, rolled back on any exception. One that does not
    write sees one state of the database, and cannot.

    No listener of SQLAlchemy's begins it: where an engine has one, every statement looks for others."""
    sqlite = engine.dialect.name == "sqlite"
    if not (writes or sqlite):
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect() as connection:
        connection.execution_options(**options)
        with connection.begin():
            if sqlite:
                _begin_sqlite(connection, writes)
            yield connection


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        # Neither message is passed on: it may hold the password.
        raise Misconfigured(
            "The address of the database is not usable; it looks like sqlite:////var/lib/docflow/docflow.db or "
            "postgresql+psycopg://user:password@host/database"
        ) from error


def _sqlite(url: URL, wait: float) -> Engine:
    if not url.database or url.database == ":memory:":
        raise Misconfigured("An SQLite database needs a file: sqlite:////var/lib/docflow/docflow.db")
    path = Path(url.database).absolute()
    if not path.parent.is_dir():
        raise Misconfigured(f"The folder of the database does not exist: {path.parent}")
    _make_ours(path)
    engine = create_engine(url, connect_args={"timeout": wait}, pool_size=8, max_overflow=32, pool_timeout=wait)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _make_ours(path: Path) -> None:
    """A new database is for our eyes only; its companions (-wal, -shm) get the same rights."""
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise Misconfigured(f"The database file {path} cannot be used: {error.strerror}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin transactions of its own: it would begin them too late and without IMMEDIATE.
    connection.isolation_level = None
    # Recursive triggers: otherwise INSERT OR REPLACE would delete what is append-only without asking its trigger.
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection, writes: bool) -> None:
    # A transaction that writes takes the lock at once: one that reads first and is then refused could not be repeated.
    # The driver itself is told: through SQLAlchemy the two would cost a tenth of an upload.
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    driver.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, wait: float) -> Engine:
    milliseconds = int(wait * 1000)
    settings = {
        "timezone": "UTC",
        "lock_timeout": str(milliseconds),
        "statement_timeout": str(6 * milliseconds),
        "idle_in_transaction_session_timeout": str(6 * milliseconds),
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    arguments = {"connect_timeout": max(2, int(wait)), "application_name": "docflow", "options": options}
    return create_engine(
        url, connect_args=arguments, pool_pre_ping=True, pool_size=8, max_overflow=32, pool_timeout=wait
    )


def _forget_in_children(engine: Engine) -> None:
    """A forked child must not talk over its parent's connections."""
    alive = weakref.ref(engine)

    def forget() -> None:
        engine = alive()
        if engine is not None:
            engine.dispose(close=False)

    os.register_at_fork(after_in_child=forget)
