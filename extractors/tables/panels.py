"""Two or three panels side by side: the same headers again to the right; read one panel after the other."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.model import Atom, Column, Table, TableRow


def repeats(columns: Sequence[Column]) -> int:
    """How often the same sequence of headers stands side by side; 0 where it does not repeat."""
    headers = [column.header for column in columns]
    for count in (2, 3, 4):
        width, rest = divmod(len(headers), count)
        if rest or width < 2 or not any(headers[:width]):
            continue
        if all(headers[n] == headers[n % width] for n in range(len(headers))):
            return count
    return 0


def unfolded(table: Table) -> Table:
    """The panels under each other; totals stay at the end."""
    count = repeats(table.columns)
    width = len(table.columns) // count
    number = (table.number or 0) % width
    rows: list[TableRow] = []
    for panel in range(count):
        for row in table.rows:
            if row.kind in ("line", "detail", "wrap"):
                cells = _cells(row, panel, width)
                if cells:
                    rows.append(
                        replace(row, cells=cells, kind="line" if number in cells and len(cells) > 1 else row.kind)
                    )
    for row in table.rows:
        if row.kind in ("total", "carried"):
            rows.append(replace(row, cells={n % width: atoms for n, atoms in row.cells.items()}))
    return replace(table, columns=table.columns[:width], rows=rows, number=number)


def _cells(row: TableRow, panel: int, width: int) -> dict[int, list[Atom]]:
    return {n - panel * width: atoms for n, atoms in row.cells.items() if panel * width <= n < (panel + 1) * width}
