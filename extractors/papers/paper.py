"""A document as the remittance reader sees it: rows, tables, and how this document writes amounts and dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docflow.schema.place import Box, Page, Pages
from docflow.schema.records import Evidence
from extractors.fields.amounts import AmountReading, Convention, amount_candidates, convention_of, parse_amount
from extractors.fields.currency import parse_currency
from extractors.fields.dates import DateOrder, DateReading, order_of, parse_date
from extractors.fields.lexicon import Hit, labels, language_of
from extractors.tables import Atom, Row, Table, find_tables, rows_of
from extractors.tables.model import box_of

_DIGIT = re.compile(r"\d+")
_PAYING_LABELS = frozenset(
    (
        "payment_reference",
        "cheque_number",
        "advice_number",
        "payment_date",
        "payment_method",
        "vendor_number",
        "customer_number",
        "payer",
        "payee",
        "currency",
    )
)
_APART = re.compile(r"(\d) ([.,]\d\d)")
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
    order_guessed: bool = False
    """Day and month are told apart only by the country or currency that the document shows."""
    _amounts: dict[str, AmountReading | None] = field(default_factory=dict)

    def amount(self, atom: Atom) -> AmountReading | None:
        """The atom as an amount; a look-alike reading is marked doubtful."""
        text = atom.text
        if text in self._amounts:
            return self._amounts[text]
        text = text.rstrip(".,;:") if not text.endswith(("-", "–")) else text
        text = _APART.sub(r"\1\2", text)
        if text.startswith("(-)"):
            text = "-" + text[3:].lstrip()
        reading = self._simple(text) or parse_amount(text, self.convention) or self._without_currency(atom)
        if reading is None:
            reading = next(iter(amount_candidates(text, self.convention)), None)
        self._amounts[text] = reading
        return reading

    def _without_currency(self, atom: Atom) -> AmountReading | None:
        """Currency and sign in unusual order ("443,13 CR EUR", "(20,00) EUR"): read the number without its currency."""
        for word in atom.words:
            found = parse_currency(word.text) if len(atom.words) > 1 else None
            if found:
                rest = " ".join(other.text for other in atom.words if other is not word)
                reading = parse_amount(rest, self.convention)
                return reading._replace(currency=found.code, currencies=found.candidates) if reading else None
        return None

    def _simple(self, text: str) -> AmountReading | None:
        """The common case, without the general grammar: digits, this document's marks, two decimals."""
        decimal = self.convention.decimal
        if decimal is None or not _SIMPLE.match(text) or text[-3] != decimal:
            return None
        whole = text[:-3].replace("," if decimal == "." else ".", "")
        digits = whole.lstrip("-")
        return AmountReading(Decimal(f"{whole or '0'}.{text[-2:]}"), decimals=2) if digits.isdigit() else None

    def day(self, atom: Atom) -> DateReading | None:
        """The atom as a date; ambiguous where day and month may be swapped and nothing printed decides."""
        reading = parse_date(atom.text, self.order)
        if reading and self.order_guessed and _swappable(atom.text):
            return reading._replace(ambiguous=True)
        return reading

    def page(self, row_page: int) -> Page:
        """The page with this index."""
        return self.pages.pages[row_page]

    def outside(self) -> list[Row]:
        """The rows that belong to no table."""
        return [row for rows in self.rows for row in rows if not any(table.covers(row) for table in self.tables)]

    def _box(self, atoms: Sequence[Atom], page: int) -> Box:
        """The box on the page as displayed, with the levelling of a skewed scan undone."""
        x0, y0, x1, y1 = box_of(atoms)
        tilt = self.rows[page][0].tilt if self.rows[page] else 0.0
        left, right = x0 - tilt * y0, x1 - tilt * y0
        return (round(left, 2), round(y0 + tilt * x0, 2), round(right, 2), round(y1 + tilt * x0, 2))

    def evidence(self, value: str, atoms: Sequence[Atom], page: int, confidence: float) -> Evidence:
        """Where these atoms stand, with their text as printed."""
        known = self.pages.pages[page]
        ref = next((word.ref for atom in atoms for word in atom.words if word.ref), None)
        return Evidence.model_construct(
            value=value, confidence=round(confidence, 4), page=known.number, box=self._box(atoms, page),
            text=" ".join(atom.text for atom in atoms), method=known.method, ref=ref,
        )  # fmt: skip


def _swappable(text: str) -> bool:
    """Whether the text is another date with day and month the other way round."""
    reading = parse_date(text, None)
    return reading is not None and reading.ambiguous


def usual_dates(texts: Sequence[str]) -> list[str]:
    """The numeric dates written the way most are: a sort code like 20-11-34 between 10/31/25s says nothing."""
    shapes = [_DIGIT.sub("", text)[:1] for text in texts]
    numeric = [shape for shape in shapes if shape in ("/", "-", ".")]
    if not numeric:
        return list(texts)
    usual = max(set(numeric), key=lambda shape: (numeric.count(shape), shape))
    return [text for text, shape in zip(texts, shapes, strict=True) if shape == usual]


def is_grid(table: Table, tables: Sequence[Table]) -> bool:
    """A row of labels over a row of values that speaks of the payment, not of paid documents."""
    if len(table.lines) > 3 or len(table.rows) > 8:
        return False
    if len(table.lines) == 1 and _naming(table) < 0.8 and any(_naming(t) >= 0.8 for t in tables if t is not table):
        return True
    about = [labels().exact(column.header) or tuple(labels().scan(column.header)) for column in table.columns]
    paying = sum(any(h.target in _PAYING_LABELS and h.weight >= 0.9 for h in hits) for hits in about)
    later = tables[next((n for n, t in enumerate(tables) if t is table), 0) + 1 :]
    totals = any(h.target == "total_amount" and h.weight >= 0.7 for hits in about for h in hits)
    if len(table.lines) == 1 and totals and any(map(_names_payment, about)) and any(_naming(t) >= 0.8 for t in later):
        return True
    naming = _naming(table)
    surely = any(
        c.weight("document_number") >= 0.9 and not _names_payment(hits)
        for c, hits in zip(table.columns, about, strict=True)
    )
    return (
        paying > (len(table.lines) > 1) and not surely and (naming < 0.9 or any(other is not table for other in tables))
    )


def _naming(table: Table) -> float:
    """How surely a column's header names the supplier's documents."""
    return max((column.weight("document_number") for column in table.columns), default=0.0)


def _names_payment(hits: Sequence[Hit]) -> bool:
    return any(hit.target in _PAYING_LABELS and hit.weight >= 0.5 for hit in hits)


def paper_of(pages: Pages) -> Paper:
    """Read the layout once."""
    rows = rows_of(pages)
    tables = find_tables(pages, rows)
    tables = [table for table in tables if not is_grid(table, tables)]
    atoms = [atom for page in rows for row in page for atom in row.atoms]
    language = pages.language or language_of(" ".join(a.text for a in atoms if a.kind == "text")[:6000])
    convention = convention_of((atom.text for atom in atoms if atom.kind == "money"), language)
    dates = usual_dates([atom.text for atom in atoms if atom.kind == "date"])
    places = [row.text for page in rows[:1] for row in page[:25]] + [
        row.text for page in rows[-1:] for row in page[-6:]
    ]
    order = order_of(dates, language)
    guessed = order is DateOrder.UNKNOWN
    return Paper(pages, rows, tables, convention, order_of(places, language) if guessed else order, language, guessed)
