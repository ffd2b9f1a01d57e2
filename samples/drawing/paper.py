"""Papers drawn with ReportLab: places in points from the top left, standard fonts, same bytes on every run."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from reportlab.lib import pdfencrypt
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

Align = Literal["l", "r", "c"]
__all__ = ["A4", "LETTER", "Column", "Paper", "landscape"]


class Paper:
    """A drawing of one or more pages; y grows downwards."""

    def __init__(
        self, size: tuple[float, float] = A4, font: str = "Helvetica", title: str = "", password: str = ""
    ) -> None:
        self.width, self.height = size
        self.font = font
        self._out = BytesIO()
        lock = pdfencrypt.StandardEncryption(password, ownerPassword="owner", strength=128) if password else None
        self._canvas = Canvas(self._out, pagesize=size, invariant=1, encrypt=lock)
        self._canvas.setTitle(title or "document")
        self.pages = 1

    @property
    def bold(self) -> str:
        """The bold face of the paper's font."""
        return {"Times-Roman": "Times-Bold"}.get(self.font, f"{self.font}-Bold")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        *,
        bold: bool = False,
        at: Align = "l",
        color: str = "#000000",
        font: str = "",
    ) -> None:
        """One line of text whose baseline is at y; `at` says which end stands at x."""
        canvas = self._canvas
        canvas.setFont(font or (self.bold if bold else self.font), size)
        canvas.setFillColor(HexColor(color))
        draw = {"l": canvas.drawString, "r": canvas.drawRightString, "c": canvas.drawCentredString}[at]
        draw(x, self.height - y, text)

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float = 9, leading: float = 0, **more: object
    ) -> float:
        """Lines below each other; returns the y below the last."""
        for line in lines:
            self.text(x, y, line, size, **more)  # type: ignore[arg-type]
            y += leading or size * 1.3
        return y

    def fit(self, text: str, width: float, size: float = 9) -> list[str]:
        """The text broken into lines of at most that width, between words."""
        lines: list[str] = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if stringWidth(longer, self.font, size) <= width or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, width: float = 0.6, color: str = "#000000", dash: bool = False
    ) -> None:
        """A straight line."""
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.setLineWidth(width)
        self._canvas.setDash([2, 2] if dash else [])
        self._canvas.line(x0, self.height - y0, x1, self.height - y1)
        self._canvas.setDash([])

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "",
        stroke: str = "#000000",
        thin: float = 0.6,
    ) -> None:
        """A rectangle whose top left corner is (x, y)."""
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
            self._canvas.setLineWidth(thin)
        self._canvas.rect(x, self.height - y - height, width, height, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def disc(self, x: float, y: float, radius: float, color: str) -> None:
        """A filled circle, for logos."""
        self._canvas.setFillColor(HexColor(color))
        self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def turned(
        self, x: float, y: float, text: str, size: float, degrees: float, color: str, frame: bool = False
    ) -> None:
        """Turned text, as a stamp or along the margin; `frame` draws the stamp's border."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, self.height - y)
        canvas.rotate(degrees)
        canvas.setFillColor(HexColor(color))
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(0, 0, text)
        if frame:
            canvas.setStrokeColor(HexColor(color))
            canvas.setLineWidth(2)
            canvas.rect(-8, -8, stringWidth(text, "Helvetica-Bold", size) + 16, size + 12)
        canvas.restoreState()

    def page(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self.pages += 1

    def done(self) -> bytes:
        """The finished PDF."""
        self._canvas.save()
        return self._out.getvalue()


@dataclass(frozen=True)
class Column:
    """A table column: its heading (lines separated by newline), where its text is anchored, and which end."""

    title: str
    x: float
    at: Align = "l"


def heads(
    paper: Paper,
    y: float,
    columns: Sequence[Column],
    size: float = 8.5,
    leading: float = 10,
    bold: bool = True,
    color: str = "#000000",
) -> float:
    """The headings, bottom-aligned; returns the y of the first row's baseline."""
    deepest = max(column.title.count("\n") + 1 for column in columns)
    for column in columns:
        parts = column.title.split("\n")
        for at, part in enumerate(parts):
            paper.text(
                column.x, y + (deepest - len(parts) + at) * leading, part, size, bold=bold, at=column.at, color=color
            )
    return y + deepest * leading


def row(
    paper: Paper, y: float, columns: Sequence[Column], cells: Sequence[str], size: float = 8.5, bold: bool = False
) -> None:
    """One row of cells, one per column; empty cells print nothing."""
    for column, cell in zip(columns, cells, strict=True):
        if cell:
            paper.text(column.x, y, cell, size, bold=bold, at=column.at)


def grid(paper: Paper, xs: Sequence[float], ys: Sequence[float], width: float = 0.5, color: str = "#000000") -> None:
    """Ruled cells: vertical lines at xs, horizontal ones at ys."""
    for x in xs:
        paper.rule(x, ys[0], x, ys[-1], width, color)
    for y in ys:
        paper.rule(xs[0], y, xs[-1], y, width, color)


def body(
    paper: Paper,
    y: float,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    size: float = 8.5,
    leading: float = 13,
) -> float:
    """Rows below each other; returns the baseline of the row that would follow."""
    for cells in rows:
        row(paper, y, columns, cells, size)
        y += leading
    return y
