"""A Maildir as a mailbox: one file a mail, in new/ and cur/; nothing in it is ever changed.

A Maildir has no UIDs. Ours are made from the unique part of the file name, which the format promises to be unique and
stable (flags follow a colon), so that reading it again finds the same mails at the same places.
"""

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

from docflow.errors import MailboxRefused
from docflow.mail.mailbox import Known
from docflow.schema.mail import MailPlace, RawMail

_FOLDER = "INBOX"
_VALIDITY = 1


def uid_of(filename: str) -> int:
    """A stable number below 2^53 from the unique part of a Maildir file name."""
    unique = filename.split(":", 1)[0].encode()
    return int.from_bytes(hashlib.sha256(unique).digest()[:8]) >> 11


class MaildirMailbox:
    """Reads `root`/new and `root`/cur."""

    def __init__(self, name: str, root: Path) -> None:
        self.name = name
        self._root = root
        self._closing = threading.Event()

    def new_mails(self, known: Known) -> Iterator[RawMail]:
        """In order of file name, that is of arrival."""
        seen = known(_FOLDER, _VALIDITY)
        for path in self._files():
            uid = uid_of(path.name)
            if uid not in seen:
                place = MailPlace(mailbox=self.name, folder=_FOLDER, uidvalidity=_VALIDITY, uid=uid)
                yield RawMail(place=place, data=path.read_bytes())

    def _files(self) -> list[Path]:
        folders = [self._root / "new", self._root / "cur"]
        if not any(folder.is_dir() for folder in folders):
            raise MailboxRefused(f"{self._root} is not a Maildir: it has neither a folder new nor a folder cur.")
        files = (file for folder in folders if folder.is_dir() for file in folder.iterdir())
        return sorted(
            (file for file in files if file.is_file() and not file.name.startswith(".")), key=lambda f: f.name
        )

    def done(self, place: MailPlace) -> None:
        """Nothing: a Maildir may belong to somebody's mail program."""

    def wait(self, seconds: float) -> None:
        """Sleeps, or returns at once when closed."""
        self._closing.wait(seconds)

    def close(self) -> None:
        """Ends a wait."""
        self._closing.set()
