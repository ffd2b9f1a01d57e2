"""The pull feed: postings in the order of their commits, acknowledged by each consumer for itself.

Positions are given at the very end of a transaction, under the tenant's lock. A position that can be seen is therefore
never followed by a smaller one: whoever reads on after the last one it saw misses nothing.
"""

from typing import Any

from sqlalchemy import Row, Select, exists, update

from docflow.errors import NotFound
from docflow.rules.policy import PULL
from docflow.schema.documents import PostingRow
from docflow.schema.postings import Posting
from docflow.schema.states import PostingState
from docflow.store.tables import acknowledgements, heads, postings
from docflow.store.work import Work

PostingRows = list[PostingRow]


class Feed:
    """Reading and acknowledging the postings of the ledger PULL."""

    _work: Work

    def feed(self, after: str | None = None, limit: int = 100, consumer: str | None = None) -> PostingRows:
        """The postings that were committed after the posting `after`, in the order of their commits.

        Handing out a queued one claims it: an undo can no longer just withdraw it. `consumer` leaves out what it has
        acknowledged. Raises NotFound where `after` is no posting of the feed.
        """
        mine = self._work.mine(postings, postings.c.ledger == PULL, postings.c.position > self._position(after))
        mine = mine.where(postings.c.state != PostingState.CANCELLED.value)
        if consumer is not None:
            mine = mine.where(~self._acknowledged_by(consumer))
        rows = self._page(mine.order_by(postings.c.position).with_for_update(), limit)
        return [self._handed_out(row) if row.state is PostingState.QUEUED else row for row in rows]

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

    def _handed_out(self, row: PostingRow) -> PostingRow:
        now = self._work.clock()
        claimed = {"state": PostingState.CLAIMED.value, "uncertain_since": now, "updated_at": now}
        self._change(row.posting_id, claimed | {"version": postings.c.version + 1})
        return self._one(row.posting_id)

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
