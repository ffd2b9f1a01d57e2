"""Column types and SQL expressions that mean the same on SQLite and PostgreSQL."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import DateTime, Float, String, Text, literal
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from docflow.store.texts import storable

NOTHING = dt.timedelta(0)


class Instant(TypeDecorator[dt.datetime]):
    """An aware UTC datetime: timestamptz on PostgreSQL, ISO text of fixed width on SQLite: both sort by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        utc = value if value.tzinfo is dt.UTC else value.astimezone(dt.UTC)
        return utc.isoformat(timespec="microseconds")[:26] + "Z" if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        instant: dt.datetime = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
        return instant.astimezone(dt.UTC)


def _stored(value: str | None) -> str | None:
    # Plain text, which almost all is, is told here: this is called for every text of every row.
    return value if value is None or (value.isascii() and "\x00" not in value) else storable(value)


class _Storable(TypeDecorator[str]):
    """What a database cannot hold (NUL, half a surrogate pair) becomes U+FFFD."""

    impl: type[String] = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        # Of every text in every row: SQLAlchemy's own would call process_bind_param through two more functions.
        return _stored


class Words(_Storable):
    """Text from outside, of any length."""

    cache_ok = True


class Key(_Storable):
    """A short text from us, such as an id; what somebody sends in its place may hold anything and is then not found."""

    impl = String
    cache_ok = True


class database_now(FunctionElement[dt.datetime]):  # noqa: N801 - reads as the SQL function that it is
    """The database's own clock, plus some time. Leases are kept by it: worker clocks differ and jump."""

    type = Instant()
    inherit_cache = True
    name = "database_now"

    def __init__(self, ahead: dt.timedelta = NOTHING) -> None:
        super().__init__(literal(ahead.total_seconds(), Float()))


@compiles(database_now, "sqlite")
def _sqlite_now(element: database_now, compiler: SQLCompiler, **kw: Any) -> str:
    seconds = compiler.process(element.clauses, **kw)
    return f"(strftime('%Y-%m-%dT%H:%M:%f', 'now', printf('%+.3f seconds', {seconds})) || '000Z')"


@compiles(database_now, "postgresql")
def _postgresql_now(element: database_now, compiler: SQLCompiler, **kw: Any) -> str:
    seconds = compiler.process(element.clauses, **kw)
    return f"(statement_timestamp() + make_interval(secs => {seconds}))"
