"""The sheet of a thrown layout: its typographic choices and a canvas that knows where the next line goes."""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.content import Line

FONTS = [("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold")]


@dataclass
class Column:
    """One table column: what stands in it and how."""

    role: str
    header: str
    cell: Callable[[Line], str]
    align: str
    width: float = 0.0
    x0: float = 0.0
    header_lines: list[str] = field(default_factory=list)
    header_align: str = "left"

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.x0 + self.width


@dataclass
class Style:
    """The typographic choices of one layout."""

    font: str
    bold: str
    size: float
    leading: float
    margin: float
    width: float
    height: float
    sign: str
    deduction_sign: int
    empty_zero: str
    ruling: str
    money_mark: str
    wrap_numbers: bool = False
    wrap_texts: bool = False


class Paper:
    """A canvas that knows where the next line goes (y counts down from the top)."""

    def __init__(self, style: Style) -> None:
        self.buffer = io.BytesIO()
        self.style, self.page = style, 1
        self.canvas = Canvas(self.buffer, pagesize=(style.width, style.height), invariant=True)
        self.y = style.margin

    def text(self, x: float, y: float, text: str, *, bold: bool = False, size: float = 0, align: str = "left") -> None:
        """Print at (x, y); y is the baseline from the top."""
        self.canvas.setFont(self.style.bold if bold else self.style.font, size or self.style.size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "center": self.canvas.drawCentredString,
        }[align]
        draw(x, self.style.height - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.style.height - y0, x1, self.style.height - y1)

    def measure(self, text: str, bold: bool = False, size: float = 0) -> float:
        """Width in points."""
        return float(
            pdfmetrics.stringWidth(text, self.style.bold if bold else self.style.font, size or self.style.size)
        )

    def next_page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self.page += 1
        self.y = self.style.margin

    def done(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self.buffer.getvalue()


def style_of(rng: random.Random) -> Style:
    """Draw the typographic choices."""
    font, bold = rng.choice(FONTS)
    size = rng.choice([7.5, 8, 8.5, 9, 9.5, 10]) if font != "Courier" else rng.choice([7, 7.5, 8])
    width, height = rng.choice([A4, A4, LETTER])
    return Style(
        font,
        bold,
        size,
        size * rng.choice([1.15, 1.25, 1.4, 1.7, 2.0]),
        rng.choice([36, 42, 50, 57, 70]),
        width,
        height,
        rng.choice(["minus", "minus", "trailing", "parentheses", "CR"]),
        rng.choice([1, 1, -1]),
        rng.choice(["", "0", "-", "0"]),
        rng.choice(["none", "none", "header", "rows", "grid", "frame"]),
        rng.choice(["", "", "", "", "symbol", "code"]),
        rng.random() < 0.1,
        rng.random() < 0.3,
    )
