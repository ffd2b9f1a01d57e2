"""Of which day an invoice is."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

from extractors.fields.lexicon import Hit, labels, normalise, small_words
from extractors.fields.references import looks_like_document_number
from extractors.invoice._due import deadlines
from extractors.invoice._kind import kinds_in
from extractors.invoice._labelled_days import days_labelled, kept_day
from extractors.invoice._number import behind_title
from extractors.papers.draft import Draft
from extractors.papers.header import Choice
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.tables import Atom

_TITLES = frozenset(("invoice", "credit_note"))
_SHORT_LINE = 70
"""Letters beyond which a line is a sentence."""
_TOWN = re.compile(r"[A-ZÀ-Þ][\w.' -]{1,30},(?: (?:den|le|el|lì|li|il|a|em|de|the))?")


def date_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """The day of issue."""
    found = days_labelled(draft.paper, pairs, "invoice_date", 0.15)
    found += [*_dated_titles(draft.paper), *_behind_number(draft)]
    found.sort(key=lambda c: -c.weight)
    if not found:
        due = {c.value for c in deadlines(draft.paper)}
        loose = {c.value: c for c in _loose_dates(draft.paper, pairs) if c.value not in due}
        for known in (_placed, _ends_high_row):
            told = {value: c for value, c in loose.items() if known(draft.paper, c)} if len(loose) > 1 else {}
            loose = told or loose
        if len(loose) != 1:
            draft.ask("No invoice date was found." if not loose else "It is not clear which date is the invoice date.")
            return None
        found = list(loose.values())
        if not (_placed(draft.paper, found[0]) or _alone_high(draft.paper, found[0])):
            draft.ask("The invoice date has no label.")
    return kept_day(draft, "invoice_date", found, "invoice date")


def _dated_titles(paper: Paper) -> Iterator[Choice]:
    """ "Rechnung 4711 vom 1.2.2026", "Invoice 4711 | 1 Feb 2026": a date behind the title, in its row."""
    for row in [row for rows in paper.rows[:1] for row in rows[:40]]:
        for at, atom in enumerate(row.atoms[:-1]):
            hits = [
                hit for hit in kinds_in(atom.text) if hit.target in _TITLES and hit.weight >= 0.9 and hit.start == 0
            ] or [hit for hit in labels().prefix(atom.text) if hit.target == "invoice_number" and hit.weight >= 0.9]
            after = next((other for other in row.atoms[at + 1 : at + 4] if other.kind == "date"), None)
            before = row.atoms[row.atoms.index(after) - 1] if after is not None else atom
            if before is not atom and any(hit.weight > 0.5 for hit in labels().exact(before.text)):
                continue
            reading = paper.day(after) if after is not None else None
            numbered = behind_title(row, at, atom) is not None or _opens_with_number(atom, hits)
            words = normalise(atom.text).split()
            alone = bool(hits) and (hits[0].end == len(words) or words[-1] == "no")
            if hits and after is not None and reading is not None and (numbered or (alone and after is row.atoms[-1])):
                yield Choice(
                    reading.value.isoformat(), 0.9 if numbered else 0.8, (after,), row.page, ambiguous=reading.ambiguous
                )


def _behind_number(draft: Draft) -> Iterator[Choice]:
    """ "N° FA2656184 du 22/01/2026": the date right behind the invoice's number and what joins them."""
    number = draft.fields["invoice_number"].value if "invoice_number" in draft.fields else None
    for row in (row for rows in draft.paper.rows[:1] for row in rows):
        for before, after in itertools.pairwise(row.atoms):
            words = [word.text.strip(".,;:()") for word in before.words]
            joined = len(words) > 1 and words[-2] == number and normalise(words[-1]) in small_words()["joint"]
            reading = draft.paper.day(after) if joined and after.kind == "date" else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.9, (after,), row.page, ambiguous=reading.ambiguous)


def _opens_with_number(atom: Atom, hits: Sequence[Hit]) -> bool:
    """ "Rechnungsnr. F363017 vom": a label, its number, and what joins a date to it."""
    words = [word.text for word in atom.words]
    joined = normalise(words[-1]) in small_words()["joint"] and normalise(words[-1]) not in small_words()["until"]
    label = [word for word in normalise(" ".join(words[:-2])).split() if word != "no"]
    known = [word for word in hits[0].phrase.split() if word != "no"] if hits else None
    return joined and label == known and looks_like_document_number(words[-2].strip(".,;:"))


def _loose_dates(paper: Paper, pairs: Sequence[Pair]) -> Iterator[Choice]:
    """Dates of the first page that no other label claims."""
    taken = {id(pair.value) for pair in pairs if pair.label.hits}
    for row in [row for rows in paper.rows[:1] for row in rows]:
        for atom in row.atoms:
            reading = paper.day(atom) if atom.kind == "date" and id(atom) not in taken else None
            if reading is not None:
                yield Choice(reading.value.isoformat(), 0.4, (atom,), row.page, ambiguous=reading.ambiguous)


def _placed(paper: Paper, choice: Choice) -> bool:
    """ "Lübeck, 16.10.2026", "Lyon, le 3 mars 2026": a town before the date of a letter is its label."""
    row = next((row for row in paper.rows[choice.page] if choice.atoms[0] in row.atoms), None)
    if row is None or not _ends_high_row(paper, choice):
        return False
    before = [atom.text for atom in row.atoms if atom.x1 <= choice.atoms[0].x0]
    town = before[-1] if before else ""
    return bool(_TOWN.fullmatch(town))


def _alone_high(paper: Paper, choice: Choice) -> bool:
    """A date on a line of its own in the head, as letters have it."""
    row = next((row for row in paper.rows[choice.page] if choice.atoms[0] in row.atoms), None)
    return row is not None and len(row.atoms) == 1 and _ends_high_row(paper, choice)


def _ends_high_row(paper: Paper, choice: Choice) -> bool:
    """Whether the date closes a line of the upper half, as a letter's own date does."""
    rows = paper.rows[choice.page]
    date = choice.atoms[0]
    row = next((row for row in rows if row.atoms[-1] is date), None)
    return row is not None and row.y1 < 0.5 * paper.page(choice.page).height and len(row.text) <= _SHORT_LINE
