"""Mail domains that are known, and those that only look like one of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Protocol, runtime_checkable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_LOOK_ALIKE = {"rn": "m", "vv": "w", "cl": "d", "0": "o", "1": "l", "i": "l", "5": "s", "3": "e", "|": "l"}
_CYRILLIC = str.maketrans("асеһіјӏорԛѕԝхуνοαερκι", "acehijlopqswxyvoaepki")
_NEAR = 2


@runtime_checkable
class Domains(Protocol):
    """The domains that mail of customers comes from."""

    def __contains__(self, domain: object) -> bool: ...

    def __bool__(self) -> bool: ...

    def alike(self, domain: str) -> Collection[str]:
        """Those for which the eye may take this one."""
        ...


class HeldDomains:
    """Domains held in memory."""

    def __init__(self, domains: Iterable[str]) -> None:
        self._domains = frozenset(found for domain in domains if (found := bare(domain)))

    def __contains__(self, domain: object) -> bool:
        return domain in self._domains

    def __bool__(self) -> bool:
        return bool(self._domains)

    def alike(self, domain: str) -> list[str]:
        """The domains that read the same at a glance, or are a slip or two away."""
        near = process.extract(
            domain, self._listed, scorer=DamerauLevenshtein.distance, score_cutoff=_NEAR, limit=None, processor=None
        )
        slips = {known for known, distance, _ in near if distance <= _allowed(known)}
        return sorted(slips | self._by_sight.get(skeleton(domain), set()))

    @cached_property
    def _listed(self) -> list[str]:
        return sorted(self._domains)

    @cached_property
    def _by_sight(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for domain in self._domains:
            found[skeleton(domain)].add(domain)
        return found


def knows(domains: Domains | Collection[str], domain: str) -> bool:
    """Whether the domain itself is among them, or one above it."""
    labels = domain.split(".")
    return any(".".join(labels[n:]) in domains for n in range(len(labels)))


def within(domain: str, known: str) -> bool:
    """The domain itself or one below it."""
    return domain == known or domain.endswith("." + known)


def bare(domain: str) -> str:
    """A domain in lower case, without what mail programs put around it."""
    return domain.strip().lower().strip("<>. ").lstrip("@")


def skeleton(domain: str) -> str:
    """The domain as the eye reads it at a glance."""
    text = domain
    if "xn--" in text:
        try:
            text = text.encode("ascii").decode("idna")
        except UnicodeError:
            return text
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.translate(_CYRILLIC)
    for seen, meant in _LOOK_ALIKE.items():
        text = text.replace(seen, meant)
    return text


def _allowed(known: str) -> int:
    """So many slips make one domain look like another: few where the name is short."""
    return min(_NEAR, (len(known.partition(".")[0]) - 1) // 3)
