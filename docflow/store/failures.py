"""What SQLAlchemy and the drivers raise, in docflow's own words. Nothing of theirs leaves the store."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import errors as pg
from sqlalchemy import exc

from docflow.errors import DocflowError, Misconfigured, Refused, Stale, StorageFull, Unavailable

# A connection that was refused comes without an SQLSTATE; in other languages it counts as temporary.
_NOT_LET_IN = re.compile(r"(database|role) .* does not exist|authentication failed|no pg_hba.conf entry")
UPGRADE = "Run `docflow db upgrade`."


@contextmanager
def translated() -> Iterator[None]:
    """Turns every database error inside into a DocflowError."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _translate(error.orig) from error
    except exc.TimeoutError as error:
        raise Unavailable("The database is busy: no connection became free in time. Try again.") from error
    except (sqlite3.Error, pg.Error) as error:
        raise _translate(error) from error


def _translate(error: BaseException | None) -> DocflowError:
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if isinstance(error, pg.Error):
        return _of_postgresql(error)
    return Unavailable(f"The database failed: {error}")


def _of_sqlite(error: sqlite3.Error) -> DocflowError:
    # The primary code is the low byte: SQLITE_BUSY_SNAPSHOT & 0xff == SQLITE_BUSY.
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Unavailable("The database is busy: another process holds its lock. Try again.")
        case sqlite3.SQLITE_CONSTRAINT:
            return _of_constraint(str(error), unique="UNIQUE constraint" in str(error))
        case sqlite3.SQLITE_FULL:
            return StorageFull("The database cannot be written: its disk is full. Free some space.")
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PROTOCOL | sqlite3.SQLITE_NOMEM:
            return Unavailable(f"The database cannot be written now ({error}). Check the disk's space and health.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Misconfigured(f"The database file is damaged ({error}). Restore a backup.")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return Misconfigured(f"The database file cannot be used ({error}). Check its folder and permissions.")
    if "no such table" in str(error) or "no such column" in str(error):
        return Misconfigured(f"The database has not the tables of this version ({error}). {UPGRADE}")
    return Unavailable(f"The database failed: {error}")


def _of_postgresql(error: pg.Error) -> DocflowError:
    match error:
        case pg.UniqueViolation():
            return _of_constraint(str(error), unique=True)
        case pg.IntegrityError() | pg.RaiseException() | pg.ReadOnlySqlTransaction():
            return _of_constraint(str(error), unique=False)
        case pg.UndefinedTable() | pg.UndefinedColumn():
            return Misconfigured(f"The database has not the tables of this version. {UPGRADE}")
        case pg.InvalidPassword() | pg.InvalidAuthorizationSpecification() | pg.InvalidCatalogName():
            return Misconfigured(f"PostgreSQL does not let us in: {error}")
        case pg.InsufficientPrivilege():
            return Misconfigured(f"PostgreSQL does not allow it: {error}")
        case pg.DiskFull():
            return StorageFull("PostgreSQL has no space left on its disk. Free some.")
        case pg.OperationalError() if _NOT_LET_IN.search(str(error)):
            return Misconfigured(f"PostgreSQL does not let us in: {error}")
        case pg.DataError() | pg.ProgramLimitExceeded():
            return Refused(f"The database cannot hold this value: {error}")
    # Lost connections, lock time-outs, deadlocks, a full disk, a server that starts or stops.
    return Unavailable(f"PostgreSQL does not answer as it should: {error}")


def _of_constraint(message: str, unique: bool) -> DocflowError:
    if unique:
        return Stale(f"Somebody else stored the same first ({message}).")
    return Refused(f"The database refuses it: {message}")
