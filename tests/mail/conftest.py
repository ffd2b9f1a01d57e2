"""Stores for the tests that take mail in."""

from tests.servers.stores import *  # noqa: F403 - fixtures
