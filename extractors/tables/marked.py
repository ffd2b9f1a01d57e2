"""A table whose columns a person has marked on the page: where they stand and what they mean is told, not guessed."""

from collections.abc import Sequence

from docflow.schema.memory import MarkedColumns, MarkedTable
from extractors.fields.lexicon import Hit
from extractors.tables.atoms import atoms_of
from extractors.tables.header import AMOUNT_ROLES, NAMING_ROLES
from extractors.tables.kinds import classified
from extractors.tables.known import REMEMBERED
from extractors.tables.model import Atom, Column, Kind, Row, Table

_SPACE = 0.28
"""Width of a blank in ems, of most fonts."""


def standing(rows: Sequence[Row], columns: MarkedColumns, page: int) -> MarkedTable | None:
    """The table under columns that were marked on another paper: from the first row that fits them to the last; None
    where none does. `page`: its number, from 1."""
    fitting = [row for row in rows if _fits(row, columns)]
    if not fitting:
        return None
    return MarkedTable(page=page, top=fitting[0].y0, bottom=fitting[-1].y1, edges=columns.edges, roles=columns.roles)


def _fits(row: Row, columns: MarkedColumns) -> bool:
    """Whether the row is a line: a number names its document, an amount is one, and nothing else stands for one."""
    cells = [(role, _cell(row, left, right, role)) for left, right, role in columns.columns]
    amounts = [atom for role, atoms in cells if role in AMOUNT_ROLES for atom in atoms]
    named = any(c.isdigit() for role, atoms in cells if role in NAMING_ROLES for atom in atoms for c in atom.text)
    return named and bool(amounts) and all(atom.kind in ("money", "integer", "mark", "currency") for atom in amounts)


def marked_table(rows: Sequence[Row], marked: MarkedTable) -> Table | None:
    """The table in the rows of the marked page; None where no line stands under the columns."""
    inside = [row for row in rows if marked.top <= row.middle <= marked.bottom]
    cut = [[_cell(row, *span) for span in marked.columns] for row in inside]
    named = [n for n, (_, _, role) in enumerate(marked.columns) if role]
    columns = [_column(marked, n, [cells[n] for cells in cut]) for n in named]
    number = next((at for at, n in enumerate(named) if marked.roles[n] == "document_number"), None)
    table = Table(columns, [], number=number)
    for row, cells in zip(inside, cut, strict=True):
        found = {at: cells[n] for at, n in enumerate(named) if cells[n]}
        atoms = [atom for at in sorted(found) for atom in found[at]]
        if atoms:
            table.rows.append(classified(table, Row(row.page, row.y0, row.y1, atoms, row.em, row.tilt), found))
    if not table.lines:
        return None
    table.regions[inside[0].page] = (marked.top, marked.bottom)
    return table


def _cell(row: Row, left: float, right: float, role: str) -> list[Atom]:
    """What the row prints between two edges; of an amount one atom."""
    words = [word for atom in row.atoms for word in atom.words if left <= (word.x0 + word.x1) / 2 < right]
    return atoms_of(sorted(words, key=lambda word: word.x0), row.em, _SPACE) if words and role else []


def _column(marked: MarkedTable, n: int, cells: Sequence[list[Atom]]) -> Column:
    left, right, role = marked.columns[n]
    atoms = [atom for cell in cells for atom in cell]
    return Column(
        left, right, left, (left + right) / 2, right, _kind(role, atoms),
        hits=(Hit(role, 1.0, REMEMBERED, 0, 1, ""),), filled=sum(map(bool, cells)),
    )  # fmt: skip


def _kind(role: str, atoms: Sequence[Atom]) -> Kind:
    """An amount is one by what the person said, everything else by what stands there most often."""
    kinds: list[Kind] = [atom.kind for atom in atoms if atom.kind != "mark"] or ["mark"]
    if role in AMOUNT_ROLES:
        return "money" if "money" in kinds else "integer"
    return max(set(kinds), key=lambda kind: (kinds.count(kind), kind))
