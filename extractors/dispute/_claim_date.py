"""Of which day the claim is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from extractors.dispute._numbers import in_goods
from extractors.fields.dates import find_dates
from extractors.fields.lexicon import labels, normalise, small_words
from extractors.fields.references import document_type_of
from extractors.invoice._goods import goods_of
from extractors.papers.draft import Draft
from extractors.papers.header import Choice, choices, read_date
from extractors.papers.loose import in_mail_head
from extractors.papers.pairs import Pair
from extractors.papers.paper import Paper
from extractors.papers.quoted import is_field

_CLEARLY, _ISSUED = 0.9, 0.85
"""How surely a label says that a paper was issued, and what that is worth for the claim's own day."""
_BARE = 0.8
"""What a label is worth that only joins a date to what stands before."""
_HEAD_OF_MAIL = 3
"""Lines that make the head of a mail within another."""
_WEEKDAY = 12
"""Letters of a weekday before a date: "mercoledì, "."""


def date_of(draft: Draft, pairs: Sequence[Pair]) -> dt.date | None:
    """By label, else the mail's own date, else the only or the latest date of a letter's head or stamp."""
    every = [_unless_bare(c) for c in choices(draft.paper, pairs, "claim_date", read_date) if c.weight >= 0.5]
    issued = [c for c in choices(draft.paper, pairs, "invoice_date", read_date) if c.weight >= _CLEARLY]
    every += [replace(c, weight=_ISSUED * c.weight) for c in issued if not _names_invoice(c.label)]
    every.sort(key=lambda c: -c.weight)
    listed = {id(atom) for pair in pairs if in_goods(draft.paper, pair) for atom in (pair.value,)}
    found = [c for c in every if id(c.atoms[0]) not in listed]
    found = found or ([] if _loose_date(draft.paper) else every)  # those of a list are other documents'
    mail = _mail_date(draft.paper)
    if mail is not None and (not found or found[0].weight < 0.9):
        if mail.ambiguous:
            draft.ask(f'Day and month of "{mail.atoms[0].text}" may be the other way round.')
        return dt.date.fromisoformat(draft.keep("date", mail, 0.97))
    if not found:
        loose = _loose_date(draft.paper)
        if loose is None:
            draft.ask("No date of the dispute was found.")
            return None
        found = [loose]
    best = found[0]
    rivals = {c.value for c in found if c.weight > best.weight - 0.1}
    if len(rivals) > 1:
        draft.ask("Several dates may be the date of the dispute: " + ", ".join(sorted(rivals)) + ".")
    if best.ambiguous:
        draft.ask(f'Day and month of "{best.atoms[0].text}" may be the other way round.')
    return dt.date.fromisoformat(draft.keep("date", best, 0.95))


def _names_invoice(label: str) -> bool:
    """ "Factura del": the day of the invoice; "Emitida" is that of the paper on which it stands."""
    return any(document_type_of(word) == "invoice" for word in label.split()) or len(normalise(label).split()) > 1


def _unless_bare(choice: Choice) -> Choice:
    """A word that only joins a date ("dated", "del") may say it of the invoice before it."""
    bare = normalise(choice.label) in small_words()["joint"]
    return replace(choice, weight=_BARE * choice.weight) if bare else choice


def _mail_date(paper: Paper) -> Choice | None:
    """When it was written: the day in the head of a mail that was passed on, else that of the mail itself."""
    passed_on = _passed_on(paper)
    if passed_on is not None:
        return passed_on
    for row in paper.rows[0][:3] if paper.rows else ():
        if in_mail_head(paper, row) and row.text.startswith("Date:"):
            found = find_dates(row.text[5:], paper.order)
            if found:
                atoms = tuple(row.atoms)
                return Choice(found[0].reading.value.isoformat(), 0.9, atoms, row.page)
    return None


def _passed_on(paper: Paper) -> Choice | None:
    """The day in the head of another mail in this one: "Sent: 21/10/2026 12:38" among its lines."""
    if paper.pages.reader != "mail":
        return None
    rows = [row for rows in paper.rows for row in rows if not in_mail_head(paper, row)]
    for at, row in enumerate(rows):
        beside = [other for other in rows[max(0, at - _HEAD_OF_MAIL) : at + _HEAD_OF_MAIL + 1] if is_field(other.text)]
        found = find_dates(row.text.partition(":")[2], paper.order) if len(beside) >= _HEAD_OF_MAIL else []
        if found and is_field(row.text) and found[0].start <= _WEEKDAY:
            reading = found[0].reading
            return Choice(reading.value.isoformat(), 0.9, tuple(row.atoms), row.page, ambiguous=reading.ambiguous)
    return None


def _loose_date(paper: Paper) -> Choice | None:
    """A letter's date stands free in its head: "Concarneau, le 15 octobre 2026"."""
    for row in paper.rows[0] if paper.rows else ():
        if goods_of(paper).covers(row) or in_mail_head(paper, row):
            continue
        for at, atom in enumerate(row.atoms):
            label = at and labels().exact(row.atoms[at - 1].text)
            reading = paper.day(atom) if atom.kind == "date" and not label else None
            if reading is not None:
                return Choice(reading.value.isoformat(), 0.6, (atom,), row.page, ambiguous=reading.ambiguous)
    return None
