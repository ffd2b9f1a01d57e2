"""An IMAP mailbox. Mail is fetched with BODY.PEEK and after its size; flags and moves come later.

Fetching and moving are our own commands on imap-tools' connection: its fetch parses each mail and marks it seen, and
its `move` ends in a plain EXPUNGE, which takes other people's deletions along.
"""

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from imap_tools.errors import MailboxFolderSelectError
from imap_tools.utils import encode_folder

from docflow.errors import MailboxDown, MailboxRefused
from docflow.mail.imap_answers import Answer, Fetched, fetched, moved
from docflow.mail.imap_ferried import FerriedMailBox, laid
from docflow.mail.imap_line import ImapAccount, Line, TokenSource
from docflow.mail.mailbox import Shelf
from docflow.schema.mail import Laid, MailPlace, RawMail
from docflow.schema.states import PlaceState

_FIRST_PORTION, _LARGEST_PORTION = 2**16, 2**24
"""Bytes that are fetched at once: few on a new connection, four times as many each time. So a connection that breaks
again and again still brings something, and one that holds is not slowed down."""
_HEADERS = 256 * 1024
"""Bytes of its headers that are fetched of a mail that is too large."""
_AT_ONCE = 500
"""UIDs in one command: servers bound the length of its line."""
_ALIKE = 50
"""Mails of one length that are looked at."""
_GONE_MEANWHILE = b"[EXPUNGEISSUED]"
"""RFC 5530."""
_IDLE_SECONDS = 25 * 60
"""A server may sign us off after 30 minutes (RFC 2177)."""


