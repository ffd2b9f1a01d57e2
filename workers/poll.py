"""Mail in: stores each new mail of a mailbox, and marks it only then.

One thread speaks to the server and fetches ahead, one makes durable what came, and this one books. What a kill, a full
disk or a broken connection leaves undone is found by the next look: mails that are not stored, places whose
after-action is still due, journals that are not filed away.
"""

import datetime as dt
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from docflow import intake
from docflow.errors import MailboxDown, MailboxRefused, Unavailable
from docflow.files import Files
from docflow.mail.mailbox import Mailbox
from docflow.schema.mail import RawMail
from docflow.schema.states import PlaceState
from docflow.store import Store, Tx

Hint = Callable[[str], None]
LEASE = dt.timedelta(seconds=90)
_AHEAD = 3
"""Portions that are on their way while one is booked, so that the line to the server is never idle. What is handed over
is in memory, all of it."""
_THERE = (PlaceState.DUE, PlaceState.KEPT)
"""Of mails that are thought to be there."""
_MARKED_AT_ONCE = 50
"""Mails whose after-action is done again between two records of it: who is interrupted often still gets on."""


def poll(mailbox: Mailbox, store: Store, files: Files, hint: Hint, lease: dt.timedelta = LEASE) -> int:
    """Takes in all new mail of the mailbox once; returns how many mails were new. An after-action that was not done is
    done again after the lease: until then another poller may be at it.

    How the mailbox is doing is recorded for the screen and `doctor`; what keeps it from being read is raised too:
    MailboxDown, MailboxRefused, Unavailable.
    """
    with recorded(store, mailbox.name) as notices, ThreadPoolExecutor(1) as line, ThreadPoolExecutor(1) as disk:
        looks = [_Look(mailbox, folder, store, files, hint, line, disk, lease) for folder in mailbox.folders]
        count = sum(look.take_in() for look in looks)
        readable = [look for look in looks if not look.refusal]
        if any(look.doubtful for look in readable):
            # The same bytes in two folders: two mails, or one that was moved while we looked. Now it can be told.
            for look in readable:
                look.look_around()
            count += sum(look.take_in_doubtful() for look in readable if look.doubtful)
        for look in readable:
            look.settle_due()
        files.file_away()
        notices += [notice for notice in (mailbox.notice(), *(look.notice for look in looks)) if notice]
        refusals = [look.refusal for look in looks if look.refusal]
        if refusals:
            raise refusals[0]
    return count


@contextmanager
def recorded(store: Store, name: str) -> Iterator[list[str]]:
    """Records how the mailbox is doing: what is raised inside, or the notices that are put into the list."""
    notices: list[str] = []
    try:
        yield notices
    except (MailboxDown, MailboxRefused, Unavailable) as trouble:
        _record_trouble(store, name, str(trouble))
        raise
    with store.begin() as tx:
        tx.mailboxes.well(name, " ".join(dict.fromkeys(notices)))


def _record_trouble(store: Store, name: str, words: str) -> None:
    """Where the database is what is down, nothing can be recorded; the log has it."""
    try:
        with store.begin() as tx:
            tx.mailboxes.trouble(name, words)
    except Unavailable:
        return


