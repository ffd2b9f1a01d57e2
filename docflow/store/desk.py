"""Drafts, leases, records as they were, and letters."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, update

from docflow.errors import NotFound, Stale
from docflow.schema.desk import Draft, Lease, Letter, LetterState, NewLetter
from docflow.schema.records import Extraction
from docflow.store.tables import drafts, leases, letters, revisions
from docflow.store.texts import canonical, parsed
from docflow.store.work import Work

LetterList = list[Letter]


class Drafts:
    """At most one for each person and document."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(
        self, document_id: str, user: str, version: int, typed: Mapping[str, str], base: Mapping[str, str]
    ) -> Draft:
        """Keeps what is typed now, in place of what was before."""
        saved_at = self._work.clock()
        values = {"version": version, "typed": canonical(typed), "base": canonical(base), "saved_at": saved_at}
        self._work.put(drafts, {"document_id": document_id, "user": user}, values)
        draft = self.get(document_id, user)
        assert draft is not None
        return draft

    def get(self, document_id: str, user: str) -> Draft | None:
        """What the person has typed and not saved, if anything."""
        row = self._work.row(self._work.mine(drafts, drafts.c.document_id == document_id, drafts.c.user == user))
        if row is None:
            return None
        return Draft(
            document_id=row.document_id,
            user=row.user,
            version=row.version,
            typed=parsed(row.typed),
            base=parsed(row.base),
            saved_at=row.saved_at,
        )

    def drop(self, document_id: str, user: str) -> None:
        """It is saved, or wanted no more."""
        mine = (drafts.c.tenant == self._work.tenant) & (drafts.c.document_id == document_id) & (drafts.c.user == user)
        self._work.run(delete(drafts).where(mine))

    def forget(self, older_than: dt.timedelta) -> None:
        """Removes what nobody came back to for so long."""
        long_ago = drafts.c.saved_at < self._work.clock() - older_than
        self._work.run(delete(drafts).where(drafts.c.tenant == self._work.tenant, long_ago))


class Leases:
    """At most one person is shown as being at a document."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def take(self, document_id: str, user: str, length: dt.timedelta) -> Lease:
        """The lease as it is now: the person's own, begun or made longer, unless somebody else has one that runs."""
        there = self.of(document_id)
        if there is not None and there.user != user:
            return there
        lease = Lease(document_id=document_id, user=user, until=self._work.clock() + length)
        self._work.put(leases, {"document_id": document_id}, {"user": user, "until": lease.until})
        return lease

    def of(self, document_id: str) -> Lease | None:
        """Who is at it, if anybody is."""
        found = self.all([document_id])
        return found.get(document_id)

    def all(self, document_ids: Collection[str]) -> dict[str, Lease]:
        """The leases that run, by document."""
        runs = leases.c.until > self._work.clock()
        rows = self._work.rows(self._work.mine(leases, leases.c.document_id.in_(sorted(document_ids)), runs))
        return {row.document_id: Lease(document_id=row.document_id, user=row.user, until=row.until) for row in rows}

    def give_back(self, document_id: str, user: str) -> None:
        """The person is at it no more."""
        mine = (leases.c.tenant == self._work.tenant) & (leases.c.document_id == document_id) & (leases.c.user == user)
        self._work.run(delete(leases).where(mine))


class Revisions:
    """Records as they were before corrections, so that these can be taken back to the letter."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def keep(self, decision_id: str, before: Extraction) -> None:
        """Keeps the record that a decision changes."""
        self._work.add(revisions, decision_id=decision_id, extraction=before.model_dump_json())

    def before(self, decision_id: str) -> Extraction | None:
        """The record before the decision; None where that was not kept."""
        row = self._work.row(self._work.mine(revisions, revisions.c.decision_id == decision_id))
        return None if row is None else Extraction.parse(parsed(row.extraction))


class Letters:
    """Mails to payers, sent by a worker."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, document_id: str, actor: str, new: NewLetter, domain: str, thread: Sequence[str]) -> Letter:
        """Keeps a letter that is to be sent; `domain`: of its Message-ID."""
        letter_id, now = self._work.new_id("let"), self._work.clock()
        letter = Letter(
            **new.model_dump(),
            id=letter_id,
            version=1,
            document_id=document_id,
            state=LetterState.QUEUED,
            actor=actor,
            message_id=f"<{letter_id}@{domain}>",
            thread=tuple(thread),
            created_at=now,
        )
        self._work.add(letters, **letter.model_dump() | {"state": letter.state.value, "thread": " ".join(thread)})
        return letter

    def get(self, letter_id: str) -> Letter:
        """The letter. Raises NotFound."""
        row = self._work.row(self._work.mine(letters, letters.c.id == letter_id))
        if row is None:
            raise NotFound(f"There is no letter {letter_id}.")
        return _letter(row)

    def of_document(self, document_id: str) -> LetterList:
        """All that was written about a document, oldest first."""
        mine = self._work.mine(letters, letters.c.document_id == document_id)
        return [_letter(row) for row in self._work.rows(mine.order_by(letters.c.id))]

    def answered_by(self, message_ids: Collection[str]) -> LetterList:
        """Those of our letters that are among these Message-IDs, the newest first."""
        mine = self._work.mine(letters, letters.c.message_id.in_(sorted(message_ids)))
        return [_letter(row) for row in self._work.rows(mine.order_by(letters.c.id.desc()))]

    def settle(self, letter: Letter, state: LetterState, error: str = "") -> Letter:
        """Notes what became of it. Raises Stale where that is noted already."""
        mine = (letters.c.tenant == self._work.tenant) & (letters.c.id == letter.id)
        sent_at = self._work.clock() if state is LetterState.SENT else None
        values = {"state": state.value, "error": error, "sent_at": sent_at, "version": letter.version + 1}
        if not self._work.run(update(letters).where(mine, letters.c.version == letter.version).values(**values)):
            raise Stale(f"What became of letter {letter.id} is noted already.")
        return self.get(letter.id)


def _letter(row: Row[Any]) -> Letter:
    values = row._asdict()
    del values["tenant"]
    return Letter.model_validate({**values, "thread": tuple(row.thread.split())})
