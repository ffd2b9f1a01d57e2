"""Numbers of invoices and claims in sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.dispute._sentences import Told, places_of, text_of
from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import Hit, kinds, labels, normalise, small_words, stems
from extractors.fields.references import document_type_of, is_grouped, looks_like_document_number
from extractors.tables import Atom

_SERIES = re.compile(r"[A-Z]{1,4}\d?")
_LETTERED = re.compile(r"[A-Z][-/]\d")
_OWN_NAME = re.compile(r"([A-Z]{2,4})[-/]?\d[\d/-]{2,}")
_JOINTS = frozenset(("and", "und", "et", "y", "e", "en", "ed", "o", "no", "", "ref"))
_COPULAS = frozenset(["is", "is:", "lautet", "ist", "est", "es", "e", "il", "la", "ist:", "number"])
_SURELY_CLAIM, _MAY_BE_CLAIM = 0.9, 0.5
_NEAR, _DIGITS, _BEFORE = 6, 4, 9
_RUNNING = 5
"""Words from which a line is running text."""
_INVOICES = frozenset(("invoice_number", "disputed_invoice"))
_WRAPPING = ".,;:()[]\"'“”„«»#*!?"


@dataclass(slots=True)
class Number:
    """The number of a document in a sentence."""

    value: str
    atoms: tuple[Atom, ...]
    page: int


def invoices_in(sentence: list[Told]) -> Iterator[Number]:
    """ "our invoices 4711, 4712 and 4713": numbers behind a word for invoice."""
    texts = [_as_one(told.text) for told in sentence]
    offsets = places_of(texts)
    for hit in labels().scan(" ".join(texts)):
        if hit.target in _INVOICES and hit.weight >= 0.7 and "credit" not in hit.phrase:
            at = offsets.get(hit.end)
            parted = at is None or sentence[at - 1].text.endswith((",", ";"))  # "120 facturés, 111 comptés"
            if at is not None and not parted and not _begins_other_row(sentence, at):
                yield from _numbers_from(sentence, at)
    for n, told in enumerate(sentence):
        word = told.text.strip(_WRAPPING)
        if calls_itself_invoice(word):
            yield Number(word, (told.atom,), told.row.page)
        elif _SERIES.fullmatch(word) and document_type_of(word) == "invoice":
            yield from list(_numbers_from(sentence, n))[:1]  # "FT A/4410"


def settled_in(sentence: list[Told]) -> set[str]:
    """Invoices that the sentence only tells of: one that was paid, and what another one is a copy of."""
    words = [set(normalise(told.text).split()) for told in sentence]
    found = set()
    named = [(index_of(sentence, number), number.value) for number in invoices_in(sentence)]
    numbers = named + [(n, text) for n, text in _loose_numbers(sentence) if text not in {value for _, value in named}]
    for at, value in numbers:
        behind, before = words[at + 1 : at + 1 + _NEAR], words[max(at - _NEAR, 0) : at]
        paid = any(word & stems()["pay"] for word in behind) and not any(word & small_words()["not"] for word in behind)
        copied = any(n < at for n, _ in numbers) and any(word & small_words()["copied"] for word in before)
        if paid or copied:
            found.add(value)
    return found


def told_before(sentence: list[Told]) -> set[str]:
    """Invoices named behind a word for what was before: "already billed with your invoice 4711"."""
    words = [set(normalise(told.text).split()) for told in sentence]
    named = [(index_of(sentence, number), number.value) for number in invoices_in(sentence)]
    return {value for at, value in named if any(word & stems()["before"] for word in words[max(at - _BEFORE, 0) : at])}


def _loose_numbers(sentence: list[Told]) -> list[tuple[int, str]]:
    """Words that look like the number of a document, whatever they are called."""
    words = [(n, told.text.strip(_WRAPPING)) for n, told in enumerate(sentence)]
    return [
        (n, word) for n, word in words if looks_like_document_number(word) and sum(map(str.isdigit, word)) >= _DIGITS
    ]


def calls_itself_invoice(word: str) -> bool:
    """ "INV605476", "RE-26-118": the letters before the number are those of an invoice."""
    match = _OWN_NAME.fullmatch(word)
    return match is not None and document_type_of(match.group(1)) == "invoice"


def claims_in(sentence: list[Told]) -> Iterator[Number]:
    """ "our query number is Q-3391", "réclamation n° RC-26-118": a number behind a word for a claim."""
    offsets = places_of([told.text for told in sentence])
    text = text_of(sentence)
    ends = {hit.end for hit in labels().scan(text) if _names_claim(hit, sentence, offsets)}
    ends |= {hit.end for hit in kinds().scan(text) if hit.target == "dispute" and hit.weight >= 0.9}
    for end in sorted(ends):
        at = offsets.get(end)
        while at is not None and at < len(sentence) and normalise(sentence[at].text) in _COPULAS | _JOINTS:
            at += 1
        if at is not None and not _begins_other_row(sentence, at):
            yield from list(_numbers_from(sentence, at))[:1]


def _names_claim(hit: Hit, sentence: Sequence[Told], offsets: dict[int, int]) -> bool:
    """A label of the claim's number; of those that may name another's as well, one that opens a parenthesis: "your
    invoice 4711 (our reference DM-77)"."""
    if hit.target != "claim_number":
        return False
    at = offsets.get(hit.start)
    aside = at is not None and sentence[at].text.startswith("(")
    return hit.weight >= _SURELY_CLAIM or (aside and hit.weight >= _MAY_BE_CLAIM)


