"""What identifies payers beyond the ledger's records: learned from decisions or entered, counted, undone."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from docflow.errors import NotFound, Refused, Stale
from docflow.rules.payer.directory import Asked
from docflow.schema.payers import Alias, AliasKind, AliasScope, AliasSource, Clue, Learned, PayerKind
from docflow.store.tables import aliases, payer_votes
from docflow.store.work import Work

Found = list[Alias]
_CHUNK = 200


class Aliases:
    """The aliases of all payers; every one stands until it is undone."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def of(self, asked: Asked) -> Found:
        """Everything about these keys, undone or not, oldest first."""
        if not asked:
            return []
        wanted = set(asked)
        # More than was asked for, but by index: SQLite goes through everything for pairs.
        some = (
            aliases.c.kind.in_(sorted({kind for kind, _ in wanted})),
            aliases.c.key.in_(sorted({k for _, k in wanted})),
        )
        return [one for one in self._all(*some) if (one.kind, one.key) in wanted]

    def list(
        self,
        *,
        customer: str | None = None,
        document_id: str | None = None,
        kind: AliasKind | None = None,
        after: str = "",
        limit: int = 100,
    ) -> Found:
        """Those that stand, oldest first: all, those of a customer, of a kind, or those seen first on a document."""
        found = [aliases.c.undone_at.is_(None), aliases.c.id > after]
        if customer is not None:
            found.append(aliases.c.customer == customer)
        if kind is not None:
            found.append(aliases.c.kind == kind)
        if document_id is not None:
            found.append(aliases.c.document_id == document_id)
        return self._all(*found, limit=limit)

    def count(self, customer: str | None = None) -> int:
        """How many stand, of all or of a customer."""
        found = [aliases.c.undone_at.is_(None)]
        return self._work.count(aliases, *found, *([aliases.c.customer == customer] if customer is not None else []))

    def get(self, alias_id: str) -> Alias:
        """The alias, undone or not. Raises NotFound."""
        found = self._all(aliases.c.id == alias_id)
        if not found:
            raise NotFound(f"There is no alias {alias_id}.")
        return found[0]

    def add(
        self,
        clue: Learned,
        customer: str | None,
        *,
        scope: AliasScope,
        source: AliasSource,
        actor: str,
        document_id: str | None = None,
        confirmed: bool = False,
    ) -> Alias | None:
        """A new alias; None where one for this key and customer stands already."""
        alias_id = self._work.new_id("ali")
        values = {"id": alias_id, "kind": clue.kind, "key": clue.key, "text": clue.text, "customer": customer or ""}
        told = {"scope": scope, "source": source, "actor": actor, "document_id": document_id, "confirmed": confirmed}
        added = self._work.add_or_ignore(aliases, **values, **told, created_at=self._work.clock())
        return self.get(alias_id) if added else None

    def confirm(self, alias_id: str, version: int, scope: AliasScope) -> Alias:
        """A person says expressly that it is right, and whose it is. Raises Stale, NotFound."""
        return self._change(alias_id, version, confirmed=True, scope=scope)

    def undo(self, alias_id: str, version: int, actor: str) -> Alias:
        """It identifies nobody any more. Raises Stale, NotFound."""
        return self._change(alias_id, version, undone_by=actor, undone_at=self._work.clock())

    def restore(self, alias_id: str, version: int) -> Alias:
        """Takes back that it was undone. Raises Stale, NotFound, Refused where another one took its place."""
        gone = self.get(alias_id)
        others = [one for one in self.of([(gone.kind, gone.key)]) if one.customer == gone.customer]
        if any(one.undone_at is None for one in others):
            raise Refused(f"{gone.text} is an alias again already.")
        mine = self._mine(alias_id, version) & aliases.c.undone_at.is_not(None)
        values = {"version": version + 1, "undone_by": None, "undone_at": None}
        return self._changed(alias_id, self._work.run(update(aliases).where(mine).values(**values)))

    def used(self, kind: PayerKind, key: str, customer: str) -> None:
        """Counts a payment whose payer it gave away; of what is no alias yet, the ledger's record is the source."""
        mine = (aliases.c.tenant == self._work.tenant) & (aliases.c.kind == kind) & (aliases.c.key == key)
        standing = mine & (aliases.c.customer == customer) & aliases.c.undone_at.is_(None)
        counted = update(aliases).where(standing).values(used=aliases.c.used + 1, used_at=self._work.clock())
        if not self._work.run(counted):
            self.add(Clue(kind, key, key), customer, scope="customer", source="ledger", actor="ledger")
            self._work.run(counted)

    def vote(self, document_id: str, clues: Iterable[Learned], customer: str) -> None:
        """A person approved a paper with these keys for this customer."""
        for clue in clues:
            key = {"kind": clue.kind, "key": clue.key, "document_id": document_id}
            self._work.put(payer_votes, key, {"customer": customer})

    def take_back_votes(self, document_id: str) -> None:
        """The approval is taken back: what it said about keys is unsaid."""
        mine = (payer_votes.c.tenant == self._work.tenant) & (payer_votes.c.document_id == document_id)
        self._work.run(delete(payer_votes).where(mine))

    def _change(self, alias_id: str, version: int, **values: object) -> Alias:
        standing = self._mine(alias_id, version) & aliases.c.undone_at.is_(None)
        return self._changed(
            alias_id, self._work.run(update(aliases).where(standing).values(version=version + 1, **values))
        )

    def _mine(self, alias_id: str, version: int) -> Any:
        return (aliases.c.tenant == self._work.tenant) & (aliases.c.id == alias_id) & (aliases.c.version == version)

    def _changed(self, alias_id: str, rows: int) -> Alias:
        found = self.get(alias_id)
        if not rows:
            raise Stale("Somebody has changed or undone it meanwhile; look again.")
        return found

    def _all(self, *criteria: Any, limit: int | None = None) -> Found:
        rows = self._work.rows(self._work.mine(aliases, *criteria).order_by(aliases.c.id).limit(limit))
        votes = self._votes({(row.kind, row.key) for row in rows})
        return [_alias(row, votes.get((row.kind, row.key), {})) for row in rows]

    def _votes(self, keys: Collection[tuple[str, str]]) -> dict[tuple[str, str], dict[str, int]]:
        """Key -> customer -> papers that were approved for it."""
        found: dict[tuple[str, str], dict[str, int]] = {}
        wanted = sorted(keys)
        of = payer_votes.c
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            by_index = of.kind.in_(sorted({kind for kind, _ in some})), of.key.in_(sorted({key for _, key in some}))
            counted = select(of.kind, of.key, of.customer, func.count().label("papers"))
            counted = counted.where(of.tenant == self._work.tenant, *by_index).group_by(of.kind, of.key, of.customer)
            for row in self._work.rows(counted):
                found.setdefault((row.kind, row.key), {})[row.customer] = row.papers
        return found


def _alias(row: Row[Any], votes: dict[str, int]) -> Alias:
    values = row._asdict()
    del values["tenant"]
    agreed = votes.get(row.customer, 0)
    counted = {"customer": row.customer or None, "agreed": agreed, "against": sum(votes.values()) - agreed}
    return Alias.model_validate(values | counted)
