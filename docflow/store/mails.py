"""Stored mails and the places in mailboxes where they were found."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, exists, select, update

from docflow.errors import NotFound
from docflow.schema.documents import MailRow
from docflow.schema.mail import MailPlace
from docflow.schema.states import QuarantineCode
from docflow.store.tables import mail_places, mails
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work

MailList = list[MailRow]


class Mails:
    """One row per mail; one place per (mailbox, folder, UIDVALIDITY, UID)."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, place: MailPlace | None, sha256: str, size: int, source: str) -> tuple[str, bool]:
        """Stores a mail once per place; returns its id and whether it is new.

        After a change of UIDVALIDITY every mail turns up in a new place: the same bytes in the same folder are then
        the mail that is known already, not a second one.
        """
        mail_id = self._work.new_id("mail")
        if place is not None:
            known = self._take_place(place, mail_id, sha256)
            if known is not None:
                return known, False
        now = self._work.clock()
        self._work.add(mails, id=mail_id, sha256=sha256, size=size, source=source, received_at=now)
        return mail_id, True

    def _take_place(self, place: MailPlace, mail_id: str, sha256: str) -> str | None:
        """Books the place for the new mail; returns the id of the mail that is known to be there instead."""
        work = self._work
        if not work.add_or_ignore(mail_places, **place.model_dump(), mail_id=mail_id):
            here = [mail_places.c[name] == value for name, value in place.model_dump().items()]
            return str(work.value(work.mine(mail_places, *here).with_only_columns(mail_places.c.mail_id)))
        moved: str | None = work.value(self._same_bytes_moved(place, sha256))
        if moved is not None:
            mine = (mail_places.c.tenant == work.tenant) & (mail_places.c.mail_id == mail_id)
            work.run(update(mail_places).where(mine).values(mail_id=moved))
        return moved

    def _same_bytes_moved(self, place: MailPlace, sha256: str) -> Any:
        """The oldest mail with these bytes that had a place in this folder, but none under its present UIDVALIDITY."""
        placed = (
            (mail_places.c.tenant == mails.c.tenant)
            & (mail_places.c.mail_id == mails.c.id)
            & (mail_places.c.mailbox == place.mailbox)
            & (mail_places.c.folder == place.folder)
        )
        before = exists().where(placed, mail_places.c.uidvalidity != place.uidvalidity)
        now = exists().where(placed, mail_places.c.uidvalidity == place.uidvalidity)
        found = self._work.mine(mails, mails.c.sha256 == sha256, before, ~now)
        return found.with_only_columns(mails.c.id).order_by(mails.c.id).limit(1)

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

    def known_uids(self, mailbox: str, folder: str, uidvalidity: int) -> set[int]:
        """The UIDs that need not be fetched again."""
        here = (
            (mail_places.c.tenant == self._work.tenant)
            & (mail_places.c.mailbox == mailbox)
            & (mail_places.c.folder == folder)
            & (mail_places.c.uidvalidity == uidvalidity)
        )
        return {row.uid for row in self._work.rows(select(mail_places.c.uid).where(here))}

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
