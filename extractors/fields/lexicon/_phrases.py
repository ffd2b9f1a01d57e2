"""Phrases of several languages, found whole, at the start of a text, or anywhere in it."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from rapidfuzz import fuzz, process

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"})
_GLUED_SIGN = re.compile(r"(?:#|№|\bn[°º]|\bn\.[°ºo]?|\b(?:no|nr|num|nbr)\.)(?=\d)")
_NUMBER_SIGN = re.compile(
    r"#|№|\bn\.?\s?[°º]|\bn\.\s?o\b|(?<![\w./])n\.(?![a-z]\b)"
    r"|\bn\.?[*?](?!\w)|(?<![\w./'])n(?=\sd(?:[eiou]|el)\s)"  # a raised "o" as recognition has it, or lost it
)
_NOT_WORD = re.compile(r"[^\w%]+|_+")
_NOT_WORD_ASCII = str.maketrans({chr(n): " " for n in range(128) if not (chr(n).isalnum() or chr(n) == "%")})
_SIGN = re.compile(r"[#№]|n(?:o|r|um|br)?\.|n\s?[°º*?]|\bn\sd")
"""Without one of these no sign for "number" is in a text."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_NUMBER_LIST = "no nr nbr nmbr nro num number numbers numero numeros nummer nummern numer nos nrs"
_NUMBER_WORDS = frozenset(_NUMBER_LIST.split())
_NUMBER_ENDINGS = ("nummern", "nummer", "nr")
_RATE = re.compile(r"[\d%]+")
_LONG, _MOST_KNOWN = 200, 8192
"""Letters of a text whose normal form is not kept, and how many are."""
_MIN_FUZZY = 6
_FUZZY_CUTOFF = 84.0
_FUZZY_WEIGHT = 0.8


_CUT_WORDS = re.compile(r"[^\W\d_]+\.?")
_MOST_CUT = 4
_FEWEST_CUT = 3
"""Words that may be cut short, and letters of each at the mean."""
_CUT_WEIGHT = 0.8
_SMALL = frozenset(
    (
        "a",
        "al",
        "d",
        "da",
        "de",
        "del",
        "della",
        "di",
        "do",
        "du",
        "des",
        "l",
        "la",
        "le",
        "of",
        "per",
        "sur",
        "the",
        "van",
        "von",
        "der",
    )
)


class Hit(NamedTuple):
    """A phrase found in a text; start and end count words of normalise(text)."""

    target: str
    weight: float
    """1.0 says exactly this; 0.5 may as well mean something else; below is weak."""
    language: str
    start: int
    end: int
    phrase: str


def _token(word: str) -> str:
    """One word in its canonical form: all words for "number" are "no", German and Dutch compounds are split from it."""
    if word in _NUMBER_WORDS:
        return "no"
    if word.endswith(_NUMBER_ENDINGS) and word.isalpha():
        ending = next(ending for ending in _NUMBER_ENDINGS if word.endswith(ending))
        if len(word) > len(ending) + 2:
            return word[: -len(ending)] + " no"
    return word


def _normalised(text: str) -> str:
    folded = text.lower() if text.isascii() else text.casefold().translate(_LETTERS)
    if _SIGN.search(folded):
        folded = _NUMBER_SIGN.sub(" no ", _GLUED_SIGN.sub(" ", folded))
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    if folded.isascii():
        words = folded.translate(_NOT_WORD_ASCII).split()
    else:
        folded = "".join([c for c in folded if not unicodedata.combining(c)])
        words = _NOT_WORD.sub(" ", folded).split()
    return " ".join(map(_token, words) if "n" in folded else words)  # without an n no word is one for "number"


class _Known(dict[str, str]):
    """Normal forms that were asked for; what is long is not kept, and all is forgotten when there is too much."""

    def __missing__(self, text: str) -> str:
        normal = _normalised(text)
        if len(text) < _LONG:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[text] = normal
        return normal


normalise: Callable[[str], str] = _Known().__getitem__
"""Lower case without accents and punctuation; "#", "Nr.", "N°" and "Number" all become the word "no".

A sign set against its number is part of the number: "Invoice #4711" is "invoice 4711". A look-up without a frame of its
own: a page asks a thousand times.
"""


def parse_phrases(block: str) -> Iterable[tuple[str, float]]:
    """A lexicon's block: phrases parted by semicolons, each with its weight where it is below 1 ("amount =0.5")."""
    for entry in block.split(";"):
        phrase, _, weight = entry.partition("=")
        if normal := normalise(phrase):
            yield normal, float(weight) if weight else 1.0


def _begun(word: str) -> str:
    """A pattern of what a word may be that is cut short."""
    begin = re.escape(normalise(word.rstrip(".")))
    return begin if not word.endswith(".") or begin in _NUMBER_WORDS else rf"{begin}\w*"


