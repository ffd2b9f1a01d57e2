"""Boxes of a form that are checked, with the option that each of them marks.

The option stands right of its box or, where the lines of the form end in boxes, left of it. Marks that are drawn and
not printed are not seen: a list of reasons without any is a question for a person.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.fields.lexicon import normalise
from extractors.fields.reasons import classify_reason
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper, once
from extractors.tables import Atom, Row

_CHECKED = re.compile(r"(?i)[☒☑✓✔✗✘■⊠◉●⦿]|[\[(]\s?[x✓✔✗✘*●•]\s?[\])]|x")
_UNCHECKED = re.compile(r"[☐□○◻❑❏◯⃝]|[\[(]\s?[\])]|_{1,3}")
_ANSWERS = frozenset(("yes", "no", "ja", "nein", "nee", "oui", "non", "si", "sim", "nao"))
_SPLIT = frozenset("[(")
"""What opens a box that was set in several words: "[ ]", "[ x ]"."""
_LONGEST = 8
"""Words of an option, and of a reason in a list of them."""
_LIST = 3
"""Different reasons that follow one another line by line in a list to choose from."""


class Option(NamedTuple):
    """What stands beside a box."""

    text: str
    atoms: tuple[Atom, ...]
    page: int
    checked: bool


class _Cell(NamedTuple):
    """A box, or words of one phrase; `checked`: None for words."""

    atom: Atom
    checked: bool | None


@once
def options_of(paper: Paper) -> list[Option]:
    """Every box with its option, in reading order."""
    lines = [(row, cells) for rows in paper.rows for row in rows if _boxes(cells := list(_cells(row)))]
    before = sum(cells[-1].checked is not None and cells[0].checked is None for _, cells in lines)
    left = 2 * before > len(lines)
    return [option for row, cells in lines for option in _options(row, cells, left)]


def checked_options(paper: Paper) -> list[Option]:
    """Options that are checked and tell a reason; a box for yes or no answers some other question."""
    return [
        one
        for one in options_of(paper)
        if one.checked and normalise(one.text) not in _ANSWERS and classify_reason(one.text) is not None
    ]


@once
def offered_rows(paper: Paper) -> list[Row]:
    """Lines of a list of reasons to choose from: several follow one another, each with a reason of its own."""
    found: list[Row] = []
    for rows in paper.rows:
        for told, group in itertools.groupby(rows, key=_tells):
            run = list(group) if told else []
            if len({_reason(row) for row in run}) >= _LIST:
                found += run
    return found


def _tells(row: Row) -> bool:
    return _reason(row) is not None


def _reason(row: Row) -> str | None:
    """The reason of a short line of words only."""
    if row.has_money or len(row.text.split()) > _LONGEST or any(map(str.isdigit, row.text)):
        return None
    reading = classify_reason(row.text)
    return reading.reason.value if reading is not None and reading.evidence else None


def _cells(row: Row) -> Iterator[_Cell]:
    """Boxes and the words between them, phrase by phrase."""
    words = [(atom, n) for atom in row.atoms for n in range(len(atom.words))]
    at = 0
    while at < len(words):
        atom, first = words[at]
        size, checked = _box_at(words, at)
        if size:
            yield _Cell(part_of(atom, first, first + 1), checked)
            at += size
            continue
        end = at + 1
        while end < len(words) and words[end][0] is atom and not _box_at(words, end)[0]:
            end += 1
        yield _Cell(part_of(atom, first, first + end - at), None)
        at = end


def _box_at(words: Sequence[tuple[Atom, int]], at: int) -> tuple[int, bool]:
    """How many words the box at this one has; 0 where there is none. A bare "x" is a box only where it opens a phrase
    of words or is one: 6 x 12 is none."""
    atom, n = words[at]
    for size in (3, 2, 1) if atom.words[n].text in _SPLIT else (1,):
        text = " ".join(own.words[m].text for own, m in words[at : at + size])
        if text.casefold() == "x" and (n or any(map(str.isdigit, atom.text))):
            continue
        for shape, checked in ((_CHECKED, True), (_UNCHECKED, False)):
            if shape.fullmatch(text):
                return size, checked
    return 0, False


def _boxes(cells: Sequence[_Cell]) -> bool:
    return any(cell.checked is not None for cell in cells) and any(cell.checked is None for cell in cells)


def _options(row: Row, cells: Sequence[_Cell], left: bool) -> Iterator[Option]:
    ordered = list(reversed(cells)) if left else list(cells)
    boxes = [n for n, cell in enumerate(ordered) if cell.checked is not None]
    for start, stop in itertools.pairwise([*boxes, len(ordered)]):
        own = ordered[start + 1 : stop]
        atoms = tuple(cell.atom for cell in (reversed(own) if left else own) if cell.atom.kind in ("text", "code"))
        text = " ".join(atom.text for atom in atoms)
        if text and len(text.split()) <= _LONGEST:
            yield Option(text, atoms, row.page, bool(ordered[start].checked))
