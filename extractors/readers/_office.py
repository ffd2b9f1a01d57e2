"""Office files behind a password (MS-OFFCRYPTO), opened by msoffcrypto."""

import io
import struct
from collections.abc import Sequence

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, ParseError

from docflow.errors import Quarantine
from docflow.schema.states import QuarantineCode

_DAMAGED = (FileFormatError, ParseError, OSError, ValueError, KeyError, IndexError, struct.error, TypeError)
"""What msoffcrypto and olefile raise on files that are cut off or lie about their structure."""


def unlocked(data: bytes, passwords: Sequence[str], what: str) -> bytes:
    """The file without its password. Raises Quarantine: ENCRYPTED where none of the passwords opens it, UNREADABLE."""
    for password in passwords:
        if plain := _opened(data, password, what):
            return plain
    wrong = f"None of the passwords given opens this {what}." if passwords else f"The {what} needs a password."
    raise Quarantine(QuarantineCode.ENCRYPTED, f"{wrong} Enter it, or ask the sender for a copy without one.")


def _opened(data: bytes, password: str, what: str) -> bytes:
    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password)
        file.decrypt(plain)
    except DecryptionError:
        return b""
    except _DAMAGED as error:
        sentence = f"The protected {what} is damaged ({error}). Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence) from error
    return plain.getvalue()
