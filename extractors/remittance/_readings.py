"""Other readings of a printed amount: what recognition offers, and what it typically takes for something else."""

from collections.abc import Iterator, Mapping

from extractors.papers.paper import Paper
from extractors.remittance._paid import to_units
from extractors.remittance.repair import Reading
from extractors.tables import Atom

_CONFUSED: Mapping[str, str] = {
    "0": "689", "1": "74", "2": "7", "3": "8952", "4": "19", "5": "6389", "6": "850",
    "7": "129", "8": "30695", "9": "0845371",
}  # fmt: skip
_LEAST = 0.002
_ODD = 0.3
"""What a lost or added character is worth beside a confused one."""


def readings_of(paper: Paper, atom: Atom, scale: int, recognised: bool) -> list[Reading]:
    """The amount as read, then its other readings, each value once; empty where it is no amount at all."""
    found: dict[int, Reading] = {}
    printed = paper.amount(atom)
    if printed is not None:
        units = to_units(printed.value, scale)
        found[units] = Reading(units, min(atom.confidence, 0.5) if printed.doubtful else atom.confidence)
    for text, probability in _offered(atom):
        _add(paper, found, atom, text, Reading(0, probability, "second"), scale)
    if recognised and (printed is not None or found):
        for text, share in _mistaken(atom.text):
            likely = max(_LEAST, (1 - atom.confidence) / 12) * share
            _add(paper, found, atom, text, Reading(0, likely, "look_alike"), scale)
    return list(found.values())


def _add(paper: Paper, found: dict[int, Reading], atom: Atom, text: str, like: Reading, scale: int) -> None:
    reading = paper.amount(atom._replace(text=text)) if text != atom.text else None
    if reading is None or reading.decimals > scale or (like.source == "look_alike" and reading.doubtful):
        return
    units = to_units(reading.value, scale)
    if abs(units) < 10**15:
        found.setdefault(units, like._replace(units=units))


def _offered(atom: Atom) -> Iterator[tuple[str, float]]:
    """The atom's text with another reading of one of its words."""
    for n, word in enumerate(atom.words):
        for other, probability in word.others:
            texts = [w.text for w in atom.words]
            texts[n] = other
            yield " ".join(texts), probability


def _mistaken(text: str) -> Iterator[tuple[str, float]]:
    """Texts that recognition may have turned into this one, with how common that is (1: a confused digit)."""
    for n, char in enumerate(text):
        for other in _CONFUSED.get(char, ""):
            yield text[:n] + other + text[n + 1 :], 1.0
    digits = [n for n, char in enumerate(text) if char.isdigit()]
    if not digits:
        return
    for n in digits:
        yield text[:n] + text[n + 1 :], _ODD
    first, last = digits[0], digits[-1]
    bare = "".join(text[n] for n in digits)
    if len(bare) > 2:
        for mark in ".,":
            yield f"{text[:first]}{bare[:-2]}{mark}{bare[-2:]}{text[last + 1 :]}", _ODD
    yield (text.replace("-", "") if "-" in text else f"-{text}"), _ODD
