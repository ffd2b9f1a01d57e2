# ruff: noqa: E501  (a signature stays on one line)
"""Parts that many papers share: letterheads, address fields, labels with values, paragraphs."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.drawing.paper import Align, Paper

Pairs = Sequence[tuple[str, str]]


def inline(
    paper: Paper, x: float, y: float, pairs: Pairs, size: float = 9, lead: float = 13, colon: str = ":"
) -> float:
    """ "Label: value", one below the other."""
    for label, value in pairs:
        paper.text(x, y, f"{label}{colon} {value}", size)
        y += lead
    return y


def listed(
    paper: Paper, x: float, y: float, pairs: Pairs, size: float = 9, lead: float = 13, *, colon: str = "", bold: bool = False,
    gap: float = 14, right: float = 0,
) -> float:  # fmt: skip
    """Labels in one column and values in another; `right` is where the values end, if they lean to the right."""
    wide = max(stringWidth(label + colon, paper.bold, size) for label, _ in pairs)
    for label, value in pairs:
        paper.text(x, y, label + colon, size, bold=bold)
        paper.text(right or x + wide + gap, y, value, size, at="r" if right else "l")
        y += lead
    return y


def boxed(
    paper: Paper, x0: float, x1: float, y: float, pairs: Pairs, each: int = 4, size: float = 9, *, fill: str = "", ruled: bool = True,
    at: Align = "l",
) -> float:  # fmt: skip
    """A grid of boxes: a small label above its value; returns the y below."""
    widest = max(stringWidth(text, paper.bold, size) for pair in pairs for text in pair) + 10
    each = max(1, min(each, int((x1 - x0) // widest)))
    width, high = (x1 - x0) / each, size * 3
    for start in range(0, len(pairs), each):
        for step, (label, value) in enumerate(pairs[start : start + each]):
            x = x0 + step * width
            anchor = {"l": x + 4, "c": x + width / 2, "r": x + width - 4}[at]
            if fill:
                paper.box(x, y, width, high * 0.45, fill=fill, stroke="")
            if ruled:
                paper.box(x, y, width, high)
            paper.text(anchor, y + size * 1.05, label, size * 0.8, at=at)
            paper.text(anchor, y + size * 2.4, value, size, at=at)
        y += high + (0 if ruled else 4)
    return y + 4


def ruled_pairs(
    paper: Paper, x0: float, x1: float, y: float, pairs: Pairs, size: float = 9, lead: float = 16, share: float = 0.45
) -> float:
    """A table of two columns: label and value, ruled all around."""
    middle = x0 + (x1 - x0) * share
    top = y - lead * 0.7
    for label, value in pairs:
        paper.text(x0 + 4, y, label, size)
        paper.text(middle + 4, y, value, size)
        paper.rule(x0, y - lead * 0.7, x1, y - lead * 0.7, 0.4)
        y += lead
    for x in (x0, middle, x1):
        paper.rule(x, top, x, y - lead * 0.7, 0.4)
    paper.rule(x0, y - lead * 0.7, x1, y - lead * 0.7, 0.4)
    return y


def paragraph(paper: Paper, x: float, y: float, text: str, width: float, size: float = 9, lead: float = 13) -> float:
    """Running text, broken between words; "|" begins a new line."""
    for part in text.split("|"):
        y = paper.lines(x, y, paper.fit(part, width, size), size, lead)
    return y
