"""The number of a form by its own title: "Pedido n.º" on a "Pedido de crédito", "Anforderung Nr." on a
"Gutschriftsanforderung"."""

from collections.abc import Iterator

from extractors.fields.lexicon import normalise
from extractors.invoice._kind import kinds_in
from extractors.papers.header import Choice, read_reference
from extractors.papers.paper import Paper
from extractors.tables import Atom, Row

_HEAD_ROWS = 12
_WORD = 5
"""Letters from which a word of a label may be that of a title."""
_LONGEST = 4
_FLUSH = 3.0


def titled_numbers(paper: Paper) -> Iterator[Choice]:
    """Numbers whose label repeats a word of the title."""
    rows = paper.rows[0] if paper.rows else []
    titles = [title for row in rows[:_HEAD_ROWS] for atom in row.atoms for title in _title(atom)]
    for n, row in enumerate(rows if titles else ()):
        for at, atom in enumerate(row.atoms):
            if atom.kind == "text" and _repeats(normalise(atom.text).split(), titles):
                yield from _value(paper, rows, n, at)


def _title(atom: Atom) -> list[str]:
    """The long words of what is set in capitals, or calls the paper a claim."""
    named = atom.kind == "text" and (atom.text.isupper() or any(hit.target == "dispute" for hit in kinds_in(atom.text)))
    return [word for word in normalise(atom.text).split() if len(word) >= _WORD] if named else []


def _repeats(label: list[str], titles: list[str]) -> bool:
    words = [word for word in label if len(word) >= _WORD]
    numbered = "no" in (*label[:1], *label[-1:]) and len(label) <= _LONGEST
    return numbered and any(word in title for word in words for title in titles)


def _value(paper: Paper, rows: list[Row], n: int, at: int) -> Iterator[Choice]:
    """Beside the label, else right below it."""
    label = rows[n].atoms[at]
    below = [(atom, row) for row in rows[n + 1 : n + 3] for atom in row.atoms if abs(atom.x0 - label.x0) < _FLUSH]
    for atom, row in [*((atom, rows[n]) for atom in rows[n].atoms[at + 1 : at + 2]), *below]:
        read = read_reference(paper, atom)
        if read is not None:
            yield Choice(read[0], 0.92, (atom,), row.page, label.text, y=row.y0)
            return
