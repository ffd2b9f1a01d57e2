"""The small things a house needs: how its mailboxes are doing, answers given before, switches, saved views,
and how each person wants the screen."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, delete

from docflow.errors import Stale
from docflow.schema.access import Reply
from docflow.schema.documents import MailboxState
from docflow.store.tables import flags, idempotency, mailboxes, preferences, views
from docflow.store.work import Work


class Mailboxes:
    """How each mailbox is doing, for the screen and `doctor`."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def state(self, name: str) -> MailboxState | None:
        """The mailbox, if it was ever looked at."""
        row = self._work.row(self._work.mine(mailboxes, mailboxes.c.name == name))
        return None if row is None else _mailbox(row)

    def all(self) -> list[MailboxState]:
        """Every mailbox, by name."""
        return [_mailbox(row) for row in self._work.rows(self._work.mine(mailboxes).order_by(mailboxes.c.name))]

    def saw(self, name: str, folder: str, uidvalidity: int, last_uid: int) -> None:
        """How far the folder has been read."""
        self._put(name, folder=folder, uidvalidity=uidvalidity, last_uid=last_uid, trouble="")

    def trouble(self, name: str, message: str) -> None:
        """Why the mailbox cannot be read now."""
        self._put(name, trouble=message)

    def well(self, name: str, notice: str = "") -> None:
        """The mailbox was looked at and is in order; `notice` says what a person should see to all the same."""
        self._put(name, trouble="", notice=notice)

    def _put(self, name: str, **values: object) -> None:
        self._work.put(mailboxes, {"name": name}, {"checked_at": self._work.clock(), **values})


class Idempotency:
    """Answers to requests with an Idempotency-Key, so that a repetition has one effect."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def remember(self, key: str, scope: str, body_hash: str, status: int, response: str) -> None:
        """Keeps the answer in the transaction of its effect. Raises Stale where another request was first:
        that undoes the effect, and `recall` then finds the other's answer."""
        values = {"body_hash": body_hash, "status": status, "response": response, "created_at": self._work.clock()}
        if not self._work.add_or_ignore(idempotency, key=key, scope=scope, **values):
            raise Stale("The same request is answered already.")

    def forget(self, older_than: dt.timedelta) -> None:
        """Removes answers that were given so long ago; a repetition after that is a new request."""
        long_ago = idempotency.c.created_at < self._work.clock() - older_than
        self._work.run(delete(idempotency).where(idempotency.c.tenant == self._work.tenant, long_ago))

    def recall(self, key: str, scope: str) -> Reply | None:
        """The answer that was given to this key, if any."""
        row = self._work.row(self._work.mine(idempotency, idempotency.c.key == key, idempotency.c.scope == scope))
        return None if row is None else Reply(body_hash=row.body_hash, status=row.status, response=row.response)


class Flags:
    """Switches that outlive a restart, such as "posting_paused"."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def get(self, name: str) -> str | None:
        """The value, or None where it is not set."""
        value: str | None = self._work.value(
            self._work.mine(flags, flags.c.name == name).with_only_columns(flags.c.value)
        )
        return value

    def some(self, names: Collection[str]) -> dict[str, str]:
        """Those of these that are set, by name."""
        return {row.name: row.value for row in self._work.rows(self._work.mine(flags, flags.c.name.in_(names)))}

    def starting(self, prefix: str) -> dict[str, str]:
        """Those that are set and whose names begin so, by name."""
        mine = self._work.mine(flags, flags.c.name.startswith(prefix, autoescape=True))
        return {row.name: row.value for row in self._work.rows(mine)}

    def set(self, name: str, value: str = "on") -> None:
        """Sets it."""
        self._work.put(flags, {"name": name}, {"value": value})

    def clear(self, name: str) -> None:
        """Takes it away."""
        self._work.run(delete(flags).where(flags.c.tenant == self._work.tenant, flags.c.name == name))


class Views:
    """Lists that people look at again and again: the filters under a name, of each person."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of(self, user: str) -> list[tuple[str, str]]:
        """(name, filters as in an address) of the person's views, by name."""
        mine = self._work.mine(views, views.c.user == user).order_by(views.c.name)
        return [(row.name, row.query) for row in self._work.rows(mine)]

    def save(self, user: str, name: str, query: str) -> None:
        """Keeps the view, in place of one of the same name."""
        self._work.put(views, {"user": user, "name": name}, {"query": query})

    def forget(self, user: str, name: str) -> None:
        """Takes it away."""
        mine = (views.c.tenant == self._work.tenant) & (views.c.user == user) & (views.c.name == name)
        self._work.run(delete(views).where(mine))


class Preferences:
    """How each person wants the screen: a word or JSON under a name."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def get(self, user: str, name: str) -> str | None:
        """What the person has chosen, None where nothing."""
        mine = self._work.mine(preferences, preferences.c.user == user, preferences.c.name == name)
        value: str | None = self._work.value(mine.with_only_columns(preferences.c.value))
        return value

    def set(self, user: str, name: str, value: str) -> None:
        """Keeps it."""
        self._work.put(preferences, {"user": user, "name": name}, {"value": value})


def _mailbox(row: Row[Any]) -> MailboxState:
    values = row._asdict()
    del values["tenant"]
    return MailboxState.model_validate(values)
