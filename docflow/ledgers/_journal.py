"""An append-only text file of records, safe against crashes and against a second writer.

Each record stands between two comment lines, the second of which carries the checksum of what is between them:

    ; docflow-begin ID
    ...
    ; docflow-end ID CHECKSUM

A record without its second line is the torn end of a write that was cut short; the next writer moves it aside.
Text of other origin between the records (a person's notes) is left alone.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from docflow.errors import LedgerAmbiguous, LedgerTransient

BEGIN = b"; docflow-begin "
END = b"; docflow-end "


class Journal:
    """One file; every method opens it anew, so that a moved or restored file is noticed."""

    def __init__(self, path: Path, header: bytes) -> None:
        self.path = path
        self._header = header
        self._index: dict[str, tuple[int, int]] = {}
        self._scanned = 0
        self._inode = 0

    def get(self, record_id: str) -> bytes | None:
        """What stands between the two lines of the record; None where there is no complete one."""
        if not self.path.exists():
            return None
        with self._locked(fcntl.LOCK_SH) as file:
            self._scan(file)
            return self._text(file, record_id)

    def ids(self) -> list[str]:
        """The ids of the complete records, in their order."""
        if not self.path.exists():
            return []
        with self._locked(fcntl.LOCK_SH) as file:
            self._scan(file)
            return list(self._index)

    def append(self, records: Mapping[str, bytes]) -> bytes:
        """Add those of the records that are not there, in one write; what then stands in the file under the last id.

        The bytes are on the disk when it returns. Raises LedgerTransient (nothing was added) or LedgerAmbiguous."""
        self._create()
        with self._locked(fcntl.LOCK_EX) as file:
            self._scan(file)
            missing = {key: text for key, text in records.items() if key not in self._index}
            if missing:
                self._write(file, b"".join(_framed(key, text) for key, text in missing.items()))
                self._scan(file)
            return self._text(file, list(records)[-1]) or b""

    def torn(self) -> bool:
        """Whether the file ends in a record that was cut short."""
        if not self.path.exists():
            return False
        with self._locked(fcntl.LOCK_SH) as file:
            self._scan(file)
            return self._torn_at(file) is not None

    def _create(self) -> None:
        """Make the file with its header; the loser of a race finds it made."""
        if self.path.exists():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        with fresh.open("wb") as file:
            file.write(self._header)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, self.path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        _sync_folder(self.path.parent)

    @contextmanager
    def _locked(self, how: int) -> Iterator[int]:
        """The open file under a lock that ends with the process."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_APPEND)
        except OSError as error:
            raise LedgerTransient(f"The journal {self.path} cannot be opened: {error.strerror}.") from error
        try:
            fcntl.flock(file, how)
            yield file
        finally:
            os.close(file)

    def _scan(self, file: int) -> None:
        """Bring the index up to the last complete record."""
        status = os.fstat(file)
        if status.st_ino != self._inode or status.st_size < self._scanned:
            self._index, self._scanned, self._inode = {}, 0, status.st_ino
        base, data = self._scanned, os.pread(file, status.st_size - self._scanned, self._scanned)
        for record in _records(data):
            self._index[record.id] = (base + record.start, record.stop - record.start)
            self._scanned = base + record.after

    def _text(self, file: int, record_id: str) -> bytes | None:
        place = self._index.get(record_id)
        return None if place is None else os.pread(file, place[1], place[0])

    def _torn_at(self, file: int) -> int | None:
        """Where the torn end begins; call after `_scan`."""
        tail = os.pread(file, os.fstat(file).st_size - self._scanned, self._scanned)
        begun = (b"\n" + tail).find(b"\n" + BEGIN)
        if begun >= 0:
            return self._scanned + begun
        last = tail.rpartition(b"\n")[2]
        return self._scanned + len(tail) - len(last) if last and BEGIN.startswith(last) else None

    def _write(self, file: int, data: bytes) -> None:
        torn = self._torn_at(file)
        if torn is not None:
            self._move_aside(file, torn)
        size = os.fstat(file).st_size
        try:
            _write_all(file, data if os.pread(file, 1, size - 1) == b"\n" else b"\n" + data)
            os.fsync(file)
        except OSError as error:
            self._take_back(file, size, error)

    def _move_aside(self, file: int, torn: int) -> None:
        """Keep the torn bytes in a file beside, then cut them off."""
        tail = os.pread(file, os.fstat(file).st_size - torn, torn)
        with self.path.with_name(f"{self.path.name}.torn").open("ab") as beside:
            beside.write(tail + b"\n")
            beside.flush()
            os.fsync(beside.fileno())
        os.ftruncate(file, torn)
        os.fsync(file)

    def _take_back(self, file: int, size: int, error: OSError) -> None:
        """Undo a write that failed (a full disk); always raises."""
        words = f"The journal {self.path} cannot be written: {error.strerror}."
        try:
            os.ftruncate(file, size)
            os.fsync(file)
        except OSError as worse:
            raise LedgerAmbiguous(words) from worse
        raise LedgerTransient(words) from error


class _Record(NamedTuple):
    """Where a complete record stands in the scanned bytes."""

    id: str
    start: int
    stop: int
    after: int


def _records(data: bytes) -> Iterator[_Record]:
    """Complete records; one that a person edited (its checksum no longer fits) still counts as being there."""
    begun: tuple[bytes, int] | None = None
    place = 0
    for line in data.split(b"\n")[:-1]:
        after = place + len(line) + 1
        if line.startswith(BEGIN):
            begun = line.removeprefix(BEGIN), after
        elif begun and line.startswith(END + begun[0] + b" "):
            yield _Record(begun[0].decode(errors="replace"), begun[1], place, after)
            begun = None
        place = after


def _framed(record_id: str, text: bytes) -> bytes:
    key = record_id.encode()
    return b"%s%s\n%s%s%s %s\n\n" % (BEGIN, key, text, END, key, sha256(text).hexdigest()[:16].encode())


def _write_all(file: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
