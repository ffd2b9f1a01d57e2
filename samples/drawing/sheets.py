"""Workbooks and character-separated files, the same bytes on every run."""

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    """A workbook that `fill` writes into."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2026, 11, 1, tzinfo=dt.UTC), "author": "Accounts Payable"})
    fill(book)
    book.close()
    return out.getvalue()


def separated(rows: Sequence[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Rows as a character-separated file."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode(encoding)
