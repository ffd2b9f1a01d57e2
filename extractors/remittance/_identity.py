"""Which of the tax ids and accounts on a paper are the payer's: those called his, or set where only he writes.

Check digits prove that a number was read right, never whose it is; what nothing assigns is left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docflow.schema.records import Party
from extractors.fields.lexicon import normalise, small_words
from extractors.fields.parties import find_ibans, find_tax_ids, same_party
from extractors.papers.candidate import Candidate
from extractors.papers.draft import Draft
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_FOOT = 0.8
"""Share of a page's height below which only the writer's own lines stand."""
_LAST = 3
_UNDER = 7.0
"""Ems below a name within which a number flush with it is that party's."""
_SURE = 0.97
_SAME = 0.85
_PARTS = re.compile(r"\s[·•|–-]\s|,\s")


class _Number(NamedTuple):
    """A tax id or account and where it stands."""

    name: str
    value: str
    row: Row
    atoms: tuple[Atom, ...]
    before: frozenset[str]
    """Words before it in its row, and in the sentence that runs into the row."""


def with_numbers(draft: Draft, payer: Party, payers: Sequence[Candidate], payees: Sequence[Candidate]) -> Party:
    """The payer with tax id and IBAN, each where exactly one is his."""
    owned = [n for n in _numbers(draft.paper) if payers and _is_payers(draft.paper, n, payers[0], payees)]
    found: dict[str, str] = {}
    for name in ("tax_id", "iban"):
        numbers = [number for number in owned if number.name == name]
        if len({number.value for number in numbers}) == 1:
            first = numbers[0]
            draft.fields[f"payer.{name}"] = draft.paper.evidence(first.value, first.atoms, first.row.page, _SURE)
            found[name] = first.value
    return payer.model_copy(update=found)


def _numbers(paper: Paper) -> Iterator[_Number]:
    """Those of the first page."""
    above = ""
    for row in paper.rows[0] if paper.rows else ():
        for name, places in (("tax_id", find_tax_ids(row.text)), ("iban", find_ibans(row.text))):
            for start, end, value in places:
                words = frozenset(normalise(f"{above} {row.text[:start]}").split())
                yield _Number(name, value, row, tuple(_between(row, start, end)), words)
        above = row.text if len(row.atoms) == 1 and row.text[-1:] != "." else ""


def _between(row: Row, start: int, end: int) -> Iterator[Atom]:
    at = 0
    for atom in row.atoms:
        if at < end and at + len(atom.text) > start:
            yield atom
        at += len(atom.text) + 1


def _is_payers(paper: Paper, number: _Number, payer: Candidate, payees: Sequence[Candidate]) -> bool:
    """By the words before it; else by the block of the payer's name, a line with the name in it, or the page's foot."""
    if number.before & small_words()["theirs"] or any(_is_under(number, payee) for payee in payees[:1]):
        return False
    if number.before & small_words()["ours"] or _is_under(number, payer):
        return True
    return _in_foot(paper, number.row) or any(
        same_party(payer.name, part) > _SAME for part in _PARTS.split(number.row.text)
    )


def _in_foot(paper: Paper, row: Row) -> bool:
    """At the lower end of the page, or one of the last lines below all tables."""
    rows = paper.rows[row.page]
    last = any(row is other for other in rows[-_LAST:])
    below = all(row.y0 > table.regions[row.page][1] for table in paper.tables if row.page in table.regions)
    return row.y0 > _FOOT * paper.page(row.page).height or (last and below and bool(paper.tables))


def _is_under(number: _Number, candidate: Candidate) -> bool:
    """Whether its line stands closely below the name and flush with it."""
    name, em = candidate.atoms[0], number.row.em
    down = (number.row.y0 - name.y0) / em
    line = [atom for atom in number.row.atoms if atom.x0 <= number.atoms[0].x0]
    flush = any(abs(atom.x0 - name.x0) < em for atom in line) or abs(number.atoms[-1].x1 - name.x1) < em
    return candidate.page == number.row.page and 0 < down < _UNDER and flush
