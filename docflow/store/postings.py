"""The outbox: postings on their way to the ledgers, each delivered by one writer at a time."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, func, literal, select, tuple_, update

from docflow.errors import IllegalMove, NotFound, Stale
from docflow.rules.policy import PULL
from docflow.schema.documents import PostingRow
from docflow.schema.postings import Posting
from docflow.schema.states import POSTING_MOVES, PostingState
from docflow.store.columns import NOTHING, Instant, database_now
from docflow.store.feed import Feed, PostingRows, posting_row
from docflow.store.tables import postings, writers
from docflow.store.work import Work

_UNDER_WAY = frozenset({PostingState.CLAIMED, PostingState.CREATED, PostingState.POSTED, PostingState.RECONCILED})
"""States of a delivery that somebody has begun and not finished."""
_CERTAIN = frozenset({PostingState.VERIFIED, PostingState.CANCELLED})


def _due() -> ColumnElement[bool]:
    """Waiting and its time has come, or under way with a lease that is over; never of the pull feed."""
    now = database_now()
    waiting = (postings.c.state == PostingState.QUEUED.value) & (postings.c.not_before <= now)
    abandoned = postings.c.state.in_([state.value for state in _UNDER_WAY]) & (postings.c.lease_until <= now)
    return (postings.c.ledger != PULL) & (waiting | abandoned)


class Postings(Feed):
    """One row per posting and ledger."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.added: list[str] = []
        """The postings that this transaction put into the outbox; worth a hint once it is committed."""

    def add(self, ledger: str, posting: Posting, document_id: str) -> bool:
        """Puts the posting into the outbox of the ledger; False where it is there already."""
        now = self._work.clock()
        added = self._work.add_or_ignore(
            postings,
            {"not_before": database_now()},
            posting_id=posting.posting_id,
            ledger=ledger,
            document_id=document_id,
            company=posting.company,
            state=PostingState.QUEUED.value,
            posting=posting.model_dump_json(exclude_none=True),
            created_at=now,
            updated_at=now,
        )
        if added and ledger == PULL:
            self._work.before_commit.append(lambda: self._number(posting.posting_id))
        if posting.posting_id not in self.added:
            self.added.append(posting.posting_id)
        return added

    def get(self, posting_id: str, ledger: str) -> PostingRow:
        """The row. Raises NotFound."""
        found = self._all(postings.c.posting_id == posting_id, postings.c.ledger == ledger)
        if not found:
            raise NotFound(f"There is no posting {posting_id} for {ledger}.")
        return found[0]

    def of(self, posting_id: str) -> PostingRows:
        """The posting's rows, one for each ledger."""
        return self._all(postings.c.posting_id == posting_id)

    def of_document(self, document_id: str) -> PostingRows:
        """The rows of all revisions, oldest first."""
        return self._all(postings.c.document_id == document_id)

    def list(
        self,
        *,
        states: Collection[PostingState] | None = None,
        ledger: str | None = None,
        limit: int = 50,
        after: tuple[str, str] | None = None,
    ) -> PostingRows:
        """A page, newest first; `after` is the (posting_id, ledger) that ended the page before."""
        found = self._work.mine(postings)
        if states is not None:
            found = found.where(postings.c.state.in_([state.value for state in states]))
        if ledger is not None:
            found = found.where(postings.c.ledger == ledger)
        if after is not None:
            last = self.get(*after)
            place = tuple_(postings.c.created_at, postings.c.posting_id, postings.c.ledger)
            found = found.where(place < tuple_(literal(last.created_at, Instant()), last.posting_id, last.ledger))
        newest = (postings.c.created_at.desc(), postings.c.posting_id.desc(), postings.c.ledger.desc())
        return self._page(found.order_by(*newest), limit)

    def verified(self, limit: int, after: tuple[dt.datetime, str] | None = None) -> PostingRows:
        """A page of what a ledger has verified, each posting once, oldest first; `after` ended the page before."""
        place = tuple_(postings.c.created_at, postings.c.posting_id)
        seen = self._work.mine(postings, postings.c.state == PostingState.VERIFIED.value)
        first = seen.with_only_columns(postings.c.posting_id, func.min(postings.c.ledger)).group_by(
            postings.c.posting_id
        )
        found = self._work.mine(postings, tuple_(postings.c.posting_id, postings.c.ledger).in_(first))
        if after is not None:
            found = found.where(place > tuple_(literal(after[0], Instant()), after[1]))
        return self._page(found.order_by(postings.c.created_at, postings.c.posting_id), limit)

    def counts(self) -> dict[PostingState, int]:
        """How many rows stand in each state; states without any count 0."""
        found = self._work.count_by(postings.c.state)
        return {state: found.get(state, 0) for state in PostingState}

    def oldest_open(self) -> dict[str, dt.datetime]:
        """When the oldest posting that is not over was approved, for each ledger that has one."""
        open_ = postings.c.state.not_in([state.value for state in _CERTAIN])
        mine = select(postings.c.ledger, func.min(postings.c.created_at).label("since"))
        found = mine.where(postings.c.tenant == self._work.tenant, open_).group_by(postings.c.ledger)
        return {row.ledger: row.since for row in self._work.rows(found)}

    def took(self, since: dt.datetime) -> dict[str, tuple[int, float]]:
        """How many postings each ledger verified since then, and the seconds from approval that all took together."""
        done = (postings.c.state == PostingState.VERIFIED.value) & (postings.c.updated_at >= since)
        mine = select(postings.c.ledger, postings.c.created_at, postings.c.updated_at)
        found: dict[str, tuple[int, float]] = {}
        for row in self._work.rows(mine.where(postings.c.tenant == self._work.tenant, done)):
            count, seconds = found.get(row.ledger, (0, 0.0))
            found[row.ledger] = count + 1, seconds + (row.updated_at - row.created_at).total_seconds()
        return found

    def counts_by_ledger(self) -> dict[str, Counter[PostingState]]:
        """The same for each ledger that has any."""
        mine = select(postings.c.ledger, postings.c.state, func.count().label("number"))
        grouped = mine.where(postings.c.tenant == self._work.tenant).group_by(postings.c.ledger, postings.c.state)
        found: dict[str, Counter[PostingState]] = {}
        for row in self._work.rows(grouped):
            found.setdefault(row.ledger, Counter())[PostingState(row.state)] = row.number
        return found

    def due(self, limit: int = 100, without: Collection[str] = ()) -> PostingRows:
        """What may be claimed now, longest due first; `without` these ledgers. The pull feed waits for its consumers
        and is not among them."""
        there = self._work.mine(postings, _due(), postings.c.ledger.not_in(without))
        return self._page(there.order_by(postings.c.not_before), limit)

    def claim(self, posting_id: str, ledger: str, worker: str, lease: dt.timedelta) -> PostingRow | None:
        """Leases the delivery, or None where it is not due, or somebody else is writing to this company of the ledger.

        A delivery that was abandoned half-way keeps its state (created, posted ...), which says how far it got.
        """
        row = self._work.row(self._work.mine(postings, *_key(posting_id, ledger), _due()).with_for_update())
        if row is None:
            return None
        token = self._take_pen(row, lease)
        if token is None:
            return None
        state = PostingState.CLAIMED.value if row.state == PostingState.QUEUED else row.state
        values = {
            "state": state,
            "token": token,
            "worker": worker,
            "attempt": row.attempt + 1,
            "lease_until": database_now(lease),
        }
        return self._swap(row.posting_id, row.ledger, row.version, row.token, values)

    def _take_pen(self, row: Row[Any], lease: dt.timedelta) -> int | None:
        """The token of the one who may write to this company of the ledger, or None while somebody else may."""
        work, place = self._work, {"ledger": row.ledger, "company": row.company}
        work.add_or_ignore(writers, **place)
        free = writers.c.lease_until.is_(None) | (writers.c.lease_until <= database_now())
        taken = update(writers).where(writers.c.tenant == work.tenant, *_equal(writers, place), free)
        values = {"posting_id": row.posting_id, "lease_until": database_now(lease), "token": writers.c.token + 1}
        token: int | None = work.value(taken.values(**values).returning(writers.c.token))
        return token

    def extend(self, row: PostingRow, lease: dt.timedelta) -> PostingRow:
        """Keeps the lease for longer, from now. Raises Stale."""
        extended = self._held(row, {"lease_until": database_now(lease)})
        self._pen(row, {"lease_until": database_now(lease)})
        return extended

    def sending(self, row: PostingRow) -> PostingRow:
        """To be committed before the first byte leaves: the ledger may have the posting from now on."""
        return self._held(row, {"uncertain_since": row.uncertain_since or self._work.clock()})

    def move(
        self,
        row: PostingRow,
        to: PostingState,
        *,
        external_ref: str | None = None,
        error: str = "",
        delay: dt.timedelta = NOTHING,
        certain: bool = False,
    ) -> PostingRow:
        """Moves the row if it is as it was seen. Raises IllegalMove, Stale.

        `certain`: an answer proved that the ledger has nothing of it. Back to queued it is due again after `delay`.
        Moves out of the delivery give the lease back; into it one only comes by `claim`.
        """
        if to not in POSTING_MOVES[row.state] or to is PostingState.CLAIMED:
            raise IllegalMove(f"Posting {row.posting_id} is {row.state} and cannot become {to}.")
        values: dict[str, Any] = {"state": to.value, "error": error, "not_before": database_now(delay)}
        if external_ref is not None:
            values["external_ref"] = external_ref
        if certain or to in _CERTAIN:
            values["uncertain_since"] = None
        if to in _UNDER_WAY:
            return self._held(row, values)
        moved = self._held(row, values | {"lease_until": None})
        self._pen(row, {"lease_until": None, "posting_id": None})
        return moved

    def _pen(self, row: PostingRow, values: dict[str, Any]) -> None:
        """Changes the writer's row, if it is still ours."""
        place = {"ledger": row.ledger, "company": row.posting.company, "token": row.token}
        held = update(writers).where(writers.c.tenant == self._work.tenant, *_equal(writers, place))
        self._work.run(held.values(**values))

    def _held(self, row: PostingRow, values: dict[str, Any]) -> PostingRow:
        changed = self._swap(row.posting_id, row.ledger, row.version, row.token, values)
        if changed is None:
            raise Stale(f"Posting {row.posting_id} for {row.ledger} was changed meanwhile; read it again.")
        return changed

    def _swap(
        self, posting_id: str, ledger: str, version: int, token: int, values: dict[str, Any]
    ) -> PostingRow | None:
        seen = (postings.c.version == version) & (postings.c.token == token)
        changed = update(postings).where(postings.c.tenant == self._work.tenant, *_key(posting_id, ledger), seen)
        values |= {"version": version + 1, "updated_at": self._work.clock()}
        row = self._work.row(changed.values(**values).returning(postings))
        return None if row is None else posting_row(row)

    def _all(self, *criteria: Any) -> PostingRows:
        rows = self._work.rows(self._work.mine(postings, *criteria).order_by(postings.c.created_at, postings.c.ledger))
        return [posting_row(row) for row in rows]

    def cancel(self, posting_id: str) -> bool:
        """Withdraws the posting everywhere, if nothing of it has left yet; whether it could be withdrawn."""
        rows = self.of(posting_id)
        untouched = all(row.state is PostingState.QUEUED and row.uncertain_since is None for row in rows)
        if rows and untouched:
            for row in rows:
                self.move(row, PostingState.CANCELLED)
        return bool(rows) and untouched


def _key(posting_id: str, ledger: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return postings.c.posting_id == posting_id, postings.c.ledger == ledger


def _equal(table: Table, values: Mapping[str, object]) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in values.items()]
