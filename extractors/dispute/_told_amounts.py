"""Amounts in sentences, and how surely each is what is claimed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.dispute._sentences import Told, asks_for, places_of, text_of
from extractors.dispute._told_numbers import index_of, invoices_in
from extractors.fields.amounts import find_amounts
from extractors.fields.lexicon import any_speaks_of, normalise, sentences, small_words, stems
from extractors.papers.loose import PAY_STEMS
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_NUMBER = re.compile(r"[A-Z]\d{4,}")
"""A number like "R2604698" is no amount in rand."""
_FACTOR = re.compile(r"(?:\d{1,2}(?:[.,]\d)?\s?%|[^\d=]){0,18}=\s?[^\d]{0,5}\d")
"""What stands behind a price that is counted out: "6 x 18.90 EUR = 113.40", "85,00 + IVA = 102,85", "2,15 + 9% btw =".
"""
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.?")
"""A day without its year where no amount is written so: "die Lieferung vom 27.01.:"."""
_RESULT = re.compile(r"=\s?[^\d]{0,5}$")
"""What stands before what it comes to."""
_COMES_TO = 0.3
"""How surely more that is claimed than another amount of its sentence."""
_EACH = re.compile(
    r"(?i)\s?(?:/\s?[^\W\d]|(?:per|la|le|el|il|por|je|pro|al|à la)\s(?:unit|kg|kilo|st\S{1,5}|pi\S{2,6}|pz|pcs?|peça)\b"
    r"|(?:per|la|por|je|pro|al)\s(?:unid\S*|case|box|met\S+|m|l|lit\S+)\b|(?:each|apiece|pièce|stuk|cad|cada|l'unité)\b)"
)
"""What stands behind the price of one."""
_CAPITAL = re.compile(r"(?i)\b(?:capital|capitale|kapital|kapitaal)\s\S{0,8}\s?$")
"""What stands before the capital of the firm that writes: "SARL au capital de 8 000 €"."""
_FAR = 3
_PAID = 2
"""Words between a word of paying and the amount of it."""
_SHORT = frozenset(("short", "less", "under"))
"""What a word of paying stands behind that says the contrary."""
_ASKED = 5
"""Words between "credit" and the amount of it."""


@dataclass(slots=True)
class Money:
    """An amount in a sentence."""

    value: Decimal
    atom: Atom
    row: Row
    claiming: float
    """0..1: how surely the sentence claims it."""
    billed: bool
    """It is said of an invoice: "invoice 4711 for 2,604.13"."""
    doubtful: bool = False
    asked: bool = False
    """It is asked for as a credit."""
    paid: bool = False
    """It is what is paid: "we will be paying 2,150.00"."""


def amounts_in(paper: Paper, sentence: list[Told]) -> Iterator[Money]:
    """Amounts of one sentence, each with how surely it is what is claimed."""
    text = text_of(sentence)
    starts = _starts(sentence)
    phrases = [hit for hit in sentences().scan(text) if hit.target == "dispute"]
    offsets = places_of([told.text for told in sentence])
    credited, paid = credited_at(sentence), _paid_at(sentence)
    deducted = not paid and any_speaks_of("deduct", normalise(text).split())
    places = [offsets.get(hit.start, 0) for hit in phrases] + credited
    named = list(invoices_in(sentence))
    invoices, numbers = [index_of(sentence, number) for number in named], {number.value for number in named}
    found = list(find_amounts(text, paper.convention))
    for match in found:
        reading = match.reading
        counted = (
            _FACTOR.match(text, match.end)
            or _EACH.match(text, match.end)
            or (reading.currency is None and reading.decimals != 2)
        )
        if (
            counted
            or _CAPITAL.search(text[: match.start])
            or _NUMBER.fullmatch(text[match.start : match.end])
            or str(abs(reading.value)) in numbers
            or (paper.convention.decimal == "," and _DAY.fullmatch(text[match.start : match.end]))
        ):
            continue
        at = max((n for start, n in starts if start <= match.start), default=0)
        last = max((n for start, n in starts if start < match.end), default=at)
        near = min((abs(at - place) for place in places), default=99)
        billed = any(0 < at - n <= _FAR for n in invoices) and not any(n < p < at for n in invoices for p in places)
        claiming = (0.5 if places or deducted else 0.0) + (0.4 if near <= 6 else 0.2 if near <= 12 else 0.0)
        claiming += _COMES_TO if _RESULT.search(text[: match.start]) else 0.0
        atom = _joined(sentence, at, last)
        doubtful = reading.doubtful or reading.ambiguous
        asked = any(0 < at - n <= _ASKED for n in credited)
        pays = any(0 < at - n <= _PAID for n in paid)
        yield Money(abs(reading.value), atom, sentence[at].row, claiming, billed, doubtful, asked, pays)


def credited_at(sentence: Sequence[Told]) -> list[int]:
    """Where the words stand that ask for a credit: "Could you issue a credit of 133.07?"."""
    words = [frozenset(normalise(told.text).split()) for told in sentence]
    missed = any(word & small_words()["not"] for word in words)  # "a credit of 418.00 has not arrived"
    wanted = missed or asks_for("credit", sentence)
    return [n for n, word in enumerate(words) if any_speaks_of("credit", word)] if wanted else []


def _paid_at(sentence: Sequence[Told]) -> list[int]:
    """Where the words stand that tell what is paid: "we will be paying 2,150.00"; none of a sentence that denies it."""
    words = [" ".join(normalise(told.text).split()) for told in sentence]
    if any(word in small_words()["not"] for word in words):
        return []
    before = ("", *words)
    pays = (word in stems()["pay"] or word.startswith(PAY_STEMS) for word in words)
    return [n for n, told in enumerate(pays) if told and before[n] not in _SHORT]


def _starts(sentence: list[Told]) -> list[tuple[int, int]]:
    """Character offset and index of each word."""
    at, found = 0, []
    for n, told in enumerate(sentence):
        found.append((at, n))
        at += len(told.text) + 1
    return found


def _joined(sentence: list[Told], first: int, last: int) -> Atom:
    """Words of one row as one atom; what goes on in the next row is left out."""
    own = [told.atom for told in sentence[first : last + 1] if told.row is sentence[first].row]
    words = tuple(word for atom in own for word in atom.words)
    return own[0]._replace(text=" ".join(a.text for a in own), x1=own[-1].x1, right=own[-1].x1, words=words)
