"""Files in a folder of this machine: root/ab/abcd..., readable by us only.

Many that are stored together are made durable in a journal (root/journal/...) and get files of their own later.
"""

import errno
import os
import secrets
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from docflow.errors import Misconfigured, NotFound, StorageFull, Unavailable
from docflow.files import journal
from docflow.files.contract import digest, known_name, verified
from docflow.files.durable import created, each, made, sync_folder, write_whole
from docflow.schema.mail import Laid

_MOST_JOURNALS = 64
"""With so many, filing away waits no longer for a calm moment."""
_AT_ONCE = 8
"""Journals that are filed away together: each folder is synced once for all of them."""


class LocalFiles:
    """A file is written beside its place, synced, and renamed into it: a crash leaves all of it or nothing."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._journals = root / "journal"
        self._begun: dict[int, journal.Begun] = {}

    def put(self, data: bytes) -> str:
        """Stores the bytes so that they outlive a power cut; returns their sha256. Raises Unavailable, StorageFull."""
        name = digest(data)
        self._file({name: data})
        return name

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """As `put` for each, for the price of one. Raises Unavailable, StorageFull."""
        names = [digest(data) for data in blobs]
        together = dict(zip(names, blobs, strict=True))
        if len(together) < 2:
            self._file(together)
            return names
        try:
            each(sync_folder, made(self._journals))
            journal.write(self._journals, together)
        except OSError as error:
            raise _failed(self._root, error) from error
        self._thin_out()
        return names

    def begin(self) -> int:
        """A journal that somebody may lay blobs into. Raises Unavailable, StorageFull."""
        try:
            each(sync_folder, made(self._journals))
            new = journal.begun(self._journals)
        except OSError as error:
            raise _failed(self._root, error) from error
        self._begun[new.handle] = new
        return new.handle

    def keep(self, blobs: Sequence[Laid]) -> list[str]:
        """Makes durable what was laid there; returns the sha256 of each. Raises Unavailable, StorageFull."""
        handle = blobs[0].handle
        if refused := next((blob.refused for blob in blobs if blob.refused), 0):
            self.drop(handle)
            raise _failed(self._root, OSError(refused, os.strerror(refused)))
        try:
            self._begun.pop(handle).keep()
        except OSError as error:
            raise _failed(self._root, error) from error
        self._thin_out()
        return [blob.sha256 for blob in blobs]

    def drop(self, handle: int) -> None:
        """Nothing that was laid there is kept. Raises Unavailable."""
        try:
            self._begun.pop(handle).drop()
        except OSError as error:
            raise _failed(self._root, error) from error

    def _thin_out(self) -> None:
        try:
            crowded = len(journal.waiting(self._journals)) > _MOST_JOURNALS
        except OSError as error:
            raise _failed(self._root, error) from error
        if crowded:
            self.file_away()

    def file_away(self) -> None:
        """Gives what is in journals files of its own, whoever wrote them. Raises Unavailable, StorageFull."""
        try:
            journal.clear(self._journals)
            waiting = journal.waiting(self._journals)
            for start in range(0, len(waiting), _AT_ONCE):
                with ExitStack() as stack:
                    some = [stack.enter_context(journal.taken(path)) for path in waiting[start : start + _AT_ONCE]]
                    self._file({name: data for blobs in some for name, data in blobs.items()})
        except OSError as error:
            raise _failed(self._root, error) from error

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises NotFound, Corrupted, Unavailable."""
        data = self._found(known_name(sha256))
        if data is None:
            raise NotFound(f"There is no file {sha256} in {self._root}.")
        return verified(data, sha256)

    def has(self, sha256: str) -> bool:
        """Whether the file is there."""
        return self._found(known_name(sha256)) is not None

    def check(self) -> None:
        """Raises Misconfigured where the folder is missing or closed to us, Unavailable where it cannot be written."""
        try:
            made(self._root)
            with tempfile.TemporaryFile(dir=self._root) as probe:
                probe.write(b"docflow")
        except PermissionError as error:
            raise Misconfigured(f"The file store {self._root} is not ours to write. Change its owner.") from error
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be written: {error.strerror or error}") from error

    def _found(self, name: str) -> bytes | None:
        try:
            data = _content(self._path(name))
            if data is None:
                data = journal.found_in(self._journals, name)
            # It may have been filed away while we looked.
            return _content(self._path(name)) if data is None else data
        except OSError as error:
            raise Unavailable(f"The file store {self._root} cannot be read: {error.strerror or error}") from error

    def _path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def _file(self, blobs: Mapping[str, bytes]) -> None:
        """A file for each: all are written, then all are synced at once. One that was damaged since it was stored is
        written anew; one that is there may have been renamed by somebody who has not come to syncing its folder."""
        places = {self._path(name): data for name, data in blobs.items()}
        try:
            new = {path: data for path, data in places.items() if _content(path) != data}
            parents = {parent for path in new for parent in made(path.parent)}
            _write(new)
            each(sync_folder, parents | {path.parent for path in places})
        except OSError as error:
            raise _failed(self._root, error) from error


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(files: Mapping[Path, bytes]) -> None:
    """Each beside its place, synced, then renamed."""
    token = secrets.token_hex(8)
    halves = [path.with_name(f".new-{token}-{number}") for number, path in enumerate(files)]
    handles: list[int] = []
    try:
        for half, data in zip(halves, files.values(), strict=True):
            handles.append(created(half))
            write_whole(handles[-1], data)
        each(os.fsync, handles)
        for half, path in zip(halves, files, strict=True):
            half.replace(path)
    except OSError:
        for half in halves:
            half.unlink(missing_ok=True)
        raise
    finally:
        for handle in handles:
            os.close(handle)


def _failed(root: Path, error: OSError) -> Unavailable:
    kind = StorageFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else Unavailable
    return kind(f"The file store {root} cannot be written: {error.strerror or error}")
