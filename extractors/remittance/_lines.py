"""A table -> the paid lines: roles of its columns by the solver, sub-lines folded in, every value with its place."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from docflow.schema.records import DocumentType
from extractors.fields.composed import split_order
from extractors.fields.reasons import classify_reason
from extractors.fields.references import document_type_of
from extractors.papers.paper import Paper
from extractors.remittance._below import attach
from extractors.remittance._by_payment import names_payment
from extractors.remittance._foreign import foreign_apart
from extractors.remittance._headings import headings
from extractors.remittance._named import number_in
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._scanned import joined
from extractors.remittance._sides import lines_left_out, with_sides_folded
from extractors.remittance._text_columns import TextColumns
from extractors.remittance.proof import NEAR, AmountColumn, Problem, Solution, one_rate, solve
from extractors.tables import Atom, Column, Table, TableRow
from extractors.tables.header import AMOUNT_ROLES
from extractors.tables.model import text_of

_NAMING = frozenset(("document_number", "our_number", "purchase_order", "document_date"))
_LETTERS = re.compile(r"[A-Z]{2,4}(?=[-/ ]?\d)")
_CLEAR = 0.85
"""How surely a header says discount that needs no other sign."""
_NO_AMOUNTS = frozenset(
    (
        "quantity",
        "unit_price",
        "tax_rate",
        "item_number",
        "our_number",
        "purchase_order",
        "document_number",
        "line_number",
    )
)


def read_table(paper: Paper, table: Table, stated: Sequence[int], scale: int) -> TableReading | None:
    """The best reading of a table, or None where it has no amounts that could be paid."""
    rows = table.lines
    _second_rows(table, rows)
    amounts = _amount_columns(paper, table, rows, scale)
    if not amounts:
        return None
    amounts, in_what = foreign_apart(paper, table, amounts)
    amounts, taken_off, difference = with_sides_folded(paper, table, rows, amounts, scale)
    columns = TextColumns.of(table)
    under = headings(paper, table)
    heads = table.columns[table.number].header_atoms if table.number is not None else ()
    usual: DocumentType | None = "debit_memo" if any(document_type_of(a.text) == "debit_memo" for a in heads) else None
    named = [_named_line(paper, table, columns, row, under.get(id(row.row), usual)) for row in rows]
    reason = next((n for n in columns.reasons if table.columns[n].weight("reason") >= 0.35), None)
    attach(paper, table, columns.order, named, dated=columns.date is None, reason=reason)
    _rejoin(paper, named)
    credited = np.array([line.credit_by_word for line in named], bool) | taken_off
    positive = np.array(
        [any(c.cents[i] > 0 for c in amounts if "balance" not in c.weights) for i in range(len(rows))], bool
    )
    below = np.array([_below(paper, line, scale) for line in named], np.int64)
    solutions = solve(Problem(amounts, (*stated, *difference), credited & positive, below))
    if not solutions:
        return None
    best = solutions[0]
    taxed = _at_one_rate(amounts, best)
    for i, line in enumerate(named):
        _fill(line, table, rows[i], best, i, taxed)
    if not columns.reasons:
        _explain(table, rows, named)
    others = [s for s in solutions[1:] if s.score > best.score - NEAR and not s.same_result(best)]
    reading = TableReading(table, named, best, others, _totals(paper, table, best, scale), scale)
    reading.notes.extend((*in_what, *_unread(paper, table, best)))
    reasoned = np.array([reason is not None and bool(row.cells.get(reason)) for row in rows], bool)
    reading.notes.extend(_unsure_roles(table, amounts, best, reasoned))
    if left := lines_left_out(amounts, [n for n, role in best.roles.items() if role in _FIELD]):
        reading.notes.append(f"The only amount of line {', '.join(map(str, left[:5]))} was not used.")
    reading.notes.extend(_undated(named, columns.date))
    reading.notes.extend(_unreasoned(named))
    reading.carried = _carried(paper, table, best, scale)
    return reading


def _explain(table: Table, rows: Sequence[TableRow], lines: Sequence[PaidLine]) -> None:
    """The column of words or codes that stand where something is taken off, and nowhere else, tells why, whatever its
    header."""
    less = [bool(line.deduction or line.withholding) for line in lines]
    for n, column in enumerate(table.columns):
        texts = [row.text(n) for row in rows]
        beside = any(less) and all(bool(text) == off for text, off in zip(texts, less, strict=True))
        told = not all(less) or (not column.hits and all(map(classify_reason, filter(None, texts))))
        named = any(hit.target in _NAMING and hit.weight >= 0.5 for hit in column.hits)
        if column.kind in ("text", "code") and n != table.number and beside and told and not named:
            for line, row in zip(lines, rows, strict=True):
                if row.text(n):
                    line.reason_text = row.text(n)
                    line.cells["deduction_text"] = Cell(row.row.page, tuple(row.cells[n]))
            return


def _undated(lines: Sequence[PaidLine], column: int | None) -> list[str]:
    """Documents whose date is missing where others of the table have one."""
    missing = [n for n, line in enumerate(lines, 1) if not (line.date or line.unread_date) and line.number]
    if column is None or not missing or len(missing) == len(lines):
        return []
    documents = [str(n) for n in missing if lines[n - 1].kind in ("invoice", "credit_memo")]
    return [f"Line {', '.join(documents[:5])} has no date, though others have."] if documents else []


def _unreasoned(lines: Sequence[PaidLine]) -> list[str]:
    """Deductions without a word why, where others of the table have one: it may stand over the page's edge."""
    taken = [n for n, line in enumerate(lines, 1) if line.deduction or line.withholding]
    silent = [str(n) for n in taken if not (lines[n - 1].reason_text or lines[n - 1].below)]
    if not silent or len(silent) == len(taken):
        return []
    return [f"Line {', '.join(silent[:5])} has a deduction without a reason, though others have one."]


