"""The audit trail: append-only, and each entry's hash covers the one before.

A chain shows every change and every gap, but not a tail that was cut off together with the head, nor a chain that was
calculated anew: heads are noted outside the database from time to time (docflow.files.anchors), and given to `verify`.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, func, update

from docflow.errors import NotFound
from docflow.rules.chain import digest_of, hash_after
from docflow.schema.trail import Anchor, AuditRow, Entry, Link
from docflow.store.tables import audit, heads
from docflow.store.texts import canonical, parsed, storable
from docflow.store.work import Work

Entries = list[AuditRow]
Sentences = list[str]
_PAGE = 1000
_NEW_HEAD = update(heads).where(heads.c.tenant == bindparam("of_tenant"))
_LONGEST = 200
"""Characters of a name: somebody may try to sign in with a novel."""


class Audit:
    """One chain per tenant."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._waiting: list[dict[str, Any]] = []

    def append(self, actor: str, action: str, subject: str, body: Mapping[str, object] | None = None) -> None:
        """Adds an entry; it is chained at the end of the transaction, so that the tenant's lock is held but briefly."""
        if not self._waiting:
            self._work.before_commit.append(self._chain)
        at = self._work.clock().astimezone(dt.UTC)
        given = {"actor": actor, "action": action, "subject": subject}
        words = {name: storable(text)[:_LONGEST] for name, text in given.items()}
        self._waiting.append({"at": at, **words, "body": canonical(body or {})})

    def _chain(self) -> None:
        head = self._work.lock_tenant()
        seq, last = head.audit_seq, head.audit_hash
        rows = []
        for entry in self._waiting:
            seq += 1
            digest = digest_of(Entry(tenant=self._work.tenant, seq=seq, **entry))
            before, last = last, hash_after(last, Link(seq=seq, digest=digest))
            row = {"tenant": self._work.tenant, "seq": seq, "digest": digest, "prev_hash": before, "hash": last}
            rows.append({**row, **entry})
        self._work.many(self._work.insert(audit), rows)
        self._work.many(_NEW_HEAD, [{"of_tenant": self._work.tenant, "audit_seq": seq, "audit_hash": last}])
        self._waiting.clear()

    def of(self, subject: str) -> Entries:
        """What happened to the subject, oldest first; entries of this transaction are not in it yet."""
        rows = self._work.rows(self._work.mine(audit, audit.c.subject == subject).order_by(audit.c.seq))
        return [_entry(row) for row in rows]

    def list(self, limit: int = 50, before: int | None = None) -> Entries:
        """The last entries, newest first; `before` is the last seq of the page before."""
        older = [audit.c.seq < before] if before is not None else []
        rows = self._work.rows(self._work.mine(audit, *older).order_by(audit.c.seq.desc()).limit(limit))
        return [_entry(row) for row in rows]

    def after(self, seq: int, limit: int) -> Entries:
        """The entries that follow, oldest first."""
        found = self._work.mine(audit, audit.c.seq > seq).order_by(audit.c.seq).limit(limit)
        return [_entry(row) for row in self._work.rows(found)]

    def entry(self, seq: int) -> AuditRow:
        """The entry. Raises NotFound."""
        row = self._work.row(self._work.mine(audit, audit.c.seq == seq))
        if row is None:
            raise NotFound(f"The audit trail has no entry {seq}.")
        return _entry(row)

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry; (0, "") where there is none."""
        row = self._work.row(self._work.mine(heads))
        return (row.audit_seq, row.audit_hash) if row else (0, "")

    def anchor(self) -> Anchor:
        """The head, to be noted elsewhere."""
        seq, last = self.head()
        return Anchor(tenant=self._work.tenant, seq=seq, hash=last, at=self._work.clock())

    def verify(self, anchors: Collection[Anchor] = ()) -> Sentences:
        """What is wrong with the chain, as sentences; none if it is whole.

        `anchors` are earlier heads that were noted elsewhere: with them it shows too where an end was cut off, or the
        whole chain was calculated anew.
        """
        problems: list[str] = []
        noted = {(one.seq, one.hash) for one in anchors if one.tenant == self._work.tenant and one.seq}
        seq, last = 0, ""
        while rows := self._page(seq):
            for row in rows:
                problems += _faults(row, seq, last)
                seq, last = row.seq, row.hash
                noted.discard((seq, last))
        if (seq, last) != self.head():
            problems.append(f"The audit trail ends at entry {seq}, but its head is another: entries are gone.")
        missing = [f"The audit trail has not the entry {one} that was noted elsewhere." for one, _ in sorted(noted)]
        return problems + missing

    def bounds(self, subjects: Collection[str]) -> tuple[int, int]:
        """The numbers of the first and last entry about the subjects; (0, 0) where there is none."""
        about = self._work.mine(audit, audit.c.subject.in_(subjects))
        row = self._work.row(
            about.with_only_columns(func.min(audit.c.seq).label("first"), func.max(audit.c.seq).label("last"))
        )
        return (0, 0) if row is None or row.first is None else (row.first, row.last)

    def part(self, subjects: Collection[str], first: int, last: int) -> tuple[str, Iterator[Link]]:
        """The hash before entry `first`, and the links up to entry `last`: those about the subjects in full."""
        start = self._work.row(self._work.mine(audit, audit.c.seq == first))
        return (start.prev_hash if start else ""), self._links(subjects, first, last)

    def _links(self, subjects: Collection[str], first: int, last: int) -> Iterator[Link]:
        seq = first - 1
        while rows := [row for row in self._page(seq) if row.seq <= last]:
            for row in rows:
                told = row.subject in subjects or not row.digest
                yield Link(seq=row.seq, digest=row.digest, entry=_said(row) if told else None)
            seq = rows[-1].seq

    def _page(self, after: int) -> Any:
        return self._work.rows(self._work.mine(audit, audit.c.seq > after).order_by(audit.c.seq).limit(_PAGE))


def _faults(row: Row[Any], seq: int, last: str) -> list[str]:
    if row.seq != seq + 1:
        return [f"Audit entries {seq + 1} to {row.seq - 1} are gone."]
    if row.prev_hash != last:
        return [f"Audit entry {row.seq} does not follow the entry before it."]
    said = _said(row)
    digest = digest_of(said) if row.digest else ""
    if digest != row.digest or hash_after(last, Link(seq=row.seq, digest=digest, entry=said)) != row.hash:
        return [f"Audit entry {row.seq} was changed."]
    return []


def _said(row: Row[Any]) -> Entry:
    return Entry.model_validate({name: getattr(row, name) for name in Entry.model_fields})


def _entry(row: Row[Any]) -> AuditRow:
    values = {name: getattr(row, name) for name in AuditRow.model_fields}
    return AuditRow.model_validate(values | {"body": parsed(row.body)})
