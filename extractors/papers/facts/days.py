"""Every day that a paper names outside its lines, once, with what labels, sentences, its place and the days of what is
paid say."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from extractors.fields.dates import DateReading, find_dates
from extractors.fields.lexicon import normalise, small_words
from extractors.fields.understood import understood_label
from extractors.papers.facts.questions import Question
from extractors.papers.facts.things import (
    MADE_UP,
    Thing,
    Things,
    about,
    kinds_of,
    pairs_beside,
    rows_beside,
    words_before,
)
from extractors.papers.header import Choice, read_date
from extractors.papers.loose import in_mail_head, names_paying
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_OPENING = 4
"""Words that open a line of running text."""
_SENTENCE = 5
"""Words of a line above which it is one of running text."""
_AFTER = ((0, "on the day of the last one"), (7, "within a week"), (31, "within a month"), (75, "within 75 days"),
          (150, "within 150 days"))  # fmt: skip
"""Days from what was billed last to the payment."""


def days_on(
    paper: Paper,
    pairs: Sequence[Pair],
    asked: Question,
    own: Collection[int],
    billed: Collection[date],
    told: Iterable[tuple[str, Choice]],
) -> list[Thing]:
    """The things. `own`: identities of what the lines were read from; `billed`: days of the paid documents; `told`:
    days of which sentences say something, each with the sign that says what."""
    things = Things()
    things.label(paper, pairs, asked, read_date)
    things.label(paper, pairs_beside(paper, frozenset(own)), asked, read_date, "in a table")
    for sign, choice in told:
        things.add(choice, {sign})
    spoken = [row for row in rows_beside(paper, frozenset(own)) if _speaks(row)]
    for choice, signs, meanings in (*_loose(paper, paper.outside()), *_loose(paper, spoken)):
        things.add(choice, signs).call(meanings)
    things.tell()
    facts = about(pairs, asked.beside)
    every = [date.fromisoformat(thing.value) for thing in things.found.values()]
    for thing in things.found.values():
        thing.signs.update(
            facts.beside(paper, thing.choice), _among(date.fromisoformat(thing.value), every, billed)
        )  # fmt: skip
    return list(things.found.values())


def _speaks(row: Row) -> bool:
    """Whether words of running text open it: the foot of a table may tell the day on which it is paid."""
    return row.atoms[0].kind == "text" and len(row.atoms[0].words) >= _OPENING


def _loose(paper: Paper, rows: Sequence[Row]) -> Iterator[tuple[Choice, set[str], list[tuple[str, float]]]]:
    """Days in these rows, alone or within a text, and what is said of them."""
    for n, row in enumerate(rows):
        for atom in row.atoms:
            for reading, start in _read(paper, atom):
                words = len(atom.text[:start].split())
                before = words_before(rows, n, atom, words)
                choice = Choice(
                    reading.value.isoformat(), 0.0, (atom,), row.page, before, ambiguous=reading.ambiguous, y=row.y0
                )  # fmt: skip
                meanings = [(hit.target, MADE_UP * hit.weight) for hit in understood_label(before)]
                yield choice, set(_beside(paper, rows, n, atom, before)), meanings


def _read(paper: Paper, atom: Atom) -> Iterator[tuple[DateReading, int]]:
    if atom.kind == "date" and (reading := paper.day(atom)) is not None:
        yield reading, 0
    elif atom.kind == "text" and any(map(str.isdigit, atom.text)):
        yield from ((found.reading, found.start) for found in find_dates(atom.text, paper.order))


def _beside(paper: Paper, rows: Sequence[Row], n: int, atom: Atom, before: str) -> Iterator[str]:
    """What stands around a day."""
    row = rows[n]
    if in_mail_head(paper, row):
        yield "in the head of a mail"
    yield "alone in its line" if row.atoms == [atom] else "among others in its line"
    words = normalise(before).split()
    yield from (f"behind a word of {kind}" for kind in kinds_of(words))
    if names_paying(before):
        yield "behind a word of paying"
    if not small_words()["received"].isdisjoint(words):
        yield "behind a word of receipt"
    if words and words[-1] in small_words()["joint"]:
        yield "behind a joint"
    if any(map(str.isdigit, before)):
        yield "behind a number"
    if len(row.text.split()) > _SENTENCE:
        near = " ".join(other.text for other in rows[max(0, n - 1) : n + 2])
        yield "in a sentence of paying" if names_paying(near) else "in a sentence"


def _among(day: date, every: Sequence[date], billed: Collection[date]) -> Iterator[str]:
    """How it stands to the other days and to those of what is paid."""
    if len(set(every)) == 1:
        yield "the only day"
    elif day == max(every):
        yield "the last day"
    elif day == min(every):
        yield "the first day"
    if not billed:
        return
    after = (day - max(billed)).days
    if day in billed:
        yield "day of a paid document"
    yield (
        "before the last document"
        if after < 0
        else next((name for most, name in _AFTER if after <= most), "long after the last document")
    )
