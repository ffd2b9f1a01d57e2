"""The directory of payers in the database: each look-up reads by index what it needs, so nothing is held or rebuilt."""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select

from docflow.rules.domains import Domains, HeldDomains, knows
from docflow.rules.payer.directory import Asked, Directory
from docflow.rules.payer.own import KeyKind
from docflow.schema.payers import Alias
from docflow.schema.receivables import Customer
from docflow.store.aliases import Aliases
from docflow.store.house import Flags
from docflow.store.tables import customers, name_features, payer_keys
from docflow.store.work import Work

_DOMAINS_AS_OF = "customers.domains"
"""The flag that changes with the mail domains of customers."""


class StoredDirectory(Directory):
    """See rules.payer.Directory. For one transaction; what was looked up is remembered."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._customers: dict[str, Customer | None] = {}
        self._holders: dict[tuple[str, str], frozenset[str]] = {}

    def get(self, ref: str) -> Customer | None:
        if ref not in self._customers:
            row = self._work.connection.execute(_CUSTOMER, {"tenant": self._work.tenant, "ref": ref}).first()
            self._customers[ref] = None if row is None else Customer.model_validate_json(row.body)
        return self._customers[ref]

    def holders(self, kind: KeyKind, keys: Collection[str]) -> frozenset[str]:
        none: frozenset[str] = frozenset()
        return none.union(*(self._holding(kind, key) for key in keys))

    def aliases(self, asked: Asked) -> Sequence[Alias]:
        return Aliases(self._work).of(asked)

    def stems_with(self, feature: str, most: int) -> list[str]:
        asked = {"tenant": self._work.tenant, "feature": feature, "most": most}
        return [row.stem for row in self._work.connection.execute(_STEMS, asked)]

    @cached_property
    def domains(self) -> Domains:
        return _StoredDomains(self._work)

    def _holding(self, kind: KeyKind, key: str) -> frozenset[str]:
        if (kind, key) not in self._holders:
            asked = {"tenant": self._work.tenant, "kind": kind, "key": key}
            found = frozenset(row.customer for row in self._work.connection.execute(_HOLDERS, asked))
            self._holders[kind, key] = found
        return self._holders[kind, key]


class _StoredDomains:
    """See rules.domains.Domains. Only a domain that nobody has is held against all others, which are then kept in
    memory until a customer's domains change."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __contains__(self, domain: object) -> bool:
        asked = {"tenant": self._work.tenant, "kind": "domain", "key": str(domain)}
        return self._work.connection.execute(_HOLDERS, asked).first() is not None

    def __bool__(self) -> bool:
        return self._work.row(_every_domain(self._work).limit(1)) is not None

    def alike(self, domain: str) -> Collection[str]:
        return () if knows(self, domain) else self._held().alike(domain)

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
_HOLDERS = select(payer_keys.c.customer).where(
    payer_keys.c.tenant == bindparam("tenant"),
    payer_keys.c.kind == bindparam("kind"),
    payer_keys.c.key == bindparam("key"),
)
_STEMS = (
    select(name_features.c.stem)
    .where(name_features.c.tenant == bindparam("tenant"), name_features.c.feature == bindparam("feature"))
    .limit(bindparam("most"))
)
