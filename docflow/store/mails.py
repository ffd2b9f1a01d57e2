"""Stored mails."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, update

from docflow.errors import NotFound
from docflow.schema.documents import MailRow
from docflow.schema.mail import MailPlace
from docflow.schema.states import QuarantineCode
from docflow.store.places import Booked, Booking, Places
from docflow.store.tables import mails
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work

MailList = list[MailRow]


class NewMail(NamedTuple):
    """A mail whose bytes are durable."""

    place: MailPlace | None
    """Where it was found; None for one that was handed in."""
    sha256: str
    size: int
    source: str


class Taken(NamedTuple):
    """What became of a mail that arrived."""

    mail_id: str
    created: bool
    """Whether it is a new mail, not one that is known from another place or from before."""
    booked: bool
    """Whether its place is new: its after-action is then ours to do."""


class Mails:
    """One row per mail."""

    def __init__(self, work: Work, places: Places) -> None:
        self._work = work
        self._places = places

    def add(self, place: MailPlace | None, sha256: str, size: int, source: str) -> tuple[str, bool]:
        """Stores one mail; see `take`."""
        (taken,) = self.take([NewMail(place, sha256, size, source)]).values()
        return taken.mail_id, taken.created

    def take(self, arrived: Sequence[NewMail], sure: bool = True) -> dict[NewMail, Taken]:
        """Stores mails once per place.

        After a change of UIDVALIDITY every mail turns up in a new place, and so does one that somebody moved to another
        folder: the same bytes are then the mail that is known already, not a second one. Unless `sure`, mails are left
        out of which that cannot be told yet (see Places.book).
        """
        work, now = self._work, self._work.clock()
        ids = {mail: work.new_id("mail") for mail in arrived}
        booked = self._places.book(
            (Booking(mail.place, new, mail.sha256) for mail, new in ids.items() if mail.place), sure
        )
        found = {mail: booked.get(mail.place) if mail.place else Booked(new, True) for mail, new in ids.items()}
        taken = {
            mail: Taken(owner.mail_id, owner.mail_id == ids[mail], owner.new) for mail, owner in found.items() if owner
        }
        rows = [
            {"tenant": work.tenant, "id": ids[mail], "received_at": now, "sha256": mail.sha256, "size": mail.size,
             "source": mail.source}
            for mail, one in taken.items() if one.created
        ]  # fmt: skip
        work.many(work.insert(mails), rows)
        return taken

    def describe(
        self,
        mail_id: str,
        *,
        sender: str = "",
        sender_name: str = "",
        subject: str = "",
        sent_at: dt.datetime | None = None,
        message_id: str = "",
        hints: Mapping[str, str] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        """Adds what the headers say, once they were parsed."""
        self._change(
            mail_id,
            sender=sender,
            sender_name=sender_name,
            subject=subject,
            sent_at=_possible(sent_at),
            message_id=message_id,
            hints=canonical(hints or {}),
            notes=canonical(list(notes)),
        )

    def quarantine(self, mail_id: str, code: QuarantineCode, reason: str) -> None:
        """Notes why the mail cannot be taken apart; its bytes are kept."""
        self._change(mail_id, quarantine_code=code.value, reason=reason)

    def _change(self, mail_id: str, **values: object) -> None:
        mine = (mails.c.tenant == self._work.tenant) & (mails.c.id == mail_id)
        if not self._work.run(update(mails).where(mine).values(**values)):
            raise NotFound(f"There is no mail {mail_id}.")

    def get(self, mail_id: str) -> MailRow:
        """The mail. Raises NotFound."""
        row = self._work.row(self._work.mine(mails, mails.c.id == mail_id))
        if row is None:
            raise NotFound(f"There is no mail {mail_id}.")
        return _mail(row)

    def list(self, limit: int = 50, after: str | None = None) -> MailList:
        """Newest first; `after` is the last id of the page before."""
        older = [mails.c.id < after] if after else []
        return self._all(self._work.mine(mails, *older).order_by(mails.c.id.desc()).limit(limit))

    def by_sha256(self, sha256: str) -> MailList:
        """All mails of these bytes, oldest first."""
        return self._all(self._work.mine(mails, mails.c.sha256 == sha256).order_by(mails.c.id))

    def _all(self, statement: Any) -> MailList:
        return [_mail(row) for row in self._work.rows(statement)]

    def count(self) -> int:
        """How many mails there are."""
        return self._work.count(mails)


def _possible(instant: dt.datetime | None) -> dt.datetime | None:
    """A Date header may be without a zone (then it is taken as UTC) or beyond what can be reckoned with."""
    if instant is None:
        return None
    try:
        return (instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (OverflowError, ValueError):
        return None


def _mail(row: Row[Any]) -> MailRow:
    values = row._asdict()
    del values["tenant"]
    return MailRow.model_validate({**values, "hints": parsed(row.hints), "notes": parsed(row.notes)})
