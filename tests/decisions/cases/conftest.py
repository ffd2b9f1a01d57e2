"""A company with open disputes; on SQLite, for what differs between databases is tried in tests/store.

Every test is a tenant of its own in one store: making a store, and its statements anew, would take most of the time.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docflow.store import Store
from tests.decisions.cases.desk import Desk, a_house
from tests.decisions.house import open_up
from tests.servers.stores import *  # noqa: F403 - fixtures
from tests.servers.stores import Clock, fresh_store


@pytest.fixture(scope="session")
def shared(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = fresh_store(sqlite_template, tmp_path_factory.mktemp("cases"))
    yield opened
    opened.close()


@pytest.fixture
def store(shared: Store, clock: Clock) -> Store:
    return a_house(shared, clock)


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """Customers, users and open items, and nobody's dispute yet."""
    open_up(store)
    return Desk(store, clock)
