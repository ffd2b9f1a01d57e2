"""Delivery is tested on SQLite and on PostgreSQL."""

from tests.servers.stores import *  # noqa: F403 - fixtures
