"""Files in a folder of this machine: root/ab/abcd..., readable by us only."""

import errno
import os
import secrets
import tempfile
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from docflow.errors import Misconfigured, NotFound, StorageFull, Unavailable
from docflow.files.contract import digest, known_name, verified

_OURS = 0o700
_SYNCS = 32

T = TypeVar("T")


class LocalFiles:
    """A file is written beside its place, synced, and renamed into it: a crash leaves all of it or nothing."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> str:
        """Stores the bytes so that they outlive a power cut; returns their sha256. Raises Unavailable, StorageFull."""
        return self.put_all([data])[0]

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """All are written, then all are synced at once: the disk takes many syncs for little more than one."""
        names = [digest(data) for data in blobs]
        places = {self._path(name): data for name, data in zip(names, blobs, strict=True)}
        try:
            new = [(path, data) for path, data in places.items() if not self._stored(path, data)]
            parents = {parent for path, _ in new for parent in _made(path.parent)}
            self._write(new)
            _each(_sync_folder, parents | {path.parent for path in places})
        except OSError as error:
            raise _failed(self._root, error) from error
        return names

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises NotFound, Corrupted, Unavailable."""
        try:
            data = self._path(known_name(sha256)).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"There is no file {sha256} in {self._root}.") from error
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be read: {error.strerror or error}") from error
        return verified(data, sha256)

    def has(self, sha256: str) -> bool:
        """Whether the file is there."""
        try:
            return self._path(known_name(sha256)).is_file()
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be read: {error.strerror or error}") from error

    def check(self) -> None:
        """Raises Misconfigured where the folder is missing or closed to us, Unavailable where it cannot be written."""
        try:
            _made(self._root)
            with tempfile.TemporaryFile(dir=self._root) as probe:
                probe.write(b"docflow")
        except PermissionError as error:
            raise Misconfigured(f"The file store {self._root} is not ours to write. Change its owner.") from error
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be written: {error.strerror or error}") from error

    def _path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def _stored(self, path: Path, data: bytes) -> bool:
        """Whether the same bytes are there; a file that was damaged since is written anew. It may have been renamed
        into place by somebody who has not come to syncing the folder."""
        try:
            return path.read_bytes() == data
        except FileNotFoundError:
            return False

    def _write(self, files: Sequence[tuple[Path, bytes]]) -> None:
        """Each beside its place, synced, then renamed."""
        token = secrets.token_hex(8)
        halves = [(path.with_name(f".new-{token}-{number}"), path) for number, (path, _) in enumerate(files)]
        handles: list[int] = []
        try:
            for (half, _), (_, data) in zip(halves, files, strict=True):
                handles.append(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                _write_whole(handles[-1], data)
            _each(os.fsync, handles)
            for half, path in halves:
                half.replace(path)
        except OSError:
            for half, _ in halves:
                half.unlink(missing_ok=True)
            raise
        finally:
            for handle in handles:
                os.close(handle)


def _write_whole(handle: int, data: bytes) -> None:
    """All of it: the system may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _made(folder: Path) -> list[Path]:
    """Makes the folder; returns each parent whose list of names that changes: it is to be synced."""
    if folder.is_dir():
        return []
    parents = _made(folder.parent)
    folder.mkdir(mode=_OURS, exist_ok=True)
    return [*parents, folder.parent]


def _failed(root: Path, error: OSError) -> Unavailable:
    kind = StorageFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else Unavailable
    return kind(f"The file store {root} cannot be written: {error.strerror or error}")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _each(action: Callable[[T], object], items: Collection[T]) -> None:
    """All at a time, waiting for all; raises what the first of them raises."""
    if len(items) <= 1:
        for item in items:
            action(item)
        return
    with ThreadPoolExecutor(_SYNCS) as pool:
        list(pool.map(action, items))
