"""Why a person must look at the lines: what does not add up, what may be read otherwise, what was hard to read."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from docflow.schema.money import plain
from docflow.schema.records import Equation
from extractors.papers.draft import SURE, Draft
from extractors.remittance._accounted import explained
from extractors.remittance._paid import PaidLine, TableReading
from extractors.remittance._scanned import looks_misread, odd_ones, usual_shape
from extractors.remittance._text_columns import calls_documents
from extractors.tables import Column
from extractors.tables.naming import naming_rivals, of_supplier


def doubt_lines(draft: Draft, readings: Sequence[TableReading], lines: Sequence[PaidLine]) -> None:
    if not lines:
        draft.ask("No lines were found that say what is paid.")
        return
    wrong = [str(n + 1) for n, line in enumerate(lines) if line.holds is False]
    if wrong:
        draft.ask(f"Gross less discount and deductions is not the paid amount in line {', '.join(wrong[:10])}.")
    for reading in readings:
        _reading_doubts(draft, reading)
    _line_doubts(draft, lines)


def _reading_doubts(draft: Draft, reading: TableReading) -> None:
    for note in reading.notes:
        draft.ask(note)
    if reading.others:
        draft.ask("The columns can be read in more than one way that adds up.")
    if reading.solution.flipped:
        draft.proof.append(Equation(equation="credits are printed positive and reduce the payment", holds=True))
    number = reading.table.number
    if reading.prose:
        _prose_doubts(draft, reading)
    elif reading.captioned:
        pass  # numbers above their lines are labelled
    elif number is None or not (_says_documents(reading.table.columns[number]) or calls_documents(reading.table)):
        draft.ask("The table has no header that says which column is the document number.")
    elif doubt := _naming_doubt(reading.table.columns[number]):
        draft.ask(doubt)
    elif rivals := naming_rivals(reading.table.columns, number):
        draft.ask(f"More than one column may be the document number: {_heads(reading, (number, *rivals))}.")
    for column, holds in reading.solution.column_totals.items():
        name = reading.table.columns[column].header or f"column {column + 1}"
        draft.proof.append(Equation(equation=f'sum of "{name}" = printed total', holds=holds))
        if not holds:
            draft.ask(f'The printed total of "{name}" is not the sum of its lines.')
    _carried(draft, reading)


def _says_documents(column: Column) -> bool:
    """Whether its header says what its numbers are; a bare "Doc #" over a ledger's own entries does not."""
    return bool(column.hits) and (not column.serial or column.ordering or of_supplier(column))


def _heads(reading: TableReading, columns: Sequence[int]) -> str:
    """The headers of these columns, quoted; of one without a header its first cell."""
    first = reading.table.lines[0]
    return ", ".join(f'"{reading.table.columns[n].header or first.text(n)}"' for n in columns)


def _naming_doubt(column: Column) -> str | None:
    """Numbers that name something else than the supplier's documents."""
    if column.counting:
        return f'The numbers under "{column.header}" only count the lines.'
    known = max(column.weight("document_number"), column.weight("our_number"))
    if column.weight("purchase_order") > known:
        return f'The documents are named by purchase orders only ("{column.header}").'
    if column.weight("our_number") > column.weight("document_number"):
        return f'The documents are named by numbers of the payer only ("{column.header}").'
    return None


def _prose_doubts(draft: Draft, reading: TableReading) -> None:
    if any(line.unknown for line in reading.lines):
        draft.ask("The amounts of the single documents are not said.")


def _carried(draft: Draft, reading: TableReading) -> None:
    """A carried-forward row agrees with all lines above it, or with those since an earlier such row. What is another
    sum of the lines above (of their credits, of their discounts) is no amount carried forward but part of a summary."""
    sums = [0, *accumulate(line.paid for line in reading.lines)]
    starts = {0}
    for above, value, _ in reading.carried:
        parts = {sums[above] - sums[start] for start in starts}
        credit = reading.solution.flipped and -value in parts  # the sum of credits printed without a sign
        holds = value in parts or credit
        starts.add(above)
        if not holds and abs(value) in explained(reading.lines[:above]):
            continue
        shown = plain(Decimal(value).scaleb(-reading.scale))
        draft.proof.append(Equation(equation=f"lines up to {above} = {shown} carried forward", holds=holds))
        if not holds:
            draft.ask(f"The amount {shown} carried forward after line {above} is not the sum of the lines above it.")


