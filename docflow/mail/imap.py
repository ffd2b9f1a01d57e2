"""An IMAP mailbox, over imap-tools. Mail is fetched with BODY.PEEK and after its size; flags and moves come later.

imap-tools connects, signs in, selects and idles. Fetching and moving are our own commands on its connection: its fetch
parses each mail and marks it seen, and its `move` ends in a plain EXPUNGE, which takes other people's deletions along.
"""

import imaplib
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError, UnexpectedCommandStatusError

from docflow.errors import DocflowError, MailboxDown, MailboxRefused
from docflow.mail.mailbox import Known
from docflow.schema.base import Frozen
from docflow.schema.mail import MailPlace, RawMail

_TIMEOUT = 30.0
_BATCH_BYTES = 8 * 2**20
_BATCH_MAILS = 50


T = TypeVar("T")


class ImapAccount(Frozen):
    """Where the mailbox is and what may be done in it."""

    host: str
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    ca_file: Path | None = None
    user: str
    password: str
    folder: str = "INBOX"
    after: Literal["leave", "flag", "move"] = "flag"
    move_to: str = "docflow"
    max_megabytes: int = 60


class ImapMailbox:
    """One folder of one account; connects when first used and again after trouble."""

    def __init__(self, name: str, account: ImapAccount) -> None:
        self.name = name
        self._account = account
        self._box: BaseMailBox | None = None
        self._capabilities: frozenset[str] = frozenset()
        self._closing = threading.Event()

    def new_mails(self, known: Known) -> Iterator[RawMail]:
        """Every mail of the folder whose UID is not known, oldest first; no flag is touched."""
        validity = self._guarded(self._select)
        seen = known(self._account.folder, validity)
        found = self._guarded(lambda box: [int(uid) for uid in box.uids("ALL")])
        for batch in self._batches(sorted(set(found) - seen)):
            for uid, size, data in self._guarded(partial(self._fetch, uids=batch)):
                place = MailPlace(mailbox=self.name, folder=self._account.folder, uidvalidity=validity, uid=uid)
                yield RawMail(place=place, data=data, oversized=size if size > self._limit else None)

    @property
    def _limit(self) -> int:
        return self._account.max_megabytes * 2**20

    def _batches(self, uids: list[int]) -> Iterator[list[int]]:
        """UIDs in portions of bounded bytes; an oversized mail is a portion of its own."""
        for start in range(0, len(uids), 500):
            sizes = self._guarded(partial(_sizes, uids=uids[start : start + 500]))
            batch: list[int] = []
            total = 0
            for uid, size in sizes.items():
                if batch and (total + size > _BATCH_BYTES or len(batch) == _BATCH_MAILS):
                    yield batch
                    batch, total = [], 0
                batch.append(uid)
                total += size
            if batch:
                yield batch

    def _fetch(self, box: BaseMailBox, uids: list[int]) -> list[tuple[int, int, bytes]]:
        """(UID, size, bytes) of each mail; of one beyond the limit the headers only. Deleted ones are left out."""
        large = [uid for uid, size in _sizes(box, uids).items() if size > self._limit]
        small = [uid for uid in uids if uid not in large]
        return [*_bodies(box, small, "BODY.PEEK[]"), *_bodies(box, large, "BODY.PEEK[HEADER]")]

    def done(self, place: MailPlace) -> None:
        """Flags the mail as seen, moves it, or leaves it, as the account says. A mail moved or deleted by somebody else
        meanwhile is no trouble."""
        if self._account.after != "leave":
            self._guarded(lambda box: self._after(box, str(place.uid)))

    def _after(self, box: BaseMailBox, uid: str) -> None:
        if self._account.after == "flag":
            box.client.uid("STORE", uid, "+FLAGS", r"(\Seen)")
        elif "MOVE" in self._capabilities:
            box.client.uid("MOVE", uid, _quoted(self._account.move_to))
        else:
            self._copy_and_expunge(box, uid)

    def _copy_and_expunge(self, box: BaseMailBox, uid: str) -> None:
        status, _ = box.client.uid("COPY", uid, _quoted(self._account.move_to))
        if status != "OK":
            return
        box.client.uid("STORE", uid, "+FLAGS", r"(\Deleted)")
        if "UIDPLUS" in self._capabilities:
            box.client.uid("EXPUNGE", uid)

    def wait(self, seconds: float) -> None:
        """Idles until the server announces something, at the longest `seconds`; without IDLE it just waits."""
        if self._closing.is_set():
            return
        if self._box is None or "IDLE" not in self._capabilities:
            self._closing.wait(seconds)
            return
        self._guarded(lambda box: box.idle.wait(timeout=seconds))

    def close(self) -> None:
        """Signs off."""
        self._closing.set()
        box, self._box = self._box, None
        if box is not None:
            with suppress(OSError, imaplib.IMAP4.error, UnexpectedCommandStatusError):
                box.logout()

    def _guarded(self, action: Callable[[BaseMailBox], T]) -> T:
        """Runs the action on the connection; what goes wrong becomes an error of ours and the connection is dropped."""
        try:
            if self._box is None:
                self._box = self._connect()
            return action(self._box)
        except (OSError, imaplib.IMAP4.error, UnexpectedCommandStatusError, DocflowError) as error:
            box, self._box = self._box, None
            if box is not None:
                with suppress(OSError, imaplib.IMAP4.error):
                    box.client.shutdown()
            raise self._translated(error) from error

    def _translated(self, error: Exception) -> DocflowError:
        where = f"mailbox {self.name} ({self._account.host}:{self._account.port})"
        if isinstance(error, DocflowError):
            return error
        if isinstance(error, MailboxLoginError):
            return MailboxRefused(
                f"The {where} does not accept user {self._account.user} or its password; correct them."
            )
        if isinstance(error, MailboxFolderSelectError):
            return MailboxRefused(f"The {where} has no folder {self._account.folder}; correct the folder's name.")
        if isinstance(error, ssl.SSLCertVerificationError):
            return MailboxRefused(
                f"The certificate of the {where} is not trusted ({error.verify_message}). "
                "For a private server set ca_file."
            )
        return MailboxDown(f"The {where} does not answer as it should: {error}. It is tried again by itself.")

    def _connect(self) -> BaseMailBox:
        account = self._account
        context = ssl.create_default_context(cafile=str(account.ca_file) if account.ca_file else None)
        if account.security == "tls":
            box: BaseMailBox = MailBox(account.host, account.port, timeout=_TIMEOUT, ssl_context=context)
        elif account.security == "starttls":
            box = MailBoxStartTls(account.host, account.port, timeout=_TIMEOUT, ssl_context=context)
        else:
            box = MailBoxUnencrypted(account.host, account.port, timeout=_TIMEOUT)
        box.login(account.user, account.password, initial_folder=None)
        # Servers offer more once signed in; imaplib remembers what they offered before.
        _, offered = box.client.capability()
        self._capabilities = frozenset(offered[-1].decode().upper().split())
        if account.after == "move" and not box.folder.exists(account.move_to):
            box.folder.create(account.move_to)
        return box

    def _select(self, box: BaseMailBox) -> int:
        """Selects the folder afresh, so that new mail is seen; returns its UIDVALIDITY."""
        box.folder.set(self._account.folder)
        return int(box.folder.status(self._account.folder, ["UIDVALIDITY"])["UIDVALIDITY"])


