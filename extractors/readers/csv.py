"""Delimited text (CSV, TSV, semicolons, pipes, carets): one word per cell, columns as wide as their content."""

import csv
import io
from collections import Counter

from docflow.errors import Quarantine
from docflow.schema.place import Pages
from docflow.schema.states import QuarantineCode
from extractors.contract import ReadOptions
from extractors.readers._decode import decoded, looks_like_text
from extractors.readers._framed import is_framed
from extractors.readers._table import MAX_CELLS, Cell, page_of_cells

NAME = "csv"
_DELIMITERS = ";\t,|^"
_SAMPLE_LINES = 50


def claims(data: bytes, name: str) -> bool:
    """Text in which one delimiter cuts most lines into the same number of cells; the name may tip the scale."""
    if not looks_like_text(data) or data.lstrip()[:1] in (b"<", b"{", b"["):
        return False
    text, _ = decoded(data[:20_000])
    if _drawn(text):
        return False
    named = name.lower().endswith((".csv", ".tsv", ".tab"))
    return _delimiter(text, 0.5 if named else 0.8, 2 if named else 3, named) is not None


def read(data: bytes, options: ReadOptions) -> Pages:
    """Cells with refs such as "B7"; raises Quarantine(LIMITS) above a million cells."""
    text, notes = decoded(data)
    delimiter = _delimiter(text[:20_000], 0.0, 1, True) or ","
    rows: list[list[Cell]] = []
    count = 0
    for number, row in enumerate(_rows(text, delimiter)):
        count += len(row)
        if count > MAX_CELLS:
            raise Quarantine(QuarantineCode.LIMITS, f"The file has more than {MAX_CELLS:,} cells. Send it in parts.")
        rows.append([Cell(value.strip(), number, column) for column, value in enumerate(row)])
    page = page_of_cells(1, [cell for row in rows for cell in row], "sheet")
    return Pages(reader=NAME, pages=(page,), notes=notes)


def _drawn(text: str) -> bool:
    """A table drawn with characters: its columns are where they stand, and cells may reach over several."""
    lines = [line.rstrip() for line in text.splitlines()[:_SAMPLE_LINES] if is_framed(line)]
    return len(lines) > 2 and len({len(line) for line in lines[:-1]}) == 1


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        sentence = f"The delimited text cannot be read ({error}). Ask the sender for the file again."
        raise Quarantine(QuarantineCode.UNREADABLE, sentence) from error


def _delimiter(text: str, agreement: float, least: int, headed: bool) -> str | None:
    """The delimiter whose cell count is the same in most lines, if at least `least` cells a line. `headed`: lines of
    label and value above the table have a count of their own."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE_LINES]
    if len(lines) < 2:
        return None
    best: tuple[float, int, str] = (0.0, 0, "")
    for delimiter in _DELIMITERS:
        counts = Counter(len(row) for row in _rows("\n".join(lines), delimiter))
        # Nobody types tabs into a sentence: two columns are enough, and a line of two is a label and its value.
        tabs = delimiter == "\t"
        paired = headed or tabs
        wide = {width: count for width, count in counts.items() if width > (2 if paired and max(counts) > 3 else 1)}
        width, lines_with = max((wide or counts).items(), key=lambda item: (item[1] if item[0] > 1 else 0, item[0]))
        pairs = counts[2] if paired and width > 2 else 0
        share = (lines_with + pairs) / len(lines)
        if width >= (2 if tabs else max(least, 2)) and (share, width) > best[:2]:
            best = (share, width, delimiter)
    return best[2] if best[2] and best[0] >= agreement else None
