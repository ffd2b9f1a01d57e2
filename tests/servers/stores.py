"""Stores for tests: the fixture `store` gives each test a fresh one on SQLite and on PostgreSQL.

Import the fixtures where they are needed (a conftest.py may say `from tests.servers.stores import *`).
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from docflow.store import Store
from docflow.store.engine import transaction
from docflow.store.tables import postings, tasks, writers
from tests.servers.postgres import PostgresServer, running_postgres

__all__ = [
    "Clock",
    "clock",
    "fresh_store",
    "keep_time_by",
    "make_store",
    "pass_time",
    "postgres",
    "postgres_database",
    "postgres_template",
    "sqlite_template",
    "store",
    "store_url",
]

START = dt.datetime(2026, 5, 1, 9, 0, tzinfo=dt.UTC)


class Clock:
    """A clock that goes only when told to."""

    def __init__(self, now: dt.datetime = START) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """advance(minutes=5)"""
        self.now += dt.timedelta(**by)


def make_store(url: str) -> None:
    """Makes the tables."""
    store = Store(url)
    store.upgrade()
    store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> str:
    """The name of a database with the tables."""
    return postgres.make(make_store)


@pytest.fixture(scope="session")
def postgres_database(postgres: PostgresServer, postgres_template: str) -> str:
    """The name of a database that all tests use in turn."""
    return postgres.make(template=postgres_template)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the tables."""
    path = tmp_path_factory.mktemp("template") / "docflow.db"
    make_store(f"sqlite:///{path}")
    return path


def fresh_store(template: Path, folder: Path) -> Store:
    """An empty store in the folder, from a file with the tables: much faster than making them."""
    shutil.copy(template, folder / "docflow.sqlite")
    return Store(f"sqlite:///{folder}/docflow.sqlite")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.servers)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with empty tables."""
    if request.param == "sqlite":
        path = tmp_path / "docflow.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        name = request.getfixturevalue("postgres_database")
        server.empty(name)
        yield server.url(name)


@pytest.fixture
def store(store_url: str, clock: Callable[[], dt.datetime]) -> Iterator[Store]:
    """A store with empty tables and the clock of the fixture `clock`."""
    opened = Store(store_url, clock)
    yield opened
    opened.close()


def keep_time_by(store: Store, clock: Callable[[], dt.datetime]) -> None:
    """The database of the store goes by this clock too, so that leases and delays pass as it is advanced. SQLite only:
    there its own function can be replaced."""

    def strftime(_form: str, _now: str, ahead: str) -> str:
        moment = clock() + dt.timedelta(seconds=float(ahead.removesuffix(" seconds")))
        return moment.replace(tzinfo=None).isoformat(timespec="milliseconds")

    store.close()
    for way in store._ways.all():
        event.listen(way.engine, "connect", lambda raw, _: raw.create_function("strftime", 3, strftime))


def pass_time(store: Store, by: dt.timedelta) -> None:
    """Lets leases and delays grow older: they are kept by the database's own clock, which no test can set."""
    with transaction(store._ways.writing) as connection:
        for table in (tasks, postings, writers):
            key = list(table.primary_key.columns)
            for row in connection.execute(select(table)).mappings().all():
                older = {name: row[name] - by for name in ("lease_until", "not_before") if row.get(name) is not None}
                if older:
                    this = [column == row[column.name] for column in key]
                    connection.execute(update(table).where(*this).values(**older))
