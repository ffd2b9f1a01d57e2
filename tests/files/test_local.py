"""Files on local disk: durable before `put` returns, all or nothing, checked on every read."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from docflow.errors import Misconfigured, NotFound, StorageFull, Unavailable
from docflow.files import Corrupted, LocalFiles


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def files(root: Path) -> LocalFiles:
    return LocalFiles(root)


def stored(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_our_eyes_only(files: LocalFiles, root: Path) -> None:
    files.put(b"secret")
    (path,) = stored(root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.parent.parent == root


def test_the_same_bytes_are_one_file(files: LocalFiles, root: Path) -> None:
    assert files.put(b"x") == files.put(b"x")
    assert len(stored(root)) == 1


def test_a_damaged_file_shows_and_is_mended_by_putting_it_again(files: LocalFiles, root: Path) -> None:
    sha256 = files.put(b"original")
    (path,) = stored(root)
    path.write_bytes(b"originel")
    with pytest.raises(Corrupted, match="damaged"):
        files.get(sha256)
    assert files.put(b"original") == sha256
    assert files.get(sha256) == b"original"


def test_a_truncated_file_shows(files: LocalFiles, root: Path) -> None:
    sha256 = files.put(b"original")
    stored(root)[0].write_bytes(b"")
    with pytest.raises(Corrupted):
        files.get(sha256)


@pytest.mark.parametrize("call", ["write", "fsync", "replace", "mkdir", "open"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_failing_disk(files: LocalFiles, root: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    """Nothing half-written is ever found under the name, nothing is left lying about, and the next try succeeds."""

    def fail(*_arguments: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    target = {
        "write": "os.write",
        "fsync": "os.fsync",
        "replace": "pathlib.Path.replace",
        "mkdir": "pathlib.Path.mkdir",
        "open": "os.open",
    }
    with monkeypatch.context() as patch:
        patch.setattr(target[call], fail)
        with pytest.raises(StorageFull if number == errno.ENOSPC else Unavailable, match="cannot be written"):
            files.put(b"data")
    assert stored(root) == []
    sha256 = files.put(b"data")
    assert files.get(sha256) == b"data"


def test_a_disk_that_fills_up_in_the_middle(files: LocalFiles, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two files the second finds no room: neither is there, and nothing is left lying about."""
    write, room = os.write, 6

    def little(handle: int, data: memoryview) -> int:
        nonlocal room
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = write(handle, data[: min(2, room)])
        room -= taken
        return taken

    with monkeypatch.context() as patch:
        patch.setattr("os.write", little)
        with pytest.raises(StorageFull):
            files.put_all([b"data", b"more"])
    assert stored(root) == []


def test_everything_is_synced_before_it_returns(files: LocalFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    """File before rename; folder after it; new folders in their parents."""
    seen: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        seen.append("file" if path.is_file() else f"folder {len(path.name)}")
        fsync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        seen.append("rename")
        return replace(path, target)

    monkeypatch.setattr("os.fsync", noted_fsync)
    monkeypatch.setattr("pathlib.Path.replace", noted_replace)
    files.put(b"data")
    assert seen[:2] == ["file", "rename"]
    assert len(seen) == 5  # its folder, and two new folders, each in its parent
    seen.clear()
    files.put_all([b"one", b"two", b"one"])
    assert seen == [
        "folder 5",
        "file",
        "folder 7",
    ]  # the new folder of the journal in its parent, the journal, its name
    seen.clear()
    files.file_away()
    assert seen[:4] == ["file", "file", "rename", "rename"]
    assert set(seen[4:]) == {"folder 2", "folder 5"}
    seen.clear()
    files.put(b"data")
    assert seen == ["folder 2"]


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
def test_a_disk_that_cannot_be_read(files: LocalFiles, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    sha256 = files.put(b"data")

    def fail(_path: Path) -> bytes:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.read_bytes", fail)
    with pytest.raises(Unavailable, match="cannot be read"):
        files.get(sha256)


def test_many_at_once(files: LocalFiles, root: Path) -> None:
    contents = [bytes([n]) * 10_000 for n in range(20)]

    def put_all() -> None:
        for data in contents:
            files.put(data)

    threads = [threading.Thread(target=put_all) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stored(root)) == len(contents)
    assert all(files.get(path.name) in contents for path in stored(root))


def test_checking(tmp_path: Path) -> None:
    LocalFiles(tmp_path / "new" / "files").check()
    assert (tmp_path / "new" / "files").is_dir()
    (tmp_path / "plain").write_bytes(b"")
    with pytest.raises(Unavailable):
        LocalFiles(tmp_path / "plain").check()


def test_a_folder_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(Misconfigured, match="not ours"):
        LocalFiles(tmp_path).check()


def test_only_a_name_is_a_name(files: LocalFiles, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    for name in ("../secret", "/etc/passwd", "", "A" * 64, "a" * 63, "a" * 64 + "\n", "a" * 62 + "/."):
        with pytest.raises(NotFound):
            files.get(name)
        with pytest.raises(NotFound):
            files.has(name)
