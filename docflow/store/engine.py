"""Connections, set up so that SQLite and PostgreSQL keep the same promises."""

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from docflow.errors import Misconfigured

_PREPARED = 1000
"""Statements that a connection to SQLite keeps prepared: more than docflow has."""
TENANT = "docflow_tenant"
"""Execution option of a connection: whose rows its statements may touch. Tests hold every statement to it."""


class Way(NamedTuple):
    """How the transactions of one kind come about."""

    engine: Engine
    begin: str = ""
    """What SQLite's driver is told to begin one."""
    options: Mapping[str, object] = MappingProxyType({})
    """What PostgreSQL's connection is told before one."""


class Ways(NamedTuple):
    """Of one database: the transactions that may write, and those that cannot and see one state of it."""

    writing: Way
    reading: Way
    glancing: Way | None = None
    """Those that read and fail where they would have to wait for anybody: for the loop that serves all requests. None
    where each question goes over a network."""

    def all(self) -> tuple[Way, ...]:
        return (self.writing, self.reading, self.glancing) if self.glancing else (self.writing, self.reading)


def connect(url: str, wait: float) -> Ways:
    """To sqlite:///path or postgresql+psycopg://...; `wait` bounds every wait for a lock, in seconds."""
    parsed = _parsed(url)
    match parsed.get_backend_name():
        case "sqlite":
            ways = _sqlite(parsed, wait)
        case "postgresql":
            ways = _postgresql(parsed.set(drivername="postgresql+psycopg"), wait)
        case other:
            raise Misconfigured(f"docflow keeps its data in sqlite or postgresql, not in {other}.")
    for engine in {way.engine for way in ways.all()}:
        _forget_in_children(engine)
    return ways


@contextmanager
def transaction(way: Way, **options: object) -> Iterator[Connection]:
    """A connection in a transaction of its own: committed at the end, rolled back on any exception.

    No listener of SQLAlchemy's begins it: where an engine has one, every statement looks for others."""
    with way.engine.connect() as connection:
        connection.execution_options(**way.options, **options)
        with connection.begin():
            if way.begin:
                # The driver itself is told: through SQLAlchemy it would take many times as long.
                driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
                driver.execute(way.begin)
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


def _sqlite(url: URL, wait: float) -> Ways:
    """Those that only read have connections of their own, which cannot do otherwise: to tell a connection before each
    transaction whether it may write makes it forget every statement that it has prepared."""
    if not url.database or url.database == ":memory:":
        raise Misconfigured("An SQLite database needs a file: sqlite:////var/lib/docflow/docflow.db")
    path = Path(url.database).absolute()
    if not path.parent.is_dir():
        raise Misconfigured(f"The folder of the database does not exist: {path.parent}")
    _make_ours(path)
    writing, reading, glancing = (_sqlite_engine(url, seconds) for seconds in (wait, wait, 0))
    event.listen(writing, "connect", _prepare_sqlite)
    event.listen(reading, "connect", _prepare_to_read_sqlite)
    event.listen(glancing, "connect", _prepare_to_read_sqlite)
    # A transaction that writes takes the lock at once: one that reads first and is then refused could not be repeated.
    return Ways(Way(writing, "BEGIN IMMEDIATE"), Way(reading, "BEGIN"), Way(glancing, "BEGIN"))


def _sqlite_engine(url: URL, wait: float) -> Engine:
    arguments = {"timeout": wait, "cached_statements": _PREPARED}
    return create_engine(url, connect_args=arguments, pool_size=8, max_overflow=32, pool_timeout=wait)


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


def _prepare_to_read_sqlite(connection: Any, record: object) -> None:
    _prepare_sqlite(connection, record)
    connection.execute("PRAGMA query_only = ON")


def _postgresql(url: URL, wait: float) -> Ways:
    milliseconds = int(wait * 1000)
    settings = {
        "timezone": "UTC",
        "lock_timeout": str(milliseconds),
        "statement_timeout": str(6 * milliseconds),
        "idle_in_transaction_session_timeout": str(6 * milliseconds),
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    arguments = {"connect_timeout": max(2, int(wait)), "application_name": "docflow", "options": options}
    engine = create_engine(
        url, connect_args=arguments, pool_pre_ping=True, pool_size=8, max_overflow=32, pool_timeout=wait
    )
    reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return Ways(Way(engine), Way(engine, options=reading))


def _forget_in_children(engine: Engine) -> None:
    """A forked child must not talk over its parent's connections."""
    alive = weakref.ref(engine)

    def forget() -> None:
        engine = alive()
        if engine is not None:
            engine.dispose(close=False)

    os.register_at_fork(after_in_child=forget)
