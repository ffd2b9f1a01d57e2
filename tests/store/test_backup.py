"""A backup is one complete, checked file, made while others go on writing; half a backup is never found."""

import errno
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from docflow.errors import Misconfigured, Unavailable
from docflow.store import Store, open_store
from tests.servers.stores import Clock


@pytest.fixture
def store(sqlite_template: Path, tmp_path: Path, clock: Clock) -> Store:
    path = tmp_path / "docflow.db"
    path.write_bytes(sqlite_template.read_bytes())
    return Store(f"sqlite:///{path}", clock)


def note(store: Store) -> None:
    with store.begin() as tx:
        tx.audit.append("a", "b", "c")


def test_a_backup_is_a_database(store: Store, tmp_path: Path) -> None:
    note(store)
    store.backup(tmp_path / "backup.db")
    note(store)
    copy = open_store(f"sqlite:///{tmp_path}/backup.db")
    with copy.read() as tx:
        assert tx.audit.head()[0] == 1
        assert tx.audit.verify() == []
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600


def test_while_others_write(store: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def go_on() -> None:
        while not stop.is_set():
            note(store)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        for number in range(5):
            store.backup(tmp_path / f"{number}.db")
            with Store(f"sqlite:///{tmp_path}/{number}.db").read() as tx:
                assert tx.audit.verify() == []
    finally:
        stop.set()
        thread.join()


def test_an_old_backup_is_kept_until_the_new_one_is_whole(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "backup.db"
    store.backup(target)
    before = target.read_bytes()
    note(store)

    def fail(*_arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fail)
        with pytest.raises(Unavailable, match="backup"):
            store.backup(target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_nowhere_to_put_it(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="backup"):
        store.backup(tmp_path / "no" / "such" / "folder.db")


def test_it_needs_no_companions(store: Store, tmp_path: Path) -> None:
    note(store)
    store.backup(tmp_path / "backup.db")
    alone = tmp_path / "elsewhere.db"
    alone.write_bytes((tmp_path / "backup.db").read_bytes())
    with sqlite3.connect(alone) as plain:
        assert plain.execute("SELECT count(*) FROM audit").fetchone() == (1,)


def test_postgresql_has_its_own_program() -> None:
    store = Store("postgresql+psycopg://docflow:secret@127.0.0.1:1/docflow")
    with pytest.raises(Misconfigured, match="pg_dump") as raised:
        store.backup(Path("/tmp/x"))
    assert "secret" not in str(raised.value)
