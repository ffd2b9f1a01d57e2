"""Sub-lines: amounts under a line that explain or change what is paid for it."""

from collections.abc import Callable, Sequence

from docflow.schema.reasons import Reason
from extractors.fields.reasons import classify_reason
from extractors.papers.paper import Paper
from extractors.remittance._amounts import own_amounts
from extractors.remittance._named_lines import take_date
from extractors.remittance._paid import Cell, PaidLine, TableReading, to_units
from extractors.remittance._row_totals import paid_column
from extractors.remittance._text_columns import date_column
from extractors.tables import Atom, Table, TableRow


def fold(paper: Paper, reading: TableReading, stated: Sequence[int]) -> None:
    """Give each sub-line's amount its meaning: it explains a gap in its line, or the total asks for it."""
    with_details = [line for line in reading.lines if line.details]
    if not with_details:
        return
    for line in with_details:
        _take_net(paper, line, reading.scale)
    _drop_total(paper, reading)
    _free_standing(paper, reading, stated)
    with_details = [line for line in with_details if line.details]
    values = {id(line): _value(paper, line, reading.scale) for line in with_details}
    unexplained: list[PaidLine] = []
    for line in with_details:
        value = values[id(line)]
        gap = line.gross - line.discount - line.deduction - line.withholding - line.paid
        if value is None:
            continue
        if gap and abs(value) == abs(gap):
            _deduct(paper, line, gap, reading.scale)
            line.holds = True
        elif abs(value) in (abs(line.deduction), abs(line.withholding), abs(line.discount)):
            _describe(line, line.details)
        else:
            unexplained.append(line)
    _by_total(paper, reading, unexplained, values, stated)


def _take_net(paper: Paper, line: PaidLine, scale: int) -> None:
    """Sub-lines that lead from the line's amount to the last of them: that is what is paid of it."""
    values = [_amount_of(paper, line, row, scale) for row in line.details]
    if line.paid != line.gross or line.discount or line.deduction or None in values:
        return
    *off, last = [value or 0 for value in values]
    if last not in (line.paid + sum(off), line.paid - sum(off)) or last * line.paid <= 0:
        return
    gap, net = line.paid - last, line.details.pop()
    line.cells["gross_amount"] = line.cells.get("paid_amount", line.cells.get("gross_amount", Cell(net.row.page, ())))
    line.paid, line.cells["paid_amount"] = last, Cell(net.row.page, tuple(own_amounts(line, net)[-1:]))
    if gap:
        _deduct(paper, line, gap, scale)
    line.holds = True
    line.details.clear()


def _value(paper: Paper, line: PaidLine, scale: int) -> int | None:
    """Sum of the last amount of each detail row."""
    found = [value for row in line.details if (value := _amount_of(paper, line, row, scale)) is not None]
    return sum(found) if found else None


def _free_standing(paper: Paper, reading: TableReading, stated: Sequence[int]) -> None:
    """Amounts in the paid column, with words in a column of their own, that the total counts: lines with no number.
    Between lines and without a day they are sub-lines of the line above, and so are then those under the last one."""
    column = paid_column(reading.solution)
    under = any(not _dated(row) for line in reading.lines[:-1] for row in line.details)
    found = [
        (line, row)
        for line in reading.lines
        for row in line.details
        if line.holds is not False and (_dated(row) or not under) and _stands_alone(reading, row, column)
    ]
    values = [last_amount(paper, row, reading.scale) for _, row in found]
    totals = {*stated, *(value for value, _ in reading.totals)}
    if not found or reading.paid in totals or reading.paid + sum(values) not in totals:
        return
    for (line, row), value in zip(found, values, strict=True):
        line.details.remove(row)
        at = _after(reading.lines, line)
        reading.lines.insert(at, adjustment(paper, reading.table, row, value, column))
        reading.carried = [(above + (above >= at), units, cell) for above, units, cell in reading.carried]
    if column in reading.solution.column_totals:
        reading.solution.column_totals[column] = True  # with them it is the printed one, as was just seen


def _dated(row: TableRow) -> bool:
    return any(atom.kind == "date" for atom in row.row.atoms)


def _stands_alone(reading: TableReading, row: TableRow, column: int | None) -> bool:
    """Its only amount is paid; its words begin where a headed column or the table does, not indented under a line."""
    money = [atom for atom in row.row.atoms if atom.kind == "money"]
    words = [atom for atom in row.row.atoms if atom.kind in ("text", "code")]
    if column is None or not words or [id(a) for a in money] != [id(a) for a in row.cells.get(column, ())]:
        return False
    columns = reading.table.columns
    starts = [c.x0 for c in columns if c.header and c.kind in ("text", "code", "integer")]
    starts += [head.x0 for c in columns for head in c.header_atoms[:1]]
    return any(abs(words[0].x0 - x0) < 0.3 * row.row.em for x0 in starts)


def last_amount(paper: Paper, row: TableRow, scale: int) -> int:
    """Of a row whose amount may stand in a cell put together from two rows; 0 where it has none."""
    last = next((atom for atom in reversed(row.row.atoms) if atom.kind == "money"), None)
    value = paper.amount(last) if last else None
    return to_units(value.value, scale) if value else 0


