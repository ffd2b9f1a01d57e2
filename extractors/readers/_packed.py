"""Office files are zip archives: what they hold, and that they unpack to no more than is good."""

import io
import struct
import zipfile

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode

START = b"PK\x03\x04"
_MAX_UNPACKED = 200_000_000
_MAX_RATIO = 100
_MAX_ENTRIES = 1_000
_SMALL = 2_000_000
"""Unpacked size below which the ratio does not matter."""
_DAMAGED = (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, EOFError, OSError, RuntimeError)


def names_in(data: bytes) -> set[str]:
    """The names of its files; none where it is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist()[:_MAX_ENTRIES])
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError):
        return set()


def check_size(data: bytes, what: str) -> None:
    """Refuses a `what` ("sheet") that unpacks to too much, by counting what really comes out, not what the directory
    says. Raises Quarantine: LIMITS, UNREADABLE."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_ENTRIES:
                raise Quarantine(QuarantineCode.LIMITS, f"The {what} packs {len(entries):,} files; a real one has few.")
            total = 0
            for entry in entries:
                total += _unpacked(archive, entry, _MAX_UNPACKED - total)
                if total >= _MAX_UNPACKED or (total > _SMALL and total > _MAX_RATIO * len(data)):
                    sentence = f"The {what} of {len(data):,} bytes unpacks to over {total:,}. Ask for a plain copy."
                    raise Quarantine(QuarantineCode.LIMITS, sentence)
    except _DAMAGED as error:
        raise damaged(what, error) from error


def damaged(what: str, error: Exception) -> Quarantine:
    """That it cannot be opened, and why."""
    sentence = f"The {what} is damaged ({error}). Ask the sender for the file again."
    return Quarantine(QuarantineCode.UNREADABLE, sentence)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> int:
    total = 0
    with archive.open(entry) as stream:
        while total < limit and (block := stream.read(1 << 20)):
            total += len(block)
    return total
