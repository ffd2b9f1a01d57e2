"""Which readings of doubtful amounts make the equations hold: a bounded search over few cells, in minor units.

Line equations are small and settled one by one; what each way of settling them does to the sums is added up, state by
state, and what the sums still lack is looked up among the other readings of the remaining cells. What is found is a
proposal with its proofs; it is `sure` only where every changed cell is proven twice and nothing else would do.
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple

Cell = Hashable
Source = Literal["printed", "second", "look_alike", "open_item"]
"""As read; by another reading of the same print; as it may be misread; a look-alike that an open item confirms."""

_STATES = 1500
"""Ways kept while the lines are settled."""
_KEPT = 3
"""Ways kept that come to the same sums."""
_LOOSE_CELLS = 4000
"""Readings of cells without a failing line beyond which pairs of them are not tried."""
_CLEAR = 3.0
"""By how much (in natural logarithms) the best way must be likelier than another of as many changes."""
_PAIRED = 20
"""Ways to settle the lines that are tried with two more changes."""
_WITNESSES: dict[Source, str] = {"second": "a second reading of the print", "open_item": "the open item"}


class Reading(NamedTuple):
    """One reading of a printed amount; the first of a cell is the one as read."""

    units: int
    probability: float
    source: Source = "printed"


class Check(NamedTuple):
    """constant + sum(factor x cell) = 0."""

    name: str
    kind: Literal["line", "sum", "part", "payment"]
    """Of one line, of a whole column, of the lines of a page, of the payment."""
    terms: tuple[tuple[Cell, int], ...]
    constant: int = 0


class Change(NamedTuple):
    """A cell and what it is to be read as."""

    cell: Cell
    reading: Reading
    proofs: tuple[str, ...]
    """What speaks for it, each of another kind."""


@dataclass(slots=True)
class Repair:
    """Changes that together make failing equations hold and break none."""

    changes: tuple[Change, ...]
    cost: float
    whole: bool
    """All failing equations hold after it."""
    sure: bool = False


class _Way(NamedTuple):
    """Some changed cells, what that costs, and what it adds to each sum."""

    changes: tuple[tuple[Cell, Reading], ...]
    cost: float
    sums: tuple[int, ...]


def repairs(cells: Mapping[Cell, Sequence[Reading]], checks: Sequence[Check]) -> list[Repair]:
    """Repairs of all failing equations, likeliest first; else such of single lines. Empty where nothing fails."""
    search = _Search(cells, checks)
    if not search.failing:
        return []
    whole = sorted(search.whole(), key=lambda way: (len(way.changes), way.cost))
    if not whole:
        return [search.repair(way, whole=False) for way in search.single_lines()]
    found = [search.repair(way, whole=True) for way in whole if _rivals(whole[0], way)]
    few = len(whole[0].changes) < search.failing_lines + 2  # ways of more changes were not all tried
    found[0].sure = few and _only(whole) and all(len(change.proofs) > 1 for change in found[0].changes)
    return found


def _only(ways: Sequence[_Way]) -> bool:
    """Whether no other way of as many changes is nearly as likely."""
    return not any(_rivals(ways[0], way) and _values(way) != _values(ways[0]) for way in ways[1:])


def _rivals(best: _Way, way: _Way) -> bool:
    return len(way.changes) <= len(best.changes) and way.cost < best.cost + _CLEAR


def _values(way: _Way) -> dict[Cell, int]:
    return {cell: reading.units for cell, reading in way.changes}


class _Search:
    """The equations by size, and what every other reading would change."""

    def __init__(self, cells: Mapping[Cell, Sequence[Reading]], checks: Sequence[Check]) -> None:
        self.cells, self.checks = cells, checks
        self.failing = [check for check in checks if self._residual(check)]
        self.lines = [check for check in checks if check.kind == "line"]
        self.sums = [check for check in checks if check.kind != "line"]
        self.failing_lines = sum(check.kind == "line" for check in self.failing)
        self._factors: dict[Cell, list[tuple[int, int]]] = {}
        for n, check in enumerate(self.sums):
            for cell, factor in check.terms:
                self._factors.setdefault(cell, []).append((n, factor))

    def _residual(self, check: Check) -> int:
        return check.constant + sum(factor * self.cells[cell][0].units for cell, factor in check.terms)

    def whole(self) -> list[_Way]:
        """Ways to settle everything; with two changes outside the failing lines only where fewer do not do it."""
        lacking = tuple(-self._residual(check) for check in self.sums)
        loose = self._loose()
        open_ways = [(w, tuple(a - b for a, b in zip(lacking, w.sums, strict=True))) for w in self._settled_lines()]
        done = [_joined(way, more) for way, need in open_ways for more in _one(need, loose)]
        if done or len(loose) > _LOOSE_CELLS:
            return done
        return [_joined(way, more) for way, need in open_ways[:_PAIRED] for more in _two(need, loose)]

    def single_lines(self) -> list[_Way]:
        """For each failing line alone the only reading that settles it, breaking no sum that holds."""
        holding = [not self._residual(check) for check in self.sums]
        found = []
        for line in self.lines:
            if self._residual(line):
                ways = [
                    w for w in self._line_ways(line) if not any(d and h for d, h in zip(w.sums, holding, strict=True))
                ]
                ways.sort(key=lambda way: (len(way.changes), way.cost))
                if ways and _only(ways):
                    found.append(ways[0])
        return found

    def repair(self, way: _Way, *, whole: bool) -> Repair:
        """The way with its proofs."""
        values = _values(way)
        mended = [check for check in self.failing if self._holds_with(check, values)]
        changes = tuple(
            Change(cell, reading, tuple(dict.fromkeys(_proofs(cell, reading, mended)))) for cell, reading in way.changes
        )
        return Repair(changes, way.cost, whole)

    def _holds_with(self, check: Check, values: Mapping[Cell, int]) -> bool:
        change = sum(factor * (values[c] - self.cells[c][0].units) for c, factor in check.terms if c in values)
        return self._residual(check) + change == 0

    def _way(self, changes: tuple[tuple[Cell, Reading], ...]) -> _Way:
        sums = [0] * len(self.sums)
        cost = 0.0
        for cell, reading in changes:
            cost += _cost(self.cells[cell], reading)
            for n, factor in self._factors.get(cell, ()):
                sums[n] += factor * (reading.units - self.cells[cell][0].units)
        return _Way(changes, cost, tuple(sums))

    def _line_ways(self, line: Check, lacking: int | None = None) -> list[_Way]:
        """Ways of one or two changes to take away what the line lacks."""
        need = -self._residual(line) if lacking is None else lacking
        options = [
            [(factor * (reading.units - self.cells[cell][0].units), cell, reading) for reading in self.cells[cell][1:]]
            for cell, factor in line.terms
        ]
        ways = [self._way(((cell, r),)) for group in options for delta, cell, r in group if delta == need != 0]
        for first, second in combinations(options, 2):
            by_delta: dict[int, list[tuple[Cell, Reading]]] = {}
            for delta, cell, reading in second:
                by_delta.setdefault(delta, []).append((cell, reading))
            for delta, cell, reading in first:
                ways += [self._way(((cell, reading), other)) for other in by_delta.get(need - delta, ())]
        return ways

    def _settled_lines(self) -> list[_Way]:
        """Ways to settle every failing line, each with what it does to the sums."""
        states = [self._way(())]
        for line in self.lines:
            if self._residual(line):
                ways = self._line_ways(line)
                if not ways:
                    return []
                states = _pruned(_joined(state, way) for state in states for way in ways)
        return states

    def _loose(self) -> dict[tuple[int, ...], list[_Way]]:
        """Changes that touch no failing line: single cells without a line, and two in a line that still holds."""
        in_lines = {cell for line in self.lines for cell, _ in line.terms}
        ways = [
            self._way(((cell, reading),))
            for cell in self._factors
            if cell not in in_lines
            for reading in self.cells[cell][1:]
        ]
        for line in self.lines:
            if not self._residual(line):
                ways += self._line_ways(line, 0)
        found: dict[tuple[int, ...], list[_Way]] = {}
        for way in sorted(ways, key=lambda way: way.cost):
            found.setdefault(way.sums, []).append(way)
        return found


def _proofs(cell: Cell, reading: Reading, mended: Iterable[Check]) -> Iterator[str]:
    kinds = set()
    for check in mended:
        if check.kind not in kinds and any(cell == other for other, _ in check.terms):
            kinds.add(check.kind)
            yield check.name
    if reading.source in _WITNESSES:
        yield _WITNESSES[reading.source]


def _cost(readings: Sequence[Reading], reading: Reading) -> float:
    return math.log(max(readings[0].probability, 0.01)) - math.log(max(reading.probability, 1e-4)) + 1.0


def _joined(first: _Way, second: _Way) -> _Way:
    sums = tuple(a + b for a, b in zip(first.sums, second.sums, strict=True))
    return _Way(first.changes + second.changes, first.cost + second.cost, sums)


def _pruned(ways: Iterable[_Way]) -> list[_Way]:
    """The cheapest few for each outcome, not more than can be looked at."""
    by_sums: dict[tuple[int, ...], list[_Way]] = {}
    for way in sorted(ways, key=lambda way: way.cost):
        same = by_sums.setdefault(way.sums, [])
        if len(same) < _KEPT:
            same.append(way)
    kept = sorted((way for same in by_sums.values() for way in same), key=lambda way: way.cost)
    return kept[:_STATES]


def _one(need: tuple[int, ...], loose: Mapping[tuple[int, ...], list[_Way]]) -> list[_Way]:
    """No loose change, or one that comes to exactly this."""
    nothing = (0,) * len(need)
    return [_Way((), 0.0, nothing)] if need == nothing else loose.get(need, [])[:_KEPT]


def _two(need: tuple[int, ...], loose: Mapping[tuple[int, ...], list[_Way]]) -> Iterator[_Way]:
    """Two loose changes that together come to this."""
    for sums, ways in loose.items():
        rest = tuple(a - b for a, b in zip(need, sums, strict=True))
        for a in ways[:_KEPT] if rest >= sums else ():  # each pair once
            yield from (_joined(a, b) for b in loose.get(rest, ())[:_KEPT] if not _overlap(a, b))


def _overlap(a: _Way, b: _Way) -> bool:
    return bool({cell for cell, _ in a.changes} & {cell for cell, _ in b.changes})
