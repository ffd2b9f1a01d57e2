"""What is remembered of how papers are written; nothing is ever overwritten, what is forgotten stays as history."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, update

from docflow.errors import NotFound, Refused, Stale
from docflow.rules.memory import words_key
from docflow.schema.memory import MemoryRule, Remembered, Scope
from docflow.store.tables import memories
from docflow.store.work import Work

RememberedList = list[Remembered]


class Memories:
    """At most one standing rule per scope, kind and header."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, scope: Scope, rule: MemoryRule, *, customer: str | None, document_id: str, actor: str) -> Remembered:
        """Keeps a rule. Raises Refused where another one about the same thing stands: forget that one first."""
        memory_id, now = self._work.new_id("mem"), self._work.clock()
        added = self._work.add_or_ignore(
            memories,
            id=memory_id,
            scope_kind=scope.kind,
            scope_key=scope.key,
            name_key=scope.name_key,
            scope_label=scope.label,
            kind=rule.kind,
            words=rule.words,
            words_key=words_key(rule.words),
            value=rule.value,
            customer=customer,
            document_id=document_id,
            actor=actor,
            created_at=now,
        )
        if not added:
            raise Refused(f"Something else is remembered about this for {scope.label}; forget that first.")
        return self.get(memory_id)

    def get(self, memory_id: str) -> Remembered:
        """The rule, forgotten or not. Raises NotFound."""
        row = self._work.row(self._work.mine(memories, memories.c.id == memory_id))
        if row is None:
            raise NotFound(f"Nothing is remembered as {memory_id}.")
        return _remembered(row)

    def of_keys(self, keys: Collection[str]) -> RememberedList:
        """The standing rules of these scopes, by their keys or by the keys of their printed names, oldest first."""
        if not keys:
            return []
        wanted = sorted(keys)
        return self._all(memories.c.scope_key.in_(wanted) | memories.c.name_key.in_(wanted), _standing())

    def list(self, *, customer: str | None = None, document_id: str | None = None) -> RememberedList:
        """The standing rules, oldest first: all, those of a customer, or those learned from a document."""
        found = [_standing()]
        if customer is not None:
            found.append(memories.c.customer == customer)
        if document_id is not None:
            found.append(memories.c.document_id == document_id)
        return self._all(*found)

    def any(self) -> bool:
        """Whether anything is remembered at all."""
        return self._work.row(self._work.mine(memories, _standing()).limit(1)) is not None

    def used(self, ids: Collection[str]) -> None:
        """Counts a paper whose reading these rules changed."""
        mine = (memories.c.tenant == self._work.tenant) & memories.c.id.in_(sorted(ids))
        self._work.run(update(memories).where(mine).values(used=memories.c.used + 1, used_at=self._work.clock()))

    def forget(self, memory_id: str, version: int, actor: str) -> Remembered:
        """Undoes a rule. Raises Stale where somebody was first, NotFound."""
        mine = (memories.c.tenant == self._work.tenant) & (memories.c.id == memory_id)
        standing = mine & (memories.c.version == version) & _standing()
        values = {"version": version + 1, "forgotten_by": actor, "forgotten_at": self._work.clock()}
        if not self._work.run(update(memories).where(standing).values(**values)):
            self.get(memory_id)
            raise Stale("Somebody has forgotten or changed it meanwhile; look again.")
        return self.get(memory_id)

    def _all(self, *criteria: Any) -> RememberedList:
        return [
            _remembered(row) for row in self._work.rows(self._work.mine(memories, *criteria).order_by(memories.c.id))
        ]


def _standing() -> Any:
    return memories.c.forgotten_at.is_(None)


def _remembered(row: Row[Any]) -> Remembered:
    values = row._asdict()
    scope = Scope(
        kind=values["scope_kind"], key=values["scope_key"], name_key=values["name_key"], label=values["scope_label"]
    )
    rule = MemoryRule(id=values["id"], kind=values["kind"], words=values["words"], value=values["value"])
    kept = {name: values[name] for name in Remembered.model_fields if name in values}
    return Remembered.model_validate(kept | {"scope": scope, "rule": rule})
