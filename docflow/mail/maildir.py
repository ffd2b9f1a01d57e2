"""A Maildir as a mailbox: one file a mail, in new/ and cur/; nothing in it is ever changed.

A Maildir has no UIDs. Ours are made from the unique part of the file name, which the format promises to be unique and
stable (flags follow a colon), so that reading it again finds the same mails at the same places.
"""

import hashlib
import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from docflow.errors import MailboxRefused
from docflow.mail.mailbox import Shelf
from docflow.schema.mail import MailPlace, RawMail
from docflow.schema.states import PlaceState

_FOLDER = "INBOX"
_VALIDITY = 1


def uid_of(filename: str) -> int:
    """A stable number below 2^53 from the unique part of a Maildir file name."""
    unique = filename.split(":", 1)[0].encode()
    return int.from_bytes(hashlib.sha256(unique).digest()[:8]) >> 11


class MaildirMailbox:
    """Reads `root`/new and `root`/cur."""

    folders: tuple[str, ...] = (_FOLDER,)
    moves = False

    def __init__(self, name: str, root: Path) -> None:
        self.name = name
        self._root = root
        self._closing = threading.Event()

    def open(self, folder: str) -> int:
        """There is one folder, and it is never numbered anew. Raises MailboxRefused where it is no Maildir."""
        if not any((self._root / name).is_dir() for name in ("new", "cur")):
            raise MailboxRefused(f"{self._root} is not a Maildir: it has neither a folder new nor a folder cur.")
        return _VALIDITY

    def uids(self) -> set[int]:
        """Of all mails in new/ and cur/."""
        return set(self._files())

    def fetch(self, uids: Collection[int], shelf: Shelf | None = None) -> Iterator[list[RawMail]]:
        """One by one, in order of file name, that is of arrival; one that was taken away meanwhile is left out."""
        wanted = {uid: path for uid, path in self._files().items() if uid in uids}
        for uid, path in sorted(wanted.items(), key=lambda item: item[1].name):
            with suppress(FileNotFoundError):
                place = MailPlace(mailbox=self.name, folder=_FOLDER, uidvalidity=_VALIDITY, uid=uid)
                yield [RawMail(place=place, data=path.read_bytes())]

    def _files(self) -> dict[int, Path]:
        folders = (self._root / "new", self._root / "cur")
        files = (file for folder in folders if folder.is_dir() for file in folder.iterdir())
        return {uid_of(file.name): file for file in files if not file.name.startswith(".") and file.is_file()}

    def settle(self, uids: Collection[int]) -> dict[int, PlaceState]:
        """Nothing: a Maildir may belong to somebody's mail program."""
        return dict.fromkeys(uids, PlaceState.KEPT)

    def moved_there(self, sizes: Mapping[str, int]) -> Counter[str]:
        """None: there is no such folder."""
        return Counter()

    def notice(self) -> str:
        """Nothing: there is no sign-in."""
        return ""

    def wait(self, seconds: float) -> None:
        """Sleeps, or returns at once when closed."""
        self._closing.wait(seconds)

    def close(self) -> None:
        """Ends a wait."""
        self._closing.set()
