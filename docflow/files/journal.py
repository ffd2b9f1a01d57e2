"""A journal: blobs one behind the other in one file, made durable by one sync instead of one for each.

It is a stop on the way: its blobs get files of their own later, and then it goes. Whoever writes it or files it away
holds its lock; a kill in between leaves it to the next who comes. While it is written it has another name, and what
was never finished is cleared away. Another process may write it: docflow.mail.ferry knows the form, too.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from docflow.files.contract import digest
from docflow.files.durable import created, sync_folder, write_whole

_HEAD = re.compile(rb"([0-9a-f]{64}) (\d{12})\n")
"""Before each blob: its sha256 and its length."""
_HEAD_BYTES = 78
_BEGUN = "."
"""Before the name of one that is not finished."""


class Begun(NamedTuple):
    """A journal that is being written. It is locked, and has a name that nobody reads it by."""

    path: Path
    handle: int

    def keep(self) -> None:
        """Makes it a journal: durable on return, else not there. Raises OSError."""
        final = self.path.with_name(self.path.name.removeprefix(_BEGUN))
        try:
            os.fsync(self.handle)
            self.path.rename(final)
            sync_folder(self.path.parent)
        except OSError:
            final.unlink(missing_ok=True)
            self.path.unlink(missing_ok=True)
            raise
        finally:
            self._let_go()

    def drop(self) -> None:
        """Nobody will ask for what is in it. Raises OSError."""
        try:
            self.path.unlink(missing_ok=True)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Who was lent the handle may still have it open; the lock goes all the same."""
        fcntl.flock(self.handle, fcntl.LOCK_UN)
        os.close(self.handle)


def begun(folder: Path) -> Begun:
    """A new journal. One that somebody cleared away before we had its lock is none. Raises OSError."""
    while True:
        path = folder / f"{_BEGUN}{secrets.token_hex(8)}"
        handle = created(path)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return Begun(path, handle)
        os.close(handle)


def write(folder: Path, blobs: Mapping[str, bytes]) -> None:
    """A new journal of blobs by their sha256: durable on return, else not there. Raises OSError."""
    new = begun(folder)
    try:
        for sha256, data in blobs.items():
            write_whole(new.handle, f"{sha256} {len(data):012}\n".encode())
            write_whole(new.handle, data)
    except OSError:
        new.drop()
        raise
    new.keep()


def clear(folder: Path) -> None:
    """Removes what was begun by processes that were killed. Raises OSError."""
    for path in folder.glob(f"{_BEGUN}*"):
        with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def found_in(folder: Path, sha256: str) -> bytes | None:
    """The blob, where a journal of the folder has it. Raises OSError."""
    for path in waiting(folder):
        with suppress(FileNotFoundError), path.open("rb") as file:
            for name, data in _blobs(file, sha256):
                if name == sha256:
                    return data
    return None


def waiting(folder: Path) -> list[Path]:
    """All that are to be filed away, always in the same order. Raises OSError."""
    return sorted(path for path in folder.iterdir() if path.name[0] != _BEGUN) if folder.is_dir() else []


@contextmanager
def taken(path: Path) -> Iterator[dict[str, bytes]]:
    """The blobs of a journal that nobody else is at meanwhile; none where it has gone. At the end it goes, unless a
    blob is damaged: then it stays, for whoever asks for that blob to be told. Raises OSError."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield {}
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        blobs = list(_blobs(file))
        whole = {name: data for name, data in blobs if digest(data) == name}
        yield whole
        if len(whole) == len(blobs):
            path.unlink(missing_ok=True)


def _blobs(file: BinaryIO, wanted: str = "") -> Iterator[tuple[str, bytes]]:
    """sha256 and content of each blob, or only of the wanted one; no name for what is no blob. One that is cut off at
    the end is passed over."""
    while len(head := file.read(_HEAD_BYTES)) == _HEAD_BYTES:
        told = _HEAD.fullmatch(head)
        name, length = (told[1].decode(), int(told[2])) if told else ("", 0)
        if wanted not in ("", name):
            file.seek(length, os.SEEK_CUR)
        elif len(data := file.read(length)) == length:
            yield name, data
