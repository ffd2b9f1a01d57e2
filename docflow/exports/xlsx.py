"""An Excel sheet, one row a line of a posting. Debit and credit are numbers to be added up; all else is text."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter

from docflow.errors import BadInput
from docflow.exports._rows import COLUMNS, rows
from docflow.schema.postings import Posting

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = "xlsx"
_MONEY = {COLUMNS.index("debit"), COLUMNS.index("credit")}
_MOST_ROWS = 1_048_575
_PIECE = 2**20
_EXACT = 15
"""Digits that a number in a sheet keeps; longer amounts stand as text."""


def write(postings: Iterable[Posting]) -> Iterator[bytes]:
    """Written to a file first, row by row. Raises BadInput where a sheet has not rows enough."""
    with tempfile.TemporaryDirectory(prefix="docflow-export-") as folder:
        path = Path(folder) / "postings.xlsx"
        with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
            sheet = book.add_worksheet("Postings")
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, COLUMNS)
            for n, row in enumerate(rows(postings), start=1):
                if n > _MOST_ROWS:
                    raise BadInput("These are more lines than a sheet can hold; export fewer, or as CSV.")
                for column, value in enumerate(row):
                    if column in _MONEY and value and len(value) <= _EXACT:
                        sheet.write_number(n, column, float(value))
                    else:
                        sheet.write_string(n, column, value)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
