"""Every number of a paper that may be the payment's, once, with what labels, sentences, its shape and its place say."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from extractors.contract import Hints
from extractors.fields.composed import composed_title
from extractors.fields.lexicon import kinds, labels, normalise, stems
from extractors.fields.methods import payment_method
from extractors.fields.parties import find_ibans, find_tax_ids, legal_form, looks_like_address
from extractors.fields.references import looks_like_document_number, opens_number
from extractors.fields.understood import understood_label
from extractors.papers.cheque import loose_cheque_numbers
from extractors.papers.facts.questions import Question
from extractors.papers.facts.things import MADE_UP, Thing, Things, about, kinds_of, pairs_beside, words_before
from extractors.papers.header import Choice, read_reference
from extractors.papers.loose import in_mail_head, names_paying
from extractors.papers.pairs import Pair, part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_TELLING, _DIGITS = 4, 3
"""Letters and digits of a number that may be a payment's."""
_ASKED = 0.45
"""Weight from which a label asks for the payment's number, be it words."""
_SAID = 0.3
"""Weight from which a label says that what follows is the payment's text."""
_FEW = 3
"""Words of a reference that has no number."""
_OF_OTHERS = frozenset(
    (
        *(
            "vendor_number",
            "customer_number",
            "purchase_order",
            "bank_account",
            "payer_iban",
            "payer_tax_id",
            "contact",
        ),
        *("payer", "payee", "payment_terms", "total_amount", "payment_date", "payment_method", "currency"),
    )
)
"""What else a number or what is read as one may be."""
_EXPLAINED = frozenset(
    (
        *("in an address", "in a tax id or account", "number of a paid document", "in the number of a paid document"),
        *("a year", "in the head of a mail"),
    )
)
_SENTENCE = 5
"""Words of a line above which it is one of running text."""
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_MAGNETIC = re.compile(r"([A-D⑆-⑉])\d+\1")
"""A number between the marks of the line of magnetic ink, the bank's or the cheque's (see `cheque`)."""
_TAXPAYER = re.compile(r"\d{10}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTHS = ((3, "of up to 3"), (4, "of 4"), (6, "of 5 or 6"), (8, "of 7 or 8"), (10, "of 9 or 10"), (13, "of 11 to 13"))
_OWN = re.compile(r"[A-Za-z]+")
_SIGN = re.compile(r"[A-Za-z]{1,4}[-/ ][A-Za-z]{1,4}(?:[-/ ]\d{1,3})?|\d{2,4}/[A-Z]{2,3}")
"""FI-KR/18, 1000/KR: "our ref." of a letter."""


def numbers_on(
    paper: Paper,
    pairs: Sequence[Pair],
    asked: Question,
    own: Collection[int],
    numbers: Collection[str],
    hints: Hints,
    told: Iterable[tuple[str, Choice]] = (),
) -> list[Thing]:
    """The things. `own`: identities of what the lines were read from; `numbers`: of paid documents and orders; `told`:
    numbers of which titles and sentences say something, each with the sign that says what."""
    things = Things()
    things.label(paper, pairs, asked, read_reference)
    things.label(paper, pairs_beside(paper, frozenset(own)), asked, read_reference, "in a table")
    for sign, choice in told:
        things.add(choice, {sign})
    for pair in pairs:
        if pair.weight(asked.worded) >= _ASKED and (said := _worded(pair.value)):
            things.add(Choice(said, 0.0, (pair.value,), pair.row.page, pair.label.text, y=pair.row.y0)).call(
                (hit.target, pair.weight(hit.target)) for hit in pair.label.hits
            )
    for choice in loose_cheque_numbers(paper, pairs) if "cheque_number" in asked.fields else ():
        things.add(choice, {"printed twice on a cheque"}).call((("cheque_number", choice.weight),))
    parts = _words_of_texts(things, asked)
    for choice, signs, meanings in _loose(paper):
        if id(choice.atoms[0].words[0]) not in parts:
            things.add(choice, signs).call(meanings)
    things.tell()
    facts = about(pairs, asked.beside)
    days = _days(paper, pairs)
    words = set(normalise(hints.name + " " + hints.subject).split())
    joined = "\0".join(numbers)
    for key, thing in things.found.items():
        thing.signs.update(
            _shape(thing.value), facts.beside(paper, thing.choice), _agreeing(key, thing.value, days, numbers, joined)
        )
        if normalise(thing.value) in words:
            thing.signs.add("in the name or subject")
    return [thing for thing in things.found.values() if len(thing.value) > 1 and not _is_taxpayers(thing)]


def _words_of_texts(things: Things, asked: Question) -> set[int]:
    """Identities of the words of texts that are one value: no number among them stands for itself."""
    texts = [thing for thing in things.found.values() if " " in thing.value and thing.called((asked.worded,), _SAID)]
    return {id(word) for thing in texts for atom in thing.choice.atoms for word in atom.words}


def _is_taxpayers(thing: Thing) -> bool:
    """A British Unique Taxpayer Reference (HMRC); an Indian bank's UTR begins with its four letters."""
    return normalise(thing.choice.label) == "utr" and _TAXPAYER.fullmatch(thing.value) is not None


def is_unexplained(thing: Thing) -> bool:
    """Whether a number stands by itself and nothing says what else it is: it may as well be the payment's."""
    told = thing.called(_OF_OTHERS, _ASKED) or not _EXPLAINED.isdisjoint(thing.signs)
    return "alone" in thing.signs and len(thing.value) > _TELLING and not told


def _worded(atom: Atom) -> str:
    """A reference in words: "Reference: Coolabah Oct"."""
    words = [word.text for word in atom.words]
    named = atom.kind == "text" and len(words) <= _FEW and words[0][:1].isupper() and not labels().exact(atom.text)
    plain = named and not (legal_form(atom.text) or payment_method(atom.text) or ":" in atom.text)
    return atom.text if plain and all(word.isalnum() for word in words) else ""


def _loose(paper: Paper) -> Iterator[tuple[Choice, set[str], list[tuple[str, float]]]]:
    """Numbers of the first page, alone or among the words of a line, behind no label; and what is said of them."""
    rows = [row for row in paper.outside() if row.page == 0]
    for n, row in enumerate(rows):
        for atom in () if any(map(_MAGNETIC.fullmatch, row.text.split())) else row.atoms:
            if atom.kind not in ("code", "integer", "text") or not any(map(str.isdigit, atom.text)):
                continue
            for at, word in enumerate(atom.words):
                text = word.text.strip(".,;:()#")
                if _is_telling(text):
                    start = at - _is_lettered(atom, at)
                    text = f"{atom.words[start].text} {text}" if start < at else text
                    before = words_before(rows, n, atom, start)
                    place = (part_of(atom, start, at + 1)._replace(text=text),)
                    choice = Choice(text, 0.0, place, 0, before, y=row.y0)
                    meanings = [(hit.target, MADE_UP * hit.weight) for hit in understood_label(before)]
                    yield choice, set(_beside(paper, rows, n, atom, at, before)), meanings


def _is_lettered(atom: Atom, at: int) -> bool:
    """Whether a number begins with the capitals between it and its label: "Docto bancário: TED 2026-0091"."""
    return at > 1 and opens_number(atom.words[at - 1].text) and atom.words[at - 2].text.endswith(":")


def _beside(paper: Paper, rows: Sequence[Row], n: int, atom: Atom, at: int, before: str) -> Iterator[str]:
    """What stands around a word that may be a number."""
    if looks_like_address(atom.text):
        yield "in an address"
    if find_tax_ids(atom.text) or find_ibans(atom.text):
        yield "in a tax id or account"
    if in_mail_head(paper, rows[n]):
        yield "in the head of a mail"
    if at == len(atom.words) - 1 and (at == 0 or atom.words[at - 1].text.endswith(":")):
        yield "alone"
    yield from (f"behind a word of {kind}" for kind in kinds_of(normalise(before).split()))
    if names_paying(before):
        yield "behind a word of paying"
    if len(atom.words) > _SENTENCE and names_paying(" ".join(other.text for other in rows[n : n + 2])):
        yield "in a sentence of paying"
    if composed_title(atom.text) or any(hit.target == "remittance" for hit in kinds().scan(atom.text)):
        yield "in a title"


def _is_telling(text: str) -> bool:
    telling = len(text) >= _TELLING and sum(map(str.isdigit, text)) >= _DIGITS
    return telling and looks_like_document_number(text) and not _DAY.fullmatch(text)


def _shape(text: str) -> Iterator[str]:
    yield next((f"length {told}" for most, told in _LENGTHS if len(text) <= most), "length of 14 and more")
    letters = _OWN.match(text)
    if text.isdigit():
        yield "digits alone"
    elif letters is None:
        yield "digits first"
    elif names_paying(letters[0].lower()) or normalise(letters[0]) in stems()["pay"] | stems()["notice"]:
        yield "letters of paying first"
    else:
        yield f"{min(len(letters[0]), 4)} letters first"
    if _YEAR.fullmatch(text):
        yield "a year"
    if text.startswith("0"):
        yield "zero first"
    if not any(map(str.isdigit, text)):
        yield "no digits"
    if _SIGN.fullmatch(text):
        yield "sign of who wrote"
    if " " in text:
        yield "blank in it"


def _days(paper: Paper, pairs: Sequence[Pair]) -> set[str]:
    """Days that labels say the payment was made on, as the numbers of payments hold them."""
    read = (paper.day(pair.value) for pair in pairs if pair.weight("payment_date") >= 0.4)
    return {one.value.strftime(form) for one in read if one for form in ("%y%m%d", "%d%m%y", "%m%d%y")}


def _agreeing(key: str, text: str, days: set[str], numbers: Collection[str], joined: str) -> Iterator[str]:
    """`joined`: all of the numbers, one after the other with a mark between them that stands in none."""
    if any(day in key for day in days):
        yield "holds the day of the payment"
    if text in numbers:
        yield "number of a paid document"
    elif len(text) > _DIGITS and text in joined:
        yield "in the number of a paid document"
