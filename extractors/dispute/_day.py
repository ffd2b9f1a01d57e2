"""Of which day a claim is: the likeliest of all that the paper names; a person is asked where another may be meant."""

import datetime as dt
from collections.abc import Iterator, Sequence

from extractors.dispute._numbers import line_rows
from extractors.fields.dates import find_dates
from extractors.papers.draft import Draft
from extractors.papers.facts.days import days_on
from extractors.papers.facts.questions import CLAIM_DAY
from extractors.papers.facts.ranking import ranked
from extractors.papers.facts.things import Thing
from extractors.papers.header import Choice
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.quoted import is_field
from extractors.tables import Row

_SURE = 0.9
"""Probability from which nobody is asked whether another day is meant."""
_HEAD_OF_MAIL = 3
"""Lines that make the head of a mail within another."""
_WEEKDAY = 12
"""Letters of a weekday before a date: "mercoledì, "."""


def date_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """The day on which it was written, with what speaks against it."""
    found = ranked(days_of(draft.paper, pairs), CLAIM_DAY)
    best, others = found.best, found.others
    if best is None:
        draft.ask("No date of the dispute was found.")
        return None
    if best.choice.weight < _SURE:
        several = ", ".join(sorted([best.value, *others]))
        draft.ask(
            f"Several dates may be the date of the dispute: {several}."
            if others
            else f"It is not said that {best.value} is the date of the dispute."
        )
    if best.choice.ambiguous:
        draft.ask(f'Day and month of "{best.choice.atoms[0].text}" may be the other way round.')
    return dt.date.fromisoformat(draft.keep("date", best.choice, 0.97))


def days_of(paper: Paper, pairs: Sequence[Pair]) -> list[Thing]:
    """All days of the paper that may be the claim's."""
    rows = line_rows(paper)
    billed = [reading.value for row in rows for atom in row.atoms if (reading := paper.day(atom)) is not None]
    own = {id(atom) for row in rows for atom in row.atoms} if len(rows) > 1 else set()
    things = days_on(paper, pairs, CLAIM_DAY, own, billed, _written(paper))
    lines = {id(word) for row in rows for atom in row.atoms for word in atom.words}
    for thing in things:
        thing.signs.update({"in a line"} if id(thing.choice.atoms[0].words[0]) in lines else ())
    return things


def _written(paper: Paper) -> Iterator[tuple[str, Choice]]:
    """When it was written: the day in the head of a mail that was passed on, and that of the mail itself."""
    rows = [row for rows in paper.rows for row in rows]
    heads = [row for row in rows[:3] if in_mail_head(paper, row) and row.text.startswith("Date:")]
    passed_on = next(_passed_on(paper, [row for row in rows if not in_mail_head(paper, row)]), None)
    if passed_on is not None:
        yield "day of a mail passed on", passed_on
    for row in heads:
        for found in find_dates(row.text[5:], paper.order)[:1]:
            sign = "day of a mail that passes on" if passed_on else "day of the mail"
            yield sign, Choice(found.reading.value.isoformat(), 0.0, tuple(row.atoms), row.page)


def _passed_on(paper: Paper, rows: Sequence[Row]) -> Iterator[Choice]:
    """The day in the head of another mail in this one: "Sent: 21/10/2026 12:38" among its lines."""
    for at, row in enumerate(rows) if paper.pages.reader == "mail" else ():
        beside = [other for other in rows[max(0, at - _HEAD_OF_MAIL) : at + _HEAD_OF_MAIL + 1] if is_field(other.text)]
        found = find_dates(row.text.partition(":")[2], paper.order) if len(beside) >= _HEAD_OF_MAIL else []
        if found and is_field(row.text) and found[0].start <= _WEEKDAY:
            reading = found[0].reading
            yield Choice(reading.value.isoformat(), 0.0, tuple(row.atoms), row.page, ambiguous=reading.ambiguous)
