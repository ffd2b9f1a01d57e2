"""Every test of decisions runs on SQLite and on PostgreSQL."""

from tests.servers.stores import *  # noqa: F403 - fixtures
