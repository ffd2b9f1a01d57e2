"""What a text is judged by: its words, the letters in them, what its figures are, and the phrases of the lexicon."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docflow.schema.reasons import Reason
from extractors.fields.lexicon import Hit, normalise, reasons

Matrix = NDArray[np.float64]
CODES: tuple[str, ...] = tuple(reason.value for reason in Reason)
"""In the order of the model's columns."""
BUCKETS = 1 << 13
"""Of words, and as many of letters; what falls into the same bucket is told apart by the rest of the text."""
_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(
    r"(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d)"
    r"|(?P<percent>\d[\d.,]*\s?(?:%|pct|per ?cent|prozent|procent|por ciento|pour ?cent))"
    r"|(?P<money>[$€£]\s?\d[\d.,]*|\d[\d.,]*[.,]\d\d\b|\d[\d.,]*\s?(?:eur|usd|gbp|chf|[$€£]))"
    r"|(?P<number>(?=\w*\d)\w*[a-z]\w*[-/\w]*|\d{4,}[-/\d]*)"
    r"|(?P<count>\d+)",
    re.IGNORECASE,
)
"""What a figure is: "4 instead of 5" counts, "4.80 instead of 4.55" prices, "2 %" is what a discount has."""
_MARK = "qz"
"""Begins the word that stands for a figure; no word of ours does."""
_LETTERS = (3, 4, 5)
_MAX_WORDS = 60
_COMPOUND, _PART = 8, 5
"""Letters of a compound, and of the part of it that is looked for."""
_HIDDEN = 0.7
"""What a phrase inside a compound says beside one that stands alone."""
_LONGER = 0.5
"""What each further word of a phrase adds to its strength: "price difference" says more than "price"."""


class Features(NamedTuple):
    """Buckets of words and of letters, and how strongly the lexicon's phrases speak for each code."""

    words: tuple[int, ...]
    letters: tuple[int, ...]
    phrases: tuple[tuple[int, float], ...]
    hits: tuple[Hit, ...]


def features_of(text: str) -> Features:
    """Figures count as what they are only: "12 pieces" and "7 pieces" are the same text."""
    words = _DIGITS.sub("0", normalise(text)).split()[:_MAX_WORDS]
    found = {_bucket(f"b{a} {b}") for a, b in pairwise(words)} | {_bucket(f"f{one}") for one in _figures(text)}
    letters: set[int] = set()
    for word in words:
        own, parts = _word(word)
        found.update(own)
        letters.update(parts)
    hits = tuple(reasons().scan(text))
    told = [(hit.target, strength(hit)) for hit in hits]
    inside = [part for word in words for part in _inside(word)]
    return Features(tuple(sorted(found)), tuple(sorted(letters)), _phrases([*told, *inside]), hits)


def _figures(text: str) -> Iterator[str]:
    """The kinds of figures, those that follow each other, and the two words on either side of each."""
    words = normalise(_FIGURE.sub(lambda match: f" {_MARK}{match.lastgroup} ", text)).split()[:_MAX_WORDS]
    kinds = [word for word in words if word.startswith(_MARK)]
    yield from kinds
    yield from (f"{a}>{b}" for a, b in pairwise(kinds))
    for apart in (1, 2):
        for a, b in zip(words, words[apart:], strict=False):
            if _MARK in (a[:2], b[:2]):
                yield f"{a}{'_' * apart}{b}"


def strength(hit: Hit) -> float:
    """How much a phrase says."""
    return hit.weight * (1.0 + _LONGER * (hit.end - hit.start - 1))


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The word's own bucket and those of its letters; a compound shares them with its parts."""
    own = (_bucket(f"w{word}"),) if len(word) > 1 else ()
    return own, tuple({_bucket(f"c{part}") for part in _parts(f"<{word}>")})


def _parts(text: str) -> Iterator[str]:
    for length in _LETTERS:
        yield from (text[at : at + length] for at in range(len(text) - length + 1))


def _bucket(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % BUCKETS


def _phrases(told: Iterable[tuple[str, float]]) -> tuple[tuple[int, float], ...]:
    best: dict[int, float] = {}
    for code, value in told:
        at = CODES.index(code)
        best[at] = max(best.get(at, 0.0), value)
    return tuple(sorted(best.items()))


@lru_cache(maxsize=1 << 14)
def _inside(word: str) -> tuple[tuple[str, float], ...]:
    """What the beginning or the end of a compound says: "palettenabzug" begins with a phrase of its own."""
    if len(word) < _COMPOUND:
        return ()
    known = _single_words()
    cuts = range(_PART, len(word) - 2)
    begin = next((known[word[:cut]] for cut in reversed(cuts) if word[:cut] in known), ())
    end = next((known[word[-cut:]] for cut in reversed(cuts) if word[-cut:] in known), ())
    return tuple((code, _HIDDEN * weight) for code, weight in (*begin, *end))


@cache
def _single_words() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for phrase, code, weight in reasons().entries():
        if " " not in phrase and len(phrase) >= _PART:
            found[phrase] = (*found.get(phrase, ()), (code, weight))
    return found


class Blocks(NamedTuple):
    """The features of many texts, a row each; words and letters are of length one."""

    words: Matrix
    letters: Matrix
    phrases: Matrix


def blocks_of(texts: Sequence[str], lexicon: bool = True) -> Blocks:
    """Dense matrices, for fitting. `lexicon`: whether the phrases count."""
    found = [features_of(text) for text in texts]
    words, letters = np.zeros((len(texts), BUCKETS)), np.zeros((len(texts), BUCKETS))
    phrases = np.zeros((len(texts), len(CODES)))
    for n, one in enumerate(found):
        words[n, list(one.words)] = _scale(one.words)
        letters[n, list(one.letters)] = _scale(one.letters)
        for at, value in one.phrases if lexicon else ():
            phrases[n, at] = value
    return Blocks(words, letters, phrases)


def _scale(found: Sequence[int]) -> float:
    return float(1.0 / np.sqrt(max(1, len(found))))
