"""What a row under a header is: a line, its detail, a wrapped cell, a sum, a carried-forward row, or none of these."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.fields.composed import composed_label
from extractors.fields.lexicon import Hit, carried, document_types, labels, totals
from extractors.fields.references import document_type_of
from extractors.tables.columns import assign
from extractors.tables.header import AMOUNT_ROLES
from extractors.tables.model import Atom, Column, Row, RowKind, Table, TableRow

_SPOKEN = 3
"""Words of a cell beyond which it may be a sentence."""
_PERCENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?%")
_WRAPPING = ".,;:()[]"
_PAID_KINDS = frozenset(("invoice", "credit_memo", "debit_memo"))


def label_of(row: Row) -> tuple[Hit, ...]:
    """Hits of a total or carried-forward phrase that opens the row's first text."""
    texts = [atom.text for atom in row.atoms if atom.kind in ("text", "code")]
    for n, text in enumerate(texts[:4]):
        hits = (totals().prefix(text) or carried().prefix(text)) if n == 0 else totals().exact(text)
        hits = hits or (_total_label(text) if n == 0 else ()) or _total_at_end(text)
        if hits:
            return hits
    return ()


def _total_label(text: str) -> tuple[Hit, ...]:
    """ "Amount transferred: EUR 5.00" under a table is its total as well."""
    return tuple(
        hit._replace(target="total")
        for hit in labels().prefix(text) or composed_label(text)
        if hit.target == "total_amount" and hit.weight >= 0.7
    )


def _total_at_end(text: str) -> tuple[Hit, ...]:
    """ "STORE 0118 TOTAL": the sum of what is named before it."""
    first, _, last = text.rpartition(" ")
    named = any(map(str.isdigit, first)) and len(text.split()) < _TITLED
    return tuple(hit._replace(target="subtotal") for hit in totals().exact(last)) if named else ()


_TITLED = 4
"""Words of what a sum is of, at most."""
_SMALL = 0.85
"""Of the print of the lines: what is set smaller is a footer's or a remark's."""


def before_footer(rows: list[TableRow]) -> list[TableRow]:
    """Up to the first line that stands far below the others and fills other cells, or follows a total in smaller print:
    a footer with numbers in it."""
    shapes: set[frozenset[int]] = set()
    bottom: float | None = None
    print_size, summed = 0.0, False
    for n, row in enumerate(rows):
        summed |= row.kind == "total"
        if row.kind == "line":
            shape = frozenset(row.cells)
            if bottom is not None and row.row.y0 - bottom > 6 * row.row.em and shape not in shapes:
                return rows[:n]
            if summed and row.row.em < _SMALL * print_size:
                return rows[:n]
            print_size, summed = row.row.em, False
            shapes.add(shape)
        near = bottom is None or row.row.y0 - bottom < 2.5 * row.row.em
        if row.kind in ("line", "detail", "total", "carried") or (row.kind == "wrap" and near):
            bottom = row.row.y1
    return rows


def belongs(table: Table, row: TableRow, after: TableRow) -> bool:
    """A detail, wrapped cell or remark right under a line."""
    if row.kind not in ("line", "detail", "wrap"):
        return False
    if after.kind not in ("detail", "wrap"):
        return is_remark(table, row, after)
    reach = 1.8 if after.kind == "detail" else 0.9
    return after.row.y0 - row.row.y1 < reach * max(row.row.em, after.row.em)


def is_remark(table: Table, row: TableRow, after: TableRow) -> bool:
    """Words right under a line, indented, that stand in no cell of it."""
    indent = min((atom.x0 for atom in after.row.atoms), default=0.0) - min(column.x0 for column in table.columns)
    near = row.row.page == after.row.page and 0 <= after.row.y0 - row.row.y0 < 2.2 * max(row.row.em, after.row.em)
    said = any(atom.kind == "text" for atom in after.row.atoms)
    return after.kind == "other" and not after.label and said and near and indent > 0.5 * row.row.em


def is_told(row: Row) -> bool:
    """An amount in the middle of a sentence, one blank from the words on either side."""
    for before, atom, after in zip(row.atoms, row.atoms[1:], row.atoms[2:], strict=False):
        if atom.kind != "money" or after.kind != "text":
            continue
        near = max(atom.x0 - before.x1, after.x0 - atom.x1) < 0.65 * row.em
        if near and (before.kind == "text" or (before.kind == "date" and after.text[:1].islower())):
            return True
    return False


def classified(table: Table, row: Row, told: dict[int, list[Atom]] | None = None) -> TableRow:
    """`told`: its cells, where they are not to be found by alignment."""
    cells = assign(row, table.columns) if told is None else told
    label = label_of(row)
    return TableRow(_kind(table, row, cells, label), cells, row, label)


def _kind(table: Table, row: Row, cells: dict[int, list[Atom]], label: tuple[Hit, ...]) -> RowKind:
    amounts = any(_is_amount_cell(table.columns[n], atoms) for n, atoms in cells.items())
    if label and (not _dated(table, cells) or not named_cell(table, cells)):
        if amounts or row.has_money:
            return "carried" if label[0].target == "carried" else "total"
        if label[0].target != "carried":  # "Transport" alone is a word of the goods
            return "other"
    named = named_cell(table, cells)
    if is_told(row) and (not named or _is_spoken(_number_atoms(table, cells))):
        return "other"
    if amounts:
        return "line" if named else "detail"
    if row.has_money:
        return "other"
    return "wrap" if cells and sum(len(atoms) for atoms in cells.values()) == len(row.atoms) else "other"


def _number_atoms(table: Table, cells: dict[int, list[Atom]]) -> list[Atom]:
    return cells.get(table.number, []) if table.number is not None else []


def named_cell(table: Table, cells: dict[int, list[Atom]]) -> bool:
    """Whether the row's number cell holds a number."""
    return any(_numbered(atom.text) for atom in _number_atoms(table, cells))


@lru_cache(maxsize=4096)
def _numbered(text: str) -> bool:
    """Has a number that is no percentage, or is the beginning of one that goes on below; in words, one that is longer
    than what counts quarters ("Volume rebate Q3")."""
    if len(text) > 1 and text[-1] in "-/":
        return True
    words = [word.strip(_WRAPPING) for word in _PERCENT.sub(" ", text).split()]
    numbers = [word for word in words if any(c.isdigit() for c in word)]
    said = [word for word in words if len(word) > 3 and word.isalpha() and not document_types().exact(word)]
    if numbers and document_type_of(" ".join(words[: words.index(numbers[0])])) in _PAID_KINDS:
        said = []  # "Our debit note DN18"
    return any(sum(c.isdigit() for c in word) > 2 for word in numbers) if said else bool(numbers)


def _is_spoken(atoms: Sequence[Atom]) -> bool:
    """ "We differ on ED-260934 by": a sentence, though a number stands in it."""
    words = [word.text for atom in atoms for word in atom.words]
    return len(words) > _SPOKEN and sum(word.isalpha() and word.islower() for word in words) * 2 >= len(words)


def _dated(table: Table, cells: dict[int, list[Atom]]) -> bool:
    return any(table.columns[n].kind == "date" and any(a.kind == "date" for a in atoms) for n, atoms in cells.items())


def _is_amount_cell(column: Column, atoms: Sequence[Atom]) -> bool:
    if column.kind not in ("money", "integer") or not atoms:
        return False
    if column.kind == "integer" and not any(hit.target in AMOUNT_ROLES for hit in column.hits):
        return False
    return all(
        atom.kind in ("money", "integer") or (atom.kind in ("code", "mark") and column.kind == "money")
        for atom in atoms
    )
