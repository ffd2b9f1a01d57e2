"""Where a value stands: pages, words and boxes.

Coordinates are PDF points (1/72 inch) from the top left of the page as displayed, for every carrier:
sheets, mails and EDI files are laid out on a grid of their own, so that one table reader serves them all.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from docflow.schema.base import Frozen

Method = Literal["text", "ocr", "sheet", "mail", "html", "edi", "xml", "person"]
"""How a value was read; `person` is a value that somebody typed."""

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left."""


class Word(NamedTuple):
    """One printed word (or one cell of a sheet, which may hold blanks)."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 1.0
    """0..1; 1.0 for a text layer, the engine's own figure for OCR."""
    size: float = 0.0
    """Font size in points; 0 where unknown."""
    bold: bool = False
    ref: str = ""
    """The place in the original's own terms where it has no pages: a cell ("Sheet1!B7"),
    a segment ("RMR04, segment 12")."""
    others: tuple[tuple[str, float], ...] = ()
    """Other readings of the same print with their probability (0..1); `text` is the likeliest one."""
    slant: float = 0.0
    """Degrees by which it rises towards the right, as a stamp or a watermark does; its box encloses it."""


class Ruling(NamedTuple):
    """A drawn straight line, horizontal or vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


class Remark(NamedTuple):
    """What somebody set on a page as a comment, in a program that shows PDFs: a note, a text box, a marked word."""

    text: str
    """In lines."""
    x0: float
    y0: float
    x1: float
    y1: float


class Upright(Frozen):
    """What was done to a scanned or sideways page before its words were placed, in this order.
    The page as displayed (and its picture) is the upright one."""

    corners: tuple[float, float, float, float, float, float, float, float] | None = None
    """Of the paper in a photograph: x, y of top left, top right, bottom right, bottom left, as shares (0..1) of the
    picture's width and height; it was cut out and squared."""
    turned: int = 0
    """Quarter turns clockwise, beyond what the file itself asks for (/Rotate, EXIF)."""
    skew: float = 0.0
    """Degrees counterclockwise that the picture was turned about its centre, so that lines lie level."""


class Page(Frozen):
    """One page of words in reading order."""

    number: int
    """From 1."""
    width: float
    height: float
    words: tuple[Word, ...]
    method: Method
    rulings: tuple[Ruling, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """Comments; the words of those that are shown on the page are among its words as well."""
    upright: Upright | None = None
    """How the page was straightened; None where it is as in the file."""
    unread: bool = False
    """The page needs recognition that was not done (yet, or for lack of time)."""
    notes: tuple[str, ...] = ()
    """What a person should know about the reading, as sentences ("hidden text ignored"); each one sends to review."""


class Pages(Frozen):
    """All that was read from one document."""

    reader: str
    """Name of the reader: pdf, image, sheet, mail, x12 ..."""
    pages: tuple[Page, ...]
    language: str | None = None
    """ISO 639-3 code of the main language, where it was recognised."""
    notes: tuple[str, ...] = ()
    """Sentences about the whole document; each one sends to review."""
    letter: str = ""
    """A mail's own HTML, made harmless, for people to look at; nothing is read from it."""

    @property
    def text(self) -> str:
        """All words in reading order, blank-separated, pages by form feed."""
        return "\f".join(" ".join(word.text for word in page.words) for page in self.pages)

    def only(self, numbers: Sequence[int]) -> "Pages":
        """Some of the pages, as those of a document of their own, numbered anew."""
        by_number = {page.number: page for page in self.pages}
        parts = ({"pages": (by_number[number],), "letter": ""} for number in numbers)
        return laid_together([self.model_copy(update=part) for part in parts])


def laid_together(parts: Sequence[Pages]) -> Pages:
    """The pages of several as those of one document, numbered anew."""
    pages: list[Page] = []
    for part in parts:
        pages += [page.model_copy(update={"number": len(pages) + n}) for n, page in enumerate(part.pages, 1)]
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    return parts[0].model_copy(update={"pages": tuple(pages), "notes": notes})
