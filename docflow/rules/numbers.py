"""Which open items a printed document number may mean, and how firmly.

The levels, strongest first: as printed; without separators; with look-alike characters folded; an instalment by its
place; without a prefix or leading zeros; within a reference that a check digit proves; an order or delivery note
instead of the invoice; one edit away; only its last digits. The first level at which anything is found decides: what is
named exactly is never passed over for something similar.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from docflow.rules import keys
from docflow.rules.references import without_check
from docflow.schema.receivables import NumberSignal, OpenItem

_SHORTEST_FUZZY = 5
"""Shorter numbers have too many neighbours at one edit."""
_CUT = range(4, 7)
"""Banks and forms with short fields keep so many of the last digits."""

FIRM = ("exact", "normalised")
"""Signals of a number that is printed, apart from how it is written."""

_DIGITS = "0123456789"
_PLACE = re.compile(r"[-./]\s{0,2}0?(\d{1,2})$")
"""Behind a number, which of its instalments is meant: "4711/2"."""

K = TypeVar("K", str, Decimal)
Index = Mapping[str, tuple[OpenItem, ...]]


class Hit(NamedTuple):
    """Open items that a line may mean."""

    items: tuple[OpenItem, ...]
    signal: NumberSignal
    because: str
    unproven: bool = False
    """Whether a person has to confirm it however well the amount fits."""


class Items:
    """Open items, indexed by every level of their numbers as it is asked for. Their order does not matter."""

    def __init__(self, items: Iterable[OpenItem]) -> None:
        self.all = {item.ref: item for item in sorted(items, key=lambda item: (item.due, item.ref))}

    def by_number(self, number: str, *, recognised: bool = False) -> Hit | None:
        """The items whose number is printed. `recognised`: OCR read it, so look-alikes are expected in it."""
        if items := self._exact.get(keys.exact(number)):
            return Hit(items, "exact", f"{number} is the number of an open item")
        if not (plain := keys.normalised(number)):
            return None
        if items := self._normalised.get(plain):
            return Hit(items, "normalised", f"{number} is {items[0].number}, written otherwise")
        if items := self._folded.get(keys.folded(number)):
            because = f"{number} is {items[0].number} but for characters that look alike"
            return Hit(items, "normalised" if recognised else "fuzzy", because)
        return self._by_place(number) or self._by_core(number) or self._by_reference(number)

    def have(self, number: str) -> bool:
        """Whether one of them has just this number."""
        return keys.exact(number) in self._exact

    def by_order(self, order: str | None) -> Hit | None:
        """The items of a purchase order or delivery note: weaker than a number, since several may have the same."""
        items = self._orders.get(keys.normalised(order or ""))
        return Hit(items, "fuzzy", f"{order} is its purchase order or delivery note") if items else None

    def nearly(self, number: str) -> Hit | None:
        """The items whose number is one edit away, else those that end with the digits printed."""
        return self._one_slip_away(number) or self._cut_off(keys.normalised(number), number)

    def by_any(self, number: str) -> Hit | None:
        """The items that a number may mean however weakly; what is printed comes first."""
        return self.by_number(number) or self.by_order(number) or self.nearly(number)

    def of_amount(self, amount: Decimal) -> tuple[OpenItem, ...]:
        """The items of which just this amount is open."""
        return self._amounts.get(amount, ())

    def _by_place(self, number: str) -> Hit | None:
        """The instalment that is named by its place."""
        printed = number.strip()
        told = _PLACE.search(printed)
        whole = self.by_number(printed[: told.start()].rstrip()) if told else None
        if told is None or whole is None or whole.signal not in FIRM:
            return None
        items = tuple(item for item in whole.items if item.instalment == int(told[1]))
        return Hit(items, "normalised", f"{number} is instalment {told[1]} of {items[0].number}") if items else None

    def _by_core(self, number: str) -> Hit | None:
        """A prefix or zeros left out, or a mere "Rg." before it, are firm; another prefix is another series."""
        core = keys.core(number)
        if not core or not (items := self._core.get(core)):
            return None
        mine = keys.prefix(number)
        same = tuple(i for i in items if keys.prefix(i.number) == mine)
        same = same or tuple(i for i in items if keys.says_nothing(mine) or not keys.prefix(i.number))
        because = f"{number} is {(same or items)[0].number} but for what stands before the number"
        return Hit(same or items, "normalised" if same else "fuzzy", because)

    def _by_reference(self, number: str) -> Hit | None:
        """A payment reference that holds the number between zeros, or before its check digit."""
        for bare, proven in without_check(number):
            if items := self._core.get(keys.core(bare) or ""):
                because = f"the check digit of {number} is right, and it holds {items[0].number}"
                return Hit(items, "normalised" if proven else "fuzzy", because)
        return None

    def _one_slip_away(self, number: str) -> Hit | None:
        near = sorted(self._folded.keys() & slips(keys.folded(number)))
        items = tuple(item for key in near for item in self._folded[key])
        return Hit(items, "fuzzy", f"{number} differs from {items[0].number} in one place") if items else None

    def _cut_off(self, wanted: str, number: str) -> Hit | None:
        items = self._ends.get(wanted) if wanted.isdecimal() else None
        return Hit(items, "fuzzy", f"{items[0].number} ends with {number}") if items else None

    @cached_property
    def _exact(self) -> Index:
        return self._index(lambda item: [keys.exact(item.number)])

    @cached_property
    def _normalised(self) -> Index:
        return self._index(lambda item: [keys.normalised(item.number)])

    @cached_property
    def _folded(self) -> Index:
        return self._index(lambda item: [keys.folded(item.number)])

    @cached_property
    def _core(self) -> Index:
        return self._index(lambda item: [keys.core(item.number) or ""])

    @cached_property
    def _orders(self) -> Index:
        return self._index(lambda item: [keys.normalised(o or "") for o in (item.purchase_order, item.delivery_note)])

    @cached_property
    def _ends(self) -> Index:
        return self._index(lambda item: [keys.normalised(item.number)[-length:] for length in _CUT])

    @cached_property
    def _amounts(self) -> Mapping[Decimal, tuple[OpenItem, ...]]:
        return self._index(lambda item: [item.remaining])

    def _index(self, keys_of: Callable[[OpenItem], Iterable[K]]) -> Mapping[K, tuple[OpenItem, ...]]:
        """An empty key is none, and neither is zero."""
        index: dict[K, list[OpenItem]] = defaultdict(list)
        for item in self.all.values():
            for key in keys_of(item):
                if key:
                    index[key].append(item)
        return {key: tuple(items) for key, items in index.items()}


def are_instalments(items: Sequence[OpenItem]) -> bool:
    """One document, due in parts: the same number, day and customer, on different days due."""
    same = {(item.customer, item.company, item.number, item.issued) for item in items}
    return len(items) > 1 and len(same) == 1 and len({item.due for item in items}) == len(items)


def unless_anothers(hit: Hit | None, number: str, others: Items) -> Hit | None:
    """Where it is just somebody else's number it means none of ours that only resembles it: another digit may be a slip
    of the pen, but another series is none."""
    return None if hit and hit.signal == "fuzzy" and others.have(number) else hit


def may_be_cut(number: str) -> bool:
    """Whether it may be no more than the last digits of a number."""
    return len(keys.normalised(number)) in _CUT and keys.normalised(number).isdecimal()


def nearly_same(one: str, other: str) -> bool:
    """Whether two numbers are but one slip apart: a digit more, less or wrong, or one that changed its place."""
    return keys.folded(other) in slips(keys.folded(one))


@lru_cache(maxsize=2_000)
def slips(number: str) -> frozenset[str]:
    """Every number that a folded number (`keys.folded`) is one slip away from; none of one that is too short.

    Another letter is no slip: it is another series.
    """
    if len(number) < _SHORTEST_FUZZY:
        return frozenset()
    digits = [n for n, character in enumerate(number) if character in _DIGITS]
    fewer = {number[:n] + number[n + 1 :] for n in digits}
    other = {number[:n] + digit + number[n + 1 :] for n in digits for digit in _DIGITS}
    more = {number[:n] + digit + number[n:] for n in range(len(number) + 1) for digit in _DIGITS}
    pairs = {n for digit in digits for n in (digit - 1, digit)} & set(range(len(number) - 1))
    moved = {number[:n] + number[n + 1] + number[n] + number[n + 2 :] for n in pairs}
    return frozenset(fewer | other | more | moved) - {number}
