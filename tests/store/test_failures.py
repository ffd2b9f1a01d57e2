"""What goes wrong with a database is said in our own words, soon, and nothing half-done stays behind."""

import os
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text

from docflow.errors import Misconfigured, Refused, Unavailable
from docflow.store import Store, open_store
from tests.servers.ports import free_port
from tests.servers.postgres import PostgresServer, crash, running_postgres
from tests.servers.stores import make_store
from tests.store.things import a_document


def write(store: Store, name: str = "x") -> None:
    with store.begin() as tx:
        tx.flags.set(name)


def is_set(store: Store, name: str = "x") -> bool:
    with store.read() as tx:
        return tx.flags.get(name) is not None


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "docflow.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process writes and does not come to an end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_locked_database_is_waited_for_but_not_for_ever(database: Path) -> None:
    store = Store(f"sqlite:///{database}", wait=0.3)
    with locked(database):
        began = time.monotonic()
        with pytest.raises(Unavailable, match="busy"):
            write(store)
        assert time.monotonic() - began > 0.2
        assert not is_set(store)  # reading goes on meanwhile
    write(store)
    assert is_set(store)


def test_a_lock_that_is_given_up_in_time_is_not_noticed(database: Path) -> None:
    store = Store(f"sqlite:///{database}", wait=10)
    with locked(database):
        thread = threading.Thread(target=write, args=(store,))
        thread.start()
        time.sleep(0.3)
    thread.join(60)
    assert is_set(store)


def test_a_full_disk(database: Path) -> None:
    store = Store(f"sqlite:///{database}")
    with pytest.raises(Unavailable, match="space"), store.begin() as tx:
        pages = tx.flags._work.value(text("PRAGMA page_count"))
        tx.flags._work.run(text(f"PRAGMA max_page_count = {pages}"))
        for number in range(10_000):
            tx.flags.set(f"flag {number}" * 10)
    # The limit was this connection's own: with space there again, all is well.
    store.close()
    write(store)
    assert is_set(store)


def test_a_new_database_is_for_our_eyes_only(tmp_path: Path) -> None:
    make_store(f"sqlite:///{tmp_path}/new.db")
    store = Store(f"sqlite:///{tmp_path}/new.db")
    with store.begin() as tx:
        tx.flags.set("x")
        found = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert found == dict.fromkeys(("new.db", "new.db-wal", "new.db-shm"), 0o600)


def test_a_damaged_file(database: Path) -> None:
    database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 100_000)
    with pytest.raises(Misconfigured, match="damaged"):
        open_store(f"sqlite:///{database}")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(Misconfigured, match="damaged"):
        open_store(f"sqlite:///{tmp_path}/letter")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////nowhere/at/all.db", "folder"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("mysql://localhost/docflow", "not in mysql"),
        ("not an address", "address"),
        ("postgresql+psycopg://u:secret@host:port/db", "address"),
    ],
)
def test_addresses_that_cannot_be(url: str, words: str) -> None:
    with pytest.raises(Misconfigured, match=words) as raised:
        Store(url)
    assert "secret" not in str(raised.value)


def test_the_password_is_not_shown() -> None:
    store = Store("postgresql://docflow:secret@127.0.0.1:1/docflow")
    assert "secret" not in store.url
    assert store.url.startswith("postgresql+psycopg://docflow:")


def test_a_glance_waits_for_nobody(database: Path) -> None:
    """The loop that serves all requests looks up keys: it must not stand still until another process is done."""
    store = Store(f"sqlite:///{database}")
    write(store)
    with store.glance() as tx:
        assert tx.flags.get("x") is not None
    store.close()
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(Unavailable, match="busy"), store.glance() as tx:
            tx.flags.get("x")
        assert time.monotonic() - began < 2


def test_a_glance_cannot_write(database: Path) -> None:
    store = Store(f"sqlite:///{database}")
    with pytest.raises(Misconfigured), store.glance() as tx:
        tx.flags.set("x")


def test_a_network_is_not_glanced_over() -> None:
    assert Store("postgresql://docflow@127.0.0.1:1/docflow").waits


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises((Refused, Misconfigured)), store.read() as tx:
        tx.flags.set("x")
    write(store)
    assert is_set(store)


def test_what_was_prepared_stays_prepared(tmp_path: Path) -> None:
    """A PRAGMA before each transaction made SQLite prepare every statement anew: a look-up took 200 us for 4."""
    make_store(f"sqlite:///{tmp_path}/d.db")
    store = Store(f"sqlite:///{tmp_path}/d.db")
    told: list[str] = []
    for way in store._ways.all():
        event.listen(way.engine, "checkout", lambda raw, *_: raw.set_trace_callback(told.append))
    write(store)
    assert is_set(store)
    write(store, "y")
    assert (told.count("BEGIN IMMEDIATE"), told.count("BEGIN")) == (2, 1)
    assert not [one for one in told if one.startswith("PRAGMA")]


