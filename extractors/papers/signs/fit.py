"""Fits what each sign is worth to papers with known truth, as a choice among all things of a paper.

The odds of a thing are the product of what its signs are worth (conditional logit). A pull towards a prior keeps rare
signs at what is known of them.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.papers.signs.table import NOBODY, Worths

Vector = NDArray[np.float64]
PULL, FIRM_PULL = 0.3, 100.0
"""Towards what is known by rule of thumb; and towards what many other papers have told."""
_STEPS, _KEPT = 200, 12
"""Steps at most, and so many of the last ones are kept."""
_ENOUGH = 1e-6
"""Share of the loss that a further step must gain."""
_LEAST = 2
"""Things that must bear a sign before it is weighed."""


class Sample(NamedTuple):
    """The things of one paper that may have a role."""

    layout: str
    """Papers of one layout count together as one paper that is seen often: by the root of their number each."""
    signs: Sequence[frozenset[str]]
    """Of each thing."""
    right: Mapping[str, frozenset[int]]
    """Which of them are right, by role; empty: none of them. A role that the truth does not tell is left out."""
    nobody: frozenset[str] | None = frozenset((NOBODY,))
    """The signs of what is not printed; None where one of the things must be meant."""

    @property
    def choices(self) -> Sequence[frozenset[str]]:
        """Of each thing, and of none of them."""
        return [*self.signs, *([] if self.nobody is None else [self.nobody])]


def fit(
    samples: Sequence[Sample],
    roles: Sequence[str],
    prior: Mapping[str, Worths],
    held: Set[str] = frozenset(),
    told: Mapping[str, Worths] | None = None,
) -> dict[str, Worths]:
    """The table; signs that no sample bears, and those `held`, are worth what is known of them before. `told`: what
    other papers taught, to be learned on from. Raises ValueError where no sample tells a role."""
    rule, prior = prior, {**prior, **(told or {})}
    count = Counter(sign for sample in samples for signs in sample.choices for sign in signs)
    names = [*sorted({sign for sign in count if count[sign] >= _LEAST} | prior.keys()), NOBODY]
    known = np.array([prior.get(name, (0.0,) * len(roles)) for name in names], np.float64)
    free = np.array([name not in held for name in names], np.float64)
    new = {name for name in names if told is None or (name in rule and name not in told)}
    pull = np.array([PULL if name in new else FIRM_PULL for name in names], np.float64)
    fitted = [_fitted(samples, role, names, Known(known[:, at], free, pull)) for at, role in enumerate(roles)]
    return {name: tuple(float(worth[n]) for worth in fitted) for n, name in enumerate(names)}


class Known(NamedTuple):
    """What is known of each sign before: its worth, whether it is fitted, and how firmly it is pulled there."""

    worth: Vector
    free: Vector
    pull: Vector


def _fitted(samples: Sequence[Sample], role: str, names: Sequence[str], known: Known) -> Vector:
    told = [(sample, sample.right[role]) for sample in samples if role in sample.right]
    sizes = [len(sample.choices) for sample, _ in told]
    paper, starts = np.repeat(np.arange(len(told)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    thing, sign = _borne([has for sample, _ in told for has in sample.choices], names)
    meant = np.concatenate([[float(n in (at or {len(s.signs)})) for n in range(len(s.choices))] for s, at in told])
    often = Counter(sample.layout for sample, _ in told)
    counts = np.array([often[sample.layout] ** -0.5 for sample, _ in told])

    def loss(worth: Vector) -> tuple[float, Vector]:
        score = np.bincount(thing, worth[sign], len(paper))
        odds = np.exp(score - np.maximum.reduceat(score, starts)[paper])
        every = np.add.reduceat(odds, starts)
        right = np.maximum(np.add.reduceat(odds * meant, starts), 1e-300)
        over = odds * (1 / every[paper] - meant / right[paper]) * counts[paper]
        moved = worth - known.worth
        slope = np.bincount(sign, over[thing], len(names)) + known.pull * moved
        pulled = float((known.pull / 2 * moved**2).sum())
        return float((counts * np.log(every / right)).sum()) + pulled, slope * known.free

    return _least(loss, known.worth)


def _least(loss: Callable[[Vector], tuple[float, Vector]], start: Vector) -> Vector:
    """Where a smooth loss, given with its slope, is least: L-BFGS, each step halved until it helps."""
    at, (value, slope) = start, loss(start)
    known: deque[tuple[Vector, Vector]] = deque(maxlen=_KEPT)
    for _ in range(_STEPS):
        way, step = -_turned(slope, known), 1.0
        while (found := loss(at + step * way))[0] > value + 1e-4 * step * float(slope @ way) and step > _ENOUGH:
            step /= 2
        moved, turn, gain = step * way, found[1] - slope, value - found[0]
        if gain <= 0:
            return at
        if moved @ turn > 0:
            known.append((moved, turn))
        at, (value, slope) = at + moved, found
        if gain < _ENOUGH * value:
            return at
    return at


def _turned(slope: Vector, known: Iterable[tuple[Vector, Vector]]) -> Vector:
    """The slope turned as the last steps curved (Nocedal and Wright, Numerical Optimization, algorithm 7.4)."""
    steps, found, shares = list(known), slope.copy(), []
    for moved, turn in reversed(steps):
        shares.append((moved @ found) / (moved @ turn))
        found -= shares[-1] * turn
    found *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 1 / np.linalg.norm(slope)
    for (moved, turn), share in zip(steps, reversed(shares), strict=True):
        found += (share - (turn @ found) / (moved @ turn)) * moved
    return found


def _borne(signs: Sequence[Set[str]], names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which thing bears which sign, as two lists of one length: each bears few of many."""
    number = {name: n for n, name in enumerate(names)}
    pairs = [(n, number[sign]) for n, has in enumerate(signs) for sign in has if sign in number]
    thing, sign = zip(*pairs, strict=True)
    return np.array(thing), np.array(sign)
