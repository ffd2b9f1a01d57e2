"""Fits what each sign is worth to papers with known truth, as a choice among all names of a paper.

The odds of a name are the product of what its signs are worth (conditional logit). A pull towards a prior keeps rare
signs at what is known of them: who signs, in whose name is paid, whose domain it is.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.papers.roles.assignment import NOBODY, ROLES, Role, Worth

Vector = NDArray[np.float64]
PRIOR = {
    "on behalf": Worth(4, -2), "in the subject": Worth(2, -1), "behind a title": Worth(1, 1), "headline": Worth(3, -1),
    "cheque": Worth(-4, 6), "fair label of the payer": Worth(2, -1), "fair label of the payee": Worth(-1, 2),
    "weak label of the payer": Worth(1, -0.5), "weak label of the payee": Worth(-0.5, 1),
    "clear label of the payer": Worth(3, -1), "clear label of the payee": Worth(-1, 3), "addressed": Worth(-3, 2),
    "line of the sender": Worth(3, -2), "foot of the sender": Worth(2.5, -2), "under the sender's line": Worth(-3, 1),
    "signs by its domain": Worth(3, -2), "signed for": Worth(2.5, -2), "owns a domain": Worth(1.5, -1),
    "over contact details": Worth(1.5, -1.5), "with who pays out": Worth(2, -1), "with who takes in": Worth(-2, 2),
    "a bank": Worth(-2, -1), "pays out": Worth(-3, -3), "an address": Worth(-3, -3), "is a label": Worth(-3, -3),
    "words of labels": Worth(-1.5, -1.5), "small letter": Worth(-2, -2), "a name inside it": Worth(-3, -3),
    "more behind its form": Worth(-2, -2), "end of a broken name": Worth(-3, -3), "told as paid": Worth(-1, 1.5),
    "highest, at the window's side": Worth(-3, 3),
}  # fmt: skip
"""What is known of signs before any paper is read, in log-odds."""
_PULL = 0.3
_STEPS, _RATE, _SLOW, _FADE = 400, 0.1, 0.9, 0.99
_LEAST = 2
"""Names that must bear a sign before it is weighed."""


class Sample(NamedTuple):
    """The names of one paper."""

    layout: str
    """Papers of one layout count together as one paper that is seen often: by the root of their number each."""
    signs: Sequence[frozenset[str]]
    """Of each name."""
    right: dict[Role, frozenset[int]]
    """Which of them are right, by role; empty: none of them. A role that the truth does not tell is left out."""


def fit(samples: Sequence[Sample]) -> dict[str, Worth]:
    """The table. Raises ValueError where no sample tells a role."""
    count = Counter(sign for sample in samples for signs in sample.signs for sign in signs)
    names = sorted(sign for sign in count if count[sign] >= _LEAST)
    payer, payee = (_fitted(samples, role, [*names, NOBODY]) for role in ROLES)
    return {sign: Worth(*pair) for sign, *pair in zip([*names, NOBODY], payer, payee, strict=True)}


def _fitted(samples: Sequence[Sample], role: Role, names: Sequence[str]) -> Vector:
    told = [(sample, sample.right[role]) for sample in samples if role in sample.right]
    shown = np.vstack([_rows(sample.signs, names) for sample, _ in told])
    sizes = [len(sample.signs) + 1 for sample, _ in told]
    paper, starts = np.repeat(np.arange(len(told)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    meant = np.concatenate([[float(n in (at or {len(s.signs)})) for n in range(len(s.signs) + 1)] for s, at in told])
    often = Counter(sample.layout for sample, _ in told)
    counts = np.array([often[sample.layout] ** -0.5 for sample, _ in told])[paper]
    prior = np.array([getattr(PRIOR.get(name, Worth(0, 0)), role) for name in names], np.float64)
    worth, slope, steep = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        odds = np.exp(shown @ worth - np.maximum.reduceat(shown @ worth, starts)[paper])
        share = odds / np.add.reduceat(odds, starts)[paper]
        wanted = share * meant / np.maximum(np.add.reduceat(share * meant, starts)[paper], 1e-12)
        gradient = shown.T @ ((share - wanted) * counts) + _PULL * (worth - prior)
        slope, steep = _SLOW * slope + (1 - _SLOW) * gradient, _FADE * steep + (1 - _FADE) * gradient**2
        worth = worth - _RATE * (slope / (1 - _SLOW**step)) / (np.sqrt(steep / (1 - _FADE**step)) + 1e-8)
    return worth


def _rows(signs: Sequence[frozenset[str]], names: Sequence[str]) -> Vector:
    """A row for each name, and one for nobody."""
    return np.array([[float(name in has) for name in names] for has in (*signs, {NOBODY})])


def table_of(weights: dict[str, Worth]) -> str:
    """The file as assignment.py reads it."""
    rows = (f"{sign}\t{worth.payer:.2f}\t{worth.payee:.2f}\n" for sign, worth in sorted(weights.items()))
    return "sign\tpayer\tpayee\n" + "".join(rows)
