"""Amount columns in another currency than the payment's: "GBP equivalent" beside "EUR" says nothing of what is paid."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.currency import parse_currency
from extractors.papers.header import choices, read_currency
from extractors.papers.labels import pairs_of
from extractors.papers.paper import Paper
from extractors.remittance._solution import AmountColumn
from extractors.tables import Table


def foreign_apart(paper: Paper, table: Table, amounts: Sequence[AmountColumn]) -> tuple[list[AmountColumn], list[str]]:
    """The columns, those in a foreign currency taken out of every equation; and what to ask where the headers name
    several currencies and nothing says in which one is paid."""
    named = {column.index: _currency(table.columns[column.index].header) for column in amounts}
    several = {code for code in named.values() if code}
    if len(several) < 2:
        return list(amounts), []
    paid = next((c.value for c in choices(paper, pairs_of(paper), "currency", read_currency) if not c.ambiguous), None)
    if paid not in several:
        return list(amounts), [f"The columns are in several currencies: {', '.join(sorted(several))}."]
    return [
        replace(column, weights={"tax_amount": 1.0}) if named[column.index] not in (None, paid) else column
        for column in amounts
    ], []


def _currency(header: str) -> str | None:
    """The only currency that a header names by its code or an unmistakable sign."""
    found = {
        reading.code
        for word in header.split()
        if (reading := parse_currency(word.strip("()[],.:"))) is not None and len(reading.candidates) < 2
    }
    return found.pop() if len(found) == 1 else None