class ImapMailbox:
    """Some folders of one account."""

    def __init__(self, name: str, account: ImapAccount, tokens: TokenSource | None = None) -> None:
        self.name = name
        self.folders = account.folders
        self.moves = account.after == "move"
        self._account = account
        self._tokens = tokens
        self._line = Line(name, account, tokens)
        self._folder = account.folders[0]
        self._validity = 0
        self._portion = _FIRST_PORTION
        self._tells_moves = False
        """Whether the server has ever told which mails it moved (RFC 4315, COPYUID)."""
        self._closing = threading.Event()

    def open(self, folder: str) -> int:
        """Selects the folder afresh. A connection that died unnoticed since the last time is no trouble."""
        self._folder = folder
        kept = self._line.connected
        if not kept:
            self._portion = _FIRST_PORTION
        try:
            self._validity = self._line.run(self._select)
        except MailboxDown:
            if not kept:
                raise
            self._validity = self._line.run(self._select)
        return self._validity

    def _select(self, box: FerriedMailBox) -> int:
        try:
            box.folder.set(self._folder)
        except MailboxFolderSelectError as error:
            raise MailboxRefused(
                f"Mailbox {self.name} has no such folder {self._folder}; correct its name. The server says: {error}"
            ) from error
        _, told = box.client.response("UIDVALIDITY")
        if not told or told[-1] is None:
            raise MailboxRefused(f"The server of mailbox {self.name} keeps no UIDs in {self._folder} (RFC 3501).")
        return int(told[-1])

    def uids(self) -> set[int]:
        """All UIDs, those of mails included that came since the folder was opened."""

        def search(box: FerriedMailBox) -> set[int]:
            box.client.noop()
            return {int(uid) for uid in box.uids("ALL")}

        return self._line.run(search)

    def fetch(self, uids: Collection[int], shelf: Shelf | None = None) -> Iterator[list[RawMail]]:
        """Portions of bounded bytes; of a mail beyond the limit the headers only. Raises MailboxDown at the end where
        mails could not be had though they are still there."""
        missing: set[int] = set()
        for portion in self._portions(sorted(uids)):
            # A mail that comes alone gets its own file at once, with nothing to be done later.
            found = self._brought(portion, shelf if len(portion) > 1 else None)
            self._portion = min(4 * self._portion, _LARGEST_PORTION)
            missing |= {one.uid for one in portion} - {raw.place.uid for raw in found}
            if found:
                yield found
        if missing and (still := missing & self.uids()):
            raise MailboxDown(
                f"The server of mailbox {self.name} does not hand out {len(still)} mails of {self._folder}, "
                f"UID {min(still)} for one. They are asked for again; look whether they can be opened elsewhere."
            )

    def _brought(self, portion: list[Fetched], shelf: Shelf | None) -> list[RawMail]:
        """The mails of a portion, laid into one file of the shelf where it has one."""
        section = "BODY.PEEK[]" if portion[0].size <= self._limit else f"BODY.PEEK[HEADER]<0.{_HEADERS}>"
        handle = shelf.begin() if shelf else None
        found: list[RawMail] = []
        try:
            for one in self._line.run(partial(_fetch, uids=_uids(portion), section=section, handle=handle)):
                if one.data is not None:
                    found.append(self._mail(one, one.data if handle is None else laid(handle, one.data)))
        finally:
            if shelf and handle is not None and not found:
                shelf.drop(handle)
        return found

    def _mail(self, one: Fetched, data: bytes | Laid) -> RawMail:
        place = MailPlace(mailbox=self.name, folder=self._folder, uidvalidity=self._validity, uid=one.uid)
        return RawMail(place=place, data=data, oversized=one.size if one.size > self._limit else None)

    @property
    def _limit(self) -> int:
        return self._account.max_megabytes * 2**20

    def _portions(self, uids: Sequence[int]) -> Iterator[list[Fetched]]:
        """What is to be fetched at once; an oversized mail, of which only headers are, is a portion of its own."""
        for some in _slices(uids):
            portion: list[Fetched] = []
            taken = 0
            for one in self._line.run(partial(_fetch, uids=some)):
                large = max(one.size, portion[0].size if portion else 0) > self._limit
                if portion and (taken + one.size > self._portion or large):
                    yield portion
                    portion, taken = [], 0
                portion.append(one)
                taken += one.size
            if portion:
                yield portion

    def settle(self, uids: Collection[int]) -> dict[int, PlaceState]:
        """Flags the mails as seen, moves them, or leaves them, as the account says."""
        states = dict.fromkeys(uids, PlaceState.MOVED if self.moves else PlaceState.KEPT)
        for some in _slices(sorted(uids)) if self._account.after != "leave" else ():
            for words in self._afterwards(_set(some)):
                status, said, told = self._line.run(partial(_command, words=words))
                if status != "OK":
                    raise self._unsettled(words[0], said)
                if words[0] in ("MOVE", "COPY"):
                    states |= dict.fromkeys(self._not_moved(some, told), PlaceState.GONE)
        return states

    def _not_moved(self, uids: Collection[int], told: Answer) -> set[int]:
        """Those that were no longer there. A server that tells what it moves says nothing where that is nothing."""
        self._tells_moves |= bool(told)
        return set(uids) - moved(told, uids) if self._tells_moves else set()

    def _afterwards(self, uids: str) -> list[tuple[str, ...]]:
        """The commands of the after-action. Never a plain EXPUNGE: without UIDPLUS the mails stay, marked deleted."""
        target = encode_folder(self._account.move_to).decode()
        if self._account.after == "flag":
            return [("STORE", uids, "+FLAGS.SILENT", r"(\Seen)")]
        if self._line.can("MOVE"):
            return [("MOVE", uids, target)]
        expunge = [("EXPUNGE", uids)] if self._line.can("UIDPLUS") else []
        return [("COPY", uids, target), ("STORE", uids, "+FLAGS.SILENT", r"(\Deleted)"), *expunge]

    def _unsettled(self, command: str, said: Answer) -> MailboxRefused:
        words = b" ".join(part for part in said if isinstance(part, bytes)).decode("utf-8", "replace")[:300]
        return MailboxRefused(
            f"The mails of mailbox {self.name} are stored, but the server refuses {command} in {self._folder}: "
            f"{words}. See to the rights and the quota of its folders; it is tried again by itself."
        )

    def moved_there(self, sizes: Mapping[str, int]) -> Counter[str]:
        """The newest mails of those lengths, one by one. What was open is open again afterwards."""
        self._line.run(lambda box: box.folder.set(self._account.move_to, readonly=True))
        found: Counter[str] = Counter()
        for size in sorted(set(sizes.values())):
            search = f"LARGER {size - 1} SMALLER {size + 1}"
            for uid in self._line.run(lambda box, search=search: box.uids(search))[-_ALIKE:]:  # type: ignore[misc]
                for one in self._line.run(partial(_fetch, uids=[int(uid)], section="BODY.PEEK[]")):
                    found[hashlib.sha256(one.data or b"").hexdigest()] += 1
        self._line.run(self._select)
        return Counter({name: found[name] for name in sizes})

    def notice(self) -> str:
        """A sign-in that ends soon or cannot be renewed."""
        return self._tokens.notice() if self._tokens else ""

    def wait(self, seconds: float) -> None:
        """Idles on the first folder until the server announces something; without IDLE it just waits."""
        if not (self._line.connected and self._line.can("IDLE")):
            self._closing.wait(seconds)
            return
        try:
            if self._folder != self.folders[0]:
                self.open(self.folders[0])
            self._line.run(partial(self._idle, seconds=min(seconds, _IDLE_SECONDS)))
        except MailboxDown:
            # The next look connects again; if that fails too it is told.
            self._closing.wait(min(seconds, 1.0))

    def _idle(self, box: FerriedMailBox, seconds: float) -> None:
        """In short turns, so that closing need not wait."""
        ends = time.monotonic() + seconds
        with box.idle as idle:
            while not self._closing.is_set() and time.monotonic() < ends:
                if idle.poll(timeout=min(1.0, seconds)):
                    return

    def close(self) -> None:
        """Ends a wait and signs off."""
        self._closing.set()
        self._line.close()


def _command(box: FerriedMailBox, words: tuple[str, ...]) -> tuple[str, Answer, Answer]:
    """Status, what the server says, and its COPYUID. Once more where mails went which our session had still seen."""
    status, said = box.client.uid(*words)
    told = _copied(box)
    if status == "NO" and any(_GONE_MEANWHILE in one for one in said if isinstance(one, bytes)):
        box.client.noop()
        status, said = box.client.uid(*words)
        told += _copied(box)
    return status, said, told


def _copied(box: FerriedMailBox) -> Answer:
    _, told = box.client.response("COPYUID")
    return [one for one in told or [] if one]


def _fetch(box: FerriedMailBox, uids: Sequence[int], section: str = "", handle: int | None = None) -> list[Fetched]:
    """Those of the mails that the server hands out; one that was deleted meanwhile may come with NO (RFC 2180)."""
    if handle is not None:
        box.lay_into(handle)
    wanted = f"(UID RFC822.SIZE {section})" if section else "(UID RFC822.SIZE)"
    status, answer = box.client.uid("FETCH", _set(uids), wanted)
    if status == "OK":
        return fetched(answer)
    _, answer = box.client.response("FETCH")
    return fetched(answer or [])


def _uids(mails: Iterable[Fetched]) -> list[int]:
    return [one.uid for one in mails]


def _set(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)


def _slices(uids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(uids)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