def _amount_columns(paper: Paper, table: Table, rows: Sequence[TableRow], scale: int) -> list[AmountColumn]:
    found = []
    for n, column in enumerate(table.columns):
        if n == table.number or not _may_hold_amounts(column):
            continue
        cents = np.zeros(len(rows), np.int64)
        filled = np.zeros(len(rows), bool)
        for i, row in enumerate(rows):
            value = _cell_amount(paper, row.cells.get(n, ()))
            if value is not None:
                cents[i], filled[i] = _bounded(to_units(value, scale)), True
        if filled.any():
            weights = {hit.target: hit.weight for hit in reversed(column.hits)}
            grand, partial = _column_totals(paper, table, n, scale)
            found.append(AmountColumn(n, cents, filled, weights, grand, partial))
    return found


def _below(paper: Paper, line: PaidLine, scale: int) -> int:
    """Sum of the last amounts of the line's sub-lines."""
    total = 0
    for row in line.details:
        money = own_amounts(line, row)
        reading = paper.amount(money[-1]) if money else None
        total += _bounded(to_units(reading.value, scale)) if reading else 0
    return total


def own_amounts(line: PaidLine, row: TableRow) -> list[Atom]:
    """The amounts of a sub-line that are not the line's own in a second row."""
    taken = {id(atom) for cell in line.cells.values() for atom in cell.atoms} | line.second
    return [atom for atom in row.row.atoms if atom.kind == "money" and id(atom) not in taken]


def _unsure_roles(
    table: Table, amounts: Sequence[AmountColumn], solution: Solution, reasoned: NDArray[np.bool_]
) -> list[str]:
    """No arithmetic tells a discount from a deduction for sure: only a clear header does, or one that may say so over
    amounts that are the same share of every invoice. A discount needs no reason: one that stands beside one, in the
    `reasoned` lines, is doubtful, unless a deduction stands there as well."""
    notes = []
    gross = next((column for column in amounts if solution.roles[column.index] == "gross_amount"), None)
    taken = (solution.deduction != 0) | (solution.withholding != 0)
    for column in amounts:
        role, header = solution.roles[column.index], table.columns[column.index]
        discount = header.weight("discount_amount")
        deduction = max(header.weight("deduction_amount"), header.weight("withholding_amount"))
        told = gross is not None and np.count_nonzero(column.cents) > 1 and discount >= 0.4
        at_rate = told and gross is not None and one_rate(gross, column) is True
        argued = bool((reasoned & ~taken & (column.cents != 0)).any())
        weak = discount < _CLEAR or deduction > discount - 0.2
        unsure = (role == "discount_amount" and (argued or (not at_rate and weak))) or (
            role in ("deduction_amount", "withholding_amount") and (deduction < 0.6 or discount > deduction - 0.2)
        )
        if unsure and column.cents.any():
            kind = role.partition("_")[0]
            notes.append(f'The column "{header.header}" was read as a {kind}; it may be another kind of reduction.')
    return notes


def _unread(paper: Paper, table: Table, solution: Solution) -> list[str]:
    """Amounts of the lines that could not be read, or only by guessing at digits."""
    notes = []
    for n, role in solution.roles.items():
        for row in table.lines if role in _FIELD else ():
            for atom in row.cells.get(n, ()):
                value = paper.amount(atom) if atom.kind != "mark" else None
                if atom.kind != "mark" and value is None:
                    notes.append(f'"{atom.text}" under "{table.columns[n].header}" could not be read as an amount.')
                elif value is not None and (value.doubtful or value.ambiguous):
                    notes.append(f'The amount "{atom.text}" can be read in more than one way.')
    return notes[:5]


