"""What is remembered of a payer's tables (payer memory): it beats what the words of the headers usually mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz

from docflow.schema.memory import MarkedColumns, MarkedTable, Memory, MemoryRule, RuleKind
from extractors.fields.lexicon import Hit, normalise
from extractors.tables.model import Column, Row, Table

REMEMBERED = "remembered"
"""Language of the hits that come from memory: they are certain."""
_ONCE = frozenset(
    ("document_number", "document_date", "purchase_order", "gross_amount", "discount_amount", "paid_amount")
)
_SINGLE: tuple[RuleKind, RuleKind] = ("number_column", "table")
_MIN_FUZZY = 6
_FUZZY_CUTOFF = 84.0


class Known(NamedTuple):
    """The remembered headers in normal form, and which column of numbers is ours."""

    headers: Mapping[str, MemoryRule] = {}
    nth: MemoryRule | None = None
    table: MemoryRule | None = None
    """Where all columns stand, as somebody has marked them on another paper."""
    marked: tuple[MarkedTable, ...] = ()
    """Tables that a person has marked on this paper."""

    @classmethod
    def of(cls, memory: Memory) -> "Known":
        """The part of a memory that is about tables; a header of which nothing is left in normal form is unknown."""
        headers = {normalise(rule.words): rule for rule in memory.of("column")}
        headers.pop("", None)
        nth, table = (next(iter(memory.of(kind)), None) for kind in _SINGLE)
        return cls(headers, nth, table, memory.marked)

    def rule(self, text: str, recognised: bool) -> MemoryRule | None:
        """The rule about this header; a slip of recognition in a longer one is forgiven."""
        if not self.headers:
            return None
        phrase = normalise(text)
        if phrase in self.headers or not recognised or len(phrase) < _MIN_FUZZY:
            return self.headers.get(phrase)
        best = max(self.headers, key=lambda known: fuzz.ratio(known, phrase))
        return self.headers[best] if fuzz.ratio(best, phrase) >= _FUZZY_CUTOFF else None

    def score(self, row: Row) -> float:
        """What a printed row is worth as a header, by the headers that are remembered."""
        if not self.headers:
            return 0.0
        return float(sum(self.rule(atom.text, atom.confidence < 1.0) is not None for atom in row.atoms))

    def applied(self, columns: list[Column]) -> list[Column]:
        """The columns with the roles that are remembered; no other column may then claim what only one can be."""
        rules = {n: rule for n, column in enumerate(columns) if (rule := self.rule_of(column))}
        taken = {rule.value for rule in rules.values()} & _ONCE
        return [
            replace(column, hits=(_hit(rules[n]),)) if n in rules else _without(column, taken) if taken else column
            for n, column in enumerate(columns)
        ]

    def rule_of(self, column: Column) -> MemoryRule | None:
        """The rule about this column's header."""
        if not self.headers or not column.header:
            return None
        return self.rule(column.header, any(atom.confidence < 1.0 for atom in column.header_atoms))

    def number(self, columns: Sequence[Column]) -> int | None:
        """The column that is remembered to name our documents, by its header or by its place among the numbers."""
        for n, column in enumerate(columns):
            if any(hit.language == REMEMBERED and hit.target == "document_number" for hit in column.hits):
                return n
        if self.nth is None or not self.nth.value.isdecimal():
            return None
        numbers = [n for n, column in enumerate(columns) if _holds_numbers(column)]
        at = int(self.nth.value) - 1
        return numbers[at] if 0 <= at < len(numbers) else None

    def met(self, tables: Sequence[Table]) -> set[str]:
        """Ids of the rules that these tables followed."""
        found = {rule.id for table in tables for column in table.columns if (rule := self.rule_of(column))}
        if self.nth is not None and any(table.number == self.number(table.columns) for table in tables):
            found.add(self.nth.id)
        if self.table is not None and any(self._marks(self.table, table) for table in tables):
            found.add(self.table.id)
        return found

    @staticmethod
    def _marks(rule: MemoryRule, table: Table) -> bool:
        spans = [(left, right) for left, right, role in MarkedColumns.of(rule.value).columns if role]
        return spans == [(column.x0, column.x1) for column in table.columns]


NOTHING = Known()


def is_remembered(columns: Sequence[Column]) -> bool:
    """Whether a header of these columns is remembered."""
    return any(hit.language == REMEMBERED for column in columns for hit in column.hits)


def _hit(rule: MemoryRule) -> Hit:
    phrase = normalise(rule.words)
    return Hit(rule.value, 1.0, REMEMBERED, 0, phrase.count(" ") + 1, phrase)


def _without(column: Column, taken: set[str]) -> Column:
    hits = tuple(hit for hit in column.hits if hit.target not in taken)
    return column if len(hits) == len(column.hits) else replace(column, hits=hits)


def _holds_numbers(column: Column) -> bool:
    return column.kind in ("code", "integer") or (column.kind == "text" and column.numbered >= 0.5)
