"""Paid lines on their way from a table or a text to the record; amounts in minor units."""

from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.records import Candidate, DocumentType
from extractors.papers.paper import Paper
from extractors.remittance._solution import Solution
from extractors.tables import Atom, Table, TableRow


@dataclass(slots=True)
class Cell:
    """Atoms of one value and the page they stand on."""

    page: int
    atoms: tuple[Atom, ...]


@dataclass(slots=True, frozen=True)
class Mended:
    """A misread amount: what it must be, or may be, for the equations to hold."""

    line: int
    """Index among the table's lines; -1 for a total."""
    role: str
    atom: Atom
    units: int
    probability: float
    proofs: tuple[str, ...]
    sure: bool
    """Proven twice and taken; else proposed."""


@dataclass(slots=True)
class PaidLine:
    """One line of the table, amounts in minor units by the contract's signs."""

    number: str
    cells: dict[str, Cell]
    """Field -> where it stands."""
    kind: DocumentType = "invoice"
    date: str | None = None
    unread_date: str = ""
    """What stands where its date should, if that is no date."""
    purchase_order: str | None = None
    reason_text: str = ""
    described: bool = False
    """The reason's text is a description, which may speak of the goods."""
    header: str = ""
    """Over the printed deduction."""
    taxed: bool = False
    """The printed deductions are the same share of every invoice."""
    gross: int = 0
    discount: int = 0
    deduction: int = 0
    withholding: int = 0
    paid: int = 0
    holds: bool | None = None
    """Whether the line's equation holds; None where it has only one printed amount."""
    doubts: list[str] = field(default_factory=list)
    details: list[TableRow] = field(default_factory=list)
    credit_by_word: bool = False
    theirs: bool = False
    """Its number stands under a header that says that it is the supplier's."""
    second: frozenset[int] = frozenset()
    """Identities of the atoms that stand in a second printed row of the line."""
    below: str = ""
    """What is printed under it, where that has no amount of its own."""
    unknown: bool = False
    """No amount is said for it."""
    mended: list[Mended] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    """Other readings of the number."""
    proven_by: str = ""
    """What proves the number twice; empty where nothing does."""


@dataclass(slots=True)
class TableReading:
    """The lines of one table and how they were proven."""

    table: Table
    lines: list[PaidLine]
    solution: Solution
    others: list[Solution]
    """Solutions that are as good and differ."""
    totals: list[tuple[int, Cell]]
    """Printed totals of the paid column."""
    scale: int
    notes: list[str] = field(default_factory=list)
    prose: bool = False
    """Told in running text, not in a table."""
    captioned: bool = False
    """The documents are named above their lines, not in a column."""
    carried: list[tuple[int, int, Cell]] = field(default_factory=list)
    """Lines above, amount and place of each carried-forward or page total row."""
    mended: list[Mended] = field(default_factory=list)

    @property
    def paid(self) -> int:
        """Sum of what is paid."""
        return sum(line.paid for line in self.lines)


def scale_of(paper: Paper) -> int:
    """Digits after the decimal point that all amounts of the tables fit in; at least two."""
    digits = 2
    for table in paper.tables:
        for row in table.rows:
            for n, atoms in row.cells.items():
                if table.columns[n].kind == "money":
                    for atom in atoms:
                        reading = paper.amount(atom) if atom.kind != "mark" else None
                        digits = max(digits, min(reading.decimals, 4) if reading else 0)
    return digits


def to_units(value: Decimal, scale: int) -> int:
    """Minor units."""
    return int(value.scaleb(scale))
