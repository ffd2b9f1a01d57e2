"""One open transaction, as the files of this package use it."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Connection,
    Executable,
    Row,
    Table,
    Text,
    bindparam,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from docflow.rules.domains import HeldDomains
from docflow.store.ids import new_id
from docflow.store.tables import heads
from docflow.store.texts import storable_each

_HEAD = select(heads).where(heads.c.tenant == bindparam("of_tenant")).with_for_update()
"""Built once: building a statement costs more than running it."""


class Work:
    """A connection in a transaction, the tenant, the clock, chance, and what is still to be done before the commit."""

    def __init__(
        self,
        connection: Connection,
        tenant: str,
        clock: Callable[[], dt.datetime],
        randbits: Callable[[int], int],
        kept: dict[str, tuple[str | None, HeldDomains]],
        *,
        reading: bool = False,
    ) -> None:
        """`randbits`: so many bits by chance, for ids; `kept`: tenant -> the mail domains of customers, and as of when;
        shared by all work of a process. `reading`: nothing can be changed, so what was found stays true."""
        self.connection = connection
        self.tenant = tenant
        self.clock = clock
        self.randbits = randbits
        self.kept = kept
        self.reading = reading
        self.before_commit: list[Callable[[], None]] = []

    @property
    def on_postgresql(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    def new_id(self, prefix: str) -> str:
        return new_id(prefix, self.clock(), self.randbits)

    def mine(self, table: Table, *criteria: Any) -> Any:
        """Rows of this tenant that meet the criteria."""
        return _of(table, self.tenant).where(*criteria)

    def rows(self, statement: Executable, values: Mapping[str, object] | None = None) -> Sequence[Any]:
        """All rows; `values` are of a statement that was built once."""
        return self.connection.execute(statement, values).all()

    def row(self, statement: Executable, values: Mapping[str, object] | None = None) -> Row[Any] | None:
        """The first row; `values` are of a statement that was built once."""
        return self.connection.execute(statement, values).first()

    def value(self, statement: Executable) -> Any:
        return self.connection.execute(statement).scalar()

    def run(self, statement: Executable) -> int:
        """Executes; returns how many rows were changed."""
        return self.connection.execute(statement).rowcount

    def many(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self.connection.execute(statement, rows)

    def insert(self, table: Table) -> Any:
        """An INSERT that knows ON CONFLICT."""
        return insert_into(table, self.on_postgresql)

    def add(self, table: Table, **values: object) -> None:
        self.connection.execute(self.insert(table), {"tenant": self.tenant, **values})

    def add_or_ignore(self, table: Table, computed: Mapping[str, Any] | None = None, /, **values: object) -> bool:
        """Whether the row is new; False where any unique key says that it is there already.

        `computed` values are SQL expressions.
        """
        statement = _once(table, self.on_postgresql)
        if computed:
            statement = statement.values(**computed)
        return self.connection.execute(statement, {"tenant": self.tenant, **values}).first() is not None

    def put(self, table: Table, key: Mapping[str, object], values: Mapping[str, object]) -> None:
        """Inserts the row or changes the one with this key."""
        keyed = {"tenant": self.tenant, **key}
        statement = self.insert(table).values(**keyed, **values)
        self.connection.execute(statement.on_conflict_do_update(index_elements=list(keyed), set_=values))

    def listed(self, values: Iterable[str] | Iterable[int], kind: type[Text] | type[BigInteger] = Text) -> Any:
        """The values as a table with the column `value`: one statement for any number of them."""
        told = self.as_listed(values, kind)
        return as_table(literal(told, ARRAY(kind())) if self.on_postgresql else told, self.on_postgresql)

    def as_listed(self, values: Any, kind: type[Text] | type[BigInteger] = Text) -> list[Any] | str:
        """The values, each once, as the parameter `listed` of a statement that was built once (`listing`).

        In order: SQLite puts them into a tree of its own, and goes through its index from one to the next.
        """
        told = storable_each(values) if kind is Text else sorted(set(values))
        return told if self.on_postgresql else json.dumps(told)

    def count(self, table: Table, *criteria: Any) -> int:
        counted = select(func.count()).select_from(table).where(table.c.tenant == self.tenant, *criteria)
        return int(self.value(counted))

    def count_by(self, column: Column[Any], *criteria: Any) -> dict[Any, int]:
        """How many of the tenant's rows have each value of the column."""
        counted = select(column, func.count()).where(column.table.c.tenant == self.tenant, *criteria).group_by(column)
        return dict(self.rows(counted))

    def lock(self, name: str) -> None:
        """Keeps others who ask for this name waiting until our transaction ends; on SQLite all writers wait anyway."""
        if self.on_postgresql:
            key = func.hashtextextended(f"{self.tenant}/{name}", 0)
            self.connection.execute(select(func.pg_advisory_xact_lock(key)))

    def lock_tenant(self) -> Row[Any]:
        """Takes the tenant's lock until the commit and returns its head. Only to be called at the end of the work."""
        mine = {"of_tenant": self.tenant}
        if (found := self.row(_HEAD, mine)) is None:
            self.add_or_ignore(heads)
            found = self.row(_HEAD, mine)
        assert found is not None
        return found

    def finish(self) -> None:
        """Does what was put off to the end of the transaction."""
        for last in self.before_commit:
            last()
        self.before_commit.clear()


@lru_cache(maxsize=1024)
def _of(table: Table, tenant: str) -> Any:
    """All rows of a tenant; built once, for building a statement costs more than running it."""
    return select(table).where(table.c.tenant == tenant)


def listing(on_postgresql: bool, kind: type[Text] | type[BigInteger] = Text) -> Any:
    """`Work.listed` in a statement that is built once: the values are given as its parameter `listed`."""
    return as_table(bindparam("listed", type_=ARRAY(kind()) if on_postgresql else Text()), on_postgresql)


def as_table(told: Any, on_postgresql: bool) -> Any:
    """An array, or on SQLite the text of a JSON array, as a table with the column `value`."""
    if on_postgresql:
        return func.unnest(told).table_valued("value").render_derived()
    return func.json_each(told).table_valued("value")


@cache
def insert_into(table: Table, on_postgresql: bool) -> Any:
    """An INSERT that knows ON CONFLICT."""
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)


@cache
def _once(table: Table, on_postgresql: bool) -> Any:
    """Building a statement costs more than running it."""
    return insert_into(table, on_postgresql).on_conflict_do_nothing().returning(table.c.tenant)
