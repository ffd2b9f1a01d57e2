"""A column that stands empty on the first pages of a table: "Text" over nothing but invoices, until a further page says
why something is taken off."""

from collections.abc import Sequence
from math import isinf

from extractors.tables.columns import column_of, cost
from extractors.tables.header import labelled
from extractors.tables.model import Atom, Column, Row, Table

_WORDED = frozenset(("text", "code"))


def widen(table: Table, head: Sequence[Row], body: Sequence[Row]) -> None:
    """Give the table the columns that its head, repeated on a further page, names over words that no column holds."""
    named = [atom for row in head for atom in row.atoms if not _holds(table.columns, atom)]
    loose = [atom for row in body if row.has_money for atom in row.atoms if _is_loose(table, row, atom)]
    for atom in named:
        under = [word for word in loose if word.x0 < atom.x1 and word.x1 > atom.x0]
        if under:
            _insert(table, labelled([column_of(under)], [Row(head[0].page, atom.y0, atom.y1, [atom])])[0])


def _holds(columns: Sequence[Column], head: Atom) -> bool:
    """Whether a column has its head there already."""
    return any(atom.x0 < head.x1 and atom.x1 > head.x0 for column in columns for atom in column.header_atoms)


def _is_loose(table: Table, row: Row, atom: Atom) -> bool:
    return atom.kind in _WORDED and all(isinf(cost(atom, column, row.em)) for column in table.columns)


def _insert(table: Table, column: Column) -> None:
    at = sum(other.mid < column.mid for other in table.columns)
    table.columns.insert(at, column)
    for row in table.rows:
        row.cells = {n + (n >= at): atoms for n, atoms in row.cells.items()}
    if table.number is not None and table.number >= at:
        table.number += 1