def _begins_other_row(sentence: list[Told], at: int) -> bool:
    """Whether a new printed line begins here, below a phrase that is no running text: a title over an address."""
    above = sentence[at - 1] if 0 < at < len(sentence) else None
    if above is None or above.row is sentence[at].row:
        return False
    phrase = next((atom for atom in above.row.atoms if atom.x0 <= above.atom.x0 <= atom.x1), above.atom)
    return len(phrase.words) < _RUNNING


def _as_one(text: str) -> str:
    """ "A-26/0912" as one word: its first letter is none of the words before it ("factura a")."""
    return "".join(filter(str.isalnum, text)) if _LETTERED.match(text) else text


def _numbers_from(sentence: list[Told], at: int | None) -> Iterator[Number]:
    """Numbers from here on, as long as nothing but joints stands between them."""
    first = at
    while at is not None and at < len(sentence):
        if at != first and sentence[at].text.endswith(":"):
            return  # the label of something else
        if at != first and not (_lists(sentence[at - 1].text) or normalise(sentence[at].text) in _JOINTS):
            return  # what stands beside or below, or counts something
        word = sentence[at].text.strip(_WRAPPING)
        after = sentence[at + 1].text.strip(_WRAPPING) if at + 1 < len(sentence) else ""
        if _SERIES.fullmatch(word) and looks_like_document_number(after) and "/" in after:
            atoms = (sentence[at].atom, sentence[at + 1].atom)
            yield Number(f"{word} {after}", atoms, sentence[at].row.page)  # "FC 26/233"
            at += 2
            continue
        grouped = at == first and is_grouped(word) and parse_currency(after) is None
        numbered = looks_like_document_number(word) and sum(c.isdigit() for c in word) >= 2
        if grouped or (numbered and not _counts(sentence, at)):
            yield Number(word, (sentence[at].atom,), sentence[at].row.page)
        elif normalise(word) not in _JOINTS:
            return
        at += 1


def _lists(text: str) -> bool:
    """Whether a list goes on behind this word."""
    return text.endswith((",", ";", "/", "&", "+")) or normalise(text) in _JOINTS


def _counts(sentence: list[Told], at: int) -> bool:
    """ "12 pallets", "18 | 42.38": small bare digits before a word in small letters or an amount count something."""
    word = sentence[at].text.strip(_WRAPPING)
    after = sentence[at + 1].text if at + 1 < len(sentence) else ""
    return word.isdigit() and len(word) <= 2 and (after[:1].islower() or sentence[at].row.has_money)


def index_of(sentence: list[Told], number: Number) -> int:
    return next((n for n, told in enumerate(sentence) if told.atom is number.atoms[0]), 0)
