"""A watched folder: files at rest are taken once, whole, and moved away only when they are durable."""

import os
from pathlib import Path

import pytest

from docflow import intake
from docflow.errors import MailboxRefused, Unavailable
from docflow.files import LocalFiles
from docflow.files.watched import WatchedFolder
from docflow.store import Store
from tests.servers.stores import fresh_store
from workers.watch import take_in


class World:
    def __init__(self, home: Path, store: Store) -> None:
        self.now = 1_800_000_000.0
        self.inbox = home / "inbox"
        self.inbox.mkdir()
        self.files = LocalFiles(home / "files")
        self.store = store
        self.folder = WatchedFolder("scans", self.inbox, lambda: self.now)
        self.hints: list[str] = []

    def drop(self, name: str, data: bytes, age: float = 0) -> Path:
        path = self.inbox / name
        path.write_bytes(data)
        os.utime(path, (self.now - age, self.now - age))
        return path

    def look(self, seconds: float = 5) -> int:
        self.now += seconds
        return take_in(self.folder, self.store, self.files, self.hints.append)

    def documents(self) -> list[str]:
        with self.store.read() as tx:
            return sorted(document.name for document in tx.documents.list())

    def notice(self) -> str:
        with self.store.read() as tx:
            state = tx.mailboxes.state("scans")
        return state.notice if state else ""


@pytest.fixture
def world(tmp_path: Path, sqlite_template: Path) -> World:
    return World(tmp_path, fresh_store(sqlite_template, tmp_path))


def test_a_file_is_taken_when_it_has_come_to_rest(world: World) -> None:
    path = world.drop("advice.csv", b"half")
    assert world.look() == 0
    world.drop("advice.csv", b"half and half")
    assert world.look(1) == 0
    assert world.look() == 1
    assert (world.documents(), len(world.hints)) == (["advice.csv"], 1)
    assert not path.exists()
    assert (world.inbox / "done" / "advice.csv").read_bytes() == b"half and half"
    assert world.look() == 0


def test_a_file_that_is_renamed_into_the_folder_is_taken_at_the_second_look(world: World) -> None:
    world.drop(".advice.csv", b"whole", age=60).rename(world.inbox / "advice.csv")
    assert (world.look(0), world.look(0)) == (0, 1)


def test_what_is_no_finished_file_is_left_alone(world: World) -> None:
    for name in (".hidden", "a.pdf.part", "b.tmp", "c.filepart", "d.crdownload", "e~"):
        world.drop(name, b"x", age=60)
    (world.inbox / "subfolder").mkdir()
    (world.inbox / "link").symlink_to("/etc/passwd")
    assert (world.look(), world.look()) == (0, 0)
    assert world.documents() == []


def test_two_files_of_one_name_are_both_kept(world: World) -> None:
    for data in (b"first", b"second"):
        world.drop("advice.csv", data, age=60)
        world.look()
        assert world.look() == 1
    done = world.inbox / "done"
    assert {path.name: path.read_bytes() for path in done.iterdir()} == {
        "advice.csv": b"first", "advice (2).csv": b"second",
    }  # fmt: skip


def test_a_kill_between_storing_and_moving_doubles_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.drop("advice.csv", b"once", age=60)
    world.look()
    with monkeypatch.context() as patch:
        patch.setattr(WatchedFolder, "done", lambda self, path: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            world.look()
    assert world.documents() == ["advice.csv"]
    world.folder = WatchedFolder("scans", world.inbox, lambda: world.now)
    assert (world.look(), world.look()) == (0, 0)
    assert world.documents() == ["advice.csv"]
    assert (world.inbox / "done" / "advice.csv").exists()


def test_a_full_disk_leaves_the_file_where_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    path = world.drop("advice.csv", b"x", age=60)
    world.look()
    with monkeypatch.context() as patch:
        patch.setattr(LocalFiles, "put", lambda self, data: (_ for _ in ()).throw(Unavailable("The disk is full.")))
        with pytest.raises(Unavailable):
            world.look()
    assert path.exists()
    assert world.look() == 1


def test_a_refused_file_is_put_aside_with_the_reason(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_UPLOAD", 10)
    world.drop("large.csv", b"x" * 11, age=60)
    world.drop("small.csv", b"x", age=60)
    world.look()
    assert world.look() == 1
    assert "at most" in (world.inbox / "refused" / "large.csv.why.txt").read_text()
    assert "large.csv was refused" in world.notice()


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(MailboxRefused, match="make it, or correct its path"):
        WatchedFolder("scans", tmp_path / "none").at_rest()
