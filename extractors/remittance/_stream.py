"""Running text as a stream: numbers of documents, dates, amounts, words that say what an amount is, and all others."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import zip_longest

from extractors.fields.amounts import parse_amount
from extractors.fields.dates import is_yearless
from extractors.fields.lexicon import columns, document_types, labels, normalise, small_words, stems, totals
from extractors.fields.references import looks_like_document_number
from extractors.papers.labels import pairs_of
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper, once
from extractors.remittance._retold import retold
from extractors.tables import Atom, Row

REDUCING = {"discount_amount": "discount", "deduction_amount": "deduction", "withholding_amount": "deduction"}
_WRAPPING = ".,;:()[]"
_ELIDED = re.compile(r"(?i)^(?:l|d|dell|all|sull|nell)['’]")
"""An article that lost its vowel: "l'escompte"."""
_SENTENCE = 5
"""Words beyond which a line is running text."""
_LINK = 5
"""Letters from which a word ("and", "über") no longer joins the documents of a list."""
_PAIR = 2
_REACH = 3
"""Words between "invoice" and its number."""
_ABBREVIATED = 0.9
"""How surely capitals mean an invoice."""
_LABELLED = 0.7
_CAPITALS = 4
"""Letters before a number that may be part of it."""
_TELLING, _FEW = 6, 2
"""Digits that tell a bare number from a year or a postcode; digits that tell nothing."""
_NUMBER_WORDS = stems()["number"] | {"no", "ref"}
_DIGIT = re.compile(r"\d")


@once
def events(paper: Paper) -> tuple[tuple[Row, Atom, str, str], ...]:
    """Numbers, dates, amounts and words that say what the next amount is, in reading order."""
    return tuple(_told_in(paper))


def _told_in(paper: Paper) -> Iterator[tuple[Row, Atom, str, str]]:
    since, word_before, listing, within = _REACH + 1, "", False, 0
    days = _days_of_payment(paper)
    series: set[str] = set()
    openings: set[str] = set()
    """Words that lines of a list begin with: "n. 881 del 03/09/2026"."""
    for rows in paper.rows:
        for row, after in zip_longest(rows, rows[1:]):
            if in_mail_head(paper, row):
                continue
            if totals().prefix(row.text) and not listing:
                since = _REACH + 1
            for atom in retold(row):
                if id(atom) in days:
                    continue
                if atom.kind in ("money", "date"):
                    within = _depth(within, atom.text)
                    yield row, unbracketed(atom) if len(row.text.split()) > _SENTENCE else atom, atom.kind, ""
                    continue
                for n, word in enumerate(atom.words):
                    text = word.text.strip(".,;:()#*-–•")
                    bracketed, within = within or "(" in word.text, _depth(within, word.text)
                    if (len(atom.words) > 1 or atom.kind == "code") and is_amount(paper, text):
                        yield row, part_of(atom, n, n + 1)._replace(text=text, kind="money"), "money", ""
                        continue
                    start = n - _has_prefix(atom, n, series)
                    text = " ".join((*(part.text for part in atom.words[start:n]), text))
                    opening = (normalise(row.text).split() or [""])[0] if atom is row.atoms[0] and n <= 1 else ""
                    near = since <= _REACH or listing or _shape(text) in series or opening in openings
                    bare = n == 0 or normalise(atom.words[n - 1].text) not in _NUMBER_WORDS
                    if near and len(text) > (2 if bare else 0) and looks_like_document_number(text):
                        yield row, part_of(atom, start, n + 1)._replace(text=text), "number", word_before
                        since, listing = _REACH + 1, True
                        series |= {_shape(text)} - {""}
                        openings |= {opening} - {""} if opening.isalpha() else set()
                        continue
                    if normalise(text) in small_words()["ours"]:
                        since = _REACH + 1
                    elif kind := _invoice_word(text):
                        since, word_before = 0, kind
                    elif _abbreviates(text) or _cut_short(word.text):
                        since, word_before = _REACH, text  # its number stands right behind it, if at all
                    elif role := role_of(text):
                        yield row, atom, "role", role
                    else:
                        since += 1
                    yield row, part_of(atom, n, n + 1), "word", ""
                    joins = bool(bracketed) or (text.isalpha() and len(text) < _LINK) or not text
                    listing = listing and joins
                    if n + 1 < len(atom.words) and is_yearless(f"{text} {atom.words[n + 1].text}"):
                        yield row, part_of(atom, n, n + 2)._replace(kind="date"), "date", ""
            if after is not None and (broken := _broken_date(paper, row.atoms[-1], after.atoms[0])) is not None:
                yield row, broken, "date", ""


def _depth(depth: int, text: str) -> int:
    """How many brackets are open behind this text: what stands in them interrupts no list of documents."""
    return max(0, depth + text.count("(") - text.count(")"))


def _days_of_payment(paper: Paper) -> frozenset[int]:
    """Dates that a clear label calls those of the payment: they are no document's."""
    pairs = (pair for pair in pairs_of(paper) if pair.relation != "below" and pair.value.kind == "date")
    return frozenset(id(pair.value) for pair in pairs if pair.weight("payment_date") >= _LABELLED)


