"""A letter's running text: sentences with the words they are printed with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.currency import parse_currency
from extractors.fields.lexicon import any_speaks_of, normalise
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.papers.quoted import says
from extractors.tables import Atom, Row

_END = re.compile(r"[.!?]$")
_SHORT = 4
"""A full stop behind so few letters may end an abbreviation."""
_VOWELS = frozenset("aeiouy")
_SHORTENED = """
    inv ref art pos ink inc incl exc ca usw etc evt tel fax abs rif rag sig att doc ord num ped enc exp dep gen esq fra
    est ave apt dept ext avg min max mio fact cde eff ant fol bes bed aan ing
    """
_ABBREVIATED = frozenset(_SHORTENED.split())
"""Short words before a full stop that ends no sentence."""
_LONG_ABBREVIATED = frozenset(("zzgl", "inkl", "exkl", "abzgl", "evtl", "incl", "excl", "approx", "bijv", "resp"))
_CLOSING = 7
"""Words that a closing formula may have."""


@dataclass(slots=True)
class Told:
    """One printed word of the running text."""

    text: str
    atom: Atom
    row: Row


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
    if normalise(bare) in _LONG_ABBREVIATED:
        return False
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


def parts_of(sentence: list[Told]) -> Iterator[list[Told]]:
    """The whole and what colons part: "We dispute the invoice:" "six boxes were missing"."""
    yield sentence
    ends = [n + 1 for n, told in enumerate(sentence[:-1]) if told.text.endswith(":")]
    if ends:
        yield from (sentence[a:b] for a, b in pairwise([0, *ends, len(sentence)]))


def before_closing(paper: Paper, told: Sequence[list[Told]]) -> list[list[Told]]:
    """The sentences above the closing formula: what stands below it is a signature."""
    rows = [row for rows in paper.rows for row in rows]
    at = next((n for n, row in enumerate(rows) if n and _closes(row.text)), None)
    gone = {id(row) for row in rows[at:]} if at is not None else set()
    return [sentence for sentence in told if id(sentence[0].row) not in gone]


def _closes(text: str) -> bool:
    """A closing formula, or the rule above a signature."""
    return not text.strip("-_ ") or (len(text.split()) <= _CLOSING and says("closing", text))


def places_of(texts: Sequence[str]) -> dict[int, int]:
    """Index of a normalised word -> index of the printed one."""
    found: dict[int, int] = {}
    count = 0
    for n, text in enumerate(texts):
        found.setdefault(count, n)
        count += len(normalise(text).split())
    return found


def asks_for(wanted: str, sentence: Sequence[Told]) -> bool:
    """Whether the sentence has one of these small words, and is a question or has one that requests."""
    words = {word for told in sentence for word in normalise(told.text).split()}
    asked = any("?" in told.text for told in sentence) or any_speaks_of("request", words)
    return asked and any_speaks_of(wanted, words)
