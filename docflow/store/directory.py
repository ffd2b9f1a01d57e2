"""The directory of payers in the database: each look-up reads by index what it needs, so nothing is held or rebuilt."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import TextClause, bindparam, select, text

from docflow.rules.domains import Domains, HeldDomains, knows
from docflow.rules.payer.directory import Asked, Directory
from docflow.rules.payer.own import Key, KeyKind
from docflow.schema.payers import Alias
from docflow.schema.receivables import Customer
from docflow.store.aliases import Aliases
from docflow.store.house import Flags
from docflow.store.tables import aliases, customers, payer_keys
from docflow.store.work import Work

_DOMAINS_AS_OF = "customers.domains"
"""The flag that changes with the mail domains of customers."""


class StoredDirectory(Directory):
    """See rules.payer.Directory. For one transaction; what was looked up is remembered."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._customers: dict[str, Customer | None] = {}
        self._holders: dict[Key, frozenset[str]] = {}
        self._payees: dict[str, Sequence[Alias]] = {}

    def get(self, ref: str) -> Customer | None:
        if ref not in self._customers:
            row = self._work.connection.execute(_CUSTOMER, {"tenant": self._work.tenant, "ref": ref}).first()
            self._customers[ref] = None if row is None else Customer.model_validate_json(row.body)
        return self._customers[ref]

    def holders(self, kind: KeyKind, keys: Collection[str]) -> frozenset[str]:
        none: frozenset[str] = frozenset()
        self.foresee([(kind, key) for key in keys])
        return none.union(*(self._holders[kind, key] for key in keys))

    def foresee(self, keys: Collection[Key]) -> None:
        missing = sorted({one for one in keys if one not in self._holders})
        if not missing:
            return
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self._work.connection.execute(_HOLDERS, _asked(self._work, missing)):
            found[row.kind, row.key].add(row.customer)
        self._holders |= {one: frozenset(found[one]) for one in missing}

    def aliases(self, asked: Asked) -> Sequence[Alias]:
        return Aliases(self._work).of(asked)

    def payees(self, ref: str) -> Sequence[Alias]:
        if ref not in self._payees:
            there = self._work.connection.execute(_PAYS_FOR, {"tenant": self._work.tenant, "customer": ref}).first()
            self._payees[ref] = Aliases(self._work).list(customer=ref, kind="pays_for") if there else ()
        return self._payees[ref]

    def stems_with(self, wanted: Sequence[str], most: int) -> list[list[str]]:
        found: list[list[str]] = [[] for _ in wanted]
        if wanted:
            asked: dict[str, object] = {f"f{n}": feature for n, feature in enumerate(wanted)}
            asked |= {"tenant": self._work.tenant, "most": most}
            for n, stem in self._work.connection.execute(_stems(len(wanted)), asked).all():
                found[n].append(stem)
        return found

    @cached_property
    def domains(self) -> Domains:
        return _StoredDomains(self._work)


class _StoredDomains:
    """See rules.domains.Domains. Only a domain that nobody has is held against all others, which are then kept in
    memory until a customer's domains change. For one transaction; what was asked is remembered."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._asked: dict[str, bool] = {}

    def __contains__(self, domain: object) -> bool:
        name = str(domain)
        if name not in self._asked:
            found = self._work.connection.execute(_HOLDERS, _asked(self._work, [("domain", name)]))
            self._asked[name] = found.first() is not None
        return self._asked[name]

    @cached_property
    def _any(self) -> bool:
        return self._work.row(_every_domain(self._work).limit(1)) is not None

    def __bool__(self) -> bool:
        return self._any

    def alike(self, domain: str) -> Collection[str]:
        return () if knows(self, domain) else self._held.alike(domain)

    @cached_property
    def _held(self) -> HeldDomains:
        as_of = Flags(self._work).get(_DOMAINS_AS_OF)
        kept = self._work.kept.get(self._work.tenant)
        if kept is None or kept[0] != as_of:
            kept = as_of, HeldDomains(row.key for row in self._work.rows(_every_domain(self._work)))
            self._work.kept[self._work.tenant] = kept
        return kept[1]


def renew_domains(work: Work) -> None:
    """A customer's domains change: whoever holds them in memory reads them again."""
    Flags(work).set(_DOMAINS_AS_OF, work.new_id("d"))


def _every_domain(work: Work) -> Any:
    return select(payer_keys.c.key).distinct().where(payer_keys.c.tenant == work.tenant, payer_keys.c.kind == "domain")


_CUSTOMER = select(customers.c.body).where(
    customers.c.tenant == bindparam("tenant"), customers.c.ref == bindparam("ref")
)
# Most pay for nobody else: that much is asked by a statement that is built once.
_PAYS_FOR = (
    select(aliases.c.id)
    .where(
        aliases.c.tenant == bindparam("tenant"),
        aliases.c.customer == bindparam("customer"),
        aliases.c.kind == "pays_for",
    )
    .limit(1)
)
_HOLDERS = select(payer_keys.c.kind, payer_keys.c.key, payer_keys.c.customer).where(
    payer_keys.c.tenant == bindparam("tenant"),
    # More than was asked for, but by index: SQLite goes through everything for pairs.
    payer_keys.c.kind.in_(bindparam("kinds", expanding=True)),
    payer_keys.c.key.in_(bindparam("keys", expanding=True)),
)


def _asked(work: Work, keys: Sequence[Key]) -> dict[str, object]:
    kinds, texts = {kind for kind, _ in keys}, {key for _, key in keys}
    return {"tenant": work.tenant, "kinds": sorted(kinds), "keys": sorted(texts)}


@cache
def _stems(features: int) -> TextClause:
    """For each of so many features at most so many names: all in one question."""
    each = (
        f"SELECT * FROM (SELECT {n} AS n, stem FROM name_features "  # noqa: S608 - numbers only
        f"WHERE tenant = :tenant AND feature = :f{n} LIMIT :most) AS s{n}"
        for n in range(features)
    )
    return text(" UNION ALL ".join(each))
