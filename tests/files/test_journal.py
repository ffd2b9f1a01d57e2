"""Blobs on their way: durable in a journal, read from it, filed away later, whatever happens in between."""

import errno
import fcntl
import os
import random
import signal
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docflow.errors import NotFound, StorageFull
from docflow.files import Corrupted, LocalFiles
from docflow.files.contract import digest
from docflow.schema.mail import Laid

BLOBS = [b"", b"one", b"two" * 1000, b"3" * 64 + b" 000000000001\n"]
NAMES = [digest(blob) for blob in BLOBS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


def journals(root: Path) -> list[Path]:
    return list((root / "journal").iterdir())


def test_it_is_read_from_the_journal_and_then_from_its_file(root: Path) -> None:
    LocalFiles(root).put_all(BLOBS)
    (journal,) = journals(root)
    assert journal.stat().st_mode & 0o077 == 0
    # Whoever wrote it was killed here; another goes on.
    files = LocalFiles(root)
    assert [files.get(name) for name in NAMES] == BLOBS
    files.file_away()
    assert journals(root) == []
    assert [(root / name[:2] / name).read_bytes() for name in NAMES] == BLOBS
    assert [files.get(name) for name in NAMES] == BLOBS


def test_a_single_blob_needs_no_journal(root: Path) -> None:
    name = LocalFiles(root).put_all([b"one", b"one"])[0]
    assert (root / name[:2] / name).exists()
    assert not (root / "journal").exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0, max_value=len(BLOBS) * 78 + sum(map(len, BLOBS))))
def test_a_journal_that_ends_anywhere(root: Path, end: int) -> None:
    """Its writer was killed: what is whole is kept, nobody was told of the rest."""
    files = LocalFiles(root)
    files.put_all(BLOBS)
    (journal,) = journals(root)
    os.truncate(journal, end)
    ends = [sum(78 + len(blob) for blob in BLOBS[: n + 1]) for n in range(len(BLOBS))]
    whole = [name for name, last in zip(NAMES, ends, strict=True) if last <= end]
    assert [name for name in NAMES if files.has(name)] == whole
    files.file_away()
    assert journals(root) == []
    assert [name for name in NAMES if files.has(name)] == whole
    for name in whole:
        (root / name[:2] / name).unlink()


def test_a_damaged_blob_shows_and_does_not_take_the_others_along(root: Path) -> None:
    files = LocalFiles(root)
    files.put_all(BLOBS)
    (journal,) = journals(root)
    data = bytearray(journal.read_bytes())
    data[2 * 78 + 1] ^= 1  # in b"one"
    journal.write_bytes(data)
    for _ in range(2):
        files.file_away()
        with pytest.raises(Corrupted, match="damaged"):
            files.get(NAMES[1])
        assert [files.get(NAMES[n]) for n in (0, 2, 3)] == [BLOBS[n] for n in (0, 2, 3)]


def test_what_is_no_journal_is_left_alone(root: Path) -> None:
    files = LocalFiles(root)
    files.put_all(BLOBS)
    (root / "journal" / "notes.txt").write_bytes(b"x" * 500)
    files.file_away()
    assert [path.name for path in journals(root)] == ["notes.txt"]
    with pytest.raises(NotFound):
        files.get(digest(b"never"))


