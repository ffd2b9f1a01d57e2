"""Ruled tables: what stands between two drawn lines is one line of the table, however many printed rows it takes.

A cell of several rows is set at the top, the middle or the bottom of its band; only the drawn lines tell to which line
of the table the words above and below a line's own row belong.
"""

from collections.abc import Sequence

from docflow.schema.place import Pages, Ruling
from extractors.tables.model import Atom, Row, Table, TableRow

_LEVEL = 1.0
"""Points that a level line may rise, and that the parts of one line may lie apart."""
_ACROSS = 0.6
"""Share of the table's width that a line parts."""
Extent = tuple[float, float, float]
"""Left and right edge, and the height on the page."""
_SAME_POST = 2.0
"""Points between two parts of one upright line."""
_WIDEST = 150.0
"""Points that a line on the page must be long to part rows before a table is known."""


class Bands:
    """The level lines of a page that part its rows."""

    def __init__(self, rulings: Sequence[Ruling], x0: float, x1: float, least: float) -> None:
        """Lines, or parts of one at the same height, that cover `least` points between `x0` and `x1`."""
        covered: list[tuple[float, list[tuple[float, float]]]] = []
        for line in sorted((r for r in rulings if abs(r.y1 - r.y0) < _LEVEL), key=lambda r: r.y0):
            if not covered or line.y0 - covered[-1][0] > _LEVEL:
                covered.append((line.y0, []))
            covered[-1][1].append((max(min(line.x0, line.x1), x0), min(max(line.x0, line.x1), x1)))
        self.edges = [y for y, spans in covered if _length(spans) >= least]

    @classmethod
    def of_page(cls, rulings: Sequence[Ruling]) -> "Bands":
        """Of a page whose tables are not known yet."""
        return cls(rulings, float("-inf"), float("inf"), _WIDEST)

    def at(self, row: Row) -> int:
        """Which band the row stands in; 0 above the first line."""
        return sum(edge < row.middle for edge in self.edges)

    def shares_with_amounts(self, rows: Sequence[Row], n: int) -> bool:
        """Whether amounts stand in the same band below this row: it belongs to them, and heads nothing."""
        if not self.edges or self.at(rows[n]) in (0, len(self.edges)):
            return False
        after = [row for row in rows[n + 1 : n + 5] if self.at(row) == self.at(rows[n])]
        return any(row.has_money for row in after)


class Posts:
    """The upright lines of a page: which things stand over each other in one column of a drawn grid."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self._lines = [(r.x0, min(r.y0, r.y1), max(r.y0, r.y1)) for r in rulings if abs(r.x1 - r.x0) < _LEVEL]

    def one_column(self, above: Extent, below: Extent) -> bool:
        """Whether both stand between the same two lines, wherever they are set there."""
        first = self._between(*above) if self._lines else None
        second = self._between(*below) if first is not None else None
        return first is not None and second is not None and max(map(_apart, first, second)) < _SAME_POST

    def _between(self, x0: float, x1: float, y: float) -> tuple[float, float] | None:
        here = [x for x, top, bottom in self._lines if top <= y <= bottom]
        left = max((x for x in here if x <= x0 + _LEVEL), default=None)
        right = min((x for x in here if x >= x1 - _LEVEL), default=None)
        return None if left is None or right is None else (left, right)


def _apart(first: float, second: float) -> float:
    return abs(first - second)


def _length(spans: Sequence[tuple[float, float]]) -> float:
    """Points covered by the spans together."""
    total, reach = 0.0, float("-inf")
    for x0, x1 in sorted(spans):
        total += max(0.0, x1 - max(x0, reach))
        reach = max(reach, x1)
    return total


def gather(table: Table, pages: Pages) -> None:
    """Rows between the same two drawn lines become one: the line's own row first, its texts in reading order."""
    x0, x1 = min(c.x0 for c in table.columns), max(c.x1 for c in table.columns)
    for page in table.regions:
        rulings = pages.pages[page].rulings
        bands = Bands(rulings, x0, x1, _ACROSS * (x1 - x0)) if rulings else None
        if bands is not None and len(bands.edges) > 2:
            _gather_page(table, page, bands)


def _gather_page(table: Table, page: int, bands: Bands) -> None:
    groups: dict[int, list[TableRow]] = {}
    for row in table.rows:
        if row.row.page == page:
            groups.setdefault(bands.at(row.row), []).append(row)
    for band, group in groups.items():
        lines = [row for row in group if row.kind == "line"]
        others = [row for row in group if row.kind in ("wrap", "other")]
        if len(lines) == 1 and others and len(others) + 1 == len(group) and 0 < band < len(bands.edges):
            at = table.rows.index(group[0])
            table.rows[at : at + len(group)] = [lines[0], *_left_over(table, lines[0], others)]


def _left_over(table: Table, line: TableRow, others: Sequence[TableRow]) -> list[TableRow]:
    """Moves the texts of the other rows into the line's cells; returns rows whose cells go on in other ways."""
    rest = []
    for row in others:
        for n in [n for n in row.cells if _holds_text(table, n)]:
            atoms = [*line.cells.get(n, ()), *row.cells.pop(n)]
            line.cells[n] = sorted(atoms, key=_reading_order)
        if row.cells:
            rest.append(row)
    return rest


def _holds_text(table: Table, n: int) -> bool:
    return n != table.number and table.columns[n].kind == "text"


def _reading_order(atom: Atom) -> tuple[float, float]:
    return (round(atom.y0), atom.x0)
