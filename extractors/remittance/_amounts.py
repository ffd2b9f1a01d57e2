"""The amounts of a table's lines, column by column, in minor units, with what is printed of their sums."""

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from extractors.papers.paper import Paper
from extractors.remittance._by_payment import names_payment
from extractors.remittance._paid import PaidLine, to_units
from extractors.remittance._solution import AmountColumn
from extractors.tables import Atom, Column, Table, TableRow
from extractors.tables.header import AMOUNT_ROLES

_SHARES = re.compile(r"(?<![\d\s])\s*%|^%")
"""A header of shares: "Skonto %"; "Skonto 2 %" says which share its amounts are."""
_SAID = 0.55
"""How surely a header over amounts must say that they are none."""
MEASURES = frozenset(("quantity", "unit_price", "tax_rate", "item_number"))
_NUMBERS = frozenset(("our_number", "purchase_order", "line_number"))
_AMOUNTS = ("money", "integer", "code")
"""What an amount may look like."""


def amount_columns(paper: Paper, table: Table, rows: Sequence[TableRow], scale: int) -> list[AmountColumn]:
    found = []
    for n, column in enumerate(table.columns):
        if n == table.number or not may_hold_amounts(column):
            continue
        cents = np.zeros(len(rows), np.int64)
        filled = np.zeros(len(rows), bool)
        for i, row in enumerate(rows):
            value = cell_amount(paper, row.cells.get(n, ()))
            if value is not None:
                cents[i], filled[i] = bounded(to_units(value, scale)), True
        if filled.any():
            said = [hit for hit in column.hits if hit.target.endswith("_amount") or hit.target == "balance"]
            weights = {hit.target: hit.weight for hit in reversed(said)}  # "Dev." over amounts is no currency
            grand, partial = _column_totals(paper, table, n, scale)
            found.append(AmountColumn(n, cents, filled, weights, grand, partial))
    return found


def may_hold_amounts(column: Column) -> bool:
    if _SHARES.search(column.header):
        return False
    if column.kind == "money":
        # "Invoices" over amounts says whose amounts they are, "Reg.-Betrag" is no number where its cells have cents.
        others = MEASURES | _NUMBERS if column.thousands else MEASURES
        other = max((h.weight for h in column.hits if h.target in others), default=0.0)
        return other < _SAID or other <= max((h.weight for h in column.hits if h.target in AMOUNT_ROLES), default=0.3)
    if names_payment(column):
        return False
    if column.weight("reason") >= 0.5:
        return False  # "Ded. code"
    return column.kind == "integer" and any(hit.target in AMOUNT_ROLES and hit.weight >= 0.5 for hit in column.hits)


def cell_amount(paper: Paper, atoms: Sequence[Atom]) -> Decimal | None:
    """The first amount of a cell."""
    for atom in atoms:
        if atom.kind in _AMOUNTS and (reading := paper.amount(atom)) is not None:
            return reading.value
    return None


def amount_atom(paper: Paper, atoms: Sequence[Atom]) -> Atom | None:
    """The first of a cell's atoms that is an amount."""
    for atom in atoms:
        if atom.kind in _AMOUNTS and paper.amount(atom) is not None:
            return atom
    return None


def _column_totals(paper: Paper, table: Table, n: int, scale: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Printed totals under a column; and its page totals, subtotals and totals that may stand there by chance."""
    grand: list[int] = []
    partial: list[int] = []
    for row in table.rows:
        value = cell_amount(paper, row.cells.get(n, ())) if row.kind == "total" else None
        if value is not None:
            (grand if is_grand_total(row) else partial).append(bounded(to_units(value, scale)))
    return tuple(grand), tuple(partial)


def is_grand_total(row: TableRow) -> bool:
    """A row of sums of all lines, under several columns."""
    whole = not row.label or row.label[0].target == "total"
    return row.kind == "total" and whole and sum(atom.kind == "money" for atom in row.row.atoms) != 1


def told_below(paper: Paper, line: PaidLine, scale: int) -> int:
    """Sum of the last amounts of the line's sub-lines."""
    total = 0
    for row in line.details:
        money = own_amounts(line, row)
        reading = paper.amount(money[-1]) if money else None
        total += bounded(to_units(reading.value, scale)) if reading else 0
    return total


def own_amounts(line: PaidLine, row: TableRow) -> list[Atom]:
    """The amounts of a sub-line that are not the line's own in a second row."""
    taken = {id(atom) for cell in line.cells.values() for atom in cell.atoms} | line.second
    return [atom for atom in row.row.atoms if atom.kind == "money" and id(atom) not in taken]


def bounded(units: int) -> int:
    """Within what 64 bits can sum; amounts beyond are no money."""
    return units if abs(units) < 10**15 else 0