@pytest.mark.parametrize("call", ["os.write", "os.fsync", "os.open", "pathlib.Path.replace"])
def test_a_full_disk_while_filing_away_loses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    files = LocalFiles(root)
    files.put_all(BLOBS)

    def fail(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(call, fail)
        with pytest.raises(StorageFull):
            files.file_away()
    assert len(journals(root)) == 1
    files.file_away()
    assert [files.get(name) for name in NAMES] == BLOBS


@pytest.mark.parametrize("call", ["os.write", "os.fsync"])
def test_a_full_disk_while_writing_leaves_no_journal(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    LocalFiles(root).put_all(BLOBS)
    LocalFiles(root).file_away()
    with monkeypatch.context() as patch:
        patch.setattr(call, fail)
        with pytest.raises(StorageFull):
            LocalFiles(root).put_all(BLOBS)
    assert journals(root) == []


def laid_there(handle: int, refused: int = 0) -> list[Laid]:
    """All blobs, as another process lays them into a file that it was handed."""
    for blob in BLOBS:
        os.write(handle, f"{digest(blob)} {len(blob):012}\n".encode() + blob)
    return [Laid(handle, digest(blob), len(blob), refused) for blob in BLOBS]


def test_what_somebody_else_lays_down_is_there_once_it_is_kept(root: Path) -> None:
    files = LocalFiles(root)
    laid = laid_there(files.begin())
    assert not any(files.has(name) for name in NAMES)
    assert files.keep(laid) == NAMES
    assert [LocalFiles(root).get(name) for name in NAMES] == BLOBS
    files.file_away()
    assert journals(root) == []
    assert [(root / name[:2] / name).read_bytes() for name in NAMES] == BLOBS


def test_what_is_kept_is_filed_away_though_the_other_still_has_the_file_open(root: Path) -> None:
    files = LocalFiles(root)
    handle = files.begin()
    theirs = os.dup(handle)
    files.keep(laid_there(handle))
    files.file_away()
    os.close(theirs)
    assert journals(root) == []


def test_what_is_dropped_or_refused_by_the_disk_is_nowhere(root: Path) -> None:
    files = LocalFiles(root)
    handle = files.begin()
    laid_there(handle)
    files.drop(handle)
    with pytest.raises(StorageFull):
        files.keep(laid_there(files.begin(), errno.ENOSPC))
    assert journals(root) == []


def test_what_was_begun_is_cleared_away_only_once_its_writer_is_dead(root: Path) -> None:
    files, others = LocalFiles(root), LocalFiles(root)
    laid = laid_there(files.begin())
    others.file_away()
    assert len(journals(root)) == 1, "somebody is at it"
    files.keep(laid)
    child = os.fork()
    if not child:
        laid_there(LocalFiles(root).begin())
        os._exit(0)
    os.waitpid(child, 0)
    assert len(journals(root)) == 2
    others.file_away()
    assert journals(root) == []
    assert [others.get(name) for name in NAMES] == BLOBS


def test_too_many_journals_are_not_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docflow.files.local._MOST_JOURNALS", 3)
    files = LocalFiles(root)
    names = [name for n in range(10) for name in files.put_all([b"%d" % n, b"%d more" % n])]
    assert len(journals(root)) <= 3
    assert all(files.has(name) for name in names)


def test_a_journal_that_is_filed_away_before_it_is_locked_is_begun_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    LocalFiles(root).put_all([b"x", b"y"])
    lock, others = fcntl.flock, [LocalFiles(root), LocalFiles(root)]

    def late(handle: int, operation: int) -> None:
        if others:
            others.pop().file_away()
        lock(handle, operation)

    monkeypatch.setattr("docflow.files.journal.fcntl.flock", late)
    names = LocalFiles(root).put_all(BLOBS)
    assert [LocalFiles(root).get(name) for name in names] == BLOBS


def _storing(root: Path, seed: int) -> tuple[int, int]:
    """A process that stores, files away, and tells each name once it is stored; its id and the pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        dice, files = random.Random(seed), LocalFiles(root)
        for _ in range(1000):
            names = files.put_all([dice.randbytes(dice.choice([10, 3000])) for _ in range(4)])
            os.write(writing, "".join(f"{name}\n" for name in names).encode())
            if dice.random() < 0.3:
                files.file_away()
    finally:
        os._exit(0)


def test_kills_at_any_moment(root: Path) -> None:
    """Two processes that store into one place and file away each other's journals; each is killed."""
    dice, told = random.Random(5), set[str]()
    for number in range(8):
        for child, reading in [_storing(root, 2 * number + n) for n in range(2)]:
            with os.fdopen(reading) as pipe:
                told.add(pipe.readline().strip())  # it has begun
                time.sleep(dice.uniform(0.0, 0.03))
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                told |= {line.strip() for line in pipe if line.endswith("\n")}
        files = LocalFiles(root)
        assert all(files.has(name) for name in told)
    files.file_away()
    assert journals(root) == []
    assert {digest(files.get(name)) for name in told} == told
