"""Columns from alignment: rows are laid over each other, the fullest first, like sequences.

Two atoms share a column when they overlap and one of their edges (or their middles) agree; an atom that
overlaps no column opens one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import get_args

from extractors.tables.contents import with_contents
from extractors.tables.model import Atom, Column, Kind, Row

_NUMERIC: frozenset[Kind] = frozenset(("money", "percent", "integer"))
_TEXTUAL: frozenset[Kind] = frozenset(("text", "code", "integer", "currency", "mark"))
_SORTS: dict[Kind, frozenset[Kind]] = {
    kind: frozenset((kind,)).union(*(sort for sort in (_NUMERIC, _TEXTUAL) if kind in sort)) for kind in get_args(Kind)
}
"""What may stand in one column with each kind."""
_MISMATCH = 2.5
"""Ems that an amount under texts, or a text under amounts, counts as being off."""


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The columns that these rows have in common, from left to right."""
    seeded: list[_Stack] = []
    order = sorted(range(len(rows)), key=lambda n: (-_fullness(rows[n]), n))
    for n in order:
        _lay(rows[n], seeded)
    columns = [stack.column() for stack in seeded]
    for _ in range(2):
        columns = _settled(rows, columns)
    return _merged(rows, columns)


def _fullness(row: Row) -> int:
    return sum(3 if atom.kind == "money" else 2 if atom.kind != "text" else 1 for atom in row.atoms)


class _Stack:
    """The atoms laid into one column so far."""

    def __init__(self, atom: Atom) -> None:
        self.atoms = [atom]
        self.x0, self.x1 = atom.x0, atom.x1
        self.left, self.mid, self.right = atom.left, atom.mid, atom.right
        self.kind = atom.kind

    def add(self, atom: Atom) -> None:
        self.atoms.append(atom)
        if _same_sort(atom.kind, self.kind):
            self.x0, self.x1 = min(self.x0, atom.x0), max(self.x1, atom.x1)

    def column(self) -> Column:
        return column_of(self.atoms)


