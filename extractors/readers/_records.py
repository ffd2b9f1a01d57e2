"""Files of records, one a line: the named parts of each record as words that stand where they are printed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docflow.errors import Quarantine
from docflow.schema.place import Page, Pages, Word
from docflow.schema.states import QuarantineCode
from extractors.readers import _grid
from extractors.readers._decode import decoded

MAX_BYTES = 50_000_000
MAX_RECORDS = 200_000


class Part(NamedTuple):
    """A named part of a line."""

    name: str
    """ "amount"; empty for the record's own name, with which a record begins."""
    line: int
    """From 1, in the file."""
    start: int
    """Character of the line, from 0."""
    text: str


class Record(NamedTuple):
    """One record: its name (":61:", "16") and its parts, which may stand on several lines."""

    name: str
    line: int
    parts: Sequence[Part]


Columns = tuple[tuple[str, int, int], ...]
"""Of a record: name, first character and the one behind the last, from 0."""


def fixed(name: str, line: int, text: str, columns: Columns) -> Record:
    """A record of fixed columns."""
    return Record(name, line, [Part(column, line, start, text[start:end]) for column, start, end in columns])


def text_of(data: bytes, what: str) -> tuple[str, tuple[str, ...]]:
    """The decoded text and notes on what was replaced. Raises Quarantine above 50 MB."""
    if len(data) > MAX_BYTES:
        sentence = f"The {what} has {len(data):,} bytes; at most {MAX_BYTES:,} are read. Ask for it in parts."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    return decoded(data)


def pages_of(
    reader: str, groups: Sequence[Sequence[Record]], max_pages: int, what: str, notes: tuple[str, ...] = ()
) -> Pages:
    """One page for each group of records. Raises Quarantine where there are too many or none."""
    count = sum(map(len, groups))
    if count > MAX_RECORDS:
        sentence = f"The {what} has {count:,} records; at most {MAX_RECORDS:,} are read. Ask for it in parts."
        raise Quarantine(QuarantineCode.LIMITS, sentence)
    if not count:
        raise Quarantine(QuarantineCode.UNREADABLE, f"The {what} holds no record. Ask the bank for it again.")
    kept = groups[:max_pages]
    if len(groups) > len(kept):
        notes = (*notes, f"Only the first {len(kept)} of {len(groups)} statements were read.")
    return Pages(reader=reader, pages=tuple(_page(n, group) for n, group in enumerate(kept, 1)), notes=notes)


def _page(number: int, records: Sequence[Record]) -> Page:
    first = min((record.line for record in records), default=1)
    words = [word for record in records for word in _words(record, first)]
    return _grid.page(number, words, "edi")


def _words(record: Record, first: int) -> Iterable[Word]:
    """The record's name (which marks where it begins), then its parts; empty parts are left out."""
    width = min(len(record.name), 3)
    yield _grid.word(
        record.name, 0, record.line - first, width=width, bold=True, ref=f"{record.name}, line {record.line}"
    )
    for part in record.parts:
        if text := part.text.strip():
            column = part.start + len(part.text) - len(part.text.lstrip())
            ref = f"{record.name} {part.name}, line {part.line}"
            yield _grid.word(text, column, part.line - first, ref=ref)
