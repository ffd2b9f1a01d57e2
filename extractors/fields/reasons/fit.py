"""Fitting the classifier: ridge regression onto the codes, in the space of the samples, so that seconds are enough.

The lexicon's phrases speak twice: as features, and through the letters in them (naive Bayes over the n-grams of all
phrases), so that a compound or a slip is as good as the word it holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docflow.errors import BadInput
from docflow.schema.reasons import Reason
from extractors.fields.lexicon import reasons
from extractors.fields.reasons.features import BUCKETS, CODES, Blocks, Matrix, blocks_of, features_of
from extractors.fields.reasons.model import Model, in_bytes, softmax

_WORDS, _LETTERS, _PHRASES, _BAYES = 0.5, 1.0, 1.0, 0.1
"""How much each kind of feature counts."""
_PULL = 0.7
_SMOOTH = 0.2
_SHARPNESS = (4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0, 18.0)
_STEPS = 12
_LEAST_SAMPLES = 200


class Sample(NamedTuple):
    """A text and the code it was given."""

    text: str
    reason: Reason
    language: str = ""
    weight: float = 1.0
    """What it counts: a clerk's correction more than a sentence of ours."""


@dataclass(frozen=True)
class Fitted:
    """A model, and what it said of each sample while the sample's phrasing was held out."""

    model: Model
    held_out: Matrix
    """Sample x code: probabilities."""
    groups: NDArray[np.int64]
    """Which samples say the same in about the same words."""


class _Bayes(NamedTuple):
    words: Matrix
    letters: Matrix


def fit(samples: Sequence[Sample]) -> Fitted:
    """The model of these samples. Raises BadInput where there are too few to learn from."""
    if len(samples) < _LEAST_SAMPLES:
        raise BadInput(f"{len(samples)} sentences are too few to learn from.")
    texts = [sample.text for sample in samples]
    codes = np.array([CODES.index(sample.reason.value) for sample in samples])
    weights = np.array([sample.weight for sample in samples])
    blocks, bayes = blocks_of(texts), _bayes()
    wanted = np.eye(len(CODES))[codes]
    prior = np.average(wanted, axis=0, weights=weights)
    spoken, unit = _spoken(blocks, bayes)
    inverse = np.asarray(np.linalg.inv(_kernel(blocks, spoken) + _PULL * np.diag(1.0 / weights)), np.float64)
    dual = inverse @ (wanted - prior)
    groups = phrasings(texts, codes)
    held_out = _held_out(inverse, dual, wanted, groups)
    sharpness = min(_SHARPNESS, key=lambda value: _surprise(softmax(held_out, value), codes))
    shares = softmax(held_out, sharpness)
    said, right = _reliability(shares, codes)
    model = _folded(blocks, bayes, spoken.T @ dual * (_BAYES / unit), dual, prior, sharpness, said, right)
    return Fitted(model, shares, groups)


def phrasings(texts: Sequence[str], codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each phrasing: texts of one code of whose letters the smaller one shares half with the other."""
    found = [set(features_of(text).letters) for text in texts]
    holders: dict[int, list[int]] = {}
    home = list(range(len(texts)))
    for n, letters in enumerate(found):
        shared: dict[int, int] = {}
        for letter in letters:
            for other in holders.setdefault(letter, []):
                shared[other] = shared.get(other, 0) + 1
            holders[letter].append(n)
        for other, count in shared.items():
            if codes[n] == codes[other] and 2 * count >= min(len(letters), len(found[other])):
                home[_root(home, n)] = _root(home, other)
    return np.array([_root(home, n) for n in range(len(texts))])


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


def _bayes() -> _Bayes:
    """How much more often each bucket occurs in a code's phrases than in the others' (log odds)."""
    counts = np.zeros((2, BUCKETS, len(CODES)))
    for phrase, target, weight in reasons().entries():
        found, code = features_of(phrase), CODES.index(target)
        counts[0, list(found.words), code] += weight
        counts[1, list(found.letters), code] += weight
    every, of_code = counts.sum(2, keepdims=True), counts.sum((0, 1))
    own = (counts + _SMOOTH) / (of_code + _SMOOTH * 2 * BUCKETS)
    others = (every - counts + _SMOOTH) / (of_code.sum() - of_code + _SMOOTH * 2 * BUCKETS)
    odds = np.where((every > 0) & (of_code > 0), np.log(own / others), 0.0)
    return _Bayes(odds[0], odds[1])


def _spoken(blocks: Blocks, bayes: _Bayes) -> tuple[Matrix, float]:
    """What naive Bayes says of each sample, and the unit it is measured in."""
    said = blocks.words @ bayes.words + blocks.letters @ bayes.letters
    unit = float(np.abs(said).mean()) or 1.0
    return said / unit, unit


def _kernel(blocks: Blocks, spoken: Matrix) -> Matrix:
    parts = ((_WORDS, blocks.words), (_LETTERS, blocks.letters), (_PHRASES, blocks.phrases), (_BAYES, spoken))
    kernel: Matrix = sum((weight * (part @ part.T) for weight, part in parts), np.zeros(1))
    return kernel


def _held_out(inverse: Matrix, dual: Matrix, wanted: Matrix, groups: NDArray[np.int64]) -> Matrix:
    """What would be said of each phrasing by a model that was fitted without it; exact, for ridge regression."""
    scores = np.zeros_like(wanted)
    for group in np.unique(groups):
        at = np.flatnonzero(groups == group)
        scores[at] = wanted[at] - np.linalg.solve(inverse[np.ix_(at, at)], dual[at])
    return scores


def _surprise(shares: Matrix, codes: NDArray[np.int64]) -> float:
    return float(-np.log(shares[np.arange(len(codes)), codes] + 1e-12).mean())


def _reliability(shares: Matrix, codes: NDArray[np.int64]) -> tuple[Matrix, Matrix]:
    """Steps of the highest probability, and how often each was right; never falling."""
    highest, hit = shares.max(1), shares.argmax(1) == codes
    order = np.argsort(highest, kind="stable")
    steps = np.array_split(order, _STEPS)
    said = np.array([highest[step].mean() for step in steps])
    right = np.maximum.accumulate([(hit[step].sum() + 0.5) / (len(step) + 1.0) for step in steps])
    return said, right


def _folded(
    blocks: Blocks,
    bayes: _Bayes,
    spoken: Matrix,
    dual: Matrix,
    prior: Matrix,
    sharpness: float,
    said: Matrix,
    right: Matrix,
) -> Model:
    """Everything that is linear in the same features as one weight each."""
    words, word_scale = in_bytes(_WORDS * blocks.words.T @ dual + bayes.words @ spoken)
    letters, letter_scale = in_bytes(_LETTERS * blocks.letters.T @ dual + bayes.letters @ spoken)
    return Model(
        words=words,
        letters=letters,
        scales=np.stack((word_scale, letter_scale)),
        phrases=_PHRASES * blocks.phrases.T @ dual,
        bias=prior,
        sharpness=sharpness,
        said=said,
        right=right,
        told={"samples": len(dual)},
    )
