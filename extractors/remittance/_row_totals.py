"""What the rows between and under the lines print of their sums: totals, and amounts carried over pages."""

from extractors.papers.paper import Paper
from extractors.remittance._amounts import cell_amount
from extractors.remittance._paid import Cell, to_units
from extractors.remittance._solution import Solution
from extractors.tables import Table


def paid_column(solution: Solution) -> int | None:
    """The column of what is paid, if only as gross."""
    for role in ("paid_amount", "gross_amount"):
        for n, found in solution.roles.items():
            if found == role:
                return n
    return None


def totals_of(paper: Paper, table: Table, solution: Solution, scale: int) -> list[tuple[int, Cell]]:
    """Printed totals that may be the payment: the paid column's, or the only amount of a total row."""
    column, found = paid_column(solution), []
    for row in table.rows:
        if row.kind != "total" or (row.label and row.label[0].target != "total"):
            continue
        atoms = row.cells.get(column, []) if column is not None else []
        if not atoms:
            atoms = [atom for atom in row.row.atoms if atom.kind == "money"]
            atoms = atoms if len(atoms) == 1 else []
        value = cell_amount(paper, atoms)
        if value is not None:
            found.append((to_units(value, scale), Cell(row.row.page, tuple(atoms))))
    return found


def carried_of(paper: Paper, table: Table, solution: Solution, scale: int) -> list[tuple[int, int, Cell]]:
    """Lines above and amount of carried-forward and page-total rows."""
    column, found, above = paid_column(solution), [], 0
    for row in table.rows:
        above += row.kind == "line"
        partial = row.kind == "carried" or (row.kind == "total" and bool(row.label) and row.label[0].target != "total")
        if partial and column is not None and row.cells.get(column):
            value = cell_amount(paper, row.cells[column])
            if value is not None:
                found.append((above, to_units(value, scale), Cell(row.row.page, tuple(row.cells[column]))))
    return found
