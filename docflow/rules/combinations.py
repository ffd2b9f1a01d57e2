"""Sets of amounts that sum to a payment: exact, deterministic, bounded in work and not in seconds.

Amounts are integer minor units. Such a set is only ever a proposal: among 200 open items a dozen sets of four hit any
amount by chance, so the count is part of the answer.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_ALL_SUBSETS = 20
"""So many amounts are tried in every combination (two halves of 2 ** 10 sums)."""
_PAIRS = 2_100_000
"""So many sums of two are kept at most (2,000 amounts); they make the sets of three and four."""
_AT_ONCE = 1 << 16
"""So many candidates are looked at in one go."""
_COUNTED = 1_000
"""Sets are not counted beyond it."""

Ints = NDArray[np.int64]


class Amount(NamedTuple):
    """One way to settle an open item: in full, or less its discount. Of one owner at most one is taken."""

    owner: int
    minor: int


class Sets(NamedTuple):
    """The sets that hit the target."""

    found: tuple[tuple[int, ...], ...]
    """Indexes of amounts, ascending; at most a thousand sets."""
    more: bool
    """Whether the search ended before it had counted all."""
    largest: int | None
    """Sets of up to so many amounts were tried; None: of any size."""


class _Side(NamedTuple):
    """Sums, and the place of each that decides whether it stands before another: its last, or its first."""

    sums: Ints
    place: NDArray[np.signedinteger]


def sets_that_sum(amounts: Sequence[Amount], target: int) -> Sets:
    """Every set of amounts, one per owner, that sums to the target, as far as the work allows.

    Smaller sets are tried first, and larger ones not any more once several were found.
    """
    use = _usable(amounts, target)
    values = [amounts[n].minor for n in use]
    largest = None if len(use) <= _ALL_SUBSETS else _largest(len(use))
    searched = _any_size(values, target) if largest is None else _up_to(largest, np.array(values, np.int64), target)
    kept: list[tuple[int, ...]] = []
    for sets in searched:
        told = (tuple(sorted(use[place] for place in places)) for places in sets)
        kept += islice((one for one in told if _one_per_owner(one, amounts)), _COUNTED + 1 - len(kept))
        if len(kept) > (1 if largest else _COUNTED):
            break
    kept.sort(key=lambda one: (len(one), one))
    return Sets(tuple(kept[:_COUNTED]), len(kept) > _COUNTED, largest)


def _usable(amounts: Sequence[Amount], target: int) -> list[int]:
    """Without what is too large for the target even with all credits taken."""
    given = sum(amount.minor for amount in amounts if amount.minor < 0)
    return [n for n, amount in enumerate(amounts) if amount.minor and amount.minor <= target - given]


def _largest(count: int) -> int:
    return 4 if count * (count - 1) // 2 <= _PAIRS else 2


def _one_per_owner(chosen: tuple[int, ...], amounts: Sequence[Amount]) -> bool:
    return len({amounts[n].owner for n in chosen}) == len(chosen)


def _any_size(values: Sequence[int], target: int) -> Iterator[Iterator[tuple[int, ...]]]:
    """All subsets, by two halves: the sums of one are looked up among those of the other."""
    half = len(values) // 2
    right: dict[int, list[tuple[int, ...]]] = {}
    for total, places in _subsets(values[half:]):
        right.setdefault(total, []).append(tuple(half + place for place in places))
    yield (
        (*places, *others)
        for total, places in _subsets(values[:half])
        for others in right.get(target - total, ())
        if places or others
    )


def _subsets(values: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    found: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for place, value in enumerate(values):
        found += [(total + value, (*places, place)) for total, places in found]
    return found


def _up_to(largest: int, values: Ints, target: int) -> Iterator[Iterator[tuple[int, ...]]]:
    """The sets of one, then of two, three and four amounts; places ascend, so that each set is told once."""
    yield ((int(place),) for place in np.flatnonzero(values == target))
    order = np.argsort(values, kind="stable")
    places = np.arange(len(values))
    yield ((a, int(order[b])) for a, b in _meet(_Side(values, places), _Side(values[order], order), target))
    if largest < 4:
        return
    first, second = (side.astype(np.int32) for side in np.triu_indices(len(values), 1))
    sums = values[first] + values[second]
    order = np.argsort(sums, kind="stable")
    first, second, sums = first[order], second[order], sums[order]
    pairs = _Side(sums, first)
    yield ((a, int(first[p]), int(second[p])) for a, p in _meet(_Side(values, places), pairs, target))
    yield (
        (int(first[p]), int(second[p]), int(first[q]), int(second[q]))
        for p, q in _meet(_Side(sums, second), pairs, target)
    )


def _meet(ones: _Side, ascending: _Side, target: int) -> Iterator[tuple[int, int]]:
    """Indexes of every two that sum to the target: one of `ones`, then one of `ascending` that stands behind it. Of
    alike amounts millions sum to it and overlap; they are sorted out many at once."""
    if not len(ascending.sums):
        return
    wanted = target - ones.sums
    start = np.searchsorted(ascending.sums, wanted, "left")
    there = np.flatnonzero(ascending.sums[np.minimum(start, len(ascending.sums) - 1)] == wanted)
    start = start[there]
    upto = np.cumsum(np.searchsorted(ascending.sums, wanted[there], "right") - start)
    low = 0
    while low < len(there):
        before = upto[low - 1] if low else 0
        high = max(low + 1, int(np.searchsorted(upto, before + _AT_ONCE, "right")))
        count = np.diff(upto[low:high], prepend=before)
        one = np.repeat(there[low:high], count)
        other = np.arange(before, upto[high - 1]) + np.repeat(start[low:high] - upto[low:high] + count, count)
        behind = ones.place[one] < ascending.place[other]
        yield from zip(one[behind].tolist(), other[behind].tolist(), strict=True)
        low = high
