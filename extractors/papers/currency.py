"""The currency of a paper: labelled, in the head of a column, or told by everything that is printed."""

import re
from collections.abc import Sequence

from extractors.fields.currency import document_currency, parse_currency
from extractors.fields.dates import is_american
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_currency
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom

_MOST_PAGES = 6
"""The first ones and the last say in what currency a long paper is."""
_US_PLACE = re.compile(r"\b[A-Z]{2},?\s{1,3}\d{5}(?:-\d{4})?\b")


def currency_of(draft: Draft, pairs: Sequence[Pair]) -> str | None:
    """The currency of the paper, kept in the draft with its place; a doubt about it becomes a question."""
    labelled = choices(draft.paper, pairs, "currency", read_currency)
    every = draft.paper.rows
    pages = every if len(every) <= _MOST_PAGES else [*every[: _MOST_PAGES - 1], every[-1]]
    texts = [row.text for rows in pages for row in rows[:400]]
    whole = document_currency(texts)
    if labelled and not labelled[0].ambiguous:
        if len({choice.value for choice in labelled if choice.weight > 0.6}) > 1:
            draft.ask("Several currencies are named: " + ", ".join(sorted({c.value for c in labelled})) + ".")
        return draft.keep("currency", labelled[0], 0.995)
    if whole.code is None and (headed := _headed_currency(draft.paper)):
        if headed.ambiguous:
            draft.ask(f'The sign "{headed.atoms[0].text}" is used for several currencies; {headed.value} was taken.')
        return draft.keep("currency", headed, 0.97)
    if whole.code is None and is_american(" ".join(texts)):
        draft.ask("The currency is not printed; as the paper is American, USD was taken.")
        return "USD"
    if whole.code is None:
        draft.ask("The currency is not printed.")
        return None
    confidence = whole.confidence
    if whole.code == "USD" and whole.text and confidence < 0.8 and _american(draft.paper):
        confidence = 0.97
    if confidence < 0.8:
        draft.ask(f"The currency may be {whole.code}, but the document does not say it clearly.")
    atom = _showing(draft.paper, whole.text or whole.code)
    if atom is not None:
        draft.fields["currency"] = draft.paper.evidence(whole.code, (atom[0],), atom[1], confidence)
    return whole.code


def _headed_currency(paper: Paper) -> Choice | None:
    """A currency in the header of a column: "(Rs.)"."""
    for table in paper.tables:
        for row in table.header:
            for atom in row.atoms:
                found = parse_currency(atom.text.strip("()[] ")) if len(atom.text) < 9 else None
                if found:
                    return Choice(found.code, 0.9, (atom,), row.page, ambiguous=len(found.candidates) > 1)
    return None


def _american(paper: Paper) -> bool:
    """A town with its state and zip code on the first page."""
    return any(_US_PLACE.search(row.text) for rows in paper.rows[:1] for row in rows)


def _showing(paper: Paper, text: str) -> tuple[Atom, int] | None:
    """The first atom that shows this text."""
    return next(
        ((atom, row.page) for rows in paper.rows for row in rows for atom in row.atoms if text in atom.text), None
    )
