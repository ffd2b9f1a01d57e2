"""Subscriptions to events: how far each consumer was told, and its dead letters."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, delete, update

from docflow.errors import NotFound, Refused, Stale
from docflow.schema.hooks import DeadLetter, Subscription
from docflow.store.columns import database_now
from docflow.store.secrets import Secrets
from docflow.store.tables import dead_letters, subscriptions
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work

_NOW, _BEFORE = "webhook", "webhook before"
"""Kinds of secrets: what signs, and what signed before it, parted by blanks."""
_MOST = 4
"""Secrets that sign beside the present one, at most."""
BOTH_SIGN = dt.timedelta(days=1)
"""How long after an exchange the old secret signs beside the new one."""


class Turn(NamedTuple):
    """A subscription that this worker serves, until its lease is over."""

    subscription: Subscription
    token: int


class Subscriptions:
    """The consumers who are told of events."""

    def __init__(self, work: Work, secrets: Secrets) -> None:
        self._work = work
        self._secrets = secrets

    def add(self, name: str, url: str, types: Sequence[str], secret: str, position: int) -> str:
        """A new consumer, told of what comes after `position`; its id. Raises Refused where the name is taken."""
        found = self._work.new_id("sub")
        now = self._work.clock()
        known = {"id": found, "name": name, "url": url, "types": canonical(list(types))}
        if not self._work.add_or_ignore(subscriptions, **known, position=position, not_before=now, created_at=now):
            raise Refused(f"There is a webhook named {name} already; choose another name.")
        self._secrets.put(_NOW, found, secret)
        return found

    def get(self, subscription_id: str) -> Subscription:
        """Raises NotFound."""
        row = self._work.row(self._work.mine(subscriptions, subscriptions.c.id == subscription_id))
        if row is None:
            raise NotFound(f"There is no webhook {subscription_id}.")
        return _subscription(row)

    def all(self) -> list[Subscription]:
        """Every one, oldest first."""
        return [_subscription(row) for row in self._work.rows(self._work.mine(subscriptions).order_by("id"))]

    def secrets_of(self, one: Subscription) -> tuple[str, ...]:
        """What signs now: the present secret first, then those before it while they do."""
        until = one.old_secret_until
        before = until is not None and self._work.clock() < until
        kinds = (_NOW, _BEFORE) if before else (_NOW,)
        return tuple(secret for kind in kinds for secret in (self._secrets.get(kind, one.id) or "").split())

    def exchange_secret(self, subscription_id: str, secret: str) -> None:
        """From now on this one signs, and for a day those that sign now do too: after a second exchange on one day the
        receiver may still hold the first. Raises NotFound."""
        signing = self.secrets_of(self.get(subscription_id))
        self._secrets.put(_BEFORE, subscription_id, " ".join(signing[:_MOST]))
        self._secrets.put(_NOW, subscription_id, secret)
        self._set(subscription_id, old_secret_until=self._work.clock() + BOTH_SIGN)

    def remove(self, subscription_id: str) -> None:
        """Takes the consumer away, with its dead letters. Raises NotFound."""
        self.get(subscription_id)
        mine = dead_letters.c.tenant == self._work.tenant
        self._work.run(delete(dead_letters).where(mine, dead_letters.c.subscription_id == subscription_id))
        self._work.run(delete(subscriptions).where(*self._key(subscription_id)))
        for kind in (_NOW, _BEFORE):
            self._secrets.forget(kind, subscription_id)

    def take(self, subscription_id: str, lease: dt.timedelta) -> Turn | None:
        """Ours for a while; None where it is not its time, or another worker serves it."""
        free = subscriptions.c.lease_until.is_(None) | (subscriptions.c.lease_until <= database_now())
        due = subscriptions.c.not_before <= self._work.clock()
        taken = update(subscriptions).where(*self._key(subscription_id), free, due).returning(subscriptions)
        values = {"lease_until": database_now(lease), "token": subscriptions.c.token + 1}
        row = self._work.row(taken.values(**values))
        return None if row is None else Turn(_subscription(row), row.token)

    def passed(self, turn: Turn, seq: int, lease: dt.timedelta) -> Turn:
        """Everything up to `seq` is done with; the lease begins anew. Raises Stale where it was over."""
        return self._keep(turn, position=seq, attempt=0, trouble="", lease_until=database_now(lease))

    def failed(self, turn: Turn, words: str, pause: float) -> None:
        """The next event could not be told; it is tried again after a pause in seconds. Gives the turn back."""
        later = self._work.clock() + dt.timedelta(seconds=pause)
        tried = turn.subscription.attempt + 1
        self._keep(turn, attempt=tried, trouble=words, not_before=later, lease_until=None)

    def give_up(self, turn: Turn, seq: int, words: str) -> None:
        """The event becomes a dead letter, and the next one is tried at once. Gives the turn back."""
        about = {"subscription_id": turn.subscription.id, "seq": seq}
        self._work.put(dead_letters, about, {"error": words, "at": self._work.clock(), "again": False})
        self._keep(turn, position=seq, attempt=0, trouble=words, lease_until=None)

    def rest(self, turn: Turn) -> None:
        """Nothing is left to tell. Gives the turn back."""
        self._keep(turn, lease_until=None)

    def letters(self, subscription_id: str, again: bool | None = None) -> list[DeadLetter]:
        """What was given up, oldest first."""
        criteria = [dead_letters.c.subscription_id == subscription_id]
        criteria += [] if again is None else [dead_letters.c.again.is_(again)]
        rows = self._work.rows(self._work.mine(dead_letters, *criteria).order_by(dead_letters.c.seq))
        return [_letter(row) for row in rows]

    def send_again(self, subscription_id: str, seq: int) -> None:
        """Asks that a dead letter be sent once more, at once: who asks knows that the receiver is back, whatever pause
        its failures have brought. Raises NotFound."""
        if not self._work.run(update(dead_letters).where(*self._letter(subscription_id, seq)).values(again=True)):
            raise NotFound(f"The webhook {subscription_id} has no dead letter {seq}.")
        self._set(subscription_id, not_before=self._work.clock())

    def sent_again(self, subscription_id: str, seq: int, error: str = "") -> None:
        """What came of it: told at last, and gone, or it stays with the new error."""
        here = self._letter(subscription_id, seq)
        if not error:
            self._work.run(delete(dead_letters).where(*here))
            return
        self._work.run(update(dead_letters).where(*here).values(again=False, error=error, at=self._work.clock()))

    def _keep(self, turn: Turn, **values: Any) -> Turn:
        held = (*self._key(turn.subscription.id), subscriptions.c.token == turn.token)
        row = self._work.row(update(subscriptions).where(*held).values(**values).returning(subscriptions))
        if row is None:
            raise Stale(f"The webhook {turn.subscription.name} is served by another worker.")
        return Turn(_subscription(row), turn.token)

    def _set(self, subscription_id: str, **values: Any) -> None:
        self._work.run(update(subscriptions).where(*self._key(subscription_id)).values(**values))

    def _key(self, subscription_id: str) -> tuple[Any, Any]:
        return subscriptions.c.tenant == self._work.tenant, subscriptions.c.id == subscription_id

    def _letter(self, subscription_id: str, seq: int) -> tuple[Any, ...]:
        mine = dead_letters.c.tenant == self._work.tenant
        return mine, dead_letters.c.subscription_id == subscription_id, dead_letters.c.seq == seq


def _letter(row: Row[Any]) -> DeadLetter:
    return DeadLetter.model_validate({name: getattr(row, name) for name in DeadLetter.model_fields})


def _subscription(row: Row[Any]) -> Subscription:
    values = {name: getattr(row, name) for name in Subscription.model_fields}
    return Subscription.model_validate(values | {"types": tuple(parsed(row.types))})
