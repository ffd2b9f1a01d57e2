"""A letter's running text: sentences with the words they are printed with, numbers and amounts in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.amounts import find_amounts
from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import Hit, any_speaks_of, kinds, labels, normalise, sentences, small_words, stems
from extractors.fields.references import document_type_of, is_grouped, looks_like_document_number
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.papers.quoted import says
from extractors.tables import Atom, Row

_END = re.compile(r"[.!?]$")
_NUMBER = re.compile(r"[A-Z]\d{4,}")
"""A number like "R2604698" is no amount in rand."""
_FACTOR = re.compile(r"[^\w\d]{0,3}(?:[A-Z]{3})?\s?=\s?[^\d]{0,5}\d")
"""What stands behind a price that is counted out: "6 x 18.90 EUR = 113.40"."""
_EACH = re.compile(
    r"(?i)\s?(?:/\s?[^\W\d]|(?:per|la|le|el|il|por|je|pro|al|à la)\s(?:unit|kg|kilo|st\S{1,5}|pi\S{2,6}|pz|pcs?|peça)\b"
    r"|(?:per|la|por|je|pro|al)\s(?:unid\S*|case|box|met\S+|m|l|lit\S+)\b|(?:each|apiece|pièce|stuk|cad|cada|l'unité)\b)"
)
"""What stands behind the price of one."""
_CAPITAL = re.compile(r"(?i)\b(?:capital|capitale|kapital|kapitaal)\s\S{0,8}\s?$")
"""What stands before the capital of the firm that writes: "SARL au capital de 8 000 €"."""
_SERIES = re.compile(r"[A-Z]{1,4}\d?")
_LETTERED = re.compile(r"[A-Z][-/]\d")
_OWN_NAME = re.compile(r"([A-Z]{2,4})[-/]?\d[\d/-]{2,}")
_SHORT = 4
"""A full stop behind so few letters may end an abbreviation."""
_VOWELS = frozenset("aeiouy")
_SHORTENED = """
    inv ref art pos ink inc incl exc ca usw etc evt tel fax abs rif rag sig att doc ord num ped enc exp dep gen esq fra
    est ave apt dept ext avg min max mio fact cde eff ant fol bes bed aan ing
    """
_ABBREVIATED = frozenset(_SHORTENED.split())
"""Short words before a full stop that ends no sentence."""
_JOINTS = frozenset(("and", "und", "et", "y", "e", "en", "ed", "o", "no", "", "ref"))
_COPULAS = frozenset(["is", "is:", "lautet", "ist", "est", "es", "e", "il", "la", "ist:", "number"])
_SURELY_CLAIM, _MAY_BE_CLAIM = 0.9, 0.5
_FAR, _NEAR, _DIGITS = 3, 6, 4
_ASKED = 5
"""Words between "credit" and the amount of it."""
_CLOSING = 7
"""Words that a closing formula may have."""
_RUNNING = 5
"""Words from which a line is running text."""
_INVOICES = frozenset(("invoice_number", "disputed_invoice"))
_WRAPPING = ".,;:()[]\"'“”„«»#*!?"


@dataclass(slots=True)
class Told:
    """One printed word of the running text."""

    text: str
    atom: Atom
    row: Row


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


@dataclass(slots=True)
class Number:
    """The number of a document in a sentence."""

    value: str
    atoms: tuple[Atom, ...]
    page: int


def sentences_of(paper: Paper) -> list[list[Told]]:
    """Words of all rows, cut behind full stops and at gaps and changes of column."""
    found: list[list[Told]] = []
    for rows in paper.rows:
        open_sentence = False
        last: Row | None = None
        for row in rows:
            if in_mail_head(paper, row):
                continue
            if last is None or row.y0 - last.y1 > 0.9 * row.em:
                open_sentence = False
            for atom in row.atoms:
                for n, word in enumerate(atom.words):
                    told = Told(word.text, part_of(atom, n, n + 1), row)
                    if (open_sentence or _goes_on(found, word.text)) and not (
                        found and _ended_short(found[-1][-1].text, word.text)
                    ):
                        found[-1].append(told)
                    else:
                        found.append([told])
                    open_sentence = not _ends(word.text)
            last = row
    return found


def _goes_on(found: Sequence[list[Told]], text: str) -> bool:
    """ "a credit for Rs." "1,06,795.31": a sign that is shortened, and its amount."""
    last = found[-1][-1].text if found else ""
    return last.endswith(".") and text[:1].isdigit() and parse_currency(last[:-1].rstrip(".")) is not None


def _ends(text: str) -> bool:
    if not _END.search(text):
        return False
    bare = text.rstrip(".!?)\"'")
    if "/" in bare and normalise(bare).split()[-1:] and normalise(bare).split()[-1] in _ABBREVIATED:
        return False  # "N/Réf."
    short = text[-1] in "!?" or (len(bare) > 1 and bare.isdigit()) or parse_currency(bare) is not None
    return len(bare) >= _SHORT or short


def _ended_short(text: str, after: str) -> bool:
    """ "... signed for it." before "Without": a short word in small letters that abbreviates nothing."""
    bare = text[:-1]
    numbered = any(map(str.isdigit, after))  # "Case no. DM-77"
    worded = text.endswith(".") and bare.isalpha() and bare.islower() and not _VOWELS.isdisjoint(normalise(bare))
    return (
        worded
        and not numbered
        and 1 < len(bare) < _SHORT
        and normalise(bare) not in _ABBREVIATED
        and after[:1].isupper()
    )


def text_of(sentence: list[Told]) -> str:
    """The sentence as printed."""
    return " ".join(told.text for told in sentence)


def invoices_in(sentence: list[Told]) -> Iterator[Number]:
    """ "our invoices 4711, 4712 and 4713": numbers behind a word for invoice."""
    texts = [_as_one(told.text) for told in sentence]
    offsets = _offsets(texts)
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
    named = [(_index(sentence, number), number.value) for number in invoices_in(sentence)]
    numbers = named + [(n, text) for n, text in _loose_numbers(sentence) if text not in {value for _, value in named}]
    for at, value in numbers:
        behind, before = words[at + 1 : at + 1 + _NEAR], words[max(at - _NEAR, 0) : at]
        paid = any(word & stems()["pay"] for word in behind) and not any(word & small_words()["not"] for word in behind)
        copied = any(n < at for n, _ in numbers) and any(word & small_words()["copied"] for word in before)
        if paid or copied:
            found.add(value)
    return found


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
    offsets = _offsets([told.text for told in sentence])
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


def before_closing(paper: Paper, told: Sequence[list[Told]]) -> list[list[Told]]:
    """The sentences above the closing formula: what stands below it is a signature."""
    rows = [row for rows in paper.rows for row in rows]
    at = next((n for n, row in enumerate(rows) if n and _closes(row.text)), None)
    gone = {id(row) for row in rows[at:]} if at is not None else set()
    return [sentence for sentence in told if id(sentence[0].row) not in gone]


def _closes(text: str) -> bool:
    """A closing formula, or the rule above a signature."""
    return not text.strip("-_ ") or (len(text.split()) <= _CLOSING and says("closing", text))


def _as_one(text: str) -> str:
    """ "A-26/0912" as one word: its first letter is none of the words before it ("factura a")."""
    return "".join(filter(str.isalnum, text)) if _LETTERED.match(text) else text


def _offsets(texts: Sequence[str]) -> dict[int, int]:
    """Index of a normalised word -> index of the printed one."""
    found: dict[int, int] = {}
    count = 0
    for n, text in enumerate(texts):
        found.setdefault(count, n)
        count += len(normalise(text).split())
    return found


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


def amounts_in(paper: Paper, sentence: list[Told]) -> Iterator[Money]:
    """Amounts of one sentence, each with how surely it is what is claimed."""
    text = text_of(sentence)
    starts = _starts(sentence)
    phrases = [hit for hit in sentences().scan(text) if hit.target == "dispute"]
    offsets = _offsets([told.text for told in sentence])
    credited = credited_at(sentence)
    places = [offsets.get(hit.start, 0) for hit in phrases] + credited
    named = list(invoices_in(sentence))
    invoices, numbers = [_index(sentence, number) for number in named], {number.value for number in named}
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
        ):
            continue
        at = max((n for start, n in starts if start <= match.start), default=0)
        last = max((n for start, n in starts if start < match.end), default=at)
        near = min((abs(at - place) for place in places), default=99)
        billed = any(0 < at - n <= _FAR for n in invoices) and not any(n < p < at for n in invoices for p in places)
        claiming = (0.5 if places else 0.0) + (0.4 if near <= 6 else 0.2 if near <= 12 else 0.0)
        atom = _joined(sentence, at, last)
        doubtful = reading.doubtful or reading.ambiguous
        asked = any(0 < at - n <= _ASKED for n in credited)
        yield Money(abs(reading.value), atom, sentence[at].row, claiming, billed, doubtful, asked)


def credited_at(sentence: Sequence[Told]) -> list[int]:
    """Where the words stand that ask for a credit: "Could you issue a credit of 133.07?"."""
    words = [frozenset(normalise(told.text).split()) for told in sentence]
    missed = any(word & small_words()["not"] for word in words)  # "a credit of 418.00 has not arrived"
    wanted = missed or asks_for("credit", sentence)
    return [n for n, word in enumerate(words) if any_speaks_of("credit", word)] if wanted else []


def asks_for(wanted: str, sentence: Sequence[Told]) -> bool:
    """Whether the sentence has one of these small words, and is a question or has one that requests."""
    words = {word for told in sentence for word in normalise(told.text).split()}
    asked = any("?" in told.text for told in sentence) or any_speaks_of("request", words)
    return asked and any_speaks_of(wanted, words)


def _starts(sentence: list[Told]) -> list[tuple[int, int]]:
    """Character offset and index of each word."""
    at, found = 0, []
    for n, told in enumerate(sentence):
        found.append((at, n))
        at += len(told.text) + 1
    return found


def _index(sentence: list[Told], number: Number) -> int:
    return next((n for n, told in enumerate(sentence) if told.atom is number.atoms[0]), 0)


def _joined(sentence: list[Told], first: int, last: int) -> Atom:
    """Words of one row as one atom; what goes on in the next row is left out."""
    own = [told.atom for told in sentence[first : last + 1] if told.row is sentence[first].row]
    words = tuple(word for atom in own for word in atom.words)
    return own[0]._replace(text=" ".join(a.text for a in own), x1=own[-1].x1, right=own[-1].x1, words=words)
