"""Where the texts of a line stand: its date, order, kind and reason, by their headers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.fields.lexicon import labels
from extractors.fields.references import document_type_of
from extractors.tables import Column, Table


def _best(table: Table, role: str, kinds: Sequence[str]) -> int | None:
    """The column whose header fits the role best, of these kinds."""
    ranked = [
        (c.weight(role), -n)
        for n, c in enumerate(table.columns)
        if c.kind in kinds and n != table.number and c.weight(role) > 0
    ]
    return -max(ranked)[1] if ranked else None


def date_column(table: Table) -> int | None:
    """The document date's column: by header, else the only column of dates without another meaning."""
    found = _best(table, "document_date", ("date",))
    if found is not None:
        return found if not _says_when_paid(table.columns[found]) else None
    plain = [n for n, c in enumerate(table.columns) if c.kind == "date" and not c.hits]
    # "25. September" over "2026"; 20260515
    wrapped = _best(table, "document_date", ("text", "code", "integer"))
    return plain[0] if plain else wrapped if wrapped is not None and _surely_dated(table.columns[wrapped]) else None


def _says_when_paid(column: Column) -> bool:
    return any(hit.target == "payment_date" and hit.weight >= 0.7 for hit in labels().exact(column.header))


def _typed(table: Table) -> int | None:
    """The column of document types, if its header says so more surely than that it tells reasons."""
    found = _best(table, "document_type", ("text", "code", "integer", "mark", "currency"))
    column = table.columns[found] if found is not None else None
    return found if column is not None and column.weight("document_type") >= max(0.4, column.weight("reason")) else None


def _surely_dated(column: Column) -> bool:
    return column.weight("document_date") >= 0.8 and column.weight("document_number") < 0.5


def _order(table: Table) -> int | None:
    """The column of orders: by header, else one of the payer's own numbers that all begin so ("PO-0081123")."""
    found = _best(table, "purchase_order", ("code", "integer", "text"))
    own = _best(table, "our_number", ("code", "text"))
    if found is not None or own is None:
        return found
    texts = [row.text(own) for row in table.lines if row.text(own)]
    return own if texts and all(map(_ORDER.match, texts)) else None


_ORDER = re.compile(r"(?:PO|P\.O\.|EKB|BST|OC|OdA|CDE)[-/ .#]?\d")
"""How numbers of orders begin."""
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
        return cls(
            date_column(table),
            _order(table),
            _typed(table),
            tuple(column for column in reasons if column is not None),
        )


def told_in(table: Table, columns: TextColumns) -> int | None:
    """The column whose header says that it tells reasons."""
    return next((n for n in columns.reasons if table.columns[n].weight("reason") >= _REASON), None)


def calls_documents(table: Table) -> bool:
    """Whether each line says what its number is of: "Rechnung 4711 vom 12.03.2026", "Bill #TT-30991"."""
    words = [row.text(table.number).split() for row in table.lines]
    return bool(words) and all(len(said) > 1 and document_type_of(said[0]) is not None for said in words)
