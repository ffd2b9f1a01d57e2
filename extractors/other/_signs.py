"""What the words of a mail speak for: phrases of the lexicon, weighed by how much they say."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.fields.lexicon import Hit, Phrases, letters, mails, sentences, signs
from extractors.other.letter import Letter
from extractors.papers.quoted import Line

_TELLING = 15
"""Letters of a phrase that says all; a shorter one says less."""
_SUBJECT = 1.3


class Sign(NamedTuple):
    """How strongly something speaks for a kind of mail."""

    score: float
    phrases: int
    """Different ones that were found."""
    longest: int
    """Words of the longest."""
    line: Line | None
    """Where the strongest stands; None where that is the subject."""

    @property
    def found(self) -> bool:
        """Whether anything speaks for it."""
        return self.phrases > 0


_NOTHING = Sign(0.0, 0, 0, None)


def mail_sign(letter: Letter, target: str, lines: Iterable[Line]) -> Sign:
    """Phrases of this kind of mail in the subject and these lines."""
    return _sign(letter, mails(), letter.subject, target, lines)


def letter_sign(letter: Letter, target: str, lines: Iterable[Line]) -> Sign:
    """Phrases that do this in a letter: ask, refuse ..."""
    return _sign(letter, letters(), "", target, lines)


def sentence_sign(letter: Letter, kind: str, lines: Iterable[Line]) -> Sign:
    """Running text that speaks of this kind of document."""
    return _sign(letter, sentences(), "", kind, lines)


def told(letter: Letter, lines: Sequence[Line]) -> dict[str, Line | None]:
    """Which kinds of SIGNS stand in the subject and these lines, and where; a phrase may be broken over two lines."""
    found: dict[str, Line | None] = {hit.target: None for hit in signs().scan(letter.subject)}
    for line, after in zip(lines, [*lines, None][1:] if lines else (), strict=True):
        for hit in signs().scan(f"{line.text} {after.text}" if after else line.text):
            if found.get(hit.target) is None:
                found[hit.target] = line
    return found


def _sign(letter: Letter, table: Phrases, subject: str, target: str, lines: Iterable[Line]) -> Sign:
    if not letter.may_say(table, target):
        return _NOTHING
    worth: dict[str, tuple[float, Line | None]] = {}
    for hit in _hits(table, subject, target):
        worth[hit.phrase] = (_worth(hit) * _SUBJECT, None)
    for line in lines:
        for hit in _hits(table, line.text, target):
            if _worth(hit) > worth.get(hit.phrase, (0.0, None))[0]:
                worth[hit.phrase] = (_worth(hit), line)
    strongest = max(worth.values(), key=lambda found: found[0], default=(0.0, None))
    longest = max((len(phrase.split()) for phrase in worth), default=0)
    return Sign(sum(score for score, _ in worth.values()), len(worth), longest, strongest[1])


def _hits(table: Phrases, text: str, target: str) -> list[Hit]:
    return [hit for hit in table.scan(text) if hit.target == target]


def _worth(hit: Hit) -> float:
    return hit.weight * min(1.0, len(hit.phrase.replace(" ", "")) / _TELLING)
