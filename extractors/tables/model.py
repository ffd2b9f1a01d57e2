"""What a table is made of: atoms in rows, rows under columns. Coordinates in points from the top left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from docflow.schema.place import Box, Word
from extractors.fields.lexicon import Hit

Kind = Literal["money", "integer", "date", "percent", "code", "text", "currency", "mark"]
"""What an atom looks like: an amount with decimals, grouping, sign or currency; bare digits; a date; "2 %";
a text with digits in it; a text without; a lone currency; a lone sign or punctuation."""

RowKind = Literal["line", "detail", "wrap", "total", "carried", "other"]
"""`detail` has amounts but no number of its own; `wrap` has neither: it continues a cell above."""


class Atom(NamedTuple):
    """Words that are read as one: an amount with its currency and sign, a date of three words, a phrase."""

    kind: Kind
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    left: float
    """Left edge without currency and sign: what printers align."""
    right: float
    words: tuple[Word, ...]

    @property
    def mid(self) -> float:
        """Horizontal centre of the aligned part."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> Box:
        """Where it stands."""
        return (self.x0, self.y0, self.x1, self.y1)

    @property
    def confidence(self) -> float:
        """Of its worst word."""
        words = self.words
        return words[0].confidence if len(words) == 1 else min([word.confidence for word in words], default=0.0)


@dataclass(slots=True)
class Row:
    """One printed line of a page."""

    page: int
    """Index into Pages.pages."""
    y0: float
    y1: float
    atoms: list[Atom]
    em: float = 10.0
    """The font size, or what comes near it where unknown."""
    tilt: float = 0.0
    """What was taken off each y, per point of x, to level a skewed scan."""
    _text: str = field(default="", init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All atoms, blank-separated; the words of a row stay the same, however they are parted."""
        if not self._text:
            self._text = text_of(self.atoms)
        return self._text

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.y0 + self.y1) / 2

    @property
    def has_money(self) -> bool:
        """Whether an amount stands in it."""
        return "money" in [atom.kind for atom in self.atoms]


@dataclass(slots=True)
class Column:
    """A column of a table: its extent, its header and what the header may mean."""

    x0: float
    x1: float
    left: float
    mid: float
    right: float
    kind: Kind
    header: str = ""
    hits: tuple[Hit, ...] = ()
    header_atoms: tuple[Atom, ...] = ()
    filled: int = 0
    """Cells that are not empty."""
    numbered: float = 0.0
    """Share of the cells that hold exactly one word with digits that is no amount and no date."""

    counting: bool = False
    """Its cells are 1, 2, 3 ... or 10, 20, 30 ...: they number the lines."""
    serial: bool = False
    """Its cells look like the running numbers of a ledger's own entries."""
    thousands: bool = False
    """Its cells may be amounts, or numbers printed in groups or with a point: "185.870", "76119.42"."""
    ordering: bool = False
    """Its cells are made as numbers of orders are."""
    lettered: bool = False
    """Its numbers begin with letters that stand for invoices or credit notes."""
    typed: float = 0.0
    """Share of the cells that name kinds of documents; 0 where any cell has a digit."""
    constant: bool = False
    """All its cells say the same."""

    def weight(self, role: str) -> float:
        """How well the header says that this is the role's column, 0..1."""
        best = 0.0
        for hit in self.hits:  # asked for thousands of times a table
            if hit.target == role and hit.weight > best:
                best = hit.weight
        return best


@dataclass(slots=True)
class TableRow:
    """A row under the columns of its table."""

    kind: RowKind
    cells: dict[int, list[Atom]]
    """Column index -> atoms from left to right."""
    row: Row
    label: tuple[Hit, ...] = ()
    """Hits of the total or carried-forward phrase."""

    def text(self, column: int | None) -> str:
        """A cell's text, empty where there is none."""
        return text_of(self.cells.get(column, ())) if column is not None else ""


@dataclass(slots=True)
class Table:
    """Rows under one set of columns, over one or more pages."""

    columns: list[Column]
    rows: list[TableRow]
    header: tuple[Row, ...] = ()
    regions: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Page index -> top and bottom of what belongs to the table there, header included."""
    number: int | None = None
    """The column that names the paid documents."""

    @property
    def lines(self) -> list[TableRow]:
        """The rows that pay a document."""
        return [row for row in self.rows if row.kind == "line"]

    def covers(self, row: Row) -> bool:
        """Whether this printed line lies in the table."""
        top, bottom = self.regions.get(row.page, (1.0, 0.0))
        return top <= (row.y0 + row.y1) / 2 <= bottom


def text_of(atoms: Sequence[Atom]) -> str:
    """All of them, blank-separated."""
    return atoms[0].text if len(atoms) == 1 else " ".join([atom.text for atom in atoms])


def box_of(atoms: Sequence[Atom]) -> Box:
    """The box around all of them."""
    if len(atoms) == 1:
        return atoms[0].box
    return (min(a.x0 for a in atoms), min(a.y0 for a in atoms), max(a.x1 for a in atoms), max(a.y1 for a in atoms))
