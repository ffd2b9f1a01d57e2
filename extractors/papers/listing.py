"""What a page lists: documents and their values under the same words, as cards have them one beside the other."""

from collections.abc import Iterator

from extractors.fields.lexicon import normalise
from extractors.papers.paper import Paper, once

_VALUES = frozenset(("money", "date", "integer", "code"))


def is_listed(paper: Paper, text: str) -> bool:
    """Whether a text is the head of one of several documents ("Invoice INV-208862") or the label of one of their values
    ("Invoice date"): it names what is listed there, and not the paper."""
    named, _, number = text.rpartition(" ")
    return normalise(named if any(map(str.isdigit, number)) else text) in _listed(paper)


@once
def _listed(paper: Paper) -> frozenset[str]:
    """The words before two values or more on the first page."""
    values: dict[str, set[str]] = {}
    for named, value in _valued(paper):
        if named and not any(map(str.isdigit, named)):
            values.setdefault(normalise(named), set()).add(value)
    return frozenset(named for named, found in values.items() if len(found) > 1)


def _valued(paper: Paper) -> Iterator[tuple[str, str]]:
    """Words and the value behind them: their own last word, or what stands next in the row."""
    for row in paper.rows[0] if paper.rows else ():
        for atom, after in zip(row.atoms, [*row.atoms[1:], None], strict=True):
            named, _, number = atom.text.rpartition(" ")
            if any(map(str.isdigit, number)):
                yield named, number
            elif after is not None and after.kind in _VALUES:
                yield atom.text, after.text
