"""Which open items a printed document number may mean, and how firmly.

The levels, strongest first: as printed; without separators; with look-alike characters folded; without a prefix or
leading zeros; one edit away. The first level at which anything is found decides: what is named exactly is never
passed over for something similar.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from docflow.rules import keys
from docflow.schema.receivables import NumberSignal, OpenItem

_SHORTEST_FUZZY = 5
"""Shorter numbers have too many neighbours at one edit."""


class Hit(NamedTuple):
    """Open items that a line may mean."""

    items: tuple[OpenItem, ...]
    signal: NumberSignal
    firm: bool
    """Whether the number is evidence enough for the machine, given that the amount agrees."""
    because: str
    needs_amount: bool = False
    """Firm only together with an amount that is explained to the cent: then two independent proofs agree."""


class Items:
    """Open items, indexed by every level of their numbers. Their order does not matter."""

    def __init__(self, items: Iterable[OpenItem]) -> None:
        self.all = {item.ref: item for item in sorted(items, key=lambda item: (item.due, item.ref))}
        everything = self.all.values()
        self._exact = _index(everything, lambda item: keys.exact(item.number))
        self._normalised = _index(everything, lambda item: keys.normalised(item.number))
        self._folded = _index(everything, lambda item: keys.folded(item.number))
        self._core = _index(everything, lambda item: keys.core(item.number))
        self._orders = _index(everything, lambda item: keys.normalised(item.purchase_order or ""))

    def by_number(self, number: str, *, recognised: bool) -> Hit | None:
        """The items a printed number may mean. `recognised`: OCR read it, so look-alikes are expected in it."""
        if not (plain := keys.normalised(number)):
            return None
        if items := self._exact.get(keys.exact(number)):
            return Hit(items, "exact", True, f"{number} is the number of an open item")
        if items := self._normalised.get(plain):
            return Hit(items, "normalised", True, f"{number} is {items[0].number}, written otherwise")
        if items := self._folded.get(keys.folded(number)):
            because = f"{number} is {items[0].number} but for characters that look alike"
            return Hit(items, "normalised" if recognised else "fuzzy", recognised, because, needs_amount=True)
        return self._by_core(number) or self._one_edit_away(number)

    def by_order(self, order: str | None) -> Hit | None:
        """The items of a purchase order: only ever a suggestion."""
        items = self._orders.get(keys.normalised(order or ""))
        return Hit(items, "none", False, f"purchase order {order} belongs to it") if items else None

    def _by_core(self, number: str) -> Hit | None:
        """A prefix or zeros left out are firm; two different prefixes are two series of numbers."""
        core = keys.core(number)
        if not core or not (items := self._core.get(core)):
            return None
        mine = keys.prefix(number)
        same = tuple(i for i in items if "" in (mine, keys.prefix(i.number)) or keys.prefix(i.number) == mine)
        because = f"{number} is {(same or items)[0].number} but for what stands before the number"
        return Hit(same or items, "normalised" if same else "fuzzy", bool(same), because, needs_amount=True)

    def _one_edit_away(self, number: str) -> Hit | None:
        wanted = keys.normalised(number)
        if len(wanted) < _SHORTEST_FUZZY:
            return None
        near = [k for k in self._normalised if Levenshtein.distance(wanted, k, score_cutoff=1) == 1]
        items = tuple(item for key in near for item in self._normalised[key])
        if not items:
            return None
        return Hit(items, "fuzzy", False, f"{number} differs from {items[0].number} in one character")


def _index(items: Iterable[OpenItem], key: Callable[[OpenItem], str | None]) -> Mapping[str, tuple[OpenItem, ...]]:
    index: dict[str, tuple[OpenItem, ...]] = defaultdict(tuple)
    for item in items:
        if value := key(item):
            index[value] += (item,)
    return dict(index)
