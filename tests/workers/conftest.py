"""Delivery is tested on SQLite and on PostgreSQL; all modules share one sandbox, which takes seconds to load."""

from collections.abc import Iterator

import pytest

from tests.servers.stores import *  # noqa: F403 - fixtures
from workers.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A running sandbox."""
    with Sandbox() as running:
        yield running
