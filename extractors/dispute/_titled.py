"""The number of a form by its own title: "Pedido n.º" on a "Pedido de crédito", "Anforderung Nr." on a
"Gutschriftsanforderung"; and by words that call it the writer's own: "Our debit", "Ns. addebito", "Abzugs-Nr."."""

from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.fields.lexicon import normalise, small_words
from extractors.fields.references import document_type_of
from extractors.invoice._kind import kinds_in
from extractors.papers.header import Choice, read_reference
from extractors.papers.pairs import part_of
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_HEAD_ROWS = 12
_WORD = 4
"""Letters from which a word of a label may be that of a title."""
_STEM = 5
"""Letters of a word for a claim that others are joined to, and of what is joined."""
_LONGEST = 4
_ABOVE = 2
"""Rows over a number among which its title stands."""
_LETTERS = 3
"""Capitals before a number that are a part of it."""
_FLUSH = 3.0


def titled_numbers(paper: Paper) -> Iterator[Choice]:
    """Numbers whose label repeats a word of the title."""
    rows = paper.rows[0] if paper.rows else []
    titles = [title for row in rows[:_HEAD_ROWS] for atom in row.atoms for title in _title(atom)]
    for n, row in enumerate(rows):
        for at, atom in enumerate(row.atoms):
            own = _inline(atom)
            label = part_of(atom, 0, len(atom.words) - len(own.words)) if own is not None else atom
            words = normalise(label.text).split()
            if atom.kind != "text" or not (
                _repeats(words, titles) or _is_own(words) or _under_title(rows, n, at, words)
            ):
                continue
            values = [(own, row)] if own is not None else _beside_or_below(rows, n, at)
            yield from islice(_read(paper, label, values), 1)


def _title(atom: Atom) -> list[str]:
    """The words that call the paper a claim, or those of what is set in capitals that mean no document."""
    if atom.kind != "text":
        return []
    said = [hit.phrase for hit in kinds_in(atom.text) if hit.target == "dispute"]
    words = normalise(" ".join(said) or (atom.text if atom.text.isupper() else "")).split()
    return [word for word in words if len(word) >= _WORD and (said or document_type_of(word) is None)]


def _repeats(label: list[str], titles: list[str]) -> bool:
    words = [word for word in label if len(word) >= _WORD]
    numbered = "no" in (*label[:1], *label[-1:]) and len(label) <= _LONGEST
    return numbered and any(word in title for word in words for title in titles)


def _is_own(label: list[str]) -> bool:
    """A label made of words for a claim with one that says that it is the writer's, or a number."""
    named = [word for word in label if _claims(word)]
    whose = [word for word in label if word == "no" or word in small_words()["ours"]]
    return bool(named and whose) and len(set(named) | set(whose)) == len(label)


def _claims(word: str) -> bool:
    """A word for a claim, or one that others are joined to: "Abzugs-", "Debetnota", "Rückbelastungs-"."""
    begun = (known for known in small_words()["claim"] if len(known) >= _STEM and word.startswith(known))
    return word in small_words()["claim"] or any(len(word) <= len(known) + _STEM for known in begun)


def _under_title(rows: Sequence[Row], n: int, at: int, words: list[str]) -> bool:
    """Nothing but "No." in the line below the title: "NOTE DE DÉBIT" over "n° ND 2026-3307"."""
    label = rows[n].atoms[at]
    above = [atom for row in rows[max(0, n - _ABOVE) : n] for atom in row.atoms]
    over = [atom for atom in above if atom.x0 < label.x1 and label.x0 < atom.x1]
    return words == ["no"] and any(hit.target == "dispute" for atom in over for hit in kinds_in(atom.text))


def _inline(atom: Atom) -> Atom | None:
    """The number that ends the phrase of its label, with its letters: "Nota n.º ND-9893", "n° ND 2026-3307"."""
    last = len(atom.words) - 1
    if last < 1 or not any(map(str.isdigit, atom.words[last].text)):
        return None
    letters = atom.words[last - 1].text
    lettered = last > 1 and letters.isalpha() and letters.isupper() and len(letters) <= _LETTERS
    return part_of(atom, last - lettered, last + 1)


def _beside_or_below(rows: Sequence[Row], n: int, at: int) -> list[tuple[Atom, Row]]:
    label = rows[n].atoms[at]
    below = [(atom, row) for row in rows[n + 1 : n + 3] for atom in row.atoms if abs(atom.x0 - label.x0) < _FLUSH]
    return [*((atom, rows[n]) for atom in rows[n].atoms[at + 1 : at + 2]), *below]


def _read(paper: Paper, label: Atom, values: Sequence[tuple[Atom, Row]]) -> Iterator[Choice]:
    for atom, row in values:
        read = read_reference(paper, atom)
        if read is not None:
            yield Choice(read[0], 0.92, (atom,), row.page, label.text, y=row.y0)