def _after(lines: Sequence[PaidLine], line: PaidLine) -> int:
    """Behind the line and the adjustments already put there."""
    at = next(n for n, other in enumerate(lines) if other is line) + 1
    while at < len(lines) and lines[at].kind == "adjustment":
        at += 1
    return at


def adjustment(paper: Paper, table: Table, row: TableRow, value: int, column: int | None) -> PaidLine:
    words = tuple(atom for atom in row.row.atoms if atom.kind not in ("money", "date", "mark"))
    paid = Cell(row.row.page, tuple(row.cells.get(column, ())) if column is not None else ())
    line = PaidLine("", {"paid_amount": paid, "deduction_text": Cell(row.row.page, words)}, kind="adjustment")
    line.gross = line.paid = value
    take_date(paper, line, row, date_column(table))
    line.reason_text = " ".join(atom.text for atom in words)
    return line


def _drop_total(paper: Paper, reading: TableReading) -> None:
    """A last row that ends in what the lines and their sub-lines come to is the total, whatever its word."""
    last = reading.lines[-1]
    rows = [row for line in reading.lines for row in line.details]
    values = [last_amount(paper, row, reading.scale) for row in rows]
    off = sum(value for value in values[:-1])
    if len(last.details) > 1 and off and values[-1] in (reading.paid + off, reading.paid - off):
        row = last.details.pop()
        money = [atom for atom in row.row.atoms if atom.kind == "money"]
        reading.totals.append((values[-1], Cell(row.row.page, (money[-1],))))


def _by_total(
    paper: Paper, reading: TableReading, lines: Sequence[PaidLine], values: dict[int, int | None], stated: Sequence[int]
) -> None:
    """Where the printed total counts the sub-lines, they reduce what is paid for their lines."""
    totals = {*stated, *(value for value, _ in reading.totals)}
    amounts = {id(line): values[id(line)] or 0 for line in lines}
    if not lines or reading.paid in totals:
        for line in lines:
            if line.deduction and not line.reason_text:
                _describe(
                    line, line.details
                )  # what is counted in its words ("16 cases at 12.00") is in the deduction already
        return
    variants: tuple[Callable[[int], int], ...] = (lambda v: -v, abs)
    for reduces in variants:
        if reading.paid - sum(reduces(amount) for amount in amounts.values()) in totals:
            for line in lines:
                off = reduces(amounts[id(line)])
                line.paid -= off
                line.cells.pop("paid_amount", None)
                if not _deduct(paper, line, off, reading.scale):
                    reading.notes.append(
                        f"The amount under {line.number} was read as its deduction, because the total counts it."
                    )
            return
    reading.notes.append(
        "Amounts under the lines could not be placed: " + ", ".join(line.number for line in lines[:5]) + "."
    )


def _deduct(paper: Paper, line: PaidLine, off: int, scale: int) -> bool:
    """What the sub-lines take off: of each a discount where its words say so, else a deduction for the reason they
    tell. Whether they tell one."""
    parts = [(row, value) for row in line.details if (value := _amount_of(paper, line, row, scale)) is not None]
    sign = 1 if sum(value for _, value in parts) == off else -1
    printed = bool(line.discount)
    discounts = [(row, value) for row, value in parts if not printed and _says_discount(row)]
    others = [part for part in parts if part not in discounts]
    for role, found in (("discount", discounts), ("deduction", others)):
        if found:
            setattr(line, role, getattr(line, role) + sign * sum(value for _, value in found))
            row = max(found, key=lambda part: abs(part[1]))[0]
            line.cells[f"{role}_amount"] = Cell(row.row.page, tuple(own_amounts(line, row)[-1:]))
    if others:
        _describe(line, [row for row in line.details if not any(row is other for other, _ in discounts)])
    return all(_reason_of(row) is not None for row, _ in parts)


def _amount_of(paper: Paper, line: PaidLine, row: TableRow, scale: int) -> int | None:
    """The last amount of a sub-line."""
    money = own_amounts(line, row)
    reading = paper.amount(money[-1]) if money else None
    return to_units(reading.value, scale) if reading else None


def _words(rows: Sequence[TableRow]) -> list[Atom]:
    return [atom for row in rows for atom in row.row.atoms if atom.kind in ("text", "code", "percent")]


def _reason_of(row: TableRow) -> Reason | None:
    said = classify_reason(" ".join(atom.text for atom in _words([row])))
    return said.reason if said is not None else None


def _says_discount(row: TableRow) -> bool:
    """Whether a known word says so; "Quick pay fee" only sounds like it."""
    said = classify_reason(" ".join(atom.text for atom in _words([row])))
    return said is not None and said.reason is Reason.DISCOUNT and bool(said.evidence)


def _describe(line: PaidLine, rows: Sequence[TableRow]) -> None:
    words = _words(rows)
    if any(atom.kind != "percent" for atom in words):
        line.reason_text = " ".join(atom.text for atom in words)
        line.cells["deduction_text"] = Cell(rows[0].row.page, tuple(words))
