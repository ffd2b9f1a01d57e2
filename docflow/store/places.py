"""The places in mailboxes where mails were found, and what became of each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, update

from docflow.schema.mail import MailPlace
from docflow.schema.states import PlaceState
from docflow.store.tables import mail_places, mails
from docflow.store.work import Work

_AT_ONCE = 500
"""UIDs named in one statement."""
_THERE = [state.value for state in (PlaceState.DUE, PlaceState.KEPT, PlaceState.GONE)]


class Booking(NamedTuple):
    """A place that is wanted for a mail."""

    place: MailPlace
    mail_id: str
    sha256: str


class Places:
    """Each place once: (mailbox, folder, UIDVALIDITY, UID)."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def known(self, mailbox: str, folder: str, uidvalidity: int) -> dict[int, PlaceState]:
        """UID -> what became of it, of every mail that was found there."""
        rows = self._work.rows(self._work.mine(mail_places, *_folder(mailbox, folder, uidvalidity)))
        return {row.uid: PlaceState(row.state) for row in rows}

    def set(self, mailbox: str, folder: str, uidvalidity: int, states: Mapping[int, PlaceState]) -> None:
        """Notes what became of mails there."""
        uids: dict[PlaceState, list[int]] = defaultdict(list)
        for uid, state in states.items():
            uids[state].append(uid)
        here = (mail_places.c.tenant == self._work.tenant, *_folder(mailbox, folder, uidvalidity))
        for state, all_of_them in uids.items():
            for some in _slices(all_of_them):
                those = update(mail_places).where(*here, mail_places.c.uid.in_(some))
                self._work.run(those.values(state=state.value))

    def book(self, wanted: Iterable[Booking]) -> dict[MailPlace, str]:
        """The mail that each place belongs to: the one it is wanted for, where the place is new; the one that was
        there before; or the one that has come here from another place."""
        folders: dict[tuple[str, str, int], list[Booking]] = defaultdict(list)
        for booking in wanted:
            place = booking.place
            folders[place.mailbox, place.folder, place.uidvalidity].append(booking)
        return {place: mail_id for folder in folders.values() for place, mail_id in self._book(folder).items()}

    def _book(self, wanted: list[Booking]) -> dict[MailPlace, str]:
        """All of one folder."""
        work, first = self._work, wanted[0].place
        # Two pollers must not take one mail's former place for two new ones.
        work.lock(f"mailbox/{first.mailbox}")
        rows = [
            {"tenant": work.tenant, **one.place.model_dump(), "mail_id": one.mail_id, "state": PlaceState.DUE.value}
            for one in wanted
        ]
        work.many(work.insert(mail_places).on_conflict_do_nothing(), rows)
        owners = self._owners(first, [one.place.uid for one in wanted])
        ours = [one for one in wanted if owners[one.place.uid] == one.mail_id]
        moved = self._moved_here(first, ours)
        return {one.place: moved.get(one.mail_id, owners[one.place.uid]) for one in wanted}

    def _owners(self, folder: MailPlace, uids: list[int]) -> dict[int, str]:
        here = _folder(folder.mailbox, folder.folder, folder.uidvalidity)
        found = [
            self._work.rows(self._work.mine(mail_places, *here, mail_places.c.uid.in_(some))) for some in _slices(uids)
        ]
        return {row.uid: row.mail_id for rows in found for row in rows}

    def _moved_here(self, folder: MailPlace, ours: list[Booking]) -> dict[str, str]:
        """New mail -> the mail with the same bytes that it is, of those whose former place is no longer theirs."""
        former: dict[str, list[Any]] = defaultdict(list)
        for some in _slices([one.sha256 for one in ours]):
            for row in self._work.rows(self._former(folder, some)):
                former[row.sha256].append(row)
        found = {}
        for one in ours:
            if former[one.sha256]:
                before = former[one.sha256].pop(0)
                found[one.mail_id] = before.mail_id
                self._take_over(before, one)
        return found

    def _former(self, folder: MailPlace, sha256s: Collection[str]) -> Any:
        """Places in this mailbox of mails with these bytes: under another UIDVALIDITY of this folder (which gives every
        mail a new place), or that somebody took the mail out of; oldest mail first. Not those we emptied ourselves."""
        renumbered = (
            (mail_places.c.folder == folder.folder)
            & (mail_places.c.uidvalidity != folder.uidvalidity)
            & mail_places.c.state.in_(_THERE)
        )
        same = (mails.c.tenant == mail_places.c.tenant) & (mails.c.id == mail_places.c.mail_id)
        here = mail_places.c.mailbox == folder.mailbox
        left = renumbered | (mail_places.c.state == PlaceState.GONE.value)
        found = self._work.mine(mail_places, same, mails.c.sha256.in_(sha256s), here, left)
        return found.add_columns(mails.c.sha256).order_by(mails.c.id)

    def _take_over(self, before: Any, now: Booking) -> None:
        """The mail has its one place here; a former one is not looked for again."""
        run, mine = self._work.run, mail_places.c.tenant == self._work.tenant
        place = now.place
        new = (*_folder(place.mailbox, place.folder, place.uidvalidity), mail_places.c.uid == place.uid)
        former = (mail_places.c.mailbox == place.mailbox, mail_places.c.mail_id == before.mail_id)
        run(update(mail_places).where(mine, *former).values(state=PlaceState.MOVED.value))
        run(update(mail_places).where(mine, *new).values(mail_id=before.mail_id))


def _folder(mailbox: str, folder: str, uidvalidity: int) -> tuple[ColumnElement[bool], ...]:
    columns = mail_places.c
    return (columns.mailbox == mailbox, columns.folder == folder, columns.uidvalidity == uidvalidity)


def _slices(items: list[Any]) -> Iterable[list[Any]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
