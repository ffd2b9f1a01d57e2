"""A folder that files are dropped into: by a scanner, a bank's program, a share.

A file is taken when it has come to rest: its size and time have not changed between two looks, and not for some
seconds. One that is written elsewhere and renamed into the folder is taken at the second look. Taken files go to done/,
refused ones to refused/ with the reason beside them.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from docflow.errors import MailboxRefused, Unavailable
from docflow.files.contract import digest

DONE, REFUSED = "done", "refused"
_UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload", ".partial", "~")
"""How programs name what they have not finished."""
_QUIET = 3.0
"""Seconds since the last change."""
_LOOK_AGAIN = 5.0


class _Seen(NamedTuple):
    inode: int
    size: int
    changed: int


class Dropped(NamedTuple):
    """A file at rest."""

    path: Path
    data: bytes
    key: str
    """The same for the same file, whatever becomes of us before it is moved away."""


class WatchedFolder:
    """One folder; its subfolders are left alone."""

    def __init__(self, name: str, root: Path, clock: Callable[[], float] = time.time) -> None:
        self.name = name
        self._root = root
        self._clock = clock
        self._seen: dict[Path, _Seen] = {}
        self._closing = threading.Event()

    def at_rest(self) -> list[Dropped]:
        """The files that have not changed since the last look. Raises MailboxRefused, Unavailable."""
        try:
            now = {path: seen for path in self._candidates() if (seen := _look(path))}
            before, self._seen = self._seen, now
            ready = [path for path, seen in now.items() if before.get(path) == seen and self._quiet(seen)]
            return [dropped for path in sorted(ready) if (dropped := _read(path, now[path]))]
        except FileNotFoundError as error:
            raise MailboxRefused(f"There is no folder {self._root}; make it, or correct its path.") from error
        except PermissionError as error:
            raise MailboxRefused(f"{error.filename} cannot be read by docflow; change its rights.") from error
        except OSError as error:
            raise Unavailable(f"The folder {self._root} cannot be read: {error.strerror or error}") from error

    def check(self) -> str:
        """Says what waits there. Raises MailboxRefused where files could not be taken out of it."""
        if not self._root.is_dir() or not os.access(self._root, os.R_OK | os.W_OK | os.X_OK):
            raise MailboxRefused(
                f"{self._root} is no folder that docflow may read and move files in; see to its rights."
            )
        return f"{self._root} can be read ({len(self._candidates())} files and folders)"

    def _candidates(self) -> list[Path]:
        return [
            path
            for path in self._root.iterdir()
            if not path.name.startswith(".") and not path.name.lower().endswith(_UNFINISHED)
        ]

    def _quiet(self, seen: _Seen) -> bool:
        return self._clock() - seen.changed / 1e9 > _QUIET

    def done(self, path: Path) -> None:
        """Takes the file out of the way, once it is durable. Raises Unavailable."""
        self._move(path, DONE)

    def refuse(self, path: Path, why: str) -> None:
        """Takes a file that is not wanted out of the way, with the reason beside it. Raises Unavailable."""
        moved = self._move(path, REFUSED)
        moved.with_name(f"{moved.name}.why.txt").write_text(f"{why}\n")

    def _move(self, path: Path, folder: str) -> Path:
        """Never over another file."""
        try:
            (self._root / folder).mkdir(exist_ok=True)
            for number in range(1, 10_000):
                name = path.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
                target = self._root / folder / name
                try:
                    target.hardlink_to(path)
                except FileExistsError:
                    continue
                path.unlink()
                return target
        except OSError as error:
            raise Unavailable(
                f"{path} is stored, but cannot be moved to {folder}: {error.strerror or error}. See to its rights."
            ) from error
        raise Unavailable(f"{self._root / folder} holds thousands of files named {path.name}; tidy it.")

    def wait(self, seconds: float) -> None:
        """A moment, or less when closed: a folder is looked into often, since that costs little."""
        self._closing.wait(min(seconds, _LOOK_AGAIN))

    def close(self) -> None:
        """Ends a wait."""
        self._closing.set()


def _look(path: Path) -> _Seen | None:
    """None where it is no plain file, or was taken away meanwhile."""
    try:
        found = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    regular = path.is_file() and not path.is_symlink()
    return _Seen(found.st_ino, found.st_size, found.st_mtime_ns) if regular else None


def _read(path: Path, seen: _Seen) -> Dropped | None:
    """None where it changed while it was read."""
    data = path.read_bytes()
    key = f"{path.name}/{seen.inode}/{seen.changed}/{digest(data)}"
    return Dropped(path, data, key) if _look(path) == seen and len(data) == seen.size else None
