"""A company with open disputes; on SQLite, for what differs between databases is tried in tests/store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docflow.store import Store
from tests.decisions.cases.desk import Desk
from tests.decisions.house import open_up
from tests.servers.stores import *  # noqa: F403 - fixtures
from tests.servers.stores import Clock, fresh_store


@pytest.fixture
def store(sqlite_template: Path, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = fresh_store(sqlite_template, tmp_path)
    opened.clock = clock
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, clock: Clock) -> Desk:
    """Customers, users and open items, and nobody's dispute yet."""
    open_up(store)
    return Desk(store, clock)
