"""A label and its value: the currency in which the readers of a page's head trade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docflow.schema.place import Word
from extractors.fields.lexicon import Hit, normalise
from extractors.tables import Atom, Row
from extractors.tables.model import Kind

_WEIGHT = {"inline": 1.0, "right": 0.97, "below": 0.93, "above": 0.9, "column": 0.95, "prose": 0.7}


class Label(NamedTuple):
    """A printed label, what it may mean, and what stands behind it in the same phrase."""

    hits: tuple[Hit, ...]
    text: str
    row: Row
    at: int
    """Index of its atom in the row."""
    x0: float
    x1: float
    colon: bool
    rest: Atom | None


@dataclass(slots=True)
class Pair:
    """A label with one candidate value."""

    label: Label
    value: Atom
    row: Row
    relation: str
    """inline, right, below or above; "column" where a whole column repeats it, "prose" inside a sentence."""

    def weight(self, field: str) -> float:
        """How well the label says that this is the field."""
        best = 0.0
        for hit in self.label.hits:  # asked for thousands of times a page
            if hit.target == field and hit.weight > best:
                best = hit.weight
        return best * _WEIGHT[self.relation]

    @property
    def fields(self) -> set[str]:
        """What the label may mean."""
        return {hit.target for hit in self.label.hits}


def part_of(atom: Atom, start: int, end: int) -> Atom:
    """Some words of a phrase, as a phrase."""
    words = atom.words[start:end]
    if len(words) == len(atom.words):
        return atom
    text = " ".join(word.text for word in words)
    kind: Kind = "code" if len(words) == 1 and any(c.isdigit() for c in text) else "text"
    return Atom(kind, text, words[0].x0, atom.y0, words[-1].x1, atom.y1, words[0].x0, words[-1].x1, words)


def printed_words(words: Sequence[Word], tokens: int) -> int:
    """How many printed words make up the first so many normalised ones."""
    seen = 0
    for n, word in enumerate(words):
        seen += len(normalise(word.text).split())
        if seen >= tokens:
            # "Scheck-Nr." may be one printed word and two normalised ones; a lone ":" or "#" belongs to the label.
            after = n + 1
            while after < len(words) and not normalise(words[after].text):
                after += 1
            return after
    return len(words)
