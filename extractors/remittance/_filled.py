"""The amounts of each line, as the solution of the table reads its columns, and why less is paid."""

from collections.abc import Collection, Sequence

from extractors.fields.reasons import classify_reason
from extractors.remittance._paid import Cell, PaidLine
from extractors.remittance._plausible import one_rate
from extractors.remittance._solution import AmountColumn, Solution
from extractors.tables import Table, TableRow

_NAMING = frozenset(("document_number", "our_number", "purchase_order", "document_date"))
FIELD = {"gross_amount": "gross_amount", "discount_amount": "discount_amount", "deduction_amount": "deduction_amount",
          "withholding_amount": "deduction_amount", "paid_amount": "paid_amount"}  # fmt: skip


def at_one_rate(amounts: Sequence[AmountColumn], solution: Solution) -> set[int]:
    """Columns of deductions that are the same share of every invoice: the header tells what for, as of a tax."""
    gross = next((column for column in amounts if solution.roles[column.index] == "gross_amount"), None)
    off = [c for c in amounts if solution.roles[c.index] in ("deduction_amount", "withholding_amount")]
    return {c.index for c in off if gross is not None and one_rate(gross, c, 0.4)}


def fill(line: PaidLine, table: Table, row: TableRow, solution: Solution, i: int, taxed: Collection[int]) -> None:
    line.gross, line.discount = int(solution.gross[i]), int(solution.discount[i])
    line.deduction, line.withholding = int(solution.deduction[i]), int(solution.withholding[i])
    line.paid = int(solution.paid[i])
    line.holds = bool(solution.holds[i]) if solution.checked[i] else None
    if 0 < line.gross == -line.paid and not (line.discount or line.deduction or line.withholding):
        line.gross, line.holds = line.paid, True  # in a column of credits, which shows no sign
    for n, role in solution.roles.items():
        atoms = tuple(row.cells.get(n, ()))
        in_part = role == "gross_amount" and solution.parts is not None and bool(solution.parts[i])
        if role in ("deduction_amount", "withholding_amount") and atoms:
            line.header, line.taxed = table.columns[n].header, n in taxed
        if role in FIELD and atoms and not in_part:
            line.cells.setdefault(FIELD[role], Cell(row.row.page, atoms))
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


def explain(table: Table, rows: Sequence[TableRow], lines: Sequence[PaidLine]) -> None:
    """The column of words or codes that stand where something is taken off, and nowhere else, tells why, whatever its
    header."""
    less = [bool(line.deduction or line.withholding or (line.gross or line.paid) < 0) for line in lines]
    for n, column in enumerate(table.columns) if any(less) else ():
        named = any(hit.target in _NAMING and hit.weight >= 0.5 for hit in column.hits)
        if column.kind not in ("text", "code") or n == table.number or named:
            continue
        texts = [row.text(n) for row in rows]
        beside = all(bool(text) == off for text, off in zip(texts, less, strict=True))
        if beside and (not all(less) or (not column.hits and all(map(classify_reason, filter(None, texts))))):
            for line, row in zip(lines, rows, strict=True):
                if row.text(n):
                    line.reason_text = row.text(n)
                    line.cells["deduction_text"] = Cell(row.row.page, tuple(row.cells[n]))
            return
    unknown = [n for n, column in enumerate(table.columns) if column.kind == "text" and not column.hits]
    if len(unknown) == 1 and unknown[0] != table.number:  # "What for": of what is taken off it tells why
        for line, row in zip(lines, rows, strict=True):
            if line.kind == "debit_memo" and row.text(unknown[0]):
                line.reason_text, line.described = row.text(unknown[0]), True
                line.cells["deduction_text"] = Cell(row.row.page, tuple(row.cells[unknown[0]]))