def test_reading_sees_one_state(store: Store) -> None:
    with store.read() as tx:
        assert tx.documents.list() == []
        with store.begin() as other:
            a_document(other)
        assert tx.documents.list() == []
    with store.read() as tx:
        assert len(tx.documents.list()) == 1


def test_a_forked_child_does_not_use_its_parents_connections(store: Store) -> None:
    write(store, "parent")
    child = os.fork()
    if child == 0:
        try:
            write(store, "child")
            os._exit(0 if is_set(store, "parent") else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert is_set(store, "child")
    write(store, "after")


def test_many_threads_share_a_store(store: Store) -> None:
    problems: list[Exception] = []

    def work(number: int) -> None:
        try:
            for n in range(5):
                write(store, f"{number} {n}")
                assert is_set(store, f"{number} {n}")
        except Exception as problem:  # noqa: BLE001 - shown by the main thread
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def test_four_processes_write_at_once(database: Path) -> None:
    code = """
import sys
from docflow.store import Store
store = Store(sys.argv[1], wait=60)
for n in range(50):
    with store.begin() as tx:
        tx.flags.set(f"{sys.argv[2]} {n}")
        tx.audit.append("w", "set", sys.argv[2])
"""
    url = f"sqlite:///{database}"
    running = [subprocess.Popen([sys.executable, "-c", code, url, str(number)]) for number in range(4)]
    assert [process.wait(timeout=120) for process in running] == [0] * 4
    with Store(url).read() as tx:
        assert tx.audit.head()[0] == 200
        assert tx.audit.verify() == []


@pytest.mark.servers
class TestPostgres:
    """A server that refuses, hangs, or dies."""

    @pytest.fixture
    def url(self, postgres: PostgresServer, postgres_template: str) -> Iterator[str]:
        name = postgres.make(template=postgres_template)
        yield postgres.url(name)
        postgres.drop(name)

    def test_nobody_listens(self) -> None:
        with pytest.raises(Unavailable):
            open_store(f"postgresql+psycopg://docflow@127.0.0.1:{free_port()}/docflow")

    def test_no_such_database(self, postgres: PostgresServer) -> None:
        with pytest.raises(Misconfigured, match="nowhere"):
            open_store(postgres.url("nowhere"))

    def test_a_lock_is_waited_for_but_not_for_ever(self, url: str) -> None:
        store = Store(url, wait=0.3)
        write(store)
        with psycopg.connect(_plain(url)) as other:
            other.execute("SELECT * FROM flags FOR UPDATE")
            with pytest.raises(Unavailable):
                write(store)
        write(store)

    def test_a_connection_that_is_cut(self, url: str) -> None:
        store = Store(url)
        with pytest.raises(Unavailable), store.begin() as tx:
            tx.flags.set("x")
            with psycopg.connect(_plain(url), autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            tx.flags.set("y")
        assert not is_set(store)
        write(store)

    def test_two_that_wait_for_each_other(self, url: str) -> None:
        store = Store(url)
        write(store, "a")
        write(store, "b")
        barrier, outcomes = threading.Barrier(2), []

        def both(first: str, second: str) -> None:
            try:
                with store.begin() as tx:
                    tx.flags.set(first, "new")
                    barrier.wait(60)
                    tx.flags.set(second, "new")
                outcomes.append("done")
            except Unavailable:
                outcomes.append("again")

        threads = [threading.Thread(target=both, args=names) for names in (("a", "b"), ("b", "a"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["again", "done"]

    def test_a_name_locks_out_its_own_tenant_only(self, url: str) -> None:
        store, impatient = Store(url), Store(url, wait=0.3)
        with store.begin() as tx:
            tx.lock("customer:C-1")
            with pytest.raises(Unavailable), impatient.begin() as other:
                other.lock("customer:C-1")
            with impatient.begin() as other:
                other.lock("customer:C-2")
            with impatient.of("elsewhere").begin() as other:
                other.lock("customer:C-1")

    @pytest.mark.slow
    def test_a_server_that_dies_and_comes_back_empty_handed(self) -> None:
        with running_postgres() as server:
            url = server.url(server.make(make_store))
            store = Store(url, wait=2)
            write(store)
            crash(server)
            with pytest.raises(Unavailable):
                for _ in range(50):
                    write(store)
                    time.sleep(0.1)


def _plain(url: str) -> str:
    return re.sub(r"\+psycopg", "", url)
