"""What labels mean that no list knows, learned from the words of those that the lists know.

Each phrase of the lexicon is an example of its target; how often a word, its beginning and its end stand in phrases of
each target tells what a new phrase of such words means (naive Bayes with even priors). Nothing else is learned, so that
a word added to a list teaches all phrases made with it.
"""

import math
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from operator import add

from extractors.fields.lexicon import Hit, Phrases, labels, normalise

_LONGEST = 6
"""Words of a phrase that can be understood so."""
_PART = 5
"""Letters of the beginning and the end of a word that are looked at: "Zahlungs|datum", "payment" and "payments"."""
_SEEN = 0.3
"""How often a word is taken to stand in phrases of a target in which it was never seen."""
_TOPIC = 0.15
"""Share of the whole that a sort of value must have to be meant at all."""
_LIKELY = 0.3
"""The same of a target among those of its sort."""
_WORTH = 0.85
"""What a phrase is worth that is understood beyond doubt, where a known one is worth 1."""
_SORTS = (
    ("_date", "date"),
    ("_amount", "amount"),
    ("_total", "amount"),
    ("balance", "amount"),
    ("_price", "amount"),
    ("amount_due", "amount"),
    ("_number", "number"),
    ("_reference", "number"),
    ("_order", "number"),
    ("_account", "number"),
    ("_iban", "number"),
    ("_tax_id", "number"),
    ("_invoice", "number"),
    ("contact", "number"),
)
"""What kind of value stands at a target; all others are names and words."""


def sort_of(target: str) -> str:
    """date, amount, number or word: values of one sort are taken for each other, those of two are not."""
    return next((sort for ending, sort in _SORTS if target.endswith(ending)), "word")


class Understanding:
    """Learned from an index of phrases."""

    def __init__(self, entries: Iterable[tuple[str, str, float]]) -> None:
        """`entries`: phrase in normal form, its target, its weight."""
        counts: dict[str, dict[str, float]] = {}
        sizes: dict[str, float] = {}
        self._whole: set[str] = set()
        for phrase, target, weight in {(p, t): (p, t, w) for p, t, w in entries}.values():
            words = phrase.split()
            self._whole.update(words)
            sizes[target] = sizes.get(target, 0.0) + weight
            for feature in {feature for word in words for feature in _features(word)}:
                told = counts.setdefault(feature, {})
                told[target] = told.get(target, 0.0) + weight
        self._targets = tuple(sizes)
        self._sorts = tuple(map(sort_of, sizes))
        spread = {target: size + _SEEN * len(sizes) for target, size in sizes.items()}
        unseen = {target: math.log(_SEEN / spread[target]) for target in self._targets}
        self._told = {
            feature: tuple(math.log((told[t] + _SEEN) / spread[t]) if t in told else unseen[t] for t in self._targets)
            for feature, told in counts.items()
        }

    def of(self, text: str) -> tuple[Hit, ...]:
        """The likely targets of a phrase, best first; none where most of its words are unknown."""
        phrase = normalise(text)
        words = phrase.split()
        if not 0 < len(words) <= _LONGEST or 2 * sum(map(self._knows, words)) <= len(words):
            return ()
        hits = [Hit(t, _WORTH * p, "", 0, len(words), phrase) for t, p in self._likely(words)]
        return tuple(sorted(hits, key=lambda hit: -hit.weight))

    def _knows(self, word: str) -> bool:
        """A word of a phrase, or one made of the beginning and the end of such words: "Zahlungsdatum"."""
        return word in self._whole or all(feature in self._told for feature in _parts(word) or ("",))

    def _likely(self, words: list[str]) -> Iterator[tuple[str, float]]:
        logs = [0.0] * len(self._targets)
        for feature in {feature for word in words for feature in _features(word)}:
            if (told := self._told.get(feature)) is not None:
                logs = list(map(add, logs, told))
        top = max(logs)
        shares = [math.exp(log - top) for log in logs]
        topics: dict[str, float] = {}
        for sort, share in zip(self._sorts, shares, strict=True):
            topics[sort] = topics.get(sort, 0.0) + share
        whole = sum(shares)
        for target, sort, share in zip(self._targets, self._sorts, shares, strict=True):
            topic = topics[sort]
            if topic >= _TOPIC * whole and share >= _LIKELY * topic:
                yield target, share / topic


def _features(word: str) -> tuple[str, ...]:
    return (word, *_parts(word))


def _parts(word: str) -> tuple[str, ...]:
    return (word[:_PART] + "-", "-" + word[-_PART:]) if len(word) > _PART and word.isalpha() else ()


@cache
def _of(phrases: Phrases) -> Understanding:
    return Understanding(phrases.entries())


@lru_cache(maxsize=8192)
def understood_label(text: str) -> tuple[Hit, ...]:
    """What an unknown label beside a value may mean."""
    return _of(labels()).of(text)