class _Look:
    """One look into one folder."""

    def __init__(
        self,
        mailbox: Mailbox,
        folder: str,
        store: Store,
        files: Files,
        hint: Hint,
        line: ThreadPoolExecutor,
        disk: ThreadPoolExecutor,
        lease: dt.timedelta,
    ) -> None:
        self.notice = ""
        """Why mails cannot be marked."""
        self.refusal: MailboxRefused | None = None
        """Why the folder cannot be read; the others are."""
        self.doubtful: set[int] = set()
        """Mails whose bytes were last seen in another folder."""
        self.due: set[int] = set()
        """Mails whose after-action was still to be done when we looked."""
        self._mailbox = mailbox
        self._folder = folder
        self._store = store
        self._files = files
        self._hint = hint
        self._line = line
        self._disk = disk
        self._lease = lease
        self._settling: deque[Future[dict[int, PlaceState]]] = deque()

    def take_in(self) -> int:
        """Stores what is new and settles it; how many mails were new."""
        try:
            known, there = self.look_around()
        except MailboxRefused as refusal:
            self.refusal = refusal
            return 0
        count = self._take(there - known.keys(), sure=False)
        self._forget_old_numbers()
        return count

    def take_in_doubtful(self) -> int:
        """Stores the mails that were left out, after every folder was looked into once more."""
        known, there = self.look_around()
        return self._take(self.doubtful & (there - known.keys()), sure=True)

    def settle_due(self) -> None:
        """What is due from earlier and nobody else is at; after all that is new has come in."""
        if not self.due:
            return
        self._mailbox.open(self._folder)
        with self._store.begin() as tx:
            claimed = tx.places.claim_due(self._mailbox.name, self._folder, self._validity, self._lease)
        due = sorted(claimed & self.due)
        for start in range(0, len(due), _MARKED_AT_ONCE):
            self._settle(due[start : start + _MARKED_AT_ONCE])
            self._record(self._settled())

    def _forget_old_numbers(self) -> None:
        """After a change of UIDVALIDITY every mail of the folder has its new place now; one that has not, left it."""
        with self._store.read() as tx:
            outdated = tx.places.outdated(self._mailbox.name, self._folder, self._validity)
        for validity, states in outdated.items():
            self._record(self._vanished(states, (), validity), validity)

    def look_around(self) -> tuple[dict[int, PlaceState], set[int]]:
        """What is known of the folder, and the UIDs that are there; what is no longer there is recorded."""
        self._validity = self._mailbox.open(self._folder)
        # First what is known, then what is there: a mail that another poller stores in between is not taken for gone.
        with self._store.read() as tx:
            known = tx.places.known(self._mailbox.name, self._folder, self._validity)
        there = self._mailbox.uids()
        self.due = {uid for uid, state in known.items() if state is PlaceState.DUE and uid in there}
        self._record(self._vanished(known, there))
        return known, there

    def _vanished(
        self, known: Mapping[int, PlaceState], there: Collection[int], validity: int | None = None
    ) -> dict[int, PlaceState]:
        """A mail that was to be moved and is now where it was to go was moved, though the server's answer
        was lost; any other was taken away by somebody."""
        gone = {uid: state for uid, state in known.items() if state in _THERE and uid not in there}
        due = [uid for uid, state in gone.items() if state is PlaceState.DUE and self._mailbox.moves]
        moved = self._moved(due, validity or self._validity) if due else set()
        return {uid: PlaceState.MOVED if uid in moved else PlaceState.GONE for uid in gone}

    def _moved(self, uids: Collection[int], validity: int) -> set[int]:
        """Those of which one more is there than we know to have moved; and those that cannot be told by their bytes."""
        with self._store.read() as tx:
            alike = tx.places.alike(self._mailbox.name, self._folder, validity, uids)
        more = self._mailbox.moved_there({one.sha256: one.size for one in alike.values()})
        moved = set(uids) - alike.keys()
        for uid, one in alike.items():
            if more[one.sha256] > one.moved:
                more[one.sha256] -= 1
                moved.add(uid)
        return moved

    def _take(self, uids: Collection[int], sure: bool) -> int:
        """The mails, portion by portion: some are fetched while one is written to disk and another is booked."""
        portions = self._mailbox.fetch(uids, self._files)
        coming = deque(self._ahead(portions) for _ in range(_AHEAD))
        count = 0
        while True:
            coming.append(self._ahead(portions))
            arrived = coming.popleft().result()
            if arrived is None:
                break
            count += self._store_portion(arrived, sure)
        self._record(self._settled())
        return count

    def _ahead(self, portions: Iterator[list[RawMail]]) -> "Future[intake.Arrived | None]":
        """The next portion, durable; None at the end."""
        fetching = self._line.submit(next, portions, None)

        def durable() -> intake.Arrived | None:
            raws = fetching.result()
            return None if raws is None else intake.make_durable(self._files, raws)

        return self._disk.submit(durable)

    def _store_portion(self, arrived: intake.Arrived, sure: bool) -> int:
        with self._store.begin() as tx:
            self._note(tx, self._settled(wait=False))
            received = intake.book(tx, arrived, sure)
        # Only now: bytes, rows and tasks are on disk, so the mails may be flagged or moved.
        self._settle([place.uid for place, one in received.items() if one.booked])
        self.doubtful |= {raw.place.uid for raw in arrived.values() if raw.place not in received}
        for one in received.values():
            if one.task:
                self._hint(one.task)
        return sum(one.created for one in received.values())

    def _settle(self, uids: Collection[int]) -> None:
        if uids:
            self._settling.append(self._line.submit(self._mailbox.settle, uids))

    def _settled(self, wait: bool = True) -> dict[int, PlaceState]:
        """What became of the mails whose after-action is done; those that the server refuses to mark stay due, and the
        others come in."""
        states: dict[int, PlaceState] = {}
        while self._settling and (wait or self._settling[0].done()):
            settling = self._settling.popleft()
            try:
                states |= settling.result()
            except MailboxRefused as refusal:
                self.notice = str(refusal)
        return states

    def _record(self, states: Mapping[int, PlaceState], validity: int | None = None) -> None:
        if states:
            with self._store.begin() as tx:
                self._note(tx, states, validity)

    def _note(self, tx: Tx, states: Mapping[int, PlaceState], validity: int | None = None) -> None:
        tx.places.note(self._mailbox.name, self._folder, validity or self._validity, states)
