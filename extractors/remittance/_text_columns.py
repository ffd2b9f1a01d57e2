"""Where the texts of a line stand: its date, order, kind and reason, by their headers."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.fields.references import document_type_of
from extractors.tables import Column, Table
from extractors.tables.naming import Roles, roles_of


def _best(table: Table, role: str, kinds: Sequence[str]) -> int | None:
    """The column whose header fits the role best, of these kinds."""
    ranked = [
        (c.weight(role), -n)
        for n, c in enumerate(table.columns)
        if c.kind in kinds and n != table.number and c.weight(role) > 0
    ]
    return -max(ranked)[1] if ranked else None


def date_column(table: Table) -> int | None:
    """The column of the documents' dates."""
    return roles_of(table.columns, table.number).date


_REASON = 0.35
"""How surely a header says that it tells reasons."""


class TextColumns(NamedTuple):
    """Where the texts of a line stand; None where there is no such column."""

    date: int | None
    order: int | None
    kind: int | None
    reasons: tuple[int, ...]

    @classmethod
    def of(cls, table: Table) -> "TextColumns":
        """Decided once per table."""
        reasons = (_best(table, role, ("text", "code")) for role in ("reason", "description"))
        roles = roles_of(table.columns, table.number)
        telling = tuple(column for column in reasons if column is not None)
        return cls(roles.date, roles.order, roles.kind, telling or tuple(_untitled(table, roles)))


def _untitled(table: Table, roles: Roles) -> Iterator[int]:
    """Columns of text that nothing is printed over: what is said of a line stands there."""
    for n, column in enumerate(table.columns):
        if column.kind == "text" and not column.header and n != table.number and n not in roles:
            yield n


def is_description(column: Column) -> bool:
    """Whether what stands in it may as well be of the goods."""
    tells = column.weight("reason")
    return not tells or tells < column.weight("description")


def told_in(table: Table, columns: TextColumns) -> int | None:
    """The column whose header says that it tells reasons."""
    return next((n for n in columns.reasons if table.columns[n].weight("reason") >= _REASON), None)


def calls_documents(table: Table) -> bool:
    """Whether each line says what its number is of: "Rechnung 4711 vom 12.03.2026", "Bill #TT-30991"."""
    words = [row.text(table.number).split() for row in table.lines]
    return bool(words) and all(len(said) > 1 and document_type_of(said[0]) is not None for said in words)