def column_of(atoms: Sequence[Atom]) -> Column:
    """The column that these atoms stand in."""
    kinds: list[Kind] = [atom.kind for atom in atoms if atom.kind != "mark"] or ["mark"]
    kind = max(set(kinds), key=lambda k: (kinds.count(k), k != "text", k))
    own = _of_sort(atoms, kind)
    lefts, rights = [a.left for a in own], [a.right for a in own]
    mids = [(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]
    return Column(
        min([a.x0 for a in own]), max([a.x1 for a in own]), _median(lefts), _median(mids), _median(rights), kind,
        filled=len(atoms),
    )  # fmt: skip


def _of_sort(atoms: Sequence[Atom], kind: Kind) -> Sequence[Atom]:
    """Those that are of the column's sort."""
    kinds = _SORTS[kind]
    return [atom for atom in atoms if atom.kind in kinds] or atoms


def _median(values: list[float]) -> float:
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _same_sort(a: Kind, b: Kind) -> bool:
    return b in _SORTS[a]


def cost(atom: Atom, column: "Column | _Stack", em: float) -> float:
    """How badly the atom fits the column, in ems; infinite where they do not even touch."""
    if atom.x0 >= column.x1 + 0.15 * em or atom.x1 <= column.x0 - 0.15 * em:
        return float("inf")
    off = min(abs(atom.left - column.left), abs(atom.right - column.right), abs(atom.mid - column.mid)) / em
    return off + (0.0 if _same_sort(atom.kind, column.kind) else _MISMATCH)


def _lay(row: Row, stacks: list[_Stack]) -> None:
    used = -1
    for atom in row.atoms:
        if atom.kind == "mark" and len(stacks) and not _touches(atom, stacks):
            continue
        best, where = min(
            ((cost(atom, s, row.em), n) for n, s in enumerate(stacks) if n > used), default=(float("inf"), -1)
        )
        if best < 6.0:
            stacks[where].add(atom)
            used = where
            continue
        used = next((n for n, s in enumerate(stacks) if s.mid > atom.mid and n > used), len(stacks))
        stacks.insert(used, _Stack(atom))


def _touches(atom: Atom, stacks: Iterable[_Stack]) -> bool:
    return any(atom.x0 < stack.x1 and atom.x1 > stack.x0 for stack in stacks)


def assign(row: Row, columns: Sequence[Column]) -> dict[int, list[Atom]]:
    """Column index -> atoms. The cheapest order-keeping assignment; texts may share a column, amounts may not.
    Atoms that touch no column are left out."""
    quick = _quick(row, columns)
    return quick if quick is not None else _aligned(row, columns)


def _quick(row: Row, columns: Sequence[Column]) -> dict[int, list[Atom]] | None:
    """Where each atom touches exactly one column and none is contested, there is nothing to weigh."""
    cells: dict[int, list[Atom]] = {}
    at, last = 0, len(columns)
    for atom in row.atoms:
        while at < last and columns[at].x1 <= atom.x0:
            at += 1
        if at == last or columns[at].x0 >= atom.x1:
            return None
        if (
            (at + 1 < last and columns[at + 1].x0 < atom.x1)
            or at in cells
            or not _same_sort(atom.kind, columns[at].kind)
        ):
            return None
        cells[at] = [atom]
    return cells


def _aligned(row: Row, columns: Sequence[Column]) -> dict[int, list[Atom]]:
    """Dynamic programme over (atom, column): skip the atom (dear), share the column (texts only), or move right."""
    atoms, skip = row.atoms, 12.0
    choices = [_near(atom, columns, row.em) for atom in atoms]
    only = [near[0][0] for near in choices if len(near) == 1]
    if len(only) == len(atoms) and all(a < b for a, b in pairwise(only)):
        return {n: [atom] for n, atom in zip(only, atoms, strict=True)}
    states: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for atom, near in zip(atoms, choices, strict=True):
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (spent, path) in states.items():
            _keep(after, at, spent + skip, (*path, -1))
            for n, price in near:
                if n > at or (n == at and _may_share(atom, columns[n])):
                    _keep(after, n, spent + price + (1.0 if n == at else 0.0), (*path, n))
        states = after
    _, path = min(states.values())
    cells: dict[int, list[Atom]] = {}
    for atom, n in zip(atoms, path, strict=True):
        if n >= 0:
            cells.setdefault(n, []).append(atom)
    return cells


def _near(atom: Atom, columns: Sequence[Column], em: float) -> list[tuple[int, float]]:
    """The columns that the atom may belong to, each with what that costs."""
    x0, x1 = atom.x0 - 0.2 * em, atom.x1 + 0.2 * em
    reached = [n for n, column in enumerate(columns) if column.x1 > x0 and column.x0 < x1]
    return [(n, price) for n in reached if (price := cost(atom, columns[n], em)) < 9.0]


def _keep(states: dict[int, tuple[float, tuple[int, ...]]], at: int, spent: float, path: tuple[int, ...]) -> None:
    if at not in states or spent < states[at][0]:
        states[at] = (spent, path)


def _may_share(atom: Atom, column: Column) -> bool:
    return column.kind in _TEXTUAL and (atom.kind not in _NUMERIC or (atom.kind == "integer" and column.kind == "text"))


def _settled(rows: Sequence[Row], columns: Sequence[Column]) -> list[Column]:
    """Edges once more, from the final assignment; columns that lost all their atoms go."""
    stacks = _stacked(assign(row, columns) for row in rows)
    return [column_of(stacks[n]) for n in sorted(stacks)]


def _merged(rows: Sequence[Row], columns: list[Column]) -> list[Column]:
    """Neighbours that overlap, hold the same sort of thing and never stand in one row are one column."""
    cells = [assign(row, columns) for row in rows]
    at = 0
    while at + 1 < len(columns):
        a, b = columns[at], columns[at + 1]
        overlap = min(a.x1, b.x1) - max(a.x0, b.x0)
        both = sum(at in cell and at + 1 in cell for cell in cells)
        torn = (
            a.kind in _TEXTUAL and overlap > 0.6 * min(a.x1 - a.x0, b.x1 - b.x0) and both * 3 <= max(a.filled, b.filled)
        )
        if (both == 0 or torn) and overlap > 0 and _same_sort(a.kind, b.kind) and len(rows) > 1:
            columns[at : at + 2] = [_joined(a, b)]
            cells = [assign(row, columns) for row in rows]
        else:
            at += 1
    stacked = _stacked(cells)
    return [
        with_contents(column, _of_sort(stacked[n], column.kind)) if n in stacked else column
        for n, column in enumerate(columns)
    ]


def _stacked(cells: Iterable[Mapping[int, Sequence[Atom]]]) -> dict[int, list[Atom]]:
    """The atoms of each column, from the top."""
    stacks: dict[int, list[Atom]] = {}
    for cell in cells:
        for n, atoms in cell.items():
            stacks.setdefault(n, []).extend(atoms)
    return stacks


def _joined(a: Column, b: Column) -> Column:
    main = a if a.filled >= b.filled else b
    return Column(
        min(a.x0, b.x0), max(a.x1, b.x1), main.left, main.mid, main.right, main.kind, filled=a.filled + b.filled
    )
