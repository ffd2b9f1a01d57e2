"""Where customers are looked up by what identifies a payer: in memory here, in the database by the store."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from docflow.rules.domains import Domains, HeldDomains
from docflow.rules.payer.own import Key, KeyKind, features, keys_of
from docflow.rules.payer.payees import paid_for
from docflow.schema.payers import Alias, AliasKind
from docflow.schema.receivables import Customer

COMMON = 150
"""Names that share a word: with more of them it tells nothing."""
_GENERATIONS = 5

Asked = Collection[tuple[AliasKind, str]]
"""Kinds and keys of aliases."""


class Directory(ABC):
    """The customers of a company. A key that fits several of them identifies none."""

    @abstractmethod
    def get(self, ref: str) -> Customer | None:
        """The customer, if there is one with this ref."""

    @abstractmethod
    def holders(self, kind: KeyKind, keys: Collection[str]) -> frozenset[str]:
        """The customers to whom the ledger gives one of these keys."""

    @abstractmethod
    def aliases(self, asked: Asked) -> Sequence[Alias]:
        """What was learned about these keys, undone or not."""

    @abstractmethod
    def payees(self, ref: str) -> Sequence[Alias]:
        """What was learned of for whom this customer pays."""

    @abstractmethod
    def stems_with(self, wanted: Sequence[str], most: int) -> Iterable[Sequence[str]]:
        """For each of these features (`own.features`) the names without legal form that have it; at most so many."""

    def foresee(self, keys: Collection[Key]) -> None:
        """These keys will be asked for: a directory far away may fetch them at once."""
        return

    @property
    @abstractmethod
    def domains(self) -> Domains:
        """The mail domains of all customers."""

    def __contains__(self, ref: str) -> bool:
        return self.get(ref) is not None

    def __getitem__(self, ref: str) -> Customer:
        found = self.get(ref)
        if found is None:
            raise KeyError(ref)
        return found

    def near(self, stem: str) -> frozenset[str]:
        """Names without legal form that may be similar to this one: they share a word or the end of one.

        What many share is passed over as a whole: a part of them would hide that there are others as near.
        """
        shared = self.stems_with(features(stem), COMMON + 1)
        return frozenset(one for stems in shared if len(stems) <= COMMON for one in stems)

    def family(self, ref: str) -> tuple[str, ...]:
        """Whose items this customer may pay beside its own: those of its relatives, and of those for whom it paid by
        people's decisions."""
        taught = (other for other in paid_for(ref, self.payees(ref)) if other in self)
        return tuple(dict.fromkeys((*self.relatives(ref), *taught)))

    def relatives(self, ref: str) -> tuple[str, ...]:
        """By the ledger's record: all that belong to this customer, and what it belongs to."""
        found: dict[str, None] = {}
        generation = [ref]
        for _ in range(_GENERATIONS):
            generation = sorted({child for one in generation for child in self.holders("parent", [one])})
            generation = [child for child in generation if child != ref and child not in found]
            found |= dict.fromkeys(generation)
        mine = self.get(ref)
        if mine and mine.parent and mine.parent != ref and mine.parent in self:
            found.setdefault(mine.parent)
        return tuple(found)

    def listed(self, refs: Iterable[str]) -> str:
        """The customers by name and number, for a sentence."""
        named = [(ref, self.get(ref)) for ref in sorted(refs)]
        return " and ".join(f"{one.name} ({ref})" if one else ref for ref, one in named)


class HeldDirectory(Directory):
    """Customers held in memory: those of a simulation or a test."""

    def __init__(self, customers: Iterable[Customer], aliases: Iterable[Alias] = ()) -> None:
        self._customers = {customer.ref: customer for customer in customers}
        self._holders = _index((key, ref) for ref, one in self._customers.items() for key in keys_of(one))
        self._learned: dict[tuple[AliasKind, str], list[Alias]] = defaultdict(list)
        self._payees: dict[str, list[Alias]] = defaultdict(list)
        for alias in aliases:
            self._learned[alias.kind, alias.key].append(alias)
            if alias.kind == "pays_for" and alias.customer:
                self._payees[alias.customer].append(alias)
        self._stems: dict[str, dict[str, None]] = defaultdict(dict)
        for stem in sorted(key for kind, key in self._holders if kind == "stem"):
            for feature in features(stem):
                self._stems[feature][stem] = None
        self._domains = HeldDomains(key for kind, key in self._holders if kind == "domain")

    def get(self, ref: str) -> Customer | None:
        return self._customers.get(ref)

    def holders(self, kind: KeyKind, keys: Collection[str]) -> frozenset[str]:
        none: frozenset[str] = frozenset()
        return none.union(*(self._holders.get((kind, key), none) for key in keys))

    def aliases(self, asked: Asked) -> list[Alias]:
        return [alias for one in dict.fromkeys(asked) for alias in self._learned.get(one, ())]

    def payees(self, ref: str) -> list[Alias]:
        return self._payees.get(ref, [])

    def stems_with(self, wanted: Sequence[str], most: int) -> list[list[str]]:
        return [list(self._stems.get(feature, ()))[:most] for feature in wanted]

    @property
    def domains(self) -> Domains:
        return self._domains


def _index(pairs: Iterable[tuple[Key, str]]) -> Mapping[Key, frozenset[str]]:
    index: dict[Key, set[str]] = defaultdict(set)
    for key, ref in pairs:
        index[key].add(ref)
    return {key: frozenset(refs) for key, refs in index.items()}