class Phrases:
    """An index of phrases in normal form; a phrase may stand for several targets."""

    def __init__(self, blocks: Mapping[str, Mapping[str, str]]) -> None:
        """`blocks`: language -> target -> block of phrases."""
        self._meanings: dict[str, list[tuple[str, float, str]]] = {}
        self._best: dict[str, tuple[Hit, ...]] = {}
        """Phrase -> its targets, each with its best weight, in the order of the weights, as a whole text."""
        self._lengths: dict[str, list[int]] = {}
        """First word of a phrase -> how many words such phrases have, most first."""
        for language, targets in blocks.items():
            for target, block in targets.items():
                for phrase, weight in parse_phrases(block):
                    self._add(phrase, target, weight, language)
        for phrase, meanings in self._meanings.items():
            meanings.sort(key=lambda meaning: -meaning[1])
            best: dict[str, tuple[str, float, str]] = {}
            for meaning in meanings:
                best.setdefault(meaning[0], meaning)
            end = phrase.count(" ") + 1
            self._best[phrase] = tuple([Hit(*meaning, 0, end, phrase) for meaning in best.values()])
        self._by_word: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
        """Longest word of a phrase -> all its words, and its targets."""
        told: dict[frozenset[str], frozenset[str]] = {}
        """One set for all phrases of the same targets: there are few such sets, and many phrases."""
        for phrase, known in self._best.items():
            words = phrase.split(" ")
            all_of_them = frozenset(hit.target for hit in known)
            entry = (frozenset(words), told.setdefault(all_of_them, all_of_them))
            self._by_word.setdefault(max(words, key=len), []).append(entry)

    def _add(self, phrase: str, target: str, weight: float, language: str) -> None:
        self._meanings.setdefault(phrase, []).append((target, weight, language))
        first, *rest = phrase.split(" ")
        self._lengths[first] = sorted({1 + len(rest), *self._lengths.get(first, ())}, reverse=True)

    def exact(self, text: str, fuzzy: bool = False) -> tuple[Hit, ...]:
        """What the whole text stands for, best first; `fuzzy` forgives a slip of OCR in longer phrases."""
        phrase = normalise(text)
        hits = self._best.get(phrase, ())
        if not hits and "%" in phrase:
            # "Skonto 2 %" is a discount, whatever the rate.
            hits = self._best.get(" ".join(word for word in phrase.split() if not _RATE.fullmatch(word)), ())
        if hits or not fuzzy or not _MIN_FUZZY <= len(phrase) <= 60:
            return hits
        near = self._best.get(self._nearest(phrase) or "", ())
        return tuple([hit._replace(weight=hit.weight * _FUZZY_WEIGHT) for hit in near])

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - the few indexes live as long as the program
    def _nearest(self, phrase: str) -> str | None:
        near = [known for known in self._meanings if abs(len(known) - len(phrase)) <= 2 and len(known) >= _MIN_FUZZY]
        found = process.extractOne(phrase, near, scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF)
        return found[0] if found else None

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - the few indexes live as long as the program
    def abbreviated(self, text: str) -> tuple[Hit, ...]:
        """What a text with words cut short by a full stop stands for: "Ret. garantie", "Inv. dt."; nothing where the
        phrases that may be meant have more than one meaning."""
        cut = [word for word in _CUT_WORDS.findall(text) if word.lower() not in _SMALL]
        if not 0 < len(cut) <= _MOST_CUT or not any(word.endswith(".") for word in cut):
            return ()
        begun = [_begun(word) for word in cut]
        if sum(len(word.rstrip(".")) for word in cut) < _FEWEST_CUT * len(cut):
            return ()
        meant = re.compile(" ".join(begun))
        opening = normalise(cut[0].rstrip("."))
        found = [hits for words, hits in self._spelled if words.startswith(opening) and meant.fullmatch(words)]
        if len({hits[0].target for hits in found}) != 1:
            return ()
        return tuple([hit._replace(weight=hit.weight * _CUT_WEIGHT) for hit in found[0]])

    @functools.cached_property
    def _spelled(self) -> list[tuple[str, tuple[Hit, ...]]]:
        """The phrases without their small words, shortest first."""
        return [
            (" ".join(word for word in phrase.split(" ") if word not in _SMALL), hits)
            for phrase, hits in sorted(self._best.items(), key=lambda entry: len(entry[0]))
        ]

    def _at(self, words: Sequence[str], start: int) -> tuple[Hit, ...]:
        """The longest phrase that starts at this word."""
        for length in self._lengths[words[start]]:
            if length > len(words) - start:
                continue
            if hits := self._best.get(" ".join(words[start : start + length])):
                return tuple([hit._replace(start=start, end=start + length) for hit in hits]) if start else hits
        return ()

    def prefix(self, text: str) -> tuple[Hit, ...]:
        """The longest phrase that the text starts with: "Invoice no. 4711"."""
        words = normalise(text).split()
        return self._at(words, 0) if words and words[0] in self._lengths else ()

    def scan(self, text: str) -> list[Hit]:
        """The longest phrases in the text, not overlapping, left to right; every target of each."""
        return list(self._scanned(text))

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one text is asked about by several readers
    def _scanned(self, text: str) -> tuple[Hit, ...]:
        words = normalise(text).split()
        return () if self._lengths.keys().isdisjoint(words) else tuple(self.scan_words(words))

    def scan_words(self, words: Sequence[str]) -> list[Hit]:
        """As `scan`, for a text that is cut into words of `normalise` already."""
        found: list[Hit] = []
        past = 0
        for at, word in enumerate(words):
            if at >= past and word in self._lengths and (hits := self._at(words, at)):
                found += hits
                past = hits[0].end
        return found

    def possible(self, words: Set[str]) -> frozenset[str]:
        """Targets of which one phrase has all its words among these: a text of these words can name no other."""
        told: set[str] = set()
        for word in self._by_word.keys() & words:
            for phrase, targets in self._by_word[word]:
                if phrase <= words:
                    told |= targets
        return frozenset(told)

    def entries(self) -> Iterator[tuple[str, str, float]]:
        """Every phrase in normal form with each of its targets and weights."""
        for phrase, meanings in self._meanings.items():
            yield from ((phrase, target, weight) for target, weight, _ in meanings)

    def words(self, language: str) -> set[str]:
        """All words that one language uses here."""
        return {
            word
            for phrase, meanings in self._meanings.items()
            if any(meaning[2] == language for meaning in meanings)
            for word in phrase.split()
        }
