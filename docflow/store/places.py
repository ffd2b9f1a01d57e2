"""The places in mailboxes where mails were found, and what became of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, select, update

from docflow.schema.mail import MailPlace
from docflow.schema.states import PlaceState, QuarantineCode
from docflow.store.columns import database_now
from docflow.store.tables import mail_places, mails
from docflow.store.work import Work

_AT_ONCE = 500
"""UIDs named in one statement."""
_THERE = [PlaceState.DUE.value, PlaceState.KEPT.value]
"""Of places whose mails are thought to be there."""

_STATES = {state.value: state for state in PlaceState}
"""Calling PlaceState for each of 100,000 mails would take longer than the database does."""


class Booking(NamedTuple):
    """A place that is wanted for a mail."""

    place: MailPlace
    mail_id: str
    sha256: str


class Booked(NamedTuple):
    """Whose a place is."""

    mail_id: str
    new: bool
    """Whether the place is booked by this very transaction."""


class Alike(NamedTuple):
    """A mail's bytes."""

    sha256: str
    size: int
    moved: int
    """Other mails of the mailbox with these bytes that we have moved away."""


class Places:
    """Each place once: (mailbox, folder, UIDVALIDITY, UID)."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def known(self, mailbox: str, folder: str, uidvalidity: int) -> dict[int, PlaceState]:
        """UID -> what became of it, of every mail that was found there."""
        here = self._work.mine(mail_places, *_folder(mailbox, folder, uidvalidity))
        rows = self._work.rows(here.with_only_columns(mail_places.c.uid, mail_places.c.state))
        return {row.uid: _STATES[row.state] for row in rows}

    def outdated(self, mailbox: str, folder: str, uidvalidity: int) -> dict[int, dict[int, PlaceState]]:
        """UIDVALIDITY -> UID -> state of the places under another than the present UIDVALIDITY, as far as mails are
        thought to be there. Once all of the folder was taken in, they are not: it was numbered anew."""
        there = mail_places.c.state.in_(_THERE), mail_places.c.uidvalidity != uidvalidity
        found: dict[int, dict[int, PlaceState]] = defaultdict(dict)
        for row in self._work.rows(self._work.mine(mail_places, *_folder(mailbox, folder), *there)):
            found[row.uidvalidity][row.uid] = PlaceState(row.state)
        return found

    def alike(self, mailbox: str, folder: str, uidvalidity: int, uids: Collection[int]) -> dict[int, Alike]:
        """UID -> what is known of the mail's bytes. Those of which only headers are kept are left out."""
        here = _folder(mailbox, folder, uidvalidity)
        of_it = (mails.c.tenant == mail_places.c.tenant) & (mails.c.id == mail_places.c.mail_id)
        whole = mails.c.quarantine_code.is_distinct_from(QuarantineCode.LIMITS.value)
        told = mail_places.c.uid.in_(select(self._work.listed(uids, BigInteger).c.value))
        places = self._work.mine(mail_places, *here, told, whole).join(mails, of_it)
        rows = self._work.rows(places.with_only_columns(mail_places.c.uid, mails.c.id, mails.c.sha256, mails.c.size))
        others = self._of_bytes(mailbox, [row.sha256 for row in rows])
        moved = {
            row.id: {one.mail_id for one in others[row.sha256] if one.state == PlaceState.MOVED} - {row.id}
            for row in rows
        }
        return {row.uid: Alike(row.sha256, row.size, len(moved[row.id])) for row in rows}

    def note(self, mailbox: str, folder: str, uidvalidity: int, states: Mapping[int, PlaceState]) -> None:
        """Notes what became of mails that were thought to be there."""
        uids: dict[PlaceState, list[int]] = defaultdict(list)
        for uid, state in states.items():
            uids[state].append(uid)
        here = (mail_places.c.tenant == self._work.tenant, *_folder(mailbox, folder, uidvalidity))
        there = mail_places.c.state.in_(_THERE)
        for state, all_of_them in uids.items():
            for some in _slices(all_of_them):
                those = update(mail_places).where(*here, there, mail_places.c.uid.in_(some))
                self._work.run(those.values(state=state.value))

    def claim_due(self, mailbox: str, folder: str, uidvalidity: int, lease: dt.timedelta) -> set[int]:
        """UIDs whose after-action is due and that nobody has been at for so long; they are ours for as long now. Two
        servers' sessions that move a mail at once would leave two copies of it."""
        mine = mail_places.c.tenant == self._work.tenant
        due = (mail_places.c.state == PlaceState.DUE.value, mail_places.c.claimed_at <= database_now(-lease))
        claimed = update(mail_places).where(mine, *_folder(mailbox, folder, uidvalidity), *due)
        return {
            row.uid for row in self._work.rows(claimed.values(claimed_at=database_now()).returning(mail_places.c.uid))
        }

    def book(self, wanted: Iterable[Booking], sure: bool = True) -> dict[MailPlace, Booked]:
        """The mail that each place belongs to: the one it is wanted for, where the place is new; the one that was
        there before; or the one that has come here from another place. The after-action of new places is claimed.

        Unless `sure`, places are left out where the same bytes were last seen in another folder of the mailbox: that
        may be a second mail, or the first one which somebody has just moved. Look there once more, then be sure.
        """
        folders: dict[tuple[str, str, int], list[Booking]] = defaultdict(list)
        for booking in wanted:
            place = booking.place
            folders[place.mailbox, place.folder, place.uidvalidity].append(booking)
        return {place: booked for folder in folders.values() for place, booked in self._book(folder, sure).items()}

    def _book(self, wanted: list[Booking], sure: bool) -> dict[MailPlace, Booked]:
        """All of one folder."""
        work, here = self._work, wanted[0].place
        # Two pollers must not take one mail's former place for two new ones.
        work.lock(f"mailbox/{here.mailbox}")
        places = self._of_bytes(here.mailbox, [one.sha256 for one in wanted])
        if not sure:
            wanted = [one for one in wanted if not any(_elsewhere(row, here) for row in places[one.sha256])]
        rows = [
            {"tenant": work.tenant, **one.place.model_dump(), "mail_id": one.mail_id, "state": PlaceState.DUE.value}
            for one in wanted
        ]
        new = work.insert(mail_places).values(claimed_at=database_now()).on_conflict_do_nothing()
        work.many(new, rows)
        owners = self._owners(here, [one.place.uid for one in wanted])
        booked = {one.place: Booked(owners[one.place.uid], owners[one.place.uid] == one.mail_id) for one in wanted}
        for one in wanted:
            former = [row for row in places[one.sha256] if _left(row, here)]
            if former and booked[one.place].new:
                places[one.sha256].remove(former[0])
                booked[one.place] = Booked(former[0].mail_id, True)
                self._take_over(former[0].mail_id, one.place)
        return booked

    def _of_bytes(self, mailbox: str, sha256s: list[str]) -> dict[str, list[Any]]:
        """sha256 -> all places in the mailbox of mails with these bytes, the oldest mail's first.

        Step by step: asked for both at once, SQLite goes through all places of the mailbox.
        """
        same = self._work.mine(mails, mails.c.sha256.in_(select(self._work.listed(sha256s).c.value)))
        known = {row.id: row.sha256 for row in self._work.rows(same.with_only_columns(mails.c.id, mails.c.sha256))}
        found: dict[str, list[Any]] = defaultdict(list)
        if known:
            theirs = mail_places.c.mail_id.in_(select(self._work.listed(known).c.value))
            for row in self._work.rows(self._work.mine(mail_places, theirs).order_by(mail_places.c.mail_id)):
                if row.mailbox == mailbox:
                    found[known[row.mail_id]].append(row)
        return found

    def _owners(self, folder: MailPlace, uids: list[int]) -> dict[int, str]:
        here = _folder(folder.mailbox, folder.folder, folder.uidvalidity)
        told = mail_places.c.uid.in_(select(self._work.listed(uids, BigInteger).c.value))
        return {row.uid: row.mail_id for row in self._work.rows(self._work.mine(mail_places, *here, told))}

    def _take_over(self, mail_id: str, place: MailPlace) -> None:
        """The mail has its one place here; a former one is not looked for again."""
        run, mine = self._work.run, mail_places.c.tenant == self._work.tenant
        former = (mail_places.c.mailbox == place.mailbox, mail_places.c.mail_id == mail_id)
        run(update(mail_places).where(mine, *former).values(state=PlaceState.MOVED.value))
        new = (*_folder(place.mailbox, place.folder, place.uidvalidity), mail_places.c.uid == place.uid)
        run(update(mail_places).where(mine, *new).values(mail_id=mail_id))


def _elsewhere(row: Any, here: MailPlace) -> bool:
    """Whether a mail was last seen in another folder."""
    return bool(row.folder != here.folder and row.state in _THERE)


def _left(row: Any, here: MailPlace) -> bool:
    """Whether a mail is no longer at its place: somebody took it away, or the folder was numbered anew, which gives
    every mail in it a new place. Not one that we moved ourselves."""
    renumbered = row.folder == here.folder and row.uidvalidity != here.uidvalidity
    return bool(row.state == PlaceState.GONE or (renumbered and row.state != PlaceState.MOVED))


def _folder(mailbox: str, folder: str, uidvalidity: int | None = None) -> tuple[ColumnElement[bool], ...]:
    here = (mail_places.c.mailbox == mailbox, mail_places.c.folder == folder)
    return here if uidvalidity is None else (*here, mail_places.c.uidvalidity == uidvalidity)


def _slices(items: list[Any]) -> Iterable[list[Any]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
