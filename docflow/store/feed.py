"""The pull feed: postings in the order of their commits, acknowledged by each consumer for itself.

Positions are given at the very end of a transaction, under the tenant's lock. A position that can be seen is therefore
never followed by a smaller one: whoever reads on after the last one it saw misses nothing.
"""

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, exists, update

from docflow.errors import NotFound
from docflow.rules.policy import PULL
from docflow.schema.documents import PostingRow
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState
from docflow.store.tables import acknowledgements, heads, postings
from docflow.store.work import Work

PostingRows = list[PostingRow]


class Told(NamedTuple):
    """What a consumer is told of a posting."""

    posting_id: str
    document_id: str
    created_at: dt.datetime
    posting: str
    """JSON, as it was approved."""


class Feed:
    """Reading and acknowledging the postings of the ledger PULL."""

    _work: Work

    def feed(self, after: str | None = None, limit: int = 100, consumer: str | None = None) -> PostingRows:
        """The postings that were committed after the posting `after`, in the order of their commits.

        Handing out a queued one claims it: an undo can no longer just withdraw it. `consumer` leaves out what it has
        acknowledged. Raises NotFound where `after` is no posting of the feed.
        """
        told = self.told(after, limit, consumer)
        found = self._work.mine(
            postings, postings.c.ledger == PULL, postings.c.posting_id.in_([one[0] for one in told])
        )
        return self._page(found.order_by(postings.c.position), limit)

    def told(self, after: str | None = None, limit: int = 100, consumer: str | None = None) -> list[Told]:
        """The same as what a consumer is told of them: each posting as the very text that was approved."""
        mine = self._work.mine(postings, postings.c.ledger == PULL, postings.c.position > self._position(after))
        mine = mine.where(postings.c.state != PostingState.CANCELLED.value)
        if consumer is not None:
            mine = mine.where(~self._acknowledged_by(consumer))
        wanted = mine.with_only_columns(*(postings.c[name] for name in Told._fields), postings.c.state)
        rows = self._work.rows(wanted.order_by(postings.c.position).limit(limit).with_for_update())
        self._hand_out([row.posting_id for row in rows if row.state == PostingState.QUEUED.value])
        return [Told(*row[:-1]) for row in rows]

    def acknowledge(self, consumer: str, posting_id: str, external_ref: str | None = None) -> bool:
        """The consumer has booked the posting; False where it said so before. The first to say so verifies it."""
        row = self._one(posting_id)
        now = self._work.clock()
        known = {"consumer": consumer, "posting_id": posting_id, "external_ref": external_ref, "at": now}
        if not self._work.add_or_ignore(acknowledgements, **known):
            return False
        if row.state is not PostingState.VERIFIED:
            verified = {"state": PostingState.VERIFIED.value, "external_ref": external_ref, "uncertain_since": None}
            self._change(posting_id, verified | {"updated_at": now, "version": postings.c.version + 1})
        return True

    def _position(self, after: str | None) -> int:
        if after is None:
            return 0
        there = self._work.mine(postings, postings.c.ledger == PULL, postings.c.posting_id == after)
        position: int | None = self._work.value(there.with_only_columns(postings.c.position))
        if position is None:
            raise NotFound(f"The feed has no posting {after}.")
        return position

    def _acknowledged_by(self, consumer: str) -> Any:
        return exists().where(
            acknowledgements.c.tenant == postings.c.tenant,
            acknowledgements.c.posting_id == postings.c.posting_id,
            acknowledgements.c.consumer == consumer,
        )

    def _hand_out(self, posting_ids: list[str]) -> None:
        if not posting_ids:
            return
        now = self._work.clock()
        claimed = {"state": PostingState.CLAIMED.value, "uncertain_since": now, "updated_at": now}
        these = (postings.c.tenant == self._work.tenant) & (postings.c.ledger == PULL)
        these &= postings.c.posting_id.in_(posting_ids)
        self._work.run(update(postings).where(these).values(**claimed, version=postings.c.version + 1))

    def _one(self, posting_id: str) -> PostingRow:
        """The posting of the feed, locked. Raises NotFound."""
        there = self._work.mine(postings, postings.c.ledger == PULL, postings.c.posting_id == posting_id)
        found = self._page(there.with_for_update(), 1)
        if not found or found[0].state is PostingState.CANCELLED:
            raise NotFound(f"The feed has no posting {posting_id}.")
        return found[0]

    def _change(self, posting_id: str, values: dict[str, Any]) -> None:
        there = (postings.c.ledger == PULL) & (postings.c.posting_id == posting_id)
        self._work.run(update(postings).where(postings.c.tenant == self._work.tenant, there).values(**values))

    def _number(self, posting_id: str) -> None:
        position = self._work.lock_tenant().feed_position + 1
        self._work.run(update(heads).where(heads.c.tenant == self._work.tenant).values(feed_position=position))
        self._change(posting_id, {"position": position})

    def _page(self, statement: Select[Any], limit: int) -> PostingRows:
        return [posting_row(row) for row in self._work.rows(statement.limit(limit))]


def posting_row(row: Row[Any]) -> PostingRow:
    """The outbox row as others see it."""
    hidden = ("tenant", "company", "worker", "position", "not_before", "lease_until")
    values = {name: value for name, value in row._asdict().items() if name not in hidden}
    return PostingRow.model_validate(values | {"posting": Posting.model_validate_json(row.posting)})
