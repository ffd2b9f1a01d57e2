"""Tables on reportlab paper: columns as wide as their cells, rows over as many pages as it takes."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.drawing.paper import Align, Paper


@dataclass
class Col:
    """A column: its heading (lines separated by newline), its cells, and the side they lean to.

    `wide` is a least width in points; a cell with a newline takes two lines; `grow` takes the room that is left.
    """

    head: str
    cells: list[str]
    at: Align = "l"
    total: str = ""
    wide: float = 0
    grow: bool = False
    x0: float = field(default=0, init=False)
    x1: float = field(default=0, init=False)

    def anchor(self) -> float:
        """Where text is anchored."""
        return {"l": self.x0, "r": self.x1, "c": (self.x0 + self.x1) / 2}[self.at]


@dataclass
class Look:
    """How a table is drawn."""

    size: float = 8.5
    lead: float = 13
    ruling: str = "head"
    """none, head (a line below the headings), rows, grid, box, stripes."""
    fill: str = ""
    head_bold: bool = True
    head_color: str = "#000000"
    gap: float = 10
    spread: bool = True
    """Columns take the whole width; otherwise they stand close together at the left."""
    bottom: float = 90
    repeat: bool = True


def table(
    paper: Paper,
    columns: Sequence[Col],
    x0: float,
    x1: float,
    y: float,
    look: Look,
    on_break: Callable[[int, Sequence[Col]], float] | None = None,
) -> float:
    """Draw it from y on; returns the y of the baseline that follows. `on_break(row, columns)` ends a page, begins the
    next and returns its y; without it the next page begins at 60."""
    _place(paper, columns, x0, x1, look)
    y = _head(paper, columns, y, look)
    top = y
    for at in range(len(columns[0].cells)):
        depth = max(column.cells[at].count("\n") + 1 for column in columns)
        if y + depth * look.lead > paper.height - look.bottom:
            _frame(paper, columns, top, y, look)
            y = on_break(at, columns) if on_break else _plain_break(paper)
            y = _head(paper, columns, y, look) if look.repeat else y
            top = y
        y = _row(paper, columns, at, y, depth, look)
    _frame(paper, columns, top, y, look)
    return _total(paper, columns, y, look)


def _plain_break(paper: Paper) -> float:
    paper.page()
    return 60


def _place(paper: Paper, columns: Sequence[Col], x0: float, x1: float, look: Look) -> None:
    while True:
        widths = [_width(paper, column, look) for column in columns]
        room = x1 - x0 - sum(widths)
        if room >= 3.5 * (len(columns) - 1) or look.size < 5.6:
            break
        look.size -= 0.4
        look.lead = max(look.size * 1.25, look.lead - 0.4)
    gap = max(3.0, min(look.gap, room / max(1, len(columns) - 1)))
    rest = max(0.0, room - gap * (len(columns) - 1))
    if look.spread and any(column.grow for column in columns):
        widths = [w + rest if c.grow else w for c, w in zip(columns, widths, strict=True)]
    elif look.spread:
        gap += rest / max(1, len(columns) - 1)
    x = x0
    for column, width in zip(columns, widths, strict=True):
        column.x0, column.x1 = x, x + width
        x += width + gap


def _width(paper: Paper, column: Col, look: Look) -> float:
    parts = [part for cell in column.cells for part in cell.split("\n")]
    plain = max((stringWidth(part, paper.font, look.size) for part in parts), default=0)
    bold = max(stringWidth(part, paper.bold, look.size) for part in [*column.head.split("\n"), column.total])
    return float(max(plain, bold, column.wide))


def _head(paper: Paper, columns: Sequence[Col], y: float, look: Look) -> float:
    deepest = max(column.head.count("\n") + 1 for column in columns)
    leading = look.size * 1.2
    left, right = columns[0].x0 - 3, columns[-1].x1 + 3
    if look.fill:
        paper.box(left, y - look.size - 2, right - left, deepest * leading + 5, fill=look.fill, stroke="")
    for column in columns:
        parts = column.head.split("\n") if column.head else []
        for at, part in enumerate(parts):
            down = y + (deepest - len(parts) + at) * leading
            paper.text(column.anchor(), down, part, look.size, bold=look.head_bold, at=column.at, color=look.head_color)
    y += deepest * leading
    if look.ruling in ("head", "rows", "box"):
        paper.rule(left, y - look.size * 0.7, right, y - look.size * 0.7)
    return y + look.lead - look.size * 0.7


def _row(paper: Paper, columns: Sequence[Col], at: int, y: float, depth: int, look: Look) -> float:
    left, right = columns[0].x0 - 3, columns[-1].x1 + 3
    if look.ruling == "stripes" and at % 2:
        paper.box(left, y - look.size, right - left, look.lead * depth, fill="#eef2f6", stroke="")
    for column in columns:
        for step, part in enumerate(column.cells[at].split("\n")):
            paper.text(column.anchor(), y + step * look.size * 1.2, part, look.size, at=column.at)
    y += look.lead + (depth - 1) * look.size * 1.2
    if look.ruling in ("rows", "grid"):
        paper.rule(left, y - look.lead + look.size * 0.35, right, y - look.lead + look.size * 0.35, 0.3)
    return y


def _frame(paper: Paper, columns: Sequence[Col], top: float, y: float, look: Look) -> None:
    left, right = columns[0].x0 - 3, columns[-1].x1 + 3
    high, low = top - look.lead, y - look.lead + look.size * 0.35
    if look.ruling == "grid":
        edges = [left, *((a.x1 + b.x0) / 2 for a, b in itertools.pairwise(columns)), right]
        for x in edges:
            paper.rule(x, high, x, low, 0.3)
        paper.rule(left, high, right, high, 0.3)
    if look.ruling == "box":
        for x in (left, right):
            paper.rule(x, high, x, low)
        paper.rule(left, low, right, low)


def _total(paper: Paper, columns: Sequence[Col], y: float, look: Look) -> float:
    if not any(column.total for column in columns):
        return y
    left, right = columns[0].x0 - 3, columns[-1].x1 + 3
    if look.ruling in ("head", "rows", "stripes"):
        paper.rule(left, y - look.lead + look.size * 0.5, right, y - look.lead + look.size * 0.5)
    y += 3
    for column in columns:
        if column.total:
            paper.text(column.anchor(), y, column.total, look.size, bold=True, at=column.at)
    return y + look.lead