def _sizes(box: BaseMailBox, uids: list[int]) -> dict[int, int]:
    return {uid: size for uid, size, _ in _bodies(box, uids, "")}


def _bodies(box: BaseMailBox, uids: list[int], section: str) -> list[tuple[int, int, bytes]]:
    """(UID, RFC822.SIZE, bytes of the section) of those that still exist, in order of UID."""
    if not uids:
        return []
    wanted = f"(UID RFC822.SIZE {section})".replace(" )", ")")
    status, answer = box.client.uid("FETCH", ",".join(str(uid) for uid in uids), wanted)
    if status != "OK":
        raise imaplib.IMAP4.error(f"FETCH answered {status}")
    found = []
    for head, data in _items(answer):
        uid, size = _number(head, b"UID "), _number(head, b"RFC822.SIZE ")
        if uid is not None and size is not None:
            found.append((uid, size, data))
    return sorted(found)


def _items(answer: list[tuple[bytes, bytes] | bytes | None]) -> Iterator[tuple[bytes, bytes]]:
    """(all attributes, literal) of each message; servers may send attributes before and after the literal."""
    head, data = b"", b""
    for item in answer:
        if isinstance(item, tuple):
            head, data = item[0] + b" ", item[1]
        elif item:
            yield head + item, data
            head, data = b"", b""
    if head:
        yield head, data


def _number(head: bytes, name: bytes) -> int | None:
    """The number behind the name in a FETCH answer."""
    if name not in head:
        return None
    digits = head.split(name, 1)[1].split(b" ", 1)[0].strip(b")")
    return int(digits) if digits.isdigit() else None


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
