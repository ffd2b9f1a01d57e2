"""Fits what each sign is worth to papers with known truth, as a choice among all things of a paper.

The odds of a thing are the product of what its signs are worth (conditional logit). A pull towards a prior keeps rare
signs at what is known of them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.papers.signs.table import NOBODY, Worths

Vector = NDArray[np.float64]
_PULL = 0.3
_STEPS, _RATE, _SLOW, _FADE = 400, 0.1, 0.9, 0.99
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


def fit(samples: Sequence[Sample], roles: Sequence[str], prior: Mapping[str, Worths]) -> dict[str, Worths]:
    """The table; signs that no sample bears are worth what is known of them before. Raises ValueError where no sample
    tells a role."""
    count = Counter(sign for sample in samples for signs in sample.signs for sign in signs)
    names = [*sorted({sign for sign in count if count[sign] >= _LEAST} | prior.keys()), NOBODY]
    known = np.array([prior.get(name, (0.0,) * len(roles)) for name in names], np.float64)
    fitted = [_fitted(samples, role, names, known[:, at]) for at, role in enumerate(roles)]
    return {name: tuple(float(worth[n]) for worth in fitted) for n, name in enumerate(names)}


def _fitted(samples: Sequence[Sample], role: str, names: Sequence[str], prior: Vector) -> Vector:
    told = [(sample, sample.right[role]) for sample in samples if role in sample.right]
    sizes = [len(sample.signs) + 1 for sample, _ in told]
    paper, starts = np.repeat(np.arange(len(told)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    thing, sign = _borne([has for sample, _ in told for has in (*sample.signs, {NOBODY})], names)
    meant = np.concatenate([[float(n in (at or {len(s.signs)})) for n in range(len(s.signs) + 1)] for s, at in told])
    often = Counter(sample.layout for sample, _ in told)
    counts = np.array([often[sample.layout] ** -0.5 for sample, _ in told])[paper]
    worth, slope, steep = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        score = np.bincount(thing, worth[sign], len(paper))
        odds = np.exp(score - np.maximum.reduceat(score, starts)[paper])
        share = odds / np.add.reduceat(odds, starts)[paper]
        wanted = share * meant / np.maximum(np.add.reduceat(share * meant, starts)[paper], 1e-12)
        over = (share - wanted) * counts
        gradient = np.bincount(sign, over[thing], len(names)) + _PULL * (worth - prior)
        slope, steep = _SLOW * slope + (1 - _SLOW) * gradient, _FADE * steep + (1 - _FADE) * gradient**2
        worth = worth - _RATE * (slope / (1 - _SLOW**step)) / (np.sqrt(steep / (1 - _FADE**step)) + 1e-8)
    return worth


def _borne(signs: Sequence[Set[str]], names: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which thing bears which sign, as two lists of one length: each bears few of many."""
    number = {name: n for n, name in enumerate(names)}
    pairs = [(n, number[sign]) for n, has in enumerate(signs) for sign in has if sign in number]
    thing, sign = zip(*pairs, strict=True)
    return np.array(thing), np.array(sign)