def _broken_date(paper: Paper, last: Atom, first: Atom) -> Atom | None:
    """ "21 September" at the end of a line of running text and "2026" at the beginning of the next."""
    if last.kind != "text" or len(last.words) <= _SENTENCE:
        return None
    for count in (2, 1):
        words = (*last.words[-count:], *first.words[: 3 - count])
        whole = last._replace(kind="date", text=" ".join(word.text for word in words), words=words)
        if len(words) == 3 and paper.day(whole) is not None:
            return whole
    return None


def _has_prefix(atom: Atom, n: int, series: Collection[str]) -> bool:
    """ "Invoice VR 534131", "fatura FT 2026/388": where the kind is said already, capitals before the number are part
    of it; so they are before a number made as one that was told, or where both stand alone."""
    before = atom.words[n - 1].text if n else ""
    if not (before.isalpha() and before.isupper() and len(before) <= _CAPITALS) or normalise(before) in _NUMBER_WORDS:
        return False
    said = n > 1 and bool(_invoice_word(atom.words[n - 2].text.strip(_WRAPPING)))
    if len(atom.words) == n + 1 == _PAIR and "/" in atom.words[n].text:
        return True  # "FR 2026/31" alone: its series and its number
    return said or _shape(f"{before} {atom.words[n].text.strip(_WRAPPING)}") in series


def _shape(number: str) -> str:
    """How a number is made, where that tells it from any other: its letters and marks, and how many digits stand
    between them."""
    told = len(number) >= _TELLING or not number.isdigit()
    return _DIGIT.sub("9", number) if told and sum(map(str.isdigit, number)) > _FEW else ""


@lru_cache(maxsize=2048)
def _invoice_word(text: str) -> str:
    """The word itself where it names a kind of document that is paid."""
    if len(text) < 2 or any(c.isdigit() for c in text):
        return ""
    named = any(
        hit.target in ("invoice", "credit_memo", "debit_memo") and hit.weight >= 0.5
        for hit in document_types().exact(text)
    )
    labelled = any(hit.target == "invoice_number" and hit.weight >= 0.7 for hit in labels().exact(text))
    return text if (named and len(text) > 3) or labelled else ""


@lru_cache(maxsize=2048)
def _abbreviates(text: str) -> bool:
    """ "NF 118820", "FT 2026/388": capitals that mean a document that is paid."""
    short = 1 < len(text) < _CAPITALS and text.isupper()
    return short and any(hit.target == "invoice" and hit.weight >= _ABBREVIATED for hit in document_types().exact(text))


@lru_cache(maxsize=2048)
def _cut_short(text: str) -> bool:
    """ "inv.", "ft.": a word for a document, ended by a point."""
    kinds = {hit.target for hit in document_types().exact(text[:-1])} if text[-1:] == "." and len(text) > 2 else set()
    return not kinds.isdisjoint(("invoice", "credit_memo"))


@lru_cache(maxsize=2048)
def role_of(text: str) -> str:
    text = _ELIDED.sub("", text)
    if len(normalise(text)) < 4:
        return ""
    for hit in columns().exact(text):
        if hit.weight >= 0.9 and hit.target in REDUCING:
            return REDUCING[hit.target]
        if hit.weight >= 0.9 and hit.target == "paid_amount":
            return "paid"
    return ""


def is_amount(paper: Paper, text: str) -> bool:
    """A word with cents."""
    return text[-3:-2] in (".", ",") and parse_amount(text, paper.convention) is not None


def unbracketed(atom: Atom) -> Atom:
    """In a sentence brackets set an amount off, and are no minus: "invoice 4711 (1,087.42)", "(3 May, 1,087.42)"."""
    text = atom.text.strip(_WRAPPING)
    opened, closed = atom.text.startswith("("), atom.text.rstrip(".,;:").endswith(")")
    wrapped = atom.text.rstrip(_WRAPPING) != atom.text if opened else closed
    return atom._replace(text=text) if wrapped else atom
