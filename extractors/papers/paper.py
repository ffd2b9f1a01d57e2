"""A document as the extractors see it: rows, tables, and how this document writes amounts and dates."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property, update_wrapper
from itertools import islice
from typing import Concatenate, ParamSpec, TypeVar, cast

from docflow.schema.memory import Memory
from docflow.schema.place import Box, Page, Pages
from docflow.schema.records import Evidence
from extractors.fields.amounts import AmountReading, Convention, amount_candidates, convention_of, parse_amount
from extractors.fields.currency import parse_currency
from extractors.fields.dates import (
    DateOrder,
    DateReading,
    is_yearless,
    last_such_day,
    order_in_numbers,
    order_of,
    order_stated,
    parse_date,
)
from extractors.fields.lexicon import Hit, labels, language_of
from extractors.papers.commented import without_remarks
from extractors.papers.quoted import Line, lines_of, without_quoted
from extractors.tables import Atom, Row, Table, find_tables, rows_of
from extractors.tables.known import Known
from extractors.tables.model import box_of, text_of
from extractors.tables.ruled import Posts

P = ParamSpec("P")
T = TypeVar("T")

Position = tuple[int, float]
"""Index of a page, and a height on it in points from the top."""
_FRONT = 2
_TELLING = 500
"""Phrases that the language is told by."""
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
_LONG_DASHED, _SORT_CODE = re.compile(r"\d\d?-\d\d?-\d{4}"), re.compile(r"\d\d-\d\d-\d\d")
_SIMPLE = re.compile(r"-?[\d.,]*[.,]\d\d$")


def once(work: Callable[Concatenate["Paper", P], T]) -> Callable[Concatenate["Paper", P], T]:
    """What this function finds on a paper is kept with the paper: whoever asks again gets the same object.

    Further arguments must be hashable; nobody may change what is returned.
    """

    def kept(paper: "Paper", /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (work, args, *kwargs.items())
        if key not in paper.kept:
            paper.kept[key] = work(paper, *args, **kwargs)
        return cast(T, paper.kept[key])

    return update_wrapper(kept, work)


def _apart(pages: Pages) -> tuple[Pages, Pages | None]:
    """What is printed, and the message that was attached to it (None where the pages are only one of both)."""
    message = tuple(page for page in pages.pages if page.method == "xml")
    if not message or len(message) == len(pages.pages):
        return pages, None
    printed = tuple(page for page in pages.pages if page.method != "xml")
    return pages.model_copy(update={"pages": printed}), pages.model_copy(update={"pages": message, "notes": ()})


class Paper:
    """Pages with everything that is decided once per document, each when it is first asked for."""

    def __init__(self, pages: Pages, memory: Memory | None = None) -> None:
        """`memory`: what is remembered of this payer's papers."""
        self.pages, self.embedded = _apart(pages)
        self.memory = memory or Memory()
        self.recalled: set[str] = set()
        """Ids of the remembered rules that were followed."""
        self.kept: dict[object, object] = {}
        """What functions marked `once` found."""
        self._amounts: dict[str, AmountReading | None] = {}
        self._days: dict[str, DateReading | None] = {}
        self._taken: dict[int, tuple[Atom, AmountReading]] = {}

    @cached_property
    def printed(self) -> bool:
        """Whether words stand on pages here, and not the elements of a message."""
        return any(page.words and page.method not in ("edi", "xml") for page in self.pages.pages)

    @cached_property
    def front(self) -> "Paper":
        """The first two pages: enough to tell what kind of document it is."""
        return self if len(self.pages.pages) <= _FRONT else self.part(0, _FRONT)

    @cached_property
    def ends(self) -> "Paper":
        """The first two pages and the last: what a long paper bills or sums up stands there."""
        pages = self.pages.pages
        if len(pages) <= _FRONT + 2:
            return self
        return Paper(self.pages.model_copy(update={"pages": (*pages[:_FRONT], pages[-1])}), self.memory)

    def part(self, start: int, stop: int) -> "Paper":
        """These pages as a document of their own."""
        part = Paper(self.pages.model_copy(update={"pages": self.pages.pages[start:stop]}), self.memory)
        part.recalled = self.recalled
        return part

    def between(self, start: Position, stop: Position) -> "Paper":
        """What is printed from one position to before another, as a document of its own; places stay as they are."""
        pages = self.pages.pages[start[0] : stop[0] + bool(stop[1])]
        if pages and start[1]:
            words = tuple(word for word in pages[0].words if (word.y0 + word.y1) / 2 > start[1])
            pages = (pages[0].model_copy(update={"words": words}), *pages[1:])
        if pages and stop[1]:
            words = tuple(word for word in pages[-1].words if (word.y0 + word.y1) / 2 <= stop[1])
            pages = (*pages[:-1], pages[-1].model_copy(update={"words": words}))
        part = Paper(self.pages.model_copy(update={"pages": pages}), self.memory)
        part.recalled = self.recalled
        return part

    def reread(self, rows: list[list[Row]], tables: list[Table]) -> "Paper":
        """The same paper with other rows and tables; amounts and dates are written as here."""
        other = Paper(self.pages, self.memory)
        other.recalled = self.recalled
        other._layout = (rows, tables)
        other.language, other.convention, other._order = self.language, self.convention, self._order
        other._amounts, other._taken = self._amounts, self._taken
        return other

    @cached_property
    def _layout(self) -> tuple[list[list[Row]], list[Table]]:
        rows = rows_of(without_remarks(without_quoted(self.pages)))
        known = Known.of(self.memory)
        tables = find_tables(self.pages, rows, known)
        kept = [table for table in tables if not is_grid(table, tables)]
        self.recalled.update(known.met(kept))
        return rows, kept

    @once
    def lines(self, page: int) -> list[Line]:
        """The words of the page with this index in lines as they follow each other."""
        return lines_of(self.pages.pages[page])

    @property
    def rows(self) -> list[list[Row]]:
        """The printed lines of each page, from the top."""
        return self._layout[0]

    @property
    def tables(self) -> list[Table]:
        """Tables of documents or goods, in reading order."""
        return self._layout[1]

    @cached_property
    def language(self) -> str | None:
        """ISO 639-3, as the reader says or by the words."""
        texts = (atom.text for atom in self._atoms() if atom.kind == "text")
        return self.pages.language or language_of(*islice(texts, _TELLING))

    @cached_property
    def convention(self) -> Convention:
        """How this document writes amounts; where its own amounts do not decide it, as is remembered."""
        found = convention_of((atom.text for atom in self._atoms() if atom.kind == "money"), self.language)
        rule = next(iter(self.memory.of("decimal_mark")), None)
        if rule is None or (found.support and not found.mixed):
            return found
        self.recalled.add(rule.id)
        return Convention(rule.value, found.mixed, found.support)

    @property
    def order(self) -> DateOrder:
        """Whether day or month comes first."""
        return self._order[0]

    @property
    def order_guessed(self) -> bool:
        """Day and month are told apart only by the country or currency that the document shows."""
        return self._order[1]

    @cached_property
    def _order(self) -> tuple[DateOrder, bool]:
        stated = order_stated(atom.text for atom in self._atoms() if atom.kind == "text")
        if stated is not None:
            return stated, False
        dates = usual_dates([atom.text for atom in self._atoms() if atom.kind == "date"])
        rule = next(iter(self.memory.of("date_order")), None)
        if rule is not None and order_of(dates) is DateOrder.UNKNOWN:
            self.recalled.add(rule.id)
            return DateOrder(rule.value), False
        order = order_of(dates, self.language)
        if order is DateOrder.UNKNOWN:
            order = order_in_numbers(dates, [atom.text for atom in self._atoms() if atom.kind in ("code", "integer")])
        if order is not DateOrder.UNKNOWN:
            return order, False
        places = [row for page in self.rows[:1] for row in page[:25]]
        places += [row for page in self.rows[-1:] for row in page[-6:]]
        return order_of([row.text for row in places], self.language), True

    def _atoms(self) -> Iterator[Atom]:
        return (atom for page in self.rows for row in page for atom in row.atoms)

    def amount(self, atom: Atom) -> AmountReading | None:
        """The atom as an amount; a look-alike reading is marked doubtful."""
        if self._taken and id(atom) in self._taken:
            return self._taken[id(atom)][1]
        if atom.text not in self._amounts:
            self._amounts[atom.text] = self._simple(atom.text) or self._read_amount(atom)
        return self._amounts[atom.text]

    def _read_amount(self, atom: Atom) -> AmountReading | None:
        text = atom.text.rstrip(".,;:")
        text = _APART.sub(r"\1\2", text)
        if text.startswith("(-)"):
            text = "-" + text[3:].lstrip()
        reading = self._simple(text) or parse_amount(text, self.convention) or self._without_currency(atom)
        return reading or next(iter(amount_candidates(text, self.convention)), None)

    def take(self, atom: Atom, reading: AmountReading) -> None:
        """From now on this atom is read so: its print was misread, which equations proved."""
        self._taken[id(atom)] = (atom, reading)

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
        if atom.text not in self._days:
            self._days[atom.text] = self._read_day(atom.text)
        return self._days[atom.text]

    def _read_day(self, text: str) -> DateReading | None:
        reading = parse_date(text, self.order) or self._day_of_this_year(text)
        if reading and self.order_guessed and _swappable(text):
            return reading._replace(ambiguous=True)
        return reading

    def _day_of_this_year(self, text: str) -> DateReading | None:
        """A day without its year, before the last one that is printed in full."""
        if not is_yearless(text):
            return None
        days = [reading.value for atom in self._atoms() if (reading := parse_date(atom.text, self.order))]
        return last_such_day(text, max(days)) if days else None

    def page(self, row_page: int) -> Page:
        """The page with this index."""
        return self.pages.pages[row_page]

    @once
    def posts(self, page: int) -> Posts:
        """The upright lines drawn on the page with this index."""
        return Posts(self.pages.pages[page].rulings)

    @once
    def outside(self) -> list[Row]:
        """The rows that belong to no table."""
        return [row for rows in self.rows for row in rows if not any(table.covers(row) for table in self.tables)]

    @cached_property
    def _tilts(self) -> list[float]:
        """What was taken off each y of a page, per point of x."""
        return [rows[0].tilt if rows else 0.0 for rows in self.rows]

    def _box(self, atoms: Sequence[Atom], page: int) -> Box:
        """The box on the page as displayed, with the levelling of a skewed scan undone."""
        x0, y0, x1, y1 = box = box_of(atoms)
        tilt = self._tilts[page]
        if self.pages.pages[page].method == "text":
            return box  # as the reader gave it, in hundredths of a point
        if not tilt:
            return (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        left, right = x0 - tilt * y0, x1 - tilt * y0
        return (round(left, 2), round(y0 + tilt * x0, 2), round(right, 2), round(y1 + tilt * x0, 2))

    def evidence(
        self, value: str, atoms: Sequence[Atom], page: int, confidence: float, support: float | None = None
    ) -> Evidence:
        """Where these atoms stand, with their text as printed."""
        known = self.pages.pages[page]
        refs = [word.ref for atom in atoms for word in atom.words if word.ref]
        return Evidence.made(
            value=value, confidence=round(confidence, 4), page=known.number, box=self._box(atoms, page),
            text=text_of(atoms), method=known.method, ref=refs[0] if refs else None,
            support=support if support is None else round(support, 2),
        )  # fmt: skip


def _swappable(text: str) -> bool:
    """Whether the text is another date with day and month the other way round."""
    reading = parse_date(text, None)
    return reading is not None and reading.ambiguous


def usual_dates(texts: Sequence[str]) -> list[str]:
    """The numeric dates written the way most are: a sort code like 20-11-34 between 10/31/25s, or beside 09-05-2026,
    says nothing; nor does 23-Feb-25."""
    if any(_LONG_DASHED.fullmatch(text) for text in texts):
        texts = [text for text in texts if not _SORT_CODE.fullmatch(text)]
    shapes = ["" if any(map(str.isalpha, text)) else _DIGIT.sub("", text)[:1] for text in texts]
    numeric = [shape for shape in shapes if shape in ("/", "-", ".")]
    if not numeric:
        return list(texts)
    usual = max(set(numeric), key=lambda shape: (numeric.count(shape), shape))
    return [text for text, shape in zip(texts, shapes, strict=True) if shape == usual]


def is_grid(table: Table, tables: Sequence[Table]) -> bool:
    """A row of labels over a row of values that speaks of the payment, not of paid documents."""
    if len(table.lines) > 3 or len(table.rows) > 8:
        return False
    if _naming(table) < (0.8 if len(table.lines) == 1 else 0.5) and any(
        _naming(t) >= 0.8 for t in tables if t is not table
    ):
        return True
    about = [labels().exact(column.header) or tuple(labels().scan(column.header)) for column in table.columns]
    paying = sum(any(h.target in _PAYING_LABELS and h.weight >= 0.9 for h in hits) for hits in about)
    later = tables[next((n for n, t in enumerate(tables) if t is table), 0) + 1 :]
    totals = any(h.target == "total_amount" and h.weight >= 0.7 for hits in about for h in hits)
    if len(table.lines) == 1 and totals and any(map(_names_payment, about)) and any(_naming(t) >= 0.8 for t in later):
        return True
    naming = _naming(table)
    surely = any(
        c.weight("document_number") >= 0.75 and not _names_payment(hits)
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
