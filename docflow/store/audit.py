"""The audit trail: append-only, and each entry's hash covers the one before.

A chain shows every change and every gap, but not a tail that was cut off together with the head: `head()` is to be
noted somewhere outside the database from time to time, and given to `verify`.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, update

from docflow.schema.trail import AuditRow
from docflow.store.tables import audit, heads
from docflow.store.texts import canonical, digest, parsed, storable
from docflow.store.work import Work

Entries = list[AuditRow]
Sentences = list[str]
_PAGE = 1000
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
            row = {"tenant": self._work.tenant, "seq": seq, "prev_hash": last, **entry}
            last = _hash(row)
            rows.append({**row, "hash": last})
        self._work.many(self._work.insert(audit), rows)
        mine = heads.c.tenant == self._work.tenant
        self._work.run(update(heads).where(mine).values(audit_seq=seq, audit_hash=last))
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

    def head(self) -> tuple[int, str]:
        """Number and hash of the last entry; (0, "") where there is none."""
        row = self._work.row(self._work.mine(heads))
        return (row.audit_seq, row.audit_hash) if row else (0, "")

    def verify(self, anchor: tuple[int, str] | None = None) -> Sentences:
        """What is wrong with the chain, as sentences; none if it is whole.

        `anchor` is an earlier head that was noted elsewhere: with it an end that was cut off shows too.
        """
        problems: list[str] = []
        seq, last = 0, ""
        anchored = anchor is None or anchor[0] == 0
        while rows := self._page(seq):
            for row in rows:
                problems += _faults(row, seq, last)
                seq, last = row.seq, row.hash
                anchored = anchored or anchor == (seq, last)
        if (seq, last) != self.head():
            problems.append(f"The audit trail ends at entry {seq}, but its head is another: entries are gone.")
        if not anchored and anchor is not None:
            problems.append(f"The audit trail has not the entry {anchor[0]} that was noted elsewhere.")
        return problems

    def _page(self, after: int) -> Any:
        return self._work.rows(self._work.mine(audit, audit.c.seq > after).order_by(audit.c.seq).limit(_PAGE))


def _hash(row: Mapping[str, Any]) -> str:
    covered = ("tenant", "seq", "at", "actor", "action", "subject", "body", "prev_hash")
    return digest(canonical({name: row[name] for name in covered}))


def _faults(row: Row[Any], seq: int, last: str) -> list[str]:
    if row.seq != seq + 1:
        return [f"Audit entries {seq + 1} to {row.seq - 1} are gone."]
    if row.prev_hash != last:
        return [f"Audit entry {row.seq} does not follow the entry before it."]
    if _hash(row._asdict()) != row.hash:
        return [f"Audit entry {row.seq} was changed."]
    return []


def _entry(row: Row[Any]) -> AuditRow:
    values = row._asdict()
    del values["tenant"], values["prev_hash"]
    return AuditRow.model_validate(values | {"body": parsed(row.body)})
