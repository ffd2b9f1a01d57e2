"""Comma-separated values (RFC 4180), UTF-8, one row a line of a posting."""

import csv
import io
from collections.abc import Iterable, Iterator

from docflow.exports._rows import COLUMNS, rows
from docflow.schema.postings import Posting

MEDIA_TYPE = "text/csv; charset=utf-8"
SUFFIX = "csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(postings: Iterable[Posting]) -> Iterator[bytes]:
    """What a spreadsheet would take for a formula is preceded by an apostrophe: a payer writes some of these values."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(postings):
        writer.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in row])
        if out.tell() > 2**16:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8", "replace")
