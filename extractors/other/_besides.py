"""What a note says besides that something is attached: whoever files it unread must know that it is nothing."""

import re
from collections.abc import Iterator

from extractors.fields.lexicon import Hit, any_speaks_of, letters, mails, normalise, sentences
from extractors.fields.reasons import classify_reason, is_clear
from extractors.other.letter import Letter

_END = re.compile(r"(?<=[.!?;])\s+|\s+[-–—]\s+")
_SPOKEN = 3
"""Words that begin small, from which on a line without a verb that we know is running text."""
_OBJECTS = ("not", "refuse", "hold", "cancel", "deduct")
"""What a word does that takes something back or leaves it unpaid."""
_IDLE = (("courtesy", letters), ("closing", letters), ("cover_note", mails), ("remittance", sentences))
"""Phrases of a sentence that says nothing more, and their lists."""


def besides(letter: Letter) -> str | None:
    """The first sentence that does more than greet, thank, point at what is attached or speak of a payment made: one
    that denies, objects, gives a reason, or says what nobody here understands. None where there is none."""
    return next((sentence for sentence in _sentences(letter) if not _is_idle(sentence)), None)


def _sentences(letter: Letter) -> Iterator[str]:
    """Lines of running text go on in the next; a paragraph, a list or a signature is cut at its lines."""
    text = ""
    for line in letter.own:
        goes_on = bool(text) and line.text[:1].islower()
        if text and not goes_on:
            yield from _END.split(text)
            text = ""
        text = f"{text} {line.text}".strip()
    yield from _END.split(text)


def _is_idle(sentence: str) -> bool:
    words = normalise(sentence).split()
    idle = [hit for target, table in _IDLE for hit in table().scan(sentence) if hit.target == target]
    idle += _credited(sentence)
    if _objects(_outside(words, idle)):
        return False
    pointed = any(hit.target == "cover_note" for hit in idle)
    if not pointed and is_clear(classify_reason(sentence), sentence):
        return False
    return bool(idle) or sum(word[:1].islower() for word in sentence.split()) < _SPOKEN


def _credited(sentence: str) -> list[Hit]:
    """ "will be in your account": where the money goes."""
    said = letters().scan(sentence)
    yours = {hit.end for hit in said if hit.target == "yours"}
    return [hit for hit in said if hit.target == "bank" and hit.start in yours]


def _objects(words: list[str]) -> bool:
    """Whether one of the words takes something back."""
    return any(any_speaks_of(kind, words) for kind in _OBJECTS)


def _outside(words: list[str], hits: list[Hit]) -> list[str]:
    """The words of no phrase: "do not hesitate" denies nothing."""
    inside = {n for hit in hits for n in range(hit.start, hit.end)}
    return [word for n, word in enumerate(words) if n not in inside]
