"""Sheets and documents of office programs that are packed behind a password; what comes out is read as ever."""

from typing import cast

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import Reader, ReadOptions
from extractors.readers import sheet, word
from extractors.readers._office import unlocked

NAME = "protected office file"
RANK = 2
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE = cast("tuple[Reader, ...]", (sheet, word))
_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def claims(data: bytes, name: str) -> bool:
    """An OLE file with nothing but an encrypted package (MS-OFFCRYPTO 2.3.4.4)."""
    return data.startswith(_OLE) and _PACKAGE in data


def read(data: bytes, options: ReadOptions) -> Pages:
    """The pages of what is in it. Raises Quarantine(ENCRYPTED) where no password given opens it."""
    plain = unlocked(data, options.passwords, "file")
    for reader in _INSIDE:
        if reader.claims(plain, ""):
            return reader.read(plain, options)
    sentence = "Behind the password is neither a sheet nor a text document. Ask the sender for a PDF or a sheet."
    raise Quarantine(QuarantineCode.TYPE, sentence)
