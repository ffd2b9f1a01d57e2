"""Every test of the store runs on SQLite and on PostgreSQL."""

from tests.servers.stores import *  # noqa: F403 - fixtures
