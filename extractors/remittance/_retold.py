"""Amounts in running text: cut out of its words, and what they are by the equation that a sentence tells.

"Rechnung 4711 zu 8.883,43 €, abzüglich 355,34 € Skonto = 8.528,09 €": the first less those between leads to the last.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docflow.schema.place import Word
from docflow.schema.reasons import Reason
from extractors.fields.reasons import classify_reason
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row
from extractors.tables.model import Kind

_SENTENCE = 5
"""Words beyond which a line is running text."""
_LONGEST = 5
"""Words of an amount: currency, groups of digits, sign."""
_CURRENCY = r"(?:[A-Z]{3}|[A-Z]{0,3}[$€£¥₹]|R|Rs\.?|Fr\.?|kr)"
_NUMBER = r"\d{1,12}(?:[., '’]\d{2,3}){0,5}[.,]\d\d"
_AMOUNT = re.compile(rf"(?:{_CURRENCY} ?)?[-–−(]?(?:{_CURRENCY} ?)?[-–−]?{_NUMBER}[-–)]?(?: ?{_CURRENCY})?")
_CLOSING = ".,;:="


class Said(NamedTuple):
    """An amount and the words behind it, up to the next one."""

    atom: Atom
    words: tuple[Atom, ...] = ()

    def with_word(self, word: Atom) -> "Said":
        """And one word more."""
        return self._replace(words=(*self.words, word))


class Led(NamedTuple):
    """What the amounts of a sentence are."""

    amounts: dict[str, Atom]
    deductions: tuple[Atom, ...]
    told: tuple[Atom, ...]
    """The words of the greatest deduction."""


def led_to(paper: Paper, said: Sequence[Said]) -> Led | None:
    """The amounts up to the first that is what the first less those between leaves, which is more than they are; None
    where none is."""
    readings = (paper.amount(one.atom) for one in said[:_MOST])
    values = [abs(reading.value) if reading is not None else Decimal() for reading in readings]
    for count in range(3, len(values) + 1):
        first, *less, last = values[:count]
        if sum(less) < last == first - sum(less) and all(less):
            return named(said[:count], less)
    return None


_MOST = 6
"""Amounts of one document, at most."""


def named(said: Sequence[Said], less: Sequence[Decimal] | Sequence[int]) -> Led:
    """An amount is named behind it ("355,34 € Skonto") or, where nothing is said there, before it."""
    first, *off, last = said
    amounts = {"gross": first.atom, "paid": last.atom}
    names = [_name(before.words, one.words, one.atom) for before, one in zip(said, off, strict=False)]
    named = next((n for n, words in enumerate(names) if _is_discount(words)), None)
    if named is not None:
        amounts["discount"] = off[named].atom
    others = [n for n in range(len(off)) if n != named]
    told = names[max(others, key=lambda n: less[n])] if others else ()
    return Led(amounts, tuple(off[n].atom for n in others), told)


def _name(before: Sequence[Atom], behind: Sequence[Atom], amount: Atom) -> tuple[Atom, ...]:
    """Of the words on either side those that tell a reason; else those that stand in its line."""
    sides = [tuple(word for word in words if word.text.strip(_CLOSING)) for words in (behind, before)]
    level = [tuple(word for word in side if word.y0 < amount.y1 and word.y1 > amount.y0) for side in sides]
    return next((words for words in sides if _reason(words) is not None), level[0] or level[1] or sides[0] or sides[1])


def _is_discount(words: Sequence[Atom]) -> bool:
    return _reason(words) is Reason.DISCOUNT


def _reason(words: Sequence[Atom]) -> Reason | None:
    """Of words that are known to tell one."""
    found = classify_reason(" ".join(word.text.strip(_CLOSING) for word in words)) if words else None
    return found.reason if found is not None and found.evidence else None


def retold(row: Row) -> list[Atom]:
    """The atoms of a line; of running text, with its amounts in one piece each."""
    words = [word for atom in row.atoms for word in atom.words]
    if len(words) <= _SENTENCE:
        return row.atoms
    spans = dict(_spans(row, words))
    known = {tuple(map(id, atom.words)): atom for atom in row.atoms}
    return [known.get(tuple(map(id, part))) or _as_atom(part, money) for part, money in _cut(row, words, spans)]


def _spans(row: Row, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Begin and end of each amount, the longest that fits and no less than was seen before."""
    dated = {id(word) for atom in row.atoms if atom.kind == "date" for word in atom.words}
    seen = {id(atom.words[0]): len(atom.words) for atom in row.atoms if atom.kind == "money"}
    at = 0
    while at < len(words):
        least = at + seen.get(id(words[at]), 0)
        ends = range(min(len(words), at + _LONGEST), least, -1)
        free = (n for n in ends if not any(id(word) in dated for word in words[at:n]))
        end = next((n for n in free if _is_amount(words[at:n])), least)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _is_amount(words: Sequence[Word]) -> bool:
    return _AMOUNT.fullmatch(" ".join(word.text for word in words).rstrip(_CLOSING)) is not None


def _cut(row: Row, words: Sequence[Word], spans: dict[int, int]) -> Iterator[tuple[list[Word], bool]]:
    """The words of each atom, cut at the amounts."""
    breaks, at = set(), 0
    for atom in row.atoms:
        breaks.add(at)
        at += len(atom.words)
    at = 0
    while at < len(words):
        end = spans.get(at)
        money = end is not None
        if end is None:
            end = at + 1
            while end < len(words) and end not in spans and end not in breaks:
                end += 1
        yield list(words[at:end]), money
        at = end


def _as_atom(words: Sequence[Word], money: bool) -> Atom:
    text = " ".join(word.text for word in words)
    text = text.rstrip(_CLOSING) if money else text
    first, last = words[0], words[-1]
    kind: Kind = "money" if money else "text" if len(words) > 1 or not any(map(str.isdigit, text)) else "code"
    return Atom(kind, text, first.x0, first.y0, last.x1, last.y1, first.x0, last.x1, tuple(words))
