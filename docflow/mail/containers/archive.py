"""Zip archives, with ZipCrypto or AES passwords or none. Everything that an archive says of itself may be a lie.

Entries are read in blocks and counted as they come; nothing is ever written under a name that an archive gives.
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import pyzipper

from docflow.errors import Quarantine
from docflow.mail.containers._allowance import MAX_ENTRIES, Allowance
from docflow.mail.containers._contract import Kind
from docflow.mail.names import shown_name
from docflow.schema.mail import Attachment, Message
from docflow.schema.states import QuarantineCode

KIND = Kind.ARCHIVE
_START, _END = b"PK\x03\x04", b"PK\x05\x06"
_COMMENT = 65_557
"""Bytes from the end within which an archive's directory must end (its comment has at most 64 KB)."""
_MAX_DIRECTORY = 2 << 20
_MAX_RATIO = 100
_SMALL = 2_000_000
"""Unpacked size below which the ratio does not matter."""
_BLOCK = 1 << 16
_METHODS = frozenset({pyzipper.ZIP_STORED, pyzipper.ZIP_DEFLATED, pyzipper.ZIP_BZIP2})
_LITTER = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_DAMAGED = (pyzipper.BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError, NotImplementedError)


def claims(data: bytes) -> bool:
    """A zip that is no document of an office program (those are zips too)."""
    if not data.startswith((_START, _END)):
        return False
    return b"[Content_Types].xml" not in _directory(data) and not data[30:].startswith(b"mimetype")


def opened(data: bytes, allowance: Allowance, passwords: Sequence[str]) -> Message:
    """Its files as attachments. Raises Quarantine: LIMITS, ENCRYPTED (no password given opens it), UNREADABLE."""
    if len(_directory(data)) > _MAX_DIRECTORY:
        _refuse(QuarantineCode.LIMITS, f"lists more than {MAX_ENTRIES:,} files")
    try:
        with pyzipper.AESZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            allowance.take_entries(len(entries))
            links = [entry for entry in entries if _is_link(entry)]
            wanted = [entry for entry in entries if not _is_link(entry) and not _is_litter(entry.filename)]
            password = _password(archive, wanted, passwords)
            notes = (f"{len(links)} links in the archive were not followed.",) if links else ()
            return Message(attachments=tuple(_files(archive, wanted, password, len(data), allowance)), notes=notes)
    except _DAMAGED as error:
        raise Quarantine(
            QuarantineCode.UNREADABLE, "The archive is damaged and cannot be opened. Ask the sender for it again."
        ) from error


def _directory(data: bytes) -> bytes:
    """The bytes of the list of files, as far as the end record tells the truth."""
    end = data.rfind(_END, max(0, len(data) - _COMMENT))
    if end < 0 or end + 16 > len(data):
        return b""
    (size,) = struct.unpack_from("<L", data, end + 12)
    return data[max(0, end - size) : end]


def _is_link(entry: pyzipper.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _is_litter(name: str) -> bool:
    """What operating systems leave in archives."""
    lower = name.lower()
    return lower.startswith(_LITTER) or lower.rpartition("/")[2].startswith((*_LITTER, "._"))


def _password(
    archive: pyzipper.AESZipFile, entries: Sequence[pyzipper.ZipInfo], passwords: Sequence[str]
) -> bytes | None:
    """The password that opens the smallest locked entry; None where nothing is locked."""
    locked = min((entry for entry in entries if entry.flag_bits & 1), key=lambda e: e.compress_size, default=None)
    if locked is None:
        return None
    for password in passwords:
        if _opens(archive, locked, password.encode()):
            return password.encode()
    wrong = "None of the passwords given opens this archive." if passwords else "The archive needs a password."
    raise Quarantine(QuarantineCode.ENCRYPTED, f"{wrong} Enter it, or ask the sender for the papers without one.")


def _opens(archive: pyzipper.AESZipFile, entry: pyzipper.ZipInfo, password: bytes) -> bool:
    """A wrong password is noticed at once, or (one in 256 with ZipCrypto) by what comes out."""
    try:
        with archive.open(entry, pwd=password) as stream:
            for _ in _blocks(stream.read):
                pass
    except (RuntimeError, *_DAMAGED):
        return False
    return True


def _files(
    archive: pyzipper.AESZipFile,
    entries: Sequence[pyzipper.ZipInfo],
    password: bytes | None,
    packed: int,
    allowance: Allowance,
) -> Iterator[Attachment]:
    unpacked = 0
    for number, entry in enumerate(entries, 1):
        if entry.compress_type not in _METHODS and entry.compress_type != pyzipper.WZ_AES:
            _refuse(QuarantineCode.TYPE, "is packed by a method that is not known")
        content = bytearray()
        with archive.open(entry, pwd=password) as stream:
            for block in _blocks(stream.read):
                allowance.take_bytes(len(block))
                unpacked += len(block)
                if unpacked > max(_SMALL, packed * _MAX_RATIO):
                    _refuse(QuarantineCode.LIMITS, f"unpacks to more than {_MAX_RATIO} times its size")
                content += block
        yield Attachment(
            part=str(number), name=shown_name(entry.filename) or f"file {number}", media_type="", data=bytes(content)
        )


def _blocks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while block := read(_BLOCK):
        yield block


def _refuse(code: QuarantineCode, what: str) -> None:
    raise Quarantine(code, f"The archive {what} and is not opened; ask the sender for the papers alone.")
