"""A consistent copy of an SQLite database while others go on writing."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from docflow.errors import Misconfigured, Unavailable

_STEP = 2000
"""Pages copied at a time: writers get in between."""


def backup(connection: Connection, path: Path) -> None:
    """Copies the database to `path` (0600), complete and checked, or not at all."""
    source = connection.connection.dbapi_connection
    assert isinstance(source, sqlite3.Connection)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise Misconfigured(f"The backup cannot be written to {path}: {error.strerror}") from error
    half_done = Path(name)
    try:
        _copy(source, half_done)
        half_done.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise Unavailable(f"The backup cannot be written to {path}: {error.strerror}") from error
    finally:
        half_done.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy, pages=_STEP)
        # A copy that is one plain file, without the companions that WAL needs.
        copy.execute("PRAGMA journal_mode = DELETE")
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise Unavailable(f"The copy of the database is not sound: {verdict}")
    _sync(target)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
