"""Lines printed over two rows, under heads printed over two rows: the lower row is read beside the upper one.

"Invoice | Text | Gross" over "Date | PO number | Net" heads rows that alternate in the same way. The lower rows are
laid to the right of the page, so that one row holds one line, and put back once their cells are known.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.fields.lexicon import columns as phrases
from extractors.tables.header import may_be_header, meanings_of, single_score
from extractors.tables.kinds import label_of
from extractors.tables.model import Atom, Row, Table

_DATES = frozenset(("document_date", "due_date"))
_HEAD = 1.0
"""Weight of known phrases that makes each of the two rows a head of its own."""


class Unstacked:
    """A page's rows with stacked lines laid side by side."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._back: dict[int, tuple[Atom, Atom]] = {}
        self._width = max((row.atoms[-1].x1 for row in rows if row.atoms), default=0.0) + 100.0
        self.rows = list(rows)
        at = 0
        while at + 3 < len(self.rows):
            pairs = _pairs(self.rows, at)
            for n in range(pairs + 1 if pairs else 0):
                upper, lower = self.rows[at + n : at + n + 2]
                self.rows[at + n : at + n + 2] = [self._beside(upper, lower)]
            at += 1 + pairs
            if pairs and at < len(self.rows) and _only_amounts(self.rows[at]):  # the sums of the lower rows
                self.rows[at] = self._beside(replace(self.rows[at], atoms=[]), self.rows[at])

    def put_back(self, table: Table) -> None:
        """The atoms of this page where they are printed."""
        for row in table.rows if self._back else ():
            row.cells = {n: self._printed(atoms) for n, atoms in row.cells.items()}
            row.row.atoms = self._printed(row.row.atoms)

    def _printed(self, atoms: Sequence[Atom]) -> list[Atom]:
        return [self._back[id(atom)][1] if id(atom) in self._back else atom for atom in atoms]

    def _beside(self, upper: Row, lower: Row) -> Row:
        moved = [_moved(atom, self._width) for atom in lower.atoms]
        self._back.update((id(m), (m, atom)) for m, atom in zip(moved, lower.atoms, strict=True))
        return Row(upper.page, upper.y0, lower.y1, [*upper.atoms, *moved], upper.em, upper.tilt)


def _moved(atom: Atom, by: float) -> Atom:
    words = tuple(word._replace(x0=word.x0 + by, x1=word.x1 + by) for word in atom.words)
    return atom._replace(x0=atom.x0 + by, x1=atom.x1 + by, left=atom.left + by, right=atom.right + by, words=words)


def _pairs(rows: Sequence[Row], at: int) -> int:
    """How many lines of two rows follow under two heads that begin here."""
    heads = rows[at : at + 2]
    near = heads[1].y0 - heads[0].y1 <= heads[0].em
    if not (near and rows[at + 3].has_money and all(map(_is_head, heads))):
        return 0
    dated = [any(_names_date(atom) for atom in row.atoms) for row in heads]
    count = 0
    while _is_pair(rows[at + 2 + 2 * count : at + 4 + 2 * count], dated):
        count += 1
    return count


def _is_head(row: Row) -> bool:
    if len(row.atoms) < 2 or not may_be_header(row) or single_score(row) < _HEAD:
        return False
    known = (meanings_of(atom.text, atom.confidence < 1.0) for atom in row.atoms)
    return all(any(hit.weight >= 0.5 for hit in hits) for hits in known)


def _names_date(atom: Atom) -> bool:
    return any(hit.target in _DATES and hit.weight >= 0.6 for hit in phrases().exact(atom.text))


def _is_pair(rows: Sequence[Row], dated: Sequence[bool]) -> bool:
    """Two close rows, no sums: both with amounts, and the date in the one whose head says so; or what names the
    document over nothing but amounts."""
    if len(rows) < 2 or not all(len(row.atoms) > 1 and not label_of(row) for row in rows):
        return False
    near = all(b.y0 - a.y1 < max(a.em, b.em) for a, b in pairwise(rows))
    if not rows[0].has_money:
        return near and _names(rows[0]) and _only_amounts(rows[1])
    placed = [any(atom.kind == "date" for atom in row.atoms) for row in rows] == list(dated)
    return near and rows[1].has_money and sum(dated) == 1 and placed


def _names(row: Row) -> bool:
    return any(atom.kind in ("code", "integer") for atom in row.atoms)


def _only_amounts(row: Row) -> bool:
    return len(row.atoms) > 1 and all(atom.kind == "money" for atom in row.atoms)
