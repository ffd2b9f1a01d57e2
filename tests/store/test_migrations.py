"""The migrations make the very tables that the code speaks of, from the installed package, on both databases."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from docflow.errors import Misconfigured
from docflow.store import Store, open_store
from docflow.store.engine import transaction
from docflow.store.tables import metadata
from docflow.store.tables.texts import FOUND
from tests.servers.postgres import PostgresServer


def test_the_migrations_equal_the_tables(store_url: str) -> None:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        # Of SQLite Alembic reads defaults wrongly; the definitions are compared below.
        defaults = connection.dialect.name == "postgresql"
        # The full-text index is no table that SQLAlchemy knows; its statements are compared below.
        opts = {"compare_server_default": defaults, "include_name": lambda name, *_: not str(name).startswith(FOUND)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_constraints_equal_too_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    """Alembic does not compare CHECKs, partial indexes or deferral: hold the definitions against each other."""
    made = create_engine(f"sqlite:///{tmp_path}/made.db")
    metadata.create_all(made)
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE '%alembic_version%'"
    assert _definitions(sqlite_template, query) == _definitions(tmp_path / "made.db", query)
    made.dispose()


@pytest.mark.servers
def test_the_constraints_equal_too_on_postgresql(postgres: PostgresServer, postgres_template: str) -> None:
    made = postgres.make(lambda url: metadata.create_all(create_engine(url)))
    query = """
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'
        UNION ALL SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'"""
    found = []
    for name in (postgres_template, made):
        engine = create_engine(postgres.url(name))
        with engine.connect() as connection:
            found.append({row[0]: row[1] for row in connection.execute(text(query))})
        engine.dispose()
    assert found[0] == found[1]
    assert len(found[0]) > 60


def _definitions(path: Path, query: str) -> dict[str, list[str]]:
    """Name -> its words, sorted: the order of constraints within a table does not matter, nor the quotes that SQLite
    puts around the name of a table that was made anew."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows = connection.execute(text(query)).all()
    engine.dispose()
    return {name: sorted(re.findall(r'[^\s,"]+', sql or "")) for name, sql in rows}


def test_upgrading_twice_changes_nothing(store: Store) -> None:
    store.upgrade()
    assert store.current_revision() == store.head_revision()
    store.check()


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="docflow db upgrade"):
        open_store(f"sqlite:///{tmp_path}/empty.db")


def test_tables_of_a_newer_docflow_are_left_alone(store: Store) -> None:
    with transaction(store._ways.writing) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="newer docflow"):
        store.check()
    with pytest.raises(Misconfigured, match="newer docflow"):
        store.upgrade()


def test_missing_tables_are_named_as_such(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(Misconfigured, match="docflow db upgrade"), store.begin() as tx:
        tx.mails.count()


def test_a_failing_revision_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed or failed half-way, an upgrade can be started again: it is one transaction."""
    store = Store(f"sqlite:///{tmp_path}/d.db")

    def fail(*_arguments: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr("alembic.command.upgrade", _then(fail))
        with pytest.raises(RuntimeError):
            store.upgrade()
    assert store.current_revision() is None
    store.upgrade()
    store.check()


def _then(fail):  # type: ignore[no-untyped-def]
    from alembic import command

    real = command.upgrade

    def both(*arguments: object) -> None:
        real(*arguments)
        fail()

    return both


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/d.db"
    code = f"from docflow.store import Store; s = Store('{url}'); s.upgrade(); print(s.current_revision())"
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, timeout=60, capture_output=True)
    assert told.stdout.decode().split()[-1] == open_store(url).head_revision()


def test_two_processes_may_upgrade_at_once(tmp_path: Path) -> None:
    code = f"from docflow.store import Store; s = Store('sqlite:///{tmp_path}/d.db'); s.upgrade(); s.check()"
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
