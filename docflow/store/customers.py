"""Customers as the ledger knows them, and the keys by which each is recognised as a payer."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from docflow.rules.payer.own import Key, features, keys_of
from docflow.schema.receivables import Customer
from docflow.store.directory import StoredDirectory, renew_domains
from docflow.store.tables import customers, name_features, payer_keys
from docflow.store.texts import canonical, like
from docflow.store.work import Work

_CHUNK = 500
"""How many values go into one IN (...)."""


class Customers:
    """Whom we sell to."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._directory: StoredDirectory | None = None

    def directory(self) -> StoredDirectory:
        """Looks customers up by what identifies a payer. It remembers what it found: for one look, or for all of a
        transaction in which nothing can be changed."""
        if not self._work.reading:
            return StoredDirectory(self._work)
        self._directory = self._directory or StoredDirectory(self._work)
        return self._directory

    def upsert(self, found: Iterable[Customer]) -> int:
        """Stores or changes the customers; returns how many are new or changed."""
        rest, changed = iter(found), 0
        while some := list(islice(rest, _CHUNK)):
            changed += self._store({one.ref: one for one in some})
        return changed

    def replace_all(self, found: Iterable[Customer]) -> None:
        """These are all customers: others are removed."""
        kept: set[str] = set()
        rest = iter(found)
        while some := list(islice(rest, _CHUNK)):
            kept |= {one.ref for one in some}
            self._store({one.ref: one for one in some})
        there = self._work.rows(select(customers.c.ref).where(customers.c.tenant == self._work.tenant))
        gone = sorted({row.ref for row in there} - kept)
        for start in range(0, len(gone), _CHUNK):
            self._remove(gone[start : start + _CHUNK])

    def get(self, ref: str) -> Customer | None:
        """The customer, if there is one with this ref."""
        row = self._work.row(self._work.mine(customers, customers.c.ref == ref))
        return None if row is None else Customer.model_validate_json(row.body)

    def named(self, refs: Iterable[str]) -> dict[str, str]:
        """Ref -> name, of those that exist."""
        wanted = sorted(set(refs))
        names = select(customers.c.ref, customers.c.name).where(customers.c.tenant == self._work.tenant)
        return {
            row.ref: row.name
            for start in range(0, len(wanted), _CHUNK)
            for row in self._work.rows(names.where(customers.c.ref.in_(wanted[start : start + _CHUNK])))
        }

    def called(self, text: str, limit: int) -> list[Customer]:
        """Those whose ref or name contains the text, by ref; all where it is empty, at most so many."""
        pattern = like(text)
        matching = func.lower(customers.c.name).like(pattern, escape="\\") | func.lower(customers.c.ref).like(
            pattern, escape="\\"
        )
        return self._some(*([matching] if text.strip() else []), limit=limit)

    def count(self) -> int:
        """How many there are."""
        return self._work.count(customers)

    def all(self) -> list[Customer]:
        """Every customer, by ref."""
        return self._some()

    def page(self, limit: int = 100, after: str | None = None) -> list[Customer]:
        """Some of them, by ref; `after` is the last ref of the page before."""
        return self._some(*([customers.c.ref > after] if after is not None else []), limit=limit)

    def _some(self, *criteria: Any, limit: int | None = None) -> list[Customer]:
        rows = self._work.rows(self._work.mine(customers, *criteria).order_by(customers.c.ref).limit(limit))
        return [Customer.model_validate_json(row.body) for row in rows]

    def _store(self, found: dict[str, Customer]) -> int:
        """Writes what is new or other than before, and its keys."""
        before = self._bodies(sorted(found))
        bodies = {ref: canonical(one) for ref, one in found.items()}
        changed = [ref for ref in found if before.get(ref) != bodies[ref]]
        old = {(key, ref) for ref in changed if ref in before for key in _keys(before[ref])}
        new = {(key, ref) for ref in changed for key in keys_of(found[ref])}
        self._drop(old - new)
        self._add(new - old)
        rows = [{"tenant": self._work.tenant, "ref": r, "name": found[r].name, "body": bodies[r]} for r in changed]
        insert = self._work.insert(customers)
        changes = {"name": insert.excluded.name, "body": insert.excluded.body}
        self._work.many(insert.on_conflict_do_update(index_elements=["tenant", "ref"], set_=changes), rows)
        return len(changed)

    def _remove(self, refs: Sequence[str]) -> None:
        self._drop({(key, ref) for ref, body in self._bodies(refs).items() for key in _keys(body)})
        self._work.run(delete(customers).where(customers.c.tenant == self._work.tenant, customers.c.ref.in_(refs)))

    def _bodies(self, refs: Sequence[str]) -> dict[str, str]:
        return {row.ref: row.body for row in self._work.rows(self._work.mine(customers, customers.c.ref.in_(refs)))}

    def _drop(self, pairs: set[tuple[Key, str]]) -> None:
        gone = [{"a": kind, "b": key, "c": ref} for (kind, key), ref in sorted(pairs)]
        of = payer_keys.c
        row = (of.kind == bindparam("a"), of.key == bindparam("b"), of.customer == bindparam("c"))
        self._work.many(delete(payer_keys).where(of.tenant == self._work.tenant, *row), gone)
        if any(one["a"] == "domain" for one in gone):
            renew_domains(self._work)

    def _add(self, pairs: set[tuple[Key, str]]) -> None:
        mine = {"tenant": self._work.tenant}
        rows = [{**mine, "kind": kind, "key": key, "customer": ref} for (kind, key), ref in sorted(pairs)]
        stems = sorted({key for (kind, key), _ in pairs if kind == "stem"})
        told = [{**mine, "feature": feature, "stem": stem} for stem in stems for feature in features(stem)]
        self._work.many(self._work.insert(payer_keys).on_conflict_do_nothing(), rows)
        self._work.many(self._work.insert(name_features).on_conflict_do_nothing(), told)
        if any(row["kind"] == "domain" for row in rows):
            renew_domains(self._work)


def _keys(body: str) -> frozenset[Key]:
    return keys_of(Customer.model_validate_json(body))