def _bounded(units: int) -> int:
    """Within what 64 bits can sum; amounts beyond are no money."""
    return units if abs(units) < 10**15 else 0


def _may_hold_amounts(column: Column) -> bool:
    if column.kind == "money":
        # "Invoices" over amounts says whose amounts they are.
        other = max((h.weight for h in column.hits if h.target in _NO_AMOUNTS - {"document_number"}), default=0.0)
        return other <= max((h.weight for h in column.hits if h.target in AMOUNT_ROLES), default=0.3)
    if names_payment(column):
        return False
    if column.weight("reason") >= 0.5:
        return False  # "Ded. code"
    return column.kind == "integer" and any(hit.target in AMOUNT_ROLES and hit.weight >= 0.5 for hit in column.hits)


def _cell_amount(paper: Paper, atoms: Sequence[Atom]) -> Decimal | None:
    atom = amount_atom(paper, atoms)
    reading = paper.amount(atom) if atom is not None else None
    return reading.value if reading is not None else None


def amount_atom(paper: Paper, atoms: Sequence[Atom]) -> Atom | None:
    """The first of a cell's atoms that is an amount."""
    for atom in atoms:
        if atom.kind in ("money", "integer", "code") and paper.amount(atom) is not None:
            return atom
    return None


def _column_totals(paper: Paper, table: Table, n: int, scale: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Printed totals under a column; and its page totals, subtotals and totals that may stand there by chance."""
    grand: list[int] = []
    partial: list[int] = []
    for row in table.rows:
        value = _cell_amount(paper, row.cells.get(n, ())) if row.kind == "total" else None
        if value is not None:
            (grand if is_grand_total(row) else partial).append(_bounded(to_units(value, scale)))
    return tuple(grand), tuple(partial)


def is_grand_total(row: TableRow) -> bool:
    """A row of sums of all lines, under several columns."""
    whole = not row.label or row.label[0].target == "total"
    return row.kind == "total" and whole and sum(atom.kind == "money" for atom in row.row.atoms) != 1


# --- what a line is called -------------------------------------------------------------------------------


def _named_line(
    paper: Paper, table: Table, columns: TextColumns, row: TableRow, under: DocumentType | None
) -> PaidLine:
    number = row.cells.get(table.number, []) if table.number is not None else []
    text = text_of(number)
    named, order = split_order(text)
    line = PaidLine(number_in(named), {"document_number": Cell(row.row.page, tuple(number))})
    if order is not None:
        line.purchase_order, line.cells["purchase_order"] = order, Cell(row.row.page, tuple(number))
    own = set(map(id, row.row.atoms))
    strange = [atom for atoms in row.cells.values() for atom in atoms if id(atom) not in own]
    line.second = {id(atom) for atom in strange if atom not in row.row.atoms}
    take_date(paper, line, row, columns.date)
    if columns.date is not None and row.cells.get(columns.date) and line.date is None:
        line.unread_date = row.text(columns.date)
        line.cells["unread_date"] = Cell(row.row.page, tuple(row.cells[columns.date]))
    if columns.order is not None and columns.order in row.cells:
        line.purchase_order = row.text(columns.order)
        line.cells["purchase_order"] = Cell(row.row.page, tuple(row.cells[columns.order]))
    line.kind, line.credit_by_word = _kind(columns.kind, row, text, under)
    for column in columns.reasons:
        if column in row.cells and not line.reason_text:
            line.reason_text, line.cells["deduction_text"] = (
                row.text(column),
                Cell(row.row.page, tuple(row.cells[column])),
            )
            line.described = table.columns[column].weight("reason") < table.columns[column].weight("description")
    return line


def take_date(paper: Paper, line: PaidLine, row: TableRow, column: int | None) -> None:
    """The date that stands in this column of the row."""
    for atom in row.cells.get(column, ()) if column is not None else ():
        if reading := paper.day(atom):
            line.date, line.cells["document_date"] = reading.value.isoformat(), Cell(row.row.page, (atom,))
            if reading.ambiguous:
                line.doubts.append("date")


def _kind(column: int | None, row: TableRow, number: str, under: DocumentType | None) -> tuple[DocumentType, bool]:
    """Type of the document, and whether a word says that it is a credit. `under`: what the heading above says."""
    texts = [row.text(column)] if column is not None else []
    if " " in number:
        texts.append(number.split()[0])
    for text in texts:
        kind = document_type_of(text) if len(text) > 1 else None  # a lone letter marks a side
        if kind == "adjustment" and (lettered := _LETTERS.match(number)):  # "Deduction" DM560480
            kind = "debit_memo" if document_type_of(lettered.group()) == "debit_memo" else kind
        if kind:
            return kind, kind == "credit_memo"
    return under or "invoice", under == "credit_memo"


def _second_rows(table: Table, rows: Sequence[TableRow]) -> None:
    """A line may be printed over two rows: its paid amount stands in the row below, under its own column."""
    above: TableRow | None = None
    for row in table.rows:
        if row.kind == "line":
            above = row
        elif above is not None and row.kind == "detail":
            for n, atoms in row.cells.items():
                if (
                    table.columns[n].weight("paid_amount") >= 0.5
                    and n not in above.cells
                    and table.columns[n].kind == "money"
                ):
                    above.cells[n] = atoms


def _rejoin(paper: Paper, lines: Sequence[PaidLine]) -> None:
    """On recognised pages, numbers cut apart by a blank are put together, and shown to a person."""
    if not lines or paper.page(lines[0].cells["document_number"].page).method != "ocr":
        return
    for line, number in zip(lines, joined([line.number for line in lines]), strict=True):
        if number != line.number:
            line.number = number
            line.doubts.append("wrapped")


# --- amounts ---------------------------------------------------------------------------------------------


_FIELD = {"gross_amount": "gross_amount", "discount_amount": "discount_amount", "deduction_amount": "deduction_amount",
          "withholding_amount": "deduction_amount", "paid_amount": "paid_amount"}  # fmt: skip


def _at_one_rate(amounts: Sequence[AmountColumn], solution: Solution) -> set[int]:
    """Columns of deductions that are the same share of every invoice: the header tells what for, as of a tax."""
    gross = next((column for column in amounts if solution.roles[column.index] == "gross_amount"), None)
    off = [c for c in amounts if solution.roles[c.index] in ("deduction_amount", "withholding_amount")]
    return {c.index for c in off if gross is not None and one_rate(gross, c, 0.4)}


def _fill(line: PaidLine, table: Table, row: TableRow, solution: Solution, i: int, taxed: Collection[int]) -> None:
    line.gross, line.discount = int(solution.gross[i]), int(solution.discount[i])
    line.deduction, line.withholding = int(solution.deduction[i]), int(solution.withholding[i])
    line.paid = int(solution.paid[i])
    line.holds = bool(solution.holds[i]) if solution.checked[i] else None
    for n, role in solution.roles.items():
        atoms = tuple(row.cells.get(n, ()))
        in_part = role == "gross_amount" and solution.parts is not None and bool(solution.parts[i])
        if role in ("deduction_amount", "withholding_amount") and atoms:
            line.header, line.taxed = table.columns[n].header, n in taxed
        if role in _FIELD and atoms and not in_part:
            line.cells.setdefault(_FIELD[role], Cell(row.row.page, atoms))
    if (
        solution.derived == "gross"
        and not (line.discount or line.deduction or line.withholding)
        and "paid_amount" in line.cells
    ):
        line.cells["gross_amount"] = line.cells["paid_amount"]
    if (
        solution.derived == "paid"
        and not (line.discount or line.deduction or line.withholding)
        and "gross_amount" in line.cells
    ):
        line.cells["paid_amount"] = line.cells["gross_amount"]


def paid_column(solution: Solution) -> int | None:
    """The column of what is paid, if only as gross."""
    for role in ("paid_amount", "gross_amount"):
        for n, found in solution.roles.items():
            if found == role:
                return n
    return None


def _totals(paper: Paper, table: Table, solution: Solution, scale: int) -> list[tuple[int, Cell]]:
    """Printed totals that may be the payment: the paid column's, or the only amount of a total row."""
    column, found = paid_column(solution), []
    for row in table.rows:
        if row.kind != "total" or (row.label and row.label[0].target != "total"):
            continue
        atoms = row.cells.get(column, []) if column is not None else []
        if not atoms:
            atoms = [atom for atom in row.row.atoms if atom.kind == "money"]
            atoms = atoms if len(atoms) == 1 else []
        value = _cell_amount(paper, atoms)
        if value is not None:
            found.append((to_units(value, scale), Cell(row.row.page, tuple(atoms))))
    return found


def _carried(paper: Paper, table: Table, solution: Solution, scale: int) -> list[tuple[int, int, Cell]]:
    """Lines above and amount of carried-forward and page-total rows."""
    column, found, above = paid_column(solution), [], 0
    for row in table.rows:
        above += row.kind == "line"
        partial = row.kind == "carried" or (row.kind == "total" and bool(row.label) and row.label[0].target != "total")
        if partial and column is not None and row.cells.get(column):
            value = _cell_amount(paper, row.cells[column])
            if value is not None:
                found.append((above, to_units(value, scale), Cell(row.row.page, tuple(row.cells[column]))))
    return found
