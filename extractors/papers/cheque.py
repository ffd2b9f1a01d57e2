"""The number of a cheque where it stands without a label: at its upper right, on its stubs, in its bottom line."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.composed import says_nothing_of_a_firm
from extractors.fields.lexicon import labels, normalise
from extractors.fields.parties import looks_like_company
from extractors.papers.candidate import Candidate
from extractors.papers.header import Choice
from extractors.papers.names import clean_name
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper

_STARRED = re.compile(r"[$€£]?\s?\*{2,}\d")
_NAMED = 0.4
"""How much a text must look like a name there."""
_BOTTOM_LINE = re.compile(r"[A-Z⑆-⑉]?0*(\d{3,})[A-Z⑆-⑉]?")
"""How the number stands in the line of magnetic ink: between marks, filled with zeros."""


def written_to(paper: Paper) -> Iterator[Candidate]:
    """Whom a cheque is written to: the name in the line of its amount, before which stars keep others from writing."""
    for row in paper.outside():
        name, last = row.atoms[0], row.atoms[-1]
        starred = row.page == 0 and name.kind == "text" and _STARRED.match(last.text)
        if starred and _may_be_named(name.text):
            yield Candidate(clean_name(name.text), 0.85, (name,), row.page, "label")


def _may_be_named(text: str) -> bool:
    return looks_like_company(text) >= _NAMED and not (labels().exact(text) or says_nothing_of_a_firm(text))


def _speaks_of_cheque(pair: Pair) -> bool:
    words = normalise(pair.label.text).split()
    return "order of" in " ".join(words) or bool({"check", "cheque"} & set(words))


def loose_cheque_numbers(paper: Paper, pairs: Sequence[Pair]) -> list[Choice]:
    """The number alone at the end of a line that the cheque prints twice; none where two could be meant."""
    if not any(_speaks_of_cheque(pair) for pair in pairs):
        return []
    valued = {id(pair.value) for pair in pairs if pair.relation != "below"}
    found: dict[str, list[Choice]] = {}
    ink: set[str] = set()
    for row in paper.outside():
        ink.update(m.group(1) for word in row.text.split() if (m := _BOTTOM_LINE.fullmatch(word)) and len(word) > 7)
        last = row.atoms[-1]
        if last.kind in ("integer", "code") and last.text.isdigit() and len(last.text) >= 3 and id(last) not in valued:
            choice = Choice(last.text, 0.9, (last,), row.page, "cheque number", y=row.y0)
            found.setdefault(last.text, []).append(choice)
    sure = [places[0] for number, places in found.items() if len(places) > 1 or number in ink]
    return sure if len(sure) == 1 else []
