"""A document as the remittance reader sees it: rows, tables, and how this document writes amounts and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.place import Page, Pages
from docflow.schema.records import Evidence
from extractors.fields.amounts import AmountReading, Convention, amount_candidates, convention_of, parse_amount
from extractors.fields.dates import DateOrder, DateReading, order_of, parse_date
from extractors.fields.lexicon import language_of
from extractors.tables import Atom, Row, Table, find_tables, rows_of
from extractors.tables.model import box_of

_SIMPLE = re.compile(r"-?[\d.,]*[.,]\d\d$")


@dataclass(slots=True)
class Paper:
    """Pages with everything that is decided once per document."""

    pages: Pages
    rows: list[list[Row]]
    tables: list[Table]
    convention: Convention
    order: DateOrder
    language: str | None
    _amounts: dict[str, AmountReading | None] = field(default_factory=dict)

    def amount(self, atom: Atom) -> AmountReading | None:
        """The atom as an amount; a look-alike reading is marked doubtful."""
        text = atom.text
        if text in self._amounts:
            return self._amounts[text]
        reading = self._simple(text) or parse_amount(text, self.convention)
        if reading is None:
            reading = next(iter(amount_candidates(text, self.convention)), None)
        self._amounts[text] = reading
        return reading

    def _simple(self, text: str) -> AmountReading | None:
        """The common case, without the general grammar: digits, this document's marks, two decimals."""
        decimal = self.convention.decimal
        if decimal is None or not _SIMPLE.match(text) or text[-3] != decimal:
            return None
        whole = text[:-3].replace("," if decimal == "." else ".", "")
        digits = whole.lstrip("-")
        return AmountReading(Decimal(f"{whole or '0'}.{text[-2:]}"), decimals=2) if digits.isdigit() else None

    def day(self, atom: Atom) -> DateReading | None:
        """The atom as a date."""
        return parse_date(atom.text, self.order)

    def page(self, row_page: int) -> Page:
        """The page with this index."""
        return self.pages.pages[row_page]

    def outside(self) -> list[Row]:
        """The rows that belong to no table."""
        return [row for rows in self.rows for row in rows if not any(table.covers(row) for table in self.tables)]

    def evidence(self, value: str, atoms: Sequence[Atom], page: int, confidence: float) -> Evidence:
        """Where these atoms stand, with their text as printed."""
        known = self.pages.pages[page]
        ref = next((word.ref for atom in atoms for word in atom.words if word.ref), None)
        return Evidence.model_construct(
            value=value, confidence=round(confidence, 4), page=known.number, box=box_of(atoms),
            text=" ".join(atom.text for atom in atoms), method=known.method, ref=ref,
        )  # fmt: skip


def paper_of(pages: Pages) -> Paper:
    """Read the layout once."""
    rows = rows_of(pages)
    tables = find_tables(pages, rows)
    atoms = [atom for page in rows for row in page for atom in row.atoms]
    language = pages.language or language_of(" ".join(a.text for a in atoms if a.kind == "text")[:6000])
    convention = convention_of((atom.text for atom in atoms if atom.kind == "money"), language)
    dates = [atom.text for atom in atoms if atom.kind == "date"]
    places = [row.text for page in rows[:1] for row in page[:25]] + [
        row.text for page in rows[-1:] for row in page[-6:]
    ]
    return Paper(pages, rows, tables, convention, order_of([*dates, *places], language), language)