def _scan_doubts(draft: Draft, lines: Sequence[PaidLine]) -> None:
    """Numbers of recognised pages: no equation covers them, so anything odd is shown."""
    read = [line for line in lines if _recognised(draft, line)]
    numbers = [line.number for line in read]
    odd, alike = odd_ones(numbers), usual_shape(numbers) is not None
    for n, line in enumerate(read):
        if line.proven_by or "series" in line.doubts:
            continue
        if n in odd or (looks_misread(line.number, blanks=alike) and _sureness(line) < _TWO_ENGINES):
            draft.ask(f'The document number "{line.number}" may have been misread.')


_SHORTENED = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
_TWO_ENGINES = 0.99
"""So sure is a word only if two engines read it alike, look-alike letters included."""


def _sureness(line: PaidLine, name: str = "document_number") -> float:
    """Of the least sure word of that cell; dashes and dots beside it do not count."""
    cell = line.cells.get(name)
    unsure = [atom for atom in cell.atoms if atom.confidence < 1.0] if cell else []
    return min((atom.confidence for atom in unsure if any(map(str.isalnum, atom.text))), default=1.0)


def _recognised(draft: Draft, line: PaidLine) -> bool:
    cell = line.cells.get("document_number")
    return cell is not None and draft.paper.page(cell.page).method == "ocr"


def _recognised_line(draft: Draft, line: PaidLine) -> bool:
    """Whether the line stands on a scan."""
    return any(draft.paper.page(cell.page).method == "ocr" for cell in line.cells.values())


def _spoilt(line: PaidLine) -> str | None:
    """What a sheet makes of numbers: "3-2031" becomes a day, 411890000123 becomes 4.1189E+11."""
    cell = line.cells.get("document_number")
    if cell is not None and any(atom.kind == "date" for atom in cell.atoms):
        return "is a date; a sheet may have made it of a number"
    if _SHORTENED.fullmatch(line.number):
        return "is shortened to its first digits; ask for the sheet with that column as text"
    return None


def _line_doubts(draft: Draft, lines: Sequence[PaidLine]) -> None:
    _scan_doubts(draft, lines)
    for n, line in enumerate(lines, 1):
        if line.kind == "adjustment" and not line.number:
            if _recognised_line(draft, line):
                draft.ask(f"Line {n} has no document number; recognition may have missed it.")
            continue
        if not any(map(str.isdigit, line.number)):
            draft.ask(f"Line {n} has no document number.")
        elif line.number[-1] in "-/":
            draft.ask(f'The document number "{line.number}" in line {n} seems to go on.')
        elif spoilt := _spoilt(line):
            draft.ask(f'The document number "{line.number}" in line {n} {spoilt}.')
        elif "series" in line.doubts:
            shown = " ".join(atom.text for atom in line.cells["document_number"].atoms)
            draft.ask(f'"{shown}" in line {n} was read as {line.number}, as the numbers of the other lines are made.')
        elif not line.proven_by and _sureness(line) < SURE:
            draft.ask(f'The document number "{line.number}" in line {n} was hard to read.')
        for name in ("document_date", "purchase_order"):
            if _sureness(line, name) < SURE:
                draft.ask(f"The {name.replace('_', ' ')} in line {n} was hard to read.")
        if any(map(str.isdigit, line.unread_date)):
            draft.ask(f'The date "{line.unread_date}" in line {n} could not be read.')
        if "date" in line.doubts:
            draft.ask("Day and month of the document dates may be the other way round.")
        if "reason" in line.doubts:
            draft.ask(f'"{line.header}" and "{line.reason_text}" tell different reasons for the deduction in line {n}.')
        if line.kind == "credit_memo" and line.paid > 0:
            draft.ask(f"Line {n} is called a credit, and its amount is added to the payment.")
        if "memo" in line.doubts:
            _ask_of_memo(draft, n, line)
        if "rivals" in line.doubts:
            draft.ask(f'Beside "{line.number}" in line {n} stand other numbers that may be the document.')
        if "wrapped" in line.doubts:
            draft.ask(f'The document number "{line.number}" in line {n} was put together from two parts.')


def _ask_of_memo(draft: Draft, n: int, line: PaidLine) -> None:
    said = line.reason_text or line.below
    if line.kind == "debit_memo":
        draft.ask(f'Line {n} takes money off for "{said}"; it was read as a debit memo of the payer.')
    else:
        draft.ask(f'Line {n} takes money off for "{said}"; it was read as a credit of the supplier.')


def doubt_reading(draft: Draft) -> None:
    """What the reader noticed."""
    for note in draft.paper.pages.notes:
        draft.ask(note)
    for page in draft.paper.pages.pages:
        for note in page.notes:
            draft.ask(f"Page {page.number}: {note}")
        if page.unread:
            draft.ask(f"Page {page.number} was not read.")
    if draft.paper.convention.mixed:
        draft.ask("Amounts are printed with decimal points and with decimal commas.")
