"""Which tables are there, and how they come to be what this version needs (Alembic, run from the installed package)."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from docflow.errors import Misconfigured

_LOCK = 7_366_001
"""Any number: the advisory lock under which one process upgrades PostgreSQL while the others wait."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "docflow.store:migrations")
    return config


@cache
def head_revision() -> str:
    """The revision that this version of docflow needs."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def current_revision(connection: Connection) -> str | None:
    """The revision of the tables, None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def compare(current: str | None) -> None:
    """Raises Misconfigured where the tables are not those of this version."""
    refuse_unknown(current)
    if current is None:
        raise Misconfigured("The database is empty. Run `docflow db upgrade`.")
    if current != head_revision():
        raise Misconfigured("The database is of an older version of docflow. Run `docflow db upgrade`.")


@cache
def _known_revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def refuse_unknown(current: str | None) -> None:
    """Raises Misconfigured where a newer docflow has been here: an older one must not touch its tables."""
    if current is not None and current not in _known_revisions():
        raise Misconfigured(
            f"A newer docflow has upgraded the database (revision {current}). Install it, or restore a backup."
        )


def upgrade(connection: Connection) -> None:
    """Upgrades inside the connection's transaction: all of it or nothing, one process at a time."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    refuse_unknown(current_revision(connection))
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
