"""Files in a folder of this machine: root/ab/cd/abcd..., readable by us only."""

import os
import tempfile
from pathlib import Path

from docflow.errors import Misconfigured, NotFound, Unavailable
from docflow.files.contract import digest, known_name, verified

_OURS = 0o700


class LocalFiles:
    """A file is written beside its place, synced, and renamed into it: a crash leaves all of it or nothing."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, data: bytes) -> str:
        """Stores the bytes so that they outlive a power cut; returns their sha256. Raises Unavailable."""
        sha256 = digest(data)
        path = self._path(sha256)
        try:
            if not self._stored(path, data):
                self._make_folder(path.parent)
                self._write(path, data)
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be written: {error.strerror or error}") from error
        return sha256

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
            self._make_folder(self._root)
            with tempfile.TemporaryFile(dir=self._root) as probe:
                probe.write(b"docflow")
        except PermissionError as error:
            raise Misconfigured(f"The file store {self._root} is not ours to write. Change its owner.") from error
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be written: {error.strerror or error}") from error

    def _path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256[2:4] / sha256

    def _stored(self, path: Path, data: bytes) -> bool:
        """Whether the same bytes are there, durably; a file that was damaged since is written anew."""
        try:
            there = path.read_bytes() == data
        except FileNotFoundError:
            return False
        if there:
            # It may have been renamed into place by somebody who has not come to syncing the folder.
            self._sync_folder(path.parent)
        return there

    def _write(self, path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        self._sync_folder(path.parent)

    def _make_folder(self, folder: Path) -> None:
        """Makes the folder and syncs each parent whose list of names that changes."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=_OURS, exist_ok=True)
        self._sync_folder(folder.parent)

    def _sync_folder(self, folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
