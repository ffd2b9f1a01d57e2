"""What a store of files promises."""

import hashlib
import re
from collections.abc import Sequence
from typing import Protocol

from docflow.errors import DocflowError, NotFound
from docflow.schema.mail import Laid

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Corrupted(DocflowError):
    """What is stored is not what was put there; restore it from a backup."""


class Files(Protocol):
    """Bytes by content: the same bytes twice are one file, and nothing is ever changed."""

    def put(self, data: bytes) -> str:
        """Stores the bytes durably and returns their sha256 (hex). May be repeated. Raises Unavailable."""

    def put_all(self, blobs: Sequence[bytes]) -> list[str]:
        """As `put` for each, but much faster than one after the other. Raises Unavailable; some may be stored then."""

    def begin(self) -> int | None:
        """The handle of a file into which somebody else may lay blobs, in the form of docflow.files.journal; it is to
        be kept or dropped. None where blobs have to be put. Raises Unavailable."""

    def keep(self, blobs: Sequence[Laid]) -> list[str]:
        """As `put_all` for all that was laid into one file. Raises Unavailable; none is stored then."""

    def drop(self, handle: int) -> None:
        """Keeps nothing of it."""

    def file_away(self) -> None:
        """Does what `put_all` may have put off; for a calm moment. May be repeated. Raises Unavailable."""

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their name. Raises NotFound, Corrupted, Unavailable."""

    def has(self, sha256: str) -> bool:
        """Whether they are there. Raises Unavailable."""

    def check(self) -> None:
        """Raises Unavailable or Misconfigured where nothing could be put or got now."""


def digest(data: bytes) -> str:
    """The name under which these bytes are stored."""
    return hashlib.sha256(data).hexdigest()


def known_name(sha256: str) -> str:
    """The name itself, if it is one: nothing else ever becomes a path or a key. Raises NotFound."""
    if not _SHA256.fullmatch(sha256):
        raise NotFound(f"{sha256!r} is not the sha256 of a file.")
    return sha256


def verified(data: bytes, sha256: str) -> bytes:
    """The bytes, if they are the ones that bear this name. Raises Corrupted."""
    if digest(data) != sha256:
        raise Corrupted(f"The stored file {sha256} is damaged: its content has changed. Restore it from a backup.")
    return data
